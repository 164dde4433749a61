/**
 * The explanation of a score: 100, and what is lost and given, line by line. The lines are values, not words, and 100
 * plus their points is the shown score exactly.
 */
import { lateCommitments, type LateCommitment } from './commitments';
import { unansweredMessages, type Cadence, type CadenceSource, type Clocks } from './contact';
import { compareSources } from '../order';
import { rounded } from './reckoning';
import { lastRatings, type Rating } from './satisfaction';
import type { ComplaintState } from './complaint-state';
import type { Dossier } from './dossier';
import type { Judgement } from './judgement';
import type { Complaint, Interaction, Recommendation, Source } from '../model';
import type { FactorName, Weights } from './weights';

interface Line {
  /** Signed, to one decimal; never minus zero. */
  readonly points: number;
  /** Where the facts stand that the line is about, the most telling one first. */
  readonly sources: readonly Source[];
}

export interface ContactReason extends Line {
  readonly kind: 'contact';
  /** Days since the last counted contact, and since the last that was not a message of mine alone. */
  readonly days: number;
  readonly daysSinceWord: number;
  readonly last: Interaction;
  /** The client's last word; where there never was one, the first contact of all. */
  readonly lastWord: Interaction;
  readonly cadence: number;
  readonly cadenceSource: CadenceSource;
  /** The clock that decides: days since any contact against the cadence, or since their word against a multiple of it. */
  readonly clock: 'contact' | 'word';
  /** How many times the time allowed has passed; up to 1 nothing is lost. */
  readonly ratio: number;
}

export interface SatisfactionReason extends Line {
  readonly kind: 'satisfaction';
  readonly last: Rating;
  readonly previous: Rating | null;
  readonly n: number;
  /** What all of them come to, 0 to 100, the trend included. */
  readonly level: number;
  /** Points by which the last rating moves the level of all; 0: does not. */
  readonly trend: number;
}

export interface CommitmentsReason extends Line {
  readonly kind: 'commitments';
  readonly n: number;
  readonly onTime: number;
  /** Null: all were kept in time. */
  readonly worst: LateCommitment | null;
}

export interface ReciprocityReason extends Line {
  readonly kind: 'reciprocity';
  readonly n: number;
  readonly answered: number;
  /** The last message without a reply; null: all had one. */
  readonly unanswered: Interaction | null;
}

export interface ComplaintReason extends Line {
  readonly kind: 'complaint';
  readonly complaint: Complaint;
  readonly state: ComplaintState;
}

export interface RecommendationReason extends Line {
  readonly kind: 'recommendation';
  readonly recommendation: Recommendation;
  readonly age: number;
  /** Days since the recommended became a client; null: did not, or no longer counts. */
  readonly convertedAge: number | null;
}

/** There is nothing to average: the score begins lower than 100. */
export interface ProvisionalReason extends Line {
  readonly kind: 'provisional';
  readonly base: number;
}

/** All complaints together take, or all recommendations together give, no more than a limit. */
export interface CapReason extends Line {
  readonly kind: 'cap';
  readonly of: 'complaints' | 'recommendations';
  readonly limit: number;
}

/** No score is below 0 or above 100. */
export interface ClampReason extends Line {
  readonly kind: 'clamp';
  readonly at: 0 | 100;
}

export type Reason =
  | ContactReason | SatisfactionReason | CommitmentsReason | ReciprocityReason | ComplaintReason | RecommendationReason
  | ProvisionalReason | CapReason | ClampReason;
export type ReasonKind = Reason['kind'];

const RATINGS_SHOWN = 5;
const NOTHING: readonly never[] = [];

const RANK: Readonly<Record<ReasonKind, number>> = {
  contact: 0, satisfaction: 1, commitments: 2, reciprocity: 3, complaint: 4, recommendation: 5, provisional: 6, cap: 7, clamp: 8,
};

/** A line whose points are not rounded yet. */
interface Draft {
  readonly exact: number;
  /** A factor has its line even where it loses nothing; a faded complaint that rounds to nothing has none. */
  readonly always: boolean;
  readonly line: (points: number) => Reason;
}

