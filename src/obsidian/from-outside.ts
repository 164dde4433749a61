/**
 * Tasks that begin outside the app, by a command line or a link. The fields of a task's form are its flags: the form is
 * drawn without being seen, what was given is put into its fields in their order, and the form itself says what is wrong.
 */
import type { Source } from '../core/model';
import { flagWords, readFlag, type Flag, type FlagReading } from '../core/writing/flags';
import { CHECKLISTS, type ChecklistId } from '../core/writing/checklists';
import { nameOf } from '../core/writing/template-names';
import { foldName } from '../core/reading/words';
import type { AboutFlag } from './commands';
import type { Draft } from './forms/draft';
import { Sheet, type Form } from './forms/form';
import type { Rapport } from './rapport';
import type { Prefill } from './tasks';

export type Given = Readonly<Record<string, string>>;

/** What is missing or wrong, by flag, with what would be right. */
export interface Filled {
  readonly missing: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
  /** Flags that the form took. */
  readonly taken: readonly string[];
}

/** @returns what the task is about, and what is wrong with the flags that say so */
export function readAbout(flags: readonly AboutFlag[], given: Given, rapport: Rapport): { readonly known: Known } & Omit<Filled, 'taken'> {
  const words = rapport.words();
  const missing: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  let [source, checklist]: [Source | undefined, ChecklistId | undefined] = [undefined, undefined];
  for (const name of flags) {
    const text = givenText(given, name);
    if (text === '') missing[name] = flagWords(aboutFlag(name, rapport), words);
    else if (name === 'note') {
      source = noteNamed(text, rapport);
      if (source === undefined) wrong[name] = words.say('flag.no-note', { note: text });
    } else if (name === 'checklist') {
      const read = readFlag(aboutFlag(name, rapport).holds, text, reading(rapport));
      checklist = 'wrong' in read ? undefined : CHECKLISTS.find((id) => id === read[0]);
      if ('wrong' in read) wrong[name] = read.wrong;
    }
  }
  const template = givenText(given, 'template');
  const client = readFlag('client', givenText(given, 'client'), reading(rapport));
  return {
    known: { clients: 'wrong' in client ? [] : client, text: '', ...source, ...(template === '' ? {} : { template }), ...(checklist === undefined ? {} : { checklist }) },
    missing, wrong,
  };
}

/** What may be known before the form opens; each task takes what it knows of. */
type Known = Prefill['create-note'] & Prefill['insert-checklist'] & Prefill['add-follow-up-task'] & Prefill['take-next-step'];

export function aboutFlag(name: AboutFlag, { words: wordsOf }: Pick<Rapport, 'words'>): Flag {
  const words = wordsOf();
  if (name !== 'checklist') return { label: words.say(`flag.${name}`), holds: 'text', needed: true };
  return { label: words.say('sending.checklist'), needed: true, holds: { options: () => Object.fromEntries(CHECKLISTS.map((id) => [id, words.say(`checklist.${id}.name`)])) } };
}

/** A note by its path or name, with the line as answers give it: `Clients/Acme.md#L12`. */
function noteNamed(text: string, { app }: Rapport): Source | undefined {
  const [, name = text, line] = /^(.*?)(?:#L(\d+))?$/s.exec(text) ?? [];
  const notes = app.vault.getMarkdownFiles();
  const named = notes.filter(({ path }) => path === name || foldName(nameOf(path)) === foldName(name));
  const [only, another] = named.some(({ path }) => path === name) ? named.filter(({ path }) => path === name) : named;
  if (only === undefined || another !== undefined) return undefined;
  return { path: only.path, ...(line === undefined ? {} : { line: Number(line) }) };
}

/**
 * The fields of a form as flags, in the order in which they stand.
 * @param isSettled whether what is needed is the same whatever the form is about
 */
export function flagsOf<Name extends string>(form: Form<Name>, draft: Draft<Name>, isSettled: boolean, rapport: Rapport): Readonly<Record<string, Flag>> {
  const { sheet, flags } = listed(form, draft, rapport);
  return Object.fromEntries([...flags].map(([name, flag]) => [name, { ...flag, needed: isSettled && flag.needed === true && !sheet.hidden.has(name) }]));
}

function listed<Name extends string>(form: Form<Name>, draft: Draft<Name>, rapport: Rapport): { readonly sheet: Sheet<Name>; readonly flags: ReadonlyMap<Name, Flag> } {
  const flags = new Map<Name, Flag>();
  const sheet = new Sheet(rapport, createDiv(), draft, flags);
  form.draw(sheet);
  return { sheet, flags };
}

/** Puts what was given into the fields of a form. What is typed wrongly, such as a day, stands in its field too. */
export function fillIn<Name extends string>(form: Form<Name>, draft: Draft<Name>, given: Given, rapport: Rapport): Filled {
  const { sheet, flags } = listed(form, draft, rapport);
  const words = rapport.words();
  const missing: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  const taken: Name[] = [];
  for (const [name, { holds }] of flags) {
    const text = givenText(given, name);
    if (text === '') continue;
    taken.push(name);
    const read = readFlag(holds, text, reading(rapport));
    if ('wrong' in read) {
      wrong[name] = read.wrong;
      // A client that nobody knows stands in its field, to be chosen anew.
      if (holds !== 'client' && holds !== 'clients') continue;
      draft.setList(name, []);
      draft.setText(name, text);
    } else if (holds === 'client' || holds === 'clients' || (typeof holds === 'object' && holds.many === true)) {
      draft.setList(name, read);
    } else {
      draft.setText(name, read[0] ?? '');
    }
    sheet.changed(name);
  }
  const errors = sheet.errorsOf(form);
  for (const [name, flag] of flags) {
    const error = errors[name];
    if (taken.includes(name)) {
      if (error !== undefined) wrong[name] ??= error;
    } else if (error !== undefined || (flag.needed === true && !sheet.hidden.has(name))) {
      missing[name] = flagWords(flag, words);
    }
  }
  return { missing, wrong, taken: taken.filter((name) => !sheet.hidden.has(name)) };
}

export function givenText(given: Given, name: string): string {
  return Object.hasOwn(given, name) ? (given[name] ?? '').trim() : '';
}

export function reading(rapport: Rapport): FlagReading {
  return { today: rapport.today(), words: rapport.words(), clients: rapport.book().clients() };
}
