/** @jest-environment jsdom */
import { launch, notices, type Host } from '../host/launch';
import { rapportOf } from './form-hands';

let host: Host;

afterEach(() => host.close());

const TODAY = '2026-03-31';
const CARD = (log = ''): string => `---\ntype: client\naliases: [Acme Ltd]\n---\n\n## Interactions\n\n${log}\n`;
const FILES = {
  'Clients/Acme.md': CARD('- 2026-03-20 call in: Renewal'),
  'Clients/Beta.md': CARD('- 2026-01-10 email out: Offer').replace('Acme Ltd', 'Beta GmbH'),
  'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-01\n---\n\n## What was said\n',
  'Daily/2026-03-25.md': '- call [[Beta]]: news\n',
  'Notes/Recipe.md': '# Soup\n\n- carrots\n',
};

function summaries(rapport: Awaited<ReturnType<typeof rapportOf>>, path: string): readonly string[] {
  return rapport.book().client(path)?.interactions.map(({ date, summary }) => `${date} ${summary}`) ?? [];
}

test('starting writes nothing and says nothing', async () => {
  host = await launch({ files: FILES, today: TODAY });
  await host.settle();
  expect(host.app.disk.writes).toEqual([]);
  expect(notices()).toEqual([]);
  expect(host.errors).toEqual([]);
});

test.each(['ready', 'late'] as const)('the index is complete when the metadata cache is %s', async (cache) => {
  host = await launch({ files: FILES, today: TODAY, cache });
  const rapport = await rapportOf(host);
  await host.settle();
  expect(rapport.indexing()).toEqual({ done: 5, total: 5, finished: true });
  expect(rapport.book().counts()).toEqual(expect.objectContaining({ clients: 2, complaints: 1, notes: 5 }));
  expect(rapport.book().client('Clients/Acme.md')?.complaints).toHaveLength(1);
  expect(summaries(rapport, 'Clients/Beta.md').map((one) => one.replace(/^\d+ /, ''))).toEqual(['Offer', '[[Beta]]: news']);
});

test('a cache that never comes leaves the index unfinished, and it is filled when the cache comes after all', async () => {
  host = await launch({ files: FILES, today: TODAY, cache: 'never' });
  const rapport = await rapportOf(host);
  await host.settle();
  expect(rapport.indexing()).toEqual({ done: 0, total: 5, finished: false });
  expect(rapport.book().clients()).toHaveLength(0);
  host.app.metadataCache.switchTo('late');
  await host.settle();
  expect(rapport.indexing()).toEqual({ done: 5, total: 5, finished: true });
  expect(rapport.book().clients()).toHaveLength(2);
});

test('a changed, deleted or created note is followed', async () => {
  host = await launch({ files: FILES, today: TODAY });
  const rapport = await rapportOf(host);
  host.app.vault.editElsewhere('Clients/Acme.md', CARD('- 2026-03-30 call out: Thanks\n- 2026-03-20 call in: Renewal'));
  await host.settle();
  expect(summaries(rapport, 'Clients/Acme.md')).toHaveLength(2);
  host.app.vault.editElsewhere('Clients/Gamma.md', CARD());
  await host.settle();
  expect(rapport.book().clients().map(({ client }) => client.name)).toEqual(['Acme', 'Beta', 'Gamma']);
  host.app.vault.deleteElsewhere('Complaints/Late.md');
  await host.settle();
  expect(rapport.book().client('Clients/Acme.md')?.complaints).toEqual([]);
});

test('a renamed note and every note of a renamed folder keep their facts', async () => {
  host = await launch({ files: FILES, today: TODAY });
  const rapport = await rapportOf(host);
  const acme = host.app.vault.getFileByPath('Clients/Acme.md');
  const folder = host.app.vault.getFolderByPath('Clients');
  if (!acme || !folder) throw new Error('the vault is not as given');
  await host.app.fileManager.renameFile(acme, 'Clients/Acme Corp.md');
  await host.settle();
  expect(rapport.book().client('Clients/Acme Corp.md')?.complaints).toHaveLength(1);
  expect(rapport.book().has('Clients/Acme.md')).toBe(false);
  await host.app.fileManager.renameFile(folder, 'People');
  await host.settle();
  expect(rapport.book().clients().map(({ client }) => client.source.path)).toEqual(['People/Acme Corp.md', 'People/Beta.md']);
  expect(rapport.book().client('People/Acme Corp.md')?.interactions).toHaveLength(1);
  expect(rapport.indexing().finished).toBe(true);
});

test('five hundred changes at once are told once, and a note that is nobody’s is not told at all', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`Clients/C${at}.md`, CARD('- 2026-03-01 call in: Hello').replace('Acme Ltd', `Alias ${at}`)]));
  host = await launch({ files: { ...FILES, ...many }, today: TODAY });
  const rapport = await rapportOf(host);
  let told = 0;
  rapport.subscribe(() => { told += 1; });
  await host.settle();
  told = 0;
  for (const path of Object.keys(many)) host.app.vault.editElsewhere(path, CARD('- 2026-03-02 call in: Again').replace('Acme Ltd', `Alias ${path}`));
  await host.settle();
  expect(told).toBe(1);
  told = 0;
  const { revision } = rapport.book();
  host.app.vault.editElsewhere('Notes/Recipe.md', '# Soup\n\n- carrots\n- leek\n');
  await host.settle();
  expect(told).toBe(0);
  expect(rapport.book().revision).toBe(revision);
});