/** The lines of a score, the biggest loss first; equal ones by kind, then by place. Empty without a score. */
export function explain(dossier: Dossier, judgement: Judgement, weights: Weights): readonly Reason[] {
  if (judgement.score === null) return NOTHING;
  const drafts: Draft[] = [];
  draftFactors(drafts, dossier, judgement, weights);
  for (const { complaint, state, loss } of judgement.complaints) {
    if (loss <= 0) continue;
    const line = (points: number): Reason => ({ kind: 'complaint', points, sources: [complaint.source], complaint, state });
    drafts.push({ exact: -loss, always: false, line });
  }
  for (const { recommendation, age, convertedAge, gain } of judgement.recommendations) {
    if (gain <= 0) continue;
    const line = (points: number): Reason =>
      ({ kind: 'recommendation', points, sources: [recommendation.source], recommendation, age, convertedAge });
    drafts.push({ exact: gain, always: false, line });
  }
  if (judgement.base === null) {
    const base = weights.provisionalBase;
    const line = (points: number): Reason => ({ kind: 'provisional', points, sources: [dossier.client.source], base });
    drafts.push({ exact: base - 100, always: true, line });
  }
  draftLimits(drafts, judgement, weights);

  const tenths = roundToSum(drafts.map(({ exact }) => exact * 10), Math.round(judgement.score * 10) - 1000);
  const reasons: Reason[] = [];
  for (const [index, { always, line }] of drafts.entries()) {
    const tenth = tenths[index] ?? 0;
    if (tenth !== 0) reasons.push(line(tenth / 10));
    else if (always) reasons.push(line(0));
  }
  return reasons.sort(compareReasons);
}

/** By loss, then by kind, then by place. */
export function compareReasons(a: Reason, b: Reason): number {
  if (a.points !== b.points) return a.points - b.points;
  if (a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind];
  const [sourceOfA] = a.sources;
  const [sourceOfB] = b.sources;
  return sourceOfA && sourceOfB ? compareSources(sourceOfA, sourceOfB) : 0;
}

function draftFactors(drafts: Draft[], dossier: Dossier, judgement: Judgement, weights: Weights): void {
  const { today, contact, satisfaction, commitments, reciprocity, weight } = judgement;
  if (weight === 0) return;
  const draft = (factor: FactorName, value: number, line: (points: number) => Reason): void => {
    drafts.push({ exact: -weights.factors[factor] / weight * (100 - value), always: true, line });
  };
  const { clocks, cadence } = contact;
  if (contact.value !== null && clocks !== null) {
    draft('contact', contact.value, (points) => contactReason(points, clocks, cadence));
  }
  const { last } = satisfaction;
  if (satisfaction.value !== null && last !== null) {
    draft('satisfaction', satisfaction.value, (points) => {
      const ratings = lastRatings(dossier.ratings, today, RATINGS_SHOWN);
      const { n, trend } = satisfaction;
      return { kind: 'satisfaction', points, sources: places(ratings), last, previous: ratings[1] ?? null, n, level: rounded(satisfaction.value ?? 0), trend: rounded(trend) };
    });
  }
  if (commitments.value !== null) {
    draft('commitments', commitments.value, (points) => {
      const late = lateCommitments(dossier.commitments, today);
      const { n, onTime } = commitments;
      return {
        kind: 'commitments', points, sources: places(late.map(({ commitment }) => commitment)), n, onTime, worst: late[0] ?? null,
      };
    });
  }
  if (reciprocity.value !== null) {
    draft('reciprocity', reciprocity.value, (points) => {
      const unanswered = unansweredMessages(dossier.contacts, today, weights);
      const { n, answered } = reciprocity;
      return {
        kind: 'reciprocity', points, sources: places(unanswered), n, answered, unanswered: unanswered[0]?.interaction ?? null,
      };
    });
  }
}

function contactReason(points: number, clocks: Clocks, cadence: Cadence): ContactReason {
  const { last, lastWord, days, daysSinceWord, clock, ratio } = clocks;
  const telling = clock === 'word' ? [lastWord, last] : [last, lastWord];
  return {
    kind: 'contact', points, sources: places(telling), days, daysSinceWord, last: last.interaction,
    lastWord: lastWord.interaction, cadence: cadence.days, cadenceSource: cadence.source, clock, ratio,
  };
}

