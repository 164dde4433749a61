/** Everything that is shown of one client: 100 and what it loses, what mends it, promises, moment, timeline. */
import { actionsOf, type Snoozed } from './action-rows';
import { healthChart } from './chart';
import { dossierOf } from '../health/dossier';
import type { Reason } from '../health/explanation';
import { changedSince, type Health } from '../health/health';
import { FACTOR_NAMES, overrideOn } from '../health/judgement';
import type { Client, ClientFacts, Interaction } from '../model';
import type { ActionKind } from '../health/next-actions';
import { compareSources } from '../order';
import { noteName } from '../reading/schema';
import { scoreWords, silenceWords, stateWords, trendWords } from './rows';
import {
  ago, blockerWords, capital, changeWords, evidenceOf, joined, momentWords, pointsWords, quoted, reasonTitle, shownName, type View,
} from './sentences';
import type { ActionRow, ClientPage, Loss, MomentWords, TimelineEntry } from './shown';
import { standingOf, type Standing } from '../health/standing';
import { promiseRows, timeline } from './timeline';

/** The bars are drawn on a scale of so many points, or of the biggest loss if that is more. */
const BAR_POINTS = 20;
const CHANGED_IN = 30;

/** The actions that mend a line, the fittest first. */
const MENDING: Readonly<Record<Reason['kind'], readonly ActionKind[]>> = {
  contact: ['reply', 'contact'],
  satisfaction: ['ask-feedback'],
  commitments: ['keep-promise'],
  reciprocity: ['reply'],
  complaint: ['acknowledge-complaint', 'resolve-complaint', 'confirm-satisfaction'],
  recommendation: ['thank'],
  provisional: ['contact', 'ask-feedback'],
  cap: [],
  clamp: [],
};

export function clientPage(facts: ClientFacts, view: View, snoozed: Snoozed = {}): ClientPage {
  const { client } = facts;
  const standing = standingOf(facts, view.today, view.weights);
  const { health } = standing;
  const { words } = view;
  const actions = actionsOf(facts, view, snoozed);
  let entries: readonly TimelineEntry[] | undefined;
  return {
    path: client.source.path,
    name: shownName(client.name, view),
    band: health.band,
    bandText: capital(words.say(`band.${health.band}`)),
    score: health.score,
    scoreText: scoreWords(health.score, view),
    sumText: health.score === null ? words.say('score.none') : words.number(health.score, 1),
    sumLabel: words.say('score.sum'),
    provisional: health.provisional,
    sureness: surenessWords(health, view),
    trend: trendWords(standing.trend, view),
    override: overrideWords(client, view),
    about: aboutWords(client, view),
    preferredChannel: client.preferredChannel,
    preferences: preferenceWords(client, view),
    notice: noticeWords(standing, view),
    losses: lossesOf(facts, health, actionsOf(facts, view), view),
    actions,
    changes: changesOf(facts, view),
    promises: promiseRows(facts, view),
    moment: momentOf(standing, view),
    timeline: () => (entries ??= timeline(facts, view)),
    chart: (span) => healthChart(facts, view, span),
    lastContact: health.lastContact === null ? null : lastContactOf(health.lastContact, view),
  };
}

/** `from 2 of 4 kinds of evidence`, with how far that carries. */
function surenessWords({ factors, score, certainty }: Health, { words }: View): string {
  if (factors === null) return '';
  const n = FACTOR_NAMES.filter((name) => factors[name].value !== null).length;
  return score === null || n === 0 ? words.say('sureness.none') : words.say(`sureness.${certainty}`, { n });
}

function overrideWords(client: Client, view: View): string | null {
  const { words, today } = view;
  const override = overrideOn(client, today);
  if (override === null) return null;
  const judgement = words.say('override.until', { band: words.say(`band.${override.band}`), day: words.day(override.until, today) });
  return override.reason === '' ? judgement : words.say('override.because', { judgement, reason: quoted(override.reason, view) });
}

/** What kind of client it is; a word that says the same twice is said once. */
function aboutWords({ segment, access, via, term, engagement, experience, closeness, industry }: Client, view: View): string {
  const { words: { say }, privacy } = view;
  const parts = [
    segment === null ? '' : say(`segment.${segment}`),
    access === 'direct' ? '' : via === null ? say('access.indirect') : say('access.through', { name: shownName(noteName(via), view) }),
    term === null ? '' : say(`term.${term}`),
    ...engagement.map((one) => say(`engagement.${one}`)),
    experience === null ? '' : say(`experience.${experience}`),
    closeness === null || closeness === 'client' ? '' : say(`closeness.${closeness}`),
    privacy ? '' : industry ?? '',
  ];
  return capital([...new Set(parts)].filter((part) => part !== '').join(' · '));
}

