/** The parts of a note that never leave the vault: what stands under a heading that says so. */
import type { Heading } from '../markdown/note';
import { foldHeading, PRIVATE_HEADINGS } from './words';

const HEADINGS: ReadonlySet<string> = new Set(PRIVATE_HEADINGS.map(foldHeading));

export interface PrivatePart {
  /** The line of its heading. */
  readonly from: number;
  /** The line of the next heading of its level or above; past the end where there is none. */
  readonly to: number;
}

export function privateParts(headings: readonly Heading[]): readonly PrivatePart[] {
  return headings.flatMap(({ text, level, line }, index) =>
    HEADINGS.has(foldHeading(text)) ? [{ from: line, to: headings.slice(index + 1).find((later) => later.level <= level)?.line ?? Infinity }] : []);
}

export function isIn(parts: readonly PrivatePart[], line: number): boolean {
  return parts.some(({ from, to }) => line >= from && line < to);
}
