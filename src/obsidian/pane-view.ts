/**
 * A view of ours as the app sees it: its leaf, its events, what is remembered with the layout. What is inside is a pane,
 * and a kind says which; each kind is a constant in a file of its own.
 */
import { ItemView, type App, type HoverParent, type HoverPopover, type Menu, type Plugin, type ViewStateResult } from 'obsidian';
import type { Source } from '../core/model';
import type { Rapport } from './rapport';
import { followNoteLinks, type LinkScene } from './view/note-links';
import type { WhenSeen } from './view/when-seen';

export interface Pane extends LinkScene {
  readonly drawing: WhenSeen;
  readonly scroller: HTMLElement;
  /** What stands in it above a list: with another height, other rows are in sight. */
  readonly above?: HTMLElement;
  /** Where to scroll to as soon as there is something to scroll. */
  wantedScroll: number | null;
  /** The menu of an element that leads to a note. */
  menuOf(source: Source, el: HTMLElement, event: UIEvent): Menu;
  resized(): void;
  focus(): void;
  /** Ends what would still happen later. */
  end(): void;
  /** Another note may be active; absent: that is all the same to it. */
  follow?(): void;
}

export interface PaneKind<P extends Pane> {
  /** Stable: layouts are stored with it. */
  readonly type: string;
  readonly icon: string;
  readonly name: 'view.name' | 'topics.name' | 'tiles.name';
  open(el: HTMLElement, view: ItemView, rapport: Rapport): P;
  /** What is remembered with the layout. */
  remembered(pane: P): Record<string, unknown>;
  /** Takes up what was remembered, which may be of any version or shape. */
  recall(pane: P, state: unknown): void;
}

/** Makes the view known. The app asks a view for its type while it is being made, so the class closes over its kind. */
export function registerPane<P extends Pane>(plugin: Plugin, kind: PaneKind<P>, rapport: Rapport): void {
  class PaneView extends ItemView implements HoverParent {
    override navigation = false;
    override icon = kind.icon;
    hoverPopover: HoverPopover | null = null;

    private pane: P | null = null;
    /** Whether what happens outside is followed; what changed before is drawn when that begins. */
    private hasBegun = false;
    private isClosed = false;
    private sizes: ResizeObserver | null = null;

    getViewType(): string {
      return kind.type;
    }

    getDisplayText(): string {
      return rapport.words().say(kind.name);
    }

    protected override async onOpen(): Promise<void> {
      // The app has work of its own when it opens a view, and ours is not to be added to it.
      await new Promise((done) => { window.setTimeout(done, 0); });
      if (this.isClosed) return;
      const pane = kind.open(this.contentEl, this, rapport);
      this.pane = pane;
      followNoteLinks(this, pane, (source, el, event) => pane.menuOf(source, el, event));
      // The app puts it in its place next, and whether it is seen can be asked for at no cost after that.
      window.setTimeout(() => { if (!this.isClosed) this.begin(pane); }, 0);
    }

    private begin(pane: P): void {
      this.hasBegun = true;
      this.register(rapport.subscribe(() => pane.drawing.changed()));
      const { workspace } = this.app;
      this.registerEvent(workspace.on('file-open', () => pane.follow?.()));
      this.registerEvent(workspace.on('active-leaf-change', () => pane.follow?.()));
      this.registerEvent(workspace.on('layout-change', () => pane.drawing.catchUp()));
      this.registerEvent(workspace.on('css-change', () => pane.resized()));
      this.watchSize(pane);
      this.register(() => this.sizes?.disconnect());
      this.register(this.contentEl.onWindowMigrated(() => {
        this.watchSize(pane);
        // What was still to be drawn waited for a frame of the window that it left.
        pane.drawing.changed();
      }));
      pane.drawing.changed();
    }

    protected override async onClose(): Promise<void> {
      this.isClosed = true;
      this.pane?.end();
      this.pane = null;
      return Promise.resolve();
    }

    override onResize(): void {
      // Where sizes are observed, they are told of once they are known; asked for here, the page would have to be laid out for it.
      if (this.hasBegun && this.sizes === null) this.pane?.resized();
    }

    /** An observer belongs to the window of what it observes, so another window needs another one. */
    private watchSize(pane: P): void {
      this.sizes?.disconnect();
      const Observer = this.contentEl.doc.defaultView?.ResizeObserver;
      this.sizes = Observer ? new Observer(() => pane.resized()) : null;
      for (const el of [this.contentEl, pane.scroller, pane.above]) if (el) this.sizes?.observe(el);
    }

    override getState(): Record<string, unknown> {
      return { ...super.getState(), ...(this.pane ? kind.remembered(this.pane) : {}) };
    }

    override async setState(state: unknown, result: ViewStateResult): Promise<void> {
      await super.setState(state, result);
      if (!this.pane) return;
      kind.recall(this.pane, state);
      if (this.hasBegun) this.pane.drawing.changed();
    }

    override getEphemeralState(): Record<string, unknown> {
      return { ...super.getEphemeralState(), scroll: this.pane?.scroller.scrollTop ?? 0 };
    }

    override setEphemeralState(state: unknown): void {
      super.setEphemeralState(state);
      const { pane } = this;
      const scroll = valueOf(state, 'scroll');
      if (pane && typeof scroll === 'number') {
        pane.wantedScroll = scroll;
        if (this.hasBegun) pane.drawing.changed();
      }
      if (valueOf(state, 'focus') === true) pane?.focus();
    }
  }

  plugin.registerView(kind.type, (leaf) => new PaneView(leaf));
  plugin.registerHoverLinkSource(kind.type, { display: rapport.words().say(kind.name), defaultMod: true });
}

/** Shows the view that is open, wherever that is, or opens it in a tab. */
export async function openInTab({ workspace }: App, type: string): Promise<void> {
  const [open] = workspace.getLeavesOfType(type);
  const leaf = open ?? workspace.getLeaf('tab');
  if (!open) await leaf.setViewState({ type, active: true });
  await workspace.revealLeaf(leaf);
}

/** What a stored state holds under a key; it may be of any version or shape. */
export function valueOf(state: unknown, key: string): unknown {
  return typeof state === 'object' && state !== null && Object.hasOwn(state, key) ? Reflect.get(state, key) : undefined;
}
