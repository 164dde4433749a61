/**
 * Finds places in a note's body at the moment of writing, and changes the text there. No place is remembered: a line is
 * found by its text, a log by its heading. What was added is looked for again by the reader's own scanner before the
 * change is given out.
 *
 *   insertLogLine(text, line, place) · insertUnderHeading(text, line, place) · replaceLine(text, { line, expected }, newText) ·
 *   appendLines(text, lines)
 *   each: { text } | Refusal
 */
import type { Day } from '../day';
import type { Changed } from './front-matter';
import { joinLines, lineEndOf, splitLines, type Line } from '../markdown/lines';
import { declaredDate, logDate, type DeclaredDate } from '../reading/log';
import { scan, type Body, type Heading, type ListItem } from '../markdown/note';
import { refusal, type Refusal } from './refusal';
import { foldHeading } from '../reading/words';

export interface HeadingPlace {
  /** Words of the heading to look for; the first heading of the note that is one of them is taken. */
  readonly headings: readonly string[];
  /** The heading that is made if there is none. */
  readonly heading: string;
}

export interface LogPlace extends HeadingPlace {
  /** The one other form of dates that the user declared for logs. */
  readonly dateFormat?: string;
}

export type BodyChange =
  | { readonly do: 'log'; readonly line: string; readonly place: LogPlace }
  | { readonly do: 'add-under'; readonly line: string; readonly place: HeadingPlace }
  | { readonly do: 'append'; readonly lines: string }
  | { readonly do: 'replace'; readonly at: LineAt; readonly text: string };

export function changeBody(text: string, change: BodyChange): Changed | Refusal {
  switch (change.do) {
    case 'log': return insertLogLine(text, change.line, change.place);
    case 'add-under': return insertUnderHeading(text, change.line, change.place);
    case 'append': return appendLines(text, change.lines);
    case 'replace': return replaceLine(text, change.at, change.text);
  }
}

// ── The log ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Dated {
  readonly day: Day;
  /** Index of the first line, from 0. */
  readonly first: number;
  /** Index after the last line that belongs to it. */
  readonly end: number;
}

/**
 * Adds a line such as `- 2026-11-20 call in: Renewal talk` to the log, in the order that the log has: newest first
 * unless its dates rise. A log kept in dated headings gets a dated heading. Without a log heading one is made at the end.
 */
export function insertLogLine(text: string, line: string, place: LogPlace): Changed | Refusal {
  const body = scan(text);
  const lines = splitLines(text);
  const log = headingOf(body, place.headings);
  if (!log) return added(text, atEnd(lines, [`${'#'.repeat(sectionLevel(body))} ${place.heading}`, '', line], lineEndOf(text)), line);

  const declared = place.dateFormat === undefined ? null : declaredDate(place.dateFormat);
  const end = sectionEnd(body, log, lines.length);
  const datedHeadings = body.headings.filter((one) => one.line > log.line && one.line <= end && dayAt(one.text, declared) !== null);
  const listEnd = datedHeadings[0] ? datedHeadings[0].line - 1 : end;
  const items = body.items.filter((item) => item.depth === 0 && !item.quoted && item.line > log.line && item.line <= listEnd);
  const entries = items.flatMap((item): Dated[] => {
    const day = item.task === null ? dayAt(item.text, declared) : null;
    return day === null ? [] : [{ day, first: item.line - 1, end: itemEnd(lines, body, item, listEnd) }];
  });
  const day = dayAt(line.replace(/^- /, ''), null);
  if (entries.length === 0 && datedHeadings.length > 0 && day !== null) {
    return added(text, withDatedHeading(text, lines, { datedHeadings, declared, end, day, line }), line);
  }
  const spot = entrySpot(entries, day);
  if (spot) return added(text, withItem(lines, spot.at, line, lines[spot.like]?.text ?? '', lineEndOf(text)), line);
  const firstItem = items[0];
  if (firstItem) return added(text, withItem(lines, firstItem.line - 1, line, lines[firstItem.line - 1]?.text ?? '', lineEndOf(text)), line);
  return added(text, inSection(lines, body, log, end, line, lineEndOf(text)), line);
}

function dayAt(text: string, declared: DeclaredDate | null): Day | null {
  const date = logDate(text, declared);
  return date && 'day' in date ? date.day : null;
}

