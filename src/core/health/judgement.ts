/**
 * The judgement of one client on one day: whether there is a score at all, what it is made of, and the number itself,
 * all unrounded. `explanation.ts` says it in reasons, `health.ts` hands it out as it is shown.
 */
import { complaintLoss, complaintState, type ComplaintState } from './complaint-state';
import { dueOn, effectiveDue, isUndone, readCommitments, type CommitmentsReading } from './commitments';
import { isLive, readContact, readReciprocity, YEAR, type ContactReading, type ReciprocityReading } from './contact';
import { countUntil, halved, hasHappened, rounded } from './reckoning';
import { readSatisfaction, type SatisfactionReading } from './satisfaction';
import type { Day } from '../day';
import type { Dossier } from './dossier';
import type { Client, Complaint, Override, Project, Recommendation, ScoredBand } from '../model';
import type { FactorName, Weights } from './weights';

export type Band = ScoredBand | 'unknown' | 'dormant' | 'inactive';

/** A complaint that was not there yet does not appear; one without loss does. */
export interface JudgedComplaint {
  readonly complaint: Complaint;
  readonly state: ComplaintState;
  /** Points that it takes, before the limit on all of them. */
  readonly loss: number;
}

/** A recommendation received by today and not withdrawn. */
export interface JudgedRecommendation {
  readonly recommendation: Recommendation;
  readonly age: number;
  /** Days since the recommended became a client; null: did not, or so long ago that it no longer counts. */
  readonly convertedAge: number | null;
  /** Points that it gives, before the limit on all of them. */
  readonly gain: number;
}

/** A client with a place among the living; the score may still be unknown. */
export interface Judgement {
  readonly standing: 'living';
  readonly today: Day;
  readonly contact: ContactReading;
  readonly satisfaction: SatisfactionReading;
  readonly commitments: CommitmentsReading;
  readonly reciprocity: ReciprocityReading;
  readonly complaints: readonly JudgedComplaint[];
  readonly recommendations: readonly JudgedRecommendation[];
  /** The weights of the factors that have a value, added up; 0: none has. */
  readonly weight: number;
  /** The weighted mean of the factors that have a value. */
  readonly base: number | null;
  /** Before and after their limits. */
  readonly losses: number;
  readonly penalty: number;
  readonly gains: number;
  readonly bonus: number;
  /** Unclamped; null: nothing is known. */
  readonly raw: number | null;
  /** As shown; null: nothing is known. */
  readonly score: number | null;
  readonly band: ScoredBand | 'unknown';
  /** 0 to 1, to two decimals. */
  readonly confidence: number;
}

/** A client who is not judged on this day. */
export interface Absence {
  readonly standing: 'dormant' | 'inactive';
  readonly today: Day;
  readonly contact: ContactReading;
}

const DORMANT_AFTER = 365;
const DORMANT_CADENCES = 4;
const LONGEST_OVERRIDE = 90;
const PROJECT_ALIVE = 730;
const OLDEST_RECOMMENDATION = 365;
const NOTHING: readonly never[] = [];

/** From a pause or an end until taken up again; by the status word alone where no such day is given. */
export function isInactive({ status, paused, ended, resumed }: Client, today: Day): boolean {
  if (status === 'prospect') return true;
  if (paused.length === 0 && ended.length === 0) return status !== 'active';
  const left = Math.max(lastOf(paused, today), lastOf(ended, today));
  return left > -Infinity && lastOf(resumed, today) < left;
}

/** The owner's own judgement, while it holds: until its day, and never for more than a season ahead. */
export function overrideOn({ override }: Client, today: Day): Override | null {
  if (override === null || override.until < today) return null;
  return { ...override, until: Math.min(override.until, today + LONGEST_OVERRIDE) };
}

function lastOf(days: readonly Day[], today: Day): Day {
  let last = -Infinity;
  for (const day of days) if (day <= today && day > last) last = day;
  return last;
}

