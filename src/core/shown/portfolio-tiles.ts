/**
 * The portfolio as it is drawn: sections of tiles, each a measure with its value, what it rests on and its definition,
 * and tables, which are the charts as well. Rows of long tables are made when they are drawn.
 */
import type { Day } from '../day';
import { calendarDay, dayOf } from '../day';
import type { Band } from '../health/judgement';
import type { Source } from '../model';
import type { Metric, MetricName, Window } from '../portfolio/metric';
import { GROUPINGS, type Grouping } from '../portfolio/library';
import type { BandWeek, Change, Concentration, Portfolio } from '../portfolio/portfolio';
import { keyText } from './library-rows';
import { amountText, hasMetric, metricDefinition, metricName, metricText, partText, previousText, valueText } from './portfolio-words';
import { capital, joined, shownName, type View } from './sentences';
import { BANDS } from './shown';

// ── Which days ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const SPANS = ['30', '90', '365', 'year', 'own'] as const;
export type Span = (typeof SPANS)[number];

/** The days that somebody chose; `from` and `to` count for a span of one's own. */
export interface Period {
  readonly span: Span;
  readonly from: Day | null;
  readonly to: Day | null;
}

export const LAST_YEAR: Period = { span: '365', from: null, to: null };

export function isSpan(value: unknown): value is Span {
  return SPANS.some((span) => span === value);
}

export function windowOf({ span, from, to }: Period, today: Day): Window {
  switch (span) {
    case '30':
    case '90':
    case '365': return { from: today - Number(span) + 1, to: today };
    case 'year': return { from: dayOf(calendarDay(today).year, 1, 1) ?? today, to: today };
    case 'own': return { from: from ?? today - 364, to: to ?? today };
  }
}

export function windowText({ from, to }: Window, { words, today }: View): string {
  return words.say('tiles.period.text', { from: words.day(from, today), to: words.day(to, today) });
}

// ── Sections ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const SECTIONS = ['bands', 'response', 'onTime', 'satisfaction', 'repeat', 'recommendations', 'referrals', 'money', 'friends', 'contact', 'ledger'] as const;
export type SectionName = (typeof SECTIONS)[number];

const SECTION_OF: Readonly<Record<MetricName, SectionName>> = {
  received: 'recommendations', frequency: 'recommendations', sources: 'recommendations', sourceSpread: 'recommendations', growth: 'recommendations',
  conversion: 'recommendations', published: 'recommendations', quality: 'recommendations', usesWon: 'recommendations', uses: 'recommendations',
  healthAfter: 'recommendations', recommendationReturn: 'recommendations',
  newClients: 'referrals', newContacts: 'referrals', projectSize: 'referrals', referredRetention: 'referrals', referredProjects: 'referrals',
  mutual: 'ledger', giveBack: 'ledger',
  onTimeProjects: 'onTime', onTimePromises: 'onTime', projectDays: 'onTime', succeeded: 'onTime',
  repeatClients: 'repeat', repeatProjects: 'repeat', loyal: 'repeat', tenure: 'repeat',
  firstResponse: 'response', replyTime: 'response', resolution: 'response', qualityComplaints: 'response', reworks: 'response', negativeFlow: 'response',
  contacts: 'contact', contactsPromised: 'contact', answered: 'contact', newClientContacts: 'contact',
  satisfaction: 'satisfaction', nps: 'satisfaction',
  friends: 'friends', friendRevenue: 'friends', friendRecommendations: 'friends', parityOnTime: 'friends', paritySatisfaction: 'friends', favours: 'friends',
  revenue: 'money', concentration: 'money', existingRevenue: 'money', margin: 'money', projectReturn: 'money',
};

export interface Tile {
  readonly key: string;
  readonly title: string;
  /** `—` without data. */
  readonly value: string;
  readonly sample: string;
  readonly definition: string;
  /** How many notes or lines of them were counted, and which; put in order when they are asked for. */
  readonly places: number;
  sources(): readonly Source[];
  readonly parts: Table | null;
}

