/**
 * Packs the words of all languages for main.js. In the sources every message stands under its whole key, once in each
 * language, so that it can be found and the compiler can see that none is missing; the plugin needs each key only once.
 * The dictionaries are read as they are, and a module takes the place of `dictionaries.ts` that holds the keys, grouped by
 * their first part, and of each language the messages in the order of the keys, all abbreviated. A message is written out
 * when it is first said, and so are the keys of its group. The same sources give the same bytes.
 */
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { abbreviated, open, writtenOut } from './abbreviation.mjs';

/**
 * @typedef {string | Readonly<Record<string, string>>} Message as in the sources
 * @typedef {Readonly<Record<string, Message>>} Dictionary
 */

/**
 * Plural forms in the order in which they are listed. `few` comes last: in Russian it mostly is the form of fractions too,
 * which is `other`, and a form at the end that says the same as `other` is left out, because `other` is what a missing one
 * gives way to.
 */
const FORMS = ['other', 'one', 'many', 'few', 'two', 'zero'];

/**
 * For `src/core/i18n/dictionaries.ts`. Keys and each language are modules of their own, so that it can be told what they weigh.
 * @returns {import('esbuild').Plugin}
 */
export function packedWords() {
  return {
    name: 'packed words',
    setup({ onLoad, onResolve }) {
      /** @type {Promise<Readonly<Record<string, Dictionary>>>} */
      let sources;
      onLoad({ filter: /[\\/]src[\\/]core[\\/]i18n[\\/]dictionaries\.ts$/ }, ({ path }) => {
        sources = dictionaries(path);
        return { contents: UNPACKING };
      });
      onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice('words:'.length), namespace: 'words' }));
      onLoad({ filter: /^/, namespace: 'words' }, async ({ path }) => {
        const { [path]: dictionary, en: english } = await sources;
        const keys = grouped(Object.keys(english));
        return { contents: path === 'keys' ? keysModule(keys) : wordsModule(dictionary, keys) };
      });
    },
  };
}

/**
 * @param {string} path of `dictionaries.ts`
 * @returns {Promise<Readonly<Record<string, Dictionary>>>}
 */
async function dictionaries(path) {
  const languages = ['en', 'ru', 'ja'];
  const { outputFiles: [bundle] } = await build({
    stdin: { contents: languages.map((language) => `export { ${language} } from './${language}';`).join('\n'), resolveDir: dirname(path), loader: 'ts' },
    bundle: true, write: false, format: 'esm', charset: 'utf8',
  });
  return { ...await import(`data:text/javascript,${encodeURIComponent(bundle?.text ?? '')}`) };
}

/**
 * By their part before the first point.
 * @param {readonly string[]} keys
 */
function grouped(keys) {
  const groups = new Map(keys.map((key) => [firstOf(key), []]));
  for (const key of keys) groups.get(firstOf(key)).push(key);
  return [...groups.values()];
}

/** @param {string} key */
function firstOf(key) {
  return key.split('.', 1)[0];
}

/** @param {readonly (readonly string[])[]} groups */
function keysModule(groups) {
  const firsts = groups.map(([key]) => firstOf(key));
  return `${exported(abbreviated(groups.map((keys, index) => keys.map((key) => key.slice(firsts[index].length)))))}
    export const firsts = ${JSON.stringify(firsts.join(' '))}.split(' ');`;
}

/**
 * @param {Dictionary} dictionary
 * @param {readonly (readonly string[])[]} groups of keys
 */
function wordsModule(dictionary, groups) {
  return exported(abbreviated(groups.map((keys) => keys.map((key) => formsInLine(dictionary[key])))));
}

/** @param {import('./abbreviation.mjs').Abbreviated} abbreviated */
function exported(abbreviated) {
  return Object.entries(abbreviated).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`).join('\n');
}

/**
 * Plural forms stand beside each other, with tabs between.
 * @param {Message} one
 */
function formsInLine(one) {
  if (typeof one === 'string') return one;
  const forms = FORMS.map((form) => one[form] ?? one.other);
  while (forms.at(-1) === one.other) forms.pop();
  return [one.other, ...forms.slice(1)].join('\t');
}

/** What stands in main.js in the place of `dictionaries.ts`. */
const UNPACKING = `
  import * as keys from 'words:keys';
  import * as en from 'words:en';
  import * as ru from 'words:ru';
  import * as ja from 'words:ja';

  const languages = { en, ru, ja };
  const opened = {};
  const places = [];
  const said = { en: {}, ru: {}, ja: {} };

  export function messageOf(language, key) {
    return said[language][key] ??= message(opened[language] ??= open(languages[language]), key);
  }

  function message({ lines, meaning }, key) {
    const [first] = key.split('.', 1);
    const group = keys.firsts.indexOf(first);
    const texts = typeof lines[group] === 'string' ? lines[group] = lines[group].split('|') : lines[group];
    const [other, ...forms] = writtenOut(texts[placesIn(group).get(key.slice(first.length))], meaning).split('\\t');
    return forms.length === 0 ? other : Object.fromEntries([other, ...forms].map((text, index) => [${JSON.stringify(FORMS)}[index], text]));
  }

  function placesIn(group) {
    const { lines, meaning } = opened.keys ??= open(keys);
    return places[group] ??= new Map(writtenOut(lines[group], meaning).split('|').map((rest, place) => [rest, place]));
  }

  ${String(open)}
  ${String(writtenOut)}
`;
