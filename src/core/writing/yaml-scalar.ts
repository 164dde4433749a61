/**
 * One value as YAML writes it on one line: quoted exactly when a reader of YAML 1.1 or 1.2 would take the plain text for
 * something else, and links always.
 */

export type QuoteStyle = 'double' | 'single';
/** Where the value stands: after `key:` or `-`, or between brackets. */
export type ScalarPlace = 'block' | 'flow';

/** What YAML readers, old or new, take for a boolean, nothing, or a merge. */
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null|~|=|<<)$/i;
const NUMBER_LIKE = /^[-+]?(?:[\d.][\d_,.:]*(?:e[-+]?\d*)?|0x[\da-f_]*|0o[0-7_]*|0b[01_]*|\.inf|\.nan)$/i;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/;
const INDICATOR_FIRST = /^[-?:,[\]{}#&*!|>'"%@`]/;
const FENCE = /^(?:---|\.\.\.)/;

/**
 * Typed text on one line: line breaks and tabs become spaces; control characters, byte-order marks and halves of
 * characters go; the ends are trimmed.
 */
export function flat(text: string): string {
  return text
    .replace(/[\s\u0085]*[\r\n\u0085\u2028\u2029][\s\u0085]*/g, ' ')
    .replace(/[\t\v\f]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, '')
    .trim();
}

/** A value as one YAML scalar. `style` is the kind of quotes to use if it needs any, or must have, if `quoted` is set. */
export function yamlScalar(
  value: string | number | boolean,
  { place = 'block', style, quoted = false }: { readonly place?: ScalarPlace; readonly style?: QuoteStyle; readonly quoted?: boolean } = {},
): string {
  if (typeof value !== 'string') return String(value);
  const text = flat(value);
  if (!quoted && !text.includes('[[') && isPlain(text, place)) return text;
  const double = style === 'double' || text.includes('[[') || (style === undefined && !(/["\\]/.test(text) && !text.includes("'")));
  return double ? `"${text.replace(/["\\]/g, '\\$&')}"` : `'${text.replace(/'/g, "''")}'`;
}

function isPlain(text: string, place: ScalarPlace): boolean {
  if (ISO_DAY.test(text)) return true;
  if (text === '' || RESERVED.test(text) || NUMBER_LIKE.test(text) || INDICATOR_FIRST.test(text) || FENCE.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return place === 'block' || !/[,[\]{}]|:$|::/.test(text);
}
