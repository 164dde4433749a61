import { addDays, differenceInCalendarDays, formatISO, isValid, parseISO } from 'date-fns';
import fc from 'fast-check';
import { calendarDay, dayOf, dayReader, dayWords, isoDay, readDay, returnOf } from '../../src/core/day';
import { day } from '../support/notes';

describe('reading a day', () => {
  test.each([
    ['2026-03-31', '2026-03-31'],
    [' 2026-03-31 ', '2026-03-31'],
    ['2024-02-29', '2024-02-29'],
    ['2026-03-31T23:59:59Z', '2026-03-31'],
    ['2026-03-31 08:00', '2026-03-31'],
    ['２０２６－０３－３１', '2026-03-31'],
  ])('reads %j as %s', (text, iso) => {
    const read = readDay(text);
    expect(read === null ? null : isoDay(read)).toBe(iso);
  });

  test.each(['31.03.2026', '03/31/2026', '2026-02-30', '2025-02-29', '2026-3-1', '20260331', '2026-03', '2026-03-31 maybe', '', 'today', '[[2026-03-31]]', '{{date}}', '2026-13-01', '2026-03-ab', '2026-0x-01', '20a6-03-01', '2026-03-0 ', '0000-01-01'])(
    'does not guess what %j means', (text) => {
      expect(readDay(text)).toBeNull();
    });

  test('days are one apart, whatever happens to the clocks', () => {
    expect(day('2026-03-29') - day('2026-03-28')).toBe(1);
    expect(day('2026-03-30') - day('2026-03-29')).toBe(1);
    expect(day('2026-10-26') - day('2026-10-25')).toBe(1);
    expect(day('2025-01-01') - day('2024-01-01')).toBe(366);
  });

  test('reads every day as a library of dates does, and no other', () => {
    const epoch = parseISO('1970-01-01');
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (...parts) => {
      const text = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
      const date = parseISO(text);
      expect([text, readDay(text)]).toEqual([text, isValid(date) ? differenceInCalendarDays(date, epoch) : null]);
    }), { numRuns: 20_000 });
    for (let ahead = 0; ahead < 20_000; ahead++) {
      expect(isoDay(ahead)).toBe(formatISO(addDays(epoch, ahead), { representation: 'date' }));
    }
  });

  test('anything else is no day', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9a-z -]{10}$/), (text) => {
      const read = readDay(text);
      expect(read === null || isoDay(read) === text).toBe(true);
    }), { numRuns: 5_000 });
  });

  test('what is written is what is read', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
      expect(readDay(isoDay(number))).toBe(number);
    }));
  });
});

test('29 February returns on the 28th in common years', () => {
  expect(isoDay(returnOf(day('2024-02-29'), 2026))).toBe('2026-02-28');
  expect(isoDay(returnOf(day('2024-02-29'), 2028))).toBe('2028-02-29');
  expect(isoDay(returnOf(day('2020-11-05'), 2026))).toBe('2026-11-05');
});

test('a day of the calendar that does not exist is none', () => {
  expect(dayOf(2026, 2, 29)).toBeNull();
  expect(calendarDay(day('2026-11-05'))).toEqual({ year: 2026, month: 11, dayOfMonth: 5 });
});

describe('a format that the user declared', () => {
  test.each([
    ['DD.MM.YYYY', '05.11.2026', '2026-11-05'],
    ['D.M.YY', '5.11.26', '2026-11-05'],
    ['MM/DD/YYYY', '11/05/2026', '2026-11-05'],
    ['YYYY年M月D日', '2026年11月5日', '2026-11-05'],
    ['YYYY年MM月DD日(ddd)', '2026年11月05日(木)', '2026-11-05'],
    ['D MMMM YYYY', '5 November 2026', '2026-11-05'],
    ['D MMMM YYYY', '5 ноября 2026', '2026-11-05'],
    ['MMM D, YYYY', 'Nov 5, 2026', '2026-11-05'],
    ['dddd, Do MMMM YYYY', 'Thursday, 5th November 2026', '2026-11-05'],
    ['YYYY-MM-DD dddd', '2026-11-05 Thursday', '2026-11-05'],
    ['YYYY-MM-DD-ddd', '2026-11-05-Thu', '2026-11-05'],
    ['[Daily] YYYYMMDD', 'Daily 20261105', '2026-11-05'],
    ['YYYY/MM/YYYY-MM-DD', '2026/11/2026-11-05', '2026-11-05'],
  ])('%s reads %s', (format, text, iso) => {
    expect(dayReader(format, ['en', 'ru', 'ja'])?.(text)).toBe(day(iso));
  });

  test.each([
    ['DD.MM.YYYY', '5.11.2026'],
    ['DD.MM.YYYY', '31.02.2026'],
    ['DD.MM.YYYY', '2026-11-05'],
    ['DD.MM.YYYY', '05.11.2026 '.repeat(2)],
    ['D MMMM YYYY', '5 Novembruary 2026'],
  ])('%s does not read %s', (format, text) => {
    expect(dayReader(format, ['en', 'ru', 'ja'])?.(text)).toBeNull();
  });

  test.each(['YYYY', 'MM-DD', 'gggg-[W]ww', 'HH:mm', ''])('%j does not name a day, so nothing is read by it', (format) => {
    expect(dayReader(format)).toBeNull();
  });
});

test('a day in words names the year only where it could be mistaken', () => {
  const today = day('2026-03-31');
  expect(['en', 'ru', 'ja'].map((language) => dayWords(day('2026-02-15'), language, today))).toEqual(['15 Feb', '15\u00a0февр.', '2月15日']);
  expect(dayWords(day('2025-02-15'), 'en', today)).toBe('15 Feb 2025');
  expect(dayWords(day('2026-02-15'), 'ru', today, 'long')).toBe('15\u00a0февраля 2026 г.');
});
