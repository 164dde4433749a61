// Builds main.js, the plugin as Obsidian loads it, and meta.json, from which the size tests read what each part weighs.
import { writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { packedWords } from './scripts/words-plugin.mjs';

const production = process.argv[2] === 'production';

const options = {
  entryPoints: ['src/main.ts'],
  outfile: 'main.js',
  bundle: true,
  format: 'cjs',
  target: 'es2021',
  // Cyrillic and kana stay themselves: escaped, every letter of the Russian and Japanese words would take six bytes.
  charset: 'utf8',
  external: ['obsidian', 'electron', '@codemirror/*', '@lezer/*'],
  minify: production,
  plugins: production ? [packedWords()] : [],
  sourcemap: production ? false : 'inline',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

if (production) {
  const result = await build(options);
  await writeFile('meta.json', JSON.stringify(result.metafile));
} else {
  const watching = await context(options);
  await watching.watch();
}
