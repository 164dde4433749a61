/**
 * Contact: what counts as one, how long ago it was, in which rhythm it should come, and which messages were answered.
 */
import { compareFacts, countUntil, hasHappened } from './reckoning';
import type { Day } from '../day';
import type { Client, Interaction, Project } from '../model';
import type { Weights } from './weights';

/** A held contact (no note, no complaint), and what the contacts after it say about it. */
export interface Contact {
  readonly interaction: Interaction;
  readonly date: Day;
  readonly source: Interaction['source'];
  /** A message of mine alone: it keeps the relationship warm for a while, and is no word of the client's. */
  readonly mine: boolean;
  readonly awaiting: boolean;
  /** Of an awaiting message: the first day from which it was answered; infinite if it never was. */
  readonly answeredOn: Day;
}

/** Days between contacts that are looked back for evidence, replies and promises. */
export const YEAR = 365;

const GAPS_LEARNED_FROM = 12;
const FEWEST_GAPS = 3;
const LEARNED_QUANTILE = 0.75;
const CONTACT_DAYS_FOR_FULL_EVIDENCE = 4;
const MESSAGES_JUDGED = 10;
const FEWEST_MESSAGES = 3;
const MESSAGES_FOR_FULL_EVIDENCE = 5;

export function isContact(interaction: Interaction): boolean {
  return interaction.status === 'held' && interaction.kind !== 'note' && interaction.kind !== 'complaint';
}

export function contactsInOrder(interactions: readonly Interaction[]): readonly Contact[] {
  return withAnswers(interactions.filter(isContact).sort(compareFacts));
}

/** The contacts as they would be with one more. */
export function supposeContact(contacts: readonly Contact[], interaction: Interaction): readonly Contact[] {
  const after = countUntil(contacts, interaction.date);
  const ordered = contacts.map((contact) => contact.interaction);
  ordered.splice(after, 0, interaction);
  return withAnswers(ordered);
}

/** A message that waits for a reply, or is known to have had one or none. Only a message of one side can. */
function isAwaiting({ direction, awaits, answered }: Interaction): boolean {
  return (direction === 'in' || direction === 'out') && (awaits || answered !== null);
}

/** Goes back from the last day; contacts of one day answer each other, whichever stands first. */
function withAnswers(ordered: readonly Interaction[]): readonly Contact[] {
  const contacts: Contact[] = [];
  let theirs = Infinity;
  let ours = Infinity;
  for (let index = ordered.length - 1, looked = index + 1; index >= 0; index--) {
    const interaction = ordered[index];
    if (interaction === undefined) continue;
    for (; looked > 0; looked--) {
      const before = ordered[looked - 1];
      if (before === undefined || before.date !== interaction.date) break;
      if (before.direction === 'in' || before.direction === 'both') theirs = before.date;
      if (before.direction === 'out' || before.direction === 'both') ours = before.date;
    }
    const { date, source, direction } = interaction;
    const awaiting = isAwaiting(interaction);
    contacts.push({
      interaction, date, source, awaiting,
      mine: direction === 'out',
      answeredOn: !awaiting ? Infinity : interaction.answered === true ? date : direction === 'out' ? theirs : ours,
    });
  }
  return contacts.reverse();
}

/** The last message of mine since a day that has no answer on another; null: none waits. */
export function waitingMessage(interactions: readonly Interaction[], since: Day | null, on: Day): Interaction | null {
  const waiting = contactsInOrder(interactions).filter(({ mine, awaiting, answeredOn, date }) => mine && awaiting && answeredOn > on && date <= on && date >= (since ?? date));
  return waiting.at(-1)?.interaction ?? null;
}

function isAnswered({ date, answeredOn }: Contact, today: Day, weights: Weights): boolean {
  return answeredOn <= today && answeredOn <= date + weights.replyDays;
}

/** A message that waits without an answer is no contact yet, whoever wrote it. */
function counts(contact: Contact, today: Day, weights: Weights): boolean {
  return !contact.awaiting || isAnswered(contact, today, weights);
}

