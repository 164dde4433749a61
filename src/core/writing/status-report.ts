/**
 * A status report to send to a client: what was done, what comes next, which days moved, what is needed from them. It
 * holds facts alone, of the project and of what was promised to this one client; no score, and nothing said about them.
 */
import { isoDay, type Day } from '../day';
import { doneOn, dueOn, effectiveDue, isOld, isUndone, type Commitment } from '../health/commitments';
import { isLive } from '../health/contact';
import { dossierOf } from '../health/dossier';
import { hasHappened } from '../health/reckoning';
import type { Words } from '../i18n/lookup';
import type { ClientFacts, DatedPromise, Project } from '../model';
import { markdownText } from '../report/report-markdown';
import { withoutBrackets } from '../shown/sentences';
import { logInteraction, type Plan } from './actions';
import { clientLinks, linkToNote, propertyChange, type Writing } from './new-note';
import { otherNote } from './other-note';

export interface StatusDraft {
  readonly project: Project;
  /** Whose project it is, one or several. */
  readonly clients: readonly ClientFacts[];
  /** The first and the last day that it tells of. */
  readonly from: Day;
  readonly to: Day;
  /** The day of the next report; null: none is promised. */
  readonly next: Day | null;
  /** What was promised outside the project too. Left out where several clients would read of each other's. */
  readonly promises: boolean;
}

/** Days that a first report looks back where nothing says when the project began. */
const FIRST_PERIOD = 30;
/** Days within which a report that was written is taken for the one to send. */
const SENT_WITHIN = 7;

/** A project and whose it is. */
export type OwnedProject = Pick<StatusDraft, 'project' | 'clients'>;

/**
 * Projects that are under way, each once.
 * @param also the note of a project that is wanted whether it is under way or not; it comes first
 */
export function liveProjects(clients: readonly ClientFacts[], today: Day, also?: string): readonly OwnedProject[] {
  const found = new Map<string, OwnedProject>();
  for (const facts of clients) {
    for (const project of facts.projects) {
      const { path } = project.source;
      if (path === also || isLive(project, today)) found.set(path, { project, clients: [...(found.get(path)?.clients ?? []), facts] });
    }
  }
  return [...found.values()].sort((a, b) => Number(b.project.source.path === also) - Number(a.project.source.path === also));
}

/** Whether a report was written in the last days, so that what is left to do is to send it, and to log that. */
export function isReportWritten({ interactions }: ClientFacts, today: Day): boolean {
  return interactions.some(({ kind, purpose, date }) => kind === 'note' && purpose === 'status' && date <= today && today - date < SENT_WITHIN);
}

/**
 * The day after the last report before today, else the start of the project. A report that was written counts for its
 * own project; a status that was sent or told names none, and counts for all.
 */
export function statusFrom({ title, start, reportEvery }: Project, clients: readonly ClientFacts[], today: Day): Day {
  let last = -Infinity;
  for (const { kind, purpose, status, date, summary } of clients.flatMap(({ interactions }) => interactions)) {
    if (purpose !== 'status' || status !== 'held' || date >= today) continue;
    if (kind !== 'note' || summary.includes(title)) last = Math.max(last, date);
  }
  if (last >= (start ?? -Infinity) && last > -Infinity) return last + 1;
  return start !== null && start <= today ? start : today - (reportEvery ?? FIRST_PERIOD) + 1;
}

/**
 * The note, and a line in the log of each client that it was written. A line of this kind is no contact: nothing was sent yet.
 * @param letter words of the language that the client reads
 */
export function createStatusReport(draft: StatusDraft, writing: Writing, letter: Words = writing.words): Plan {
  const { project, clients, to } = draft;
  const { words } = writing;
  const paths = clients.map(({ client }) => client.source.path);
  const date = isoDay(to);
  const properties = [propertyChange('type', 'status_report', writing), propertyChange('date', date, writing)];
  const note = otherNote(words.say('status.title', { date, project: project.title }), {
    ...Object.fromEntries(properties.map(({ key, value }) => [key, value])),
    [propertyChange('client', null, writing).key]: clientLinks(paths, writing),
    project: linkToNote(project.source.path, writing),
  }, statusText(draft, { words: letter }, words), writing);
  const line = logInteraction({
    clients: paths, date: to, kind: 'note', direction: 'out', summary: words.say('status.log', { link: note.link }), purpose: 'status',
  }, writing);
  return { edits: [note.edit, ...line.edits], unknownMarkers: [] };
}

