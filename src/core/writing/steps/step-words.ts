/** Steps in the user's words: their names, what was done so far, and how a complaint stands against its targets. */
import { complaintState } from '../../health/complaint-state';
import type { Words } from '../../i18n/lookup';
import type { Matter } from '../../model';
import { dueWords, type View } from '../../shown/sentences';
import { pastSteps } from '../../shown/timeline';
import type { StepName } from '../steps';
import { COMPLAINT_STEPS, targetStates } from './complaint-steps';
import { PROJECT_STEPS } from './project-steps';
import { RECOMMENDATION_STEPS } from './recommendation-steps';

/** A step that is none of this kind's names nothing. */
export function stepName(kind: Matter['kind'], step: StepName, words: Words): string {
  const among = <S extends string>(steps: readonly S[]): S | undefined => steps.find((one) => one === step);
  if (kind === 'project') {
    const taken = among(PROJECT_STEPS);
    if (taken === undefined) return '';
    return taken === 'cancelled' ? words.say('step.project.cancelled') : words.say(`checklist.stage-${taken}.name`);
  }
  if (kind === 'complaint') {
    const taken = among(COMPLAINT_STEPS);
    return taken === undefined ? '' : words.say(`step.complaint.${taken}`);
  }
  const taken = among(RECOMMENDATION_STEPS);
  return taken === undefined ? '' : words.say(`step.recommendation.${taken}`);
}

/** What was done so far, a line each: `1 Nov: Complaint received`; then the targets. */
export function standingLines(matter: Matter, view: View): readonly string[] {
  const { words } = view;
  return [...pastSteps(matter, view).map(({ dayText, title }) => words.say('reason.text', { title: dayText, detail: title })), ...targetLines(matter, view)];
}

export function targetLines({ kind, fact }: Matter, view: View): readonly string[] {
  const { words, today, weights } = view;
  const state = kind === 'complaint' ? complaintState(fact, today, weights) : null;
  if (kind !== 'complaint' || state === null) return [];
  return targetStates(fact, state).map(({ target, late, due }) => {
    const said = late === null ? (due === null ? '' : dueWords(due, view)) : late === 0 ? words.say('step.target.met') : words.say('step.target.late', { n: late });
    return words.say(`step.target.${target}`, { state: said });
  });
}

/** What follows: `Next: resolve, due 3 Apr`. */
export function nextWords(kind: Matter['kind'], step: StepName, due: number | null, view: View): string {
  const { words } = view;
  const name = stepName(kind, step, words);
  return due === null ? words.say('step.next', { step: name }) : words.say('step.next.due', { step: name, due: dueWords(due, view) });
}
