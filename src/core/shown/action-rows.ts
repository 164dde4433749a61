/** Next actions as rows: what to do, for whom, why, and what it brings. */
import { atOnce } from '../at-once';
import { drawerOf } from '../kept';
import type { Book } from '../reading/book';
import { isoDay, readDay, type Day } from '../day';
import type { Client, ClientFacts } from '../model';
import type { Action } from '../health/next-actions';
import { rounded } from '../health/reckoning';
import { ago, capital, dueWords, momentWords, matterName, openWords, quoted, sameView, shownName, type View } from './sentences';
import type { ActionRow, Urgency } from './shown';
import { standingOf } from '../health/standing';
import { compareText, sortSteps } from '../order';

const URGENCY_RANK: Readonly<Record<Urgency, number>> = { now: 0, overdue: 1, due: 2, chance: 3 };

/** Actions put off, by the action's key: until which day (`YYYY-MM-DD`), or on which occasion. */
export type Snoozed = Readonly<Record<string, string>>;

/** The actions of all clients, in the order of need: urgency, what a week saves times the worth of the client, day. */
export function nextRows(book: Pick<Book, 'clients'>, view: View, snoozed: Snoozed = {}): readonly ActionRow[] {
  return awake(allActions(book, view), view, snoozed);
}

/** The same with those that were put off. */
export function allActions(book: Pick<Book, 'clients'>, view: View): readonly ActionRow[] {
  return atOnce(actionSteps(book, view));
}

export function* actionSteps(book: Pick<Book, 'clients'>, view: View): Generator<void, readonly ActionRow[]> {
  const all: Weighed[] = [];
  for (const facts of book.clients()) {
    all.push(...weighedOf(facts, view));
    yield;
  }
  return (yield* sortSteps(all, compareWeighed)).map(({ row }) => row);
}

/** The actions of one client, the first thing first; the same rows until the client, the day or the words change. */
export function actionsOf(facts: ClientFacts, view: View, snoozed: Snoozed = {}): readonly ActionRow[] {
  return awake(weighedOf(facts, view).map(({ row }) => row), view, snoozed);
}

/** Without those that are put off. */
export function awake(rows: readonly ActionRow[], { today }: View, snoozed: Snoozed): readonly ActionRow[] {
  return hasSome(snoozed) && rows.some((row) => isAsleep(row, today, snoozed)) ? rows.filter((row) => !isAsleep(row, today, snoozed)) : rows;
}

/** Mostly nothing is put off, and then no row need be looked at. */
function hasSome(snoozed: Snoozed): boolean {
  return Object.keys(snoozed).length > 0;
}

function isAsleep({ key, occasion }: ActionRow, today: Day, snoozed: Snoozed): boolean {
  const value = snoozed[key];
  if (value === undefined) return false;
  const until = readDay(value);
  return until === null ? value === occasion : until > today;
}

/** An action that was put off, and how long for: `until 3 Apr`, `dismissed`. */
export interface PutOff {
  readonly action: ActionRow;
  readonly untilText: string;
}

export function putOffRows(rows: readonly ActionRow[], { today, words }: View, snoozed: Snoozed): readonly PutOff[] {
  return (hasSome(snoozed) ? rows : []).filter((row) => isAsleep(row, today, snoozed)).map((action) => {
    const until = readDay(snoozed[action.key] ?? '');
    return { action, untilText: until === null ? words.say('pane.putOff.dismissed') : words.say('moment.until', { day: words.day(until, today) }) };
  });
}

/**
 * What is to be remembered when an action is put off, and what can be forgotten with the same write: days that have come,
 * and dismissals of an action that stands there on another occasion.
 * @param until null: nothing any more, the action is wanted back
 * @param known all actions of today; null while notes are still being read
 */
export function putOffEntries(
  action: ActionRow, until: Day | 'occasion' | null, snoozed: Snoozed, known: readonly ActionRow[] | null, today: Day,
): readonly (readonly [key: string, value: string | undefined])[] {
  const occasions = new Map(known?.map(({ key, occasion }) => [key, occasion]));
  const stale = Object.keys(snoozed).filter((key) => {
    const value = snoozed[key] ?? '';
    const day = readDay(value);
    return day === null ? occasions.has(key) && occasions.get(key) !== value : day <= today;
  });
  const value = until === null ? undefined : until === 'occasion' ? action.occasion : isoDay(until);
  return [...stale.map((key) => [key, undefined] as const), [action.key, value]];
}

