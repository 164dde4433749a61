import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { words, LANGUAGES } from '../../../src/core/i18n/lookup';
import { METRIC_NAMES, METRICS } from '../../../src/core/portfolio/metric';
import { reportDocument, reportShown, unusable, type ReportOptions } from '../../../src/core/report/report';
import { reportCsv } from '../../../src/core/report/report-csv';
import { markdownLink, markdownText, reportMarkdown } from '../../../src/core/report/report-markdown';
import { REPORT_SCHEMA } from '../../../src/core/report/report-schema';
import { reportText } from '../../../src/core/report/report-text';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { approve } from '../../support/approve';
import { recommendation } from '../../support/facts';
import { day, vault } from '../../support/notes';
import { SMALL, smallVault, uncoloured } from '../../support/small-vault';

const today = day('2026-03-31');
const options: ReportOptions = { today, language: 'en', weights: DEFAULT_WEIGHTS };
const { book } = smallVault();
const ACME = 'Clients/Acme Logistics.md';

describe.each(LANGUAGES)('the report in %s', (language) => {
  it('reads as a table in a terminal', () => {
    approve(`report/small.${language}.txt`, reportText(reportShown(book, { ...options, language }), false));
  });

  it('tells everything about one client in a terminal', () => {
    approve(`report/acme.${language}.txt`, reportText(reportShown(book, { ...options, language, client: ACME }), false));
  });

  it('reads as a note', () => {
    const shown = reportShown(book, { ...options, language });
    const one = reportShown(book, { ...options, language, client: ACME });
    approve(`report/small.${language}.md`, `${reportMarkdown(shown)}\n---\n\n${reportMarkdown(one)}`);
  });

  it('leaves no placeholder unfilled', () => {
    const shown = reportShown(book, { ...options, language });
    const one = reportShown(book, { ...options, language, client: ACME });
    const all = [reportText(shown, false), reportMarkdown(shown), reportMarkdown(one), reportCsv(shown), JSON.stringify(shown.document)].join('\n');
    expect(all).not.toMatch(/\{\w+\}/);
    expect(all).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has the shape that its schema says', () => {
    const printed: unknown = JSON.parse(JSON.stringify(reportDocument(book, { ...options, language })));
    expect(z.safeParse(REPORT_SCHEMA, printed)).toMatchObject({ success: true, data: printed });
  });
});