export interface Row {
  readonly label: string;
  readonly source: Source | null;
  /** How far it stands from the beginning of a tree, and what that means in words; 0 and empty in a list. */
  readonly depth: number;
  readonly through: string;
  readonly cells: readonly string[];
  /** Length of its bar, 0 to 1; null: it has none. */
  readonly share: number | null;
  /** Where the sum of this and all before it stands; null: nothing is added up. */
  readonly mark: number | null;
  readonly band?: Band;
}

/** A table, of which the first column names the row. */
export interface Table {
  readonly key: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly length: number;
  row(index: number): Row;
}

export interface Section {
  readonly name: SectionName;
  readonly title: string;
  readonly tiles: readonly Tile[];
  /** Measures that nothing is known for. */
  readonly without: readonly Tile[];
  readonly tables: readonly Table[];
  /** Bands over time; null: another section, or nobody to count. */
  readonly bands: BandChart | 'waiting' | null;
}

/**
 * The sections, a step at a time.
 * @param withBands whether the bands have been worked out already; else their section waits
 */
export function* sectionSteps(portfolio: Portfolio, view: View, withBands = true): Generator<void, readonly Section[]> {
  const tiles: { readonly metric: Metric; readonly tile: Tile }[] = [];
  for (const metric of portfolio.metrics) {
    tiles.push({ metric, tile: tileOf(metric, view) });
    yield;
  }
  // Put together when they are first read.
  const weeks = withBands ? portfolio.bands : [];
  yield;
  const bands = withBands ? bandChart(weeks, view) : 'waiting';
  yield;
  const sections: Section[] = [];
  for (const section of SECTIONS) {
    const own = tiles.filter(({ metric: { name } }) => SECTION_OF[name] === section);
    sections.push({
      name: section, title: view.words.say(`tiles.section.${section}`),
      tiles: own.filter(({ metric }) => hasMetric(metric)).map(({ tile }) => tile),
      without: own.filter(({ metric }) => !hasMetric(metric)).map(({ tile }) => tile),
      tables: (section === 'bands' && !withBands ? [] : tablesOf(section, portfolio, view)).filter(({ length }) => length > 0),
      bands: section === 'bands' ? bands : null,
    });
    yield;
  }
  return sections;
}

/** What the sample of a measure is made of. */
type Sample = 'recommendations' | 'clients' | 'projects' | 'promises' | 'complaints' | 'messages' | 'contacts' | 'answers' | 'uses';

const SAMPLE_OF: Readonly<Record<MetricName, Sample>> = {
  received: 'recommendations', frequency: 'recommendations', sources: 'recommendations', sourceSpread: 'recommendations', growth: 'recommendations',
  newClients: 'clients', conversion: 'recommendations', projectSize: 'projects', referredRetention: 'clients', recommendationReturn: 'recommendations',
  newContacts: 'clients', mutual: 'clients', giveBack: 'clients', published: 'recommendations', quality: 'recommendations', usesWon: 'uses',
  healthAfter: 'recommendations', uses: 'uses', onTimeProjects: 'projects', onTimePromises: 'promises', projectDays: 'projects', succeeded: 'projects',
  repeatClients: 'clients', repeatProjects: 'projects', loyal: 'clients', tenure: 'clients', favours: 'projects', firstResponse: 'complaints',
  replyTime: 'messages', resolution: 'complaints', qualityComplaints: 'complaints', reworks: 'complaints', negativeFlow: 'projects', contacts: 'contacts',
  contactsPromised: 'clients', answered: 'messages', newClientContacts: 'contacts', satisfaction: 'answers', nps: 'answers', friends: 'clients',
  friendRevenue: 'projects', friendRecommendations: 'recommendations', parityOnTime: 'projects', paritySatisfaction: 'answers', referredProjects: 'projects',
  revenue: 'projects', concentration: 'projects', existingRevenue: 'projects', margin: 'projects', projectReturn: 'projects',
};

