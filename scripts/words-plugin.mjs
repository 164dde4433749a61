/**
 * Packs the words of all languages for main.js. In the sources every message stands under its whole key, once in each
 * language, so that it can be found and the compiler can see that none is missing; the plugin needs each key only once.
 * The dictionaries are read as they are, and a module takes the place of `dictionaries.ts` that holds
 *
 * - of English the messages in a tree by the parts of their keys, `{ band: { watch: 'watch', … }, … }`;
 * - of Russian and Japanese the messages alone, in the order of the English keys.
 *
 * Plural forms become a list, and at its end those that say the same as `other` are left out, because `other` is what a
 * missing form gives way to. The plugin unpacks them to dictionaries that say what the sources say, each when it is first
 * asked for: all stand inside functions, which cost next to nothing until they are called. The same sources give the same
 * bytes.
 */
import { dirname } from 'node:path';
import { build } from 'esbuild';

/**
 * @typedef {string | Readonly<Record<string, string>>} Message as in the sources
 * @typedef {Readonly<Record<string, Message>>} Dictionary
 * @typedef {string | readonly string[]} Packed
 * @typedef {{ readonly [part: string]: Tree | Packed }} Tree
 */

/**
 * Plural forms in the order in which they are listed. `few` comes last: in Russian it mostly is the form of fractions too,
 * which is `other`.
 */
const FORMS = ['other', 'one', 'many', 'few', 'two', 'zero'];

/**
 * For `src/core/i18n/dictionaries.ts`.
 * @returns {import('esbuild').Plugin}
 */
export function packedWords() {
  return {
    name: 'packed words',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]core[\\/]i18n[\\/]dictionaries\.ts$/ }, async ({ path }) => {
        const { en, ...others } = await dictionaries(path);
        return { contents: packedModule(en, others) };
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

// ── Packing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * @param {Dictionary} english
 * @param {Readonly<Record<string, Dictionary>>} others by language
 */
function packedModule(english, others) {
  const keys = Object.keys(unpacked(treeOf(english), '', {}));
  const lists = Object.entries(others).map(([language, messages]) => `${language}: () => ${JSON.stringify(keys.map((key) => packed(messages[key])))}`);
  return `
    const FORMS = ${JSON.stringify(FORMS)};
    ${String(message)}
    ${String(unpacked)}
    ${String(translated)}
    const others = { ${lists.join()} };
    let english;
    export function dictionaryOf(language) {
      english ??= unpacked(${JSON.stringify(treeOf(english))}, '', {});
      return language === 'en' ? english : translated(others[language](), english);
    }
  `;
}

/** @param {Dictionary} messages */
function treeOf(messages) {
  return branchOf(Object.entries(messages).map(([key, one]) => ({ parts: key.split('.'), packed: packed(one) })));
}

/**
 * A key may end where another goes on (`field.form`, `field.form.hint`): there the end of the shorter one is blank.
 * @param {readonly { readonly parts: readonly string[], readonly packed: Packed }[]} entries
 * @returns {Tree}
 */
function branchOf(entries) {
  const firsts = [...new Set(entries.map(({ parts: [first = ''] }) => first))];
  return Object.fromEntries(firsts.map((first) => {
    const inner = entries.filter(({ parts }) => (parts[0] ?? '') === first);
    return inner.length === 1
      ? [inner[0].parts.join('.'), inner[0].packed]
      : [first, branchOf(inner.map(({ parts: [, ...rest], packed: one }) => ({ parts: rest, packed: one })))];
  }));
}

/**
 * @param {Message} one
 * @returns {Packed}
 */
function packed(one) {
  if (typeof one === 'string') return one;
  const forms = FORMS.map((form) => one[form] ?? one.other);
  while (forms.length > 1 && forms.at(-1) === one.other) forms.pop();
  return forms.length === 1 ? one.other : forms;
}

// ── Unpacking: these three stand in main.js too ─────────────────────────────────────────────────────────────────────

/** @param {Packed} one */
function message(one) {
  return typeof one === 'string' ? one : Object.fromEntries(one.map((text, index) => [FORMS[index], text]));
}

/**
 * @param {Tree} tree
 * @param {string} path the key as far as the tree
 * @param {Record<string, Message>} messages where they are put
 */
function unpacked(tree, path, messages) {
  for (const part in tree) {
    const node = tree[part];
    const key = part === '' || path === '' ? path + part : `${path}.${part}`;
    if (typeof node === 'string' || Array.isArray(node)) messages[key] = message(node);
    else unpacked(node, key, messages);
  }
  return messages;
}

/**
 * @param {readonly Packed[]} list
 * @param {Dictionary} english
 */
function translated(list, english) {
  const messages = {};
  let index = 0;
  for (const key in english) messages[key] = message(list[index++]);
  return messages;
}
