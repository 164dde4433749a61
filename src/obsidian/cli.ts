/**
 * The app's command line (`obsidian client-rapport:next limit=5`): two commands that answer, and those that write. These
 * write only with everything they need, and with nothing that cannot be read; else they say what is missing. Every answer
 * is JSON, but for actions that were asked for as text.
 */
import type { CliData, CliFlags, Plugin } from 'obsidian';
import { readDay } from '../core/day';
import { clientAnswer, healthAnswer, nextAnswer, nextText } from '../core/shown/answers';
import type { View } from '../core/shown/sentences';
import { allowedWords, flagHint, readFlag, type Flag } from '../core/writing/flags';
import { OPEN_COMMANDS, type OpenCommand } from './commands';
import type { FormHost } from './forms/form';
import { aboutFlag, fillIn, flagsOf, givenText, readAbout, reading, type Filled } from './from-outside';
import type { LiveRapport } from './live-rapport';
import { errorWords, noteName } from './report-error';

type Answer = Readonly<Record<string, unknown>> | string;
type Flags = Readonly<Record<string, Flag>>;

const ACTIONS = 10;

/** A flag must name one of several things and does not. */
class Misnamed extends Error {
  constructor(readonly flag: string, readonly options: Readonly<Record<string, string>>) {
    super(flag);
  }
}

export function registerCommandLine(plugin: Plugin, rapport: LiveRapport): void {
  // The fields of forms are looked up when nobody waits for the app any more.
  rapport.app.workspace.onLayoutReady(() => void new CommandLine(plugin, rapport).register());
}

class CommandLine {
  private isGone = false;

  constructor(private readonly plugin: Plugin, private readonly rapport: LiveRapport) {
    plugin.register(() => {
      this.isGone = true;
    });
  }

  async register(): Promise<void> {
    const { say } = this.rapport.words();
    const client: Flag = { label: say('field.client'), holds: 'client' };
    const date: Flag = { label: say('command.show-as-of'), holds: 'day' };
    const limit: Flag = { label: say('terminal.limit'), holds: { options: () => ({}), reads: { from: 1, to: 999 } } };
    const format: Flag = { label: say('terminal.format'), holds: { options: () => ({ json: 'json', text: 'text' }) } };
    this.add('health', say('terminal.health'), { client, date }, ({ client: path, date: day }) => {
      const book = this.rapport.book();
      return path === undefined ? this.whole({ clients: healthAnswer(book, this.asOf(day)) }) : this.whole({ client: clientAnswer(book, path, this.asOf(day)) });
    });
    this.add('next', say('terminal.next'), { client, date, limit, format }, ({ client: path, date: day, limit: most, format: as }) => {
      const { snoozed } = this.rapport.settings();
      const asked = { path, limit: Number(most ?? ACTIONS), snoozed: day === undefined ? snoozed : {} };
      const book = this.rapport.book();
      return as === 'text' ? nextText(book, this.asOf(day), asked) : this.whole({ actions: nextAnswer(book, this.asOf(day), asked) });
    });
    for (const command of OPEN_COMMANDS) {
      const flags = await this.flagsFor(command);
      this.handle(command.id, say(`command.${command.id}`), flags, (given) => this.write(command, given));
    }
    this.handle('undo', say('command.undo-last-change'), {}, async () => {
      const notes = await this.rapport.takeLastBack();
      return notes === null ? { done: false, error: this.rapport.words().say('done.nothing-to-undo') } : { done: true, notes };
    });
  }

  /** A command that only answers. */
  private add(name: string, description: string, flags: Flags, answer: (values: Readonly<Record<string, string | undefined>>) => Answer): void {
    this.handle(name, description, flags, (given) => {
      const values: Record<string, string> = {};
      const wrong: Record<string, string> = {};
      for (const [flag, { holds }] of Object.entries(flags)) {
        const text = givenText(given, flag);
        const read = text === '' ? [] : readFlag(holds, text, reading(this.rapport));
        if ('wrong' in read) wrong[flag] = read.wrong;
        else if (holds === 'day' && text !== '' && readDay(read[0] ?? '') === null) wrong[flag] = this.rapport.words().say('wrong.day');
        else if (read[0] !== undefined) values[flag] = read[0];
      }
      return Object.keys(wrong).length > 0 ? { done: false, wrong } : answer(values);
    });
  }

