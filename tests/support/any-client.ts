/**
 * Any client, for properties: facts of every kind around a fixed day, odd ones included: facts of the future, moved and
 * cancelled promises, complaints reopened, withdrawn or resolved before they came, pauses, answers off their scale.
 *
 * A fact is drawn as one number and read off it digit by digit. That keeps ten thousand clients cheap, and a failing
 * one still shrinks: facts are left out one by one.
 */
import fc from 'fast-check';
import type { Day } from '../../src/core/day';
import type {
  Client, ClientFacts, Complaint, Consent, DatedPromise, Direction, Interaction, InteractionKind, Mood, Project, Purpose,
  Recommendation, RecommendationWeight, Severity,
} from '../../src/core/model';
import { client, complaint, day, facts, interaction, project, promise, recommendation } from './facts';

export const TODAY: Day = day('2026-03-31');

/** Reads choices off a number, the first ones first; once it is used up every choice is the first. */
class Digits {
  private rest: number;
  constructor(number: number) {
    this.rest = number;
  }

  /** 0 up to `count` − 1. */
  below(count: number): number {
    const digit = this.rest % count;
    this.rest = Math.floor(this.rest / count);
    return digit;
  }

  one<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  /** Mostly the last weeks, sometimes years ago, sometimes to come. */
  day(): Day {
    const span = this.one([15, 60, 400, 800]);
    return TODAY + (this.below(6) === 5 ? 20 : 0) - this.below(span);
  }

  /** A day around another, or none. */
  near(anchor: Day, before: number, after: number): Day | null {
    const offset = this.below(before + after + 6);
    return offset > before + after ? null : anchor - before + offset;
  }

  /** None, one or two days around another. */
  days(anchor: Day, before: number, after: number): readonly Day[] {
    return Array.from({ length: this.below(3) }, () => anchor - before + this.below(before + after + 1));
  }
}

const KINDS: readonly [InteractionKind, ...InteractionKind[]] = ['call', 'email', 'email', 'chat', 'letter', 'meeting', 'note', 'complaint'];
const DIRECTIONS: readonly [Direction, ...Direction[]] = ['both', 'in', 'out', 'in', 'out', 'unknown'];
const PURPOSES: readonly [Purpose | null, ...(Purpose | null)[]] = [null, null, 'status', 'warning', 'reply'];
const MOODS: readonly [Mood | null, ...(Mood | null)[]] = [null, 'positive', 'neutral', 'negative'];
const SEVERITIES: readonly [Severity, ...Severity[]] = ['medium', 'low', 'high', 'critical'];
const WEIGHTS: readonly [RecommendationWeight, ...RecommendationWeight[]] = ['testimonial', 'oral', 'referral', 'letter'];
const CONSENTS: readonly [Consent, ...Consent[]] = ['none', 'private', 'named', 'public'];

interface Answers {
  readonly csat: number | null;
  readonly nps: number | null;
  readonly ces: number | null;
  readonly mood: Mood | null;
}

/** Mostly nothing; 6 is no CSAT, 11 no NPS and 0 no CES. */
function answers(digits: Digits): Answers {
  const none: Answers = { csat: null, nps: null, ces: null, mood: null };
  switch (digits.below(7)) {
    case 1: return { ...none, csat: 1 + digits.below(6) };
    case 2: return { ...none, nps: digits.below(12) };
    case 3: return { ...none, ces: digits.below(8) };
    case 4: return { ...none, mood: digits.one(MOODS) };
    case 5: return { ...none, csat: 1 + digits.below(5), nps: digits.below(11), mood: digits.one(MOODS) };
    default: return none;
  }
}

export function anyInteraction(number: number, line: number): Interaction {
  const digits = new Digits(number);
  return interaction({
    path: 'Clients/Acme.md', line,
    date: digits.day(), kind: digits.one(KINDS), direction: digits.one(DIRECTIONS), awaits: digits.below(3) === 1,
    answered: digits.one([null, null, true, false]), status: digits.one(['held', 'held', 'held', 'planned', 'cancelled']),
    purpose: digits.one(PURPOSES), ...answers(digits),
  });
}

function anyPromise(number: number, path: string, line: number): DatedPromise {
  const digits = new Digits(number);
  const due = digits.day();
  return promise({
    path, line, due,
    done: digits.near(due, 20, 30),
    moves: Array.from({ length: digits.below(3) }, () => ({ on: due - 15 + digits.below(30), due: due + digits.below(25) })),
    cancelled: digits.below(6) === 1 ? due - 5 + digits.below(10) : null,
    since: digits.near(due, 30, 5),
    owner: digits.below(6) === 1 ? 'client' : 'me',
  });
}

export function anyComplaint(number: number, index: number): Complaint {
  const digits = new Digits(number);
  const received = digits.day();
  const resolved = digits.days(received, 3, 40);
  return complaint({
    path: `Complaints/${String(index)}.md`, received, resolved,
    severity: digits.one(SEVERITIES),
    acknowledged: digits.near(received, 1, 6),
    reopened: digits.days(resolved[0] ?? received, 3, 20),
    confirmed: digits.near(resolved[0] ?? received, 2, 20),
    satisfied: digits.one([true, null, false]),
    csat: digits.one([null, 1, 3, 4, 5]),
    withdrawn: digits.below(7) === 1 ? received + digits.below(40) : null,
    due: digits.below(4) === 1 ? received + digits.below(30) - 3 : null,
  });
}

