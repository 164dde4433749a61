/** The sections of the portfolio: tiles with their definitions and sources, tables with bars, and bands over time. */
import { atOnce } from '../../core/at-once';
import type { Source } from '../../core/model';
import { shownName, type View } from '../../core/shown/sentences';
import type { BandChart, Row, Section, Table, Tile } from '../../core/shown/portfolio-tiles';
import { noteName } from '../report-error';
import { drawDisclosure, type Unfolded } from './disclosure';
import { drawPieces, type Piece } from './pieces';
import { noteLink, someOf, unseen, wordButton } from './scene';
import { Slices, type Step } from './slices';

/** Rows of a table, parts of a tile and sources that are drawn before somebody asks for all, or for more. */
const ROWS = 10;
const PARTS = 12;
const SOURCES = 20;
/** Columns that fit beside another table. */
const NARROW = 4;

/** What the drawing needs besides what is drawn. */
export interface Sheet {
  readonly view: View;
  readonly unfolded: Unfolded;
  /** A name for an element that others refer to. */
  id(name: string): string;
}

/** @param more what a section has besides, by its name */
export function* drawSections(parent: HTMLElement, sections: readonly Section[], sheet: Sheet, more: (section: Section, el: HTMLElement) => void): Generator<Step> {
  const shown = sections.filter(({ tiles, without, tables, bands }) => bands === 'waiting' || tiles.length + without.length + tables.length > 0);
  for (const [at, section] of shown.entries()) {
    const { name } = section;
    yield* drawSection(frameOf(parent, at, name, (el) => el.createEl('section', { cls: 'client-rapport-section', attr: { 'aria-labelledby': sheet.id(name) } })), section, sheet, more);
  }
  clearFrom(parent, shown.length);
}

/** The element of a part, which stays while its contents are drawn anew. */
function frameOf(parent: HTMLElement, at: number, name: string, make: Piece): HTMLElement {
  const old = parent.children[at];
  if (old?.instanceOf(HTMLElement) && old.dataset['part'] === name) return old;
  const el = make(parent);
  el.dataset['part'] = name;
  if (old) old.replaceWith(el);
  return el;
}

function clearFrom(parent: HTMLElement, at: number): void {
  for (let rest = parent.children[at]; rest !== undefined; rest = parent.children[at]) rest.remove();
}

function* drawSection(el: HTMLElement, section: Section, sheet: Sheet, more: (section: Section, el: HTMLElement) => void): Generator<Step> {
  const { name, title, tiles, without, tables, bands } = section;
  if (bands === 'waiting') el.addClass('is-waiting');
  const [, , oldGrid, oldCharts] = el.children;
  const kept = (old: Element | undefined, make: Piece): Piece => (old?.instanceOf(HTMLElement) ? () => old : make);
  yield* drawPieces(el, [
    (parent) => parent.createEl('h2', { cls: 'client-rapport-section-title', text: title, attr: { id: sheet.id(name) } }),
    (parent) => {
      const box = parent.createDiv();
      more(section, box);
      return box;
    },
    kept(oldGrid, (parent) => parent.createEl('ul', 'client-rapport-tiles')),
    kept(oldCharts, (parent) => parent.createDiv('client-rapport-portfolio-tables')),
    (parent) => {
      const box = parent.createDiv();
      if (without.length > 0) drawWithout(box, name, without, sheet);
      return box;
    },
  ]);
  const [, , grid, charts] = el.children;
  if (grid?.instanceOf(HTMLElement)) {
    const old = new Map([...grid.children].flatMap((el) => (el.instanceOf(HTMLElement) ? [[el.dataset['part'], el]] : [])));
    yield* drawPieces(grid, tiles.map((tile) => (parent: HTMLElement) => {
      const there = old.get(tile.key);
      return there !== undefined && saysTile(there, tile, sheet) ? there : drawTile(parent, tile, sheet);
    }));
  }
  if (!charts?.instanceOf(HTMLElement)) return;
  for (const [at, table] of tables.entries()) {
    const box = frameOf(charts, at, table.key, (parent) => parent.createDiv('client-rapport-portfolio-table'));
    if (table.key === 'weeks') {
      yield* drawPieces(box, [(parent) => drawWeeks(parent, table, bands, sheet)]);
      continue;
    }
    box.toggleClass('mod-wide', table.head.length > NARROW);
    yield* drawTable(box, table, sheet, ROWS);
  }
  clearFrom(charts, tables.length);
  // What is below moves once, when all is there.
  if (bands !== 'waiting') el.removeClass('is-waiting');
}

