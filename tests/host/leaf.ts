/** Leaves, and the three parts of the window that hold them. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { Events } from './events';
import type { TFile } from './files';
import { setIcon } from './icons';
import { byHost } from './owner';
import { DeferredView, EmptyView, type View } from './view';

let nextLeaf = 1;

export class WorkspaceLeaf extends Events {
  readonly id = `leaf-${nextLeaf++}`;
  readonly containerEl: HTMLElement = createDiv('workspace-leaf');
  readonly tabHeaderEl: HTMLElement = createDiv({ cls: 'workspace-tab-header', attr: { role: 'tab', tabindex: '-1' } });
  view: View;
  hoverPopover = null;
  pinned = false;
  private attached = true;

  constructor(readonly app: App, public parent: WorkspacePart) {
    super();
    this.view = new EmptyView(this);
    byHost(() => {
      this.containerEl.addEventListener('pointerdown', () => app.workspace.setActiveLeaf(this));
      this.containerEl.addEventListener('focusin', () => app.workspace.setActiveLeaf(this));
      this.tabHeaderEl.addEventListener('click', () => void app.workspace.revealLeaf(this));
    });
    parent.add(this);
  }

  get isDeferred(): boolean {
    return this.view instanceof DeferredView;
  }

  async loadIfDeferred(): Promise<void> {
    const { view } = this;
    if (view instanceof DeferredView && this.app.registry.views.has(view.getViewType())) await this.setViewState({ type: view.getViewType(), state: view.getState() });
  }

  async open(view: View): Promise<View> {
    await this.view.hostClose();
    this.view = view;
    await view.hostOpen(this.containerEl);
    this.drawHeader();
    this.app.workspace.requestLayoutChange();
    return view;
  }

  getViewState(): obsidian.ViewState {
    return { type: this.view.getViewType(), state: this.view.getState(), pinned: this.pinned };
  }

  /** A type that nobody registered leaves a placeholder, which becomes the view when its plugin comes. */
  async setViewState(state: obsidian.ViewState, ephemeral?: unknown): Promise<void> {
    if (this.view.getViewType() !== state.type || this.isDeferred) {
      const create = this.app.registry.views.get(state.type);
      await this.open(state.type === 'empty' ? new EmptyView(this) : create === undefined ? new DeferredView(this, state.type, state.state) : create(this));
    }
    await this.view.setState(state.state ?? {}, { history: false });
    if (ephemeral !== undefined) this.view.setEphemeralState(ephemeral);
    this.drawHeader();
    if (state.active === true) this.app.workspace.setActiveLeaf(this, { focus: true });
    this.app.workspace.requestLayoutChange();
  }

  /** Shows a placeholder for the view, as at the start of the app for what is not in sight. */
  async defer(type: string, state: unknown): Promise<void> {
    await this.open(new DeferredView(this, type, state));
  }

  async openFile(file: TFile, openState?: obsidian.OpenViewState): Promise<void> {
    await this.setViewState({ type: 'markdown', state: { ...openState?.state, file: file.path } }, openState?.eState);
    this.app.workspace.opened.push({ path: file.path, ephemeral: openState?.eState ?? null });
    if (openState?.active !== false) this.app.workspace.setActiveLeaf(this, { focus: true });
    this.app.workspace.fileMayHaveChanged();
  }

  getEphemeralState(): unknown {
    return this.view.getEphemeralState();
  }

  setEphemeralState(state: unknown): void {
    this.view.setEphemeralState(state);
  }

  setPinned(pinned: boolean): void {
    this.pinned = pinned;
    this.trigger('pinned-change', pinned);
  }

  togglePinned(): void {
    this.setPinned(!this.pinned);
  }

  detach(): void {
    if (!this.attached) return;
    this.attached = false;
    void this.view.hostClose();
    this.parent.remove(this);
    this.app.workspace.leafGone(this);
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  getIcon(): string {
    return this.view.getIcon();
  }

  getRoot(): WorkspacePart {
    return this.parent;
  }

  onResize(): void {
    this.view.onResize();
  }

  drawHeader(): void {
    this.tabHeaderEl.setAttribute('data-type', this.view.getViewType());
    this.tabHeaderEl.setAttribute('aria-label', this.view.getDisplayText());
    this.tabHeaderEl.empty();
    setIcon(this.tabHeaderEl.createDiv('workspace-tab-header-inner-icon'), this.view.getIcon());
    this.tabHeaderEl.createDiv({ cls: 'workspace-tab-header-inner-title', text: this.view.getDisplayText() });
    this.view.containerEl.querySelector('.view-header-title')?.setText(this.view.getDisplayText());
  }
}

/** A sidebar or the middle: leaves as tabs, one of them in front. */
export class WorkspacePart extends Events {
  readonly containerEl: HTMLElement;
  readonly leaves: WorkspaceLeaf[] = [];
  private readonly headersEl: HTMLElement;
  private readonly leavesEl: HTMLElement;
  private front: WorkspaceLeaf | null = null;
  private isCollapsed = false;

  constructor(parentEl: HTMLElement, cls: string, readonly app: App) {
    super();
    this.containerEl = parentEl.createDiv(`workspace-split ${cls}`);
    const tabs = this.containerEl.createDiv('workspace-tabs');
    this.headersEl = tabs.createDiv('workspace-tab-header-container').createDiv({ cls: 'workspace-tab-header-container-inner', attr: { role: 'tablist' } });
    this.leavesEl = tabs.createDiv('workspace-tab-container');
  }

  get collapsed(): boolean {
    return this.isCollapsed;
  }

  add(leaf: WorkspaceLeaf): void {
    this.leaves.push(leaf);
    this.headersEl.appendChild(leaf.tabHeaderEl);
    this.leavesEl.appendChild(leaf.containerEl);
    this.show(leaf);
  }

  remove(leaf: WorkspaceLeaf): void {
    const at = this.leaves.indexOf(leaf);
    if (at < 0) return;
    this.leaves.splice(at, 1);
    leaf.tabHeaderEl.remove();
    leaf.containerEl.remove();
    const next = this.leaves[Math.max(0, at - 1)];
    if (this.front === leaf) {
      this.front = null;
      if (next !== undefined) this.show(next);
    }
  }

  /** Brings a leaf to the front of its tabs. */
  show(leaf: WorkspaceLeaf): void {
    this.front = leaf;
    for (const one of this.leaves) {
      one.containerEl.toggle(one === leaf);
      one.tabHeaderEl.toggleClass('is-active', one === leaf);
      one.tabHeaderEl.setAttribute('aria-selected', String(one === leaf));
    }
  }

  get shown(): WorkspaceLeaf | null {
    return this.isCollapsed ? null : this.front;
  }

  expand(): void {
    this.setCollapsed(false);
  }

  collapse(): void {
    this.setCollapsed(true);
  }

  toggle(): void {
    this.setCollapsed(!this.isCollapsed);
  }

  private setCollapsed(collapsed: boolean): void {
    if (this.isCollapsed === collapsed) return;
    this.isCollapsed = collapsed;
    this.containerEl.toggle(!collapsed);
    this.containerEl.toggleClass('is-sidedock-collapsed', collapsed);
    for (const leaf of this.leaves) leaf.onResize();
    this.app.workspace.requestLayoutChange();
  }
}
