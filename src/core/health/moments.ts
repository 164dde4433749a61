/**
 * Referral moments: when a client is likely to be glad to recommend me, and what speaks against asking today. A blocker
 * never hides a moment; it is shown with its reason.
 */
import { dueOn, effectiveDue, isOverdue, type Commitment } from './commitments';
import { contactDaysWithin, firstContact } from './contact';
import { dossierOf, type Dossier } from './dossier';
import { judge, type Judgement } from './judgement';
import { compareSources, compareText } from '../order';
import { hasHappened, halved, rounded } from './reckoning';
import type { Day } from '../day';
import type { ClientFacts, Complaint, Interaction, Project, Recommendation, Source } from '../model';
import type { Weights } from './weights';

interface Occasion {
  /** The day of what happened; of a steady satisfaction today. */
  readonly date: Day;
  /** 0 to 1, to two decimals; fades by the day. */
  readonly strength: number;
  /** The last day of the moment; null: as long as it lasts. */
  readonly expires: Day | null;
  readonly evidence: Source;
}

export type Moment =
  | Occasion & { readonly kind: 'project-success'; readonly project: Project; readonly rated: boolean }
  | Occasion & { readonly kind: 'positive-feedback'; readonly interaction: Interaction }
  | Occasion & { readonly kind: 'problem-solved'; readonly complaint: Complaint }
  | Occasion & { readonly kind: 'satisfied-flow'; readonly score: number; readonly satisfaction: number };
export type MomentKind = Moment['kind'];

/** What speaks against asking today, each kind once, with the most telling fact. */
export type Blocker =
  | { readonly kind: 'open-complaint'; readonly complaint: Complaint }
  | { readonly kind: 'overdue-promise'; readonly commitment: Commitment; readonly due: Day }
  | { readonly kind: 'asked-recently'; readonly recommendation: Recommendation; readonly date: Day }
  | { readonly kind: 'declined-recently'; readonly recommendation: Recommendation; readonly date: Day }
  | { readonly kind: 'just-received'; readonly recommendation: Recommendation; readonly date: Day }
  | { readonly kind: 'do-not-ask' }
  | { readonly kind: 'at-risk'; readonly score: number };
export type BlockerKind = Blocker['kind'];

export interface Moments {
  /** Strongest first, then by kind, day and place. */
  readonly moments: readonly Moment[];
  readonly blockers: readonly Blocker[];
  /** There is a moment, and nothing speaks against asking. */
  readonly ask: boolean;
  /** A confidentiality agreement removes the public forms; a private referral may still be asked for. */
  readonly privateOnly: boolean;
}

/** Days of a moment, the last one included, and its strength on the first. Judgement, not fitted to outcomes. */
const PROJECT_SUCCESS = { days: 14, strength: 1, unrated: 0.7 };
const POSITIVE_FEEDBACK = { days: 7, strength: 0.9 };
const PROBLEM_SOLVED = { days: 14, strength: 0.8 };
const SATISFIED_FLOW = { strength: 0.3, score: 70, satisfaction: 80, contactDays: 2, cadences: 2, relatedDays: 90 };
const HALF_LIFE = 7;

const GLAD_CSAT = 4;
const GLAD_NPS = 9;

/** Days for which the client is left in peace. Judgement, not fitted to outcomes. */
const ASKED_RECENTLY = 90;
const DECLINED_RECENTLY = 180;
const JUST_RECEIVED = 30;

/** The first day on which a blocker of the past no longer speaks against asking; null: it does until something is done. */
export function peaceUntil(blocker: Blocker): Day | null {
  switch (blocker.kind) {
    case 'asked-recently': return blocker.date + ASKED_RECENTLY;
    case 'declined-recently': return blocker.date + DECLINED_RECENTLY;
    case 'just-received': return blocker.date + JUST_RECEIVED;
    case 'open-complaint':
    case 'overdue-promise':
    case 'do-not-ask':
    case 'at-risk': return null;
  }
}

