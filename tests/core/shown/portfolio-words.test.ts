/** Numbers of the portfolio as they are shown: each rounded once, from what was counted. */
import { atOnce } from '../../../src/core/at-once';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/health';
import { words } from '../../../src/core/i18n/lookup';
import type { ClientFacts } from '../../../src/core/model';
import type { Metric, MetricName } from '../../../src/core/portfolio/metric';
import { portfolioOf, type Portfolio } from '../../../src/core/portfolio/portfolio';
import { sectionSteps, type SectionName, type Table } from '../../../src/core/shown/portfolio-tiles';
import { metricText, previousText } from '../../../src/core/shown/portfolio-words';
import { portfolioNote } from '../../../src/core/writing/portfolio-note';
import { client, day, facts, interaction, project, recommendation } from '../../support/facts';

const TODAY = day('2026-03-31');
const ENGLISH = words('en');

const portfolio = (all: readonly ClientFacts[]): Portfolio => portfolioOf(all, { from: day('2025-04-01'), to: TODAY }, TODAY, DEFAULT_WEIGHTS);
const times = <T>(count: number, make: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => make(index));

function measure({ metrics }: Portfolio, name: MetricName): Metric {
  const found = metrics.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function table(of: Portfolio, section: SectionName, key: string): Table {
  const found = atOnce(sectionSteps(of, { words: ENGLISH, today: TODAY, weights: DEFAULT_WEIGHTS })).find(({ name }) => name === section);
  const all = [...found?.tables ?? [], ...found?.tiles.flatMap(({ parts }) => parts ?? []) ?? []];
  const wanted = all.find((one) => one.key === key);
  if (wanted === undefined) throw new Error(key);
  return wanted;
}

describe('what is shown was rounded once', () => {
  const card = (name: string, some: Partial<ClientFacts>): ClientFacts => facts({ client: client({ name, ...(name === 'Friend' ? { closeness: 'client_friend' } : {}) }), ...some });
  // 84.46 %: 84.5 before it is 85.
  const worth = portfolio(([['Friend', 84.46], ['Other', 15.54]] as const).map(([name, value]) => card(name, { projects: times(5, () => project({ start: '2025-06-01', value, currency: 'EUR' })) })));

  test('the share of what friends bring', () => {
    expect(metricText(measure(worth, 'friendRevenue'), ENGLISH)).toBe('EUR\u00a084%');
  });

  test('the shares of the curve, on the screen and in a note', () => {
    const curve = table(worth, 'money', 'pareto EUR');
    expect(curve.caption).toContain('84%');
    expect([0, 1].map((index) => curve.row(index).cells)).toEqual([['422.3', '84%', '84%'], ['77.7', '16%', '100%']]);
    expect(portfolioNote(worth, ENGLISH).text).toMatch(/422\.3 \| 84% \| 84% \|/);
  });

  test('what is in time with friends and with others', () => {
    const onTime = (n: number, late: number): Partial<ClientFacts> => ({ projects: times(n, (index) => project({ path: `p${String(n)} ${String(index)}.md`, start: '2025-05-01', due: '2025-06-01', delivered: index < late ? '2025-06-02' : '2025-06-01' })) });
    const parts = table(portfolio([card('Friend', onTime(19, 2)), card('Other', onTime(38, 4))]), 'friends', 'parityOnTime');
    expect([0, 1].map((index) => parts.row(index).cells)).toEqual([['89%, 17 of 19'], ['89%, 34 of 38']]);
  });

  test('what comes in a month', () => {
    // 10 in 30 days are 10.1458 a month: 10.15 before it is 10.2.
    const on = (index: number) => ({ date: day('2026-03-02') + index });
    const talks = card('A', { interactions: [...times(10, (index) => interaction(on(index))), ...times(10, (index) => interaction({ date: day('2026-02-01') + index }))] });
    const contacts = measure(portfolioOf([talks], { from: day('2026-03-02'), to: TODAY }, TODAY, DEFAULT_WEIGHTS), 'contacts');
    expect([metricText(contacts, ENGLISH), previousText(contacts, ENGLISH)]).toEqual(['10.15 a month', '10.15 a month']);
  });
});

test('growth is not shown against a number of recommendations', () => {
  const growth = measure(portfolio([facts({ recommendations: [...times(12, () => recommendation({ received: '2024-06-01' })), ...times(18, () => recommendation({ received: '2025-06-01' }))] })]), 'growth');
  expect([metricText(growth, ENGLISH), previousText(growth, ENGLISH), growth.n]).toEqual(['+50%', '', 12]);
});
