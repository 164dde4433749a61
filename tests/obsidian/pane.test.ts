/** @jest-environment jsdom */
/** The sidebar beyond the list: a past day, privacy mode, actions put off, groups, and former clients, on the built plugin. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../src/core/i18n/en';
import { launch, notices, openMenu, type Host } from '../host/launch';
import { shown } from '../support/sidebar';
import { errorUnder, isFormOpen, openForm, press, rapportOf, type } from './form-hands';

const DATA = '.obsidian/plugins/client-rapport/data.json';
const CONFIRMED = { [DATA]: JSON.stringify({ version: 1, confirmed: true }) };
const SAMPLE = join(__dirname, '..', '..', 'sample-vault');

let host: Host;
afterEach(() => host.close());

function card(more = '', log = '', promises = ''): string {
  return `---\ntype: client\n${more}---\n\n## Interactions\n\n${log}\n## Promises\n\n${promises}`;
}

const SMALL = {
  ...CONFIRMED,
  'Clients/Acme.md': card('segment: key\n', '- 2026-03-25 call: spoke of the autumn\n- 2026-02-10 email out: price list\n', '- [ ] Send the drawings 📅 2026-03-20\n- [ ] Send the invoice 📅 2026-03-21\n'),
  'Clients/Beta.md': card('cadence: 14\n', '- 2026-03-05 call: a while ago\n'),
  'Clients/Гамма.md': card('', '- 2026-03-28 meeting: good\n'),
  'Clients/Old.md': card('', '- 2020-01-01 call: once\n'),
  'Clients/Older.md': card('ended: 2018-05-01\nresumed: 2018-06-01\n', '- 2019-01-01 call: once\n'),
  'Complaints/Late delivery.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-19\nseverity: critical\n---\n',
};

async function openView(files: Readonly<Record<string, string>> = SMALL): Promise<HTMLElement> {
  host = await launch({ files, today: '2026-03-31' });
  await host.settle();
  await host.command('open-health');
  return view();
}

function view(): HTMLElement {
  return found('.client-rapport-view');
}

function found(selector: string): HTMLElement {
  const el = document.querySelector<HTMLElement>(selector);
  if (el === null) throw new Error(`There is no ${selector}.`);
  return el;
}

function tool(name: string): HTMLButtonElement {
  const button = [...view().querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name || one.textContent === name);
  if (button === undefined) throw new Error(`There is no button "${name}".`);
  return button;
}

/** Chooses an item of the open menu by its words. */
async function choose(title: string): Promise<void> {
  const item = openMenu()?.items.find((one) => one.hostTitle === title);
  if (item === undefined) throw new Error(`There is no item "${title}", but: ${menuTitles().join(', ')}`);
  item.hostEl.click();
  await host.settle();
}

function menuTitles(): readonly string[] {
  return openMenu()?.items.map(({ hostTitle }) => hostTitle) ?? [];
}

async function asOf(day: string): Promise<void> {
  await host.command('show-as-of');
  type('Day', day);
  press('Enter');
  await host.settle();
}

function actions(): string[] {
  return [...view().querySelectorAll('.client-rapport-action-verb')].map((verb) => `${verb.textContent}: ${verb.nextElementSibling?.textContent}`);
}

/** The items of the list in the order in which they stand, headings with their count. */
function items(): string[] {
  const place = (el: HTMLElement): number => Number(el.style.getPropertyValue('--client-rapport-index'));
  return [...view().querySelectorAll<HTMLElement>('.client-rapport-row')].sort((a, b) => place(a) - place(b))
    .map((row) => (row.matches('.mod-head') ? `# ${row.textContent?.trim()}` : row.querySelector('.client-rapport-row-name')?.textContent ?? ''));
}

/** Opens the menu of the first action with these words. */
function moreOf(words: string): void {
  showAllActions();
  const item = [...view().querySelectorAll('.client-rapport-action-item')].find((one) => one.textContent?.includes(words));
  const button = item?.querySelector<HTMLElement>('.client-rapport-action-more');
  if (!button) throw new Error(`No action says "${words}": ${actions().join(' | ')}`);
  button.focus();
  button.click();
}

function showAllActions(): void {
  for (let more = view().querySelector<HTMLElement>('[data-key="more actions"]'); /^Show \d/.test(more?.textContent ?? ''); more = view().querySelector('[data-key="more actions"]')) more?.click();
}

