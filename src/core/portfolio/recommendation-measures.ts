/** What came of recommendations: how many, from whom, through whom clients came, what they were used for. */
import type { Day } from '../day';
import { isLive } from '../health/contact';
import { scoreOn } from '../health/health';
import { hasHappened, rounded } from '../health/reckoning';
import { dossierOf } from '../health/dossier';
import type { ClientFacts, Recommendation, Source } from '../model';
import { foldName } from '../reading/words';
import { qualityOf, usesOf, type UsedIn } from './library';
import {
  DAYS_OF_MONTH, daysOf, mean, median, metric, partOf, partsBy, ratio, shareOf, sum, type Amount, type Metric, type Window,
} from './metric';
import type { LedgerRow } from './portfolio';
import type { Tree } from './referrals';
import { begun, byCurrency, isFriend, isIn, type Owned, type Scene } from './scene';

/** Days after which a recommendation is looked at for what it did to the relationship. */
const EFFECT_AFTER = 30;
const YEAR = 365;
/** Contacts from which somebody new is more than a name. */
const FEW_CONTACTS = 2;

/** One at a time, as they are asked for; null where there is more to do before the next. */
export function* recommendationMeasures(scene: Scene, tree: Tree, ledger: readonly LedgerRow[]): Iterable<Metric | null> {
  const { window, before, received, given } = scene;
  const inWindow = received.filter(({ fact }) => isIn(fact.received, window));
  const earlier = received.filter(({ fact }) => isIn(fact.received, before));
  const known = received.length > 0;
  const count = known ? inWindow.length : null;
  const previous = received.some(({ fact }) => fact.received !== null && fact.received <= before.to) ? earlier.length : null;
  const months = (some: Window): number => daysOf(some) / DAYS_OF_MONTH;
  const sources = partsBy(inWindow, ({ owners }) => owners.map(({ client }) => client.source.path));
  const total = sum(sources.map(({ n }) => n));
  yield null;
  const anyGiven = new Set(given.flatMap(({ owners }) => owners));
  const anyReceived = new Set(received.flatMap(({ owners }) => owners));
  const either = new Set([...anyGiven, ...anyReceived]);
  const both = [...either].filter((one) => anyGiven.has(one) && anyReceived.has(one));
  yield null;
  const referring = inWindow.filter(({ fact }) => fact.referred !== null);
  const converted = referring.filter(({ fact }) => hasHappened(fact.converted, scene.asOf));
  const open = inWindow.filter(({ fact }) => isPublic(fact, scene.asOf));
  const friendly = inWindow.filter(({ owners }) => owners.some(isFriend));
  yield null;
  yield metric('received', { value: count, n: inWindow.length, previous, parts: partsBy(inWindow, ({ fact }) => [fact.form]), of: inWindow });
  yield metric('frequency', {
    value: count === null ? null : ratio(count, months(window)), n: inWindow.length,
    previous: previous === null ? null : ratio(previous, months(before)), of: inWindow,
  });
  yield metric('sources', {
    value: known ? sources.length : null, n: inWindow.length, of: inWindow,
    parts: partsBy([...new Set(inWindow.flatMap(({ owners }) => owners))], ({ client }) => [client.industry ?? '']),
  });
  yield metric('sourceSpread', {
    value: total === 0 ? null : rounded(1 - sum(sources.map(({ n }) => (n / total) ** 2)), 2), n: inWindow.length, parts: sources, of: inWindow,
  });
  yield metric('growth', {
    value: previous === null || shareOf(0, previous) === null ? null : ratio(inWindow.length - previous, previous),
    n: previous ?? 0, of: [...inWindow, ...earlier],
  });
  yield newClients(scene, tree);
  yield metric('conversion', { n: referring.length, part: converted.length, of: referring });
  yield projectSize(scene, tree);
  yield retention(scene, tree);
  yield returnOf(scene, tree, inWindow);
  yield newContacts(scene, tree);
  yield metric('mutual', { n: either.size, part: both.length, of: [...received, ...given] });
  yield metric('giveBack', {
    value: ledger.length === 0 ? null : ledger.filter(({ owed }) => owed).length, n: ledger.length,
    of: ledger.filter(({ owed }) => owed).flatMap(({ sources: some }) => some.map((source) => ({ source }))),
  });
  yield metric('published', { value: known ? open.length : null, n: inWindow.length, of: open });
  yield metric('quality', { value: mean(inWindow.map(({ fact }) => qualityOf(fact, null, scene.asOf).score), 2), n: inWindow.length, of: inWindow });
  yield* usesMeasures(scene);
  yield* effect(scene, inWindow);
  yield metric('friendRecommendations', { n: inWindow.length, part: friendly.length, of: inWindow });
  yield referredProjects(scene, tree);
}

const PUBLIC: ReadonlySet<Recommendation['form']> = new Set(['linkedin', 'platform_review', 'public']);

function isPublic({ form, published }: Recommendation, asOf: Day): boolean {
  return PUBLIC.has(form) || hasHappened(published, asOf);
}

/** The day of a client's first project; null: none is dated. */
function firstProject(facts: ClientFacts, { projectsOf }: Scene): Day | null {
  const days = projectsOf(facts).flatMap(({ fact }) => begun(fact) ?? []);
  return days.length === 0 ? null : Math.min(...days);
}

