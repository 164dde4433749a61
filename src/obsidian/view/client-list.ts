/**
 * The list of clients, of which only the rows in sight are in the page. Rows are of one height, which the style sheet
 * says, headings of groups too; a row is known by its client, so focus, selection and the elements themselves survive
 * every update. With headings the list is a tree to whoever hears it.
 */
import { Keymap } from 'obsidian';
import { findTyped, itemKey, type ListItem } from '../../core/shown/client-list';
import { DrawnRow, type Spot } from './client-row';
import { DrawnHead } from './group-row';
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
  private items: readonly ListItem[] = [];
  private readonly places = new Map<string, number>();
  private spots: readonly Spot[] = [];
  private readonly drawn = new Map<string, DrawnRow | DrawnHead>();
  private focusedKey: string | null = null;
  private shownPath: string | null = null;
  private rowHeight = 0;
  private typed = { text: '', at: -Infinity };

  /**
   * @param scroller the element that scrolls, of which the list is a part
   * @param toggleGroup lists the clients of a group, or its heading alone
   */
  constructor(parent: HTMLElement, private readonly scroller: HTMLElement, private readonly scene: Scene, private readonly toggleGroup: (group: string) => void) {
    this.el = parent.createDiv({ cls: 'client-rapport-rows', attr: { role: 'listbox', 'aria-labelledby': scene.id('clients') } });
    this.el.addEventListener('keydown', (event) => this.press(event));
    this.el.addEventListener('click', (event) => this.click(event));
    this.el.addEventListener('focusin', (event) => {
      const key = keyOf(event);
      if (key !== null) this.reach(key);
    });
    scroller.addEventListener('scroll', () => this.drawWindow(), { passive: true });
  }

  draw(items: readonly ListItem[]): void {
    const before = this.focusedKey === null ? undefined : this.places.get(this.focusedKey);
    this.items = items;
    this.places.clear();
    items.forEach((item, index) => this.places.set(itemKey(item), index));
    this.spots = spotsOf(items);
    this.el.setAttribute('role', this.spots[0]?.inGroup === false ? 'listbox' : 'tree');
    this.el.setCssProps({ '--client-rapport-rows': String(items.length) });
    this.el.toggleClass('is-empty', items.length === 0);
    const hadFocus = this.el.contains(this.el.doc.activeElement);
    if (this.focusedKey === null || !this.places.has(this.focusedKey)) {
      // The focus goes to the neighbour that took the place of a row that is gone.
      const neighbour = items[Math.min(before ?? 0, items.length - 1)];
      this.focusedKey = neighbour ? itemKey(neighbour) : null;
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
    for (const [one, selected] of [[this.shownPath, false], [path, true]] as const) {
      const row = one === null ? undefined : this.drawn.get(one);
      if (row instanceof DrawnRow) row.select(selected);
    }
    this.shownPath = path;
  }

  /** Puts the keyboard on a row: the one it was on, if none is named. */
  focus(key: string | null = this.focusedKey): void {
    const index = key === null ? undefined : this.places.get(key);
    if (key === null || index === undefined) return;
    this.reach(key);
    this.drawWindow();
    this.drawn.get(key)?.el.focus({ preventScroll: true });
    this.bringIntoSight(index);
  }

  // ── What is in sight ──────────────────────────────────────────────────────────────────────────────────────────────

  private drawWindow(): void {
    const { items, drawn } = this;
    const { first, last } = this.window();
    const focused = this.focusedKey === null ? undefined : this.places.get(this.focusedKey);
    // Rows that went out of sight are written anew for those that came into it.
    const spare: DrawnRow[] = [];
    for (const [key, row] of drawn) {
      const index = this.places.get(key);
      if (index !== undefined && ((index >= first && index <= last) || index === focused)) continue;
      if (row instanceof DrawnRow) spare.push(row);
      else row.el.remove();
      drawn.delete(key);
    }
    for (let index = first; index <= last; index += 1) this.drawItem(index, spare);
    if (focused !== undefined && items.length > 0) this.drawItem(focused, spare);
    for (const row of spare) row.el.remove();
  }

  private drawItem(index: number, spare: DrawnRow[]): void {
    const item = this.items[index];
    const spot = this.spots[index];
    if (item === undefined || spot === undefined) return;
    const key = itemKey(item);
    const known = this.drawn.get(key);
    if ('group' in item) {
      const head = known instanceof DrawnHead ? known : new DrawnHead(this.el);
      this.drawn.set(key, head);
      head.draw(item);
      head.place(spot);
      head.reach(key === this.focusedKey);
      return;
    }
    const row = known instanceof DrawnRow ? known : (spare.pop() ?? new DrawnRow(this.el));
    if (row !== known) {
      this.drawn.set(key, row);
      row.select(key === this.shownPath);
      row.reach(key === this.focusedKey);
    }
    row.place(spot);
    row.draw(item);
  }

  private window(): { readonly first: number; readonly last: number } {
    const height = this.heightOfRow();
    const top = this.scroller.scrollTop - this.el.offsetTop;
    return {
      first: Math.max(0, Math.floor(top / height) - BEYOND),
      last: Math.min(this.items.length - 1, Math.ceil((top + this.heightInSight()) / height) + BEYOND),
    };
  }

  private heightInSight(): number {
    return this.scroller.clientHeight || HEIGHT_IN_SIGHT;
  }

  private heightOfRow(): number {
    if (this.rowHeight > 0) return this.rowHeight;
    const { height } = this.el.getBoundingClientRect();
    if (height === 0 || this.items.length === 0) return ROW_HEIGHT;
    this.rowHeight = height / this.items.length;
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

  private reach(key: string): void {
    if (key !== this.focusedKey && this.focusedKey !== null) this.drawn.get(this.focusedKey)?.reach(false);
    this.focusedKey = key;
    this.drawn.get(key)?.reach(true);
  }

  // ── Mouse and keys ────────────────────────────────────────────────────────────────────────────────────────────────

  /** A click on the score shows what it is made of, one on a heading folds it; elsewhere it opens the note, as all links do. */
  private click(event: MouseEvent): void {
    const target = event.targetNode;
    const key = keyOf(event);
    const item = this.items[(key === null ? undefined : this.places.get(key)) ?? -1];
    if (item === undefined || !target?.instanceOf(Element)) return;
    if ('group' in item) this.toggleGroup(item.group);
    else if (target.closest('.client-rapport-row-score') !== null) this.scene.show(item.path);
    else return;
    event.preventDefault();
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing || this.focusedKey === null) return;
    const index = this.places.get(this.focusedKey);
    const item = this.items[index ?? -1];
    if (index === undefined || item === undefined) return;
    const isSpace = event.key === ' ' && !this.isTyping(event);
    if ('group' in item && (isSpace || event.key === 'Enter')) this.toggleGroup(item.group);
    else if (!('group' in item) && event.key === 'Enter') this.scene.open({ path: item.path }, Keymap.isModEvent(event));
    else if (!('group' in item) && isSpace) this.scene.show(item.path);
    else if (!this.turn(event, item, index) && !this.move(event, index) && !this.type(event, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** As in a tree: forward opens a group, back closes it or leads from a client to its heading. */
  private turn({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, item: ListItem, index: number): boolean {
    const spot = this.spots[index];
    if (altKey || ctrlKey || metaKey || spot?.inGroup !== true || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    const isRtl = this.el.win.getComputedStyle(this.el).direction === 'rtl';
    const forward = (key === 'ArrowRight') !== isRtl;
    if ('group' in item) {
      if (item.open !== forward) this.toggleGroup(item.group);
      else if (forward) this.focusAt(index + 1);
    } else if (!forward) {
      this.focusAt(index - spot.position);
    }
    return true;
  }

  private move({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, index: number): boolean {
    if (altKey || ctrlKey || metaKey) return false;
    const last = this.items.length - 1;
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
    const found = findTyped(this.items, text, index);
    if (found >= 0) this.focusAt(found);
    return true;
  }

  private isTyping({ timeStamp }: KeyboardEvent): boolean {
    return timeStamp - this.typed.at < TYPING_MS;
  }

  private focusAt(index: number): void {
    const item = this.items[index];
    this.focus(item ? itemKey(item) : null);
  }
}

function keyOf(event: UIEvent): string | null {
  const target = event.targetNode;
  const row = target?.instanceOf(Element) ? target.closest('.client-rapport-row') : null;
  return row?.getAttribute('data-path') ?? row?.getAttribute('data-group') ?? null;
}

/** Clients are counted within their group, headings among themselves. */
function spotsOf(items: readonly ListItem[]): readonly Spot[] {
  const heads = items.flatMap((item) => ('group' in item ? [item] : []));
  if (heads.length === 0) return items.map((_, index) => ({ index, position: index + 1, size: items.length, inGroup: false }));
  let head = 0;
  let position = 0;
  return items.map((item, index) => {
    if ('group' in item) {
      head += 1;
      position = 0;
      return { index, position: head, size: heads.length, inGroup: true };
    }
    position += 1;
    return { index, position, size: heads[head - 1]?.count ?? 0, inGroup: true };
  });
}
