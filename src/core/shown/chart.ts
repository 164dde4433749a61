/**
 * A client's health week by week, in words and in places from 0 to 1, with what bent the curve: the largest changes of
 * reasons between neighbouring weeks. A week is worked out as of its own day, so what came later does not colour it.
 */
import { doneOn, dueOn, lateCommitments } from '../health/commitments';
import { drawerOf } from '../kept';
import { answerOn } from '../health/complaint-state';
import { firstContact } from '../health/contact';
import { dossierOf, type Dossier } from '../health/dossier';
import { compareExplanations, topicOf, type ContactReason, type Reason } from '../health/explanation';
import { health, history, HISTORY_WEEKS, type Health } from '../health/health';
import { rounded } from '../health/reckoning';
import { lastRatings } from '../health/satisfaction';
import type { Day } from '../day';
import type { ClientFacts, Interaction, InteractionKind, Source } from '../model';
import { scoreWords } from './rows';
import { capital, changeWords, joined, matterName, pointsWords, sameView, satisfactionEvidence, type View } from './sentences';
import type { ChartEvent, ChartWeek, HealthChart, Span } from './shown';

const WEEK = 7;
/** More points than this cannot be told apart; a longer time is drawn in longer steps. */
const MOST_POINTS = 157;
/** Events that are told, and the points from which one is worth telling. Judgement, not fitted to outcomes. */
const MOST_EVENTS = 6;
const TELLING_POINTS = 3;
/** A change against the trend that is no end of it. */
const NOISE_POINTS = 0.5;

interface KeptChart {
  readonly view: View;
  readonly span: Span;
  readonly chart: HealthChart;
}
declare module '../kept' {
  interface Drawer {
    chart?: KeptChart;
    line?: KeptLine;
  }
}

/** The same object until the client, the days, the weights, the language or the privacy change. */
export function healthChart(facts: ClientFacts, from: View, span: Span): HealthChart {
  const view = { ...from, today: span.to };
  const drawer = drawerOf(facts);
  const known = drawer.chart;
  if (known?.span.from === span.from && known && sameView(known.view, view)) return known.chart;
  const chart = makeChart(facts, view, span);
  drawer.chart = { view, span, chart };
  return chart;
}

function makeChart(facts: ClientFacts, view: View, { from, to }: Span): HealthChart {
  const { weights, words } = view;
  const days = daysOf(from === undefined ? HISTORY_WEEKS : Math.floor(Math.max(0, to - from) / WEEK) + 1, to);
  const healths = days.map((day) => health(facts, day, weights));
  const events = eventsOf(days, healths, facts, view);
  const weeks = days.map((day, index): ChartWeek => {
    const { score, band, provisional } = healths[index] ?? health(facts, day, weights);
    const dayText = words.day(day, to);
    const scoreText = scoreWords(score, view);
    const bandText = words.say(`band.${band}`);
    const here = events.filter(({ week }) => week === index).map(({ text }) => text);
    const state = joined([score === null ? '' : scoreText, bandText, provisional ? words.say('provisional.title') : ''], words);
    return {
      day, dayText, score, scoreText, band, bandText, provisional, events: here,
      x: days.length === 1 ? 1 : index / (days.length - 1),
      y: score === null ? null : score / 100,
      label: [words.say('reason.text', { title: dayText, detail: state }), ...here].join(words.say('evidence.break')),
    };
  });
  const [watch, healthy] = [weights.watchFrom / 100, weights.healthyFrom / 100];
  return {
    weeks, events,
    lines: unbroken(weeks),
    zones: ([['at-risk', 0, watch], ['watch', watch, healthy], ['healthy', healthy, 1]] as const)
      .map(([band, low, high]) => ({ band, text: words.say(`band.${band}`), from: low, to: high })),
    summary: summaryOf(weeks, view),
  };
}

/** Whole weeks back from the last day, the oldest first. */
function daysOf(weeks: number, to: Day): readonly Day[] {
  const stride = Math.ceil(weeks / MOST_POINTS);
  const count = Math.ceil(weeks / stride);
  return Array.from({ length: count }, (_, index) => to - WEEK * stride * (count - 1 - index));
}

function unbroken<P extends { readonly y: number | null }>(points: readonly P[]): readonly (readonly P[])[] {
  const lines: P[][] = [];
  points.forEach((point, index) => {
    if (point.y === null) return;
    const line = (points[index - 1]?.y ?? null) === null ? undefined : lines.at(-1);
    if (line) line.push(point);
    else lines.push([point]);
  });
  return lines;
}

