/** @jest-environment jsdom */
import { launch, type Host } from '../host/launch';
import { DEFAULT_SETTINGS, readSettings } from '../../src/core/settings';

let host: Host;

afterEach(() => host.close());

const DATA = '.obsidian/plugins/client-rapport/data.json';
const CARD = '---\ntype: client\n---\n\n## Interactions\n\n- 2026-01-20 call in: Renewal\n';

async function openTab(options: { readonly data?: unknown; readonly language?: string } = {}): Promise<HTMLElement> {
  const { data, ...rest } = options;
  host = await launch({ files: { 'Clients/Acme.md': CARD, ...(data === undefined ? {} : { [DATA]: JSON.stringify(data) }) }, today: '2026-03-31', ...rest });
  await host.settle();
  return host.app.setting.openTabById('client-rapport').containerEl;
}

function row(tab: HTMLElement, name: string, within = ''): HTMLElement {
  const groups = within === '' ? [tab] : [...tab.querySelectorAll<HTMLElement>('.setting-group')].filter((one) => one.querySelector('.setting-item-heading')?.textContent?.startsWith(within));
  const found = groups.flatMap((group) => [...group.querySelectorAll<HTMLElement>('.setting-item')]).find((one) => one.querySelector('.setting-item-name')?.textContent === name);
  if (found === undefined) throw new Error(`no row "${name}"; there are: ${[...tab.querySelectorAll('.setting-item-name')].map((one) => one.textContent).join(', ')}`);
  return found;
}

async function type(el: HTMLElement, value: string): Promise<void> {
  const control = el.querySelector('input, textarea, select');
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)) throw new Error('nothing to type into');
  control.value = value;
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  await host.settle();
}

function saved(): unknown {
  return JSON.parse(host.app.disk.read(DATA));
}

test('a change is stored at its own place, and what others stored stays', async () => {
  const tab = await openTab({ data: { fromTheFuture: { a: 1 }, reading: { folders: { client: 'People' }, alsoNew: true } } });
  await type(row(tab, 'Folder for client cards'), '/Work/Clients/');
  expect(saved()).toEqual({ fromTheFuture: { a: 1 }, reading: { folders: { client: 'People' }, alsoNew: true }, newNotes: { client: 'Work/Clients' }, version: 1 });
  const read = readSettings(saved());
  expect(read.problems).toEqual([]);
  expect(read.settings.newNotes).toEqual({ ...DEFAULT_SETTINGS.newNotes, client: 'Work/Clients' });
  expect(read.settings.reading.folders).toEqual({ client: 'People' });
});

test('lists are typed with commas, or a line each', async () => {
  const tab = await openTab();
  await type(row(tab, 'Headings of the log'), 'Contacts, , 連絡、Связь');
  await type(row(tab, 'Excluded folders'), 'Archive\n\n/Old//Notes/');
  expect(readSettings(saved()).settings.reading).toEqual(expect.objectContaining({ logHeadings: ['Contacts', '連絡', 'Связь'], excludedFolders: ['Archive', 'Old/Notes'] }));
});

test('a date format that names no day is refused under its field, and not stored', async () => {
  const tab = await openTab();
  await type(row(tab, 'Dates in the log'), 'DD.MM');
  expect(row(tab, 'Dates in the log').querySelector('.setting-item-error')?.textContent).toBe('This format lacks a year, month or day that can be read.');
  expect(host.app.disk.texts.has(DATA)).toBe(false);
  await type(row(tab, 'Dates in the log'), 'DD.MM.YYYY');
  expect(readSettings(saved()).settings.reading.logDateFormat).toBe('DD.MM.YYYY');
});

test('a property has a name of its own, which no other property may have', async () => {
  const tab = await openTab();
  row(tab, 'Property names').click();
  await type(row(tab, 'cadence'), 'rhythm');
  expect(readSettings(saved()).settings.reading.propertyNames).toEqual({ cadence: 'rhythm' });
  await type(row(tab, 'segment'), 'Client');
  expect(row(tab, 'segment').querySelector('.setting-item-error')?.textContent).toBe('This name is taken by the property “client”.');
  await type(row(tab, 'cadence'), '');
  expect(readSettings(saved()).settings.reading.propertyNames).toEqual({});
});

test('weights have their range, show what they do to the clients’ bands, and go back to their defaults', async () => {
  const tab = await openTab();
  row(tab, 'Weights of the score').click();
  const effect = (): string => row(tab, 'Your clients by the default numbers, and by yours').querySelector('.setting-item-description')?.textContent ?? '';
  const before = effect();
  expect(before).toMatch(/^(At risk|Watch|Healthy): 1$/);
  await type(row(tab, 'Healthy from'), '101');
  expect(row(tab, 'Healthy from').querySelector('.setting-item-error')?.textContent).toBe('A number from 0 to 100.');
  expect(host.app.disk.texts.has(DATA)).toBe(false);
  await type(row(tab, 'Healthy from'), '0');
  await type(row(tab, 'Watch from'), '0');
  await host.settle();
  expect(effect()).toContain('Healthy: 0 → 1');
  row(tab, 'Restore defaults').click();
  await host.settle();
  expect(readSettings(saved()).settings.weights).toEqual(DEFAULT_SETTINGS.weights);
  expect(effect()).toBe(before);
});

test('what another device stored is shown at once, and nothing is written for it', async () => {
  const tab = await openTab();
  await host.changeSettings({ newNotes: { client: 'From elsewhere' } });
  expect(row(tab, 'Folder for client cards').querySelector('input')?.value).toBe('From elsewhere');
  expect(host.app.disk.writes).toEqual([]);
});

test('settings that cannot be read give way to the defaults, and are not written over', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  host = await launch({ files: { 'Clients/Acme.md': CARD, [DATA]: '{"newNotes": {"client": "Peo' }, today: '2026-03-31' });
  await host.settle();
  const tab = host.app.setting.openTabById('client-rapport').containerEl;
  expect(row(tab, 'Folder for client cards').querySelector('input')?.value).toBe('Clients');
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await type(row(tab, 'Folder for client cards'), 'People');
  expect(host.app.disk.read(DATA)).toBe('{"newNotes": {"client": "Peo');
  expect(warned).toHaveBeenCalled();
  jest.restoreAllMocks();
});

test('the language of written notes is another than the app’s if the user says so', async () => {
  const tab = await openTab();
  await type(row(tab, 'Language of written notes'), 'ru');
  expect(readSettings(saved()).settings.writtenLanguage).toBe('ru');
});

test.each(['en', 'ru', 'ja'])('every row of every page has a name and words in %s', async (language) => {
  const tab = await openTab({ language });
  const pages = [...tab.querySelectorAll<HTMLElement>('.setting-item.mod-page')].map((one) => one.querySelector('.setting-item-name')?.textContent ?? '');
  expect(pages).toHaveLength(3);
  for (const page of ['', ...pages]) {
    if (page !== '') row(tab, page).click();
    const names = [...tab.querySelectorAll('.setting-item-name, .setting-item-description')].map((one) => one.textContent ?? '');
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(name).not.toMatch(/^(setting|weight|field)\.|\{\w+\}/);
    tab.querySelector<HTMLElement>('.setting-page-titlebar [aria-label="Back"]')?.click();
  }
  expect(host.errors).toEqual([]);
});
