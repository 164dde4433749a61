/**
 * Where a complaint stands on a day: folded from its dated facts, never from a status word. A resolution before the
 * receipt and a reopening before any resolution have no effect.
 */
import { halved, hasHappened } from './reckoning';
import type { Day } from '../day';
import type { Complaint } from '../model';
import type { Weights } from './weights';

export type ComplaintPhase = 'open' | 'resolved' | 'withdrawn';
/** What the client said to the question whether it is really solved. */
export type Outcome = 'satisfied' | 'unsatisfied' | 'unknown';

export interface ComplaintState {
  readonly state: ComplaintPhase;
  /** Null while open. */
  readonly outcome: Outcome | null;
  /** Days that it has been open in total; a reopened one goes on ageing where it stopped. */
  readonly age: number;
  /** Days open within which it should be resolved, as agreed or by its severity; more than 0. */
  readonly target: number;
  /** The day on which its age reaches, or reached, the target; null: it was closed before. */
  readonly targetDay: Day | null;
  /** Open for longer than the target. */
  readonly overdue: boolean;
  readonly reopens: number;
  /** The last resolution, while it holds. */
  readonly resolvedOn: Day | null;
  /** The day of the client's answer to that resolution, a clear one or not. */
  readonly confirmedOn: Day | null;
  readonly acknowledgedOn: Day | null;
  /** Open and unanswered. */
  readonly unacknowledged: boolean;
  /** The same for more than a day after the receipt. */
  readonly acknowledgementLate: boolean;
}

type Answer = 'yes' | 'no' | 'unclear';

/** A first answer is due within so many days of the receipt. */
export const DAYS_TO_ACKNOWLEDGE = 1;
const CSAT_OF_YES = 4;
const CSAT_OF_NO = 2;

/** The client's answer, if asked by today; null: not asked. CSAT stands in for a missing yes or no. */
export function answerOn({ confirmed, satisfied, csat }: Complaint, today: Day): Answer | null {
  if (!hasHappened(confirmed, today)) return null;
  if (satisfied !== null) return satisfied ? 'yes' : 'no';
  if (csat === null) return 'unclear';
  return csat >= CSAT_OF_YES ? 'yes' : csat <= CSAT_OF_NO ? 'no' : 'unclear';
}

/**
 * The state of a complaint on a day.
 * @returns null if it was received after today, and so does not exist yet
 */
export function complaintState(complaint: Complaint, today: Day, weights: Pick<Weights, 'complaintTargets'>): ComplaintState | null {
  const { received, acknowledged, severity, due } = complaint;
  if (received > today) return null;
  const target = due === null || due < received ? weights.complaintTargets[severity] : Math.max(1, due - received);
  const withdrawn = hasHappened(complaint.withdrawn, today);
  // Once taken back it ages no further.
  const until = withdrawn ? Math.max(received, complaint.withdrawn) : today;
  const course = courseOf(complaint, until, target);
  const answer = answerOn(complaint, today);
  const isOpen = !withdrawn && course.resolvedOn === null;
  const acknowledgedOn = hasHappened(acknowledged, today) ? acknowledged : null;
  const unacknowledged = isOpen && acknowledgedOn === null;
  const answered = answer !== null && !isOpen && (course.resolvedOn === null || (complaint.confirmed ?? today) >= course.resolvedOn);
  return {
    state: withdrawn ? 'withdrawn' : isOpen ? 'open' : 'resolved',
    outcome: isOpen ? null : !answered || answer === 'unclear' ? 'unknown' : answer === 'yes' ? 'satisfied' : 'unsatisfied',
    age: course.age, target, targetDay: course.targetDay,
    overdue: isOpen && course.age > target,
    reopens: course.reopens,
    resolvedOn: course.resolvedOn,
    confirmedOn: answered ? complaint.confirmed : null,
    acknowledgedOn, unacknowledged,
    acknowledgementLate: unacknowledged && today - received > DAYS_TO_ACKNOWLEDGE,
  };
}

interface Course {
  readonly age: number;
  readonly targetDay: Day | null;
  readonly reopens: number;
  /** Null: open at the end. */
  readonly resolvedOn: Day | null;
}

