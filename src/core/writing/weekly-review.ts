/**
 * A weekly review: the state of all clients on a day against a week before, and what the next days ask for. A note for
 * its owner, with links to the notes it speaks of; nothing in it is a fact that would be read again.
 */
import type { Book } from '../reading/book';
import { calendarDay, dayOf, isoDay, readDay, type Day } from '../day';
import { complaintState } from '../health/complaint-state';
import { health, type Health } from '../health/health';
import { hasHappened } from '../health/reckoning';
import { standingOf } from '../health/standing';
import type { Weights } from '../health/weights';
import type { ClientFacts, Complaint, Source } from '../model';
import { compareText } from '../order';
import { noteName } from '../reading/schema';
import { markdownText, wikiLink } from '../report/report-markdown';
import { allActions, nextRows, putOffRows, type Snoozed } from '../shown/action-rows';
import { changesOf } from '../shown/page';
import { bandCounts, footOf, scoreWords } from '../shown/rows';
import { ago, capital, joined, matterName, momentWords, openWords, type View } from '../shown/sentences';
import { BANDS, type Band, type PromiseRow } from '../shown/shown';
import { promiseRows } from '../shown/timeline';
import type { Plan } from './actions';
import { propertyChange, type Writing } from './new-note';
import { otherNote } from './other-note';

/** What a review looks at. */
export interface ReviewSubject {
  readonly book: Pick<Book, 'clients' | 'topics' | 'problems'>;
  readonly weights: Weights;
  readonly snoozed: Snoozed;
}

const WEEK = 7;
/** Points in a week that are worth a line, and points of one of its reasons; rows of a list before the rest is counted, reasons of one change. */
const MOVED_POINTS = 5;
const TOLD_POINTS = 1;
const ROWS = 10;
/** The same of lists that nothing may be left out of lightly. */
const DATED_ROWS = 30;
const REASONS = 3;
/** Days after which a card is worth looking through, and for which a solution that nobody confirmed is spoken of. */
const STALE = 90;
const UNCONFIRMED = 30;

/** The note, named by its week: a name that held a day could be that of a daily note. */
export function createWeeklyReview(subject: ReviewSubject, writing: Writing): Plan {
  const { today, words } = writing;
  const properties = [propertyChange('type', 'review', writing), propertyChange('date', isoDay(today), writing)];
  const title = words.say('review.title', { week: isoWeek(today) });
  const note = otherNote(title, Object.fromEntries(properties.map(({ key, value }) => [key, value])), reviewText(subject, writing), writing);
  return { edits: [note.edit], unknownMarkers: [] };
}

