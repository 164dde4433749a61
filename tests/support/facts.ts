/**
 * Builders of facts for tests: every field has a sensible default, days are written as ISO dates (or given as numbers),
 * and every fact gets a place of its own unless one is given.
 */
import { readDay, type Day } from '../../src/core/day';
import type {
  Client, ClientFacts, Complaint, DatedPromise, Direction, Interaction, InteractionKind, Mention, Move, Project, Recommendation,
  Source,
} from '../../src/core/model';

/** A day, or its ISO date. */
export type When = Day | string;

/** The day of an ISO date; throws for anything else, so that a slip in a test does not pass for a missing fact. */
export function day(when: When): Day {
  if (typeof when === 'number') return when;
  const read = readDay(when);
  if (read === null) throw new Error(`Not a date: ${when}`);
  return read;
}

type Days = When | readonly When[];
interface Placed {
  readonly path?: string;
  readonly line?: number;
}
interface WrittenMove {
  readonly on: When;
  readonly due: When;
}
/** The fields of a noun, all optional, with those of `DayField` and `DaysField` written as dates. */
type Written<Noun, DayField extends keyof Noun, DaysField extends keyof Noun = never> =
  Partial<Omit<Noun, DayField | DaysField | 'source'>>
  & { readonly [Field in DayField]?: When | null }
  & { readonly [Field in DaysField]?: Days }
  & Placed;

let places = 0;

function place({ path, line }: Placed, folder: string): Source {
  const at = path ?? `${folder}/${String(++places).padStart(5, '0')}.md`;
  return line === undefined ? { path: at } : { path: at, line };
}

function dayOrNull(when: When | null | undefined): Day | null {
  return when === undefined || when === null ? null : day(when);
}

function days(when: Days | undefined): readonly Day[] {
  if (when === undefined) return [];
  return typeof when === 'object' ? when.map(day) : [day(when)];
}

function moves(written: readonly WrittenMove[] | undefined): readonly Move[] {
  return (written ?? []).map(({ on, due }) => ({ on: day(on), due: day(due) }));
}

const UNRATED = { csat: null, nps: null, ces: null, mood: null };

export type WrittenClient = Written<
  Client, 'since' | 'birthday' | 'nextStepDue' | 'reviewed', 'paused' | 'ended' | 'resumed'
>;

/** An active client called Acme, of no segment and without a cadence of its own. */
export function client(written: WrittenClient = {}): Client {
  const { path, line, paused, ended, resumed, since, birthday, nextStepDue, reviewed, ...rest } = written;
  const name = rest.name ?? 'Acme';
  return {
    source: place({ path: path ?? `Clients/${name}.md`, ...(line === undefined ? {} : { line }) }, ''),
    name, aliases: [], status: 'active', relation: 'client', segment: null, access: 'direct', term: null, engagement: [],
    experience: null, closeness: null, cadence: null, via: null, solveWithin: null, preferredChannel: null, preferences: [], contacts: [], referredBy: null, industry: null, language: null,
    nextStep: null, noAsk: false, nda: false, override: null,
    ...rest,
    paused: days(paused), ended: days(ended), resumed: days(resumed),
    since: dayOrNull(since), birthday: dayOrNull(birthday), nextStepDue: dayOrNull(nextStepDue), reviewed: dayOrNull(reviewed),
  };
}

const TOGETHER: ReadonlySet<InteractionKind> = new Set<InteractionKind>(['call', 'video', 'meeting', 'event', 'meal', 'social']);

export type WrittenInteraction = Omit<Written<Interaction, 'date'>, 'date'> & { readonly date: When };

/** A held call of both sides, unless said otherwise; a kind that is no talk is of unknown direction, as in notes. */
export function interaction(written: WrittenInteraction): Interaction {
  const { path, line, date, ...rest } = written;
  const kind = rest.kind ?? 'call';
  const direction: Direction = TOGETHER.has(kind) ? 'both' : 'unknown';
  return {
    source: place(written, 'Interactions'),
    time: null, kind, direction, awaits: (rest.answered ?? null) !== null, answered: null, status: 'held', purpose: null,
    summary: '', ...UNRATED,
    ...rest,
    date: day(date),
  };
}

/** A message of mine that waits for a reply (`out?`). */
export function question(written: WrittenInteraction): Interaction {
  return interaction({ kind: 'email', direction: 'out', awaits: true, ...written });
}

