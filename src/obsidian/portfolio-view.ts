/** The view "Portfolio" as the app sees it: its tab, its events, what is remembered with the layout. */
import { ItemView, type App, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { knownFilter } from '../core/shown/library-rows';
import { isSpan } from '../core/shown/portfolio-tiles';
import { valueOf } from './health-view';
import type { Rapport } from './rapport';
import { followNoteLinks } from './view/note-links';
import { PortfolioPane } from './view/portfolio-pane';

export const PORTFOLIO_VIEW = 'client-rapport-portfolio';

export class PortfolioView extends ItemView implements HoverParent {
  override navigation = false;
  override icon = 'layout-dashboard';
  hoverPopover: HoverPopover | null = null;

  private pane: PortfolioPane | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly rapport: Rapport) {
    super(leaf);
  }

  getViewType(): string {
    return PORTFOLIO_VIEW;
  }

  getDisplayText(): string {
    return this.rapport.words().say('tiles.name');
  }

  protected override async onOpen(): Promise<void> {
    const pane = new PortfolioPane(this.contentEl, this, this.rapport);
    this.pane = pane;
    followNoteLinks(this, pane, (source) => pane.menu(source, null));
    this.register(this.rapport.subscribe(() => pane.changed()));
    this.registerEvent(this.app.workspace.on('layout-change', () => pane.catchUp()));
    pane.changed();
    return Promise.resolve();
  }

  protected override async onClose(): Promise<void> {
    this.pane?.end();
    this.pane = null;
    return Promise.resolve();
  }

  override onResize(): void {
    this.pane?.catchUp();
  }

  override getState(): Record<string, unknown> {
    const { pane } = this;
    return pane ? { ...super.getState(), shows: pane.shows, period: pane.period, filter: pane.filter } : super.getState();
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const { pane } = this;
    if (!pane) return;
    const shows = valueOf(state, 'shows');
    const period = valueOf(state, 'period');
    const [span, from, to] = [valueOf(period, 'span'), valueOf(period, 'from'), valueOf(period, 'to')];
    if (shows === 'portfolio' || shows === 'library') pane.shows = shows;
    if (isSpan(span)) pane.period = { span, from: typeof from === 'number' ? from : null, to: typeof to === 'number' ? to : null };
    pane.filter = knownFilter(valueOf(state, 'filter'));
    pane.changed();
  }

  override getEphemeralState(): Record<string, unknown> {
    return { ...super.getEphemeralState(), scroll: this.pane?.scroller.scrollTop ?? 0 };
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    const scroll = valueOf(state, 'scroll');
    if (this.pane && typeof scroll === 'number') {
      this.pane.wantedScroll = scroll;
      this.pane.changed();
    }
    if (valueOf(state, 'focus') === true) this.pane?.focus();
  }
}

/** Shows the portfolio that is open, wherever that is, or opens it in a tab. */
export async function openPortfolio({ workspace }: App): Promise<void> {
  const [open] = workspace.getLeavesOfType(PORTFOLIO_VIEW);
  const leaf = open ?? workspace.getLeaf('tab');
  if (!open) await leaf.setViewState({ type: PORTFOLIO_VIEW, active: true });
  await workspace.revealLeaf(leaf);
}
