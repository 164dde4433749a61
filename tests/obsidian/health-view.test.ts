/** @jest-environment jsdom */
/** The sidebar view on the built plugin: what is drawn, what an edit costs, what the keyboard does. */
import { launch, openMenu, type Host } from '../host/launch';

const VIEW = 'client-rapport-health';
const TODAY = '2026-03-31';
const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };

let host: Host;
afterEach(() => host.close());

function card(more = '', log = ''): string {
  return `---\ntype: client\n${more}---\n\n## Interactions\n\n${log}`;
}

const SMALL = {
  ...CONFIRMED,
  'Clients/Acme.md': card('aliases: [Roadrunner Supplies]\n', '- 2026-03-20 call: spoke of the autumn\n- 2026-02-10 email out? price list\n'),
  'Clients/Beta.md': card('cadence: 14\n', '- 2026-03-05 call: a while ago\n'),
  'Clients/Гамма.md': card('', '- 2026-03-28 meeting: good\n'),
  'Clients/Old.md': card('', '- 2020-01-01 call: once\n'),
  'Clients/Newcomer.md': card(),
  'Complaints/Late delivery.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-19\nseverity: critical\n---\n',
  'Diary.md': 'Nothing about anybody.\n',
};

function many(count: number): Record<string, string> {
  const files: Record<string, string> = { ...CONFIRMED };
  for (let index = 0; index < count; index += 1) {
    files[`Clients/Client ${String(index).padStart(4, '0')}.md`] = card('', `- 2026-0${1 + (index % 3)}-1${index % 9} call: number ${index}\n`);
  }
  return files;
}

async function openView(files: Readonly<Record<string, string>>, more: { language?: string; cache?: 'ready' | 'late' | 'never' } = {}): Promise<HTMLElement> {
  host = await launch({ files, today: TODAY, ...more });
  await host.settle();
  await host.command('open-health');
  return contentEl();
}

function contentEl(): HTMLElement {
  const found = document.querySelector<HTMLElement>('.client-rapport-view');
  if (found === null) throw new Error('The view is not there.');
  return found;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.client-rapport-row')].sort((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')));
}

function pathsInList(): (string | null)[] {
  return rows().map((row) => row.getAttribute('data-path'));
}

function row(path: string): HTMLElement {
  const found = rows().find((one) => one.getAttribute('data-path') === path);
  if (found === undefined) throw new Error(`No row for ${path}`);
  return found;
}

function shownName(): string {
  return document.querySelector('.client-rapport-client-name')?.textContent ?? '';
}

function focusedPath(): string | null {
  return document.activeElement?.getAttribute('data-path') ?? null;
}

function press(key: string, more: KeyboardEventInit = {}): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

function button(text: string): HTMLButtonElement {
  const found = [...contentEl().querySelectorAll('button')].find((one) => one.textContent?.trim() === text || one.getAttribute('aria-label') === text);
  if (found === undefined) throw new Error(`No button "${text}"`);
  return found;
}

async function openNote(path: string): Promise<void> {
  await host.app.workspace.openLinkText(path, '');
  await host.settle();
}

/** Counts how often the whole view is drawn: each time the bar of the summary is made anew. */
function countDraws(): { readonly draws: () => number; readonly changed: () => Set<string>; readonly written: () => Set<string> } {
  const summary = contentEl().querySelector('.client-rapport-summary');
  const list = contentEl().querySelector('.client-rapport-rows');
  if (summary === null || list === null) throw new Error('Parts are missing.');
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((seen) => void records.push(...seen));
  observer.observe(summary, { childList: true });
  observer.observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
  const take = (): MutationRecord[] => {
    records.push(...observer.takeRecords());
    return records;
  };
  return {
    draws: () => take().filter((record) => [...record.addedNodes].some((node) => node instanceof Element && node.classList.contains('client-rapport-bar'))).length,
    changed: () => new Set(take().flatMap(pathOf)),
    written: () => new Set(take().filter(({ type }) => type !== 'attributes').flatMap(pathOf)),
  };

  function pathOf({ target }: MutationRecord): string[] {
    const el = target instanceof Element ? target : target.parentElement;
    const path = el?.closest('.client-rapport-row')?.getAttribute('data-path');
    return path === null || path === undefined ? [] : [path];
  }
}

