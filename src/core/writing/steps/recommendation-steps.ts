/**
 * The life of a recommendation: asked for, received, thanked for, agreed on, shown, used, and sometimes the way to a new
 * client. Nothing is shown or used beyond what the client agreed to.
 */
import { isoDay, type Day } from '../../day';
import { hasHappened } from '../../health/reckoning';
import { consentLacking, THANK_AFTER } from '../../health/todo';
import type { Consent, Recommendation, RecommendationForm } from '../../model';
import type { MessageId } from '../messages';
import type { Fields } from '../new-note';
import { chance, firstPossible, iso, latest, type Barrier, type Chance, type Course } from './step';

export const RECOMMENDATION_STEPS = ['asked', 'received', 'thanked', 'consent', 'published', 'used', 'converted', 'review', 'declined', 'withdrawn'] as const;
export type RecommendationStep = (typeof RECOMMENDATION_STEPS)[number];

export interface RecommendationEntry {
  readonly step: RecommendationStep;
  readonly date: Day;
  /** For `received`. */
  readonly form?: RecommendationForm | null;
  /** What the client agreed to, for `received` and `consent`; null: nothing was said. */
  readonly consent?: Consent | null;
  /** The last day of the consent; for `review` the day of the next review. */
  readonly until?: Day | null;
  /** That nothing in it names the client, where they agreed only to that. */
  readonly anonymised?: boolean;
  /** For `used`: where, and what came of it. */
  readonly where?: string;
  readonly result?: string;
  /** For `converted`: who became a client. Blank: whom the note names. */
  readonly who?: string;
}

export function recommendationCourse(one: Recommendation, today: Day): Course<RecommendationStep> {
  const on = (day: Day | null): Day | null => (hasHappened(day, today) ? day : null);
  const given = one.direction === 'given';
  const [asked, received, declined, withdrawn] = [on(one.asked), given ? on(one.given) : on(one.received), on(one.declined), on(one.withdrawn)];
  const gone: Barrier | null = withdrawn !== null ? { why: 'withdrawn', day: withdrawn } : declined !== null && received === null ? { why: 'declined', day: declined } : null;
  const done = (day: Day | null): Barrier | null => (day === null ? null : { why: 'done', day });
  const mine: Barrier | null = given ? { why: 'given' } : null;
  const missing: Barrier | null = received === null ? { why: 'unreceived' } : null;
  const consent = consentBarrier(one, today);
  // Consent to private use lets it be told in private, not shown.
  const unshown: Barrier | null = one.consent === 'private' ? { why: 'private' } : consent;
  const all = [asked, received, on(one.thanked), on(one.published), on(one.converted)];
  const agreed = [received, one.consentDate];

  const steps: readonly Chance<RecommendationStep>[] = [
    chance('asked', gone ?? mine ?? done(asked), [], [received], today),
    chance('received', gone ?? mine ?? done(received), [asked], [], today),
    chance('thanked', gone ?? mine ?? missing ?? done(on(one.thanked)), [received], [], today),
    chance('consent', gone, [], [], today),
    chance('published', gone ?? mine ?? missing ?? done(on(one.published)) ?? unshown, agreed, [one.consentUntil], today),
    chance('used', gone ?? mine ?? missing ?? consent, agreed, [one.consentUntil], today),
    chance('converted', gone ?? mine ?? missing ?? done(on(one.converted)), [received], [], today),
    chance('review', gone ?? missing, [], [], today),
    chance('declined', gone ?? mine ?? (received !== null ? { why: 'received', day: received } : asked === null ? { why: 'unasked' } : null), [asked], [], today),
    chance('withdrawn', gone ?? missing, all, [], today),
  ];
  return { steps, next: gone ? null : firstPossible(steps, fitting(one, today)) };
}

/** What bars any use: no consent, one that is over, one that is still to begin. */
function consentBarrier(one: Recommendation, today: Day): Barrier | null {
  const lacking = consentLacking(one, today);
  if (lacking === null) return null;
  if (lacking === 'consent-expired') return { why: 'lapsed', day: one.consentUntil ?? today };
  return one.consent === 'none' || one.consentDate === null ? { why: 'no-consent' } : { why: 'consent-ahead', day: one.consentDate };
}

