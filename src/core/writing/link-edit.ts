/**
 * Links that are to lead elsewhere: found in a note's text by the scanner that reads it, so that code and comments are
 * left alone, and changed there without another byte.
 *
 *   linkSwaps(text, wanted): LinkSwap[]        what would be changed
 *   swapLinks(text, swaps, parse): { text } | Refusal        at the moment of writing
 */
import type { Changed, ParseYaml } from './front-matter';
import { joinLines, splitLines, type Line } from '../markdown/lines';
import { frontMatterBlock, scan } from '../markdown/note';
import { refusal, type Refusal } from './refusal';

export interface LinkSwap {
  /** Where it was seen, 1 is the file's first: a hint if the same link stands elsewhere too. */
  readonly line: number;
  /** In its line, from 0, in UTF-16 units. */
  readonly column: number;
  /** As written, with brackets. */
  readonly original: string;
  readonly becomes: string;
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly original: string;
  readonly target: string;
  readonly embed: boolean;
}

/**
 * The links that would be changed, in the order of the text. Heading, block and shown text stay; without a shown text the
 * link goes on showing what it shows now.
 * @param wanted where a link with this target is to lead, as a link would say it; null: it stays
 */
export function linkSwaps(text: string, wanted: (target: string) => string | null): readonly LinkSwap[] {
  const lines = splitLines(text);
  return placesIn(text, lines).flatMap((place): readonly LinkSwap[] => {
    const to = wanted(place.target);
    // Such a name ends or redirects the link that says it.
    if (to === null || /[[\]|#^]|%%/.test(to)) return [];
    const becomes = swapped(place, to, lines);
    const { line, column, original } = place;
    return becomes === null || becomes === original ? [] : [{ line, column, original, becomes }];
  });
}

/** @returns `moved` if a link is not there any more, `ambiguous` if nobody can tell which of several was meant */
export function swapLinks(text: string, swaps: readonly LinkSwap[], parse: ParseYaml): Changed | Refusal {
  const lines = splitLines(text);
  const places = placesIn(text, lines);
  const changes = new Map<Place, string>();
  for (const original of new Set(swaps.map((swap) => swap.original))) {
    const wanted = swaps.filter((swap) => swap.original === original);
    const there = places.filter((place) => place.original === original);
    const taken = new Set<Place>();
    for (const swap of wanted) {
      const at = there.find((place) => !taken.has(place) && place.line === swap.line);
      if (at) taken.add(at);
    }
    // Elsewhere than they were seen, they are still the same if it is all of them.
    if (taken.size < wanted.length && there.length !== wanted.length) {
      return refusal(there.length < wanted.length ? 'moved' : 'ambiguous', wanted[0]?.line ?? null);
    }
    const meant = taken.size < wanted.length ? there : there.filter((place) => taken.has(place));
    meant.forEach((place, index) => changes.set(place, wanted[index]?.becomes ?? original));
  }
  const changed = joinLines(lines.map((line, index) => ({ text: inLine(line.text, index + 1, changes), end: line.end })));
  return keepsProperties(text, changed, [...changes], parse) ? { text: changed } : refusal('would-change-more');
}

/** A line of a note with some of its links changed, as a preview shows it. */
export function withSwaps(line: string, swaps: readonly LinkSwap[]): string {
  return [...swaps].sort((a, b) => b.column - a.column)
    .reduce((text, { column, original, becomes }) => text.slice(0, column) + becomes + text.slice(column + original.length), line);
}

function inLine(text: string, line: number, changes: ReadonlyMap<Place, string>): string {
  return withSwaps(text, [...changes].flatMap(([place, becomes]) => (place.line === line ? [{ ...place, becomes }] : [])));
}

// ── Where they stand ────────────────────────────────────────────────────────────────────────────────────────────────

function placesIn(text: string, lines: readonly Line[]): readonly Place[] {
  // A link that goes over two lines is left to its owner.
  const inBody = scan(text).links.filter(({ line, column, original }) => lines[line - 1]?.text.startsWith(original, column) === true);
  return [...inProperties(text, lines), ...inBody];
}

const QUOTED_LINK = /(["'])\[\[([^[\]#|\\"']+)(?:[#|][^[\]\\"']*)?\]\]\1/g;
/** What may stand before a value: its key or the dash of a list, and the values before it in `[…]`. `Q` is a quoted text. */
const BEFORE_VALUE = /^(?:\s*-\s+|(?:[^\s:#"'[{-][^:#"'[{]*|Q):\s+)(?:\[\s*(?:Q\s*,\s*)*)?$/;

/** Links that are a quoted value of their own, as links in properties are written. */
function inProperties(text: string, lines: readonly Line[]): readonly Place[] {
  const block = frontMatterBlock(text);
  if (!block) return [];
  return lines.slice(1, block.lastLine - 1).flatMap((line, index) => [...line.text.matchAll(QUOTED_LINK)].flatMap((match): readonly Place[] => {
    const before = line.text.slice(0, match.index).replace(/"(?:\\.|[^"\\])*"|'[^']*'/g, 'Q');
    const behind = line.text.slice(match.index + match[0].length);
    if (!BEFORE_VALUE.test(before) || !/^\s*(?:[,\]].*|\s#.*)?$/.test(behind)) return [];
    return [{ line: index + 2, column: match.index + 1, original: match[0].slice(1, -1), target: (match[2] ?? '').trim(), embed: false }];
  }));
}

/** Whether the properties, as the host reads them, differ in the changed links alone. */
function keepsProperties(before: string, after: string, changes: readonly (readonly [Place, string])[], parse: ParseYaml): boolean {
  const [was, is] = [frontMatterBlock(before), frontMatterBlock(after)];
  if (was?.yaml === is?.yaml) return true;
  const plain = (yaml: string): string =>
    changes.reduce((text, [{ original }, becomes]) => text.split(becomes).join('\u0000').split(original).join('\u0000'), JSON.stringify(parse(yaml)));
  try {
    return was !== null && is !== null && plain(was.yaml) === plain(is.yaml);
  } catch {
    return false;
  }
}

// ── What they become ────────────────────────────────────────────────────────────────────────────────────────────────

const WIKI = /^(!?\[\[)([^|]+?)(\\?\|.*)?\]\]$/;
const MARKDOWN = /^(!?\[[^\]]*\]\()([^()<>\s\\]+)\)$/;

function swapped({ original, line, embed }: Place, to: string, lines: readonly Line[]): string | null {
  const wiki = WIKI.exec(original);
  if (wiki) {
    const [, open = '', name = '', shown] = wiki;
    const hash = name.indexOf('#');
    // The app shows `[[A#b]]` as “A > b”.
    const says = name.split('#').map((part) => part.trim()).join(' > ');
    const behind = shown ?? (embed ? '' : `${inTable(lines, line - 1) ? '\\' : ''}|${says}`);
    return `${open}${to}${hash < 0 ? '' : name.slice(hash)}${behind}]]`;
  }
  const markdown = MARKDOWN.exec(original);
  if (!markdown) return null;
  const [, open = '', address = ''] = markdown;
  const hash = address.indexOf('#');
  return `${open}${to.replace(/[%\s<>\\?]/g, encodeURIComponent).replace(/\(/g, '%28').replace(/\)/g, '%29')}.md${hash < 0 ? '' : address.slice(hash)})`;
}

const DELIMITER_ROW = /^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
/** A table with more rows above is told by no one at a glance either. */
const ROWS_LOOKED_AT = 500;

/** Whether a line is part of a table, where a bare `|` would end the cell. */
function inTable(lines: readonly Line[], at: number): boolean {
  for (let row = at + 1; row > 0 && row > at - ROWS_LOOKED_AT; row -= 1) {
    const text = lines[row]?.text.trim() ?? '';
    if (text.includes('|') && DELIMITER_ROW.test(text)) return true;
    if (text === '' && row <= at) return false;
  }
  return false;
}
