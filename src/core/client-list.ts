/** Which of the client rows are listed, and in which order. */
import type { Language } from './i18n/lookup';
import type { Band, ClientRow, Urgency } from './shown';
import { foldName } from './words';

export const SORTS = ['score', 'urgency', 'name', 'last-contact'] as const;
export type Sort = (typeof SORTS)[number];

export function isSort(value: unknown): value is Sort {
  return SORTS.some((sort) => sort === value);
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
 * Dormant and inactive clients are listed only when asked for, by band or by name.
 * @param rows the worst first; clients that the order does not tell apart stay in this order
 */
export function listed(rows: readonly ClientRow[], { sort, band, query, foldHealthy }: Listing, language: Language): Listed {
  const wanted = foldName(query);
  const found = rows.filter((row) => {
    if (band !== null) return row.band === band && row.search.includes(wanted);
    if (wanted !== '') return row.search.includes(wanted);
    return row.band !== 'dormant' && row.band !== 'inactive';
  });
  const folds = foldHealthy && band === null && wanted === '';
  const kept = folds ? found.filter((row) => row.band !== 'healthy' || hasNews(row)) : found;
  return { rows: sorted(kept, sort, language), folded: found.length - kept.length };
}

/** Something to do, to know or to ask for. */
function hasNews({ urgency, complaintMark, momentMark }: ClientRow): boolean {
  return urgency !== null || complaintMark !== null || momentMark !== null;
}

function sorted(rows: readonly ClientRow[], sort: Sort, language: Language): readonly ClientRow[] {
  switch (sort) {
    case 'score': return rows;
    case 'urgency': return [...rows].sort((a, b) => urgencyRank(a) - urgencyRank(b));
    case 'name': {
      const collator = new Intl.Collator(language, { numeric: true });
      return [...rows].sort((a, b) => collator.compare(a.name, b.name));
    }
    case 'last-contact': return [...rows].sort((a, b) => (a.lastContact ?? -Infinity) - (b.lastContact ?? -Infinity) || 0);
  }
}

function urgencyRank({ urgency }: ClientRow): number {
  return urgency === null ? NO_URGENCY : URGENCY_RANK[urgency];
}

/**
 * The client that typing finds: the next one below `from` with a name that begins with what was typed, else one that
 * contains it; round the end. A letter that goes on from what was typed may stay where it is.
 * @returns an index of `rows`, or -1
 */
export function findTyped(rows: readonly ClientRow[], typed: string, from: number): number {
  const wanted = foldName(typed);
  if (wanted === '') return -1;
  const start = [...wanted].length > 1 ? from : from + 1;
  const order = rows.map((_, step) => (Math.max(0, start) + step) % rows.length);
  const begins = order.find((index) => rows[index]?.search.split('\n').some((name) => name.startsWith(wanted)));
  return begins ?? order.find((index) => rows[index]?.search.includes(wanted)) ?? -1;
}
