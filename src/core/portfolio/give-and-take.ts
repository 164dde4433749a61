/** Give and take: recommendations received from and given to each client, and what came after one of them. */
import { hasHappened } from '../health/reckoning';
import { GIVE_BACK_FROM } from '../health/todo';
import type { ClientFacts, Project, Recommendation } from '../model';
import { compareText } from '../order';
import { usesOf } from './library';
import { mean, placesOf, ratio, sum } from './metric';
import type { Change, LedgerRow, Uplift } from './portfolio';
import type { Tree } from './referrals';
import { begun, byCurrency, currencyOf, isIn, type Owned, type Scene } from './scene';

type Exchanged = Owned<Recommendation>;

const YEAR = 365;
/** Days after a recommendation before anything can be said of it. */
const SOON = 30;

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

/** What followed recommendations whose year touches the window, the newest first; those after which nothing is known to compare are left out. */
export function upliftsOf(scene: Scene, tree: Tree): readonly Uplift[] {
  const { received, window, asOf } = scene;
  const rated = new Map(byCurrency(scene.projects.filter(({ fact: one }) => one.rate !== null), ({ fact: one }) => one));
  return received.flatMap(({ fact, source, owners: [owner] }): readonly Uplift[] => {
    const date = fact.received;
    if (owner === undefined || !isIn(date, { from: window.from - YEAR, to: asOf - SOON })) return [];
    const days = Math.min(YEAR, asOf - date + 1);
    const circle = new Set([owner, ...tree.below(owner)]);
    const before = { from: date - days, to: date - 1 };
    const after = { from: date, to: date + days - 1 };
    const won = usesOf(fact).filter((use) => use.outcome === 'won' && use.date !== null && use.date <= asOf).length;
    const near = new Set([...circle].flatMap((one) => scene.projectsOf(one)));
    const changes = (some: readonly Owned<Project>[], numberOf: (project: Project) => number | null, together: (numbers: readonly number[]) => number | null): readonly Change[] =>
      byCurrency(some.filter(({ fact: one }) => numberOf(one) !== null && (isIn(begun(one), before) || isIn(begun(one), after))), ({ fact: one }) => one)
        .map(([currency, group]) => {
          const of = (span: typeof before): number | null => {
            const numbers = group.filter(({ fact: one }) => isIn(begun(one), span)).flatMap(({ fact: one }) => numberOf(one) ?? []);
            return numbers.length === 0 ? null : together(numbers);
          };
          const [first, second] = [of(before), of(after)];
          return { currency, before: first, after: second, ratio: first === null || second === null ? null : ratio(second, first) };
        });
    const volume = changes([...near], ({ value }) => value, sum);
    // A rate says nothing of a client who pays in another currency.
    const paid = new Set(scene.projectsOf(owner).map(({ fact: one }) => currencyOf(one)));
    const rate = changes([...paid].flatMap((currency) => rated.get(currency) ?? []), (project) => project.rate, (numbers) => mean(numbers, 2));
    const newClients = tree.below(owner).filter((one) => isNewSince(one, date, scene)).length;
    if (newClients + won === 0 && volume.every((one) => one.ratio === null)) return [];
    return [{ source, path: owner.client.source.path, client: owner.client.name, date, days, newClients, won, volume, rate }];
  }).sort((a, b) => b.date - a.date);
}

function isNewSince(facts: ClientFacts, day: number, { projectsOf, asOf }: Scene): boolean {
  const days = projectsOf(facts).flatMap(({ fact }) => begun(fact) ?? []);
  const first = days.length === 0 ? null : Math.min(...days);
  return hasHappened(first, asOf) && first >= day;
}
