/**
 * The list of clients, of which only the rows in sight are in the page. Rows are of one height, which the style sheet
 * says; a row is known by its client, so focus, selection and the elements themselves survive every update.
 */
import { Keymap } from 'obsidian';
import type { ClientRow } from '../../core/shown/shown';
import { findTyped } from '../../core/shown/client-list';
import { DrawnRow } from './client-row';
import type { Scene } from './scene';

/** Rows drawn beyond each edge of what is in sight. */
const BEYOND = 3;
/** Before anything is laid out. */
const ROW_HEIGHT = 44;
const HEIGHT_IN_SIGHT = 480;
/** Letters typed within this time go together, in milliseconds. */
const TYPING_MS = 800;

export class ClientList {
  readonly el: HTMLElement;
  private rows: readonly ClientRow[] = [];
  private readonly places = new Map<string, number>();
  private readonly drawn = new Map<string, DrawnRow>();
  private focusedPath: string | null = null;
  private shownPath: string | null = null;
  private rowHeight = 0;
  private typed = { text: '', at: -Infinity };

  /** @param scroller the element that scrolls, of which the list is a part */
  constructor(parent: HTMLElement, private readonly scroller: HTMLElement, private readonly scene: Scene) {
    this.el = parent.createDiv({ cls: 'client-rapport-rows', attr: { role: 'listbox', 'aria-labelledby': scene.id('clients') } });
    this.el.addEventListener('keydown', (event) => this.press(event));
    this.el.addEventListener('click', (event) => this.click(event));
    this.el.addEventListener('focusin', (event) => {
      const row = rowOf(event);
      const path = row?.getAttribute('data-path') ?? null;
      if (path !== null) this.reach(path);
    });
    scroller.addEventListener('scroll', () => this.drawWindow(), { passive: true });
  }

  /** The client whose row the keyboard is on, for what is remembered of the view. */
  get focused(): string | null {
    return this.focusedPath;
  }

  draw(rows: readonly ClientRow[]): void {
    const before = this.focusedPath === null ? undefined : this.places.get(this.focusedPath);
    this.rows = rows;
    this.places.clear();
    rows.forEach(({ path }, index) => this.places.set(path, index));
    this.el.setCssProps({ '--client-rapport-rows': String(rows.length) });
    this.el.toggleClass('is-empty', rows.length === 0);
    const hadFocus = this.el.contains(this.el.doc.activeElement);
    if (this.focusedPath === null || !this.places.has(this.focusedPath)) {
      // The focus goes to the neighbour that took the place of a row that is gone.
      this.focusedPath = rows[Math.min(before ?? 0, rows.length - 1)]?.path ?? null;
    }
    this.drawWindow();
    if (hadFocus && !this.el.contains(this.el.doc.activeElement)) this.focus();
  }

  /** The list, the window or the style sheet has another size. */
  resized(): void {
    this.rowHeight = 0;
    this.drawWindow();
  }

  /** @param path the client that This client shows */
  select(path: string | null): void {
    if (path === this.shownPath) return;
    if (this.shownPath !== null) this.drawn.get(this.shownPath)?.select(false);
    this.shownPath = path;
    if (path !== null) this.drawn.get(path)?.select(true);
  }

  /** Puts the keyboard on a row: the one it was on, if no client is named. */
  focus(path: string | null = this.focusedPath): void {
    const index = path === null ? undefined : this.places.get(path);
    if (path === null || index === undefined) return;
    this.reach(path);
    this.drawWindow();
    this.drawn.get(path)?.el.focus({ preventScroll: true });
    this.bringIntoSight(index);
  }

  // ── What is in sight ──────────────────────────────────────────────────────────────────────────────────────────────

  private drawWindow(): void {
    const { rows, drawn } = this;
    const { first, last } = this.window();
    const focused = this.focusedPath === null ? undefined : this.places.get(this.focusedPath);
    // Rows that went out of sight are written anew for those that came into it.
    const spare: DrawnRow[] = [];
    for (const [path, row] of drawn) {
      const index = this.places.get(path);
      if (index !== undefined && ((index >= first && index <= last) || index === focused)) continue;
      spare.push(row);
      drawn.delete(path);
    }
    for (let index = first; index <= last; index += 1) this.drawRow(index, spare);
    if (focused !== undefined && rows.length > 0) this.drawRow(focused, spare);
    for (const row of spare) row.el.remove();
  }

