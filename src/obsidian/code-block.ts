/**
 * The code block `client-rapport` in notes: reading view, live preview, previews and pop-out windows alike. Each block is a
 * small scene of its own: what is unfolded and which day is shown is its business alone, and it follows the notes.
 */
import { MarkdownRenderChild, type App, type HoverParent, type HoverPopover, type MarkdownPostProcessorContext, type Menu, type PaneType, type Plugin } from 'obsidian';
import { liveProjects, stageChecklist } from '../core/block/content';
import { readBlock, type BlockQuery } from '../core/block/options';
import type { Day } from '../core/day';
import type { Words } from '../core/i18n/lookup';
import type { ClientFacts, Source } from '../core/model';
import { clientPage } from '../core/shown/page';
import { sameView, type View } from '../core/shown/sentences';
import type { ClientPage, Span } from '../core/shown/shown';
import type { Rapport } from './rapport';
import { errorWords } from './report-error';
import type { VaultDoor } from './vault';
import { drawAsked, drawChecklist, drawHead, drawMistakes } from './view/block-parts';
import type { Choice } from './view/chart';
import { followNoteLinks, noteMenu } from './view/note-links';
import { redraw, type Fold, type Scene } from './view/scene';
import { ThisClient } from './view/this-client';

/** What the block reads besides what views do: its YAML, links, and the text of a project. */
type Reading = Pick<VaultDoor, 'parse' | 'resolve' | 'text'>;

export function registerCodeBlock(plugin: Plugin, rapport: Rapport, door: Reading): void {
  plugin.registerMarkdownCodeBlockProcessor('client-rapport', (source, el, context) => context.addChild(new Block(el, source, context, rapport, door)));
}

let lastId = 0;

interface KeptPage {
  readonly facts: ClientFacts;
  readonly view: View;
  readonly page: ClientPage;
}

class Block extends MarkdownRenderChild implements Scene, HoverParent {
  readonly app: App;
  readonly contentEl: HTMLElement;
  hoverPopover: HoverPopover | null = null;

  private readonly blockId = (lastId += 1);
  private readonly sourcePath: string;
  private readonly folds = new Set<Fold>(['client', 'chart']);
  private query: BlockQuery | null = null;
  /** The day that was chosen on the chart; null: the one that the options name, or today. */
  private chosen: Day | null = null;
  private client: ThisClient | null = null;
  private kept: KeptPage | null = null;
  /** Rises with every drawing, so that a text that was asked for earlier is not drawn any more. */
  private drawing = 0;

  constructor(el: HTMLElement, private readonly text: string, { sourcePath }: MarkdownPostProcessorContext, readonly rapport: Rapport, private readonly door: Reading) {
    super(el);
    this.contentEl = el;
    this.app = rapport.app;
    this.sourcePath = sourcePath;
  }

  override onload(): void {
    this.containerEl.addClasses(['client-rapport-view', 'client-rapport-block']);
    followNoteLinks(this, this, (source) => this.menu(source));
    this.register(this.rapport.subscribe(() => this.draw()));
    this.draw();
  }

  override onunload(): void {
    this.drawing += 1;
    this.containerEl.empty();
  }

