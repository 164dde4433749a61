/** The library of recommendations: what may be used how many times, the filters, and one entry for each recommendation. */
import { Notice, setIcon } from 'obsidian';
import { filtered, qualityOf, type Library, type LibraryEntry, type LibraryFilter, type Tally } from '../../core/portfolio/library';
import type { Use } from '../../core/portfolio/consent';
import { quoteOf } from '../../core/portfolio/quote';
import { countsOf, FILTERS, libraryRow, optionsOf, type Filter, type LibraryRow } from '../../core/shown/library-rows';
import { qualityText } from '../../core/shown/portfolio-words';
import { capital, type View } from '../../core/shown/sentences';
import { copiedQuote } from '../../core/writing/hand-out';
import { quotedFor } from '../../core/writing/quoting';
import { heldText } from '../forms/without-names-form';
import type { Rapport } from '../rapport';
import { reportError } from '../report-error';
import { drawDisclosure } from './disclosure';
import { drawPieces } from './pieces';
import type { Sheet } from './portfolio-tiles';
import { noteLink, wordButton } from './scene';
import type { Step } from './slices';

/** Entries that are drawn at first, and with every wish for more. */
export const AT_ONCE = 30;

export interface LibraryControls {
  readonly rapport: Rapport;
  readonly filter: LibraryFilter;
  setFilter(filter: LibraryFilter): void;
  /** How many entries are drawn, where somebody wished for more of them. */
  readonly drawn: number;
  /** Draws so many. */
  setDrawn(n: number): void;
  /** Which of them is to have the focus once it is there; null: none. */
  readonly focusAt: number | null;
  /** What was drawn of the same library before. */
  readonly known: WeakMap<LibraryEntry, HTMLElement>;
}

export function* drawLibrary(parent: HTMLElement, library: Library, sheet: Sheet, controls: LibraryControls): Generator<Step> {
  const { view, view: { words } } = sheet;
  const { rapport, known, focusAt } = controls;
  const found = filtered(library.entries, controls.filter);
  const n = Math.min(found.length, Math.max(AT_ONCE, controls.drawn));
  const list = parent.querySelector<HTMLElement>(':scope > .client-rapport-entries') ?? parent.createEl('ul', 'client-rapport-entries');
  // A list that grows is painted again as a whole with every entry, so it has the height that it is about to need.
  const there = list.children.length;
  if (there > 0 && there < n) list.setCssStyles({ minBlockSize: `${String(Math.round(list.offsetHeight * n / there))}px` });
  const axes: Axis[] = [];
  for (const name of FILTERS) {
    axes.push({ name, options: optionsOf(library.entries, name, view) });
    yield;
  }
  // Lists to choose from take long to be laid out, and stay as long as they offer the same.
  const filters = parent.querySelector<HTMLElement>(':scope > .client-rapport-filters');
  const asked = JSON.stringify([axes, controls.filter]);
  yield* drawPieces(parent, [
    (apart) => drawCounts(apart, library, view, controls.filter.tally ?? null, (tally) => {
      const { tally: before, ...others } = controls.filter;
      controls.setFilter(tally === before ? others : { ...others, tally });
    }),
    (apart) => (filters !== null && filtersSay.get(filters) === asked ? filters : drawFilters(apart, axes, asked, sheet, controls)),
    (apart) => apart.createDiv({ cls: 'client-rapport-quiet', text: words.say(found.length === 0 && library.entries.length === 0 ? 'tiles.library.empty' : 'library.shown', { n: found.length }), attr: { role: 'status' } }),
    () => list,
  ]);
  yield* drawPieces(list, found.slice(0, n).map((entry) => (apart: HTMLElement) => {
    const el = known.get(entry) ?? drawEntry(apart, entry, sheet, rapport);
    known.set(entry, el);
    return el;
  }), (el, index) => {
    if (index === focusAt) el.querySelector('a')?.focus();
  });
  list.removeAttribute('style');
  if (n < found.length) wordButton(parent, words.say('view.more', { n: Math.min(AT_ONCE, found.length - n) }), 'more', () => controls.setDrawn(n + AT_ONCE), 'mod-quiet');
}

