/**
 * Reads a note as what it is: a client card, a complaint, a recommendation, a project, an interaction, a topic, or a
 * daily note with lines about clients. With `words.ts` the only reader of front matter. Everything that cannot be read
 * becomes a problem; the rest of the note is still read.
 */
import { readCard, type Card } from './card';
import { dayReader, type Day, type DayReader } from '../day';
import { readComplaint, readInteraction, readProject, readRecommendation } from './facts';
import { byProperty, FieldCollection, Fields, isAbsent, scalars, type FieldsByProperty, type Reference } from './fields';
import { propertyLine } from '../writing/front-matter';
import { declaredDate, fieldsOf, logWords, type DeclaredDate } from './log';
import { Asides, Log } from './logged';
import { detached } from './detached';
import type {
  Complaint, DatedPromise, Interaction, Kind, Problem, Project, Recommendation,
} from '../model';
import { linksIn, mayHide, outline, readable, scan, type Outline, type RawNote } from '../markdown/note';
import { isIn, privateParts, type PrivatePart } from './private-part';
import { readPromise } from './promises';
import {
  foldHeading, foldKey, foldName, foldWord, KIND_WORDS, KINDS, LOG_HEADINGS, nameIndex, type NameIndex, type OwnNames,
} from './words';

/** How the vault's notes are to be read: the part of the settings that the core needs for it. */
export interface Reading {
  readonly propertyNames: OwnNames;
  /** Folders whose notes are of a kind; a kind without one is not recognised by folder. */
  readonly folders: Readonly<Partial<Record<Kind, string>>>;
  /** Tags beside the kind's own name that make a note one of a kind, without `#`. */
  readonly tags: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly topicTags: readonly string[];
  readonly logHeadings: readonly string[];
  /** One more form of dates in logs, in moment's signs; blank: none. */
  readonly logDateFormat: string;
  /** The format of daily notes' names, in moment's signs. */
  readonly dailyNoteFormat: string;
  readonly excludedFolders: readonly string[];
  /** The folder of the user's templates; blank: none. */
  readonly templateFolder: string;
  readonly taskTag: string;
  /** Whether a mere link to a client in a daily note counts as a contact. */
  readonly countMentions: boolean;
}

export const DEFAULT_READING: Reading = {
  propertyNames: {},
  folders: {},
  tags: {},
  topicTags: ['networking'],
  logHeadings: [],
  logDateFormat: '',
  dailyNoteFormat: 'YYYY-MM-DD',
  excludedFolders: [],
  templateFolder: '',
  taskTag: '',
  countMentions: false,
};

export type Rule = 'type' | 'tag' | 'folder';

export type Recognition = { readonly kind: Kind; readonly rule: Rule } | { readonly kind: 'daily'; readonly day: Day };

/** A line of a daily note: about each client that its links name. */
export interface DailyLine {
  /** What it tells of; without any it is a mention. */
  readonly interaction?: Interaction;
  readonly complaint?: Complaint;
  readonly text: string;
  readonly line: number;
  readonly references: readonly Reference[];
}

/** What a note holds. `clients` says, as written, whose it is. */
export type NoteRecord =
  | { readonly kind: 'client'; readonly rule: Rule; readonly card: Card }
  | { readonly kind: 'complaint'; readonly rule: Rule; readonly clients: readonly Reference[]; readonly complaint: Complaint | null }
  | { readonly kind: 'recommendation'; readonly rule: Rule; readonly clients: readonly Reference[]; readonly recommendation: Recommendation }
  | { readonly kind: 'project'; readonly rule: Rule; readonly clients: readonly Reference[]; readonly project: Project }
  | {
    readonly kind: 'interaction';
    readonly rule: Rule;
    readonly clients: readonly Reference[];
    readonly interaction: Interaction | null;
    readonly promises: readonly DatedPromise[];
  }
  | { readonly kind: 'topic'; readonly rule: Rule; readonly title: string; readonly tags: readonly string[] }
  | { readonly kind: 'daily'; readonly day: Day; readonly lines: readonly DailyLine[] };

export interface ReadNote {
  readonly record: NoteRecord;
  readonly aliases: readonly string[];
  readonly problems: readonly Problem[];
}

/** Everything that one note's readers share. */
export interface NoteContext {
  readonly path: string;
  readonly name: string;
  readonly names: NameIndex;
  readonly fields: Fields;
  readonly problems: Problem[];
  /** The blocks of the text, found when they are first asked for; null: there was nothing in it to read, or it was not read. */
  readonly body: Outline | null;
  readonly logHeadings: ReadonlySet<string>;
  readonly logDate: DeclaredDate | null;
  readonly asides: Asides;
  /** Whether the text may hold code or comments, so that a line is `readable` only without them. */
  readonly hides: boolean;
  /** Promises in the text, as existing from a day on. */
  promises(since: Day | null): readonly DatedPromise[];
}

