/**
 * What the metadata cache holds of one note: links, embeds, tags, headings, list items and front matter with their
 * positions. The project's own scanner finds them; here they get the app's shape. Sections are coarse: front matter,
 * headings, lists and paragraphs.
 */
import type * as obsidian from 'obsidian';
import { frontMatterBlock, linksIn, readable, scan, type Body, type BodyLink, type ListItem } from '../../src/core/markdown/note';
import { isRecord, parseFrontMatterTags, parseYaml } from './yaml';

export function noteCache(text: string): obsidian.CachedMetadata {
  const lines = new Lines(text);
  const body = scan(text);
  // The app's cache holds links and tags between %% marks too, though no list items or headings.
  const open = scan(text.split('%%').join('  '));
  const cache: obsidian.CachedMetadata = {};
  const block = frontMatterBlock(text);
  const frontmatter = block === null ? null : parsed(block.yaml);
  if (block !== null && frontmatter !== null) {
    cache.frontmatter = frontmatter;
    cache.frontmatterPosition = { start: lines.at(1, 0), end: lines.end(block.lastLine) };
    cache.frontmatterLinks = frontmatterLinks(frontmatter, '');
  }
  const links = open.links.filter((link) => !link.embed).map((link) => reference(lines, link));
  const embeds = open.links.filter((link) => link.embed).map((link) => reference(lines, link));
  const tags = open.tags.length > 0 ? inlineTags(lines, open) : [];
  const headings = body.headings.map((heading) => ({ heading: heading.text, level: heading.level, position: { start: lines.at(heading.line, 0), end: lines.end(heading.line) } }));
  const listItems = items(lines, body.items);
  const sections = sectionsOf(lines, body, cache.frontmatterPosition);
  if (links.length > 0) cache.links = links;
  if (embeds.length > 0) cache.embeds = embeds;
  if (tags.length > 0) cache.tags = tags;
  if (headings.length > 0) cache.headings = headings;
  if (listItems.length > 0) cache.listItems = listItems;
  if (sections.length > 0) cache.sections = sections;
  return cache;
}

/** Tags of properties and text, with `#`. */
export function getAllTags(cache: obsidian.CachedMetadata): string[] | null {
  return [...(parseFrontMatterTags(cache.frontmatter) ?? []), ...(cache.tags ?? []).map((one) => one.tag)];
}

