/** The folder reader against notes as people really keep them: odd values, odd names, odd files. Nothing may throw. */
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { LARGEST_NOTE, listFolder, readFolder, readNote, resolver } from '../../scripts/folder';
import type { RawNote } from '../../src/core/markdown/note';
import { oddBytes, oddNames, oddValues } from '../support/odd-notes';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notes-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

async function readAll(options?: Parameters<typeof readFolder>[1]): Promise<readonly RawNote[]> {
  const notes: RawNote[] = [];
  for await (const note of readFolder(root, options)) notes.push(note);
  return notes;
}

const properties = (yaml: string): unknown => readNote('n.md', `---\n${yaml}\n---\n`).frontmatter;
const broken = (text: string): RawNote['broken'] => readNote('n.md', text).broken;

describe('properties', () => {
  test('keep dates, times and unknown values as they are written', () => {
    expect(properties('a: 2026-01-05\nb: 2026-01-05T10:00:00\nc: 12:30\nd: 20260105123000\ne: yes\nf: true\ng: 1.10\nh: ~\ni:\nj: 05-01-2026\nk: 0o17\nl: 0x1F')).toEqual({
      a: '2026-01-05', b: '2026-01-05T10:00:00', c: '12:30', d: 20260105123000, e: 'yes', f: true, g: 1.1, h: null, i: null, j: '05-01-2026', k: 15, l: 31,
    });
  });

  test('are none without a block, with an empty one or with comments alone', () => {
    for (const text of ['', 'Text', '---\n---\n', '---\n# only a comment\n---\n', '---\na: 1\n', ' ---\na: 1\n---\n', '---\n\n---']) {
      expect([text, readNote('n.md', text).frontmatter, broken(text)]).toEqual([text, undefined, undefined]);
    }
  });

  test('are read behind a byte order mark, with CRLF, tabs in text, JSON and block scalars with dashes', () => {
    expect(readNote('n.md', '\uFEFF---\r\na: 1\r\nb: "x\ty"\r\n---\r\nText').frontmatter).toEqual({ a: 1, b: 'x\ty' });
    expect(properties('{"tags": "journal", "publish": false}')).toEqual({ tags: 'journal', publish: false });
    expect(properties('a: |-\n  one\n  ---\n  two\nb: >-\n  folded\n  text')).toEqual({ a: 'one\n---\ntwo', b: 'folded text' });
    expect(properties("'a b & c': 1\n? [x]\n: 2")).toEqual({ 'a b & c': 1, '[ x ]': 2 });
  });

  test('that are no YAML name the line of the file', () => {
    expect(broken('---\na: 1\nb: [1\nc: 2\n---\n')).toMatchObject({ code: 'bad-yaml', line: 4 });
    expect(broken('---\na: 1\nb: 2\na: 3\n---\n')).toMatchObject({ code: 'bad-yaml', line: 4 });
    expect(broken('\uFEFF---\r\na: 1\r\n\tb: 2\r\n---\r\n')).toMatchObject({ code: 'bad-yaml', line: 3 });
    expect(broken('---\na: b: c\n---\n')).toMatchObject({ code: 'bad-yaml', line: 2 });
    expect(broken('---\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n---\n')).toMatchObject({ code: 'bad-yaml' });
    expect(broken('---\na: [1\n---\n')?.detail).not.toContain('\n');
  });

  test('that are no YAML are no YAML the second time either', () => {
    const text = '---\na: [1\n---\n';
    expect(broken(text)).toBeDefined();
    expect(broken(text)).toEqual(broken(text));
  });

  test('with a script are refused and never run', () => {
    for (const fence of ['---js', '--- js', '---javascript', '---JS', '---JavaScript ', '\uFEFF---js', '---\tjs\r']) {
      const text = `${fence}\n(globalThis.ran = true, { type: 'client' })\n---\nText`;
      expect([fence, readNote('n.md', text).frontmatter, broken(text)?.code]).toEqual([fence, undefined, 'script-front-matter']);
    }
    expect('ran' in globalThis).toBe(false);
    for (const fence of ['---json', '---toml', '---coffee', '---constructor', '---__proto__', '---yaml', '----']) {
      expect([fence, readNote('n.md', `${fence}\n{"a": 1}\n---\n`).frontmatter, broken(`${fence}\n{"a": 1}\n---\n`)]).toEqual([fence, undefined, undefined]);
    }
    expect(properties('a: !!js/function "function () { globalThis.ran = true }"')).toBeDefined();
    expect('ran' in globalThis).toBe(false);
  });

  test('cannot change what every object has', () => {
    expect(properties('__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3')).toHaveProperty('constructor', 2);
    expect(Object.keys(properties('__proto__:\n  polluted: 1') ?? {})).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('polluted');
  });

  test('share values through anchors, without merging and without blowing up', () => {
    expect(properties('a: &x {b: 1}\nc: *x\n<<: *x')).toMatchObject({ a: { b: 1 }, c: { b: 1 }, '<<': { b: 1 } });
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'.charAt(at)}`).join()}]`)].join('\n');
    expect(broken(`---\n${bomb}\n---\n`)?.code).toBe('bad-yaml');
    expect(broken('---\na: &a [*a]\n---\n')).toBeUndefined();
    expect(broken('---\na: *gone\n---\n')?.code).toBe('bad-yaml');
  });

  test('of any size and depth are read or refused at once', () => {
    const start = process.cpuUsage();
    for (const yaml of ['\n'.repeat(150_000), '['.repeat(50_000), '{'.repeat(50_000), '- '.repeat(50_000), `a: ${'x'.repeat(150_000)}`, 'a: &a\n'.repeat(20_000), '#\n'.repeat(70_000), ' '.repeat(19_000), Array.from({ length: 20_000 }, (_, at) => `k${at}:`).join('\n'), `${'\n '.repeat(9_000)}#`]) {
      readNote('n.md', `---\n${yaml}\n---\n`);
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(8000);
    expect(broken(`---\na: ${'x'.repeat(300_000)}\n---\n`)?.code).toBe('bad-yaml');
  });
});

describe('links and tags', () => {
  test('come from properties with their name and from the text with their line, embeds left out', () => {
    const note = readNote('n.md', '---\nclient: "[[Acme|A]]"\nList:\n  - "[[B#h]]"\n  - see [[C]]\n  - "[d](D%20e.md)"\n  - [[F]]\n  - {deep: "[[G]]"}\n---\n[[H]] ![[I]] [[#here]] `[[J]]`\n%% [[K|k]] %%\n');
    expect(note.links).toEqual([
      { target: 'Acme', shown: 'A', property: 'client' }, { target: 'B', property: 'List' }, { target: 'D e.md', shown: 'd', property: 'List' },
      { target: 'G', property: 'List' }, { target: 'H', line: 10 }, { target: 'K', shown: 'k', line: 11 },
    ]);
  });

  test('of properties may be a list, text with commas, or nothing that makes sense', () => {
    const tags = (yaml: string): readonly string[] => readNote('n.md', `---\n${yaml}\n---\n#body`).tags;
    expect(tags('tags: [a, "#b/c", " d "]')).toEqual(['a', 'b/c', 'd', 'body']);
    expect(tags('Tag: "a, #b,, c"')).toEqual(['a', 'b', 'c', 'body']);
    for (const odd of ['tags:', 'tags: []', 'tags: [null]', 'tags:\n  -', 'tags: 5', 'tags: {a: 1}', 'tags: [[x]]', 'tags: true', 'tags: ""', 'tags: [1, 2.5, false, {a: b}]']) expect([odd, tags(odd)]).toEqual([odd, ['body']]);
  });
});

test('a folder of odd notes is read whole: every note is accounted for, none throws', async () => {
  const all = { ...oddValues, ...oddNames, ...oddBytes };
  write(all);
  const notes = await readAll();
  const expected = Object.keys(all).sort();
  expect(notes.map((note) => note.path.normalize('NFC')).sort()).toEqual(expected.map((name) => name.normalize('NFC')).sort());
  expect(notes.filter((note) => note.broken).map((note) => `${note.path} ${note.broken?.code ?? ''}`)).toEqual([
    'bad-quote.md bad-yaml', 'bad.md bad-yaml', 'duplicate.md bad-yaml', 'rules.md bad-yaml', 'script.md script-front-matter', 'tabs.md bad-yaml',
  ]);
});

test('any bytes at all become a note', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '---\n', '---\na: ', '\uFEFF---\r\n'), fc.constantFrom('', '\n---\n'), (any, before, behind) => {
    const text = before + Buffer.from(any).toString('utf8') + behind;
    expect(readNote('n.md', text)).toMatchObject({ path: 'n.md', text });
  }), { numRuns: 1000 });
});

