/**
 * The portfolio: what a practice looks like over a stretch of days. Every number has its sample size and the notes behind
 * it; what nobody wrote down is null and never 0, and what is dated after `asOf` does not exist.
 *
 * For the view: `portfolioOf` gives everything but words. Say a measure's `metric.<name>.name` and `.definition`, and its
 * value by `metricText` of `shown/metric-words.ts`. `bands` is worked out when it is first read.
 */
import type { Day } from '../day';
import type { Band } from '../health/health';
import type { Source } from '../model';
import type { Metric, Window } from './metric';

/** One week: how many clients stood in each band on its last day. */
export interface BandWeek {
  readonly date: Day;
  readonly counts: Readonly<Record<Band, number>>;
}

/** By what recommendations can be grouped; a recommendation with two contents stands in two groups. */
export const GROUPINGS = ['form', 'content', 'purpose', 'service', 'industry', 'client_level', 'client'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** A word of the form, content, purpose or segment; the text of the note; the card's path; `''`: not said. */
  readonly key: string;
  readonly received: number;
  /** How many of them brought a client. */
  readonly converted: number;
  readonly sources: readonly Source[];
}

/** A client or a name in the tree of who came through whom, in the order of drawing: each before those it brought. */
export interface ReferralNode {
  /** Null: a name that is no client's. */
  readonly path: string | null;
  readonly name: string;
  /** Index of who brought it, in the same list; null: nobody known. */
  readonly parent: number | null;
  /** 0: brought by nobody known. */
  readonly depth: number;
  /** Projects begun by `asOf`, of its own and of all that it brought, near and far. */
  readonly projects: number;
  readonly projectsBelow: number;
  readonly clientsBelow: number;
}

/** A link of the tree that was left out, since it leads back to itself. */
export interface CutReferral {
  /** The card whose word was not followed, and who it says brought it. */
  readonly path: string;
  readonly by: string;
}

export interface Referrals {
  /** Those with somebody above or below them only. */
  readonly nodes: readonly ReferralNode[];
  readonly cut: readonly CutReferral[];
}

/** One client's part of the revenue; the biggest first. */
export interface ParetoStep {
  readonly path: string;
  readonly name: string;
  readonly amount: number;
  /** Of this and all before it. */
  readonly cumulative: number;
  /** 0 to 1, this one's and cumulative; null below ten projects. */
  readonly share: number | null;
  readonly cumulativeShare: number | null;
}

/** How revenue is spread over clients, in one currency (`''`: not said). */
export interface Concentration {
  readonly currency: string;
  readonly total: number;
  /** Projects with an amount. */
  readonly projects: number;
  readonly curve: readonly ParetoStep[];
  /** 0 to 1; null below ten projects. */
  readonly top1: number | null;
  readonly top3: number | null;
  /** The sum of the squared shares (Herfindahl–Hirschman), near 0 for many alike, 1 for a single client. */
  readonly hhi: number | null;
}

/** Give and take with one client or partner, up to `asOf`. */
export interface LedgerRow {
  readonly path: string;
  readonly name: string;
  readonly partner: boolean;
  readonly received: number;
  readonly given: number;
  /** Received less given. */
  readonly balance: number;
  /** So much more received than given that a recommendation in return is due. */
  readonly owed: boolean;
  readonly sources: readonly Source[];
}

/** Before and after one recommendation, in stretches of the same length. */
export interface Uplift {
  readonly source: Source;
  readonly path: string;
  readonly client: string;
  readonly date: Day;
  /** Days on either side, at most a year; after it, up to `asOf`. */
  readonly days: number;
  /** Clients that came through this client, near and far, whose first project began after it. */
  readonly newClients: number;
  /** Uses that were won. */
  readonly won: number;
  /** Worth of the projects begun with this client and all who came through it. */
  readonly volume: readonly Change[];
  /** Mean rate of all projects begun, with whomever. */
  readonly rate: readonly Change[];
}

export interface Change {
  readonly currency: string;
  readonly before: number | null;
  readonly after: number | null;
  /** `after` by `before`; null without either. */
  readonly ratio: number | null;
}

export interface Portfolio {
  readonly today: Day;
  readonly window: Window;
  /** The stretch of the same length before the window. */
  readonly before: Window;
  /** The last day that counts: the window's end, or today if that is earlier. */
  readonly asOf: Day;
  /** Every measure of `METRICS`, in that order. */
  readonly metrics: readonly Metric[];
  /** The oldest first, the last one at `asOf`; at most 53 points, further apart in longer windows. */
  readonly bands: readonly BandWeek[];
  readonly recommendations: Readonly<Record<Grouping, readonly Group[]>>;
  readonly referrals: Referrals;
  readonly concentration: readonly Concentration[];
  readonly ledger: readonly LedgerRow[];
  readonly uplifts: readonly Uplift[];
}
