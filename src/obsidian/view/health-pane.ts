/**
 * What is inside the sidebar view: it asks the core for what is to be shown and hands it to its sections, once for any
 * number of changes, and only while somebody sees it.
 */
import type { ItemView, Menu, PaneType } from 'obsidian';
import { actionsOf, actionSteps, awake, putOffRows, type Snoozed } from '../../core/shown/action-rows';
import { grouped, listSteps, orderSteps, type Grouping, type Listing } from '../../core/shown/client-list';
import { standingOf } from '../../core/health/standing';
import type { Words } from '../../core/i18n/lookup';
import type { ClientFacts, Source } from '../../core/model';
import { clientPage } from '../../core/shown/page';
import { clientRow, compareRows, footOf, summaryOf } from '../../core/shown/rows';
import { sameView, type View } from '../../core/shown/sentences';
import type { ActionRow, ClientPage, ClientRow, Foot, Summary } from '../../core/shown/shown';
import type { Pane } from '../pane-view';
import type { Rapport } from '../rapport';
import { clientList } from './client-list';
import type { DrawnRow } from './client-row';
import { FootLines } from './foot';
import { NextActions, type ToDo } from './next-actions';
import { noteMenu } from './note-links';
import type { RowList } from './row-list';
import { wordButton, type Fold, type Scene } from './scene';
import { Slices, type Step } from './slices';
import { Sparklines } from './sparklines';
import { SummaryBar } from './summary';
import { ThisClient, type Other } from './this-client';
import { Toolbar } from './toolbar';
import { Welcome } from './welcome';
import { WhenSeen } from './when-seen';

/** What is said to a screen reader waits until typing pauses, in milliseconds. */
const ANNOUNCE_MS = 500;
/** Who waits for longer is shown how far it is. */
const PATIENCE_MS = 300;

/** What was last drawn of a client, and from what. */
interface KeptPage {
  readonly facts: ClientFacts;
  readonly view: View;
  readonly snoozed: Snoozed;
  readonly page: ClientPage;
}

const NOTHING: Snoozed = {};

let lastId = 0;

export class HealthPane implements Scene, Pane {
  readonly drawing: WhenSeen;
  readonly scroller: HTMLElement;
  readonly above: HTMLElement;
  listing: Listing = { sort: 'score', band: null, query: '', foldHealthy: false };
  grouping: Grouping = 'none';
  /** Groups of which the heading alone is listed. */
  readonly closedGroups = new Set<string>();
  readonly openFolds = new Set<Fold>(['client', 'next']);
  wantedScroll: number | null = null;

  private readonly paneId = (lastId += 1);
  private readonly toolbar: Toolbar;
  private readonly status: HTMLElement;
  /** Whether a screen reader was told that notes are being read, and not yet that they have been. */
  private saidReading = false;
  private saidNews: string | null = null;
  private readonly summary: SummaryBar;
  private readonly welcome: Welcome;
  private readonly client: ThisClient;
  private readonly next: NextActions;
  private readonly heading: HTMLElement;
  private readonly lines: Sparklines;
  private readonly list: RowList<ClientRow, DrawnRow>;
  private readonly below: HTMLElement;
  private readonly foot: FootLines;

  private readonly slices: Slices;
  private readonly listingSlices: Slices;
  /** Counts the drawings of the list: an older one that has not come to its end gives way. */
  private listTurn = 0;
  private announcing: number | undefined;
  /** The client in This client, chosen in the list or followed from a note. */
  private shownPath: string | null = null;
  /** The note that was last followed. */
  private followedPath: string | null = null;
  /** Of all clients, the worst first. */
  private rows: readonly ClientRow[] = [];
  private listedRows: readonly ClientRow[] = [];
  private toDo: ToDo = { actions: [], putOff: [] };
  private summaryShown: Summary | null = null;
  private footShown: Foot | null = null;
  private keptPage: KeptPage | null = null;

