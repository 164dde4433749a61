/** Weekly reviews: what stands in one of a small hand-checked vault, and that nothing in it is read again as a fact. */
import fc from 'fast-check';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { allActions } from '../../../src/core/shown/action-rows';
import { createWeeklyReview, isoWeek, reviewText } from '../../../src/core/writing/weekly-review';
import { isoDay } from '../../../src/core/day';
import { day, raw, vault } from '../../support/notes';
import { smallVault } from '../../support/small-vault';
import { created, desk } from './desk';

/** A Tuesday. */
const TODAY = day('2026-03-31');
const writing = desk('en', { today: TODAY });

function review(files: Readonly<Record<string, string>>, snoozed: Readonly<Record<string, string>> = {}): string {
  return reviewText({ book: vault(files).book, weights: DEFAULT_WEIGHTS, snoozed }, writing);
}

/** The text under a heading, up to the next. */
function under(heading: string, text: string): string {
  return text.split(`## ${heading}\n\n`)[1]?.split('\n\n## ')[0]?.trim() ?? '';
}

const CARD = '---\ntype: client\n---\n';

describe('what it tells', () => {
  test('bands of today against a week ago, and who moved, why', () => {
    const text = review({
      'Clients/Acme.md': `${CARD}## Log\n- 2026-03-20 call: Fine [csat:: 5]\n`,
      'Clients/Beta.md': `${CARD}## Log\n- 2026-03-20 call: Fine [csat:: 5]\n`,
      'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Beta]]"\nseverity: high\nreceived: 2026-03-30\n---\n',
    });
    expect(under('Clients by health', text)).toBe('| | 31 Mar | 24 Mar |\n| --- | --: | --: |\n| Watch | 1 | 0 |\n| Healthy | 1 | 2 |');
    expect(under('Who moved', text)).toBe('- [[Beta]]: Healthy 100 → Watch 65\n  - −35.0 Complaint: Late, open 1 day, target 5');
    expect(under('Complaints', text)).toBe('- [[Beta]]: [[Late]], complaint received, open 1 day, target 5');
    expect(under('Next', text)).toContain('- [ ] Acknowledge the complaint: [[Beta]] · Late, received yesterday');
  });

  test('promises that are overdue, due by Sunday, due in the week after, and no later ones', () => {
    const tasks = ['03-30', '03-31', '04-05', '04-06', '04-12', '04-13'].map((on) => `- [ ] On ${on.replace('-', '/')} 📅 2026-${on}`).join('\n');
    const text = review({ 'Clients/Acme.md': `${CARD}${tasks}\n- [ ] Theirs 📅 2026-04-02 #waiting\n- [x] Kept 📅 2026-04-01 ✅ 2026-03-31\n` });
    expect(under('Promises', text)).toBe([
      '**Overdue**', '- [[Acme]]: On 03/30, 1 day overdue',
      '**This week**', '- [[Acme]]: On 03/31, due 31 Mar\n- [[Acme]]: Theirs, theirs, due 2 Apr\n- [[Acme]]: On 04/05, due 5 Apr',
      '**Next week**', '- [[Acme]]: On 04/06, due 6 Apr\n- [[Acme]]: On 04/12, due 12 Apr',
    ].join('\n\n'));
  });

  test('on a Sunday the week ends today', () => {
    const { book } = vault({ 'Clients/Acme.md': `${CARD}- [ ] Today 📅 2026-04-05\n- [ ] Tomorrow 📅 2026-04-06\n` });
    const text = reviewText({ book, weights: DEFAULT_WEIGHTS, snoozed: {} }, desk('en', { today: day('2026-04-05') }));
    expect(under('Promises', text)).toBe('**This week**\n\n- [[Acme]]: Today, due 5 Apr\n\n**Next week**\n\n- [[Acme]]: Tomorrow, due 6 Apr');
  });

  test('cards that were looked through more than 90 days ago', () => {
    const card = (reviewed: string): string => `---\ntype: client\nreviewed: ${reviewed}\n---\n`;
    const text = review({ 'Clients/Old.md': card('2025-12-30'), 'Clients/Just.md': card('2025-12-31'), 'Clients/Former.md': card('2025-01-01').replace('reviewed', 'status: former\nreviewed') });
    expect(under('Cards to look through', text)).toBe('- [[Old]]: last looked through 91 days ago');
  });

  test('what was put off comes back within the week, and is not among what is next until then', () => {
    const files = { 'Clients/Acme.md': `${CARD}- [ ] Call back 📅 2026-03-30\n- [ ] Write 📅 2026-03-29\n- [ ] Pay 📅 2026-03-28\n` };
    const keys = allActions(vault(files).book, { today: TODAY, weights: DEFAULT_WEIGHTS, words: words('en') });
    const keyOf = (text: string): string => keys.find(({ why }) => why.startsWith(text))?.key ?? '';
    const text = review(files, { [keyOf('Call back')]: '2026-04-07', [keyOf('Write')]: '2026-04-08', [keyOf('Pay')]: 'overdue 2026-03-28' });
    expect(under('Coming back', text)).toBe('- Keep the promise: [[Acme]] · Call back, 1 day overdue · until 7 Apr');
    expect(under('Next', text)).not.toContain('Keep the promise');
  });

  test('moments to ask, with the last day, and notes that could not be read', () => {
    const text = reviewText({ book: smallVault().book, weights: DEFAULT_WEIGHTS, snoozed: {} }, writing);
    expect(under('Asking for a recommendation', text)).toContain('- [[友人デザイン]]: good mood, 3 days ago, until 4 Apr');
    expect(text).toContain('\n\n1 note could not be read fully\n\n');
  });

  test('long lists end with a count', () => {
    const files = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`Clients/C${String(index + 10)}.md`, `${CARD}- [ ] Call 📅 2026-03-01\n`]));
    const next = under('Next', review(files)).split('\n');
    expect(next).toHaveLength(11);
    expect(next.at(-1)).toBe('- and 4 more');
  });

  test('of an empty vault it says so', () => {
    expect(review({})).toBe('No clients yet\n');
  });

  test('what has nothing to tell has no heading', () => {
    expect([...review({ 'Clients/Acme.md': CARD }).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Clients by health', 'Conclusions']);
  });
});

