/**
 * What a user can do: each action turns what was entered into edits, and writes nothing itself.
 *
 *   createClientCard(draft, writing) · logInteraction(draft, writing) · logComplaint(draft, writing) ·
 *   recordRecommendation(draft, writing) · takeComplaintStep(complaint, step, writing): Plan
 */
import { isoDay, type Day } from './day';
import type { BodyChange } from './body-edit';
import type { Edit } from './edit';
import { fileName } from './file-name';
import { changeProperties, frontMatter, type ParseYaml, type PropertyChange, type PropertyValue } from './front-matter';
import type { Words } from './i18n/lookup';
import type {
  Complaint, Consent, Direction, InteractionKind, InteractionStatus, Kind, Mood, Purpose, RecommendationContent, RecommendationForm,
  RecommendationPurpose, Severity, Solution, Subject,
} from './model';
import { isRefusal, type Refusal } from './refusal';
import { fillTemplate, type MarkerValue } from './template';
import { linkTo, typedLine } from './typed-text';
import { LOG_HEADINGS, PROMISE_HEADINGS, PROPERTY_NAMES, writtenName, type OwnNames, type PropertyName } from './words';
import { formatLogLine, formatTask, type LogEntry, type LogField, type Spelling } from './written-lines';

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
  readonly folders: Readonly<Record<Kind, string>>;
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

export interface Plan {
  /** In their order. Edits of one note that follow each other may be one write. */
  readonly edits: readonly Edit[];
  /** Markers of the user's template that nobody knows. */
  readonly unknownMarkers: readonly string[];
}

/** Canonical names and values; an empty text or null writes an empty property. */
export type Fields = Readonly<Partial<Record<PropertyName, PropertyValue>>>;

// ── Client card ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ClientDraft {
  readonly name: string;
  /** Properties of the card as entered. Names of people and clients become links. */
  readonly fields: Fields;
}

/** Properties that a new card shows even while they are empty. */
const CARD: readonly PropertyName[] = [
  'aliases', 'status', 'segment', 'closeness', 'cadence', 'preferred_channel', 'preferences', 'contacts', 'since', 'industry',
  'next_step', 'next_step_due', 'reviewed',
];
const LISTS: ReadonlySet<PropertyName> = new Set(['aliases', 'preferences', 'contacts', 'engagement', 'solution', 'resolved', 'reopened', 'content', 'purpose']);
const LINKS: ReadonlySet<PropertyName> = new Set(['contacts', 'via', 'referred_by', 'referred']);

export function createClientCard(draft: ClientDraft, writing: Writing): Plan | Refusal {
  const given: Fields = { status: 'active', reviewed: isoDay(writing.today), ...draft.fields };
  const names = [...CARD, ...propertyNames(given).filter((name) => !CARD.includes(name))];
  const note = newNote('client', draft.name, { type: 'client', ...ordered(names, given) }, 'template.client.body', { name: typedLine(draft.name) }, writing);
  return isRefusal(note) ? note : { edits: [note.edit], unknownMarkers: note.unknownMarkers };
}

// ── Interaction ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface PromiseDraft {
  readonly text: string;
  readonly due: Day | null;
  /** The client's promise: listed, not counted as mine. */
  readonly waiting?: boolean;
}

export interface InteractionDraft {
  /** Paths of the client cards. */
  readonly clients: readonly string[];
  readonly date: Day;
  readonly time?: string | null;
  readonly kind: InteractionKind;
  readonly direction: Direction;
  readonly awaits?: boolean;
  readonly summary: string;
  readonly mood?: Mood | null;
  readonly csat?: number | null;
  readonly nps?: number | null;
  readonly ces?: number | null;
  readonly purpose?: Purpose | null;
  readonly status?: InteractionStatus;
  readonly promises?: readonly PromiseDraft[];
}

/** One line in each client's log, and the promises made among each one's promises. */
export function logInteraction(draft: InteractionDraft, writing: Writing): Plan {
  const fields: readonly LogField[] = [
    ['status', draft.status === 'held' ? null : draft.status],
    ['purpose', draft.purpose], ['mood', draft.mood], ['csat', draft.csat], ['nps', draft.nps], ['ces', draft.ces],
  ];
  const { date, time = null, kind, direction, awaits = false, summary } = draft;
  const entry: LogEntry = { date, time, kind, direction, awaits, summary, fields };
  const edits = draft.clients.flatMap((client) => [
    logEdit(client, entry, writing),
    ...(draft.promises ?? []).map((promise) => promiseEdit(client, promise, writing)),
  ]);
  return { edits, unknownMarkers: [] };
}

/** A task line among the promises of a card or another note. */
export function addPromise(path: string, promise: PromiseDraft, writing: Writing): Plan {
  return { edits: [promiseEdit(path, promise, writing)], unknownMarkers: [] };
}

