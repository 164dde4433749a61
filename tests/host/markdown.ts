/** Markdown drawn plainly: paragraphs, headings, lists, links, emphasis and code blocks, which processors may take over. */
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
    const lines = markdown.split('\n');
    let list: HTMLElement | null = null;
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] ?? '';
      const fence = /^(```+|~~~+)\s*(\S*)/.exec(line);
      const heading = /^(#{1,6})\s+(.*)$/.exec(line);
      const item = /^\s*[-*+]\s+(.*)$/.exec(line);
      if (item === null) list = null;
      if (fence !== null) {
        const end = lines.findIndex((one, index) => index > at && one.startsWith(fence[1] ?? '```'));
        const source = lines.slice(at + 1, end < 0 ? lines.length : end).join('\n');
        await codeBlock(app, fence[2] ?? '', source, el, { sourcePath, line: at, component, markdown });
        at = end < 0 ? lines.length : end;
      } else if (heading !== null) {
        inline(el.createEl(headingTag((heading[1] ?? '#').length)), heading[2] ?? '');
      } else if (item !== null) {
        list ??= el.createEl('ul');
        inline(list.createEl('li'), item[1] ?? '');
      } else if (line.trim() !== '') {
        inline(el.createEl('p'), line);
      }
    }
  }

  static renderMarkdown(): never {
    throw new Error('Use MarkdownRenderer.render.');
  }
}

function headingTag(level: number): 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const tags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
  return tags[level - 1] ?? 'h6';
}

interface Place {
  readonly sourcePath: string;
  readonly line: number;
  readonly component: Component;
  readonly markdown: string;
}

async function codeBlock(app: App, language: string, source: string, el: HTMLElement, place: Place): Promise<void> {
  const process = app.registry.codeBlocks.get(language);
  if (process === undefined) {
    el.createEl('pre').createEl('code', { text: source });
    return;
  }
  const blockEl = el.createDiv(`block-language-${language}`);
  const file = app.vault.getFileByPath(place.sourcePath);
  try {
    await process(source, blockEl, {
      docId: 'document',
      sourcePath: place.sourcePath,
      frontmatter: file === null ? null : app.metadataCache.getFileCache(file)?.frontmatter,
      addChild: (child: MarkdownRenderChild) => void place.component.addChild(child),
      getSectionInfo: () => ({ text: place.markdown, lineStart: place.line, lineEnd: place.line + source.split('\n').length + 1 }),
    });
  } catch (error) {
    uncaught(error);
  }
}

function inline(el: HTMLElement, text: string): void {
  let at = 0;
  for (const match of text.matchAll(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\*\*([^*]+)\*\*|`([^`]+)`/g)) {
    el.appendText(text.slice(at, match.index));
    const [whole, target, shown, strong, code] = match;
    if (target !== undefined) el.createEl('a', { cls: 'internal-link', text: shown ?? target, href: target, attr: { 'data-href': target } });
    else if (strong !== undefined) el.createEl('strong', { text: strong });
    else el.createEl('code', { text: code ?? '' });
    at = match.index + whole.length;
  }
  el.appendText(text.slice(at));
}

