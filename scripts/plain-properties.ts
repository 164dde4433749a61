/**
 * The properties that most notes have, read without a YAML parser: keys that are words, with one value on their line or a
 * list of values below. Whatever could mean something else to YAML is left to the parser, and the tests hold both to the
 * same answers.
 */

type Scalar = string | number | boolean | null;
export type PlainProperties = Readonly<Record<string, Scalar | readonly Scalar[]>>;

const KEY = /^([\p{L}_][\p{L}\p{N}_ -]{0,60}):(?: +(.*))?$/u;
const ITEM = /^( *)- (\S.*)$/;
/** Signs that end a plain value, begin a comment or are no text are not among its signs. */
const PLAIN = /^[\p{L}\p{N}](?:[^:#\p{C}\p{Z}]| (?! |$)|:(?=[^\s]))*$/u;
const QUOTED = /^(?:"([^"\\\p{C}\u2028\u2029]*)"|'([^'\p{C}\u2028\u2029]*)')$/u;
const FLOW_LIST = /^\[([\p{L}\p{N}_/ ,-]*)\]$/u;
/** What YAML may take for a number, or for another word than text. */
const NUMBER_LIKE = /^[0-9][0-9a-z.+_-]*$/i;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const SMALL_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true], ['True', true], ['TRUE', true], ['false', false], ['False', false], ['FALSE', false],
  ['null', null], ['Null', null], ['NULL', null],
]);

/** @returns null if the text between the fences has anything unusual in it; then only YAML can tell what it means */
export function plainProperties(block: string): PlainProperties | null {
  const lines = block.split('\n');
  if (lines.pop() !== '') return null;
  const properties: Record<string, Scalar | readonly Scalar[]> = {};
  let list: { readonly key: string; readonly items: Scalar[]; indent: string | null } | null = null;
  for (const line of lines) {
    const item = list === null ? null : ITEM.exec(line);
    if (list !== null && item !== null) {
      const [, indent = '', written = ''] = item;
      const value = scalar(written);
      if (value === undefined || (list.indent ?? indent) !== indent) return null;
      list.indent = indent;
      list.items.push(value);
      properties[list.key] = list.items;
      continue;
    }
    const [, key = '', written = ''] = KEY.exec(line) ?? [];
    if (key === '' || key.endsWith(' ') || CONSTANTS.has(key) || key === '__proto__' || Object.hasOwn(properties, key)) return null;
    const value = written === '' ? null : (scalar(written) ?? flowList(written));
    if (value === undefined) return null;
    properties[key] = value;
    list = written === '' ? { key, items: [], indent: null } : null;
  }
  return lines.length === 0 ? null : properties;
}

/** The value of a text that stands alone; undefined: unusual. */
function scalar(written: string): Scalar | undefined {
  const quoted = QUOTED.exec(written);
  if (quoted !== null) return quoted[1] ?? quoted[2];
  if (!PLAIN.test(written)) return undefined;
  if (!NUMBER_LIKE.test(written)) return CONSTANTS.has(written) ? CONSTANTS.get(written) : written;
  return ISO_DAY.test(written) ? written : SMALL_NUMBER.test(written) ? Number(written) : undefined;
}

function flowList(written: string): readonly Scalar[] | undefined {
  const inside = FLOW_LIST.exec(written)?.[1];
  if (inside === undefined) return undefined;
  if (inside.trim() === '') return [];
  const items: Scalar[] = [];
  for (const part of inside.split(',')) {
    const value = scalar(part.trim());
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}
