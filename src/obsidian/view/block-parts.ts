/** The parts of a code block: its head, complaints, recommendations, promises, a checklist, and what was wrong in it. */
import { setIcon } from 'obsidian';
import { complaintRows, promisesOf, recommendationRows, within, type ChecklistItem, type MatterRow, type StageChecklist } from '../../core/block/content';
import type { BlockQuery } from '../../core/block/options';
import type { Day } from '../../core/day';
import type { Words } from '../../core/i18n/lookup';
import type { ClientFacts } from '../../core/model';
import type { View } from '../../core/shown/sentences';
import type { ClientPage, PromiseRow } from '../../core/shown/shown';
import { drawPastDay, pastDayWords } from './past-day';
import { noteLink, someOf, unseen, type Scene } from './scene';
import { drawTimeline } from './timeline-list';

/** Rows that are drawn at once. */
const AT_ONCE = 24;

export interface Head {
  readonly page: ClientPage;
  /** Whether the block stands in the client's own card. */
  readonly isOwn: boolean;
  readonly query: BlockQuery;
  /** The past day that is shown; null: today. */
  readonly day: Day | null;
}

/** Whose it is, unless that stands in the note's title, what it is, and as of which day. @param back leads to today; null: nowhere to go */
export function drawHead(el: HTMLElement, { page, isOwn, query: { view }, day }: Head, scene: Scene, back: (() => void) | null): void {
  const words = scene.words();
  el.empty();
  const title = titleOf(view, words);
  if (title !== '') {
    const line = el.createDiv({ cls: 'client-rapport-block-title', attr: { role: 'heading', 'aria-level': '3' } });
    line.appendText(title);
    if (!isOwn) noteLink(line.createSpan('client-rapport-block-client'), page.name, { path: page.path });
  }
  if (day === null) return;
  drawPastDay(el, pastDayWords(day, scene.rapport.today(), words), words, back);
}

function titleOf(view: BlockQuery['view'], words: Words): string {
  switch (view) {
    case 'timeline': return words.say('view.section.timeline');
    case 'complaints': return words.say('block.complaints');
    case 'recommendations': return words.say('block.recommendations');
    case 'promises': return words.say('heading.promises');
    case 'health':
    case 'checklist': return '';
  }
}

export function drawMistakes(el: HTMLElement, mistakes: readonly string[], words: Words): void {
  const box = el.createDiv('client-rapport-box');
  box.createDiv({ cls: 'client-rapport-box-title', text: words.say('block.mistake') });
  for (const text of mistakes) box.createDiv({ text });
}

/** The views of facts: all but health, which is drawn as in the sidebar, and the checklist, whose text is read first. */
export function drawAsked(el: HTMLElement, query: BlockQuery, facts: ClientFacts, page: ClientPage, view: View, scene: Scene): void {
  const { words } = view;
  switch (query.view) {
    case 'timeline': drawTimeline(el, page.timeline().filter(({ day }) => within(day, query)), AT_ONCE, scene); return;
    case 'complaints': drawMatters(el, complaintRows(facts, view, query), words.say('block.complaints.none'), scene); return;
    case 'recommendations': drawMatters(el, recommendationRows(facts, view, query), words.say('block.recommendations.none'), scene); return;
    case 'promises': {
      const { mine, theirs } = promisesOf(facts, view, query);
      if (mine.length + theirs.length === 0) el.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.promises.none') });
      drawPromises(el, words.say('block.promises.mine'), mine, scene);
      drawPromises(el, words.say('block.promises.theirs'), theirs, scene);
      return;
    }
    case 'health':
    case 'checklist':
  }
}

function drawMatters(el: HTMLElement, rows: readonly MatterRow[], none: string, scene: Scene): void {
  if (rows.length === 0) el.createDiv({ cls: 'client-rapport-quiet', text: none });
  else someOf(el.createEl('ul', 'client-rapport-list client-rapport-matters'), rows, AT_ONCE, scene.words(), drawMatter);
}

function drawMatter(item: HTMLElement, { title, about, consent, steps, targets, next, source }: MatterRow): void {
  const box = item.createDiv('client-rapport-item-text');
  noteLink(box.createDiv('client-rapport-matter-title'), title, source);
  box.createDiv({ cls: 'client-rapport-matter-about', text: about });
  if (consent !== null) {
    const line = box.createDiv('client-rapport-matter-consent');
    setIcon(line.createSpan({ cls: 'client-rapport-item-icon', attr: { 'aria-hidden': 'true' } }), 'shield-check');
    line.createSpan({ text: consent });
  }
  const list = box.createEl('ol', 'client-rapport-list client-rapport-steps');
  for (const step of steps) {
    const row = list.createEl('li', 'client-rapport-step');
    row.createSpan({ cls: 'client-rapport-item-day', text: step.dayText, attr: { dir: 'auto' } });
    row.createSpan({ text: step.title });
  }
  for (const text of targets) box.createDiv({ cls: 'client-rapport-matter-about', text });
  if (next !== null) box.createDiv({ cls: 'client-rapport-matter-next', text: next });
}

function drawPromises(el: HTMLElement, title: string, rows: readonly PromiseRow[], scene: Scene): void {
  if (rows.length === 0) return;
  const id = scene.id(`promises ${title}`).replace(/\s/g, '-');
  el.createDiv({ cls: 'client-rapport-heading', text: title, attr: { id } });
  someOf(el.createEl('ul', { cls: 'client-rapport-list client-rapport-items', attr: { 'aria-labelledby': id } }), rows, AT_ONCE, scene.words(), (row, { text, state, stateText, source }) => {
    const what = row.createSpan('client-rapport-item-text');
    noteLink(what, text, source);
    what.createSpan({ cls: `client-rapport-item-state is-${state}`, text: stateText });
  });
}

const STATE_ICONS: Readonly<Record<ChecklistItem['state'], string>> = { open: 'square', done: 'check-square', cancelled: 'minus-square' };

export function drawChecklist(el: HTMLElement, projects: readonly StageChecklist[], scene: Scene): void {
  const words = scene.words();
  if (projects.length === 0) el.createDiv({ cls: 'client-rapport-quiet', text: words.say('block.checklist.none') });
  for (const { title, source, stage, items, isBuiltIn } of projects) {
    const head = el.createDiv({ cls: 'client-rapport-block-title', attr: { role: 'heading', 'aria-level': '3' } });
    head.appendText(stage);
    noteLink(head.createSpan('client-rapport-block-client'), title, source);
    const list = el.createEl('ul', 'client-rapport-list client-rapport-items');
    for (const { text, state, source: line } of items) {
      const row = list.createEl('li', `client-rapport-item client-rapport-check is-${state}`);
      setIcon(row.createSpan({ cls: 'client-rapport-item-icon', attr: { 'aria-hidden': 'true' } }), STATE_ICONS[state]);
      const what = row.createSpan('client-rapport-item-text');
      unseen(what, `${words.say(`block.${state}`)}: `);
      noteLink(what, text, line);
    }
    if (isBuiltIn) el.createDiv({ cls: 'client-rapport-quiet', text: words.say('block.checklist.built-in') });
  }
}
