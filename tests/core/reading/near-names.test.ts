import fc from 'fast-check';
import { editDistance, NearNames } from '../../../src/core/reading/near-names';

function near(name: string, ...existing: string[]): string[] {
  return new NearNames(existing.map((one) => ({ name: one, path: `${one}.md` }))).near(name).map((note) => note.name);
}

describe('a missing name', () => {
  test.each([
    ['Поиск-клиентов', 'Поиск клиентов'],
    ['поиск_клиентов', 'Поиск клиентов'],
    ['Партнеры и подрядчики', 'Партнёры и подрядчики'],
    ['Ｒｅｐｕｔａｔｉｏｎ', 'reputation'],
    ['Первый ёж', 'Первый ёж'.normalize('NFD')],
    ['Reputaion', 'Reputation'],
    ['Reptuation', 'Reputation'],
    ['Рекомендация', 'Рекомендации'],
    ['Long-term-partnership', 'Long term partnerships'],
    ['約束の守りかた', '約束の守り方'],
    ['苦情への返答', '苦情への応答'],
  ])('%s is near to %s', (name, existing) => {
    expect(near(name, existing, 'Something else')).toEqual([existing]);
  });

  test.each([
    ['CRM', 'CPM'],
    ['Цена', 'Цели'],
    ['苦情', '事情'],
    ['紹介文', '紹介状'],
    ['Reputation', 'Recommendation'],
    ['---', ' '],
  ])('%s is not near to %s: few letters leave no room for an error', (name, existing) => {
    expect(near(name, existing)).toEqual([]);
  });

  test('the nearest come first, and of one name every note that has it', () => {
    const names = new NearNames([
      { name: 'Reputations', path: 'b.md' }, { name: 'reputation', path: 'a.md' }, { name: 'Reputation', path: 'c.md' }, { name: 'Reputation', path: 'c.md' },
    ]);
    expect(names.near('Reputatiom')).toEqual([{ name: 'reputation', path: 'a.md' }, { name: 'Reputation', path: 'c.md' }, { name: 'Reputations', path: 'b.md' }]);
  });

  test('is never offered itself', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'б', 'ё', 'е', '-', ' ', '字', 'か'), maxLength: 12 });
    fc.assert(fc.property(fc.array(name), name, (existing, wanted) => {
      expect(near(wanted, ...existing)).not.toContain(wanted);
    }));
  });
});

test('nobody is lost who is within reach: the parts find whom a look at everybody finds', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 12 });
  const slack = (text: string): number => (text.length < 10 ? 1 : 2);
  fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 12 }), name, (existing, wanted) => {
    const all = existing.filter((one) => one !== wanted && editDistance(one, wanted, 2) <= Math.min(slack(one), slack(wanted)));
    const found = near(wanted, ...existing);
    expect(found).toHaveLength(Math.min(4, all.length));
    for (const one of found) expect(all).toContain(one);
  }));
});

test('the distance of a text that is edited so many times is no more than that', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'x'), { maxLength: 12 });
  const edits = fc.array(fc.record({ at: fc.nat(12), letter: fc.constantFrom('a', 'x'), how: fc.constantFrom('put', 'take', 'replace') }), { maxLength: 2 });
  fc.assert(fc.property(letters, edits, (text, all) => {
    const other = [...text];
    for (const { at, letter, how } of all) other.splice(Math.min(at, other.length), how === 'put' ? 0 : 1, ...(how === 'take' ? [] : [letter]));
    const [a, b] = [text.join(''), other.join('')];
    expect(editDistance(a, b, 2)).toBeLessThanOrEqual(all.length);
    expect(editDistance(a, b, 2)).toBe(editDistance(b, a, 2));
  }));
});

test.each([
  ['with names of their own', (n: number) => `${['Trust', 'Price', 'Meeting', 'Silence', 'Letter'][n % 5] ?? ''} ${((n * 7919) % 100003).toString(36)} ${((n * 104729) % 99991).toString(36)}`],
  ['with names that begin alike', (n: number) => `Working with clients, part ${String(n).padStart(4, '0')}`],
])('looking up 2,000 names among topics %s compares each with few, however many there are', (_, nameOf) => {
  const compared = [500, 2_000].map((topics) => {
    let count = 0;
    const names = new NearNames(Array.from({ length: topics }, (__, n) => ({ name: nameOf(n), path: `${n}.md` })), (a, b, limit) => {
      count += 1;
      return editDistance(a, b, limit);
    });
    for (let n = 0; n < 2_000; n += 1) names.near(`${nameOf(n % topics)}x`);
    return count;
  });
  for (const count of compared) expect(count).toBeLessThanOrEqual(2_000 * 64);
});