/** The weeks are drawn, and stand in a table for whoever does not see the drawing. */
function drawWeeks(parent: HTMLElement, table: Table, bands: Section['bands'], sheet: Sheet): HTMLElement {
  const box = parent.createDiv();
  box.createEl('h3', { cls: 'client-rapport-heading', text: table.caption });
  if (bands !== null && bands !== 'waiting') drawBands(box, bands, sheet);
  drawDisclosure(box, box, { key: 'weeks', text: sheet.view.words.say('tiles.table') }, sheet.unfolded, (panel) => atOnce(drawTable(panel, table, sheet, ROWS)));
  return box;
}

function drawWithout(el: HTMLElement, name: string, without: readonly Tile[], sheet: Sheet): void {
  const { words } = sheet.view;
  drawDisclosure(el, el, { key: `without ${name}`, text: words.say('tiles.without', { n: without.length }) }, sheet.unfolded, (panel) => {
    const list = panel.createEl('dl', 'client-rapport-without');
    for (const { title, definition } of without) {
      list.createEl('dt', { text: words.say('reason.text', { title, detail: words.say('choice.none') }) });
      list.createEl('dd', { text: definition });
    }
  });
}

/** What a tile unfolds, for the buttons that were drawn with it. */
const tilesShown = new WeakMap<HTMLElement, { readonly tile: Tile; readonly sheet: Sheet }>();

/** Whether what stands there says the same and has nothing unfolded: then it stays, and unfolds what is known now. */
function saysTile(el: HTMLElement, tile: Tile, sheet: Sheet): boolean {
  const shown = tilesShown.get(el);
  if (shown === undefined || el.querySelector('[aria-expanded="true"]') !== null) return false;
  const { title, value, sample, definition, places, parts } = shown.tile;
  if (title !== tile.title || value !== tile.value || sample !== tile.sample || definition !== tile.definition || places !== tile.places || parts?.length !== tile.parts?.length) return false;
  tilesShown.set(el, { tile, sheet });
  return true;
}

function drawTile(parent: HTMLElement, tile: Tile, sheet: Sheet): HTMLElement {
  const { view: { words }, unfolded } = sheet;
  const { key, title, value, sample, definition, places, parts } = tile;
  const el = parent.createEl('li', { cls: 'client-rapport-tile', attr: { 'data-part': key } });
  tilesShown.set(el, { tile, sheet });
  const now = (): { readonly tile: Tile; readonly sheet: Sheet } => tilesShown.get(el) ?? { tile, sheet };
  const head = el.createDiv('client-rapport-tile-head');
  head.createEl('h3', { cls: 'client-rapport-tile-title', text: title });
  el.createDiv({ cls: 'client-rapport-tile-value', text: value, attr: { dir: 'auto' } });
  el.createDiv({ cls: 'client-rapport-tile-sample', text: sample });
  const below = el.createDiv();
  drawDisclosure(head, below, { key: `definition ${key}`, text: words.say('tiles.definition', { what: title }), icon: 'info' }, unfolded, (panel) => panel.createDiv({ cls: 'client-rapport-tile-definition', text: definition }));
  const buttons = el.createDiv();
  const unfolding = el.createDiv();
  if (parts) unseen(drawDisclosure(buttons, unfolding, { key: `parts ${key}`, text: words.say('tiles.parts', { n: parts.length }) }, unfolded, (panel) => {
    const { tile: shown, sheet: on } = now();
    if (shown.parts) atOnce(drawTable(panel, shown.parts, on, PARTS, title));
  }), `: ${title}`);
  if (places === 0) return el;
  const text = words.say('tiles.sources', { n: places });
  unseen(drawDisclosure(buttons, unfolding, { key: `sources ${key}`, text }, unfolded, (panel) => drawSources(panel, now().tile.sources(), now().sheet)), `: ${title}`);
  return el;
}

function drawSources(parent: HTMLElement, sources: readonly Source[], { view }: Sheet): void {
  someOf(parent.createEl('ul', 'client-rapport-list client-rapport-items'), sources, SOURCES, view.words, (item, source) => {
    noteLink(item, shownName(noteName(source.path), view), source);
    if (source.line !== undefined) item.createSpan({ cls: 'client-rapport-item-state', text: `:${String(source.line)}` });
  });
}

// ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a table shows now, for the button that was drawn with it. */
const tables = new WeakMap<HTMLElement, Table>();

