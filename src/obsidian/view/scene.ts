/**
 * What the sections of the sidebar share: the plugin's own things, the words, what the user has unfolded and chosen, and
 * the small gestures of drawing. A section draws what it is given and asks the scene for everything else.
 */
import type { Menu, PaneType } from 'obsidian';
import type { Words } from '../../core/i18n/lookup';
import type { Source } from '../../core/model';
import type { ActionRow, Span } from '../../core/shown/shown';
import type { Rapport } from '../rapport';
import type { Choice } from './chart';

export const FOLDS = ['client', 'next', 'putOff', 'changes', 'promises', 'moment', 'timeline', 'chart', 'chartTable', 'dormant', 'problems'] as const;
/** A part that can be folded away. */
export type Fold = (typeof FOLDS)[number];

export interface Scene {
  readonly rapport: Rapport;
  words(): Words;
  /** Shows in This client what the score of a client is made of. */
  show(path: string): void;
  open(source: Source, newLeaf: PaneType | boolean): void;
  /** Whether a past day is shown, of which nothing can be changed any more. */
  isPast(): boolean;
  /** The menu of a note, and of an action that is about it. */
  menu(source: Source, action: ActionRow | null): Menu;
  /** The action that an element stands for. */
  actionAt(el: HTMLElement): ActionRow | null;
  isOpen(fold: Fold): boolean;
  /** Remembers it with the layout and draws anew. */
  setOpen(fold: Fold, open: boolean): void;
  /** The days of the chart, and the one that is shown; absent: 26 weeks until today, and what all views show. */
  readonly charted?: { readonly span: Span } & Choice;
  /** A name for an element that others refer to, unlike those of other views in the same window. */
  id(name: string): string;
}

/**
 * Draws the contents of an element anew. What had the focus has it again, known by `data-key`, and the scroll position
 * stays.
 */
export function redraw(el: HTMLElement, draw: () => void): void {
  const focused = el.doc.activeElement;
  const key = focused !== null && el.contains(focused) ? focused.getAttribute('data-key') : null;
  // To ask for it, and to set it, the browser has to lay everything out.
  const scrollTop = el.hasChildNodes() ? el.scrollTop : 0;
  el.empty();
  draw();
  if (scrollTop > 0) el.scrollTop = scrollTop;
  if (key !== null) el.findAll('[data-key]').find((one) => one.getAttribute('data-key') === key)?.focus({ preventScroll: true });
}

/** Attributes that make an element lead to a note: clicks, hovers, menus and drags are taken care of for all of them. */
export function leadsTo({ path, line }: Source): Record<string, string> {
  return line === undefined ? { 'data-path': path } : { 'data-path': path, 'data-line': String(line) };
}

/** Opens a menu where the mouse is, or under its button or row when that was reached by key. */
export function showMenu(menu: Menu, event: MouseEvent, el: HTMLElement): void {
  const byMouse = event.type === 'contextmenu' ? event.clientX !== 0 || event.clientY !== 0 : event.detail > 0;
  const { left, bottom } = el.getBoundingClientRect();
  if (byMouse) menu.showAtMouseEvent(event);
  else menu.showAtPosition({ x: left, y: bottom }, el.doc);
}

/** Text for screen readers alone. */
export function unseen(parent: HTMLElement, text: string): HTMLElement {
  return parent.createSpan({ cls: 'client-rapport-unseen', text });
}

/** A link to a note or a line of it; text without a source is plain. */
export function noteLink(parent: HTMLElement, text: string, source: Source | null, cls = ''): HTMLElement {
  if (source === null) return parent.createSpan({ cls, text, attr: { dir: 'auto' } });
  const { path, line } = source;
  return parent.createEl('a', {
    cls: `client-rapport-link ${cls}`.trim(),
    text,
    href: '#',
    attr: { dir: 'auto', draggable: 'true', 'data-key': `link ${path} ${line ?? ''}`, ...leadsTo(source) },
  });
}

/** A button with words; `key` brings the focus back to it after a redraw. */
export function wordButton(parent: HTMLElement, text: string, key: string, onClick: (event: MouseEvent) => void, cls = ''): HTMLButtonElement {
  const button = parent.createEl('button', { cls: `client-rapport-button ${cls}`.trim(), text, attr: { type: 'button', 'data-key': key } });
  button.addEventListener('click', onClick);
  return button;
}

/** Rows of a long list, the first of them drawn and the others on request. */
export function someOf<T>(parent: HTMLElement, all: readonly T[], size: number, words: Words, draw: (parent: HTMLElement, one: T) => void): void {
  let drawn = 0;
  const rest = parent.createEl('li', { cls: 'client-rapport-more' });
  const more = rest.createEl('button', { cls: 'client-rapport-button mod-quiet', attr: { type: 'button' } });
  const drawMore = (): void => {
    for (const one of all.slice(drawn, drawn + size)) {
      const item = parent.createEl('li', { cls: 'client-rapport-item' });
      parent.insertBefore(item, rest);
      draw(item, one);
    }
    drawn = Math.min(all.length, drawn + size);
    more.setText(words.say('view.more', { n: Math.min(size, all.length - drawn) }));
    if (drawn === all.length) rest.remove();
  };
  more.addEventListener('click', drawMore);
  drawMore();
}