  private drawRow(index: number, spare: DrawnRow[]): void {
    const row = this.rows[index];
    if (row === undefined) return;
    let one = this.drawn.get(row.path);
    if (one === undefined) {
      one = spare.pop() ?? new DrawnRow(this.el);
      this.drawn.set(row.path, one);
      one.select(row.path === this.shownPath);
      one.reach(row.path === this.focusedPath);
    }
    one.place(index, this.rows.length);
    one.draw(row);
  }

  private window(): { readonly first: number; readonly last: number } {
    const height = this.heightOfRow();
    const top = this.scroller.scrollTop - this.el.offsetTop;
    return {
      first: Math.max(0, Math.floor(top / height) - BEYOND),
      last: Math.min(this.rows.length - 1, Math.ceil((top + this.heightInSight()) / height) + BEYOND),
    };
  }

  private heightInSight(): number {
    return this.scroller.clientHeight || HEIGHT_IN_SIGHT;
  }

  private heightOfRow(): number {
    if (this.rowHeight > 0) return this.rowHeight;
    const { height } = this.el.getBoundingClientRect();
    if (height === 0 || this.rows.length === 0) return ROW_HEIGHT;
    this.rowHeight = height / this.rows.length;
    return this.rowHeight;
  }

  private bringIntoSight(index: number): void {
    const height = this.heightOfRow();
    const top = this.el.offsetTop + index * height;
    const { scroller } = this;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + height > scroller.scrollTop + this.heightInSight()) scroller.scrollTop = top + height - this.heightInSight();
    this.drawWindow();
  }

  private reach(path: string): void {
    if (path !== this.focusedPath && this.focusedPath !== null) this.drawn.get(this.focusedPath)?.reach(false);
    this.focusedPath = path;
    this.drawn.get(path)?.reach(true);
  }

  // ── Mouse and keys ────────────────────────────────────────────────────────────────────────────────────────────────

  /** A click on the score shows what it is made of; elsewhere it opens the note, as all links do. */
  private click(event: MouseEvent): void {
    const target = event.targetNode;
    const path = rowOf(event)?.getAttribute('data-path');
    if (!path || !target?.instanceOf(Element) || target.closest('.client-rapport-row-score') === null) return;
    event.preventDefault();
    this.scene.show(path);
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing || this.focusedPath === null) return;
    const index = this.places.get(this.focusedPath);
    const row = index === undefined ? undefined : this.rows[index];
    if (index === undefined || row === undefined) return;
    if (event.key === 'Enter') this.scene.open({ path: row.path }, Keymap.isModEvent(event));
    else if (event.key === ' ' && !this.isTyping(event)) this.scene.show(row.path);
    else if (!this.move(event, index) && !this.type(event, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private move({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, index: number): boolean {
    if (altKey || ctrlKey || metaKey) return false;
    const last = this.rows.length - 1;
    const page = Math.max(1, Math.floor(this.heightInSight() / this.heightOfRow()) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last, PageDown: index + page, PageUp: index - page,
    };
    const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
    if (step === undefined) return false;
    this.focusAt(Math.min(last, Math.max(0, step)));
    return true;
  }

  private type(event: KeyboardEvent, index: number): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey || [...event.key].length !== 1) return false;
    const text = this.isTyping(event) ? this.typed.text + event.key : event.key;
    this.typed = { text, at: event.timeStamp };
    const found = findTyped(this.rows, text, index);
    if (found >= 0) this.focusAt(found);
    return true;
  }

  private isTyping({ timeStamp }: KeyboardEvent): boolean {
    return timeStamp - this.typed.at < TYPING_MS;
  }

  private focusAt(index: number): void {
    this.focus(this.rows[index]?.path ?? null);
  }
}

function rowOf(event: UIEvent): Element | null {
  const target = event.targetNode;
  return target?.instanceOf(Element) ? target.closest('.client-rapport-row') : null;
}
