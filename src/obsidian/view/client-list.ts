/** The list of clients: a click on the score or Space shows what it is made of, elsewhere or by Enter the card opens. */
import { Keymap } from 'obsidian';
import type { ClientRow } from '../../core/shown/shown';
import { DrawnRow } from './client-row';
import { RowList } from './row-list';
import type { Scene } from './scene';
import type { Sparklines } from './sparklines';

/**
 * @param scroller the element that scrolls, of which the list is a part
 * @param toggle lists the clients of a group, or its heading alone
 */
export function clientList(parent: HTMLElement, scroller: HTMLElement, scene: Scene, toggle: (group: string) => void, lines: Sparklines): RowList<ClientRow, DrawnRow> {
  return new RowList(parent, scroller, scene.id('clients'), {
    roles: ['listbox', 'tree', 'treeitem'],
    key: ({ path }) => path,
    make: (el) => new DrawnRow(el),
    draw: (drawn, row) => { if (drawn.draw(row)) lines.want(drawn); },
    done: () => lines.wake(),
    toggle,
    enter: ({ path }, event) => scene.open({ path }, Keymap.isModEvent(event)),
    space: ({ path }) => scene.show(path),
    click({ path }, target) {
      const onScore = target.closest('.client-rapport-row-score') !== null;
      if (onScore) scene.show(path);
      return onScore;
    },
  });
}
