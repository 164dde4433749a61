/**
 * Reads promises: task lines with a due day, in the signs of the Tasks plugin or in inline fields.
 * `- [ ] Send the proposal 📅 2026-11-30`, `- [x] Send the report [due:: 2026-11-20] [completion:: 2026-11-19]`
 */
import { isoDay, type Day } from './day';
import { byProperty, Fields, movedDue, type Field } from './fields';
import { detached, inlineFields } from './log';
import type { DatedPromise, Problem } from './model';
import type { ListItem } from './note';
import { foldName, type NameIndex, type PropertyName } from './words';

export interface TaskReading {
  readonly names: NameIndex;
  /** The tag that marks tasks, without `#`; blank: every checkbox is one. */
  readonly taskTag: string;
}

const SIGNS: Readonly<Record<string, PropertyName>> = { '📅': 'due', '📆': 'due', '🗓': 'due', '✅': 'completion', '❌': 'cancelled' };
/** Signs with a day that says nothing about a promise (created, scheduled, starts), and signs of priority. */
const OTHER_SIGNS = /(?:[➕⏳🛫]\uFE0F?\s*\S+|[🔺⏫🔼🔽⏬]\uFE0F?)/gu;
const DAY_SIGN = /(📅|📆|🗓|✅|❌)\uFE0F?\s*(\S+)/gu;
const REPEATS = /🔁/u;
const TAG = /(^|\s)#([\p{L}\p{N}_/-]+)/gu;
const BLOCK_ID = /\s\^[\w-]+$/;
export const WAITING_TAG = 'waiting';

/**
 * The promise that a task line makes.
 * @param since the day from which it exists; null: always
 * @returns null for a list item that is no task, has no due day, repeats, lacks the mark of tasks, or was done or
 *   cancelled on an unknown day
 */
export function readPromise(item: ListItem, path: string, since: Day | null, reading: TaskReading, problems: Problem[]): DatedPromise | null {
  if (item.task === null || item.quoted || REPEATS.test(item.text)) return null;
  const { text: bare, fields: written } = inlineFields(item.text);
  const fields = new Map<string, Field>(written);
  const plain = bare.replace(DAY_SIGN, (whole, sign: string, day: string) => {
    const name = SIGNS[sign];
    if (name === undefined) return whole;
    fields.set(reading.names.get(name)?.[0] ?? name, { name: sign, value: day.replace(/[,.;)\uE000]+$/, '') });
    return ' ';
  });
  const found = byProperty(reading.names, fields);
  if (!found.has('due') || found.has('repeat')) return null;
  const tags = new Set(plain.includes('#') ? [...plain.matchAll(TAG)].map(([, , tag]) => foldName(tag ?? '')) : []);
  if (reading.taskTag !== '' && !tags.has(foldName(reading.taskTag))) return null;

  const values = new Fields(path, found, () => item.line, problems);
  const current = values.day('due');
  if (current === null) return null;
  const raw = values.moves('moved');
  for (const move of raw) if (move.on > move.from) values.report('move-after-due', values.spelled('moved'), `${isoDay(move.on)} from ${isoDay(move.from)}`);
  const state = item.task.toLowerCase();
  const done = state === 'x' ? values.day('completion') : null;
  const cancelled = state === '-' ? values.day('cancelled') : null;
  if ((state === 'x' && done === null) || (state === '-' && cancelled === null)) return null;
  const text = plain.replace(OTHER_SIGNS, ' ').replace(TAG, '$1').replace(BLOCK_ID, '').replace(/\uE000/g, ' ').replace(/\s+/g, ' ').trim();
  return {
    source: { path, line: item.line },
    text: detached(text),
    ...movedDue(current, raw),
    done,
    cancelled,
    since,
    owner: tags.has(WAITING_TAG) ? 'client' : 'me',
  };
}