/** In the order in which they are wanted. */
function fitting(one: Recommendation, today: Day): readonly RecommendationStep[] {
  const due = one.reviewBy !== null && one.reviewBy < today;
  if (one.direction === 'given') return due ? ['review'] : [];
  return [
    ...(latest([one.asked, one.received], today) === null ? (['asked'] as const) : []),
    'received', 'thanked',
    ...(consentLacking(one, today) === null ? [] : (['consent'] as const)),
    ...(due ? (['review'] as const) : []),
    'published',
    ...(one.referred === null ? [] : (['converted'] as const)),
    'used',
  ];
}

export type RecommendationLack = 'consent' | 'until' | 'anonymised' | 'where' | 'who';

/** What the entry lacks, by its field. */
export function recommendationLacks(one: Recommendation, { step, date, consent, until, anonymised, where, who }: RecommendationEntry, today: Day): readonly RecommendationLack[] {
  const hidden = one.consent === 'anonymous' && anonymised !== true;
  switch (step) {
    case 'consent': return [...((consent ?? null) === null ? (['consent'] as const) : []), ...endsBefore(until, date)];
    case 'received': return (consent ?? 'none') === 'none' ? [] : endsBefore(until, date);
    case 'review': return (until ?? -Infinity) > today ? [] : ['until'];
    case 'published': return hidden ? ['anonymised'] : [];
    case 'used': return [...((where ?? '').trim() === '' ? (['where'] as const) : []), ...(hidden ? (['anonymised'] as const) : [])];
    case 'converted': return one.referred === null && (who ?? '').trim() === '' ? ['who'] : [];
    case 'asked': case 'thanked': case 'declined': case 'withdrawn': return [];
  }
}

function endsBefore(until: Day | null | undefined, date: Day): readonly 'until'[] {
  return (until ?? Infinity) < date ? ['until'] : [];
}

/** The recommendation as it is once the step is taken. */
export function recommendationAfter(one: Recommendation, entry: RecommendationEntry): Recommendation {
  const { step, date } = entry;
  switch (step) {
    case 'asked': case 'thanked': case 'published': case 'declined': case 'withdrawn': return { ...one, [step]: date };
    case 'received': return agreedAfter({ ...one, received: date, declined: null, form: entry.form ?? one.form }, entry);
    case 'consent': return agreedAfter(one, entry);
    case 'review': return { ...one, reviewBy: entry.until ?? one.reviewBy };
    case 'used': return { ...one, usedIn: [...one.usedIn, useLine(entry)] };
    case 'converted': return { ...one, converted: date, referred: entry.who?.trim() || one.referred };
  }
}

function agreedAfter(one: Recommendation, { date, consent, until }: RecommendationEntry): Recommendation {
  if ((consent ?? null) === null) return one;
  return { ...one, consent: consent ?? one.consent, consentDate: date, consentUntil: consent === 'none' ? null : until ?? null };
}

/** `2026-11-05 proposal for Gamma: won` */
function useLine({ date, where = '', result = '' }: RecommendationEntry): string {
  return `${isoDay(date)} ${where.trim()}${result.trim() === '' ? '' : `: ${result.trim()}`}`;
}

/** What steps write. */
export function recommendationProperties(one: Recommendation): Fields {
  return {
    form: one.form, asked: iso(one.asked), received: iso(one.received), declined: iso(one.declined), withdrawn: iso(one.withdrawn), published: iso(one.published),
    thanked: iso(one.thanked), referred: one.referred, converted: iso(one.converted), consent: one.consent, consent_date: iso(one.consentDate),
    consent_until: iso(one.consentUntil), review_by: iso(one.reviewBy), used_in: one.usedIn,
  };
}

// ── What comes next ─────────────────────────────────────────────────────────────────────────────────────────────────

const MESSAGES: Readonly<Record<RecommendationStep, MessageId | null>> = {
  asked: 'ask-formal', received: 'thank-recommendation', thanked: null, consent: null, published: 'thank-recommendation', used: null,
  converted: 'thank-recommendation', review: null, declined: 'keep-in-touch', withdrawn: 'keep-in-touch',
};

export function recommendationMessage({ form }: Recommendation, { step }: Pick<RecommendationEntry, 'step'>): MessageId | null {
  return step === 'asked' && form === 'referral' ? 'ask-referral' : MESSAGES[step];
}

/** The day by which the fitting step should be taken; null: there is none, or no day. */
export function recommendationDue(one: Recommendation, today: Day): Day | null {
  const { next } = recommendationCourse(one, today);
  if (next === 'thanked' && one.received !== null) return one.received + THANK_AFTER;
  return next === 'review' ? one.reviewBy : null;
}
