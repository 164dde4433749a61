/** What the app's command line answers about clients: the rows of the sidebar as plain values, ready for JSON. */
import { actionsOf, nextRows, type Snoozed } from './action-rows';
import type { Book } from '../reading/book';
import { isoDay, type Day } from '../day';
import { sourceRef } from '../model';
import { clientPage } from './page';
import { clientRow, clientRows } from './rows';
import type { View } from './sentences';
import type { ActionRow, ClientRow } from './shown';

type Answer = Readonly<Record<string, unknown>>;

/** All clients, the worst first. */
export function healthAnswer(book: Pick<Book, 'clients'>, view: View): readonly Answer[] {
  return clientRows(book, view).map(rowAnswer);
}

/** One client, with everything the score is made of; null: there is no such card. */
export function clientAnswer(book: Pick<Book, 'client'>, path: string, view: View): Answer | null {
  const facts = book.client(path);
  if (!facts) return null;
  const { losses, promises, moment } = clientPage(facts, view);
  return {
    ...rowAnswer(clientRow(facts, view)),
    reasons: losses.map(({ kind, points, title, detail, sources }) => ({ kind, points, text: detail === '' ? title : view.words.say(kind === 'complaint' ? 'reason.text.named' : 'reason.text', { title, detail }), sources: sources.map(sourceRef) })),
    actions: actionsOf(facts, view).map(actionAnswer),
    promises: promises.map(({ text, state, due, source }) => ({ text, state, due: isoDay(due), source: sourceRef(source) })),
    ask: { now: moment.ask, moments: moment.moments.map(({ text }) => text), blockers: moment.blockers.map(({ text }) => text) },
  };
}

export interface NextAsked {
  /** Of one card; absent: of all. */
  readonly path: string | undefined;
  /** How many at most. */
  readonly limit: number;
  readonly snoozed: Snoozed;
}

export function nextAnswer(book: Pick<Book, 'clients'>, view: View, asked: NextAsked): readonly Answer[] {
  return nextFew(book, view, asked).map(actionAnswer);
}

/** The same for a person to read, a line each. */
export function nextText(book: Pick<Book, 'clients'>, view: View, asked: NextAsked): string {
  return nextFew(book, view, asked).map(({ label }) => label).join('\n');
}

function nextFew(book: Pick<Book, 'clients'>, view: View, { path, limit, snoozed }: NextAsked): readonly ActionRow[] {
  return nextRows(book, view, snoozed).filter(({ client }) => path === undefined || client.path === path).slice(0, limit);
}

function rowAnswer({ path, name, band, score, provisional, reason, trend, lastContact, segment, urgency }: ClientRow): Answer {
  return { path, name, band, score, provisional, reason, trend: trend?.delta ?? null, lastContact: iso(lastContact), segment, urgency };
}

function actionAnswer({ kind, urgency, client, verb, why, gain, due, source }: ActionRow): Answer {
  return { client: client.name, path: client.path, kind, urgency, verb, why, gain, due: iso(due), source: sourceRef(source) };
}

function iso(day: Day | null): string | null {
  return day === null ? null : isoDay(day);
}
