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
