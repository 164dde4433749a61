/**
 * Markdown drawn plainly: headings, paragraphs, lists with tasks, quotes and callouts, tables, links, emphasis, and code
 * blocks, which processors may take over.
 */
import type { App } from './app';
import { Component } from './component';
import { uncaught } from './events';

export class MarkdownRenderChild extends Component {
  constructor(public containerEl: HTMLElement) {
    super();
  }
}

export class MarkdownRenderer extends MarkdownRenderChild {
  static async render(app: App, markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
    const place = { app, sourcePath, component, markdown };
    // Properties are drawn by the view, not with the text.
    const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---') : -1;
    await blocks(lines, end + 1, el, place);
  }

  static renderMarkdown(): never {
    throw new Error('Use MarkdownRenderer.render.');
  }
}

interface Place {
  readonly app: App;
  readonly sourcePath: string;
  readonly component: Component;
  readonly markdown: string;
}

const FENCE = /^\s*(```+|~~~+)\s*(\S*)/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(?:\[(.)\]\s)?(.*)$/;
const QUOTE = /^\s*>\s?/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** @param from the first line to draw; lines keep their numbers in the note, which processors are told */
async function blocks(lines: readonly string[], from: number, el: HTMLElement, place: Place): Promise<void> {
  const until = (start: number, ends: (line: string) => boolean): number => {
    const found = lines.findIndex((line, at) => at >= start && ends(line));
    return found < 0 ? lines.length : found;
  };
  for (let at = from; at < lines.length;) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    const heading = HEADING.exec(line);
    if (line.trim() === '') at += 1;
    else if (fence !== null) {
      const end = until(at + 1, (one) => one.trimStart().startsWith(fence[1] ?? '```'));
      await codeBlock(fence[2] ?? '', lines.slice(at + 1, end).join('\n'), el, at, place);
      at = end + 1;
    } else if (heading !== null) {
      inline(el.createEl(HEADINGS[(heading[1] ?? '#').length - 1] ?? 'h6'), heading[2] ?? '');
      at += 1;
    } else if (RULE.test(line)) {
      el.createEl('hr');
      at += 1;
    } else if (QUOTE.test(line)) {
      const end = until(at, (one) => !QUOTE.test(one));
      await quote(lines.slice(at, end).map((one) => one.replace(QUOTE, '')), el, place);
      at = end;
    } else if (ITEM.test(line)) {
      const end = until(at, (one) => !ITEM.test(one) && !(one.startsWith(' ') && one.trim() !== ''));
      list(lines.slice(at, end), el);
      at = end;
    } else if (line.includes('|') && /^[\s|:-]+$/.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-')) {
      const end = until(at, (one) => !one.includes('|'));
      table(lines.slice(at, end), el);
      at = end;
    } else {
      const end = until(at + 1, (one) => one.trim() === '' || [FENCE, ITEM, QUOTE, HEADING].some((kind) => kind.test(one)));
      const paragraph = el.createEl('p', { attr: { dir: 'auto' } });
      lines.slice(at, end).forEach((one, index) => {
        if (index > 0) paragraph.createEl('br');
        inline(paragraph, one.trim());
      });
      at = end;
    }
  }
}

function list(lines: readonly string[], el: HTMLElement): void {
  const open: { readonly indent: number; readonly el: HTMLElement; last: HTMLElement | null }[] = [];
  for (const line of lines) {
    const [, space = '', mark = '-', task, text = ''] = ITEM.exec(line) ?? [];
    if (!ITEM.test(line)) {
      const last = open[open.length - 1]?.last;
      last?.createEl('br');
      if (last !== null && last !== undefined) inline(last, line.trim());
      continue;
    }
    const indent = space.replace(/\t/g, '    ').length;
    while (open.length > 0 && (open[open.length - 1]?.indent ?? 0) > indent) open.pop();
    let top = open[open.length - 1];
    if (top === undefined || top.indent < indent) {
      top = { indent, el: (top?.last ?? el).createEl(/\d/.test(mark) ? 'ol' : 'ul'), last: null };
      open.push(top);
    }
    const item = top.el.createEl('li', { attr: { dir: 'auto', ...(task === undefined ? {} : { 'data-task': task.trim() }) } });
    if (task !== undefined) {
      item.addClass('task-list-item');
      const box = item.createEl('input', { type: 'checkbox', cls: 'task-list-item-checkbox', attr: { disabled: 'true', 'aria-label': text } });
      box.checked = task.trim() !== '';
      item.toggleClass('is-checked', box.checked);
    }
    inline(item, text);
    top.last = item;
  }
}