  constructor(private readonly el: HTMLElement, private readonly view: ItemView, readonly rapport: Rapport) {
    el.addClasses(['client-rapport-view', 'is-indexing']);
    this.slices = new Slices(el);
    this.listingSlices = new Slices(el);
    this.drawing = new WhenSeen(el, () => this.slices.run(this.draw(), 'soon'));
    this.toolbar = new Toolbar(el, this, {
      sort: () => this.listing.sort,
      setSort: (sort) => this.relist({ sort }),
      grouping: () => this.grouping,
      setGrouping: (grouping) => {
        this.grouping = grouping;
        this.relist({});
      },
      foldsHealthy: () => this.listing.foldHealthy,
      setFoldsHealthy: (foldHealthy) => this.relist({ foldHealthy }),
      find: (query) => this.relist({ query }),
      goToList: () => this.list.focus(),
    });
    this.status = el.createDiv({ cls: 'client-rapport-unseen', attr: { role: 'status' } });
    this.summary = new SummaryBar(el, this, (band) => this.relist({ band }), () => {
      rapport.showAsOf(null);
      this.toolbar.focusDay();
    });
    this.welcome = new Welcome(el, this);
    this.client = new ThisClient(el, this);
    this.scroller = el.createDiv('client-rapport-scroller');
    this.next = new NextActions(this.scroller, this);
    this.above = this.next.el;
    this.heading = this.scroller.createDiv({ cls: 'client-rapport-heading mod-clients', attr: { role: 'heading', 'aria-level': '2', id: this.id('clients') } });
    this.lines = new Sparklines(el, rapport);
    this.list = clientList(this.scroller, this.scroller, this, (group) => {
      if (!this.closedGroups.delete(group)) this.closedGroups.add(group);
      this.relist({});
    }, this.lines);
    this.below = this.scroller.createDiv('client-rapport-below');
    this.foot = new FootLines(this.scroller, this);
  }

  end(): void {
    window.clearTimeout(this.announcing);
    this.slices.stop();
    this.listingSlices.stop();
    this.list.end();
    this.lines.end();
    this.el.empty();
  }

  focus(): void {
    this.list.focus();
  }