function tileOf(metric: Metric, view: View): Tile {
  const { name, unit, value, places, n, part, byCurrency } = metric;
  const { words } = view;
  const hides = view.privacy === true && unit === 'money';
  const previous = hides ? '' : previousText(metric, words);
  const sample = words.say('tiles.sample.of', { what: capital(words.say(`tiles.sample.${SAMPLE_OF[name]}`)), n });
  // A share is its count; of a number the count within the target stands below it.
  const isPart = part !== null && unit !== 'share' && n > 0;
  const count = isPart ? words.say(unit === 'rating' ? 'portfolio.top' : 'portfolio.inTime', { value: sample, count: words.say('portfolio.of', { part, n }) }) : sample;
  return {
    key: name, places,
    sources: () => metric.sources,
    title: metricName(metric, words),
    value: hides && hasMetric(metric) ? words.say('quote.hidden') : metricText({ unit, value, n, byCurrency, part: isPart ? null : part }, words),
    sample: joined([count, previous === '' ? '' : words.say('tiles.previous', { value: previous })], words),
    definition: metricDefinition(metric, words),
    parts: partsTable(metric, view),
  };
}

const PATHS: ReadonlySet<MetricName> = new Set<MetricName>(['sourceSpread', 'newClients', 'tenure', 'margin']);

function partsTable(metric: Metric, view: View): Table | null {
  const { name, unit, parts, byCurrency } = metric;
  const { words } = view;
  const all = byCurrency.length > 0 ? byCurrency.flatMap((amount) => amount.parts.map((part) => ({ part, currency: amount.currency }))) : parts.map((part) => ({ part, currency: '' }));
  if (all.length === 0 || (all.length === 1 && all[0]?.part.key === '')) return null;
  const most = Math.max(...all.map(({ part }) => part.value ?? 0));
  return table(name, metricName(metric, words), [words.say('portfolio.measure'), words.say('portfolio.value')], all, ({ part: { key, value, n, part }, currency }) => {
    const text = partText(metric, { key }, words);
    // Parts of a share are counts or amounts, and those of parity in time are shares.
    const said = value === null ? valueText('count', null, words)
      : view.privacy && (unit === 'money' || name === 'friendRevenue') ? words.say('quote.hidden')
        : name === 'parityOnTime' ? valueText('share', part === null ? value : part / n, words) : amountText('count', value, currency, words);
    return {
      ...row(PATHS.has(name) ? shownName(text, view) : text, [part === null || part === value ? said : joined([said, words.say('portfolio.of', { part, n })], words)], PATHS.has(name) && /\.md$/i.test(key) ? { path: key } : null),
      share: most > 0 ? Math.max(0, (value ?? 0) / most) : null,
    };
  });
}

function row(label: string, cells: readonly string[], source: Source | null = null): Row {
  return { label, cells, source, depth: 0, through: '', share: null, mark: null };
}

// ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function table<Fact>(key: string, caption: string, head: readonly string[], facts: readonly Fact[], draw: (fact: Fact) => Row): Table {
  return {
    key, caption, head, length: facts.length,
    row(index) {
      const fact = facts[index];
      if (fact === undefined) throw new Error(`${key} has no row ${String(index)}.`);
      return draw(fact);
    },
  };
}

function tablesOf(section: SectionName, portfolio: Portfolio, view: View): readonly Table[] {
  switch (section) {
    case 'bands': return bandTables(portfolio.bands, view);
    case 'recommendations': return [...GROUPINGS.map((grouping) => groupTable(grouping, portfolio, view)), upliftTable(portfolio, view)];
    case 'referrals': return [referralTable(portfolio, view), cutTable(portfolio, view)];
    case 'money': return portfolio.concentration.map((one) => paretoTable(one, view));
    case 'ledger': return [ledgerTable(portfolio, view)];
    case 'response':
    case 'onTime':
    case 'satisfaction':
    case 'repeat':
    case 'friends':
    case 'contact': return [];
  }
}

