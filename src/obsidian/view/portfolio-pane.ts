/**
 * What is inside the portfolio: the measures of a stretch of days, or the library of recommendations. Both are worked out
 * once for a state of the notes, a day and a period, a slice at a time, and only while somebody sees them.
 */
import { setIcon, setTooltip, type ItemView, type Menu, type PaneType } from 'obsidian';
import type { Book } from '../../core/reading/book';
import type { Key, Words } from '../../core/i18n/lookup';
import type { Source } from '../../core/model';
import { librarySteps, type Library, type LibraryEntry, type LibraryFilter } from '../../core/portfolio/library';
import { bandSteps, portfolioSteps } from '../../core/portfolio/portfolio';
import { isSpan, LAST_YEAR, sectionSteps, SPANS, windowOf, windowText, type Period, type Section } from '../../core/shown/portfolio-tiles';
import { sameView, type View } from '../../core/shown/sentences';
import type { ActionRow } from '../../core/shown/shown';
import type { Pane } from '../pane-view';
import type { Rapport } from '../rapport';
import { AT_ONCE, drawCounts, drawLibrary } from './library-list';
import { noteMenu } from './note-links';
import { filling } from './pieces';
import { drawPastDay, lockButton, pastDayWords } from './past-day';
import { drawSections, type Sheet } from './portfolio-tiles';
import { redraw, unseen, wordButton, type Scene } from './scene';
import { Slices, type Step } from './slices';
import { Welcome } from './welcome';
import { WhenSeen } from './when-seen';

/** From what something was worked out. */
interface Basis {
  readonly book: Book;
  readonly revision: number;
  readonly view: View;
  readonly period: Period;
}

/** So many sections, and entries below the filters, fill a screen. */
const IN_SIGHT = 5;
const ENTRIES_IN_SIGHT = 10;

let lastId = 0;

export class PortfolioPane implements Scene, Pane {
  readonly drawing: WhenSeen;
  readonly scroller: HTMLElement;
  shows: 'portfolio' | 'library' = 'portfolio';
  period: Period = LAST_YEAR;
  filter: LibraryFilter = {};
  wantedScroll: number | null = null;

  private readonly paneId = (lastId += 1);
  private readonly unfolded = new Set<string>();
  private readonly slices: Slices;
  private readonly modes: Readonly<Record<PortfolioPane['shows'], HTMLButtonElement>>;
  private readonly select: HTMLSelectElement;
  private readonly dayButton: HTMLButtonElement;
  private readonly privacyButton: HTMLButtonElement;
  /** What would write, and is of no use in the past. */
  private readonly writing: readonly { readonly button: HTMLButtonElement; readonly name: string }[];
  private readonly banner: HTMLElement;
  private readonly welcome: Welcome;
  /** How many entries of the library are drawn, and which of them is to have the focus. */
  private drawn = 0;
  private focusAt: number | null = null;
  /** What stands in the scroller now. */
  private drawnAs: PortfolioPane['shows'] | null = null;
  /** Which days the banner speaks of. */
  private drawnDays = '';
  private keptSections: { readonly basis: Basis; readonly sections: readonly Section[] } | null = null;
  private knownEntries = new WeakMap<LibraryEntry, HTMLElement>();
  private keptLibrary: { readonly basis: Basis; readonly library: Library } | null = null;

  constructor(private readonly el: HTMLElement, private readonly view: ItemView, readonly rapport: Rapport) {
    el.addClasses(['client-rapport-view', 'client-rapport-portfolio']);
    this.slices = new Slices(el);
    this.drawing = new WhenSeen(el, () => this.slices.run(this.draw(), 'soon'));
    const words = this.words();
    const bar = el.createDiv('nav-header client-rapport-toolbar');
    const modes = bar.createDiv({ cls: 'client-rapport-modes', attr: { role: 'group', 'aria-labelledby': this.id('modes') } });
    unseen(modes, words.say('tiles.show')).id = this.id('modes');
    this.modes = { portfolio: this.addMode(modes, 'portfolio'), library: this.addMode(modes, 'library') };
    const field = bar.createDiv('client-rapport-period');
    unseen(field, words.say('tiles.period')).id = this.id('period');
    this.select = field.createEl('select', { cls: 'dropdown', attr: { 'aria-labelledby': this.id('period'), 'data-key': 'period' } });
    for (const span of SPANS) this.select.createEl('option', { value: span, text: words.say(`tiles.period.${span}`) });
    this.select.addEventListener('change', () => this.choose(this.select.value));
    const buttons = bar.createDiv('nav-buttons-container');
    const writing = (icon: string, key: Extract<Key, `command.${string}`>, onClick: () => void) => ({ button: this.addButton(buttons, icon, key, onClick), name: words.say(key) });
    this.writing = [
      writing('file-text', 'command.create-portfolio-report', () => rapport.start('create-portfolio-report', { period: this.period })),
      writing('quote', 'command.create-showcase', () => rapport.start('create-showcase', {})),
      writing('award', 'command.record-recommendation', () => rapport.start('record-recommendation', { clients: [] })),
    ];
    this.dayButton = this.addButton(buttons, 'calendar-clock', 'command.show-as-of', () => rapport.start('show-as-of', {}));
    this.privacyButton = this.addButton(buttons, 'eye-off', 'command.toggle-privacy', () => rapport.setPrivacy(rapport.view().privacy !== true));
    this.banner = el.createDiv();
    unseen(el, words.say('library.privacy')).id = this.id('privacy');
    this.welcome = new Welcome(el, this);
    this.scroller = el.createDiv('client-rapport-scroller client-rapport-portfolio-body');
  }

