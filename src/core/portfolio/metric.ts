/**
 * The measures of the portfolio: what each is called, in which row of the report it stands and in which unit it is given,
 * and the few ways in which one is made. A share is never given as a number below ten answers: then only the counts stand.
 */
import type { Day } from '../day';
import type { Source } from '../model';
import { compareSources, compareText } from '../order';
import { rounded } from '../health/reckoning';

/**
 * `share` is 0 to 1 (the screen makes a percentage of it), `growth` 0.5 for half as much again and −1 for nothing left,
 * `ratio` a plain number to two decimals (a share of concentration, returns per cost, complaints per ten projects), `points`
 * those of NPS, of health, or of a percentage; `rating` is the mean of 1 to 5; `money` stands in `byCurrency` alone.
 */
export type Unit = 'count' | 'perMonth' | 'days' | 'years' | 'rating' | 'points' | 'share' | 'growth' | 'ratio' | 'money';

export type MetricGroup = 'recommendations' | 'projects' | 'care' | 'friends' | 'money';

/**
 * Each measure by its name, with the row of the report and the unit; in the order in which they are shown. Its words are
 * `metric.<name>.name` and `metric.<name>.definition`, those of its group `metricGroup.<group>`.
 */
export const METRICS = {
  received: { row: 'M1', unit: 'count', group: 'recommendations' },
  frequency: { row: 'M2', unit: 'perMonth', group: 'recommendations' },
  sources: { row: 'M3', unit: 'count', group: 'recommendations' },
  sourceSpread: { row: 'M3', unit: 'ratio', group: 'recommendations' },
  growth: { row: 'M4', unit: 'growth', group: 'recommendations' },
  newClients: { row: 'M5', unit: 'count', group: 'recommendations' },
  conversion: { row: 'M5', unit: 'share', group: 'recommendations' },
  projectSize: { row: 'M6', unit: 'money', group: 'recommendations' },
  referredRetention: { row: 'M7', unit: 'share', group: 'recommendations' },
  recommendationReturn: { row: 'M8', unit: 'ratio', group: 'recommendations' },
  newContacts: { row: 'M9', unit: 'share', group: 'recommendations' },
  mutual: { row: 'M10', unit: 'share', group: 'recommendations' },
  giveBack: { row: 'R27', unit: 'count', group: 'recommendations' },
  published: { row: 'M11', unit: 'count', group: 'recommendations' },
  quality: { row: 'M12', unit: 'ratio', group: 'recommendations' },
  usesWon: { row: 'M12', unit: 'share', group: 'recommendations' },
  healthAfter: { row: 'M13', unit: 'points', group: 'recommendations' },
  uses: { row: 'M14', unit: 'count', group: 'recommendations' },
  onTimeProjects: { row: 'M15', unit: 'share', group: 'projects' },
  onTimePromises: { row: 'M15', unit: 'share', group: 'projects' },
  projectDays: { row: 'M15', unit: 'days', group: 'projects' },
  succeeded: { row: 'M18', unit: 'share', group: 'projects' },
  repeatClients: { row: 'M19', unit: 'share', group: 'projects' },
  repeatProjects: { row: 'M19', unit: 'count', group: 'projects' },
  loyal: { row: 'M27', unit: 'share', group: 'projects' },
  tenure: { row: 'M33', unit: 'years', group: 'projects' },
  favours: { row: 'K8', unit: 'count', group: 'projects' },
  firstResponse: { row: 'M16', unit: 'days', group: 'care' },
  replyTime: { row: 'M16', unit: 'days', group: 'care' },
  resolution: { row: 'M17', unit: 'days', group: 'care' },
  qualityComplaints: { row: 'M18', unit: 'count', group: 'care' },
  reworks: { row: 'M18', unit: 'count', group: 'care' },
  negativeFlow: { row: 'M34', unit: 'ratio', group: 'care' },
  contacts: { row: 'M22', unit: 'perMonth', group: 'care' },
  contactsPromised: { row: 'M22', unit: 'perMonth', group: 'care' },
  answered: { row: 'M22', unit: 'share', group: 'care' },
  newClientContacts: { row: 'K14', unit: 'share', group: 'care' },
  satisfaction: { row: 'M25', unit: 'rating', group: 'care' },
  nps: { row: 'M26', unit: 'points', group: 'care' },
  friends: { row: 'M29', unit: 'share', group: 'friends' },
  friendRevenue: { row: 'M30', unit: 'share', group: 'friends' },
  friendRecommendations: { row: 'M30', unit: 'share', group: 'friends' },
  parityOnTime: { row: 'M32', unit: 'points', group: 'friends' },
  paritySatisfaction: { row: 'M32', unit: 'points', group: 'friends' },
  referredProjects: { row: 'M31', unit: 'count', group: 'friends' },
  revenue: { row: 'M30', unit: 'money', group: 'money' },
  concentration: { row: 'M30', unit: 'ratio', group: 'money' },
  existingRevenue: { row: 'M21', unit: 'money', group: 'money' },
  margin: { row: 'M20', unit: 'money', group: 'money' },
  projectReturn: { row: 'M20', unit: 'ratio', group: 'money' },
} as const satisfies Readonly<Record<string, { readonly row: string; readonly unit: Unit; readonly group: MetricGroup }>>;

export type MetricName = keyof typeof METRICS;
export type RowId = (typeof METRICS)[MetricName]['row'];

export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(METRICS, name);
}

export const METRIC_NAMES: readonly MetricName[] = Object.keys(METRICS).filter(isMetricName);

