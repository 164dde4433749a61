/**
 * The headless report: a book as the document that `report-schema.ts` describes, and as what is shown of it. The same
 * notes, day, settings and language give the same bytes.
 */
import { actionsOf, actionText, nextRows } from '../shown/action-rows';
import type { Book, Owned } from '../reading/book';
import { complaintState } from '../health/complaint-state';
import { isoDay, type Day } from '../day';
import { dossierOf } from '../health/dossier';
import { history, type Factors } from '../health/health';
import { documentSay, type DocumentSay } from '../i18n/document';
import type { Language, Words } from '../i18n/lookup';
import { words as wordsOf } from '../i18n/lookup';
import { sourceRef, type ClientFacts, type Closeness, type Complaint, type Recommendation, type Source } from '../model';
import { clientPage } from '../shown/page';
import { hasHappened } from '../health/reckoning';
import type { ReportClient, ReportComplaint, ReportDocument, ReportRecommendation } from './report-schema';
import { bandCounts, clientRows, footOf, summaryOf } from '../shown/rows';
import { problemWords, reasonText, type View } from '../shown/sentences';
import type { ActionRow, ClientPage, ClientRow, Foot, Summary } from '../shown/shown';
import { standingOf } from '../health/standing';
import type { Weights } from '../health/weights';

export interface ReportOptions {
  readonly today: Day;
  readonly language: Language;
  readonly weights: Weights;
  /** The card of the one client to report on; absent: all. */
  readonly client?: string;
}

/** Everything that a report shows, ready to be laid out. */
export interface Shown {
  readonly today: Day;
  readonly words: Words;
  /** Says what only a report says: its headings, its columns. */
  readonly label: DocumentSay;
  readonly document: ReportDocument;
  readonly rows: readonly ClientRow[];
  /** Of all clients, in the order of need. */
  readonly actions: readonly ActionRow[];
  /** The page of the one client that was asked for; empty: a report on all. */
  readonly pages: readonly ClientPage[];
  readonly summary: Summary;
  readonly foot: Foot;
}

export function viewOf({ today, language, weights }: ReportOptions): View {
  return { today, weights, words: wordsOf(language) };
}

export function reportShown(book: Book, options: ReportOptions): Shown {
  const view = viewOf(options);
  const { client: path } = options;
  const all = clientRows(book, view);
  const facts = path === undefined ? undefined : book.client(path);
  let document: ReportDocument | null = null;
  return {
    today: options.today,
    words: view.words,
    label: documentSay(options.language),
    // Half a year of history for every client is worked out only where a format asks for it.
    get document() {
      document ??= reportDocument(book, options);
      return document;
    },
    rows: path === undefined ? all : all.filter((row) => row.path === path),
    actions: facts === undefined ? nextRows(book, view) : actionsOf(facts, view),
    pages: facts === undefined ? [] : [clientPage(facts, view)],
    summary: summaryOf(all, view),
    foot: footOf(book, all, view),
  };
}

/** The document of all clients, or of one: then only what is about that client, and no topics. */
export function reportDocument(book: Book, options: ReportOptions): ReportDocument {
  const view = viewOf(options);
  const { client: only } = options;
  const rows = clientRows(book, view);
  const ofMine = ({ client }: { readonly client: string | null }): boolean => only === undefined || client === only;
  const complaints = book.complaints().flatMap((one) => complaintOf(one, view)).filter(ofMine);
  const recommendations = book.recommendations().flatMap((one) => recommendationOf(one, book, view)).filter(ofMine);
  const topics = book.topics();
  return {
    schema: 1,
    today: isoDay(options.today),
    language: options.language,
    counts: { ...book.counts() },
    clients: rows.filter(({ path }) => only === undefined || path === only).flatMap(({ path }) => {
      const facts = book.client(path);
      return facts === undefined ? [] : [clientOf(facts, view)];
    }),
    complaints, recommendations,
    portfolio: portfolioOf(book, view),
    topics: only !== undefined ? { notes: [], missing: [], collisions: [] } : {
      notes: topics.notes.map(({ path, title, aliases, tags, backlinks, links }) => ({
        path, title, aliases: [...aliases], tags: [...tags], backlinks,
        links: links.map(({ target, state, to }) => ({ target, state, to: [...to] })),
      })),
      missing: topics.missing.map(({ target, count, sources, suggestions }) => ({ target, count, sources: [...sources], suggestions: [...new Set(suggestions.map(({ name }) => name))] })),
      collisions: topics.collisions.map(({ alias, paths }) => ({ alias, paths: [...paths] })),
    },
    problems: book.problems(options.today)
      .filter(({ path }) => only === undefined || path === only || book.clientsOf(path).includes(only))
      .map((problem) => ({
        path: problem.path, line: problem.line, field: problem.field, code: problem.code, message: problemWords(problem, view.words).message,
      })),
  };
}