/**
 * What the client reads. What no note says stands open, as `…`.
 * @param own words of the language of notes, for the remark that does not go out
 */
export function statusText({ project, clients, from, to, next, promises }: StatusDraft, { words }: Pick<Writing, 'words'>, own: Words = words): string {
  const { say } = words;
  const dayText = (day: Day): string => words.day(day, to, 'long');
  const line = (text: string, detail: string): string => `- ${say('reason.text', { title: saidText(text), detail })}`;
  const mineLine = (one: Commitment, detail: string): string => line(one.kind === 'delivery' ? say('status.delivery') : one.text, detail);

  const [first] = clients;
  const withPromises = promises && clients.length === 1;
  const promised = [...project.milestones, ...(withPromises ? first?.promises ?? [] : [])];
  const hidden = new Set(promised.filter(({ isPrivate }) => isPrivate).map(({ source }) => source));
  const mine = (first === undefined ? [] : dossierOf(first).commitments)
    .filter((one) => one.from <= to && !hidden.has(one.source) && (one.project === project || (withPromises && one.project === null)));
  const open = mine.filter((one) => isUndone(one, to) && !isOld(one, to)).sort((a, b) => dueOn(a, to) - dueOn(b, to));

  const done = mine
    .map((one) => ({ one, on: doneOn(one, to) ?? -Infinity }))
    .filter(({ one, on }) => on >= from && !hasHappened(one.cancelled, to))
    .sort((a, b) => a.on - b.on)
    .map(({ one, on }) => {
      const late = on - dueOn(one, to);
      return mineLine(one, late > 0 ? say('status.late', { n: late, day: dayText(on) }) : dayText(on));
    });
  const ahead = open.filter((one) => dueOn(one, to) >= to).map((one) => mineLine(one, dayText(dueOn(one, to))));
  const changes = [
    ...open.flatMap((one) => {
      const due = dueOn(one, to);
      if (due < to) return [mineLine(one, say('status.overdue', { n: to - due, day: dayText(due) }))];
      const before = dueOn(one, from - 1);
      const moved = { n: Math.abs(due - before), day: dayText(due), before: dayText(before) };
      return due === before ? [] : [mineLine(one, due > before ? say('status.moved', moved) : say('status.earlier', moved))];
    }),
    ...mine.filter(({ cancelled }) => hasHappened(cancelled, to) && cancelled >= from).map((one) => mineLine(one, say('promise.cancelled'))),
  ];
  const needed = promised
    .filter((one) => isOwedByClient(one, to) && !one.isPrivate)
    .map(({ text, due, moves }) => ({ text, due: effectiveDue({ due, moves }, to) }))
    .sort((a, b) => a.due - b.due)
    .map(({ text, due }) => line(text, due < to ? say('status.was-due', { day: dayText(due) }) : dayText(due)));

  const section = (heading: string, lines: readonly string[], none: string): string => `## ${heading}\n\n${lines.length === 0 ? none : lines.join('\n')}`;
  return `${[
    `# ${say('status.heading', { project: saidText(project.title) })}`,
    say('status.period', { from: dayText(from), to: dayText(to) }),
    section(say('status.done'), done, say('status.done.none')),
    section(say('status.ahead'), ahead, say('status.ahead.none')),
    section(say('status.changes'), changes, say('status.changes.none')),
    section(say('status.risks'), [`%% ${own.say('status.risks.hint')} %%`, '', `- ${say('words.none')}`], ''),
    section(say('status.needed'), needed, say('status.needed.none')),
    ...(next === null ? [] : [section(say('status.next'), [], dayText(next))]),
    say('status.closing'),
  ].join('\n\n')}\n`;
}

/** Whether the client promised it, and has neither kept it nor been let off. */
export function isOwedByClient({ owner, since, done, cancelled }: Pick<DatedPromise, 'owner' | 'since' | 'done' | 'cancelled'>, on: Day): boolean {
  return owner === 'client' && (since === null || since <= on) && !hasHappened(done, on) && !hasHappened(cancelled, on);
}

/** A comment beside a task is its owner's own. */
const COMMENT = /%%.*?(?:%%|$)|<!--.*?(?:-->|$)/gs;

/** A note's own words in one line, without what would be read or run in another note. */
export function saidText(text: string): string {
  return markdownText(withoutBrackets(text.replace(COMMENT, ' ')));
}
