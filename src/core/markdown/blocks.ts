/**
 * The blocks of a Markdown text, as CommonMark and Obsidian divide it: headings, list items, paragraphs, and the text
 * in which links and tags may stand. Code, formulas and HTML are left out. One pass over the lines, in linear time.
 */
import {
  htmlEnd, isBlank, isRule, isUnderline, lineEnd, LineCursor, markRun, readMarker, withoutClosingMarks, type Segment,
} from './markdown-line';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Without `#` marks and surrounding space. */
  readonly text: string;
  /** Line in the file, 1 is the first. */
  readonly line: number;
}

export interface ListItem {
  /** The first line of the item, 1 is the first of the file. */
  readonly line: number;
  /** The last line of its own text, with continuation lines, without what is nested in it. */
  readonly endLine: number;
  /** 0 at the top; the number of list items around it. */
  readonly depth: number;
  /** As written: `-`, `*`, `+`, `1.`, `2)`. */
  readonly marker: string;
  /** The character in the task box; null: no task. */
  readonly task: string | null;
  /** The first line behind marker and task box. */
  readonly text: string;
  /** Inside a quote or callout. */
  readonly quoted: boolean;
}

/** A paragraph outside lists, by its first line. */
export interface Paragraph {
  readonly line: number;
  readonly text: string;
  readonly quoted: boolean;
}

/** Text that is read as a whole, because code and comments may go on from line to line in it. */
export interface Prose {
  readonly segments: readonly Segment[];
  /** Inside a block between two `%%`. */
  readonly commented: boolean;
}

export interface Blocks {
  readonly headings: readonly Heading[];
  readonly items: readonly ListItem[];
  readonly paragraphs: readonly Paragraph[];
  readonly prose: readonly Prose[];
  /** The number of the last line; a newline at the end begins no further one. */
  readonly lineCount: number;
}

/**
 * The blocks of a text from an index on, where the line with the given number (1 is the first) begins. Never throws.
 * @param withProse whether the text inside the blocks is wanted; without it `prose` is empty
 */
export function blocks(text: string, offset: number, firstLine: number, withProse = true): Blocks {
  return new Scanner(text, withProse).scan(offset, firstLine);
}

type OpenItem = { -readonly [K in keyof ListItem]: ListItem[K] };

/** What a line may stand in. An item's width is the indentation that its further lines need. */
type Container = { readonly kind: 'quote' } | ItemAround;
interface ItemAround {
  readonly kind: 'item';
  readonly width: number;
  item: OpenItem;
  empty: boolean;
  nested: boolean;
}

/** What may go on in the next line. */
type Leaf =
  | { readonly kind: 'paragraph'; readonly segments: Segment[] }
  | { readonly kind: 'fence'; readonly mark: string; readonly length: number }
  | { readonly kind: 'comment'; fenced: boolean }
  | { readonly kind: 'math' }
  /** `until` is the text that ends it; null: an empty line does. */
  | { readonly kind: 'html'; readonly until: string | null };

/** Quotes and items nested deeper are text: every line is held against all that is open, and must not become slow. */
const deepest = 100;

/** The paragraph of an item at the margin whose text nobody asked for. */
const UNREAD: Leaf = { kind: 'paragraph', segments: [] };
const NO_ITEM: ListItem = { line: 0, endLine: 0, depth: 0, marker: '-', task: null, text: '', quoted: false };