  resized(): void {
    this.drawing.catchUp();
    this.list.resized();
    this.lines.wake();
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * From top to bottom, so that nothing that is drawn moves: a step at a time, since a thousand clients take a while the
   * first time and on a new day. Later only what has changed does.
   */
  private *draw(): Generator<Step> {
    const { rapport, el } = this;
    const book = rapport.book();
    const { finished } = rapport.indexing();
    const paths = finished ? book.clientPaths() : [];
    const isEmpty = finished && paths.length === 0;
    this.setBusy(true);
    this.drawWelcome(isEmpty);
    if (!finished) return;

    const view = rapport.view();
    const snoozed = this.snoozed();
    this.toolbar.draw();
    this.followNote();
    yield 'drawn';
    this.rows = yield* orderSteps(this.rows, yield* this.rowsOf(paths, view), compareRows);
    yield;
    el.removeClass('is-indexing');
    el.toggleClass('has-no-clients', isEmpty);
    if (rapport.settings().confirmed && !isEmpty) this.welcome.clear();
    this.summaryShown = summaryOf(this.rows, view);
    this.summary.draw(this.summaryShown, this.listing.band);
    yield 'drawn';
    this.drawClient();
    yield 'drawn';
    const actions = yield* actionSteps(book, view);
    this.toDo = { actions: awake(actions, view, snoozed), putOff: putOffRows(actions, view, snoozed) };
    yield;
    this.next.draw(this.toDo);
    this.sayNews();
    yield 'drawn';
    yield* this.drawList();
    if (this.wantedScroll !== null) {
      this.scroller.scrollTop = this.wantedScroll;
      this.wantedScroll = null;
    }
    yield 'drawn';
    yield* book.topicSteps();
    yield* book.daySteps(view.today);
    this.footShown = footOf(book, this.rows, view);
    yield;
    this.drawFoot();
    this.setBusy(false);
  }

  private *rowsOf(paths: readonly string[], view: View): Generator<Step, readonly ClientRow[]> {
    const { rapport, welcome } = this;
    const book = rapport.book();
    const rows: ClientRow[] = [];
    let told = performance.now();
    for (const path of paths) {
      const facts = book.client(path);
      if (!facts) continue;
      yield;
      // The first client of all is the first time that most of this is run, which takes longest.
      standingOf(facts, view.today, view.weights);
      yield;
      rows.push(clientRow(facts, view));
      yield;
      actionsOf(facts, view);
      if (this.rows.length === 0 && rapport.settings().confirmed && performance.now() - told > PATIENCE_MS) {
        told = performance.now();
        welcome.drawIndexing({ done: rows.length, total: paths.length, finished: false });
        yield 'drawn';
      }
      yield;
    }
    return rows;
  }

  /** Whoever listens to the screen is not told of parts before the whole is there; what is said of the work itself is. */
  private setBusy(busy: boolean): void {
    for (const part of [this.summary.el, this.client.el, this.scroller]) part.setAttribute('aria-busy', String(busy));
  }

  private drawWelcome(isEmpty: boolean): void {
    const { rapport, welcome, el } = this;
    const book = rapport.book();
    const { reading, confirmed } = rapport.settings();
    const indexing = rapport.indexing();
    if (indexing.finished && this.saidReading) {
      this.saidReading = false;
      this.announce(this.words().say('view.clients.status', { n: this.rows.length }));
    }
    if (!indexing.finished) {
      this.saidReading = true;
      el.addClass('is-indexing');
      el.removeClass('has-no-clients');
      welcome.drawIndexing(indexing);
      this.announce(this.words().say('view.indexing'));
    } else if (isEmpty) {
      welcome.drawEmpty(book.counts(), reading);
    } else if (!confirmed) {
      welcome.drawFirst(book.recognised(), reading);
    }
  }

  private *drawList(): Generator<Step> {
    const turn = (this.listTurn += 1);
    const words = this.words();
    const { band, query } = this.listing;
    const { rows, folded } = yield* listSteps(this.rows, this.listing, words.language, this.listedRows);
    if (turn !== this.listTurn) return;
    this.listedRows = rows;
    this.list.draw(grouped(rows, this.grouping, this.closedGroups, words));
    const isPart = band !== null || query !== '';
    const all = rows.length + folded;
    this.heading.setText(words.say('field.clients'));
    this.heading.createSpan({
      cls: 'client-rapport-count',
      text: all < this.rows.length ? words.say('view.count', { shown: all, total: this.rows.length }) : words.number(all),
    });
    this.below.empty();
    if (isPart) {
      if (rows.length === 0) this.below.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.clients.nothing') });
      wordButton(this.below, words.say('view.clients.all'), 'all', () => {
        this.toolbar.clearField();
        this.relist({ band: null, query: '' });
        this.list.focus();
      }, 'mod-quiet');
      this.announce(words.say('view.clients.status', { n: rows.length }));
    } else if (folded > 0) {
      wordButton(this.below, words.say('foot.healthy', { n: folded }), 'healthy', () => {
        this.relist({ foldHealthy: false });
        this.list.focus();
      }, 'mod-quiet');
    }
  }

  private drawFoot(): void {
    if (this.footShown) this.foot.draw(this.footShown, this.rows.filter(({ band }) => band === 'dormant'));
  }

  private drawClient(): void {
    const page = this.shownPath === null ? null : this.pageOf(this.shownPath);
    const belongs = this.followedPath === null ? [] : this.rapport.book().clientsOf(this.followedPath);
    const others = page !== null && belongs.includes(page.path) ? belongs.filter((path) => path !== page.path) : [];
    this.client.draw(page, others.flatMap((path): Other[] => {
      const row = this.rows.find((one) => one.path === path);
      return row ? [{ path, name: row.name }] : [];
    }));
    this.list.select(page?.path ?? null);
  }

  private pageOf(path: string): ClientPage | null {
    const facts = this.rapport.book().client(path);
    if (!facts) return null;
    const view = this.rapport.view();
    const snoozed = this.snoozed();
    const kept = this.keptPage;
    if (kept?.facts === facts && kept.snoozed === snoozed && sameView(kept.view, view)) return kept.page;
    const page = clientPage(facts, view, snoozed);
    this.keptPage = { facts, view, snoozed, page };
    return page;
  }

  /** What is put off today was not put off then. */
  private snoozed(): Snoozed {
    return this.isPast() ? NOTHING : this.rapport.settings().snoozed;
  }

  private announce(text: string): void {
    window.clearTimeout(this.announcing);
    this.announcing = window.setTimeout(() => this.status.setText(text), ANNOUNCE_MS);
  }

  /** What changed without anything being read: the day that is shown, and how much is put off. */
  private sayNews(): void {
    const words = this.words();
    const past = this.rapport.asOf();
    const n = this.toDo.putOff.length;
    const news = past !== null ? words.say('pane.asOf.banner', { day: words.day(past, this.rapport.today(), 'long') }) : n > 0 ? words.say('pane.putOff', { n }) : '';
    if (this.saidNews !== null && news !== this.saidNews && news !== '') this.announce(news);
    this.saidNews = news;
  }

  private relist(change: Partial<Listing>): void {
    this.listing = { ...this.listing, ...change };
    this.view.app.workspace.requestSaveLayout();
    if (this.drawing.stale || !this.el.isShown()) return;
    if (this.summaryShown) this.summary.draw(this.summaryShown, this.listing.band);
    this.listingSlices.run(this.drawList());
  }

  // ── Which client ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Another note may be active. One that belongs to nobody leaves what is shown. */
  follow(): void {
    this.drawing.catchUp();
    const before = this.shownPath;
    this.followNote();
    if (this.shownPath === before || this.drawing.stale) return;
    if (this.el.isShown()) this.drawClient();
    else this.drawing.later();
  }

  /** Choosing in the list holds until another note is active. */
  private followNote(): void {
    const book = this.rapport.book();
    const path = this.view.app.workspace.getActiveFile()?.path ?? null;
    if (this.shownPath !== null && book.client(this.shownPath) === undefined) this.shownPath = null;
    if (path === null || (path === this.followedPath && this.shownPath !== null)) return;
    const [first] = book.clientsOf(path);
    if (first === undefined) return;
    this.followedPath = path;
    this.shownPath = first;
  }

  // ── What the sections ask for ─────────────────────────────────────────────────────────────────────────────────────

  words(): Words {
    return this.rapport.words();
  }

  show(path: string): void {
    this.shownPath = path;
    this.openFolds.add('client');
    this.drawClient();
  }

  open(source: Source, newLeaf: PaneType | boolean): void {
    void this.rapport.open(source, newLeaf);
  }

  isPast(): boolean {
    return this.rapport.asOf() !== null;
  }

  menu(source: Source, action: ActionRow | null): Menu {
    return noteMenu(source, this.view, this, action);
  }

  menuOf(source: Source, el: HTMLElement): Menu {
    return this.menu(source, this.actionAt(el));
  }

  actionAt(el: HTMLElement): ActionRow | null {
    const key = el.getAttribute('data-action');
    return this.toDo.actions.find((action) => action.key === key) ?? null;
  }

  isOpen(fold: Fold): boolean {
    return this.openFolds.has(fold);
  }

  setOpen(fold: Fold, open: boolean): void {
    if (open) this.openFolds.add(fold);
    else this.openFolds.delete(fold);
    this.view.app.workspace.requestSaveLayout();
    if (fold === 'next' || fold === 'putOff') this.next.draw(this.toDo);
    else if (fold === 'problems' || fold === 'dormant') this.drawFoot();
    else this.drawClient();
  }

  id(name: string): string {
    return `client-rapport-${this.paneId}-${name}`;
  }
}
