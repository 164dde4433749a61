/**
 * The explanation of a score: 100, and what is lost and given, line by line. The lines are values, not words, and 100
 * plus their points is the shown score exactly.
 */
import { lateCommitments, type LateCommitment } from './commitments';
import { unansweredMessages, type CadenceSource } from './contact';
import { compareSources, rounded } from './reckoning';
import { lastRatings, type Rating } from './satisfaction';
import type { ComplaintState } from './complaint-state';
import type { Dossier } from './dossier';
import type { Judgement } from './judgement';
import type { Complaint, Interaction, Recommendation, Source } from './model';
import type { Weights } from './weights';

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

const RANK: Readonly<Record<ReasonKind, number>> = {
  contact: 0, satisfaction: 1, commitments: 2, reciprocity: 3, complaint: 4, recommendation: 5, provisional: 6, cap: 7, clamp: 8,
};

/** The lines of a score, the biggest loss first; equal ones by kind, then by place. Empty without a score. */
export function explain(dossier: Dossier, judgement: Judgement, weights: Weights): readonly Reason[] {
  if (judgement.raw === null) return [];
  const exact: Reason[] = [];
  addFactors(exact, dossier, judgement, weights);
  for (const { complaint, state, loss } of judgement.complaints) {
    if (loss > 0) exact.push({ kind: 'complaint', points: -loss, sources: [complaint.source], complaint, state });
  }
  for (const { recommendation, age, convertedAge, gain } of judgement.recommendations) {
    if (gain > 0) {
      exact.push({ kind: 'recommendation', points: gain, sources: [recommendation.source], recommendation, age, convertedAge });
    }
  }
  if (judgement.base === null) {
    const base = weights.provisionalBase;
    exact.push({ kind: 'provisional', points: base - 100, sources: [dossier.client.source], base });
  }
  addLimits(exact, judgement, weights);
  return inTenths(exact, judgement)
    .filter(({ kind, points }) => points !== 0 || kind in FACTOR_LINES)
    .sort(compareReasons);
}

/** A factor has its line even where it loses nothing; a faded complaint that rounds to nothing has none. */
const FACTOR_LINES = { contact: true, satisfaction: true, commitments: true, reciprocity: true } as const;

/** By loss, then by kind, then by place. */
export function compareReasons(a: Reason, b: Reason): number {
  if (a.points !== b.points) return a.points - b.points;
  if (a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind];
  const [sourceOfA] = a.sources;
  const [sourceOfB] = b.sources;
  return sourceOfA && sourceOfB ? compareSources(sourceOfA, sourceOfB) : 0;
}

function addFactors(lines: Reason[], dossier: Dossier, judgement: Judgement, weights: Weights): void {
  const { today, contact, satisfaction, commitments, reciprocity, weight } = judgement;
  if (weight === 0) return;
  const { factors } = weights;
  const { last, lastWord, days, daysSinceWord, ratio, clock, cadence } = contact;
  if (contact.value !== null && last && lastWord && days !== null && daysSinceWord !== null && ratio !== null) {
    const both = last === lastWord ? [last.source] : clock === 'word' ? [lastWord.source, last.source] : [last.source, lastWord.source];
    lines.push({
      kind: 'contact', points: -factors.contact / weight * (100 - contact.value), sources: both, days, daysSinceWord,
      last: last.interaction, lastWord: lastWord.interaction, cadence: cadence.days, cadenceSource: cadence.source, clock, ratio,
    });
  }
  if (satisfaction.value !== null) {
    const ratings = lastRatings(dossier.ratings, today, RATINGS_SHOWN);
    const [lastRating, previous] = ratings;
    if (lastRating) {
      lines.push({
        kind: 'satisfaction', points: -factors.satisfaction / weight * (100 - satisfaction.value), sources: places(ratings),
        last: lastRating, previous: previous ?? null, n: satisfaction.n, trend: rounded(satisfaction.trend),
      });
    }
  }
  if (commitments.value !== null) {
    const late = lateCommitments(dossier.commitments, today);
    lines.push({
      kind: 'commitments', points: -factors.commitments / weight * (100 - commitments.value),
      sources: places(late.map(({ commitment }) => commitment)),
      n: commitments.n, onTime: commitments.onTime, worst: late[0] ?? null,
    });
  }
  if (reciprocity.value !== null) {
    const unanswered = unansweredMessages(dossier.contacts, today, weights);
    lines.push({
      kind: 'reciprocity', points: -factors.reciprocity / weight * (100 - reciprocity.value), sources: places(unanswered),
      n: reciprocity.n, answered: reciprocity.answered, unanswered: unanswered[0]?.interaction ?? null,
    });
  }
}

/** Each place once, in the order given. */
function places(facts: readonly { readonly source: Source }[]): readonly Source[] {
  const sources: Source[] = [];
  for (const { source } of facts) {
    if (!sources.some((known) => compareSources(known, source) === 0)) sources.push(source);
  }
  return sources;
}

function addLimits(lines: Reason[], judgement: Judgement, weights: Weights): void {
  const { losses, penalty, gains, bonus, raw } = judgement;
  if (losses > penalty) {
    const sources = places(judgement.complaints.filter(({ loss }) => loss > 0).map(({ complaint }) => complaint));
    lines.push({ kind: 'cap', points: losses - penalty, sources, of: 'complaints', limit: weights.penaltyLimit });
  }
  if (gains > bonus) {
    const sources = places(judgement.recommendations.filter(({ gain }) => gain > 0).map(({ recommendation }) => recommendation));
    lines.push({ kind: 'cap', points: bonus - gains, sources, of: 'recommendations', limit: weights.bonusLimit });
  }
  if (raw !== null && raw < 0) lines.push({ kind: 'clamp', points: -raw, sources: [], at: 0 });
  if (raw !== null && raw > 100) lines.push({ kind: 'clamp', points: 100 - raw, sources: [], at: 100 });
}

/**
 * Rounds the points to tenths by largest remainder, so that they add up to the shown score: all are rounded down, and
 * the tenths that are then missing go to those that lost most by it.
 */
function inTenths(lines: readonly Reason[], { score }: Judgement): readonly Reason[] {
  const tenths = lines.map(({ points }) => {
    const scaled = points * 10;
    const nearest = Math.round(scaled);
    // The noise of floating point must not turn a whole number of tenths into one less.
    return Math.abs(scaled - nearest) < 1e-6 ? nearest : scaled;
  });
  const floors = tenths.map(Math.floor);
  const missing = Math.round((score ?? 0) * 10) - 1000 - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = tenths
    .map((tenth, index) => ({ index, remainder: tenth - Math.floor(tenth) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index));
  return lines.map((line, index) => {
    const whole = (floors[index] ?? 0) + (raised.has(index) ? 1 : 0);
    return { ...line, points: whole === 0 ? 0 : whole / 10 };
  });
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
function topicOf(reason: Reason): string {
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
