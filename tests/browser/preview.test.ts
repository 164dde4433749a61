/** The preview page and its helper, with a probe instead of the plugin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Previews, type PreviewOptions, type PreviewPage } from './page';

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
class SecondView extends obsidian.ItemView {
  getViewType() { return TYPE + '-second'; }
  getDisplayText() { return 'Second'; }
  async onOpen() { this.contentEl.createEl('p', { cls: 'second', text: 'Something else' }); }
}
module.exports = class extends obsidian.Plugin {
  onload() {
    this.registerView(TYPE, (leaf) => new ProbeView(leaf));
    this.registerView(TYPE + '-second', (leaf) => new SecondView(leaf));
    this.addRibbonIcon('heart-handshake', 'Probe', () => {});
    this.addCommand({ id: 'greet', name: 'Greet', callback: () => new obsidian.Notice('Hello') });
    this.addCommand({ id: 'leave', name: 'Leave', callback: () => {} });
  }
};`;

let folder: string;
let previews: Previews;
/** The plugin itself. */
const real = new Previews();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-rapport-probe-'));
  writeFileSync(join(folder, 'main.js'), PROBE);
  writeFileSync(join(folder, 'styles.css'), '.probe-day { color: var(--text-muted); }');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ id: 'client-rapport', name: 'Probe', version: '1.0.0', minAppVersion: '1.13.0', author: '', description: '' }));
  previews = new Previews(folder);
});

