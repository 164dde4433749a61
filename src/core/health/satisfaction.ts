/**
 * Satisfaction: what the client answered when asked, and the moods that I noted. Ratings of a complaint never enter: a
 * well-handled complaint must not lift a client above never having had one.
 */
import { compareFacts, countUntil, halved } from './reckoning';
import type { Day } from '../day';
import type { Interaction, Mood, Project, Ratings, Source } from '../model';
import type { Weights } from './weights';

export type Measure = 'csat' | 'nps' | 'ces' | 'mood';

/** One answer, or one mood, on its day. */
export interface Rating {
  readonly date: Day;
  readonly source: Source;
  readonly measure: Measure;
  /** The answer as given; for a mood the word. */
  readonly given: number | Mood;
  /** The same on the one scale from 0 to 100. */
  readonly value: number;
}

/** What a rating is worth. Judgement, not fitted to outcomes: a 3 of 5 is a warning, an 8 of 10 is contentment. */
const CSAT_VALUES: Readonly<Record<number, number>> = { 5: 100, 4: 85, 3: 55, 2: 25, 1: 0 };
const NPS_VALUES: Readonly<Record<number, number>> = { 10: 100, 9: 95, 8: 80, 7: 70 };
const CES_STEPS = 6;
const MOOD_VALUES: Readonly<Record<Mood, number>> = { positive: 100, neutral: 65, negative: 20 };

const OLDEST = 730;
const RATINGS_FOR_FULL_EVIDENCE = 2;
const RATINGS_BEFORE = 3;
const ASKED_LATELY = 90;

export function ratingsInOrder(interactions: readonly Interaction[], projects: readonly Project[]): readonly Rating[] {
  const ratings: Rating[] = [];
  for (const interaction of interactions) {
    const { kind, status, date, source } = interaction;
    if (status === 'held' && kind !== 'note' && kind !== 'complaint') addRatings(ratings, interaction, date, source);
  }
  for (const project of projects) {
    const date = project.rated ?? project.completed;
    if (date !== null) addRatings(ratings, project, date, project.source);
  }
  return ratings.sort(compareFacts);
}

function addRatings(ratings: Rating[], { csat, nps, ces, mood }: Ratings, date: Day, source: Source): void {
  if (csat !== null) add(ratings, { date, source, measure: 'csat', given: csat, value: CSAT_VALUES[csat] ?? NaN });
  if (nps !== null) add(ratings, { date, source, measure: 'nps', given: nps, value: NPS_VALUES[nps] ?? nps * 10 });
  if (ces !== null) add(ratings, { date, source, measure: 'ces', given: ces, value: (ces - 1) / CES_STEPS * 100 });
  if (mood !== null) add(ratings, { date, source, measure: 'mood', given: mood, value: MOOD_VALUES[mood] });
}

/** An answer that its scale does not have is left out. */
function add(ratings: Rating[], rating: Rating): void {
  if (rating.value >= 0 && rating.value <= 100) ratings.push(rating);
}

export interface SatisfactionReading {
  /** Ratings and moods that are not too old. */
  readonly n: number;
  readonly last: Rating | null;
  /** Their mean, the recent ones weighing more. */
  readonly level: number | null;
  /** Points by which the last rating stands above or below those before it, as far as they count. */
  readonly trend: number;
  /** 0 to 100; null: nobody asked, and no mood was noted. */
  readonly value: number | null;
  readonly evidence: number;
}

const UNASKED: SatisfactionReading = { n: 0, last: null, level: null, trend: 0, value: null, evidence: 0 };

export function readSatisfaction(ratings: readonly Rating[], today: Day, weights: Weights): SatisfactionReading {
  let n = 0;
  let weight = 0;
  let sum = 0;
  let asked = 0;
  let lastRating: Rating | null = null;
  let last = 0;
  let before = 0;
  for (let index = countUntil(ratings, today) - 1; index >= 0; index--) {
    const rating = ratings[index];
    if (rating === undefined) continue;
    const age = today - rating.date;
    if (age > OLDEST) break;
    const share = halved(age, weights.ratingHalfLife) * (rating.measure === 'mood' ? weights.moodWeight : 1);
    lastRating ??= rating;
    n++;
    weight += share;
    sum += share * rating.value;
    if (rating.measure === 'mood' || asked > RATINGS_BEFORE) continue;
    if (asked === 0) last = rating.value;
    else before += rating.value;
    asked++;
  }
  if (n === 0 || weight === 0) return UNASKED;
  const level = sum / weight;
  const change = asked < 2 ? 0 : weights.ratingTrendShare * (last - before / (asked - 1));
  const trend = Math.max(-weights.ratingTrendLimit, Math.min(weights.ratingTrendLimit, change));
  const value = Math.max(0, Math.min(100, level + trend));
  return { n, last: lastRating, level, trend, value, evidence: Math.min(1, weight / RATINGS_FOR_FULL_EVIDENCE) };
}

/** The last ratings that count, newest first, `limit` at most. */
export function lastRatings(ratings: readonly Rating[], today: Day, limit: number): readonly Rating[] {
  const until = countUntil(ratings, today);
  return ratings.slice(Math.max(0, until - limit), until).filter(({ date }) => today - date <= OLDEST).reverse();
}

/** The last day on which the client was asked and answered with a number. */
export function lastAnswer(ratings: readonly Rating[], today: Day): Rating | null {
  for (let index = countUntil(ratings, today) - 1; index >= 0; index--) {
    const rating = ratings[index];
    if (rating !== undefined && rating.measure !== 'mood') return rating;
  }
  return null;
}

/** Whether the client was asked lately enough to be left in peace. */
export function wasAskedLately(ratings: readonly Rating[], today: Day): boolean {
  const last = lastAnswer(ratings, today);
  return last !== null && today - last.date < ASKED_LATELY;
}
