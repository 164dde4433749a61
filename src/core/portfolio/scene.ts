/**
 * What is measured: the facts of all clients in one order, each note once however many clients share it, and the days
 * between which they count.
 */
import type { Day } from '../day';
import { drawerOf } from '../kept';
import { firstContact } from '../health/contact';
import { dossierOf } from '../health/dossier';
import { judge, type Absence, type Band, type Judgement } from '../health/judgement';
import { hasHappened } from '../health/reckoning';
import type { Weights } from '../health/weights';
import type { ClientFacts, Closeness, Complaint, Project, Recommendation, Source } from '../model';
import { compareSources, compareText } from '../order';
import { daysOf, type Window } from './metric';

/** A fact of one note, and whose it is; the first in order comes first. */
export interface Owned<Fact> {
  readonly fact: Fact;
  readonly source: Source;
  readonly owners: readonly ClientFacts[];
}

export interface Scene {
  readonly today: Day;
  readonly asOf: Day;
  /** The days that count: the window up to `asOf`. */
  readonly window: Window;
  readonly before: Window;
  readonly weights: Weights;
  readonly facts: readonly ClientFacts[];
  /** Clients that are neither inactive nor dormant on `asOf`. */
  readonly living: readonly ClientFacts[];
  /** Those that exist by `asOf`; called off ones are none. */
  readonly projects: readonly Owned<Project>[];
  readonly projectsOf: (facts: ClientFacts) => readonly Owned<Project>[];
  /** Where a relationship begins: what the card says, else the first contact or project; null: nothing is known. */
  readonly sinceOf: (facts: ClientFacts) => Day | null;
  /** Received by `asOf` and not withdrawn since. */
  readonly received: readonly Owned<Recommendation>[];
  readonly given: readonly Owned<Recommendation>[];
  /** Received by `asOf`, and not taken back since. */
  readonly complaints: readonly Owned<Complaint>[];
}

/** A part of it after another. */
export function* sceneSteps(facts: readonly ClientFacts[], { from, to }: Window, today: Day, weights: Weights): Generator<void, Scene> {
  const asOf = Math.min(to, today);
  const window: Window = { from, to: asOf };
  const ordered = [...facts].sort((a, b) => compareSources(a.client.source, b.client.source));
  yield;
  const recommendations = owned(ordered, (one) => one.recommendations)
    .filter(({ fact: { withdrawn } }) => !hasHappened(withdrawn, asOf));
  yield;
  const projects = owned(ordered, (one) => one.projects)
    .filter(({ fact }) => (begun(fact) ?? asOf) <= asOf && !hasHappened(fact.cancelled, asOf));
  yield;
  const projectsOf = new Map<ClientFacts, Owned<Project>[]>(ordered.map((one) => [one, []]));
  for (const project of projects) for (const owner of project.owners) projectsOf.get(owner)?.push(project);
  const since = new Map<ClientFacts, Day | null>();
  for (const one of ordered) {
    since.set(one, relatedSince(one, asOf, weights));
    yield;
  }
  const living = ordered.filter((one) => isLiving(bandIn(judgedOn(one, asOf, weights))));
  yield;
  return {
    today, asOf, window, weights, projects, living,
    projectsOf: (one) => projectsOf.get(one) ?? [],
    sinceOf: (one) => since.get(one) ?? null,
    before: { from: from - daysOf(window), to: from - 1 },
    facts: ordered,
    received: recommendations.filter(({ fact }) => fact.direction === 'received' && hasHappened(fact.received, asOf)),
    given: recommendations.filter(({ fact }) => fact.direction === 'given' && hasHappened(fact.given, asOf)),
    complaints: owned(ordered, (one) => one.complaints)
      .filter(({ fact }) => fact.received <= asOf && !hasHappened(fact.withdrawn, asOf)),
  };
}

/** A shared note is one object for all of its clients. */
export function owned<Fact extends { readonly source: Source }>(
  ordered: readonly ClientFacts[], factsOf: (facts: ClientFacts) => readonly Fact[],
): readonly Owned<Fact>[] {
  const found = new Map<Fact, ClientFacts[]>();
  for (const facts of ordered) {
    for (const fact of factsOf(facts)) {
      const owners = found.get(fact);
      if (owners === undefined) found.set(fact, [facts]);
      else owners.push(facts);
    }
  }
  return [...found]
    .map(([fact, owners]) => ({ fact, source: fact.source, owners }))
    .sort((a, b) => compareSources(a.source, b.source));
}

// ── Days ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export function isIn(day: Day | null, { from, to }: Window): day is Day {
  return day !== null && day >= from && day <= to;
}

/** The day from which a project counts; null: none of its days says so. */
export function begun({ start, delivered, completed }: Project): Day | null {
  return start ?? delivered ?? completed;
}

/** The day on which a project was handed over, if that is not after `asOf`. */
export function handedOver({ delivered, completed }: Project, asOf: Day): Day | null {
  return hasHappened(delivered, asOf) ? delivered : hasHappened(completed, asOf) ? completed : null;
}

function relatedSince(facts: ClientFacts, asOf: Day, weights: Weights): Day | null {
  const { since } = facts.client;
  if (since !== null) return since;
  const first = Math.min(
    firstContact(dossierOf(facts).contacts, asOf, weights)?.date ?? Infinity,
    ...facts.projects.map((project) => begun(project) ?? Infinity),
  );
  return Number.isFinite(first) ? first : null;
}

// ── Clients ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface KeptJudgement {
  readonly day: Day;
  readonly weights: Weights;
  readonly judgement: Judgement | Absence;
}
declare module '../kept' {
  interface Drawer {
    judged?: KeptJudgement;
  }
}

/** How a client stood on a day: kept until another day is asked for, so that an edit costs the work of one client. */
export function judgedOn(facts: ClientFacts, day: Day, weights: Weights): Judgement | Absence {
  const drawer = drawerOf(facts);
  const known = drawer.judged;
  if (known?.day === day && known.weights === weights) return known.judgement;
  const judgement = judge(dossierOf(facts), day, weights);
  drawer.judged = { day, weights, judgement };
  return judgement;
}

export function bandIn(judgement: Judgement | Absence): Band {
  return judgement.standing === 'living' ? judgement.band : judgement.standing;
}

function isLiving(band: Band): boolean {
  return band !== 'dormant' && band !== 'inactive';
}

const FRIENDS: ReadonlySet<Closeness | null> = new Set<Closeness | null>(['client_friend', 'friend_client']);

export function isFriend({ client: { closeness } }: ClientFacts): boolean {
  return FRIENDS.has(closeness);
}

/** What the notes call a currency, so that `eur` and `EUR` are one; `''`: they do not say. */
export function currencyOf({ currency }: { readonly currency: string | null }): string {
  return (currency ?? '').normalize('NFKC').trim().toUpperCase();
}

/** In groups by currency, in their order. */
export function byCurrency<Fact>(facts: readonly Fact[], of: (fact: Fact) => { readonly currency: string | null }): readonly (readonly [string, readonly Fact[]])[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const currency = currencyOf(of(fact));
    const group = groups.get(currency);
    if (group === undefined) groups.set(currency, [fact]);
    else group.push(fact);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b));
}
