/** The workspace: leaves in the middle and in the sidebars, what is active, and what was opened. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { debounce } from './dom';
import { Events, uncaught } from './events';
import type { TAbstractFile, TFile } from './files';
import { WorkspaceLeaf, WorkspacePart } from './leaf';
import type { Menu } from './menu';
import { joined, nameOf, parseLinktext } from './paths';
import { FileView, MarkdownView, type View } from './view';

/** A leaf to be there again at the start, as from a saved layout. In sight it is loaded at once, otherwise deferred. */
export interface SavedLeaf {
  readonly type: string;
  readonly side: 'left' | 'right' | 'root';
  readonly inSight: boolean;
  readonly state?: Record<string, unknown>;
}

export class Workspace extends Events {
  readonly containerEl: HTMLElement;
  readonly leftSplit: WorkspacePart;
  readonly rootSplit: WorkspacePart;
  readonly rightSplit: WorkspacePart;
  readonly leftRibbonEl: HTMLElement;
  readonly statusBarEl: HTMLElement;
  layoutReady = false;
  activeLeaf: WorkspaceLeaf | null = null;
  requestSaveLayout = debounce(async () => undefined, 2000, true);
  /** Files opened since the start, with the line or heading that was asked for. */
  readonly opened: { readonly path: string; readonly ephemeral: Record<string, unknown> | null }[] = [];
  /** What hovers asked to preview. */
  readonly hovered: unknown[] = [];
  private readonly recent: WorkspaceLeaf[] = [];
  private readonly waiting: (() => unknown)[] = [];
  private lastFile: TFile | null = null;
  private layoutChangeAsked = false;

  constructor(private readonly app: App, parentEl: HTMLElement) {
    super();
    const main = parentEl.createDiv('horizontal-main-container');
    this.leftRibbonEl = main.createDiv('workspace-ribbon side-dock-ribbon mod-left').createDiv('side-dock-actions');
    this.containerEl = main.createDiv('workspace');
    this.leftSplit = new WorkspacePart(this.containerEl, 'mod-sidedock mod-left-split', app);
    this.rootSplit = new WorkspacePart(this.containerEl, 'mod-root', app);
    this.rightSplit = new WorkspacePart(this.containerEl, 'mod-sidedock mod-right-split', app);
    this.statusBarEl = parentEl.createDiv('status-bar');
    this.on('hover-link', (hover: unknown) => void this.hovered.push(hover));
    this.on('file-menu', (menu: Menu, file: TAbstractFile) => this.fillFileMenu(menu, file));
  }

  get activeEditor(): { readonly app: App; readonly file: TFile | null; readonly editor: MarkdownView['editor'] } | null {
    const view = this.activeLeaf?.view;
    return view instanceof MarkdownView ? view : null;
  }