const NOTHING: readonly never[] = [];

/** The moments and blockers of a day; all empty for a client who is not judged on it. */
export function moments(facts: ClientFacts, today: Day, weights: Weights): Moments {
  const dossier = dossierOf(facts);
  const judgement = judge(dossier, today, weights);
  return momentsOf(dossier, judgement.standing === 'living' ? judgement : null, today, weights);
}

/** The same, of a judgement already made; null: the client is not judged. */
export function momentsOf(dossier: Dossier, judgement: Judgement | null, today: Day, weights: Weights): Moments {
  const privateOnly = dossier.client.nda;
  if (judgement === null) return { moments: NOTHING, blockers: NOTHING, ask: false, privateOnly };
  const found: Moment[] = [];
  addProjectSuccesses(found, dossier, today);
  addPositiveFeedback(found, dossier, today);
  addProblemsSolved(found, judgement);
  addSatisfiedFlow(found, dossier, judgement, weights);
  found.sort(compareMoments);
  const blockers = blockersOf(dossier, judgement);
  return { moments: found, blockers, ask: found.length > 0 && blockers.length === 0, privateOnly };
}

function compareMoments(a: Moment, b: Moment): number {
  return b.strength - a.strength || compareText(a.kind, b.kind) || a.date - b.date || compareSources(a.evidence, b.evidence);
}

interface Window {
  readonly days: number;
  readonly strength: number;
}

/** What all moments of a day share; null: the day is outside the window. */
function occasion(date: Day | null, evidence: Source, window: Window, today: Day): Occasion | null {
  if (!hasHappened(date, today) || today - date > window.days) return null;
  return { date, evidence, strength: rounded(window.strength * halved(today - date, HALF_LIFE), 2), expires: date + window.days };
}

function addProjectSuccesses(found: Moment[], { projects }: Dossier, today: Day): void {
  for (const project of projects) {
    if (!hasHappened(project.completed, today) || hasHappened(project.cancelled, today)) continue;
    const rated = isRated(project, today);
    if (rated ? !isGladProject(project, today) : !wasDeliveredInTime(project, today)) continue;
    const strength = PROJECT_SUCCESS.strength * (rated ? 1 : PROJECT_SUCCESS.unrated);
    const moment = occasion(project.completed, project.source, { days: PROJECT_SUCCESS.days, strength }, today);
    if (moment) found.push({ kind: 'project-success', ...moment, project, rated });
  }
}

function hasRatings({ rated, completed }: Project, today: Day): boolean {
  return hasHappened(rated ?? completed, today);
}

function isRated(project: Project, today: Day): boolean {
  return project.result !== null || (hasRatings(project, today) && (project.csat !== null || project.nps !== null));
}

function isGladProject(project: Project, today: Day): boolean {
  return project.result === 'success' || (hasRatings(project, today) && isGlad(project.csat, project.nps));
}

function isGlad(csat: number | null, nps: number | null): boolean {
  return (csat ?? 0) >= GLAD_CSAT || (nps ?? 0) >= GLAD_NPS;
}

function wasDeliveredInTime(project: Project, today: Day): boolean {
  const due = effectiveDue(project, today);
  const delivered = hasHappened(project.delivered, today) ? project.delivered : project.completed;
  return due !== null && hasHappened(delivered, today) && delivered <= due;
}

function addPositiveFeedback(found: Moment[], { contacts }: Dossier, today: Day): void {
  for (let index = contacts.length - 1; index >= 0; index--) {
    const contact = contacts[index];
    if (contact === undefined || contact.date > today) continue;
    if (today - contact.date > POSITIVE_FEEDBACK.days) return;
    const { interaction } = contact;
    if (!isGlad(interaction.csat, interaction.nps) && interaction.mood !== 'positive') continue;
    const moment = occasion(contact.date, contact.source, POSITIVE_FEEDBACK, today);
    if (moment) found.push({ kind: 'positive-feedback', ...moment, interaction });
  }
}

