/**
 * What is worked out of a client's facts and kept with them: when one of them changes there are other facts, and what was
 * kept goes with the old ones. There is one drawer for each client, since every entry of a `WeakMap` is gone through at
 * every collection of garbage. Whoever keeps something says so by adding to `Drawer`.
 */
import type { ClientFacts } from './model';

export interface Drawer {
  readonly facts: ClientFacts;
}

const drawers = new WeakMap<ClientFacts, Drawer>();

/** @param facts the same object until one of its facts changes, as the book hands it out */
export function drawerOf(facts: ClientFacts): Drawer {
  const known = drawers.get(facts);
  if (known) return known;
  const drawer: Drawer = { facts };
  drawers.set(facts, drawer);
  return drawer;
}
