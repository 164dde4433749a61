/** YAML and front matter as the app reads them: by the same library, dates left as strings. */
import type * as obsidian from 'obsidian';
import { parse, stringify, YAMLParseError } from 'yaml';

export { YAMLParseError };

export function parseYaml(yaml: string): unknown {
  return parse(yaml);
}

export function stringifyYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, nullStr: '' });
}

/** `from` and `to` hold the text between the fences, `contentStart` is where the note's own text begins. */
export function getFrontMatterInfo(content: string): obsidian.FrontMatterInfo {
  const block = /^\uFEFF?---[ \t]*\r?\n/.exec(content);
  const none = { exists: false, frontmatter: '', from: 0, to: 0, contentStart: 0 };
  if (block === null) return none;
  const from = block[0].length;
  const closing = /^---[ \t]*(?:\r?\n|$)/m;
  const rest = content.slice(from);
  const end = closing.exec(rest);
  if (end === null) return none;
  const to = from + end.index;
  return { exists: true, frontmatter: content.slice(from, to), from, to, contentStart: to + end[0].length };
}

export function parseFrontMatterEntry(frontmatter: unknown, key: string | RegExp): unknown {
  if (!isRecord(frontmatter)) return null;
  for (const [name, value] of Object.entries(frontmatter)) {
    if (typeof key === 'string' ? name.toLowerCase() === key.toLowerCase() : key.test(name)) return value;
  }
  return null;
}

export function parseFrontMatterStringArray(frontmatter: unknown, key: string | RegExp): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, key);
  const entries: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const texts = entries.flatMap(textOf);
  return texts.length > 0 ? texts : null;
}

/** Since 1.9 only the list `aliases` counts; a string is no longer split. */
export function parseFrontMatterAliases(frontmatter: unknown): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, 'aliases');
  const texts = Array.isArray(value) ? value.flatMap(textOf) : [];
  return texts.length > 0 ? texts : null;
}

/** A single text counts as one tag; what cannot be a tag, such as two of them in one text, is dropped. */
export function parseFrontMatterTags(frontmatter: unknown): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, 'tags');
  if (!Array.isArray(value) && typeof value !== 'string') return null;
  const texts = Array.isArray(value) ? value.flatMap(textOf) : textOf(value);
  return texts.filter((one) => !/[\s,]/.test(one)).map((one) => (one.startsWith('#') ? one : `#${one}`));
}

function textOf(value: unknown): string[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? [] : [text];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

({ parseYaml, stringifyYaml, getFrontMatterInfo, parseFrontMatterEntry, parseFrontMatterStringArray, parseFrontMatterAliases, parseFrontMatterTags }) satisfies Partial<
  typeof obsidian
>;
