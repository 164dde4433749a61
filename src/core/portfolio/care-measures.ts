/** How clients are looked after: answers, complaints, contact against what the cadences promise, satisfaction, friends. */
import type { Day } from '../day';
import { complaintState, DAYS_TO_ACKNOWLEDGE } from '../health/complaint-state';
import type { Contact } from '../health/contact';
import { dossierOf } from '../health/dossier';
import { countUntil, hasHappened, rounded } from '../health/reckoning';
import type { ClientFacts, Complaint, Source } from '../model';
import { FEWEST_ANSWERS, DAYS_OF_MONTH, daysOf, mean, median, metric, partOf, partsBy, ratio, sum, type Metric, type Window } from './metric';
import { parity } from './project-measures';
import { isFriend, isIn, judgedOn, type Owned, type Scene } from './scene';

const YEAR = 365;
/** An answer is due within so many days. */
const REPLY_TARGET = 1;
const TOP_CSAT = 4;
const PROMOTER = 9;
const PASSIVE = 7;
const PER_PROJECTS = 10;

/** One at a time, as they are asked for; null where there is more to do before the next. */
export function* careMeasures(scene: Scene): Iterable<Metric | null> {
  yield* complaintMeasures(scene);
  yield replyTime(scene);
  const contacts = yield* daysOfContact(scene.facts, scene.window);
  const isNew = ({ owner, date }: ContactDay): boolean => date - (scene.sinceOf(owner) ?? -Infinity) < YEAR;
  yield* contactMeasures(scene, contacts);
  yield metric('newClientContacts', { n: contacts.length, part: contacts.filter(isNew).length, of: contacts });
  yield* ratingMeasures(scene);
  const friends = scene.living.filter(isFriend);
  yield metric('friends', { n: scene.living.length, part: friends.length, of: friends.map(({ client }) => client) });
}

// ── Complaints ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A complaint that was resolved, or should have been: `days` is null while it is open. */
interface Closed {
  readonly source: Source;
  readonly days: number | null;
  readonly inTime: boolean;
}

function complaintMeasures(scene: Scene): readonly Metric[] {
  const { complaints, projects, window, asOf, weights } = scene;
  const received = complaints.filter(({ fact }) => isIn(fact.received, window));
  const known = complaints.length > 0 || projects.length > 0;
  const first = received.flatMap(({ fact, source }) => {
    const days = firstAnswer(fact, asOf);
    return days === null && asOf - fact.received <= DAYS_TO_ACKNOWLEDGE ? [] : [{ source, days }];
  });
  const closed = complaints.flatMap(({ fact, source }): readonly Closed[] => {
    const state = complaintState(fact, asOf, weights);
    if (state === null) return [];
    if (state.state === 'open') return state.overdue ? [{ source, days: null, inTime: false }] : [];
    return isIn(state.resolvedOn, window) ? [{ source, days: state.age, inTime: state.age <= state.target }] : [];
  });
  const quality = received.filter(({ fact }) => fact.subject === 'delivery_quality' || fact.subject === 'service_quality');
  const reworks = received.filter(({ fact }) => fact.solution.includes('rework'));
  const heavy = received.filter(({ fact }) => fact.subject === 'public_review' || complaintState(fact, asOf, weights)?.state === 'open');
  const under = projects.filter(({ fact }) => (fact.start ?? -Infinity) <= window.to && (fact.completed ?? Infinity) >= window.from);
  return [
    metric('firstResponse', {
      value: median(first.flatMap(({ days }) => days ?? [])), n: first.length,
      part: first.filter(({ days }) => days !== null && days <= DAYS_TO_ACKNOWLEDGE).length, of: first,
    }),
    metric('resolution', {
      value: median(closed.flatMap(({ days }) => days ?? [])), n: closed.length, part: closed.filter(({ inTime }) => inTime).length, of: closed,
    }),
    metric('qualityComplaints', { value: known ? quality.length : null, n: received.length, parts: partsBy(received, ({ fact }) => [fact.subject ?? '']), of: quality }),
    metric('reworks', { value: known ? reworks.length : null, n: received.length, parts: partsBy(received, ({ fact }) => fact.solution), of: reworks }),
    metric('negativeFlow', {
      value: under.length < FEWEST_ANSWERS ? null : ratio(PER_PROJECTS * heavy.length, under.length), n: under.length,
      parts: [partOf('complaints', known ? heavy.length : null, heavy.length)], of: heavy,
    }),
  ];
}

/** Days to the first step of mine; null: none yet. */
function firstAnswer({ received, acknowledged, understood, offered, resolved }: Complaint, asOf: Day): number | null {
  const steps = [acknowledged, understood, offered, ...resolved].filter((day) => hasHappened(day, asOf) && day >= received);
  return steps.length === 0 ? null : Math.min(...steps.flatMap((day) => day ?? [])) - received;
}

// ── Contact ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Messages of theirs that waited for an answer: how long. One that is only known to have been answered is not measured. */
function replyTime({ facts, window, asOf }: Scene): Metric {
  const messages = facts.flatMap((one) => {
    const { contacts } = dossierOf(one);
    return contacts.flatMap((message, index) => {
      if (!message.awaiting || message.interaction.direction !== 'in' || !isIn(message.date, window)) return [];
      const on = nextOfMine(contacts, index, asOf);
      if (on === null && (message.interaction.answered === true || asOf - message.date <= REPLY_TARGET)) return [];
      return [{ source: message.source, days: on === null ? null : on - message.date }];
    });
  });
  return metric('replyTime', {
    value: median(messages.flatMap(({ days }) => days ?? [])), n: messages.length,
    part: messages.filter(({ days }) => days !== null && days <= REPLY_TARGET).length, of: messages,
  });
}