describe('the document', () => {
  const document = reportDocument(book, options);
  const acme = document.clients.find(({ path }) => path === ACME);

  it('puts the worst first, and those without a score last', () => {
    expect(document.clients.map(({ name, band }) => `${band} ${name}`)).toEqual([
      'watch Acme Logistics', 'healthy 友人デザイン', 'unknown Ёлка', 'dormant Старый знакомый', 'inactive Prospect',
    ]);
  });

  it('adds up: 100 and the points of the reasons are the score', () => {
    for (const { score, reasons } of document.clients) {
      if (score === null) expect(reasons).toEqual([]);
      else expect(reasons.reduce((sum, { points }) => sum + points * 10, 1000)).toBeCloseTo(score * 10, 6);
    }
    expect(acme?.score).not.toBeNull();
  });

  it('ends its 26 weekly points today', () => {
    expect(acme?.history).toHaveLength(26);
    expect(acme?.history.at(-1)).toEqual({ date: '2026-03-31', score: acme?.score });
    expect(acme?.history[0]?.date).toBe('2025-10-07');
  });

  it('names every reason with its place', () => {
    expect(acme?.reasons.find(({ kind }) => kind === 'complaint')).toMatchObject({
      text: 'Complaint: Late delivery, open 12 days, target 10, 15 (medium severity) × 1.1 for 2 days overdue', sources: [{ path: 'Complaints/Late delivery.md' }],
    });
    expect(acme?.reasons.find(({ kind }) => kind === 'contact')).toMatchObject({
      text: 'Contact: 44 days since the e-mail of 15 Feb, usual 30', sources: [{ path: ACME, line: 14 }],
    });
  });

  it('writes refs with the line behind the path', () => {
    expect(acme?.actions.find(({ kind }) => kind === 'keep-promise')).toMatchObject({ ref: `${ACME}#L26`, due: '2026-04-02', urgency: 'due' });
  });

  it('says of complaints and recommendations where they stand', () => {
    expect(document.complaints).toEqual([{
      path: 'Complaints/Late delivery.md', client: ACME, state: 'open', severity: 'medium', age: 12, target: 10, overdue: true, reopens: 0, outcome: null,
    }]);
    expect(document.recommendations).toEqual([{
      path: 'Recommendations/Acme to Neva.md', client: ACME, direction: 'received', form: 'to_clients', received: '2025-12-31', consent: 'private',
      usable: true, why: null,
    }]);
  });

  it('lists a note that two clients share once for each of them', () => {
    const both = 'client: ["[[Acme Logistics]]", "[[友人デザイン]]"]';
    const { book: shared } = smallVault({
      'Complaints/Late delivery.md': (SMALL['Complaints/Late delivery.md'] ?? '').replace(/client: .*/, both),
      'Recommendations/Acme to Neva.md': (SMALL['Recommendations/Acme to Neva.md'] ?? '').replace(/client: .*/, both),
    });
    const { complaints, recommendations } = reportDocument(shared, options);
    expect([complaints.map(({ client }) => client), recommendations.map(({ client }) => client)]).toEqual([[ACME, 'Clients/友人デザイン.md'], [ACME, 'Clients/友人デザイン.md']]);
    expect(reportDocument(shared, { ...options, client: ACME }).complaints.map(({ client }) => client)).toEqual([ACME]);
  });

  it('counts what it lists', () => {
    expect(document.portfolio).toMatchObject({
      bands: { 'at-risk': 0, watch: 1, healthy: 1, unknown: 1, dormant: 1, inactive: 1 },
      complaints: { open: 1, overdue: 1, resolved: 0, withdrawn: 0 },
      recommendations: { received: 1, given: 0, usable: 1 },
      M1: { received: { value: 1, n: 1, unit: 'count', previous: null, sources: [{ path: 'Recommendations/Acme to Neva.md' }] } },
      M10: { mutual: { value: null, part: 0, n: 1 }, ledger: [{ path: ACME, received: 1, given: 0, balance: 1, owed: false }] },
      M29: { friends: { value: null, part: 1, n: 3 } },
    });
  });

  it('looks at the last 365 days, or at those that are asked for', () => {
    expect(document.portfolio.window).toEqual({ from: '2025-04-01', to: '2026-03-31', asOf: '2026-03-31' });
    const { portfolio } = reportDocument(book, { ...options, window: { from: day('2026-01-01'), to: day('2026-12-31') } });
    expect([portfolio.window, portfolio.previous]).toEqual([{ from: '2026-01-01', to: '2026-12-31', asOf: '2026-03-31' }, { from: '2025-10-03', to: '2025-12-31' }]);
    expect(portfolio.M1.received).toMatchObject({ value: 0, previous: 1 });
  });

  it('has every measure in its row, each with its words', () => {
    const rows = new Map<string, unknown>(Object.entries(document.portfolio));
    for (const name of METRIC_NAMES) {
      const row = rows.get(METRICS[name].row);
      const measures = new Map<string, unknown>(Object.entries(typeof row === 'object' && row !== null ? row : {}));
      expect([name, JSON.stringify(measures.get(name))]).toEqual([name, expect.stringMatching(new RegExp(`"definition":".+\\."[^]*"unit":"${METRICS[name].unit}"`))]);
    }
  });

  it('takes a recommendation of two as bound by what binds one of them', () => {
    const { book: shared } = vault({
      'A.md': '---\ntype: client\n---\n', 'B.md': '---\ntype: client\nnda: true\n---\n',
      'R.md': '---\ntype: recommendation\nclient: ["[[A]]", "[[B]]"]\nreceived: 2026-03-01\nconsent: public\n---\n',
    });
    expect(reportDocument(shared, options).recommendations.map(({ client, usable, why }) => [client, usable, why])).toEqual([['A.md', false, 'nda'], ['B.md', false, 'nda']]);
  });

  it('takes a recommendation of nobody known as one without consent', () => {
    expect(unusable(recommendation({ received: '2026-01-10', consent: 'public' }), false, today, false)).toBe('no-consent');
  });

  it('lists what could not be read, in words', () => {
    expect(document.problems).toContainEqual({
      path: 'Complaints/Whose is it.md', line: 4, field: 'received', code: 'bad-date', message: '“31.03.2026” is not a day.',
      remedy: 'Write it as YYYY-MM-DD, for example 2026-03-31.',
    });
  });

  it('maps the topics', () => {
    expect(document.topics.missing).toEqual([{
      target: 'Обратная связь', count: 2, sources: ['Topics/Письма.md', 'Topics/Рекомендации.md'], suggestions: [],
    }]);
    expect(document.topics.notes.find(({ path }) => path === 'Topics/Рекомендации.md')?.links).toContainEqual({
      target: 'Отзывы', state: 'alias', to: ['Topics/Письма.md'],
    });
  });

  it('of one client holds what is about that client alone', () => {
    const one = reportDocument(book, { ...options, client: 'Clients/Ёлка.md' });
    expect(one.clients.map(({ name }) => name)).toEqual(['Ёлка']);
    expect([one.complaints, one.recommendations, one.problems, one.topics.notes]).toEqual([[], [], [], []]);
  });

  it('of a past day knows nothing that came later', () => {
    const past = reportDocument(book, { ...options, today: day('2026-03-01') });
    expect(past.complaints).toEqual([]);
    const then = acme?.history.find(({ date }) => date === '2026-03-03');
    expect(reportDocument(book, { ...options, today: day('2026-03-03') }).clients.find(({ path }) => path === ACME)?.score).toBe(then?.score);
  });

  it('is the same to the byte in whatever order the notes were read', () => {
    const expected = JSON.stringify(document);
    fc.assert(fc.property(fc.shuffledSubarray(Object.entries(SMALL), { minLength: Object.keys(SMALL).length }), (entries) => {
      const shuffled = vault(Object.fromEntries(entries));
      // The last notes may answer links of the first: every note is put once more, as a host does when links settle.
      for (const [path, text] of entries) shuffled.put(path, text);
      expect(JSON.stringify(reportDocument(shuffled.book, options))).toBe(expected);
    }), { numRuns: 20 });
  });

  it('does not print an owner’s judgement that has run out', () => {
    expect(acme?.override).toEqual({ band: 'healthy', reason: 'new owner', until: '2026-05-01' });
    const later = reportDocument(book, { ...options, today: day('2026-05-02') });
    expect(later.clients.find(({ path }) => path === ACME)?.override).toBeNull();
  });
});

