/**
 * Makes the text of new notes and the values of properties: under the user's names, with typed text made harmless, from
 * the user's own template or a built-in one.
 */
import type { Day } from '../day';
import type { Edit } from './edit';
import { fileName } from './file-name';
import { changeProperties, frontMatter, type ParseYaml, type PropertyValue } from './front-matter';
import type { Language, Words } from '../i18n/lookup';
import { frontMatterBlock } from '../markdown/note';
import type { Kind, Severity } from '../model';
import { isRefusal, refusal, type Refusal } from './refusal';
import { fillTemplate, type MarkerValue } from './template';
import { nameOf, type OwnNote, type OwnTemplate, type TemplateName } from './template-names';
import { linkTo, typedLine } from './typed-text';
import { foldKey, foldWord, KIND_WORDS, PROPERTY_NAMES, writtenName, type OwnNames, type PropertyName } from '../reading/words';
import type { Spelling } from '../reading/spelling';

/** Everything an action must know besides what was entered. */
export interface Writing {
  readonly today: Day;
  /** `HH:MM` */
  readonly time: string;
  /** In the language of written notes. */
  readonly words: Words;
  /** Which words log lines are written in: `canonicalSpelling` or `spellingIn(language)`. */
  readonly spelling: Spelling;
  readonly own: OwnNames;
  /** Folders for new notes, without slash at the end; blank: the vault's root. */
  readonly folders: Readonly<Record<Kind | 'other', string>>;
  /** The user's own words for the log's heading, besides those of every language. */
  readonly logHeadings: readonly string[];
  readonly logDateFormat: string;
  readonly taskTag: string;
  readonly taskStyle: 'signs' | 'fields';
  readonly complaintTargets: Readonly<Record<Severity, number>>;
  /** Names, without extension, of the notes that are in a folder. */
  readonly taken: (folder: string) => readonly string[];
  /** The shortest text by which a link reaches a note, be it one that is about to be created: `Acme` or `Clients/Acme`. */
  readonly linkText: (path: string) => string;
  /** Tags that make a note a topic; the first is written. */
  readonly topicTags: readonly string[];
  /**
   * The user's own template in the place of a built-in text, or the one of that path; null: there is none. A message can be
   * wanted in another language than that of written notes.
   */
  readonly template: (wanted: TemplateName | OwnNote, language?: Language) => OwnTemplate | null;
  readonly parse: ParseYaml;
}

/** Canonical names and values; an empty text or null writes an empty property. */
export type Fields = Readonly<Partial<Record<PropertyName, PropertyValue>>>;

// ── Notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type BuiltIn =
  | 'template.client.body' | 'template.complaint.body' | 'template.recommendation.received.body' | 'template.recommendation.given.body'
  | 'template.recommendation.asked.body';

/** The body of a built-in template with its markers, as it may be copied into a note of the user's. */
export function builtInBody(template: BuiltIn, words: Words): string {
  const client = '{{client}}';
  const quoted = '{{words}}';
  switch (template) {
    case 'template.client.body': return words.say(template);
    case 'template.complaint.body': return words.say(template, { client, received: '{{received}}', target: '{{target}}', words: quoted });
    case 'template.recommendation.received.body':
    case 'template.recommendation.given.body':
      return words.say(template, { client, day: '{{day}}', words: quoted, context: '{{context}}' });
    case 'template.recommendation.asked.body': {
      // The request stands in the place of the sentence that it came; what may come is told below it.
      const rest = builtInBody('template.recommendation.received.body', words).replace(/^.*\n/, '');
      return words.say(template, { client, day: '{{day}}', request: '{{request}}' }) + rest;
    }
  }
}

export interface NewNote {
  readonly edit: Edit;
  readonly link: string;
  readonly unknownMarkers: readonly string[];
}

/** A built-in text, and what takes its place where the user has it. */
export interface NoteBody {
  readonly own: TemplateName | OwnNote;
  /** With its markers. */
  readonly builtIn: string;
  /** For a built-in text alone: whoever has a template of their own has said which tags its notes have. */
  readonly tags?: readonly string[];
  /** The day that the note is about, for `{{date}}`; absent: today. */
  readonly day?: Day;
}

/**
 * The note as one edit: properties first, then a body. The user's own template keeps whatever else it has.
 * @param presets properties that nobody entered: what a template of the user's says about them holds
 */
