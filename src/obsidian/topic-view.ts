/** The view "Topic map" as the app sees it: in a tab at first, and wherever its user moves it. */
import { ItemView, type App, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { TOPIC_SECTIONS } from '../core/shown/topic-rows';
import { valueOf } from './health-view';
import type { Rapport } from './rapport';
import { followNoteLinks } from './view/note-links';
import { TopicPane } from './view/topic-pane';

export const TOPIC_VIEW = 'client-rapport-topics';

export class TopicView extends ItemView implements HoverParent {
  override navigation = false;
  override icon = 'waypoints';
  hoverPopover: HoverPopover | null = null;

  private pane: TopicPane | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly rapport: Rapport) {
    super(leaf);
  }

  getViewType(): string {
    return TOPIC_VIEW;
  }

  getDisplayText(): string {
    return this.rapport.words().say('topics.name');
  }

  protected override async onOpen(): Promise<void> {
    const pane = new TopicPane(this.contentEl, this, this.rapport);
    this.pane = pane;
    followNoteLinks(this, pane, (_, __, event) => pane.menuAt(event));
    this.register(this.rapport.subscribe(() => pane.changed()));
    const { workspace } = this.app;
    this.registerEvent(workspace.on('layout-change', () => pane.catchUp()));
    this.registerEvent(workspace.on('css-change', () => pane.resized()));
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

  override getState(): Record<string, unknown> {
    return { ...super.getState(), ...(this.pane ? { closed: [...this.pane.closed] } : {}) };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const closed = valueOf(state, 'closed');
    const { pane } = this;
    if (!pane || !Array.isArray(closed)) return;
    pane.closed.clear();
    for (const section of TOPIC_SECTIONS) if (closed.includes(section)) pane.closed.add(section);
    pane.changed();
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
      pane.changed();
    }
    if (valueOf(state, 'focus') === true) pane?.focus();
  }
}

/** Shows the map that is open, wherever that is, or opens it in a tab. */
export async function openTopicMap({ workspace }: App): Promise<void> {
  const [open] = workspace.getLeavesOfType(TOPIC_VIEW);
  const leaf = open ?? workspace.getLeaf('tab');
  if (!open) await leaf.setViewState({ type: TOPIC_VIEW, active: true });
  await workspace.revealLeaf(leaf);
}