test('a text that arrives late does not overwrite a newer one', async () => {
  host = await launch({ files: FILES, today: TODAY });
  const rapport = await rapportOf(host);
  const acme = host.app.vault.getFileByPath('Clients/Acme.md');
  if (!acme) throw new Error('the vault is not as given');
  // Read by the rename, and changed before that read is answered.
  let release: () => void = () => undefined;
  const read = host.app.vault.cachedRead.bind(host.app.vault);
  host.app.vault.cachedRead = async (file) => {
    const text = await read(file);
    await new Promise<void>((done) => { release = done; });
    return text;
  };
  await host.app.vault.rename(acme, 'Clients/Acme 2.md');
  await host.settle();
  host.app.vault.cachedRead = read;
  host.app.vault.editElsewhere('Clients/Acme 2.md', CARD('- 2026-03-30 call out: Newer'));
  await host.settle();
  release();
  await host.settle();
  expect(summaries(rapport, 'Clients/Acme 2.md').map((one) => one.replace(/^\d+ /, ''))).toEqual(['Newer']);
});

test('a note of somebody else whose properties cannot be parsed is left alone', async () => {
  host = await launch({ files: { ...FILES, 'Notes/Theirs.md': '---\ntitle: [a, b\n---\n\nText #soup\n' }, today: TODAY });
  const rapport = await rapportOf(host);
  await host.settle();
  expect(host.errors).toEqual([]);
  expect(rapport.indexing()).toEqual({ done: 6, total: 6, finished: true });
  expect(rapport.book().problems(rapport.today())).toEqual([]);
});

test('properties that cannot be parsed are a problem of their note, with their line', async () => {
  host = await launch({ files: { ...FILES, 'Clients/Broken.md': '---\ntype: client\naliases: [a, b\n---\n\nText\n' }, today: TODAY });
  const rapport = await rapportOf(host);
  await host.settle();
  const problems = rapport.book().problems(rapport.today()).filter(({ code }) => code === 'bad-yaml');
  expect(problems.map(({ path, line }) => ({ path, inBlock: line !== null && line > 1 && line < 5 }))).toEqual([{ path: 'Clients/Broken.md', inBlock: true }]);
});

test('a note that cannot be read is a problem, and the rest of the vault is indexed', async () => {
  host = await launch({ files: FILES, today: TODAY });
  const rapport = await rapportOf(host);
  const acme = host.app.vault.getFileByPath('Clients/Acme.md');
  if (!acme) throw new Error('the vault is not as given');
  const read = host.app.vault.cachedRead.bind(host.app.vault);
  host.app.vault.cachedRead = (file) => (file === acme ? Promise.reject(new Error('EIO: input/output error')) : read(file));
  await host.app.vault.rename(acme, 'Clients/Acme 2.md');
  await host.settle();
  expect(rapport.book().problems(rapport.today())).toContainEqual(expect.objectContaining({ path: 'Clients/Acme 2.md', code: 'unreadable', value: 'EIO: input/output error' }));
  expect(rapport.book().clients().map(({ client }) => client.name)).toEqual(['Beta']);
  expect(rapport.indexing().finished).toBe(true);
});

test('the day moves on at midnight, and listeners are told', async () => {
  host = await launch({ files: FILES, today: '2026-03-31T23:59' });
  const rapport = await rapportOf(host);
  await host.settle();
  const before = rapport.today();
  let told = 0;
  rapport.subscribe(() => { told += 1; });
  await host.advance(5 * 60_000);
  expect(rapport.today()).toBe(before + 1);
  expect(told).toBe(1);
  await host.advance(24 * 3_600_000);
  expect(rapport.today()).toBe(before + 2);
});

test('a day that passed while the machine slept is noticed when the window gets the focus', async () => {
  host = await launch({ files: FILES, today: TODAY });
  const rapport = await rapportOf(host);
  const before = rapport.today();
  host.clock.set('2026-04-02');
  window.dispatchEvent(new Event('focus'));
  expect(rapport.today()).toBe(before + 2);
});

test('other ways of reading rebuild the index; other settings do not', async () => {
  host = await launch({ files: FILES, today: TODAY });
  const rapport = await rapportOf(host);
  const book = rapport.book();
  await host.changeSettings({ weights: { ratingHalfLife: 90 } });
  await host.settle();
  expect(rapport.book()).toBe(book);
  expect(rapport.settings().weights.ratingHalfLife).toBe(90);
  await host.changeSettings({ reading: { excludedFolders: ['Complaints'] } });
  await host.settle();
  expect(rapport.book()).not.toBe(book);
  expect(rapport.book().counts().complaints).toBe(0);
  expect(rapport.book().counts().clients).toBe(2);
  expect(host.app.disk.writes).toEqual([]);
});

test('the first confirmation learns the names of daily notes from the vault', async () => {
  host = await launch({ files: { ...FILES, '.obsidian/daily-notes.json': '{"format":"DD.MM.YYYY","folder":"Daily"}', 'Daily/26.03.2026.md': '- call [[Acme]]: morning\n' }, today: TODAY });
  const rapport = await rapportOf(host);
  expect(rapport.settings().confirmed).toBe(false);
  await rapport.confirmRecognised();
  await host.settle();
  expect(rapport.settings().confirmed).toBe(true);
  expect(rapport.settings().reading.dailyNoteFormat).toBe('DD.MM.YYYY');
  expect(summaries(rapport, 'Clients/Acme.md')).toHaveLength(2);
});

test('unloading leaves nothing behind, in the middle of indexing too', async () => {
  host = await launch({ files: FILES, today: TODAY, cache: 'late' });
  await host.command('log-interaction');
  expect(await host.unload()).toEqual([]);
  expect(host.errors).toEqual([]);
});
