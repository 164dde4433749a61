/** Give and take: recommendations received from and given to each client, and what came after one of them. */
import { hasHappened } from '../health/reckoning';
import { GIVE_BACK_FROM } from '../health/todo';
import type { ClientFacts, Project, Recommendation } from '../model';
import { compareText } from '../order';
import { usesOf } from './library';
import { mean, placesOf, ratio, sum, type Window } from './metric';
import type { Change, LedgerRow, Uplift } from './portfolio';
import type { Tree } from './referrals';
import { begun, byCurrency, currencyOf, isIn, type Owned, type Scene } from './scene';

type Exchanged = Owned<Recommendation>;

const YEAR = 365;
/** Days after a recommendation before anything can be said of it. */
const SOON = 30;
/** Recommendations that are looked at, at most. */
const LOOKED_AT = 100;

/** Everybody with whom anything was exchanged, the most owed first. */
export function ledgerOf({ received, given }: Scene): readonly LedgerRow[] {
  const accounts = new Map<ClientFacts, { readonly theirs: Exchanged[]; readonly mine: Exchanged[] }>();
  const enter = (some: readonly Exchanged[], side: 'theirs' | 'mine'): void => {
    for (const one of some) {
      for (const owner of one.owners) {
        const account = accounts.get(owner) ?? { theirs: [], mine: [] };
        account[side].push(one);
        accounts.set(owner, account);
      }
    }
  };
  enter(received, 'theirs');
  enter(given, 'mine');
  return [...accounts].map(([{ client }, { theirs, mine }]): LedgerRow => {
    const balance = theirs.length - mine.length;
    return {
      path: client.source.path, name: client.name, partner: client.relation === 'partner',
      received: theirs.length, given: mine.length, balance, owed: balance >= GIVE_BACK_FROM, sources: placesOf([...theirs, ...mine]),
    };
  }).sort((a, b) => b.balance - a.balance || compareText(a.path, b.path));
}

/**
 * What followed recommendations whose year touches the window, the newest first and so many at most; those after which
 * nothing is known to compare are left out.
 */
export function* upliftSteps(scene: Scene, tree: Tree): Generator<void, readonly Uplift[]> {
  const { window, asOf } = scene;
  const rated = scene.projects.filter(({ fact }) => fact.rate !== null);
  const looked = scene.received
    .filter(({ fact }) => isIn(fact.received, { from: window.from - YEAR, to: asOf - SOON }))
    .sort((a, b) => (b.fact.received ?? 0) - (a.fact.received ?? 0))
    .slice(0, LOOKED_AT);
  const uplifts: Uplift[] = [];
  for (const { fact, source, owners: [owner] } of looked) {
    yield;
    const date = fact.received;
    if (owner === undefined || date === null) continue;
    const days = Math.min(YEAR, asOf - date + 1);
    const spans: Spans = [{ from: date - days, to: date - 1 }, { from: date, to: date + days - 1 }];
    const below = tree.below(owner);
    const near = new Set([owner, ...below].flatMap(scene.projectsOf));
    // A rate says nothing of a client who pays in another currency.
    const paid = new Set(scene.projectsOf(owner).map(({ fact: one }) => currencyOf(one)));
    const volume = changes([...near], spans, ({ value }) => value, sum);
    const rate = changes(rated.filter(({ fact: one }) => paid.has(currencyOf(one))), spans, (project) => project.rate, (numbers) => mean(numbers, 2));
    const won = usesOf(fact).filter((use) => use.outcome === 'won' && use.date !== null && use.date <= asOf).length;
    const newClients = below.filter((one) => isNewSince(one, date, scene)).length;
    if (newClients + won === 0 && volume.every((one) => one.ratio === null)) continue;
    uplifts.push({ source, path: owner.client.source.path, client: owner.client.name, date, days, newClients, won, volume, rate });
  }
  return uplifts;
}

/** Before and after. */
type Spans = readonly [Window, Window];

/** What the projects begun before and after come to, in each currency. */
function changes(
  some: readonly Owned<Project>[], spans: Spans, numberOf: (project: Project) => number | null, together: (numbers: readonly number[]) => number | null,
): readonly Change[] {
  const counted = some.flatMap(({ fact }) => {
    const number = numberOf(fact);
    const day = begun(fact);
    return number !== null && spans.some((span) => isIn(day, span)) ? [{ number, day, currency: fact.currency }] : [];
  });
  return byCurrency(counted, (one) => one).map(([currency, group]) => {
    const [before = null, after = null] = spans.map((span) => {
      const numbers = group.filter(({ day }) => isIn(day, span)).map(({ number }) => number);
      return numbers.length === 0 ? null : together(numbers);
    });
    return { currency, before, after, ratio: before === null || after === null ? null : ratio(after, before) };
  });
}

function isNewSince(facts: ClientFacts, day: number, { projectsOf, asOf }: Scene): boolean {
  const days = projectsOf(facts).flatMap(({ fact }) => begun(fact) ?? []);
  const first = days.length === 0 ? null : Math.min(...days);
  return hasHappened(first, asOf) && first >= day;
}