function stored(): Readonly<Record<string, unknown>> {
  const data: unknown = JSON.parse(host.app.disk.texts.get(DATA) ?? '{}');
  const snoozed: unknown = typeof data === 'object' && data !== null && 'snoozed' in data ? data.snoozed : {};
  return typeof snoozed === 'object' && snoozed !== null ? { ...snoozed } : {};
}

test('what is to be done stands under how urgent it is', async () => {
  await openView();
  showAllActions();
  const lines = [...view().querySelectorAll('.client-rapport-action-urgency, .client-rapport-action')].map((el) => (el.matches('.client-rapport-action') ? '-' : el.textContent));
  const heads = lines.filter((line) => line !== '-');
  expect(lines[0]).toBe('Now');
  expect(lines.at(-1)).toBe('-');
  expect(heads).toEqual(['Now', 'Overdue', 'Due', 'Opportunity'].filter((one) => heads.includes(one)));
  expect(heads.length).toBeGreaterThan(1);
});

describe('as of a day', () => {
  it('shows the whole view as it was, with a banner and the way back', async () => {
    await openView();
    await host.app.workspace.openLinkText('Clients/Acme.md', '');
    await host.settle();
    const today = shown();
    await asOf('2026-03-10');
    expect(found('.client-rapport-banner').textContent).toContain('As of 10 March 2026');
    const reason = (path: string): string => found(`.client-rapport-row[data-path="${path}"] .client-rapport-row-reason`).textContent;
    expect(reason('Clients/Beta.md')).toContain('5 days ago');
    expect(found('.client-rapport-client').textContent).not.toContain('Late delivery');
    expect(found('.client-rapport-client').textContent).toContain('E-mail on 10 Feb');
    tool('Back to today').click();
    await host.settle();
    expect(view().querySelector('.client-rapport-banner')).toBeNull();
    expect(document.activeElement).toBe(tool('Show health as of a day'));
    expect(shown()).toBe(today);
  });

  it('can be read and not written', async () => {
    await openView();
    await host.app.workspace.openLinkText('Clients/Acme.md', '');
    await host.settle();
    expect(view().querySelectorAll('.client-rapport-loss-mend, .client-rapport-action-more').length).toBeGreaterThan(1);
    await asOf('2026-03-25');
    expect(actions().length).toBeGreaterThan(0);
    expect(view().querySelectorAll('.client-rapport-loss-mend, .client-rapport-action-more')).toHaveLength(0);
    for (const name of ['Log interaction', 'Create client card']) expect(tool(`${name}: go back to today to change anything`).disabled).toBe(true);
    expect(found('.client-rapport-banner').textContent).toContain('What has no day, such as segment, rhythm and preferences, is shown as it is today.');
    tool('More options').click();
    expect(menuTitles()).toEqual(['Go back to today to change anything', 'Open portfolio', 'Open topic map', 'Open settings']);
    openMenu()?.hide();
    // The first action is about a complaint, whose note has no score.
    for (const [selector, ...more] of [['.client-rapport-row[data-path="Clients/Beta.md"]', 'Show what the score is made of'], ['.client-rapport-action']] as const) {
      found(selector).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
      expect(menuTitles()).toEqual(['Go back to today to change anything', 'Open card', 'Open card in new tab', ...more]);
      openMenu()?.hide();
    }
    found('[data-key="fold dormant"]').click();
    expect(view().textContent).not.toContain('Mark as former');
    found('.client-rapport-action').click();
    await host.settle();
    expect(isFormOpen()).toBe(false);
    expect(host.app.disk.writes).toEqual([]);
  });

  it('understands days as they are typed, and refuses those ahead', async () => {
    await openView();
    await host.command('show-as-of');
    type('Day', '+3d');
    press('Enter');
    expect(errorUnder('Day')).toBe('This day is still ahead. Choose today or an earlier one.');
    type('Day', 'someday');
    press('Enter');
    expect(errorUnder('Day')).toContain('not a day');
    type('Day', 'yesterday');
    press('Enter');
    await host.settle();
    expect(isFormOpen()).toBe(false);
    expect(found('.client-rapport-banner').textContent).toContain('30 March 2026');
  });

  it('holds through edits and midnight, until it is left', async () => {
    await openView();
    await asOf('2026-03-10');
    host.app.vault.editElsewhere('Clients/Beta.md', card('cadence: 14\n', '- 2026-03-09 call: in fact\n'));
    await host.settle();
    await host.advance(13 * 3600_000);
    await host.settle();
    expect(found('.client-rapport-banner').textContent).toContain('As of 10 March 2026');
    expect(found('.client-rapport-row[data-path="Clients/Beta.md"]').textContent).toContain('yesterday');
    await asOf('today');
    expect(view().querySelector('.client-rapport-banner')).toBeNull();
  });
});