// ── Cadence ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type CadenceSource = 'card' | 'segment' | 'default' | 'learned' | 'aftercare';

export interface Cadence {
  readonly days: number;
  readonly source: CadenceSource;
}

/** Started or without a start, and neither completed nor cancelled. */
export function isLive({ start, completed, cancelled }: Project, today: Day): boolean {
  return (start === null || start <= today) && !hasHappened(completed, today) && !hasHappened(cancelled, today);
}

function cadenceOf(
  { cadence, segment }: Client, gaps: readonly number[], projects: readonly Project[], today: Day, weights: Weights,
): Cadence {
  if (cadence !== null && cadence >= 1) return { days: cadence, source: 'card' };
  const usual = segment === 'key' ? weights.keyCadence : segment === 'supporting' ? weights.supportingCadence : weights.defaultCadence;
  const learned = Math.min(learnedRhythm(gaps), usual * weights.learnedCadenceLimit);
  const lengthened = Math.max(usual, learned);
  if (weights.aftercareCadence > lengthened && isInAftercare(projects, today)) {
    return { days: weights.aftercareCadence, source: 'aftercare' };
  }
  return { days: lengthened, source: learned > usual ? 'learned' : segment === null ? 'default' : 'segment' };
}

/** The third quartile of the gaps (nearest rank); 0 from too few of them. */
function learnedRhythm(gaps: readonly number[]): number {
  if (gaps.length < FEWEST_GAPS) return 0;
  const sorted = [...gaps].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * LEARNED_QUANTILE) - 1] ?? 0;
}

function isInAftercare(projects: readonly Project[], today: Day): boolean {
  let completed = false;
  for (const project of projects) {
    if (isLive(project, today)) return false;
    if (hasHappened(project.completed, today)) completed = true;
  }
  return completed;
}

// ── The two clocks ──────────────────────────────────────────────────────────────────────────────────────────────────

/** How long ago it was, once there was a contact that counts. */
export interface Clocks {
  /** The last counted contact. */
  readonly last: Contact;
  /** The last counted one that was not a message of mine alone; failing that the first of all. */
  readonly lastWord: Contact;
  /** Days since `last` and since `lastWord`. */
  readonly days: number;
  readonly daysSinceWord: number;
  /** How many times the time allowed has passed, on the clock that is further ahead; up to 1 is in time. */
  readonly ratio: number;
  /** The clock that is further ahead: days since any contact, or days since a word of the client's. */
  readonly clock: 'contact' | 'word';
}

export interface ContactReading {
  readonly cadence: Cadence;
  /** Null: never contacted. */
  readonly clocks: Clocks | null;
  /** 0 to 100; null: never contacted. */
  readonly value: number | null;
  readonly evidence: number;
}

/** Reads the clocks of a client in one pass from the last contact back. */
export function readContact(
  client: Client, contacts: readonly Contact[], projects: readonly Project[], today: Day, weights: Weights,
): ContactReading {
  const gapsWanted = client.cadence === null || client.cadence < 1 ? GAPS_LEARNED_FROM : 0;
  const gaps: number[] = [];
  let last: Contact | null = null;
  let lastWord: Contact | null = null;
  let first: Contact | null = null;
  let dayOfWord = NaN;
  let dayBefore = NaN;
  let contactDays = 0;
  for (let index = countUntil(contacts, today) - 1; index >= 0; index--) {
    const contact = contacts[index];
    if (contact === undefined || !counts(contact, today, weights)) continue;
    const { date } = contact;
    const recent = today - date < YEAR;
    // What is older can add nothing more.
    const evident = !recent || contactDays >= CONTACT_DAYS_FOR_FULL_EVIDENCE;
    if (evident && lastWord !== null && gaps.length >= gapsWanted) break;
    last ??= contact;
    first = contact;
    if (recent && date !== dayBefore) contactDays++;
    dayBefore = date;
    if (contact.mine) continue;
    lastWord ??= contact;
    if (date === dayOfWord) continue;
    if (!Number.isNaN(dayOfWord) && gaps.length < gapsWanted) gaps.push(dayOfWord - date);
    dayOfWord = date;
  }
  const cadence = cadenceOf(client, gaps, projects, today, weights);
  const evidence = Math.min(1, contactDays / CONTACT_DAYS_FOR_FULL_EVIDENCE);
  lastWord ??= first;
  if (last === null || lastWord === null) return { cadence, clocks: null, value: null, evidence };
  const clocks = clocksOf(last, lastWord, cadence.days, today, weights);
  return { cadence, clocks, value: clocks.ratio <= 1 ? 100 : 100 * 0.5 ** (clocks.ratio - 1), evidence };
}

