/** What the sidebar lists: a row for each client, the summary above them and the foot below. */
import type { Book } from '../reading/book';
import { drawerOf } from '../kept';
import { hasHappened, rounded } from '../health/reckoning';
import type { Day } from '../day';
import { dossierOf } from '../health/dossier';
import type { Trend } from '../health/health';
import { BANDS, type Band, type ClientRow, type Foot, type ProblemRow, type Summary, type TrendWords } from './shown';
import { ago, capital, joined, momentWords, problemWords, quoted, ratingWords, sameView, shownName, tellingWords, type View } from './sentences';
import { noteName } from '../reading/schema';
import { lastRatings } from '../health/satisfaction';
import { standingOf, type Standing } from '../health/standing';
import type { Client, ClientFacts, Closeness } from '../model';
import type { Topics } from '../reading/topics';
import { foldName } from '../reading/words';
import { compareText } from '../order';

/** A loss that is worth a row's one reason although the client is healthy. */
const TELLING_POINTS = 5;
/** Days for which a good rating is worth telling. */
const RATING_TELLS = 180;
const BAND_RANK: Readonly<Record<Band, number>> = { 'at-risk': 0, watch: 1, healthy: 2, unknown: 3, dormant: 4, inactive: 5 };
const FRIENDS: ReadonlySet<Closeness> = new Set<Closeness>(['client_friend', 'friend_client']);

interface KeptRow {
  readonly view: View;
  readonly row: ClientRow;
}
declare module '../kept' {
  interface Drawer {
    row?: KeptRow;
  }
}

/**
 * A row for every client, the worst first: by band, score and name. A row stays the same object until its client, the day,
 * the weights, the language or the privacy changes.
 */
export function clientRows(book: Pick<Book, 'clients'>, view: View): readonly ClientRow[] {
  return book.clients().map((facts) => clientRow(facts, view)).sort(compareRows);
}

export function clientRow(facts: ClientFacts, view: View): ClientRow {
  const drawer = drawerOf(facts);
  const known = drawer.row;
  if (known && sameView(known.view, view)) return known.row;
  const row = makeRow(standingOf(facts, view.today, view.weights), view);
  drawer.row = { view, row };
  return row;
}

/** Worst band first, then the lowest score, then by name. */
export function compareRows(a: ClientRow, b: ClientRow): number {
  return BAND_RANK[a.band] - BAND_RANK[b.band] || (a.score ?? 0) - (b.score ?? 0) || compareText(a.name, b.name) || compareText(a.path, b.path);
}


function makeRow(standing: Standing, view: View): ClientRow {
  const { facts: { client }, health, moments } = standing;
  const { words } = view;
  const open = health.reasons.some((reason) => reason.kind === 'complaint' && reason.state.state === 'open');
  const [moment] = moments.moments;
  const lastContact = health.lastContact?.date ?? null;
  const trend = trendWords(standing.trend, view);
  const row = {
    path: client.source.path,
    name: shownName(client.name, view),
    band: health.band,
    bandText: capital(words.say(`band.${health.band}`)),
    score: health.score,
    scoreText: scoreWords(health.score, view),
    provisional: health.provisional,
    complaintMark: open ? capital(words.say('mark.complaint')) : null,
    momentMark: moments.ask && moment ? capital(words.say('mark.moment', { moment: momentWords(moment, view) })) : null,
    friendMark: client.closeness !== null && FRIENDS.has(client.closeness) ? capital(words.say(`closeness.${client.closeness}`)) : null,
    reason: reasonOf(standing, view),
    trend, lastContact,
    segment: client.segment,
    closeness: client.closeness,
    urgency: standing.actions[0]?.urgency ?? null,
    search: looseName([client.name, ...client.aliases, noteName(client.source.path)].map(foldName).join('\n')),
  };
  return {
    ...row,
    label: [
      joined([row.name, row.bandText, row.score === null ? '' : row.scoreText, row.reason, trend?.sentence ?? ''], words),
      row.complaintMark, row.momentMark, row.friendMark,
    ].filter((text) => text !== null).join(words.say('evidence.break')),
  };
}

/** ё is commonly typed as е, and letters come in two widths. */
export function looseName(folded: string): string {
  return folded.normalize('NFKC').replace(/ё/g, 'е');
}

/** A whole number, or a dash. */
export function scoreWords(score: number | null, { words }: View): string {
  return score === null ? words.say('score.none') : words.number(rounded(score, 0), 0);
}

export function trendWords(trend: Trend | null, { words }: View): TrendWords | null {
  if (trend === null || trend.delta === null || trend.direction === null) return null;
  const { delta, direction, days } = trend;
  const text = words.number(rounded(Math.abs(delta), 0), 0);
  return {
    direction, delta, text,
    sentence: direction === 'flat' ? words.say('trend.flat', { days }) : words.say(`trend.${direction}`, { points: text, days }),
  };
}

// ── The one telling reason ──────────────────────────────────────────────────────────────────────────────────────────

