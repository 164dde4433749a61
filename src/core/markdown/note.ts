/**
 * A note as both hosts hand it to the core, and the one scanner that reads its text.
 * Inside Obsidian the metadata cache fills a `RawNote`; outside it a folder reader does.
 */

import { blocks, type Heading, type ListItem, type Paragraph, type Prose } from './blocks';
import { pieces } from './inline';
import { lineEnd } from './markdown-line';

export type { Heading, ListItem, Paragraph };

/** A link as it stands in a note. */
export interface RawLink {
  /** What is linked, without heading, block and shown text: `folder/Name`. */
  readonly target: string;
  /** The text that is shown, if it was given. */
  readonly shown?: string;
  /** Line in the file, 1 is the first; absent for a link in a property. */
  readonly line?: number;
  /** The property that holds the link, in the note's spelling. */
  readonly property?: string;
}

export interface RawNote {
  /** From the vault's root, with extension, exactly as the host spells it. */
  readonly path: string;
  /** The parsed properties: whatever the YAML held; undefined: none. */
  readonly frontmatter: unknown;
  /** Why the properties could not be parsed, if they could not. */
  readonly broken?: { readonly code: 'bad-yaml' | 'script-front-matter' | 'unreadable'; readonly detail: string; readonly line?: number };
  /** Links in properties and body; embeds are not among them. The book keeps them, and reads them only when it is asked for topics. */
  readonly links: Iterable<RawLink>;
  /** Tags of properties and body, without `#`, as written. */
  readonly tags: readonly string[];
  /** The whole text of the file, properties included, if it was read; the book does not keep it. */
  readonly text?: string;
  /** What `scan` finds in the text, where the host has to scan it anyway. */
  readonly body?: Body;
}

export interface BodyLink extends RawLink {
  readonly line: number;
  readonly embed: boolean;
  /** As written, with brackets. */
  readonly original: string;
  /** Where it starts in its line, from 0, in UTF-16 units. */
  readonly column: number;
}

/** The blocks of a whole file's text, without what stands inside its lines. */
export interface Outline {
  /** Those of the note itself; a heading inside a quote or a list item divides nothing and is left out. */
  readonly headings: readonly Heading[];
  readonly items: readonly ListItem[];
  readonly paragraphs: readonly Paragraph[];
}

export interface Body extends Outline {
  /** Wiki-links and internal Markdown links, outside code, math and comments; `target` is empty for a link into the note. */
  readonly links: readonly BodyLink[];
  /** Inline tags without `#`, as often as they stand there. */
  readonly tags: readonly string[];
  /** What stands inside `%% … %%`: Obsidian hides it from readers, yet counts its links and tags. */
  readonly commented: { readonly links: readonly BodyLink[]; readonly tags: readonly string[] };
  /** Lines of the whole file; a newline at the end begins no further line. */
  readonly lineCount: number;
  /** The first line behind the front matter. */
  readonly firstLine: number;
}

export interface FrontMatterBlock {
  /** The text between the fences. */
  readonly yaml: string;
  /** Line of the opening `---`. */
  readonly firstLine: number;
  /** Line of the closing `---`. */
  readonly lastLine: number;
  /** Where the body starts in the text, in UTF-16 units. */
  readonly bodyOffset: number;
}