class Scanner extends LineCursor {
  private readonly headings: Heading[] = [];
  private readonly items: OpenItem[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly prose: Prose[] = [];
  private readonly open: Container[] = [];
  private leaf: Leaf | null = null;
  /** Around what follows a line that begins with `- ` at the margin: there is one such item at a time. */
  private readonly plainItem: ItemAround = { kind: 'item', width: 2, item: NO_ITEM, empty: false, nested: false };

  constructor(text: string, private readonly withProse: boolean) {
    super(text);
  }

  scan(offset: number, firstLine: number): Blocks {
    const { text } = this;
    let from = offset;
    this.line = firstLine - 1;
    while (from < text.length) {
      const end = lineEnd(text, from);
      this.goTo(this.line + 1, from, end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end);
      this.readLine();
      from = end + 1;
    }
    this.closeTo(0);
    return { headings: this.headings, items: this.items, paragraphs: this.paragraphs, prose: this.prose, lineCount: this.line };
  }

  private readLine(): void {
    if (this.readPlainItem()) return;
    const matched = this.matchContainers();
    const all = matched === this.open.length;
    if (this.leaf !== null && this.leaf.kind !== 'paragraph') {
      if (all && this.continueLeaf(this.leaf)) return;
      if (!all) this.leaf = null;
    }
    let depth = matched;
    let interrupts = all && this.leaf !== null;
    while (this.at < this.end) {
      if (this.column - this.base >= 4) {
        if (this.leaf !== null) break;
        this.closeTo(depth);
        this.touch();
        return;
      }
      if (this.startLeaf(depth, interrupts)) return;
      if (!this.startContainer(depth, interrupts)) break;
      depth = this.open.length;
      interrupts = false;
    }
    if (this.at >= this.end) this.closeTo(depth);
    else this.addText(depth);
  }

  private addText(depth: number): void {
    // A paragraph goes on even where the marks of its quote or the indentation of its item are left out.
    if (this.leaf?.kind !== 'paragraph') {
      this.closeTo(depth);
      this.leaf = { kind: 'paragraph', segments: [] };
    }
    if (this.withProse || this.open.length === 0 || !this.open.some(isItem)) this.leaf.segments.push(this.segment(0, this.rest()));
    this.touch();
  }

  /**
   * Reads a line that begins with `- ` at the margin, then perhaps a task box, then words: what most lines of a list are.
   * The general way reads it the same; this one is several times as fast.
   * @returns false for any other line
   */
  private readPlainItem(): boolean {
    const { text, start, end } = this;
    if (text.charCodeAt(start) !== DASH || text.charCodeAt(start + 1) !== SPACE) return false;
    if (this.leaf !== null && this.leaf.kind !== 'paragraph') return false;
    let from = start + 2;
    let task: string | null = null;
    if (text.charCodeAt(from) === OPEN_BRACKET) {
      const box = text.charCodeAt(from + 1);
      if (isSurrogate(box)) return false;
      if (text.charCodeAt(from + 2) === CLOSE_BRACKET && box !== CLOSE_BRACKET) {
        if (from + 4 >= end || text.charCodeAt(from + 3) !== SPACE) return false;
        task = text.charAt(from + 1);
        from += 4;
      }
    }
    if (from >= end || !beginsWords(text, from, end)) return false;
    const words = text.slice(from, end);
    const item: OpenItem = { line: this.line, endLine: this.line, depth: 0, marker: '-', task, text: words.trim(), quoted: false };
    this.items.push(item);
    // In a list of such lines each takes the place of the one before.
    if (this.leaf !== UNREAD) {
      this.closeTo(0);
      this.open.push(this.plainItem);
      this.leaf = this.withProse ? { kind: 'paragraph', segments: [{ line: this.line, column: from - start, text: words }] } : UNREAD;
    }
    this.plainItem.item = item;
    this.plainItem.nested = false;
    return true;
  }

  // ── Containers ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** How many of the open containers the line stands in. */
  private matchContainers(): number {
    let matched = 0;
    for (const container of this.open) {
      const blank = this.at >= this.end;
      const indent = this.column - this.base;
      if (container.kind === 'quote') {
        if (blank || indent > 3 || this.text.charAt(this.at) !== '>') break;
        this.takeQuoteMark();
      } else if (blank) {
        if (container.empty) break;
      } else if (indent >= container.width) this.base += container.width;
      else break;
      matched += 1;
    }
    return matched;
  }

  private startContainer(depth: number, interrupts: boolean): boolean {
    if (depth >= deepest) return false;
    if (this.text.charAt(this.at) === '>') {
      this.closeTo(depth);
      this.takeQuoteMark();
      this.open.push({ kind: 'quote' });
      return true;
    }
    return this.startItem(depth, interrupts);
  }

  private startItem(depth: number, interrupts: boolean): boolean {
    const marker = readMarker(this.text, this.at, this.end);
    if (marker === null) return false;
    const indent = this.column - this.base;
    const { at, column } = this;
    this.at += marker.length;
    this.column += marker.length;
    const behind = this.column;
    this.skipSpace();
    const empty = this.at >= this.end;
    if (interrupts && (empty || !/^(?:[-+*]|0*1[.)])$/.test(marker))) {
      this.at = at;
      this.column = column;
      return false;
    }
    const gap = this.column - behind;
    const padding = empty || gap > 4 ? 1 : gap;
    this.closeTo(depth);
    this.base = behind + padding;
    const task = this.takeTaskBox();
    const around = this.open.filter(isItem);
    const parent = around[around.length - 1];
    if (parent !== undefined) {
      parent.nested = true;
      parent.empty = false;
    }
    const item: OpenItem = {
      line: this.line, endLine: this.line, depth: around.length, marker, task, text: this.rest().trim(), quoted: this.quoted(),
    };
    this.items.push(item);
    this.open.push({ kind: 'item', width: indent + marker.length + padding, item, empty, nested: false });
    return true;
  }

