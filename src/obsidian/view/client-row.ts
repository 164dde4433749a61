/** The elements of one client in the list, few of them: there may be hundreds of rows in a tall window. */
import { setIcon } from 'obsidian';
import type { ClientRow } from '../../core/shown/shown';
import { bandClass, COMPLAINT_ICON, FRIEND_ICON, MOMENT_ICON } from './look';

/** Where an item stands in the list, and among those of its level. */
export interface Spot {
  readonly index: number;
  /** From 1. */
  readonly position: number;
  readonly size: number;
  /** Below a heading: a leaf of a tree, not an option of a plain list. */
  readonly inGroup: boolean;
}

export class DrawnRow {
  readonly el: HTMLElement;
  private readonly label: Text;
  private readonly score: Text;
  private readonly name: Text;
  private readonly marksEl: HTMLElement;
  private readonly reason: Text;
  private readonly trend: Text;
  private readonly scoreEl: HTMLElement;
  private readonly trendEl: HTMLElement;
  /** Made when there is a line to draw: narrow lists have none. */
  private lineEl: SVGElement | null = null;
  private row: ClientRow | null = null;
  private spot: Spot | null = null;

  constructor(parent: HTMLElement) {
    this.el = parent.createDiv({ cls: 'client-rapport-row', attr: { role: 'option', tabindex: '-1', draggable: 'true', 'aria-selected': 'false' } });
    const labelEl = this.el.createSpan('client-rapport-unseen');
    const part = (cls: string): HTMLElement => this.el.createSpan({ cls: `client-rapport-row-${cls}`, attr: { 'aria-hidden': 'true' } });
    // The texts are written anew for one client after another, and stay the same nodes.
    const textIn = (el: HTMLElement): Text => el.appendChild(el.doc.createTextNode(''));
    this.scoreEl = part('score');
    const nameEl = part('name');
    this.marksEl = part('marks');
    const reasonEl = part('reason');
    this.trendEl = part('trend');
    nameEl.dir = 'auto';
    reasonEl.dir = 'auto';
    this.label = textIn(labelEl);
    this.score = textIn(this.scoreEl);
    this.name = textIn(nameEl);
    this.reason = textIn(reasonEl);
    this.trend = textIn(this.trendEl);
  }

  /** The card of the client that it shows; null: none yet. */
  get path(): string | null {
    return this.row?.path ?? null;
  }

  /** Unchanged clients are the same objects, and cost nothing. @returns whether anything may look different */
  draw(row: ClientRow): boolean {
    const before = this.row;
    if (before === row) return false;
    this.row = row;
    if (before?.path !== row.path) {
      this.el.setAttribute('data-path', row.path);
      this.lineEl?.setAttribute('d', '');
    }
    const { complaintMark, momentMark, friendMark } = row;
    write(this.label, row.label);
    classify(this.scoreEl, `client-rapport-row-score client-rapport-score ${bandClass(row.band, row.provisional)}`);
    write(this.score, row.scoreText);
    write(this.name, row.name);
    write(this.reason, row.reason);
    classify(this.trendEl, `client-rapport-row-trend${row.trend ? ` is-${row.trend.direction}` : ''}`);
    write(this.trend, row.trend?.direction === 'flat' ? '→' : row.trend?.text ?? '');
    if (before === null || before.complaintMark !== complaintMark || before.momentMark !== momentMark || before.friendMark !== friendMark) this.drawMarks(row);
    return true;
  }

  /** @param path the pieces of a line in a square of one by one */
  drawLine(path: string): void {
    this.lineEl ??= this.el.createSvg('svg', { cls: 'client-rapport-row-line', attr: { viewBox: '0 0 1 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' } })
      .createSvg('path', { attr: { 'vector-effect': 'non-scaling-stroke' } });
    this.lineEl.setAttribute('d', path);
  }

  private drawMarks({ complaintMark, momentMark, friendMark }: ClientRow): void {
    this.marksEl.empty();
    const marks = [
      { text: complaintMark, icon: COMPLAINT_ICON, cls: 'is-at-risk' },
      { text: momentMark, icon: MOMENT_ICON, cls: 'is-chance' },
      { text: friendMark, icon: FRIEND_ICON, cls: 'is-friend' },
    ];
    for (const { text, icon, cls } of marks) {
      if (text === null) continue;
      const mark = this.marksEl.createSpan({ cls: `client-rapport-mark ${cls}`, title: text });
      setIcon(mark, icon);
    }
  }

  place(spot: Spot): void {
    const { spot: before, el } = this;
    this.spot = spot;
    if (before?.index !== spot.index) el.setCssProps({ '--client-rapport-index': String(spot.index) });
    if (before?.position !== spot.position) el.setAttribute('aria-posinset', String(spot.position));
    if (before?.size !== spot.size) el.setAttribute('aria-setsize', String(spot.size));
    if ((before?.inGroup ?? false) === spot.inGroup) return;
    el.setAttribute('role', spot.inGroup ? 'treeitem' : 'option');
    if (spot.inGroup) el.setAttribute('aria-level', '2');
    else el.removeAttribute('aria-level');
  }

  select(selected: boolean): void {
    this.el.setAttribute('aria-selected', String(selected));
    this.el.toggleClass('is-active', selected);
  }

  /** Exactly one row of the list is reached by Tab. */
  reach(reached: boolean): void {
    this.el.tabIndex = reached ? 0 : -1;
  }
}

/** What stays as it is costs nothing. */
function write(node: Text, text: string): void {
  if (node.data !== text) node.data = text;
}

function classify(el: HTMLElement, classes: string): void {
  if (el.className !== classes) el.className = classes;
}
