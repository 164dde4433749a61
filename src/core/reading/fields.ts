/**
 * Reads properties and inline fields as what they should be: a day, a word of a table, a number in a range. Whatever
 * cannot be read so becomes a problem and counts as absent.
 */
import { readDay, type Day } from '../day';
import type { Move, Problem, ProblemCode } from '../model';
import { linksIn } from '../markdown/note';
import { BOOLEAN, CADENCE, CADENCE_DAYS, CADENCE_UNITS, foldWord, meaning, propertiesByName, type NameIndex, type PropertyName, type WordTable } from './words';

/** A property or inline field as it stands in a note. */
export interface Field {
  /** In the note's own spelling. */
  readonly name: string;
  readonly value: unknown;
}

/** A value that names a note: a wiki-link, a Markdown link, or plain text. */
export interface Reference {
  /** The link's target, or the text. */
  readonly target: string;
  readonly shown?: string;
  /** Whether it is written as a link, which the host resolves first. */
  readonly link: boolean;
  /** In the note's own spelling, for problems; null: found in the body. */
  readonly field: string | null;
  readonly line: number | null;
}

export class Fields {
  /**
   * @param found the fields by the property that each is
   * @param lineOf its line in the file; asked only when there is something to say about it
   * @param nameIndex how a property that the note lacks is called; null: by its English name
   */
  constructor(
    private readonly path: string,
    private readonly found: FieldsByProperty,
    private readonly lineOf: (name: string) => number | null,
    private readonly problems: Problem[],
    private readonly nameIndex: NameIndex | null = null,
  ) {}

  has(name: PropertyName): boolean {
    return scalars(this.found.get(name)?.value).length > 0;
  }

  report(code: ProblemCode, name: string | null, value: string, words?: WordTable<string>): void {
    const line = name === null ? null : this.lineOf(name);
    this.problems.push({ path: this.path, line, field: name, code, value, ...(words === undefined ? {} : { words }) });
  }

  day(name: PropertyName): Day | null {
    return this.first(name, 'bad-date', readDay);
  }

  days(name: PropertyName): readonly Day[] {
    return this.each(name, 'bad-date', readDay);
  }

  word<M extends string>(name: PropertyName, table: WordTable<M>): M | null {
    return this.found.has(name) ? this.first(name, 'bad-word', (text) => meaning(table, text), table) : null;
  }

  words<M extends string>(name: PropertyName, table: WordTable<M>): readonly M[] {
    return this.each(name, 'bad-word', (text) => meaning(table, text), table);
  }

  /** A number from `least` to `most`; text of digits counts, units do not. */
  number(name: PropertyName, least: number, most: number): number | null {
    return this.found.has(name) ? this.first(name, 'bad-number', (text) => readNumber(text, least, most)) : null;
  }

  /** A step of a scale. */
  whole(name: PropertyName, least: number, most: number): number | null {
    return this.found.has(name) ? this.first(name, 'bad-number', (text) => readWhole(text, least, most)) : null;
  }

  flag(name: PropertyName): boolean | null {
    const word = this.word(name, BOOLEAN);
    return word === null ? null : word === 'true';
  }

  text(name: PropertyName): string | null {
    return this.texts(name)[0] ?? null;
  }

  texts(name: PropertyName): readonly string[] {
    return scalars(this.found.get(name)?.value);
  }

  /** The same without space around them. */
  names(name: PropertyName): readonly string[] {
    const texts = this.texts(name);
    return texts.length === 0 ? texts : texts.map((text) => text.trim());
  }

  /** Days between contacts: a number, a word such as `monthly`, or a count such as `2 weeks`; at least 1. */
  cadence(name: PropertyName): number | null {
    return this.first(name, 'bad-number', readCadence, CADENCE);
  }

  /** `2026-11-01 from 2026-11-10`: on the first day the date was moved away from the second. */
  moves(name: PropertyName): readonly RawMove[] {
    return this.each(name, 'bad-date', readMove);
  }

  references(name: PropertyName): readonly Reference[] {
    const field = this.found.get(name);
    if (!field) return NOTHING;
    const found: Reference[] = [];
    addReferences(field.value, field.name, this.lineOf(field.name), found);
    // Without the room for more that a list gets as it grows.
    return found.slice();
  }

  /** The name of a property as the note spells it, else under which it would be written. */
  spelled(name: PropertyName): string {
    return this.found.get(name)?.name ?? this.nameIndex?.get(name)?.[0] ?? name;
  }

  /**
   * The first value; of a list, what cannot be read is reported throughout.
   * @param table the words that will do, if words of a table do
   */
  private first<V>(name: PropertyName, code: ProblemCode, read: (text: string) => V | null, table?: WordTable<string>): V | null {
    const field = this.found.get(name);
    if (field === undefined) return null;
    const { value } = field;
    if (typeof value !== 'string') return this.each(name, code, read, table)[0] ?? null;
    if (value.trim() === '') return null;
    const found = read(value);
    if (found === null) this.report(code, field.name, value, table);
    return found;
  }

  private each<V>(name: PropertyName, code: ProblemCode, read: (text: string) => V | null, table?: WordTable<string>): readonly V[] {
    const field = this.found.get(name);
    if (field === undefined) return NOTHING;
    const found: V[] = [];
    for (const text of scalars(field.value)) {
      const value = read(text);
      if (value === null) this.report(code, field.name, text, table);
      else found.push(value);
    }
    return found.length === 0 ? NOTHING : found.slice();
  }
}

