/** A part with a heading that folds it away, as the app's own trees do. Its contents are drawn only while it is open. */
import { setIcon } from 'obsidian';
import type { Fold, Scene } from './scene';

export interface FoldLook {
  readonly title: string;
  /** Stands after the title, muted; absent: nothing. */
  readonly count?: string;
}

export function drawFold(parent: HTMLElement, fold: Fold, scene: Scene, { title, count }: FoldLook, draw: (children: HTMLElement) => void): void {
  const open = scene.isOpen(fold);
  const item = parent.createDiv('tree-item client-rapport-fold');
  const self = item.createDiv({
    cls: 'tree-item-self is-clickable mod-collapsible client-rapport-fold-self',
    attr: { role: 'button', tabindex: '0', 'aria-expanded': String(open), 'data-key': `fold ${fold}` },
  });
  const triangle = self.createDiv({ cls: `tree-item-icon collapse-icon${open ? '' : ' is-collapsed'}`, attr: { 'aria-hidden': 'true' } });
  setIcon(triangle, 'chevron-down');
  const inner = self.createDiv({ cls: 'tree-item-inner', text: title });
  if (count !== undefined) inner.createSpan({ cls: 'client-rapport-count', text: count });
  const toggle = (): void => scene.setOpen(fold, !open);
  self.addEventListener('click', toggle);
  self.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    toggle();
  });
  if (open) draw(item.createDiv('tree-item-children client-rapport-fold-children'));
}
