/**
 * Makes the text of new notes and the values of properties: under the user's names, with typed text made harmless, from
 * the user's own template or a built-in one.
 */
import type { Day } from '../day';
import type { Edit } from './edit';
import { fileName } from './file-name';
import { changeProperties, frontMatter, type ParseYaml, type PropertyValue } from './front-matter';
import type { Words } from '../i18n/lookup';
import type { Kind, Severity } from '../model';
import { isRefusal, type Refusal } from './refusal';
import { fillTemplate, type MarkerValue } from './template';
import { linkTo, typedLine } from './typed-text';
import { PROPERTY_NAMES, writtenName, type OwnNames, type PropertyName } from '../reading/words';
import type { Spelling } from './written-lines';

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
  /** The user's own template for a kind of note; null: the built-in one. */
  readonly template: (kind: Kind) => string | null;
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

/** The note as one edit: properties first, then a body. The user's own template keeps whatever else it has. */
export function newNote(
  kind: Kind, title: string, fields: Fields, template: BuiltIn, markers: Readonly<Record<string, MarkerValue>>, writing: Writing,
): NewNote | Refusal {
  const folder = writing.folders[kind].replace(/\/+$/, '');
  const name = fileName(title, writing.taken(folder), writing.words.say('title.untitled'));
  const path = folder === '' ? `${name}.md` : `${folder}/${name}.md`;
  const own = writing.template(kind);
  const values = { today: writing.today, time: writing.time, language: writing.words.language, markers: { title: name, ...markers } };
  const filled = fillTemplate(own ?? builtInBody(template, writing.words), values);
  const properties = propertyNames(fields).map((property) => propertyChange(property, fields[property] ?? null, writing));
  const text = own === null
    ? { text: `${frontMatter(properties)}\n${filled.text}` }
    : changeProperties(withBody(filled.text, name), properties.filter(({ value }) => !isEmpty(value)), writing.parse);
  if (isRefusal(text)) return text;
  return { edit: { kind: 'create', path, text: text.text }, link: linkToNote(path, writing), unknownMarkers: filled.unknown };
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

function noteName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/i, '');
}

export function namesOf(paths: readonly string[], { words }: Pick<Writing, 'words'>): string {
  return words.list(paths.map(noteName));
}

export function linkToNote(path: string, { linkText }: Pick<Writing, 'linkText'>): string {
  const target = linkText(path);
  return target === noteName(path) ? `[[${target}]]` : `[[${target}|${noteName(path)}]]`;
}

export function links(paths: readonly string[], writing: Writing): string {
  return writing.words.list(paths.map((path) => linkToNote(path, writing)));
}

/** One client as a text, several as a list. */
export function clientLinks(paths: readonly string[], writing: Writing): PropertyValue {
  const [first, ...others] = paths.map((path) => linkToNote(path, writing));
  return first === undefined ? null : others.length === 0 ? first : [first, ...others];
}
