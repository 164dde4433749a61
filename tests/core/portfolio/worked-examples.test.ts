/** The numbers of the worked examples, as the portfolio of the sample vault gives them. */
import { DEFAULT_WEIGHTS } from '../../../src/core/health/health';
import { libraryOf } from '../../../src/core/portfolio/library';
import type { Metric, MetricName } from '../../../src/core/portfolio/metric';
import { portfolioOf, type Portfolio } from '../../../src/core/portfolio/portfolio';
import { day } from '../../support/facts';
import { openSampleVault, TODAY, type SampleVault } from '../../support/sample-vault';

let vault: SampleVault;
let portfolio: Portfolio;

beforeAll(async () => {
  vault = await openSampleVault();
  portfolio = portfolioOf(vault.clients, { from: day('2025-04-01'), to: TODAY }, TODAY, DEFAULT_WEIGHTS);
});

const measure = (name: MetricName): Metric | undefined => portfolio.metrics.find((one) => one.name === name);
const upliftOf = (note: string) => portfolio.uplifts.find(({ source }) => source.path === `Recommendations/${note}.md`);

it('E1: a key client’s letter brings five new clients and three times the volume', () => {
  expect(upliftOf('Letter from Harbourline Freight')).toMatchObject({
    newClients: 5, volume: [{ currency: 'EUR', before: 28_000, after: 84_000, ratio: 3 }],
  });
  expect(measure('newClients')?.parts[0]).toMatchObject({ key: 'Clients/Harbourline Freight.md', n: 5 });
});

it('E2: a recommendation wins eight projects, at a rate 40 % higher', () => {
  expect(upliftOf('Kestrel Instruments on LinkedIn')).toMatchObject({
    won: 8, days: 365, rate: [{ currency: 'EUR', before: 500, after: 700, ratio: 1.4 }],
  });
});

it('E3: two talks, a mentoring and a promotion', () => {
  const results = new Map(measure('uses')?.parts.map(({ key, n }) => [key, n]));
  expect(['invited', 'accepted', 'promoted'].map((result) => results.get(result))).toEqual([2, 1, 1]);
  expect(upliftOf('Kestrel Instruments to the forum committee')?.won).toBe(4);
});

it('E7: three in ten are friends; a fourth project in the fifth year; twelve more through her', () => {
  expect(measure('friends')).toMatchObject({ part: 6, n: 20, value: 0.3 });
  const friend = portfolio.referrals.nodes.find(({ name }) => name === '中村恵子デザイン室');
  expect(friend).toMatchObject({ depth: 0, projects: 4, projectsBelow: 12, clientsBelow: 3 });
  const years = measure('tenure')?.parts.find(({ key }) => key === 'Clients/中村恵子デザイン室.md')?.value ?? 0;
  expect(Math.floor(years) + 1).toBe(5);
});

it('the portfolio agrees with what the page on the sample says of its recommendations', () => {
  const library = libraryOf(vault.clients, TODAY);
  expect(library.entries.filter(({ state }) => state !== 'asked' && state !== 'declined' && state !== 'given')).toHaveLength(14);
  expect(library.received).toBe(13);
  expect(library.usable).toEqual({ private: 9, anonymous: 7, named: 5, public: 2 });
  expect(library.entries.flatMap(({ recommendation: { title }, stale }) => stale.map((reason) => `${title}: ${reason}`)).sort()).toEqual([
    'Kestrel Instruments to the forum committee: consent-expiring', 'Letter from Harbourline Freight: review-due', 'Quote from Fenwick Legal for the website: consent-expired',
  ]);
  expect(library.entries.filter(({ thanksOwed }) => thanksOwed).map(({ recommendation: { title } }) => title)).toEqual(['みなと設計事務所の推薦状']);
});

it('nothing of the measures rests on nothing: every value names notes of the vault', () => {
  const paths = new Set(vault.notes.map(({ path }) => path));
  for (const { name, value, sources } of portfolio.metrics) {
    if (value !== null && value !== 0) expect([name, sources.length > 0]).toEqual([name, true]);
    expect(sources.filter(({ path }) => !paths.has(path))).toEqual([]);
  }
});
