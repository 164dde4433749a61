/**
 * Messages to a client: which one fits, what of its text is known, and what is written when it was sent or put into a note.
 *
 *   fittingMessage(standing): MessageId · messageValues(id, standing, contacts, me, words) · keepMessage(draft, writing): Plan
 */
import { isoDay, type Day } from '../day';
import { effectiveDue } from '../health/commitments';
import type { Action } from '../health/next-actions';
import { hasHappened } from '../health/reckoning';
import type { Standing } from '../health/standing';
import type { Words } from '../i18n/lookup';
import type { Complaint, InteractionKind, Project, Purpose } from '../model';
import { writtenName } from '../reading/words';
import { withoutName } from '../shown/sentences';
import { logInteraction, sentBy, type Plan } from './actions';
import { MESSAGES, type Address, type MessageId, type MessageValues } from './messages';
import { clientLinks, namesOf, type Writing } from './new-note';
import { otherNote } from './other-note';
import { typedLine, typedLines } from './typed-text';

// ── What each message is ────────────────────────────────────────────────────────────────────────────────────────────

export const MESSAGE_GROUPS = ['contact', 'recommendation', 'offer', 'work', 'complaint'] as const;
export type MessageGroup = (typeof MESSAGE_GROUPS)[number];

interface Character {
  readonly group: MessageGroup;
  readonly purpose: Purpose | null;
  /** It asks something, so that silence is an answer of a kind. */
  readonly awaits?: true;
}

const CHARACTERS: Readonly<Record<MessageId, Character>> = {
  general: { group: 'contact', purpose: null },
  'ack-holding': { group: 'contact', purpose: 'reply' },
  'keep-in-touch': { group: 'contact', purpose: 'personal' },
  'touch-improvement': { group: 'contact', purpose: 'offer' },
  'touch-anniversary': { group: 'contact', purpose: 'greeting' },
  'ask-formal': { group: 'recommendation', purpose: 'request', awaits: true },
  'ask-referral': { group: 'recommendation', purpose: 'request', awaits: true },
  'thank-recommendation': { group: 'recommendation', purpose: 'thanks' },
  'explain-benefit': { group: 'offer', purpose: 'offer' },
  'offer-personal': { group: 'offer', purpose: 'offer' },
  'offer-repeat': { group: 'offer', purpose: 'offer' },
  'offer-alternative': { group: 'offer', purpose: 'offer', awaits: true },
  'promise-buffer': { group: 'work', purpose: null },
  'change-cost': { group: 'work', purpose: 'change', awaits: true },
  'feedback-progress': { group: 'work', purpose: 'feedback', awaits: true },
  'status-delay': { group: 'work', purpose: 'status' },
  'warn-delay': { group: 'work', purpose: 'warning', awaits: true },
  'honest-problem': { group: 'work', purpose: 'warning', awaits: true },
  'project-thanks': { group: 'work', purpose: 'thanks' },
  'complaint-apology': { group: 'complaint', purpose: 'reply' },
  'complaint-listen': { group: 'complaint', purpose: 'reply', awaits: true },
  'complaint-offer': { group: 'complaint', purpose: 'offer', awaits: true },
  'complaint-confirm': { group: 'complaint', purpose: 'feedback', awaits: true },
  'complaint-answer': { group: 'complaint', purpose: 'reply' },
};

export function messagesIn(group: MessageGroup): readonly MessageId[] {
  return MESSAGES.filter((id) => CHARACTERS[id].group === group);
}

// ── Which one fits ──────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A complaint before all else gets the message of its step; then the first of the client's next actions that is done by a
 * message: an overdue promise a word about the delay, a good moment the request, and so on. Thanks for a recommendation
 * fit from the day it came, before any mere chance. Without any, the message about anything.
 */
export function fittingMessage({ actions, facts, today }: Standing): MessageId {
  const complaint = actions.find((action) => 'complaint' in action);
  const isUnthanked = facts.recommendations.some(({ received, thanked, withdrawn }) => hasHappened(received, today) && !hasHappened(thanked, today) && !hasHappened(withdrawn, today));
  for (const action of complaint ? [complaint] : actions) {
    const id = isUnthanked && action.urgency === 'chance' ? null : messageFor(action);
    if (id !== null) return id;
  }
  return isUnthanked ? 'thank-recommendation' : 'general';
}

function messageFor(action: Action): MessageId | null {
  switch (action.kind) {
    case 'acknowledge-complaint': return 'complaint-apology';
    case 'resolve-complaint': return action.complaint.offered !== null ? 'complaint-confirm' : action.complaint.understood !== null ? 'complaint-offer' : 'complaint-listen';
    case 'confirm-satisfaction': return 'complaint-confirm';
    case 'keep-promise': return action.days > 0 ? 'warn-delay' : null;
    case 'warn-delay': return 'warn-delay';
    case 'reply': return 'ack-holding';
    case 'thank': return 'thank-recommendation';
    case 'ask-recommendation': return askingFor(action.privateOnly);
    case 'ask-feedback': return 'feedback-progress';
    case 'anniversary': return 'touch-anniversary';
    case 'contact': return 'keep-in-touch';
    case 'next-step':
    case 'report-status':
    case 'fix-consent':
    case 'give-back':
    case 'review-status':
    case 'review-card':
    case 'review-recommendation': return null;
  }
}