describe('an owner’s judgement', () => {
  const judged = (until: string) => vault({ 'A.md': `---\ntype: client\nhealth_override: watch\nhealth_override_until: ${until}\n---\n` }).book;
  it.each([['2026-03-31', '2026-03-31'], ['2026-06-29', '2026-06-29'], ['2026-06-30', '2026-06-29'], ['2030-01-01', '2026-06-29'], ['2026-03-30', undefined]])('until %s holds until %s', (until, held) => {
    expect(reportDocument(judged(until), options).clients[0]?.override?.until).toBe(held);
  });

  it('is told with the day until which it holds', () => {
    expect(reportText(reportShown(judged('2030-01-01'), { ...options, client: 'A.md' }), false)).toContain('watch, until 29 Jun');
  });
});

it('a provisional score is drawn hollow in a terminal, in the list and alone', () => {
  const thin = vault({ 'A.md': '---\ntype: client\n---\n## Log\n- 2026-03-30 call: hello\n' }).book;
  for (const one of [{}, { client: 'A.md' }]) expect(reportText(reportShown(thin, { ...options, ...one }), false)).toContain('○ 100');
  expect(reportText(reportShown(thin, { ...options, client: 'A.md' }), false)).not.toContain('●');
});

describe('a recommendation may be used', () => {
  const why = (written: Parameters<typeof recommendation>[0], nda = false) => unusable(recommendation({ received: '2026-01-10', consent: 'named', ...written }), nda, today);

  it('once it is there, with consent that holds', () => {
    expect(why({})).toBeNull();
    expect(why({ consentUntil: '2026-03-31' })).toBeNull();
  });

  it('not before it was received, and never if I gave it', () => {
    expect(why({ received: null, asked: '2026-03-01' })).toBe('not-received');
    expect(why({ received: '2026-04-01' })).toBe('not-received');
    expect(why({ direction: 'given', given: '2026-01-01' })).toBe('not-received');
  });

  it('not without consent, after it, or once taken back', () => {
    expect(why({ consent: 'none' })).toBe('no-consent');
    expect(why({ consentUntil: '2026-03-30' })).toBe('consent-expired');
    expect(why({ withdrawn: '2026-03-31' })).toBe('withdrawn');
    expect(why({ withdrawn: '2026-04-01' })).toBeNull();
  });

  it('not under a confidentiality agreement', () => {
    expect(why({}, true)).toBe('nda');
  });
});

