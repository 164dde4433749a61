/**
 * A long list of which only the rows in sight are in the page. Rows are of one height, which the style sheet says,
 * headings too; a row is known by its key, so focus, selection and the elements themselves survive every update. With
 * headings the list is a tree to whoever hears it.
 */
import { findTyped, type GroupHead } from '../../core/shown/client-list';
import type { Spot } from './client-row';
import { DrawnHead } from './group-row';
import { Slices, type Step } from './slices';

/** Rows drawn beyond each edge of what is in sight. */
const BEYOND = 3;
/** New rows that are laid out and painted within a frame on a machine four times slower. */
const IN_A_FRAME = 4;
/** Before anything is laid out. */
const ROW_HEIGHT = 44;
const HEIGHT_IN_SIGHT = 480;
/** Letters typed within this time go together, in milliseconds. */
const TYPING_MS = 800;

/** The first and the last item that are drawn; there may be no item in either place. */
interface Sight {
  readonly first: number;
  readonly last: number;
}

export interface Drawn {
  readonly el: HTMLElement;
  place(spot: Spot): void;
  /** Exactly one row of the list is reached by Tab. */
  reach(reached: boolean): void;
  select?(selected: boolean): void;
}

/** What a list does with its rows, of which `D` are the elements. */
export interface RowWays<Row, D extends Drawn> {
  /** Of the list without and with headings, and of a heading. */
  readonly roles: readonly [flat: string, grouped: string, head: 'treeitem' | 'row'];
  key(row: Row): string;
  make(parent: HTMLElement): D;
  draw(drawn: D, row: Row): void;
  /** Everything in sight is drawn. */
  done?(): void;
  /** Lists the rows of a group, or its heading alone. */
  toggle(group: string): void;
  enter(row: Row, event: KeyboardEvent): void;
  space(row: Row): void;
  /** @returns whether that was all that the click was for */
  click(row: Row, target: Element): boolean;
  /** Forward from a row, which has nothing below it. */
  into?(drawn: D): void;
}

export class RowList<Row extends { readonly search: string }, D extends Drawn> {
  readonly el: HTMLElement;
  private items: readonly (Row | GroupHead)[] = [];
  /** Where the headings stand among the items; none in a plain list. */
  private headings: readonly number[] = [];
  private readonly rows = new Map<string, D>();
  private readonly heads = new Map<string, DrawnHead>();
  /** Rows that went out of sight, to be written anew for those that came into it. */
  private readonly spare: D[] = [];
  private readonly slices: Slices;
  /** Of the elements: in the page, a key would say what privacy mode hides. */
  private readonly keys = new WeakMap<Element, string>();
  private focusedKey: string | null = null;
  /** Where the row with the focus stood when that was last asked. */
  private focusedAt = -1;
  private shownKey: string | null = null;
  private rowHeight = 0;
  private typed = { text: '', at: -Infinity };

  /**
   * @param scroller the element that scrolls, of which the list is a part
   * @param labelId the element that names the list
   */
  constructor(parent: HTMLElement, private readonly scroller: HTMLElement, labelId: string, private readonly ways: RowWays<Row, D>) {
    this.el = parent.createDiv({ cls: 'client-rapport-rows', attr: { role: ways.roles[0], 'aria-labelledby': labelId } });
    this.slices = new Slices(this.el);
    this.el.addEventListener('keydown', (event) => this.press(event));
    this.el.addEventListener('click', (event) => this.click(event));
    this.el.addEventListener('focusin', (event) => {
      const key = this.keyAt(event);
      if (key !== null) this.reach(key);
    });
    scroller.addEventListener('scroll', () => this.drawWindow(), { passive: true });
  }

  draw(items: readonly (Row | GroupHead)[]): void {
    // What is in sight is asked for before anything is written, so that nothing need be laid out for the answer.
    const sight = this.sight();
    const before = this.focusedIndex();
    const counted = items.length !== this.items.length;
    this.items = items;
    // A list with headings begins with one.
    const [top] = items;
    this.headings = top !== undefined && isHead(top) ? items.flatMap((item, index) => (isHead(item) ? [index] : [])) : [];
    this.el.setAttribute('role', this.ways.roles[this.headings.length > 0 ? 1 : 0]);
    if (counted) this.el.setCssProps({ '--client-rapport-rows': String(items.length) });
    this.el.toggleClass('is-empty', items.length === 0);
    const hadFocus = this.el.contains(this.el.doc.activeElement);
    if (this.focusedIndex() < 0) {
      // The focus goes to the neighbour that took the place of a row that is gone.
      const neighbour = items[Math.min(Math.max(before, 0), items.length - 1)];
      this.focusedKey = neighbour ? this.keyOf(neighbour) : null;
    }
    // A list that is shorter now may have been scrolled back, and its rows are measured once they are there.
    const isAnother = this.rowHeight === 0 || (sight.first > 0 && sight.last >= items.length);
    this.drawWindow(isAnother ? this.sight() : sight, true);
    if (hadFocus && !this.el.contains(this.el.doc.activeElement)) this.focus();
  }