function clocksOf(last: Contact, lastWord: Contact, cadence: number, today: Day, weights: Weights): Clocks {
  const days = today - last.date;
  const daysSinceWord = today - lastWord.date;
  const byContact = days / cadence;
  const byWord = daysSinceWord / (cadence * weights.cadencesWithoutTheirWord);
  return {
    last, lastWord, days, daysSinceWord, ratio: Math.max(byContact, byWord), clock: byWord > byContact ? 'word' : 'contact',
  };
}

/** The first counted contact by today. */
export function firstContact(contacts: readonly Contact[], today: Day, weights: Weights): Contact | null {
  for (const contact of contacts) {
    if (contact.date > today) return null;
    if (counts(contact, today, weights)) return contact;
  }
  return null;
}

/** How many distinct days of counted contact are at most `days` old. */
export function contactDaysWithin(contacts: readonly Contact[], days: number, today: Day, weights: Weights): number {
  let found = 0;
  let dayBefore = NaN;
  for (let index = countUntil(contacts, today) - 1; index >= 0; index--) {
    const contact = contacts[index];
    if (contact === undefined || !counts(contact, today, weights)) continue;
    if (today - contact.date > days) break;
    if (contact.date !== dayBefore) found++;
    dayBefore = contact.date;
  }
  return found;
}

// ── Reciprocity ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ReciprocityReading {
  /** Messages that were given time for a reply: the last ones, so many at most. */
  readonly n: number;
  readonly answered: number;
  /** 0 to 100; null: too few messages. */
  readonly value: number | null;
  readonly evidence: number;
}

const UNJUDGED: ReciprocityReading = { n: 0, answered: 0, value: null, evidence: 0 };

export function readReciprocity(contacts: readonly Contact[], today: Day, weights: Weights): ReciprocityReading {
  let n = 0;
  let answered = 0;
  forEachJudgedMessage(contacts, today, weights, (message) => {
    n++;
    if (isAnswered(message, today, weights)) answered++;
  });
  if (n === 0) return UNJUDGED;
  if (n < FEWEST_MESSAGES) return { n, answered, value: null, evidence: 0 };
  return { n, answered, value: 100 * answered / n, evidence: Math.min(1, n / MESSAGES_FOR_FULL_EVIDENCE) };
}

/** The judged messages that had no reply, the last one first. */
export function unansweredMessages(contacts: readonly Contact[], today: Day, weights: Weights): readonly Contact[] {
  const unanswered: Contact[] = [];
  forEachJudgedMessage(contacts, today, weights, (message) => {
    if (!isAnswered(message, today, weights)) unanswered.push(message);
  });
  return unanswered;
}

function forEachJudgedMessage(
  contacts: readonly Contact[], today: Day, weights: Weights, judge: (message: Contact) => void,
): void {
  let judged = 0;
  for (let index = countUntil(contacts, today - weights.replyDays) - 1; index >= 0 && judged < MESSAGES_JUDGED; index--) {
    const contact = contacts[index];
    if (contact === undefined) continue;
    if (today - contact.date >= YEAR) return;
    if (!contact.awaiting) continue;
    judged++;
    judge(contact);
  }
}