test('the last button of the toolbar leads to every view; of a past day nothing that writes', async () => {
  await openView();
  tool('More options').click();
  expect(menuTitles()).toEqual([
    'Take next step', 'Write message', 'Ask for recommendation', 'Log complaint', 'Record recommendation', 'Open portfolio', 'Open topic map', 'Undo last change', 'Open settings',
  ]);
  openMenu()?.hide();
  await asOf('2026-03-10');
  tool('More options').click();
  expect(menuTitles()).toEqual(['Go back to today to change anything', 'Open portfolio', 'Open topic map', 'Open settings']);
  await choose('Open topic map');
  expect(host.app.workspace.getLeavesOfType('client-rapport-topics')).toHaveLength(1);
});

describe('privacy mode', () => {
  function sampleFiles(): Record<string, string> {
    return Object.fromEntries(
      readdirSync(SAMPLE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
        .map((entry) => join(entry.parentPath, entry.name)).map((path) => [path.slice(SAMPLE.length + 1).split('\\').join('/'), readFileSync(path, 'utf8')]),
    );
  }

  /** Everything that can be seen or heard of a part of the page: texts and attributes, but for those that lead to notes. */
  function perceived(root: ParentNode): string {
    const said: string[] = [];
    for (const el of root.querySelectorAll('*')) {
      for (const { name, value } of el.attributes) if (!name.startsWith('data-')) said.push(value);
      for (const node of el.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? '');
    }
    return said.join('\n').toLocaleLowerCase();
  }

  /** Unfolds and lengthens whatever can be. */
  async function unfoldAll(): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      const closed = view().querySelector<HTMLElement>('.client-rapport-fold-self[aria-expanded="false"]')
        ?? [...view().querySelectorAll<HTMLElement>('button')].find((one) => /^Show \d+ more$/.test(one.textContent ?? ''));
      if (!closed) break;
      closed.click();
    }
    await host.settle();
  }

  it('lets nobody see or hear a name, an amount or a word of the notes, anywhere in the view', async () => {
    await openView({ ...CONFIRMED, ...sampleFiles() });
    const rapport = await rapportOf(host);
    const secrets = new Set<string>();
    const keep = (...texts: readonly (string | null)[]): void => {
      for (const text of texts) if (text !== null && text.length > 3) secrets.add(text.toLocaleLowerCase());
    };
    const clients = rapport.book().clients();
    for (const { client, interactions, promises, complaints, recommendations, projects, mentions } of clients) {
      keep(client.name, ...client.aliases, ...client.preferences, client.industry, client.nextStep, client.override?.reason ?? null);
      keep(...rapport.book().contacts(client.source.path).map(({ shown, target }) => shown ?? target));
      keep(...[...interactions, ...mentions].map((one) => ('summary' in one ? one.summary : one.text)), ...promises.map(({ text }) => text));
      keep(...[...complaints, ...recommendations, ...projects].map(({ title }) => title), ...recommendations.map(({ referred }) => referred));
      for (const { value, currency } of [...recommendations, ...projects]) keep(value === null ? null : String(value), currency);
    }
    // Single words that we say ourselves tell nothing.
    const ours = `${Object.values(en).map((message) => JSON.stringify(message)).join(' ')} true`.toLocaleLowerCase();
    for (const secret of secrets) if (/^(?:\p{L}+|(?:19|20)\d\d)$/u.test(secret) && (/^\d/.test(secret) || ours.includes(secret))) secrets.delete(secret);
    const seen = async (): Promise<readonly string[]> => {
      const told: string[] = [];
      for (const { client } of clients) {
        await host.app.workspace.openLinkText(client.source.path, '');
        await host.settle();
        await unfoldAll();
        told.push(perceived(view()));
      }
      for (const row of [...view().querySelectorAll('.client-rapport-row, .client-rapport-action, .client-rapport-action-more')].slice(0, 12)) {
        if (row.matches('.client-rapport-action-more')) row.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        else row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
        told.push(menuTitles().join('\n').toLocaleLowerCase());
        openMenu()?.hide();
      }
      const all = told.join('\n');
      return [...secrets].filter((secret) => all.includes(secret));
    };
    expect((await seen()).length).toBeGreaterThan(100);
    tool('Toggle privacy mode').click();
    await host.settle();
    expect(tool('Toggle privacy mode').getAttribute('aria-pressed')).toBe('true');
    expect(await seen()).toEqual([]);
  }, 120_000);

  it('shows no preview and gives no link away while it is on', async () => {
    await openView();
    await host.command('toggle-privacy');
    const row = found('.client-rapport-row[data-path="Clients/Beta.md"]');
    row.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    expect(host.app.workspace.hovered).toEqual([]);
    const drag = new MouseEvent('dragstart', { bubbles: true, cancelable: true });
    Object.defineProperty(drag, 'dataTransfer', { value: { setData: () => undefined } });
    row.dispatchEvent(drag);
    expect(drag.defaultPrevented).toBe(true);
  });

  it('is kept for this device, not with the settings, and found by real names all the same', async () => {
    await openView();
    await host.command('toggle-privacy');
    expect(notices().at(-1)).toContain('Privacy mode is on');
    expect(items()).toEqual(expect.arrayContaining(['A', 'B', 'Г']));
    expect(host.app.loadLocalStorage('client-rapport-privacy')).toBe(true);
    expect(host.app.disk.texts.get(DATA)).not.toContain('privacy');
    tool('Find a client').click();
    const input = view().querySelector('input');
    if (!input) throw new Error('no field');
    input.value = 'ＢＥＴＡ';
    input.dispatchEvent(new Event('input'));
    expect(items()).toEqual(['B']);
    await host.command('toggle-privacy');
    expect(items()).toEqual(['Beta']);
    expect(host.app.loadLocalStorage('client-rapport-privacy')).toBeNull();
  });

  it('names no client in a notice', async () => {
    await openView();
    await host.command('toggle-privacy');
    tool('Log interaction').click();
    const form = openForm();
    expect(form).not.toBeNull();
    press('Escape');
    const rapport = await rapportOf(host);
    rapport.start('log-interaction', { clients: ['Clients/Beta.md'] });
    type('What it was about', 'Nothing secret');
    press('Enter');
    await host.settle();
    expect(notices().at(-1)).toContain('Written to B.');
    tool('More options').click();
    await choose('Undo last change');
    expect(notices().at(-1)).toBe('Taken back in B.');
  });
});