/** Row by row into what stands there. @param said in the place of the caption, where that stands above already */
function* drawTable(parent: HTMLElement, table: Table, sheet: Sheet, rows: number, said?: string): Generator<Step, void> {
  const { view: { words }, unfolded } = sheet;
  const frame = parent.querySelector<HTMLElement>(':scope > .client-rapport-table-frame') ?? parent.createDiv('client-rapport-table-frame');
  const el = frame.querySelector('table') ?? frame.createEl('table', 'client-rapport-measures');
  const body = el.querySelector('tbody') ?? el.createEl('tbody');
  tables.set(frame, table);
  const hidden = said === undefined ? '' : 'client-rapport-unseen';
  const key = `all ${table.key}`;
  const n = unfolded.has(key) ? table.length : Math.min(rows, table.length);
  yield* drawPieces(el, [
    (apart) => apart.createEl('caption', { text: table.caption, cls: hidden }),
    (apart) => {
      const head = apart.createEl('thead');
      const row = head.createEl('tr', { cls: hidden });
      for (const text of table.head) row.createEl('th', { text, attr: { scope: 'col' } });
      return head;
    },
    () => body,
  ]);
  yield* drawPieces(body, Array.from({ length: n }, (_, index) => (apart: HTMLElement) => rowIn(body.children[index], apart, table.row(index))), (row, index) => {
    // The focus goes on where the new rows begin.
    if (index === rows && frame === frame.doc.activeElement) row.querySelector('a')?.focus();
  });
  yield* drawPieces(parent, [() => frame, ...(n === table.length ? [] : [(apart: HTMLElement) => {
    const button = wordButton(apart, words.say('tiles.all', { n: table.length }), key, () => {
      unfolded.add(key);
      focusOn(frame);
      button.remove();
      new Slices(frame).run(drawTable(parent, tables.get(frame) ?? table, sheet, rows, said));
    }, 'mod-quiet');
    unseen(button, `: ${table.caption}`);
    return button;
  }])]);
}

function focusOn(el: HTMLElement): void {
  el.setAttribute('tabindex', '-1');
  el.focus();
}

/** What the rows that stand in tables say. */
const rowsSay = new WeakMap<Element, string>();

/** The row that stands there, if it says the same. */
function rowIn(old: Element | undefined, parent: HTMLElement, row: Row): HTMLElement {
  const says = JSON.stringify(row);
  if (old?.instanceOf(HTMLElement) && rowsSay.get(old) === says) return old;
  const el = drawRow(parent, row);
  rowsSay.set(el, says);
  return el;
}

function drawRow(parent: HTMLElement, { label, source, depth, through, cells, share, mark, band }: Row): HTMLElement {
  const row = parent.createEl('tr');
  const head = row.createEl('th', { attr: { scope: 'row' } });
  const name = head.createDiv({ cls: depth > 0 ? 'client-rapport-branch' : '' });
  if (depth > 0) name.setCssProps({ '--client-rapport-depth': String(Math.min(depth, 6)) });
  if (band === undefined) noteLink(name, label, source);
  else name.createSpan({ cls: `client-rapport-score client-rapport-band-name is-${band}`, text: label });
  if (through !== '') (depth > 0 ? unseen(name, ` ${through}`) : name.createSpan({ cls: 'client-rapport-item-state', text: through }));
  if (share !== null) {
    const bar = head.createDiv({ cls: `client-rapport-measure${band === undefined ? '' : ` is-${band}`}`, attr: { 'aria-hidden': 'true' } });
    bar.setCssProps({ '--client-rapport-share': String(Math.round(1000 * share) / 1000) });
    if (mark !== null) bar.createDiv('client-rapport-measure-mark').setCssProps({ '--client-rapport-mark': String(Math.round(1000 * mark) / 1000) });
  }
  for (const text of cells) row.createEl('td', { text });
  return row;
}

// ── Bands over time ─────────────────────────────────────────────────────────────────────────────────────────────────

function drawBands(parent: HTMLElement, { summary, weeks, areas, first, last }: BandChart, sheet: Sheet): void {
  const said = unseen(parent, summary);
  said.id = sheet.id('bands-said');
  const svg = parent.createSvg('svg', {
    cls: 'client-rapport-band-weeks', attr: { viewBox: `0 0 ${String(weeks)} 1`, preserveAspectRatio: 'none', role: 'img', 'aria-labelledby': said.id },
  });
  for (const { band, d } of areas) svg.createSvg('path', { cls: `client-rapport-bands-area is-${band}`, attr: { d } });
  const days = parent.createDiv({ cls: 'client-rapport-bands-days', attr: { dir: 'ltr', 'aria-hidden': 'true' } });
  days.createSpan({ text: first });
  if (last !== first) days.createSpan({ text: last });
  const legend = parent.createDiv({ cls: 'client-rapport-bands-legend', attr: { 'aria-hidden': 'true' } });
  for (const { band, text } of areas) legend.createSpan({ cls: `client-rapport-score client-rapport-band-name is-${band}`, text });
}
