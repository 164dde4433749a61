/**
 * Relationship health: one number from 0 to 100 that explains itself, a pure function of dated facts. A fact dated after
 * `today` does not exist, so the same function read at a past day is the history.
 */
import { dossierOf } from './dossier';
import { compareExplanations, explain, type Change, type Reason } from './explanation';
import { judge, valuedFactors, type Absence, type Band, type Judgement } from './judgement';
import { rounded } from './reckoning';
import type { CadenceSource } from './contact';
import type { Day } from '../day';
import type { ClientFacts, Interaction } from '../model';
import type { FactorName, Weights } from './weights';

export { DEFAULT_WEIGHTS, type Weights } from './weights';
export type { Band } from './judgement';
export type { Change, Reason, ReasonKind } from './explanation';

interface FactorReading {
  /** 0 to 100, to one decimal; null: no data. */
  readonly value: number | null;
  /** Its share of the mean, 0 to 1, to three decimals; 0 without a value. */
  readonly weight: number;
  /** How much stands behind it, 0 to 1, to two decimals. */
  readonly evidence: number;
}

export interface ContactFactor extends FactorReading {
  /** Days between contacts, and where that number is from. */
  readonly cadence: number;
  readonly source: CadenceSource;
  /** Days since the last counted contact; null: never any. */
  readonly days: number | null;
}

export interface Factors {
  readonly contact: ContactFactor;
  readonly satisfaction: FactorReading & { readonly n: number };
  readonly commitments: FactorReading & { readonly n: number; readonly onTime: number };
  readonly reciprocity: FactorReading & { readonly n: number; readonly answered: number };
}

/** How far the evidence carries: from little to much. */
export type Certainty = 'low' | 'medium' | 'high';

export interface Health {
  /** 0 to 100, to one decimal; null: nothing is known, or the client is not judged on this day. */
  readonly score: number | null;
  readonly band: Band;
  /** The score before it is held between 0 and 100, unrounded; null without a score. */
  readonly raw: number | null;
  /** The mean of the factors, to one decimal; null: none has a value, or the client is not judged. */
  readonly base: number | null;
  /** Points that recommendations give and complaints take, to one decimal; null: the client is not judged. */
  readonly bonus: number | null;
  readonly penalty: number | null;
  /** 0 to 1, to two decimals. */
  readonly confidence: number;
  readonly certainty: Certainty;
  /** There is a score, and little behind it. */
  readonly provisional: boolean;
  /** Null: the client is not judged. */
  readonly factors: Factors | null;
  /** 100 plus their points is the score exactly; the biggest loss first. Empty without a score. */
  readonly reasons: readonly Reason[];
  /** The last contact that counts, also of clients who are not judged; null: never any. */
  readonly lastContact: Interaction | null;
}

const PROVISIONAL_BELOW = 0.35;
const CERTAIN_FROM = 0.7;
const FEWEST_FACTORS = 2;

/**
 * The health of a relationship on a day.
 * @param facts the same object until one of its facts changes: what does not depend on `today` is kept with it
 */
export function health(facts: ClientFacts, today: Day, weights: Weights): Health {
  const dossier = dossierOf(facts);
  const judgement = judge(dossier, today, weights);
  if (judgement.standing !== 'living') return absent(judgement);
  const { score, band, raw, base, bonus, penalty, confidence, contact } = judgement;
  const certainty = certaintyOf(judgement);
  return {
    score, band, raw,
    base: base === null ? null : rounded(base),
    bonus: rounded(bonus),
    penalty: rounded(penalty),
    confidence, certainty,
    provisional: score !== null && certainty === 'low',
    factors: factorsOf(judgement, weights),
    reasons: explain(dossier, judgement, weights),
    lastContact: contact.clocks?.last.interaction ?? null,
  };
}

function absent({ standing, contact }: Absence): Health {
  return {
    score: null, band: standing, raw: null, base: null, bonus: null, penalty: null, confidence: 0, certainty: 'low',
    provisional: false, factors: null, reasons: [], lastContact: contact.clocks?.last.interaction ?? null,
  };
}