/** A letter that may be shown; under a confidentiality agreement a word in private. */
export function askingFor(privateOnly: boolean): 'ask-formal' | 'ask-referral' {
  return privateOnly ? 'ask-referral' : 'ask-formal';
}

// ── What is known of its text ───────────────────────────────────────────────────────────────────────────────────────

/**
 * @param contacts people of the client, as the card names them; the first is written to, and without any nobody is named:
 * a card is mostly a company's
 * @param me who signs; blank: nobody
 */
export function messageValues(id: MessageId, address: Address, standing: Standing, contacts: readonly string[], me: string, words: Words): MessageValues {
  const { facts: { client, projects }, today } = standing;
  const [person] = contacts;
  const project = projectFor(id, projects, today);
  const on = dayFor(id, standing, project);
  return {
    name: person === undefined ? undefined : calledBy(person, address),
    client: client.name,
    me,
    project: project === null ? undefined : withoutName(project.title, client),
    day: on === null ? undefined : words.day(on, today, 'long'),
  };
}

/** Отчество: what a name of two words in Russian ends with, where it is no surname. */
const PATRONYMIC = /(?:[оеё]вич|[оеё]вна|[иь]нична|ична|[ькм]ич)$/iu;

/** By the first word of the name; formally in Russian by имя и отчество, wherever the surname stands. */
function calledBy(person: string, address: Address): string | undefined {
  const names = person.trim().split(/\s+/);
  const at = names.findIndex((name, index) => index > 0 && PATRONYMIC.test(name));
  return at < 1 ? names[0] : names.slice(at - 1, address === 'formal' ? at + 1 : at).join(' ');
}

/** The last one finished for what looks back, else the last one that goes on. */
function projectFor(id: MessageId, projects: readonly Project[], today: Day): Project | null {
  const looksBack = id === 'ask-formal' || id === 'ask-referral' || id === 'project-thanks';
  const happened = projects.filter(({ cancelled }) => !hasHappened(cancelled, today));
  const finished = latest(happened.filter(({ completed }) => hasHappened(completed, today)), ({ completed }) => completed);
  const live = latest(happened.filter(({ completed, start }) => !hasHappened(completed, today) && (start === null || start <= today)), ({ start }) => start);
  return looksBack ? finished ?? live : live;
}

function latest(projects: readonly Project[], dayOf: (project: Project) => Day | null): Project | null {
  return projects.reduce<Project | null>((last, one) => (last !== null && (dayOf(last) ?? -Infinity) >= (dayOf(one) ?? -Infinity) ? last : one), null);
}

/** Only days that the notes name; what is still to be agreed stays open. */
function dayFor(id: MessageId, standing: Standing, project: Project | null): Day | null {
  const { today } = standing;
  if (id === 'promise-buffer') return project === null ? null : effectiveDue(project, today);
  if (id === 'complaint-answer') return complaintOf(standing)?.received ?? null;
  if (id !== 'complaint-confirm') return null;
  const resolved = (complaintOf(standing)?.resolved ?? []).filter((day) => day <= today);
  return resolved.length === 0 ? null : Math.max(...resolved);
}

/** The complaint that is most pressing, else the last one. */
function complaintOf({ actions, facts: { complaints }, today }: Standing): Complaint | null {
  for (const action of actions) if ('complaint' in action) return action.complaint;
  return complaints.filter(({ received }) => received <= today).reduce<Complaint | null>((last, one) => (last === null || one.received > last.received ? one : last), null);
}

// ── What is written ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface MessageDraft {
  /** Path of the card. */
  readonly client: string;
  readonly message: MessageId;
  /** Blank: the name of the message stands for it. */
  readonly subject: string;
  readonly body: string;
  readonly channel: InteractionKind;
  /** In the log stands only what it was about; a note has the whole text. */
  readonly into: 'log' | 'note';
}

/** A line in the client's log for what was sent, or a note with the text. */
export function keepMessage({ client, message, subject, body, channel, into }: MessageDraft, writing: Writing): Plan {
  const { today, words, own } = writing;
  const { purpose, awaits = false } = CHARACTERS[message];
  const name = words.say(`message.${message}.name`);
  const about = typedLine(subject) || name;
  if (into === 'log') {
    return logInteraction({ clients: [client], date: today, ...sentBy(channel, awaits), summary: about, purpose }, writing);
  }
  const title = words.say('title.client-note', { date: isoDay(today), client: namesOf([client], writing), name });
  const properties = { [writtenName('client', own)]: clientLinks([client], writing), [writtenName('date', own)]: isoDay(today) };
  const { edit } = otherNote(title, properties, `# ${about}\n\n${typedLines(body.trim()).join('\n')}\n`, writing);
  return { edits: [edit], unknownMarkers: [] };
}
