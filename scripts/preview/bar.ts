/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The bar over the preview: switches that Obsidian has elsewhere, and what this page is. */
import type { App } from '../../tests/host/app';
import { setIcon } from '../../tests/host/icons';
import { previewWords, type PreviewWords } from './words';
import type { ViewOptions } from './view-options';

/** What the bar can do with the page. */
export interface BarWays {
  readonly app: App;
  readonly pluginId: string;
  /** What is shown now. */
  options(): ViewOptions;
  /** Remembers in the page's address what was switched. */
  remember(changed: Partial<ViewOptions>): void;
  /** The plugin reads language, platform and day when it starts, so the app starts again, with its notes as they are. */
  restart(changed: Partial<ViewOptions>): void;
  /** Everything as it was at first. */
  reset(): void;
  openPalette(): void;
}

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', ru: 'Русский', ja: '日本語' };
const WIDTHS: readonly number[] = [220, 320, 900];
const FREE = 'free';
const LEAST_WIDTH = 220;
/** One press of an arrow on the edge of the views, in pixels. */
const STEP = 20;
/** A note is not squeezed below this by the views; the files give way. */
const LEAST_NOTE_WIDTH = 280;
/** A window narrower than this shows note and views one above the other; the style sheet says the same. */
const NARROW = 760;

/** Whether there is no room for files beside the rest. */
export function isNarrow({ phone }: ViewOptions): boolean {
  return phone || window.innerWidth < NARROW;
}

/** @returns the bar, which the page removes before it draws another */
export function drawBar(ways: BarWays): HTMLElement {
  const { app } = ways;
  const { workspace } = app;
  const words = previewWords(ways.options().lang);
  const bar = document.createElement('header');
  bar.className = 'preview-bar';

  sideButton(bar, 'panel-left', words.files, () => workspace.leftSplit.toggle());
  bar.createDiv({ cls: 'preview-title', text: words.title });
  drawSwitches(bar, ways, words);
  const buttons = bar.createDiv('preview-buttons');
  const palette = wordButton(buttons, 'terminal', words.commands, () => ways.openPalette());
  // Drawn by the style sheet: it is no part of the button's name.
  palette.setAttribute('data-keys', 'Ctrl P');
  palette.setAttribute('aria-keyshortcuts', 'Control+P');
  wordButton(buttons, 'settings', words.settings, () => app.setting.openTabById(ways.pluginId));
  wordButton(buttons, 'rotate-ccw', words.reset, () => ways.reset());
  sideButton(bar, 'panel-right', words.views, () => workspace.rightSplit.toggle());
  document.body.prepend(bar);
  return bar;
}

