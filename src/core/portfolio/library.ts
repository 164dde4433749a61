/**
 * The library of recommendations: each with where it stands, what it may be used for, what has come of it and what it
 * still needs. The quoted words stay in the notes and are read when they are shown (`quoteOf`).
 *
 * For the view: `libraryOf(facts, today, unowned)`, `filtered(entries, filter)`, `entry.uses[use]` for the gate of consent.
 */
import type { Day } from '../day';
import type { Client, Recommendation } from '../model';
import type { Permission, Use } from './consent';

/** Where it stands; say `recommendationState.<state>`. */
export type RecommendationState = 'idea' | 'asked' | 'received' | 'thanked' | 'published' | 'declined' | 'withdrawn' | 'expired' | 'given';

/** Why it should be looked at again; say `stale.<reason>`. */
export type Staleness = 'review-due' | 'consent-expiring' | 'consent-expired' | 'client-ended';

/** `2026-11-05 proposal for Gamma: won` */
export interface UsedIn {
  /** Null: no day stands at its beginning. */
  readonly date: Day | null;
  readonly where: string;
  /** As written; null: not known yet. */
  readonly result: string | null;
  /** What the result means, where it is a word that is known. */
  readonly outcome: 'won' | 'lost' | null;
}

/** What makes a recommendation strong. Say `quality.<criterion>`. */
export interface Quality {
  /** It speaks of results. */
  readonly result: boolean;
  /** A number stands in it, or in its context; null: its words have not been read. */
  readonly number: boolean | null;
  /** It may be shown under a name. */
  readonly author: boolean;
  /** It says what it is meant for. */
  readonly purpose: boolean;
  /** 0 to 4. */
  readonly score: number;
}

export interface LibraryEntry {
  readonly recommendation: Recommendation;
  /** Whose it is; empty: no client is known. */
  readonly clients: readonly Client[];
  readonly state: RecommendationState;
  /** The day of that state; null: it has none. */
  readonly date: Day | null;
  readonly uses: Readonly<Record<Use, Permission>>;
  readonly stale: readonly Staleness[];
  /** Received two days ago or more, and no thanks since. */
  readonly thanksOwed: boolean;
  readonly usedIn: readonly UsedIn[];
  readonly quality: Quality;
}

export interface Library {
  /** The newest first. */
  readonly entries: readonly LibraryEntry[];
  /** Received and not withdrawn. */
  readonly received: number;
  /** How many of those may be used so: “for a public page: 3 of 11”. */
  readonly usable: Readonly<Record<Use, number>>;
  readonly stale: number;
  readonly thanksOwed: number;
}

/** What is asked of an entry; an axis that is absent asks nothing. `client_level` is a segment, `''` asks for “not said”. */
export interface LibraryFilter {
  readonly form?: string;
  readonly content?: string;
  readonly purpose?: string;
  readonly service?: string;
  readonly industry?: string;
  readonly client_level?: string;
  readonly client?: string;
}
