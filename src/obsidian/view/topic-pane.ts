/** What is inside the topic map: a field that finds, and the sections as one list of which only what is in sight is drawn. */
import { Keymap, Menu, setIcon, type ItemView } from 'obsidian';
import type { Words } from '../../core/i18n/lookup';
import type { Source } from '../../core/model';
import { writtenName } from '../../core/reading/words';
import { topicItemSteps, type TopicItem, type TopicRepair, type TopicRow } from '../../core/shown/topic-rows';
import type { Pane } from '../pane-view';
import type { Rapport } from '../rapport';
import { addLockedItem, drawPastDay, lockButton, pastDayWords } from './past-day';
import { RowList } from './row-list';
import { redraw, showMenu } from './scene';
import { DrawnTopic, REPAIR_ICONS } from './topic-row';
import { Slices, type Step } from './slices';
import { Welcome } from './welcome';
import { WhenSeen } from './when-seen';

/** What is said to a screen reader waits until typing pauses, in milliseconds. */
const ANNOUNCE_MS = 500;

let lastId = 0;

export class TopicPane implements Pane {
  readonly drawing: WhenSeen;
  readonly scroller: HTMLElement;
  /** Sections of which the heading alone is listed. */
  readonly closed = new Set<string>(['all']);
  wantedScroll: number | null = null;

  private readonly paneId = (lastId += 1);
  private readonly input: HTMLInputElement;
  /** What would write, and is of no use while a past day is shown. */
  private readonly writing: readonly { readonly button: HTMLButtonElement; readonly name: string }[];
  private readonly banner: HTMLElement;
  private readonly status: HTMLElement;
  private readonly welcome: Welcome;
  private readonly list: RowList<TopicRow, DrawnTopic>;
  private readonly slices: Slices;
  private readonly listingSlices: Slices;
  private announcing: number | undefined;

  constructor(private readonly el: HTMLElement, private readonly view: ItemView, readonly rapport: Rapport) {
    el.addClasses(['client-rapport-view', 'client-rapport-topics']);
    this.slices = new Slices(el);
    this.listingSlices = new Slices(el);
    this.drawing = new WhenSeen(el, () => this.slices.run(this.draw(), 'soon'));
    const bar = el.createDiv('nav-header client-rapport-toolbar');
    this.input = this.drawField(bar);
    const buttons = bar.createDiv('nav-buttons-container');
    this.writing = ([
      ['wrench', 'command.repair-topic-links', () => rapport.start('repair-topic-links', {})],
      ['undo-2', 'command.undo-last-change', () => void rapport.undoLastChange()],
    ] as const).map(([icon, key, act]) => {
      const button = buttons.createEl('button', { cls: 'clickable-icon nav-action-button', attr: { type: 'button' } });
      setIcon(button, icon);
      button.addEventListener('click', act);
      return { button, name: this.words().say(key) };
    });
    this.banner = el.createDiv();
    this.status = el.createDiv({ cls: 'client-rapport-unseen', attr: { role: 'status' } });
    this.welcome = new Welcome(el, this);
    this.scroller = el.createDiv('client-rapport-scroller');
    const label = this.scroller.createSpan({ cls: 'client-rapport-unseen', text: this.words().say('topics.name') });
    label.id = this.id('list');
    const hands = {
      mend: (repair: TopicRepair) => this.mend(repair),
      showMenu: (row: TopicRow, event: MouseEvent, button: HTMLElement) => showMenu(this.menu(row), event, button),
      more: () => this.words().say('topics.more'),
    };
    this.list = new RowList(this.scroller, this.scroller, label.id, {
      roles: ['treegrid', 'treegrid', 'row'],
      key: ({ key }) => key,
      make: (parent) => new DrawnTopic(parent, hands),
      draw: (drawn, row) => drawn.draw(row),
      toggle: (group) => {
        if (!this.closed.delete(group)) this.closed.add(group);
        view.app.workspace.requestSaveLayout();
        this.drawList();
      },
      enter: ({ source }, event) => {
        if (source) this.open(source, Keymap.isModEvent(event));
      },
      space: ({ repairs: [first] }) => {
        if (first) this.mend(first.repair);
      },
      click: () => false,
      into: (drawn) => drawn.into(),
    });
    this.scroller.createDiv({ cls: 'client-rapport-below client-rapport-quiet', text: this.words().say('topics.nothing') });
  }

  end(): void {
    window.clearTimeout(this.announcing);
    this.slices.stop();
    this.listingSlices.stop();
    this.list.end();
    this.el.empty();
  }

  focus(): void {
    this.list.focus();
  }

  resized(): void {
    this.drawing.catchUp();
    this.list.resized();
  }

