/**
 * What stands inside a line of text: code, math, comments, links and tags. One pass from left to right in linear time,
 * whatever the text is, because a note may hold a megabyte in one line.
 */

/** Text that is not shown as words. A comment's own links and tags follow it as pieces of their own. */
export interface HiddenPiece {
  readonly kind: 'code' | 'math' | 'html-comment' | 'comment';
  readonly start: number;
  readonly end: number;
}

export interface LinkPiece {
  readonly kind: 'link';
  readonly start: number;
  readonly end: number;
  readonly target: string;
  readonly shown: string | null;
  readonly embed: boolean;
  /** Inside `%% … %%`. */
  readonly commented: boolean;
}

export interface TagPiece {
  readonly kind: 'tag';
  readonly start: number;
  readonly end: number;
  /** Without `#`. */
  readonly name: string;
  readonly commented: boolean;
}

export type Piece = HiddenPiece | LinkPiece | TagPiece;

/** Parentheses inside a link's address may nest this deep, as in CommonMark; the bound keeps the scan linear. */
const addressNesting = 32;
const tagName = /[^\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\\s]+/y;
const joinsTag = /[\p{L}\p{N}/&#@\\.?+%$-]/u;
const scheme = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i;
const punctuation = /[!-/:-@[-`{-~]/;

/** Code, math, comments, internal links and tags of a text, in order of their start. The text may have several lines. */
export function pieces(text: string): readonly Piece[] {
  if (!/[[#`%<]/.test(text)) return [];
  return new Finder(text).find();
}

class Finder {
  private readonly found: Piece[] = [];
  /** Where `[` stands that may open a Markdown link; negative (`~index`): with `!` before it. */
  private readonly brackets: number[] = [];
  private readonly absent = new Set<string>();
  private lastBackticks: Map<number, number> | null = null;
  private lastDollar: number | null = null;
  private commentEnd = 0;
  private wikiClose = -1;
  private wikiOpen = -1;

  constructor(private readonly text: string) {}

  find(): readonly Piece[] {
    const { text } = this;
    let at = 0;
    while (at < text.length) at = this.step(at);
    return this.found.sort((a, b) => a.start - b.start);
  }

  /** Reads what stands at an index and answers where to go on. */
  private step(at: number): number {
    const { text } = this;
    switch (text.charAt(at)) {
      case '\\':
        return punctuation.test(text.charAt(at + 1)) ? at + 2 : at + 1;
      case '`':
        return this.code(at);
      case '$':
        return this.math(at);
      case '%':
        return this.comment(at);
      case '<':
        return this.htmlComment(at);
      case '!':
        return text.charAt(at + 1) === '[' ? this.bracket(at + 1, true) : at + 1;
      case '[':
        return this.bracket(at, false);
      case ']':
        return this.closeBracket(at);
      case '#':
        return this.tag(at);
      default:
        return at + 1;
    }
  }

  /** The index of `mark` from `from` on; what was once found missing is not looked for again. */
  private next(mark: string, from: number): number {
    if (this.absent.has(mark)) return -1;
    const index = this.text.indexOf(mark, from);
    if (index < 0) this.absent.add(mark);
    return index;
  }

  private hide(kind: HiddenPiece['kind'], start: number, end: number): number {
    this.found.push({ kind, start, end });
    return end;
  }

  private code(at: number): number {
    const { text } = this;
    const length = runLength(text, at);
    this.lastBackticks ??= lastBackticks(text);
    if ((this.lastBackticks.get(length) ?? -1) <= at) return at + length;
    let close = text.indexOf('`', at + length);
    while (close >= 0) {
      const closing = runLength(text, close);
      if (closing === length) return this.hide('code', at, close + length);
      close = text.indexOf('`', close + closing);
    }
    return at + length;
  }

  private math(at: number): number {
    const { text } = this;
    if (text.charAt(at + 1) === '$') {
      const close = this.next('$$', at + 2);
      return close < 0 ? at + 2 : this.hide('math', at, close + 2);
    }
    this.lastDollar ??= lastClosingDollar(text);
    if (this.lastDollar <= at + 1 || isSpace(text.charAt(at + 1))) return at + 1;
    let close = at + 2;
    while (close < this.lastDollar && !closesMath(text, close)) close += 1;
    return this.hide('math', at, close + 1);
  }

  private comment(at: number): number {
    if (this.text.charAt(at + 1) !== '%') return at + 1;
    if (at < this.commentEnd) return at + 2;
    const close = this.next('%%', at + 2);
    if (close >= 0) this.commentEnd = this.hide('comment', at, close + 2);
    return at + 2;
  }

  private htmlComment(at: number): number {
    if (!this.text.startsWith('<!--', at)) return at + 1;
    const close = this.next('-->', at + 4);
    return close < 0 ? at + 4 : this.hide('html-comment', at, close + 3);
  }

