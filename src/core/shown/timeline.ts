/** What happened with a client, day by day, and what was promised. Facts dated after today do not exist yet. */
import { dueOn, doneOn, effectiveDue, isOld, stands, type Commitment } from '../health/commitments';
import { answerOn } from '../health/complaint-state';
import { monthWords, type Day } from '../day';
import { dossierOf } from '../health/dossier';
import type { Key } from '../i18n/lookup';
import type { Client, ClientFacts, Complaint, DatedPromise, Interaction, Matter, Project, Recommendation, Source } from '../model';
import { hasHappened } from '../health/reckoning';
import { compareSources } from '../order';
import { capital, joined, matterName, quoted, ratingWords, type View } from './sentences';
import type { PromiseRow, TimelineEntry } from './shown';

type StepKey = Extract<Key, `timeline.${string}`>;
interface Step {
  readonly day: Day | null;
  readonly key: Exclude<StepKey, 'timeline.in' | 'timeline.out' | 'timeline.planned'>;
}

/** Newest first; of one day, later places first. */
export function timeline(facts: ClientFacts, view: View): readonly TimelineEntry[] {
  const { today } = view;
  const { client } = facts;
  const entries = [
    ...facts.interactions.filter(({ kind }) => kind !== 'complaint').flatMap((one) => interactionEntry(one, view)),
    ...facts.mentions.map(({ date, text, source }) => entry({ day: date, key: 'timeline.mention' }, 'mention', quoted(text, view), source, view)),
    ...facts.complaints.flatMap((one) => steps(complaintSteps(one, today), 'complaint-step', matterName(one.title, client, view), one.source, view)),
    ...facts.recommendations.flatMap((one) => steps(recommendationSteps(one), 'recommendation', matterName(one.title, client, view), one.source, view)),
    ...facts.projects.flatMap((one) => steps(projectSteps(one), 'project', matterName(one.title, client, view), one.source, view)),
    ...[...facts.promises, ...facts.projects.flatMap(({ milestones }) => milestones)]
      .flatMap(({ done, text, source, owner }) => (owner === 'me' ? steps([{ day: done, key: 'timeline.promise.kept' }], 'promise', matterName(text, client, view), source, view) : [])),
  ].filter(({ day }) => day <= today);
  // The steps of one fact stand in their order, so of one day the last of them is the newest.
  return entries.reverse().sort((a, b) => b.day - a.day || compareSources(b.source, a.source));
}

const MEASURES = ['csat', 'nps', 'ces', 'mood'] as const;

/** A planned contact is no event, unless it is planned for today. */
function interactionEntry(interaction: Interaction, view: View): readonly TimelineEntry[] {
  const { date, kind, direction, status, source, summary } = interaction;
  if (status === 'cancelled') return [];
  const { words, today } = view;
  const name = words.say(`kind.${kind}`);
  const title = status === 'planned' ? words.say('timeline.planned', { kind: name })
    : direction === 'in' ? words.say('timeline.in', { kind: name })
    : direction === 'out' ? words.say('timeline.out', { kind: name })
    : name;
  const ratings = MEASURES.flatMap((measure) => {
    const given = interaction[measure];
    return given === null ? [] : [ratingWords({ measure, given }, words)];
  });
  const said = summary === '' ? '' : quoted(summary, view);
  return [{ day: date, dayText: words.day(date, today), monthText: monthWords(date, words.language), kind, title: capital(title), text: joined([said, ...ratings], words), source }];
}

function steps(all: readonly Step[], kind: TimelineEntry['kind'], title: string, source: Source, view: View): readonly TimelineEntry[] {
  return all.map((step) => entry(step, kind, title, source, view)).filter(({ day }) => day < Infinity);
}

function entry({ day, key }: Step, kind: TimelineEntry['kind'], text: string, source: Source, { words, today }: View): TimelineEntry {
  return { day: day ?? Infinity, dayText: day === null ? '' : words.day(day, today), monthText: day === null ? '' : monthWords(day, words.language), kind, title: capital(words.say(key)), text, source };
}

/** The dated steps of one fact until today, in their order. */
export function pastSteps({ kind, fact }: Matter, view: View): readonly TimelineEntry[] {
  const all = kind === 'complaint' ? complaintSteps(fact, view.today) : kind === 'recommendation' ? recommendationSteps(fact) : projectSteps(fact);
  return steps(all, 'complaint-step', quoted(fact.title, view), fact.source, view).filter(({ day }) => day <= view.today).sort((a, b) => a.day - b.day);
}

