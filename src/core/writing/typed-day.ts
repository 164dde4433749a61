/**
 * Reads a day as people type it into a form: `2026-03-31`, `yesterday`, «завтра», `昨日`, `+3d`, `-2w`, `in 3 days`, «3 дня
 * назад», `friday`, «в пятницу». Forms show what was understood before anything is saved; notes are never read this way.
 */
import { readDay, type Day } from '../day';
import { foldWord } from '../reading/words';

/** Days from today, by word. */
const RELATIVE: ReadonlyMap<string, number> = table([
  [0, 'today now сегодня 今日 本日 きょう'],
  [-1, 'yesterday вчера 昨日 きのう'],
  [-2, 'day_before_yesterday позавчера 一昨日 おととい'],
  [1, 'tomorrow завтра 明日 あした あす'],
  [2, 'day_after_tomorrow послезавтра 明後日 あさって'],
]);

/** 0 is Monday. */
const WEEKDAYS: ReadonlyMap<string, number> = table([
  [0, 'monday mon понедельник пн 月曜日 月曜 月'],
  [1, 'tuesday tue tues вторник вт 火曜日 火曜 火'],
  [2, 'wednesday wed weds среда среду ср 水曜日 水曜 水'],
  [3, 'thursday thu thur thurs четверг чт 木曜日 木曜 木'],
  [4, 'friday fri пятница пятницу пт 金曜日 金曜 金'],
  [5, 'saturday sat суббота субботу сб 土曜日 土曜 土'],
  [6, 'sunday sun воскресенье вс 日曜日 日曜 日'],
]);

/** Days in a unit of a counted distance. */
const UNITS: ReadonlyMap<string, number> = table([
  [1, 'd day days д дн день дня дней 日'],
  [7, 'w week weeks н нед неделя неделю недели недель 週 週間'],
]);
/** A typing slip of this many years is no day that anybody meant. */
const FARTHEST = 36_525;

/**
 * @param toward which of the days of that name a bare weekday means: the last one (today included), or the next
 * @returns null for text that names no day; an empty text names none
 */
export function readTypedDay(text: string, today: Day, toward: 'past' | 'future' = 'past'): Day | null {
  const word = foldWord(text);
  const relative = RELATIVE.get(word);
  if (relative !== undefined) return today + relative;
  const weekday = WEEKDAYS.get(word.replace(/^(?:on|в|во)_/, ''));
  if (weekday !== undefined) return onWeekday(weekday, today, toward);
  return distance(text, today) ?? readDay(text);
}

/** A sign or word before a count, the count, its unit, and a word behind it. */
const COUNTED = /^([+\-−]|in |через )?\s*(\d{1,5})?\s*(\p{L}*?)\.?( ago| назад|後|前)?$/u;

function distance(text: string, today: Day): Day | null {
  const [whole = '', before, count, unit = '', behind] = COUNTED.exec(text.normalize('NFKC').trim().toLowerCase()) ?? [];
  // `через неделю`: one of them goes without saying, but not the unit.
  if ((before === undefined) === (behind === undefined) || (count === undefined && unit === '')) return null;
  const days = unit === '' ? 1 : UNITS.get(foldWord(unit));
  const size = days === undefined ? Number.NaN : Number(count ?? 1) * days;
  return size <= FARTHEST ? today + (/^[-−]|(?:ago|назад|前)$/.test(whole) ? -size : size) : null;
}

/** 1 January 1970, day 0, was a Thursday. */
function onWeekday(weekday: number, today: Day, toward: 'past' | 'future'): Day {
  const current = (((today + 3) % 7) + 7) % 7;
  return toward === 'past' ? today - ((current - weekday + 7) % 7) : today + ((weekday - current + 7) % 7);
}

/** Each row holds a number and its words, folded, with spaces between them. */
function table(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([meaning, words]) => words.split(' ').map((word): [string, number] => [word, meaning])));
}
