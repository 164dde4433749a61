/** Which rows are listed, in which order, and what typing finds. */
import * as fc from 'fast-check';
import { atOnce } from '../../../src/core/at-once';
import { findTyped, grouped, GROUPINGS, listSteps, orderSteps, type Listing } from '../../../src/core/shown/client-list';
import { compareRows, looseName } from '../../../src/core/shown/rows';
import { BANDS, type ClientRow } from '../../../src/core/shown/shown';
import { foldName } from '../../../src/core/reading/words';
import { words } from '../../../src/core/i18n/lookup';

const ALL: Listing = { sort: 'score', band: null, query: '', foldHealthy: false };

function row(name: string, more: Partial<ClientRow> = {}): ClientRow {
  return {
    path: `Clients/${name}.md`, name, band: 'healthy', bandText: 'Healthy', score: 90, scoreText: '90', provisional: false,
    complaintMark: null, momentMark: null, friendMark: null, reason: '', trend: null, lastContact: null, segment: null,
    closeness: null, urgency: null, label: name, search: looseName(foldName(name)), ...more,
  };
}

function listed(...asked: Parameters<typeof listSteps>) {
  return atOnce(listSteps(...asked));
}

function names(rows: readonly ClientRow[]): string[] {
  return rows.map(({ name }) => name);
}

const acme = row('Acme', { band: 'at-risk', score: 20, urgency: 'due', lastContact: 100 });
const beta = row('Beta', { band: 'watch', score: 60, urgency: 'now', lastContact: 300 });
const gamma = row('Ёлка 2', { lastContact: 200 });
const tenth = row('Ёлка 10', { momentMark: 'A good moment' });
const silent = row('Silent', { band: 'dormant', score: null });
const rows = [acme, beta, gamma, tenth, silent];

test('clients that are not judged are listed only when asked for, by band or by name', () => {
  expect(names(listed(rows, ALL, 'en').rows)).toEqual(['Acme', 'Beta', 'Ёлка 2', 'Ёлка 10']);
  expect(names(listed(rows, { ...ALL, band: 'dormant' }, 'en').rows)).toEqual(['Silent']);
  expect(names(listed(rows, { ...ALL, query: 'SIL' }, 'en').rows)).toEqual(['Silent']);
});

test('a search folds case and ё, and stays within the band that is listed alone', () => {
  expect(names(listed(rows, { ...ALL, query: 'елка' }, 'ru').rows)).toEqual(['Ёлка 2', 'Ёлка 10']);
  expect(names(listed(rows, { ...ALL, query: 'елка', band: 'watch' }, 'ru').rows)).toEqual([]);
});

test('a search folds the two widths of letters', () => {
  expect(names(listed(rows, { ...ALL, query: 'ＡＣＭＥ' }, 'ja').rows)).toEqual(['Acme']);
  expect(names(listed([row('ｶﾞﾚｰｼﾞ工房')], { ...ALL, query: 'ガレージ' }, 'ja').rows)).toHaveLength(1);
});

test('healthy clients without news give way to a count, unless something is asked for', () => {
  const folded = listed(rows, { ...ALL, foldHealthy: true }, 'en');
  expect(names(folded.rows)).toEqual(['Acme', 'Beta', 'Ёлка 10']);
  expect(folded.folded).toBe(1);
  expect(listed(rows, { ...ALL, foldHealthy: true, query: 'ёлка' }, 'en').folded).toBe(0);
});

test('each order says what it says: urgency, names as people count, longest silence', () => {
  expect(names(listed(rows, { ...ALL, sort: 'urgency' }, 'en').rows)).toEqual(['Beta', 'Acme', 'Ёлка 10', 'Ёлка 2']);
  expect(names(listed(rows, { ...ALL, sort: 'name' }, 'ru').rows)).toEqual(['Ёлка 2', 'Ёлка 10', 'Acme', 'Beta']);
  expect(names(listed(rows, { ...ALL, sort: 'last-contact' }, 'en').rows)).toEqual(['Ёлка 10', 'Acme', 'Ёлка 2', 'Beta']);
});

