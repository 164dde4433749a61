/** @jest-environment jsdom */
import { launch, probePlugin, type Host } from './launch';
import { TFile } from './files';

const probe = probePlugin('onload() {}');
let host: Host;

async function withFiles(files: Record<string, string>): Promise<Host> {
  host = await launch({ files, main: probe });
  return host;
}

afterEach(() => host.close());

function file(path: string): TFile {
  const found = host.app.vault.getFileByPath(path);
  if (found === null) throw new Error(`no ${path}`);
  return found;
}

test('create refuses a path that is taken, also by a name in another case', async () => {
  await withFiles({ 'Acme.md': 'one' });
  await expect(host.app.vault.create('Acme.md', 'two')).rejects.toThrow('File already exists.');
  await expect(host.app.vault.create('acme.md', 'two')).rejects.toThrow('File already exists.');
  expect(await host.app.vault.read(file('Acme.md'))).toBe('one');
});

test('create refuses a folder that is not there', async () => {
  await withFiles({});
  await expect(host.app.vault.create('Clients/Acme.md', '')).rejects.toThrow('ENOENT');
  expect(host.app.vault.getMarkdownFiles()).toEqual([]);
});

test('createFolder throws if the folder exists', async () => {
  await withFiles({ 'Clients/Acme.md': '' });
  await expect(host.app.vault.createFolder('Clients')).rejects.toThrow('already exists');
  await host.app.vault.createFolder('Topics');
  expect(host.app.vault.getAllFolders(false).map((folder) => folder.path)).toEqual(['Clients', 'Topics']);
});

test('process runs changes of one file one after another', async () => {
  await withFiles({ 'a.md': '' });
  await Promise.all([1, 2, 3].map((n) => host.app.vault.process(file('a.md'), (text) => `${text}${n}`)));
  expect(await host.app.vault.read(file('a.md'))).toBe('123');
});

test('renaming a folder tells of the folder and of every child of it, with the path each had', async () => {
  await withFiles({ 'Clients/Acme.md': '', 'Clients/2025/Beta.md': '' });
  const told: string[] = [];
  host.app.vault.on('rename', (one, from) => told.push(`${from} → ${one.path}`));
  const folder = host.app.vault.getFolderByPath('Clients');
  if (folder === null) throw new Error('no folder');
  await host.app.vault.rename(folder, 'Customers');
  expect([...told].sort()).toEqual(['Clients → Customers', 'Clients/2025 → Customers/2025', 'Clients/2025/Beta.md → Customers/2025/Beta.md', 'Clients/Acme.md → Customers/Acme.md']);
  expect(host.app.vault.getFileByPath('Customers/2025/Beta.md')?.parent?.path).toBe('Customers/2025');
});

test('a file keeps its object through a rename', async () => {
  await withFiles({ 'a.md': 'text' });
  const before = file('a.md');
  await host.app.vault.rename(before, 'b.md');
  expect(file('b.md')).toBe(before);
  expect(before.basename).toBe('b');
});

test('every write is in the record, with the text before and after; other programs are not', async () => {
  await withFiles({ 'a.md': 'one' });
  await host.app.vault.process(file('a.md'), () => 'two');
  host.app.vault.editElsewhere('a.md', 'three');
  await host.app.fileManager.trashFile(file('a.md'));
  expect(host.app.disk.writes).toEqual([
    { path: 'a.md', before: 'one', after: 'two' },
    { path: 'a.md', before: 'three', after: null },
  ]);
});

describe('faults', () => {
  test('the next write fails, once', async () => {
    await withFiles({ 'a.md': 'one' });
    host.app.disk.faults.failNextWrite = 'the cable came loose';
    await expect(host.app.vault.process(file('a.md'), () => 'two')).rejects.toThrow('the cable came loose');
    await host.app.vault.process(file('a.md'), () => 'two');
    expect(host.app.disk.read('a.md')).toBe('two');
  });

  test('a full disk refuses every write and changes nothing', async () => {
    await withFiles({ 'a.md': 'one' });
    host.app.disk.faults.diskFull = true;
    await expect(host.app.vault.modify(file('a.md'), 'two')).rejects.toThrow('ENOSPC');
    await expect(host.app.vault.create('b.md', '')).rejects.toThrow('ENOSPC');
    expect(host.app.disk.read('a.md')).toBe('one');
    expect(host.app.disk.writes).toEqual([]);
  });

  test('a file changes between reading and writing', async () => {
    await withFiles({ 'a.md': 'one' });
    host.app.disk.faults.changeAfterRead.set('a.md', (text) => `${text} and theirs`);
    expect(await host.app.vault.read(file('a.md'))).toBe('one');
    const seen: string[] = [];
    await host.app.vault.process(file('a.md'), (text) => {
      seen.push(text);
      return text;
    });
    expect(seen).toEqual(['one and theirs']);
  });

  test('another program rewrites a note some time after it was created', async () => {
    await withFiles({});
    host.app.disk.faults.rewriteWritten = { afterMs: 300, rewrite: (text) => text.toUpperCase() };
    await host.app.vault.create('a.md', 'made');
    expect(host.app.disk.read('a.md')).toBe('made');
    await host.advance(300);
    expect(host.app.disk.read('a.md')).toBe('MADE');
  });
});

describe('processFrontMatter', () => {
  test('writes the whole block anew and leaves the text alone', async () => {
    await withFiles({ 'a.md': '---\n# mine\nrating: "4"\n---\ntext\n' });
    await host.app.fileManager.processFrontMatter(file('a.md'), (frontmatter) => {
      frontmatter['since'] = '2025-01-05';
    });
    expect(host.app.disk.read('a.md')).toBe('---\nrating: "4"\nsince: 2025-01-05\n---\ntext\n');
  });

  test('throws on a block that is no YAML and changes nothing', async () => {
    await withFiles({ 'a.md': '---\na: [1\n---\n' });
    await expect(host.app.fileManager.processFrontMatter(file('a.md'), () => undefined)).rejects.toThrow();
    expect(host.app.disk.writes).toEqual([]);
  });
});

test('renameFile rewrites the links of other notes, words and headings kept', async () => {
  await withFiles({ 'Acme.md': '# Log\n', 'b.md': 'See [[Acme]], [[acme#Log|the log]] and [[Other]].', 'c.md': '---\nclient: "[[Acme]]"\n---\n' });
  await host.app.fileManager.renameFile(file('Acme.md'), 'Acme Ltd.md');
  expect(host.app.disk.read('b.md')).toBe('See [[Acme Ltd]], [[Acme Ltd#Log|the log]] and [[Other]].');
  expect(host.app.disk.read('c.md')).toBe('---\nclient: "[[Acme Ltd]]"\n---\n');
});
