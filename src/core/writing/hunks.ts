/**
 * What a write changed, line by line, and how such a piece is found again in a text that went on changing.
 */
import type { Changed } from './front-matter';
import { splitLines, type Line } from '../markdown/lines';
import { frontMatterBlock } from '../markdown/note';
import { refusal, type Refusal } from './refusal';

/** One piece of a change: these lines became those. */
export interface Hunk {
  /** The piece before the write, to the byte; empty: nothing stood there. */
  readonly before: string;
  /** The piece as written; empty: it was taken out. */
  readonly after: string;
  /** Whether it stands among the properties. */
  readonly inBlock: boolean;
  /** Whether the piece begins with the newline that was put behind an unended last line. */
  readonly joined: boolean;
  /** The lines around the piece after the write; null: there was none on that side. */
  readonly lead: string | null;
  readonly follow: string | null;
}

/** The pieces in which two texts differ, in their order. A property block that came to be is told by its lines only. */
export function hunks(before: string, after: string): readonly Hunk[] {
  const was = parts(before);
  const is = parts(after);
  const found: Hunk[] = [];
  if (was.block !== null || is.block !== null) found.push(...differences(was.block ?? '', is.block ?? '', true));
  // With a block that came to be, the newline of its closing fence came too.
  found.push(...differences(was.body, was.block === null && is.block !== null ? is.body.replace(/^\r?\n/, '') : is.body, false));
  return found;
}

/** Puts the earlier piece back where the written one stands now. */
export function putBack(text: string, hunk: Hunk): Changed | Refusal {
  const { opening, block, closing, body } = parts(text);
  const region = hunk.inBlock ? block : body;
  if (region === null) return refusal('moved');
  const outcomes = new Set(bestPlaces(region, hunk).map((at) => region.slice(0, at) + hunk.before + region.slice(at + hunk.after.length)));
  const [only, another] = outcomes;
  if (only === undefined) return refusal('moved');
  if (another !== undefined) return refusal('ambiguous');
  return { text: hunk.inBlock ? opening + only + closing + body : opening + (block ?? '') + closing + only };
}

interface Parts {
  readonly opening: string;
  /** The text between the fences; null: the note has no properties. */
  readonly block: string | null;
  /** The closing fence without its newline, with which the body begins: a note may end right behind the fence. */
  readonly closing: string;
  readonly body: string;
}

function parts(text: string): Parts {
  const found = frontMatterBlock(text);
  if (!found) {
    const opening = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    return { opening, block: null, closing: '', body: text.slice(opening.length) };
  }
  const start = text.indexOf('\n') + 1;
  const fence = start + found.yaml.length;
  const bodyAt = fence + text.slice(fence, found.bodyOffset).trimEnd().length;
  return {
    opening: text.slice(0, start),
    block: found.yaml,
    closing: text.slice(fence, bodyAt),
    body: text.slice(bodyAt),
  };
}

// ── Differences ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** More lines than this times this are told as one piece. */
const LARGEST_TABLE = 250_000;

function differences(before: string, after: string, inBlock: boolean): readonly Hunk[] {
  const was = splitLines(before);
  const is = splitLines(after);
  let first = 0;
  while (first < was.length && sameLine(was[first], is[first])) first++;
  let last = 0;
  while (last < Math.min(was.length, is.length) - first && sameLine(was[was.length - 1 - last], is[is.length - 1 - last])) last++;

  const found: Hunk[] = [];
  for (const [wasFrom, wasTo, isFrom, isTo] of runs(was.slice(first, was.length - last), is.slice(first, is.length - last))) {
    const from = first + isFrom;
    const to = first + isTo;
    const piece = {
      before: textOf(was.slice(first + wasFrom, first + wasTo)),
      after: textOf(is.slice(from, to)),
      inBlock,
      joined: false,
      lead: is[from - 1]?.text ?? null,
      follow: is[to]?.text ?? null,
    };
    found.push(withoutUnendedLine(piece));
  }
  return found;
}

