/** Writes single lines that are read again as the same facts: an entry of a log, a task. */
import { isoDay, type Day } from '../day';
import type { Direction, InteractionKind } from '../model';
import { typedLine } from './typed-text';
import { canonicalSpelling, type Spelling } from '../reading/spelling';
import {
  DIRECTION, INTERACTION_KIND, INTERACTION_STATUS, MOOD, PURPOSE, SEVERITY, SUBJECT, writtenName, type OwnNames, type PropertyName,
  type WordTable,
} from '../reading/words';

export interface LogEntry {
  readonly date: Day;
  /** `HH:MM` */
  readonly time?: string | null;
  readonly kind: InteractionKind;
  readonly direction?: Direction;
  /** A message that waits for a reply. */
  readonly awaits?: boolean;
  readonly summary: string;
  /** Inline fields in their order; null and empty ones are left out. Values are canonical words, numbers or ISO days. */
  readonly fields?: readonly LogField[];
}

export type LogField = readonly [name: PropertyName, value: string | number | boolean | null | undefined];

export interface LogStyle {
  readonly spelling: Spelling;
  readonly own: OwnNames;
}

/** `- 2026-11-20 call in: Renewal talk [mood:: positive]`. The kind is always named, so that no word of the summary is taken for it. */
export function formatLogLine(entry: LogEntry, { spelling, own }: LogStyle = { spelling: canonicalSpelling, own: {} }): string {
  const { direction = 'unknown' } = entry;
  const way = direction === 'unknown' ? '' : ` ${spelling(DIRECTION, direction)}${entry.awaits && direction !== 'both' ? '?' : ''}`;
  const time = entry.time ? ` ${entry.time}` : '';
  const summary = typedLine(entry.summary);
  const fields = (entry.fields ?? []).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === '') return [];
    return [` [${writtenName(name, own)}:: ${fieldValue(name, value, spelling)}]`];
  });
  return `- ${isoDay(entry.date)}${time} ${spelling(INTERACTION_KIND, entry.kind)}${way}${summary === '' ? '' : `: ${summary}`}${fields.join('')}`;
}

const FIELD_WORDS: Readonly<Partial<Record<PropertyName, WordTable<string>>>> = {
  mood: MOOD, purpose: PURPOSE, status: INTERACTION_STATUS, severity: SEVERITY, subject: SUBJECT,
};

function fieldValue(name: PropertyName, value: string | number | boolean, spelling: Spelling): string {
  if (typeof value !== 'string') return String(value);
  const table = FIELD_WORDS[name];
  if (table && Object.hasOwn(table, value)) return spelling(table, value);
  // A bracket would end the field; a link is one that the reader lets through.
  return typedLine(value).replace(/(\[\[[^[\]]*\]\])|[[\]]/g, (_, link?: string) => link ?? ' ').trim();
}

export interface TaskLine {
  readonly text: string;
  readonly due: Day | null;
  /** The tag that marks tasks in this vault, with or without `#`; empty: every checkbox is a task. */
  readonly mark?: string;
  /** The client's promise, not mine. */
  readonly waiting?: boolean;
  /** `📅 2026-11-30` or `[due:: 2026-11-30]`. */
  readonly style?: 'signs' | 'fields';
}

/** `- [ ] Send the proposal 📅 2026-11-30`, as the Tasks plugin writes it: tags after the text, dates at the end. */
export function formatTask({ text, due, mark = '', waiting = false, style = 'signs' }: TaskLine): string {
  // Whoever types the whole line, or pastes it, means its words.
  const typed = typedLine(text).replace(/^(?:(?:[-*+>]|#{1,6}|\d+[.)]|\[.\])(?:\s+|$))+/u, '');
  const tags = [mark.trim(), waiting ? '#waiting' : '']
    .filter((tag) => tag !== '')
    .map((tag) => (tag.startsWith('#') ? tag : `#${tag}`))
    .filter((tag) => !typed.split(' ').includes(tag));
  const date = due === null ? [] : [style === 'signs' ? `📅 ${isoDay(due)}` : `[due:: ${isoDay(due)}]`];
  return ['- [ ]', typed, ...tags, ...date].filter((part) => part !== '').join(' ');
}
