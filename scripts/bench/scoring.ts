/** B4: all clients judged with their trend and put in order, as the list in the sidebar needs them. */
import { dossierOf } from '../../src/core/health/dossier';
import type { Day } from '../../src/core/day';
import { health, scoreOn } from '../../src/core/health/health';
import type { ClientFacts } from '../../src/core/model';
import { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
import { CachedVault, fillBook, type Parts } from './filled-book';
import type { Figure } from './figures';
import { median, timed } from './measure';
import { madeVault, VAULT_DAY } from './vault';

export function scoring(parts: Parts, numbers: readonly number[], rounds: number): readonly Figure[] {
  const most = Math.max(...numbers);
  const vault = new CachedVault([...madeVault(most * 10)]);
  const { book } = fillBook(vault, parts);
  const all = book.clients();
  for (const facts of all) dossierOf(facts);
  return numbers.flatMap((number): readonly Figure[] => {
    const clients = all.slice(0, number);
    const each = (work: (day: Day) => unknown): number => {
      const times = Array.from({ length: rounds + 1 }, (_, round) => timed(() => work(VAULT_DAY + round)));
      return median(times.slice(1)) * 1000 / number;
    };
    const count = number.toLocaleString('en');
    return [
      { id: 'B4', what: `${count} clients scored on a new day, with trend, and sorted: each`, measured: each((day) => inOrder(clients, day)), unit: 'µs', budget: { most: number <= 1000 ? 10 : 100 } },
      { id: 'B4', what: `${count} clients judged for the first time, with every reason: each`, measured: each((day) => judged(clients, day)), unit: 'µs' },
    ];
  });
}

function inOrder(clients: readonly ClientFacts[], day: Day): number {
  const scored = clients.map((facts) => ({
    score: scoreOn(facts, day, DEFAULT_WEIGHTS) ?? 101,
    before: scoreOn(facts, day - TREND_DAYS, DEFAULT_WEIGHTS),
  }));
  return scored.sort((a, b) => a.score - b.score).length;
}

/** New objects, so that nothing is known of them from the round before. */
function judged(clients: readonly ClientFacts[], day: Day): number {
  return clients.reduce((sum, facts) => sum + health({ ...facts }, day, DEFAULT_WEIGHTS).reasons.length, 0);
}

const TREND_DAYS = 30;
