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
  private readonly mendButton: HTMLButtonElement;
  private icon = '';
  private row: TopicRow | null = null;

  constructor(parent: HTMLElement, hands: RowHands) {
    this.el = parent.createDiv({ cls: 'client-rapport-row mod-topic', attr: { role: 'row', tabindex: '-1', 'aria-level': '2' } });
    const cell = this.el.createDiv({ cls: 'client-rapport-topic-words', attr: { role: 'gridcell' } });
    this.titleEl = cell.createDiv({ cls: 'client-rapport-topic-title', attr: { dir: 'auto' } });
    this.detailEl = cell.createDiv({ cls: 'client-rapport-topic-detail', attr: { dir: 'auto' } });
    this.buttonsEl = this.el.createDiv({ cls: 'client-rapport-topic-buttons', attr: { role: 'gridcell' } });
    this.mendButton = this.addButton(() => {
      const [first] = this.row?.repairs ?? [];
      if (first) hands.mend(first.repair);
    });
    const more = this.addButton((event) => {
      if (this.row) hands.showMenu(this.row, event, more);
    });
    setIcon(more, 'ellipsis');
    setTooltip(more, hands.more());
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
    this.drawMending(row.repairs[0], before?.repairs[0]);
  }

  /** The button for what is the most likely to be meant. */
  private drawMending(first: TopicRow['repairs'][number] | undefined, before: typeof first): void {
    const { mendButton: button, el, buttonsEl } = this;
    if (!first) {
      if (button === el.doc.activeElement) el.focus({ preventScroll: true });
      button.remove();
      return;
    }
    if (button.parentElement === null) buttonsEl.prepend(button);
    const icon = REPAIR_ICONS[first.repair.do];
    if (icon !== this.icon) setIcon(button, icon);
    this.icon = icon;
    if (first.label !== before?.label) setTooltip(button, first.label);
  }

  private addButton(onClick: (event: MouseEvent) => void): HTMLButtonElement {
    const button = this.buttonsEl.createEl('button', { cls: 'clickable-icon', attr: { type: 'button', tabindex: '-1' } });
    button.addEventListener('click', onClick);
    return button;
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
