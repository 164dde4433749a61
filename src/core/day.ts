/**
 * A calendar day: strict reading, arithmetic, words. There are no time zones here, and no clock: a day is a number, and
 * what is today is always an argument.
 */
/** Days since 1970-01-01; a whole number. Differences are plain subtraction. */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const ISO = /^\d{4}-\d{2}-\d{2}/;
/** What may follow the day in a date-time; its time is not looked at. */
const REST_OF_DATE_TIME = /^(?:[T ]\d{2}:\d{2}[\d:.,+\-Z]*)?$/;

/** Vaults name the same few thousand days again and again; reading one costs a hundred times a look-up. */
const read = new Map<string, Day | null>();
const READ_LIMIT = 20_000;

/**
 * Reads `YYYY-MM-DD`, or the first ten characters of a date-time, after NFKC (full-width digits are digits).
 * @returns null for anything else: another order, a day that no calendar has, text around the date.
 */
export function readDay(text: string): Day | null {
  const plain = text.length === ISO_LENGTH ? plainDay(text) : null;
  return plain ?? readOther(text);
}

const ISO_LENGTH = 10;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Reads the ten characters from a place on that are a day of the years 1 to 9999 in plain digits; null: they are none. */
export function plainDay(text: string, at = 0): Day | null {
  if (text.charCodeAt(at + 4) !== DASH || text.charCodeAt(at + 7) !== DASH) return null;
  const year = digits(text, at, at + 4);
  const month = digits(text, at + 5, at + 7);
  const dayOfMonth = digits(text, at + 8, at + 10);
  const before = DAYS_BEFORE_MONTH[month - 1];
  // What is no number compares as false.
  if (!(year >= 1 && dayOfMonth >= 1) || before === undefined) return null;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const after = month === 12 ? 365 : (DAYS_BEFORE_MONTH[month] ?? 0);
  if (dayOfMonth > after - before + (isLeap && month === 2 ? 1 : 0)) return null;
  const past = year - 1;
  const daysBeforeYear = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return daysBeforeYear - DAYS_BEFORE_EPOCH + before + (isLeap && month > 2 ? 1 : 0) + dayOfMonth - 1;
}

/** Days from the first of January of the year 1 to 1970. */
const DAYS_BEFORE_EPOCH = 719_162;
const DASH = 0x2d;

/** The number in plain digits between two places; NaN if anything else stands there. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function readOther(text: string): Day | null {
  const known = read.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize('NFKC').trim();
  const day = ISO.test(plain) && REST_OF_DATE_TIME.test(plain.slice(10)) ? plainDay(plain.slice(0, 10)) : null;
  if (read.size >= READ_LIMIT) read.clear();
  read.set(text, day);
  return day;
}

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day of a moment in the zone that its `Date` shows: the one way from a host's clock to a day. */
export function dayOfDate(date: Date): Day {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / MS_PER_DAY);
}

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly dayOfMonth: number;
}

