/**
 * A complaint that is one line of a log: its steps are inline fields in that line. The line is read before and after by
 * the reader's own rules; where it does not say what the log said, or would say more than was meant, it is left.
 */
import { byProperty, Fields as FieldReader } from '../../reading/fields';
import { declaredDate, FIELD, fieldsOf, logDate, logWords } from '../../reading/log';
import { readComplaint } from '../../reading/facts';
import { readable } from '../../markdown/note';
import { foldKey, nameIndex, SOLUTION, writtenName, type PropertyName } from '../../reading/words';
import type { Complaint } from '../../model';
import type { LineAt } from '../body-edit';
import type { PropertyValue } from '../front-matter';
import { propertyNames, type Writing } from '../new-note';
import { refusal, type Refusal } from '../refusal';
import { complaintProperties } from './complaint-steps';
import { changes } from './step';

/** The line as it is once these fields are changed. */
export function lineWithFields({ line, expected }: LineAt, complaint: Complaint, after: Complaint, writing: Writing): string | Refusal {
  const fields = changes(complaintProperties(complaint), complaintProperties(after));
  let text = expected;
  for (const name of propertyNames(fields)) text = withField(text, name, fields[name] ?? null, writing);
  const said = (read: Complaint | null, meant: Complaint): boolean => read !== null && same(read, meant);
  return said(readLine(expected, complaint, writing), complaint) && said(readLine(text, complaint, writing), after) ? text : refusal('unsupported-shape', line);
}

const MARKS = /^\s*(?:[-*+]|\d+[.)]|#{1,6})\s+(?:\[.\]\s+)?/;

/** The complaint that a line tells of by itself; null: none. */
function readLine(line: string, { source, title, received }: Complaint, { own, logDateFormat }: Writing): Complaint | null {
  const words = readable(line.replace(MARKS, ''));
  // A line of a daily note has its day from the note.
  const date = logDate(words, declaredDate(logDateFormat)) ?? { day: received, rest: words };
  if ('bad' in date) return null;
  const { kind, written } = logWords(date.rest);
  if (kind !== 'complaint') return null;
  return readComplaint(new FieldReader(source.path, byProperty(nameIndex(own), fieldsOf(written)), () => null, []), source, title, 'low', date.day);
}

function same(a: Complaint, b: Complaint): boolean {
  return a.received === b.received && a.due === b.due && a.severity === b.severity && a.subject === b.subject && a.owner === b.owner
    && propertyNames(changes(complaintProperties(a), complaintProperties(b))).length === 0;
}

/** One property of the line: written where it stands, once for each of its values, else before the name of the block. */
function withField(line: string, name: PropertyName, value: PropertyValue, { own, spelling }: Writing): string {
  const keys = new Set(nameIndex(own).get(name));
  const places = [...readable(line).matchAll(FIELD)].filter(([, square, , round]) => keys.has(foldKey((square ?? round ?? '').trim())));
  const [first] = places;
  const key = (first?.[1] ?? first?.[3])?.trim() ?? writtenName(name, own);
  const said = SOLUTIONS.flatMap((one) => ([value].flat().includes(one) ? [spelling(SOLUTION, one)] : []));
  const texts = name === 'solution' ? said : value === null ? [] : [value].flat().map(String);
  const [open, close] = first?.[3] === undefined ? '[]' : '()';
  const fields = texts.map((text) => ` ${open ?? ''}${key}:: ${text}${close ?? ''}`).join('');
  let changed = line;
  for (const { 0: { length }, index } of [...places].reverse()) {
    const before = changed.slice(0, index).replace(/ $/, '');
    changed = before + (index === first?.index ? fields : '') + changed.slice(index + length);
  }
  if (first) return changed;
  const end = /(?:\s+\^[\w-]+)?\s*$/.exec(line)?.index ?? line.length;
  return line.slice(0, end) + fields + line.slice(end);
}

const SOLUTIONS = ['apology', 'rework', 'terms', 'compensation', 'expedite'] as const;
