/** B4: all clients judged with their trend and put in order, as the list in the sidebar needs them. */
import { dossierOf } from '../../src/core/health/dossier';
import { health, trend } from '../../src/core/health/health';
import type { ClientFacts } from '../../src/core/model';
import { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
import { CachedVault, fillBook, type Parts } from './cached-vault';
import type { Figure } from './figures';
import { median, timed } from './measure';
import { madeVault, VAULT_DAY } from './vault';

export function scoring(parts: Parts, numbers: readonly number[], rounds: number): readonly Figure[] {
  const most = Math.max(...numbers);
  const vault = new CachedVault([...madeVault(most * 10)]);
  const { book } = fillBook(vault, parts);
  const all = book.clients();
  return numbers.map((number) => {
    const clients = all.slice(0, number);
    const time = median(Array.from({ length: rounds + 1 }, () => {
      // New objects, so that nothing is known of them from the round before.
      const fresh = clients.map((facts) => ({ ...facts }));
      return timed(() => inOrder(fresh));
    }).slice(1));
    return {
      id: 'B4', what: `${number.toLocaleString('en')} clients judged, with trend, and sorted: each`, measured: time * 1000 / number, unit: 'µs',
      budget: { most: number <= 1000 ? 10 : 100 },
    };
  });
}

function inOrder(clients: readonly ClientFacts[]): number {
  const judged = clients.map((facts) => {
    dossierOf(facts);
    return { score: health(facts, VAULT_DAY, DEFAULT_WEIGHTS).score ?? 101, trend: trend(facts, VAULT_DAY, DEFAULT_WEIGHTS) };
  });
  return judged.sort((a, b) => a.score - b.score).length;
}
