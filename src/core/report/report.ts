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
import { overrideOn } from '../health/judgement';
import { documentSay, type DocumentSay } from '../i18n/document';
import type { Language, Words } from '../i18n/lookup';
import { words as wordsOf } from '../i18n/lookup';
import { sourceRef, type ClientFacts, type Complaint, type Recommendation, type Source } from '../model';
import { forbidden } from '../portfolio/consent';
import type { Window } from '../portfolio/metric';
import { portfolioOf, type Portfolio } from '../portfolio/portfolio';
import { clientPage } from '../shown/page';
import { hasHappened } from '../health/reckoning';
import { portfolioDocument } from './portfolio-document';
import type { ReportClient, ReportComplaint, ReportDocument, ReportPortfolio, ReportRecommendation } from './report-schema';
import { hasMetric, KEY_METRICS, metricName, metricText, periodText, previousText } from '../shown/portfolio-words';
import { bandCounts, clientRows, footOf, summaryOf } from '../shown/rows';
import { problemWords, reasonText, type View } from '../shown/sentences';
import type { ActionRow, ClientPage, ClientRow, Foot, Summary } from '../shown/shown';
import { standingOf } from '../health/standing';
import type { Weights } from '../health/weights';

export interface ReportOptions {
  readonly today: Day;
  readonly language: Language;
  readonly weights: Weights;
  /** The days of the portfolio; absent: the 365 that end today. */
  readonly window?: Window;
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
  /** The measures of the portfolio that are told in short, those without data left out. */
  readonly measures: readonly MeasureRow[];
  /** The days of the portfolio, in words. */
  readonly period: string;
}

const YEAR = 365;
/** One measure of the portfolio in words. */
export interface MeasureRow {
  readonly title: string;
  readonly value: string;
  readonly previous: string;
  readonly sample: string;
}

function portfolioFor(book: Pick<Book, 'clients'>, { today, window, weights }: ReportOptions): Portfolio {
  return portfolioOf(book.clients(), window ?? { from: today - YEAR + 1, to: today }, today, weights);
}

export function viewOf({ today, language, weights }: ReportOptions): View {
  return { today, weights, words: wordsOf(language) };
}

export function reportShown(book: Book, options: ReportOptions): Shown {
  const view = viewOf(options);
  const { client: path } = options;
  const all = clientRows(book, view);
  const facts = path === undefined ? undefined : book.client(path);
  const portfolio = portfolioFor(book, options);
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
    measures: KEY_METRICS.flatMap((name) => portfolio.metrics.filter((one) => one.name === name && hasMetric(one))).map((one) => ({
      title: metricName(one, view.words), value: metricText(one, view.words), previous: previousText(one, view.words), sample: view.words.number(one.n),
    })),
    period: periodText(portfolio, view.words),
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
    portfolio: portfolioDocument(portfolioFor(book, options), countsOf(book, view), view.words),
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
        path: problem.path, line: problem.line, field: problem.field, code: problem.code, ...problemWords(problem, view.words),
      })),
  };
}

function clientOf(facts: ClientFacts, view: View): ReportClient {
  const { client } = facts;
  const { today, weights } = view;
  const { health, trend, moments } = standingOf(facts, today, weights);
  const override = overrideOn(client, today);
  return {
    path: client.source.path,
    name: client.name,
    status: client.status,
    segment: client.segment,
    score: health.score,
    band: health.band,
    confidence: health.confidence,
    provisional: health.provisional,
    override: override === null ? null : { band: override.band, reason: override.reason, until: isoDay(override.until) },
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
  // What binds one of its clients binds it.
  const why = unusable(record, clients.some((client) => book.client(client)?.client.nda ?? false), today, clients.length > 0);
  return owners.map((client) => ({
    path: sourceRef(record.source), client,
    direction: record.direction, form: record.form,
    received: hasHappened(received, today) ? isoDay(received) : null,
    consent: record.consent,
    usable: why === null, why,
  }));
}

// ── Counts of today ─────────────────────────────────────────────────────────────────────────────────────────────────

function countsOf(book: Book, view: View): Pick<ReportPortfolio, 'bands' | 'complaints' | 'recommendations'> {
  const { today, weights } = view;
  const states = book.complaints().flatMap(({ record }) => complaintState(record, today, weights) ?? []);
  const recommendations = book.recommendations();
  const standing = recommendations.filter(({ record }) => !hasHappened(record.withdrawn, today));
  return {
    bands: { ...bandCounts(clientRows(book, view)) },
    complaints: {
      open: states.filter(({ state }) => state === 'open').length,
      overdue: states.filter(({ overdue }) => overdue).length,
      resolved: states.filter(({ state }) => state === 'resolved').length,
      withdrawn: states.filter(({ state }) => state === 'withdrawn').length,
    },
    recommendations: {
      received: standing.filter(({ record }) => record.direction === 'received' && hasHappened(record.received, today)).length,
      given: standing.filter(({ record }) => record.direction === 'given' && hasHappened(record.given, today)).length,
      usable: recommendations.filter((one) => recommendationOf(one, book, view).every(({ usable }) => usable)).length,
    },
  };
}

/** Why a recommendation must not be shown to others today; null: it may. Of nobody known nothing was agreed. */
export function unusable(record: Recommendation, nda: boolean, today: Day, isOwned = true): ReportRecommendation['why'] {
  const why = forbidden(record, isOwned ? { nda } : null, today);
  return why === 'unknown-client' ? 'no-consent' : why;
}
