/**
 * The portfolio: what a practice looks like over a stretch of days. Every number has its sample size and the notes behind
 * it; what nobody wrote down is null and never 0, and what is dated after `asOf` does not exist.
 *
 * For the view: `portfolioOf` gives everything but words. Say a measure's `metric.<name>.name` and `.definition`, and its
 * value by `metricText` of `shown/portfolio-words.ts`. `bands` is worked out when it is first read.
 */
import type { Day } from '../day';
import { drawerOf } from '../kept';
import { dossierOf } from '../health/dossier';
import { judge, type Band } from '../health/judgement';
import { hasHappened } from '../health/reckoning';
import type { Weights } from '../health/weights';
import type { ClientFacts, Recommendation, Source } from '../model';
import { compareText } from '../order';
import { atOnce } from '../at-once';
import { careMeasures } from './care-measures';
import { ledgerOf, upliftSteps } from './give-and-take';
import { groupKeys, type Grouping } from './library';
import { METRIC_NAMES, type Metric, type Window } from './metric';
import { concentrationSteps, moneyMeasures } from './money-measures';
import { projectMeasures } from './project-measures';
import { recommendationMeasures } from './recommendation-measures';
import { treeSteps } from './referrals';
import { bandIn, isIn, judgedOn, sceneSteps, type Owned, type Scene } from './scene';

export { GROUPINGS, type Grouping } from './library';

/** One week: how many clients stood in each band on its last day. */
export interface BandWeek {
  readonly date: Day;
  readonly counts: Readonly<Record<Band, number>>;
}

export interface Group {
  /** A word of the form, content, purpose or segment; the text of the note; the card's path; `''`: not said. */
  readonly key: string;
  readonly received: number;
  /** How many of them brought a client. */
  readonly converted: number;
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
  /** Mean rate of all projects begun in the currencies of this client, with whomever. */
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
  /** The newest first, at most 100. */
  readonly uplifts: readonly Uplift[];
}

/** Weeks that are looked at, at most; longer windows are looked at less often. */
const WEEKS = 53;
const WEEK = 7;

/**
 * The portfolio of a stretch of days.
 * @param window the first and the last day of it; days after today are no part of it
 */
export function portfolioOf(facts: readonly ClientFacts[], window: Window, today: Day, weights: Weights): Portfolio {
  return atOnce(portfolioSteps(facts, window, today, weights));
}

/** The same a step at a time, for whoever must not hold up the screen. */
export function* portfolioSteps(facts: readonly ClientFacts[], window: Window, today: Day, weights: Weights): Generator<void, Portfolio> {
  // What is kept for each client is put together here, so that no later step has all of it to do at once.
  for (const one of facts) {
    judgedOn(one, Math.min(window.to, today), weights);
    yield;
  }
  const scene = yield* sceneSteps(facts, window, today, weights);
  yield;
  const tree = yield* treeSteps(scene);
  yield;
  const ledger = ledgerOf(scene);
  yield;
  const concentration = yield* concentrationSteps(scene);
  const measures: Metric[] = [];
  // Each when its turn comes: some of them are worked out together.
  for (const some of [recommendationMeasures(scene, tree, ledger), projectMeasures(scene), careMeasures(scene), moneyMeasures(scene, concentration)]) {
    yield;
    for (const one of some) {
      if (one !== null) measures.push(one);
      yield;
    }
  }
  const recommendations = yield* groupSteps(scene);
  const uplifts = yield* upliftSteps(scene, tree);
  const measured = new Map<string, Metric>(measures.map((one) => [one.name, one]));
  let bands: readonly BandWeek[] | null = null;
  function* workOutBands(): Generator<void, readonly BandWeek[]> {
    bands ??= yield* weekSteps(scene);
    return bands;
  }
  const portfolio: Portfolio = {
    today, window, asOf: scene.asOf, before: scene.before, ledger, concentration, recommendations, uplifts,
    metrics: METRIC_NAMES.flatMap((name) => measured.get(name) ?? []),
    get bands() {
      return atOnce(workOutBands());
    },
    referrals: { nodes: tree.nodes, cut: tree.cut },
  };
  bandWork.set(portfolio, workOutBands);
  return portfolio;
}

/** What works out the bands of a portfolio. */
const bandWork = new WeakMap<Portfolio, () => Generator<void>>();

/** Works `bands` out a client at a time, so that reading them costs nothing afterwards. */
export function* bandSteps(portfolio: Portfolio): Generator<void> {
  yield* bandWork.get(portfolio)?.() ?? [];
}

// ── Bands over time ─────────────────────────────────────────────────────────────────────────────────────────────────

interface KeptBands {
  readonly days: readonly Day[];
  readonly weights: Weights;
  readonly bands: readonly (Band | null)[];
}
declare module '../kept' {
  interface Drawer {
    bands?: KeptBands;
  }
}

function* weekSteps(scene: Scene): Generator<void, readonly BandWeek[]> {
  const days = bandDays(scene);
  const weeks = days.map((date) => ({ date, counts: { 'at-risk': 0, watch: 0, healthy: 0, unknown: 0, dormant: 0, inactive: 0 } }));
  for (const one of scene.facts) {
    bandsOf(one, days, scene).forEach((band, index) => {
      const week = weeks[index];
      if (band !== null && week !== undefined) week.counts[band] += 1;
    });
    yield;
  }
  return weeks;
}

function bandDays({ window: { from }, asOf }: Scene): readonly Day[] {
  const step = WEEK * Math.max(1, Math.ceil((asOf - from + 1) / WEEK / WEEKS));
  const length = asOf < from ? 0 : Math.min(WEEKS, Math.floor((asOf - from) / step) + 1);
  return Array.from({ length }, (_, index) => asOf - step * (length - 1 - index));
}

function bandsOf(one: ClientFacts, days: readonly Day[], { weights, sinceOf }: Scene): KeptBands['bands'] {
  const drawer = drawerOf(one);
  const known = drawer.bands;
  if (known?.weights === weights && known.days.length === days.length && days.every((day, index) => day === known.days[index])) return known.bands;
  // Before a relationship began there is nobody to count.
  const since = sinceOf(one) ?? -Infinity;
  const bands = days.map((day) => (day < since ? null : bandIn(judge(dossierOf(one), day, weights))));
  drawer.bands = { days, weights, bands };
  return bands;
}

// ── Recommendations in groups ───────────────────────────────────────────────────────────────────────────────────────

function* groupSteps({ received, window, asOf }: Scene): Generator<void, Portfolio['recommendations']> {
  const some = received.filter(({ fact }) => isIn(fact.received, window));
  const by = (grouping: Grouping): Generator<void, readonly Group[]> => groupsBy(some, grouping, asOf);
  return {
    form: yield* by('form'), content: yield* by('content'), purpose: yield* by('purpose'), service: yield* by('service'), industry: yield* by('industry'),
    client_level: yield* by('client_level'), client: yield* by('client'),
  };
}

function* groupsBy(some: readonly Owned<Recommendation>[], grouping: Grouping, asOf: Day): Generator<void, readonly Group[]> {
  const groups = new Map<string, { readonly key: string; received: number; converted: number }>();
  for (const { fact, owners } of some) {
    for (const key of new Set(groupKeys(fact, owners.map(({ client }) => client), grouping))) {
      const group = groups.get(key) ?? { key, received: 0, converted: 0 };
      groups.set(key, group);
      group.received += 1;
      if (hasHappened(fact.converted, asOf)) group.converted += 1;
    }
  }
  yield;
  return [...groups.values()].sort((a, b) => b.received - a.received || compareText(a.key, b.key));
}
