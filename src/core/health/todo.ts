/**
 * What is to be done for a client on a day, and how urgent it is, before anyone asks what it would bring: the threads
 * that are open with everybody, and the attention that only a client among the living is given.
 */
import { dueOn, isOverdue, isUndone, type Commitment } from './commitments';
import { isLive, YEAR, type CadenceSource, type Contact } from './contact';
import { calendarDay, returnOf, type Day } from '../day';
import { countUntil, hasHappened } from './reckoning';
import { lastAnswer, wasAskedLately } from './satisfaction';
import type { ComplaintState } from './complaint-state';
import type { Dossier } from './dossier';
import type { Judgement } from './judgement';
import type { Moment, Moments } from './moments';
import type { Client, Complaint, Interaction, Project, Recommendation, Source } from '../model';
import type { Weights } from './weights';

export type Urgency = 'now' | 'overdue' | 'due' | 'chance';

interface Task<Kind extends string> {
  readonly kind: Kind;
  readonly urgency: Urgency;
  /** The day by which, or on which; null: no day. */
  readonly due: Day | null;
}

/** One thing to do, with the details that its sentence needs. Days that have passed are counts from today back. */
export type Todo =
  | Task<'acknowledge-complaint' | 'resolve-complaint' | 'confirm-satisfaction'> & {
    readonly complaint: Complaint;
    readonly state: ComplaintState;
  }
  | Task<'fix-consent'> & { readonly recommendation: Recommendation; readonly why: 'no-consent' | 'consent-expired' }
  | Task<'thank' | 'review-recommendation'> & { readonly recommendation: Recommendation }
  /** `days` past the due day; negative: still to come. */
  | Task<'keep-promise'> & { readonly commitment: Commitment; readonly days: number }
  /** `days` until the due day. */
  | Task<'warn-delay'> & { readonly commitment: Commitment; readonly days: number }
  | Task<'contact'> & {
    /** Days since the last counted contact, and since the client's last word; null: never contacted. */
    readonly days: number | null;
    readonly daysSinceWord: number | null;
    readonly last: Interaction | null;
    readonly cadence: number;
    readonly cadenceSource: CadenceSource;
    readonly clock: 'contact' | 'word';
  }
  | Task<'reply'> & { readonly message: Interaction; readonly days: number }
  | Task<'next-step'> & { readonly text: string | null; readonly days: number }
  /** `last`: the last status; null: there was none since the project began. */
  | Task<'report-status'> & { readonly project: Project; readonly last: Interaction | null; readonly days: number }
  | Task<'ask-recommendation'> & { readonly moment: Moment; readonly privateOnly: boolean }
  /** Days since the last answer; null: never asked. */
  | Task<'ask-feedback'> & { readonly days: number | null }
  | Task<'give-back'> & { readonly received: number; readonly given: number }
  | Task<'anniversary'> & { readonly of: 'since' | 'birthday'; readonly years: number; readonly days: number }
  | Task<'review-status'> & { readonly days: number | null }
  | Task<'review-card'> & { readonly days: number };
export type ActionKind = Todo['kind'];

/** Something to do, and the place it is about. */
export interface Draft {
  readonly todo: Todo;
  readonly ref: Source;
}

/** Days before something is due on which it is spoken of, and after which it is late. Judgement, not fitted to outcomes. */
const SOON = 3;
const REPLY_AFTER = 1;
const REPLY_AFTER_OF_INDIRECT = 3;
export const CONFIRM_AFTER = 3;
export const THANK_AFTER = 2;
const WARNING_HOLDS = 7;
const PLANNED_AHEAD = 7;
const MESSAGE_HOLDS = 3;
const NEW_CLIENT = 90;
const REVIEW_CARD_AFTER = 90;
const ANNIVERSARY_AHEAD = 7;
export const GIVE_BACK_FROM = 2;
const CONTACT_OVERDUE_RATIO = 2;