  private quoted(): boolean {
    return this.open.some((container) => container.kind === 'quote');
  }

  /** The line holds something of the innermost item: it is not empty, and lasts until here unless something nests in it. */
  private touch(): void {
    for (let depth = this.open.length - 1; depth >= 0; depth -= 1) {
      const container = this.open[depth];
      if (container?.kind !== 'item') continue;
      container.empty = false;
      if (!container.nested) container.item.endLine = this.line;
      return;
    }
  }

  private closeTo(depth: number): void {
    if (this.leaf?.kind === 'paragraph') this.closeParagraph(this.leaf.segments);
    this.leaf = null;
    if (this.open.length > depth) this.open.length = depth;
  }

  private closeParagraph(segments: readonly Segment[]): void {
    const first = segments[0];
    if (first !== undefined && !this.open.some(isItem)) {
      this.paragraphs.push({ line: first.line, text: first.text.trim(), quoted: this.quoted() });
    }
    this.keep(segments, false);
  }

  // ── Leaves ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Whether the line belongs to the code, comment, formula or HTML that is open. */
  private continueLeaf(leaf: Exclude<Leaf, { readonly kind: 'paragraph' }>): boolean {
    const blank = this.at >= this.end;
    const rest = this.rest();
    if (!blank) this.touch();
    switch (leaf.kind) {
      case 'fence': {
        const run = markRun(rest, leaf.mark);
        if (run >= leaf.length && this.column - this.base < 4 && rest.slice(run).trim() === '') this.leaf = null;
        return true;
      }
      case 'comment': {
        const close = rest.indexOf('%%');
        if (/^(?:```|~~~)/.test(rest)) leaf.fenced = !leaf.fenced;
        else if (!leaf.fenced) this.keep([this.segment(0, close < 0 ? rest : rest.slice(0, close))], true);
        if (close >= 0) this.leaf = null;
        return true;
      }
      case 'math':
        if (rest.includes('$$')) this.leaf = null;
        return true;
      case 'html':
        if (leaf.until === null ? blank : rest.toLowerCase().includes(leaf.until)) this.leaf = null;
        return true;
    }
  }

  /** Begins a heading, rule, code, comment, formula or HTML at the current place, if one begins there. */
  private startLeaf(depth: number, interrupts: boolean): boolean {
    const { text, at, end } = this;
    switch (text.charAt(at)) {
      case '#':
        return this.startHeading(depth);
      case '`':
      case '~':
        return this.startFence(depth);
      case '%':
        return this.startComment(depth);
      case '$': {
        if (!text.startsWith('$$', at) || text.slice(at + 2, end).includes('$$') || text.indexOf('$$', end) < 0) return false;
        return this.begin(depth, { kind: 'math' });
      }
      case '<':
        return this.startHtml(depth, this.leaf !== null);
      case '=':
      case '-':
        if (interrupts && this.underline(depth)) return true;
        return isRule(text, at, end) && this.begin(depth, null);
      case '*':
      case '_':
        return isRule(text, at, end) && this.begin(depth, null);
      default:
        return false;
    }
  }

  private begin(depth: number, leaf: Leaf | null): true {
    this.closeTo(depth);
    this.leaf = leaf;
    this.touch();
    return true;
  }

  private startHeading(depth: number): boolean {
    const rest = this.rest();
    const level = markRun(rest, '#');
    if (level > 6 || !(rest.length === level || isBlank(rest.charAt(level)))) return false;
    this.begin(depth, null);
    const content = withoutClosingMarks(rest.slice(level));
    if (this.open.length === 0) this.headings.push({ level, text: content.trim(), line: this.line });
    this.keep([this.segment(level, content)], false);
    return true;
  }

  /** A line of `=` or `-` below a paragraph makes it a heading. */
  private underline(depth: number): boolean {
    const rest = this.rest();
    const leaf = this.leaf;
    if (leaf?.kind !== 'paragraph' || !isUnderline(rest)) return false;
    this.leaf = null;
    this.begin(depth, null);
    const first = leaf.segments[0];
    if (this.open.length === 0 && first !== undefined) {
      const words = leaf.segments.map((segment) => segment.text.trim()).join(' ');
      this.headings.push({ level: rest.startsWith('=') ? 1 : 2, text: words, line: first.line });
    }
    this.keep(leaf.segments, false);
    return true;
  }

  private startFence(depth: number): boolean {
    const rest = this.rest();
    const mark = rest.charAt(0);
    const length = markRun(rest, mark);
    if (length < 3 || (mark === '`' && rest.includes('`', length))) return false;
    return this.begin(depth, { kind: 'fence', mark, length });
  }

  private startComment(depth: number): boolean {
    const rest = this.rest();
    if (!rest.startsWith('%%') || rest.includes('%%', 2)) return false;
    this.begin(depth, { kind: 'comment', fenced: false });
    this.keep([this.segment(2, rest.slice(2))], true);
    return true;
  }

  private startHtml(depth: number, inParagraph: boolean): boolean {
    const rest = this.rest();
    const until = htmlEnd(rest, inParagraph);
    if (until === undefined) return false;
    const closed = until !== null && rest.toLowerCase().includes(until, until === '-->' ? 4 : 0);
    return this.begin(depth, closed ? null : { kind: 'html', until });
  }

  private keep(segments: readonly Segment[], commented: boolean): void {
    if (this.withProse && segments.length > 0) this.prose.push({ segments, commented });
  }
}

function isItem(container: Container): container is Extract<Container, { readonly kind: 'item' }> {
  return container.kind === 'item';
}

const CARRIAGE_RETURN = 0x0d;
const DASH = 0x2d;
const SPACE = 0x20;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
/** Signs that may begin a block inside a list item, and space. */
const BEGINS_BLOCK = new Set([...' \t#`~%$<>=-*_+'].map((sign) => sign.charCodeAt(0)));

/** Whether what stands at an index begins no further block inside its item. */
function beginsWords(text: string, at: number, end: number): boolean {
  const first = text.charCodeAt(at);
  if ((first >= 0x61 && first <= 0x7a) || (first >= 0x41 && first <= 0x5a) || first > 0x7e) return true;
  if (first >= 0x30 && first <= 0x39) return readMarker(text, at, end) === null;
  return !BEGINS_BLOCK.has(first);
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}