describe('groups', () => {
  const english = words('en');
  const shown = (by: (typeof GROUPINGS)[number], closed: readonly string[] = []) =>
    grouped([acme, beta, gamma, tenth], by, new Set(closed), english).map((item) => ('group' in item ? `${item.title} ${item.count}` : item.name));

  test('stand in their own order, each with its clients as they came', () => {
    expect(shown('none')).toEqual(['Acme', 'Beta', 'Ёлка 2', 'Ёлка 10']);
    expect(shown('urgency')).toEqual(['Now 1', 'Beta', 'Due 1', 'Acme', 'Nothing to do 2', 'Ёлка 2', 'Ёлка 10']);
    expect(shown('segment')).toEqual(['No segment 4', 'Acme', 'Beta', 'Ёлка 2', 'Ёлка 10']);
  });

  test('list their heading alone while they are folded', () => {
    expect(shown('urgency', ['urgency now', 'urgency '])).toEqual(['Now 1', 'Due 1', 'Acme', 'Nothing to do 2']);
  });

  test('lose nobody, and know every item by a name of its own', () => {
    const anyRow = fc.record({
      band: fc.constantFrom(...BANDS), urgency: fc.constantFrom('now', 'overdue', 'due', 'chance', null), segment: fc.constantFrom('key', 'supporting', null),
      closeness: fc.constantFrom('stranger', 'client', 'client_friend', 'friend_client', 'friend_of_friend', 'partner', null),
    });
    fc.assert(fc.property(fc.array(anyRow), fc.constantFrom(...GROUPINGS), (some, by) => {
      const all = some.map((one, at) => row(`Client ${at}`, one));
      const items = grouped(all, by, new Set(), english);
      expect(new Set(items.flatMap((item) => ('group' in item ? [] : [item])))).toEqual(new Set(all));
      expect(new Set(items.map((item) => ('group' in item ? item.group : item.path))).size).toBe(items.length);
    }));
  });
});

describe('typing', () => {
  test('finds the next name that begins so, round the end, else one that contains it', () => {
    expect(findTyped(rows, 'b', 0)).toBe(1);
    expect(findTyped(rows, 'a', 0)).toBe(0);
    expect(findTyped(rows, 'елка 1', 0)).toBe(3);
    expect(findTyped(rows, 'ent', 0)).toBe(4);
    expect(findTyped(rows, 'zz', 0)).toBe(-1);
    expect(findTyped([], 'a', -1)).toBe(-1);
  });

  test('a letter again goes on to the next, more letters may stay', () => {
    expect(findTyped(rows, 'ё', 2)).toBe(3);
    expect(findTyped(rows, 'ёл', 2)).toBe(2);
  });
});

describe('rows in an order', () => {
  const anyRow = fc.record({ name: fc.string({ maxLength: 3 }), band: fc.constantFrom(...BANDS), score: fc.option(fc.nat(100)) })
    .map(({ name, band, score }) => row(name, { band, score }));

  test('what is known already is kept, and the outcome is that of sorting all', () => {
    fc.assert(fc.property(fc.array(anyRow), fc.array(anyRow), fc.nat(5), (before, fresh, gone) => {
      const known = before.map((one, at) => ({ ...one, path: `Known/${at}.md` }));
      const now = [...fresh.map((one, at) => ({ ...one, path: `Fresh/${at}.md` })), ...known.slice(gone)];
      expect(atOnce(orderSteps([...known].sort(compareRows), now, compareRows))).toEqual([...now].sort(compareRows));
    }));
  });

  test('nothing new is the same list', () => {
    const sorted = [acme, beta, gamma];
    expect(atOnce(orderSteps(sorted, [gamma, acme, beta], compareRows))).toBe(sorted);
  });

  test('what was in another order is put into this one', () => {
    expect(atOnce(orderSteps([gamma, acme], [acme, beta, gamma], compareRows))).toEqual([acme, beta, gamma]);
  });
});