/** How many may be used how, and what is to be done: a click lists those alone. */
export function drawCounts(parent: HTMLElement, library: Library, view: View, chosen: Tally | null, choose: (tally: Tally) => void): HTMLElement {
  const el = parent.createDiv('client-rapport-counts');
  for (const { tally, text } of countsOf(library, view, chosen)) {
    wordButton(el, text, `tally ${tally}`, () => choose(tally), 'client-rapport-tally').setAttribute('aria-pressed', String(tally === chosen));
  }
  return el;
}

/** What can be asked, and the answers there are. */
interface Axis {
  readonly name: Filter;
  readonly options: ReturnType<typeof optionsOf>;
}

/** What was chosen and could be chosen when they were drawn. */
const filtersSay = new WeakMap<HTMLElement, string>();

function drawFilters(parent: HTMLElement, axes: readonly Axis[], asked: string, sheet: Sheet, controls: LibraryControls): HTMLElement {
  const { words } = sheet.view;
  const { filter } = controls;
  const el = parent.createDiv('client-rapport-filters');
  filtersSay.set(el, asked);
  for (const { name: axis, options } of axes) {
    const chosen = filter[axis];
    if (Object.keys(options).length === 0 && chosen === undefined) continue;
    const field = el.createDiv('client-rapport-filter-field');
    field.createSpan({ text: capital(words.say(`library.by.${axis}`)), attr: { id: sheet.id(`filter ${axis}`) } });
    const select = field.createEl('select', { cls: 'dropdown', attr: { 'aria-labelledby': sheet.id(`filter ${axis}`), 'data-key': `filter ${axis}` } });
    // No key of a group has a sign like this in it; the empty key asks for what is not said.
    select.createEl('option', { value: ANY, text: words.say('library.any') });
    for (const [value, text] of Object.entries(options)) select.createEl('option', { value, text });
    select.value = chosen ?? ANY;
    select.addEventListener('change', () => controls.setFilter(withAxis(filter, axis, select.value)));
  }
  return el;
}

const ANY = '\n';

function withAxis(filter: LibraryFilter, axis: Filter, value: string): LibraryFilter {
  const others = Object.fromEntries(Object.entries(filter).filter(([one]) => one !== axis));
  return value === ANY ? others : { ...others, [axis]: value };
}

// ── One recommendation ──────────────────────────────────────────────────────────────────────────────────────────────

const USE_ICONS: Readonly<Record<Use, string>> = { public: 'globe', named: 'user-round', anonymous: 'eye-off', private: 'lock' };

function drawEntry(parent: HTMLElement, entry: LibraryEntry, sheet: Sheet, rapport: Rapport): HTMLElement {
  const el = parent.createEl('li', 'client-rapport-entry');
  const { view, unfolded } = sheet;
  const { words } = view;
  const row = libraryRow(entry, view);
  const { source: { path } } = row;
  const head = el.createDiv('client-rapport-entry-head');
  noteLink(head.createEl('h3'), row.title, row.source);
  head.createSpan({ cls: 'client-rapport-entry-state', text: row.state });
  const about = el.createDiv('client-rapport-entry-about');
  for (const { name, source } of row.clients) noteLink(about.createSpan(), name, source);
  about.createSpan({ text: row.about });
  if (row.isReceived) drawConsent(el, row);
  if (row.care.length > 0) el.createDiv({ cls: 'client-rapport-entry-care', text: row.care.join(' · ') });
  const buttons = el.createDiv('client-rapport-buttons');
  const below = el.createDiv();
  if (row.isReceived) {
    const quote = drawDisclosure(buttons, below, { key: `quote ${path}`, text: words.say('library.quote') }, unfolded, (panel) => void drawQuote(panel, entry, row, sheet, rapport));
    if (view.privacy) {
      quote.disabled = true;
      quote.setAttribute('aria-describedby', sheet.id('privacy'));
    }
  }
  if (row.usedIn.length > 0) {
    drawDisclosure(buttons, below, { key: `used ${path}`, text: words.say('library.usedIn', { n: row.usedIn.length }) }, unfolded, (panel) => {
      const list = panel.createEl('ul', 'client-rapport-list client-rapport-items');
      for (const { text, outcome } of row.usedIn) {
        const item = list.createEl('li', { cls: 'client-rapport-item' });
        item.createSpan({ text, attr: { dir: 'auto' } });
        if (outcome !== null) item.createSpan({ cls: 'client-rapport-item-state', text: words.say(`library.outcome.${outcome}`) });
      }
    });
  }
  if (rapport.asOf() === null) for (const { step, text } of row.steps) wordButton(buttons, text, `${step} ${path}`, () => rapport.start('take-next-step', { path, step }));
  return el;
}