export function newNote(
  folderOf: Kind | 'other', title: string, fields: Fields, template: BuiltIn | NoteBody, markers: Readonly<Record<string, MarkerValue>>,
  writing: Writing, presets: readonly PropertyName[] = [],
): NewNote | Refusal {
  const folder = writing.folders[folderOf].replace(/\/+$/, '');
  const name = fileName(title, writing.taken(folder), writing.words.say('title.untitled'));
  const path = folder === '' ? `${name}.md` : `${folder}/${name}.md`;
  const body = typeof template === 'string' ? { own: recordOf(template), builtIn: builtInBody(template, writing.words) } : template;
  const own = writing.template(body.own);
  if (own?.text === null) return { ...refusal('unreadable-template'), note: own.path };
  const { today, time, words: { language } } = writing;
  const filled = fillTemplate(own?.text ?? body.builtIn, { today, time, language, markers: { title: name, ...markers }, ...('day' in body ? { day: body.day } : {}) });
  const properties = propertyNames(fields).map((property) => ({ property, ...propertyChange(property, fields[property] ?? null, writing) }));
  const made = { link: linkToNote(path, writing), unknownMarkers: filled.unknown };
  if (!own) {
    const tags = body.tags ?? [];
    const all = tags.length === 0 ? properties : [...properties, { key: 'tags', value: tags }];
    return { ...made, edit: { kind: 'create', path, text: all.length === 0 ? filled.text : `${frontMatter(all)}\n${filled.text}` } };
  }
  const says = saidBy(filled.text, writing.parse);
  const stands = ({ property, key, also, value }: (typeof properties)[number]): boolean => {
    const said = [key, ...also].map((one) => says.get(foldKey(one)) ?? '').find((one) => one !== '') ?? '';
    return said !== '' && (presets.includes(property) || (property === 'type' && isSameKind(said, value)));
  };
  const text = changeProperties(withBody(filled.text, name), properties.filter((one) => !isEmpty(one.value) && !stands(one)), writing.parse);
  return isRefusal(text) ? { ...text, note: own.path } : { ...made, edit: { kind: 'create', path, text: text.text } };
}

function recordOf(template: BuiltIn): TemplateName {
  if (template === 'template.client.body') return 'client';
  return template === 'template.complaint.body' ? 'complaint' : 'recommendation';
}

/** What a template says of its own, by folded name: whatever cannot be parsed is refused later, with its line. */
export function saidBy(text: string, parse: ParseYaml): ReadonlyMap<string, string> {
  let values: unknown = null;
  try {
    values = parse(frontMatterBlock(text)?.yaml ?? '');
  } catch {
    return new Map();
  }
  return new Map(Object.entries(typeof values === 'object' && values !== null ? values : {}).map(([key, value]: [string, unknown]) =>
    [foldKey(key), typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)]));
}

/** Whether two words of the property `type` make a note one of the same kind: `meeting` and `interaction`. */
function isSameKind(said: string, type: PropertyValue): boolean {
  return Object.values(KIND_WORDS).some((all) => [said, String(type)].every((word) => all.some((one) => foldWord(one) === foldWord(word))));
}

/** A note without a body would be taken for an empty one, and be overwritten by whoever fills empty notes. */
function withBody(text: string, name: string): string {
  return text.replace(/^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/, '').trim() === '' ? `${text.replace(/\s*$/, '')}\n\n# ${name}\n`.replace(/^\s+/, '') : text;
}

// ── Properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

const LISTS: ReadonlySet<PropertyName> = new Set(['aliases', 'preferences', 'contacts', 'engagement', 'solution', 'resolved', 'reopened', 'content', 'purpose']);
const LINKS: ReadonlySet<PropertyName> = new Set(['contacts', 'via', 'referred_by', 'referred']);

type Written = { readonly key: string; readonly also: readonly string[]; readonly value: PropertyValue };

/** A property under the name that the user chose, with the value made harmless. */
export function propertyChange(name: PropertyName, value: PropertyValue, { own }: Pick<Writing, 'own'>): Written {
  const key = writtenName(name, own);
  return { key, also: own[name]?.trim() ? [] : [name, ...PROPERTY_NAMES[name]], value: harmless(name, value) };
}

function harmless(name: PropertyName, value: PropertyValue): PropertyValue {
  if (value === null && LISTS.has(name)) return [];
  if (typeof value === 'string') {
    const text = harmlessText(name, value);
    return LISTS.has(name) ? [text].filter((one) => one !== '') : text;
  }
  return isTexts(value) ? value.map((one) => (typeof one === 'string' ? harmlessText(name, one) : one)) : value;
}

function isTexts(value: PropertyValue): value is readonly (string | number | boolean)[] {
  return Array.isArray(value);
}

function harmlessText(name: PropertyName, text: string): string {
  const typed = typedLine(text);
  return LINKS.has(name) && !/\[\[.+\]\]/.test(typed) ? linkTo(typed) : typed;
}

function isEmpty(value: PropertyValue): boolean {
  return value === null || value === '' || (isTexts(value) && value.length === 0);
}

export function propertyNames(fields: Fields): readonly PropertyName[] {
  return Object.keys(fields).filter((name): name is PropertyName => Object.hasOwn(PROPERTY_NAMES, name));
}

export function ordered(names: readonly PropertyName[], fields: Fields): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

// ── Links ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export function namesOf(paths: readonly string[], { words }: Pick<Writing, 'words'>): string {
  return words.list(paths.map(nameOf));
}

export function linkToNote(path: string, { linkText }: Pick<Writing, 'linkText'>): string {
  const target = linkText(path);
  return target === nameOf(path) ? `[[${target}]]` : `[[${target}|${nameOf(path)}]]`;
}

export function links(paths: readonly string[], writing: Writing): string {
  return writing.words.list(paths.map((path) => linkToNote(path, writing)));
}

/** One client as a text, several as a list. */
export function clientLinks(paths: readonly string[], writing: Writing): PropertyValue {
  const [first, ...others] = paths.map((path) => linkToNote(path, writing));
  return first === undefined ? null : others.length === 0 ? first : [first, ...others];
}