function summaryOf(weeks: readonly ChartWeek[], { words }: View): string {
  const scored = weeks.filter(({ score }) => score !== null);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return '';
  const days = { from: first.dayText, to: last.dayText };
  const [some] = scored;
  if (!some) return words.say('chart.none', days);
  const extreme = (sign: 1 | -1): ChartWeek => scored.reduce((best, one) => (sign * ((one.score ?? 0) - (best.score ?? 0)) > 0 ? one : best), some);
  const [low, high] = [extreme(-1), extreme(1)];
  return words.say('chart.summary', {
    ...days, first: first.scoreText, last: last.scoreText, low: low.scoreText, lowDay: low.dayText, high: high.scoreText, highDay: high.dayText,
  });
}

// ── What bent the curve ─────────────────────────────────────────────────────────────────────────────────────────────

/** One line of the explanation that rose or fell for some weeks on end. */
interface Bend {
  readonly week: number;
  readonly before: Reason | null;
  /** As it was when it began, and when it ended. */
  readonly first: Reason | null;
  last: Reason | null;
  points: number;
}

function eventsOf(days: readonly Day[], healths: readonly Health[], facts: ClientFacts, view: View): readonly ChartEvent[] {
  const dossier = dossierOf(facts);
  return bendsOf(healths)
    .filter(({ points, before, first }) => Math.abs(points) >= TELLING_POINTS && isFact(first ?? before))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, MOST_EVENTS)
    .sort((a, b) => a.week - b.week || a.points - b.points)
    .map((bend): ChartEvent => {
      const [since = 0, on = 0] = [days[bend.week - 1], days[bend.week]];
      const reason = bend.first ?? bend.before;
      const told = toldBy(bend, { since, on, dossier, view: { ...view, today: on }, to: view.today });
      return {
        kind: told.touch ?? reason?.kind ?? 'clamp', week: bend.week, dayText: view.words.day(told.day ?? on, view.today),
        points: rounded(bend.points), pointsText: pointsWords(bend.points, view.words),
        text: capital(told.text), source: told.source ?? reason?.sources[0] ?? null,
      };
    });
}

/** Limits and the beginning of the count only follow from what happened. */
function isFact(reason: Reason | null): boolean {
  return reason !== null && reason.kind !== 'cap' && reason.kind !== 'clamp' && reason.kind !== 'provisional';
}

function bendsOf(healths: readonly Health[]): readonly Bend[] {
  const bends: Bend[] = [];
  let going = new Map<string, Bend>();
  healths.forEach((now, week) => {
    const before = healths[week - 1];
    const next = new Map<string, Bend>();
    const compared = before === undefined || before.score === null || now.score === null ? [] : compareExplanations(before.reasons, now.reasons);
    for (const change of compared) {
      const reason = change.now ?? change.before;
      if (reason === null) continue;
      const topic = topicOf(reason);
      let bend = going.get(topic);
      if (bend && Math.sign(bend.points) === Math.sign(change.points)) {
        bend.points += change.points;
        bend.last = change.now;
      } else if (!bend || Math.abs(change.points) >= NOISE_POINTS) {
        bend = { week, before: change.before, first: change.now, last: change.now, points: change.points };
        bends.push(bend);
      }
      next.set(topic, bend);
    }
    going = next;
  });
  return bends;
}

interface Moment {
  /** It happened after `since`, and on `on` at the latest; the view is that of `on`. */
  readonly since: Day;
  readonly on: Day;
  readonly dossier: Dossier;
  readonly view: View;
  /** The last day of the chart. */
  readonly to: Day;
}

interface Told {
  readonly text: string;
  /** Absent: only the week is known. */
  readonly day?: Day;
  /** How contact was made again. */
  readonly touch?: InteractionKind;
  readonly source?: Source;
}