/** The index at which an entry of that day goes in, and the index of the line whose marker and indent it takes. */
function entrySpot(entries: readonly Dated[], day: Day | null): { readonly at: number; readonly like: number } | null {
  const [first] = entries;
  const last = entries[entries.length - 1];
  if (!first || !last) return null;
  if (risesByDay(entries)) {
    const before = [...entries].reverse().find((entry) => day === null || entry.day <= day);
    return before ? { at: before.end, like: before.first } : { at: first.first, like: first.first };
  }
  const after = entries.find((entry) => day === null || entry.day <= day);
  return after ? { at: after.first, like: after.first } : { at: last.end, like: last.first };
}

/** Whether the dates rise more often than they fall from one entry to the next. */
function risesByDay(entries: readonly { readonly day: Day }[]): boolean {
  let rises = 0;
  entries.forEach(({ day }, at) => {
    const before = entries[at - 1];
    if (before) rises += Math.sign(day - before.day);
  });
  return rises > 0;
}

function withDatedHeading(
  text: string,
  lines: readonly Line[],
  log: { readonly datedHeadings: readonly Heading[]; readonly declared: DeclaredDate | null; readonly end: number; readonly day: Day; readonly line: string },
): readonly Line[] {
  const lineEnd = lineEndOf(text);
  const entries = log.datedHeadings.map((heading, at) => ({
    day: dayAt(heading.text, log.declared) ?? log.day,
    first: heading.line - 1,
    end: (log.datedHeadings[at + 1]?.line ?? log.end + 1) - 1,
  }));
  const spot = entrySpot(entries, log.day) ?? { at: log.end, like: log.end };
  const level = log.datedHeadings[0]?.level ?? 3;
  const heading = `${'#'.repeat(level)} ${log.line.replace(/^- /, '')}`;
  const before = lines[spot.at - 1];
  const blankBefore = before !== undefined && before.text.trim() !== '';
  return inserted(lines, spot.at, [...(blankBefore ? [''] : []), heading, ...(spot.at < lines.length ? [''] : [])], lineEnd);
}

// ── Lines under a heading ───────────────────────────────────────────────────────────────────────────────────────────

/** Adds a list item after the last one under the heading; without the heading, one is made at the end of the note. */
export function insertUnderHeading(text: string, line: string, place: HeadingPlace): Changed | Refusal {
  const body = scan(text);
  const lines = splitLines(text);
  const heading = headingOf(body, place.headings);
  if (!heading) return added(text, atEnd(lines, [`${'#'.repeat(sectionLevel(body))} ${place.heading}`, '', line], lineEndOf(text)), line);
  const end = sectionEnd(body, heading, lines.length);
  const own = Math.min(end, ...body.headings.filter((one) => one.line > heading.line).map((one) => one.line - 1));
  const items = body.items.filter((item) => item.depth === 0 && !item.quoted && item.line > heading.line && item.line <= own);
  const last = items[items.length - 1];
  if (!last) return added(text, inSection(lines, body, heading, end, line, lineEndOf(text)), line);
  return added(text, withItem(lines, itemEnd(lines, body, last, own), line, lines[last.line - 1]?.text ?? '', lineEndOf(text)), line);
}

// ── Lines at the end ────────────────────────────────────────────────────────────────────────────────────────────────

/** Adds Markdown below everything else, such as a checklist; its list items must be read as such there. */
export function appendLines(text: string, lines: string): Changed | Refusal {
  const fresh = lines.trimEnd().split(/\r?\n/);
  const after = joinLines(atEnd(splitLines(text), fresh, lineEndOf(text)));
  const count = (of: string): number => scan(of).items.filter(({ quoted }) => !quoted).length;
  return count(after) === count(text) + count(lines) ? { text: after } : refusal('no-place');
}

// ── One line ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface LineAt {
  /** Where the line was seen, 1 is the file's first: only a hint. */
  readonly line: number;
  /** The whole line as it was seen, without its end. */
  readonly expected: string;
}

/**
 * Replaces a line that is found by its text; of several the same, the one on the line of the hint.
 * @returns `moved` if it is not there any more, `ambiguous` if it is there several times, and not where the hint says.
 */
export function replaceLine(text: string, { line, expected }: LineAt, newText: string): Changed | Refusal {
  const lines = splitLines(text);
  const found = lines.flatMap((one, at) => (one.text === expected ? [at] : []));
  if (found.length === 0) return refusal('moved', line);
  const at = found.length === 1 ? found[0] : found.find((one) => one === line - 1);
  if (at === undefined) return refusal('ambiguous', line);
  const lineEnd = lines[at]?.end || lineEndOf(text);
  const replaced = newText.split(/\r?\n/).map((one, index, all) => ({ text: one, end: index < all.length - 1 ? lineEnd : lines[at]?.end ?? '' }));
  return { text: joinLines([...lines.slice(0, at), ...replaced, ...lines.slice(at + 1)]) };
}

