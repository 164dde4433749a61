/**
 * Reads lines of a log: `2026-11-20 call in: Renewal talk [mood:: positive]`. The same words are read from list items
 * and dated headings of a client card and, without the date, from lines of a daily note.
 */
import { dayReader, plainDay, readDay, type Day, type DayReader } from '../day';
import { detached } from './detached';
import type { Field, Fields } from './fields';
import type { Direction, Interaction, InteractionKind, InteractionStatus, Mood, Purpose, Source } from '../model';
import { linksIn } from '../markdown/note';
import { DIRECTION, foldKey, INTERACTION_KIND, INTERACTION_STATUS, meaningsOf, MOOD, PURPOSE } from './words';

/** The words of a log line, after its date. */
export interface LogWords {
  readonly time: string | null;
  readonly kind: InteractionKind;
  /** Whether a word named the kind; without one it is `contact`. */
  readonly kindNamed: boolean;
  readonly direction: Direction;
  /** `out?` or `in?`: it waits for a reply. */
  readonly awaits: boolean;
  readonly summary: string;
  /** Inline fields by folded name. */
  readonly fields: ReadonlyMap<string, Field>;
}

export type LogDate =
  | { readonly day: Day; readonly rest: string }
  /** It begins like a date, and no day can be read from it. */
  | { readonly bad: string };