  private bracket(at: number, embed: boolean): number {
    const end = this.text.charAt(at + 1) === '[' ? this.wikiLink(at, embed) : null;
    if (end !== null) return end;
    this.brackets.push(embed ? ~at : at);
    return at + 1;
  }

  /** The end of a wiki-link whose brackets open at an index; null: none opens there. */
  private wikiLink(at: number, embed: boolean): number | null {
    const { text } = this;
    if (this.wikiClose < at + 2) {
      this.wikiClose = this.next(']]', at + 2);
      this.wikiOpen = this.wikiClose < 0 ? -1 : text.lastIndexOf('[[', this.wikiClose - 1);
    }
    // Of several openings before one closing, the last one counts: no name holds brackets.
    if (this.wikiClose < 0 || this.wikiOpen > at) return null;
    const content = text.slice(at + 2, this.wikiClose);
    if (content.includes('\n')) return null;
    const pipe = content.indexOf('|', 1);
    const name = (pipe < 0 ? content : content.slice(0, content.charAt(pipe - 1) === '\\' ? pipe - 1 : pipe)).trim();
    if (name === '') return null;
    const end = this.wikiClose + 2;
    this.link(embed ? at - 1 : at, end, name, pipe < 0 ? '' : content.slice(pipe + 1), embed);
    return end;
  }

  private closeBracket(at: number): number {
    const opening = this.brackets.pop();
    if (opening === undefined || this.text.charAt(at + 1) !== '(') return at + 1;
    const embed = opening < 0;
    const open = embed ? ~opening : opening;
    const address = readAddress(this.text, at + 2);
    if (address === null) return at + 1;
    if (address.text !== '' && !scheme.test(address.text)) {
      this.link(embed ? open - 1 : open, address.end, decoded(address.text), this.text.slice(open + 1, at), embed);
    }
    return address.end;
  }

  private link(start: number, end: number, name: string, shownText: string, embed: boolean): void {
    const hash = name.indexOf('#');
    const shown = shownText.trim();
    const target = (hash < 0 ? name : name.slice(0, hash)).trim();
    const commented = start < this.commentEnd;
    this.found.push({ kind: 'link', start, end, target, shown: shown === '' ? null : shown, embed, commented });
  }

  private tag(at: number): number {
    const { text } = this;
    if (at > 0 && joinsTag.test(before(text, at))) return at + 1;
    tagName.lastIndex = at + 1;
    const name = tagName.exec(text)?.[0];
    if (name === undefined) return at + 1;
    const end = at + 1 + name.length;
    if (/[^0-9]/.test(name)) this.found.push({ kind: 'tag', start: at, end, name, commented: at < this.commentEnd });
    return end;
  }
}

/** The address of a Markdown link from behind `(` to behind `)`, with or without a title; null: it is none. */
function readAddress(text: string, from: number): { readonly text: string; readonly end: number } | null {
  let at = skipSpace(text, from);
  const start = at;
  let address: string;
  if (text.charAt(at) === '<') {
    at += 1;
    while (at < text.length && !'<>\n'.includes(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
    if (text.charAt(at) !== '>') return null;
    address = text.slice(start + 1, at);
    at += 1;
  } else {
    let depth = 0;
    for (; at < text.length; at += 1) {
      const char = text.charAt(at);
      if (char <= ' ') break;
      if (char === '\\') at += 1;
      else if (char === '(' && ++depth > addressNesting) return null;
      else if (char === ')' && --depth < 0) break;
    }
    address = text.slice(start, at);
  }
  const behind = skipSpace(text, at);
  const close = behind > at ? skipTitle(text, behind) : behind;
  return text.charAt(close) === ')' ? { text: address, end: close + 1 } : null;
}

function skipTitle(text: string, at: number): number {
  const quote = text.charAt(at);
  if (quote !== '"' && quote !== "'") return at;
  const close = text.indexOf(quote, at + 1);
  return close < 0 ? at : skipSpace(text, close + 1);
}

function decoded(address: string): string {
  const plain = address.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** The start of the last run of each length of backticks. */
function lastBackticks(text: string): Map<number, number> {
  const last = new Map<number, number>();
  for (const run of text.matchAll(/`+/g)) last.set(run[0].length, run.index);
  return last;
}

function lastClosingDollar(text: string): number {
  let at = text.lastIndexOf('$');
  while (at > 0 && !closesMath(text, at)) at = text.lastIndexOf('$', at - 1);
  return at;
}

/** Whether a `$` may end inline math: it stands behind the formula, and is no price. */
function closesMath(text: string, at: number): boolean {
  return text.charAt(at) === '$' && !isSpace(text.charAt(at - 1)) && !/[0-9]/.test(text.charAt(at + 1));
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === '`') end += 1;
  return end - at;
}

/** The character before an index, whole even if it takes two units. */
function before(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && at > 1 ? text.slice(at - 2, at) : text.charAt(at - 1);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charAt(at))) at += 1;
  return at;
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}
