/** Take next step: where a complaint, recommendation, project or promise stands, the steps that fit, and those that do not with their reason. */
import { isoDay, type Day } from '../../core/day';
import { waitingMessage } from '../../core/health/contact';
import { quoted, type View } from '../../core/shown/sentences';
import { complaintLineToNote } from '../../core/writing/actions';
import type { LineAt } from '../../core/writing/body-edit';
import { checklistText } from '../../core/writing/checklists';
import { cardsNamed } from '../../core/writing/flags';
import { refusal } from '../../core/writing/refusal';
import { courseOf, dueOf, matterAfter, messageFor, takeStep, type StageExtras, type Taken } from '../../core/writing/steps';
import { PROJECT_STEPS, stagePromises, stepHasDay, type ProjectStep } from '../../core/writing/steps/project-steps';
import { recommendationAfter } from '../../core/writing/steps/recommendation-steps';
import { barrierWords } from '../../core/writing/steps/step';
import { nextWords, standingLines, stepName } from '../../core/writing/steps/step-words';
import { nameOf } from '../../core/writing/template-names';
import type { Words } from '../../core/i18n/lookup';
import { Draft } from './draft';
import { checkedDay, dayField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';
import { writtenWords } from './letter-fields';
import { findMatter, matterAt, type Found, type FoundPromise, type Place } from './matter-chooser';
import { messageOffer, offerNext, promiseForm, type Offer } from './promise-form';
import { ASKED, fieldsOf, lacking, stepField, takenOf, type Choice, type Name } from './step-fields';

const NAMES = [...new Set(Object.values(ASKED).flat())];

export interface StepPrefill extends Partial<Place> {
  readonly step?: string;
}

export function nextStepForm(host: FormHost): (prefill: StepPrefill) => unknown {
  const drafts: Drafts<Name> = new Map();
  const promise = promiseForm(host);
  const begin = async (found: Found | FoundPromise, wanted: string | undefined): Promise<void> => {
    const { source: { path, line } } = 'promise' in found ? found.promise : found.matter.fact;
    const at = line === undefined ? null : { line, expected: (await host.noteText(path)).split(/\r?\n/)[line - 1] ?? '' };
    if (!('promise' in found)) open(host, drafts, found, at, wanted);
    else if (at !== null) promise(found, at, wanted);
  };
  return ({ path, line, step }) => {
    const place = path === undefined ? null : { path, ...(line === undefined ? {} : { line }) };
    return host.outside?.isListing ? listSteps(host) : findMatter(host, place, (found) => begin(found, step));
  };
}

/** The fields that any step asks for. */
function listSteps(host: FormHost): void {
  const words = host.rapport.words();
  openForm(host, new Map(), '', () => new Draft<Name | 'due'>(), {
    title: '', submit: '', check: () => ({}), take: () => undefined,
    draw(sheet) {
      stepField(sheet, 'step', []);
      dayField(sheet, 'date', { label: words.say('field.date'), needed: true });
      for (const kind of ['complaint', 'recommendation', 'project'] as const) fieldsOf(kind, sheet);
      dayField(sheet, 'due', { label: words.say('step.settle.due') }, 'future');
    },
  });
}

function open(host: FormHost, drafts: Drafts<Name>, { matter, clients }: Found, at: LineAt | null, wanted: string | undefined): void {
  const { rapport } = host;
  const { kind, fact } = matter;
  const words = rapport.words();
  const today = rapport.today();
  const { weights } = rapport.settings();
  const view: View = { ...rapport.view(), today };
  const course = courseOf(matter, today, weights);
  const chances = course.steps;
  const chosenFirst = chances.find(({ step, barrier }) => step === wanted && barrier === null)?.step ?? course.next ?? '';
  const dayFor = (step: string): string => isoDay(chances.find((one) => one.step === step)?.until ?? today);
  const choiceOf = (draft: Draft<Name>): Choice | null => (at !== null && draft.text('step') === 'note' ? 'note' : (chances.find(({ step }) => step === draft.text('step'))?.step ?? null));
  const projectStep = (draft: Draft<Name>): ProjectStep => PROJECT_STEPS.find((one) => one === draft.text('step')) ?? 'contact';
  const isAsked = (name: Name, draft: Draft<Name>): boolean => {
    const choice = choiceOf(draft);
    if (choice === null || !ASKED[choice].includes(name)) return false;
    if (kind === 'project') return name === 'date' ? stepHasDay(fact, projectStep(draft)) : name !== 'delivered' || fact.delivered === null || fact.delivered > today;
    if (name === 'until') return !['', 'none'].includes(draft.text('consent'));
    return name !== 'anonymised' || (kind === 'recommendation' && fact.consent === 'anonymous');
  };
  /** In the notes' own words. */
  const extras = (draft: Draft<Name>, said: Words): StageExtras => {
    const stage = projectStep(draft);
    return stage === 'cancelled' ? { heading: '', checklist: [], promises: [] } : {
      heading: said.say(`checklist.stage-${stage}.name`),
      checklist: draft.flag('checklist') ? checklistText(`stage-${stage}`, said).split('\n').filter((one) => one.startsWith('- [ ]')) : [],
      promises: draft.flag('promises') ? stagePromises(stage, dayOf(draft), said) : [],
    };
  };
  const dayOf = (draft: Draft<Name>): Day => (isAsked('date', draft) ? checkedDay(rapport, draft, 'date') : null) ?? Math.min(today, chances.find(({ step }) => step === choiceOf(draft))?.until ?? today);

  const fresh = (): Draft<Name> => new Draft<Name>({
    step: chosenFirst, date: dayFor(chosenFirst), delivered: isoDay(today), checklist: 'on', promises: 'on',
    ...(kind === 'recommendation' ? { form: fact.form, who: fact.referred ?? '' } : {}),
  }, kind === 'complaint' ? { solution: fact.solution } : {});

  openForm(host, drafts, [fact.source.path, at?.line ?? '', wanted ?? ''].join('|'), fresh, {
    title: words.say('command.take-next-step'),
    submit: words.say('step.submit'),
    // Whoever came for this very step goes on to its day.
    first: (wanted === chosenFirst ? (['date', 'reviewBy'] as const).find((name) => isAsked(name, fresh())) : undefined) ?? 'step',
    draw(sheet) {
      const standingEl = sheet.el.createDiv('client-rapport-form-standing');
      standingEl.createDiv({ cls: 'client-rapport-form-matter', text: quoted(fact.title, view), attr: { dir: 'auto' } });
      for (const line of standingLines(matter, view)) standingEl.createDiv({ text: line });
      stepField(sheet, 'step', [
        ...chances.map(({ step, barrier }) => ({ value: step, label: stepName(kind, step, words), reason: barrier && barrierWords(barrier, words, today) })),
        ...(at === null ? [] : [{ value: 'note', label: words.say('step.complaint.note'), reason: null }]),
      ]);
      // A day that nobody typed follows the step.
      let suggested = sheet.draft.text('date');
      sheet.onChange(() => {
        const fitting = dayFor(sheet.draft.text('step'));
        if (fitting === suggested || sheet.draft.text('date') !== suggested) return;
        suggested = fitting;
        sheet.fill('date', fitting);
      });
      dayField(sheet, 'date', { label: words.say('field.date'), needed: true, past: true });
      fieldsOf(kind, sheet);
      const promisesEl = kind === 'project' ? sheet.el.createDiv({ cls: 'client-rapport-form-target', attr: { role: 'status' } }) : null;
      sheet.onChange(() => {
        const { draft } = sheet;
        for (const name of NAMES) sheet.show(name, isAsked(name, draft));
        promisesEl?.setText(isAsked('promises', draft) ? extras(draft, words).promises.map(({ text, due }) => words.say('text.aside', { text, aside: words.day(due ?? today, today) })).join(' · ') : '');
      });
    },
    check(draft) {
      const choice = choiceOf(draft);
      if (choice === 'note') return {};
      const now = matterAt(host, fact.source)?.matter;
      const chance = now && courseOf(now, today, weights).steps.find(({ step }) => step === choice);
      if (!now) return { step: words.say('refused.step-impossible') };
      if (choice === null || chance?.barrier !== null) return { step: chance?.barrier ? barrierWords(chance.barrier, words, today) : words.say('wrong.step') };
      const day = isAsked('date', draft) ? checkedDay(rapport, draft, 'date') : dayOf(draft);
      if (day === null) return {};
      if (day > chance.until) return { date: words.say('wrong.day-beyond', { day: words.day(chance.until, today) }) };
      if (chance.from !== null && day < chance.from) return { date: words.say('wrong.day-before', { day: words.day(chance.from, today) }) };
      return lacking(takenOf(now, draft, choice, day, rapport), today, words);
    },
    plan(draft, writing) {
      const choice = choiceOf(draft);
      const now = matterAt(host, fact.source)?.matter;
      if (!now || choice === null) return refusal('step-impossible');
      if (choice === 'note') return now.kind === 'complaint' && at !== null ? complaintLineToNote(now.fact, clients, at, writing) : refusal('step-impossible');
      const taken = takenOf(now, draft, choice, dayOf(draft), rapport);
      return takeStep(taken.kind === 'project' ? { ...taken, extras: extras(draft, writing.words), clients } : taken, at, writing);
    },
    written(draft) {
      const choice = choiceOf(draft);
      if (choice !== null && choice !== 'note') offerWhatFollows(host, takenOf(matter, draft, choice, dayOf(draft), rapport), clients, view);
    },
  });
}

/** What goes with the step, each a click away, and what comes next. */
function offerWhatFollows(host: FormHost, taken: Taken, clients: readonly string[], view: View): void {
  const { today, weights } = view;
  const after = matterAfter(taken, today, weights);
  const { next } = courseOf(after, today, weights);
  const message = messageFor(taken);
  offerNext(host, next === null ? '' : nextWords(taken.kind, next, dueOf(after, today, weights), view), [
    ...(taken.kind === 'recommendation' ? offersOf(host, taken, clients) : []),
    ...(message === null ? [] : [messageOffer(host, message, clients)]),
  ]);
}

/** The card of a client who came, and the line of an answer that a request waits for. */
function offersOf({ rapport }: FormHost, { fact, entry }: Extract<Taken, { kind: 'recommendation' }>, clients: readonly string[]): readonly Offer[] {
  const words = rapport.words();
  const { step, date } = entry;
  const name = step === 'converted' ? nameOf((recommendationAfter(fact, entry).referred ?? '').replace(/^\[\[|(?:\|[^\]]*)?\]\]$/g, '')) : '';
  const [by] = clients;
  if (name !== '' && cardsNamed(rapport.book().clients(), name).length === 0) {
    return [{
      label: words.say('command.create-client-card'),
      start: () => rapport.start('create-client-card', { name, since: date, ...(by === undefined ? {} : { referredBy: nameOf(by) }) }),
    }];
  }
  if (step !== 'received' && step !== 'declined') return [];
  const waiting = clients.flatMap((client) => {
    const message = waitingMessage(rapport.book().client(client)?.interactions ?? [], fact.asked, date);
    return message === null ? [] : [{ client, kind: message.kind }];
  });
  const [first] = waiting;
  if (first === undefined) return [];
  const summary = step === 'received' ? writtenWords(rapport).say('log.recommendation.received', { link: `[[${nameOf(fact.source.path)}]]` }) : '';
  return [{
    label: words.say('step.log-answer'),
    start: () => rapport.start('log-interaction', { clients: waiting.map(({ client }) => client), way: 'in', purpose: 'reply', kind: first.kind, date, summary }),
  }];
}