/** `2026-W14`, by ISO 8601: weeks begin on Monday, and belong to the year of their Thursday. */
export function isoWeek(day: Day): string {
  const thursday = day - weekday(day) + 3;
  const { year } = calendarDay(thursday);
  const week = Math.floor((thursday - (dayOf(year, 1, 1) ?? thursday)) / WEEK) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** 0 is Monday. */
function weekday(day: Day): number {
  return (((day + 3) % WEEK) + WEEK) % WEEK;
}

/** One client on both days. */
interface Seen {
  readonly facts: ClientFacts;
  readonly now: Health;
  readonly before: Health;
}

export function reviewText(subject: ReviewSubject, { today, words, linkText }: Pick<Writing, 'today' | 'words' | 'linkText'>): string {
  const { book, weights, snoozed } = subject;
  const view: View = { today, weights, words };
  const { say } = words;
  const link = (path: string, shown = noteName(path)): string => wikiLink(linkText(path), shown);
  const about = (facts: ClientFacts, text: string): string => `- ${say('reason.text', { title: link(facts.client.source.path), detail: text })}`;
  /** The words of a fact, leading to its note where that is another than the card; a link that ends with them says them itself. */
  const told = (text: string, { path }: Source, { client }: ClientFacts): string =>
    (path === client.source.path ? markdownText(text) : link(path, noteName(path).endsWith(text) ? undefined : text));

  const clients = [...book.clients()].sort((a, b) => compareText(a.client.name, b.client.name));
  if (clients.length === 0) return `${say('view.empty.title')}\n`;
  const seen = clients.map((facts): Seen => ({ facts, now: standingOf(facts, today, weights).health, before: health(facts, today - WEEK, weights) }));
  const actions = nextRows(book, view, snoozed);
  const { problemsText } = footOf(book, [], view);

  const moments = seen.flatMap(({ facts }) => {
    const { ask, moments: [moment] } = standingOf(facts, today, weights).moments;
    if (!ask || !moment) return [];
    const until = moment.expires === null ? '' : say('moment.until', { day: words.day(moment.expires, today) });
    return [about(facts, joined([told(momentWords(moment, view), moment.evidence, facts), until], words))];
  });
  const stale = seen.filter(({ facts: { client: { reviewed } }, now: { band } }) => band !== 'dormant' && band !== 'inactive' && hasHappened(reviewed, today) && today - reviewed > STALE);
  // What was dismissed stands there without a day, and stays away.
  const back = putOffRows(allActions(book, view), view, snoozed).filter(({ action }) => (readDay(snoozed[action.key] ?? '') ?? Infinity) <= today + WEEK);

  const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')]);
  const shortened = (lines: readonly string[], rows = ROWS): readonly string[] => (lines.length <= rows ? lines : [...lines.slice(0, rows), `- ${say('evidence.more', { n: lines.length - rows })}`]);
  const row = ({ verb, client, why }: (typeof actions)[number], rest = ''): string =>
    [say('reason.text', { title: verb, detail: link(client.path, client.name) }), markdownText(why), rest].filter((part) => part !== '').join(' · ');
  return `${[
    `## ${say('view.summary')}`,
    bandTable(seen, view),
    ...section(say('review.moved'), shortened(moved(seen).map(({ facts, now, before }) => [
      about(facts, `${standing(before, view)} → ${now.band === before.band ? scoreWords(now.score, view) : standing(now, view)}`),
      ...reasonsOf(facts, view).map(({ pointsText, text }) => `  - ${pointsText} ${markdownText(text)}`),
    ].join('\n')))),
    ...section(say('view.next'), shortened(actions.map((action) => `- [ ] ${row(action)}`))),
    ...section(say('setting.kind.complaint'), shortened(clients.flatMap((facts) => facts.complaints.flatMap((one) => {
      const text = complaintWords(one, view);
      return text === null ? [] : [about(facts, joined([told(matterName(one.title, facts.client, view), one.source, facts), text], words))];
    })), DATED_ROWS)),
    ...promiseSections(clients, view, (rows) => shortened(rows.map(({ facts, row: one }) => about(facts, joined([told(one.text, one.source, facts), one.stateText], words))), DATED_ROWS)),
    ...section(say('view.section.moment'), shortened(moments)),
    ...section(say('review.cards'), shortened(stale.map(({ facts }) => about(facts, say('why.review-card', { ago: ago(facts.client.reviewed ?? today, view) }))))),
    ...section(say('review.back'), back.map(({ action, untilText }) => `- ${row(action, untilText)}`)),
    ...(problemsText === null ? [] : [problemsText]),
    `## ${say('review.conclusions')}`,
  ].join('\n\n')}\n\n`;
}

// ── Health ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function bandTable(seen: readonly Seen[], { words, today }: View): string {
  const now = bandCounts(seen.map((one) => one.now));
  const before = bandCounts(seen.map((one) => one.before));
  const count = (band: Band): string => `| ${words.say(`bands.${band}`)} | ${String(now[band])} | ${String(before[band])} |`;
  return [
    `| | ${words.day(today, today)} | ${words.day(today - WEEK, today)} |`,
    '| --- | --: | --: |',
    ...BANDS.filter((band) => now[band] + before[band] > 0).map(count),
  ].join('\n');
}

/** Those whose band or score is another than a week ago, the biggest loss first. */
function moved(seen: readonly Seen[]): readonly Seen[] {
  const delta = ({ now, before }: Seen): number => (now.score ?? before.score ?? 0) - (before.score ?? now.score ?? 0);
  return seen
    .filter((one) => one.now.band !== one.before.band || Math.abs(delta(one)) >= MOVED_POINTS)
    .sort((a, b) => delta(a) - delta(b));
}

/** The biggest reasons of a change, losses first. */
function reasonsOf(facts: ClientFacts, view: View): ReturnType<typeof changesOf> {
  const told = changesOf(facts, view, WEEK).filter(({ points }) => Math.abs(points) >= TOLD_POINTS);
  const biggest = new Set([...told].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, REASONS));
  return told.filter((one) => biggest.has(one));
}

/** `Watch 66`; without a score the band alone. */
function standing({ band, score }: Health, view: View): string {
  return [capital(view.words.say(`band.${band}`)), score === null ? '' : scoreWords(score, view)].join(' ').trim();
}

// ── Complaints and promises ─────────────────────────────────────────────────────────────────────────────────────────

/** Its last step, and how long it has been open; null: there is nothing to do about it. */
function complaintWords(complaint: Complaint, view: View): string | null {
  const { words: { say }, today, weights } = view;
  const state = complaintState(complaint, today, weights);
  if (state?.state === 'open') {
    const [step = 'received'] = (['offered', 'understood', 'acknowledged'] as const).filter((one) => hasHappened(complaint[one], today));
    return joined([say(state.reopens > 0 ? 'timeline.complaint.reopened' : `timeline.complaint.${step}`), openWords({ state }, view)], view.words);
  }
  if (state?.state !== 'resolved' || state.outcome === 'satisfied' || state.resolvedOn === null || today - state.resolvedOn > UNCONFIRMED) return null;
  return say('complaint.unconfirmed', { ago: ago(state.resolvedOn, view) });
}

interface Promised {
  readonly facts: ClientFacts;
  readonly row: PromiseRow;
}

/** What is overdue, and what falls due by Sunday and in the week after, theirs among it. */
function promiseSections(clients: readonly ClientFacts[], view: View, linesOf: (rows: readonly Promised[]) => readonly string[]): readonly string[] {
  const { today, words: { say } } = view;
  const sunday = today - weekday(today) + 6;
  const rows = clients
    .flatMap((facts) => promiseRows(facts, view).map((row) => ({ facts, row })))
    .filter(({ row: { state } }) => state === 'overdue' || state === 'open' || state === 'waiting')
    .sort((a, b) => a.row.due - b.row.due);
  const parts = [
    [capital(say('urgency.overdue')), -Infinity, today - 1],
    [say('review.this-week'), today, sunday],
    [say('review.next-week'), sunday + 1, sunday + WEEK],
  ] as const;
  const blocks = parts.flatMap(([heading, from, to]) => {
    const lines = linesOf(rows.filter(({ row: { due } }) => due >= from && due <= to));
    return lines.length === 0 ? [] : [`**${heading}**`, lines.join('\n')];
  });
  return blocks.length === 0 ? [] : [`## ${say('heading.promises')}`, ...blocks];
}
