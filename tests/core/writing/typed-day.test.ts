import * as fc from 'fast-check';
import { isoDay, readDay } from '../../../src/core/day';
import { readTypedDay } from '../../../src/core/writing/typed-day';

/** A Tuesday. */
const TODAY = readDay('2026-03-31') ?? 0;

function read(text: string, toward: 'past' | 'future' = 'past'): string | null {
  const day = readTypedDay(text, TODAY, toward);
  return day === null ? null : isoDay(day);
}

test.each([
  ['2026-02-28', '2026-02-28'], [' 2026-02-28 ', '2026-02-28'], ['２０２６－０２－２８', '2026-02-28'],
  ['today', '2026-03-31'], ['Yesterday', '2026-03-30'], ['TOMORROW', '2026-04-01'], ['day before yesterday', '2026-03-29'],
  ['сегодня', '2026-03-31'], ['Вчера', '2026-03-30'], ['завтра', '2026-04-01'], ['позавчера', '2026-03-29'], ['послезавтра', '2026-04-02'],
  ['今日', '2026-03-31'], ['昨日', '2026-03-30'], ['明日', '2026-04-01'], ['一昨日', '2026-03-29'], ['明後日', '2026-04-02'],
  ['+3d', '2026-04-03'], ['-2w', '2026-03-17'], ['−1', '2026-03-30'], ['+ 10 days', '2026-04-10'], ['+3д', '2026-04-03'], ['-2нед.', '2026-03-17'], ['＋３日', '2026-04-03'], ['+1週間', '2026-04-07'],
  ['in 3 days', '2026-04-03'], ['2 weeks ago', '2026-03-17'], ['через 3 дня', '2026-04-03'], ['через неделю', '2026-04-07'], ['Неделю назад', '2026-03-24'], ['5 дней назад', '2026-03-26'],
  ['３日後', '2026-04-03'], ['2週間前', '2026-03-17'],
])('%s is %s', (text, day) => {
  expect(read(text)).toBe(day);
});

test('a weekday is the last one, or the next where the day lies ahead; today is both', () => {
  expect(read('monday')).toBe('2026-03-30');
  expect(read('monday', 'future')).toBe('2026-04-06');
  expect(read('среду')).toBe('2026-03-25');
  expect(read('水曜日', 'future')).toBe('2026-04-01');
  expect(read('tue')).toBe('2026-03-31');
  expect(read('on Friday', 'future')).toBe('2026-04-03');
  expect(read('в пятницу', 'future')).toBe('2026-04-03');
  expect(read('во вторник')).toBe('2026-03-31');
  expect(read('金', 'future')).toBe('2026-04-03');
  expect(read('вторник', 'future')).toBe('2026-03-31');
});

test.each(['', ' ', '31.03.2026', '03/31/2026', '2026-02-30', 'soon', '+', '+3 moons', '3d', '+99999 weeks', 'yesterday evening', 'ago', 'in', 'в', '3', '+3 days ago', '後', 'неделю'])('"%s" is no day, and nothing is guessed', (text) => {
  expect(read(text)).toBeNull();
});

test('every ISO day reads as itself, and no text makes it throw', () => {
  fc.assert(fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
    expect(readTypedDay(isoDay(day), TODAY)).toBe(day);
  }));
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
    const day = readTypedDay(text, TODAY);
    expect(day === null || Number.isInteger(day)).toBe(true);
  }));
});
