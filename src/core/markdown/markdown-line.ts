/** A place in a line of Markdown, and what may begin there: list markers, rules, underlines, HTML. All in linear time. */

/** A part of one line. */
export interface Segment {
  readonly line: number;
  /** Where it starts in its line, from 0, in UTF-16 units. */
  readonly column: number;
  readonly text: string;
}

/**
 * A place in one line of a text. `at` is the next character that is no space and `column` its column, where tabs count
 * up to the next multiple of four; `base` is the column up to which quotes and list items have claimed the line.
 */
export class LineCursor {
  protected line = 0;
  protected start = 0;
  protected end = 0;
  protected at = 0;
  protected column = 0;
  protected base = 0;

  constructor(protected readonly text: string) {}

  protected goTo(line: number, start: number, end: number): void {
    this.line = line;
    this.start = start;
    this.end = end;
    this.at = start;
    this.column = 0;
    this.base = 0;
    this.skipSpace();
  }

  /** The line from here on. */
  protected rest(): string {
    return this.text.slice(this.at, this.end);
  }

  /** Text that stands some characters further on in the line. */
  protected segment(offset: number, text: string): Segment {
    return { line: this.line, column: this.at - this.start + offset, text };
  }

  protected skipSpace(): void {
    const { text, end } = this;
    while (this.at < end) {
      const char = text.charAt(this.at);
      if (char === '\t') this.column += 4 - (this.column % 4);
      else if (char === ' ') this.column += 1;
      else return;
      this.at += 1;
    }
  }

  protected takeQuoteMark(): void {
    this.at += 1;
    this.column += 1;
    this.base = this.column;
    if (this.at < this.end && isBlank(this.text.charAt(this.at))) this.base += 1;
    this.skipSpace();
  }

  /** The character of a task box that stands here, whose item then begins behind it; null: none does. */
  protected takeTaskBox(): string | null {
    if (this.text.charAt(this.at) !== '[' || this.column - this.base >= 4) return null;
    const box = /^\[([^\]])\](?=[ \t]|$)/u.exec(this.text.slice(this.at, Math.min(this.end, this.at + 6)));
    if (box?.[1] === undefined) return null;
    this.at += box[0].length;
    this.column += box[0].length;
    this.skipSpace();
    this.base = this.column;
    return box[1];
  }
}

/** The index of the newline that ends the line at `from`, or the text's length. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The marker of a list item at an index, as written; null: none stands there. */
export function readMarker(text: string, at: number, end: number): string | null {
  const first = text.charAt(at);
  let behind = at;
  if (first === '-' || first === '*' || first === '+') behind += 1;
  else {
    while (behind < at + 10 && isDigit(text.charAt(behind))) behind += 1;
    const count = behind - at;
    const close = text.charAt(behind);
    if (count < 1 || count > 9 || (close !== '.' && close !== ')')) return null;
    behind += 1;
  }
  return behind > end || (behind < end && !isBlank(text.charAt(behind))) ? null : text.slice(at, behind);
}

/** Whether a line consists of three or more of `-`, `*` or `_`, with any space between them. */
export function isRule(text: string, at: number, end: number): boolean {
  const mark = text.charAt(at);
  let count = 0;
  for (let index = at; index < end; index += 1) {
    const char = text.charAt(index);
    if (char === mark) count += 1;
    else if (!isBlank(char)) return false;
  }
  return count >= 3 && mark !== '=';
}

/** Whether a line underlines a heading: only `=` or only `-`, and space behind. */
export function isUnderline(line: string): boolean {
  return line.slice(markRun(line, line.charAt(0))).trim() === '';
}

/** How often a mark stands at the start of a line without a break. */
export function markRun(line: string, mark: string): number {
  let length = 0;
  while (length < line.length && line.charAt(length) === mark) length += 1;
  return length;
}

/** A heading's text without the `#` marks that may close it. */
export function withoutClosingMarks(text: string): string {
  const content = text.trimEnd();
  let end = content.length;
  while (end > 0 && content.charAt(end - 1) === '#') end -= 1;
  return end === 0 || isBlank(content.charAt(end - 1)) ? content.slice(0, end) : content;
}

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

const blockTags = new Set(
  ('address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt '
    + 'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link '
    + 'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead '
    + 'title tr track ul').split(' '),
);
/** A longer line is taken for text, not for one HTML tag. */
const longestTag = 2000;
const wholeTag = /^<(?:\/[a-z][a-z0-9-]*\s*|[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>\s*$/i;

/**
 * What ends the block of HTML that a line begins (in lower case); null: an empty line ends it; undefined: the line
 * begins none. A tag that is no block's may not break into a paragraph.
 */
export function htmlEnd(line: string, inParagraph: boolean): string | null | undefined {
  if (line.startsWith('<!--')) return '-->';
  if (line.startsWith('<?')) return '?>';
  if (line.startsWith('<![CDATA[')) return ']]>';
  if (/^<![a-z]/i.test(line)) return '>';
  const name = /^<\/?([a-z][a-z0-9-]*)(?=[\s>]|\/>|$)/i.exec(line.slice(0, 64))?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  if (/^(?:script|pre|style|textarea)$/.test(name) && !line.startsWith('</')) return `</${name}>`;
  if (blockTags.has(name)) return null;
  return !inParagraph && line.length <= longestTag && wholeTag.test(line) ? null : undefined;
}
