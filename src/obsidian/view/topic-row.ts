/** The elements of one row of the topic map: what it is about, and the buttons that mend it. */
import { setIcon, setTooltip } from 'obsidian';
import type { TopicRepair, TopicRow } from '../../core/shown/topic-rows';
import type { Spot } from './client-row';
import type { Drawn } from './row-list';
import { leadsTo } from './scene';

export const REPAIR_ICONS: Readonly<Record<TopicRepair['do'], string>> = { 'create-topic': 'file-plus', 'repair-topic-links': 'wrench', 'link-related-topics': 'link' };

/** What the buttons of a row do. */
export interface RowHands {
  mend(repair: TopicRepair): void;
  showMenu(row: TopicRow, event: MouseEvent, el: HTMLElement): void;
  /** The name of the button that opens the menu. */
  more(): string;
}

export class DrawnTopic implements Drawn {
  readonly el: HTMLElement;
  private readonly titleEl: HTMLElement;
  private readonly detailEl: HTMLElement;
  private readonly buttonsEl: HTMLElement;
  private row: TopicRow | null = null;

  constructor(parent: HTMLElement, private readonly hands: RowHands) {
    this.el = parent.createDiv({ cls: 'client-rapport-row mod-topic', attr: { role: 'row', tabindex: '-1', 'aria-level': '2' } });
    const cell = this.el.createDiv({ cls: 'client-rapport-topic-words', attr: { role: 'gridcell' } });
    this.titleEl = cell.createDiv({ cls: 'client-rapport-topic-title', attr: { dir: 'auto' } });
    this.detailEl = cell.createDiv({ cls: 'client-rapport-topic-detail', attr: { dir: 'auto' } });
    this.buttonsEl = this.el.createDiv({ cls: 'client-rapport-topic-buttons', attr: { role: 'gridcell' } });
  }

  /** Unchanged rows are the same objects, and cost nothing. */
  draw(row: TopicRow): void {
    const before = this.row;
    if (before === row) return;
    this.row = row;
    const { el, titleEl, detailEl } = this;
    titleEl.setText(row.title);
    detailEl.setText(row.detail);
    // What does not fit in is in the tooltip of the app's own kind only for the eye; the text itself is whole.
    detailEl.title = row.detail;
    for (const name of ['data-path', 'data-line']) el.removeAttribute(name);
    for (const [name, value] of Object.entries(row.source === null ? {} : leadsTo(row.source))) el.setAttribute(name, value);
    if (before === null || before.key !== row.key || JSON.stringify(before.repairs) !== JSON.stringify(row.repairs)) this.drawButtons(row);
  }

  private drawButtons({ repairs }: TopicRow): void {
    const hadFocus = this.buttonsEl.contains(this.el.doc.activeElement);
    this.buttonsEl.empty();
    const [first] = repairs;
    if (first) this.addButton(REPAIR_ICONS[first.repair.do], first.label, () => this.hands.mend(first.repair));
    this.addButton('ellipsis', this.hands.more(), (event, button) => {
      if (this.row) this.hands.showMenu(this.row, event, button);
    });
    if (hadFocus) this.el.focus({ preventScroll: true });
  }

  private addButton(icon: string, label: string, onClick: (event: MouseEvent, button: HTMLElement) => void): void {
    const button = this.buttonsEl.createEl('button', { cls: 'clickable-icon', attr: { type: 'button', tabindex: '-1' } });
    setIcon(button, icon);
    setTooltip(button, label);
    button.addEventListener('click', (event) => onClick(event, button));
  }

  /** The first button, or the one after that which has the focus. */
  into(): void {
    const buttons = this.buttonsEl.findAll('button');
    const at = buttons.findIndex((button) => button === this.el.doc.activeElement);
    buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  }

  place({ index, position, size }: Spot): void {
    this.el.setCssProps({ '--client-rapport-index': String(index) });
    this.el.setAttribute('aria-posinset', String(position));
    this.el.setAttribute('aria-setsize', String(size));
  }

  reach(reached: boolean): void {
    this.el.tabIndex = reached ? 0 : -1;
  }
}
