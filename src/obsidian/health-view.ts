/** The sidebar view "Relationship health" as the app sees it: its leaf, its events, what is remembered with the layout. */
import { ItemView, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { isGrouping, isSort } from '../core/shown/client-list';
import { BANDS, type Band } from '../core/shown/shown';
import type { Rapport } from './rapport';
import { HealthPane } from './view/health-pane';
import { followNoteLinks } from './view/note-links';
import { FOLDS } from './view/scene';

export const HEALTH_VIEW = 'client-rapport-health';

export class HealthView extends ItemView implements HoverParent {
  override navigation = false;
  override icon = 'heart-handshake';
  hoverPopover: HoverPopover | null = null;

  private pane: HealthPane | null = null;
  private sizes: ResizeObserver | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly rapport: Rapport) {
    super(leaf);
  }

  getViewType(): string {
    return HEALTH_VIEW;
  }

  getDisplayText(): string {
    return this.rapport.words().say('view.name');
  }

  protected override async onOpen(): Promise<void> {
    const pane = new HealthPane(this.contentEl, this, this.rapport);
    this.pane = pane;
    followNoteLinks(this, pane, (source, el) => pane.menu(source, pane.actionAt(el)));
    this.register(this.rapport.subscribe(() => pane.changed()));
    const { workspace } = this.app;
    this.registerEvent(workspace.on('file-open', () => pane.follow()));
    this.registerEvent(workspace.on('active-leaf-change', () => pane.follow()));
    this.registerEvent(workspace.on('layout-change', () => pane.catchUp()));
    this.registerEvent(workspace.on('css-change', () => pane.resized()));
    this.watchSize(pane);
    this.register(() => this.sizes?.disconnect());
    this.register(this.contentEl.onWindowMigrated(() => this.watchSize(pane)));
    pane.changed();
    return Promise.resolve();
  }

  protected override async onClose(): Promise<void> {
    this.pane?.end();
    this.pane = null;
    return Promise.resolve();
  }

  override onResize(): void {
    this.pane?.resized();
  }

  /** An observer belongs to the window of what it observes, so another window needs another one. */
  private watchSize(pane: HealthPane): void {
    this.sizes?.disconnect();
    const Observer = this.contentEl.doc.defaultView?.ResizeObserver;
    this.sizes = Observer ? new Observer(() => pane.resized()) : null;
    this.sizes?.observe(pane.scroller);
  }

  // ── What is remembered with the layout ────────────────────────────────────────────────────────────────────────────

  override getState(): Record<string, unknown> {
    const { pane } = this;
    if (!pane) return super.getState();
    const { sort, foldHealthy, band } = pane.listing;
    return { ...super.getState(), sort, group: pane.grouping, closed: [...pane.closedGroups], foldHealthy, band, open: [...pane.openFolds] };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const { pane } = this;
    if (!pane) return;
    const sort = valueOf(state, 'sort');
    const band = valueOf(state, 'band');
    const foldHealthy = valueOf(state, 'foldHealthy');
    const open = valueOf(state, 'open');
    pane.listing = {
      ...pane.listing,
      ...(isSort(sort) ? { sort } : {}),
      ...(isBand(band) || band === null ? { band } : {}),
      ...(typeof foldHealthy === 'boolean' ? { foldHealthy } : {}),
    };
    const group = valueOf(state, 'group');
    const closed = valueOf(state, 'closed');
    if (isGrouping(group)) pane.grouping = group;
    if (Array.isArray(closed)) {
      pane.closedGroups.clear();
      for (const one of closed) if (typeof one === 'string') pane.closedGroups.add(one);
    }
    if (Array.isArray(open)) {
      pane.openFolds.clear();
      for (const fold of FOLDS) if (open.includes(fold)) pane.openFolds.add(fold);
    }
    pane.changed();
  }

  override getEphemeralState(): Record<string, unknown> {
    return { ...super.getEphemeralState(), scroll: this.pane?.scroller.scrollTop ?? 0 };
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    const { pane } = this;
    if (!pane) return;
    const scroll = valueOf(state, 'scroll');
    if (typeof scroll === 'number') {
      pane.wantedScroll = scroll;
      pane.changed();
    }
    if (valueOf(state, 'focus') === true) pane.focus();
  }
}

/** What a stored state holds under a key; it may be of any version or shape. */
export function valueOf(state: unknown, key: string): unknown {
  return typeof state === 'object' && state !== null && Object.hasOwn(state, key) ? Reflect.get(state, key) : undefined;
}

function isBand(value: unknown): value is Band {
  return BANDS.some((band) => band === value);
}
