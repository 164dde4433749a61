/**
 * A promise is kept, moved or cancelled: its task line says so, in the notation that the line has. The line is read before
 * and after by the reader's own rules; where it does not say what the note said, or would not say what was meant, it is left.
 */
import { isoDay, readDay, type Day } from '../../day';
import { effectiveDue } from '../../health/commitments';
import { hasHappened } from '../../health/reckoning';
import { readable, scan } from '../../markdown/note';
import type { DatedPromise } from '../../model';
import { compareSources } from '../../order';
import type { Book } from '../../reading/book';
import { readMove } from '../../reading/fields';
import { FIELD } from '../../reading/log';
import { readPromise } from '../../reading/promises';
import { foldKey, nameIndex, writtenName, type PropertyName } from '../../reading/words';
import type { Plan } from '../actions';
import type { LineAt } from '../body-edit';
import type { Writing } from '../new-note';
import { refusal, type Refusal } from '../refusal';
import { chance, fits, type Chance, type Course } from './step';

export const PROMISE_STEPS = ['kept', 'moved', 'cancelled'] as const;
export type PromiseStep = (typeof PROMISE_STEPS)[number];

export interface PromiseEntry {
  readonly step: PromiseStep;
  /** The day it was kept, agreed anew or cancelled. */
  readonly date: Day;
  /** For `moved`: the day it is due from now on. */
  readonly due: Day | null;
}

/** A move counts if it was agreed on by the day that it moves, and follows the moves before it. */
export function promiseCourse(promise: DatedPromise, today: Day): Course<PromiseStep> {
  const { done, cancelled, since, moves } = promise;
  const gone = done !== null ? { why: 'done', day: done } as const : cancelled !== null ? { why: 'cancelled', day: cancelled } as const : null;
  const ahead = moves.find(({ on }) => on > today);
  const steps = PROMISE_STEPS.map((step): Chance<PromiseStep> => {
    if (step !== 'moved') return chance(step, gone, [], [], today);
    const move = chance(step, gone ?? (ahead ? { why: 'ahead', day: ahead.on } : null), [since, ...moves.map(({ on }) => on)], [effectiveDue(promise, today)], today);
    return move.barrier?.why === 'no-room' ? { ...move, barrier: { why: 'past-due', day: move.until } } : move;
  });
  return { steps, next: gone === null ? 'kept' : null };
}

/** Whether a promise may be due on this day from the day on which that was agreed. */
export function mayMoveTo(promise: DatedPromise, { date, due }: PromiseEntry, today: Day): boolean {
  return due !== null && due >= date && due !== effectiveDue(promise, today);
}

/** @returns a refusal if the step cannot be taken on its day, or the line says something else than the promise */
export function settlePromise(promise: DatedPromise, entry: PromiseEntry, at: LineAt, writing: Writing): Plan | Refusal {
  const { today } = writing;
  const chosen = promiseCourse(promise, today).steps.find(({ step }) => step === entry.step);
  if (!chosen || !fits(chosen, entry.date) || (entry.step === 'moved' && !mayMoveTo(promise, entry, today))) return refusal('step-impossible');
  const said = readLine(at.expected, promise, writing);
  if (!said || !isSame(said, promise)) return refusal('moved', at.line);
  const text = settled(at.expected, promise, entry, writing);
  const after = readLine(text, promise, writing);
  return after && isMeant(after, promise, entry, today) ? { edits: [{ kind: 'body', path: promise.source.path, change: { do: 'replace', at, text } }], unknownMarkers: [] } : refusal('unsupported-shape', at.line);
}

/** Whether a line is a task that comes again: only what knows its rhythm can tick it off. */
export function repeats(line: string, { own }: Pick<Writing, 'own'>): boolean {
  return TASK.test(line) && (line.includes('🔁') || fieldPlaces(readable(line), 'repeat', own).length > 0);
}

