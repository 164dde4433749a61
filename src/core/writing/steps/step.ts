/**
 * What the steps of complaints, recommendations and projects share: whether one can be taken as of a day, between which
 * days, and why another cannot, in the user's words with the remedy.
 */
import { isoDay, type Day } from '../../day';
import { hasHappened } from '../../health/reckoning';
import type { Words } from '../../i18n/lookup';
import { propertyNames, type Fields } from '../new-note';

/** Why a step cannot be taken: since something was done on a day, or since something is missing. */
export type Barrier =
  | { readonly why: 'done' | 'withdrawn' | 'resolved' | 'confirmed' | 'ahead' | 'no-room' | 'declined' | 'received' | 'lapsed' | 'consent-ahead' | 'cancelled' | 'completed' | 'past-due'; readonly day: Day }
  | { readonly why: 'open' | 'unresolved' | 'given' | 'unasked' | 'unreceived' | 'no-consent' | 'private' | 'passed' | 'current' | 'undelivered' };

/** One step as of a day. */
export interface Chance<Step extends string> {
  readonly step: Step;
  /** Null: it can be taken. */
  readonly barrier: Barrier | null;
  /** The first and the last day it can have, both included; null: as early as you like. */
  readonly from: Day | null;
  readonly until: Day;
}

export interface Course<Step extends string> {
  /** All steps in their order. */
  readonly steps: readonly Chance<Step>[];
  /** The fitting one, which can be taken; null: there is nothing left to do. */
  readonly next: Step | null;
}

/** The reason and what helps, as one or two sentences. */
export function barrierWords(barrier: Barrier, words: Words, today: Day): string {
  return 'day' in barrier ? words.say(`step.barred.${barrier.why}`, { day: words.day(barrier.day, today) }) : words.say(`step.barred.${barrier.why}`);
}

/** A step between days, unless something bars it or no day is left. Days still ahead do not exist yet. */
export function chance<Step extends string>(step: Step, barrier: Barrier | null, after: readonly (Day | null)[], before: readonly (Day | null)[], today: Day): Chance<Step> {
  const from = latest(after, today);
  const until = Math.min(today, ...before.filter((day) => day !== null));
  return { step, barrier: barrier ?? (from !== null && from > until ? { why: 'no-room', day: until } : null), from, until };
}

/** The last of the days that have come; null: none has. */
export function latest(days: readonly (Day | null)[], today: Day): Day | null {
  const past = days.filter((day) => hasHappened(day, today));
  return past.length === 0 ? null : Math.max(...past);
}

/** Whether a step can be taken on a day. */
export function fits<Step extends string>({ barrier, from, until }: Chance<Step>, day: Day): boolean {
  return barrier === null && day <= until && (from === null || day >= from);
}

/** The first of the steps that can be taken. */
export function firstPossible<Step extends string>(steps: readonly Chance<Step>[], wanted: readonly Step[]): Step | null {
  return wanted.find((step) => steps.some((one) => one.step === step && one.barrier === null)) ?? null;
}

/** Properties that hold something else afterwards, in the order in which they are given. */
export function changes(before: Fields, after: Fields): Fields {
  return Object.fromEntries(propertyNames(after).filter((name) => String(before[name] ?? '') !== String(after[name] ?? '')).map((name) => [name, after[name]]));
}

export function iso(day: Day | null): string | null {
  return day === null ? null : isoDay(day);
}
