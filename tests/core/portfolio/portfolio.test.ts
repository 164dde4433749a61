/** The measures of the portfolio, each by a case that can be counted by hand; then the odd vaults. */
import fc from 'fast-check';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/health';
import type { ClientFacts } from '../../../src/core/model';
import { METRICS, METRIC_NAMES, type Metric, type MetricName, type Window } from '../../../src/core/portfolio/metric';
import { portfolioOf, type Portfolio } from '../../../src/core/portfolio/portfolio';
import { anyClient } from '../../support/any-client';
import {
  client, complaint, day, facts, interaction, project, promise, question, recommendation, type WrittenClient, type WrittenProject,
} from '../../support/facts';

const TODAY = day('2026-03-31');
const YEAR: Window = { from: day('2025-04-01'), to: TODAY };

function portfolio(all: readonly ClientFacts[], window: Window = YEAR): Portfolio {
  return portfolioOf(all, window, TODAY, DEFAULT_WEIGHTS);
}

function measure(all: readonly ClientFacts[], name: MetricName, window: Window = YEAR): Metric {
  const found = portfolio(all, window).metrics.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

const of = (written: WrittenClient, some: Partial<ClientFacts> = {}): ClientFacts => facts({ client: client(written), ...some });
const received = (on: string, more: Parameters<typeof recommendation>[0] = {}) => recommendation({ received: on, ...more });
const times = <T>(count: number, make: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => make(index));
const counted = ({ value, n, part, share, previous }: Metric) => ({ value, n, part, share, previous });

describe('an empty vault', () => {
  const empty = portfolio([]);

  it('has every measure, and no data in any', () => {
    expect(empty.metrics.map(({ name }) => name)).toEqual(METRIC_NAMES);
    for (const one of empty.metrics) expect([one.name, one.value, one.share, one.n, one.byCurrency, one.sources]).toEqual([one.name, null, null, 0, [], []]);
  });

  it('has nothing to draw', () => {
    expect([empty.referrals, empty.concentration, empty.ledger, empty.uplifts]).toEqual([{ nodes: [], cut: [] }, [], [], []]);
    expect(empty.bands.every(({ counts }) => Object.values(counts).every((count) => count === 0))).toBe(true);
  });
});

describe('recommendations', () => {
  const acme = of({ name: 'Acme', industry: 'logistics' }, { recommendations: [
    received('2025-04-01', { form: 'linkedin' }), received('2026-03-31', { form: 'referral', referred: 'Beta', converted: '2026-03-31' }),
    received('2025-03-31'), received('2026-04-01'), received('2026-01-01', { withdrawn: '2026-02-01' }),
  ] });
  const beta = of({ name: 'Beta', industry: 'law', referredBy: 'Acme' }, { recommendations: [received('2025-12-01', { form: 'linkedin' }), recommendation({ asked: '2026-01-01' })] });

  it('count by the days of the window, both ends included; what is withdrawn, to come or only asked for does not', () => {
    expect(counted(measure([acme, beta], 'received'))).toEqual({ value: 3, n: 3, part: null, share: null, previous: 1 });
    expect(measure([acme, beta], 'received').parts).toEqual([
      { key: 'linkedin', value: 2, n: 2, part: null }, { key: 'referral', value: 1, n: 1, part: null },
    ]);
  });

  it('come from so many clients, so often a month, so widely spread', () => {
    expect(measure([acme, beta], 'frequency').value).toBe(0.25); // 3 in 365 days
    expect(measure([acme, beta], 'sources').value).toBe(2);
    expect(measure([acme, beta], 'sourceSpread').value).toBe(0.44); // 1 − (4 + 1) ⁄ 9
  });

  it('count 0 in an empty window only where there are any at all', () => {
    const window = { from: day('2025-05-01'), to: day('2025-05-31') };
    expect(measure([acme], 'received', window).value).toBe(0);
    expect(measure([of({})], 'received', window).value).toBeNull();
  });

  it('grow against ten or more before, else no percentage is told', () => {
    const grown = (before: number) => of({}, { recommendations: [...times(before, (index) => received('2024-06-01', { path: `a${String(index)}.md` })), ...times(15, (index) => received('2025-06-01', { path: `b${String(index)}.md` }))] });
    expect(measure([grown(10)], 'growth').value).toBe(0.5);
    expect(measure([grown(9)], 'growth').value).toBeNull();
    expect(measure([grown(0)], 'growth').value).toBeNull();
  });

  it('of those that name somebody, count how many became clients', () => {
    expect(counted(measure([acme, beta], 'conversion'))).toMatchObject({ value: null, n: 1, part: 1 });
  });

  it('stand in groups, in two if they have two contents, in none said if they have none', () => {
    const both = of({ name: 'Both', segment: 'key' }, { recommendations: [received('2026-01-01', { content: ['skills', 'results'], service: 'audit' }), received('2026-01-02', { converted: '2026-01-03' })] });
    const groups = portfolio([both]).recommendations;
    expect(groups.content.map(({ key, received: n }) => [key, n])).toEqual([['', 1], ['results', 1], ['skills', 1]]);
    expect(groups.client_level.map(({ key, received: n, converted }) => [key, n, converted])).toEqual([['key', 2, 1]]);
  });

  it('are counted once when two clients share the note', () => {
    const shared = received('2026-01-01');
    const both = [of({ name: 'A' }, { recommendations: [shared] }), of({ name: 'B' }, { recommendations: [shared] })];
    expect(measure(both, 'received').n).toBe(1);
    expect(measure(both, 'sources').value).toBe(2);
  });

  it('are mutual where both sides gave, and owed from two more', () => {
    const give = recommendation({ direction: 'given', given: '2025-05-01' });
    const all = [
      of({ name: 'A' }, { recommendations: [received('2024-01-01'), give] }), of({ name: 'B' }, { recommendations: [received('2024-01-01'), received('2024-02-01')] }),
      of({ name: 'C', relation: 'partner' }, { recommendations: [recommendation({ direction: 'given', given: '2025-05-01' })] }), of({ name: 'D' }),
    ];
    expect(counted(measure(all, 'mutual'))).toMatchObject({ n: 3, part: 1, value: null });
    expect(measure(all, 'giveBack').value).toBe(1);
    expect(portfolio(all).ledger.map(({ name, partner, balance, owed }) => [name, partner, balance, owed])).toEqual([
      ['B', false, 2, true], ['A', false, 0, false], ['C', true, -1, false],
    ]);
  });

  it('are public by their form or when published, and used with what came of it', () => {
    const used = of({}, { recommendations: [
      received('2026-01-01', { form: 'linkedin', usedIn: ['2026-02-01 proposal: won', '2026-02-02 talk: lost', '2026-02-03 page', 'undated: won', '2027-01-01 later: won'] }),
      received('2026-01-02', { form: 'mention', published: '2026-01-05' }), received('2026-01-03', { form: 'mention' }),
    ] });
    expect(measure([used], 'published').value).toBe(2);
    expect(counted(measure([used], 'usesWon'))).toMatchObject({ n: 2, part: 1 });
    expect(measure([used], 'uses').parts.map(({ key, n }) => [key, n])).toEqual([['', 1], ['lost', 1], ['won', 1]]);
  });

  it('bring new clients, projects of a size, and who stays', () => {
    const all = [
      of({ name: 'Source' }, { projects: [project({ start: '2025-06-01', value: 100, currency: 'EUR' })] }),
      of({ name: 'New', referredBy: '[[Source]]'.slice(2, -2), since: '2025-05-01' }, { projects: [project({ start: '2025-07-01', value: 300, currency: 'EUR' }), project({ start: '2025-08-01', value: 500, currency: 'EUR' })] }),
      of({ name: 'Old', referredBy: 'Source' }, { projects: [project({ start: '2024-05-01', completed: '2024-08-01' }), project({ start: '2026-01-01' })] }),
      of({ name: 'Gone', referredBy: 'Source' }, { projects: [project({ start: '2024-05-01', completed: '2024-08-01' })] }),
    ];
    expect(counted(measure(all, 'newClients'))).toMatchObject({ value: 1, previous: 2 });
    expect(measure(all, 'newClients').parts.map(({ key }) => key)).toEqual(['Clients/Source.md']);
    expect(measure(all, 'projectSize').byCurrency).toEqual([{
      currency: 'EUR', value: 300, n: 3, previous: null, parts: [{ key: 'referred', value: 400, n: 2, part: null }, { key: 'others', value: 100, n: 1, part: null }],
    }]);
    expect(counted(measure(all, 'referredRetention'))).toMatchObject({ n: 2, part: 1 });
    expect(counted(measure(all, 'newContacts'))).toMatchObject({ n: 1, part: 1 });
    expect(measure(all, 'referredProjects')).toMatchObject({ value: 5, n: 6 });
  });

  it('return so many times what they cost, each currency for itself', () => {
    const all = [
      of({ name: 'Source' }, { recommendations: [received('2025-05-01', { cost: 100, currency: 'eur' }), received('2025-05-02', { cost: 50, currency: 'USD' })] }),
      of({ name: 'New', referredBy: 'Source' }, { projects: [project({ start: '2025-07-01', value: 1100, currency: 'EUR' })] }),
    ];
    expect(measure(all, 'recommendationReturn').byCurrency.map(({ currency, value }) => [currency, value])).toEqual([['EUR', 10], ['USD', -1]]);
    expect(measure([of({}, { recommendations: [received('2025-05-01')] })], 'recommendationReturn').byCurrency).toEqual([]);
  });

  it('move health by so much in the month after', () => {
    const one = of({ name: 'A', cadence: 30 }, { interactions: [interaction({ date: '2025-12-01', csat: 3 }), interaction({ date: '2026-01-20', csat: 5 })], recommendations: [received('2026-01-01', { weight: 'letter' })] });
    const { value, n } = measure([one], 'healthAfter');
    expect(n).toBe(1);
    expect(value).toBeGreaterThan(0);
    expect(measure([of({ name: 'A' }, { recommendations: [received('2026-03-15')] })], 'healthAfter')).toMatchObject({ value: null, n: 0 });
  });
});

describe('projects and promises', () => {
  const done = (due: string, delivered: string, more: WrittenProject = {}) => project({ start: '2025-05-01', due, delivered, ...more });

  it('are on time by the day that was last agreed', () => {
    const all = [of({}, { projects: [
      done('2025-06-01', '2025-06-01'), done('2025-06-01', '2025-06-10', { moves: [{ on: '2025-05-20', due: '2025-06-10' }] }), done('2025-06-01', '2025-06-02'),
      done('2024-06-01', '2024-06-02', { start: '2024-05-01' }), project({ start: '2025-05-01', delivered: '2025-06-01' }), done('2025-06-01', '2026-04-01'),
    ] })];
    expect(counted(measure(all, 'onTimeProjects'))).toMatchObject({ value: null, n: 3, part: 2, share: null });
  });

  it('are told as a share from ten on', () => {
    expect(measure([of({}, { projects: times(10, (index) => done('2025-06-01', index < 7 ? '2025-06-01' : '2025-07-01')) })], 'onTimeProjects')).toMatchObject({ value: 0.7, share: 0.7, part: 7, n: 10 });
  });

  it('take so many days, end so, and come again', () => {
    const all = [
      of({ name: 'A' }, { projects: [
        done('2025-06-01', '2025-05-11', { result: 'success' }), done('2025-06-01', '2025-05-31', { start: '2025-05-11', result: 'failure', favours: ['unpaid', 'discount'] }),
      ] }),
      of({ name: 'B' }, { projects: [project({ start: '2026-01-01' })] }),
      of({ name: 'C' }, { projects: [project({ start: '2024-01-01', completed: '2024-02-01' })] }),
    ];
    expect(measure(all, 'projectDays')).toMatchObject({ value: 15, n: 2 });
    expect(counted(measure(all, 'succeeded'))).toMatchObject({ n: 2, part: 1 });
    expect(counted(measure(all, 'repeatClients'))).toMatchObject({ n: 3, part: 1 });
    expect(counted(measure(all, 'repeatProjects'))).toMatchObject({ value: 1, n: 3, previous: 0 });
    expect(counted(measure(all, 'loyal'))).toMatchObject({ n: 3, part: 2 });
    expect(measure(all, 'favours')).toMatchObject({ value: 2, n: 3 });
  });

  it('leave out what was called off', () => {
    expect(measure([of({}, { projects: [project({ start: '2026-01-01', cancelled: '2026-02-01' })] })], 'repeatClients').n).toBe(0);
  });

  it('keep promises that fell due in the window; one still open and not late does not count', () => {
    const all = [of({}, { promises: [
      promise({ due: '2026-01-10', done: '2026-01-10' }), promise({ due: '2026-01-10', done: '2026-01-11' }), promise({ due: '2026-03-30' }), promise({ due: '2026-03-31' }),
      promise({ due: '2026-01-10', cancelled: '2026-01-09' }), promise({ due: '2025-01-10', done: '2025-01-10' }),
    ], projects: [project({ start: '2025-12-01', milestones: [promise({ due: '2026-02-01', done: '2026-01-20' })] })] })];
    expect(counted(measure(all, 'onTimePromises'))).toMatchObject({ n: 4, part: 2 });
  });

  it('span so many years since the first project', () => {
    const all = [of({ name: 'A' }, { projects: [project({ start: '2021-03-31' })] }), of({ name: 'B' }, { projects: [project({ start: '2025-03-31' })] }), of({ name: 'C', status: 'former' }, { projects: [project({ start: '2010-01-01' })] })];
    expect(measure(all, 'tenure')).toMatchObject({ value: 3, n: 2 });
    expect(measure(all, 'tenure').parts.map(({ key, value }) => [key, value])).toEqual([['Clients/A.md', 5], ['Clients/B.md', 1]]);
  });
});

describe('care', () => {
  it('answers complaints: the first step of mine counts, and an unanswered one past its day', () => {
    const all = [of({}, { complaints: [
      complaint({ received: '2026-01-01', acknowledged: '2026-01-02' }), complaint({ received: '2026-01-01', resolved: '2026-01-05' }),
      complaint({ received: '2026-03-01' }), complaint({ received: '2026-03-30' }), complaint({ received: '2026-02-01', withdrawn: '2026-02-02' }),
    ] })];
    expect(counted(measure(all, 'firstResponse'))).toMatchObject({ value: 2.5, n: 3, part: 1 });
  });

  it('solves complaints within the target of their severity; an open one past it is not in time', () => {
    const all = [of({}, { complaints: [
      complaint({ received: '2026-01-01', resolved: '2026-01-06', severity: 'high' }), complaint({ received: '2026-01-01', resolved: '2026-01-08', severity: 'high' }),
      complaint({ received: '2026-03-01', severity: 'critical' }), complaint({ received: '2026-03-30', severity: 'low' }),
    ] })];
    expect(counted(measure(all, 'resolution'))).toMatchObject({ value: 6, n: 3, part: 1 });
  });

  it('counts complaints about quality, reworks, and how many weigh on ten projects', () => {
    const all = [of({}, {
      complaints: [
        complaint({ received: '2026-01-01', subject: 'delivery_quality', solution: ['rework'], resolved: '2026-01-05' }), complaint({ received: '2026-01-01', subject: 'billing' }),
        complaint({ received: '2026-01-02', subject: 'public_review', resolved: '2026-01-05' }),
      ],
      projects: times(20, () => project({ start: '2025-06-01' })),
    })];
    expect([measure(all, 'qualityComplaints').value, measure(all, 'reworks').value, measure(all, 'negativeFlow').value]).toEqual([1, 1, 1]);
  });

  it('answers messages that waited: the same day counts as no day, silence as not in time', () => {
    const theirs = (date: string) => interaction({ date, kind: 'email', direction: 'in', awaits: true });
    const mine = (date: string) => interaction({ date, kind: 'email', direction: 'out' });
    const all = [
      of({ name: 'A' }, { interactions: [theirs('2026-01-10'), mine('2026-01-10'), theirs('2026-02-10'), mine('2026-02-13')] }),
      of({ name: 'B' }, { interactions: [theirs('2026-03-01')] }), of({ name: 'C' }, { interactions: [theirs('2026-03-30')] }),
      of({ name: 'D' }, { interactions: [{ ...theirs('2026-03-01'), answered: true }] }),
    ];
    expect(counted(measure(all, 'replyTime'))).toMatchObject({ value: 1.5, n: 3, part: 1 });
  });

  it('sets days of contact against what the cadences promise', () => {
    const all = [
      of({ name: 'A', cadence: 30, since: '2020-01-01' }, { interactions: [interaction({ date: '2026-03-01' }), interaction({ date: '2026-03-01' }), interaction({ date: '2026-03-20' }), interaction({ date: '2026-04-02' })] }),
      of({ name: 'B', cadence: 10, since: '2026-01-01' }, { interactions: [interaction({ date: '2026-03-05' }), interaction({ date: '2026-03-06', kind: 'note' })] }),
      of({ name: 'C', status: 'former' }),
    ];
    const month = { from: day('2026-03-01'), to: TODAY };
    expect(measure(all, 'contacts', month)).toMatchObject({ n: 3, value: 2.95 });
    expect(measure(all, 'contactsPromised', month)).toMatchObject({ n: 2, value: 4.06 }); // 30.44 ⁄ 30 + 30.44 ⁄ 10
    expect(counted(measure(all, 'newClientContacts', month))).toMatchObject({ n: 3, part: 1 });
  });

  it('counts which of my messages were answered, once they had the time', () => {
    const all = [of({}, { interactions: [question({ date: '2026-01-01' }), interaction({ date: '2026-01-10', direction: 'in', kind: 'email' }), question({ date: '2026-02-01' }), question({ date: '2026-03-30' })] })];
    expect(counted(measure(all, 'answered'))).toMatchObject({ n: 2, part: 1 });
  });

  it('takes satisfaction from contacts and projects, never from complaints', () => {
    const all = [of({}, {
      interactions: [interaction({ date: '2026-01-01', csat: 5 }), interaction({ date: '2026-01-02', csat: 3, nps: 9 }), interaction({ date: '2024-01-02', csat: 1 })],
      projects: [project({ completed: '2026-02-01', csat: 4 })], complaints: [complaint({ received: '2026-01-01', confirmed: '2026-01-09', csat: 1 })],
    })];
    expect(counted(measure(all, 'satisfaction'))).toMatchObject({ value: 4, n: 3, part: 2, share: null });
    expect(measure(all, 'nps')).toMatchObject({ value: null, n: 1 });
  });

  it('gives NPS from ten answers on', () => {
    const all = [of({}, { interactions: [10, 9, 9, 9, 8, 7, 6, 3, 9, 10].map((nps, index) => interaction({ date: day('2026-01-01') + index, nps })) })];
    expect(measure(all, 'nps').value).toBe(40); // 6 − 2 of 10
    expect(measure(all, 'nps').parts.map(({ value }) => value)).toEqual([6, 2, 2]);
  });
});

describe('friends', () => {
  const friendly = (name: string, some: Partial<ClientFacts> = {}) => of({ name, closeness: 'client_friend' }, some);
  const finished = (late: boolean, index: number) => project({ path: `p${String(late)}${String(index)}.md`, start: '2025-05-01', due: '2025-06-01', delivered: late ? '2025-07-01' : '2025-06-01', value: 100, currency: 'EUR' });

  it('are so many of the living', () => {
    const all = [friendly('A'), of({ name: 'B' }), of({ name: 'C', closeness: 'friend_of_friend' }), of({ name: 'D', closeness: 'friend_client', status: 'former' })];
    expect(counted(measure(all, 'friends'))).toMatchObject({ n: 3, part: 1, value: null });
  });

  it('are compared with others only where both sides are five', () => {
    const enough = [friendly('A', { projects: times(5, (index) => finished(index > 2, index)) }), of({ name: 'B' }, { projects: times(5, (index) => finished(index > 3, index + 5)) })];
    expect(measure(enough, 'parityOnTime')).toMatchObject({ value: -20, n: 10 });
    expect(measure(enough, 'parityOnTime').parts).toEqual([{ key: 'friends', value: null, n: 5, part: 3 }, { key: 'others', value: null, n: 5, part: 4 }]);
    const few = [friendly('A', { projects: times(4, (index) => finished(false, index)) }), of({ name: 'B' }, { projects: times(9, (index) => finished(true, index)) })];
    expect(measure(few, 'parityOnTime').value).toBeNull();
  });

  it('bring their share of revenue, from ten projects on', () => {
    const all = [friendly('A', { projects: times(3, (index) => finished(false, index)) }), of({ name: 'B' }, { projects: times(9, (index) => finished(true, index)) })];
    expect(measure(all, 'friendRevenue').byCurrency).toMatchObject([{ currency: 'EUR', value: 0.25, n: 12 }]);
  });
});

describe('money', () => {
  const paid = (value: number, currency: string | null, start = '2025-06-01', more: WrittenProject = {}) => project({ start, value, currency, ...more });

  it('is never added up across currencies; an unknown one is its own', () => {
    const all = [of({ name: 'A' }, { projects: [paid(100, 'EUR'), paid(50, ' eur '), paid(7, 'USD'), paid(3, null), paid(10, 'EUR', '2024-06-01')] })];
    expect(measure(all, 'revenue').byCurrency.map(({ currency, value, previous }) => [currency, value, previous])).toEqual([['', 3, null], ['EUR', 150, 10], ['USD', 7, null]]);
  });

  it('is dated by the beginning of a project, and undated it counts nowhere', () => {
    const all = [of({}, { projects: [paid(1, 'EUR', '2025-04-01'), paid(2, 'EUR', '2025-03-31'), project({ value: 4, currency: 'EUR' }), paid(8, 'EUR', '2026-04-01'), project({ completed: '2025-05-01', value: 16, currency: 'EUR' })] })];
    expect(measure(all, 'revenue').byCurrency).toMatchObject([{ value: 17, previous: 2 }]);
  });

  it('comes from clients of a year or more', () => {
    const all = [of({ since: '2024-05-31' }, { projects: [paid(10, 'EUR', '2025-05-30'), paid(20, 'EUR', '2025-05-31')] })];
    expect(measure(all, 'existingRevenue').byCurrency).toMatchObject([{ currency: 'EUR', value: 20, n: 1 }]);
  });

  it('leaves a margin where worth and cost are known', () => {
    const all = [of({ name: 'A' }, { projects: [paid(100, 'EUR', '2025-06-01', { cost: 60 }), paid(100, 'EUR')] }), of({ name: 'B' }, { projects: [paid(50, 'EUR', '2025-06-01', { cost: 40 })] })];
    expect(measure(all, 'margin').byCurrency).toMatchObject([{ value: 50, n: 2, parts: [{ key: 'Clients/A.md', value: 40 }, { key: 'Clients/B.md', value: 10 }] }]);
    expect(measure(all, 'projectReturn').byCurrency).toMatchObject([{ value: 0.5 }]);
    expect(measure([of({}, { projects: [paid(100, 'EUR')] })], 'margin').byCurrency).toEqual([]);
  });

  it('hangs on few: the curve, the first, the first three, and HHI', () => {
    const all = times(4, (index) => of({ name: `C${String(index)}` }, { projects: times(3, () => paid([40, 30, 20, 10][index] ?? 0, 'EUR')) }));
    const [curve] = portfolio(all).concentration;
    expect(curve).toMatchObject({ currency: 'EUR', total: 300, projects: 12, top1: 0.4, top3: 0.9, hhi: 0.3 });
    expect(curve?.curve.map(({ name, amount, cumulative, cumulativeShare }) => [name, amount, cumulative, cumulativeShare])).toEqual([
      ['C0', 120, 120, 0.4], ['C1', 90, 210, 0.7], ['C2', 60, 270, 0.9], ['C3', 30, 300, 1],
    ]);
  });

  it('tells no shares below ten projects, and counts what was paid back nowhere', () => {
    const [curve] = portfolio([of({ name: 'A' }, { projects: [paid(100, 'EUR'), paid(-40, 'EUR'), paid(0, 'EUR')] })]).concentration;
    expect(curve).toMatchObject({ total: 100, projects: 1, top1: null, top3: null, hhi: 1 });
    expect(curve?.curve[0]?.share).toBeNull();
  });

  it('of a shared project belongs to its clients in equal parts', () => {
    const shared = paid(100, 'EUR');
    const both = portfolio([of({ name: 'A' }, { projects: [shared] }), of({ name: 'B' }, { projects: [shared] })]);
    expect(both.concentration[0]?.curve.map(({ amount }) => amount)).toEqual([50, 50]);
    expect(both.metrics.find(({ name }) => name === 'revenue')?.byCurrency[0]?.value).toBe(100);
  });
});

describe('who came through whom', () => {
  const with1 = (name: string, referredBy: string | null, more: Partial<ClientFacts> = {}) => of({ name, referredBy }, { projects: [project({ start: '2025-05-01' })], ...more });
  const tree = (all: readonly ClientFacts[]) => portfolio(all).referrals;

  it('is a tree in the order of drawing, with what hangs below', () => {
    expect(tree([with1('A', null), with1('B', 'A'), with1('C', 'B'), with1('D', 'A'), with1('Alone', null)]).nodes.map(({ name, parent, depth, projects, projectsBelow, clientsBelow }) => [name, parent, depth, projects, projectsBelow, clientsBelow])).toEqual([
      ['A', null, 0, 1, 3, 3], ['B', 0, 1, 1, 1, 1], ['C', 1, 2, 1, 0, 0], ['D', 0, 1, 1, 0, 0],
    ]);
  });

  it('finds clients by path, alias and contact, and leaves a stranger as a name', () => {
    const anna = of({ name: 'A', aliases: ['Alpha'], contacts: ['People/Anna'] });
    const found = tree([anna, with1('B', 'alpha'), with1('C', 'Anna'), with1('D', 'Clients/A'), with1('E', 'Nobody'), with1('F', 'nobody')]);
    expect(found.nodes.map(({ name, depth, path }) => [name, depth, path === null])).toEqual([
      ['A', 0, false], ['B', 1, false], ['C', 1, false], ['D', 1, false], ['Nobody', 0, true], ['E', 1, false], ['F', 1, false],
    ]);
  });

  it('takes a recommendation that names a client whose card says nothing', () => {
    const by = of({ name: 'A' }, { recommendations: [received('2025-05-01', { referred: 'B' }), received('2025-05-02', { referred: 'C', withdrawn: '2025-06-01' })] });
    expect(tree([by, with1('B', null), with1('C', null)]).nodes.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('cuts a circle at its first card and names the cut', () => {
    const circle = tree([with1('A', 'C'), with1('B', 'A'), with1('C', 'B'), with1('D', 'A')]);
    expect(circle.cut).toEqual([{ path: 'Clients/A.md', by: 'C' }]);
    expect(circle.nodes.map(({ name, depth }) => [name, depth])).toEqual([['A', 0], ['B', 1], ['C', 2], ['D', 1]]);
  });

  it('cuts a client that came through itself', () => {
    expect(tree([with1('A', 'A')])).toEqual({ nodes: [], cut: [{ path: 'Clients/A.md', by: 'A' }] });
  });

  it('guesses between two clients of one name neither', () => {
    const twice = [of({ name: 'A', path: 'x/A.md' }), of({ name: 'A', path: 'y/A.md' }), with1('B', 'A')];
    expect(tree(twice).nodes.map(({ name, path }) => [name, path])).toEqual([['A', null], ['B', 'Clients/B.md']]);
    expect(tree([...twice.slice(0, 2), with1('B', 'y/A')]).nodes[0]?.path).toBe('y/A.md');
  });

  it('holds a chain as long as the vault', () => {
    const chain = times(5_000, (index) => of({ name: `C${String(index).padStart(5, '0')}`, referredBy: index === 0 ? null : `C${String(index - 1).padStart(5, '0')}` }));
    expect(tree(chain).nodes.at(-1)?.depth).toBe(4_999);
  });
});

describe('after a recommendation', () => {
  const source = of({ name: 'Source' }, {
    recommendations: [received('2025-04-01', { usedIn: ['2025-06-01 proposal: won', '2025-06-02 talk: lost'] })],
    projects: [project({ start: '2024-06-01', value: 100, currency: 'EUR', rate: 50 })],
  });
  const brought = of({ name: 'Brought', referredBy: 'Source' }, { projects: [project({ start: '2025-07-01', value: 300, currency: 'EUR', rate: 70 })] });

  it('volume and rate are set side by side in stretches of one length', () => {
    expect(portfolio([source, brought]).uplifts).toMatchObject([{
      client: 'Source', days: 365, newClients: 1, won: 1,
      volume: [{ currency: 'EUR', before: 100, after: 300, ratio: 3 }], rate: [{ currency: 'EUR', before: 50, after: 70, ratio: 1.4 }],
    }]);
  });

  it('nothing is divided by nothing', () => {
    const fresh = of({ name: 'Source' }, { recommendations: source.recommendations });
    expect(portfolio([fresh, brought]).uplifts).toMatchObject([{ newClients: 1, volume: [{ before: null, after: 300, ratio: null }], rate: [] }]);
  });

  it('is not told before a month has passed', () => {
    expect(portfolio([of({ name: 'Source' }, { recommendations: [received('2026-03-15', { usedIn: ['2026-03-20 talk: won'] })] })]).uplifts).toEqual([]);
  });
});

describe('bands over time', () => {
  const acme = of({ name: 'Acme', cadence: 30, since: '2026-01-01' }, { interactions: [interaction({ date: '2026-01-01' }), interaction({ date: '2026-03-20' })] });

  it('are counted week by week up to the end of the window, from the day on which somebody is known', () => {
    const { bands } = portfolio([acme], { from: day('2025-12-01'), to: TODAY });
    expect(bands.at(-1)).toEqual({ date: TODAY, counts: { 'at-risk': 0, watch: 0, healthy: 1, unknown: 0, dormant: 0, inactive: 0 } });
    expect(bands.every(({ date }, index) => index === 0 || date - (bands[index - 1]?.date ?? 0) === 7)).toBe(true);
    expect(bands.filter(({ date }) => date < day('2026-01-01')).every(({ counts }) => Object.values(counts).every((n) => n === 0))).toBe(true);
  });

  it('are no more than 53 however long the window, and none in an empty one', () => {
    expect(portfolio([acme], { from: day('2000-01-01'), to: TODAY }).bands.length).toBeLessThanOrEqual(53);
    expect(portfolio([acme], { from: TODAY + 10, to: TODAY + 20 }).bands).toEqual([]);
  });

  it('end today in a window that reaches into the future', () => {
    const ahead = portfolio([acme], { from: day('2026-03-01'), to: TODAY + 100 });
    expect([ahead.asOf, ahead.bands.at(-1)?.date]).toEqual([TODAY, TODAY]);
  });
});

// ── Any vault ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Several clients with paths of their own, some of whom brought others, in circles too. */
const anyVault: fc.Arbitrary<readonly ClientFacts[]> = fc
  .array(fc.tuple(anyClient, fc.constantFrom(null, 'C0', 'C1', 'C2', 'C3', 'Nobody'), fc.constantFrom('client_friend' as const, null), fc.constantFrom(null, 'EUR', 'eur', 'JPY'), fc.constantFrom(0, -5, 100, Number.MAX_VALUE, null)), { maxLength: 5 })
  .map((all) => all.map(([one, referredBy, closeness, currency, value], index) => {
    const path = `Clients/C${String(index)}.md`;
    const placed = <F extends { readonly source: { readonly path: string } }>(fact: F): F => ({ ...fact, source: { ...fact.source, path: `${String(index)} ${fact.source.path}` } });
    return {
      ...one,
      client: { ...one.client, name: `C${String(index)}`, source: { path }, referredBy, closeness },
      interactions: one.interactions.map(placed), promises: one.promises.map(placed), complaints: one.complaints.map(placed),
      recommendations: one.recommendations.map((fact) => ({ ...placed(fact), cost: value, currency })),
      projects: one.projects.map((fact) => ({ ...placed(fact), value, currency, cost: value, rate: value })),
    };
  }));

const anyWindow: fc.Arbitrary<Window> = fc.tuple(fc.integer({ min: -800, max: 60 }), fc.integer({ min: -30, max: 800 })).map(([end, length]) => ({ from: TODAY + end - length, to: TODAY + end }));

/** Every number anywhere in a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('in any vault and any window', () => {
  it('every number is one, shares are between 0 and 1, and parts are no more than the whole', () => {
    fc.assert(fc.property(anyVault, anyWindow, (all, window) => {
      const { metrics, concentration, referrals, bands, uplifts, ledger } = portfolio(all, window);
      expect(numbersIn([metrics, concentration, referrals, bands, uplifts, ledger]).filter((number) => !Number.isFinite(number))).toEqual([]);
      expect(metrics.filter(({ part, n }) => part !== null && part > n)).toEqual([]);
      expect(metrics.filter(({ share, n }) => share !== null && n < 10)).toEqual([]);
      const shares = [
        ...metrics.flatMap((one) => [one.share, ...(METRICS[one.name].unit === 'share' ? [one.value, ...one.byCurrency.map(({ value }) => value)] : [])]),
        ...concentration.flatMap(({ hhi, top1, top3, curve }) => [hhi, top1, top3, ...curve.flatMap(({ share, cumulativeShare }) => [share, cumulativeShare])]),
      ];
      expect(shares.filter((one) => one !== null && !(one >= 0 && one <= 1))).toEqual([]);
      expect(concentration.filter(({ curve, total }) => (curve.at(-1)?.cumulative ?? 0) > total)).toEqual([]);
      expect(referrals.nodes.every(({ parent }, index) => parent === null || parent < index)).toBe(true);
    }), { numRuns: 100 });
  });

  it('the order in which notes are read does not show', () => {
    fc.assert(fc.property(anyVault, anyWindow, (all, window) => {
      const turned = [...all].reverse().map((one) => ({
        ...one, interactions: [...one.interactions].reverse(), projects: [...one.projects].reverse(), complaints: [...one.complaints].reverse(), recommendations: [...one.recommendations].reverse(),
      }));
      expect(JSON.stringify(portfolio(turned, window))).toBe(JSON.stringify(portfolio(all, window)));
    }), { numRuns: 60 });
  });

  it('of two measures in a row, the second window begins where the first ends', () => {
    fc.assert(fc.property(anyVault, anyWindow, (all, window) => {
      const now = portfolio(all, window);
      const before = portfolioOf(all, now.before, TODAY, DEFAULT_WEIGHTS);
      // What was withdrawn between the two is seen from the later day by both.
      const asSeen = all.every(({ recommendations }) => recommendations.every(({ withdrawn }) => withdrawn === null));
      if (!asSeen || window.to < window.from || now.before.to < now.before.from) return;
      const value = (some: Portfolio) => some.metrics.find(({ name }) => name === 'received');
      if (value(now)?.previous !== null) expect(value(before)?.n).toBe(value(now)?.previous);
    }), { numRuns: 60 });
  });
});