/** Empty and invalid front matter counts as none. */
function parsed(yaml: string): Record<string, unknown> | null {
  try {
    const value = parseYaml(yaml);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function frontmatterLinks(value: unknown, key: string): obsidian.FrontmatterLinkCache[] {
  if (typeof value === 'string') {
    const whole = value.trim();
    return linksIn(value)
      .filter((link) => link.original === whole && link.original.startsWith('[['))
      .map((link) => ({ key, link: linkOf(link.original), original: link.original, displayText: displayOf(link.original, link.shown) }));
  }
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => frontmatterLinks(one, dotted(key, String(at))));
  if (isRecord(value)) return Object.entries(value).flatMap(([name, one]) => frontmatterLinks(one, dotted(key, name)));
  return [];
}

function dotted(key: string, name: string): string {
  return key === '' ? name : `${key}.${name}`;
}

function reference(lines: Lines, link: BodyLink): obsidian.LinkCache {
  return {
    link: linkOf(link.original),
    original: link.original,
    displayText: displayOf(link.original, link.shown),
    position: { start: lines.at(link.line, link.column), end: lines.at(link.line, link.column + link.original.length) },
  };
}

/** The link as the cache keeps it: with its subpath, Markdown links decoded. */
function linkOf(original: string): string {
  const inner = original.replace(/^!/, '');
  if (inner.startsWith('[[')) return (inner.slice(2, -2).split('|')[0] ?? '').trim();
  const target = /\]\(\s*<?(.*?)>?(?:\s+"[^"]*")?\s*\)$/.exec(inner)?.[1] ?? '';
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** Without words of its own a link shows its target, `#` as ` > `. */
function displayOf(original: string, shown: string | undefined): string {
  if (!original.replace(/^!/, '').startsWith('[[')) return shown ?? '';
  return shown ?? linkOf(original).replace(/^#/, '').split('#').join(' > ');
}

function inlineTags(lines: Lines, body: Body): obsidian.TagCache[] {
  const known = new Set(body.tags);
  const found: obsidian.TagCache[] = [];
  let inComment = false;
  for (let line = body.firstLine; line <= body.lineCount; line++) {
    const written = lines.text(line);
    const text = inComment ? '' : readable(written.split('%%').join('  '));
    if (written.includes('<!--') || inComment) inComment = written.lastIndexOf('<!--') > written.lastIndexOf('-->') || (inComment && !written.includes('-->'));
    for (const match of text.matchAll(/(^|\s)#([\p{L}\p{N}\p{M}\p{Emoji_Presentation}_/-]+)/gu)) {
      const name = match[2] ?? '';
      if (!known.has(name)) continue;
      const column = match.index + (match[1] ?? '').length;
      found.push({ tag: `#${name}`, position: { start: lines.at(line, column), end: lines.at(line, column + name.length + 1) } });
    }
  }
  return found;
}

/** An item and the column its own text begins at, where its children begin too. */
interface Placed {
  readonly item: ListItem;
  readonly textColumn: number;
}

/** A root item's parent is minus the line its list begins on, or -1 for the first line of the file. */
function items(lines: Lines, listed: readonly ListItem[]): obsidian.ListItemCache[] {
  const open: Placed[] = [];
  let listStart = 0;
  return listed.map((item, index) => {
    const before = listed[index - 1];
    const next = listed[index + 1];
    const root = open[0]?.item;
    if (item.depth === 0 && (before === undefined || root === undefined || !sameList(lines, root, before, item))) listStart = item.line;
    open.length = Math.min(open.length, item.depth);
    const parent = open[item.depth - 1];
    const column = columnOf(lines, item, parent);
    open.push({ item, textColumn: textColumnOf(lines, item, column) });
    const looselyFollowed = next !== undefined && next.depth === item.depth && next.line > item.endLine + 1 && (next.depth > 0 || sameList(lines, open[0]?.item ?? item, item, next));
    const cached: obsidian.ListItemCache = {
      parent: parent === undefined ? -Math.max(listStart - 1, 1) : parent.item.line - 1,
      position: { start: lines.at(item.line, column), end: looselyFollowed ? lines.at(item.endLine + 1, 0) : lines.end(item.endLine) },
    };
    if (item.task !== null) cached.task = item.task;
    return cached;
  });
}

function columnOf(lines: Lines, item: ListItem, parent: Placed | undefined): number {
  if (parent === undefined) return item.quoted ? (/^(?:\s*>\s?)+/.exec(lines.text(item.line))?.[0].length ?? 0) : 0;
  if (parent.item.line === item.line) return parent.textColumn + (parent.item.task === null ? 0 : 4);
  const indent = lines.text(item.line).search(/\S/);
  return item.quoted ? parent.textColumn : Math.min(parent.textColumn, Math.max(indent, 0));
}

function textColumnOf(lines: Lines, item: ListItem, column: number): number {
  const at = lines.text(item.line).indexOf(item.marker, column);
  const end = at + item.marker.length;
  return end + (/^ */.exec(lines.text(item.line).slice(end))?.[0].length ?? 1);
}

/** Roots belong to one list as long as nothing but blank lines stands between them and the kind of marker stays. */
function sameList(lines: Lines, root: ListItem, before: ListItem, item: ListItem): boolean {
  for (let line = before.endLine + 1; line < item.line; line++) if (lines.text(line).replace(/^[\s>]+/, '') !== '') return false;
  return root.quoted === item.quoted && markerKind(root.marker) === markerKind(item.marker);
}

function markerKind(marker: string): string {
  return marker.slice(-1);
}

function sectionsOf(lines: Lines, body: Body, frontmatter: obsidian.Pos | undefined): obsidian.SectionCache[] {
  const sections: obsidian.SectionCache[] = [];
  const add = (type: string, first: number, last: number): void => {
    sections.push({ type, position: { start: lines.at(first, 0), end: lines.end(last) } });
  };
  for (const heading of body.headings) add('heading', heading.line, heading.line);
  for (const paragraph of body.paragraphs) if (!paragraph.quoted) add('paragraph', paragraph.line, paragraph.line);
  let first: ListItem | undefined;
  let last: ListItem | undefined;
  for (const item of body.items) {
    if (item.quoted) continue;
    if (first === undefined || last === undefined || (item.depth === 0 && !sameList(lines, first, last, item))) {
      if (first !== undefined && last !== undefined) add('list', first.line, last.endLine);
      first = item;
    }
    last = item;
  }
  if (first !== undefined && last !== undefined) add('list', first.line, last.endLine);
  sections.sort((a, b) => a.position.start.offset - b.position.start.offset);
  return frontmatter === undefined ? sections : [{ type: 'yaml', position: frontmatter }, ...sections];
}

/** Lines and their offsets; lines are counted from 1, as the scanner does, positions from 0, as the app does. */
class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly whole: string) {
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  text(line: number): string {
    const start = this.starts[line - 1];
    if (start === undefined) return '';
    return this.whole.slice(start, this.starts[line] ?? this.whole.length).replace(/\r?\n$/, '');
  }

  at(line: number, column: number): obsidian.Loc {
    return { line: line - 1, col: column, offset: (this.starts[line - 1] ?? this.whole.length) + column };
  }

  end(line: number): obsidian.Loc {
    return this.at(line, this.text(line).replace(/\s+$/, '').length);
  }
}