export function judge(dossier: Dossier, today: Day, weights: Weights): Judgement | Absence {
  const { client, contacts, ratings, projects } = dossier;
  const contact = readContact(client, contacts, projects, today, weights);
  if (isInactive(client, today)) return { standing: 'inactive', today, contact };
  const complaints = judgedComplaints(dossier.complaints, today, weights);
  if (isSilent(dossier, contact, today) && !isAlive(dossier, complaints, today)) return { standing: 'dormant', today, contact };

  const satisfaction = readSatisfaction(ratings, today, weights);
  const commitments = readCommitments(dossier.commitments, today, weights);
  const reciprocity = readReciprocity(contacts, today, weights);
  const recommendations = judgedRecommendations(dossier.recommendations, today, weights);

  const { factors } = weights;
  let weight = 0;
  let sum = 0;
  let valued = 0;
  if (contact.value !== null) { weight += factors.contact; sum += factors.contact * contact.value; valued++; }
  if (satisfaction.value !== null) { weight += factors.satisfaction; sum += factors.satisfaction * satisfaction.value; valued++; }
  if (commitments.value !== null) { weight += factors.commitments; sum += factors.commitments * commitments.value; valued++; }
  if (reciprocity.value !== null) { weight += factors.reciprocity; sum += factors.reciprocity * reciprocity.value; valued++; }

  // Factors that the owner weighs 0 leave nothing to average, as if they had no value.
  const base = valued === 0 || weight === 0 ? null : sum / weight;
  let losses = 0;
  let onRecord = recommendations.length > 0;
  for (const { loss, state } of complaints) {
    losses += loss;
    if (state.state !== 'withdrawn') onRecord = true;
  }
  let gains = 0;
  for (const { gain } of recommendations) gains += gain;
  const penalty = Math.min(weights.penaltyLimit, losses);
  const bonus = Math.min(weights.bonusLimit, gains);
  const start = base ?? (onRecord ? weights.provisionalBase : null);
  const raw = start === null ? null : start + bonus - penalty;
  const score = raw === null ? null : rounded(Math.max(0, Math.min(100, raw)));

  const allWeights = factors.contact + factors.satisfaction + factors.commitments + factors.reciprocity;
  const evidence = factors.contact * contact.evidence + factors.satisfaction * satisfaction.evidence
    + factors.commitments * commitments.evidence + factors.reciprocity * reciprocity.evidence;
  return {
    standing: 'living', today, contact, satisfaction, commitments, reciprocity, complaints, recommendations,
    weight, base, losses, penalty, gains, bonus, raw, score,
    band: score === null ? 'unknown' : bandOf(score, weights),
    confidence: allWeights === 0 ? 0 : rounded(evidence / allWeights, 2),
  };
}

/** The band of a score as shown. */
export function bandOf(score: number, weights: Weights): ScoredBand {
  return score >= weights.healthyFrom ? 'healthy' : score >= weights.watchFrom ? 'watch' : 'at-risk';
}

/** The factors that have a value, in the order in which they are shown. */
export function valuedFactors(judgement: Judgement): readonly FactorName[] {
  return FACTOR_NAMES.filter((name) => judgement[name].value !== null);
}

export const FACTOR_NAMES: readonly FactorName[] = ['contact', 'satisfaction', 'commitments', 'reciprocity'];

function judgedComplaints(complaints: readonly Complaint[], today: Day, weights: Weights): readonly JudgedComplaint[] {
  if (complaints.length === 0) return NOTHING;
  const judged: JudgedComplaint[] = [];
  for (const complaint of complaints) {
    const state = complaintState(complaint, today, weights);
    if (state !== null) judged.push({ complaint, state, loss: complaintLoss(complaint, state, today, weights) });
  }
  return judged;
}

function judgedRecommendations(
  recommendations: readonly Recommendation[], today: Day, weights: Weights,
): readonly JudgedRecommendation[] {
  if (recommendations.length === 0) return NOTHING;
  const judged: JudgedRecommendation[] = [];
  for (const recommendation of recommendations) {
    const { received, withdrawn, converted, weight } = recommendation;
    if (!hasHappened(received, today) || hasHappened(withdrawn, today)) continue;
    const age = today - received;
    const convertedAge = hasHappened(converted, today) && today - converted <= OLDEST_RECOMMENDATION ? today - converted : null;
    const { recommendationHalfLife } = weights;
    const gain = (age > OLDEST_RECOMMENDATION ? 0 : weights.recommendationPoints[weight] * halved(age, recommendationHalfLife))
      + (convertedAge === null ? 0 : weights.convertedPoints * halved(convertedAge, recommendationHalfLife));
    judged.push({ recommendation, age, convertedAge, gain });
  }
  return judged;
}

// ── Dormancy ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** No held contact, counted or not, for more than a year and for more than four cadences. Never any is not silence. */
function isSilent({ contacts }: Dossier, { cadence }: ContactReading, today: Day): boolean {
  const last = contacts[countUntil(contacts, today) - 1];
  return last !== undefined && today - last.date > Math.max(DORMANT_AFTER, DORMANT_CADENCES * cadence.days);
}

function isAlive(dossier: Dossier, complaints: readonly JudgedComplaint[], today: Day): boolean {
  const { nextStepDue } = dossier.client;
  return complaints.some(({ state }) => state.state === 'open')
    || dossier.projects.some((project) => isProjectAlive(project, today))
    || dossier.commitments.some((commitment) =>
      commitment.kind !== 'delivery' && isUndone(commitment, today) && today - dueOn(commitment, today) < YEAR)
    || (nextStepDue !== null && today - nextStepDue < YEAR)
    || dossier.recommendations.some(({ received, withdrawn }) =>
      hasHappened(received, today) && today - received < YEAR && !hasHappened(withdrawn, today));
}

/** A live project that began, or is due, in the last two years or later; one without either day says nothing. */
function isProjectAlive(project: Project, today: Day): boolean {
  if (!isLive(project, today)) return false;
  const due = effectiveDue(project, today);
  return (project.start !== null && today - project.start < PROJECT_ALIVE) || (due !== null && today - due < PROJECT_ALIVE);
}
