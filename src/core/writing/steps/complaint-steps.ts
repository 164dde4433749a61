/**
 * The life of a complaint: received, acknowledged, understood, a solution offered, resolved, and confirmed by the client,
 * which is the step that is forgotten most. A resolved one may be reopened, any may be taken back by the client.
 */
import type { Day } from '../../day';
import { answerOn, complaintState, DAYS_TO_ACKNOWLEDGE, reopeningsOf, type ComplaintState } from '../../health/complaint-state';
import { hasHappened } from '../../health/reckoning';
import { CONFIRM_AFTER } from '../../health/todo';
import type { Complaint, Severity, Solution } from '../../model';
import type { MessageId } from '../messages';
import type { Fields } from '../new-note';
import { chance, firstPossible, iso, latest, type Barrier, type Chance, type Course } from './step';

export const COMPLAINT_STEPS = ['acknowledged', 'understood', 'offered', 'resolved', 'confirmed', 'reopened', 'withdrawn'] as const;
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];

/** Days within which complaints are to be resolved. */
export interface Targets {
  readonly complaintTargets: Readonly<Record<Severity, number>>;
}

export interface ComplaintEntry {
  readonly step: ComplaintStep;
  readonly date: Day;
  /** What was offered, for the step `offered`. */
  readonly solution?: readonly Solution[];
  /** The answer at the confirmation; null: asked without a clear one. */
  readonly satisfied?: boolean | null;
  /** 1 to 5, at the confirmation. */
  readonly csat?: number | null;
}

const LISTENING = ['acknowledged', 'understood', 'offered'] as const;

export function complaintCourse(complaint: Complaint, today: Day, targets: Targets): Course<ComplaintStep> {
  const state = complaintState(complaint, today, targets);
  const all = (barrier: Barrier): Course<ComplaintStep> => ({ steps: COMPLAINT_STEPS.map((step) => chance(step, barrier, [], [], today)), next: null });
  if (state === null) return all({ why: 'ahead', day: complaint.received });
  if (hasHappened(complaint.withdrawn, today)) return all({ why: 'withdrawn', day: complaint.withdrawn });

  const { received } = complaint;
  const { resolvedOn, confirmedOn, outcome } = state;
  const isOpen = resolvedOn === null;
  const closings = complaint.resolved.filter((day) => day >= received && day <= today);
  const reopenings = closings.length > 0 ? reopeningsOf(complaint, today) : [];
  const reopenedOn = isOpen ? latest(reopenings, today) : null;
  const taken = LISTENING.map((step) => (hasHappened(complaint[step], today) ? complaint[step] : null));

  const listening = LISTENING.map((step, at): Chance<ComplaintStep> => {
    const on = taken[at] ?? null;
    // A reopened complaint needs a new offer; the answer to it and its essence stay what they were.
    const anew = step === 'offered' && reopenedOn !== null && (on === null || on <= reopenedOn);
    return anew
      ? chance(step, null, [received, ...taken.slice(0, at), reopenedOn], [], today)
      : chance(step, on === null ? null : { why: 'done', day: on }, [received, ...taken.slice(0, at)], [...taken.slice(at + 1), isOpen ? null : Math.min(...closings)], today);
  });
  const open: Barrier = { why: closings.length > 0 ? 'open' : 'unresolved' };
  const settled: Barrier | null = outcome === 'satisfied' && confirmedOn !== null ? { why: 'confirmed', day: confirmedOn } : null;
  const steps: readonly Chance<ComplaintStep>[] = [
    ...listening,
    chance('resolved', isOpen ? null : { why: 'resolved', day: resolvedOn }, [received, ...taken, ...closings, ...reopenings], [], today),
    chance('confirmed', isOpen ? open : settled, [resolvedOn, confirmedOn], [], today),
    chance('reopened', isOpen ? open : null, [resolvedOn, confirmedOn], [], today),
    chance('withdrawn', settled, [received, ...taken, ...closings, ...reopenings, confirmedOn], [], today),
  ];
  return { steps, next: settled ? null : firstPossible(steps, isOpen ? [...ahead(taken, reopenedOn), 'resolved'] : ['confirmed']) };
}

/** The steps before the solution that come after the last one taken. */
function ahead(taken: readonly (Day | null)[], reopenedOn: Day | null): readonly ComplaintStep[] {
  if (reopenedOn !== null) return (taken[2] ?? -Infinity) > reopenedOn ? [] : ['offered'];
  let from = taken.length;
  while (from > 0 && (taken[from - 1] ?? null) === null) from -= 1;
  return LISTENING.slice(from);
}

/** What the entry lacks, by its field. */
export function complaintLacks({ step, solution = [] }: ComplaintEntry): readonly 'solution'[] {
  return step === 'offered' && solution.length === 0 ? ['solution'] : [];
}