/** A line added below a last line without newline: what was written is the newline and the line, not the line above. */
function withoutUnendedLine(hunk: Hunk): Hunk {
  const { before, after } = hunk;
  if (before === '' || before.includes('\n') || !after.startsWith(before)) return hunk;
  const added = after.slice(before.length);
  return /^\r?\n/.test(added) ? { ...hunk, before: '', after: added, joined: true, lead: before } : hunk;
}

type Run = readonly [wasFrom: number, wasTo: number, isFrom: number, isTo: number];

/** The runs of lines that differ, by the longest common sequence of lines. */
function runs(was: readonly Line[], is: readonly Line[]): readonly Run[] {
  if (was.length === 0 && is.length === 0) return [];
  if (was.length * is.length > LARGEST_TABLE) return [[0, was.length, 0, is.length]];
  const width = is.length + 1;
  const common = new Uint32Array((was.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = was.length - 1; row >= 0; row--) {
    for (let column = is.length - 1; column >= 0; column--) {
      common[row * width + column] = sameLine(was[row], is[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: Run[] = [];
  let row = 0;
  let column = 0;
  while (row < was.length || column < is.length) {
    const [fromRow, fromColumn] = [row, column];
    while ((row < was.length || column < is.length) && !(row < was.length && column < is.length && sameLine(was[row], is[column]))) {
      if (column >= is.length || (row < was.length && at(row + 1, column) >= at(row, column + 1))) row++;
      else column++;
    }
    if (row > fromRow || column > fromColumn) found.push([fromRow, row, fromColumn, column]);
    while (row < was.length && column < is.length && sameLine(was[row], is[column])) {
      row++;
      column++;
    }
  }
  return found;
}

function sameLine(one: Line | undefined, other: Line | undefined): boolean {
  return one !== undefined && other !== undefined && one.text === other.text && one.end === other.end;
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

// ── Finding again ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Offsets at which the written piece may stand, those whose neighbours are still the same before all others. */
function bestPlaces(region: string, hunk: Hunk): readonly number[] {
  let best: number[] = [];
  let most = hunk.after === '' ? 1 : 0;
  for (const at of places(region, hunk)) {
    const neighbours = Number(lineBefore(region, at, hunk) === hunk.lead) + Number(lineAfter(region, at + hunk.after.length, hunk) === hunk.follow);
    if (neighbours > most) {
      best = [];
      most = neighbours;
    }
    if (neighbours === most) best.push(at);
  }
  return best;
}

function* places(region: string, { after: piece, joined }: Hunk): Generator<number> {
  if (piece === '') {
    yield 0;
    for (let at = region.indexOf('\n'); at >= 0; at = region.indexOf('\n', at + 1)) yield at + 1;
    return;
  }
  for (let at = region.indexOf(piece); at >= 0; at = region.indexOf(piece, at + 1)) {
    const end = at + piece.length;
    const before = region[at - 1];
    const begins = joined ? !(piece.startsWith('\n') && before === '\r') : at === 0 || before === '\n';
    const ends = piece.endsWith('\n') || end === region.length || region[end] === '\n' || region.startsWith('\r\n', end);
    if (begins && ends) yield at;
  }
}

/** The line above an offset; of a joined piece, the line that its newline ends. */
function lineBefore(region: string, at: number, { joined }: Hunk): string | null {
  if (at === 0) return null;
  const end = joined ? at : at - 1;
  return region.slice(region.lastIndexOf('\n', end - 1) + 1, end).replace(/\r$/, '');
}

function lineAfter(region: string, at: number, { after: piece }: Hunk): string | null {
  const start = piece === '' || piece.endsWith('\n') ? at : at + (/^\r?\n/.exec(region.slice(at, at + 2))?.[0].length ?? 0);
  if (start >= region.length) return null;
  const newline = region.indexOf('\n', start);
  return (newline < 0 ? region.slice(start) : region.slice(start, newline)).replace(/\r$/, '');
}