export interface TextLink {
  readonly target: string;
  readonly shown?: string;
  readonly embed: boolean;
  /** As written, with brackets. */
  readonly original: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The block of properties at the start of a file: `---` alone on line 1 (a byte order mark may stand before it), closed
 * by `---` alone on a line. Null: there is none, or it is never closed.
 */
export function frontMatterBlock(text: string): FrontMatterBlock | null {
  const start = textStart(text);
  if (!text.startsWith('---', start)) return null;
  const first = lineEnd(text, start);
  if (!isFence(text, start, first)) return null;
  const inside = first + 1;
  for (let newline = text.indexOf('\n---', first); newline >= 0; newline = text.indexOf('\n---', newline + 1)) {
    const from = newline + 1;
    const end = lineEnd(text, from);
    if (!isFence(text, from, end)) continue;
    let lastLine = 2;
    for (let at = text.indexOf('\n', inside); at >= 0 && at < from; at = text.indexOf('\n', at + 1)) lastLine += 1;
    return { yaml: text.slice(inside, from), firstLine: 1, lastLine, bodyOffset: Math.min(end + 1, text.length) };
  }
  return null;
}

/** Behind a byte order mark, if there is one. */
function textStart(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

function isFence(text: string, start: number, end: number): boolean {
  return text.startsWith('---', start) && text.slice(start, end).trimEnd() === '---';
}

/** Whether a text has a sign that code or comments begin with. */
export function mayHide(text: string): boolean {
  return text.includes('`') || text.includes('%') || text.includes('<');
}

/** A line's text with inline code and comments replaced by spaces, so that fields and words are read where they stand. */
export function readable(line: string): string {
  if (!mayHide(line)) return line;
  let shown = '';
  let from = 0;
  for (const piece of pieces(line)) {
    if (piece.kind === 'link' || piece.kind === 'tag' || piece.kind === 'math' || piece.end <= from) continue;
    shown += line.slice(from, piece.start) + ' '.repeat(piece.end - Math.max(piece.start, from));
    from = piece.end;
  }
  return shown + line.slice(from);
}

/** One wiki-link without heading or words of its own, as most properties hold it; the general way reads it the same. */
const ONE_LINK = /^\[\[(?=[^\]]*[^\]\s])[^[\]|#`$%<>\\\n]+\]\]$/;

/** Wiki-links and internal Markdown links in one piece of text: a property's value, the words of a log line. */
export function linksIn(text: string): readonly TextLink[] {
  if (ONE_LINK.test(text)) return [{ target: text.slice(2, -2).trim(), embed: false, original: text, start: 0, end: text.length }];
  const links: TextLink[] = [];
  for (const piece of pieces(text)) {
    if (piece.kind !== 'link' || piece.commented) continue;
    const { target, embed, start, end } = piece;
    links.push({ target, ...wording(piece), embed, original: text.slice(start, end), start, end });
  }
  return links;
}

/**
 * The links of parsed properties, as Obsidian counts them: a text that is one link and nothing else, on its own, in a
 * list or deeper. Each names the property at the top that holds it.
 */
export function propertyLinks(properties: unknown): readonly RawLink[] {
  return entries(properties).flatMap(([property, value]) => texts(value, 0).flatMap((text) => {
    const whole = text.trim();
    const link = linksIn(whole)[0];
    return link === undefined || link.embed || link.original !== whole ? [] : [{ target: link.target, ...wording(link), property }];
  }));
}

/** The tags of parsed properties without `#`: of `tags` or `tag`, a list or a text with commas. What is no text is none. */
export function propertyTags(properties: unknown): readonly string[] {
  return entries(properties)
    .filter(([property]) => /^tags?$/i.test(property.trim()))
    .flatMap(([, value]): readonly unknown[] => (Array.isArray(value) ? value : [value]))
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
}

function entries(properties: unknown): readonly (readonly [string, unknown])[] {
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? Object.entries(properties) : [];
}

/** Lists and maps nested deeper than this hold no link that anyone wrote. */
const deepestProperty = 8;

function texts(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return value.includes('[') ? [value] : [];
  if (typeof value !== 'object' || value === null || depth >= deepestProperty) return [];
  return Object.values(value).flatMap((inner: unknown) => texts(inner, depth + 1));
}

function wording(link: { readonly shown?: string | null }): { readonly shown?: string } {
  return link.shown === null || link.shown === undefined ? {} : { shown: link.shown };
}

/** The blocks of a whole file's text as `scan` finds them, in half of its time. */
export function outline(text: string): Outline {
  const block = frontMatterBlock(text);
  return blocks(text, block?.bodyOffset ?? textStart(text), block === null ? 1 : block.lastLine + 1, false);
}

/**
 * The structure of a whole file's text as Obsidian sees it; lines are lines of the file, front matter is skipped. Reads
 * any text without an error, in time proportional to its length.
 */
export function scan(text: string): Body {
  const block = frontMatterBlock(text);
  const firstLine = block === null ? 1 : block.lastLine + 1;
  const { headings, items, paragraphs, prose, lineCount } = blocks(text, block?.bodyOffset ?? textStart(text), firstLine);
  const shown: Found = { links: [], tags: [] };
  const commented: Found = { links: [], tags: [] };
  // Columns of the first line count a byte order mark.
  const mark = block === null ? textStart(text) : 0;
  for (const part of prose) readInline(part, part.commented ? commented : shown, commented, mark);
  return { headings, items, paragraphs, ...shown, commented, lineCount, firstLine };
}

interface Found {
  readonly links: BodyLink[];
  readonly tags: string[];
}

function readInline({ segments }: Prose, shown: Found, commented: Found, mark: number): void {
  const text = segments.map((segment) => segment.text).join('\n');
  let index = 0;
  let offset = 0;
  for (const piece of pieces(text)) {
    if (piece.kind !== 'link' && piece.kind !== 'tag') continue;
    const found = piece.commented ? commented : shown;
    if (piece.kind === 'tag') {
      found.tags.push(piece.name);
      continue;
    }
    let segment = segments[index];
    while (segment !== undefined && piece.start > offset + segment.text.length) {
      offset += segment.text.length + 1;
      index += 1;
      segment = segments[index];
    }
    if (segment === undefined) return;
    const { target, embed, start, end } = piece;
    const place = { line: segment.line, column: segment.column + start - offset + (segment.line === 1 ? mark : 0) };
    found.links.push({ target, ...wording(piece), ...place, embed, original: text.slice(start, end) });
  }
}