/** A row with what its place among those of all clients depends on. */
interface Weighed {
  readonly row: ActionRow;
  readonly rank: number;
  /** What a week saves, times the worth of the client. */
  readonly saves: number;
  /** The day, later than all others where there is none. */
  readonly due: number;
}

interface KeptActions {
  readonly view: View;
  readonly weighed: readonly Weighed[];
}
declare module '../kept' {
  interface Drawer {
    actions?: KeptActions;
  }
}

function weighedOf(facts: ClientFacts, view: View): readonly Weighed[] {
  const drawer = drawerOf(facts);
  const known = drawer.actions;
  if (known && sameView(known.view, view)) return known.weighed;
  const worth = facts.client.segment === 'key' ? view.weights.keyClientValue : 1;
  const weighed = standingOf(facts, view.today, view.weights).actions.map((action): Weighed => ({
    row: actionRow(action, facts.client, view),
    rank: URGENCY_RANK[action.urgency],
    saves: (action.gainIn7Days ?? 0) * worth,
    due: action.due ?? Number.MAX_SAFE_INTEGER,
  }));
  drawer.actions = { view, weighed };
  return weighed;
}

function compareWeighed(a: Weighed, b: Weighed): number {
  return a.rank - b.rank || b.saves - a.saves || a.due - b.due || compareText(a.row.kind, b.row.kind) || compareText(a.row.key, b.row.key);
}


export function actionRow(action: Action, client: Client, view: View): ActionRow {
  const { kind, urgency, due, gain, gainIn7Days, ref } = action;
  const { words } = view;
  const verb = words.say(`action.${kind}`);
  const why = whyWords(action, client, view);
  const name = shownName(client.name, view);
  const { path } = client.source;
  // A line has another number as soon as one is written above it, so it is known by what it says.
  const line = ref.line === undefined ? '' : ` ${digest(matterOf(action))}`;
  return {
    // The card is in the key: one shared note may ask for the same thing for two clients.
    key: `${kind} ${ref.path}${line}${ref.path === path ? '' : ` ${path}`}`,
    occasion: `${urgency} ${due === null ? occasionOf(action, view.today) : isoDay(due)}`,
    kind, urgency,
    urgencyText: capital(words.say(`urgency.${urgency}`)),
    client: { path: client.source.path, name },
    verb, why, gain, gainIn7Days,
    gainText: gainWords(action, view),
    due,
    dueText: due === null ? null : dueWords(due, view),
    source: ref,
    task: taskWords(action, client, verb, view),
    label: [words.say('reason.text', { title: verb, detail: name }), why].filter((part) => part !== '').join(' · '),
  };
}

/** What an action is about, in words that stay the same when its line moves. */
function matterOf(action: Action): string {
  switch (action.kind) {
    case 'acknowledge-complaint':
    case 'resolve-complaint':
    case 'confirm-satisfaction': return `${action.complaint.received} ${titleOf(action)}`;
    case 'keep-promise':
    case 'warn-delay': return `${action.commitment.due} ${titleOf(action)}`;
    case 'reply': return `${action.message.date} ${titleOf(action)}`;
    case 'ask-recommendation': return `${action.moment.kind} ${action.moment.expires ?? ''}`;
    case 'thank':
    case 'fix-consent':
    case 'review-recommendation':
    case 'report-status': return titleOf(action);
    // A next step that is worded anew is the same reminder.
    case 'next-step':
    case 'contact':
    case 'ask-feedback':
    case 'give-back':
    case 'anniversary':
    case 'review-status':
    case 'review-card': return '';
  }
}

/** The verb with the name of the matter; a next step that was written down says it by itself. */
function taskWords(action: Action, client: Client, verb: string, view: View): string {
  const title = titleOf(action);
  if (title === '') return verb;
  return action.kind === 'next-step' ? quoted(title, view) : view.words.say('reason.text', { title: verb, detail: matterName(title, client, view) });
}

/** What the matter is called in the notes; blank: it has no name. */
function titleOf(action: Action): string {
  switch (action.kind) {
    case 'acknowledge-complaint':
    case 'resolve-complaint':
    case 'confirm-satisfaction': return action.complaint.title;
    case 'keep-promise':
    case 'warn-delay': return action.commitment.text;
    case 'reply': return action.message.summary;
    case 'next-step': return action.text ?? '';
    case 'thank':
    case 'fix-consent':
    case 'review-recommendation': return action.recommendation.title;
    case 'report-status': return action.project.title;
    case 'ask-recommendation':
    case 'contact':
    case 'ask-feedback':
    case 'give-back':
    case 'anniversary':
    case 'review-status':
    case 'review-card': return '';
  }
}