// ── Threads that are open with everybody, prospects too ─────────────────────────────────────────────────────────────

/** Promises, the next step and unanswered messages. */
export function openThreads(drafts: Draft[], dossier: Dossier, today: Day): void {
  addPromises(drafts, dossier, today);
  addNextStep(drafts, dossier.client, today);
  addReply(drafts, dossier, today);
}

/** Past due within a year, deliveries and milestones too; of what is to come those outside projects. */
function addPromises(drafts: Draft[], { commitments }: Dossier, today: Day): void {
  for (const commitment of commitments) {
    if (!isUndone(commitment, today)) continue;
    const due = dueOn(commitment, today);
    const overdue = isOverdue(commitment, today);
    const soon = commitment.kind === 'promise' && isSoon(due, today);
    if (!overdue && !soon) continue;
    const todo: Todo = { kind: 'keep-promise', urgency: overdue ? 'overdue' : 'due', due, commitment, days: today - due };
    drafts.push({ todo, ref: commitment.source });
  }
}

function isSoon(due: Day, today: Day): boolean {
  return due >= today && due - today <= SOON;
}

function addNextStep(drafts: Draft[], { nextStep, nextStepDue, source }: Client, today: Day): void {
  if (nextStepDue === null || nextStepDue - today > SOON) return;
  const urgency = nextStepDue < today ? 'overdue' : 'due';
  drafts.push({ todo: { kind: 'next-step', urgency, due: nextStepDue, text: nextStep, days: today - nextStepDue }, ref: source });
}

/** The oldest message of theirs since my last word, if it waits. */
function addReply(drafts: Draft[], { client, contacts }: Dossier, today: Day): void {
  const patience = client.access === 'indirect' ? REPLY_AFTER_OF_INDIRECT : REPLY_AFTER;
  const from = dayAfterMyLastWord(contacts, today);
  for (const { interaction, date, awaiting } of contacts) {
    if (date < from || today - date >= YEAR) continue;
    if (today - date <= patience) return;
    if (interaction.direction !== 'in' || !awaiting || interaction.answered === true) continue;
    const todo: Todo = { kind: 'reply', urgency: 'overdue', due: date + patience, message: interaction, days: today - date };
    drafts.push({ todo, ref: interaction.source });
    return;
  }
}

function dayAfterMyLastWord(contacts: readonly Contact[], today: Day): Day {
  for (let index = countUntil(contacts, today) - 1; index >= 0; index--) {
    const contact = contacts[index];
    if (contact && (contact.interaction.direction === 'out' || contact.interaction.direction === 'both')) return contact.date + 1;
  }
  return -Infinity;
}

// ── Attention for clients among the living ──────────────────────────────────────────────────────────────────────────

/** Complaints, contact, recommendations, projects, and what is a chance today. */
export function attentionActions(
  drafts: Draft[], dossier: Dossier, judgement: Judgement, moments: Moments, weights: Weights,
): void {
  addComplaints(drafts, judgement);
  addContact(drafts, dossier, judgement, weights);
  addRecommendations(drafts, dossier, judgement.today);
  addProjects(drafts, dossier, judgement.today);
  addChances(drafts, dossier, judgement, moments);
}

function addComplaints(drafts: Draft[], { complaints, today }: Judgement): void {
  for (const { complaint, state } of complaints) {
    const { severity, received, source: ref } = complaint;
    if (state.unacknowledged) {
      const urgency = state.acknowledgementLate || severity === 'high' || severity === 'critical' ? 'now' : 'overdue';
      drafts.push({ todo: { kind: 'acknowledge-complaint', urgency, due: received + 1, complaint, state }, ref });
    }
    if (state.state === 'open') {
      const urgency = severity === 'critical' ? 'now' : state.overdue ? 'overdue' : 'due';
      drafts.push({ todo: { kind: 'resolve-complaint', urgency, due: state.targetDay, complaint, state }, ref });
    }
    if (state.state === 'resolved' && state.outcome !== 'satisfied' && state.resolvedOn !== null) {
      const due = state.resolvedOn + CONFIRM_AFTER;
      if (due <= today) drafts.push({ todo: { kind: 'confirm-satisfaction', urgency: 'due', due, complaint, state }, ref });
    }
  }
}