/** The complaint as it is once the step is taken. */
export function complaintAfter(complaint: Complaint, { step, date, solution, satisfied = null, csat = null }: ComplaintEntry, targets: Targets): Complaint {
  switch (step) {
    case 'acknowledged':
    case 'understood':
    case 'withdrawn':
      return { ...complaint, [step]: date };
    case 'offered':
      return { ...complaint, offered: date, solution: solution ?? complaint.solution };
    case 'resolved':
      return resolvedAfter(complaint, date, targets);
    case 'reopened':
      return { ...complaint, reopened: [...complaint.reopened, date] };
    case 'confirmed': {
      const { reopened } = answerOn(complaint, date) === 'no' ? withoutAnswer(complaint, date) : complaint;
      const after: Complaint = { ...complaint, reopened, confirmed: date, satisfied, csat };
      // An earlier reopening of the same day is another one than this answer.
      return answerOn(after, date) === 'no' && reopened.includes(date) ? { ...after, reopened: [...reopened, date] } : after;
    }
  }
}

/** One more resolution; on the day of reopenings, as many as it takes for the last to stand. */
function resolvedAfter(complaint: Complaint, date: Day, targets: Targets): Complaint {
  // An answer to an earlier resolution says nothing about this one; a clear no stays, as the reopening that it is.
  const keeps = answerOn(complaint, date) === null || (answerOn(complaint, date) === 'no' && complaint.confirmed !== date);
  let after: Complaint = keeps ? complaint : withoutAnswer(complaint, date);
  for (let tries = after.reopened.length; tries >= 0; tries -= 1) {
    after = { ...after, resolved: [...after.resolved, date] };
    if (complaintState(after, date, targets)?.resolvedOn === date) break;
  }
  return after;
}

/** Without the answer to the last question; a no remains as a reopening on its day. */
function withoutAnswer(complaint: Complaint, day: Day): Complaint {
  return { ...complaint, reopened: reopeningsOf(complaint, day), confirmed: null, satisfied: null, csat: null };
}

// ── What is written ─────────────────────────────────────────────────────────────────────────────────────────────────

/** What steps write, as a note's properties or a log line's inline fields. */
export function complaintProperties(complaint: Complaint): Fields {
  return {
    acknowledged: iso(complaint.acknowledged), understood: iso(complaint.understood), offered: iso(complaint.offered), solution: complaint.solution,
    resolved: complaint.resolved.map(iso).filter((day) => day !== null), reopened: complaint.reopened.map(iso).filter((day) => day !== null),
    confirmed: iso(complaint.confirmed), satisfied: complaint.satisfied, csat: complaint.csat, withdrawn: iso(complaint.withdrawn),
  };
}

/** A complaint without its place and name. */
export type ComplaintFacts = Omit<Complaint, 'source' | 'title' | 'nps' | 'ces' | 'mood'>;

/** The step that boards and Bases show. It is never read: the days are what counts. */
export function boardStatus(facts: ComplaintFacts, today: Day, targets: Targets): string {
  const state = complaintState({ ...facts, source: { path: '' }, title: '', nps: null, ces: null, mood: null }, today, targets);
  if (state?.state === 'withdrawn') return 'withdrawn';
  if (state && state.resolvedOn !== null) return state.confirmedOn === null || state.outcome === 'unsatisfied' ? 'resolved' : 'confirmed';
  if (state && state.reopens > 0) return 'reopened';
  if (facts.offered !== null) return 'offered';
  return facts.acknowledged !== null || facts.understood !== null ? 'acknowledged' : 'open';
}

// ── What comes next ─────────────────────────────────────────────────────────────────────────────────────────────────

export function complaintMessage({ step, satisfied = null }: Pick<ComplaintEntry, 'step' | 'satisfied'>): MessageId | null {
  switch (step) {
    case 'acknowledged': return 'complaint-apology';
    case 'understood': return 'complaint-listen';
    case 'offered': return 'complaint-offer';
    case 'resolved': return 'complaint-confirm';
    case 'confirmed': return satisfied === false ? 'complaint-apology' : 'keep-in-touch';
    case 'reopened': return 'complaint-apology';
    case 'withdrawn': return 'keep-in-touch';
  }
}

/** The day by which the fitting step should be taken; null: there is none, or no day. */
export function complaintDue(complaint: Complaint, today: Day, targets: Targets): Day | null {
  const state = complaintState(complaint, today, targets);
  const { next } = complaintCourse(complaint, today, targets);
  if (state === null || next === null) return null;
  if (next === 'acknowledged') return complaint.received + DAYS_TO_ACKNOWLEDGE;
  return next === 'confirmed' && state.resolvedOn !== null ? state.resolvedOn + CONFIRM_AFTER : state.targetDay;
}

/** How a complaint stands against a target. */
export interface TargetState {
  readonly target: 'response' | 'resolution';
  /** Days late; 0: in time. Null: still to be met, by `due`. */
  readonly late: number | null;
  readonly due: Day | null;
}

/** The first response within a day, the resolution within the days open that its severity allows. */
export function targetStates(complaint: Complaint, state: ComplaintState): readonly TargetState[] {
  if (state.state === 'withdrawn') return [];
  const response = complaint.received + DAYS_TO_ACKNOWLEDGE;
  const isOpen = state.resolvedOn === null;
  const overrun = Math.max(0, Math.ceil(state.age - state.target));
  return [
    ...(state.acknowledgedOn === null && !isOpen ? [] : [{ target: 'response', late: state.acknowledgedOn === null ? null : Math.max(0, state.acknowledgedOn - response), due: response } as const]),
    { target: 'resolution', late: isOpen ? null : overrun, due: state.targetDay },
  ];
}