// ── Places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function headingOf(body: Body, words: readonly string[]): Heading | undefined {
  const folded = new Set(words.map(foldHeading));
  return body.headings.find(({ text }) => folded.has(foldHeading(text)));
}

/** Number of lines up to the end of a heading's section, which is also the index after its last line. */
function sectionEnd(body: Body, heading: Heading, lineCount: number): number {
  const next = body.headings.find((one) => one.line > heading.line && one.level <= heading.level);
  return next ? next.line - 1 : lineCount;
}

/** The level of the note's sections: 1 if it is divided by headings of the first level, 2 if it has one as its title. */
function sectionLevel(body: Body): number {
  return body.headings.filter(({ level }) => level === 1).length > 1 ? 1 : 2;
}

/** The index after the last line of an item: its continuation, what is nested in it, not the blank lines below. */
function itemEnd(lines: readonly Line[], body: Body, item: ListItem, limit: number): number {
  const next = body.items.find((one) => one.depth === 0 && one.line > item.line);
  const nested = body.items.filter((one) => one.line >= item.line && (next === undefined || one.line < next.line) && one.line <= limit);
  let end = Math.max(item.endLine, ...nested.map(({ endLine }) => endLine));
  for (let at = end; at < Math.min(limit, next ? next.line - 1 : limit); at++) {
    const { text } = lines[at] ?? { text: '' };
    if (text.trim() === '') continue;
    if (!/^[ \t]/.test(text)) break;
    end = at + 1;
  }
  return end;
}

// ── Inserting ───────────────────────────────────────────────────────────────────────────────────────────────────────

function inserted(lines: readonly Line[], at: number, texts: readonly string[], lineEnd: string): readonly Line[] {
  const above = lines.slice(0, at);
  const below = lines.slice(at);
  const last = above[above.length - 1];
  // Below a last line without newline, the new lines take over that they have none.
  const unended = last !== undefined && last.end === '';
  const fresh = texts.map((text, index) => ({ text, end: unended && index === texts.length - 1 ? '' : lineEnd }));
  return [...(unended ? [...above.slice(0, -1), { text: last.text, end: lineEnd }] : above), ...fresh, ...below];
}

/** A list item beside another one, with that one's indent and bullet, so that both stay items of one list. */
function withItem(lines: readonly Line[], at: number, line: string, like: string, lineEnd: string): readonly Line[] {
  const [, indent = '', bullet = '-'] = /^([ \t]*)([-*+])[ \t]/.exec(like) ?? [];
  return inserted(lines, at, [indent + line.replace(/^-/, bullet)], lineEnd);
}

/** Under a heading without list: after the text that stands there, before the next heading. */
function inSection(lines: readonly Line[], body: Body, heading: Heading, end: number, line: string, lineEnd: string): readonly Line[] {
  const own = Math.min(end, ...body.headings.filter((one) => one.line > heading.line).map((one) => one.line - 1));
  let last = own;
  while (last > heading.line && (lines[last - 1]?.text.trim() ?? '') === '') last--;
  if (last > heading.line) return inserted(lines, last, ['', line], lineEnd);
  const blanks = own - last;
  const more = own < lines.length;
  if (blanks > 0) return inserted(lines, last + 1, [line, ...(blanks === 1 && more ? [''] : [])], lineEnd);
  // An empty section is set off by blank lines if the note's others are.
  const airy = body.headings.some((one) => one !== heading && lines[one.line]?.text.trim() === '');
  return inserted(lines, last, airy ? ['', line, ...(more ? [''] : [])] : [line], lineEnd);
}

function atEnd(lines: readonly Line[], texts: readonly string[], lineEnd: string): readonly Line[] {
  const last = lines[lines.length - 1];
  const blank = last !== undefined && last.text.trim() !== '' && !/^---\s*$/.test(last.text);
  return inserted(lines, lines.length, [...(blank ? [''] : []), ...texts], lineEnd);
}

/** The text, if the reader's scanner finds the new line in it as what it is meant to be. */
function added(before: string, lines: readonly Line[], line: string): Changed | Refusal {
  const text = joinLines(lines);
  const words = line.replace(/^- (?:\[.\] )?/, '').trim();
  const count = (body: Body): number =>
    body.items.filter((item) => !item.quoted && item.depth === 0 && item.text === words).length + body.headings.filter((heading) => heading.text === words).length;
  return count(scan(text)) === count(scan(before)) + 1 ? { text } : refusal('no-place');
}
