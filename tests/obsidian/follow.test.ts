/** @jest-environment jsdom */
import { launch, type Host } from '../host/launch';
import type { TFile } from '../host/files';
import { card, openSidebar, rows, shown, sidebar } from '../support/sidebar';

let host: Host;

async function start(files: Record<string, string>): Promise<Host> {
  host = await launch({ files, today: '2026-03-31' });
  await openSidebar(host);
  return host;
}

afterEach(async () => {
  expect(host.errors).toEqual([]);
  await host.close();
});

function file(path: string): TFile {
  const found = host.app.vault.getFileByPath(path);
  if (found === null) throw new Error(`no ${path}`);
  return found;
}

const ACME = card(['2026-03-20 call: Fine'], ['cadence: monthly']);
const BETA = card(['2026-03-25 call: Fine'], ['cadence: monthly']);

test('an edit reaches its row', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME });
  expect(rows()['Clients/Acme.md']).toContain('11 days');
  app.vault.editElsewhere('Clients/Acme.md', card(['2026-03-30 call: Fine'], ['cadence: monthly']));
  await settle();
  expect(rows()['Clients/Acme.md']).toContain('yesterday');
});

test('an edit of one note leaves the elements of the other rows as they are', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME, 'Clients/Beta.md': BETA });
  const before = sidebar().querySelector('[data-path="Clients/Beta.md"].client-rapport-row');
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  if (before !== null) observer.observe(before, { attributes: true, childList: true, characterData: true, subtree: true });
  app.vault.editElsewhere('Clients/Acme.md', card(['2026-03-19 call: Fine'], ['cadence: monthly']));
  await settle();
  observer.disconnect();
  expect(sidebar().querySelector('[data-path="Clients/Beta.md"].client-rapport-row')).toBe(before);
  expect(changes).toEqual([]);
});

test('a note that is not ours changes nothing that is shown', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME, 'Shopping.md': '- bread' });
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(sidebar(), { attributes: true, childList: true, characterData: true, subtree: true });
  app.vault.editElsewhere('Shopping.md', '- milk');
  await settle();
  observer.disconnect();
  expect(changes).toEqual([]);
});

test('a renamed note keeps its client, under its new name', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME });
  await app.fileManager.renameFile(file('Clients/Acme.md'), 'Clients/Acme Ltd.md');
  await settle();
  expect(Object.keys(rows())).toEqual(['Clients/Acme Ltd.md']);
  expect(rows()['Clients/Acme Ltd.md']).toContain('Acme Ltd');
});

test('a renamed folder takes all its clients along', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME, 'Clients/Old/Beta.md': BETA });
  const folder = app.vault.getFolderByPath('Clients');
  if (folder !== null) await app.fileManager.renameFile(folder, 'Customers');
  await settle();
  expect(Object.keys(rows()).sort()).toEqual(['Customers/Acme.md', 'Customers/Old/Beta.md']);
});

test('a deleted note is gone from the list, and one made anew is in it', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME, 'Clients/Beta.md': BETA });
  await app.fileManager.trashFile(file('Clients/Acme.md'));
  await settle();
  expect(Object.keys(rows())).toEqual(['Clients/Beta.md']);
  await app.vault.create('Clients/Gamma.md', ACME);
  await settle();
  expect(Object.keys(rows()).sort()).toEqual(['Clients/Beta.md', 'Clients/Gamma.md']);
});

test('a client whose properties stop being YAML leaves the list and is named as a problem', async () => {
  const { app, settle } = await start({ 'Clients/Acme.md': ACME, 'Clients/Beta.md': BETA });
  app.vault.editElsewhere('Clients/Acme.md', ACME.replace('cadence: monthly', 'cadence: [monthly'));
  await settle();
  expect(Object.keys(rows())).toEqual(['Clients/Beta.md']);
  expect(sidebar().querySelector('.client-rapport-foot')?.textContent).toContain('1 note');
});

/** A small generator with a seed, so that a failing run can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test.each([1, 2, 3])('after any series of edits, renames and deletes the sidebar is the one of a fresh start (%i)', async (seed) => {
  const next = chance(seed);
  const names = ['Acme', 'Beta', 'Gamma', 'Delta', 'Нева'];
  const complaint = (client: string): string => `---\ntype: complaint\nclient: "[[${client}]]"\nreceived: 2026-03-${String(1 + next(28)).padStart(2, '0')}\nseverity: low\n---\n`;
  const text = (): string => (next(3) === 0 ? complaint(names[next(names.length)] ?? 'Acme') : card([`2026-0${1 + next(3)}-1${next(10)} call: See [[${names[next(names.length)] ?? ''}]]`], ['cadence: monthly']));
  const { app, settle } = await start({ 'Clients/Acme.md': ACME, 'Clients/Beta.md': BETA, 'Shopping.md': '- bread [[Acme]]' });
  for (let step = 0; step < 40; step++) {
    const notes = app.vault.getMarkdownFiles();
    const one = notes[next(notes.length)];
    const path = `${['Clients', 'Complaints', 'Deep/Down'][next(3)] ?? 'Clients'}/${names[next(names.length)] ?? 'Acme'}.md`;
    const kind = next(6);
    if (kind <= 2) app.vault.editElsewhere(path, text());
    else if (kind === 3 && one !== undefined) app.vault.editElsewhere(one.path, text());
    else if (kind === 4 && one !== undefined && !app.disk.has(path) && app.disk.folders.has(path.slice(0, path.lastIndexOf('/')))) await app.fileManager.renameFile(one, path);
    else if (kind === 5 && one !== undefined && notes.length > 2) await app.fileManager.trashFile(one);
    if (next(4) === 0) await settle();
  }
  await settle();
  const followed = shown();
  const left = Object.fromEntries(app.disk.texts);
  await host.close();
  await start(left);
  expect(followed).toBe(shown());
});
