/**
 * Where a client stands on a day: health, trend, moments and actions, each worked out when it is first asked for and kept
 * as long as the facts, the day and the weights stay the same. Lists of a thousand clients live from this.
 */
import type { Day } from '../day';
import { drawerOf } from '../kept';
import { health, trend, type Health, type Trend } from './health';
import type { ClientFacts } from '../model';
import { moments, type Moments } from './moments';
import { nextActions, type Action } from './next-actions';
import type { Weights } from './weights';

export class Standing {
  readonly health: Health;
  private knownTrend: Trend | null | undefined;
  private knownMoments: Moments | undefined;
  private knownActions: readonly Action[] | undefined;

  constructor(readonly facts: ClientFacts, readonly today: Day, readonly weights: Weights) {
    this.health = health(facts, today, weights);
  }

  get trend(): Trend | null {
    if (this.knownTrend === undefined) this.knownTrend = trend(this.facts, this.today, this.weights);
    return this.knownTrend;
  }

  get moments(): Moments {
    this.knownMoments ??= moments(this.facts, this.today, this.weights);
    return this.knownMoments;
  }

  /** In the order of need. */
  get actions(): readonly Action[] {
    this.knownActions ??= nextActions(this.facts, this.today, this.weights);
    return this.knownActions;
  }
}

declare module '../kept' {
  interface Drawer {
    standing?: Standing;
  }
}

/** @param facts the same object until one of its facts changes, as the book hands it out */
export function standingOf(facts: ClientFacts, today: Day, weights: Weights): Standing {
  const drawer = drawerOf(facts);
  const known = drawer.standing;
  if (known?.today === today && known.weights === weights) return known;
  return (drawer.standing = new Standing(facts, today, weights));
}