/** `prefers e-mail, mornings`; null: nothing is known. */
export function preferenceWords({ preferredChannel, preferences }: Client, view: View): string | null {
  const channel = preferredChannel === null ? [] : [view.words.say(`prefers.${preferredChannel}`)];
  const text = joined([...channel, ...(view.privacy === true ? [] : preferences)], view.words);
  return text === '' ? null : text;
}

/** Why there is no score, or how to take it. */
function noticeWords(standing: Standing, view: View): string | null {
  const { health: { band, provisional }, facts: { client } } = standing;
  const { words } = view;
  switch (band) {
    case 'inactive': return `${capital(stateWords(client, view))}. ${words.say('notice.inactive')}`;
    case 'dormant': return `${capital(silenceWords(standing, view))}. ${words.say('notice.dormant')}`;
    case 'unknown': return words.say('notice.unknown');
    case 'at-risk':
    case 'watch':
    case 'healthy': return provisional ? words.say('notice.provisional') : null;
  }
}

function lossesOf(facts: ClientFacts, { reasons }: Health, actions: readonly ActionRow[], view: View): readonly Loss[] {
  const dossier = dossierOf(facts);
  const scale = reasons.reduce((most, { points }) => Math.max(most, Math.abs(points)), BAR_POINTS);
  return reasons.map((reason): Loss => {
    const evidence = evidenceOf(reason, dossier, view);
    return {
      kind: reason.kind,
      // A limit is nobody's merit.
      tone: reason.points < 0 ? 'loss' : reason.kind === 'recommendation' && reason.points > 0 ? 'gift' : 'even',
      points: reason.points,
      pointsText: pointsWords(reason.points, view.words),
      title: reasonTitle(reason, facts.client, view),
      evidence,
      detail: joined(evidence.map(({ text }) => text), view.words),
      sources: reason.sources,
      share: Math.abs(reason.points) / scale,
      mend: mendOf(reason, actions, view),
    };
  });
}

function mendOf(reason: Reason, actions: readonly ActionRow[], view: View): Loss['mend'] {
  for (const kind of MENDING[reason.kind]) {
    const action = actions.find((one) => one.kind === kind && isAbout(reason, one));
    if (action) return { label: view.words.say(`button.${kind}`), action };
  }
  return null;
}

const MENDED_IN_PLACE: ReadonlySet<Reason['kind']> = new Set<Reason['kind']>(['complaint', 'recommendation', 'commitments']);

/** A complaint, a recommendation or a promise is mended where it stands, all else by whatever comes first. */
function isAbout({ kind, sources }: Reason, action: ActionRow): boolean {
  return !MENDED_IN_PLACE.has(kind) || sources.some((source) => compareSources(source, action.source) === 0);
}

/** What changed the score in so many days, biggest loss first; empty if one of the two days has no score. */
export function changesOf(facts: ClientFacts, view: View, days = CHANGED_IN): ClientPage['changes'] {
  const { today, weights, words } = view;
  return (changedSince(facts, today - days, today, weights)?.changes ?? []).map((change) => ({
    points: change.points,
    pointsText: pointsWords(change.points, words),
    text: changeWords(change, dossierOf(facts), view),
    source: (change.now ?? change.before)?.sources[0] ?? null,
  }));
}

export function momentOf({ moments }: Standing, view: View): MomentWords {
  const { words, today } = view;
  const state = moments.ask ? 'ask' : moments.moments.length > 0 ? 'blocked' : 'none';
  return {
    ask: moments.ask,
    headline: capital(words.say(`moment.${state}`)),
    moments: moments.moments.map((moment) => ({
      kind: moment.kind,
      text: momentWords(moment, view),
      expiresText: moment.expires === null ? null : words.say('moment.until', { day: words.day(moment.expires, today) }),
      source: moment.evidence,
    })),
    blockers: moments.blockers.map((blocker) => ({ kind: blocker.kind, text: blockerWords(blocker, view) })),
  };
}

function lastContactOf({ date, kind, source }: Interaction, view: View): ClientPage['lastContact'] {
  const { words, today } = view;
  const text = words.say('lastContact.on', { kind: words.say(`kind.${kind}`), day: words.day(date, today), ago: ago(date, view) });
  return { day: date, text: capital(text), source };
}