describe('a folder', () => {
  test('gives its notes with paths from the root, in order, with the whole text', async () => {
    write({ 'b.md': '---\na: 1\n---\nText', 'a/z.md': 'z', 'a/c.md': 'c', 'pic.png': '', 'x.canvas': '{}', '.obsidian/p.md': 'no', 'a/.trash/q.md': 'no', '.git/r.md': 'no', 'a/.hidden.md': 'no' });
    const notes = await readAll();
    expect(notes.map((note) => note.path)).toEqual(['a/c.md', 'a/z.md', 'b.md']);
    expect(notes[2]).toMatchObject({ path: 'b.md', frontmatter: { a: 1 }, links: [], tags: [], text: '---\na: 1\n---\nText' });
    expect((await listFolder(root)).paths).toEqual(['a/c.md', 'a/z.md', 'b.md', 'pic.png', 'x.canvas']);
  });

  test('leaves out what is excluded, and says how far it is', async () => {
    write({ 'a.md': '', 'skip/b.md': '', 'c.md': '' });
    const steps: string[] = [];
    const notes = await readAll({ exclude: (path) => path === 'skip', onProgress: (done, total) => steps.push(`${done}/${total}`) });
    expect(notes.map((note) => note.path)).toEqual(['a.md', 'c.md']);
    expect(steps).toEqual(['1/2', '2/2']);
  });

  test('that is not there is an error, and an empty one is not', async () => {
    await expect(listFolder(join(root, 'gone'))).rejects.toThrow();
    write({ 'file.md': '' });
    await expect(listFolder(join(root, 'file.md'))).rejects.toThrow();
    rmSync(join(root, 'file.md'));
    expect(await readAll()).toEqual([]);
  });

  test('with links in a circle is read once, and links out of it are followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'far.md'), 'far');
    symlinkSync(outside, join(outside, 'self'));
    write({ 'z/real.md': 'real' });
    symlinkSync(root, join(root, 'z', 'loop'));
    symlinkSync(join(root, 'z'), join(root, 'a-first'));
    symlinkSync(join(root, 'z', 'real.md'), join(root, 'again.md'));
    symlinkSync(outside, join(root, 'linked'));
    symlinkSync(outside, join(root, 'linked twice'));
    symlinkSync(join(root, 'nothing'), join(root, 'gone.md'));
    const notes = await readAll();
    rmSync(outside, { recursive: true });
    expect(notes.map((note) => [note.path, note.broken?.code])).toEqual([['gone.md', 'unreadable'], ['linked/far.md', undefined], ['z/real.md', undefined]]);
  });

  test('names a note that is too large, without reading it', async () => {
    write({ 'big.md': '', 'small.md': 'x' });
    truncateSync(join(root, 'big.md'), LARGEST_NOTE + 1_200_000);
    const [big, small] = await readAll();
    expect(big).toEqual({ path: 'big.md', frontmatter: undefined, broken: { code: 'unreadable', detail: '6.2 MB' }, links: [], tags: [] });
    expect(small?.broken).toBeUndefined();
  });

  test('names what it may not read', async () => {
    write({ 'locked.md': 'x', 'dir/in.md': 'x', 'open.md': 'x' });
    const asRoot = process.getuid?.() === 0;
    chmodSync(join(root, 'locked.md'), 0);
    chmodSync(join(root, 'dir'), 0);
    const notes = await readAll();
    chmodSync(join(root, 'dir'), 0o700);
    // The superuser may read everything.
    expect(notes.map((note) => note.broken?.detail ?? 'read')).toEqual(asRoot ? ['read', 'read', 'read'] : ['EACCES', 'EACCES', 'read']);
  });

  test('whose note goes while it is read names it', async () => {
    write({ 'a.md': 'a', 'b.md': 'b' });
    const folder = await listFolder(root);
    rmSync(join(root, 'b.md'));
    const notes: RawNote[] = [];
    for await (const note of readFolder(folder)) notes.push(note);
    expect(notes.map((note) => note.broken?.detail)).toEqual([undefined, 'ENOENT']);
  });
});

