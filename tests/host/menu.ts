/** Menus: items in their sections, by mouse or by keys. */
import type * as obsidian from 'obsidian';
import { Component } from './component';
import { uncaught } from './events';
import { setIcon } from './icons';

export class MenuItem {
  readonly hostEl: HTMLElement = createDiv({ cls: 'menu-item tappable' });
  hostSection = '';
  private readonly hostIconEl = this.hostEl.createDiv('menu-item-icon');
  private readonly hostTitleEl = this.hostEl.createDiv('menu-item-title');
  private hostClick: ((event: MouseEvent | KeyboardEvent) => unknown) | null = null;

  setTitle(title: string | DocumentFragment): this {
    this.hostTitleEl.setText(title);
    return this;
  }

  setIcon(icon: string | null): this {
    setIcon(this.hostIconEl, icon ?? '');
    return this;
  }

  setChecked(checked: boolean | null): this {
    this.hostEl.toggleClass('mod-checked', checked === true);
    if (checked === true) this.setIcon('check');
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.hostEl.toggleClass('is-disabled', disabled);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.hostEl.toggleClass('is-warning', isWarning);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.hostEl.toggleClass('is-label', isLabel);
    return this;
  }

  setSection(section: string): this {
    this.hostSection = section;
    return this;
  }

  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
    this.hostClick = callback;
    return this;
  }

  get hostTitle(): string {
    return this.hostTitleEl.textContent ?? '';
  }

  get hostEnabled(): boolean {
    return !this.hostEl.hasClass('is-disabled') && !this.hostEl.hasClass('is-label');
  }

  hostRun(event: MouseEvent | KeyboardEvent): void {
    Promise.resolve(this.hostClick?.(event)).catch(uncaught);
  }
}

export class MenuSeparator {}

const current: { menu: Menu | null } = { menu: null };

/** The menu that is open, if any; for tests and for the app, which has one at a time. */
export function openMenu(): Menu | null {
  return current.menu;
}

const ofEvents = new WeakMap<Event, Menu>();

export class Menu extends Component {
  readonly hostEl: HTMLElement = createDiv('menu');
  private readonly hostEntries: (MenuItem | MenuSeparator)[] = [];
  private readonly hostHidden: (() => unknown)[] = [];
  private hostSelected = -1;
  private readonly hostOnKey = (event: KeyboardEvent): void => this.hostPress(event);
  private readonly hostOnPointer = (event: Event): void => {
    if (event.target instanceof Node && !this.hostEl.contains(event.target)) this.hide();
  };

  /** The menu that other listeners of this event also add to, shown once they all have. */
  static forEvent(event: PointerEvent | MouseEvent): Menu {
    const known = ofEvents.get(event);
    if (known !== undefined) return known;
    const menu = new Menu();
    ofEvents.set(event, menu);
    event.preventDefault();
    void Promise.resolve().then(() => menu.showAtMouseEvent(event));
    return menu;
  }

  get items(): readonly MenuItem[] {
    return this.hostEntries.filter((one): one is MenuItem => one instanceof MenuItem);
  }

  setNoIcon(): this {
    this.hostEl.addClass('mod-no-icon');
    return this;
  }

  setUseNativeMenu(_useNativeMenu: boolean): this {
    return this;
  }

  setParentElement(_el: HTMLElement): this {
    return this;
  }

  addItem(cb: (item: MenuItem) => unknown): this {
    const item = new MenuItem();
    this.hostEntries.push(item);
    cb(item);
    return this;
  }

  addSeparator(): this {
    this.hostEntries.push(new MenuSeparator());
    return this;
  }

  showAtMouseEvent(event: MouseEvent): this {
    return this.showAtPosition({ x: event.clientX, y: event.clientY });
  }

  showAtPosition(position: obsidian.MenuPositionDef): this {
    current.menu?.hide();
    current.menu = this;
    this.hostDraw();
    document.body.appendChild(this.hostEl);
    const left = Math.max(0, Math.min(position.x, window.innerWidth - this.hostEl.offsetWidth - 4));
    const top = Math.max(0, Math.min(position.y, window.innerHeight - this.hostEl.offsetHeight - 4));
    this.hostEl.setCssStyles({ left: `${left}px`, top: `${top}px` });
    window.addEventListener('keydown', this.hostOnKey, true);
    window.addEventListener('pointerdown', this.hostOnPointer, true);
    this.load();
    return this;
  }

  hide(): this {
    if (current.menu !== this) return this;
    current.menu = null;
    this.hostEl.remove();
    window.removeEventListener('keydown', this.hostOnKey, true);
    window.removeEventListener('pointerdown', this.hostOnPointer, true);
    this.unload();
    for (const callback of this.hostHidden) callback();
    return this;
  }

  close(): void {
    this.hide();
  }

  onHide(callback: () => unknown): void {
    this.hostHidden.push(callback);
  }

  onHistoryBack(): void {
    this.hide();
  }

  private hostDraw(): void {
    this.hostEl.empty();
    const sections = new Map<string, (MenuItem | MenuSeparator)[]>();
    for (const entry of this.hostEntries) {
      const section = entry instanceof MenuItem ? entry.hostSection : '';
      sections.set(section, [...(sections.get(section) ?? []), entry]);
    }
    let first = true;
    for (const entries of sections.values()) {
      if (!first) this.hostEl.createDiv('menu-separator');
      first = false;
      for (const entry of entries) {
        if (entry instanceof MenuItem) {
          this.hostEl.appendChild(entry.hostEl);
          entry.hostEl.onclick = (event) => this.hostChoose(entry, event);
        } else {
          this.hostEl.createDiv('menu-separator');
        }
      }
    }
  }

  private hostChoose(item: MenuItem, event: MouseEvent | KeyboardEvent): void {
    if (!item.hostEnabled) return;
    this.hide();
    item.hostRun(event);
  }

  private hostPress(event: KeyboardEvent): void {
    const enabled = this.items.filter((item) => item.hostEnabled);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      this.hostSelected = this.hostSelected < 0 && by < 0 ? enabled.length - 1 : (this.hostSelected + by + enabled.length) % enabled.length;
      for (const item of this.items) item.hostEl.toggleClass('selected', item === enabled[this.hostSelected]);
    } else if (event.key === 'Enter') {
      const item = enabled[this.hostSelected];
      if (item !== undefined) this.hostChoose(item, event);
    } else if (event.key === 'Escape') {
      this.hide();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