function reasonOf(standing: Standing, view: View): string {
  const { facts, health: { band, reasons } } = standing;
  const dossier = dossierOf(facts);
  switch (band) {
    case 'inactive': return stateWords(facts.client, view);
    case 'dormant': return silenceWords(standing, view);
    case 'unknown': return view.words.say(standing.health.lastContact === null && dossier.contacts.every(({ date }) => date > view.today) ? 'contact.none' : 'state.noEvidence');
    case 'at-risk':
    case 'watch':
    case 'healthy':
  }
  for (const reason of reasons) {
    if (band === 'healthy' && reason.points > -TELLING_POINTS) break;
    if (reason.points >= 0) break;
    const telling = tellingWords(reason, dossier, view);
    if (telling !== null) return telling;
  }
  return goodWords(standing, view);
}

/** `in touch 3 days ago, friend and client`, `in touch 10 days ago, CSAT 5`: the end may be cut off in a narrow list. */
function goodWords({ facts, health: { lastContact } }: Standing, view: View): string {
  const { words, today } = view;
  const { client: { closeness } } = facts;
  const [rating] = lastRatings(dossierOf(facts).ratings, today, 1);
  return joined([
    lastContact === null ? words.say('contact.none') : words.say('contact.recent', { ago: ago(lastContact.date, view) }),
    rating && today - rating.date < RATING_TELLS ? ratingWords(rating, words) : '',
    closeness !== null && FRIENDS.has(closeness) ? words.say(`closeness.${closeness}`) : '',
  ], words);
}

/** Why a client is not judged: the latest of pause and end, or the status word. */
export function stateWords({ status, paused, ended }: Client, { today, words }: View): string {
  if (status === 'prospect') return words.say('state.prospect');
  const pausedOn = latest(paused, today);
  const endedOn = latest(ended, today);
  if (endedOn !== null && endedOn >= (pausedOn ?? -Infinity)) return words.say('state.endedOn', { day: words.day(endedOn, today) });
  if (pausedOn !== null) return words.say('state.pausedSince', { day: words.day(pausedOn, today) });
  return words.say(status === 'former' ? 'state.former' : 'state.paused');
}

function latest(days: readonly Day[], today: Day): Day | null {
  return days.reduce<Day | null>((last, day) => (hasHappened(day, today) && day > (last ?? -Infinity) ? day : last), null);
}

/** `silent for 412 days`: since any contact, counted or not. */
export function silenceWords({ facts, today }: Standing, { words }: View): string {
  let last: Day | null = null;
  for (const { date } of dossierOf(facts).contacts) if (date <= today) last = date;
  return last === null ? words.say('contact.none') : words.say('state.dormant', { n: today - last });
}

// ── Summary and foot ────────────────────────────────────────────────────────────────────────────────────────────────

/** Counts by band, of rows or of any part of them. */
export function summaryOf(rows: readonly Pick<ClientRow, 'band'>[], { words }: View): Summary {
  const counts = bandCounts(rows);
  return {
    total: rows.length,
    totalText: words.say('view.kind.client', { n: rows.length }),
    bands: BANDS.flatMap((band) => {
      const count = counts[band];
      return count === 0 ? [] : [{ band, count, text: words.say(`bandCount.${band}`, { n: count }), share: count / rows.length }];
    }),
  };
}

export function bandCounts(rows: readonly Pick<ClientRow, 'band'>[]): Readonly<Record<Band, number>> {
  const counts = { 'at-risk': 0, watch: 0, healthy: 0, unknown: 0, dormant: 0, inactive: 0 };
  for (const { band } of rows) counts[band] += 1;
  return counts;
}

export function footOf(book: Pick<Book, 'topics' | 'problems'>, rows: readonly Pick<ClientRow, 'band'>[], view: View): Foot {
  const { words } = view;
  const problems = problemRows(book, view);
  const notes = new Set(problems.map(({ path }) => path)).size;
  const { dormant } = bandCounts(rows);
  return {
    dormantText: dormant === 0 ? null : words.say('foot.dormant', { n: dormant }),
    topicsText: topicsWords(book.topics(), view),
    problemsText: notes === 0 ? null : words.say('foot.problems', { n: notes }),
    problems,
  };
}

/** `Topics: 8 missing, 1 shared alias`; null: there are no topics, or nothing is wrong with them. */
function topicsWords({ notes, missing, collisions }: Topics, { words }: View): string | null {
  const byAlias = notes.reduce((sum, { links }) => sum + links.filter(({ state }) => state === 'alias' || state === 'ambiguous').length, 0);
  const parts = joined([
    missing.length === 0 ? '' : words.say('foot.topics.missing', { n: missing.length }),
    byAlias === 0 ? '' : words.say('foot.topics.alias', { n: byAlias }),
    collisions.length === 0 ? '' : words.say('foot.topics.shared', { n: collisions.length }),
  ], words);
  return parts === '' ? null : words.say('foot.topics', { parts });
}

export function problemRows(book: Pick<Book, 'problems'>, view: View): readonly ProblemRow[] {
  const { words, today } = view;
  return book.problems(today).map((problem) => ({
    path: problem.path,
    line: problem.line,
    code: problem.code,
    note: shownName(noteName(problem.path), view),
    property: problem.field ?? '',
    ...problemWords(view.privacy ? { ...problem, value: problem.value && quoted(problem.value, view), ...(problem.repair ? { repair: quoted(problem.repair, view) } : {}) } : problem, words),
  }));
}