describe('its name', () => {
  test.each([
    ['2026-03-31', '2026-W14'], ['2026-04-05', '2026-W14'], ['2026-04-06', '2026-W15'], ['2024-12-30', '2025-W01'], ['2027-01-01', '2026-W53'], ['1969-12-31', '1970-W01'],
  ])('%s is in the week %s', (iso, week) => {
    expect(isoWeek(day(iso))).toBe(week);
  });

  test('a second one of the week has a number, and neither is a daily note in whatever form days are named', () => {
    const subject = { book: smallVault().book, weights: DEFAULT_WEIGHTS, snoozed: {} };
    for (const language of LANGUAGES) {
      const [first = '', second = ''] = [[], [created(createWeeklyReview(subject, desk(language, { today: TODAY }))).path.replace(/^.*\/|\.md$/g, '')]]
        .map((taken) => created(createWeeklyReview(subject, desk(language, { today: TODAY, taken: () => taken }))).path);
      expect(second).toBe(first.replace(/\.md$/, ' 2.md'));
      for (const dailyNoteFormat of ['YYYY-MM-DD', 'dddd YYYY-MM-DD', 'YYYY-MM-DD dddd', 'DD.MM.YYYY', 'YYYY-[W]WW']) {
        const { book } = vault({}, { dailyNoteFormat });
        for (const path of [first, second]) expect(book.reads(raw(path, 'call [[Acme Logistics]]'))).toBe(false);
      }
    }
  });
});

describe('read again', () => {
  const names = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'Ж', '名', ' ', '#', '[', ']', '|', '^', '%', '<', '`', '$', '*', '!', '&', '.', '🥐', 'client') });
  const hostile = fc.string({ maxLength: 20, unit: fc.constantFrom('#client', '#', ' ', '[[', ']]', '%%', '<%', '-->', '`', '$', '|', '- [ ] ', '📅 2026-04-01', 'type: client', 'x', '[a:: b]') });

  test('it is no fact of anybody: clients, counts and problems stay as they were, whatever names and words hold', () => {
    fc.assert(fc.property(fc.constantFrom(...LANGUAGES), names, hostile, (language, name, said) => {
      const files = {
        [`Clients/${name}.md`]: `${CARD}## Log\n- 2026-03-20 call: x [csat:: 5]\n- 2026-03-28 complaint in: ${said}\n\n## Promises\n- [ ] y ${said} 📅 2026-04-02\n`,
        [`Complaints/${name} 2.md`]: `---\ntype: complaint\nclient: ${JSON.stringify(name)}\nseverity: high\nreceived: 2026-03-29\n---\n`,
      };
      const { book, put } = vault(files);
      const [facts, counts, problems] = [book.clients(), book.counts(), book.problems(TODAY)];
      const { path, text } = created(createWeeklyReview({ book, weights: DEFAULT_WEIGHTS, snoozed: {} }, desk(language, { today: TODAY })));
      put(path, text);
      expect(book.clients()).toEqual(facts);
      expect(book.counts()).toEqual({ ...counts, notes: counts.notes + 1 });
      expect(book.problems(TODAY)).toEqual(problems);
      expect(raw(path, text).tags).toEqual([]);
      expect(text).not.toMatch(/<%|%%/);
    }), { numRuns: 200 });
  });

  test('its check boxes are no promises, and its links no mentions', () => {
    const { book, put } = smallVault();
    const { path, text } = created(createWeeklyReview({ book, weights: DEFAULT_WEIGHTS, snoozed: {} }, writing));
    expect(text).toContain('- [ ] ');
    expect(text).not.toContain('📅');
    const before = book.clients();
    put(path, text);
    expect(book.clients()).toEqual(before);
    expect(book.clientsOf(path)).toEqual([]);
  });

  test('every link leads to a note that is there', () => {
    const { book } = smallVault();
    const paths = new Set(book.clients().flatMap(({ client, complaints }) => [client.source, ...complaints.map(({ source }) => source)]).map(({ path }) => path.replace(/^.*\/|\.md$/g, '')));
    const links = [...raw('x.md', reviewText({ book, weights: DEFAULT_WEIGHTS, snoozed: {} }, writing)).links];
    expect(links.length).toBeGreaterThan(5);
    expect(links.map(({ target }) => target).filter((target) => !paths.has(target))).toEqual([]);
  });
});

test('the day it was made of stands in its properties', () => {
  const { text } = created(createWeeklyReview({ book: smallVault().book, weights: DEFAULT_WEIGHTS, snoozed: {} }, writing));
  expect(text.split('\n\n')[0]).toBe(`---\ntype: review\ndate: ${isoDay(TODAY)}\n---`);
});
