/**
 * What a user can do: each action turns what was entered into edits, and writes nothing itself.
 *
 *   createClientCard(draft, writing) · logInteraction(draft, writing) · logComplaint(draft, writing) ·
 *   complaintLineToNote(complaint, clients, at, writing) ·
 *   recordRecommendation(draft, writing) · addPromise(path, promise, writing) · setFields(path, fields, writing): Plan
 */
import { isoDay, type Day } from '../day';
import type { BodyChange, LineAt } from './body-edit';
import type { Edit } from './edit';
import type {
  Complaint, Consent, Direction, InteractionKind, InteractionStatus, Mood, Purpose, RecommendationContent, RecommendationForm,
  RecommendationPurpose, Severity, Subject,
} from '../model';
import { clientLinks, links, namesOf, newNote, ordered, propertyChange, propertyNames, type Fields, type NewNote, type Writing } from './new-note';
import { isRefusal, type Refusal } from './refusal';
import { boardStatus, type ComplaintFacts } from './steps/complaint-steps';
import { linkTo, typedLine } from './typed-text';
import { LOG_HEADINGS, PROMISE_HEADINGS, type PropertyName } from '../reading/words';
import { formatLogLine, formatTask, type LogEntry, type LogField } from './written-lines';

export { builtInBody, type BuiltIn, type Fields, type Writing } from './new-note';