function bandTables(weeks: readonly BandWeek[], view: View): readonly Table[] {
  const { words, today } = view;
  const now = weeks.at(-1);
  const bands = BANDS.filter((band) => weeks.some(({ counts }) => counts[band] > 0));
  if (now === undefined || bands.length === 0) return [];
  const total = bands.reduce((sum, band) => sum + now.counts[band], 0);
  return [
    table('now', words.say('tiles.bands.now'), [words.say('tiles.column.band'), words.say('tiles.column.clients')], bands, (band) => ({
      ...row(words.say(`bands.${band}`), [words.number(now.counts[band])]), share: total === 0 ? 0 : now.counts[band] / total, band,
    })),
    table('weeks', words.say('tiles.bands.time'), [words.say('tiles.column.day'), ...bands.map((band) => words.say(`bands.${band}`))], [...weeks].reverse(),
      ({ date, counts }) => row(words.day(date, today), bands.map((band) => words.number(counts[band])))),
  ];
}

function groupTable(grouping: Grouping, { recommendations }: Portfolio, view: View): Table {
  const { words } = view;
  const groups = recommendations[grouping];
  const most = Math.max(...groups.map(({ received }) => received));
  // One group that says nothing tells nothing.
  const told = groups.length === 1 && groups[0]?.key === '' ? [] : groups;
  return table(`by ${grouping}`, words.say('tiles.by', { what: words.say(`library.by.${grouping}`) }), [capital(words.say(`library.by.${grouping}`)), words.say('tiles.column.received'), words.say('tiles.column.converted')], told,
    ({ key, received, converted }) => ({
      ...row(keyText(grouping, key, view), [words.number(received), words.number(converted)], grouping === 'client' && key !== '' ? { path: key } : null),
      share: received / most,
    }));
}

function upliftTable({ uplifts }: Portfolio, view: View): Table {
  const { words, today } = view;
  const { say } = words;
  return table('uplifts', say('tiles.uplifts'), [say('tiles.column.client'), ...(['day', 'days', 'newClients', 'won', 'volume', 'rate'] as const).map((one) => say(`tiles.column.${one}`))], uplifts,
    ({ client, source, date, days, newClients, won, volume, rate }) => row(shownName(client, view), [
      words.day(date, today), words.number(days), words.number(newClients), words.number(won), changeText(volume, view), changeText(rate, view),
    ], source));
}

/** `28,000 → 84,000 EUR (×3)`; where others see the screen, how many times alone. */
function changeText(changes: readonly Change[], { words, privacy }: View): string {
  const times = (ratio: number | null): string => (ratio === null ? '' : `×${words.number(ratio)}`);
  return changes.map(({ currency, before, after, ratio }) =>
    (privacy ? times(ratio) : `${valueText('money', before, words)} → ${after === null ? valueText('money', null, words) : amountText('money', after, currency, words)}${ratio === null ? '' : ` (${times(ratio)})`}`)).join('; ');
}

function referralTable({ referrals: { nodes } }: Portfolio, view: View): Table {
  const { words } = view;
  const { say } = words;
  return table('tree', say('tiles.tree'), [say('tiles.column.client'), ...(['clientsBelow', 'projects', 'projectsBelow'] as const).map((one) => say(`tiles.column.${one}`))], nodes,
    ({ path, name, parent, depth, clientsBelow, projects, projectsBelow }) => ({
      ...row(shownName(name, view), [clientsBelow, projects, projectsBelow].map((n) => words.number(n)), path === null ? null : { path }),
      depth, through: parent === null ? '' : say('tiles.through', { name: shownName(nodes[parent]?.name ?? '', view) }),
    }));
}

