/** The portfolio as the JSON of the report has it: each measure under the row that asked for it. */
import { isoDay } from '../day';
import { rounded } from '../health/reckoning';
import type { Words } from '../i18n/lookup';
import type { Metric, MetricName, Part } from '../portfolio/metric';
import type { Change, Group, Portfolio } from '../portfolio/portfolio';
import type { ReportPortfolio } from './report-schema';

/** Notes that are named behind a measure; `n` says how many there are. */
const SOURCES = 20;

type Counts = Pick<ReportPortfolio, 'bands' | 'complaints' | 'recommendations'>;
type Measure = ReportPortfolio['M1']['received'];

export function portfolioDocument(portfolio: Portfolio, counts: Counts, { say }: Words): ReportPortfolio {
  const { window, asOf, before, recommendations: by } = portfolio;
  const metrics = new Map(portfolio.metrics.map((metric) => [metric.name, metric]));
  const only = (name: MetricName): Measure => measureOf(metrics.get(name), name, say(`metric.${name}.name`), say(`metric.${name}.definition`));
  return {
    window: { from: isoDay(window.from), to: isoDay(window.to), asOf: isoDay(asOf) },
    previous: { from: isoDay(before.from), to: isoDay(before.to) },
    ...counts,
    bandsOverTime: portfolio.bands.map(({ date, counts: some }) => ({ date: isoDay(date), counts: { ...some } })),
    recommendationsBy: {
      form: groups(by.form), content: groups(by.content), purpose: groups(by.purpose), service: groups(by.service), industry: groups(by.industry),
      client_level: groups(by.client_level), client: groups(by.client),
    },
    M1: { received: only('received') },
    M2: { frequency: only('frequency') },
    M3: { sources: only('sources'), sourceSpread: only('sourceSpread') },
    M4: { growth: only('growth') },
    M5: { newClients: only('newClients'), conversion: only('conversion') },
    M6: { projectSize: only('projectSize') },
    M7: { referredRetention: only('referredRetention') },
    M8: { recommendationReturn: only('recommendationReturn') },
    M9: { newContacts: only('newContacts') },
    M10: {
      mutual: only('mutual'),
      ledger: portfolio.ledger.map(({ path, received, given, balance, owed }) => ({ path, received, given, balance, owed })),
    },
    M11: { published: only('published') },
    M12: { quality: only('quality'), usesWon: only('usesWon') },
    M13: { healthAfter: only('healthAfter') },
    M14: { uses: only('uses') },
    M15: { onTimeProjects: only('onTimeProjects'), onTimePromises: only('onTimePromises'), projectDays: only('projectDays') },
    M16: { firstResponse: only('firstResponse'), replyTime: only('replyTime') },
    M17: { resolution: only('resolution') },
    M18: { succeeded: only('succeeded'), qualityComplaints: only('qualityComplaints'), reworks: only('reworks') },
    M19: { repeatClients: only('repeatClients'), repeatProjects: only('repeatProjects') },
    M20: { margin: only('margin'), projectReturn: only('projectReturn') },
    M21: { existingRevenue: only('existingRevenue') },
    M22: { contacts: only('contacts'), contactsPromised: only('contactsPromised'), answered: only('answered') },
    M25: { satisfaction: only('satisfaction') },
    M26: { nps: only('nps') },
    M27: { loyal: only('loyal') },
    M29: { friends: only('friends') },
    M30: {
      friendRevenue: only('friendRevenue'), friendRecommendations: only('friendRecommendations'), revenue: only('revenue'), concentration: only('concentration'),
      curves: portfolio.concentration.map(({ currency, total, projects, top1, top3, hhi, curve }) => ({
        currency, total, projects, top1: shareShown(top1), top3: shareShown(top3), hhi,
        clients: curve.map(({ path, amount, cumulative, share, cumulativeShare }) => ({ path, amount, cumulative, share: shareShown(share), cumulativeShare: shareShown(cumulativeShare) })),
      })),
    },
    M31: { referredProjects: only('referredProjects'), tree: portfolio.referrals.nodes.map((node) => ({ ...node })), cut: portfolio.referrals.cut.map((one) => ({ ...one })) },
    M32: { parityOnTime: only('parityOnTime'), paritySatisfaction: only('paritySatisfaction') },
    M33: { tenure: only('tenure') },
    M34: { negativeFlow: only('negativeFlow') },
    M35: portfolio.uplifts.map(({ source, path, date, days, newClients, won, volume, rate }) => ({
      path: source.path, client: path, date: isoDay(date), days, newClients, won, volume: changes(volume), rate: changes(rate),
    })),
    K8: { favours: only('favours') },
    K14: { newClientContacts: only('newClientContacts') },
    R27: { giveBack: only('giveBack') },
  };
}

/** @throws if there is no such measure, which no portfolio lacks */
function measureOf(metric: Metric | undefined, wanted: MetricName, name: string, definition: string): Measure {
  if (metric === undefined) throw new Error(`no measure ${wanted}`);
  const { unit, value, n, part, share, previous, parts: some, byCurrency, sources } = metric;
  return {
    name, definition, unit, value, n, part, share, previous,
    parts: parts(some),
    byCurrency: byCurrency.map((one) => ({ currency: one.currency, value: unit === 'share' ? shareShown(one.value) : one.value, n: one.n, previous: one.previous, parts: parts(one.parts) })),
    sources: sources.slice(0, SOURCES).map(({ path, line }) => (line === undefined ? { path } : { path, line })),
  };
}

/** Shares of amounts are exact until here, so that the screen rounds them once. */
function shareShown(share: number | null): number | null {
  return share === null ? null : rounded(share, 3);
}

function parts(some: readonly Part[]): Measure['parts'] {
  return some.map(({ key, value, n, part }) => ({ key, value, n, part }));
}

function groups(some: readonly Group[]): ReportPortfolio['recommendationsBy']['form'] {
  return some.map(({ key, received, converted }) => ({ key, received, converted }));
}

function changes(some: readonly Change[]): ReportPortfolio['M35'][number]['rate'] {
  return some.map(({ currency, before, after, ratio }) => ({ currency, before, after, ratio }));
}
