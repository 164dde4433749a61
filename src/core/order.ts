/** In which order things stand wherever nothing else decides: the same on every machine and in every language. */
import type { Source } from './model';

/** By code units. Negative: `a` is first. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By path, then by line; a fact without a line stands before the lines of its note. Negative: `a` is first. */
export function compareSources(a: Source, b: Source): number {
  return compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0);
}

/** So many are sorted, or put in their place, in one step. */
export const IN_A_STEP = 500;

/** Sorts a step at a time; what is equal stays in its order. */
export function* sortSteps<T>(all: readonly T[], compare: (a: T, b: T) => number): Generator<void, readonly T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < all.length; from += IN_A_STEP) {
    runs.push(all.slice(from, from + IN_A_STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* mergeSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Joins two that are in order into one; of what is equal, that of the first stands first. */
export function* mergeSteps<T>(first: readonly T[], second: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const merged: T[] = [];
  let at = 0;
  for (const one of first) {
    for (let other = second[at]; other !== undefined && compare(other, one) < 0; other = second[at]) {
      merged.push(other);
      at += 1;
    }
    if (merged.push(one) % IN_A_STEP === 0) yield;
  }
  for (const one of second.slice(at)) merged.push(one);
  return merged;
}
