/**
 * How dated facts are reckoned with: in which order, since when, how their weight fades, how a number is shown.
 * Everything that sums or chooses among facts goes through them by day, then by the place where they stand, so that the
 * order in which a vault hands them over never shows in a number.
 */
import type { Day } from '../day';
import type { Source } from '../model';
import { compareSources } from '../order';

interface DatedFact {
  readonly date: Day;
  readonly source: Source;
}

/** By day, then by place. */
export function compareFacts(a: DatedFact, b: DatedFact): number {
  return a.date - b.date || compareSources(a.source, b.source);
}

/** How many of the facts, in order, are dated up to `today`. */
export function countUntil(ordered: readonly Pick<DatedFact, 'date'>[], today: Day): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fact = ordered[middle];
    if (fact !== undefined && fact.date <= today) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether something happened, seen from `today`: what is dated later does not exist yet. */
export function hasHappened(on: Day | null, today: Day): on is Day {
  return on !== null && on <= today;
}

/** Powers cost ten times a look-up, and the same few hundred ages come again with every client. */
const shares = new Map<number, readonly number[]>();
const AGES_KEPT = 731;

/** The share that is left after `age` days of what halves every `halfLife` days. */
export function halved(age: number, halfLife: number): number {
  let kept = shares.get(halfLife);
  if (kept === undefined) {
    kept = Array.from({ length: AGES_KEPT }, (_, days) => 0.5 ** (days / halfLife));
    shares.set(halfLife, kept);
  }
  return kept[age] ?? 0.5 ** (age / halfLife);
}

/** Half up, to so many decimals: the one way in which any number of a client is shown. */
export function rounded(value: number, decimals: 0 | 1 | 2 | 3 = 1): number {
  const scale = SCALES[decimals];
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}

const SCALES = [1, 10, 100, 1000] as const;
