/**
 * The app's command line (`obsidian client-rapport:next limit=5`): two commands that answer, and those that write. These
 * write only with everything they need, and with nothing that cannot be read; else they say what is missing. Every answer
 * is JSON.
 */
import type { CliData, CliFlags, Plugin } from 'obsidian';
import type { Words } from '../core/i18n/lookup';
import { clientAnswer, healthAnswer, nextAnswer } from '../core/shown/answers';
import type { View } from '../core/shown/sentences';
import { flagHint, FLAGS, isFlagTask, planOf, readFlags, type Flag, type FlagTask } from '../core/writing/flags';
import type { Plan } from '../core/writing/actions';
import type { Writing } from '../core/writing/new-note';
import type { Refusal } from '../core/writing/refusal';
import type { Written } from './pen';
import type { Rapport } from './rapport';
import { errorWords, noteName } from './report-error';

/** What the command line needs besides what views do. */
export interface CommandLineHost {
  readonly rapport: Rapport;
  write(draw: (writing: Writing) => Plan | Refusal): Promise<Written>;
  /** @returns the notes that are as before; null: there was nothing to take back */
  takeLastBack(): Promise<readonly string[] | null>;
}

type Answer = Readonly<Record<string, unknown>>;

/** Flags of the commands that only answer. */
const CLIENT: Readonly<Record<string, Flag>> = { client: { label: 'field.client', value: 'client' } };
const LIMIT: Readonly<Record<string, Flag>> = { limit: { label: 'terminal.limit', value: { from: 1, to: 999 } } };
const ACTIONS = 10;

export function registerCommandLine(plugin: Plugin, host: CommandLineHost): void {
  const { rapport } = host;
  const words = rapport.words();

  const register = (name: string, description: string, flags: Readonly<Record<string, Flag>>, answer: (given: CliData) => Promise<Answer> | Answer): void => {
    try {
      plugin.registerCliHandler(`${plugin.manifest.id}:${name}`, description, flagsOf(flags, words), async (given) => {
        try {
          return JSON.stringify(await answer(given), null, 2);
        } catch (error) {
          return JSON.stringify({ done: false, error: errorWords(error, rapport.words(), noteName) }, null, 2);
        }
      });
    } catch (error) {
      // A name that is taken, as after a reload that left it behind, costs this command and no other.
      console.warn('Client Rapport: a command of the command line could not be registered.', error);
    }
  };
  const read = (flags: Readonly<Record<string, Flag>>, given: CliData) =>
    readFlags(flags, given, { today: rapport.today(), words: rapport.words(), clients: rapport.book().clients() });
  const looking = (): View => ({ ...rapport.view(), today: rapport.today(), privacy: false });
  const isComplete = (): boolean => rapport.indexing().finished;

  register('health', words.say('terminal.health'), CLIENT, (given) => {
    const { values: { client }, wrong } = read(CLIENT, given);
    if (Object.keys(wrong).length > 0) return { done: false, wrong };
    return client === undefined
      ? { complete: isComplete(), clients: healthAnswer(rapport.book(), looking()) }
      : { complete: isComplete(), client: clientAnswer(rapport.book(), client, looking()) };
  });
  register('next', words.say('terminal.next'), LIMIT, (given) => {
    const { values: { limit }, wrong } = read(LIMIT, given);
    if (Object.keys(wrong).length > 0) return { done: false, wrong };
    return { complete: isComplete(), actions: nextAnswer(rapport.book(), looking(), rapport.settings().snoozed, Number(limit ?? ACTIONS)) };
  });
  for (const task of Object.keys(FLAGS).filter(isFlagTask)) register(task, words.say(`command.${task}`), FLAGS[task], (given) => write(task, given));
  register('undo', words.say('command.undo-last-change'), {}, async () => {
    const notes = await host.takeLastBack();
    return notes === null ? { done: false, error: rapport.words().say('done.nothing-to-undo') } : { done: true, notes };
  });

  async function write(task: FlagTask, given: CliData): Promise<Answer> {
    const { values, missing, wrong, ignored } = read(FLAGS[task], given);
    const { say, list } = rapport.words();
    if (missing.length > 0) return { done: false, error: say('flag.missing', { flags: list(missing) }), missing, wrong };
    if (Object.keys(wrong).length > 0) return { done: false, error: say('flag.wrong'), missing, wrong };
    const { paths } = await host.write((writing) => planOf(task, values, writing));
    return { done: true, notes: paths, ...(ignored.length > 0 ? { ignored } : {}) };
  }
}

function flagsOf(flags: Readonly<Record<string, Flag>>, words: Words): CliFlags | null {
  const all = Object.entries(flags).map(([name, { label, value, needed = false }]) => [name, { value: flagHint(value), description: words.say(label), required: needed }] as const);
  return all.length === 0 ? null : Object.fromEntries(all);
}
