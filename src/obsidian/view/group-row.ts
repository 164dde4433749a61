/** The heading of a group as a row of the list: of the same height as the clients', reached by the same keys. */
import { setIcon } from 'obsidian';
import type { GroupHead } from '../../core/shown/client-list';
import type { Spot } from './client-row';

export class DrawnHead {
  readonly el: HTMLElement;
  private readonly iconEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private readonly countEl: HTMLElement;

  constructor(parent: HTMLElement, role: 'treeitem' | 'row') {
    this.el = parent.createDiv({ cls: 'client-rapport-row mod-head', attr: { role, tabindex: '-1', 'aria-level': '1' } });
    this.iconEl = this.el.createSpan({ cls: 'collapse-icon', attr: { 'aria-hidden': 'true' } });
    setIcon(this.iconEl, 'chevron-down');
    this.titleEl = this.el.createSpan('client-rapport-row-name');
    this.countEl = this.el.createSpan('client-rapport-count');
    if (role === 'row') for (const cell of [this.titleEl, this.countEl]) cell.setAttribute('role', 'gridcell');
  }

  draw({ group, title, count, open }: GroupHead): void {
    this.el.setAttribute('data-group', group);
    this.el.setAttribute('aria-expanded', String(open));
    this.iconEl.toggleClass('is-collapsed', !open);
    if (this.titleEl.textContent !== title) this.titleEl.setText(title);
    if (this.countEl.textContent !== String(count)) this.countEl.setText(String(count));
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
