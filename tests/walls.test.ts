/** The walls of the house that neither the compiler nor the linter sees. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import * as z from 'zod/mini';

const ROOT = join(__dirname, '..');
const META = z.object({ outputs: z.record(z.string(), z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) })) });

async function imports(entryPoints: readonly string[], external: readonly string[]): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT, entryPoints: [...entryPoints], bundle: true, write: false, metafile: true, outdir: 'never', platform: 'neutral', mainFields: ['module', 'main'],
    // A checkout may have a link to the packages of another.
    external: [...external], preserveSymlinks: true, logLevel: 'silent',
  });
  return metafile;
}

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1).split('\\').join('/'));
}

test('the core bundles alone, for no platform and without anything from outside', async () => {
  const metafile = await imports(filesUnder('src/core', '.ts'), []);
  const outside = Object.values(metafile.inputs).flatMap((input) => input.imports).filter(({ external }) => external === true).map(({ path }) => path);
  expect(outside).toEqual([]);
  const strangers = Object.keys(metafile.inputs).filter((path) => !path.startsWith('src/core/') && !/^node_modules\/(?:zod|date-fns)\//.test(path));
  expect(strangers).toEqual([]);
});

test('no import leads back to where it came from', async () => {
  const metafile = await imports(['src/main.ts', ...filesUnder('src/core', '.ts')], ['obsidian']);
  const next = new Map(Object.entries(metafile.inputs).map(([path, input]) => [path, input.imports.map((one) => one.path)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) { circles.push([...trail.slice(trail.indexOf(path)), path].join(' → ')); return; }
    if (done.has(path) || path.startsWith('node_modules/')) return;
    for (const one of next.get(path) ?? []) walk(one, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  expect(circles).toEqual([]);
});

test('main.ts composes and does nothing else', () => {
  expect(readFileSync(join(ROOT, 'src/main.ts'), 'utf8').split('\n').length).toBeLessThanOrEqual(80);
});

describe('main.js', () => {
  const code = readFileSync(join(ROOT, 'main.js'), 'utf8');

  test('asks for nothing but Obsidian', () => {
    expect([...code.matchAll(/\brequire\(\s*(["'`])(.*?)\1\s*\)/g)].map((match) => match[2]).filter((name) => name !== 'obsidian')).toEqual([]);
  });

  test.each([
    ['HTML from text', /\.(?:innerHTML|outerHTML)\b|insertAdjacentHTML/],
    ['the network', /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|requestUrl|EventSource/],
    ['code made at run time', /\beval\(|new Function\b|\bFunction\(/],
    ['a lookbehind, which older phones cannot read', /\(\?<[=!]/],
    ['a path of the machine it was built on', /\/(?:home|Users|root|work)\//],
  ])('holds no %s', (_, sign) => {
    expect(sign.exec(code)?.[0] ?? null).toBeNull();
  });
});

describe('what ships keeps to its size', () => {
  const shipped: unknown = JSON.parse(readFileSync(join(ROOT, 'meta.json'), 'utf8'));
  const all = statSync(join(ROOT, 'main.js')).size;

  test('main.js without words', () => {
    expect(all - wordsIn(shipped)).toBeLessThanOrEqual(504_500);
  });

  test('main.js', () => {
    expect(all).toBeLessThanOrEqual(650_000);
  });

  test.each([['en', 36_000], ['ru', 42_000], ['ja', 35_000]])('the words and texts in %s', (language, most) => {
    const bytes = weights(shipped).get(`words:${language}`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(most);
  });

  test('styles.css', () => {
    expect(statSync(join(ROOT, 'styles.css')).size).toBeLessThanOrEqual(62_500);
  });
});

/** Bytes in `main.js` by what they were made from. */
function weights(meta: unknown): ReadonlyMap<string, number> {
  const { outputs } = META.parse(meta);
  return new Map(Object.entries(outputs['main.js']?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
}

/** Bytes of words and of the tables of words that notes are read by. */
function wordsIn(meta: unknown): number {
  return [...weights(meta)]
    .filter(([path]) => /^(?:words:|src\/core\/i18n\/)|\/words\.ts$/.test(path))
    .reduce((sum, [, bytes]) => sum + bytes, 0);
}
