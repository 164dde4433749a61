/**
 * What projects are worth: how that grows, with whom, and how much hangs on few. A project counts on the day it was begun,
 * one that clients share in equal parts; currencies are never added up.
 */
import { rounded } from '../health/reckoning';
import type { ClientFacts, Project } from '../model';
import { compareText } from '../order';
import { FEWEST_ANSWERS, metric, partOf, ratio, sum, type Amount, type Metric, type Part } from './metric';
import type { Concentration, ParetoStep } from './portfolio';
import { begun, byCurrency, isFriend, isIn, type Owned, type Scene } from './scene';

const YEAR = 365;
/** Clients that are named under a margin. */
const NAMED = 10;

/** One at a time, as they are asked for. */
export function* moneyMeasures(scene: Scene, concentrations: readonly Concentration[]): Iterable<Metric> {
  const { projects, window, before } = scene;
  const worth = projects.filter(({ fact }) => fact.value !== null);
  const now = worth.filter(({ fact }) => isIn(begun(fact), window));
  const earlier = worth.filter(({ fact }) => isIn(begun(fact), before));
  const ofOld = (some: readonly Owned<Project>[]): readonly Owned<Project>[] => some.filter((one) => one.owners.some((owner) => isOld(one, owner, scene)));
  const spent = now.filter(({ fact }) => fact.cost !== null);
  const amounts = (some: readonly Owned<Project>[], previous: readonly Owned<Project>[], worthOf: (one: Owned<Project>) => number): readonly Amount[] =>
    byCurrency([...some, ...previous], ({ fact }) => fact).map(([currency, both]) => {
      const current = both.filter((one) => isIn(begun(one.fact), window));
      const past = both.filter((one) => !isIn(begun(one.fact), window));
      return {
        currency, n: current.length, parts: [],
        value: current.length === 0 ? null : sum(current.map(worthOf)),
        previous: past.length === 0 ? null : sum(past.map(worthOf)),
      };
    });
  yield metric('friendRevenue', { n: now.length, byCurrency: byCurrency(now, ({ fact }) => fact).map(friendPart), of: now });
  yield metric('revenue', { n: now.length, byCurrency: amounts(now, earlier, worthOfProject), of: now });
  yield metric('concentration', {
    n: concentrations.reduce((n, one) => n + one.projects, 0), of: now,
    byCurrency: concentrations.map(({ currency, hhi, projects: n }) => ({ currency, value: hhi, n, previous: null, parts: [] })),
  });
  yield metric('existingRevenue', {
    n: ofOld(now).length, of: ofOld(now),
    byCurrency: amounts(ofOld(now), ofOld(earlier), (one) => worthOfProject(one) * one.owners.filter((owner) => isOld(one, owner, scene)).length / one.owners.length),
  });
  yield metric('margin', {
    n: spent.length, of: spent,
    byCurrency: byCurrency(spent, ({ fact }) => fact).map(([currency, some]) => ({
      currency, value: sum(some.map(left)), n: some.length, previous: null, parts: marginsByClient(some),
    })),
  });
  yield metric('projectReturn', {
    n: spent.length, of: spent,
    byCurrency: byCurrency(spent, ({ fact }) => fact).map(([currency, some]) => ({
      currency, value: ratio(sum(some.map(left)), sum(some.map(({ fact }) => fact.cost ?? 0))), n: some.length, previous: null, parts: [],
    })),
  });
}

function worthOfProject({ fact }: Owned<Project>): number {
  return fact.value ?? 0;
}

function left({ fact }: Owned<Project>): number {
  return (fact.value ?? 0) - (fact.cost ?? 0);
}

/** Whether a client had been one for a year when a project began. */
function isOld(project: Owned<Project>, owner: ClientFacts, { sinceOf }: Scene): boolean {
  return (begun(project.fact) ?? -Infinity) - (sinceOf(owner) ?? Infinity) >= YEAR;
}

function friendPart([currency, some]: readonly [string, readonly Owned<Project>[]]): Amount {
  const parts = some.map((one) => ({ one, friends: worthOfProject(one) * one.owners.filter(isFriend).length / one.owners.length }));
  const friends = sum(parts.map((part) => part.friends));
  const total = sum(some.map(worthOfProject));
  const withFriends = some.filter(({ owners }) => owners.some(isFriend)).length;
  const share = some.length < FEWEST_ANSWERS || friends < 0 || friends > total || total === 0 ? null : friends / total;
  return {
    currency, value: share, n: some.length, previous: null,
    parts: [partOf('friends', friends, withFriends), partOf('others', sum([total, -friends]), some.length - withFriends)],
  };
}

function marginsByClient(some: readonly Owned<Project>[]): readonly Part[] {
  return [...perClient(some, left)]
    .map(([{ client }, { amounts }]) => partOf(client.source.path, sum(amounts), amounts.length))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareText(a.key, b.key))
    .slice(0, NAMED);
}

function perClient(some: readonly Owned<Project>[], amountOf: (one: Owned<Project>) => number): ReadonlyMap<ClientFacts, { readonly amounts: number[] }> {
  const found = new Map<ClientFacts, { readonly amounts: number[] }>();
  for (const one of some) {
    for (const owner of one.owners) {
      const amount = amountOf(one) / one.owners.length;
      const known = found.get(owner);
      if (known === undefined) found.set(owner, { amounts: [amount] });
      else known.amounts.push(amount);
    }
  }
  return found;
}

/** How the revenue of the window is spread over clients; those who brought nothing are no part of it. */
export function* concentrationSteps({ projects, window }: Scene): Generator<void, readonly Concentration[]> {
  const worth = projects.filter(({ fact }) => (fact.value ?? 0) > 0 && isIn(begun(fact), window));
  const found: Concentration[] = [];
  for (const [currency, some] of byCurrency(worth, ({ fact }) => fact)) {
    yield;
    const clients = [...perClient(some, worthOfProject)]
      .map(([{ client }, { amounts }]) => ({ path: client.source.path, name: client.name, amount: sum(amounts) }))
      .sort((a, b) => b.amount - a.amount || compareText(a.path, b.path));
    yield;
    const total = sum(clients.map(({ amount }) => amount));
    const shareOf = (amount: number): number | null => (some.length < FEWEST_ANSWERS ? null : within(amount / total));
    let cumulative = 0;
    const curve = clients.map((one): ParetoStep => {
      cumulative = Math.min(total, cumulative + one.amount);
      return { ...one, cumulative, share: shareOf(one.amount), cumulativeShare: shareOf(cumulative) };
    });
    yield;
    found.push({
      currency, total, projects: some.length, curve,
      top1: curve[0]?.cumulativeShare ?? null,
      top3: curve[Math.min(2, curve.length - 1)]?.cumulativeShare ?? null,
      hhi: clients.length === 0 ? null : rounded(Math.min(1, sum(clients.map(({ amount }) => (amount / total) ** 2))), 2),
    });
  }
  return found;
}

/** Sums of many parts may pass the whole by a last digit. */
function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}