describe('what is drawn', () => {
  it('lists the clients that are judged, the worst first, each with score, name, reason and trend', async () => {
    await openView(SMALL);
    expect(pathsInList()).toEqual(['Clients/Acme.md', 'Clients/Beta.md', 'Clients/Гамма.md', 'Clients/Newcomer.md']);
    const acme = row('Clients/Acme.md');
    expect(acme.querySelector('.client-rapport-row-name')?.textContent).toBe('Acme');
    expect(acme.querySelector('.client-rapport-row-score')?.textContent).toMatch(/^\d+$/);
    expect(acme.querySelector('.client-rapport-row-reason')?.textContent).toContain('unanswered for 12 days');
    expect(acme.querySelector('.client-rapport-mark.is-at-risk svg')).not.toBeNull();
    expect(row('Clients/Newcomer.md').querySelector('.client-rapport-score.is-unknown')?.textContent).toBe('–');
  });

  it('says each row to a screen reader in one sentence, and names no container by a tooltip', async () => {
    const view = await openView(SMALL);
    const acme = row('Clients/Acme.md');
    expect(acme.querySelector('.client-rapport-unseen')?.textContent).toMatch(/^Acme, .*Open complaint/);
    expect([...view.querySelectorAll('[aria-label]')].every((el) => el.matches('button.clickable-icon'))).toBe(true);
    for (const el of view.querySelectorAll('[aria-labelledby]')) {
      expect(document.getElementById(el.getAttribute('aria-labelledby') ?? '')?.textContent).not.toBe('');
    }
  });

  it('shows dormant clients as one line, which unfolds them', async () => {
    const view = await openView(SMALL);
    const line = view.querySelector<HTMLElement>('[data-key="fold dormant"]');
    expect(line?.textContent?.trim()).toBe('1 dormant: silent for more than a year');
    line?.click();
    expect(view.querySelector('.client-rapport-foot .client-rapport-item')?.textContent).toMatch(/^Old ?silent for \d+,?\d* days$/);
    expect(pathsInList()).toHaveLength(4);
  });

  it('lists one band alone after a click on its count, and all again', async () => {
    await openView(SMALL);
    button('1 no data').click();
    await host.settle();
    expect(pathsInList()).toEqual(['Clients/Newcomer.md']);
    expect(button('1 no data').getAttribute('aria-pressed')).toBe('true');
    button('Show all clients').click();
    await host.settle();
    expect(pathsInList()).toHaveLength(4);
  });

  it('speaks the language of the app', async () => {
    for (const [language, word] of [['ru', 'Клиенты'], ['ja', '顧客']] as const) {
      const view = await openView(SMALL, { language });
      expect(view.querySelector('.mod-clients')?.textContent).toContain(word);
      await host.close();
    }
    await openView(SMALL);
  });

  it('names only icons that exist', async () => {
    await openView(SMALL);
    await openNote('Clients/Acme.md');
    const { surroundings } = await import('../host/launch');
    expect([...surroundings.missingIcons]).toEqual([]);
  });
});

describe('what an edit costs', () => {
  it('moves the rows that an edit displaces, and writes into that of the edited client alone', async () => {
    await openView(SMALL);
    const { written } = countDraws();
    host.app.vault.editElsewhere('Clients/Beta.md', card('', '- 2026-03-30 call: back again\n'));
    await host.settle();
    expect(pathsInList()).toEqual(['Clients/Acme.md', 'Clients/Beta.md', 'Clients/Гамма.md', 'Clients/Newcomer.md']);
    expect([...written()]).toEqual(['Clients/Beta.md']);
    expect(row('Clients/Beta.md').querySelector('.client-rapport-row-reason')?.textContent).toContain('yesterday');
  });

  it('touches no other row when the order stays', async () => {
    await openView(SMALL);
    const { changed } = countDraws();
    host.app.vault.editElsewhere('Clients/Acme.md', card('aliases: [Roadrunner Supplies]\n', '- 2026-03-29 call: spoke of the autumn\n'));
    await host.settle();
    expect([...changed()]).toEqual(['Clients/Acme.md']);
  });

  it('draws once for a burst of changes', async () => {
    await openView(many(60));
    const { draws } = countDraws();
    for (let index = 0; index < 60; index += 1) {
      host.app.vault.editElsewhere(`Clients/Client ${String(index).padStart(4, '0')}.md`, card('', '- 2026-03-30 call: all on one day\n'));
    }
    await host.settle();
    expect(draws()).toBe(1);
  });

  it('draws nothing for a note that is nobody’s', async () => {
    await openView(SMALL);
    const { draws, changed } = countDraws();
    host.app.vault.editElsewhere('Diary.md', 'Still nothing about anybody.\n');
    await host.settle();
    expect(draws()).toBe(0);
    expect([...changed()]).toEqual([]);
  });

  it('keeps few elements in the page whatever the number of clients', async () => {
    const view = await openView(many(1000));
    expect(view.querySelector('.mod-clients')?.textContent).toContain('1,000');
    await openNote('Clients/Client 0500.md');
    expect(view.querySelectorAll('*').length).toBeLessThanOrEqual(600);
    expect(rows().length).toBeLessThan(40);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('1000');
  });

  it('draws nothing while nobody sees it, and catches up', async () => {
    await openView(SMALL);
    const leaf = host.app.workspace.getLeavesOfType(VIEW)[0];
    host.app.workspace.rightSplit.collapse();
    await host.settle();
    const { draws } = countDraws();
    host.app.vault.editElsewhere('Clients/Beta.md', card('', '- 2026-03-30 call: back again\n'));
    await host.settle();
    expect(draws()).toBe(0);
    if (leaf) await host.app.workspace.revealLeaf(leaf);
    await host.settle();
    expect(draws()).toBe(1);
    expect(row('Clients/Beta.md').textContent).toContain('yesterday');
  });

  it('counts another day after midnight', async () => {
    await openView(SMALL);
    expect(row('Clients/Гамма.md').textContent).toContain('3 days ago');
    await host.advance(13 * 3600_000);
    await host.settle();
    expect(row('Clients/Гамма.md').textContent).toContain('4 days ago');
  });
});

