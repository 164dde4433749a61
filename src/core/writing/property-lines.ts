/**
 * Where each property stands in the text between the fences: its key, its value, what follows the value, and in which
 * of the ways of YAML it is written. This is no parser: it finds places, and the host's parser checks what was made of
 * them.
 */

export type PropertyShape =
  | 'empty' | 'plain' | 'single' | 'double' | 'flow-list' | 'block-list' | 'block-text'
  /** A mapping, or a value that begins on the line below its key. */
  | 'nested'
  /** With an anchor, an alias or a tag. */
  | 'reference';

export interface PropertyPlace {
  readonly key: string;
  readonly shape: PropertyShape;
  /** Offsets in the text between the fences. The end is that of the last line's text, without its newline. */
  readonly start: number;
  readonly end: number;
  /** Up to and with the colon. */
  readonly head: string;
  /** The space between colon and value. */
  readonly gap: string;
  /** The value on the key's line and, for quoted text and brackets, on those below. */
  readonly value: string;
  /** What follows the value on its line: spaces and a comment. */
  readonly tail: string;
  /** The lines below the key's own of a block list or nested value, with their ends between them. */
  readonly below: string;
  /** Lines from the block's first, which is 0. */
  readonly line: number;
}

export interface PropertyPlaces {
  readonly places: readonly PropertyPlace[];
  /** The line (0 is the block's first) from which on the text could not be followed; null: all of it could. */
  readonly lost: number | null;
}

/** Follows the text between the fences from property to property. */
export function propertyPlaces(yaml: string): PropertyPlaces {
  const places: PropertyPlace[] = [];
  let at = 0;
  let line = 0;
  while (at < yaml.length) {
    const lineText = yaml.slice(at, lineEnd(yaml, at));
    if (isBlankOrComment(lineText)) {
      at = nextLine(yaml, at);
      line++;
      continue;
    }
    const colon = keyEnd(lineText);
    const place = colon === null ? null : placeFrom(yaml, at, colon, line);
    if (!place) return { places, lost: line };
    places.push(place);
    const next = nextLine(yaml, place.end);
    line += newlines(yaml, at, next);
    at = next;
  }
  return { places, lost: null };
}

// ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Offset of the end of the line's text, before `\n` or `\r\n`. */
function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return newline > from && text[newline - 1] === '\r' ? newline - 1 : newline;
}

function nextLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function isBlankOrComment(line: string): boolean {
  return /^[ \t]*(?:#|$)/.test(line);
}

// ── Keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Offset just after the colon of a key at the line's beginning; null: the line does not begin with one. */
function keyEnd(line: string): number | null {
  const first = line[0] ?? '';
  if (first === '"' || first === "'") {
    const close = quoteEnd(line, 0);
    if (close === null) return null;
    const colon = /^[ \t]*:(?=[ \t]|$)/.exec(line.slice(close));
    return colon ? close + colon[0].length : null;
  }
  if (/[\s[\]{},#&*!|>%@`]/.test(first) || /^[-?:](?:\s|$)/.test(line)) return null;
  const comment = line.search(/[ \t]#/);
  const colon = line.search(/:(?=[ \t]|$)/);
  return colon < 0 || (comment >= 0 && comment < colon) ? null : colon + 1;
}

/** Offset after the closing quote of the quoted text that begins at `from`; null: it is never closed. */
function quoteEnd(text: string, from: number): number | null {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at + 1;
      at++;
    }
  }
  return null;
}

function keyOf(head: string): string {
  const raw = head.slice(0, -1).trimEnd();
  if (raw.startsWith("'")) return raw.slice(1, -1).replace(/''/g, "'");
  if (raw.startsWith('"')) return raw.slice(1, -1).replace(/\\(["\\/])/g, '$1');
  return raw;
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function placeFrom(yaml: string, start: number, colon: number, line: number): PropertyPlace | null {
  const head = yaml.slice(start, start + colon);
  const rest = yaml.slice(start + colon, lineEnd(yaml, start));
  const gap = /^[ \t]*/.exec(rest)?.[0] ?? '';
  const from = start + colon + gap.length;
  const common = { key: keyOf(head), start, head, line };
  const first = yaml[from] ?? '';

  if (gap.length === rest.length || first === '#') {
    const firstEnd = lineEnd(yaml, start);
    const end = belowEnd(yaml, firstEnd, true);
    const below = end > firstEnd ? yaml.slice(nextLine(yaml, firstEnd), end) : '';
    const shape = below === '' ? 'empty' : isBlockList(below) ? 'block-list' : 'nested';
    return { ...common, shape, end, gap: '', value: '', tail: rest.trim() === '' ? '' : rest, below };
  }
  if (first === '|' || first === '>') {
    const end = belowEnd(yaml, lineEnd(yaml, start), false);
    const tail = /[ \t]+#.*$/.exec(rest)?.[0] ?? '';
    return { ...common, shape: 'block-text', end, gap, value: yaml.slice(from, end), tail, below: '' };
  }
  if (first === '&' || first === '*' || first === '!') {
    const end = belowEnd(yaml, lineEnd(yaml, start), true);
    return { ...common, shape: 'reference', end, gap, value: yaml.slice(from, end), tail: '', below: '' };
  }
  if (first === '"' || first === "'") {
    return closed(yaml, quoteEnd(yaml, from), { ...common, shape: first === '"' ? 'double' : 'single', gap, from });
  }
  if (first === '[' || first === '{') {
    return closed(yaml, bracketEnd(yaml, from), { ...common, shape: first === '[' ? 'flow-list' : 'nested', gap, from });
  }
  const commentAt = rest.slice(gap.length).search(/[ \t]+#/);
  const textEnd = commentAt < 0 ? from + rest.slice(gap.length).trimEnd().length : from + commentAt;
  const firstEnd = lineEnd(yaml, start);
  const end = belowEnd(yaml, firstEnd, false);
  if (end > firstEnd) return { ...common, shape: 'plain', end, gap, value: yaml.slice(from, end), tail: '', below: '' };
  return { ...common, shape: 'plain', end, gap, value: yaml.slice(from, textEnd), tail: yaml.slice(textEnd, firstEnd), below: '' };
}

/** A value that ends with its closing sign; after it only spaces and a comment may stand on the line. */
function closed(
  yaml: string,
  valueEnd: number | null,
  { from, ...place }: Pick<PropertyPlace, 'key' | 'start' | 'head' | 'line' | 'shape' | 'gap'> & { readonly from: number },
): PropertyPlace | null {
  if (valueEnd === null) return null;
  const end = lineEnd(yaml, valueEnd);
  const tail = yaml.slice(valueEnd, end);
  if (!/^[ \t]*$|^[ \t]+#/.test(tail)) return null;
  return { ...place, end, value: yaml.slice(from, valueEnd), tail: tail.trim() === '' ? '' : tail, below: '' };
}

/** Offset after the bracket that closes the one at `from`; quotes and comments are skipped. */
function bracketEnd(text: string, from: number): number | null {
  let depth = 0;
  let tokenStart = true;
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') {
      depth--;
      if (depth === 0) return at + 1;
    }
    else if ((sign === '"' || sign === "'") && tokenStart) {
      const close = quoteEnd(text, at);
      if (close === null) return null;
      at = close - 1;
    }
    else if (sign === '#' && /\s/.test(text[at - 1] ?? '')) at = lineEnd(text, at) - 1;
    tokenStart = /[[{,:]/.test(sign) || (tokenStart && /\s/.test(sign));
  }
  return null;
}

/**
 * Offset where the lines end that belong to the key above: indented ones and, where `list` allows, items that stand
 * under the key itself. Blank lines and comments belong only if such a line follows.
 */
function belowEnd(yaml: string, firstEnd: number, list: boolean): number {
  let end = firstEnd;
  for (let at = nextLine(yaml, firstEnd); at < yaml.length; at = nextLine(yaml, at)) {
    const stop = lineEnd(yaml, at);
    const line = yaml.slice(at, stop);
    if (isBlankOrComment(line)) continue;
    if (!/^[ \t]/.test(line) && !(list && /^-(?:[ \t]|$)/.test(line))) break;
    end = stop;
  }
  return end;
}

function isBlockList(below: string): boolean {
  const first = below.split('\n').find((line) => !isBlankOrComment(line.replace(/\r$/, '')));
  return first !== undefined && /^[ \t]*-(?:[ \t\r]|$)/.test(first);
}

// ── Lists ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface FlowList {
  readonly open: string;
  /** The items as they are written. */
  readonly items: readonly string[];
  /** What stands between a comma and the next item. */
  readonly between: string;
  readonly close: string;
  readonly lastComma: boolean;
}

/** The parts of `[a, b]`; null if comments stand in it, which a rewritten list could not keep. */
export function flowList(value: string): FlowList | null {
  const inside = value.slice(1, -1);
  const items: string[] = [];
  const spaces: string[] = [];
  let from = 0;
  let depth = 0;
  let tokenStart = true;
  const take = (to: number): void => {
    const raw = inside.slice(from, to);
    items.push(raw.trim());
    spaces.push(/^\s*/.exec(raw)?.[0] ?? '');
    from = to + 1;
  };
  for (let at = 0; at < inside.length; at++) {
    const sign = inside[at] ?? '';
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if ((sign === '"' || sign === "'") && tokenStart) at = (quoteEnd(inside, at) ?? inside.length) - 1;
    else if (sign === '#' && (at === 0 || /\s/.test(inside[at - 1] ?? ''))) return null;
    else if (sign === ',' && depth === 0) take(at);
    tokenStart = /[[{,:]/.test(sign) || (tokenStart && /\s/.test(sign));
  }
  const last = inside.slice(from);
  const lastComma = items.length > 0 && last.trim() === '';
  if (last.trim() !== '') take(inside.length);
  const open = spaces[0] ?? '';
  const close = /\s*$/.exec(inside)?.[0] ?? '';
  return { open, items, between: spaces[1] ?? (/[\r\n]/.test(open) ? open : ' '), close: items.length === 0 ? '' : close, lastComma };
}

export interface BlockItem {
  /** Comments and blank lines above the item, with their ends. */
  readonly above: string;
  /** `- ` with what stands before it. */
  readonly bullet: string;
  readonly value: string;
  /** Spaces and comment after the value. */
  readonly tail: string;
}

/** The items of a block list, each with its line or lines. */
export function blockItems(below: string): readonly BlockItem[] {
  const items: BlockItem[] = [];
  let above = '';
  let indent: number | null = null;
  for (let at = 0; at < below.length;) {
    const line = below.slice(at, lineEnd(below, at));
    if (isBlankOrComment(line)) {
      above += below.slice(at, nextLine(below, at));
      at = nextLine(below, at);
      continue;
    }
    const bullet = /^[ \t]*-(?:[ \t]+|$)/.exec(line)?.[0] ?? '';
    indent ??= line.search(/-/);
    const valueStart = at + bullet.length;
    const end = itemEnd(below, at, indent);
    const { value, tail } = itemValue(below.slice(valueStart, end));
    items.push({ above, bullet, value, tail });
    above = '';
    at = nextLine(below, end);
  }
  return items;
}

function itemEnd(below: string, from: number, indent: number): number {
  let end = lineEnd(below, from);
  for (let at = nextLine(below, from); at < below.length; at = nextLine(below, at)) {
    const stop = lineEnd(below, at);
    const line = below.slice(at, stop);
    if (isBlankOrComment(line)) continue;
    if (line.search(/\S/) <= indent) break;
    end = stop;
  }
  return end;
}

function itemValue(text: string): { readonly value: string; readonly tail: string } {
  const first = text[0] ?? '';
  const close = first === '"' || first === "'" ? quoteEnd(text, 0) : first === '[' || first === '{' ? bracketEnd(text, 0) : null;
  if (close !== null) return { value: text.slice(0, close), tail: text.slice(close) };
  const comment = /\n/.test(text) ? -1 : first === '#' ? 0 : text.search(/[ \t]+#/);
  return comment < 0 ? { value: text.trimEnd(), tail: '' } : { value: text.slice(0, comment), tail: text.slice(comment) };
}