function addContact(drafts: Draft[], dossier: Dossier, { contact, today }: Judgement, weights: Weights): void {
  const { clocks, cadence } = contact;
  const { client } = dossier;
  const isNew = hasHappened(client.since, today) && today - client.since < NEW_CLIENT;
  if (clocks === null ? !isNew : clocks.ratio < 1) return;
  if (isContactUnderWay(dossier, today)) return;
  const urgency = clocks === null ? 'chance' : clocks.ratio >= CONTACT_OVERDUE_RATIO ? 'overdue' : 'due';
  const due = clocks === null
    ? null
    : Math.ceil(Math.min(clocks.last.date + cadence.days, clocks.lastWord.date + weights.cadencesWithoutTheirWord * cadence.days));
  const todo: Todo = {
    kind: 'contact', urgency, due, days: clocks?.days ?? null, daysSinceWord: clocks?.daysSinceWord ?? null,
    last: clocks?.last.interaction ?? null, cadence: cadence.days, cadenceSource: cadence.source,
    clock: clocks?.clock ?? 'contact',
  };
  drafts.push({ todo, ref: client.source });
}

/** One is planned for the coming week, or a message of mine is fresh. */
function isContactUnderWay({ facts, contacts }: Dossier, today: Day): boolean {
  for (let index = countUntil(contacts, today) - 1; index >= 0; index--) {
    const contact = contacts[index];
    if (contact === undefined || today - contact.date > MESSAGE_HOLDS) break;
    if (contact.mine) return true;
  }
  return facts.interactions.some(({ status, kind, date }) =>
    status === 'planned' && kind !== 'note' && kind !== 'complaint' && date >= today && date - today <= PLANNED_AHEAD);
}

function addRecommendations(drafts: Draft[], { recommendations }: Dossier, today: Day): void {
  for (const recommendation of recommendations) {
    const { received, thanked, withdrawn, reviewBy, source: ref } = recommendation;
    if (hasHappened(withdrawn, today)) continue;
    const why = isShown(recommendation, today) ? consentLacking(recommendation, today) : null;
    if (why !== null) drafts.push({ todo: { kind: 'fix-consent', urgency: 'now', due: null, recommendation, why }, ref });
    if (received !== null && today - received >= THANK_AFTER && !hasHappened(thanked, today)) {
      drafts.push({ todo: { kind: 'thank', urgency: 'due', due: received + THANK_AFTER, recommendation }, ref });
    }
    if (reviewBy !== null && reviewBy < today) {
      drafts.push({ todo: { kind: 'review-recommendation', urgency: 'chance', due: reviewBy, recommendation }, ref });
    }
  }
}

function isShown({ published, usedIn }: Recommendation, today: Day): boolean {
  return hasHappened(published, today) || usedIn.length > 0;
}

/** Why a recommendation may not be shown or used on a day; null: it may. */
export function consentLacking({ consent, consentDate, consentUntil }: Recommendation, today: Day): 'no-consent' | 'consent-expired' | null {
  if (consent === 'none' || (consentDate !== null && consentDate > today)) return 'no-consent';
  return consentUntil !== null && consentUntil < today ? 'consent-expired' : null;
}