function readLine(line: string, { source, since }: DatedPromise, { own, taskTag }: Writing): DatedPromise | null {
  // By itself, a line that is indented would be code.
  const [item] = scan(line.trimStart()).items;
  return item ? readPromise(item, source.path, since, { names: nameIndex(own), taskTag }, []) : null;
}

function isSame(a: DatedPromise, b: DatedPromise): boolean {
  return a.text === b.text && a.owner === b.owner && a.due === b.due && a.done === b.done && a.cancelled === b.cancelled
    && a.moves.length === b.moves.length && a.moves.every(({ on, due }, index) => on === b.moves[index]?.on && due === b.moves[index].due);
}

function isMeant(after: DatedPromise, before: DatedPromise, { step, date, due }: PromiseEntry, today: Day): boolean {
  switch (step) {
    case 'kept': return isSame(after, { ...before, done: date });
    case 'cancelled': return isSame(after, { ...before, cancelled: date });
    case 'moved': return isSame(after, { ...before, moves: after.moves }) && after.moves.some(({ on }) => on === date) && effectiveDue(after, today) === due;
  }
}

// ── The line ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const TASK = /^(\s*(?:[-*+]|\d+[.)])\s+)\[[^\]]\]/u;
const SIGNS = { due: /(?:📅|📆|🗓)\uFE0F?\s*(\S+)/gu, completion: /✅\uFE0F?\s*(\S+)/gu, cancelled: /❌\uFE0F?\s*(\S+)/gu } as const;
/** What stands at the end of a task line: signs with their days, tags, fields, the name of its block. */
const TAIL = /(?:\s+(?:(?:📅|📆|🗓|[✅❌➕⏳🛫🔺⏫🔼🔽⏬])\uFE0F?(?:\s*[\d\p{P}]+)?|#[^\s#]+|\uE000+))*(?:\s+\^[\w-]+)?\s*$/u;
const FIRST_SIGN = /📅|📆|🗓|[✅❌➕⏳🛫🔺⏫🔼🔽⏬]/u;

interface Place {
  /** Of the day, or of the field with its brackets. */
  readonly start: number;
  readonly end: number;
}

interface FieldPlace extends Place {
  readonly key: string;
  readonly isRound: boolean;
  readonly value: string;
}

function settled(line: string, promise: DatedPromise, { step, date, due }: PromiseEntry, writing: Writing): string {
  switch (step) {
    case 'kept': return withDay(line.replace(TASK, '$1[x]'), 'completion', date, writing);
    case 'cancelled': return withDay(line.replace(TASK, '$1[-]'), 'cancelled', date, writing);
    case 'moved': {
      const from = writtenDue(promise);
      const moved = withDay(line, 'due', due ?? from, writing);
      // Agreed anew twice in a day, it was moved once.
      const again = fieldPlaces(readable(line), 'moved', writing.own).some(({ value }) => readMove(value)?.on === date);
      return again ? moved : withMove(moved, date, from, writing);
    }
  }
}

/** The day that the line gives, whatever came of its moves. */
function writtenDue({ due, moves }: DatedPromise): Day {
  return moves.at(-1)?.due ?? due;
}

/** A day where it stands already, else in the notation of the due day at the end, before the name of the block. */
function withDay(line: string, name: keyof typeof SIGNS, day: Day, { own }: Writing): string {
  const shown = readable(line);
  const sign = signPlace(shown, name);
  if (sign && sign.day !== null) return line.slice(0, sign.start) + isoDay(day) + line.slice(sign.end);
  const [field] = fieldPlaces(shown, name, own);
  if (field && !sign) return line.slice(0, field.start) + fieldText(field.key, isoDay(day), field.isRound) + line.slice(field.end);
  // A sign among the words would be read instead of a field.
  const [like] = sign ?? signPlace(shown, 'due') ? [] : fieldPlaces(shown, 'due', own);
  const end = /(?:\s+\^[\w-]+)?\s*$/.exec(line)?.index ?? line.length;
  const text = like ? fieldText(writtenName(name, own), isoDay(day), like.isRound) : `${name === 'completion' ? '✅' : '❌'} ${isoDay(day)}`;
  return `${line.slice(0, end)} ${text}${line.slice(end)}`;
}

/** Behind the moves before it, else before the days at the end: task plugins read those from the end of the line. */
function withMove(line: string, on: Day, from: Day, { own }: Writing): string {
  const shown = readable(line);
  const last = fieldPlaces(shown, 'moved', own).at(-1);
  const text = fieldText(last?.key ?? writtenName('moved', own), `${isoDay(on)} from ${isoDay(from)}`, last?.isRound ?? false);
  if (last) return `${line.slice(0, last.end)} ${text}${line.slice(last.end)}`;
  const tail = TAIL.exec(masked(shown))?.index ?? line.length;
  const sign = FIRST_SIGN.exec(shown.slice(tail));
  const [field] = fieldPlaces(shown, 'due', own).filter(({ start }) => start >= tail);
  const at = Math.min(sign ? tail + sign.index : Infinity, field?.start ?? Infinity);
  if (at === Infinity) return `${line.slice(0, tail)} ${text}${line.slice(tail)}`;
  return `${line.slice(0, at)}${text} ${line.slice(at)}`;
}

function fieldText(key: string, value: string, isRound: boolean): string {
  return isRound ? `(${key}:: ${value})` : `[${key}:: ${value}]`;
}

/** The day behind the last sign of the kind, which the reader takes; null: what stands there is none. */
function signPlace(shown: string, name: keyof typeof SIGNS): Place & { readonly day: Day | null } | undefined {
  const found = [...masked(shown).matchAll(SIGNS[name])].at(-1);
  if (!found) return undefined;
  const written = found[1] ?? '';
  const bare = /\d$/.test(written) ? written : written.replace(/[,.;)\uE000]+$/, '');
  const start = found.index + found[0].length - written.length;
  return { start, end: start + bare.length, day: readDay(bare) };
}

function fieldPlaces(shown: string, name: PropertyName, own: Writing['own']): readonly FieldPlace[] {
  const keys = new Set(nameIndex(own).get(name));
  return [...shown.matchAll(FIELD)].flatMap(({ 0: { length }, 1: square, 2: inSquare, 3: round, 4: inRound, index }): readonly FieldPlace[] => {
    const key = (square ?? round ?? '').trim();
    return keys.has(foldKey(key)) ? [{ start: index, end: index + length, key, isRound: round !== undefined, value: inSquare ?? inRound ?? '' }] : [];
  });
}

/** Without its fields, each sign where it was. */
function masked(shown: string): string {
  return shown.replace(FIELD, (field) => '\uE000'.repeat(field.length));
}

// ── What is open ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface OpenPromise {
  readonly promise: DatedPromise;
  readonly clients: readonly string[];
  /** The day in force. */
  readonly due: Day;
}

/** Promises of mine and of clients that wait to be kept, the one that is due first at the front. */
export function openPromises(book: Pick<Book, 'clients'>, today: Day): readonly OpenPromise[] {
  const open = new Map<string, OpenPromise>();
  for (const { client, promises, projects } of book.clients()) {
    const milestones = projects.flatMap((project) => (hasHappened(project.cancelled, today) ? [] : project.milestones));
    for (const promise of [...promises, ...milestones]) {
      if (promise.done !== null || promise.cancelled !== null || (promise.since ?? today) > today) continue;
      const place = `${promise.source.path}\n${promise.source.line ?? ''}`;
      const clients = [...(open.get(place)?.clients ?? []), client.source.path];
      open.set(place, { promise, clients, due: effectiveDue(promise, today) });
    }
  }
  return [...open.values()].sort((a, b) => a.due - b.due || compareSources(a.promise.source, b.promise.source));
}