  /** Once the layout is ready a callback runs at once; before, when it is. */
  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) run(callback);
    else this.waiting.push(callback);
  }

  async makeLayoutReady(saved: readonly SavedLeaf[]): Promise<void> {
    for (const { type, side, inSight, state } of saved) {
      const part = side === 'left' ? this.leftSplit : side === 'right' ? this.rightSplit : this.rootSplit;
      const before = part.shown;
      const leaf = new WorkspaceLeaf(this.app, part);
      if (inSight) await leaf.setViewState({ type, ...(state === undefined ? {} : { state }) });
      else await leaf.defer(type, state);
      if (!inSight && before !== null) part.show(before);
    }
    if (this.rootSplit.leaves.length === 0) await new WorkspaceLeaf(this.app, this.rootSplit).setViewState({ type: 'empty' });
    this.layoutReady = true;
    for (const callback of this.waiting.splice(0)) run(callback);
    this.requestLayoutChange();
  }

  getLayout(): Record<string, unknown> {
    const states = (part: WorkspacePart): obsidian.ViewState[] => part.leaves.map((leaf) => leaf.getViewState());
    return { left: states(this.leftSplit), main: states(this.rootSplit), right: states(this.rightSplit) };
  }

  getLeaf(newLeaf: obsidian.PaneType | boolean = false): WorkspaceLeaf {
    // A static view is not navigated away from: whoever opens a note from it gets another leaf.
    const navigates = (leaf: WorkspaceLeaf): boolean => !leaf.pinned && leaf.view.navigation;
    const current = this.recent.find((leaf) => leaf.parent === this.rootSplit && navigates(leaf)) ?? this.rootSplit.leaves.find(navigates);
    return newLeaf === false && current !== undefined ? current : new WorkspaceLeaf(this.app, this.rootSplit);
  }

  getLeftLeaf(_split: boolean): WorkspaceLeaf {
    return new WorkspaceLeaf(this.app, this.leftSplit);
  }

  getRightLeaf(_split: boolean): WorkspaceLeaf {
    return new WorkspaceLeaf(this.app, this.rightSplit);
  }

  async ensureSideLeaf(type: string, side: obsidian.Side, options: { active?: boolean; split?: boolean; reveal?: boolean; state?: Record<string, unknown> } = {}): Promise<WorkspaceLeaf> {
    const known = this.getLeavesOfType(type)[0];
    const leaf = known ?? (side === 'left' ? this.getLeftLeaf(false) : this.getRightLeaf(false));
    if (known === undefined || options.state !== undefined) await leaf.setViewState({ type, ...(options.state === undefined ? {} : { state: options.state }) });
    if (options.reveal !== false) await this.revealLeaf(leaf);
    if (options.active === true) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    leaf.parent.expand();
    leaf.parent.show(leaf);
    await leaf.loadIfDeferred();
    this.requestLayoutChange();
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.leaves().find((leaf) => leaf.id === id) ?? null;
  }

  getLeavesOfType(type: string): WorkspaceLeaf[] {
    return this.leaves().filter((leaf) => leaf.view.getViewType() === type);
  }

  detachLeavesOfType(type: string): void {
    for (const leaf of this.getLeavesOfType(type)) leaf.detach();
  }

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.leaves()) callback(leaf);
  }

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of [...this.rootSplit.leaves]) callback(leaf);
  }

  getMostRecentLeaf(): WorkspaceLeaf | null {
    return this.recent.find((leaf) => leaf.parent === this.rootSplit) ?? this.rootSplit.leaves[0] ?? null;
  }

  getActiveViewOfType<T extends View>(type: abstract new (...args: never[]) => T): T | null {
    const view = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  /** With the focus in a sidebar the note last worked on is still the active one. */
  getActiveFile(): TFile | null {
    for (const leaf of this.recent) if (leaf.view instanceof FileView && leaf.view.file !== null) return leaf.view.file;
    return null;
  }

  getLastOpenFiles(): string[] {
    return [...new Set(this.opened.map((one) => one.path).reverse())];
  }

  setActiveLeaf(leaf: WorkspaceLeaf, params?: { focus?: boolean } | boolean): void {
    const focus = typeof params === 'object' && params.focus === true;
    if (this.activeLeaf !== leaf) {
      this.activeLeaf?.containerEl.removeClass('mod-active');
      this.activeLeaf = leaf;
      leaf.containerEl.addClass('mod-active');
      this.remember(leaf);
      leaf.parent.show(leaf);
      this.trigger('active-leaf-change', leaf);
    }
    if (focus && !leaf.containerEl.contains(document.activeElement) && leaf.view instanceof MarkdownView) leaf.view.editor.focus();
    this.fileMayHaveChanged();
  }

  /** Opens what a link leads to; a note that is not there is made, as a click on a grey link does. */
  async openLinkText(linktext: string, sourcePath: string, newLeaf: obsidian.PaneType | boolean = false, openState: obsidian.OpenViewState = {}): Promise<void> {
    const { path, subpath } = parseLinktext(linktext);
    const known = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath) ?? this.app.vault.getFileByPath(path);
    const file = known ?? (await this.makeNote(path, sourcePath));
    const ephemeral = { ...openState.eState, ...(subpath === '' ? {} : { subpath }) };
    await this.getLeaf(newLeaf).openFile(file, { ...openState, ...(Object.keys(ephemeral).length === 0 ? {} : { eState: ephemeral }) });
  }

  handleLinkContextMenu(menu: Menu, linktext: string, sourcePath: string): boolean {
    menu.addItem((item) => item.setTitle('Open link').setIcon('file').setSection('open').onClick(() => this.openLinkText(linktext, sourcePath)));
    const file = this.app.metadataCache.getFirstLinkpathDest(parseLinktext(linktext).path, sourcePath);
    if (file !== null) this.trigger('file-menu', menu, file, 'link-context-menu');
    return true;
  }

  updateOptions(): void {
    return undefined;
  }

  /** `layout-change` comes once for all that changed in a turn. */
  requestLayoutChange(): void {
    if (this.layoutChangeAsked || !this.layoutReady) return;
    this.layoutChangeAsked = true;
    void Promise.resolve().then(() => {
      this.layoutChangeAsked = false;
      this.trigger('layout-change');
    });
  }

  leafGone(leaf: WorkspaceLeaf): void {
    const at = this.recent.indexOf(leaf);
    if (at >= 0) this.recent.splice(at, 1);
    if (this.activeLeaf === leaf) {
      this.activeLeaf = null;
      const next = this.recent[0] ?? this.rootSplit.leaves[0];
      if (next !== undefined) this.setActiveLeaf(next);
    }
    this.requestLayoutChange();
  }

  fileMayHaveChanged(): void {
    const file = this.getActiveFile();
    if (file === this.lastFile) return;
    this.lastFile = file;
    this.trigger('file-open', file);
  }

  leaves(): WorkspaceLeaf[] {
    return [...this.leftSplit.leaves, ...this.rootSplit.leaves, ...this.rightSplit.leaves];
  }

  /** What the app itself has in the menu of a file, in short. */
  private fillFileMenu(menu: Menu, file: TAbstractFile): void {
    menu.addItem((item) => item.setTitle('Open in new tab').setIcon('file-plus').setSection('open').onClick(() => this.openLinkText(file.path, '', 'tab')));
    menu.addItem((item) => item.setTitle('Delete').setIcon('trash-2').setSection('danger').setWarning(true).onClick(() => this.app.fileManager.promptForDeletion(file)));
  }

  private remember(leaf: WorkspaceLeaf): void {
    const at = this.recent.indexOf(leaf);
    if (at >= 0) this.recent.splice(at, 1);
    this.recent.unshift(leaf);
  }

  private async makeNote(path: string, sourcePath: string): Promise<TFile> {
    const name = path.endsWith('.md') ? path : `${path}.md`;
    return this.app.vault.create(name.includes('/') ? name : joined(this.app.fileManager.getNewFileParent(sourcePath).path, nameOf(name)), '');
  }
}

function run(callback: () => unknown): void {
  try {
    Promise.resolve(callback()).catch(uncaught);
  } catch (error) {
    uncaught(error);
  }
}