function certaintyOf(judgement: Judgement): Certainty {
  if (judgement.confidence < PROVISIONAL_BELOW || valuedFactors(judgement).length < FEWEST_FACTORS) return 'low';
  return judgement.confidence < CERTAIN_FROM ? 'medium' : 'high';
}

function factorsOf(judgement: Judgement, weights: Weights): Factors {
  const { contact: { cadence, clocks }, satisfaction, commitments, reciprocity, weight } = judgement;
  const reading = (factor: FactorName): FactorReading => {
    const { value, evidence } = judgement[factor];
    return {
      value: value === null ? null : rounded(value),
      weight: value === null || weight === 0 ? 0 : rounded(weights.factors[factor] / weight, 3),
      evidence: rounded(evidence, 2),
    };
  };
  return {
    contact: Object.assign(reading('contact'), { cadence: cadence.days, source: cadence.source, days: clocks?.days ?? null }),
    satisfaction: Object.assign(reading('satisfaction'), { n: satisfaction.n }),
    commitments: Object.assign(reading('commitments'), { n: commitments.n, onTime: commitments.onTime }),
    reciprocity: Object.assign(reading('reciprocity'), { n: reciprocity.n, answered: reciprocity.answered }),
  };
}

/** The score alone, of any day; null: there is none. Costs a fraction of `health`. */
export function scoreOn(facts: ClientFacts, today: Day, weights: Weights): number | null {
  const judgement = judge(dossierOf(facts), today, weights);
  return judgement.standing === 'living' ? judgement.score : null;
}

// ── Over time ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Trend {
  /** How far back it looks. */
  readonly days: number;
  /** The score of that day; null: there was none. */
  readonly previous: number | null;
  /** Points since, to one decimal; null if one of the two days has no score. */
  readonly delta: number | null;
  readonly direction: 'up' | 'down' | 'flat' | null;
}

const TREND_DAYS = 30;
/** Points from which a change is called one. Judgement, not fitted to outcomes. */
const TREND_POINTS = 5;

/** How the score moved in 30 days; null for a client who is not judged today. */
export function trend(facts: ClientFacts, today: Day, weights: Weights): Trend | null {
  const judgement = judge(dossierOf(facts), today, weights);
  if (judgement.standing !== 'living') return null;
  const previous = scoreOn(facts, today - TREND_DAYS, weights);
  const { score } = judgement;
  if (score === null || previous === null) return { days: TREND_DAYS, previous, delta: null, direction: null };
  const delta = rounded(score - previous);
  return {
    days: TREND_DAYS, previous, delta,
    direction: delta >= TREND_POINTS ? 'up' : delta <= -TREND_POINTS ? 'down' : 'flat',
  };
}

export interface HistoryPoint {
  readonly date: Day;
  readonly score: number | null;
}

export const HISTORY_WEEKS = 26;

/** 26 weekly recomputations, the oldest first; the last one is today's. */
export function history(facts: ClientFacts, today: Day, weights: Weights): readonly HistoryPoint[] {
  return Array.from({ length: HISTORY_WEEKS }, (_, index) => {
    const date = today - 7 * (HISTORY_WEEKS - 1 - index);
    return { date, score: scoreOn(facts, date, weights) };
  });
}

export interface Difference {
  /** The scores of the two days. */
  readonly previous: number;
  readonly score: number;
  readonly delta: number;
  /** Their points add up to `delta`. */
  readonly changes: readonly Change[];
}

/** What changed from `day` to `today`, line by line; null if one of the two has no score. */
export function changedSince(facts: ClientFacts, day: Day, today: Day, weights: Weights): Difference | null {
  const before = health(facts, day, weights);
  const now = health(facts, today, weights);
  if (before.score === null || now.score === null) return null;
  return {
    previous: before.score, score: now.score, delta: rounded(now.score - before.score),
    changes: compareExplanations(before.reasons, now.reasons),
  };
}