/** The fact of that week behind a change; without one, the line of the explanation itself. */
function toldBy(bend: Bend, moment: Moment): Told {
  const { since, on, dossier, view } = moment;
  const { words } = view;
  const { points, first, last } = bend;
  const reason = first ?? bend.before;
  const isNew = (day: Day | null | undefined): boolean => day !== null && day !== undefined && day > since && day <= on;
  const inWords = { text: changeWords({ before: bend.before, now: first }, dossier, view) };
  switch (reason?.kind) {
    case 'contact': {
      if (points < 0) {
        const end = last?.kind === 'contact' ? last : reason;
        return end.ratio > 1 ? { text: words.say('chart.silence', { n: silence(end, moment) }) } : inWords;
      }
      const heard = [reason.last, reason.lastWord].find(({ date }) => isNew(date));
      return heard ? touchOf(heard, view) : inWords;
    }
    case 'satisfaction': {
      const [newest] = lastRatings(dossier.ratings, on, 1);
      const [evidence] = isNew(newest?.date) ? satisfactionEvidence(dossier, view) : [];
      return newest && evidence ? { text: evidence.text, day: newest.date, source: newest.source } : inWords;
    }
    case 'commitments': {
      const known = new Set(lateCommitments(dossier.commitments, since).map(({ commitment }) => commitment));
      const one = points < 0
        ? lateCommitments(dossier.commitments, on).find(({ commitment }) => !known.has(commitment))?.commitment
        : dossier.commitments.find((commitment) => isNew(doneOn(commitment, on)));
      if (!one) return inWords;
      return { day: points < 0 ? dueOn(one, on) : doneOn(one, on) ?? on, text: words.say('reason.text', { title: words.say(points < 0 ? 'chart.overdue' : 'timeline.promise.kept'), detail: matterName(one.text, dossier.client, view) }), source: one.source };
    }
    case 'complaint': {
      const { complaint } = reason;
      const { received, acknowledged, resolved, reopened, confirmed, withdrawn } = complaint;
      const answer = answerOn(complaint, on);
      const steps = points < 0
        ? [['received', [received]], ['reopened', reopened], ['refused', answer === 'no' ? [confirmed] : []]] as const
        : [['resolved', resolved], ['confirmed', answer === 'yes' ? [confirmed] : []], ['withdrawn', [withdrawn]], ['acknowledged', [acknowledged]]] as const;
      for (const [step, all] of steps) {
        const day = all.find(isNew);
        if (day !== undefined && day !== null) return { day, text: words.say('reason.text', { title: words.say(`timeline.complaint.${step}`), detail: matterName(complaint.title, dossier.client, view) }) };
      }
      return inWords;
    }
    case 'recommendation': {
      const { recommendation } = reason;
      for (const step of ['converted', 'received', 'withdrawn'] as const) {
        const day = recommendation[step];
        if (day !== null && isNew(day)) return { day, text: words.say('reason.text', { title: words.say(`timeline.recommendation.${step}`), detail: matterName(recommendation.title, dossier.client, view) }) };
      }
      return inWords;
    }
    case 'reciprocity':
    case 'provisional':
    case 'cap':
    case 'clamp':
    case undefined: return inWords;
  }
}

/** Days without contact, or without a word of the client's, until there was one again or the last day that is shown. */
function silence({ clock, last, lastWord }: ContactReason, { dossier: { contacts }, view: { weights }, to }: Moment): number {
  const from = clock === 'contact' ? last.date : lastWord.date;
  const later = contacts.filter(({ date, mine }) => date > from && (clock === 'contact' || !mine));
  return (firstContact(later, to, weights)?.date ?? to) - from;
}

function touchOf({ kind, date, source }: Interaction, { words }: View): Told {
  return { text: words.say('chart.touch', { kind: words.say(`kind.${kind}`) }), day: date, touch: kind, source };
}

// ── The small line of a row ─────────────────────────────────────────────────────────────────────────────────────────

interface Spot {
  readonly x: number;
  readonly y: number | null;
}
interface KeptLine extends Pick<View, 'today' | 'weights'> {
  readonly lines: readonly (readonly Spot[])[];
}

/** The scores of 26 weeks, in places from 0 to 1 as in the chart. Much cheaper than that: nothing is explained. */
export function sparkline(facts: ClientFacts, { today, weights }: Pick<View, 'today' | 'weights'>): KeptLine['lines'] {
  const drawer = drawerOf(facts);
  const known = drawer.line;
  if (known?.today === today && known.weights === weights) return known.lines;
  const lines = unbroken(history(facts, today, weights).map(({ score }, index): Spot => ({ x: index / (HISTORY_WEEKS - 1), y: score === null ? null : score / 100 })));
  drawer.line = { today, weights, lines };
  return lines;
}