describe('actions put off', () => {
  it('go until their day, are listed and brought back', async () => {
    await openView();
    showAllActions();
    const before = actions();
    moreOf('Beta');
    await choose('Put off for a week');
    expect(actions().filter((one) => one.startsWith('Get in touch: Beta'))).toEqual([]);
    expect(Object.values(stored())).toEqual(['2026-04-07']);
    const fold = found('[data-key="fold putOff"]');
    expect(fold.textContent).toContain('1 put off');
    expect(view().contains(document.activeElement)).toBe(true);
    fold.click();
    expect(found('.client-rapport-next .client-rapport-item').textContent).toContain('Get in touch: Betauntil 7 Apr');
    tool('Bring back: Get in touch, Beta').click();
    await host.settle();
    expect(actions()).toEqual(before);
    expect(stored()).toEqual({});
  });

  it('come back on their day by themselves', async () => {
    await openView();
    moreOf('Beta');
    await choose('Put off until tomorrow');
    expect(actions().some((one) => one.startsWith('Get in touch: Beta'))).toBe(false);
    await host.advance(13 * 3600_000);
    await host.settle();
    expect(actions().some((one) => one.startsWith('Get in touch: Beta'))).toBe(true);
  });

  it('can be put off until any day ahead', async () => {
    await openView();
    moreOf('Beta');
    await choose('Put off until a day…');
    type('Until', 'yesterday');
    press('Enter');
    expect(errorUnder('Until')).toBe('Choose a day after today.');
    type('Until', '+10d');
    press('Enter');
    await host.settle();
    expect(Object.values(stored())).toEqual(['2026-04-10']);
  });

  it('that were dismissed stay away until the facts change', async () => {
    await openView();
    moreOf('Beta');
    await choose('Dismiss this time');
    await host.advance(26 * 3600_000);
    await host.settle();
    expect(actions().some((one) => one.startsWith('Get in touch: Beta'))).toBe(false);
    // A contact, and the next silence: another occasion.
    host.app.vault.editElsewhere('Clients/Beta.md', card('cadence: 14\n', '- 2026-03-10 call: later on\n'));
    await host.settle();
    expect(actions().some((one) => one.startsWith('Get in touch: Beta'))).toBe(true);
  });

  it('are known by what their line says, wherever it moves', async () => {
    await openView();
    moreOf('Send the drawings');
    await choose('Put off for 3 days');
    expect(actions().filter((one) => one.includes('Send'))).toEqual([expect.stringContaining('Send the invoice')]);
    const text = host.app.disk.texts.get('Clients/Acme.md') ?? '';
    host.app.vault.editElsewhere('Clients/Acme.md', text.replace('- 2026-03-25', '- 2026-03-29 call: one line more\n- 2026-03-25'));
    await host.settle();
    expect(actions().filter((one) => one.includes('Send'))).toEqual([expect.stringContaining('Send the invoice')]);
  });

  it('leave what another device has put off, and forget what is past with the next write', async () => {
    await openView({ ...SMALL, [DATA]: JSON.stringify({ version: 1, confirmed: true, snoozed: { 'contact Clients/Long ago.md': '2026-01-01', 'contact Clients/Гамма.md': '2026-05-01' } }) });
    expect(Object.keys(stored())).toHaveLength(2);
    // Another device writes, and this one has not been told yet.
    host.app.disk.texts.set(DATA, JSON.stringify({ version: 1, confirmed: true, snoozed: { ...stored(), 'thank Recommendations/Elsewhere.md': '2026-06-01' } }));
    moreOf('Beta');
    await choose('Put off for a month');
    expect(stored()).toEqual({ 'contact Clients/Гамма.md': '2026-05-01', 'thank Recommendations/Elsewhere.md': '2026-06-01', 'contact Clients/Beta.md': '2026-04-30' });
  });

  it('become a task line by their menu, also by key', async () => {
    await openView();
    showAllActions();
    const action = [...view().querySelectorAll<HTMLElement>('.client-rapport-action')].find((one) => one.textContent?.includes('Beta'));
    action?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    await choose('Make a task of it');
    press('Enter');
    await host.settle();
    expect(host.app.disk.texts.get('Clients/Beta.md')).toMatch(/- \[ \] Get in touch 📅 2026-03-31/);
  });
});