function drawConsent(parent: HTMLElement, { consent, widest }: LibraryRow): void {
  const el = parent.createDiv({ cls: `client-rapport-consent${widest === null ? ' mod-none' : ''}` });
  setIcon(el.createSpan({ cls: 'client-rapport-item-icon', attr: { 'aria-hidden': 'true' } }), widest === null ? 'ban' : USE_ICONS[widest]);
  el.createSpan({ text: consent });
}

// ── Its words ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The owner may read what their own notes quote; what leaves the vault passes the gate with the text as it is then. */
async function drawQuote(panel: HTMLElement, { recommendation }: LibraryEntry, row: LibraryRow, { view: { words, today } }: Sheet, rapport: Rapport): Promise<void> {
  const { path } = row.source;
  let text: string;
  try {
    text = await rapport.noteText(path);
  } catch (error) {
    reportError(error, words, rapport.noteName);
    return;
  }
  // Meanwhile it may have been folded, or others may have come to see the screen.
  if (!panel.isConnected || rapport.view().privacy) return;
  const quote = quoteOf(text);
  if (quote === null) {
    panel.createDiv({ cls: 'client-rapport-quiet', text: words.say('library.quote.none') });
    return;
  }
  panel.createEl('blockquote', { cls: 'client-rapport-quote', text: quote, attr: { dir: 'auto' } });
  const strength = qualityText(qualityOf(recommendation, quote, today), words);
  if (strength !== '') panel.createDiv({ cls: 'client-rapport-quiet', text: capital(strength) });
  // What is agreed stands above, and where nothing is, why.
  if (rapport.asOf() !== null || row.widest === null) return;
  const buttons = panel.createDiv('client-rapport-buttons');
  const barred = new Map<string, string[]>();
  for (const { use, text: how, why } of [...row.uses].reverse()) {
    if (why !== null) barred.set(why, [...barred.get(why) ?? [], how]);
    else if (use === 'anonymous') wordButton(buttons, words.say('library.copy.anonymous'), `anonymous ${path}`, () => rapport.start('copy-without-names', { path }));
    else wordButton(buttons, words.say('library.copy', { use: how }), `copy ${use} ${path}`, () => copy(path, text, use, row.title, rapport));
  }
  for (const [why, uses] of barred) panel.createDiv({ cls: 'client-rapport-barred', text: words.say('library.barred', { what: capital(words.list(uses)), why }) });
}

/** @param text of the note, as it was when the quote was shown */
function copy(path: string, text: string, use: Exclude<Use, 'anonymous'>, title: string, rapport: Rapport): void {
  const words = rapport.words();
  const quoted = quotedFor(path, text, use, rapport.gate());
  const held = 'held' in quoted ? quoted.held : quoted.as === 'anonymous' ? 'narrower-consent' : null;
  if (held !== null || 'held' in quoted || rapport.view().privacy) {
    new Notice(held === null ? words.say('library.privacy') : words.say('library.held', { title, why: heldText(held, words) }), 12_000);
    return;
  }
  activeWindow.navigator.clipboard.writeText(copiedQuote(quoted)).then(
    () => new Notice(words.say('sending.copied')),
    (error: unknown) => reportError(error, words),
  );
}