/** A part of a measure, such as one form of recommendations. `key` is a word of a table, or as written in the notes. */
export interface Part {
  readonly key: string;
  readonly value: number | null;
  readonly n: number;
  /** Of a share: how many of the `n`; else null. */
  readonly part: number | null;
}

/** A measure in one currency; `''`: the notes do not say which. Currencies are never added up. */
export interface Amount {
  readonly currency: string;
  readonly value: number | null;
  /** Amounts behind it. */
  readonly n: number;
  /** Of the window before; null: there was none, or it is not asked for. */
  readonly previous: number | null;
  readonly parts: readonly Part[];
}

/** One measure with everything that it rests on. */
export interface Metric {
  readonly name: MetricName;
  readonly row: RowId;
  readonly unit: Unit;
  readonly group: MetricGroup;
  /** Null: no data, or too few answers for a share; a measure of money has its values in `byCurrency`. */
  readonly value: number | null;
  /** The size of the sample: answers, projects, clients, … */
  readonly n: number;
  /** How many of the `n` it is about (in time, friends, within the target of a `days` measure); null: not such a measure. */
  readonly part: number | null;
  /** `part` of `n`, 0 to 1; null below ten answers. */
  readonly share: number | null;
  /** The same measure of the window before, where growth is of interest; null: no data. */
  readonly previous: number | null;
  readonly parts: readonly Part[];
  readonly byCurrency: readonly Amount[];
  /** The notes that were counted, by place; put together when first read. */
  readonly sources: readonly Source[];
  /** How many those are; counted when first read, which does not put them in order. */
  readonly places: number;
}

/** Below so many answers a share is no number worth telling. */
export const FEWEST_ANSWERS = 10;
export const DAYS_OF_MONTH = 365.25 / 12;
export const DAYS_OF_YEAR = 365.25;

/** A stretch of days, both ends included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

export function daysOf({ from, to }: Window): number {
  return Math.max(0, to - from + 1);
}

export function shareOf(part: number, n: number): number | null {
  return n < FEWEST_ANSWERS ? null : rounded(part / n, 3);
}

/** A fact that stands somewhere. */
interface Placed {
  readonly source: Source;
}

type Given = Partial<Omit<Metric, 'name' | 'row' | 'unit' | 'group' | 'share' | 'sources' | 'places'>> & {
  /** The facts that were counted. */
  readonly of?: readonly Placed[];
};

/** A measure of whatever is given; the rest is no data. */
export function metric(name: MetricName, { part = null, n = 0, of = [], ...rest }: Given): Metric {
  const { row, unit, group } = METRICS[name];
  const share = part === null ? null : shareOf(part, n);
  let sources: readonly Source[] | null = null;
  let places: number | null = null;
  return {
    name, row, unit, group, n, part, share,
    value: unit === 'share' ? share : null,
    previous: null, parts: [], byCurrency: [],
    ...rest,
    get sources() {
      sources ??= placesOf(of);
      return sources;
    },
    get places() {
      places ??= countPlaces(of);
      return places;
    },
  };
}

/** Every place once, in order. */
export function placesOf(facts: readonly Placed[]): readonly Source[] {
  return facts.map(({ source }) => source).sort(compareSources).filter((source, index, all) => {
    const before = all[index - 1];
    return before === undefined || compareSources(before, source) !== 0;
  });
}

function countPlaces(facts: readonly Placed[]): number {
  const lines = new Map<string, Set<number>>();
  let n = 0;
  for (const { source: { path, line = 0 } } of facts) {
    const those = lines.get(path) ?? new Set();
    if (those.size === 0) lines.set(path, those);
    if (!those.has(line)) n += 1;
    those.add(line);
  }
  return n;
}

export function partOf(key: string, value: number | null, n: number, part: number | null = null): Part {
  return { key, value, n, part };
}

/** How often each key stands there, the most frequent first. */
export function partsBy<Fact>(facts: readonly Fact[], keysOf: (fact: Fact) => readonly string[]): readonly Part[] {
  const counts = new Map<string, number>();
  for (const fact of facts) for (const key of new Set(keysOf(fact))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Array.from(counts, ([key, n]) => partOf(key, n, n)).sort((a, b) => b.n - a.n || compareText(a.key, b.key));
}

/** The middle one, or the mean of the two in the middle, to one decimal; null: there is none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = inOrder(numbers);
  const half = (sorted.length - 1) / 2;
  const lower = sorted[Math.floor(half)];
  const upper = sorted[Math.ceil(half)];
  return upper === undefined || lower === undefined ? null : told(lower / 2 + upper / 2, 1);
}

export function mean(numbers: readonly number[], decimals: 1 | 2 = 1): number | null {
  return numbers.length === 0 ? null : told(sum(numbers) / numbers.length, decimals);
}

/** Rounded, but for amounts so large that there is nothing to round. */
function told(value: number, decimals: 1 | 2 | 3): number {
  const shown = rounded(value, decimals);
  return Number.isFinite(shown) ? shown : value;
}

/** By size; an array of numbers alone is sorted without a call for every two of them. */
function inOrder(numbers: readonly number[]): Float64Array {
  return new Float64Array(numbers).sort();
}

/** In the order of size, so that the order of the notes never shows in the last digit; never beyond what a number holds. */
export function sum(numbers: readonly number[]): number {
  const total = inOrder(numbers).reduce((all, number) => all + number, 0);
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, total));
}

/** One by the other, to so many decimals; null where nothing can be divided by. */
export function ratio(dividend: number, divisor: number, decimals: 2 | 3 = 2): number | null {
  const quotient = dividend / divisor;
  return divisor > 0 && Number.isFinite(quotient) ? told(quotient, decimals) : null;
}