// ── Complaint ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ComplaintDraft {
  /** Paths of the client cards. */
  readonly clients: readonly string[];
  /** Blank: made of the day and the client's name. */
  readonly title: string;
  readonly subject?: Subject | null;
  readonly severity: Severity;
  readonly received: Day;
  readonly acknowledged?: Day | null;
  readonly owner?: string;
  /** What the client said, as they said it; several lines if need be. */
  readonly words: string;
  /** For the small ones: one line in the log instead of a note. */
  readonly asLine?: boolean;
}

/** A note with the five steps, linked from the client's log; or one line in the log. */
export function logComplaint(draft: ComplaintDraft, writing: Writing): Plan | Refusal {
  const { received, severity, subject = null, acknowledged = null } = draft;
  if (draft.asLine) {
    const entry: LogEntry = {
      date: received, kind: 'complaint', direction: 'in', summary: draft.title.trim() || draft.words,
      fields: [['severity', severity], ['subject', subject], ['acknowledged', acknowledged === null ? null : isoDay(acknowledged)], ['owner', draft.owner]],
    };
    return { edits: draft.clients.map((client) => logEdit(client, entry, writing)), unknownMarkers: [] };
  }
  const title = draft.title.trim() || writing.words.say('title.complaint', { date: isoDay(received), client: namesOf(draft.clients, writing) });
  const fields: Fields = {
    type: 'complaint', client: clientLinks(draft.clients, writing), status: acknowledged === null ? 'open' : 'acknowledged', subject, severity,
    received: isoDay(received), acknowledged: day(acknowledged), understood: null, offered: null, solution: [], resolved: [], reopened: [],
    confirmed: null, satisfied: null, owner: draft.owner ?? null,
  };
  const note = newNote('complaint', title, fields, 'template.complaint.body', {
    client: { markdown: links(draft.clients, writing) },
    received: isoDay(received),
    target: isoDay(received + writing.complaintTargets[severity]),
    severity: severity,
    words: draft.words.trim() || writing.words.say('words.none'),
  }, writing);
  if (isRefusal(note)) return note;
  // As a note, not as a complaint: the complaint is told by its own note, and would count twice.
  const entry: LogEntry = { date: received, kind: 'note', direction: 'in', summary: writing.words.say('log.complaint', { link: note.link }) };
  return { edits: [note.edit, ...draft.clients.map((client) => logEdit(client, entry, writing))], unknownMarkers: note.unknownMarkers };
}

export type ComplaintStep = 'acknowledged' | 'understood' | 'offered' | 'resolved' | 'confirmed' | 'reopened' | 'withdrawn';

export interface StepDraft {
  readonly step: ComplaintStep;
  readonly date: Day;
  /** What was offered, for the step `offered`. */
  readonly solution?: readonly Solution[];
  /** The answer at the confirmation; null: asked without a clear one. */
  readonly satisfied?: boolean | null;
}

/** The next step of a complaint that has a note: its day, what belongs to it, and the status for boards. */
export function takeComplaintStep(complaint: Complaint, draft: StepDraft, writing: Writing): Plan {
  const on = isoDay(draft.date);
  const changes: PropertyChange[] = [];
  const set = (name: PropertyName, value: PropertyValue): void => {
    changes.push(propertyChange(name, value, writing));
  };
  switch (draft.step) {
    case 'resolved':
    case 'reopened': set(draft.step, [...new Set([...complaint[draft.step].map(isoDay), on])]); break;
    case 'offered':
      set('offered', on);
      if (draft.solution) set('solution', draft.solution);
      break;
    case 'confirmed':
      set('confirmed', on);
      if (draft.satisfied !== undefined) set('satisfied', draft.satisfied);
      break;
    case 'acknowledged':
    case 'understood':
    case 'withdrawn': set(draft.step, on); break;
  }
  const status = draft.step === 'confirmed' && draft.satisfied === false ? 'reopened' : draft.step === 'understood' ? 'acknowledged' : draft.step;
  set('status', status);
  return { edits: [{ kind: 'fields', path: complaint.source.path, changes }], unknownMarkers: [] };
}

// ── Recommendation ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface RecommendationDraft {
  /** Paths of the cards: who recommends me, or whom I recommend. */
  readonly clients: readonly string[];
  /** Blank: made of the day and the client's name. */
  readonly title: string;
  readonly direction: 'received' | 'given';
  readonly form: RecommendationForm;
  readonly content?: readonly RecommendationContent[];
  readonly purpose?: readonly RecommendationPurpose[];
  readonly asked?: Day | null;
  /** The day it was received or given. */
  readonly date: Day;
  readonly published?: Day | null;
  /** Who came through it. */
  readonly referred?: string;
  readonly consent?: Consent | null;
  readonly consentDate?: Day | null;
  readonly consentUntil?: Day | null;
  readonly reviewBy?: Day | null;
  /** The attachment that holds the original. */
  readonly original?: string;
  readonly context?: string;
  readonly service?: string;
  readonly industry?: string;
  readonly words: string;
}