function drawSwitches(bar: HTMLElement, ways: BarWays, words: PreviewWords): void {
  const { app } = ways;
  const options = ways.options();
  const fold = wordButton(bar, 'sliders-horizontal', words.switches, () => {
    fold.setAttribute('aria-expanded', String(switches.classList.toggle('is-open')));
  });
  fold.addClass('preview-fold');
  fold.setAttribute('aria-expanded', 'false');
  const switches = bar.createDiv('preview-switches');
  const field = (name: string): HTMLLabelElement => switches.createEl('label', { text: name });
  const select = (name: keyof ViewOptions, label: string, values: Readonly<Record<string, string>>, value: string, choose: (value: string) => void): HTMLSelectElement => {
    const el = field(label).createEl('select', { attr: { 'data-switch': name } });
    for (const [key, text] of Object.entries(values)) el.createEl('option', { value: key, text });
    el.value = value;
    el.addEventListener('change', () => choose(el.value));
    return el;
  };

  select('theme', words.theme, { light: words.light, dark: words.dark }, options.theme, (value) => {
    const theme = value === 'dark' ? 'dark' : 'light';
    app.setDarkMode(theme === 'dark');
    ways.remember({ theme });
  });
  select('lang', words.language, { ...(options.lang in LANGUAGES ? {} : { [options.lang]: options.lang }), ...LANGUAGES }, options.lang, (lang) => ways.restart({ lang }));

  const shown = WIDTHS.includes(options.width) ? String(options.width) : FREE;
  const widths = { ...Object.fromEntries(WIDTHS.map((one) => [one, String(one)])), [FREE]: words.free };
  const width = select('width', words.width, widths, shown, (value) => {
    if (value === FREE) edge?.focus();
    else setWidth(Number(value));
  });
  const edge = options.phone ? null : drawEdge(app, words, () => ways.options().width, (pixels) => {
    setWidth(pixels);
    width.value = WIDTHS.includes(pixels) ? String(pixels) : FREE;
  });
  const setWidth = (pixels: number): void => {
    setSidebarWidth(pixels);
    edge?.setAttribute('aria-valuenow', String(pixels));
    ways.remember({ width: pixels });
    makeRoom(app, pixels);
  };
  width.disabled = options.phone;
  if (!isNarrow(options)) makeRoom(app, options.width);

  const phone = field(words.phone).createEl('input', { type: 'checkbox', attr: { 'data-switch': 'phone' } });
  phone.checked = options.phone;
  phone.addEventListener('change', () => ways.restart({ phone: phone.checked }));

  const today = field(words.today).createEl('input', { type: 'date', attr: { 'data-switch': 'today' } });
  today.value = options.today ?? '';
  today.addEventListener('change', () => ways.restart({ today: today.value === '' ? null : today.value }));
  switches.createSpan({ cls: 'preview-note', text: words.note });
}

/** The edge between note and views, which is dragged, or moved by arrows. */
function drawEdge(app: App, words: PreviewWords, now: () => number, move: (pixels: number) => void): HTMLElement {
  const edge = createDiv({
    cls: 'preview-edge',
    attr: { role: 'separator', tabindex: '0', 'aria-orientation': 'vertical', 'aria-label': words.edge, 'aria-valuemin': LEAST_WIDTH, 'aria-valuemax': window.innerWidth, 'aria-valuenow': now() },
  });
  const { containerEl } = app.workspace.rightSplit;
  containerEl.before(edge);
  const moveTo = (pixels: number): void => move(Math.round(Math.min(Math.max(pixels, LEAST_WIDTH), window.innerWidth - STEP)));
  edge.addEventListener('pointerdown', (event) => {
    edge.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  edge.addEventListener('pointermove', (event) => {
    if (edge.hasPointerCapture(event.pointerId)) moveTo(containerEl.getBoundingClientRect().right - event.clientX);
  });
  edge.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    moveTo(now() + (event.key === 'ArrowLeft' ? STEP : -STEP));
  });
  return edge;
}

/** Wide views take the room of the files before that of the note. */
function makeRoom(app: App, pixels: number): void {
  const { leftSplit } = app.workspace;
  const left = leftSplit.containerEl.offsetWidth;
  if (!leftSplit.collapsed && window.innerWidth - left - pixels < LEAST_NOTE_WIDTH) leftSplit.collapse();
}

export function setSidebarWidth(pixels: number): void {
  if (Number.isFinite(pixels) && pixels >= LEAST_WIDTH) document.body.style.setProperty('--preview-sidebar-width', `${pixels}px`);
}

function sideButton(parent: HTMLElement, icon: string, label: string, press: () => void): void {
  const button = parent.createEl('button', { cls: 'clickable-icon', attr: { type: 'button', 'aria-label': label } });
  setIcon(button, icon);
  button.addEventListener('click', press);
}

function wordButton(parent: HTMLElement, icon: string, text: string, press: () => void): HTMLButtonElement {
  const button = parent.createEl('button', { attr: { type: 'button', 'aria-label': text } });
  setIcon(button.createSpan('preview-button-icon'), icon);
  button.createSpan({ cls: 'preview-button-text', text });
  button.addEventListener('click', press);
  return button;
}
