/**
 * Changes single properties of a note: only the lines of the changed keys are touched, everything else stays byte for
 * byte. The block is parsed before and after with the host's parser; a change that would do more, or that cannot be
 * made without loss, is refused.
 *
 *   changeProperties(text, changes, parse): { text } | Refusal
 *   propertyLine(text, key): number | null
 *   frontMatter(properties, lineEnd): the block of a new note
 */
import { readDay } from '../day';
import { lineEndOf } from '../markdown/lines';
import { frontMatterBlock } from '../markdown/note';
import { blockItems, flowList, propertyPlaces, type BlockItem, type PropertyPlace } from './property-lines';
import { refusal, type Refusal, type RefusalCode } from './refusal';
import { foldKey } from '../reading/words';
import { flat, yamlScalar } from './yaml-scalar';

/** Text is written on one line. An empty text, an empty list and null leave the key with an empty value. */
export type PropertyValue = string | number | boolean | null | readonly (string | number | boolean)[];

export type PropertyChange = {
  /** The name to write if the note has none of the property's names; compared as all names are, so case does not matter. */
  readonly key: string;
  /** Other names under which the property may stand in the note, in the order in which they are read; the note's spelling is kept. */
  readonly also?: readonly string[];
} & ({ readonly value: PropertyValue } | { /** Takes the property's lines out. */ readonly remove: true });

/** The host's YAML parser: the text between the fences → whatever it holds. Throws if it cannot be parsed. */
export type ParseYaml = (yaml: string) => unknown;

export interface Changed {
  readonly text: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Makes the changes in their order; a key that is missing is added at the end of the block, a block that is missing at
 * the beginning of the note. A text becomes a list of one where the note has a list, and a list of one a text where it
 * has a text. A property that has the value already is not touched.
 */
export function changeProperties(text: string, changes: readonly PropertyChange[], parse: ParseYaml): Changed | Refusal {
  const block = blockOf(text);
  if ('refused' in block) return block;
  const before = parsed(block.yaml, parse);
  if (before instanceof Failure) return before.at(block.firstLine);

  let yaml = block.yaml;
  const intended = new Map<string, PropertyValue | undefined>();
  for (const change of changes) {
    const { places, lost } = propertyPlaces(yaml);
    const found = placeOf(places, change);
    if (found instanceof Failure) return found.at(block.firstLine);
    if (!found && lost !== null) return refusal('unsupported-shape', block.firstLine + lost);
    const key = found?.key ?? change.key;
    const value = 'remove' in change ? undefined : flatValue(change.value);
    intended.set(key, value);
    if (found && losesDays(value, before[key])) return refusal('unread-day', block.firstLine + found.line);
    if (found ? value !== undefined && sameValue(value, before[key]) : isAbsent(value)) continue;
    const changed = found ? rewritten(yaml, found, value, block.lineEnd) : yaml + propertyText(key, value ?? null, block.lineEnd, listIndent(places));
    if (changed instanceof Failure) return changed.at(block.firstLine);
    yaml = changed;
  }
  if (yaml === block.yaml) return { text };

  const after = parsed(yaml, parse);
  if (after instanceof Failure) return refusal('would-change-more', block.firstLine);
  const wrong = wrongKey(before, after, intended);
  if (wrong !== null) return refusal('would-change-more', propertyLine(text, wrong) ?? block.firstLine);
  return { text: block.opening + yaml + block.closing };
}

/** Line of the file (1 is the first) on which the property stands, in whatever case; null: the note has none such. */
export function propertyLine(text: string, key: string): number | null {
  const plain = plainLine(text, key);
  if (plain !== null) return plain;
  const block = blockOf(text);
  if ('refused' in block || block.yaml === '') return null;
  const wanted = foldKey(key);
  const place = propertyPlaces(block.yaml).places.find((one) => foldKey(one.key) === wanted);
  return place ? block.firstLine + place.line : null;
}

/** The block of a new note: flat keys, block lists, links in quotes. Null writes an empty value. */
export function frontMatter(properties: readonly { readonly key: string; readonly value: PropertyValue }[], lineEnd = '\n'): string {
  const lines = properties.map(({ key, value }) => propertyText(key, flatValue(value), lineEnd, '  '));
  return `---${lineEnd}${lines.join('')}---${lineEnd}`;
}

/** The line that begins with the key as given, if the block has exactly one such: what almost every property is. */
function plainLine(text: string, key: string): number | null {
  if (!text.startsWith('---\n')) return null;
  const wanted = `\n${key}:`;
  const block = text.slice(0, Math.max(0, text.indexOf('\n---', 3)));
  const at = block.indexOf(wanted);
  if (at < 0 || block.includes(wanted, at + 1)) return null;
  let line = 2;
  for (let newline = block.indexOf('\n'); newline < at; newline = block.indexOf('\n', newline + 1)) line += 1;
  return line;
}

// ── The block ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Block {
  /** Byte-order mark and opening fence. */
  readonly opening: string;
  readonly yaml: string;
  /** Closing fence and the rest of the note. */
  readonly closing: string;
  readonly lineEnd: '\n' | '\r\n';
  /** Line of the file on which `yaml` begins. */
  readonly firstLine: number;
}

