/** The notes that are made of the portfolio and of the library. */
import { DEFAULT_WEIGHTS } from '../../../src/core/health/health';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { entryOf } from '../../../src/core/portfolio/library';
import { portfolioOf } from '../../../src/core/portfolio/portfolio';
import { scan } from '../../../src/core/markdown/note';
import { metricText } from '../../../src/core/shown/portfolio-words';
import { metric } from '../../../src/core/portfolio/metric';
import { portfolioNote } from '../../../src/core/writing/portfolio-note';
import { exhibitsOf, showcaseNote, type Quoted } from '../../../src/core/writing/showcase-note';
import type { Consent } from '../../../src/core/model';
import { approve } from '../../support/approve';
import { client, day, recommendation } from '../../support/facts';
import { openSampleVault, TODAY } from '../../support/sample-vault';

describe.each(LANGUAGES)('the portfolio as a note in %s', (language) => {
  it('reads as it was approved, links to notes that exist, and is never read as an interaction', async () => {
    const { clients } = await openSampleVault();
    const { title, text } = portfolioNote(portfolioOf(clients, { from: TODAY - 364, to: TODAY }, TODAY, DEFAULT_WEIGHTS), words(language));
    approve(`portfolio-note-${language}.md`, `${title}\n\n${text}`);
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
    expect(scan(text).links.length).toBeGreaterThan(20);
  });
});

it('a portfolio of nothing is a heading and its days', () => {
  const { text } = portfolioNote(portfolioOf([], { from: TODAY - 364, to: TODAY }, TODAY, DEFAULT_WEIGHTS), words('en'));
  expect(text).toBe('# Portfolio\n\nFrom 1 April 2025 to 31 March 2026\n');
});

describe('a measure in words', () => {
  const say = (given: Parameters<typeof metric>[1], name: Parameters<typeof metric>[0]) => metricText(metric(name, given), words('en'));

  it.each<readonly [string, string]>([
    [say({}, 'received'), '—'],
    [say({ value: 0 }, 'received'), '0'],
    [say({ n: 7, part: 3 }, 'friends'), '3 of 7'],
    [say({ n: 12, part: 3 }, 'friends'), '25%'],
    [say({ n: 19, part: 17 }, 'friends'), '89%'],
    [say({ value: 2.5, n: 3, part: 1 }, 'resolution'), '2.5 days, 1 of 3 in time'],
    [say({ value: 1, n: 1, part: 1 }, 'firstResponse'), '1 day, 1 of 1 in time'],
    [say({ n: 2, part: 0 }, 'replyTime'), '—, 0 of 2 in time'],
    [say({ value: 0.5, n: 10 }, 'growth'), '+50%'],
    [say({ value: -12.5 }, 'nps'), '−12.5'],
    [say({ n: 2, byCurrency: [{ currency: 'EUR', value: 1200, n: 1, previous: null, parts: [] }, { currency: '', value: 3, n: 1, previous: null, parts: [] }] }, 'revenue'), '1,200\u00a0EUR, 3'],
    [say({ n: 2, byCurrency: [{ currency: 'EUR', value: null, n: 1, previous: 5, parts: [] }] }, 'revenue'), '—'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });
});

describe('a showcase', () => {
  const today = day('2026-03-31');
  const acme = client({ name: 'Acme Freight', aliases: ['Acme'], contacts: ['Anna Petrova'] });
  const bound = client({ name: 'Bound', nda: true });
  const quoted = (consent: Consent, quote: string | null = 'Acme and Anna say: on time.', card = acme, more: Parameters<typeof recommendation>[0] = {}): Quoted => ({
    entry: entryOf(recommendation({ received: '2026-01-10', consent, ...more }), [card], today), quote,
  });
  const all = [quoted('none'), quoted('private'), quoted('anonymous'), quoted('named'), quoted('public'), quoted('public', null), quoted('public', 'x', bound), quoted('public', 'Late', acme, { consentUntil: '2026-03-30' })];

  it.each([
    ['public', ['anonymous', 'anonymous', 'named']],
    ['named', ['anonymous', 'named', 'named']],
    ['anonymous', ['anonymous', 'anonymous', 'anonymous']],
  ] as const)('for a %s use holds what each consent allows, with a name or without', (use, as) => {
    expect(exhibitsOf(all, use, today).map((one) => one.as)).toEqual(as);
  });

  it('holds no name, no alias and no person where none may stand', () => {
    const { text } = showcaseNote([quoted('anonymous')], 'public', today, words('en'));
    expect(text).toContain('> \\[client\\] and \\[name\\] say: on time.\n>\n> — A client');
    expect(text).not.toMatch(/Acme|Anna/);
  });

  it.each([['«Acme» не подводит.', '«\\[клиент\\]» не подводит.'], ['Acmeに頼むと早い。', '\\[お客様\\]に頼むと早い。']])('hides a name in the language of the quote: %s', (quote, shown) => {
    expect(showcaseNote([quoted('anonymous', quote)], 'public', today, words('en')).text).toContain(`> ${shown}\n`);
  });

  it.each([
    ['We rely on Acme.', 'A client', 'Acme Freight'], ['«Acme» не подводит.', 'Клиент', 'Acme Freight'], ['Acmeに頼むと早い。', 'お客様', 'Acme Freight'], ['Ёлкин did it all in time, and well.', 'A client', 'Acme Freight'],
  ])('says whose words they are in the language of the quote: %s', (quote, nobody, named) => {
    for (const language of LANGUAGES) {
      expect(showcaseNote([quoted('anonymous', quote)], 'public', today, words(language)).text).toContain(`> — ${nobody}\n`);
      expect(showcaseNote([quoted('public', quote)], 'public', today, words(language)).text).toContain(`> — ${named}\n`);
    }
  });

  it('takes what a person decided to replace in place of what is proposed', () => {
    const { text } = showcaseNote([{ ...quoted('anonymous'), replacements: [{ from: 'Acme', to: 'A carrier' }, { from: 'Anna', to: 'its head' }] }], 'anonymous', today, words('en'));
    expect(text).toContain('> A carrier and its head say: on time.');
  });

  it('has no link and no path back into the vault, and quotes cannot become one', () => {
    const { text } = showcaseNote([quoted('public', '[[Secret]] <% tp %> #tag')], 'public', today, words('en'));
    expect(scan(text).links).toEqual([]);
    expect(scan(text).tags).toEqual([]);
    expect(text).not.toContain('<%');
  });

  it('is checked on the day it is made, not on the day the list was opened', () => {
    const ending = quoted('public', 'Fine.', acme, { consentUntil: '2026-03-31' });
    expect(exhibitsOf([ending], 'public', today)).toHaveLength(1);
    expect(exhibitsOf([ending], 'public', today + 1)).toEqual([]);
  });

  it('of nothing says so', () => {
    expect(showcaseNote([quoted('none')], 'public', today, words('en')).text).toContain('Nothing may be shown in this way today.');
  });
});
