/** The preview page and its helper, with a probe instead of the plugin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Previews } from './page';

const PROBE = `
const obsidian = require('obsidian');
const TYPE = 'client-rapport-probe';
class ProbeView extends obsidian.ItemView {
  getViewType() { return TYPE; }
  getDisplayText() { return 'Probe'; }
  getIcon() { return 'heart-handshake'; }
  async onOpen() {
    this.registerEvent(this.app.metadataCache.on('changed', () => this.draw()));
    this.registerEvent(this.app.metadataCache.on('resolved', () => this.draw()));
    this.draw();
  }
  draw() {
    this.contentEl.empty();
    const headings = this.app.vault.getMarkdownFiles().flatMap((file) => this.app.metadataCache.getFileCache(file)?.headings ?? []);
    const list = this.contentEl.createEl('ul');
    for (const heading of headings) list.createEl('li', { text: heading.heading });
    this.contentEl.createEl('p', { cls: 'probe-day', text: new Date().toDateString() + ' ' + obsidian.getLanguage() });
    const button = this.contentEl.createEl('button', { text: 'Ask' });
    button.addEventListener('click', () => this.ask());
  }
  ask() {
    const modal = new obsidian.Modal(this.app);
    modal.setTitle('A form');
    new obsidian.Setting(modal.contentEl).setName('Name').addText((text) => { text.inputEl.setAttr('aria-label', 'Name'); text.onChange((value) => { this.app.vault.create(value + '.md', '# ' + value); modal.close(); }); });
    modal.open();
  }
}
module.exports = class extends obsidian.Plugin {
  onload() {
    this.registerView(TYPE, (leaf) => new ProbeView(leaf));
    this.addRibbonIcon('heart-handshake', 'Probe', () => {});
    this.addCommand({ id: 'greet', name: 'Greet', callback: () => new obsidian.Notice('Hello') });
  }
};`;

let folder: string;
let previews: Previews;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-rapport-probe-'));
  writeFileSync(join(folder, 'main.js'), PROBE);
  writeFileSync(join(folder, 'styles.css'), '.probe-day { color: var(--text-muted); }');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ id: 'client-rapport', name: 'Probe', version: '1.0.0', minAppVersion: '1.13.0', author: '', description: '' }));
  previews = new Previews(folder);
});

afterAll(async () => {
  await previews.close();
  rmSync(folder, { recursive: true, force: true });
});

const files = { 'Clients/Acme.md': '# Acme\n', 'Clients/Бета.md': '# Бета\n' };
const VIEW = '.workspace-leaf-content[data-type="client-rapport-probe"]';

test('the plugin runs in the page, on the day and in the language of the address', async () => {
  const page = await previews.open({ files, today: '2026-03-31', lang: 'ru' });
  expect(await page.tab.locator(`${VIEW} li`).allTextContents()).toEqual(['Acme', 'Бета']);
  expect(await page.tab.locator('.probe-day').textContent()).toBe('Tue Mar 31 2026 ru');
  expect(page.errors).toEqual([]);
});

test('what is typed into a note reaches the plugin, and nothing else is written', async () => {
  const page = await previews.open({ files, open: 'Clients/Acme.md' });
  await page.tab.locator('textarea').fill('# Acme and sons\n');
  await page.settle();
  expect(await page.tab.locator(`${VIEW} li`).allTextContents()).toEqual(['Acme and sons', 'Бета']);
  expect(await page.note('Clients/Acme.md')).toBe('# Acme and sons\n');
});

test('another program writes a note, and the open editor shows it', async () => {
  const page = await previews.open({ files, open: 'Clients/Acme.md' });
  await page.editElsewhere('Clients/Acme.md', '# Acme Ltd\n');
  expect(await page.tab.locator('textarea').inputValue()).toBe('# Acme Ltd\n');
  expect(await page.tab.locator(`${VIEW} li`).first().textContent()).toBe('Acme Ltd');
});

test('a form opens by a click, keeps the focus, takes real keys and gives the focus back', async () => {
  const page = await previews.open({ files });
  await page.tab.locator(`${VIEW} button`).click();
  await page.tab.keyboard.press('Tab');
  expect(await page.tab.evaluate(() => document.activeElement?.closest('.modal') !== null)).toBe(true);
  await page.tab.keyboard.press('Escape');
  expect(await page.tab.locator('.modal').count()).toBe(0);
  expect(await page.tab.evaluate(() => document.activeElement?.textContent)).toBe('Ask');
});

test('the palette runs a command by keys', async () => {
  const page = await previews.open({ files });
  await page.tab.keyboard.press('Control+p');
  await page.tab.keyboard.type('greet');
  await page.tab.keyboard.press('Enter');
  expect(await page.tab.locator('.notice').textContent()).toBe('Hello');
});

test('the list on the left opens a note', async () => {
  const page = await previews.open({ files });
  await page.tab.locator('.preview-file', { hasText: 'Бета' }).click();
  expect(await page.tab.locator('textarea').inputValue()).toBe('# Бета\n');
});

test.each([
  { theme: 'light', phone: false },
  { theme: 'dark', phone: false },
  { theme: 'light', phone: true },
] as const)('the page itself has nothing that axe-core objects to: %j', async (options) => {
  const page = await previews.open({ files, bar: true, ...options });
  await page.screenshot(`preview-${options.theme}${options.phone ? '-phone' : ''}`);
  expect(await page.violations('body')).toEqual([]);
  expect(page.errors).toEqual([]);
});

test('unloading leaves nothing behind', async () => {
  const page = await previews.open({ files });
  expect(await page.unload()).toEqual([]);
});