  /** The list, the window or the style sheet has another size. */
  resized(): void {
    this.rowHeight = 0;
    this.drawWindow();
  }

  end(): void {
    this.slices.stop();
  }

  /** @param key the row that is shown elsewhere */
  select(key: string | null): void {
    if (key === this.shownKey) return;
    for (const [one, selected] of [[this.shownKey, false], [key, true]] as const) {
      if (one !== null) this.rows.get(one)?.select?.(selected);
    }
    this.shownKey = key;
  }

  /** Puts the keyboard on a row: the one it was on, if none is named. */
  focus(key: string | null = this.focusedKey): void {
    if (key === null || this.indexOf(key) < 0) return;
    this.reach(key);
    const index = this.focusedIndex();
    if (!this.bringIntoSight(index)) this.drawWindow();
    this.drawn(key)?.el.focus({ preventScroll: true });
  }

  /** The row that an element stands in. */
  rowAt(event: UIEvent): Row | null {
    const item = this.itemAt(event);
    return item === undefined || isHead(item) ? null : item;
  }

  // ── What is in sight ──────────────────────────────────────────────────────────────────────────────────────────────

  private keyOf(item: Row | GroupHead): string {
    return isHead(item) ? item.group : this.ways.key(item);
  }

  private keyAt({ targetNode }: UIEvent): string | null {
    const row = targetNode?.instanceOf(Element) ? targetNode.closest('.client-rapport-row') : null;
    return row === null ? null : this.keys.get(row) ?? null;
  }

  private itemAt(event: UIEvent): Row | GroupHead | undefined {
    const key = this.keyAt(event);
    return key === null ? undefined : this.items[this.indexOf(key)];
  }

  /** Looked for, since a table of all rows would cost more with each change than it saves. */
  private indexOf(key: string): number {
    return this.items.findIndex((item) => this.keyOf(item) === key);
  }

  /** -1: nothing has the focus, or what had it is gone. */
  private focusedIndex(): number {
    const { focusedKey } = this;
    if (focusedKey === null) return -1;
    const known = this.items[this.focusedAt];
    if (known === undefined || this.keyOf(known) !== focusedKey) this.focusedAt = this.indexOf(focusedKey);
    return this.focusedAt;
  }

  private drawn(key: string): Drawn | undefined {
    return this.rows.get(key) ?? this.heads.get(key);
  }

  /** @param isOther whether other rows stand in the list, so that one that waits to be written anew might cover another */
  private drawWindow(sight: Sight = this.sight(), isOther = false): void {
    this.slices.run(this.windowSteps(sight, isOther));
  }

  /** The row with the focus at once, the others row by row. */
  private *windowSteps({ first, last }: Sight, isOther: boolean): Generator<Step> {
    const { items, rows, heads, spare } = this;
    const focused = this.focusedIndex();
    const wanted = new Set<string>();
    for (const item of items.slice(first, last + 1)) wanted.add(this.keyOf(item));
    if (focused >= 0 && this.focusedKey !== null) wanted.add(this.focusedKey);
    for (const [key, row] of rows) if (!wanted.has(key)) { spare.push(row); rows.delete(key); }
    for (const [key, head] of heads) if (!wanted.has(key)) { head.el.remove(); heads.delete(key); }
    if (isOther) for (const row of spare) row.el.remove();
    if (focused >= 0) this.drawItem(focused);
    let drawn = 0;
    for (let index = first; index <= last; index += 1) if (this.drawItem(index)) yield (drawn += 1) % IN_A_FRAME === 0 ? 'enough' : 'drawn';
    for (const row of spare.splice(0)) row.el.remove();
    this.ways.done?.();
  }

