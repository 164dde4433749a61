/** What says that a past day is shown, what of it is as it is today, and why nothing can be changed meanwhile. */
import { setTooltip, type Menu } from 'obsidian';
import type { Words } from '../../core/i18n/lookup';
import type { Day } from '../../core/day';
import { capital } from '../../core/shown/sentences';
import { wordButton } from './scene';

/** @param back leads to today; null: nowhere to go */
export function drawPastDay(parent: HTMLElement, title: string, words: Words, back: (() => void) | null): void {
  const el = parent.createDiv('client-rapport-banner');
  el.createSpan({ text: title });
  if (back !== null) wordButton(el, words.say('pane.asOf.back'), 'today', back);
  el.createDiv({ cls: 'client-rapport-banner-note', text: words.say('pane.asOf.now') });
}

export function pastDayWords(past: Day, today: Day, words: Words): string {
  return words.say('pane.asOf.banner', { day: words.day(past, today, 'long') });
}

/** A button that would write says why it does not. */
export function lockButton(button: HTMLButtonElement, name: string, isPast: boolean, words: Words): void {
  button.disabled = isPast;
  setTooltip(button, isPast ? words.say('reason.text', { title: name, detail: words.say('pane.asOf.locked') }) : name);
}

/** In the place of the items that would write. */
export function addLockedItem(menu: Menu, words: Words): void {
  menu.addItem((item) => item.setSection('client-rapport').setIcon('lock').setTitle(capital(words.say('pane.asOf.locked'))).setDisabled(true));
}