const ISO_DATE = /^(\[\[(?:[^\[\]|#]*\/)?)?([0-9０-９]{4}[-－‐][0-9０-９]{1,2}[-－‐][0-9０-９]{1,2})(?:[T](?=[0-9]))?/;
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
  // What almost every line begins with.
  const plain = plainDay(text);
  if (plain !== null && !isDigit(text.charCodeAt(10)) && text.charCodeAt(10) !== TIME_FOLLOWS) return { day: plain, rest: text.slice(10) };
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

/** Takes the inline fields `[key:: value]` and `(key:: value)` out of a text. */
export function inlineFields(text: string): { readonly text: string; readonly fields: ReadonlyMap<string, Field> } {
  if (!text.includes('::')) return { text, fields: NO_FIELDS };
  const fields = new Map<string, Field>();
  const rest = text.replace(FIELD, (_, square?: string, squareValue?: string, round?: string, roundValue?: string) => {
    const name = (square ?? round ?? '').trim();
    const value = (squareValue ?? roundValue ?? '').trim();
    const key = foldKey(name);
    const before = fields.get(key);
    // A field written twice (`[moved:: …] [moved:: …]`) is a list.
    fields.set(key, { name, value: before === undefined ? value : [before.value, value].flat() });
    return FIELD_PLACE;
  });
  return { text: rest, fields };
}

const TIME = /^([0-9０-９]{1,2})[:：]([0-9０-９]{2})(?![0-9０-９])/;
const kindOf = meaningsOf(INTERACTION_KIND);
const directionOf = meaningsOf(DIRECTION);

/** The words after the date. The rest of a line that follows no grammar is its summary, as it stands. */
export function logWords(text: string): LogWords {
  const { text: bare, fields } = inlineFields(text);
  let at = afterSeparator(bare, 0);
  const time = isDigit(bare.charCodeAt(at)) ? TIME.exec(bare.slice(at)) : null;
  if (time) at = afterSeparator(bare, at + time[0].length);
  const end = wordEnd(bare, at);
  const kind = end === at ? null : kindOf(bare.slice(at, end));
  let rest = kind === null ? at : end;
  // `| email | in |`: a separator may stand between the kind and the direction.
  const way = directionAt(bare, kind === null ? at : afterBar(bare, end));
  if (way) rest = way.end;
  return {
    time: time ? `${(time[1] ?? '').normalize('NFKC').padStart(2, '0')}:${(time[2] ?? '').normalize('NFKC')}` : null,
    kind: kind ?? 'contact',
    kindNamed: kind !== null,
    direction: way?.direction ?? (kind !== null && TWO_WAY.has(kind) ? 'both' : 'unknown'),
    awaits: way?.awaits ?? false,
    summary: detached(oneLine(bare.slice(afterSeparator(bare, rest)))),
    fields,
  };
}

/** Kinds that are a conversation unless a direction says otherwise. */
export const TWO_WAY: ReadonlySet<InteractionKind> = new Set(['call', 'video', 'meeting', 'event', 'meal', 'social']);

interface Way {
  readonly direction: Direction;
  readonly awaits: boolean;
  /** Where the rest of the line begins. */
  readonly end: number;
}

function directionAt(text: string, at: number): Way | null {
  const end = ARROWS.has(text.charCodeAt(at)) ? at + 1 : wordEnd(text, at);
  const direction = end === at ? null : directionOf(text.slice(at, end));
  if (direction === null) return null;
  const awaits = QUESTION_MARKS.has(text.charCodeAt(end));
  const after = awaits ? end + 1 : end;
  return endsThere(text, after) ? { direction, awaits, end: after } : null;
}

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

/** A text without the places where fields stood, its words apart by single spaces. */
export function oneLine(text: string): string {
  let end = text.length;
  // Most fields stand at the end.
  while (end > 0 && (text.charCodeAt(end - 1) === FIELD_PLACE_CODE || isSpace(text.charCodeAt(end - 1)))) end -= 1;
  const words = text.slice(afterSpace(text, 0), end);
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

// ── Facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The answers that a set of properties or inline fields holds. */
export function csatOf(fields: Fields): number | null {
  return fields.whole('csat', 1, 5);
}

export function npsOf(fields: Fields): number | null {
  return fields.whole('nps', 0, 10);
}

export function cesOf(fields: Fields): number | null {
  return fields.whole('ces', 1, 7);
}

export function moodOf(fields: Fields): Mood | null {
  return fields.word('mood', MOOD);
}

/** What few log lines say; shared by all that say nothing of it. */
type Aside = Omit<Interaction, 'source' | 'date' | 'kind' | 'direction' | 'summary'>;
const NO_ASIDE: Aside = { time: null, awaits: false, answered: null, status: 'held', purpose: null, csat: null, nps: null, ces: null, mood: null };
const WAITING: Aside = { ...NO_ASIDE, awaits: true };

/** A contact in a log. A vault has tens of thousands of them, so each is its own source, and has an aside only if its line has one. */
class LoggedContact implements Interaction {
  constructor(
    readonly path: string, readonly line: number, readonly date: Day, readonly kind: InteractionKind, readonly direction: Direction, readonly summary: string,
    private readonly aside: Aside,
  ) {}

  get source(): Source { return this; }
  get time(): string | null { return this.aside.time; }
  get awaits(): boolean { return this.aside.awaits; }
  get answered(): boolean | null { return this.aside.answered; }
  get status(): InteractionStatus { return this.aside.status; }
  get purpose(): Purpose | null { return this.aside.purpose; }
  get csat(): number | null { return this.aside.csat; }
  get nps(): number | null { return this.aside.nps; }
  get ces(): number | null { return this.aside.ces; }
  get mood(): Mood | null { return this.aside.mood; }
}

/** The interaction that a line of a note tells of. */
export function interactionOf(words: LogWords, fields: Fields, path: string, line: number, date: Day): Interaction {
  const { kind, direction, summary } = words;
  return new LoggedContact(path, line, date, kind, direction, summary, asideOf(words, fields));
}

function asideOf({ time, direction, awaits, fields: { size } }: LogWords, fields: Fields): Aside {
  const oneWay = direction === 'in' || direction === 'out';
  if (size === 0 && time === null) return oneWay && awaits ? WAITING : NO_ASIDE;
  if (size === 0) return { ...NO_ASIDE, time, awaits: oneWay && awaits };
  const answered = fields.flag('answered');
  return {
    time, answered,
    awaits: oneWay && (awaits || answered !== null),
    status: fields.word('status', INTERACTION_STATUS) ?? 'held',
    purpose: fields.word('purpose', PURPOSE),
    csat: csatOf(fields),
    nps: npsOf(fields),
    ces: cesOf(fields),
    mood: moodOf(fields),
  };
}