async function quote(lines: readonly string[], el: HTMLElement, place: Place): Promise<void> {
  const callout = /^\[!(\w+)\][+-]?\s*(.*)$/.exec(lines[0] ?? '');
  if (callout === null) return blocks(lines, 0, el.createEl('blockquote'), place);
  const box = el.createDiv({ cls: 'callout', attr: { 'data-callout': (callout[1] ?? '').toLowerCase() } });
  inline(box.createDiv('callout-title'), callout[2] === '' ? (callout[1] ?? '') : (callout[2] ?? ''));
  return blocks(lines, 1, box.createDiv('callout-content'), place);
}

function table(lines: readonly string[], el: HTMLElement): void {
  const cells = (line: string): string[] => (line.trim().match(/(?:\\.|[^|\\])+/g) ?? []).map((one) => one.replace(/\\\|/g, '|').trim());
  const [head = '', , ...rows] = lines;
  const made = el.createEl('table');
  const top = made.createEl('thead').createEl('tr');
  for (const cell of cells(head)) inline(top.createEl('th', { attr: { dir: 'auto' } }), cell);
  const body = made.createEl('tbody');
  for (const row of rows) {
    const tr = body.createEl('tr');
    for (const cell of cells(row)) inline(tr.createEl('td', { attr: { dir: 'auto' } }), cell);
  }
}

async function codeBlock(language: string, source: string, el: HTMLElement, line: number, { app, sourcePath, component, markdown }: Place): Promise<void> {
  const process = app.registry.codeBlocks.get(language);
  if (process === undefined) {
    el.createEl('pre').createEl('code', { text: source });
    return;
  }
  const blockEl = el.createDiv(`block-language-${language}`);
  const file = app.vault.getFileByPath(sourcePath);
  try {
    await process(source, blockEl, {
      docId: 'document',
      sourcePath,
      frontmatter: file === null ? null : app.metadataCache.getFileCache(file)?.frontmatter,
      addChild: (child: MarkdownRenderChild) => void component.addChild(child),
      getSectionInfo: () => ({ text: markdown, lineStart: line, lineEnd: line + source.split('\n').length + 1 }),
    });
  } catch (error) {
    uncaught(error);
  }
}

/** Links, code, bold, italic, marked, struck through, tags. */
const INLINE = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|`([^`]+)`|\*\*([^*]+)\*\*|~~([^~]+)~~|==([^=]+)==|\*([^*\s][^*]*)\*|\[([^\][]+)\]\((https?:[^)\s]+)\)|(^|\s)(#[\p{L}_][\p{L}\p{N}_/-]*)/gu;

function inline(el: HTMLElement, text: string): void {
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    el.appendText(text.slice(at, match.index));
    const [whole, target, shown, code, strong, struck, marked, slanted, label, url, space, tag] = match;
    if (target !== undefined) el.createEl('a', { cls: 'internal-link', text: shown ?? target, href: target, attr: { 'data-href': target } });
    else if (code !== undefined) el.createEl('code', { text: code });
    else if (strong !== undefined) inline(el.createEl('strong'), strong);
    else if (struck !== undefined) inline(el.createEl('s'), struck);
    else if (marked !== undefined) inline(el.createEl('mark'), marked);
    else if (slanted !== undefined) inline(el.createEl('em'), slanted);
    else if (label !== undefined) el.createEl('a', { cls: 'external-link', text: label, href: url ?? '', attr: { rel: 'noopener', target: '_blank' } });
    else {
      el.appendText(space ?? '');
      el.createEl('span', { cls: 'tag', text: tag ?? '' });
    }
    at = match.index + whole.length;
  }
  el.appendText(text.slice(at));
}