describe('groups', () => {
  async function group(by: string): Promise<void> {
    tool('Sort and group').click();
    await choose(by);
  }

  it('put the clients under headings, each in the order that was chosen', async () => {
    await openView();
    await group('Group by segment');
    expect(items()).toEqual(['# Key clients1', 'Acme', '# No segment2', 'Beta', 'Гамма']);
    await group('Group by urgency');
    expect(items()[0]).toBe('# Now1');
    await group('No groups');
    expect(items()).toEqual(['Acme', 'Beta', 'Гамма']);
  });

  it('are a tree to whoever hears it, one stop for Tab, and fold by the keys of a tree', async () => {
    await openView();
    await group('Group by segment');
    const list = found('.client-rapport-rows');
    expect(list.getAttribute('role')).toBe('tree');
    const rows = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.client-rapport-row')];
    expect(rows().every((row) => row.getAttribute('role') === 'treeitem')).toBe(true);
    expect(rows().map((row) => [row.getAttribute('aria-level'), row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')].join(' ')).sort()).toEqual(['1 1 2', '1 2 2', '2 1 1', '2 1 2', '2 2 2']);
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
    const at = (): string => document.activeElement?.getAttribute('data-group') ?? document.activeElement?.getAttribute('data-path') ?? '';
    found('.client-rapport-row[data-path="Clients/Гамма.md"]').focus();
    press('ArrowLeft');
    expect(at()).toBe('segment ');
    press('ArrowLeft');
    expect(items()).toEqual(['# Key clients1', 'Acme', '# No segment2']);
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false');
    press('ArrowRight');
    press('ArrowRight');
    expect(at()).toBe('Clients/Beta.md');
    press('Home');
    press('Enter');
    expect(items()).toEqual(['# Key clients1', '# No segment2', 'Beta', 'Гамма']);
    press('g');
    press('ArrowUp');
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
    // An edit leaves the focus and the folded group as they are.
    const where = at();
    host.app.vault.editElsewhere('Clients/Beta.md', card('cadence: 14\n', '- 2026-03-30 call: back\n'));
    await host.settle();
    expect(at()).toBe(where);
    expect(items()).toEqual(['# Key clients1', '# No segment2', 'Beta', 'Гамма']);
  });

  it('are remembered with the layout', async () => {
    await openView();
    await group('Group by health');
    found('.mod-head').click();
    const [leaf] = host.app.workspace.getLeavesOfType('client-rapport-health');
    const state = leaf?.getViewState();
    expect(state?.state).toMatchObject({ group: 'band', closed: [expect.stringMatching(/^band /)] });
    await group('No groups');
    if (state) await leaf?.setViewState(state);
    await host.settle();
    expect(items()[0]).toMatch(/^# /);
  });

  it('keep few elements in the page, whatever the number of clients', async () => {
    const files: Record<string, string> = { ...CONFIRMED };
    for (let index = 0; index < 1000; index += 1) files[`Clients/Client ${index}.md`] = card(index % 2 ? 'segment: key\n' : '', `- 2026-03-${10 + (index % 20)} call: number ${index}\n`);
    await openView(files);
    await group('Group by segment');
    expect(view().querySelectorAll('*').length).toBeLessThanOrEqual(600);
    found('.client-rapport-row[tabindex="0"]').focus();
    press('End');
    expect(document.activeElement?.getAttribute('aria-posinset')).toBe('500');
  });
});

describe('dormant clients', () => {
  async function openFormer(): Promise<void> {
    found('[data-key="fold dormant"]').click();
    tool('Mark as former…').click();
    await host.settle();
  }

  it('are looked through and marked as former in one change, taken back as one', async () => {
    await openView();
    await openFormer();
    const boxes = [...openForm().querySelectorAll('input')];
    expect([...openForm().querySelectorAll('label')].map((label) => label.textContent)).toEqual([expect.stringMatching(/^Old: silent for/), expect.stringMatching(/^Older: silent for/)]);
    expect(boxes.every(({ checked }) => checked)).toBe(true);
    const before = host.app.disk.texts.get('Clients/Older.md');
    press('Enter');
    await host.settle();
    expect(host.app.disk.texts.get('Clients/Old.md')).toContain('status: former\nended: 2026-03-31\n');
    expect(host.app.disk.texts.get('Clients/Older.md')).toContain('ended:\n  - 2018-05-01\n  - 2026-03-31\n');
    expect(host.app.workspace.getActiveFile()).toBeNull();
    expect(view().querySelector('[data-key="fold dormant"]')).toBeNull();
    await host.command('undo-last-change');
    expect(host.app.disk.texts.get('Clients/Older.md')).toBe(before);
    expect(host.app.disk.texts.get('Clients/Old.md')).toBe(SMALL['Clients/Old.md']);
  });

  it('that cannot be changed are named, and nobody is marked', async () => {
    await openView();
    await openFormer();
    host.app.disk.texts.set('Clients/Older.md', '---\ntype: client\nstatus: [active\n---\n');
    press('Enter');
    await host.settle();
    expect(notices().at(-1)).toContain('Older');
    expect(host.app.disk.texts.get('Clients/Old.md')).toBe(SMALL['Clients/Old.md']);
    expect(isFormOpen()).toBe(true);
    const [, older] = openForm().querySelectorAll('input');
    older?.click();
    press('Enter');
    await host.settle();
    expect(host.app.disk.texts.get('Clients/Old.md')).toContain('status: former');
  });

  it('are asked for when none is chosen', async () => {
    await openView();
    await openFormer();
    for (const box of openForm().querySelectorAll('input')) box.click();
    press('Enter');
    expect(errorUnder('Cards')).toBe('Choose at least one card.');
  });
});

it('leaves nothing behind when the plugin goes', async () => {
  await openView();
  await asOf('2026-03-10');
  await host.command('show-as-of');
  expect(await host.unload()).toEqual([]);
  expect(host.errors).toEqual([]);
});
