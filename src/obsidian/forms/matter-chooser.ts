/** What "Take next step" is about: the promise under the cursor, the active note if it has steps, else one to be chosen of what is open, worst first. */
import { sourceRef, type Problem } from '../../core/model';
import { capital, dueWords, matterName, problemText, quoted } from '../../core/shown/sentences';
import { allMatters, openMatters, type OpenMatter } from '../../core/writing/steps';
import { openPromises, repeats, TASK, type OpenPromise } from '../../core/writing/steps/promise-steps';
import { nextWords } from '../../core/writing/steps/step-words';
import { Declined } from '../report-error';
import { choose } from './chooser';
import type { FormHost } from './form';

export type Found = Pick<OpenMatter, 'matter' | 'clients'>;
export type FoundPromise = Pick<OpenPromise, 'promise' | 'clients'>;
type Offer = OpenMatter | OpenPromise;

export interface Place {
  readonly path: string;
  /** Of a complaint in a log, or of a promise. */
  readonly line?: number;
}

/** The complaint, recommendation or project that stands there now. */
export function matterAt({ rapport }: FormHost, { path, line }: Place): Found | undefined {
  return allMatters(rapport.book()).find(({ matter: { fact: { source } } }) => source.path === path && source.line === line);
}

/** The promise that is open there now. */
export function promiseAt({ rapport }: Pick<FormHost, 'rapport'>, { path, line }: Place): OpenPromise | undefined {
  return openPromises(rapport.book(), rapport.today()).find(({ promise: { source } }) => source.path === path && source.line === line);
}

/** That a note, or a line, has no steps, with the property that is missing or cannot be read. */
function unread({ rapport }: FormHost, problems: readonly Problem[], path: string): Declined {
  const words = rapport.words();
  const why = problems.filter(({ code }) => code === 'undated' || code === 'bad-date').map((problem) => problemText(problem, words));
  return new Declined(words.say('step.unread', { note: rapport.noteName(path), why: why.join(' ') }));
}

/**
 * @param place the note, and perhaps the line, that is meant; null: the active note
 * @param take is called with what was found or chosen, if anything was
 */
export function findMatter(host: FormHost, place: Place | null, take: (found: Found | FoundPromise) => unknown): unknown {
  const { rapport } = host;
  const words = rapport.words();
  const book = rapport.book();
  const { activeEditor } = rapport.app.workspace;
  const cursor = place === null ? activeEditor?.editor?.getCursor().line : undefined;
  const path = place?.path ?? rapport.app.workspace.getActiveFile()?.path;
  if (cursor !== undefined && repeats(activeEditor?.editor?.getLine(cursor) ?? '', { own: rapport.settings().reading.propertyNames })) {
    throw new Declined(words.say('step.settle.repeats'));
  }
  const line = place?.line ?? (cursor === undefined ? undefined : cursor + 1);
  const problems = book.problems(rapport.today()).filter((one) => one.path === path);
  // A task whose day cannot be read is meant by its line, whatever its note is about.
  if (path !== undefined && line !== undefined && (cursor === undefined || TASK.test(activeEditor?.editor?.getLine(cursor) ?? ''))) {
    const inLine = problems.filter((one) => one.line === line && one.code === 'bad-date');
    if (inLine.length > 0) throw unread(host, inLine, path);
  }
  const found = path === undefined ? undefined : (line === undefined ? undefined : promiseAt(host, { path, line })) ?? matterAt(host, place ?? { path });
  if (found) return take(found);
  const kind = path === undefined ? undefined : book.kindOf(path);
  if (path !== undefined && (kind === 'complaint' || kind === 'recommendation' || kind === 'project')) throw unread(host, problems, path);
  const clients = path === undefined ? [] : book.clientsOf(path);
  const today = rapport.today();
  const promises = openPromises(book, today);
  const open: readonly Offer[] = [
    ...promises.filter(({ due }) => due < today), ...openMatters(book, today, rapport.settings().weights), ...promises.filter(({ due }) => due >= today),
  ];
  const offered = clients.length === 0 ? open : open.filter((one) => one.clients.some((client) => clients.includes(client)));
  const [only, another] = offered;
  if (!only) throw new Declined(words.say('step.nothing-open'));
  if (!another) return take(only);
  const view = { ...rapport.view(), today };
  choose<Offer>(host, {
    flag: 'note', items: offered, placeholder: words.say('step.choose'), take,
    key: (one) => sourceRef(('promise' in one ? one.promise : one.matter.fact).source),
    text(one) {
      const [first] = one.clients.flatMap((client) => book.client(client) ?? []);
      const title = 'promise' in one ? one.promise.text : one.matter.fact.title;
      return [first === undefined ? quoted(title, view) : matterName(title, first.client, view), ...one.clients.map(rapport.noteName)].join(' · ');
    },
    remark: (one) => ('promise' in one ? capital(dueWords(one.due, view)) : nextWords(one.matter.kind, one.next, one.due, view)),
  });
  return undefined;
}