/** Reads notes in one way; made anew when the settings change. */
export class Schema {
  private readonly names: NameIndex;
  private readonly typeKeys: ReadonlySet<string>;
  private readonly clientKeys: ReadonlySet<string>;
  private readonly kindByWord: ReadonlyMap<string, Kind>;
  private readonly kindByTag: ReadonlyMap<string, Kind>;
  private readonly topicTags: ReadonlySet<string>;
  private readonly folders: readonly (readonly [Kind, string])[];
  private readonly left: readonly string[];
  private readonly logHeadings: ReadonlySet<string>;
  private readonly logDate: DeclaredDate | null;
  private readonly asides: Asides;
  private readonly dailyName: DayReader | null;
  private readonly dailyDepth: number;
  private last: { readonly raw: RawNote; readonly recognition: Recognition | null } | null = null;

  constructor(private readonly reading: Reading) {
    this.names = nameIndex(reading.propertyNames);
    this.typeKeys = new Set(this.names.get('type'));
    this.clientKeys = new Set(this.names.get('client'));
    this.kindByWord = new Map(KINDS.flatMap((kind) => KIND_WORDS[kind].map((word) => [foldWord(word), kind] as const)));
    this.kindByTag = new Map(KINDS.flatMap((kind) => [kind, ...(reading.tags[kind] ?? [])].map((tag) => [foldTag(tag), kind] as const)));
    this.topicTags = new Set(reading.topicTags.map(foldTag));
    this.folders = KINDS.flatMap((kind) => {
      const folder = trimFolder(reading.folders[kind] ?? '');
      return folder === '' ? [] : [[kind, folder] as const];
    });
    this.left = [...reading.excludedFolders, reading.templateFolder].map(trimFolder).filter((folder) => folder !== '');
    this.logHeadings = new Set([...LOG_HEADINGS, ...reading.logHeadings].map(foldHeading));
    this.logDate = declaredDate(reading.logDateFormat);
    this.asides = new Asides(this.names);
    this.dailyName = dayReader(reading.dailyNoteFormat, ['en', 'ru', 'ja']);
    this.dailyDepth = reading.dailyNoteFormat.replace(/\[[^\]]*\]/g, '').split('/').length;
  }

  /** Whether a note lies in a folder that is not read. */
  leaves(path: string): boolean {
    return this.left.length > 0 && this.left.some((folder) => path.startsWith(`${folder}/`));
  }

  /** The kind of a note and the rule that matched, or `daily`; null: not ours. Needs no text. */
  recognise(raw: RawNote): Recognition | null {
    // A note is asked about before its text is read, and again when it is put.
    if (this.last?.raw !== raw) this.last = { raw, recognition: this.recogniseAnew(raw) };
    return this.last.recognition;
  }

  private recogniseAnew(raw: RawNote): Recognition | null {
    const byType = this.kindByType(raw.frontmatter);
    // People write `type: project` on much that is no client's; a card or a topic needs nobody else.
    const generic = byType !== null && byType !== 'client' && byType !== 'topic' && !namesSomebody(raw.frontmatter, this.clientKeys);
    if (byType !== null && !generic) return { kind: byType, rule: 'type' };
    let topic = false;
    for (const tag of raw.tags) {
      const folded = foldTag(tag);
      const byTag = this.kindByTag.get(folded);
      if (byTag !== undefined) return { kind: byTag, rule: 'tag' };
      topic ||= this.topicTags.has(folded);
    }
    if (this.folders.length > 0) {
      const folder = raw.path.slice(0, Math.max(0, raw.path.lastIndexOf('/')));
      for (const [kind, own] of this.folders) if (folder === own) return { kind, rule: 'folder' };
    }
    if (topic) return { kind: 'topic', rule: 'tag' };
    const day = this.dailyDay(raw.path);
    return day === null ? null : { kind: 'daily', day };
  }

  /** Reads a note of ours or a daily note; null: neither. */
  read(raw: RawNote): ReadNote | null {
    const recognised = this.recognise(raw);
    if (recognised === null) return null;
    const problems: Problem[] = [];
    const context = this.context(raw, problems);
    const record = recognised.kind === 'daily' ? readDaily(context, recognised.day, raw) : this.readKind(recognised.kind, recognised.rule, context, raw);
    // Lists that have grown have room for more, which would be kept with the note; most of these are empty.
    const aliases = record.kind === 'client' ? record.card.client.aliases : context.fields.names('aliases');
    return { record, aliases, problems: problems.length === 0 ? NO_PROBLEMS : problems.slice() };
  }

  /** Whether a note whose properties cannot be read was probably meant to be ours. */
  wasMeant(raw: RawNote): boolean {
    if (raw.broken?.code !== 'bad-yaml') return true;
    const head = raw.text?.slice(0, 4_000) ?? '';
    for (const [, key, value] of head.matchAll(/^[ \t]*["']?([^\s:"'][^:\n]{0,40}?)["']?[ \t]*:[ \t]*(.*)$/gmu)) {
      if (this.typeKeys.has(foldKey(key ?? '')) && this.kindByWord.has(foldWord((value ?? '').replace(/["'[\]]/g, '')))) return true;
    }
    const { path, links, tags } = raw;
    return this.recognise({ path, links, tags, frontmatter: undefined }) !== null;
  }

  private kindByType(frontmatter: unknown): Kind | null {
    if (!isRecord(frontmatter)) return null;
    for (const key of Object.keys(frontmatter)) {
      if (!this.typeKeys.has(foldKey(key))) continue;
      for (const word of scalars(frontmatter[key])) {
        const kind = this.kindByWord.get(foldKey(word));
        if (kind !== undefined) return kind;
      }
    }
    return null;
  }

  private dailyDay(path: string): Day | null {
    if (!this.dailyName) return null;
    let start = path.length;
    for (let depth = 0; depth < this.dailyDepth && start >= 0; depth += 1) start = path.lastIndexOf('/', start - 1);
    return this.dailyName(withoutExtension(path.slice(start + 1)));
  }

  private context(raw: RawNote, problems: Problem[]): NoteContext {
    return new ContextOfNote(raw, this.names, this.logHeadings, this.logDate, this.asides, this.reading.taskTag, problems);
  }

  private readKind(kind: Kind, rule: Rule, context: NoteContext, raw: RawNote): NoteRecord {
    const clients = kind === 'client' || kind === 'topic' ? [] : context.fields.references('client');
    switch (kind) {
      case 'client': return { kind, rule, card: readCard(context) };
      case 'complaint': return { kind, rule, clients, complaint: readComplaint(context.fields, { path: context.path }, context.name, 'medium') };
      case 'recommendation': return { kind, rule, clients, recommendation: readRecommendation(context) };
      case 'project': return { kind, rule, clients, project: readProject(context) };
      case 'interaction': {
        const interaction = readInteraction(context);
        return { kind, rule, clients, interaction, promises: context.promises(interaction?.date ?? null) };
      }
      case 'topic': {
        const title = context.body?.headings.find(({ level }) => level === 1)?.text.trim();
        return { kind, rule, title: title === undefined || title === '' ? context.name : title, tags: raw.tags };
      }
    }
  }
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_PROMISES: readonly DatedPromise[] = [];
const LIST_MARKER = /^(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?/u;

class ContextOfNote implements NoteContext {
  readonly path: string;
  readonly name: string;
  readonly fields: Fields;
  private outline: Outline | null | undefined;

  constructor(
    private readonly raw: RawNote, readonly names: NameIndex, readonly logHeadings: ReadonlySet<string>, readonly logDate: DeclaredDate | null,
    readonly asides: Asides, readonly taskTag: string, readonly problems: Problem[],
  ) {
    const { path, text } = raw;
    this.path = path;
    this.name = noteName(path);
    this.fields = new Fields(path, propertiesOf(raw.frontmatter, names), (name) => (text === undefined ? null : propertyLine(text, name)), problems, names);
  }

  get body(): Outline | null {
    const { text } = this.raw;
    if (this.outline === undefined) this.outline = text === undefined ? null : (this.raw.body ?? outline(text));
    return this.outline;
  }

  get hides(): boolean {
    return mayHide(this.raw.text ?? '');
  }

  promises(since: Day | null): readonly DatedPromise[] {
    let found: DatedPromise[] | null = null;
    let hidden: readonly PrivatePart[] | null = null;
    for (const item of this.body?.items ?? []) {
      const promise = item.task === null ? null : readPromise(item, this.path, since, this, this.problems);
      if (!promise) continue;
      hidden ??= privateParts(this.body?.headings ?? []);
      (found ??= []).push(isIn(hidden, item.line) ? { ...promise, isPrivate: true } : promise);
    }
    return found?.slice() ?? NO_PROMISES;
  }
}

function readDaily(context: NoteContext, day: Day, raw: RawNote): NoteRecord {
  const log = new Log(context.path, context.asides, context.problems);
  const body = raw.text === undefined ? null : (raw.body ?? scan(raw.text));
  const lines: DailyLine[] = [];
  const taken = new Set<number>();
  const passed = new Set<number>();
  /** The depth of the open task around: what is nested in it is as much an intention as the task. */
  let openAt = Infinity;
  for (const item of body?.items ?? []) {
    const inside = item.depth > openAt;
    const open = item.task !== null && item.task.toLowerCase() !== 'x';
    if (!inside) openAt = open ? item.depth : Infinity;
    if (inside || open || item.quoted) for (let line = item.line; line <= item.endLine; line++) passed.add(line);
    else add(item.text, item.line);
  }
  for (const paragraph of body?.paragraphs ?? []) if (!paragraph.quoted) add(paragraph.text, paragraph.line);
  const textLines = raw.text?.split('\n') ?? [];
  for (const link of body?.links ?? []) {
    if (link.embed || taken.has(link.line) || passed.has(link.line)) continue;
    const text = textLines[link.line - 1]?.trim() ?? '';
    if (text.startsWith('>')) continue;
    lines.push({ text: text.replace(LIST_MARKER, ''), line: link.line, references: [reference(link.target, link.line, link.shown)] });
  }
  log.close();
  return { kind: 'daily', day, lines };

  /** A line whose first word is a kind of contact, and that links somebody, is a log line of theirs. */
  function add(text: string, line: number): void {
    if (!text.includes('[')) return;
    const plain = readable(text);
    const linked = linksIn(plain).filter(({ embed }) => !embed);
    if (linked.length === 0) return;
    const words = logWords(plain);
    if (!words.kindNamed) return;
    taken.add(line);
    const told = words.kind === 'complaint'
      ? { complaint: readComplaint(new Fields(context.path, byProperty(context.names, fieldsOf(words.written)), () => line, context.problems), { path: context.path, line }, detached(withoutLinksAhead(words.summary)), 'low', day) }
      : { interaction: log.interaction(words, line, day) };
    lines.push({ ...told, text, line, references: linked.map(({ target, shown }) => reference(target, line, shown)) });
  }
}

/** The words of `[[Acme]]: wrong invoice`, behind the links that say whose they are. */
function withoutLinksAhead(summary: string): string {
  let at = 0;
  for (const { start, end } of linksIn(summary)) if (summary.slice(at, start).trim() === '') at = end;
  return summary.slice(at).replace(/^[\s:：|｜–—-]+/u, '') || summary;
}

function reference(target: string, line: number, shown: string | undefined): Reference {
  return { target, link: true, field: null, line, ...(shown === undefined ? {} : { shown }) };
}

const CONFLICT_COPY = /\((?:[^()]*\s)?conflicted copy[^()]*\)[^/]*\.md$|\.sync-conflict-\d{8}-\d{6}[^/]*\.md$/i;

/** Whether a path is a copy that a sync service left after a conflict. */
export function isConflictCopy(path: string): boolean {
  // Both forms have a bracket or a second dot, which few names have.
  return (path.includes('(') || path.indexOf('.') !== path.lastIndexOf('.')) && CONFLICT_COPY.test(path);
}

/** A note's name: without folder and extension. */
export function noteName(path: string): string {
  return withoutExtension(path.slice(path.lastIndexOf('/') + 1));
}

function withoutExtension(path: string): string {
  return path.endsWith('.md') || path.slice(-3).toLowerCase() === '.md' ? path.slice(0, -3) : path;
}

/** The properties of a note by what they are. */
function propertiesOf(frontmatter: unknown, names: NameIndex): FieldsByProperty {
  const fields = new FieldCollection(names);
  if (isRecord(frontmatter)) for (const name of Object.keys(frontmatter)) fields.add(foldKey(name), { name, value: frontmatter[name] });
  return fields.found;
}

/** Whether one of these properties holds something. */
function namesSomebody(frontmatter: unknown, keys: ReadonlySet<string>): boolean {
  return isRecord(frontmatter) && Object.keys(frontmatter).some((key) => keys.has(foldKey(key)) && !isAbsent(frontmatter[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function foldTag(tag: string): string {
  return foldName(tag.replace(/^#/, ''));
}

function trimFolder(folder: string): string {
  return folder.trim().replace(/^\/+|\/+$/g, '');
}