function clientOf(facts: ClientFacts, view: View): ReportClient {
  const { client } = facts;
  const { today, weights } = view;
  const { health, trend, moments } = standingOf(facts, today, weights);
  const { override } = client;
  return {
    path: client.source.path,
    name: client.name,
    status: client.status,
    segment: client.segment,
    score: health.score,
    band: health.band,
    confidence: health.confidence,
    provisional: health.provisional,
    override: override === null || override.until < today ? null : { band: override.band, reason: override.reason, until: isoDay(override.until) },
    base: health.base, bonus: health.bonus, penalty: health.penalty,
    factors: health.factors === null ? null : factorsOf(health.factors),
    trend: trend === null || trend.previous === null || trend.delta === null || trend.direction === null
      ? null
      : { days: trend.days, previous: trend.previous, delta: trend.delta, direction: trend.direction },
    history: history(facts, today, weights).map(({ date, score }) => ({ date: isoDay(date), score })),
    reasons: health.reasons.map((reason) => ({
      kind: reason.kind, points: reason.points, text: reasonText(reason, dossierOf(facts), view), sources: reason.sources.map(placeOf),
    })),
    actions: actionsOf(facts, view).map((action) => ({
      urgency: action.urgency, kind: action.kind, ref: sourceRef(action.source),
      due: action.due === null ? null : isoDay(action.due),
      gain: action.gain, gainIn7Days: action.gainIn7Days,
      text: actionText(action, view),
    })),
    moments: {
      ask: moments.ask,
      moments: moments.moments.map(({ kind, date, strength, expires, evidence }) => ({
        kind, date: isoDay(date), strength, expires: expires === null ? null : isoDay(expires), evidence: sourceRef(evidence),
      })),
      blockers: moments.blockers.map(({ kind }) => kind),
    },
    lastContact: health.lastContact === null ? null : {
      date: isoDay(health.lastContact.date), kind: health.lastContact.kind, ...placeOf(health.lastContact.source),
    },
  };
}

function factorsOf({ contact, satisfaction, commitments, reciprocity }: Factors): ReportClient['factors'] {
  const plain = ({ value, weight, evidence }: Factors['satisfaction' | 'commitments' | 'reciprocity']) => ({ value, weight, evidence });
  return {
    contact: {
      value: contact.value, weight: contact.weight, evidence: contact.evidence,
      cadence: contact.cadence, source: contact.source, days: contact.days,
    },
    satisfaction: plain(satisfaction), commitments: plain(commitments), reciprocity: plain(reciprocity),
  };
}

function placeOf({ path, line }: Source): { path: string; line?: number } {
  return line === undefined ? { path } : { path, line };
}

/** A complaint of a shared note stands once for each of its clients; one received after today does not exist. */
function complaintOf({ record, clients }: Owned<Complaint>, { today, weights }: View): readonly ReportComplaint[] {
  const state = complaintState(record, today, weights);
  if (state === null) return [];
  const owners: readonly (string | null)[] = clients.length === 0 ? [null] : clients;
  return owners.map((client) => ({
    path: sourceRef(record.source), client,
    state: state.state, severity: record.severity, age: state.age, target: state.target, overdue: state.overdue, reopens: state.reopens,
    outcome: state.state === 'open' ? null : state.outcome ?? 'unknown',
  }));
}

function recommendationOf({ record, clients }: Owned<Recommendation>, book: Pick<Book, 'client'>, { today }: View): readonly ReportRecommendation[] {
  const received = record.direction === 'given' ? null : record.received;
  const owners: readonly (string | null)[] = clients.length === 0 ? [null] : clients;
  return owners.map((client) => {
    const why = unusable(record, client !== null && (book.client(client)?.client.nda ?? false), today);
    return {
      path: sourceRef(record.source), client,
      direction: record.direction, form: record.form,
      received: hasHappened(received, today) ? isoDay(received) : null,
      consent: record.consent,
      usable: why === null, why,
    };
  });
}

/** Why a recommendation must not be shown to others today; null: it may. */
export function unusable(record: Recommendation, nda: boolean, today: Day): ReportRecommendation['why'] {
  const { direction, received, withdrawn, consent, consentDate, consentUntil } = record;
  if (direction === 'given' || !hasHappened(received, today)) return 'not-received';
  if (hasHappened(withdrawn, today)) return 'withdrawn';
  if (consent === 'none' || (consentDate !== null && consentDate > today)) return 'no-consent';
  if (consentUntil !== null && consentUntil < today) return 'consent-expired';
  return nda ? 'nda' : null;
}

// ── Portfolio ───────────────────────────────────────────────────────────────────────────────────────────────────────

const FRIENDS: ReadonlySet<Closeness> = new Set<Closeness>(['client_friend', 'friend_client']);

function portfolioOf(book: Book, view: View): ReportDocument['portfolio'] {
  const { today, weights } = view;
  const rows = clientRows(book, view);
  const states = book.complaints().flatMap(({ record }) => complaintState(record, today, weights) ?? []);
  const recommendations = book.recommendations();
  const received = recommendations.filter(({ record }) => record.direction === 'received' && hasHappened(record.received, today) && !hasHappened(record.withdrawn, today));
  const given = recommendations.filter(({ record }) => record.direction === 'given' && hasHappened(record.given, today) && !hasHappened(record.withdrawn, today));
  const givers = new Set(received.flatMap(({ clients }) => clients));
  const receivers = new Set(given.flatMap(({ clients }) => clients));
  const projects = book.clients().map((facts) => facts.projects.filter(({ start, completed }) => (start ?? completed ?? today) <= today).length);
  const living = rows.filter(({ band }) => band !== 'dormant' && band !== 'inactive');
  return {
    bands: { ...bandCounts(rows) },
    complaints: {
      open: states.filter(({ state }) => state === 'open').length,
      overdue: states.filter(({ overdue }) => overdue).length,
      resolved: states.filter(({ state }) => state === 'resolved').length,
      withdrawn: states.filter(({ state }) => state === 'withdrawn').length,
    },
    recommendations: {
      received: received.length,
      given: given.length,
      usable: recommendations.filter((one) => recommendationOf(one, book, view).every(({ usable }) => usable)).length,
    },
    M1: received.length,
    M10: { mutual: [...givers].filter((path) => receivers.has(path)).length, of: new Set([...givers, ...receivers]).size },
    M19: { repeat: projects.filter((count) => count > 1).length, of: projects.filter((count) => count > 0).length },
    M29: { friends: living.filter(({ closeness }) => closeness !== null && FRIENDS.has(closeness)).length, of: living.length },
  };
}
