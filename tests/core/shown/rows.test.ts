import { nextRows } from '../../../src/core/shown/action-rows';
import { words } from '../../../src/core/i18n/lookup';
import { clientRows, footOf, summaryOf } from '../../../src/core/shown/rows';
import type { View } from '../../../src/core/shown/sentences';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import type { ClientFacts } from '../../../src/core/model';
import { client, complaint, facts, interaction, project, promise, question, recommendation } from '../../support/facts';
import { day } from '../../support/notes';
import { SMALL, smallVault } from '../../support/small-vault';

const view: View = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };
const ACME = 'Clients/Acme Logistics.md';

function listed(...all: readonly ClientFacts[]) {
  return { clients: () => all };
}

function rowOf(one: ClientFacts, from: View = view) {
  const [row] = clientRows(listed(one), from);
  if (!row) throw new Error('no row');
  return row;
}

const calls = (...dates: readonly string[]) => dates.map((date) => interaction({ date }));

describe('a row', () => {
  it('stays the same object until something about its client changes', () => {
    const small = smallVault();
    const { book } = small;
    const before = clientRows(book, view);
    small.put('Complaints/Late delivery.md', (SMALL['Complaints/Late delivery.md'] ?? '').replace('medium', 'high'));
    const after = clientRows(book, view);
    const changed = after.filter((row) => !before.includes(row)).map(({ path }) => path);
    expect(changed).toEqual([ACME]);
    expect(clientRows(book, { ...view })).toEqual(after);
    clientRows(book, { ...view }).forEach((row, index) => { expect(row).toBe(after[index]); });
  });

  it('is made anew for another day, language or privacy', () => {
    const { book } = smallVault();
    const [english] = clientRows(book, view);
    const [russian] = clientRows(book, { ...view, words: words('ru') });
    const [later] = clientRows(book, { ...view, today: view.today + 1 });
    expect(russian?.reason).toBe('жалоба открыта 12\u00a0дней, норма 10');
    expect(later?.reason).toBe('complaint open 13 days, target 10');
    expect(english?.reason).toBe('complaint open 12 days, target 10');
  });

  it('says what a screen reader needs in one sentence', () => {
    const { book } = smallVault();
    expect(clientRows(book, view)[0]?.label).toBe('Acme Logistics, Watch, 63, complaint open 12 days, target 10, down 27 in 30 days. Open complaint');
  });

  it('is found by name, alias and in any case', () => {
    const { book } = smallVault();
    expect(clientRows(book, view)[0]?.search).toContain('acme');
  });

  it('in privacy mode shows initials, and no word of the notes', () => {
    const { book } = smallVault();
    const hidden: View = { ...view, privacy: true };
    expect(clientRows(book, hidden)[0]?.name).toBe('AL');
    const said = JSON.stringify([nextRows(book, hidden), clientRows(book, hidden).map(({ search: _, path: __, ...row }) => row)]);
    expect(said.replace(/"(path|key|source)":("[^"]*"|\{[^}]*\})/g, '')).not.toMatch(/Acme|Late delivery|Call back|Send the offer|友人|Ёлка/);
  });
});

describe('the order of rows', () => {
  it('is by band, then score, then name', () => {
    const quiet = (name: string, date: string) => facts({ client: client({ name }), interactions: calls(date) });
    const rows = clientRows(listed(
      facts({ client: client({ name: 'Nobody' }) }),
      quiet('B', '2026-03-30'), quiet('A', '2026-03-30'), quiet('Quiet', '2026-02-10'), quiet('Silent', '2025-12-01'),
      facts({ client: client({ name: 'Gone', status: 'former' }) }), quiet('Asleep', '2024-01-01'),
    ), view);
    expect(rows.map(({ name, band }) => `${band} ${name}`)).toEqual([
      'at-risk Silent', 'watch Quiet', 'healthy A', 'healthy B', 'unknown Nobody', 'dormant Asleep', 'inactive Gone',
    ]);
  });
});

describe('the one reason', () => {
  const who = client({ cadence: 30, since: '2024-01-01' });

  it('names a complaint that nobody has acknowledged', () => {
    expect(rowOf(facts({ client: who, complaints: [complaint({ received: '2026-03-28' })], interactions: calls('2026-03-28') })).reason)
      .toBe('complaint unanswered for 3 days');
  });

  it('names silence with what is usual', () => {
    expect(rowOf(facts({ client: who, interactions: calls('2026-01-28') })).reason).toBe('62 days silent, usual 30');
  });

  it('names a silence of theirs that my messages do not break', () => {
    const mine = ['2026-01-20', '2026-02-20', '2026-03-20'].map((date) => interaction({ date, kind: 'email', direction: 'out' }));
    expect(rowOf(facts({ client: who, interactions: [...calls('2025-10-01'), ...mine] })).reason)
      .toBe('nothing heard from them for 181 days, limit 90');
  });

  it('names replies that did not come', () => {
    const asked = ['2026-01-10', '2026-02-01', '2026-03-01'].map((date) => question({ date }));
    expect(rowOf(facts({ client: who, interactions: [...asked, ...calls('2026-03-28')] })).reason).toBe('0 of 3 messages answered');
  });

  it('names promises that were late', () => {
    const late = promise({ due: '2026-03-01', done: '2026-03-15' });
    expect(rowOf(facts({ client: who, interactions: calls('2026-03-28'), promises: [late] })).reason).toBe('0 of 1 promises on time');
  });

  it('tells good news where nothing is wrong', () => {
    const good = facts({ client: client({ closeness: 'friend_client' }), interactions: [interaction({ date: '2026-03-21', csat: 5 })] });
    expect(rowOf(good).reason).toBe('in touch 10 days ago, CSAT 5, friend and client');
    expect(rowOf(good).friendMark).toBe('Friend and client');
  });

  it('says why there is no score', () => {
    const reasonOf = (written: Parameters<typeof client>[0], more: Partial<ClientFacts> = {}) => rowOf(facts({ client: client(written), ...more })).reason;
    expect(reasonOf({})).toBe('no contact logged yet');
    expect(reasonOf({ status: 'prospect' })).toBe('not a client yet');
    expect(reasonOf({ status: 'former' })).toBe('former client');
    expect(reasonOf({ status: 'paused', paused: '2026-02-01' })).toBe('paused since 1 Feb');
    expect(reasonOf({ ended: '2025-12-31' })).toBe('ended on 31 Dec 2025');
    expect(reasonOf({}, { interactions: calls('2025-01-01') })).toBe('silent for 454 days');
    expect(reasonOf({}, { interactions: [question({ date: '2026-03-30' })] })).toBe('nothing to judge by yet');
  });
});

describe('marks', () => {
  it('stand for an open complaint and a moment without a blocker', () => {
    const glad = { client: client({ cadence: 30 }), interactions: [interaction({ date: '2026-03-29', csat: 5 })] };
    expect(rowOf(facts(glad))).toMatchObject({ complaintMark: null, momentMark: 'A good moment to ask: CSAT 5, 2 days ago' });
    expect(rowOf(facts({ ...glad, complaints: [complaint({ received: '2026-03-30' })] }))).toMatchObject({ complaintMark: 'Open complaint', momentMark: null });
  });
});

describe('next actions over all clients', () => {
  const who = (name: string, segment: 'key' | null = null) => client({ name, segment, cadence: 30, since: '2024-01-01' });

  it('stand by urgency, then by what a week saves times the worth of the client', () => {
    const quiet = (name: string, segment: 'key' | null) => facts({ client: who(name, segment), interactions: calls('2026-01-28') });
    const late = facts({ client: who('Late'), interactions: calls('2026-03-30'), complaints: [complaint({ received: '2026-03-28', severity: 'low' })] });
    const rows = nextRows(listed(quiet('Plain', null), late, quiet('Key', 'key')), view).filter(({ urgency }) => urgency === 'now' || urgency === 'overdue');
    expect(rows.map(({ verb, client: { name } }) => `${verb}: ${name}`)).toEqual([
      'Acknowledge the complaint: Late', 'Get in touch: Key', 'Get in touch: Plain',
    ]);
  });

  it('say what they bring, today or in a week', () => {
    const gainOf = (one: ClientFacts, kind: string) => nextRows(listed(one), view).find((row) => row.kind === kind)?.gainText;
    expect(gainOf(facts({ client: who('A'), interactions: calls('2026-01-28') }), 'contact')).toBe('+52');
    const fresh = complaint({ received: '2026-03-30', severity: 'low', acknowledged: null });
    expect(gainOf(facts({ client: who('B'), interactions: calls('2026-03-30'), complaints: [fresh] }), 'acknowledge-complaint')).toBe('saves 5 in a week');
    const thanks = recommendation({ received: '2026-03-01' });
    expect(gainOf(facts({ client: who('C'), interactions: calls('2026-03-30'), recommendations: [thanks] }), 'thank')).toBeNull();
  });

  it('have a why for everything that can be done', () => {
    const everything = facts({
      client: client({ name: 'All', cadence: 30, since: '2025-04-03', birthday: '1980-04-02', reviewed: '2025-12-01', nextStep: 'Send the offer', nextStepDue: '2026-03-29', access: 'direct' }),
      interactions: [...calls('2026-01-01'), interaction({ date: '2026-03-20', kind: 'email', direction: 'in', awaits: true })],
      promises: [promise({ due: '2026-03-24', text: 'Send the plan' }), promise({ due: '2026-04-01', text: 'Call back' })],
      projects: [
        project({ title: 'Portal', start: '2026-01-10', due: '2026-04-02', reportEvery: 14 }),
        project({ title: 'Old site', completed: '2026-03-29', result: 'success' }),
      ],
      recommendations: [
        recommendation({ title: 'On the site', received: '2025-06-01', published: '2025-06-02', reviewBy: '2026-03-01', thanked: '2025-06-02' }),
        recommendation({ title: 'Quote', received: '2025-07-01', published: '2025-07-02', consent: 'named', consentUntil: '2026-03-01', thanked: '2025-07-01' }),
        recommendation({ received: '2026-03-10', form: 'formal_letter' }),
      ],
    });
    expect(nextRows(listed(everything), view).map(({ urgencyText, verb, why }) => `${urgencyText} · ${verb} · ${why}`)).toEqual([
      'Now · Get consent · On the site: in use without consent',
      'Now · Get consent · Quote: still in use, consent ran out on 1 Mar',
      'Overdue · Get in touch · 89 days silent, usual 30',
      'Overdue · Keep the promise · Send the plan, 7 days overdue',
      'Overdue · Reply · their message of 20 Mar waits for an answer',
      'Overdue · Take the next step · Send the offer, 2 days overdue',
      'Due · Keep the promise · Call back, due 1 Apr',
      'Due · Send a status report · Portal, no report yet',
      'Due · Say thank you · Formal letter, received 21 days ago',
      'Due · Warn about the date · Portal, due 2 Apr',
      'Opportunity · Look through the card · last looked through 120 days ago',
      'Opportunity · Review the recommendation · On the site, due for review on 1 Mar',
      'Opportunity · Congratulate · birthday on 2 Apr',
      'Opportunity · Congratulate · 1 year together on 3 Apr',
      'Opportunity · Ask how it is going · never asked yet',
      'Opportunity · Recommend them in return · 3 received, 0 given',
    ]);
  });

  it('are hidden until the day to which they were put off', () => {
    const one = facts({ client: who('A'), interactions: calls('2026-01-28') });
    const [row] = nextRows(listed(one), view);
    expect(row?.kind).toBe('contact');
    const key = row?.key ?? '';
    expect(nextRows(listed(one), view, { [key]: '2026-04-01' }).map((other) => other.kind)).not.toContain('contact');
    expect(nextRows(listed(one), { ...view, today: day('2026-04-01') }, { [key]: '2026-04-01' }).map((other) => other.kind)).toContain('contact');
  });

  it('have keys of their own, and the same tomorrow', () => {
    const { book } = smallVault();
    const keys = nextRows(book, view).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const tomorrow = nextRows(book, { ...view, today: view.today + 1 }).map(({ key }) => key);
    expect(tomorrow).toEqual(expect.arrayContaining(keys.filter((key) => key.startsWith('resolve-complaint'))));
  });
});

describe('the summary and the foot', () => {
  const { book } = smallVault();
  const rows = clientRows(book, view);

  it('count the bands, worst first', () => {
    const summary = summaryOf(rows, view);
    expect(summary.totalText).toBe('5 clients');
    expect(summary.bands.map(({ text }) => text)).toEqual(['1 watch', '1 healthy', '1 no data', '1 dormant', '1 inactive']);
    expect(summary.bands.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('say what is asleep, missing and unread', () => {
    expect(footOf(book, rows, view)).toMatchObject({
      dormantText: '1 dormant: silent for more than a year',
      topicsText: 'Topics: 1 missing, 1 link found only by alias',
      problemsText: '1 note could not be read fully',
    });
  });

  it('say nothing where there is nothing to say', () => {
    const { book: empty } = smallVault();
    for (const path of Object.keys(SMALL)) empty.remove(path);
    expect(footOf(empty, [], view)).toEqual({ dormantText: null, topicsText: null, problemsText: null, problems: [] });
    expect(summaryOf([], view)).toMatchObject({ total: 0, bands: [] });
  });
});