function blockOf(text: string): Block | Refusal {
  const lineEnd = lineEndOf(text);
  const found = frontMatterBlock(text);
  if (found) {
    const start = text.indexOf('\n') + 1;
    const { yaml, firstLine } = found;
    return { opening: text.slice(0, start), yaml, closing: text.slice(start + yaml.length), lineEnd, firstLine: firstLine + 1 };
  }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const [first = '', second = ''] = text.slice(mark.length).split('\n', 2);
  if (/^---[a-z]/i.test(first)) return refusal('script-front-matter', 1);
  if (first.trimEnd() === '---' && /^[^\s:#-][^:]*:(?:\s|$)/.test(second)) return refusal('unclosed-block', 1);
  return { opening: `${mark}---${lineEnd}`, yaml: '', closing: `---${lineEnd}${text.slice(mark.length)}`, lineEnd, firstLine: 2 };
}

/** A refusal whose line is counted from the block's first, which is 0. */
class Failure {
  constructor(readonly code: RefusalCode, readonly line: number) {}
  at(firstLine: number): Refusal {
    return refusal(this.code, firstLine + this.line);
  }
}

function parsed(yaml: string, parse: ParseYaml): Values | Failure {
  if (yaml.trim() === '') return {};
  let value: unknown;
  try {
    value = parse(yaml);
  }
  catch (error) {
    // A parser that misses a closing sign names the line behind the last.
    return new Failure('bad-yaml', Math.min(errorLine(error), yaml.trimEnd().split('\n').length - 1));
  }
  if (value === null || value === undefined) return {};
  return isValues(value) ? value : new Failure('not-properties', 0);
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The line that a YAML parser's error names, from 0; the first if it names none. */
function errorLine(error: unknown): number {
  if (!isValues(error)) return 0;
  const { linePos, mark } = error;
  const first: unknown = Array.isArray(linePos) ? linePos[0] : undefined;
  if (isValues(first) && typeof first['line'] === 'number') return first['line'] - 1;
  return isValues(mark) && typeof mark['line'] === 'number' ? mark['line'] : 0;
}

/** The property under the first of its names that the note has, as it is read too. */
function placeOf(places: readonly PropertyPlace[], change: PropertyChange): PropertyPlace | null | Failure {
  for (const name of [change.key, ...(change.also ?? [])].map(foldKey)) {
    const [found, second] = places.filter((place) => foldKey(place.key) === name);
    if (found && second) return new Failure('two-spellings', second.line);
    if (found) return found;
  }
  return null;
}

/** How the block's lists are indented; two spaces, as Obsidian writes them, if it has none. */
function listIndent(places: readonly PropertyPlace[]): string {
  const list = places.find(({ shape }) => shape === 'block-list');
  return list ? /^[ \t]*/.exec(blockItems(list.below)[0]?.bullet ?? '')?.[0] ?? '  ' : '  ';
}

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Scalar = string | number | boolean;

function flatValue(value: PropertyValue): PropertyValue {
  if (typeof value === 'string') return flat(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('A property cannot hold a number without end.');
  return isList(value) ? value.map((item) => (typeof item === 'string' ? flat(item) : item)).filter((item) => item !== '') : value;
}

function isList(value: PropertyValue | undefined): value is readonly Scalar[] {
  return Array.isArray(value);
}

/** The line or lines of a property that is not there yet. */
function propertyText(key: string, value: PropertyValue, lineEnd: string, indent: string): string {
  const name = yamlScalar(key);
  if (value === null || value === '') return `${name}:${lineEnd}`;
  if (!isList(value)) return `${name}: ${yamlScalar(value)}${lineEnd}`;
  if (value.length === 0) return `${name}: []${lineEnd}`;
  return `${name}:${lineEnd}${value.map((item) => `${indent}- ${yamlScalar(item)}${lineEnd}`).join('')}`;
}

function rewritten(yaml: string, place: PropertyPlace, value: PropertyValue | undefined, lineEnd: string): string | Failure {
  if (place.shape === 'nested' || place.shape === 'reference') return new Failure('unsupported-shape', place.line);
  if (value === undefined) {
    const rest = yaml.slice(place.end).replace(/^\r?\n/, '');
    return yaml.slice(0, place.start) + rest;
  }
  const text = rewrittenPlace(place, value, lineEnd);
  return text instanceof Failure ? text : yaml.slice(0, place.start) + text + yaml.slice(place.end);
}

function rewrittenPlace(place: PropertyPlace, value: PropertyValue, lineEnd: string): string | Failure {
  const list = isList(value) ? value : value === null || value === '' ? [] : [value];
  switch (place.shape) {
    case 'flow-list': return withFlowList(place, list, lineEnd);
    case 'block-list': return withBlockList(place, list, lineEnd);
    case 'empty':
    case 'plain':
    case 'single':
    case 'double':
    case 'block-text': break;
    case 'nested':
    case 'reference': return new Failure('unsupported-shape', place.line);
  }
  const [first] = list;
  if (first === undefined) return place.head + place.tail;
  if (list.length > 1 || (isList(value) && place.shape === 'empty')) {
    const items = list.map((item) => `${lineEnd}  - ${yamlScalar(item)}`);
    return place.head + place.tail + items.join('');
  }
  const quoted = place.shape === 'double' || place.shape === 'single';
  const scalar = yamlScalar(first, quoted ? { quoted, style: place.shape === 'single' ? 'single' : 'double' } : {});
  return `${place.head}${place.gap || ' '}${scalar}${place.tail}`;
}

function withFlowList(place: PropertyPlace, list: readonly Scalar[], lineEnd: string): string | Failure {
  const parts = flowList(place.value);
  if (!parts) return new Failure('unsupported-shape', place.line);
  const items = list.map((wanted) => parts.items.find((raw) => writes(raw, wanted)) ?? yamlScalar(wanted, { place: 'flow' }));
  if (items.length === 0) return `${place.head}${place.gap}[]${place.tail}`;
  // Empty brackets say nothing about how the list would have been written; Obsidian itself goes on with lines.
  if (parts.items.length === 0) return place.head + place.tail + list.map((item) => `${lineEnd}  - ${yamlScalar(item)}`).join('');
  const inside = items.join(`,${parts.between}`) + (parts.lastComma ? ',' : '');
  return `${place.head}${place.gap}[${parts.open}${inside}${parts.close}]${place.tail}`;
}

function withBlockList(place: PropertyPlace, list: readonly Scalar[], lineEnd: string): string | Failure {
  const items = blockItems(place.below);
  // Items that are no plain texts belong to someone who knows what they mean; a bare [[link]] is a slip, and is mended.
  if (items.some(({ value }) => /^[&*!|>{]|^-(?:\s|$)|\n|^[^"'#]*:(?:\s|$)/.test(value) || /^\[(?!\[[^[\],]*\]\]$)/.test(value))) {
    return new Failure('unsupported-shape', place.line);
  }
  const bullet = items[0]?.bullet.replace(/-$/, '- ') ?? '  - ';
  const lines: string[] = [];
  for (const { kept, wanted } of aligned(items, list)) {
    const comments = kept ? kept.above.replace(/\r?\n$/, '').split(/\r?\n/).filter((line) => line !== '') : [];
    lines.push(...comments);
    if (kept && wanted !== undefined && writes(kept.value, wanted)) lines.push(kept.bullet + kept.value + kept.tail);
    else if (wanted !== undefined) lines.push(`${kept?.bullet ?? bullet}${yamlScalar(wanted)}${kept?.tail ?? ''}`);
  }
  const head = place.head + (list.length === 0 ? ' []' : '') + place.tail;
  return [head, ...lines].join(lineEnd);
}

/** Whether the text as written in the note stands for the value, so that its spelling can be kept. */
function writes(raw: string, wanted: Scalar): boolean {
  if (raw === yamlScalar(wanted)) return true;
  if (typeof wanted !== 'string') return false;
  return ['double', 'single'].some((style) => raw === yamlScalar(wanted, { quoted: true, style: style === 'double' ? 'double' : 'single' }));
}

interface Aligned {
  readonly kept: BlockItem | null;
  readonly wanted: Scalar | undefined;
}

/** Items of the note beside those wanted: the same at the beginning and the end, the rest in turn. */
function aligned(items: readonly BlockItem[], list: readonly Scalar[]): readonly Aligned[] {
  const same = (item: BlockItem | undefined, wanted: Scalar | undefined): boolean =>
    item !== undefined && wanted !== undefined && writes(item.value, wanted);
  let first = 0;
  while (same(items[first], list[first])) first++;
  let last = 0;
  while (last < Math.min(items.length, list.length) - first && same(items[items.length - 1 - last], list[list.length - 1 - last])) last++;
  const pairs: Aligned[] = [];
  const middle = Math.max(items.length, list.length) - last;
  for (let at = 0; at < middle; at++) {
    pairs.push({
      kept: at < items.length - last ? items[at] ?? null : null,
      wanted: at < list.length - last ? list[at] : undefined,
    });
  }
  for (let at = last; at > 0; at--) pairs.push({ kept: items[items.length - at] ?? null, wanted: list[list.length - at] });
  return pairs;
}

// ── Checking ────────────────────────────────────────────────────────────────────────────────────────────────────────

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.every(isAbsent));
}

/** Whether what the parser found is the value, a list of one being the same as the one. */
/** Whether a list of days would take the place of something that is no day, and that only its owner can read. */
function losesDays(value: PropertyValue | undefined, found: unknown): boolean {
  const isDay = (one: unknown): boolean => one instanceof Date || (typeof one === 'string' && (one.trim() === '' || readDay(one) !== null));
  if (!Array.isArray(value) || value.length === 0 || !value.every(isDay)) return false;
  const there: readonly unknown[] = Array.isArray(found) ? found : [found];
  return !there.every((one) => isAbsent(one) || isDay(one));
}

function sameValue(value: PropertyValue, found: unknown): boolean {
  if (isAbsent(value)) return isAbsent(found);
  const wanted: readonly unknown[] = Array.isArray(value) ? value : [value];
  const there: readonly unknown[] = Array.isArray(found) ? found : [found];
  return wanted.length === there.length && wanted.every((one, at) => sameScalar(one, there[at]));
}

function sameScalar(wanted: unknown, found: unknown): boolean {
  if (found instanceof Date && typeof wanted === 'string') return found.toISOString().startsWith(wanted);
  return Object.is(wanted, found);
}

/** The first key that is not as it should be after the change; null: all are. */
function wrongKey(before: Values, after: Values, intended: ReadonlyMap<string, PropertyValue | undefined>): string | null {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after), ...intended.keys()])) {
    const wanted = intended.get(key);
    const right = intended.has(key)
      ? wanted === undefined ? !Object.hasOwn(after, key) : sameValue(wanted, after[key])
      : Object.hasOwn(before, key) === Object.hasOwn(after, key) && same(before[key], after[key]);
    if (!right) return key;
  }
  return null;
}

/** Equality of whatever a parser makes; deeper than 50 levels nothing is compared, and nothing is equal. */
function same(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (depth > 50 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Date || b instanceof Date) return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => same(one, b[at], depth + 1));
  }
  const keys = Object.keys(a);
  return isValues(a) && isValues(b) && keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key], depth + 1));
}