  end(): void {
    this.slices.stop();
    this.el.empty();
  }

  focus(): void {
    this.modes[this.shows].focus();
  }

  resized(): void {
    this.drawing.catchUp();
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private *draw(): Generator<Step> {
    const { rapport, el, welcome } = this;
    const indexing = rapport.indexing();
    el.toggleClass('is-indexing', !indexing.finished);
    if (!indexing.finished) {
      welcome.drawIndexing(indexing);
      return;
    }
    welcome.clear();
    const view = rapport.view();
    const book = rapport.book();
    const basis: Basis = { book, revision: book.revision, view, period: this.period };
    const sheet: Sheet = { view, unfolded: this.unfolded, id: (name) => this.id(name) };
    this.makeRoom();
    yield;
    this.drawToolbar(view);
    yield 'drawn';
    const { clients, recommendations } = book.counts();
    if (clients + recommendations === 0) {
      redraw(this.scroller, () => this.scroller.createDiv({ cls: 'client-rapport-quiet', text: this.words().say('tiles.empty') }));
      return;
    }
    this.scroller.setAttribute('aria-busy', 'true');
    yield;
    // The cards are put together one by one, and kept.
    for (const path of book.clientPaths()) {
      book.client(path);
      yield;
    }
    const library = yield* this.libraryFor(basis);
    yield;
    yield* filling(this.scroller, this.shows === 'library' ? this.drawLibrary(library, sheet) : this.drawSections(basis, library, sheet));
    this.scroller.setAttribute('aria-busy', 'false');
    if (this.wantedScroll !== null) this.scroller.scrollTop = this.wantedScroll;
    this.wantedScroll = null;
  }

  private *libraryFor(basis: Basis): Generator<Step, Library> {
    if (this.keptLibrary && isSame(this.keptLibrary.basis, basis)) return this.keptLibrary.library;
    const { book, view } = basis;
    const unowned = book.recommendations().filter(({ clients }) => clients.length === 0).map(({ record }) => record);
    yield;
    const library = yield* librarySteps(book.clients(), view.today, unowned);
    // Entries that an edit leaves as they are look as they did.
    if (this.keptLibrary === null || !sameView(this.keptLibrary.basis.view, view)) this.knownEntries = new WeakMap();
    this.keptLibrary = { basis, library };
    return library;
  }

  private *drawSections(basis: Basis, library: Library, sheet: Sheet): Generator<Step> {
    const { keptSections } = this;
    const { book, view, period } = basis;
    const show = (sections: readonly Section[]): Generator<Step> => drawSections(this.scroller, sections, sheet, ({ name }, el) => {
      if (name === 'recommendations') this.drawCounts(el, library, view);
    });
    if (keptSections && isSame(keptSections.basis, basis) && keptSections.basis.period === period) {
      yield* show(keptSections.sections);
      return;
    }
    const portfolio = yield* portfolioSteps(book.clients(), windowOf(period, view.today), view.today, view.weights);
    yield;
    const isNew = keptSections === null;
    // A year of bands of a thousand clients is most of the work: at first what else is in sight is seen before it.
    if (isNew) {
      yield* show((yield* sectionSteps(portfolio, view, false)).slice(0, IN_SIGHT));
      yield;
    }
    yield* bandSteps(portfolio);
    const sections = yield* sectionSteps(portfolio, view);
    this.keptSections = { basis, sections };
    yield;
    yield* show(sections);
  }

  private drawToolbar(view: View): void {
    const { rapport } = this;
    const words = this.words();
    const past = rapport.asOf();
    for (const [mode, button] of Object.entries(this.modes)) button.setAttribute('aria-pressed', String(mode === this.shows));
    this.select.value = this.period.span;
    this.select.parentElement?.toggle(this.shows === 'portfolio');
    for (const [button, on] of [[this.dayButton, past !== null], [this.privacyButton, view.privacy === true]] as const) {
      button.setAttribute('aria-pressed', String(on));
      button.toggleClass('is-active', on);
    }
    for (const { button, name } of this.writing) lockButton(button, name, past !== null, words);
    const period = this.shows === 'portfolio' ? windowText(windowOf(this.period, view.today), view) : '';
    const days = `${String(past)} ${String(rapport.today())} ${period}`;
    if (days === this.drawnDays) return;
    this.drawnDays = days;
    redraw(this.banner, () => {
      if (past === null) {
        if (period !== '') this.banner.createDiv({ cls: 'client-rapport-quiet client-rapport-portfolio-days', text: period });
        return;
      }
      const day = pastDayWords(past, rapport.today(), words);
      drawPastDay(this.banner, period === '' ? day : words.say('reason.text', { title: day, detail: period }), words, () => {
        rapport.showAsOf(null);
        this.dayButton.focus();
      });
    });
  }

  private drawCounts(parent: HTMLElement, library: Library, view: View): void {
    drawCounts(parent, library, view, null, (tally) => {
      this.filter = { tally };
      this.turnTo('library');
      this.focus();
    });
    wordButton(parent, this.words().say('library.open'), 'library', () => {
      this.turnTo('library');
      this.focus();
    });
  }

  /** What the other mode has drawn would be laid out and painted again with the toolbar, and with every piece. */
  private makeRoom(): void {
    if (this.drawnAs !== null && this.drawnAs !== this.shows) {
      this.scroller.scrollTop = 0;
      this.scroller.empty();
    }
    this.drawnAs = this.shows;
  }

  private *drawLibrary(library: Library, sheet: Sheet): Generator<Step> {
    yield* drawLibrary(this.scroller, library, sheet, {
      rapport: this.rapport, filter: this.filter, drawn: this.drawn, focusAt: this.focusAt, known: this.knownEntries,
      setFilter: (filter) => {
        this.filter = filter;
        this.drawn = 0;
        // Nobody sees these, and they would be moved with every entry that comes.
        for (const el of this.scroller.findAll('.client-rapport-entry').slice(ENTRIES_IN_SIGHT)) el.remove();
        this.remember();
      },
      setDrawn: (n) => {
        this.focusAt = n - AT_ONCE;
        this.drawn = n;
        this.drawing.changed();
      },
    });
    this.focusAt = null;
  }

  // ── What is chosen ────────────────────────────────────────────────────────────────────────────────────────────────

  private choose(span: string): void {
    if (!isSpan(span)) return;
    if (span !== 'own') {
      this.setPeriod({ ...this.period, span });
      return;
    }
    // The list says what is shown until other days have been typed.
    this.select.value = this.period.span;
    this.rapport.start('choose-period', { period: this.period, then: (period) => this.setPeriod(period) });
  }

  private setPeriod(period: Period): void {
    this.period = period;
    this.remember();
  }

  private turnTo(mode: PortfolioPane['shows']): void {
    this.shows = mode;
    this.remember();
  }

  private remember(): void {
    this.view.app.workspace.requestSaveLayout();
    this.drawing.changed();
  }

  private addMode(parent: HTMLElement, mode: PortfolioPane['shows']): HTMLButtonElement {
    return wordButton(parent, this.words().say(`tiles.show.${mode}`), `mode ${mode}`, () => this.turnTo(mode));
  }

  private addButton(parent: HTMLElement, icon: string, key: Extract<Key, `command.${string}`>, onClick: () => void): HTMLButtonElement {
    const button = parent.createEl('button', { cls: 'clickable-icon nav-action-button', attr: { type: 'button' } });
    setIcon(button, icon);
    setTooltip(button, this.words().say(key));
    button.addEventListener('click', onClick);
    return button;
  }

  // ── What the sections ask for ─────────────────────────────────────────────────────────────────────────────────────

  words(): Words {
    return this.rapport.words();
  }

  show(path: string): void {
    this.open({ path }, false);
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

  menuOf(source: Source): Menu {
    return this.menu(source, null);
  }

  actionAt(): null {
    return null;
  }

  isOpen(): boolean {
    return false;
  }

  setOpen(): void {
    // Nothing here folds by the names of the sidebar.
  }

  id(name: string): string {
    return `client-rapport-portfolio-${this.paneId}-${name.replace(/\s/g, '-')}`;
  }
}

function isSame(a: Basis, b: Basis): boolean {
  return a.book === b.book && a.revision === b.revision && sameView(a.view, b.view);
}

