/** The row of buttons at the top, as the app's own panes have it, and the field that finds a client by name. */
import { Menu, setIcon, setTooltip } from 'obsidian';
import { GROUPINGS, SORTS, type Grouping, type Sort } from '../../core/shown/client-list';
import type { Key } from '../../core/i18n/lookup';
import { addLockedItem, lockButton } from './past-day';
import { showMenu, type Scene } from './scene';

/** What the toolbar can change about the list. */
export interface ListControls {
  sort(): Sort;
  setSort(sort: Sort): void;
  grouping(): Grouping;
  setGrouping(grouping: Grouping): void;
  foldsHealthy(): boolean;
  setFoldsHealthy(folds: boolean): void;
  find(query: string): void;
  /** The user goes on from the field into the list. */
  goToList(): void;
}

/** What the last button offers; what only looks is offered in the past too. */
const TASKS = [
  ['do', 'step-forward', 'take-next-step'],
  ['do', 'mail-plus', 'write-message'],
  ['do', 'hand-heart', 'ask-for-recommendation'],
  ['log', 'message-square-warning', 'log-complaint'],
  ['log', 'award', 'record-recommendation'],
  ['look', 'layout-dashboard', 'open-portfolio'],
  ['look', 'waypoints', 'open-topic-map'],
] as const;

type PlainKey = Extract<Key, `view.tool.${string}` | 'view.more.settings' | `command.${string}`>;

export class Toolbar {
  readonly el: HTMLElement;
  private readonly fieldEl: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly filterButton: HTMLElement;
  private readonly dayButton: HTMLElement;
  private readonly privacyButton: HTMLElement;
  /** What would write, and is of no use in the past. */
  private readonly writing: readonly { readonly button: HTMLButtonElement; readonly name: string }[];

  constructor(parent: HTMLElement, private readonly scene: Scene, private readonly controls: ListControls) {
    const { rapport } = scene;
    this.el = parent.createDiv('nav-header client-rapport-toolbar');
    const buttons = this.el.createDiv('nav-buttons-container');
    this.writing = ([['message-square-plus', 'log-interaction'], ['user-plus', 'create-client-card']] as const).map(([icon, task]) => ({
      button: this.addButton(buttons, icon, `command.${task}`, () => rapport.start(task, {})),
      name: scene.words().say(`command.${task}`),
    }));
    this.addButton(buttons, 'arrow-up-narrow-wide', 'view.tool.sort', (event, button) => this.showSorts(event, button));
    this.filterButton = this.addButton(buttons, 'search', 'view.tool.filter', () => this.toggleField());
    this.filterButton.setAttribute('aria-pressed', 'false');
    this.dayButton = this.addButton(buttons, 'calendar-clock', 'command.show-as-of', () => rapport.start('show-as-of', {}));
    this.privacyButton = this.addButton(buttons, 'eye-off', 'command.toggle-privacy', () => rapport.setPrivacy(!rapport.view().privacy));
    this.addButton(buttons, 'ellipsis', 'view.tool.more', (event, button) => this.showMore(event, button));

    this.fieldEl = this.el.createDiv('search-input-container client-rapport-filter');
    this.input = this.fieldEl.createEl('input', {
      type: 'search', placeholder: scene.words().say('view.tool.filter'),
      attr: { enterkeyhint: 'search', spellcheck: 'false', 'aria-labelledby': scene.id('filter'), dir: 'auto' },
    });
    const label = this.fieldEl.createSpan({ cls: 'client-rapport-unseen', text: scene.words().say('view.tool.filter') });
    label.id = scene.id('filter');
    this.input.addEventListener('input', () => controls.find(this.input.value));
    this.input.addEventListener('keydown', (event) => this.pressInField(event));
    this.fieldEl.hide();
  }

  /** Shows which day and whose eyes the view is for. */
  draw(): void {
    const { rapport } = this.scene;
    const isPast = this.scene.isPast();
    for (const [button, on] of [[this.dayButton, isPast], [this.privacyButton, rapport.view().privacy === true]] as const) {
      button.setAttribute('aria-pressed', String(on));
      button.toggleClass('is-active', on);
    }
    for (const { button, name } of this.writing) lockButton(button, name, isPast, this.scene.words());
  }

  /** The way back to today was taken, and its button is gone. */
  focusDay(): void {
    this.dayButton.focus();
  }

  /** Empties the field, without telling the list. */
  clearField(): void {
    this.input.value = '';
  }

  private addButton(parent: HTMLElement, icon: string, key: PlainKey, onClick: (event: MouseEvent, button: HTMLElement) => void): HTMLButtonElement {
    const button = parent.createEl('button', { cls: 'clickable-icon nav-action-button', attr: { type: 'button' } });
    setIcon(button, icon);
    setTooltip(button, this.scene.words().say(key));
    button.addEventListener('click', (event) => onClick(event, button));
    return button;
  }

  private toggleField(): void {
    const opens = this.filterButton.getAttribute('aria-pressed') !== 'true';
    this.fieldEl.toggle(opens);
    this.filterButton.setAttribute('aria-pressed', String(opens));
    this.filterButton.toggleClass('is-active', opens);
    if (opens) {
      this.input.focus();
      return;
    }
    this.input.value = '';
    this.controls.find('');
    this.filterButton.focus();
  }

  private pressInField(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      if (this.input.value === '') {
        this.toggleField();
      } else {
        this.input.value = '';
        this.controls.find('');
      }
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      this.controls.goToList();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private showSorts(event: MouseEvent, button: HTMLElement): void {
    const { scene, controls } = this;
    const words = scene.words();
    const menu = new Menu();
    for (const sort of SORTS) {
      menu.addItem((item) => item.setSection('sort').setTitle(words.say(`view.sort.${sort}`)).setChecked(sort === controls.sort()).onClick(() => controls.setSort(sort)));
    }
    for (const grouping of GROUPINGS) {
      menu.addItem((item) => item.setSection('group').setTitle(words.say(`pane.group.by.${grouping}`)).setChecked(grouping === controls.grouping())
        .onClick(() => controls.setGrouping(grouping)));
    }
    menu.addItem((item) => item.setSection('fold').setTitle(words.say('view.sort.foldHealthy')).setChecked(controls.foldsHealthy())
      .onClick(() => controls.setFoldsHealthy(!controls.foldsHealthy())));
    showMenu(menu, event, button);
  }

  private showMore(event: MouseEvent, button: HTMLElement): void {
    const { rapport } = this.scene;
    const words = this.scene.words();
    const menu = new Menu();
    const add = (section: string, icon: string, key: PlainKey, onClick: () => unknown): void => {
      menu.addItem((item) => item.setSection(section).setIcon(icon).setTitle(words.say(key)).onClick(onClick));
    };
    const isPast = this.scene.isPast();
    if (isPast) addLockedItem(menu, words);
    for (const [section, icon, task] of TASKS) if (!isPast || section === 'look') add(section, icon, `command.${task}`, () => rapport.start(task, {}));
    if (!isPast) add('undo', 'undo-2', 'command.undo-last-change', () => rapport.undoLastChange());
    add('settings', 'settings', 'view.more.settings', () => rapport.openSettings());
    showMenu(menu, event, button);
  }
}