  /** @returns whether it was not there before */
  private drawItem(index: number): boolean {
    const { items, rows, heads, ways, el, spare } = this;
    const item = items[index];
    if (item === undefined) return false;
    const spot = this.spotOf(index);
    const key = this.keyOf(item);
    if (isHead(item)) {
      const head = heads.get(key) ?? new DrawnHead(el, ways.roles[2]);
      heads.set(key, head);
      this.keys.set(head.el, key);
      head.draw(item);
      head.place(spot);
      head.reach(key === this.focusedKey);
      return false;
    }
    const known = rows.get(key);
    const row = known ?? spare.pop() ?? ways.make(el);
    if (row !== known) {
      rows.set(key, row);
      if (!row.el.isConnected) el.append(row.el);
      this.keys.set(row.el, key);
      row.select?.(key === this.shownKey);
      row.reach(key === this.focusedKey);
    }
    row.place(spot);
    ways.draw(row, item);
    return row !== known;
  }

  /** Rows are counted within their group, headings among themselves. */
  private spotOf(index: number): Spot {
    const { headings, items } = this;
    if (headings.length === 0) return { index, position: index + 1, size: items.length, inGroup: false };
    const at = headings.filter((one) => one <= index).length - 1;
    const heading = headings[at] ?? 0;
    if (heading === index) return { index, position: at + 1, size: headings.length, inGroup: true };
    const head = items[heading];
    return { index, position: index - heading, size: head !== undefined && isHead(head) ? head.count : 0, inGroup: true };
  }

  private sight(): Sight {
    const height = this.heightOfRow();
    const top = this.scroller.scrollTop - this.el.offsetTop;
    return { first: Math.max(0, Math.floor(top / height) - BEYOND), last: Math.ceil((top + this.heightInSight()) / height) + BEYOND };
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

  /** @returns whether it had to be scrolled to */
  private bringIntoSight(index: number): boolean {
    const height = this.heightOfRow();
    const top = this.el.offsetTop + index * height;
    const { scroller } = this;
    const before = scroller.scrollTop;
    const wanted = Math.min(top, Math.max(before, top + height - this.heightInSight()));
    if (wanted === before) return false;
    scroller.scrollTop = wanted;
    this.drawWindow();
    return true;
  }

  private reach(key: string): void {
    if (key !== this.focusedKey && this.focusedKey !== null) this.drawn(this.focusedKey)?.reach(false);
    this.focusedKey = key;
    this.drawn(key)?.reach(true);
  }

  // ── Mouse and keys ────────────────────────────────────────────────────────────────────────────────────────────────

  private click(event: MouseEvent): void {
    const target = event.targetNode;
    const item = this.itemAt(event);
    if (item === undefined || !target?.instanceOf(Element)) return;
    if (isHead(item)) this.ways.toggle(item.group);
    else if (!this.ways.click(item, target)) return;
    event.preventDefault();
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const index = this.focusedIndex();
    const item = this.items[index];
    if (item === undefined) return;
    const target = event.targetNode;
    // A button of the row has its own Enter and Space; Back leads to the row again.
    const onButton = target?.instanceOf(Element) === true && target.closest('button') !== null;
    const isSpace = event.key === ' ' && !this.isTyping(event);
    if (onButton && (event.key === 'Enter' || event.key === ' ' || event.key === 'Tab')) return;
    if (!onButton && (isSpace || event.key === 'Enter')) {
      if (isHead(item)) this.ways.toggle(item.group);
      else if (isSpace) this.ways.space(item);
      else this.ways.enter(item, event);
    } else if (!this.turn(event, item, index, onButton) && !this.move(event, index) && !this.type(event, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** As in a tree: forward opens a group or leads into a row, back closes it or leads from a row to its heading. */
  private turn({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, item: Row | GroupHead, index: number, onButton: boolean): boolean {
    const spot = this.spotOf(index);
    if (altKey || ctrlKey || metaKey || !spot.inGroup || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    const isRtl = this.el.win.getComputedStyle(this.el).direction === 'rtl';
    const forward = (key === 'ArrowRight') !== isRtl;
    if (isHead(item)) {
      if (item.open !== forward) this.ways.toggle(item.group);
      else if (forward) this.focusAt(index + 1);
    } else if (forward) {
      const row = this.rows.get(this.ways.key(item));
      if (row) this.ways.into?.(row);
    } else {
      this.focusAt(onButton ? index : index - spot.position);
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
    this.focus(item ? this.keyOf(item) : null);
  }
}

function isHead<Row extends object>(item: Row | GroupHead): item is GroupHead {
  return 'group' in item;
}
