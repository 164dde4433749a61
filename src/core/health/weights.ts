/**
 * The numbers that judge people. They are judgement, not fitted to outcomes: no study stands behind any of them, only
 * what consultants hold to be a fair share, and every one can be changed in the settings.
 */
import type { RecommendationWeight, Severity } from '../model';

/** The averaged kinds of evidence, in the order in which they are shown. */
export type FactorName = 'contact' | 'satisfaction' | 'commitments' | 'reciprocity';

export interface Weights {
  /** Shares of the averaged factors; only their proportions matter. Judgement, not fitted to outcomes. */
  readonly factors: Readonly<Record<FactorName, number>>;

  /** Days between contacts with a key client whose card says nothing. Judgement, not fitted to outcomes. */
  readonly keyCadence: number;
  /** The same for a supporting client, and for one of no segment. */
  readonly supportingCadence: number;
  readonly defaultCadence: number;
  /** The same once all projects are over. */
  readonly aftercareCadence: number;
  /** A learned rhythm lengthens the cadence of the segment at most this many times. */
  readonly learnedCadenceLimit: number;
  /** For this many cadences letters of mine keep a relationship warm after the client's last word. */
  readonly cadencesWithoutTheirWord: number;

  /** Days after which a rating counts half. Judgement, not fitted to outcomes. */
  readonly ratingHalfLife: number;
  /** The share of its change by which the last rating moves satisfaction, and the points it moves it at most. */
  readonly ratingTrendShare: number;
  readonly ratingTrendLimit: number;
  /** A mood that I noted weighs this much beside a rating that the client gave. */
  readonly moodWeight: number;

  /** Days of lateness that leave nothing of the credit for a promise. Judgement, not fitted to outcomes. */
  readonly lateDaysWithoutCredit: number;
  /** Days within which a reply is a reply, and after which a silence is one. */
  readonly replyDays: number;

  /** Points that an open complaint takes, before it is past its target. Judgement, not fitted to outcomes. */
  readonly complaintPoints: Readonly<Record<Severity, number>>;
  /** Days open within which a complaint should be resolved. */
  readonly complaintTargets: Readonly<Record<Severity, number>>;
  /** Past its target a complaint grows by this share per further target, up to the limit (as a multiple). */
  readonly overdueGrowth: number;
  readonly overdueLimit: number;
  /** Each reopening adds this share, for so many reopenings at most. */
  readonly reopenGrowth: number;
  readonly reopenLimit: number;
  /** Points while a complaint has had no answer for more than a day. */
  readonly unacknowledgedPoints: number;
  /** The share that is left of a resolved complaint until the client confirms, and the days in which that halves. */
  readonly unconfirmedShare: number;
  readonly resolvedHalfLife: number;
  /** Complaints together take no more than this. */
  readonly penaltyLimit: number;

  /** Points of a recommendation on the day it was received. Judgement, not fitted to outcomes. */
  readonly recommendationPoints: Readonly<Record<RecommendationWeight, number>>;
  /** Points on the day on which the recommended became a client. */
  readonly convertedPoints: number;
  readonly recommendationHalfLife: number;
  /** Recommendations together give no more than this. */
  readonly bonusLimit: number;

  /** Where a score begins when there is a complaint or a recommendation and nothing to average. */
  readonly provisionalBase: number;
  /** The lowest shown score of a healthy relationship, and of one to watch. Judgement, not fitted to outcomes. */
  readonly healthyFrom: number;
  readonly watchFrom: number;
  /** A key client's gain counts this many times when actions are put in order. */
  readonly keyClientValue: number;
}

export const DEFAULT_WEIGHTS: Weights = {
  factors: { contact: 0.35, satisfaction: 0.3, commitments: 0.2, reciprocity: 0.15 },

  keyCadence: 14,
  supportingCadence: 30,
  defaultCadence: 30,
  aftercareCadence: 90,
  learnedCadenceLimit: 2,
  cadencesWithoutTheirWord: 3,

  ratingHalfLife: 180,
  ratingTrendShare: 0.25,
  ratingTrendLimit: 10,
  moodWeight: 0.5,

  lateDaysWithoutCredit: 14,
  replyDays: 14,

  complaintPoints: { low: 6, medium: 15, high: 35, critical: 65 },
  complaintTargets: { low: 14, medium: 10, high: 5, critical: 2 },
  overdueGrowth: 0.5,
  overdueLimit: 2,
  reopenGrowth: 0.25,
  reopenLimit: 2,
  unacknowledgedPoints: 5,
  unconfirmedShare: 0.5,
  resolvedHalfLife: 30,
  penaltyLimit: 80,

  recommendationPoints: { oral: 2, referral: 4, testimonial: 4, letter: 5 },
  convertedPoints: 6,
  recommendationHalfLife: 180,
  bonusLimit: 10,

  provisionalBase: 70,
  healthyFrom: 70,
  watchFrom: 40,
  keyClientValue: 1.5,
};
