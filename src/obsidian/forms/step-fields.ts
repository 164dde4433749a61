/** The fields of "Take next step": which are asked for each step, how they are drawn, and the step that they make. */
import type { Day } from '../../core/day';
import type { Words } from '../../core/i18n/lookup';
import type { Matter, Result, Solution } from '../../core/model';
import { lacks, type StepName, type Taken } from '../../core/writing/steps';
import { COMPLAINT_STEPS } from '../../core/writing/steps/complaint-steps';
import { PROJECT_STEPS } from '../../core/writing/steps/project-steps';
import { RECOMMENDATION_STEPS } from '../../core/writing/steps/recommendation-steps';
import { BOOLEAN, CONSENT, FORM, RESULT, SOLUTION } from '../../core/reading/words';
import type { Rapport } from '../rapport';
import type { Draft } from './draft';
import { checkedDay, choiceField, dayField, flagField, marksField, named, textField } from './fields';
import type { Errors, Sheet } from './form';
import { CONSENTS, FORMS } from './recommendation-form';

export type Name =
  | 'step' | 'date' | 'solution' | 'satisfied' | 'csat' | 'form' | 'consent' | 'until' | 'anonymised' | 'where' | 'result' | 'who' | 'reviewBy'
  | 'delivered' | 'outcome' | 'reason' | 'checklist' | 'promises';
export type Choice = StepName | 'note';

const SOLUTIONS = ['apology', 'rework', 'terms', 'compensation', 'expedite'] as const satisfies readonly Solution[];
const RESULTS = ['success', 'partial', 'failure'] as const satisfies readonly Result[];
const CSAT = ['1', '2', '3', '4', '5'] as const;

/** What is asked for each step. */
export const ASKED: Readonly<Record<Choice, readonly Name[]>> = {
  acknowledged: ['date'], understood: ['date'], offered: ['date', 'solution'], resolved: ['date'], confirmed: ['date', 'satisfied', 'csat'], reopened: ['date'],
  withdrawn: ['date'], note: [],
  asked: ['date'], received: ['date', 'form', 'consent', 'until'], thanked: ['date'], consent: ['date', 'consent', 'until'], published: ['date', 'anonymised'],
  used: ['date', 'where', 'result', 'anonymised'], converted: ['date', 'who'], review: ['reviewBy'], declined: ['date'],
  contact: ['checklist'], discussion: ['checklist'], delivery: ['date', 'checklist'], closing: ['date', 'delivered', 'checklist', 'promises'],
  aftercare: ['date', 'outcome', 'csat', 'checklist', 'promises'],
  cancelled: ['date', 'reason'],
};

interface StepOption {
  readonly value: string;
  readonly label: string;
  /** Why it cannot be taken; null: it can. */
  readonly reason: string | null;
}

/** One of the steps; those that cannot be taken stand there with their reason. */
export function stepField<N extends string>(sheet: Sheet<N>, name: N, options: readonly StepOption[]): void {
  const label = sheet.words.say('field.step');
  const taken = (): Readonly<Record<string, string>> => Object.fromEntries(options.map((one) => [one.value, one.reason === null ? one.label : sheet.words.say('reason.text', { title: one.label, detail: one.reason })]));
  if (sheet.lists(name, { label, needed: true, holds: { options: taken } })) return;
  const setting = sheet.row(label).setClass('client-rapport-form-steps');
  const groupEl = setting.controlEl.createDiv({ cls: 'client-rapport-form-step-list', attr: { role: 'radiogroup', tabindex: '-1' } });
  groupEl.addEventListener('focus', () => (groupEl.querySelector<HTMLElement>('input:checked') ?? groupEl.querySelector<HTMLElement>('input:enabled'))?.focus());
  for (const { value, label, reason } of options) {
    const labelEl = groupEl.createEl('label', { cls: 'client-rapport-form-step' });
    const radioEl = labelEl.createEl('input', { type: 'radio', value, attr: { name: 'client-rapport-step' } });
    radioEl.checked = sheet.draft.text(name) === value;
    radioEl.disabled = reason !== null;
    labelEl.toggleClass('client-rapport-form-barred', reason !== null);
    const textEl = labelEl.createDiv();
    textEl.createDiv({ text: label });
    if (reason !== null) textEl.createDiv({ cls: 'client-rapport-form-reason', text: reason });
    radioEl.addEventListener('change', () => {
      sheet.draft.setText(name, value);
      sheet.changed(name);
    });
  }
  sheet.register(name, setting, groupEl);
}