/** The facts behind an action without a day. */
function occasionOf(action: Action, today: Day): string {
  if (action.kind === 'ask-feedback' || action.kind === 'review-status') return action.days === null ? 'never' : isoDay(today - action.days);
  if (action.kind === 'give-back') return `${action.received}:${action.given}`;
  return action.kind === 'fix-consent' ? `${action.why} ${action.recommendation.consentUntil ?? ''}` : 'none';
}

/** A short name for a text: the same for the same text, and hardly ever for another. */
function digest(text: string): string {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum.toString(36);
}

/** `+5` if it brings something today, else `saves 12 in a week`; null: neither shows. */
function gainWords({ gain, gainIn7Days }: Action, { words }: View): string | null {
  const today = rounded(gain ?? 0, 0);
  if (today > 0) return `+${words.number(today, 0)}`;
  const week = rounded(gainIn7Days ?? 0, 0);
  return week > 0 ? words.say('gain.week', { points: words.number(week, 0) }) : null;
}

function whyWords(action: Action, client: Client, view: View): string {
  const { words, today } = view;
  const day = (on: Day): string => words.day(on, today);
  switch (action.kind) {
    case 'acknowledge-complaint':
      return words.say('why.acknowledge-complaint', { title: matterName(action.complaint.title, client, view), ago: ago(action.complaint.received, view) });
    case 'resolve-complaint':
      return words.say('reason.text.named', { title: matterName(action.complaint.title, client, view), detail: openWords(action, view) });
    case 'confirm-satisfaction':
      return words.say('why.confirm-satisfaction', { title: matterName(action.complaint.title, client, view), ago: ago(action.state.resolvedOn ?? today, view) });
    case 'keep-promise':
    case 'warn-delay':
      return words.say('reason.text.named', { title: matterName(action.commitment.text, client, view), detail: dueWords(action.due ?? today, view) });
    case 'contact': {
      if (action.days === null || action.daysSinceWord === null) return words.say('contact.none');
      const limit = action.cadence * view.weights.cadencesWithoutTheirWord;
      return action.clock === 'contact'
        ? words.say('contact.silent', { n: action.days, cadence: action.cadence })
        : words.say('contact.oneWay', { n: action.daysSinceWord, limit });
    }
    case 'reply': return words.say('replies.theirs', { day: day(action.message.date) });
    case 'next-step': {
      const due = dueWords(action.due ?? today, view);
      return action.text === null ? due : words.say('reason.text.named', { title: quoted(action.text, view), detail: due });
    }
    case 'report-status': {
      const title = matterName(action.project.title, client, view);
      return action.last === null ? words.say('why.report-status.first', { title }) : words.say('why.report-status', { title, ago: ago(action.last.date, view) });
    }
    case 'thank': return words.say('why.thank', { form: capital(words.say(`form.${action.recommendation.form}`)), ago: ago(action.recommendation.received ?? today, view) });
    case 'fix-consent': {
      const title = matterName(action.recommendation.title, client, view);
      const until = action.recommendation.consentUntil;
      return action.why === 'consent-expired' && until !== null
        ? words.say('why.fix-consent.expired', { title, day: day(until) })
        : words.say('why.fix-consent', { title });
    }
    case 'ask-recommendation': return momentWords(action.moment, view);
    case 'ask-feedback': return action.days === null ? words.say('why.ask-feedback.never') : words.say('why.ask-feedback', { ago: ago(today - action.days, view) });
    case 'give-back': return words.say('why.give-back', { n: action.received, given: action.given });
    case 'anniversary': {
      const on = day(action.due ?? today);
      return action.of === 'birthday' ? words.say('why.anniversary.birthday', { day: on }) : words.say('why.anniversary.since', { n: action.years, day: on });
    }
    case 'review-status': return action.days === null ? words.say('contact.none') : words.say('state.dormant', { n: action.days });
    case 'review-card': return words.say('why.review-card', { ago: ago(client.reviewed ?? today, view) });
    case 'review-recommendation':
      return words.say('why.review-recommendation', { title: matterName(action.recommendation.title, client, view), day: day(action.recommendation.reviewBy ?? today) });
  }
}

/** An action as one sentence, for a report: `Get in touch: 62 days silent, usual 30`. */
export function actionText({ verb, why }: Pick<ActionRow, 'verb' | 'why'>, { words }: View): string {
  return why === '' ? verb : words.say('reason.text', { title: verb, detail: why });
}