/** Walks through resolutions and reopenings up to a day, adding up the days between in which it was open. */
function courseOf(complaint: Complaint, until: Day, target: number): Course {
  const { received } = complaint;
  const resolutions = complaint.resolved.filter((day) => day >= received && day <= until).sort(ascending);
  const [firstResolution] = resolutions;
  if (firstResolution === undefined) {
    return { age: until - received, targetDay: dayOfAge(target, received, 0), reopens: 0, resolvedOn: null };
  }
  const reopenings = reopeningsOf(complaint, until).filter((day) => day >= firstResolution && day <= until).sort(ascending);
  let targetDay: Day | null = null;
  let age = 0;
  let isOpen = true;
  let since = received;
  let resolved = 0;
  let reopened = 0;
  let resolvedOn: Day | null = null;
  while (resolved < resolutions.length || reopened < reopenings.length) {
    const day = Math.min(resolutions[resolved] ?? Infinity, reopenings[reopened] ?? Infinity);
    const resolvedBefore = resolved;
    const reopenedBefore = reopened;
    while (resolutions[resolved] === day) resolved++;
    while (reopenings[reopened] === day) reopened++;
    // Both on one day: closed if there were more resolutions than reopenings until then.
    const staysOpen = reopened > reopenedBefore && (resolved === resolvedBefore || resolved <= reopened);
    if (isOpen && !staysOpen) {
      if (targetDay === null && age + day - since >= target) targetDay = dayOfAge(target, since, age);
      age += day - since;
    }
    if (!isOpen && staysOpen) since = day;
    isOpen = staysOpen;
    resolvedOn = staysOpen ? null : day;
  }
  if (isOpen) {
    targetDay ??= dayOfAge(target, since, age);
    age += until - since;
  }
  return { age, targetDay, reopens: reopenings.length, resolvedOn };
}

/** The first day on which the age reaches the target, open since a day with an age from before it. */
function dayOfAge(target: number, since: Day, age: number): Day {
  return since + Math.ceil(target - age);
}

/** All reopenings; the answer no, given by a day, is one on its day, and the same one if that day is listed as well. */
export function reopeningsOf(complaint: Complaint, until: Day): readonly Day[] {
  const { confirmed, reopened } = complaint;
  if (confirmed === null || answerOn(complaint, until) !== 'no' || reopened.includes(confirmed)) return reopened;
  return [...reopened, confirmed];
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** How the points of a complaint come about: those of its severity, times each factor, and what is added at last. */
export interface ComplaintPrice {
  readonly points: number;
  /** Those that are not 1. */
  readonly factors: readonly { readonly why: 'reopened' | 'overdue' | 'unconfirmed' | 'fading'; readonly by: number }[];
  /** While the first answer is late; 0: it is not. */
  readonly unanswered: number;
}

/** Points that a complaint takes from the score on a day; 0 or more. */
export function complaintLoss(complaint: Complaint, state: ComplaintState, today: Day, weights: Weights): number {
  if (state.state === 'withdrawn' || state.outcome === 'satisfied') return 0;
  const { points, factors, unanswered } = complaintPrice(complaint, state, today, weights);
  return factors.reduce((all, { by }) => all * by, points) + unanswered;
}

/** Of a complaint that costs something. */
export function complaintPrice({ severity }: Complaint, { reopens, resolvedOn, age, target, acknowledgementLate }: ComplaintState, today: Day, weights: Weights): ComplaintPrice {
  const factors: ComplaintPrice['factors'] = [
    { why: 'reopened', by: 1 + weights.reopenGrowth * Math.min(reopens, weights.reopenLimit) },
    ...(resolvedOn === null
      ? [{ why: 'overdue', by: Math.min(weights.overdueLimit, 1 + weights.overdueGrowth * Math.max(0, age - target) / target) } as const]
      : [{ why: 'unconfirmed', by: weights.unconfirmedShare }, { why: 'fading', by: halved(today - resolvedOn, weights.resolvedHalfLife) }] as const),
  ];
  return {
    points: weights.complaintPoints[severity], factors: factors.filter(({ by }) => by !== 1),
    unanswered: resolvedOn === null && acknowledgementLate ? weights.unacknowledgedPoints : 0,
  };
}

/** The complaint as it would be, resolved today and confirmed by the client. */
export function supposeResolved(complaint: Complaint, today: Day): Complaint {
  const isPast = (day: Day): boolean => day >= complaint.received && day <= today;
  // One resolution more than there are reopenings, or a reopening of today would still stand.
  const missing = reopeningsOf(complaint, today).filter(isPast).length + 1 - complaint.resolved.filter(isPast).length;
  const resolved = [...complaint.resolved, ...Array.from({ length: Math.max(1, missing) }, () => today)];
  return { ...supposeConfirmed(complaint, today), resolved };
}

/** The complaint as it would be if the client said today that it is really solved. An earlier no stays a reopening. */
export function supposeConfirmed(complaint: Complaint, today: Day): Complaint {
  return { ...complaint, reopened: reopeningsOf(complaint, today), confirmed: today, satisfied: true };
}