  private *draw(): Generator<Step> {
    const { rapport, welcome } = this;
    const indexing = rapport.indexing();
    const isEmpty = indexing.finished && rapport.book().counts().topics === 0;
    this.el.toggleClass('is-indexing', !indexing.finished);
    this.el.toggleClass('has-no-topics', isEmpty);
    this.drawDay();
    if (!indexing.finished) welcome.drawIndexing(indexing);
    else if (isEmpty) this.drawEmpty();
    else welcome.clear();
    if (!indexing.finished) return;
    yield;
    yield* rapport.book().topicSteps();
    this.drawList();
  }

  /** Topics have no days, so they are shown as they are; what is locked elsewhere is locked here. */
  private drawDay(): void {
    const { rapport } = this;
    const words = this.words();
    const past = rapport.asOf();
    for (const { button, name } of this.writing) lockButton(button, name, past !== null, words);
    this.el.toggleClass('is-past', past !== null);
    redraw(this.banner, () => {
      if (past === null) return;
      drawPastDay(this.banner, pastDayWords(past, rapport.today(), words), words, () => {
        rapport.showAsOf(null);
        this.input.focus();
      });
    });
  }

  private drawList(): void {
    this.listingSlices.run(this.listSteps());
  }

  private *listSteps(): Generator<Step> {
    const { value } = this.input;
    const items: readonly TopicItem[] = yield* topicItemSteps(this.rapport.book(), value, this.closed, this.rapport.view());
    yield;
    this.list.draw(items);
    if (this.wantedScroll !== null) this.scroller.scrollTop = this.wantedScroll;
    this.wantedScroll = null;
    this.el.toggleClass('has-found-nothing', items.length === 0);
    if (value !== '') this.announce(this.words().say('topics.found', { n: items.filter((item) => 'key' in item).length }));
  }

  private drawField(parent: HTMLElement): HTMLInputElement {
    const words = this.words();
    const field = parent.createDiv('search-input-container client-rapport-filter');
    const input = field.createEl('input', {
      type: 'search', placeholder: words.say('topics.find'), attr: { enterkeyhint: 'search', spellcheck: 'false', 'aria-labelledby': this.id('find'), dir: 'auto' },
    });
    field.createSpan({ cls: 'client-rapport-unseen', text: words.say('topics.find') }).id = this.id('find');
    input.addEventListener('input', () => this.drawList());
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape' && input.value !== '') {
        input.value = '';
        this.drawList();
      } else if (event.key === 'ArrowDown' || event.key === 'Enter') this.list.focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return input;
  }

  private drawEmpty(): void {
    const words = this.words();
    const { propertyNames, topicTags } = this.rapport.settings().reading;
    redraw(this.welcome.el, () => {
      const box = this.welcome.el.createDiv('client-rapport-box');
      box.createDiv({ cls: 'client-rapport-box-title', text: words.say('topics.none'), attr: { role: 'heading', 'aria-level': '2' } });
      box.createDiv({ text: words.say('topics.none.how', { type: `${writtenName('type', propertyNames)}: topic`, tag: topicTags.map((tag) => `#${tag}`).join(' ') }) });
    });
  }

  private announce(text: string): void {
    window.clearTimeout(this.announcing);
    this.announcing = window.setTimeout(() => this.status.setText(text), ANNOUNCE_MS);
  }

  private mend(repair: TopicRepair): void {
    const { rapport } = this;
    if (rapport.asOf() !== null) return;
    switch (repair.do) {
      case 'create-topic': rapport.start(repair.do, { title: repair.title }); break;
      case 'repair-topic-links': rapport.start(repair.do, repair.wish); break;
      case 'link-related-topics': rapport.start(repair.do, { path: repair.path }); break;
    }
  }

  open(source: Source, newLeaf: ReturnType<typeof Keymap.isModEvent>): void {
    void this.rapport.open(source, newLeaf);
  }

  menuOf(_source: Source, _el: HTMLElement, event: UIEvent): Menu {
    const row = this.list.rowAt(event);
    return row ? this.menu(row) : new Menu();
  }

  /** Everything that mends the row, the notes that it is about, and what the app has for the first of them. */
  private menu({ repairs, places, source }: TopicRow): Menu {
    const menu = new Menu();
    const isPast = this.rapport.asOf() !== null;
    if (isPast) addLockedItem(menu, this.words());
    else for (const { label, repair } of repairs) {
      menu.addItem((item) => item.setSection('client-rapport').setIcon(REPAIR_ICONS[repair.do]).setTitle(label).onClick(() => this.mend(repair)));
    }
    for (const place of places) {
      menu.addItem((item) => item.setSection('open').setIcon('file').setTitle(place.label).onClick((event) => this.open(place.source, Keymap.isModEvent(event))));
    }
    const { app, leaf } = this.view;
    const file = source === null ? null : app.vault.getFileByPath(source.path);
    if (file !== null && !isPast) app.workspace.trigger('file-menu', menu, file, this.view.getViewType(), leaf);
    return menu;
  }

  words(): Words {
    return this.rapport.words();
  }

  /** A name for an element that others refer to, unlike those of other views in the same window. */
  id(name: string): string {
    return `client-rapport-topics-${this.paneId}-${name}`;
  }
}