/** All fields that steps of a kind may ask for, besides the day; those that the chosen one does not ask are hidden. */
export function fieldsOf<N extends string>(kind: Matter['kind'], sheet: Sheet<Name | N>): void {
  const { words } = sheet;
  const none = words.say('choice.none');
  const rating = (): void => choiceField(sheet, 'csat', { '': none, ...named(CSAT, (one) => words.say(`choice.csat.${one}`)) }, { label: words.say('field.csat'), hint: words.say('field.csat.hint'), reads: { from: 1, to: 5 } });
  switch (kind) {
    case 'complaint':
      marksField(sheet, 'solution', named(SOLUTIONS, (one) => words.say(`choice.solution.${one}`)), { label: words.say('field.solution'), reads: SOLUTION });
      choiceField(sheet, 'satisfied', { '': words.say('choice.satisfied.unclear'), ...named(['true', 'false'], (one) => words.say(`choice.satisfied.${one}`)) }, { label: words.say('field.satisfied'), reads: BOOLEAN });
      rating();
      return;
    case 'recommendation': {
      const written = sheet.draft.text('form');
      const forms = named(FORMS, (one) => words.say(`form.${one}`));
      // A group of forms, such as "oral", stays unless a form of it is chosen.
      choiceField(sheet, 'form', written in forms ? forms : { [written]: none, ...forms }, { label: words.say('field.form'), reads: FORM });
      choiceField(sheet, 'consent', { '': none, ...named(CONSENTS, (one) => words.say(`consent.${one}`)) }, { label: words.say('field.consent'), hint: words.say('field.consent.hint'), reads: CONSENT });
      dayField(sheet, 'until', { label: words.say('field.consent-until') }, 'future');
      flagField(sheet, 'anonymised', { label: words.say('field.anonymised') });
      textField(sheet, 'where', { label: words.say('field.where') });
      textField(sheet, 'result', { label: words.say('field.used-result') });
      textField(sheet, 'who', { label: words.say('field.referred') });
      dayField(sheet, 'reviewBy', { label: words.say('field.review-by') }, 'future');
      return;
    }
    case 'project':
      dayField(sheet, 'delivered', { label: words.say('field.delivered') });
      choiceField(sheet, 'outcome', { '': none, ...named(RESULTS, (one) => words.say(`choice.result.${one}`)) }, { label: words.say('field.result'), reads: RESULT });
      rating();
      textField(sheet, 'reason', { label: words.say('field.cancel-reason'), hint: words.say('field.cancel-reason.hint') });
      flagField(sheet, 'checklist', { label: words.say('field.stage-checklist') });
      flagField(sheet, 'promises', { label: words.say('field.stage-promises') });
  }
}

/** What was entered, as the step that it makes. */
export function takenOf({ kind, fact }: Matter, draft: Draft<Name>, choice: StepName, date: Day, rapport: Rapport): Taken {
  const is = (one: string): boolean => one === choice;
  const rating = draft.text('csat');
  const csat = rating === '' ? null : Number(rating);
  switch (kind) {
    case 'complaint': {
      const answer = draft.text('satisfied');
      const step = COMPLAINT_STEPS.find(is) ?? 'acknowledged';
      return { kind, fact, entry: { step, date, solution: SOLUTIONS.filter((one) => draft.list('solution').includes(one)), satisfied: answer === '' ? null : answer === 'true', csat } };
    }
    case 'recommendation': return {
      kind, fact,
      entry: {
        step: RECOMMENDATION_STEPS.find(is) ?? 'asked', date, form: draft.word('form', FORMS), consent: draft.word('consent', CONSENTS),
        until: checkedDay(rapport, draft, choice === 'review' ? 'reviewBy' : 'until', 'future'), anonymised: draft.flag('anonymised'),
        where: draft.text('where'), result: draft.text('result'), who: draft.text('who'),
      },
    };
    case 'project': return {
      kind, fact,
      entry: {
        step: PROJECT_STEPS.find(is) ?? 'contact', date, delivered: checkedDay(rapport, draft, 'delivered'), result: draft.word('outcome', RESULTS), csat, reason: draft.text('reason'),
      },
    };
  }
}

/** What the step lacks, under the field that would say it. */
export function lacking(taken: Taken, today: Day, words: Words): Errors<Name> {
  return Object.fromEntries(lacks(taken, today).map((lack) => [lack === 'until' && taken.entry.step === 'review' ? 'reviewBy' : lack, words.say(`step.lack.${lack}`)]));
}