describe('the list by keyboard', () => {
  function start(): void {
    contentEl().querySelector<HTMLElement>('.client-rapport-row[tabindex="0"]')?.focus();
  }

  it('has one row in the tab order, which arrows, Home and End move', async () => {
    await openView(SMALL);
    expect(rows().filter((one) => one.tabIndex === 0)).toHaveLength(1);
    start();
    expect(focusedPath()).toBe('Clients/Acme.md');
    press('ArrowDown');
    expect(focusedPath()).toBe('Clients/Beta.md');
    press('End');
    expect(focusedPath()).toBe('Clients/Newcomer.md');
    press('ArrowDown');
    expect(focusedPath()).toBe('Clients/Newcomer.md');
    press('Home');
    press('ArrowUp');
    expect(focusedPath()).toBe('Clients/Acme.md');
    expect(rows().filter((one) => one.tabIndex === 0)).toHaveLength(1);
  });

  it('opens the note with Enter, in a new tab with Mod, and shows the client with Space', async () => {
    await openView(SMALL);
    start();
    press('ArrowDown');
    press(' ');
    expect(shownName()).toBe('Beta');
    expect(row('Clients/Beta.md').getAttribute('aria-selected')).toBe('true');
    press('Enter');
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Beta.md');
    const tabs = host.app.workspace.getLeavesOfType('markdown').length;
    row('Clients/Acme.md').focus();
    press('Enter', { ctrlKey: true });
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Acme.md');
    expect(host.app.workspace.getLeavesOfType('markdown')).toHaveLength(tabs + 1);
  });

  it('finds a client by typing its name or alias', async () => {
    await openView(SMALL);
    start();
    press('г');
    expect(focusedPath()).toBe('Clients/Гамма.md');
    await host.advance(2000);
    await new Promise((done) => setTimeout(done, 900));
    for (const letter of 'road') press(letter);
    expect(focusedPath()).toBe('Clients/Acme.md');
  });

  it('reaches rows that were out of sight', async () => {
    await openView(many(1000));
    start();
    press('End');
    expect(document.activeElement?.getAttribute('aria-posinset')).toBe('1000');
    expect(rows().length).toBeLessThan(60);
    press('PageUp');
    expect(Number(document.activeElement?.getAttribute('aria-posinset'))).toBeLessThan(1000);
  });

  it('keeps the focus on its client through an update that moves the row', async () => {
    await openView(SMALL);
    row('Clients/Beta.md').focus();
    host.app.vault.editElsewhere('Complaints/Beta is angry.md', '---\ntype: complaint\nclient: "[[Beta]]"\nreceived: 2026-03-01\nseverity: critical\n---\n');
    await host.settle();
    expect(pathsInList()[0]).toBe('Clients/Beta.md');
    expect(focusedPath()).toBe('Clients/Beta.md');
  });

  it('gives the focus to the neighbour when its client goes', async () => {
    await openView(SMALL);
    row('Clients/Beta.md').focus();
    const file = host.app.vault.getFileByPath('Clients/Beta.md');
    if (file) await host.app.fileManager.trashFile(file);
    await host.settle();
    expect(focusedPath()).toBe('Clients/Гамма.md');
  });

  it('finds by the field of the toolbar, and goes on into the list', async () => {
    await openView(SMALL);
    button('Find a client').click();
    const input = contentEl().querySelector('input');
    if (!input) throw new Error('No field');
    input.value = 'ГАММА';
    input.dispatchEvent(new Event('input'));
    expect(pathsInList()).toEqual(['Clients/Гамма.md']);
    input.focus();
    press('ArrowDown');
    expect(focusedPath()).toBe('Clients/Гамма.md');
    input.focus();
    press('Escape');
    await host.settle();
    expect(pathsInList()).toHaveLength(4);
  });
});

