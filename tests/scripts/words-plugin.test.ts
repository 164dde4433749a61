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
      stdin: { contents: "export { messageOf } from './src/core/i18n/dictionaries';", resolveDir: '.' },
      bundle: true, write: false, format: 'esm', minify: true, charset: 'utf8', plugins: [packedWords()],
    });
    const { messageOf } = await import('data:text/javascript,' + encodeURIComponent(bundle.text));
    const keys = ${JSON.stringify(Object.keys(en))};
    const unpacked = Object.fromEntries(${JSON.stringify(LANGUAGES)}.map((one) => [one, Object.fromEntries(keys.map((key) => [key, messageOf(one, key)]))]));
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
    for (const [key, message] of Object.entries<Message>(SOURCES[language])) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        expect([key, form, said(unpacked[language][key], form)]).toEqual([key, form, said(message, form)]);
      }
    }
  });

  test('are the same bytes each time', () => {
    expect(built().code).toBe(code);
  });
});

/** Groups of texts as they come back from their abbreviation. */
function thereAndBack(groups: readonly (readonly string[])[]): unknown {
  const program = `
    import { abbreviated, open, writtenOut } from './scripts/abbreviation.mjs';
    const { lines, meaning } = open(abbreviated(${JSON.stringify(groups)}));
    process.stdout.write(JSON.stringify(lines.map((line) => line.split('|').map((text) => writtenOut(text, meaning)))));
  `;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT, encoding: 'utf8' }));
}

describe('an abbreviation', () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    ['what stands between texts', [['a|b', 'a|b\na|b', '|', '||||||||'], ['\n', '']]],
    ['what strings escape', [['`${a}`', '"\\"', '\t', '\u2028'], ['`${a}`\\']]],
    ['letters of two halves', [['😀😀😀😀😀', '👍 😀', '𠮷野家'], ['👨‍👩‍👧']]],
    ['letters that are signs of others', [['ĀāĂă ẑ', 'ЯЖ¡¢', 'āāāāāāāā'], ['Zz Qq {n} ~']]],
    ['the same again and again', [['ababababababab', 'aaaaaaaaa', 'aaaaaaaa'], ['bbbbbbb', 'abab']]],
  ])('brings back %s', (_, groups) => {
    expect(thereAndBack(groups)).toEqual(groups);
  });
});