describe('the table for a terminal', () => {
  const text = reportText(reportShown(book, options), false);

  it('is the same with and without colours', () => {
    const coloured = reportText(reportShown(book, options), true);
    expect(coloured).toContain('\u001b[33m');
    expect(uncoloured(coloured)).toBe(text);
  });

  it('lines up names in letters of any width', () => {
    const column = (name: string, after: string): number => {
      const line = text.split('\n').find((one) => one.includes(name) && one.includes(after)) ?? '';
      const before = line.slice(0, line.indexOf(after));
      return [...before].reduce((sum, sign) => sum + (/[\u3000-\u9fff\uff00-\uffef]/u.test(sign) ? 2 : 1), 0);
    };
    expect(column('友人デザイン', 'in touch')).toBe(column('Acme Logistics', 'complaint open'));
  });

  it('takes signs that steer a terminal out of the users’ words', () => {
    const { book: wild } = vault({ 'Clients/Red \u001b[31m\u202e.md': '---\ntype: client\n---\n' });
    const shown = reportText(reportShown(wild, options), false);
    expect(shown).not.toContain('\u001b');
    expect(shown).not.toContain('\u202e');
    expect(shown).toContain('Red [31m');
  });

  it('says so when there is nobody', () => {
    expect(reportText(reportShown(vault({}).book, options), false)).toContain('No client was found in this folder.');
  });
});

describe('the note', () => {
  it('keeps the users’ words from becoming markup', () => {
    expect(markdownText('a | b [[c]] #d <% e %> %%f%% `g` *h* key:: value\nnew line')).toBe(
      'a \\| b \\[\\[c\\]\\] \\#d &lt;&#37; e &#37;&gt; &#37;&#37;f&#37;&#37; \\`g\\` \\*h\\* key\\:: value new line',
    );
  });

  it('links a note inside a table cell, and writes a name that no link can hold', () => {
    expect(markdownLink('Clients/Acme.md')).toBe('[[Clients/Acme\\|Acme]]');
    expect(markdownLink('Clients/Room #5 [new].md')).toBe('Room \\#5 \\[new\\]');
  });

  it('has as many cells in each row as its head, whatever the notes say', () => {
    const hostile = '---\ntype: complaint\nclient: "[[Acme Logistics]]"\nreceived: "a | b ]] | c"\n---\n';
    const { book: wild } = smallVault({ 'Complaints/Pipe | in [[name]].md': hostile, 'Clients/A | b.md': '---\ntype: client\n---\n- x' });
    const lines = reportMarkdown(reportShown(wild, options)).split('\n');
    let width = 0;
    for (const line of lines) {
      const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).length : 0;
      if (cells > 0 && width > 0) expect([line, cells]).toEqual([line, width]);
      width = cells;
    }
  });
});

describe('the table for a spreadsheet', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', ' =1'])('never lets %j begin a formula', (name) => {
    const { book: wild } = vault({ [`Clients/${name}.md`]: '---\ntype: client\n---\n' });
    const [, line = ''] = reportCsv(reportShown(wild, options)).split('\r\n');
    expect(line).toContain(`'${name}`);
  });

  it('quotes commas, quotes and line breaks', () => {
    const { book: wild } = vault({ 'Clients/Smith, "Sons".md': '---\ntype: client\n---\n' });
    expect(reportCsv(reportShown(wild, options))).toContain('"Clients/Smith, ""Sons"".md","Smith, ""Sons"""');
  });

  it('has one row per client and numbers as numbers', () => {
    const lines = reportCsv(reportShown(book, options)).trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    const acme = reportDocument(book, options).clients[0];
    expect(lines[1]).toContain(`,${String(acme?.score)},${String(acme?.confidence)},${String(acme?.trend?.delta)},`);
  });
});

describe('the words', () => {
  it('take Russian numbers in their right forms', () => {
    const { say } = words('ru');
    const forms = [1, 2, 5, 11, 21, 104].map((n) => say('ago.days', { n }));
    expect(forms).toEqual(['1 день назад', '2 дня назад', '5 дней назад', '11 дней назад', '21 день назад', '104 дня назад'].map((form) => form.replace(' ', '\u00a0')));
  });
});
