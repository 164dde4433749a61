/**
 * The one gate that every quote passes on its way to a screen of others, a note to hand out or an export: what was agreed,
 * for how long, and what else forbids it. Read at the moment of use, never remembered.
 */
import type { Day } from '../day';
import { hasHappened } from '../health/reckoning';
import { consentLacking } from '../health/todo';
import type { Consent, Recommendation } from '../model';

/** Narrow to wide: told in private, shown without a name, shown with the name, put before the public. */
export const USES = ['private', 'anonymous', 'named', 'public'] as const;
export type Use = (typeof USES)[number];

export type WhyNot =
  | 'not-received' | 'withdrawn' | 'no-consent' | 'consent-expired' | 'nda' | 'unknown-client' | 'narrower-consent';

export interface Permission {
  readonly allowed: boolean;
  /** Null: allowed. */
  readonly why: WhyNot | null;
}

/** Who the recommendation is from, as far as it matters here; null: no client is known. */
export interface Recommender {
  /** Any of its clients is bound by a confidentiality agreement. */
  readonly nda: boolean;
}

const WIDTH: Readonly<Record<Consent, number>> = { none: -1, private: 0, anonymous: 1, named: 2, public: 3 };

/** Whether a recommendation may be used so on a day. */
export function mayBeUsed(recommendation: Recommendation, by: Recommender | null, use: Use, today: Day): Permission {
  const why = forbidden(recommendation, by, today, use === 'private') ?? (WIDTH[recommendation.consent] < WIDTH[use] ? 'narrower-consent' : null);
  return { allowed: why === null, why };
}

/** Why it must not be used at all; a confidentiality agreement leaves only what is told in private. */
export function forbidden(recommendation: Recommendation, by: Recommender | null, today: Day, inPrivate = false): Exclude<WhyNot, 'narrower-consent'> | null {
  const { direction, received, withdrawn } = recommendation;
  if (direction === 'given' || !hasHappened(received, today)) return 'not-received';
  if (hasHappened(withdrawn, today)) return 'withdrawn';
  const lacking = consentLacking(recommendation, today);
  if (lacking !== null) return lacking;
  if (by === null) return 'unknown-client';
  return by.nda && !inPrivate ? 'nda' : null;
}

/** How a quote may appear in something made for a use: under its name, without it, or not at all (null). */
export function appearance(recommendation: Recommendation, by: Recommender | null, use: Use, today: Day): 'named' | 'anonymous' | null {
  if (use !== 'anonymous' && mayBeUsed(recommendation, by, use, today).allowed) return 'named';
  return use !== 'private' && mayBeUsed(recommendation, by, 'anonymous', today).allowed ? 'anonymous' : null;
}
