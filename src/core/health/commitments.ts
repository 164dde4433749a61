/**
 * Commitments: promises of mine, milestones and deliveries of projects, with the day that each was last agreed for.
 */
import { YEAR } from './contact';
import { compareSources } from '../order';
import { hasHappened } from './reckoning';
import type { Day } from '../day';
import type { ClientFacts, DatedPromise, Move, Project, Source } from '../model';
import type { Weights } from './weights';

/** Something that I said would be done by a day. */
export interface Commitment {
  readonly kind: 'promise' | 'milestone' | 'delivery';
  readonly source: Source;
  /** The words of the promise; of a delivery the project's title. */
  readonly text: string;
  /** Null for a promise outside projects. */
  readonly project: Project | null;
  /** The first due day; `moves` say what it became. */
  readonly due: Day;
  readonly moves: readonly Move[];
  /** Days on which it was done, the one that decides first (a project is delivered, or failing that completed). */
  readonly done: Day | null;
  readonly doneElse: Day | null;
  /** The day from which it exists; the lowest number if always. */
  readonly from: Day;
  readonly cancelled: Day | null;
}

const PROMISES_FOR_FULL_EVIDENCE = 4;

export function commitmentsInOrder({ promises, projects }: ClientFacts): readonly Commitment[] {
  const commitments: Commitment[] = [];
  for (const promise of promises) {
    if (promise.owner === 'me') commitments.push(promised(promise, 'promise', null));
  }
  for (const project of projects) {
    if (project.due !== null) {
      commitments.push({
        kind: 'delivery', source: project.source, text: project.title, project, due: project.due,
        moves: movesInOrder(project.moves), done: project.delivered, doneElse: project.completed,
        from: project.start ?? -Infinity, cancelled: project.cancelled,
      });
    }
    for (const milestone of project.milestones) {
      if (milestone.owner === 'me') commitments.push(promised(milestone, 'milestone', project));
    }
  }
  return commitments.sort((a, b) => a.due - b.due || compareSources(a.source, b.source));
}

function promised(promise: DatedPromise, kind: 'promise' | 'milestone', project: Project | null): Commitment {
  const { source, text, due, moves, done, since, cancelled } = promise;
  return {
    kind, source, text, project, due, moves: movesInOrder(moves), done, doneElse: null,
    from: Math.max(since ?? -Infinity, project?.start ?? -Infinity),
    cancelled: earlier(cancelled, project?.cancelled ?? null),
  };
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function movesInOrder(moves: readonly Move[]): readonly Move[] {
  return moves.length < 2 ? moves : [...moves].sort((a, b) => a.on - b.on || a.due - b.due);
}

/** Moves that were agreed by today, each on or before the day it moved. */
function dueAfterMoves(due: Day, movesByDay: readonly Move[], today: Day): Day {
  let inForce = due;
  for (const move of movesByDay) {
    if (move.on > today) break;
    if (move.on <= inForce) inForce = move.due;
  }
  return inForce;
}

/** The due day in force today, of a promise or a project; null if the project has none. */
export function effectiveDue(plan: { readonly due: Day; readonly moves: readonly Move[] }, today: Day): Day;
export function effectiveDue(plan: { readonly due: Day | null; readonly moves: readonly Move[] }, today: Day): Day | null;
export function effectiveDue(plan: { readonly due: Day | null; readonly moves: readonly Move[] }, today: Day): Day | null {
  if (plan.due === null) return null;
  return plan.moves.length === 0 ? plan.due : dueAfterMoves(plan.due, movesInOrder(plan.moves), today);
}

/** The due day in force today. */
export function dueOn(commitment: Commitment, today: Day): Day {
  return commitment.moves.length === 0 ? commitment.due : dueAfterMoves(commitment.due, commitment.moves, today);
}

/** The day it was done, if that is not after today. */
export function doneOn({ done, doneElse }: Commitment, today: Day): Day | null {
  return hasHappened(done, today) ? done : hasHappened(doneElse, today) ? doneElse : null;
}

/** Whether it exists today and has not been called off. */
export function stands({ from, cancelled }: Commitment, today: Day): boolean {
  return from <= today && !hasHappened(cancelled, today);
}

/** Whether it stands and still waits to be done. */
export function isUndone(commitment: Commitment, today: Day): boolean {
  return stands(commitment, today) && doneOn(commitment, today) === null;
}

/**
 * Days by which it is or was late (0: in time), if it fell due in the last year; null if it does not count: it does not
 * stand, is not due yet, or is older.
 */
export function lateDays(commitment: Commitment, today: Day): number | null {
  if (!stands(commitment, today)) return null;
  const due = dueOn(commitment, today);
  const done = doneOn(commitment, today);
  const fell = done === null ? due : Math.min(due, done);
  if (today - fell >= YEAR) return null;
  if (done !== null) return Math.max(0, done - due);
  return due < today ? today - due : null;
}

/** Undone, past the day in force, and that day no older than the factor looks back. */
export function isOverdue(commitment: Commitment, today: Day): boolean {
  if (!isUndone(commitment, today)) return false;
  const due = dueOn(commitment, today);
  return due < today && today - due < YEAR;
}

/** Undone and so old that no factor and no action speaks of it any more. */
export function isOld(commitment: Commitment, today: Day): boolean {
  return isUndone(commitment, today) && today - dueOn(commitment, today) >= YEAR;
}

export interface CommitmentsReading {
  /** Commitments that fell due in the last year, and those of them that were kept in time. */
  readonly n: number;
  readonly onTime: number;
  /** 0 to 100; null: none fell due. */
  readonly value: number | null;
  readonly evidence: number;
}

const NONE_FELL_DUE: CommitmentsReading = { n: 0, onTime: 0, value: null, evidence: 0 };

export function readCommitments(commitments: readonly Commitment[], today: Day, weights: Weights): CommitmentsReading {
  let n = 0;
  let onTime = 0;
  let credit = 0;
  for (const commitment of commitments) {
    const late = lateDays(commitment, today);
    if (late === null) continue;
    n++;
    if (late === 0) onTime++;
    credit += Math.max(0, 1 - late / weights.lateDaysWithoutCredit);
  }
  if (n === 0) return NONE_FELL_DUE;
  return { n, onTime, value: 100 * credit / n, evidence: Math.min(1, n / PROMISES_FOR_FULL_EVIDENCE) };
}

/** A commitment that was not kept in time, and by how many days. */
export interface LateCommitment {
  readonly commitment: Commitment;
  readonly days: number;
  /** The due day in force, and the day it was done; null: still not done. */
  readonly due: Day;
  readonly done: Day | null;
}

/** Those that fell due in the last year and were late, the worst first. */
export function lateCommitments(commitments: readonly Commitment[], today: Day): readonly LateCommitment[] {
  const late: LateCommitment[] = [];
  for (const commitment of commitments) {
    const days = lateDays(commitment, today);
    if (days === null || days === 0) continue;
    late.push({ commitment, days, due: dueOn(commitment, today), done: doneOn(commitment, today) });
  }
  return late.sort((a, b) => b.days - a.days || compareSources(a.commitment.source, b.commitment.source));
}
