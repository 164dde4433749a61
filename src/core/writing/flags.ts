/**
 * What can be asked for from outside, by a command line or a link: which values each task takes, how they are read, and
 * what is written with them. A value that cannot be read is told and never guessed.
 */
import { isoDay, readDay, type Day } from '../day';
import type { Words } from '../i18n/lookup';
import type { ClientFacts } from '../model';
import { createClientCard, logComplaint, logInteraction, recordRecommendation, type Plan } from './actions';
import type { Writing } from './new-note';
import type { Refusal } from './refusal';
import { readTypedDay } from './typed-day';
import {
  CONSENT, DIRECTION, FORM, foldName, INTERACTION_KIND, meaning, MOOD, PURPOSE, RECOMMENDATION_DIRECTION, SEGMENT, SEVERITY, SUBJECT, type WordTable,
} from '../reading/words';

/**
 * What a flag holds: words of a table, a whole number in a range, or one of these. `day` and `past` take a bare weekday for
 * the last one, and `past` no day ahead; `name` is one that no client has yet; `way` is a direction, with `?` if it waits
 * for a reply.
 */
export type FlagValue = WordTable<string> | { readonly from: number; readonly to: number } | 'day' | 'past' | 'future' | 'text' | 'client' | 'name' | 'way';

/** What a flag is called where flags are listed: mostly as the field of the form is. */
type FlagLabel =
  | 'field.aliases' | 'field.cadence' | 'field.client' | 'field.complaint-title' | 'field.consent' | 'field.csat' | 'field.date' | 'field.form'
  | 'field.kind' | 'field.mood' | 'field.name' | 'field.promise' | 'field.promise-due' | 'field.purpose' | 'field.received'
  | 'field.recommendation-direction' | 'field.referred' | 'field.segment' | 'field.severity' | 'field.since' | 'field.subject' | 'field.summary'
  | 'field.title' | 'field.way' | 'field.words' | 'terminal.limit';

export interface Flag {
  readonly label: FlagLabel;
  readonly value: FlagValue;
  readonly needed?: true;
}

const CLIENT: Flag = { label: 'field.client', value: 'client', needed: true };
/** A complaint is logged as one, with its severity. */
const { complaint: _, ...CONTACT_KIND } = INTERACTION_KIND;
const WORDS: Flag = { label: 'field.words', value: 'text' };

