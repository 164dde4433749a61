/** Next actions as rows: what to do, for whom, why, and what it brings. */
import type { Book } from '../reading/book';
import { isoDay, type Day } from '../day';
import { sourceRef, type Client, type ClientFacts } from '../model';
import type { Action } from '../health/next-actions';
import { rounded } from '../health/reckoning';
import { ago, capital, dueWords, momentWords, openWords, quoted, sameView, shownName, type View } from './sentences';
import type { ActionRow, Urgency } from './shown';
import { standingOf } from '../health/standing';
import { compareText } from '../order';

const URGENCY_RANK: Readonly<Record<Urgency, number>> = { now: 0, overdue: 1, due: 2, chance: 3 };

/** Actions put off: until which day (`YYYY-MM-DD`), by the action's key. */
export type Snoozed = Readonly<Record<string, string>>;

/** The actions of all clients, in the order of need: urgency, what a week saves times the worth of the client, day. */
export function nextRows(book: Pick<Book, 'clients'>, view: View, snoozed: Snoozed = {}): readonly ActionRow[] {
  const all: Weighed[] = [];
  for (const facts of book.clients()) all.push(...weighedOf(facts, view));
  return awake(all.sort(compareWeighed).map(({ row }) => row), view, snoozed);
}

/** The actions of one client, the first thing first; the same rows until the client, the day or the words change. */
export function actionsOf(facts: ClientFacts, view: View, snoozed: Snoozed = {}): readonly ActionRow[] {
  return awake(weighedOf(facts, view).map(({ row }) => row), view, snoozed);
}

/** Without those that are put off beyond today. */
function awake(rows: readonly ActionRow[], { today }: View, snoozed: Snoozed): readonly ActionRow[] {
  const iso = isoDay(today);
  const asleep = new Set(Object.keys(snoozed).filter((key) => (snoozed[key] ?? '') > iso));
  return asleep.size === 0 ? rows : rows.filter(({ key }) => !asleep.has(key));
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

interface Kept {
  readonly view: View;
  readonly weighed: readonly Weighed[];
}
const kept = new WeakMap<ClientFacts, Kept>();

function weighedOf(facts: ClientFacts, view: View): readonly Weighed[] {
  const known = kept.get(facts);
  if (known && sameView(known.view, view)) return known.weighed;
  const worth = facts.client.segment === 'key' ? view.weights.keyClientValue : 1;
  const weighed = standingOf(facts, view.today, view.weights).actions.map((action): Weighed => ({
    row: actionRow(action, facts.client, view),
    rank: URGENCY_RANK[action.urgency],
    saves: (action.gainIn7Days ?? 0) * worth,
    due: action.due ?? Number.MAX_SAFE_INTEGER,
  }));
  kept.set(facts, { view, weighed });
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
  const where = sourceRef(ref);
  return {
    // The card is in the key: one shared note may ask for the same thing for two clients.
    key: where === client.source.path ? `${kind} ${where}` : `${kind} ${where} ${client.source.path}`,
    kind, urgency,
    urgencyText: capital(words.say(`urgency.${urgency}`)),
    client: { path: client.source.path, name },
    verb, why, gain, gainIn7Days,
    gainText: gainWords(action, view),
    due,
    dueText: due === null ? null : dueWords(due, view),
    source: ref,
    label: [`${verb}: ${name}`, why].filter((part) => part !== '').join(' · '),
  };
}

/** `+5` if it brings something today, else `saves 12 in a week`; null: neither shows. */
function gainWords({ gain, gainIn7Days }: Action, { words }: View): string | null {
  const today = rounded(gain ?? 0, 0);
  if (today > 0) return words.say('gain.today', { points: words.number(today, 0) });
  const week = rounded(gainIn7Days ?? 0, 0);
  return week > 0 ? words.say('gain.week', { points: words.number(week, 0) }) : null;
}

function whyWords(action: Action, client: Client, view: View): string {
  const { words, today } = view;
  const day = (on: Day): string => words.day(on, today);
  switch (action.kind) {
    case 'acknowledge-complaint':
      return words.say('why.acknowledge-complaint', { title: quoted(action.complaint.title, view), ago: ago(action.complaint.received, view) });
    case 'resolve-complaint':
      return words.say('why.resolve-complaint', { title: quoted(action.complaint.title, view), state: openWords(action, view) });
    case 'confirm-satisfaction':
      return words.say('why.confirm-satisfaction', { title: quoted(action.complaint.title, view), ago: ago(action.state.resolvedOn ?? today, view) });
    case 'keep-promise':
    case 'warn-delay':
      return words.say(`why.${action.kind}`, { title: quoted(action.commitment.text, view), due: dueWords(action.due ?? today, view) });
    case 'contact': {
      if (action.days === null || action.daysSinceWord === null) return words.say('contact.none');
      const limit = action.cadence * view.weights.cadencesWithoutTheirWord;
      return action.clock === 'contact'
        ? words.say('contact.silent', { n: action.days, cadence: action.cadence })
        : words.say('contact.oneWay', { n: action.daysSinceWord, limit });
    }
    case 'reply': return words.say('why.reply', { day: day(action.message.date) });
    case 'next-step': {
      const due = dueWords(action.due ?? today, view);
      return action.text === null ? due : words.say('why.next-step', { title: quoted(action.text, view), due });
    }
    case 'report-status': {
      const title = quoted(action.project.title, view);
      return action.last === null ? words.say('why.report-status.first', { title }) : words.say('why.report-status', { title, ago: ago(action.last.date, view) });
    }
    case 'thank': return words.say('why.thank', { form: capital(words.say(`form.${action.recommendation.form}`)), ago: ago(action.recommendation.received ?? today, view) });
    case 'fix-consent': {
      const title = quoted(action.recommendation.title, view);
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
      return words.say('why.review-recommendation', { title: quoted(action.recommendation.title, view), day: day(action.recommendation.reviewBy ?? today) });
  }
}

/** An action as one sentence, for a report: `Get in touch: 62 days silent, usual 30`. */
export function actionText({ verb, why }: Pick<ActionRow, 'verb' | 'why'>, { words }: View): string {
  return why === '' ? verb : words.say('reason.text', { title: verb, detail: why });
}