function addProblemsSolved(found: Moment[], { complaints, today }: Judgement): void {
  for (const { complaint, state } of complaints) {
    if (complaint.severity === 'low' || state.state !== 'resolved' || state.outcome !== 'satisfied') continue;
    const moment = occasion(state.confirmedOn, complaint.source, PROBLEM_SOLVED, today);
    if (moment) found.push({ kind: 'problem-solved', ...moment, complaint });
  }
}

function addSatisfiedFlow(found: Moment[], dossier: Dossier, judgement: Judgement, weights: Weights): void {
  const { today, score, complaints, contact } = judgement;
  const satisfaction = judgement.satisfaction.value === null ? null : rounded(judgement.satisfaction.value);
  if (score === null || score < SATISFIED_FLOW.score) return;
  if (satisfaction === null || satisfaction < SATISFIED_FLOW.satisfaction) return;
  if (complaints.some(({ state }) => state.state === 'open')) return;
  const { client, contacts } = dossier;
  const since = hasHappened(client.since, today) ? client.since : firstContact(contacts, today, weights)?.date ?? null;
  if (since === null || today - since < SATISFIED_FLOW.relatedDays) return;
  const within = SATISFIED_FLOW.cadences * contact.cadence.days;
  if (contactDaysWithin(contacts, within, today, weights) < SATISFIED_FLOW.contactDays) return;
  found.push({
    kind: 'satisfied-flow', date: today, strength: SATISFIED_FLOW.strength, expires: null, evidence: client.source, score, satisfaction,
  });
}

// ── What speaks against asking ──────────────────────────────────────────────────────────────────────────────────────

function blockersOf(dossier: Dossier, { today, complaints, score, band }: Judgement): readonly Blocker[] {
  const { client, commitments, recommendations } = dossier;
  const blockers: Blocker[] = [];
  const open = complaints.find(({ state }) => state.state === 'open');
  if (open) blockers.push({ kind: 'open-complaint', complaint: open.complaint });
  const overdue = longestOverdue(commitments, today);
  if (overdue) blockers.push({ kind: 'overdue-promise', commitment: overdue, due: dueOn(overdue, today) });
  addRecent(blockers, 'asked-recently', recommendations, ({ asked }) => asked, ASKED_RECENTLY, today);
  addRecent(blockers, 'declined-recently', recommendations, ({ declined }) => declined, DECLINED_RECENTLY, today);
  const received = ({ received: on, withdrawn }: Recommendation): Day | null => hasHappened(withdrawn, today) ? null : on;
  addRecent(blockers, 'just-received', recommendations, received, JUST_RECEIVED, today);
  if (client.noAsk) blockers.push({ kind: 'do-not-ask' });
  if (band === 'at-risk' && score !== null) blockers.push({ kind: 'at-risk', score });
  return blockers;
}

function longestOverdue(commitments: readonly Commitment[], today: Day): Commitment | null {
  let longest: Commitment | null = null;
  for (const commitment of commitments) {
    if (!isOverdue(commitment, today)) continue;
    if (longest === null || dueOn(commitment, today) < dueOn(longest, today)) longest = commitment;
  }
  return longest;
}

function addRecent(
  blockers: Blocker[], kind: 'asked-recently' | 'declined-recently' | 'just-received', recommendations: readonly Recommendation[],
  dayOfIt: (recommendation: Recommendation) => Day | null, days: number, today: Day,
): void {
  let latest: { readonly recommendation: Recommendation; readonly date: Day } | null = null;
  for (const recommendation of recommendations) {
    const date = dayOfIt(recommendation);
    if (!hasHappened(date, today) || today - date >= days) continue;
    if (latest === null || date > latest.date) latest = { recommendation, date };
  }
  if (latest) blockers.push({ kind, ...latest });
}