export interface Plan {
  /** In their order. Edits of one note that follow each other may be one write. */
  readonly edits: readonly Edit[];
  /** Markers of the user's template that nobody knows. */
  readonly unknownMarkers: readonly string[];
}

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
export function createClientCard(draft: ClientDraft, writing: Writing): Plan | Refusal {
  const given: Fields = { status: 'active', reviewed: isoDay(writing.today), ...draft.fields };
  const names = [...CARD, ...propertyNames(given).filter((name) => !CARD.includes(name))];
  const note = newNote('client', draft.name, { type: 'client', ...ordered(names, given) }, 'template.client.body', { name: typedLine(draft.name) }, writing, ['status']);
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

/**
 * A task line among the promises of a card or another note.
 * @param under words of further headings under which it may stand, such as a project's milestones
 */
export function addPromise(path: string, promise: PromiseDraft, writing: Writing, under: readonly string[] = []): Plan {
  return { edits: [promiseEdit(path, promise, writing, under)], unknownMarkers: [] };
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
  /** The day by which it should be solved, where that is agreed with the client. */
  readonly due?: Day | null;
  readonly acknowledged?: Day | null;
  readonly owner?: string;
  /** What the client said, as they said it; several lines if need be. */
  readonly words: string;
  /** For the small ones: one line in the log instead of a note. */
  readonly asLine?: boolean;
}

/** A note with the five steps, linked from the client's log; or one line in the log. */
export function logComplaint(draft: ComplaintDraft, writing: Writing): Plan | Refusal {
  const { received, severity, subject = null, due = null, acknowledged = null } = draft;
  if (draft.asLine) {
    const entry: LogEntry = {
      date: received, kind: 'complaint', direction: 'in', summary: draft.title.trim() || draft.words,
      fields: [['severity', severity], ['subject', subject], ['due', day(due)], ['acknowledged', day(acknowledged)], ['owner', draft.owner]],
    };
    return { edits: draft.clients.map((client) => logEdit(client, entry, writing)), unknownMarkers: [] };
  }
  const note = complaintNote({ ...NO_STEPS, ...draft, subject, due, acknowledged, owner: draft.owner ?? null }, draft.clients, draft.title, draft.words, writing);
  if (isRefusal(note)) return note;
  const line = complaintEntry(received, note, writing);
  return { edits: [note.edit, ...draft.clients.map((client) => logEdit(client, line, writing))], unknownMarkers: note.unknownMarkers };
}

/**
 * A complaint that is one line of a log or a daily note becomes a note with everything the line says; the line becomes the
 * link to it.
 */
export function complaintLineToNote(complaint: Complaint, clients: readonly string[], at: LineAt, writing: Writing): Plan | Refusal {
  const { path } = complaint.source;
  // The name of the block stays with the line, for what links to it.
  const [block = ''] = /\s+\^[\w-]+\s*$/.exec(at.expected) ?? [];
  const note = complaintNote(complaint, clients, complaint.title, complaint.title, writing);
  if (isRefusal(note)) return note;
  const [bullet = '- '] = /^\s*(?:[-*+]|\d+[.)]|#{1,6})\s+/.exec(at.expected) ?? [];
  const entry = complaintEntry(complaint.received, note, writing);
  const told = formatLogLine(entry, writing).slice('- '.length);
  // A daily note has its day in its name, and says in each line whose it is.
  const line = clients.includes(path) ? told : told.slice(isoDay(entry.date).length + 1).replace(':', ` ${links(clients, writing)}:`);
  const text = bullet + line + block;
  return { edits: [note.edit, { kind: 'body', path, change: { do: 'replace', at, text } }], unknownMarkers: note.unknownMarkers };
}

const NO_STEPS = { understood: null, offered: null, solution: [], resolved: [], reopened: [], confirmed: null, satisfied: null, withdrawn: null, csat: null } as const;

function complaintNote(facts: ComplaintFacts, clients: readonly string[], title: string, words: string, writing: Writing): NewNote | Refusal {
  const received = isoDay(facts.received);
  const fields: Fields = {
    type: 'complaint', client: clientLinks(clients, writing), status: boardStatus(facts, writing.today, writing), subject: facts.subject, severity: facts.severity,
    received, ...(facts.due === null ? {} : { due: day(facts.due) }), acknowledged: day(facts.acknowledged), understood: day(facts.understood), offered: day(facts.offered), solution: facts.solution,
    resolved: facts.resolved.map(isoDay), reopened: facts.reopened.map(isoDay), confirmed: day(facts.confirmed), satisfied: facts.satisfied,
    ...(facts.withdrawn === null ? {} : { withdrawn: day(facts.withdrawn) }), ...(facts.csat === null ? {} : { csat: facts.csat }), owner: facts.owner,
  };
  return newNote('complaint', title.trim() || writing.words.say('title.complaint', { date: received, client: namesOf(clients, writing) }), fields, 'template.complaint.body', {
    client: { markdown: links(clients, writing) },
    received,
    target: isoDay(facts.due ?? facts.received + writing.complaintTargets[facts.severity]),
    severity: facts.severity,
    words: words.trim() || writing.words.say('words.none'),
  }, writing);
}

/** As a note, not as a complaint: the complaint is told by its own note, and would count twice. */
function complaintEntry(received: Day, { link }: NewNote, { words }: Writing): LogEntry {
  return { date: received, kind: 'note', direction: 'in', summary: words.say('log.complaint', { link }) };
}

/** Sets properties of a note of ours, such as the day a recommendation was thanked for; an empty value empties. */
export function setFields(path: string, fields: Fields, writing: Writing): Plan {
  return { edits: [{ kind: 'fields', path, changes: propertyNames(fields).map((name) => propertyChange(name, fields[name] ?? null, writing)) }], unknownMarkers: [] };
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
  /** How it was asked for, and in what words: for one that has not come yet. */
  readonly channel?: InteractionKind;
  readonly request?: string;
  /** The day it was received or given; null: it was asked for on the day `asked`, and has not come yet. */
  readonly date: Day | null;
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

/** A note with form, content, purpose and consent, linked from the client's log; the line of a request is the contact itself. */
export function recordRecommendation(draft: RecommendationDraft, writing: Writing): Plan | Refusal {
  const { direction, date } = draft;
  const told = date ?? draft.asked ?? writing.today;
  const on = isoDay(told);
  const title = draft.title.trim() || writing.words.say(`title.recommendation.${direction}`, { date: on, client: namesOf(draft.clients, writing) });
  const both: Fields = { form: draft.form, content: draft.content ?? [], purpose: draft.purpose ?? [] };
  const received: Fields = {
    asked: date === null ? on : day(draft.asked), received: day(date), published: day(draft.published), thanked: null,
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
  const now = date === null ? 'asked' : direction;
  const note = newNote('recommendation', title, fields, `template.recommendation.${now}.body`, {
    client: { markdown: links(draft.clients, writing) },
    day: on,
    request: draft.request?.trim() || writing.words.say('words.none'),
    context: draft.context?.trim() || writing.words.say('words.none'),
    words: draft.words.trim() || writing.words.say('words.none'),
  }, writing);
  if (isRefusal(note)) return note;
  const summary = writing.words.say(`log.recommendation.${now}`, { link: note.link });
  const entry: LogEntry = date === null
    ? { date: told, ...sentBy(draft.channel ?? 'email', true), summary, fields: [['purpose', 'request']] }
    : { date, kind: 'note', direction: direction === 'received' ? 'in' : 'out', summary };
  return { edits: [note.edit, ...draft.clients.map((client) => logEdit(client, entry, writing))], unknownMarkers: note.unknownMarkers };
}

/** How a message of mine stands in a log: a letter went out and may wait for a reply, a call is what two did. */
export function sentBy(kind: InteractionKind, awaits: boolean): Pick<InteractionDraft, 'kind' | 'direction' | 'awaits'> {
  const isWritten = WRITTEN_KINDS.has(kind);
  return { kind, direction: isWritten ? 'out' : 'unknown', awaits: isWritten && awaits };
}

const WRITTEN_KINDS: ReadonlySet<InteractionKind> = new Set(['email', 'letter', 'document', 'chat']);

function day(value: Day | null | undefined): string | null {
  return value === null || value === undefined ? null : isoDay(value);
}

// ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line in the log of a card. */
export function logEdit(path: string, entry: LogEntry, writing: Writing): Edit {
  const line = formatLogLine(entry, { spelling: writing.spelling, own: writing.own });
  const place = {
    headings: [...LOG_HEADINGS, ...writing.logHeadings],
    heading: writing.logHeadings[0] ?? writing.words.say('heading.log'),
    dateFormat: writing.logDateFormat,
  };
  return { kind: 'body', path, change: { do: 'log', line, place } };
}

function promiseEdit(path: string, { text, due, waiting = false }: PromiseDraft, writing: Writing, under: readonly string[] = []): Edit {
  const line = formatTask({ text, due, waiting, mark: writing.taskTag, style: writing.taskStyle });
  const change: BodyChange = { do: 'add-under', line, place: { headings: [...under, ...PROMISE_HEADINGS], heading: writing.words.say('heading.promises') } };
  return { kind: 'body', path, change };
}