export function anyRecommendation(number: number, index: number): Recommendation {
  const digits = new Digits(number);
  const received = digits.day();
  const given = digits.below(5) === 1;
  return recommendation({
    path: `Recommendations/${String(index)}.md`,
    direction: given ? 'given' : 'received',
    weight: digits.one(WEIGHTS),
    received: given || digits.below(6) === 1 ? null : received,
    given: given ? received : null,
    asked: digits.near(received, 60, 0),
    declined: digits.below(6) === 1 ? received : null,
    converted: digits.near(received, 0, 60),
    withdrawn: digits.below(7) === 1 ? received + digits.below(40) : null,
    published: digits.near(received, 0, 20),
    consent: digits.one(CONSENTS),
    thanked: digits.near(received, 0, 4),
  });
}

export function anyProject(number: number, milestones: readonly number[], index: number): Project {
  const digits = new Digits(number);
  const path = `Projects/${String(index)}.md`;
  const start = digits.day();
  return project({
    path,
    start: digits.below(5) === 1 ? null : start,
    due: digits.near(start, 5, 70),
    moves: Array.from({ length: digits.below(2) }, () => ({ on: start + digits.below(60), due: start + digits.below(90) })),
    delivered: digits.near(start, 0, 80),
    completed: digits.near(start, 0, 80),
    cancelled: digits.below(7) === 1 ? start + digits.below(50) : null,
    rated: digits.near(start, 0, 90),
    result: digits.one([null, 'success', 'partial', 'failure']),
    reportEvery: digits.one([null, 14]),
    ...answers(digits),
    milestones: milestones.map((milestone, line) => anyPromise(milestone, path, line + 1)),
  });
}

function anyCard(number: number): Client {
  const digits = new Digits(number);
  return client({
    status: digits.below(5) === 1 ? digits.one(['prospect', 'paused', 'former']) : 'active',
    segment: digits.one([null, 'key', 'supporting']),
    cadence: digits.one([null, null, 7, 30, 97, 365]),
    access: digits.one(['direct', 'indirect']),
    paused: digits.below(6) === 1 ? digits.day() : [],
    ended: digits.below(9) === 1 ? digits.day() : [],
    resumed: digits.below(3) === 1 ? digits.day() : [],
    since: digits.one([null, TODAY - 400, TODAY - 20, TODAY - 89]),
    nextStepDue: digits.one([null, null, TODAY + 2, TODAY - 10, TODAY - 500]),
    reviewed: digits.one([null, TODAY - 90, TODAY - 89]),
    birthday: digits.one([null, day('1980-04-02'), day('1984-02-29')]),
    noAsk: digits.below(9) === 1,
  });
}

/** One fact of a kind: a number to read it off. */
export const anyNumber: fc.Arbitrary<number> = fc.noBias(fc.maxSafeNat());

function several(limit: number): fc.Arbitrary<number[]> {
  return fc.noBias(fc.array(anyNumber, { maxLength: limit }));
}

/** Any client with everything about it. */
export const anyClient: fc.Arbitrary<ClientFacts> = fc
  .tuple(anyNumber, several(9), several(3), several(2), several(2), several(2), several(2))
  .map(([card, interactions, promises, complaints, recommendations, projects, milestones]) => facts({
    client: anyCard(card),
    interactions: interactions.map((number, index) => anyInteraction(number, index + 1)),
    promises: promises.map((number, index) => anyPromise(number, 'Clients/Acme.md', 100 + index)),
    complaints: complaints.map(anyComplaint),
    recommendations: recommendations.map(anyRecommendation),
    projects: projects.map((number, index) => anyProject(number, index === 0 ? milestones : [], index)),
  }));

// ── The records of an earlier day ───────────────────────────────────────────────────────────────────────────────────

/** The facts as they stood on a day: whatever was written later is left out. Plans made by then (due days) stay. */
export function factsBy(all: ClientFacts, until: Day): ClientFacts {
  const past = (on: Day | null): Day | null => (on !== null && on <= until ? on : null);
  const isPast = (on: Day): boolean => on <= until;
  const promiseBy = (one: DatedPromise): DatedPromise => ({
    ...one, done: past(one.done), cancelled: past(one.cancelled), moves: one.moves.filter(({ on }) => isPast(on)),
  });
  const promisesBy = (some: readonly DatedPromise[]): readonly DatedPromise[] =>
    some.filter(({ since }) => since === null || isPast(since)).map(promiseBy);
  const card = all.client;
  return {
    ...all,
    client: { ...card, paused: card.paused.filter(isPast), ended: card.ended.filter(isPast), resumed: card.resumed.filter(isPast) },
    interactions: all.interactions.filter(({ date }) => isPast(date)),
    promises: promisesBy(all.promises),
    complaints: all.complaints.filter(({ received }) => isPast(received)).map((one) => ({
      ...one, acknowledged: past(one.acknowledged), confirmed: past(one.confirmed), withdrawn: past(one.withdrawn),
      resolved: one.resolved.filter(isPast), reopened: one.reopened.filter(isPast),
    })),
    recommendations: all.recommendations.map((one) => ({
      ...one, asked: past(one.asked), received: past(one.received), given: past(one.given), declined: past(one.declined),
      withdrawn: past(one.withdrawn), published: past(one.published), thanked: past(one.thanked), converted: past(one.converted),
    })),
    projects: all.projects.map((one) => ({
      ...one, delivered: past(one.delivered), completed: past(one.completed), cancelled: past(one.cancelled),
      moves: one.moves.filter(({ on }) => isPast(on)), milestones: promisesBy(one.milestones),
      // A project rated later has no rating yet, though its completion may be known.
      ...(one.rated !== null && !isPast(one.rated) ? { csat: null, nps: null, ces: null, mood: null } : {}),
    })),
  };
}