export function calendarDay(day: Day): CalendarDay {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** The day of a year, month (1–12) and day of month; null if the calendar has none such. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const pad = (number: number, length: number): string => String(number).padStart(length, '0');
  return plainDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

/**
 * The return of a day of the year in `year`; 29 February returns on the 28th in common years.
 */
export function returnOf(day: Day, year: number): Day {
  const { month, dayOfMonth } = calendarDay(day);
  return dayOf(year, month, dayOfMonth) ?? dayOf(year, month, dayOfMonth - 1) ?? day;
}

// ── Formats that a user declares, in the signs of moment that Obsidian uses ─────────────────────────────────────────

/** Reads text written in one format; null for anything else. */
export type DayReader = (text: string) => Day | null;

/** What every day holds, whatever its format: digits, or signs that may be some. */
const DIGIT = /[0-9\u0080-\uFFFF]/;
const DIGIT_FIRST = /^\s*[0-9\u0080-\uFFFF]/;
const SIGNS = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|Do|DD|D|dddd|ddd|dd|./gu;

/**
 * A strict reader for a moment format such as `DD.MM.YYYY` or `YYYY年M月D日 dddd`: the text must be exactly what the
 * format writes for that day. Names of months and weekdays are read in the languages given.
 * @returns null if the format does not name a year, a month and a day in signs that are known here.
 */
export function dayReader(format: string, languages: readonly string[] = ['en']): DayReader | null {
  const months = new Map<string, number>();
  const parts: string[] = [];
  const found = { year: false, month: false, day: false };
  const anyWord = String.raw`[\p{L}\p{M}.]+`;
  for (const [sign, literal] of format.normalize('NFKC').matchAll(SIGNS)) {
    if (literal !== undefined) parts.push(escapeRegExp(literal));
    else if (sign === 'YYYY') { parts.push(String.raw`(?<year>\d{4})`); found.year = true; }
    else if (sign === 'YY') { parts.push(String.raw`(?<year>\d{2})`); found.year = true; }
    else if (sign === 'MMMM' || sign === 'MMM') {
      for (const language of languages) addMonthNames(months, language);
      parts.push(String.raw`(?<monthName>\d{0,2}${anyWord})`);
      found.month = true;
    }
    else if (sign === 'MM') { parts.push(String.raw`(?<month>\d{2})`); found.month = true; }
    else if (sign === 'M') { parts.push(String.raw`(?<month>\d{1,2})`); found.month = true; }
    else if (sign === 'DD') { parts.push(String.raw`(?<day>\d{2})`); found.day = true; }
    else if (sign === 'D') { parts.push(String.raw`(?<day>\d{1,2})`); found.day = true; }
    else if (sign === 'Do') { parts.push(String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|-?[а-я]{1,2}|日)?`); found.day = true; }
    else if (sign === 'dddd' || sign === 'ddd' || sign === 'dd') parts.push(anyWord);
    else if (/[A-Za-z]/.test(sign)) return null;
    else parts.push(escapeRegExp(sign));
  }
  // A sign that stands twice (a year in the folder part, say) would be a group named twice.
  const pattern = withoutRepeatedGroups(parts.join(''));
  if (!found.year || !found.month || !found.day) return null;
  const shape = new RegExp(`^${pattern}$`, 'iu');
  // Most names of notes are no days, and are told by a look.
  const likely = /^(?:YY|D|M(?!MM))/.test(format.normalize('NFKC')) ? DIGIT_FIRST : DIGIT;
  return (text) => {
    if (!likely.test(text)) return null;
    const groups = shape.exec(text.normalize('NFKC').trim())?.groups;
    if (!groups) return null;
    const year = groups['year'] ?? '';
    const month = groups['month'] === undefined ? months.get(monthKey(groups['monthName'] ?? '')) : Number(groups['month']);
    if (month === undefined) return null;
    return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(groups['day']));
  };
}

function withoutRepeatedGroups(pattern: string): string {
  const seen = new Set<string>();
  return pattern.replace(/\(\?<(\w+)>([^()]*)\)/g, (whole, name: string, inner: string) => {
    if (seen.has(name)) return `(?:${inner})`;
    seen.add(name);
    return whole;
  });
}

function addMonthNames(months: Map<string, number>, language: string): void {
  for (const month of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
    // Beside a day, Russian months take another ending: «ноября», not «ноябрь».
    const beside = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
    for (let index = 0; index < 12; index++) {
      const date = new Date(Date.UTC(2026, index, 15));
      months.set(monthKey(alone.format(date)), index + 1);
      const part = beside.formatToParts(date).find(({ type }) => type === 'month');
      if (part) months.set(monthKey(part.value), index + 1);
    }
  }
}

function monthKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\.$/, '').replace(/月$/, '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type DayStyle = 'short' | 'long';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A day in words of a language: `15 Feb` in the year of `today`, else `15 Feb 2025`; long: `15 February 2026`.
 */
export function dayWords(day: Day, language: string, today: Day, style: DayStyle = 'short'): string {
  const sameYear = style === 'short' && calendarDay(day).year === calendarDay(today).year;
  const text = formatted(day, language, { day: 'numeric', month: style, ...(sameYear ? {} : { year: 'numeric' }) });
  // A Russian line is not broken between the day and its month.
  return language === 'ru' ? text.replace(' ', '\u00a0') : text;
}

/** `February 2026` */
export function monthWords(day: Day, language: string): string {
  const month = formatted(day, language, { month: 'long', year: 'numeric' });
  return (month[0] ?? '').toLocaleUpperCase() + month.slice(1);
}

function formatted(day: Day, language: string, shape: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${String(shape.day)} ${String(shape.month)} ${String(shape.year)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...shape, timeZone: 'UTC' })));
  return format.format(new Date(day * MS_PER_DAY));
}
