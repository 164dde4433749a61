/** A promise is kept, moved to another day or cancelled: "Take next step" for a task line. */
import { ButtonComponent, Notice } from 'obsidian';
import { isoDay, type Day } from '../../core/day';
import { dueWords, quoted, type View } from '../../core/shown/sentences';
import type { LineAt } from '../../core/writing/body-edit';
import type { MessageId } from '../../core/writing/messages';
import { refusal } from '../../core/writing/refusal';
import { mayMoveTo, PROMISE_STEPS, promiseCourse, settlePromise, type PromiseEntry, type PromiseStep } from '../../core/writing/steps/promise-steps';
import { barrierWords } from '../../core/writing/steps/step';
import { Draft } from './draft';
import { checkedDay, dayField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';
import { promiseAt, type FoundPromise } from './matter-chooser';
import { stepField } from './step-fields';

type Name = 'step' | 'date' | 'due';

export function promiseForm(host: FormHost): (found: FoundPromise, at: LineAt, wanted: string | undefined) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ promise, clients }, at, wanted) => {
    const words = rapport.words();
    const today = rapport.today();
    const view: View = { ...rapport.view(), today };
    const { path } = promise.source;
    const chances = promiseCourse(promise, today).steps;
    const due = promiseAt(host, promise.source)?.due ?? promise.due;
    const stepOf = (draft: Draft<Name>): PromiseStep | null => draft.word('step', PROMISE_STEPS);
    // Past its day, when the move was agreed on is for the user to say.
    const dayFor = (step: string): string => (step === 'moved' && due < today ? '' : isoDay(today));
    const entryOf = (draft: Draft<Name>, step: PromiseStep, date: Day): PromiseEntry => ({ step, date, due: step === 'moved' ? checkedDay(rapport, draft, 'due', 'future') : null });
    const first = PROMISE_STEPS.find((step) => step === wanted && chances.some((one) => one.step === step && one.barrier === null)) ?? 'kept';

    openForm(host, drafts, [path, at.expected, wanted ?? ''].join('|'), () => new Draft<Name>({ step: first, date: dayFor(first) }), {
      title: words.say('command.take-next-step'),
      submit: words.say('step.submit'),
      first: 'step',
      draw(sheet) {
        const standingEl = sheet.el.createDiv('client-rapport-form-standing');
        standingEl.createDiv({ cls: 'client-rapport-form-matter', text: quoted(promise.text, view), attr: { dir: 'auto' } });
        standingEl.createDiv({ text: [...clients.map(rapport.noteName), dueWords(due, view)].join(' · ') });
        stepField(sheet, 'step', chances.map(({ step, barrier }) => ({ value: step, label: words.say(`step.settle.${step}`), reason: barrier && barrierWords(barrier, words, today) })));
        dayField(sheet, 'date', { label: words.say('field.date'), needed: true, past: true }, 'past', (day) => {
          const step = stepOf(sheet.draft);
          if (step === 'kept') return day > due ? words.say('step.target.late', { n: day - due }) : words.say('step.target.met');
          return step === 'moved' && day > due ? words.say('step.barred.past-due', { day: words.day(due, today) }) : null;
        });
        dayField(sheet, 'due', { label: words.say('step.settle.due') }, 'future');
        // A day that nobody typed follows the step.
        let suggested = dayFor(sheet.draft.text('step'));
        sheet.onChange(() => {
          const { draft } = sheet;
          sheet.show('due', stepOf(draft) === 'moved');
          const fitting = dayFor(draft.text('step'));
          if (fitting === suggested || draft.text('date') !== suggested) return;
          suggested = fitting;
          sheet.fill('date', fitting);
          sheet.changed('date');
        });
      },
      check(draft) {
        const step = stepOf(draft);
        const now = promiseAt(host, promise.source)?.promise;
        const chance = now && promiseCourse(now, today).steps.find((one) => one.step === step);
        if (!now) return { step: words.say('refused.step-impossible') };
        if (step === null || chance?.barrier !== null) return { step: chance?.barrier ? barrierWords(chance.barrier, words, today) : words.say('wrong.step') };
        const day = checkedDay(rapport, draft, 'date');
        if (day === null) return {};
        if (day > chance.until) return { date: words.say('step.barred.past-due', { day: words.day(chance.until, today) }) };
        if (chance.from !== null && day < chance.from) return { date: words.say('wrong.day-before', { day: words.day(chance.from, today) }) };
        return step !== 'moved' || mayMoveTo(now, entryOf(draft, step, day), today) ? {} : { due: words.say('step.settle.same-day') };
      },
      plan(draft, writing) {
        const step = stepOf(draft);
        const date = checkedDay(rapport, draft, 'date');
        return step === null || date === null ? refusal('step-impossible') : settlePromise(promise, entryOf(draft, step, date), at, writing);
      },
      written(draft) {
        if (stepOf(draft) === 'moved' && promise.owner === 'me') offerNext(host, '', [messageOffer(host, 'warn-delay', clients)]);
      },
    });
  };
}

export interface Offer {
  readonly label: string;
  readonly start: () => void;
}

export function messageOffer({ rapport }: FormHost, message: MessageId, clients: readonly string[]): Offer {
  return { label: rapport.words().say(`message.${message}.name`), start: () => rapport.start('write-message', { clients, message }) };
}

/** What goes with what was written, each a click away, below words about it. */
export function offerNext({ outside }: FormHost, said: string, offers: readonly Offer[]): void {
  if (outside?.answer || (said === '' && offers.length === 0)) return;
  const notice = new Notice(createFragment((el) => {
    if (said !== '') el.createDiv({ text: said });
    if (offers.length === 0) return;
    const buttonsEl = el.createDiv('client-rapport-buttons client-rapport-notice-buttons');
    for (const { label, start } of offers) {
      new ButtonComponent(buttonsEl).setButtonText(label).onClick(() => {
        notice.hide();
        start();
      });
    }
  }), 15_000);
}
