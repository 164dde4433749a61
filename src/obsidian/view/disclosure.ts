/** A button that unfolds what belongs to it; what is unfolded stays so when the view is drawn anew. */
import { setIcon, setTooltip } from 'obsidian';

export interface Disclosure {
  /** Tells it apart from all others of the view. */
  readonly key: string;
  readonly text: string;
  /** In the place of the text, which is then its name. */
  readonly icon?: string;
}

export type Unfolded = Set<string>;

/** @param into where it unfolds; drawn when that is first seen */
export function drawDisclosure(buttons: HTMLElement, into: HTMLElement, { key, text, icon }: Disclosure, unfolded: Unfolded, draw: (parent: HTMLElement) => void): HTMLButtonElement {
  const button = buttons.createEl('button', { cls: icon === undefined ? 'client-rapport-button mod-quiet' : 'clickable-icon', attr: { type: 'button', 'data-key': key } });
  if (icon === undefined) {
    button.setText(text);
  } else {
    setIcon(button, icon);
    setTooltip(button, text);
  }
  const panel = into.createDiv('client-rapport-unfolded');
  const show = (): void => {
    const open = unfolded.has(key);
    button.setAttribute('aria-expanded', String(open));
    panel.empty();
    panel.toggle(open);
    if (open) draw(panel);
  };
  button.addEventListener('click', () => {
    if (!unfolded.delete(key)) unfolded.add(key);
    show();
  });
  show();
  return button;
}