describe('this client', () => {
  it('follows the active note, a card or a note that belongs to a client', async () => {
    await openView(SMALL);
    await openNote('Clients/Beta.md');
    expect(shownName()).toBe('Beta');
    await openNote('Complaints/Late delivery.md');
    expect(shownName()).toBe('Acme');
    await openNote('Diary.md');
    expect(shownName()).toBe('Acme');
  });

  it('says what the score loses: lines and 100 add up to the sum', async () => {
    const view = await openView(SMALL);
    await openNote('Clients/Acme.md');
    const number = (text: string | null | undefined): number => Number((text ?? '').replace('−', '-'));
    const points = [...view.querySelectorAll('.client-rapport-loss-points')].map((el) => number(el.textContent));
    expect(points.length).toBeGreaterThan(1);
    expect(100 + points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(number(view.querySelector('.client-rapport-sum-number')?.textContent), 1);
  });

  it('leads from a piece of evidence to its line', async () => {
    const view = await openView(SMALL);
    await openNote('Clients/Acme.md');
    const link = view.querySelector<HTMLElement>('.client-rapport-loss a[data-path="Clients/Acme.md"][data-line]');
    link?.click();
    await host.settle();
    expect(host.app.workspace.opened.at(-1)).toEqual({ path: 'Clients/Acme.md', ephemeral: { line: Number(link?.getAttribute('data-line')) - 1 } });
  });

  it('keeps what is unfolded while the client changes and in the saved layout', async () => {
    const view = await openView(SMALL);
    await openNote('Clients/Acme.md');
    view.querySelector<HTMLElement>('[data-key="fold timeline"]')?.click();
    expect(view.querySelectorAll('.client-rapport-item').length).toBeGreaterThan(0);
    await openNote('Clients/Beta.md');
    expect(view.querySelector('[data-key="fold timeline"]')?.getAttribute('aria-expanded')).toBe('true');
    expect(host.app.workspace.getLeavesOfType(VIEW)[0]?.getViewState().state?.['open']).toContain('timeline');
  });

  it('stays as it is, with all that was unfolded in it, while other clients change', async () => {
    const log = Array.from({ length: 40 }, (_, index) => `- 2025-0${1 + (index % 9)}-1${index % 9} call: number ${index}\n`).join('');
    const view = await openView({ ...SMALL, 'Clients/Acme.md': card('', log) });
    await openNote('Clients/Acme.md');
    view.querySelector<HTMLElement>('[data-key="fold timeline"]')?.click();
    view.querySelector<HTMLElement>('[data-key="more timeline"]')?.click();
    const items = view.querySelectorAll('.client-rapport-client .client-rapport-item').length;
    expect(items).toBeGreaterThan(20);
    host.app.vault.editElsewhere('Clients/Beta.md', card('', '- 2026-03-30 call: back again\n'));
    await host.settle();
    expect(row('Clients/Beta.md').textContent).toContain('yesterday');
    expect(view.querySelectorAll('.client-rapport-client .client-rapport-item')).toHaveLength(items);
  });

  it('shows a client chosen in the list until another note is active', async () => {
    await openView(SMALL);
    await openNote('Clients/Beta.md');
    row('Clients/Гамма.md').querySelector<HTMLElement>('.client-rapport-row-score')?.click();
    expect(shownName()).toBe('Гамма');
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Beta.md');
    host.app.vault.editElsewhere('Clients/Acme.md', card());
    await host.settle();
    expect(shownName()).toBe('Гамма');
    await openNote('Clients/Acme.md');
    expect(shownName()).toBe('Acme');
  });
});

describe('like the rest of the app', () => {
  it('asks for the page preview when the mouse is over a row', async () => {
    await openView(SMALL);
    row('Clients/Beta.md').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    expect(host.app.workspace.hovered).toEqual([expect.objectContaining({ source: VIEW, linktext: 'Clients/Beta.md' })]);
  });

  it('has the file’s menu with our items on a row', async () => {
    await openView(SMALL);
    const menus: string[] = [];
    host.app.workspace.on('file-menu', (_menu: unknown, { path }: { path: string }) => void menus.push(path));
    row('Clients/Beta.md').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
    const titles = openMenu()?.items.map((item) => item.hostTitle);
    expect(titles).toEqual(expect.arrayContaining(['Open card in new tab', 'Log interaction', 'Log complaint']));
    expect(menus).toEqual(['Clients/Beta.md']);
  });

  it('opens a new tab by the middle button', async () => {
    await openView(SMALL);
    row('Clients/Beta.md').dispatchEvent(new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Beta.md');
  });

  it('sorts by the menu, and remembers the order with the layout', async () => {
    await openView(SMALL);
    button('Sort and group').click();
    const item = openMenu()?.items.find((one) => one.hostTitle === 'Name');
    item?.hostEl.click();
    await host.settle();
    expect(pathsInList()).toEqual(['Clients/Acme.md', 'Clients/Beta.md', 'Clients/Newcomer.md', 'Clients/Гамма.md']);
    const state = host.app.workspace.getLeavesOfType(VIEW)[0]?.getViewState();
    expect(state?.state?.['sort']).toBe('name');
    if (state) await host.app.workspace.getLeavesOfType(VIEW)[0]?.setViewState({ ...state, state: { sort: 'score' } });
    await host.settle();
    expect(pathsInList()[2]).toBe('Clients/Гамма.md');
  });

  it('does an action of Next by a click', async () => {
    const view = await openView(SMALL);
    const action = view.querySelector<HTMLElement>('.client-rapport-action');
    expect(action?.textContent).toContain('Resolve the complaint');
    action?.click();
    await host.settle();
    expect(document.querySelector('.modal') !== null || host.app.workspace.getActiveFile()?.path === 'Complaints/Late delivery.md').toBe(true);
  });

  it('leaves nothing behind when the plugin goes', async () => {
    await openView(SMALL);
    await openNote('Clients/Acme.md');
    expect(await host.unload()).toEqual([]);
    expect(host.errors).toEqual([]);
  });
});

describe('states', () => {
  it('shows at first what was recognised and by which rule, until the user agrees', async () => {
    const { '.obsidian/plugins/client-rapport/data.json': _settings, ...files } = SMALL;
    const view = await openView({ ...files, 'Tagged.md': '---\ntags: [client]\n---\n' });
    const welcome = view.querySelector('.client-rapport-welcome');
    expect(welcome?.textContent).toContain('6 clients');
    expect(welcome?.textContent).toContain('5 by the property “type” and 1 by a tag');
    expect(welcome?.textContent).toContain('1 complaint');
    button('Yes, that is right').click();
    await host.settle();
    expect(welcome?.textContent).toBe('');
    expect(rows().length).toBeGreaterThan(0);
  });

  it('says how a note becomes a client while there is none, and what topics there are', async () => {
    const view = await openView({ 'Topic.md': '---\ntags: [networking]\n---\n', 'Bad.md': '---\ntype: client\na: [\n---\n' });
    const text = view.querySelector('.client-rapport-welcome')?.textContent ?? '';
    expect(text).toContain('No clients yet');
    expect(text).toContain('type: client');
    expect(text).toContain('#client');
    expect(text).toContain('1 topic note');
    expect(view.querySelector('.client-rapport-foot')?.textContent).toContain('1 note could not be read fully');
    button('Create client card').click();
    await host.settle();
    expect(document.querySelector('.modal')).not.toBeNull();
  });

  it('says that notes are being read, and how many', async () => {
    const view = await openView(SMALL, { cache: 'never' });
    expect(view.classList.contains('is-indexing')).toBe(true);
    expect(view.querySelector('.client-rapport-welcome')?.textContent).toMatch(/Reading your notes….*of \d/);
    host.app.metadataCache.switchTo('ready');
    await host.settle();
    expect(view.classList.contains('is-indexing')).toBe(false);
    expect(rows()).toHaveLength(4);
  });

  it('unfolds problems to note, property, remedy and a jump', async () => {
    const view = await openView({ ...SMALL, 'Clients/Odd.md': '---\ntype: client\nsince: soon\n---\n' });
    view.querySelector<HTMLElement>('[data-key="fold problems"]')?.click();
    const problem = view.querySelector('.client-rapport-foot .client-rapport-item');
    expect(problem?.textContent).toContain('Odd');
    expect(problem?.textContent).toContain('since');
    expect(problem?.querySelector('.client-rapport-problem-remedy')?.textContent).not.toBe('');
    problem?.querySelector<HTMLElement>('a')?.click();
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Odd.md');
  });
});