export type WrittenPromise =
  Omit<Written<DatedPromise, 'due' | 'done' | 'cancelled' | 'since'>, 'due' | 'moves'>
  & { readonly due: When; readonly moves?: readonly WrittenMove[] };

/** A promise of mine, open and never moved. */
export function promise(written: WrittenPromise): DatedPromise {
  const { path, line, due, done, cancelled, since, moves: agreed, ...rest } = written;
  return {
    source: place(written, 'Promises'),
    text: 'Send the report', owner: 'me',
    ...rest,
    due: day(due), moves: moves(agreed), done: dayOrNull(done), cancelled: dayOrNull(cancelled), since: dayOrNull(since),
  };
}

export type WrittenComplaint = Omit<
  Written<Complaint, 'received' | 'due' | 'acknowledged' | 'understood' | 'offered' | 'confirmed' | 'withdrawn', 'resolved' | 'reopened'>,
  'received'
> & { readonly received: When };

/** An open complaint of medium severity that nobody has answered. */
export function complaint(written: WrittenComplaint): Complaint {
  const {
    path, line, received, due, acknowledged, understood, offered, confirmed, withdrawn, resolved, reopened, ...rest
  } = written;
  return {
    source: place(written, 'Complaints'),
    title: 'Late delivery', subject: null, severity: 'medium', solution: [], satisfied: null, owner: null, ...UNRATED,
    ...rest,
    received: day(received), due: dayOrNull(due), acknowledged: dayOrNull(acknowledged), understood: dayOrNull(understood),
    offered: dayOrNull(offered), confirmed: dayOrNull(confirmed), withdrawn: dayOrNull(withdrawn),
    resolved: days(resolved), reopened: days(reopened),
  };
}

type RecommendationDay =
  | 'asked' | 'received' | 'given' | 'declined' | 'withdrawn' | 'published' | 'thanked' | 'converted' | 'consentDate'
  | 'consentUntil' | 'reviewBy';
export type WrittenRecommendation = Written<Recommendation, RecommendationDay>;

/** A testimonial, received if `received` is given, without consent to show it. */
export function recommendation(written: WrittenRecommendation): Recommendation {
  const {
    path, line, asked, received, given, declined, withdrawn, published, thanked, converted, consentDate, consentUntil,
    reviewBy, ...rest
  } = written;
  return {
    source: place(written, 'Recommendations'),
    title: 'Letter of thanks', direction: 'received', form: 'linkedin', weight: 'testimonial', content: [], purpose: [],
    referred: null, consent: 'none', context: null, service: null, industry: null, usedIn: [], value: null, cost: null,
    currency: null,
    ...rest,
    asked: dayOrNull(asked), received: dayOrNull(received), given: dayOrNull(given), declined: dayOrNull(declined),
    withdrawn: dayOrNull(withdrawn), published: dayOrNull(published), thanked: dayOrNull(thanked),
    converted: dayOrNull(converted), consentDate: dayOrNull(consentDate), consentUntil: dayOrNull(consentUntil),
    reviewBy: dayOrNull(reviewBy),
  };
}

export type WrittenProject =
  Omit<Written<Project, 'start' | 'due' | 'delivered' | 'completed' | 'cancelled' | 'rated'>, 'moves'>
  & { readonly moves?: readonly WrittenMove[] };

/** A project with no dates but those given. */
export function project(written: WrittenProject = {}): Project {
  const { path, line, start, due, delivered, completed, cancelled, rated, moves: agreed, ...rest } = written;
  return {
    source: place(written, 'Projects'),
    title: 'Rollout', stage: null, result: null, reportEvery: null, favours: [], milestones: [], value: null, cost: null,
    currency: null, rate: null, externalUrl: null, ...UNRATED,
    ...rest,
    start: dayOrNull(start), due: dayOrNull(due), moves: moves(agreed), delivered: dayOrNull(delivered),
    completed: dayOrNull(completed), cancelled: dayOrNull(cancelled), rated: dayOrNull(rated),
  };
}

export function mention(date: When, text: string): Mention {
  return { source: place({}, 'Journal'), date: day(date), text };
}

/** Everything about one client: what is not given is empty. */
export function facts(some: Partial<ClientFacts> = {}): ClientFacts {
  return {
    client: client(), interactions: [], mentions: [], promises: [], complaints: [], recommendations: [], projects: [],
    ...some,
  };
}