describe('a link', () => {
  const find = resolver([
    'Acme.md', 'Old/Acme.md', 'Old/Deep/Beta.md', 'New/Far/Away/Beta.md', 'New/Beta.md', 'Нева Логистик.md', 'pic.png', 'v1.2.md', 'e\u0301te\u0301.md', 'Trailing .md', 'Old/Readme.md', 'X/Y/Same.md', 'X/Z/Same.md',
    'case.md', 'Case.md', 'Doc.md', 'Doc', 'Мёд.md', 'Old/С йот.md'.normalize('NFD'),
  ]);
  test.each([
    ['a name', 'Acme', 'x.md', 'Acme.md'],
    ['a name with its extension', 'Acme.md', 'x.md', 'Acme.md'],
    ['a name in another case', 'aCME', 'x.md', 'Acme.md'],
    ['the exact path before a nearer note', 'Acme', 'Old/x.md', 'Acme.md'],
    ['a path', 'Old/Acme', 'x.md', 'Old/Acme.md'],
    ['a path from the root', '/Old/Acme', 'New/x.md', 'Old/Acme.md'],
    ['the end of a path', 'deep/beta', 'x.md', 'Old/Deep/Beta.md'],
    ['the nearest of several', 'Beta', 'Old/x.md', 'Old/Deep/Beta.md'],
    ['the nearest below its own folder', 'Beta', 'New/Far/x.md', 'New/Far/Away/Beta.md'],
    ['the shortest path of several as near', 'Beta', 'x.md', 'New/Beta.md'],
    ['the first of several as short', 'Same', 'x.md', 'X/Y/Same.md'],
    ['the own spelling before another', 'Case', 'x.md', 'Case.md'],
    ['any spelling if none is its own', 'CASE', 'x.md', 'case.md'],
    ['a file without extension before a note', 'Doc', 'x.md', 'Doc'],
    ['a name with a dot', 'v1.2', 'x.md', 'v1.2.md'],
    ['an attachment', 'pic.png', 'Old/x.md', 'pic.png'],
    ['a relative path', './Acme.md', 'Old/x.md', 'Old/Acme.md'],
    ['a relative path upwards', '../Acme', 'Old/Deep/x.md', 'Old/Acme.md'],
    ['nothing out of the vault', '../../Acme', 'Old/x.md', null],
    ['nothing elsewhere for a relative path', './Beta', 'x.md', null],
    ['a decomposed name', '\u00E9t\u00E9', 'x.md', 'e\u0301te\u0301.md'],
    ['a decomposed name in a folder', 'С йот', 'x.md', 'Old/С йот.md'.normalize('NFD')],
    ['letters in other cases', 'НЕВА логистик', 'x.md', 'Нева Логистик.md'],
    ['no е for ё', 'Мед', 'x.md', null],
    ['a name that ends in a space', 'Trailing', 'x.md', 'Trailing .md'],
    ['the source for an empty target', '', 'Old/x.md', 'Old/x.md'],
    ['a name with a hard space', 'Нева\u00A0Логистик', 'x.md', 'Нева Логистик.md'],
    ['nothing for a name nobody has', 'Gamma', 'x.md', null],
    ['nothing for a piece of a name', 'cme', 'x.md', null],
    ['nothing in a wrong folder', 'Wrong/Acme', 'x.md', null],
    ['nothing for the names of objects', 'constructor', 'x.md', null],
  ])('finds %s', (_what, target, source, path) => {
    expect(find(target, source)).toBe(path);
  });

  test('to any text from anywhere never throws, and finds only what is there', () => {
    const paths = ['a.md', 'b/a.md', 'b/c/a.md', 'b/c.md'];
    const any = resolver(paths);
    const target = fc.array(fc.constantFrom('a', 'b', 'c', '/', '.', '..', './', '../', '.md', ' ', 'é'), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(fc.property(target, fc.constantFrom(...paths), (wanted, source) => {
      expect([null, ...paths]).toContain(any(wanted, source));
    }));
  });
});

// ── Notes recorded from the app ─────────────────────────────────────────────────────────────────────────────────────

const recording = z.object({
  fileContents: z.string(),
  getAllTags: z.nullable(z.array(z.string())),
  cachedMetadata: z.object({
    frontmatter: z.optional(z.unknown()),
    frontmatterLinks: z.optional(z.nullable(z.array(z.object({ key: z.string(), link: z.string() })))),
  }),
});
const recordings = process.env['RAPPORT_RECORDINGS'];
const withRecordings = recordings !== undefined && existsSync(recordings) ? test : test.skip;

withRecordings('the recorded notes have the properties, property links and tags that the app saw', () => {
  const different: string[] = [];
  for (const name of readdirSync(recordings ?? '').filter((file) => file.endsWith('.json')).sort()) {
    const { fileContents, getAllTags, cachedMetadata } = recording.parse(JSON.parse(readFileSync(join(recordings ?? '', name), 'utf8')));
    const note = readNote('n.md', fileContents);
    const links = (cachedMetadata.frontmatterLinks ?? []).map(({ key, link }) => [key.split('.')[0], link.split('#')[0]]);
    const same: Readonly<Record<string, readonly [unknown, unknown]>> = {
      properties: [note.frontmatter ?? null, cachedMetadata.frontmatter ?? null],
      links: [note.links.filter((link) => link.property !== undefined).map((link) => [link.property, link.target]), links],
      tags: [note.tags.map((tag) => `#${tag}`).sort(), [...(getAllTags ?? [])].sort()],
    };
    for (const [field, [ours, theirs]] of Object.entries(same)) if (!isDeepStrictEqual(ours, theirs)) different.push(`${name} ${field}`);
  }
  // The app leaves out tags that stand as text with commas, and those of `tag`; here they count.
  expect(different).toEqual(['yaml_complex_example.json tags', 'yaml_tags_with_two_values_on_one_line.json tags']);
});
