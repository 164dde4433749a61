/**
 * Reads promises: task lines with a due day, in the signs of the Tasks plugin or in inline fields.
 * `- [ ] Send the proposal 📅 2026-11-30`, `- [x] Send the report [due:: 2026-11-20] [completion:: 2026-11-19]`
 */
import { isoDay, type Day } from '../day';
import { detached } from './detached';
import { byProperty, Fields, movedDue, type Field, type FieldsByProperty } from './fields';
import { afterSpace, inlineFields, isSpace, oneLine } from './log';
import type { DatedPromise, Problem } from '../model';
import type { ListItem } from '../markdown/note';
import { foldName, type NameIndex, type PropertyName } from './words';

export interface TaskReading {
  readonly names: NameIndex;
  /** The tag that marks tasks, without `#`; blank: every checkbox is one. */
  readonly taskTag: string;
}

/** The first code unit of the signs that have two, 📅, 📆 and 🗓, and their second ones. */
const FIRST_OF_TWO = 0xd83d;
const DUE_SECONDS: ReadonlySet<number> = new Set(['📅', '📆', '🗓'].map((sign) => sign.charCodeAt(1)));
const COMPLETION_SIGN = '✅'.charCodeAt(0);
const CANCELLED_SIGN = '❌'.charCodeAt(0);
const EMOJI_STYLE = 0xfe0f;
/** Signs with a day that says nothing about a promise (created, scheduled, starts), and signs of priority. */
const OTHER_SIGNS = /(?:[➕⏳🛫]\uFE0F?\s*\S+|[🔺⏫🔼🔽⏬]\uFE0F?)/gu;
const ENDS_IN_DIGIT = /\d$/;
const REPEATS = '🔁';
const TAG = /(^|\s)#([\p{L}\p{N}_/-]+)/gu;
const NO_TAGS: readonly string[] = [];
const BLOCK_ID = /\s\^[\w-]+$/;
export const WAITING_TAG = 'waiting';

/**
 * The promise that a task line makes.
 * @param since the day from which it exists; null: always
 * @returns null for a list item that is no task, has no due day, repeats, lacks the mark of tasks, or was done or
 *   cancelled on an unknown day
 */
export function readPromise(item: ListItem, path: string, since: Day | null, reading: TaskReading, problems: Problem[]): DatedPromise | null {
  if (item.task === null || item.quoted || item.text.includes(REPEATS)) return null;
  const { text: bare, fields: written } = inlineFields(item.text);
  const signs = new Map<PropertyName, Field>();
  const plain = withoutDaySigns(bare, signs);
  const found = written.size === 0 ? signs : withSigns(written, signs, reading.names);
  if (!found.has('due') || found.has('repeat')) return null;
  const tags = plain.includes('#') ? [...plain.matchAll(TAG)].map(([, , tag]) => foldName(tag ?? '')) : NO_TAGS;
  if (reading.taskTag !== '' && !tags.includes(foldName(reading.taskTag))) return null;

  const values = new Fields(path, found, () => item.line, problems);
  const current = values.day('due');
  if (current === null) return null;
  const raw = values.moves('moved');
  for (const move of raw) if (move.on > move.from) values.report('move-after-due', values.spelled('moved'), `${isoDay(move.on)} from ${isoDay(move.from)}`);
  const state = item.task.toLowerCase();
  const done = state === 'x' ? values.day('completion') : null;
  const cancelled = state === '-' ? values.day('cancelled') : null;
  if ((state === 'x' && done === null) || (state === '-' && cancelled === null)) return null;
  const { due, moves } = movedDue(current, raw);
  return {
    source: { path, line: item.line },
    text: detached(wordsOf(plain)),
    due, moves, done,
    cancelled,
    since,
    owner: tags.includes(WAITING_TAG) ? 'client' : 'me',
  };
}

/** Signs count as fields of the first name that their property has. */
function withSigns(written: ReadonlyMap<string, Field>, signs: FieldsByProperty, names: NameIndex): FieldsByProperty {
  const fields = new Map(written);
  for (const [name, sign] of signs) fields.set(names.get(name)?.[0] ?? name, sign);
  return byProperty(names, fields);
}

/** Takes the signs with a day out of a task's text, and puts each under the property that it is, with the day as written. */
function withoutDaySigns(text: string, signs: Map<PropertyName, Field>): string {
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const name = signAt(text, at);
    if (name === null) continue;
    const behind = name === 'due' ? at + 2 : at + 1;
    const day = afterSpace(text, text.charCodeAt(behind) === EMOJI_STYLE ? behind + 1 : behind);
    let end = day;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
    if (end === day) continue;
    const written = text.slice(day, end);
    signs.set(name, { name: text.slice(at, behind), value: ENDS_IN_DIGIT.test(written) ? written : written.replace(/[,.;)\uE000]+$/, '') });
    plain = joined(plain, text, from, at);
    from = end;
    at = end - 1;
  }
  return from === 0 ? text : joined(plain, text, from, text.length);
}

/** Words and a further part of the text, unless that is blank: signs mostly stand at the end, one behind another. */
function joined(words: string, text: string, from: number, to: number): string {
  if (from === 0) return text.slice(0, to);
  return afterSpace(text, from) >= to ? words : `${words} ${text.slice(from, to)}`;
}

function signAt(text: string, at: number): 'due' | 'completion' | 'cancelled' | null {
  const code = text.charCodeAt(at);
  if (code < COMPLETION_SIGN) return null;
  if (code === FIRST_OF_TWO) return DUE_SECONDS.has(text.charCodeAt(at + 1)) ? 'due' : null;
  return code === COMPLETION_SIGN ? 'completion' : code === CANCELLED_SIGN ? 'cancelled' : null;
}

/** What a task says, without signs, tags and the name of its block. */
function wordsOf(plain: string): string {
  const withoutSigns = /[\u2300-\u2BFF\uD83C-\uD83E]/.test(plain) ? plain.replace(OTHER_SIGNS, ' ') : plain;
  const withoutTags = withoutSigns.includes('#') ? withoutSigns.replace(TAG, '$1') : withoutSigns;
  return oneLine(withoutTags.includes('^') ? withoutTags.replace(BLOCK_ID, '') : withoutTags);
}