/** Each place once, in the order given. */
function places(facts: readonly { readonly source: Source }[]): readonly Source[] {
  const sources: Source[] = [];
  for (const { source } of facts) {
    if (!sources.some((known) => compareSources(known, source) === 0)) sources.push(source);
  }
  return sources;
}

function draftLimits(drafts: Draft[], judgement: Judgement, weights: Weights): void {
  const { losses, penalty, gains, bonus, raw } = judgement;
  if (losses > penalty) {
    const sources = places(judgement.complaints.filter(({ loss }) => loss > 0).map(({ complaint }) => complaint));
    const line = (points: number): Reason => ({ kind: 'cap', points, sources, of: 'complaints', limit: weights.penaltyLimit });
    drafts.push({ exact: losses - penalty, always: false, line });
  }
  if (gains > bonus) {
    const sources = places(judgement.recommendations.filter(({ gain }) => gain > 0).map(({ recommendation }) => recommendation));
    const line = (points: number): Reason => ({ kind: 'cap', points, sources, of: 'recommendations', limit: weights.bonusLimit });
    drafts.push({ exact: bonus - gains, always: false, line });
  }
  if (raw === null || (raw >= 0 && raw <= 100)) return;
  const at = raw < 0 ? 0 : 100;
  drafts.push({ exact: at - raw, always: false, line: (points) => ({ kind: 'clamp', points, sources: NOTHING, at }) });
}

/**
 * Whole numbers that add up to `sum`, by largest remainder: all are rounded down, and what is then missing goes to those
 * that lost most by it.
 */
function roundToSum(exact: readonly number[], sum: number): readonly number[] {
  const whole: number[] = [];
  const remainders: number[] = [];
  let missing = sum;
  for (const value of exact) {
    const nearest = Math.round(value);
    // The noise of floating point must not turn a whole number into one less.
    const clean = Math.abs(value - nearest) < 1e-6 ? nearest : value;
    const floor = Math.floor(clean);
    whole.push(floor);
    remainders.push(clean - floor);
    missing -= floor;
  }
  for (; missing > 0; missing--) {
    let largest = 0;
    for (const [index, remainder] of remainders.entries()) if (remainder > (remainders[largest] ?? -1)) largest = index;
    whole[largest] = (whole[largest] ?? 0) + 1;
    remainders[largest] = -1;
  }
  return whole;
}

// ── What changed ────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line of the difference of two explanations. */
export interface Change {
  readonly kind: ReasonKind;
  /** Points now minus points then, to one decimal; never 0. */
  readonly points: number;
  /** The line as it was; null: there was none. */
  readonly before: Reason | null;
  /** The line as it is; null: it is gone. */
  readonly now: Reason | null;
}

/** The difference of two explanations, the biggest loss first. Its points add up to the change of the score. */
export function compareExplanations(before: readonly Reason[], now: readonly Reason[]): readonly Change[] {
  const earlier = new Map(before.map((reason) => [topicOf(reason), reason]));
  const changes: Change[] = [];
  const add = (old: Reason | null, young: Reason | null): void => {
    const kind = young?.kind ?? old?.kind;
    const points = rounded((young?.points ?? 0) - (old?.points ?? 0));
    if (kind !== undefined && points !== 0) changes.push({ kind, points, before: old, now: young });
  };
  for (const reason of now) {
    const topic = topicOf(reason);
    add(earlier.get(topic) ?? null, reason);
    earlier.delete(topic);
  }
  for (const reason of earlier.values()) add(reason, null);
  return changes.sort((a, b) => a.points - b.points || RANK[a.kind] - RANK[b.kind]);
}

/** What a line is about: two lines of the same topic, on two days, are one line that changed. */
export function topicOf(reason: Reason): string {
  switch (reason.kind) {
    case 'complaint': return placed(reason.kind, reason.complaint.source);
    case 'recommendation': return placed(reason.kind, reason.recommendation.source);
    case 'cap': return `cap ${reason.of}`;
    case 'clamp': return `clamp ${String(reason.at)}`;
    case 'contact':
    case 'satisfaction':
    case 'commitments':
    case 'reciprocity':
    case 'provisional': return reason.kind;
  }
}

function placed(kind: string, { path, line }: Source): string {
  return `${kind} ${path}#${String(line ?? 0)}`;
}
