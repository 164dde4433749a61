/**
 * Reads lines of a log: `2026-11-20 call in: Renewal talk [mood:: positive]`. The same words are read from list items
 * and dated headings of a client card and, without the date, from lines of a daily note.
 */
import { dayReader, plainDay, readDay, type Day, type DayReader } from '../day';
import type { Field } from './fields';
import type { Direction, InteractionKind } from '../model';
import { linksIn } from '../markdown/note';
import { DIRECTION, foldKey, INTERACTION_KIND, meaningsWithin } from './words';

/** The words of a log line, after its date. */
export interface LogWords {
  readonly time: string | null;
  readonly kind: InteractionKind;
  /** Whether a word named the kind; without one it is `contact`. */
  readonly kindNamed: boolean;
  readonly direction: Direction;
  /** `out?` or `in?`: it waits for a reply. */
  readonly awaits: boolean;
  /** A part of the line, and not yet detached from it. */
  readonly summary: string;
  /** The inline fields as written, without their brackets. */
  readonly written: readonly string[];
}

export type LogDate =
  | { readonly day: Day; readonly rest: string }
  /** It begins like a date, and no day can be read from it. */
  | { readonly bad: string };

const ISO_DATE = /^(\[\[(?:[^[\]|#]*\/)?)?([0-9０-９]{4}[-－‐][0-9０-９]{1,2}[-－‐][0-9０-９]{1,2})(?:[T](?=[0-9]))?/;
const TIME_FOLLOWS = 'T'.charCodeAt(0);
const LIKE_A_DATE = /^(?:\[\[)?([0-9０-９]{1,4}[./．／-][0-9０-９]{1,2}[./．／-][0-9０-９]{1,4})(?![0-9０-９\p{L}])/u;

/**
 * The date at the beginning of a log line, plain or as a link.
 * @param declared a reader for the one other form that the user declared, and how many words that form has
 * @returns null if the text does not begin with a date: an ordinary line
 */
export function logDate(text: string, declared: DeclaredDate | null): LogDate | null {
  const first = text.charCodeAt(0);
  // Most lines of a vault are not log lines; digits (also full-width), brackets and declared forms are the exceptions.
  const mayBeDate = (first >= 0x30 && first <= 0x39) || first === 0x5b || (first >= 0xff10 && first <= 0xff19);
  if (!mayBeDate && declared === null) return null;
  const plain = dayAtStart(text);
  if (plain !== null) return { day: plain, rest: text.slice(PLAIN_DAY) };
  const iso = mayBeDate ? ISO_DATE.exec(text) : null;
  if (iso) {
    const day = readDay((iso[2] ?? '').replace(/‐/g, '-'));
    if (day === null) return { bad: iso[2] ?? '' };
    let rest = text.slice(iso[0].length);
    if (iso[1] !== undefined) {
      const close = rest.indexOf(']]');
      if (close < 0) return null;
      rest = rest.slice(close + 2);
    }
    return /^[0-9０-９]/.test(rest) && !iso[0].endsWith('T') ? { bad: iso[2] ?? '' } : { day, rest };
  }
  if (declared) {
    const other = declared.read(text);
    if (other) return other;
  }
  const like = mayBeDate ? LIKE_A_DATE.exec(text) : null;
  return like ? { bad: like[1] ?? '' } : null;
}

/** How long a day is that stands at the start of a line in plain signs, as it does in almost every log. */
export const PLAIN_DAY = 10;

/** The day that a line begins with, if it is written in plain signs and nothing of it comes behind; the general way reads the same. */
export function dayAtStart(text: string): Day | null {
  const behind = text.charCodeAt(PLAIN_DAY);
  return isDigit(behind) || behind === TIME_FOLLOWS ? null : plainDay(text);
}

export interface DeclaredDate {
  read(text: string): { readonly day: Day; readonly rest: string } | null;
}

/** A reader for the form of dates that the user declared for logs; null if it is blank or cannot be read strictly. */
export function declaredDate(format: string): DeclaredDate | null {
  if (format.trim() === '' || format === 'YYYY-MM-DD') return null;
  const reader: DayReader | null = dayReader(format, ['en', 'ru', 'ja']);
  if (!reader) return null;
  const words = format.trim().split(/\s+/).length;
  const shape = new RegExp(`^(?:\\[\\[)?((?:\\S+\\s+){${words - 1}}[^\\s\\]|]+)`, 'u');
  return {
    read(text) {
      const head = shape.exec(text);
      if (!head) return null;
      const written = (head[1] ?? '').replace(/[:：,，]$/, '');
      const day = reader(written);
      if (day === null) return null;
      const linked = text.startsWith('[[');
      const rest = text.slice((linked ? 2 : 0) + written.length);
      return { day, rest: linked ? rest.replace(/^[^\]]*\]\]/, '') : rest };
    },
  };
}

/** Where a field stood (a sign of the private use area, which no note holds), so that a word right before one is still seen to be so. */
const FIELD_PLACE = '\uE000';
/** An inline field in either brackets: name and value in square ones, name and value in round ones. */
export const FIELD = /\[([^[\]():：]{1,60})::\s*((?:\[\[[^\]]{0,500}\]\]|[^[\]])*)\]|\(([^[\]():：]{1,60})::\s*([^()]*)\)/gu;
const NO_FIELDS: ReadonlyMap<string, Field> = new Map();
const NOTHING_WRITTEN: readonly string[] = [];

/** Takes the inline fields `[key:: value]` and `(key:: value)` out of a text. */
export function inlineFields(text: string): { readonly text: string; readonly fields: ReadonlyMap<string, Field> } {
  if (!text.includes('::')) return { text, fields: NO_FIELDS };
  const written: string[] = [];
  const rest = withoutFields(text, written);
  return { text: rest, fields: fieldsOf(written) };
}

/** Inline fields by folded name. */
export function fieldsOf(written: readonly string[]): ReadonlyMap<string, Field> {
  if (written.length === 0) return NO_FIELDS;
  const fields = new Map<string, Field>();
  for (const inner of written) {
    const colons = inner.indexOf('::');
    const name = inner.slice(0, colons).trim();
    const value = inner.slice(colons + 2).trim();
    const key = foldKey(name);
    const before = fields.get(key);
    // A field written twice (`[moved:: …] [moved:: …]`) is a list.
    fields.set(key, { name, value: before === undefined ? value : [before.value, value].flat() });
  }
  return fields;
}

/** A text with a place in the stead of each field, which goes to `written`. */
function withoutFields(text: string, written: string[]): string {
  const rest = withoutPlainFields(text, written);
  if (rest !== null) return rest;
  written.length = 0;
  return text.replace(FIELD, (field) => {
    written.push(field.slice(1, -1));
    return FIELD_PLACE;
  });
}

/** The same for fields in square brackets that hold no brackets, which most are; null: there may be others. */
function withoutPlainFields(text: string, written: string[]): string | null {
  let rest = '';
  let from = 0;
  for (let colons = text.indexOf('::'); colons >= 0; colons = text.indexOf('::', from)) {
    let open = colons - 1;
    while (open >= from && !ENDS_NAME.has(text.charCodeAt(open))) open -= 1;
    const close = text.indexOf(']', colons);
    const inner = text.indexOf('[', colons);
    if (text.charCodeAt(open) !== OPEN_BRACKET || open < from || colons - open < 2 || colons - open > 60 || close < 0 || (inner >= 0 && inner < close)) return null;
    written.push(text.slice(open + 1, close));
    rest += text.slice(from, open) + FIELD_PLACE;
    from = close + 1;
  }
  return from === text.length ? rest : rest + text.slice(from);
}

const TIME = /^([0-9０-９]{1,2})[:：]([0-9０-９]{2})(?![0-9０-９])/;
const kindAt = meaningsWithin(INTERACTION_KIND);
const wayAt = meaningsWithin(DIRECTION);

/**
 * The words after the date. The rest of a line that follows no grammar is its summary, as it stands.
 * @param from where they begin
 */
export function logWords(line: string, from = 0): LogWords {
  let text = line;
  let at = from;
  let written = NOTHING_WRITTEN;
  if (line.includes('::', from)) {
    const fields: string[] = [];
    text = withoutFields(line.slice(from), fields);
    at = 0;
    written = fields;
  }
  at = afterSeparator(text, at);
  const time = isDigit(text.charCodeAt(at)) ? TIME.exec(text.slice(at, at + LONGEST_TIME)) : null;
  if (time) at = afterSeparator(text, at + time[0].length);
  const end = wordEnd(text, at);
  const kind = kindAt(text, at, end);
  let rest = kind === null ? at : end;
  // `| email | in |`: a separator may stand between the kind and the direction.
  const way = kind === null ? at : afterBar(text, end);
  const wayEnd = ARROWS.has(text.charCodeAt(way)) ? way + 1 : wordEnd(text, way);
  let direction = wayAt(text, way, wayEnd);
  let awaits = false;
  if (direction !== null) {
    awaits = QUESTION_MARKS.has(text.charCodeAt(wayEnd));
    const behind = awaits ? wayEnd + 1 : wayEnd;
    if (endsThere(text, behind)) rest = behind;
    else {
      direction = null;
      awaits = false;
    }
  }
  return {
    time: time ? `${(time[1] ?? '').normalize('NFKC').padStart(2, '0')}:${(time[2] ?? '').normalize('NFKC')}` : null,
    kind: kind ?? 'contact',
    kindNamed: kind !== null,
    direction: direction ?? (kind !== null && TWO_WAY.has(kind) ? 'both' : 'unknown'),
    awaits,
    summary: withoutBlockName(oneLine(text, afterSeparator(text, rest))),
    written,
  };
}

/** A block's name (`^a1`) is for links to the line, and no part of what it says. */
function withoutBlockName(text: string): string {
  return text.includes('^') ? text.replace(BLOCK_NAME, '') : text;
}

const BLOCK_NAME = /(?:^|\s+)\^[A-Za-z0-9-]+$/;

/** A time, and the sign behind it. */
const LONGEST_TIME = 6;

/** Kinds that are a conversation unless a direction says otherwise. */
export const TWO_WAY: ReadonlySet<InteractionKind> = new Set(['call', 'video', 'meeting', 'event', 'meal', 'social']);

/** Whether a separator, a field or nothing follows; links before it do not count: `call in [[Anna]]: prices`. */
function endsThere(text: string, at: number): boolean {
  let start = afterSpace(text, at);
  while (text.charCodeAt(start) === OPEN_BRACKET) {
    const link = linksIn(text.slice(start))[0];
    if (link?.start !== 0) break;
    start = afterSpace(text, start + link.end);
  }
  const code = text.charCodeAt(start);
  return start >= text.length || SEPARATORS.has(code) || code === FIELD_PLACE_CODE || (code === HYPHEN && isSpace(text.charCodeAt(start + 1)));
}

// ── Signs ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function codes(signs: string): ReadonlySet<number> {
  return new Set([...signs].map((sign) => sign.charCodeAt(0)));
}

const SEPARATORS = codes(':：|｜–—');
const BARS = codes('|｜');
const ARROWS = codes('←→↔');
const QUESTION_MARKS = codes('?？');
const WORD_ENDS: ReadonlySet<number> = new Set([...SEPARATORS, ...ARROWS, ...QUESTION_MARKS, ...codes(',，、。;；()（）[]\uE000')]);
/** What stands in no name of a field. */
const ENDS_NAME = codes('[]():：');
const HYPHEN = 0x2d;
const SPACE = 0x20;
const OPEN_BRACKET = 0x5b;
const FIELD_PLACE_CODE = 0xe000;

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** What `\s` is in a pattern. */
export function isSpace(code: number): boolean {
  if (code < 0x1680) return code === SPACE || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
  if (code > 0x3000) return code === 0xfeff;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Whether a word ends before a sign. Letters of most alphabets are told by their number alone. */
function endsWord(code: number): boolean {
  if (isLetter(code) || (code > 0xa0 && code < 0x1680) || (code > 0x3002 && code < 0xe000)) return false;
  return isSpace(code) || WORD_ENDS.has(code);
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** The next place that holds no space; the end of the text is one. */
export function afterSpace(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

/** Where words go on behind space and, if one stands there, a separator; a hyphen is one only before space. */
function afterSeparator(text: string, at: number): number {
  const start = afterSpace(text, at);
  const code = text.charCodeAt(start);
  if (isLetter(code)) return start;
  const separates = SEPARATORS.has(code) || (code === HYPHEN && isSpace(text.charCodeAt(start + 1)));
  return separates ? afterSpace(text, start + 1) : start;
}

/** A text from a place on, without the places where fields stood, its words apart by single spaces. */
export function oneLine(text: string, from = 0): string {
  let end = text.length;
  // Most fields stand at the end.
  while (end > from && (text.charCodeAt(end - 1) === FIELD_PLACE_CODE || isSpace(text.charCodeAt(end - 1)))) end -= 1;
  const words = text.slice(afterSpace(text, from), end);
  return !UNTIDY.test(words) ? words : words.split(FIELD_PLACE).join(' ').replace(/\s+/g, ' ').trim();
}

/** White space other than single plain ones, and the place of a field. */
const UNTIDY = / {2}|[\t-\r\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF\uE000]/;

function afterBar(text: string, at: number): number {
  const start = afterSpace(text, at);
  return BARS.has(text.charCodeAt(start)) ? afterSpace(text, start + 1) : start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !endsWord(text.charCodeAt(end))) end += 1;
  return end;
}
