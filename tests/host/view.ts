/** Views: what a leaf shows. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import { debounce, setTooltip } from './dom';
import { Editor } from './editor';
import type { TAbstractFile, TFile } from './files';
import { setIcon } from './icons';
import type { Scope } from './keymap';
import type { Menu } from './menu';
import type { WorkspaceLeaf } from './leaf';
import { byHost } from './owner';

export abstract class View extends Component {
  app: App;
  icon = 'file';
  navigation = true;
  containerEl: HTMLElement;
  scope: Scope | null = null;

  constructor(public leaf: WorkspaceLeaf) {
    super();
    this.app = leaf.app;
    this.containerEl = createDiv('workspace-leaf-content');
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  getIcon(): string {
    return this.icon;
  }

  getState(): Record<string, unknown> {
    return {};
  }

  async setState(_state: unknown, _result: obsidian.ViewStateResult): Promise<void> {
    return undefined;
  }

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(_state: unknown): void {
    return undefined;
  }

  onResize(): void {
    return undefined;
  }

  onPaneMenu(_menu: Menu, _source: string): void {
    return undefined;
  }

  async hostOpen(parent: HTMLElement): Promise<void> {
    this.containerEl.setAttribute('data-type', this.getViewType());
    parent.appendChild(this.containerEl);
    this.load();
    await this.onOpen();
  }

  async hostClose(): Promise<void> {
    try {
      await this.onClose();
    } finally {
      this.unload();
      this.containerEl.remove();
    }
  }

  protected async onOpen(): Promise<void> {
    return undefined;
  }

  protected async onClose(): Promise<void> {
    return undefined;
  }
}

export abstract class ItemView extends View {
  contentEl: HTMLElement;
  private readonly hostActionsEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    const header = this.containerEl.createDiv('view-header');
    header.createDiv('view-header-title-container').createDiv('view-header-title');
    this.hostActionsEl = header.createDiv('view-actions');
    this.contentEl = this.containerEl.createDiv('view-content');
  }

  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.hostActionsEl.createEl('button', { cls: 'clickable-icon view-action', prepend: true });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener('click', callback);
    return el;
  }
}

/** Stands in a leaf whose view was not loaded yet, or whose plugin is gone. */
export class DeferredView extends View {
  constructor(leaf: WorkspaceLeaf, private readonly type: string, readonly state: unknown) {
    super(leaf);
  }

  getViewType(): string {
    return this.type;
  }

  getDisplayText(): string {
    return this.type;
  }

  override getState(): Record<string, unknown> {
    return typeof this.state === 'object' && this.state !== null ? { ...this.state } : {};
  }
}

export class EmptyView extends ItemView {
  getViewType(): string {
    return 'empty';
  }

  getDisplayText(): string {
    return 'New tab';
  }
}

export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: TFile | null = null;

  getDisplayText(): string {
    return this.file?.basename ?? '';
  }

  override getState(): Record<string, unknown> {
    return { file: this.file?.path ?? null };
  }

  override async setState(state: unknown): Promise<void> {
    const path = typeof state === 'object' && state !== null && 'file' in state ? state.file : null;
    const file = typeof path === 'string' ? this.app.vault.getFileByPath(path) : null;
    if (file === this.file) return;
    if (this.file !== null) await this.onUnloadFile(this.file);
    this.file = file;
    if (file !== null) await this.onLoadFile(file);
  }

  canAcceptExtension(_extension: string): boolean {
    return false;
  }

  async onLoadFile(_file: TFile): Promise<void> {
    return undefined;
  }

  async onUnloadFile(_file: TFile): Promise<void> {
    return undefined;
  }

  async onRename(_file: TFile): Promise<void> {
    return undefined;
  }
}

export abstract class EditableFileView extends FileView {}

/** The app waits about this long after the last key before it saves, in milliseconds. */
const SAVE_DELAY_MS = 2000;

export abstract class TextFileView extends EditableFileView {
  data = '';
  private readonly hostSaveLater = debounce(() => void this.save(), SAVE_DELAY_MS, true);
  requestSave: () => void = () => byHost(() => void this.hostSaveLater());

  override async onLoadFile(file: TFile): Promise<void> {
    this.data = await this.app.vault.read(file);
    this.setViewData(this.data, true);
  }

  override async onUnloadFile(_file: TFile): Promise<void> {
    await this.save(true);
  }

  async save(clear = false): Promise<void> {
    if (this.file === null) return;
    const text = this.getViewData();
    if (text !== this.data) {
      this.data = text;
      await this.app.vault.modify(this.file, text);
    }
    if (clear) this.clear();
  }

  abstract getViewData(): string;
  abstract setViewData(data: string, clear: boolean): void;
  abstract clear(): void;
}

export class MarkdownView extends TextFileView {
  editor: Editor;
  hoverPopover = null;
  private hostCrlf = false;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    const area = this.contentEl.createEl('textarea', { cls: 'markdown-source-view', attr: { 'aria-label': 'Note', spellcheck: 'false' } });
    this.editor = new Editor(area, () => this.hostChanged());
    byHost(() => area.addEventListener('input', () => this.hostChanged()));
  }

  getViewType(): string {
    return 'markdown';
  }

  getMode(): obsidian.MarkdownViewModeType {
    return 'source';
  }

  /** A text area holds plain newlines only; those of the file come back on saving. */
  getViewData(): string {
    const text = this.editor.getValue();
    return this.hostCrlf ? text.replace(/\r?\n/g, '\r\n') : text;
  }

  setViewData(data: string, clear: boolean): void {
    this.hostCrlf = data.includes('\r\n');
    this.editor.hostEl.value = data;
    if (!clear) return;
    this.editor.setCursor(0);
    this.editor.scrollTo(0, 0);
  }

  clear(): void {
    this.editor.hostEl.value = '';
  }

  override canAcceptExtension(extension: string): boolean {
    return extension === 'md';
  }

  override onload(): void {
    const ref = byHost(() => this.app.vault.on('modify', (file) => this.hostFollow(file)));
    this.registerEvent(ref);
  }

  override setEphemeralState(state: unknown): void {
    if (typeof state !== 'object' || state === null) return;
    let line = 'line' in state && typeof state.line === 'number' ? state.line : null;
    if ('subpath' in state && typeof state.subpath === 'string' && this.file !== null) line = this.hostLineOf(this.file, state.subpath) ?? line;
    if (line === null) return;
    const at = { line, ch: 0 };
    this.editor.setSelection(at, { line, ch: this.editor.getLine(line).length });
    this.editor.scrollIntoView({ from: at, to: at }, true);
  }

  override getEphemeralState(): Record<string, unknown> {
    return { cursor: this.editor.getCursor() };
  }

  private hostLineOf(file: TFile, subpath: string): number | null {
    const heading = subpath.split('#').pop() ?? '';
    return this.app.metadataCache.getFileCache(file)?.headings?.find((one) => one.heading === heading)?.position.start.line ?? null;
  }

  private hostFollow(file: TAbstractFile): void {
    if (file !== this.file || this.file === null) return;
    const text = this.app.vault.disk.read(this.file.path);
    if (text === this.data) return;
    this.data = text;
    this.setViewData(text, false);
  }

  private hostChanged(): void {
    this.requestSave();
    this.app.workspace.trigger('editor-change', this.editor, this);
  }
}