function cutTable({ referrals: { nodes, cut } }: Portfolio, view: View): Table {
  const { say } = view.words;
  return table('cut', say('tiles.cut'), [say('tiles.column.client'), say('tiles.column.referredBy')], cut, ({ path, by }) =>
    row(shownName(nodes.find((one) => one.path === path)?.name ?? path.replace(/^.*\//, '').replace(/\.md$/i, ''), view), [shownName(by, view)], { path }));
}

function paretoTable({ currency, curve, total, top1, top3, hhi }: Concentration, view: View): Table {
  const { words } = view;
  const { say } = words;
  const percent = (share: number | null): string => valueText('share', share, words);
  const tops = top1 === null || top3 === null || hhi === null ? '' : say('tiles.tops', { top1: percent(top1), top3: percent(top3), hhi: words.number(hhi, 2) });
  return table(`pareto ${currency}`, joined([currency === '' ? say('tiles.pareto.unknown') : say('tiles.pareto', { currency }), tops], words),
    [say('tiles.column.client'), say('tiles.column.amount'), say('tiles.column.share'), say('tiles.column.cumulative')], curve,
    ({ path, name, amount, cumulative, share, cumulativeShare }) => ({
      ...row(shownName(name, view), [view.privacy ? say('quote.hidden') : valueText('money', amount, words), percent(share), percent(cumulativeShare)], { path }),
      // A bar tells a share as well as a number does.
      share: share === null || total <= 0 ? null : amount / total, mark: cumulativeShare === null || total <= 0 ? null : cumulative / total,
    }));
}

function ledgerTable({ ledger }: Portfolio, view: View): Table {
  const { words } = view;
  const { say } = words;
  return table('ledger', say('tiles.ledger'), [say('tiles.column.client'), ...(['received', 'given', 'balance'] as const).map((one) => say(`tiles.column.${one}`)), say('tiles.column.owed')], ledger,
    ({ path, name, partner, received, given, balance, owed }) => ({
      ...row(shownName(name, view), [
        words.number(received), words.number(given), `${balance > 0 ? '+' : balance < 0 ? '−' : ''}${words.number(Math.abs(balance))}`,
        owed ? say('tiles.owed') : '',
      ], { path }),
      through: partner ? say('tiles.partner') : '',
    }));
}

// ── Bands over time ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface BandChart {
  /** What it shows, in one sentence. */
  readonly summary: string;
  /** Columns of one by the number of weeks, counted from the left; what is worst stands at the foot. */
  readonly weeks: number;
  readonly areas: readonly { readonly band: Band; readonly text: string; readonly d: string }[];
  readonly first: string;
  readonly last: string;
}

const GAP = 0.12;

function bandChart(weeks: readonly BandWeek[], view: View): BandChart | null {
  const { words, today } = view;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const most = Math.max(0, ...weeks.map(({ counts }) => BANDS.reduce((sum, band) => sum + counts[band], 0)));
  if (first === undefined || last === undefined || most === 0) return null;
  const said = ({ date, counts }: BandWeek): string => words.say('reason.text', {
    title: capital(words.day(date, today)), detail: joined(BANDS.filter((band) => counts[band] > 0).map((band) => words.say(`bandCount.${band}`, { n: counts[band] })), words),
  });
  const base = weeks.map(() => 0);
  const areas = BANDS.flatMap((band) => {
    let d = '';
    weeks.forEach(({ counts }, index) => {
      const below = base[index] ?? 0;
      const height = counts[band] / most;
      base[index] = below + height;
      if (height > 0) d += `M${round(index + GAP / 2)} ${round(1 - below - height)}h${round(1 - GAP)}v${round(height)}h${round(GAP - 1)}z`;
    });
    return d === '' ? [] : [{ band, text: words.say(`bands.${band}`), d }];
  });
  return { summary: words.say('tiles.bands.summary', { first: said(first), last: said(last) }), weeks: weeks.length, areas, first: words.day(first.date, today), last: words.day(last.date, today) };
}

function round(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
