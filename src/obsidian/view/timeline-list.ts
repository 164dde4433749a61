/** What happened with a client, by months, newest first; of a long history the first part, and the rest on request. */
import { setIcon } from 'obsidian';
import type { TimelineEntry } from '../../core/shown/shown';
import { TIMELINE_ICONS } from './look';
import { noteLink, wordButton, type Scene } from './scene';

/** @param size entries that are drawn at once */
export function drawTimeline(parent: HTMLElement, entries: readonly TimelineEntry[], size: number, scene: Scene): void {
  const words = scene.words();
  if (entries.length === 0) {
    parent.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.timeline.none') });
    return;
  }
  const months = parent.createDiv();
  let drawn = 0;
  let month = '';
  let list: HTMLElement | null = null;
  const drawMore = (): void => {
    const next = entries.slice(drawn, drawn + size);
    for (const entry of next) {
      if (list === null || entry.monthText !== month) {
        month = entry.monthText;
        const id = scene.id(`month-${String(drawn)}-${String(entry.day)}`);
        months.createDiv({ cls: 'client-rapport-heading client-rapport-month', text: month, attr: { id } });
        list = months.createEl('ul', { cls: 'client-rapport-list client-rapport-items', attr: { 'aria-labelledby': id } });
      }
      drawEntry(list, entry);
    }
    drawn += next.length;
    const rest = Math.min(size, entries.length - drawn);
    if (rest === 0) more.remove();
    else more.setText(words.say('view.more', { n: rest }));
  };
  const more = wordButton(parent, '', 'more timeline', drawMore, 'mod-quiet');
  drawMore();
}

function drawEntry(list: HTMLElement, { kind, dayText, title, text, source }: TimelineEntry): void {
  const row = list.createEl('li', 'client-rapport-item');
  setIcon(row.createSpan({ cls: 'client-rapport-item-icon', attr: { 'aria-hidden': 'true' } }), TIMELINE_ICONS[kind]);
  const what = row.createDiv('client-rapport-item-text');
  what.createSpan({ cls: 'client-rapport-item-day', text: dayText, attr: { dir: 'auto' } });
  noteLink(what, title, source);
  if (text !== '') what.createSpan({ cls: 'client-rapport-item-words', text, attr: { dir: 'auto' } });
}
