/// <reference lib="dom" />
/**
 * A note in the middle of the preview: as it is written, in a plain text area that saves at once, or as it is read. The
 * button in its header changes between the two, for all notes.
 */
import { Component } from '../../tests/host/component';
import { debounce } from '../../tests/host/dom';
import { setIcon } from '../../tests/host/icons';
import { Keymap } from '../../tests/host/keymap';
import type { WorkspaceLeaf } from '../../tests/host/leaf';
import { MarkdownRenderer } from '../../tests/host/markdown';
import { byHost } from '../../tests/host/owner';
import { MarkdownView } from '../../tests/host/view';
import type { PreviewWords } from './words';

/** Short enough to see the views follow the keys, long enough not to save every letter, in milliseconds. */
const SAVE_DELAY_MS = 150;

export interface ReadingSwitch {
  reads(): boolean;
  set(reads: boolean): void;
}

export class NoteView extends MarkdownView {
  private readonly readEl = createDiv({ cls: 'markdown-reading-view', attr: { tabindex: '0' } });
  private readonly switchEl: HTMLElement;
  private drawn: Component | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly words: PreviewWords, private readonly reading: ReadingSwitch) {
    super(leaf);
    const save = debounce(() => void this.save(), SAVE_DELAY_MS, true);
    this.requestSave = () => byHost(() => void save());
    this.switchEl = byHost(() => this.addAction('book-open', words.read, () => reading.set(!reading.reads())));
    this.contentEl.appendChild(this.readEl);
    byHost(() => this.readEl.addEventListener('click', (event) => this.follow(event)));
  }

  override getMode(): 'preview' | 'source' {
    return this.reading.reads() ? 'preview' : 'source';
  }

  override onload(): void {
    super.onload();
    this.showMode();
    this.registerEvent(byHost(() => this.app.metadataCache.on('changed', (file) => {
      if (file === this.file) void this.render();
    })));
  }

  override async onLoadFile(file: NonNullable<MarkdownView['file']>): Promise<void> {
    await super.onLoadFile(file);
    await this.render();
  }

  /** The other way to show notes was chosen. */
  showMode(): void {
    const reads = this.reading.reads();
    if (reads) void this.save();
    this.editor.hostEl.toggle(!reads);
    this.readEl.toggle(reads);
    setIcon(this.switchEl, reads ? 'pencil' : 'book-open');
    this.switchEl.setAttribute('aria-label', reads ? this.words.write : this.words.read);
    void this.render();
  }

  private async render(): Promise<void> {
    const { file } = this;
    if (this.drawn !== null) this.removeChild(this.drawn);
    this.drawn = null;
    if (file === null || !this.reading.reads()) return;
    const drawn = this.addChild(new Component());
    this.drawn = drawn;
    const { scrollTop } = this.readEl;
    this.readEl.empty();
    const page = this.readEl.createDiv('preview-page');
    this.drawProperties(page);
    await MarkdownRenderer.render(this.app, this.getViewData(), page.createDiv('markdown-rendered'), file.path, drawn);
    this.readEl.scrollTop = scrollTop;
  }

  private drawProperties(parent: HTMLElement): void {
    const properties = this.file === null ? undefined : this.app.metadataCache.getFileCache(this.file)?.frontmatter;
    if (properties === undefined) return;
    const table = parent.createEl('table', { cls: 'metadata-container', attr: { 'aria-label': this.words.properties } });
    for (const [name, value] of Object.entries(properties)) {
      const row = table.createEl('tr');
      row.createEl('th', { text: name, attr: { scope: 'row' } });
      const cell = row.createEl('td');
      for (const one of Array.isArray(value) ? value : [value]) {
        const text = one === null ? '' : typeof one === 'object' ? JSON.stringify(one) : String(one);
        const link = /^\[\[([^\]|]+)(?:\|([^\]]+))?\]\]$/.exec(text);
        if (link === null) cell.createSpan({ cls: 'metadata-value', text, attr: { dir: 'auto' } });
        else cell.createEl('a', { cls: 'internal-link metadata-value', text: link[2] ?? link[1] ?? '', href: '#', attr: { 'data-href': link[1] ?? '' } });
      }
    }
  }

  private follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a.internal-link') : null;
    const target = link?.getAttribute('data-href');
    if (target === null || target === undefined) return;
    event.preventDefault();
    void this.app.workspace.openLinkText(target, this.file?.path ?? '', Keymap.isModEvent(event));
  }
}