afterAll(async () => {
  await Promise.all([previews.close(), real.close()]);
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

describe('the bar and what is round the plugin', () => {
  const open = (options: PreviewOptions = {}): Promise<PreviewPage> => previews.open({ files, bar: true, today: '2026-03-31', ...options });
  const tree = (page: PreviewPage): Promise<string[]> => page.tab.locator('.preview-name').allTextContents();
  test.each([
    { theme: 'light', phone: false },
    { theme: 'dark', phone: false, reading: true },
    { theme: 'light', phone: true },
  ] as const)('axe-core objects to nothing: %j', async (options) => {
    const page = await open({ open: 'Clients/Acme.md', ...options });
    await page.screenshot(`preview-${options.theme}${options.phone ? '-phone' : ''}`);
    expect(await page.violations('body')).toEqual([]);
    if (options.phone) await page.tab.click('.preview-fold');
    await page.tab.keyboard.press('Control+p');
    expect(await page.violations('body')).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  test('every view of the plugin is a tab, the first in front', async () => {
    const page = await open();
    const tabs = page.tab.locator('.mod-right-split [role="tab"]');
    expect(await tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label')))).toEqual(['Probe', 'Second']);
    expect(await tabs.first().getAttribute('aria-selected')).toBe('true');
    await tabs.last().click();
    expect(await page.tab.locator('.second').isVisible()).toBe(true);
  });

  test('a command is found by typing and run, by key and by button', async () => {
    const page = await open();
    await page.tab.keyboard.press('Control+p');
    expect(await page.tab.locator('.suggestion-item').allInnerTexts()).toEqual(['Greet', 'Leave']);
    await page.tab.keyboard.type('gre');
    expect(await page.tab.locator('.suggestion-item').allInnerTexts()).toEqual(['Greet']);
    await page.tab.keyboard.press('Enter');
    expect(await page.tab.locator('.notice').textContent()).toBe('Hello');
    await page.tab.click('.preview-bar [aria-label="Commands"]');
    await page.tab.keyboard.type('nothing of the kind');
    expect(await page.tab.locator('.suggestion-empty').textContent()).toBe('No command is called that.');
  });

  test('another language: the bar and the plugin speak it, and notes stay as they are', async () => {
    const page = await open({ open: 'Clients/Acme.md' });
    await page.tab.locator('textarea').fill('# Acme and sons\n');
    await page.tab.locator('[data-switch="lang"]').focus();
    await page.tab.selectOption('[data-switch="lang"]', 'ru');
    await page.opened();
    expect(await page.tab.locator('.probe-day').textContent()).toBe('Tue Mar 31 2026 ru');
    expect(await page.tab.locator('.preview-title').textContent()).toBe('Предпросмотр');
    expect(await page.tab.locator('textarea').inputValue()).toBe('# Acme and sons\n');
    expect(await page.tab.locator(`${VIEW} li`).allTextContents()).toEqual(['Acme and sons', 'Бета']);
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('data-switch'))).toBe('lang');
    expect(await page.tab.locator('.preview-bar').count()).toBe(1);
    await page.tab.click('.preview-bar [aria-label="Начать заново"]');
    await page.opened();
    expect(await page.tab.locator(`${VIEW} li`).allTextContents()).toEqual(['Acme', 'Бета']);
    expect(page.errors).toEqual([]);
  });

  test('theme, width, phone and day are switched, and the address says so', async () => {
    const page = await open();
    const width = (): Promise<number> => page.tab.locator('.mod-right-split').evaluate((el) => el.getBoundingClientRect().width);
    await page.tab.selectOption('[data-switch="theme"]', 'dark');
    await page.tab.selectOption('[data-switch="width"]', '220');
    expect(await width()).toBe(220);
    await page.tab.locator('.preview-edge').focus();
    await page.tab.keyboard.press('ArrowLeft');
    expect(await width()).toBe(240);
    expect(await page.tab.locator('[data-switch="width"]').inputValue()).toBe('free');
    await page.tab.selectOption('[data-switch="width"]', '900');
    expect(await width()).toBe(900);
    await page.tab.fill('[data-switch="today"]', '2026-04-01');
    await page.opened();
    expect(await page.tab.locator('.probe-day').textContent()).toBe('Wed Apr 01 2026 en');
    await page.tab.check('[data-switch="phone"]');
    await page.opened();
    expect(await page.tab.locator('body').evaluate((body) => [body.classList.contains('is-phone'), body.classList.contains('theme-dark'), body.getBoundingClientRect().width <= 430])).toEqual([true, true, true]);
    expect(Object.fromEntries(new URL(page.tab.url()).searchParams)).toMatchObject({ theme: 'dark', width: '900', phone: '1', today: '2026-04-01' });
  });

  test('by keys alone: a note is found, opened, changed and read', async () => {
    const page = await open();
    await page.tab.locator('.preview-bar button').first().focus();
    for (let n = 0; n < 20 && !(await page.tab.evaluate(() => document.activeElement?.matches('[type="search"]') === true)); n += 1) await page.tab.keyboard.press('Tab');
    await page.tab.keyboard.type('бет');
    expect(await tree(page)).toEqual(['Clients', 'Бета']);
    await page.tab.keyboard.press('Escape');
    expect(await tree(page)).toEqual(['Clients', 'Acme', 'Бета']);
    await page.tab.keyboard.press('ArrowDown');
    await page.tab.keyboard.press('ArrowLeft');
    expect(await tree(page)).toEqual(['Clients']);
    await page.tab.keyboard.press('ArrowRight');
    await page.tab.keyboard.press('End');
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.locator('[aria-current="true"]').textContent()).toBe('Бета');
    await page.tab.keyboard.press('Control+End');
    await page.tab.keyboard.type('# More\n');
    await page.settle();
    expect(await page.tab.locator(`${VIEW} li`).allTextContents()).toEqual(['Acme', 'Бета', 'More']);
    await page.tab.keyboard.press('Shift+Tab');
    await page.tab.keyboard.press('Enter');
    expect(await page.tab.locator('.markdown-rendered h1').allTextContents()).toEqual(['Бета', 'More']);
    expect(await page.tab.locator('textarea').isVisible()).toBe(false);
    expect(page.errors).toEqual([]);
  });

  test('a note is read with its properties, tasks, quotes, tables and links, which lead on', async () => {
    const note = '---\nclient: "[[Acme]]"\ntags: [a, b]\n---\n> [!note] Mind\n> this\n\n- [x] done\n  - below\n- [ ] open **soon**\n\n| a | b |\n|---|---|\n| 1 | [[Acme\\|them]] |\n';
    const page = await open({ files: { ...files, 'Note.md': note }, open: 'Note.md', reading: true });
    const read = page.tab.locator('.markdown-reading-view');
    expect(await read.locator('.metadata-container td').allTextContents()).toEqual(['Acme', 'ab']);
    expect(await read.locator('.callout-title, .callout-content, li, .markdown-rendered :is(td, th)').allTextContents()).toEqual(['Mind', 'this', 'donebelow', 'below', 'open soon', 'a', 'b', '1', 'them']);
    expect(await read.locator('.is-checked').count()).toBe(1);
    await read.locator('td a', { hasText: 'them' }).click();
    await page.settle();
    expect(await page.tab.locator('.mod-root .view-header-title').textContent()).toBe('Acme');
  });

  test('a small window: the files lie over the rest and give way to the note, the views stand below it', async () => {
    const page = await open({ size: { width: 480, height: 800 }, open: 'Clients/Acme.md' });
    expect(await page.tab.locator('.mod-left-split').isVisible()).toBe(false);
    await page.tab.click('.preview-bar [aria-label="Files"]');
    await page.tab.locator('.preview-file', { hasText: 'Бета' }).click();
    await page.settle();
    expect(await page.tab.locator('.mod-left-split').isVisible()).toBe(false);
    const [note, views] = await Promise.all(['.mod-root', '.mod-right-split'].map((part) => page.tab.locator(part).boundingBox()));
    expect((note?.y ?? 0) + (note?.height ?? 0)).toBeLessThanOrEqual(views?.y ?? 0);
    expect(await page.tab.evaluate(() => document.documentElement.scrollWidth)).toBe(480);
    await page.screenshot('preview-small');
  });
});

test('unloading leaves nothing behind', async () => {
  const page = await previews.open({ files });
  expect(await page.unload()).toEqual([]);
});

test('the sample vault: what is typed changes the row at once, a command of the palette opens its form', async () => {
  const page = await real.open({ bar: true, lang: 'ru' });
  expect(await page.tab.locator('[aria-current="true"]').textContent()).toBe('Brightwater & Sons');
  await page.tab.locator('.client-rapport-welcome .mod-cta').click();
  await page.settle();
  const row = page.tab.locator('.client-rapport-row[data-path="Clients/Brightwater & Sons.md"]');
  const score = await row.locator('.client-rapport-row-score').textContent();
  await page.tab.locator('textarea').fill('---\ntype: client\n---\n\n## Log\n\n- 2026-03-30 call: Fine\n');
  await page.settle();
  expect(await row.locator('.client-rapport-row-score').textContent()).not.toBe(score);
  await page.tab.keyboard.press('Control+p');
  await page.tab.keyboard.type('записать контакт');
  await page.tab.keyboard.press('Enter');
  await page.settle();
  expect(await page.tab.locator('.modal-title').textContent()).toBe('Записать контакт');
  await page.screenshot('preview-sample-ru');
  expect(page.errors).toEqual([]);
});
