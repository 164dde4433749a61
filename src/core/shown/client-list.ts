/** Which of the client rows are listed, in which order, and under which headings. */
import type { Language, Words } from '../i18n/lookup';
import { IN_A_STEP, mergeSteps, sortSteps } from '../order';
import { compareRows, looseName } from './rows';
import { capital } from './sentences';
import { BANDS, type Band, type ClientRow, type Urgency } from './shown';
import { foldName } from '../reading/words';

export const SORTS = ['score', 'urgency', 'name', 'last-contact'] as const;
export type Sort = (typeof SORTS)[number];

export function isSort(value: unknown): value is Sort {
  return SORTS.some((sort) => sort === value);
}

export const GROUPINGS = ['none', 'urgency', 'band', 'segment', 'closeness'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function isGrouping(value: unknown): value is Grouping {
  return GROUPINGS.some((grouping) => grouping === value);
}

export interface Listing {
  readonly sort: Sort;
  /** Only clients of this band; null: all but those that are not judged. */
  readonly band: Band | null;
  /** As typed; blank: no search. */
  readonly query: string;
  /** Whether healthy clients with nothing to do give way to a count. */
  readonly foldHealthy: boolean;
}

export interface Listed {
  readonly rows: readonly ClientRow[];
  /** How many healthy clients gave way to a count. */
  readonly folded: number;
}

const URGENCY_RANK: Readonly<Record<Urgency, number>> = { now: 0, overdue: 1, due: 2, chance: 3 };
const NO_URGENCY = 4;

/**
 * Dormant and inactive clients are listed only when asked for, by band or by name. A step at a time.
 * @param rows the worst first
 * @param before what was listed before, in any order: the more of it is still there, the less there is to sort
 */
export function* listSteps(rows: readonly ClientRow[], { sort, band, query, foldHealthy }: Listing, language: Language, before: readonly ClientRow[] = []): Generator<void, Listed> {
  const wanted = looseName(foldName(query));
  const isWanted = (row: ClientRow): boolean => {
    if (band !== null && row.band !== band) return false;
    if (wanted !== '') return row.search.includes(wanted);
    return band !== null || (row.band !== 'dormant' && row.band !== 'inactive');
  };
  const folds = foldHealthy && band === null && wanted === '';
  const kept: ClientRow[] = [];
  let folded = 0;
  for (const [index, row] of rows.entries()) {
    if (index % IN_A_STEP === IN_A_STEP - 1) yield;
    if (!isWanted(row)) continue;
    if (folds && row.band === 'healthy' && !hasNews(row)) folded += 1;
    else kept.push(row);
  }
  return { rows: sort === 'score' ? kept : yield* orderSteps(before, kept, comparison(sort, language)), folded };
}

// ── Groups ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A heading in the list; the clients below it are listed while it is open. */
export interface GroupHead {
  /** `urgency overdue`: no client has such a path. */
  readonly group: string;
  readonly title: string;
  readonly count: number;
  readonly open: boolean;
  readonly search: string;
}
export type ListItem = ClientRow | GroupHead;

const NONE = '';
const GROUP_ORDER: Readonly<Record<Exclude<Grouping, 'none'>, readonly string[]>> = {
  urgency: ['now', 'overdue', 'due', 'chance', NONE],
  band: BANDS,
  segment: ['key', 'supporting', NONE],
  closeness: ['friend_client', 'client_friend', 'friend_of_friend', 'partner', 'client', 'stranger', NONE],
};

/**
 * The rows under their headings, in each group in the order in which they came.
 * @param closed groups whose clients are not listed
 */
export function grouped(rows: readonly ClientRow[], by: Grouping, closed: ReadonlySet<string>, words: Words): readonly ListItem[] {
  if (by === 'none') return rows;
  const groups = new Map<string, ClientRow[]>(GROUP_ORDER[by].map((value) => [value, []]));
  for (const row of rows) groups.get(row[by] ?? NONE)?.push(row);
  return [...groups].flatMap(([value, members]): readonly ListItem[] => {
    const [first] = members;
    if (!first) return [];
    const group = `${by} ${value}`;
    const open = !closed.has(group);
    const title = capital(groupTitle(first, by, words));
    return [{ group, title, count: members.length, open, search: foldName(title) }, ...(open ? members : [])];
  });
}

function groupTitle({ urgency, band, ...row }: ClientRow, by: Exclude<Grouping, 'none'>, words: Words): string {
  const [segment, closeness] = [row.segment ?? 'none', row.closeness ?? 'none'] as const;
  switch (by) {
    case 'urgency': return words.say(urgency === null ? 'pane.group.urgency.none' : `urgency.${urgency}`);
    case 'band': return words.say(`bands.${band}`);
    case 'segment': return words.say(`pane.group.segment.${segment}`);
    case 'closeness': return words.say(`pane.group.closeness.${closeness}`);
  }
}

// ── Order ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Something to do, to know or to ask for. */
function hasNews({ urgency, complaintMark, momentMark }: ClientRow): boolean {
  return urgency !== null || complaintMark !== null || momentMark !== null;
}

type Comparison = (a: ClientRow, b: ClientRow) => number;

const collators = new Map<Language, Intl.Collator>();

function comparison(sort: Exclude<Sort, 'score'>, language: Language): Comparison {
  switch (sort) {
    case 'urgency': return (a, b) => urgencyRank(a) - urgencyRank(b) || compareRows(a, b);
    case 'name': {
      const collator = collators.get(language) ?? new Intl.Collator(language, { numeric: true });
      collators.set(language, collator);
      return (a, b) => collator.compare(a.name, b.name) || compareRows(a, b);
    }
    case 'last-contact': return (a, b) => {
      const [first, second] = [a.lastContact ?? -Infinity, b.lastContact ?? -Infinity];
      return first === second ? compareRows(a, b) : first - second;
    };
  }
}

/**
 * Rows in an order, at the cost of what is new among them, a step at a time.
 * @param before rows that were put in some order earlier; where that was another order, all are sorted
 */
export function* orderSteps(before: readonly ClientRow[], rows: readonly ClientRow[], compare: Comparison): Generator<void, readonly ClientRow[]> {
  const left = new Set(rows);
  yield;
  const stayed: ClientRow[] = [];
  for (const row of before) {
    if (!left.delete(row)) continue;
    const above = stayed.at(-1);
    if (above !== undefined && compare(above, row) > 0) return yield* sortSteps(rows, compare);
    if (stayed.push(row) % IN_A_STEP === 0) yield;
  }
  const fresh = yield* sortSteps([...left], compare);
  if (fresh.length === 0 && stayed.length === before.length) return before;
  return yield* mergeSteps(stayed, fresh, compare);
}

function urgencyRank({ urgency }: ClientRow): number {
  return urgency === null ? NO_URGENCY : URGENCY_RANK[urgency];
}

/**
 * The item that typing finds: the next one below `from` with a name that begins with what was typed, else one that
 * contains it; round the end. A letter that goes on from what was typed may stay where it is.
 * @returns an index of `rows`, or -1
 */
export function findTyped(rows: readonly { readonly search: string }[], typed: string, from: number): number {
  const wanted = looseName(foldName(typed));
  if (wanted === '') return -1;
  const start = [...wanted].length > 1 ? from : from + 1;
  const order = rows.map((_, step) => (Math.max(0, start) + step) % rows.length);
  const begins = order.find((index) => looseName(rows[index]?.search ?? '').split('\n').some((name) => name.startsWith(wanted)));
  return begins ?? order.find((index) => looseName(rows[index]?.search ?? '').includes(wanted)) ?? -1;
}
