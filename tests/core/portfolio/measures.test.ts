/**
 * Every measure by three cases: a small one that is counted by hand, clients of whom nothing is written, and one that lays
 * traps: circles, currencies that nobody knows, nothing before, days to come. A new measure does not compile without them.
 */
import { DEFAULT_WEIGHTS, scoreOn } from '../../../src/core/health/health';
import type { ClientFacts } from '../../../src/core/model';
import { isMetricName, METRICS, METRIC_NAMES, type Amount, type Metric, type MetricName } from '../../../src/core/portfolio/metric';
import { portfolioOf, type Portfolio } from '../../../src/core/portfolio/portfolio';
import { words } from '../../../src/core/i18n/lookup';
import { hasMetric, metricDefinition, metricText } from '../../../src/core/shown/portfolio-words';
import {
  client, complaint, day, facts, interaction, project, promise, question, recommendation, type WrittenClient, type WrittenProject,
} from '../../support/facts';

const TODAY = day('2026-03-31');

function portfolio(all: readonly ClientFacts[]): Portfolio {
  return portfolioOf(all, { from: day('2025-04-01'), to: TODAY }, TODAY, DEFAULT_WEIGHTS);
}

function measure(all: readonly ClientFacts[], name: MetricName): Metric {
  const found = portfolio(all).metrics.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

type Expected = Partial<Pick<Metric, 'value' | 'n' | 'part' | 'previous'>> & { readonly byCurrency?: readonly Partial<Amount>[] };

interface Case {
  readonly of: readonly ClientFacts[];
  readonly is: Expected;
}

const of = (written: WrittenClient, some: Partial<ClientFacts> = {}): ClientFacts => facts({ client: client(written), ...some });
const received = (on: string, more: Parameters<typeof recommendation>[0] = {}) => recommendation({ received: on, ...more });
const times = <T>(count: number, make: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => make(index));
const recommended = (...recommendations: readonly ReturnType<typeof received>[]): readonly ClientFacts[] => [of({ name: 'A' }, { recommendations })];
const worked = (...projects: readonly WrittenProject[]): readonly ClientFacts[] => [of({ name: 'A' }, { projects: projects.map(project) })];
/** B came through A; both have begun a project. */
const through = (first: WrittenProject, ...brought: readonly WrittenProject[]): readonly ClientFacts[] =>
  [of({ name: 'A' }, { projects: [project(first)] }), of({ name: 'B', referredBy: 'A' }, { projects: brought.map(project) })];
/** A and B say that each came through the other, C that it came through itself. */
const circle = (begun: WrittenProject): readonly ClientFacts[] =>
  [['A', 'B'], ['B', 'A'], ['C', 'C']].map(([name = '', referredBy = '']) => of({ name, referredBy }, { projects: [project(begun)] }));
const FUTURE = '2026-05-01';
const FRIEND = { name: 'F', closeness: 'client_friend' } as const;
const message = (date: string, direction: 'in' | 'out', awaits = false) => interaction({ date, kind: 'email', direction, awaits });
const onTime = (n: number, late: number): readonly ReturnType<typeof project>[] =>
  times(n, (index) => project({ start: '2025-05-01', due: '2025-06-01', delivered: index < late ? '2025-06-02' : '2025-06-01' }));
const rated = (n: number, csat: number): Partial<ClientFacts> => ({ interactions: times(n, (index) => interaction({ date: day('2026-01-01') + index, csat })) });

const LETTER = of({ name: 'A', cadence: 30 }, {
  interactions: [interaction({ date: '2025-12-01', csat: 3 }), interaction({ date: '2026-01-20', csat: 5 })], recommendations: [received('2026-01-01')],
});
const score = (on: string): number => scoreOn(LETTER, day(on), DEFAULT_WEIGHTS) ?? NaN;

const CASES: Readonly<Record<MetricName, { readonly small: Case; readonly hostile: Case }>> = {
  received: {
    small: { of: recommended(received('2025-04-01'), received('2026-03-31'), received('2025-03-31')), is: { value: 2, n: 2, previous: 1 } },
    hostile: { of: recommended(received(FUTURE), received('2026-01-01', { withdrawn: '2026-01-01' }), recommendation({ direction: 'given', given: '2026-01-01' })), is: { value: null, n: 0, previous: null } },
  },
  frequency: {
    small: { of: recommended(...times(24, () => received('2026-01-01'))), is: { value: 2, n: 24, previous: null } }, // 24 in twelve months
    hostile: { of: recommended(received('2026-01-01'), received('2023-01-01')), is: { value: 0.08, n: 1, previous: 0 } },
  },
  sources: {
    small: { of: [...recommended(received('2026-01-01'), received('2026-01-02')), of({ name: 'B' }, { recommendations: [received('2026-01-03')] })], is: { value: 2, n: 3 } },
    hostile: { of: ((shared) => [of({ name: 'A', referredBy: 'B' }, { recommendations: [shared] }), of({ name: 'B', referredBy: 'A' }, { recommendations: [shared] })])(received('2026-01-01')), is: { value: 2, n: 1 } },
  },
  sourceSpread: {
    small: { of: [...recommended(received('2026-01-01')), of({ name: 'B' }, { recommendations: [received('2026-01-03')] })], is: { value: 0.5, n: 2 } }, // 1 − (¼ + ¼)
    hostile: { of: recommended(received('2026-01-01'), received('2026-01-02'), received(FUTURE)), is: { value: 0, n: 2 } },
  },
  growth: {
    small: { of: recommended(...times(10, () => received('2024-06-01')), ...times(5, () => received('2025-06-01'))), is: { value: -0.5, n: 10, previous: null } },
    hostile: { of: recommended(received('2023-01-01'), ...times(12, () => received('2025-06-01'))), is: { value: null, n: 0, previous: null } },
  },
  newClients: {
    small: { of: through({ start: '2024-01-01' }, { start: '2025-07-01' }), is: { value: 1, n: 1, previous: null } },
    hostile: { of: [...circle({ start: '2025-05-01' }), of({ name: 'D', referredBy: 'A' }, { projects: [project({ start: FUTURE })] })], is: { value: 1, n: 1, previous: null } },
  },
  conversion: {
    small: { of: recommended(...times(10, (index) => received('2026-01-01', { referred: 'X', ...(index < 4 ? { converted: '2026-02-01' } : {}) }))), is: { value: 0.4, n: 10, part: 4 } },
    hostile: { of: recommended(received('2026-01-01', { referred: 'X', converted: FUTURE }), received('2026-01-01', { converted: '2026-01-02' })), is: { value: null, n: 1, part: 0 } },
  },
  projectSize: {
    small: { of: through({ start: '2025-05-01', value: 100, currency: 'EUR' }, { start: '2025-05-01', value: 300, currency: 'EUR' }), is: { n: 2, byCurrency: [{ currency: 'EUR', value: 200, n: 2 }] } },
    hostile: {
      of: worked({ start: '2025-05-01', value: 100 }, { start: '2025-05-01', value: 50, currency: 'quux' }, { start: FUTURE, value: 7, currency: 'EUR' }),
      is: { n: 2, byCurrency: [{ currency: '', value: 100 }, { currency: 'QUUX', value: 50 }] },
    },
  },
  referredRetention: {
    small: { of: through({ start: '2024-01-01' }, { start: '2024-05-01', completed: '2024-06-01' }, { start: '2026-01-01' }), is: { value: null, n: 1, part: 1 } },
    hostile: { of: circle({ start: '2024-05-01', completed: '2024-06-01' }), is: { value: null, n: 1, part: 0 } },
  },
  recommendationReturn: {
    small: { of: [of({ name: 'A' }, { recommendations: [received('2025-05-01', { cost: 100, currency: 'EUR' })] }), of({ name: 'B', referredBy: 'A' }, { projects: [project({ start: '2025-07-01', value: 300, currency: 'EUR' })] })], is: { n: 1, byCurrency: [{ currency: 'EUR', value: 2 }] } },
    hostile: { of: [of({ name: 'A' }, { recommendations: [received('2025-05-01', { cost: 50, currency: 'quux' }), received('2025-05-01', { cost: 0 }), received('2025-05-01', { cost: -5 })] }), of({ name: 'B', referredBy: 'A' }, { projects: [project({ start: '2025-07-01', value: 300, currency: 'EUR' })] })], is: { n: 1, byCurrency: [{ currency: 'QUUX', value: -1 }] } },
  },
  newContacts: {
    small: { of: [of({ name: 'A' }), of({ name: 'B', referredBy: 'A', since: '2025-05-01' }, { interactions: [interaction({ date: '2025-05-01' }), interaction({ date: '2025-06-01' })] }), of({ name: 'C', referredBy: 'A', since: '2025-05-01' })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: [of({ name: 'A', referredBy: 'A', since: '2025-05-01' }), of({ name: 'B', referredBy: 'A', since: FUTURE })], is: { value: null, n: 0 } },
  },
  mutual: {
    small: { of: [of({ name: 'A' }, { recommendations: [received('2026-01-01'), recommendation({ direction: 'given', given: '2026-01-01' })] }), of({ name: 'B' }, { recommendations: [received('2026-01-01')] })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: recommended(received('2026-01-01'), recommendation({ direction: 'given', given: FUTURE })), is: { value: null, n: 1, part: 0 } },
  },
  giveBack: {
    small: { of: recommended(received('2020-01-01'), received('2026-01-01')), is: { value: 1, n: 1 } },
    hostile: { of: recommended(received('2026-01-01'), received('2026-01-01', { withdrawn: '2026-02-01' }), received(FUTURE)), is: { value: 0, n: 1 } },
  },
  published: {
    small: { of: recommended(received('2026-01-01', { form: 'linkedin' }), received('2026-01-01', { form: 'mention', published: '2026-01-05' }), received('2026-01-01', { form: 'mention' })), is: { value: 2, n: 3 } },
    hostile: { of: recommended(received('2026-01-01', { form: 'mention', published: FUTURE })), is: { value: 0, n: 1 } },
  },
  quality: {
    small: { of: recommended(received('2026-01-01', { content: ['results'], consent: 'named', purpose: ['new_clients'], context: 'after 3 depots' }), received('2026-01-02')), is: { value: 2, n: 2 } }, // 4 and 0
    hostile: { of: recommended(received('2026-01-01', { context: '' }), received(FUTURE, { content: ['results'] })), is: { value: 0, n: 1 } },
  },
  usesWon: {
    small: { of: recommended(received('2026-01-01', { usedIn: ['2026-02-01 a proposal: won', '2026-02-02 a talk: lost'] })), is: { value: null, n: 2, part: 1 } },
    hostile: { of: recommended(received('2026-01-01', { usedIn: ['won', '2026-99-01 a page: won', '2027-01-01 a talk: won', '2026-02-01 a page: perhaps', ''] })), is: { value: null, n: 0 } },
  },
  healthAfter: {
    small: { of: [LETTER], is: { value: Math.round(10 * (score('2026-01-31') - score('2026-01-01'))) / 10, n: 1 } },
    hostile: { of: [of({ name: 'A' }, { ...LETTER, client: client({ name: 'A' }), recommendations: [received('2026-03-02'), received(FUTURE)] }), of({ name: 'Gone', status: 'former' }, { recommendations: [received('2025-06-01')] })], is: { value: null, n: 0 } },
  },
  uses: {
    small: { of: recommended(received('2020-01-01', { usedIn: ['2026-02-01 a proposal: won', '2026-02-02 a talk'] })), is: { value: 2, n: 2 } },
    hostile: { of: recommended(received('2026-01-01', { usedIn: ['2027-01-01 a talk: won', 'a page'] }), received('2026-01-01', { withdrawn: '2026-01-02', usedIn: ['2026-01-03 a page'] })), is: { value: 0, n: 0 } },
  },
  onTimeProjects: {
    small: { of: [of({}, { projects: onTime(10, 1) })], is: { value: 0.9, n: 10, part: 9 } },
    hostile: { of: worked({ start: '2025-05-20', due: '2025-06-01', delivered: '2025-05-01' }, { start: '2025-05-01', delivered: '2025-05-02' }, { start: '2025-05-01', due: '2025-06-01', delivered: FUTURE }), is: { value: null, n: 1, part: 1 } },
  },
  onTimePromises: {
    small: { of: [of({}, { promises: [promise({ due: '2026-01-10', done: '2026-01-10' }), promise({ due: '2026-01-10', done: '2026-01-11' })] })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: [of({}, { promises: [promise({ due: '2026-03-01', done: FUTURE }), promise({ due: '2026-03-01', cancelled: FUTURE }), promise({ due: FUTURE })] })], is: { value: null, n: 2, part: 0 } },
  },
  projectDays: {
    small: { of: worked({ start: '2025-05-01', delivered: '2025-05-11' }, { start: '2025-05-01', delivered: '2025-05-21' }), is: { value: 15, n: 2 } },
    hostile: { of: worked({ start: '2025-05-11', delivered: '2025-05-01' }, { start: '2025-05-01', delivered: FUTURE }, { delivered: '2025-05-01' }), is: { value: null, n: 0 } },
  },
  succeeded: {
    small: { of: worked({ completed: '2025-05-01', result: 'success' }, { completed: '2025-05-01', result: 'failure' }), is: { value: null, n: 2, part: 1 } },
    hostile: { of: worked({ completed: FUTURE, result: 'success' }, { completed: '2025-05-01' }, { completed: '2025-05-01', cancelled: '2025-05-01', result: 'success' }), is: { value: null, n: 0 } },
  },
  repeatClients: {
    small: { of: [...worked({ start: '2025-05-01' }, { start: '2025-06-01' }), of({ name: 'B' }, { projects: [project({ start: '2025-05-01' })] })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: worked({ start: '2025-05-01', cancelled: '2025-06-01' }, { start: FUTURE }), is: { value: null, n: 0 } },
  },
  repeatProjects: {
    small: { of: worked({ start: '2024-01-01' }, { start: '2025-06-01' }), is: { value: 1, n: 1, previous: 0 } },
    hostile: { of: worked({ start: '2025-06-01' }, { start: '2025-06-01' }, {}), is: { value: 1, n: 2, previous: null } },
  },
  loyal: {
    small: { of: [...worked({ start: '2025-05-01' }), of({ name: 'B' }, { projects: [project({ start: '2024-05-01', completed: '2024-06-01' })] })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: worked({ start: '2024-05-01', completed: '2024-06-01' }, { start: FUTURE }, { start: '2025-05-01', cancelled: '2025-05-02' }), is: { value: null, n: 1, part: 0 } },
  },
  tenure: {
    small: { of: [...worked({ start: '2021-03-31' }), of({ name: 'B' }, { projects: [project({ start: '2025-03-31' })] })], is: { value: 3, n: 2 } },
    hostile: { of: [...worked({ start: FUTURE }, {}), of({ name: 'B', status: 'former' }, { projects: [project({ start: '2010-01-01' })] })], is: { value: null, n: 0 } },
  },
  favours: {
    small: { of: worked({ start: '2025-05-01', favours: ['unpaid', 'discount'] }, { start: '2025-05-01' }), is: { value: 2, n: 2 } },
    hostile: { of: worked({ start: FUTURE, favours: ['unpaid'] }, { favours: ['discount'] }), is: { value: null, n: 0 } },
  },
  firstResponse: {
    small: { of: [of({}, { complaints: [complaint({ received: '2026-01-01', acknowledged: '2026-01-02' }), complaint({ received: '2026-01-01', understood: '2026-01-04' })] })], is: { value: 2, n: 2, part: 1 } },
    hostile: { of: [of({}, { complaints: [complaint({ received: '2026-03-01', acknowledged: '2026-02-01', resolved: FUTURE }), complaint({ received: FUTURE, acknowledged: '2026-01-01' })] })], is: { value: null, n: 1, part: 0 } },
  },
  replyTime: {
    small: { of: [of({}, { interactions: [message('2026-01-10', 'in', true), message('2026-01-12', 'out')] })], is: { value: 2, n: 1, part: 0 } },
    hostile: { of: [of({}, { interactions: [message('2026-03-01', 'in', true), message(FUTURE, 'out')] }), of({ name: 'B' }, { interactions: [message(FUTURE, 'in', true)] })], is: { value: null, n: 1, part: 0 } },
  },
  resolution: {
    small: { of: [of({}, { complaints: [complaint({ received: '2026-01-01', resolved: '2026-01-06', severity: 'high' }), complaint({ received: '2026-01-01', resolved: '2026-01-08', severity: 'high' })] })], is: { value: 6, n: 2, part: 1 } },
    hostile: { of: [of({}, { complaints: [complaint({ received: '2026-01-01', resolved: '2025-12-01', reopened: '2025-11-01', severity: 'critical' }), complaint({ received: '2026-01-01', withdrawn: '2026-01-02' })] })], is: { value: null, n: 1, part: 0 } },
  },
  qualityComplaints: {
    small: { of: [of({}, { complaints: [complaint({ received: '2026-01-01', subject: 'delivery_quality' }), complaint({ received: '2026-01-01', subject: 'billing' })] })], is: { value: 1, n: 2 } },
    hostile: { of: [of({}, { complaints: [complaint({ received: FUTURE, subject: 'service_quality' })], projects: [project({ start: '2025-05-01' })] })], is: { value: 0, n: 0 } },
  },
  reworks: {
    small: { of: [of({}, { complaints: [complaint({ received: '2026-01-01', solution: ['rework', 'apology'] }), complaint({ received: '2026-01-01', solution: ['apology'] })] })], is: { value: 1, n: 2 } },
    hostile: { of: [of({}, { complaints: [complaint({ received: '2026-01-01', withdrawn: '2026-02-01', solution: ['rework'] })] })], is: { value: null, n: 0 } },
  },
  negativeFlow: {
    small: { of: [of({}, { complaints: [complaint({ received: '2026-01-01' }), complaint({ received: '2026-01-01', resolved: '2026-01-02' }), complaint({ received: '2026-01-01', resolved: '2026-01-02', subject: 'public_review' })], projects: times(20, () => project({ start: '2025-06-01' })) })], is: { value: 1, n: 20 } }, // 2 by 20, times ten
    hostile: { of: [of({}, { complaints: times(3, () => complaint({ received: '2026-01-01' })), projects: [...times(9, () => project({ start: '2025-06-01' })), project({ start: FUTURE })] })], is: { value: null, n: 9 } },
  },
  contacts: {
    small: { of: [of({}, { interactions: times(24, (index) => interaction({ date: day('2026-01-01') + index })) })], is: { value: 2, n: 24, previous: null } },
    hostile: { of: [of({}, { interactions: [interaction({ date: '2026-01-01' }), interaction({ date: '2026-01-01', kind: 'meeting' }), interaction({ date: FUTURE }), interaction({ date: '2026-02-01', kind: 'note' }), interaction({ date: '2023-01-01' })] })], is: { value: 0.08, n: 1, previous: 0 } },
  },
  contactsPromised: {
    small: { of: [of({ cadence: 30 }), of({ name: 'B', cadence: 10 })], is: { value: 4.06, n: 2 } }, // 30.44 ⁄ 30 + 30.44 ⁄ 10
    hostile: { of: [of({ status: 'former', cadence: 30 }), of({ name: 'B', paused: '2026-01-01', status: 'paused', cadence: 30 })], is: { value: null, n: 0 } },
  },
  answered: {
    small: { of: [of({}, { interactions: [question({ date: '2026-01-01' }), message('2026-01-05', 'in'), question({ date: '2026-02-01' })] })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: [of({}, { interactions: [question({ date: '2026-01-01' }), message(FUTURE, 'in'), question({ date: '2026-03-31' }), question({ date: FUTURE })] })], is: { value: null, n: 1, part: 0 } },
  },
  newClientContacts: {
    small: { of: [of({ since: '2026-01-01' }, { interactions: [interaction({ date: '2026-02-01' })] }), of({ name: 'B', since: '2020-01-01' }, { interactions: [interaction({ date: '2026-02-01' })] })], is: { value: null, n: 2, part: 1 } },
    hostile: { of: [of({}, { interactions: [interaction({ date: FUTURE })] }), of({ name: 'B', since: FUTURE }, { interactions: [interaction({ date: '2026-02-01' })] })], is: { value: null, n: 1, part: 1 } },
  },
  satisfaction: {
    small: { of: [of({}, { interactions: [interaction({ date: '2026-01-01', csat: 5 }), interaction({ date: '2026-01-02', csat: 3 })], projects: [project({ completed: '2026-01-03', csat: 4 })] })], is: { value: 4, n: 3, part: 2 } },
    hostile: { of: [of({}, { interactions: [interaction({ date: '2026-01-01', csat: 1, status: 'cancelled' }), interaction({ date: FUTURE, csat: 1 })], complaints: [complaint({ received: '2026-01-01', confirmed: '2026-01-02', csat: 1 })] })], is: { value: null, n: 0 } },
  },
  nps: {
    small: { of: [of({}, { interactions: [10, 9, 9, 9, 8, 7, 6, 3, 9, 10].map((nps, index) => interaction({ date: day('2026-01-01') + index, nps })) })], is: { value: 40, n: 10 } }, // 6 − 2 of 10
    hostile: { of: [of({}, { interactions: [...times(9, (index) => interaction({ date: day('2026-01-01') + index, nps: 10 })), interaction({ date: FUTURE, nps: 0 })] })], is: { value: null, n: 9 } },
  },
  friends: {
    small: { of: times(10, (index) => of({ name: `C${String(index)}`, closeness: index < 3 ? 'friend_client' : null })), is: { value: 0.3, n: 10, part: 3 } },
    hostile: { of: [of({ ...FRIEND, status: 'former' }), of({ name: 'B', closeness: 'friend_of_friend' })], is: { value: null, n: 1, part: 0 } },
  },
  friendRevenue: {
    small: { of: [of(FRIEND, { projects: times(2, () => project({ start: '2025-05-01', value: 100, currency: 'EUR' })) }), of({}, { projects: times(8, () => project({ start: '2025-05-01', value: 100, currency: 'EUR' })) })], is: { n: 10, byCurrency: [{ currency: 'EUR', value: 0.2, n: 10 }] } },
    hostile: { of: [of(FRIEND, { projects: [project({ start: '2025-05-01', value: -100 })] }), of({}, { projects: times(9, () => project({ start: '2025-05-01', value: 100 })) })], is: { n: 10, byCurrency: [{ currency: '', value: null, n: 10 }] } },
  },
  friendRecommendations: {
    small: { of: [of(FRIEND, { recommendations: [received('2026-01-01')] }), ...recommended(received('2026-01-01'))], is: { value: null, n: 2, part: 1 } },
    hostile: { of: ((shared) => [of(FRIEND, { recommendations: [shared, received(FUTURE)] }), of({}, { recommendations: [shared] })])(received('2026-01-01')), is: { value: null, n: 1, part: 1 } },
  },
  parityOnTime: {
    small: { of: [of(FRIEND, { projects: onTime(5, 2) }), of({}, { projects: onTime(5, 1) })], is: { value: -20, n: 10 } },
    hostile: { of: [of(FRIEND, { projects: onTime(4, 0) }), of({}, { projects: onTime(9, 9) })], is: { value: null, n: 13 } },
  },
  paritySatisfaction: {
    small: { of: [of(FRIEND, rated(5, 5)), of({}, rated(5, 4))], is: { value: 1, n: 10 } },
    hostile: { of: [of(FRIEND, rated(4, 5)), of({}, rated(9, 1))], is: { value: null, n: 13 } },
  },
  referredProjects: {
    small: { of: through({ start: '2025-05-01' }, { start: '2025-05-01' }, { start: '2025-06-01' }), is: { value: 2, n: 3 } },
    hostile: { of: circle({ start: '2025-05-01' }), is: { value: 1, n: 3 } },
  },
  revenue: {
    small: { of: worked({ start: '2025-06-01', value: 100, currency: 'EUR' }, { start: '2025-06-01', value: 50, currency: 'EUR' }, { start: '2024-06-01', value: 10, currency: 'EUR' }), is: { n: 2, byCurrency: [{ currency: 'EUR', value: 150, n: 2, previous: 10 }] } },
    hostile: { of: worked({ start: '2025-06-01', value: 100, currency: ' eur ' }, { start: '2025-06-01', value: 3 }, { start: FUTURE, value: 7, currency: 'EUR' }, { value: 9, currency: 'EUR' }), is: { n: 2, byCurrency: [{ currency: '', value: 3 }, { currency: 'EUR', value: 100, previous: null }] } },
  },
  concentration: {
    small: { of: [...worked({ start: '2025-06-01', value: 60, currency: 'EUR' }), of({ name: 'B' }, { projects: [project({ start: '2025-06-01', value: 40, currency: 'EUR' })] })], is: { n: 2, byCurrency: [{ currency: 'EUR', value: 0.52, n: 2 }] } }, // 0.36 + 0.16
    hostile: { of: worked({ start: '2025-06-01', value: -60, currency: 'EUR' }, { start: '2025-06-01', value: 0 }), is: { n: 0, byCurrency: [] } },
  },
  existingRevenue: {
    small: { of: [of({ since: '2024-05-31' }, { projects: [project({ start: '2025-05-30', value: 10, currency: 'EUR' }), project({ start: '2025-05-31', value: 20, currency: 'EUR' })] })], is: { n: 1, byCurrency: [{ currency: 'EUR', value: 20 }] } },
    hostile: { of: [of({ since: FUTURE }, { projects: [project({ start: '2025-05-31', value: 20, currency: 'EUR' })] }), of({ name: 'B' }, { projects: [project({ start: '2025-05-31', value: 20, currency: 'quux' })] })], is: { n: 0, byCurrency: [] } },
  },
  margin: {
    small: { of: worked({ start: '2025-06-01', value: 100, cost: 60, currency: 'EUR' }, { start: '2025-06-01', value: 50, currency: 'EUR' }), is: { n: 1, byCurrency: [{ currency: 'EUR', value: 40 }] } },
    hostile: { of: worked({ start: '2025-06-01', value: 10, cost: 30 }, { start: '2025-06-01', cost: 30 }, { start: FUTURE, value: 9, cost: 1, currency: 'EUR' }), is: { n: 1, byCurrency: [{ currency: '', value: -20 }] } },
  },
  projectReturn: {
    small: { of: worked({ start: '2025-06-01', value: 150, cost: 100, currency: 'EUR' }), is: { n: 1, byCurrency: [{ currency: 'EUR', value: 0.5 }] } },
    hostile: { of: worked({ start: '2025-06-01', value: 150, cost: 0, currency: 'quux' }), is: { n: 1, byCurrency: [{ currency: 'QUUX', value: null }] } },
  },
};

/** What is known of clients by their cards alone. */
const BY_CARD: Readonly<Partial<Record<MetricName, Expected>>> = { contactsPromised: { n: 2 }, friends: { n: 2, part: 0, value: null } };
const SILENT = [of({ name: 'Silent' }), of({ name: 'Mute' })];

describe.each(METRIC_NAMES.map((name) => [METRICS[name].row, name] as const))('%s %s', (_, name) => {
  it('of a small practice is what the hand counts', () => {
    expect(measure(CASES[name].small.of, name)).toMatchObject(CASES[name].small.is);
  });

  it('of clients of whom nothing is written is no data, and is shown as a dash', () => {
    for (const all of [[], SILENT]) {
      const none = measure(all, name);
      const byCard = all.length === 0 ? undefined : BY_CARD[name];
      expect(none).toMatchObject(byCard ?? { value: null, n: 0, byCurrency: [] });
      if (byCard !== undefined) continue;
      expect([hasMetric(none), ...(['en', 'ru', 'ja'] as const).map((language) => metricText(none, words(language)))]).toEqual([false, '—', '—', '—']);
    }
  });

  it('of a practice that lays traps is still true', () => {
    expect(measure(CASES[name].hostile.of, name)).toMatchObject(CASES[name].hostile.is);
  });

  it('says in every language what it is, and counts its sample', () => {
    for (const language of ['en', 'ru', 'ja'] as const) expect(metricDefinition({ name }, words(language)).length).toBeGreaterThan(5);
    for (const { of: all } of [CASES[name].small, CASES[name].hostile]) {
      const { n, share, value, unit } = measure(all, name);
      if (n < 10) expect([share, unit === 'share' ? value : null]).toEqual([null, null]);
    }
  });
});

describe('M35 what followed a recommendation', () => {
  const source = (on: string, projects: readonly WrittenProject[] = [{ start: '2024-06-01', value: 100, currency: 'EUR', rate: 50 }]): ClientFacts =>
    of({ name: 'A' }, { recommendations: [received(on, { usedIn: ['2025-06-01 a proposal: won', 'a page'] })], projects: projects.map(project) });
  const brought = of({ name: 'B', referredBy: 'A' }, { projects: [project({ start: '2025-07-01', value: 300, currency: 'EUR', rate: 70 })] });

  it('of a small practice is what the hand counts', () => {
    expect(portfolio([source('2025-04-01'), brought]).uplifts).toMatchObject([{
      client: 'A', newClients: 1, won: 1, volume: [{ before: 100, after: 300, ratio: 3 }], rate: [{ before: 50, after: 70, ratio: 1.4 }],
    }]);
  });

  it('of clients of whom nothing is written is nothing', () => {
    for (const all of [[], SILENT]) expect(portfolio(all).uplifts).toEqual([]);
  });

  it('divides by nothing, adds up no currencies, and looks at no day to come', () => {
    expect(portfolio([source('2025-04-01', [{ start: '2024-06-01', value: 0, currency: 'EUR' }]), brought]).uplifts).toMatchObject([{ volume: [{ before: 0, after: 300, ratio: null }] }]);
    expect(portfolio([source('2025-04-01', [{ start: '2024-06-01', value: 100, currency: 'quux' }]), brought]).uplifts).toMatchObject([{ volume: [{ currency: 'EUR', before: null, ratio: null }, { currency: 'QUUX', after: null, ratio: null }] }]);
    expect(portfolio([source(FUTURE), brought]).uplifts).toEqual([]);
    expect(portfolio([of({ name: 'A', referredBy: 'B' }, { recommendations: [received('2025-04-01')], projects: [project({ start: '2025-05-01' })] }), of({ name: 'B', referredBy: 'A' }, { projects: [project({ start: '2025-05-01' })] })]).uplifts).toMatchObject([{ newClients: 1 }]);
  });
});

it('every row of the measures is built but those that need what no property says', () => {
  const NOT_BUILT = ['M23', 'M24', 'M28'];
  const built = new Set<string>([...METRIC_NAMES.map((name) => METRICS[name].row), 'M35']);
  expect(times(35, (index) => `M${String(index + 1)}`).filter((row) => !built.has(row))).toEqual(NOT_BUILT);
  expect(Object.keys(CASES).filter(isMetricName)).toEqual(METRIC_NAMES);
});
