/// <reference lib="dom" />
/** The bar over the preview: switches that Obsidian has elsewhere, and what this page is. */
import type { App } from '../../tests/host/app';
import { CommandPalette } from './palette';
import { searchFor, type ViewOptions } from './view-options';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', ru: 'Русский', ja: '日本語' };

export function drawBar(app: App, options: ViewOptions, pluginId: string): void {
  const bar = document.createElement('header');
  bar.className = 'preview-bar';
  const field = (name: string): HTMLLabelElement => bar.createEl('label', { text: name });
  /** The plugin reads language, platform and day when it starts, so the page starts again. */
  const reload = (changed: Partial<ViewOptions>): void => {
    location.search = searchFor({ ...options, open: app.workspace.getActiveFile()?.path ?? null, theme: app.isDarkMode() ? 'dark' : 'light', settings: false, command: null, ...changed });
  };

  const theme = field('Theme').createEl('select');
  for (const [value, text] of [['light', 'Light'], ['dark', 'Dark']] as const) theme.createEl('option', { value, text });
  theme.value = options.theme;
  theme.addEventListener('change', () => app.setDarkMode(theme.value === 'dark'));

  const language = field('Language').createEl('select');
  for (const [value, text] of Object.entries(LANGUAGES)) language.createEl('option', { value, text });
  language.value = options.lang;
  language.addEventListener('change', () => reload({ lang: language.value }));

  const width = field('Sidebar').createEl('input', { type: 'number', attr: { min: 220, max: 900, step: 20 } });
  width.value = String(options.width);
  width.addEventListener('input', () => setSidebarWidth(Number(width.value)));

  const phone = field('Phone').createEl('input', { type: 'checkbox' });
  phone.checked = options.phone;
  phone.addEventListener('change', () => reload({ phone: phone.checked }));

  const today = field('Today').createEl('input', { type: 'date' });
  today.value = options.today ?? '';
  today.addEventListener('change', () => reload({ today: today.value === '' ? null : today.value }));

  bar.createEl('button', { text: 'Commands' }).addEventListener('click', () => new CommandPalette(app).open());
  bar.createEl('button', { text: 'Settings' }).addEventListener('click', () => void app.setting.openTabById(pluginId));
  bar.createSpan({ cls: 'preview-note', text: 'Approximation of the default theme. Nothing on disk is touched.' });
  document.body.prepend(bar);
}

export function setSidebarWidth(pixels: number): void {
  if (Number.isFinite(pixels) && pixels >= 220) document.body.style.setProperty('--preview-sidebar-width', `${pixels}px`);
}