  getViewType(): string {
    return 'client-rapport-block';
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private draw(): void {
    this.drawing += 1;
    const { rapport, door } = this;
    const view = { ...rapport.view(), today: rapport.today() };
    if (!rapport.indexing().finished) {
      this.fresh((el) => el.createDiv({ cls: 'client-rapport-quiet', text: view.words.say('view.indexing') }));
      return;
    }
    let given: unknown;
    try {
      given = door.parse(this.text);
    } catch (error) {
      const said = error instanceof Error ? error.message.split('\n')[0] ?? '' : '';
      this.fresh((el) => drawMistakes(el, [view.words.say('block.yaml', { error: said.replace(/[\s:.]+$/, ''), example: 'view: timeline' })], view.words));
      return;
    }
    const query = readBlock(given, { book: rapport.book(), path: this.sourcePath, resolve: door.resolve, view });
    const facts = 'mistakes' in query ? undefined : rapport.book().client(query.client);
    if ('mistakes' in query || !facts) {
      this.fresh((el) => drawMistakes(el, 'mistakes' in query ? query.mistakes : [], view.words));
      return;
    }
    this.query = query;
    this.drawView(query, facts);
  }

  private drawView(query: BlockQuery, facts: ClientFacts): void {
    const view = { ...this.rapport.view(), today: this.shown() };
    const page = this.pageOf(facts, view);
    const head = { page, isOwn: query.client === this.sourcePath, query, day: this.isPast() ? view.today : null };
    switch (query.view) {
      case 'health':
        if (this.client === null) {
          this.containerEl.empty();
          this.containerEl.createDiv('client-rapport-block-head');
          this.client = new ThisClient(this.containerEl, this);
        }
        drawHead(this.containerEl.find('.client-rapport-block-head'), head, this, this.chosen === null ? null : () => this.charted.choose(this.rapport.today()));
        this.client.draw(page, []);
        return;
      case 'checklist':
        void this.readProjects(facts, view);
        return;
      case 'timeline':
      case 'complaints':
      case 'recommendations':
      case 'promises':
        this.fresh((el) => {
          drawHead(el.createDiv('client-rapport-block-head'), head, this, null);
          drawAsked(el, query, facts, page, view, this);
        });
    }
  }

  private async readProjects(facts: ClientFacts, view: View): Promise<void> {
    const { drawing } = this;
    try {
      const read = await Promise.all(liveProjects(facts, view.today).map(async (project) => stageChecklist(project, await this.door.text(project.source.path), view)));
      if (drawing === this.drawing) this.fresh((el) => drawChecklist(el, read, this));
    } catch (error) {
      if (drawing === this.drawing) this.fresh((el) => drawMistakes(el, [errorWords(error, view.words, this.rapport.noteName)], view.words));
    }
  }

  private fresh(draw: (el: HTMLElement) => void): void {
    this.client = null;
    redraw(this.containerEl, () => draw(this.containerEl));
  }

  private pageOf(facts: ClientFacts, view: View): ClientPage {
    const { kept } = this;
    if (kept?.facts === facts && sameView(kept.view, view)) return kept.page;
    const page = clientPage(facts, view);
    this.kept = { facts, view, page };
    return page;
  }

  // ── What the drawings ask for ─────────────────────────────────────────────────────────────────────────────────────

  private lastDay(): Day {
    return this.query?.asOf ?? this.rapport.today();
  }

  private shown(): Day {
    return this.chosen ?? this.lastDay();
  }

  get charted(): { readonly span: Span } & Choice {
    const { from = null, to = null } = this.query ?? {};
    const last = this.lastDay();
    return {
      span: { to: Math.min(to ?? last, last), ...(from === null ? {} : { from }) },
      shown: this.shown(),
      choose: (day) => {
        this.chosen = day >= last ? null : day;
        this.draw();
      },
    };
  }

  words(): Words {
    return this.rapport.words();
  }

  /** The sidebar follows the card. */
  show(path: string): void {
    this.open({ path }, false);
  }

  open(source: Source, newLeaf: PaneType | boolean): void {
    void this.rapport.open(source, newLeaf);
  }

  isPast(): boolean {
    return this.shown() < this.rapport.today();
  }

  menu(source: Source): Menu {
    return noteMenu(source, this, this, null);
  }

  actionAt(): null {
    return null;
  }

  isOpen(fold: Fold): boolean {
    return this.folds.has(fold);
  }

  setOpen(fold: Fold, open: boolean): void {
    if (open) this.folds.add(fold);
    else this.folds.delete(fold);
    this.draw();
  }

  id(name: string): string {
    return `client-rapport-block-${this.blockId}-${name}`;
  }
}