function complaintSteps(complaint: Complaint, today: Day): readonly Step[] {
  const answer = answerOn(complaint, today);
  return [
    ...(['received', 'acknowledged', 'understood', 'offered'] as const).map((step): Step => ({ day: complaint[step], key: `timeline.complaint.${step}` })),
    ...complaint.resolved.map((day): Step => ({ day, key: 'timeline.complaint.resolved' })),
    ...complaint.reopened.map((day): Step => ({ day, key: 'timeline.complaint.reopened' })),
    {
      day: complaint.confirmed,
      key: answer === 'yes' ? 'timeline.complaint.confirmed' : answer === 'no' ? 'timeline.complaint.refused' : 'timeline.complaint.unconfirmed',
    },
    { day: complaint.withdrawn, key: 'timeline.complaint.withdrawn' },
  ];
}

const RECOMMENDATION_STEPS = ['asked', 'received', 'given', 'declined', 'thanked', 'published', 'converted', 'withdrawn'] as const;

/** One is received or given, whatever days its note has. */
function recommendationSteps(one: Recommendation): readonly Step[] {
  return RECOMMENDATION_STEPS
    .filter((step) => (step !== 'received' && step !== 'given') || step === one.direction)
    .map((step) => ({ day: one[step], key: `timeline.recommendation.${step}` }));
}

function projectSteps(project: Project): readonly Step[] {
  return (['start', 'delivered', 'completed', 'cancelled'] as const).map((step) => ({ day: project[step], key: `timeline.project.${step}` }));
}

// ── Promises ────────────────────────────────────────────────────────────────────────────────────────────────────────

const STATE_ORDER: Readonly<Record<PromiseRow['state'], number>> = { overdue: 0, open: 1, waiting: 2, late: 3, kept: 4, cancelled: 5, old: 6 };

/** Overdue ones first, then the open, then what the client owes, then what is closed, newest first. */
export function promiseRows(facts: ClientFacts, view: View): readonly PromiseRow[] {
  const mine = dossierOf(facts).commitments
    .filter(({ from }) => from <= view.today)
    .map((commitment) => mineRow(commitment, facts.client, view));
  const theirs = [...facts.promises, ...facts.projects.flatMap(({ milestones }) => milestones)]
    .filter(({ owner, since }) => owner === 'client' && (since === null || since <= view.today))
    .flatMap((promise) => theirRow(promise, facts.client, view));
  return [...mine, ...theirs].sort((a, b) => {
    const order = STATE_ORDER[a.state] - STATE_ORDER[b.state];
    const closed = a.state !== 'overdue' && a.state !== 'open' && a.state !== 'waiting';
    return order || (closed ? b.due - a.due : a.due - b.due) || compareSources(a.source, b.source);
  });
}

function mineRow(commitment: Commitment, client: Client, view: View): PromiseRow {
  const { today, words } = view;
  const due = dueOn(commitment, today);
  const done = doneOn(commitment, today);
  const day = words.day(due, today);
  const row = (state: PromiseRow['state'], stateText: string): PromiseRow => ({
    text: matterName(commitment.text, client, view), state, stateText, due, source: commitment.source,
  });
  if (!stands(commitment, today)) return row('cancelled', words.say('promise.cancelled'));
  if (done !== null) {
    return done > due ? row('late', words.say('promise.late', { n: done - due })) : row('kept', words.say('promise.kept', { day: words.day(done, today) }));
  }
  if (isOld(commitment, today)) return row('old', words.say('promise.old', { day }));
  if (due < today) return row('overdue', words.say('due.late', { n: today - due }));
  return row('open', words.say('due.on', { day }));
}

/** What the client owes is only listed, until it is done or called off. */
function theirRow({ text, due, moves, done, cancelled, source }: DatedPromise, client: Client, view: View): readonly PromiseRow[] {
  const { today, words } = view;
  if (hasHappened(done, today) || hasHappened(cancelled, today)) return [];
  const inForce = effectiveDue({ due, moves }, today);
  return [{
    text: matterName(text, client, view), state: 'waiting', stateText: words.say('promise.waiting', { day: words.day(inForce, today) }), due: inForce, source,
  }];
}