/** The day of my first word from the day of a message on; null: there was none. */
function nextOfMine(contacts: readonly Contact[], index: number, asOf: Day): Day | null {
  const day = contacts[index]?.date ?? Infinity;
  const isMine = ({ interaction: { direction } }: Contact): boolean => direction === 'out' || direction === 'both';
  // Contacts of one day answer each other, whichever stands first.
  let from = index;
  while (contacts[from - 1]?.date === day) from--;
  for (let at = from; at < contacts.length; at++) {
    const other = contacts[at];
    if (other === undefined || other.date > asOf) return null;
    if (isMine(other)) return other.date;
  }
  return null;
}

interface ContactDay {
  readonly owner: ClientFacts;
  readonly date: Day;
  readonly source: Source;
}

/** Days of contact with each client, each once however often they spoke. */
function* daysOfContact(facts: readonly ClientFacts[], { from, to }: Window): Generator<null, readonly ContactDay[]> {
  const days: ContactDay[] = [];
  for (const owner of facts) {
    const { contacts } = dossierOf(owner);
    let last = NaN;
    for (let index = countUntil(contacts, from - 1); index < contacts.length; index++) {
      const contact = contacts[index];
      if (contact === undefined || contact.date > to) break;
      if (contact.date !== last) days.push({ owner, date: contact.date, source: contact.source });
      last = contact.date;
    }
    yield null;
  }
  return days;
}

function* contactMeasures({ facts, living, window, before, asOf, weights }: Scene, contacts: readonly ContactDay[]): Iterable<Metric | null> {
  const months = (some: Window): number => daysOf(some) / DAYS_OF_MONTH;
  const known = facts.some((one) => (dossierOf(one).contacts[0]?.date ?? Infinity) <= asOf);
  const knownBefore = facts.some((one) => (dossierOf(one).contacts[0]?.date ?? Infinity) <= before.to);
  const daysBefore = yield* daysOfContact(facts, before);
  yield metric('contacts', {
    value: known ? ratio(contacts.length, months(window)) : null, n: contacts.length,
    previous: knownBefore ? ratio(daysBefore.length, months(before)) : null, of: contacts,
  });
  const promised = living.map((one) => DAYS_OF_MONTH / judgedOn(one, asOf, weights).contact.cadence.days);
  yield metric('contactsPromised', { value: living.length === 0 ? null : rounded(sum(promised), 2), n: living.length, of: living.map(({ client }) => client) });
  const asked = facts.flatMap((one) => dossierOf(one).contacts
    .filter(({ awaiting, interaction, date }) => awaiting && interaction.direction === 'out' && isIn(date, { from: window.from, to: asOf - weights.replyDays })));
  yield metric('answered', { n: asked.length, part: asked.filter(({ date, answeredOn }) => answeredOn <= asOf && answeredOn <= date + weights.replyDays).length, of: asked });
}

// ── Satisfaction ────────────────────────────────────────────────────────────────────────────────────────────────────

function* ratingMeasures(scene: Scene): Iterable<Metric | null> {
  const csat = yield* answersOf('csat', scene);
  const meanOf = (some: readonly Owned<number>[]): number | null => mean(some.map(({ fact }) => fact));
  yield metric('satisfaction', { value: meanOf(csat), n: csat.length, part: csat.filter(({ fact }) => fact >= TOP_CSAT).length, of: csat });
  yield parity('paritySatisfaction', csat, (some) => {
    const exact = sum(some.map(({ fact }) => fact)) / some.length;
    return { exact, shown: rounded(exact), part: null };
  });
  const nps = yield* answersOf('nps', scene);
  const promoters = nps.filter(({ fact }) => fact >= PROMOTER).length;
  const passives = nps.filter(({ fact }) => fact >= PASSIVE && fact < PROMOTER).length;
  const detractors = nps.length - promoters - passives;
  yield metric('nps', {
    value: nps.length < FEWEST_ANSWERS ? null : rounded(100 * (promoters - detractors) / nps.length), n: nps.length,
    parts: [partOf('promoters', promoters, nps.length), partOf('passives', passives, nps.length), partOf('detractors', detractors, nps.length)], of: nps,
  });
}

function* answersOf(wanted: 'csat' | 'nps', { facts, window }: Scene): Generator<null, readonly Owned<number>[]> {
  const found = new Map<Source, { readonly fact: number; readonly source: Source; readonly owners: ClientFacts[] }>();
  for (const owner of facts) {
    for (const { measure, given, date, source } of dossierOf(owner).ratings) {
      if (measure !== wanted || typeof given !== 'number' || !isIn(date, window)) continue;
      // A shared note answers once: it is one object for all of its clients.
      const known = found.get(source);
      if (known === undefined) found.set(source, { fact: given, source, owners: [owner] });
      else known.owners.push(owner);
    }
    yield null;
  }
  return [...found.values()];
}