  private handle(name: string, description: string, flags: Flags, answer: (given: CliData) => Promise<Answer> | Answer): void {
    if (this.isGone) return;
    try {
      this.plugin.registerCliHandler(`${this.plugin.manifest.id}:${name}`, description, cliFlags(flags), async (given) => {
        try {
          const said = await answer(given);
          return typeof said === 'string' ? said : JSON.stringify(said, null, 2);
        } catch (error) {
          return JSON.stringify({ done: false, error: errorWords(error, this.rapport.words(), noteName) }, null, 2);
        }
      });
    } catch (error) {
      // A name that is taken, as after a reload that left it behind, costs this command and no other.
      console.warn('Client Rapport: a command of the command line could not be registered.', error);
    }
  }

  private asOf(day: string | undefined): View {
    const today = this.rapport.today();
    return { ...this.rapport.view(), today: Math.min(readDay(day ?? '') ?? today, today), privacy: false };
  }

  private whole(answer: Readonly<Record<string, unknown>>): Answer {
    return { complete: this.rapport.indexing().finished, ...answer };
  }

  /** What a command may be told, as its form asks for it while nothing is known yet. */
  private async flagsFor({ id, about = [], isFormless }: OpenCommand): Promise<Flags> {
    const flags: Record<string, Flag> = Object.fromEntries(about.map((name) => [name, aboutFlag(name, this.rapport)]));
    const { rapport } = this;
    const start = rapport.startFor({
      readMessages: rapport.readNoMessages,
      outside: { isListing: true, answer: (form, draft) => void Object.assign(flags, flagsOf(form, draft, about.length === 0, rapport)) },
    });
    // The template for projects asks for everything that any template asks for.
    if (isFormless !== true) await start(id, { clients: [], text: '', template: 'project' });
    return flags;
  }

  private async write({ id, about = [] }: OpenCommand, given: CliData): Promise<Answer> {
    const { rapport } = this;
    const { known, missing, wrong } = readAbout(about, given, rapport);
    const mistaken = this.refused({ missing, wrong });
    if (mistaken) return mistaken;
    const notes: string[] = [];
    const taken = new Set<string>([...about, 'client']);
    const turns: (() => Promise<Filled>)[] = [];
    let text = '';
    const write: FormHost['write'] = async (draw) => {
      const written = await rapport.write(draw);
      notes.push(...written.paths);
      return written;
    };
    const start = rapport.startFor({
      write,
      tell: () => undefined,
      openWritten: () => Promise.resolve(),
      outside: {
        answer: (form, draft) => void turns.push(async () => {
          const filled = fillIn(form, draft, given, rapport);
          if (this.refused(filled)) return filled;
          if ('take' in form) {
            await form.take(draft);
          } else if ('work' in form) {
            await form.work(draft);
          } else {
            text = form.copies?.(draft) ?? '';
            await form.prepare?.(draft);
            if (form.writes?.(draft) !== false) await write((writing) => form.plan(draft, writing));
          }
          return filled;
        }),
        mustName(flag, options) {
          throw new Misnamed(flag, options);
        },
      },
    });
    try {
      await start(id, known);
    } catch (error) {
      if (!(error instanceof Misnamed)) throw error;
      return this.refused({ missing, wrong: { [error.flag]: allowedWords({ options: () => error.options }, rapport.words()) } }) ?? '';
    }
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      const filled = await turn();
      const refused = this.refused(filled);
      if (refused) return refused;
      for (const flag of filled.taken) taken.add(flag);
    }
    const ignored = Object.keys(given).filter((flag) => !taken.has(flag));
    return { done: true, notes, ...(text === '' ? {} : { text }), ...(ignored.length > 0 ? { ignored } : {}) };
  }

  private refused({ missing, wrong }: Pick<Filled, 'missing' | 'wrong'>): Answer | null {
    const { say, list } = this.rapport.words();
    const lacks = Object.keys(missing);
    if (lacks.length === 0 && Object.keys(wrong).length === 0) return null;
    return { done: false, error: lacks.length > 0 ? say('flag.missing', { flags: list(lacks) }) : say('flag.wrong'), missing, wrong };
  }
}

function cliFlags(flags: Flags): CliFlags | null {
  const all = Object.entries(flags).map(([name, { label, holds, needed = false }]) => [name, { value: flagHint(holds), description: label, required: needed }] as const);
  return all.length === 0 ? null : Object.fromEntries(all);
}