export const FLAGS = {
  'log-interaction': {
    client: CLIENT,
    date: { label: 'field.date', value: 'day', needed: true },
    kind: { label: 'field.kind', value: CONTACT_KIND, needed: true },
    summary: { label: 'field.summary', value: 'text', needed: true },
    direction: { label: 'field.way', value: 'way' },
    mood: { label: 'field.mood', value: MOOD },
    csat: { label: 'field.csat', value: { from: 1, to: 5 } },
    purpose: { label: 'field.purpose', value: PURPOSE },
    promise: { label: 'field.promise', value: 'text' },
    due: { label: 'field.promise-due', value: 'future' },
  },
  'log-complaint': {
    client: CLIENT,
    date: { label: 'field.received', value: 'past', needed: true },
    title: { label: 'field.complaint-title', value: 'text', needed: true },
    severity: { label: 'field.severity', value: SEVERITY, needed: true },
    subject: { label: 'field.subject', value: SUBJECT },
    words: WORDS,
  },
  'record-recommendation': {
    client: CLIENT,
    date: { label: 'field.date', value: 'past', needed: true },
    direction: { label: 'field.recommendation-direction', value: RECOMMENDATION_DIRECTION, needed: true },
    form: { label: 'field.form', value: FORM, needed: true },
    consent: { label: 'field.consent', value: CONSENT },
    referred: { label: 'field.referred', value: 'text' },
    words: WORDS,
  },
  'create-client-card': {
    name: { label: 'field.name', value: 'name', needed: true },
    aliases: { label: 'field.aliases', value: 'text' },
    segment: { label: 'field.segment', value: SEGMENT },
    cadence: { label: 'field.cadence', value: { from: 1, to: 3650 } },
    since: { label: 'field.since', value: 'day' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Flag>>>>;

export type FlagTask = keyof typeof FLAGS;

export function isFlagTask(name: string): name is FlagTask {
  return Object.hasOwn(FLAGS, name);
}

export interface FlagsRead {
  /** Canonical: words of the tables, ISO days, paths of cards. */
  readonly values: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** What is wrong, by flag. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Flags that the task does not know. */
  readonly ignored: readonly string[];
}

export interface FlagReading {
  readonly today: Day;
  readonly words: Words;
  readonly clients: readonly ClientFacts[];
}

/** @param flags those of a task; an empty value is one that was not given */
export function readFlags(flags: Readonly<Record<string, Flag>>, given: Readonly<Record<string, string>>, reading: FlagReading): FlagsRead {
  const values: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, { value, needed }] of Object.entries(flags)) {
    const text = Object.hasOwn(given, name) ? (given[name] ?? '').trim() : '';
    if (text === '') {
      if (needed) missing.push(name);
      continue;
    }
    const read = readFlag(value, text, reading);
    if (typeof read === 'string') values[name] = read;
    else wrong[name] = read.wrong;
  }
  return { values, missing, wrong, ignored: Object.keys(given).filter((name) => !Object.hasOwn(flags, name)) };
}

function readFlag(value: FlagValue, text: string, { today, words, clients }: FlagReading): string | { readonly wrong: string } {
  switch (value) {
    case 'text': return text;
    case 'name': {
      const there = clients.find(({ client }) => foldName(client.name) === foldName(text))?.client.source.path;
      return there === undefined ? text : { wrong: words.say('wrong.card-exists', { path: there }) };
    }
    case 'client': {
      const [path, another] = cardsNamed(clients, text);
      if (path === undefined) return { wrong: words.say('problem.unknown-client', { value: text }) };
      return another === undefined ? path : { wrong: words.say('flag.client-several', { name: text }) };
    }
    case 'day':
    case 'past':
    case 'future': {
      const day = readTypedDay(text, today, value === 'future' ? 'future' : 'past');
      if (day === null) return { wrong: words.say('wrong.day') };
      return value === 'past' && day > today ? { wrong: words.say('wrong.day-ahead') } : isoDay(day);
    }
    case 'way': {
      const way = meaning(DIRECTION, text.replace(/[?？]$/, ''));
      return way === null ? notOneOf(DIRECTION, words) : way + (/[?？]$/.test(text) && way !== 'both' ? '?' : '');
    }
    default: {
      if (!isRange(value)) return meaning(value, text) ?? notOneOf(value, words);
      const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
      return number >= value.from && number <= value.to ? String(number) : { wrong: words.say('setting.weights.out-of-range', { min: value.from, max: value.to }) };
    }
  }
}

function notOneOf(table: WordTable<string>, words: Words): { readonly wrong: string } {
  return { wrong: words.say('flag.word', { words: Object.keys(table).join(', ') }) };
}

/** What a value looks like, for a list of flags. */
export function flagHint(value: FlagValue): string {
  if (value === 'way') return '<in|out|both|in?|out?>';
  if (value === 'day' || value === 'past' || value === 'future') return '<YYYY-MM-DD>';
  if (typeof value === 'string') return '<text>';
  return isRange(value) ? `<${value.from}-${value.to}>` : `<${Object.keys(value).join('|')}>`;
}

function isRange(value: Exclude<FlagValue, string>): value is { readonly from: number; readonly to: number } {
  return 'from' in value && typeof value.from === 'number';
}

/** Paths of the cards of this path, else of exactly this name or alias. */
export function cardsNamed(clients: readonly ClientFacts[], text: string): readonly string[] {
  const wanted = foldName(text);
  if (wanted === '') return [];
  const cards = clients.map(({ client }) => client);
  const exact = cards.filter(({ source }) => source.path === text);
  return (exact.length > 0 ? exact : cards.filter(({ name, aliases }) => [name, ...aliases].some((one) => foldName(one) === wanted))).map(({ source }) => source.path);
}

/** What is written with values that were read and lack nothing. */
export function planOf(task: FlagTask, values: Readonly<Record<string, string>>, writing: Writing): Plan | Refusal {
  const text = (flag: string): string => values[flag] ?? '';
  const word = <M extends string>(table: WordTable<M>, flag: string): M | null => meaning(table, text(flag));
  const day = (flag: string): Day | null => readDay(text(flag));
  const number = (flag: string): number | null => (text(flag) === '' ? null : Number(text(flag)));
  const clients = values['client'] === undefined ? [] : [values['client']];
  const date = day('date') ?? writing.today;
  switch (task) {
    case 'log-interaction': return logInteraction({
      clients, date, kind: word(INTERACTION_KIND, 'kind') ?? 'contact', summary: text('summary'),
      direction: meaning(DIRECTION, text('direction').replace('?', '')) ?? 'unknown', awaits: text('direction').endsWith('?'),
      mood: word(MOOD, 'mood'), csat: number('csat'), purpose: word(PURPOSE, 'purpose'), status: date > writing.today ? 'planned' : 'held',
      promises: text('promise') === '' ? [] : [{ text: text('promise'), due: day('due') }],
    }, writing);
    case 'log-complaint': return logComplaint({
      clients, received: date, title: text('title'), severity: word(SEVERITY, 'severity') ?? 'medium', subject: word(SUBJECT, 'subject'), words: text('words'),
    }, writing);
    case 'record-recommendation': {
      const consent = word(CONSENT, 'consent');
      const direction = word(RECOMMENDATION_DIRECTION, 'direction') ?? 'received';
      return recordRecommendation({
        clients, title: '', date, direction, form: word(FORM, 'form') ?? 'word_of_mouth',
        consent, consentDate: consent === null || consent === 'none' ? null : date, referred: direction === 'given' ? '' : text('referred'), words: text('words'),
      }, writing);
    }
    case 'create-client-card': return createClientCard({
      name: text('name'),
      fields: {
        aliases: text('aliases').split(/[,;、，]/).map((alias) => alias.trim()).filter((alias) => alias !== ''),
        segment: word(SEGMENT, 'segment'), cadence: number('cadence'), since: text('since') || null,
      },
    }, writing);
  }
}
