/** The portfolio as a note: a table of its measures for each group, and what stands behind them. For its owner alone. */
import { isoDay } from '../day';
import type { Words } from '../i18n/lookup';
import type { Change, Portfolio } from '../portfolio/portfolio';
import type { MetricGroup } from '../portfolio/metric';
import { markdownLink, markdownTable, markdownText } from '../report/report-markdown';
import { amountText, groupText, hasMetric, metricDefinition, metricName, metricText, periodText, previousText, valueText } from '../shown/portfolio-words';
import { capital, joined } from '../shown/sentences';
import { BANDS } from '../shown/shown';

export interface TitledNote {
  readonly title: string;
  readonly text: string;
}

const GROUPS: readonly MetricGroup[] = ['recommendations', 'projects', 'care', 'friends', 'money'];
/** Rows of a table of clients, and weeks that are shown of all. */
const ROWS = 20;
const WEEKS = 13;

export function portfolioNote(portfolio: Portfolio, words: Words): TitledNote {
  const { say, number } = words;
  const { window: { from }, asOf, metrics, bands, recommendations, referrals, ledger, concentration, uplifts } = portfolio;
  const end: readonly 'end'[] = [];
  const section = (heading: string, head: readonly string[], rows: readonly (readonly string[])[], align: readonly ('start' | 'end')[] = end): readonly string[] =>
    rows.length === 0 ? [] : [`## ${heading}`, markdownTable(head, rows, align)];
  const link = (path: string | null, name: string): string => (path === null ? markdownText(name) : markdownLink(path, name));
  const weeks = bands.filter((_, index) => (bands.length - 1 - index) % Math.max(1, Math.ceil(bands.length / WEEKS)) === 0);
  const shownBands = BANDS.filter((band) => weeks.some(({ counts }) => counts[band] > 0));
  const blocks = [
    `# ${say('portfolioNote.heading')}`,
    periodText(portfolio, words),
    ...GROUPS.flatMap((group) => section(
      say(`metricGroup.${group}`), [say('portfolio.measure'), say('portfolio.value'), say('portfolio.before'), say('portfolio.sample')],
      metrics.filter((one) => one.group === group && hasMetric(one)).map((one) => [
        `**${metricName(one, words)}**<br>${metricDefinition(one, words)}`, markdownText(metricText(one, words)), markdownText(previousText(one, words)), number(one.n),
      ]),
      ['start', 'end', 'end', 'end'],
    )),
    ...(shownBands.length === 0 ? [] : section(
      say('portfolioNote.bands'), ['', ...shownBands.map((band) => say(`bands.${band}`))],
      weeks.map(({ date, counts }) => [isoDay(date), ...shownBands.map((band) => number(counts[band]))]), ['start', ...shownBands.map(() => 'end' as const)],
    )),
    ...section(
      say('portfolioNote.groups'), ['', metricName({ name: 'received' }, words), metricName({ name: 'conversion' }, words)],
      recommendations.form.map(({ key, received, converted }) => [capital(groupText('form', key, words)), number(received), number(converted)]), ['start', 'end', 'end'],
    ),
    ...(referrals.nodes.length === 0 ? [] : [
      `## ${say('portfolioNote.tree')}`,
      referrals.nodes.map(({ path, name, depth, projects }) => `${'  '.repeat(depth)}- ${path === null ? markdownText(name) : markdownLink(path, name).replace(/\\\|/, '|')}${projects > 0 ? ` (${number(projects)})` : ''}`).join('\n'),
    ]),
    ...referrals.cut.map(({ path, by }) => `${say('portfolioNote.cut', { client: markdownLink(path).replace(/\\\|/, '|'), by: markdownText(by) })}`),
    ...section(
      say('portfolioNote.ledger'), ['', metricName({ name: 'received' }, words), say('portfolioNote.given'), metricName({ name: 'giveBack' }, words)],
      ledger.slice(0, ROWS).map(({ path, name, received, given, owed }) => [link(path, name), number(received), number(given), owed ? '✓' : '']), ['start', 'end', 'end'],
    ),
    ...concentration.flatMap(({ currency, curve }) => section(
      `${say('portfolioNote.pareto')}${currency === '' ? '' : ` (${markdownText(currency)})`}`, ['', metricName({ name: 'revenue' }, words), '%', '∑ %'],
      curve.slice(0, ROWS).map(({ path, name, amount, share, cumulativeShare }) => [
        link(path, name), number(amount), valueText('share', share, words), valueText('share', cumulativeShare, words),
      ]), ['start', 'end', 'end', 'end'],
    )),
    ...section(
      say('portfolioNote.uplift'), ['', say('portfolioNote.newClients'), metricName({ name: 'usesWon' }, words), say('portfolioNote.volume'), say('portfolioNote.rate')],
      uplifts.map(({ source, date, newClients, won, volume, rate }) => [
        `${markdownLink(source.path)}, ${isoDay(date)}`, number(newClients), number(won), changeText(volume, words), changeText(rate, words),
      ]), ['start', 'end', 'end'],
    ),
  ];
  return { title: say('portfolioNote.title', { from: isoDay(from), to: isoDay(asOf) }), text: `${blocks.join('\n\n')}\n` };
}

/** `28,000 → 84,000 EUR (×3)` */
export function changeText(changes: readonly Change[], words: Words): string {
  return joined(changes.map(({ currency, before, after, ratio }) => markdownText(
    `${valueText('money', before, words)} → ${after === null ? valueText('money', after, words) : amountText('money', after, currency, words)}${ratio === null ? '' : ` (×${words.number(ratio)})`}`,
  )), words);
}
