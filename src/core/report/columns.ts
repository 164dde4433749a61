/**
 * Text in the columns of a terminal. East Asian letters and emoji take two cells, combining marks none; what could steer
 * the terminal is taken out of the users' words.
 */

/** Ranges of code points that are two cells wide: East Asian Wide and Fullwidth, and emoji. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x2329, 0x232a], [0x23e9, 0x23ec], [0x23f0, 0x23f0], [0x23f3, 0x23f3], [0x25fd, 0x25fe],
  [0x2614, 0x2615], [0x2648, 0x2653], [0x267f, 0x267f], [0x2693, 0x2693], [0x26a1, 0x26a1], [0x26aa, 0x26ab], [0x26bd, 0x26be],
  [0x26c4, 0x26c5], [0x26ce, 0x26ce], [0x26d4, 0x26d4], [0x26ea, 0x26ea], [0x26f2, 0x26f3], [0x26f5, 0x26f5], [0x26fa, 0x26fa],
  [0x26fd, 0x26fd], [0x2705, 0x2705], [0x270a, 0x270b], [0x2728, 0x2728], [0x274c, 0x274c], [0x274e, 0x274e], [0x2753, 0x2755],
  [0x2757, 0x2757], [0x2795, 0x2797], [0x27b0, 0x27b0], [0x27bf, 0x27bf], [0x2b1b, 0x2b1c], [0x2b50, 0x2b50], [0x2b55, 0x2b55],
  [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3], [0xf900, 0xfaff],
  [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x16fe0, 0x18aff], [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1f004], [0x1f0cf, 0x1f0cf], [0x1f18e, 0x1f18e], [0x1f191, 0x1f19a], [0x1f1e6, 0x1f1ff], [0x1f200, 0x1f64f],
  [0x1f680, 0x1f6ff], [0x1f7e0, 0x1f7eb], [0x1f90c, 0x1f9ff], [0x1fa70, 0x1faff], [0x20000, 0x3fffd],
];
const NO_CELL = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const STEERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Joiners inside emoji and Indic or Persian words are letters to the reader. */
const JOINERS = /[\u200c\u200d]/;

/** How many cells a text takes in a terminal. */
export function cells(text: string): number {
  let width = 0;
  for (const sign of text) width += cellsOf(sign);
  return width;
}

function cellsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return 1;
  if (NO_CELL.test(sign)) return 0;
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** The text without what moves the cursor, changes colours or turns the direction of writing; line breaks become spaces. */
export function plainLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(STEERS, (sign) => (JOINERS.test(sign) ? sign : '')).trim();
}

/** Fills up with spaces to a width in cells; a text that is wider stays whole. */
export function padCells(text: string, width: number, side: 'start' | 'end' = 'end'): string {
  const gap = ' '.repeat(Math.max(0, width - cells(text)));
  return side === 'end' ? text + gap : gap + text;
}

/** Cuts to a width in cells, with an ellipsis in place of what is cut. */
export function cutCells(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let cut = '';
  let taken = 1;
  for (const sign of text) {
    taken += cellsOf(sign);
    if (taken > width) break;
    cut += sign;
  }
  return `${cut.trimEnd()}…`;
}