function newClients(scene: Scene, tree: Tree): Metric {
  const referred = scene.facts.filter((one) => tree.broughtBy(one) !== null);
  const of = (window: Window): readonly ClientFacts[] => referred.filter((one) => isIn(firstProject(one, scene), window));
  const now = of(scene.window);
  return metric('newClients', {
    value: referred.length === 0 ? null : now.length, n: now.length,
    previous: referred.some((one) => (firstProject(one, scene) ?? Infinity) <= scene.before.to) ? of(scene.before).length : null,
    parts: partsBy(now, (one) => [tree.broughtBy(one) ?? '']),
    of: now.map(({ client }) => client),
  });
}

/** The middle of what projects are worth, of clients who were recommended and of others. */
function projectSize({ projects, window }: Scene, tree: Tree): Metric {
  const worth = projects.filter(({ fact }) => fact.value !== null && isIn(begun(fact), window));
  const middle = (some: readonly Owned<{ readonly value: number | null }>[]): number | null => median(some.flatMap(({ fact }) => fact.value ?? []));
  return metric('projectSize', {
    n: worth.length, of: worth,
    byCurrency: byCurrency(worth, ({ fact }) => fact).map(([currency, some]): Amount => {
      const referred = some.filter(tree.isReferred);
      const others = some.filter((one) => !tree.isReferred(one));
      return {
        currency, value: middle(some), n: some.length, previous: null,
        parts: [partOf('referred', middle(referred), referred.length), partOf('others', middle(others), others.length)],
      };
    }),
  });
}

function retention(scene: Scene, tree: Tree): Metric {
  const { facts, projectsOf, asOf } = scene;
  const old = facts.filter((one) => tree.broughtBy(one) !== null && (firstProject(one, scene) ?? Infinity) <= asOf - YEAR);
  const stayed = old.filter((one) => projectsOf(one).length > 1 || projectsOf(one).some(({ fact }) => isLive(fact, asOf)));
  return metric('referredRetention', { n: old.length, part: stayed.length, of: old.map(({ client }) => client) });
}

/** Worth of what recommended clients began, less what recommendations cost, by that cost. */
function returnOf(scene: Scene, tree: Tree, inWindow: readonly Owned<Recommendation>[]): Metric {
  const costly = inWindow.filter(({ fact }) => (fact.cost ?? 0) > 0);
  const revenue = scene.projects.filter((project) => project.fact.value !== null && isIn(begun(project.fact), scene.window) && tree.isReferred(project));
  const earned = byCurrency(revenue, ({ fact }) => fact);
  return metric('recommendationReturn', {
    n: costly.length, of: [...costly, ...revenue],
    byCurrency: byCurrency(costly, ({ fact }) => fact).map(([currency, some]) => {
      const cost = sum(some.flatMap(({ fact }) => fact.cost ?? []));
      const gained = sum((earned.find(([other]) => other === currency)?.[1] ?? []).flatMap(({ fact }) => fact.value ?? []));
      return { currency, value: ratio(gained - cost, cost), n: some.length, previous: null, parts: [partOf('revenue', gained, revenue.length), partOf('cost', cost, some.length)] };
    }),
  });
}

function newContacts(scene: Scene, tree: Tree): Metric {
  const fresh = scene.facts.filter((one) => tree.broughtBy(one) !== null && isIn(scene.sinceOf(one), scene.window));
  const lasting = fresh.filter((one) => scene.projectsOf(one).length > 0
    || new Set(dossierOf(one).contacts.filter(({ date }) => date <= scene.asOf).map(({ date }) => date)).size >= FEW_CONTACTS);
  return metric('newContacts', { n: fresh.length, part: lasting.length, of: fresh.map(({ client }) => client) });
}

function* usesMeasures({ received, window }: Scene): Iterable<Metric | null> {
  const uses: (UsedIn & Pick<Owned<Recommendation>, 'source'>)[] = [];
  for (const { fact, source } of received) {
    for (const use of usesOf(fact)) if (isIn(use.date, window)) uses.push({ ...use, source });
    yield null;
  }
  const decided = uses.filter(({ outcome }) => outcome !== null);
  yield metric('usesWon', { n: decided.length, part: decided.filter(({ outcome }) => outcome === 'won').length, of: decided });
  yield metric('uses', {
    value: received.some(({ fact }) => fact.usedIn.length > 0) ? uses.length : null, n: uses.length, of: uses,
    parts: partsBy(uses, ({ result }) => [result === null ? '' : foldName(result)]),
  });
}

/** By how much health moved in the month after. */
function* effect({ asOf, weights }: Scene, inWindow: readonly Owned<Recommendation>[]): Iterable<Metric | null> {
  const counted: { readonly source: Source; readonly delta: number }[] = [];
  for (const { fact: { received: on }, source, owners } of inWindow) {
    if (on === null || on + EFFECT_AFTER > asOf) continue;
    for (const owner of owners) {
      const then = scoreOn(owner, on, weights);
      const later = scoreOn(owner, on + EFFECT_AFTER, weights);
      if (then !== null && later !== null) counted.push({ source, delta: later - then });
    }
    yield null;
  }
  yield metric('healthAfter', { value: mean(counted.map(({ delta }) => delta)), n: counted.length, of: counted });
}

function referredProjects({ projects }: Scene, tree: Tree): Metric {
  const referred = projects.filter(tree.isReferred);
  return metric('referredProjects', {
    value: projects.length === 0 ? null : referred.length, n: projects.length, of: referred,
    parts: [...partsBy(referred, ({ owners }) => [String(Math.max(...owners.map(tree.depthOf)))])].sort((a, b) => Number(a.key) - Number(b.key)),
  });
}
