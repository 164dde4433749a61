/**
 * Reads lines of a log: `2026-11-20 call in: Renewal talk [mood:: positive]`. The same words are read from list items
 * and dated headings of a client card and, without the date, from lines of a daily note.
 */
import { dayReader, readDay, type Day, type DayReader } from './day';
import type { Field, Fields } from './fields';
import type { Direction, Interaction, InteractionKind, Ratings, Source } from './model';
import { linksIn } from './note';
import { DIRECTION, foldKey, INTERACTION_KIND, INTERACTION_STATUS, meaning, MOOD, PURPOSE } from './words';

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

const ISO_DATE = /^(\[\[)?([0-9０-９]{4}[-－‐][0-9０-９]{1,2}[-－‐][0-9０-９]{1,2})(?:[T](?=[0-9]))?/;
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
const FIELD = /\[([^[\]():：]{1,60})::\s*((?:\[\[[^\]]{0,500}\]\]|[^[\]])*)\]|\(([^[\]():：]{1,60})::\s*([^()]*)\)/gu;
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

const SEPARATOR = /^\s*(?:[:：|｜–—]|-(?=\s))\s*/;
const TIME = /^([0-9０-９]{1,2})[:：]([0-9０-９]{2})(?![0-9０-９])/;
const WORD = /^[^\s:：|｜–—,，、。;；()（）[\]←→↔?？\uE000]+/u;
const DIRECTION_WORD = /^([←→↔]|[^\s:：|｜–—,，、。;；()（）[\]←→↔?？\uE000]+)([?？])?/u;
const END_OF_DIRECTION = /^\s*(?:$|[:：|｜–—\uE000]|-\s)/;

/** The words after the date. The rest of a line that follows no grammar is its summary, as it stands. */
export function logWords(text: string): LogWords {
  const { text: bare, fields } = inlineFields(text);
  let rest = withoutSeparator(bare);
  const time = TIME.exec(rest);
  if (time) rest = withoutSeparator(rest.slice(time[0].length));
  const word = WORD.exec(rest)?.[0];
  const kind = word === undefined ? null : meaning(INTERACTION_KIND, word);
  if (kind !== null && word !== undefined) rest = rest.slice(word.length);
  // `| email | in |`: a separator may stand between the kind and the direction.
  const afterKind = kind === null ? rest : rest.replace(/^\s*[|｜]\s*/, '').trimStart();
  const way = directionAt(afterKind);
  if (way) rest = way.rest;
  const summary = withoutSeparator(rest).split(FIELD_PLACE).join(' ').replace(/\s+/g, ' ').trim();
  return {
    time: time ? `${(time[1] ?? '').normalize('NFKC').padStart(2, '0')}:${(time[2] ?? '').normalize('NFKC')}` : null,
    kind: kind ?? 'contact',
    kindNamed: kind !== null,
    direction: way?.direction ?? (kind !== null && TWO_WAY.has(kind) ? 'both' : 'unknown'),
    awaits: way?.awaits ?? false,
    summary: detached(summary),
    fields,
  };
}

/** Kinds that are a conversation unless a direction says otherwise. */
export const TWO_WAY: ReadonlySet<InteractionKind> = new Set(['call', 'video', 'meeting', 'event', 'meal', 'social']);

function directionAt(text: string): { readonly direction: Direction; readonly awaits: boolean; readonly rest: string } | null {
  const match = DIRECTION_WORD.exec(text);
  if (!match) return null;
  const direction = meaning(DIRECTION, match[1] ?? '');
  if (direction === null) return null;
  const after = text.slice(match[0].length);
  if (!END_OF_DIRECTION.test(withoutLinks(after))) return null;
  return { direction, awaits: match[2] !== undefined, rest: after };
}

/** Links between the direction and its separator do not count: `call in [[Anna]]: prices`. */
function withoutLinks(text: string): string {
  if (!text.includes('[')) return text;
  let rest = text.trimStart();
  for (let link = linksIn(rest)[0]; link?.start === 0; link = linksIn(rest)[0]) rest = rest.slice(link.end).trimStart();
  return rest;
}

function withoutSeparator(text: string): string {
  return text.replace(SEPARATOR, '').trimStart();
}

/** The answers that a set of properties or inline fields holds. */
export function ratingsOf(fields: Fields): Ratings {
  return {
    csat: fields.number('csat', 1, 5),
    nps: fields.number('nps', 0, 10),
    ces: fields.number('ces', 1, 7),
    mood: fields.word('mood', MOOD),
  };
}

const NO_RATINGS: Ratings = { csat: null, nps: null, ces: null, mood: null };

/** The interaction that a log line tells of. */
export function interactionOf(words: LogWords, fields: Fields, source: Source, date: Day): Interaction {
  const { time, kind, direction, summary } = words;
  const bare = words.fields.size === 0;
  const answered = bare ? null : fields.flag('answered');
  const oneWay = direction === 'in' || direction === 'out';
  return {
    source, date, time, kind, direction, summary, answered,
    awaits: oneWay && (words.awaits || answered !== null),
    status: (bare ? null : fields.word('status', INTERACTION_STATUS)) ?? 'held',
    purpose: bare ? null : fields.word('purpose', PURPOSE),
    ...(bare ? NO_RATINGS : ratingsOf(fields)),
  };
}

/** A copy that does not keep the whole note it was cut from in memory, as a slice of a long string would. */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
