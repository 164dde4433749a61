import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { en } from '../../src/core/i18n/en';
import { ja } from '../../src/core/i18n/ja';
import { LANGUAGES, type Message } from '../../src/core/i18n/lookup';
import { ru } from '../../src/core/i18n/ru';

const ROOT = join(__dirname, '../..');
const SOURCES = { en, ru, ja };
const forms = z.union([z.string(), z.record(z.string(), z.string())]);
const unpackedShape = z.object({ en: z.record(z.string(), forms), ru: z.record(z.string(), forms), ja: z.record(z.string(), forms) });

/** The dictionaries as they are bundled, minified, and what the bundle makes of them when it runs. */
function built(): { readonly code: string; readonly unpacked: z.infer<typeof unpackedShape> } {
  const program = `
    import { build } from 'esbuild';
    import { packedWords } from './scripts/words-plugin.mjs';
    const { outputFiles: [bundle] } = await build({
      stdin: { contents: "export { dictionaryOf } from './src/core/i18n/dictionaries';", resolveDir: '.' },
      bundle: true, write: false, format: 'esm', minify: true, charset: 'utf8', plugins: [packedWords()],
    });
    const { dictionaryOf } = await import('data:text/javascript,' + encodeURIComponent(bundle.text));
    const unpacked = Object.fromEntries(${JSON.stringify(LANGUAGES)}.map((one) => [one, dictionaryOf(one)]));
    process.stdout.write(JSON.stringify({ code: bundle.text, unpacked }));
  `;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT, encoding: 'utf8', maxBuffer: 10_000_000 });
  return z.parse(z.object({ code: z.string(), unpacked: unpackedShape }), JSON.parse(printed));
}

/** What is said for a number: by its form, or by `other` where the form is missing. */
function said(message: Message | Readonly<Record<string, string>> | undefined, form: string): string | undefined {
  if (typeof message === 'string' || message === undefined) return message;
  return new Map(Object.entries(message)).get(form) ?? message['other'];
}

describe('the words packed for the plugin', () => {
  const { code, unpacked } = built();

  test.each(LANGUAGES)('say in %s what the sources say, for every form of a number', (language) => {
    const source = Object.entries<Message>(SOURCES[language]);
    expect(Object.keys(unpacked[language]).sort()).toEqual(source.map(([key]) => key).sort());
    for (const [key, message] of source) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        expect([key, form, said(unpacked[language][key], form)]).toEqual([key, form, said(message, form)]);
      }
    }
  });

  test('hold a key once, not once in each language', () => {
    expect([...code.matchAll(/healthyFrom/g)]).toHaveLength(1);
  });

  test('are the same bytes each time', () => {
    expect(built().code).toBe(code);
  });
});
