/**
 * The life of a project: five stages, from the first contact to aftercare. Entering one dates what has a day (start,
 * delivery, completion), brings the stage's checklist and, at the end, what is easily forgotten, as promises. Until it is
 * completed it may be cancelled, which is never what fits.
 */
import type { Day } from '../../day';
import { hasHappened } from '../../health/reckoning';
import type { Words } from '../../i18n/lookup';
import type { Project, Result, Stage } from '../../model';
import type { MessageId } from '../messages';
import type { Fields } from '../new-note';
import type { PromiseDraft } from '../actions';
import { chance, iso, latest, type Barrier, type Course } from './step';

export const STAGES = ['contact', 'discussion', 'delivery', 'closing', 'aftercare'] as const satisfies readonly Stage[];
export const PROJECT_STEPS = [...STAGES, 'cancelled'] as const;
export type ProjectStep = (typeof PROJECT_STEPS)[number];

export interface ProjectEntry {
  readonly step: ProjectStep;
  readonly date: Day;
  /** For `closing`, where the note has no day of delivery yet. */
  readonly delivered?: Day | null;
  /** For `aftercare`: what came of it, and the client's rating, 1 to 5. */
  readonly result?: Result | null;
  readonly csat?: number | null;
  /** Why it is cancelled, for the client's log. */
  readonly reason?: string;
}

export function projectCourse(project: Project, today: Day): Course<ProjectStep> {
  const { cancelled } = project;
  const [start, delivered, completed] = [project.start, project.delivered, project.completed].map((day) => (hasHappened(day, today) ? day : null));
  const at = stageOf(project, today);
  const gone: Barrier | null = hasHappened(cancelled, today) ? { why: 'cancelled', day: cancelled } : null;
  const stages = STAGES.map((step, index) => {
    const behind: Barrier | null = index < at ? { why: 'passed' } : index === at && project.stage !== null ? { why: 'current' } : null;
    const early: Barrier | null = step === 'aftercare' && (delivered ?? completed ?? null) === null ? { why: 'undelivered' } : null;
    const after = index < 2 ? [] : [start ?? null, ...(index > 2 ? [delivered ?? null] : [])];
    return chance(step, gone ?? behind ?? early, after, [index > 2 ? completed ?? null : null], today);
  });
  const following = stages[project.stage === null ? Math.max(at, 0) : at + 1];
  const next = following?.barrier === null ? following.step : null;
  const done: Barrier | null = completed === undefined || completed === null ? null : { why: 'completed', day: completed };
  return { steps: [...stages, chance('cancelled', gone ?? done, [start ?? null, delivered ?? null], [], today)], next };
}

/** The place of the stage that the project is in; without a word for it, the one that its days tell of. −1: none yet. */
export function stageOf({ stage, start, delivered, completed }: Project, today: Day): number {
  if (stage !== null) return STAGES.indexOf(stage);
  if (hasHappened(completed, today)) return 4;
  if (hasHappened(delivered, today)) return 3;
  return hasHappened(start, today) ? 2 : -1;
}

/** What the entry lacks, by its field: a delivery between start and completion. */
export function projectLacks(project: Project, { step, delivered, date }: ProjectEntry, today: Day): readonly 'delivered'[] {
  if (step !== 'closing' || hasHappened(project.delivered, today)) return [];
  const day = delivered ?? null;
  return day !== null && day <= date && day >= (latest([project.start], today) ?? -Infinity) ? [] : ['delivered'];
}

/** The project as it is once the stage is entered. What is dated already stays. */
export function projectAfter(project: Project, { step, date, delivered, result, csat }: ProjectEntry, today: Day): Project {
  const known = (day: Day | null): day is Day => hasHappened(day, today);
  switch (step) {
    case 'contact': case 'discussion': return { ...project, stage: step };
    case 'delivery': return { ...project, stage: step, start: project.start ?? date };
    case 'closing': return { ...project, stage: step, delivered: known(project.delivered) ? project.delivered : delivered ?? date };
    case 'cancelled': return { ...project, cancelled: date };
    case 'aftercare': return {
      ...project, stage: step, completed: known(project.completed) ? project.completed : date,
      result: result ?? project.result,
      ...((csat ?? null) === null ? {} : { csat: csat ?? null, rated: date }),
    };
  }
}

/** What steps write. */
export function projectProperties(project: Project): Fields {
  return {
    stage: project.stage, start: iso(project.start), delivered: iso(project.delivered), completed: iso(project.completed), result: project.result,
    csat: project.csat, rated: iso(project.rated), cancelled: iso(project.cancelled),
  };
}

/** Whether a step has a day: the first two are not dated, and a start that is known stays. */
export function stepHasDay({ start }: Project, step: ProjectStep): boolean {
  return step === 'delivery' ? start === null : step !== 'contact' && step !== 'discussion';
}

const MESSAGES: Readonly<Record<ProjectStep, MessageId | null>> = {
  contact: null, discussion: 'explain-benefit', delivery: 'feedback-progress', closing: 'project-thanks', aftercare: 'ask-formal',
  cancelled: null,
};

export function projectMessage(step: ProjectStep): MessageId | null {
  return MESSAGES[step];
}

type FollowUp = 'thanks' | 'documentation' | 'evaluation' | 'recommendation' | 'follow-up' | 'second-follow-up';

/** What is due how many days after a stage is entered. Judgement, not fitted to outcomes. */
const FOLLOW_UPS: Readonly<Record<Stage, readonly (readonly [FollowUp, days: number])[]>> = {
  contact: [], discussion: [], delivery: [],
  closing: [['thanks', 2], ['documentation', 7], ['evaluation', 7]],
  aftercare: [['recommendation', 7], ['follow-up', 30], ['second-follow-up', 90]],
};

/** What entering a stage brings, as promises that may be written into the note. */
export function stagePromises(stage: Stage, date: Day, words: Words): readonly PromiseDraft[] {
  return FOLLOW_UPS[stage].map(([name, days]) => ({ text: words.say(`step.promise.${name}`), due: date + days }));
}