const NOTHING: readonly never[] = [];

/** Fields by the property that they are, under whichever of its names each stands. */
export type FieldsByProperty = ReadonlyMap<PropertyName, Field>;
const NO_FIELDS: FieldsByProperty = new Map();

/**
 * Puts fields under the properties that they are. A name that stands for several properties gives all of them; of
 * several names of one property the first of its names counts, and of two fields of one name the first field. A field
 * that holds nothing is absent, and hides no other.
 */
export class FieldCollection {
  readonly found = new Map<PropertyName, Field>();
  private readonly named: ReturnType<typeof propertiesByName>;
  private ranks: Map<PropertyName, number> | null = null;

  constructor(names: NameIndex) {
    this.named = propertiesByName(names);
  }

  add(key: string, field: Field): void {
    const named = this.named.get(key);
    if (!named || isAbsent(field.value)) return;
    for (const { property, rank } of named) {
      if (this.found.has(property) && rank >= (this.ranks?.get(property) ?? 0)) continue;
      this.found.set(property, field);
      if (rank > 0) (this.ranks ??= new Map<PropertyName, number>()).set(property, rank);
      else this.ranks?.delete(property);
    }
  }
}

/** @param fields by folded name */
export function byProperty(names: NameIndex, fields: ReadonlyMap<string, Field>): FieldsByProperty {
  if (fields.size === 0) return NO_FIELDS;
  const collection = new FieldCollection(names);
  for (const [key, field] of fields) collection.add(key, field);
  return collection.found;
}

/** Null, blank text, maps, which say nothing, and lists of nothing else: what a template left open. */
export function isAbsent(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isAbsent);
  return typeof value === 'string' ? value.trim() === '' : value === undefined || typeof value === 'object';
}

/** Scalars of a value as text: one or a list; null, blank text and empty lists are absent; maps say nothing. */
export function scalars(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'string') return value.trim() === '' ? NOTHING : [value];
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return [String(value)];
  if (!Array.isArray(value) || value.length === 0) return NOTHING;
  const found: string[] = [];
  for (const one of value) if (!Array.isArray(one)) for (const text of scalars(one)) found.push(text);
  return found;
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

function readNumber(text: string, least: number, most: number): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!NUMBER.test(plain)) return null;
  const number = Number(plain);
  return number >= least && number <= most ? number : null;
}

function readWhole(text: string, least: number, most: number): number | null {
  const number = readNumber(text, least, most);
  return Number.isInteger(number) ? number : null;
}

const EVERY = /^(?:every|кажд(?:ый|ую|ые|ое)|раз_в)_|(?:ごと|毎|に1回)$/u;

function readCadence(text: string): number | null {
  const folded = foldWord(text);
  const bare = folded.replace(EVERY, '');
  const named = meaning(CADENCE, folded) ?? meaning(CADENCE, bare);
  if (named !== null) return CADENCE_DAYS[named];
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)?_*(.*)$/u.exec(bare) ?? [];
  // `every month` is one of them; a unit alone says nothing.
  if (count === undefined && (bare === folded || unit === '')) return null;
  const days = Number(count ?? 1) * (unit === '' ? 1 : (CADENCE_UNITS.get(unit) ?? 0));
  return days >= 1 ? days : null;
}

/** A move as it is written: agreed on a day, away from a day. */
export interface RawMove {
  readonly on: Day;
  readonly from: Day;
}

const MOVE = /^(\S+)\s+(?:\S+\s+)?(\S+)$/u;

export function readMove(text: string): RawMove | null {
  const match = MOVE.exec(text.normalize('NFKC').trim());
  const on = match ? readDay(match[1] ?? '') : null;
  const from = match ? readDay(match[2] ?? '') : null;
  return on === null || from === null ? null : { on, from };
}

/**
 * The first due day and what each move made of it, from moves as written (each names the day it left) and the day that
 * is in force now.
 */
export function movedDue(current: Day, raw: readonly RawMove[]): { readonly due: Day; readonly moves: readonly Move[] } {
  if (raw.length === 0) return { due: current, moves: NOTHING };
  // Agreed twice on one day, the last word of that day holds.
  const ordered = [...raw].sort((a, b) => a.on - b.on).filter(({ on }, index, all) => all[index - 1]?.on !== on);
  return {
    due: ordered[0]?.from ?? current,
    moves: ordered.map(({ on }, index) => ({ on, due: ordered[index + 1]?.from ?? current })),
  };
}

/** Adds what a property value refers to; an unquoted `[[Name]]`, which YAML reads as a list in a list, counts as a link. */
function addReferences(value: unknown, field: string, line: number | null, found: Reference[]): void {
  if (Array.isArray(value)) {
    for (const one of value) {
      if (!Array.isArray(one)) {
        addReferences(one, field, line, found);
        continue;
      }
      const inner = scalars(one.flat(2));
      if (inner.length > 0) found.push({ target: inner.join(', '), link: true, field, line });
    }
    return;
  }
  for (const text of scalars(value)) {
    let linked = false;
    for (const { target, shown, embed } of linksIn(text)) {
      if (embed) continue;
      linked = true;
      found.push(shown === undefined ? { target, link: true, field, line } : { target, link: true, field, line, shown });
    }
    if (!linked) found.push({ target: text.trim(), link: false, field, line });
  }
}
