/** @jest-environment jsdom */
import { launch, probePlugin, type Host } from './launch';

let host: Host;

afterEach(() => host.close());

const TAB = `
  class Tab extends obsidian.PluginSettingTab {
    constructor(app, plugin) { super(app, plugin); this.plugin = plugin; }
    getSettingDefinitions() {
      const { plugin } = this;
      plugin.asked = (plugin.asked ?? 0) + 1;
      return [
        { type: 'group', heading: 'Reading', items: [
          { name: 'Folder', control: { type: 'folder', key: 'folder' } },
          { name: 'Ask first', control: { type: 'toggle', key: 'ask', defaultValue: false } },
          { name: 'Days', visible: () => plugin.settings.ask === true, control: { type: 'number', key: 'days', min: 1, validate: (value) => value < 1 ? 'At least one day.' : undefined } },
          { name: 'Language', control: { type: 'dropdown', key: 'language', options: { en: 'English', ru: 'Русский' } } },
        ] },
        { type: 'list', heading: 'Words', emptyState: 'None yet.', addItem: { name: 'Add word', action: () => { plugin.words.push('new'); this.update(); } }, onDelete: (at) => { plugin.words.splice(at, 1); this.update(); },
          items: plugin.words.map((word) => ({ name: word })) },
        { type: 'page', name: 'More', displayValue: () => String(plugin.settings.days), items: [{ name: 'Note', control: { type: 'textarea', key: 'note' } }] },
        { name: 'Drawn', render: (setting) => { setting.addButton((button) => button.setButtonText('Try')); return () => { plugin.cleaned = true; }; } },
        { name: 'Do it', action: (el, index) => { plugin.done = index; } },
      ];
    }
  }`;

async function opened(): Promise<HTMLElement> {
  host = await launch({
    files: { 'Clients/a.md': '' },
    main: probePlugin(`onload() { ${TAB}
      this.settings = { folder: '', ask: false, days: 30, language: 'en', note: '' };
      this.words = [];
      this.addSettingTab(new Tab(this.app, this)); }`),
  });
  return host.app.setting.openTabById('probe').containerEl;
}

function row(tab: HTMLElement, name: string): HTMLElement {
  const found = [...tab.querySelectorAll<HTMLElement>('.setting-item')].find((one) => one.querySelector('.setting-item-name')?.textContent === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

function type(el: Element | null, value: string, event: 'input' | 'change' = 'input'): Promise<void> {
  if (!(el instanceof HTMLInputElement || el instanceof HTMLSelectElement || el instanceof HTMLTextAreaElement)) throw new Error('no control');
  el.value = value;
  el.dispatchEvent(new Event(event, { bubbles: true }));
  return host.settle();
}

test('definitions are asked for once when the tab is registered', async () => {
  const tab = await opened();
  host.app.setting.close();
  expect(Reflect.get(host.plugin, 'asked')).toBe(2);
  expect(tab.textContent).toBe('');
});

test('a control shows its setting and saves what is chosen', async () => {
  const tab = await opened();
  await type(row(tab, 'Language').querySelector('select'), 'ru', 'change');
  expect(JSON.parse(host.app.disk.read('.obsidian/plugins/probe/data.json'))).toMatchObject({ language: 'ru', days: 30 });
});

test('a row comes and goes with its condition, without a redraw', async () => {
  const tab = await opened();
  expect(row(tab, 'Days').isShown()).toBe(false);
  row(tab, 'Ask first').querySelector<HTMLElement>('.checkbox-container')?.click();
  await host.settle();
  expect(row(tab, 'Days').isShown()).toBe(true);
});

test('a value that validate objects to is shown with its error and not saved', async () => {
  const tab = await opened();
  await type(row(tab, 'Days').querySelector('input'), '0');
  expect(row(tab, 'Days').querySelector('.setting-item-error')?.textContent).toBe('At least one day.');
  expect(host.app.disk.writes).toEqual([]);
  await type(row(tab, 'Days').querySelector('input'), '7');
  expect(row(tab, 'Days').querySelector('.setting-item-error')).toBeNull();
  expect(Reflect.get(host.plugin, 'settings')).toMatchObject({ days: 7 });
});

test('a list grows, shrinks and says when it is empty', async () => {
  const tab = await opened();
  expect(tab.querySelector('.setting-list-empty')?.textContent).toBe('None yet.');
  tab.querySelector<HTMLElement>('.setting-list-add button')?.click();
  await host.settle();
  expect(tab.querySelector('.setting-list-empty')).toBeNull();
  row(tab, 'new').querySelector<HTMLElement>('[aria-label="Delete"]')?.click();
  await host.settle();
  expect(tab.querySelector('.setting-list-empty')).not.toBeNull();
});

test('a page opens over the tab and goes back', async () => {
  const tab = await opened();
  expect(row(tab, 'More').querySelector('.setting-display-value')?.textContent).toBe('30');
  row(tab, 'More').click();
  expect(tab.querySelector('.setting-page-title')?.textContent).toBe('More');
  await type(row(tab, 'Note').querySelector('textarea'), 'words');
  tab.querySelector<HTMLElement>('.setting-page-titlebar [aria-label="Back"]')?.click();
  expect(row(tab, 'Folder')).toBeDefined();
  expect(Reflect.get(host.plugin, 'settings')).toMatchObject({ note: 'words' });
});

test('a row drawn by the plugin is cleaned up when the dialog closes', async () => {
  await opened();
  host.app.setting.close();
  expect(Reflect.get(host.plugin, 'cleaned')).toBe(true);
});

test('an action gets its row, a folder its suggestions', async () => {
  const tab = await opened();
  row(tab, 'Do it').click();
  expect(Reflect.get(host.plugin, 'done')).toBe(0);
  const input = row(tab, 'Folder').querySelector('input');
  input?.focus();
  await host.settle();
  document.querySelector<HTMLElement>('.suggestion-container .suggestion-item')?.click();
  await host.settle();
  expect(Reflect.get(host.plugin, 'settings')).toMatchObject({ folder: 'Clients' });
});