/** A note with form, content, purpose and consent, linked from the client's log. */
export function recordRecommendation(draft: RecommendationDraft, writing: Writing): Plan | Refusal {
  const { direction } = draft;
  const on = isoDay(draft.date);
  const title = draft.title.trim() || writing.words.say(`title.recommendation.${direction}`, { date: on, client: namesOf(draft.clients, writing) });
  const both: Fields = { form: draft.form, content: draft.content ?? [], purpose: draft.purpose ?? [] };
  const received: Fields = {
    asked: day(draft.asked), received: on, published: day(draft.published), thanked: null,
    referred: draft.referred?.trim() || null, converted: null,
  };
  const consent: Fields = {
    consent: draft.consent ?? null, consent_date: day(draft.consentDate), consent_until: day(draft.consentUntil), review_by: day(draft.reviewBy),
    original: draft.original?.trim() ? linkTo(draft.original.replace(/^!?\[\[|\]\]$/g, '')) : null,
    context: draft.context?.trim() || null, service: draft.service?.trim() || null, industry: draft.industry?.trim() || null,
  };
  const fields: Fields = {
    type: 'recommendation', client: clientLinks(draft.clients, writing), direction, ...both, ...(direction === 'received' ? received : { given: on }), ...consent,
  };
  const note = newNote('recommendation', title, fields, `template.recommendation.${direction}.body`, {
    client: { markdown: links(draft.clients, writing) },
    day: on,
    context: draft.context?.trim() || writing.words.say('words.none'),
    words: draft.words.trim() || writing.words.say('words.none'),
  }, writing);
  if (isRefusal(note)) return note;
  const summary = writing.words.say(`log.recommendation.${direction}`, { link: note.link });
  const entry: LogEntry = { date: draft.date, kind: 'note', direction: direction === 'received' ? 'in' : 'out', summary };
  return { edits: [note.edit, ...draft.clients.map((client) => logEdit(client, entry, writing))], unknownMarkers: note.unknownMarkers };
}

// ── Notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type BuiltIn = 'template.client.body' | 'template.complaint.body' | 'template.recommendation.received.body' | 'template.recommendation.given.body';

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
  }
}

interface NewNote {
  readonly edit: Edit;
  readonly link: string;
  readonly unknownMarkers: readonly string[];
}

/** The note as one edit: properties first, then a body. The user's own template keeps whatever else it has. */
function newNote(
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

type Written = { readonly key: string; readonly also: readonly string[]; readonly value: PropertyValue };

/** A property under the name that the user chose, with the value made harmless. */
function propertyChange(name: PropertyName, value: PropertyValue, { own }: Pick<Writing, 'own'>): Written {
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

function propertyNames(fields: Fields): readonly PropertyName[] {
  return Object.keys(fields).filter((name): name is PropertyName => Object.hasOwn(PROPERTY_NAMES, name));
}

function ordered(names: readonly PropertyName[], fields: Fields): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

function day(value: Day | null | undefined): string | null {
  return value === null || value === undefined ? null : isoDay(value);
}

// ── Links and lines ─────────────────────────────────────────────────────────────────────────────────────────────────

function noteName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/i, '');
}

function namesOf(paths: readonly string[], { words }: Pick<Writing, 'words'>): string {
  return words.list(paths.map(noteName));
}

function linkToNote(path: string, { linkText }: Pick<Writing, 'linkText'>): string {
  const target = linkText(path);
  return target === noteName(path) ? `[[${target}]]` : `[[${target}|${noteName(path)}]]`;
}

function links(paths: readonly string[], writing: Writing): string {
  return writing.words.list(paths.map((path) => linkToNote(path, writing)));
}

/** One client as a text, several as a list. */
function clientLinks(paths: readonly string[], writing: Writing): PropertyValue {
  const [first, ...others] = paths.map((path) => linkToNote(path, writing));
  return first === undefined ? null : others.length === 0 ? first : [first, ...others];
}

function logEdit(path: string, entry: LogEntry, writing: Writing): Edit {
  const line = formatLogLine(entry, { spelling: writing.spelling, own: writing.own });
  const place = {
    headings: [...LOG_HEADINGS, ...writing.logHeadings],
    heading: writing.logHeadings[0] ?? writing.words.say('heading.log'),
    dateFormat: writing.logDateFormat,
  };
  return { kind: 'body', path, change: { do: 'log', line, place } };
}

function promiseEdit(path: string, { text, due, waiting = false }: PromiseDraft, writing: Writing): Edit {
  const line = formatTask({ text, due, waiting, mark: writing.taskTag, style: writing.taskStyle });
  const change: BodyChange = { do: 'add-under', line, place: { headings: PROMISE_HEADINGS, heading: writing.words.say('heading.promises') } };
  return { kind: 'body', path, change };
}