function addProjects(drafts: Draft[], dossier: Dossier, today: Day): void {
  const { projects, commitments, contacts } = dossier;
  for (const project of projects) {
    if (project.reportEvery === null || !isLive(project, today)) continue;
    const status = lastOfPurpose(contacts, 'status', today);
    // A status from before the project began is not one of the project.
    const last = status !== null && (project.start === null || status.date >= project.start) ? status : null;
    const since = last?.date ?? project.start;
    if (since === null || today - since < project.reportEvery) continue;
    const todo: Todo = {
      kind: 'report-status', urgency: 'due', due: since + project.reportEvery, project, last: last?.interaction ?? null,
      days: today - since,
    };
    drafts.push({ todo, ref: project.source });
  }
  for (const commitment of commitments) {
    if (commitment.kind === 'promise' || !isUndone(commitment, today)) continue;
    const due = dueOn(commitment, today);
    if (!isSoon(due, today)) continue;
    const warning = lastOfPurpose(contacts, 'warning', today);
    if (warning !== null && today - warning.date < WARNING_HOLDS) continue;
    drafts.push({ todo: { kind: 'warn-delay', urgency: 'due', due, commitment, days: due - today }, ref: commitment.source });
  }
}

function lastOfPurpose(contacts: readonly Contact[], purpose: 'status' | 'warning', today: Day): Contact | null {
  for (let index = countUntil(contacts, today) - 1; index >= 0; index--) {
    const contact = contacts[index];
    if (contact?.interaction.purpose === purpose) return contact;
  }
  return null;
}

function addChances(drafts: Draft[], dossier: Dossier, judgement: Judgement, { moments, ask, privateOnly }: Moments): void {
  const { client, ratings } = dossier;
  const { today, contact, complaints } = judgement;
  const ref = client.source;
  const [moment] = moments;
  if (ask && moment) {
    const todo: Todo = { kind: 'ask-recommendation', urgency: 'chance', due: moment.expires, moment, privateOnly };
    drafts.push({ todo, ref: moment.evidence });
  }
  if (contact.clocks !== null && !wasAskedLately(ratings, today) && !complaints.some(({ state }) => state.state === 'open')) {
    const answer = lastAnswer(ratings, today);
    const days = answer === null ? null : today - answer.date;
    drafts.push({ todo: { kind: 'ask-feedback', urgency: 'chance', due: null, days }, ref });
  }
  addGiveBack(drafts, dossier, today);
  addAnniversary(drafts, client, 'since', today);
  addAnniversary(drafts, client, 'birthday', today);
  if (hasHappened(client.reviewed, today) && today - client.reviewed >= REVIEW_CARD_AFTER) {
    const todo: Todo = { kind: 'review-card', urgency: 'chance', due: client.reviewed + REVIEW_CARD_AFTER, days: today - client.reviewed };
    drafts.push({ todo, ref });
  }
}

function addGiveBack(drafts: Draft[], { facts, client }: Dossier, today: Day): void {
  let received = 0;
  let given = 0;
  for (const recommendation of facts.recommendations) {
    if (hasHappened(recommendation.withdrawn, today)) continue;
    if (recommendation.direction === 'given') given += hasHappened(recommendation.given, today) ? 1 : 0;
    else received += hasHappened(recommendation.received, today) ? 1 : 0;
  }
  if (received - given < GIVE_BACK_FROM) return;
  drafts.push({ todo: { kind: 'give-back', urgency: 'chance', due: null, received, given }, ref: client.source });
}

/** The next return of a day of the year, from the first one on. */
function addAnniversary(drafts: Draft[], client: Client, of: 'since' | 'birthday', today: Day): void {
  const first = client[of];
  if (first === null || first >= today) return;
  const { year } = calendarDay(today + ANNIVERSARY_AHEAD);
  const firstYear = calendarDay(first).year;
  for (let candidate = Math.max(firstYear + 1, year - 1); candidate <= year; candidate++) {
    const due = returnOf(first, candidate);
    if (due < today || due - today > ANNIVERSARY_AHEAD) continue;
    const todo: Todo = { kind: 'anniversary', urgency: 'chance', due, of, years: candidate - firstYear, days: due - today };
    drafts.push({ todo, ref: client.source });
    return;
  }
}
