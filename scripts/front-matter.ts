/**
 * The properties of a note outside Obsidian. Plain ones are read line by line; of all others gray-matter splits the block
 * off and `yaml` parses it as Obsidian does (dates stay text). No code that a note holds is ever run.
 */
import matter from 'gray-matter';
import { isScalar, parseDocument, visit, type Document } from 'yaml';
import { frontMatterBlock, type FrontMatterBlock, type RawNote } from '../src/core/markdown/note';
import { plainProperties } from './plain-properties';

export interface Properties {
  /** What the block held; undefined: there is no block, it is empty, or it is broken. */
  readonly properties: unknown;
  readonly broken?: NonNullable<RawNote['broken']>;
}

/** Longer blocks are parsed without gray-matter, whose search for comments takes quadratic time over empty lines. */
const longestForMatter = 20_000;
/** A longer block is no block of properties, and parsing it would only cost time. */
const longest = 200_000;
/** How often YAML aliases may be repeated in all before it is taken for an attack. */
const mostAliases = 100;

const refused = (): never => {
  throw new YamlProblem('not YAML', 1);
};
/** Every engine that gray-matter has of its own; both of its JavaScript engines would run what stands in the note. */
const engines = { js: refused, javascript: refused, json: refused, coffee: refused, cson: refused, toml: refused };

class YamlProblem extends Error {
  constructor(message: string, readonly line: number) {
    super(message);
  }
}

/** The properties of a whole file's text. Never throws. */
export function readProperties(text: string): Properties {
  const block = frontMatterBlock(text);
  if (block === null) return withoutBlock(text);
  const plain = block.yaml.length > longest ? null : plainProperties(block.yaml);
  return plain === null ? parsedProperties(text, block) : { properties: plain };
}

/** The same without the short way. Never throws. */
export function parsedProperties(text: string, block: FrontMatterBlock): Properties {
  try {
    const properties = parseBlock(text.slice(0, block.bodyOffset), block.yaml);
    return { properties: properties === null || isEmpty(properties) ? undefined : properties };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const line = error instanceof YamlProblem ? { line: error.line } : {};
    return { properties: undefined, broken: { code: 'bad-yaml', detail, ...line } };
  }
}

/** A note whose first line asks for a script is refused; any other language is text, as in Obsidian. */
function withoutBlock(text: string): Properties {
  const language = /^\uFEFF?---[ \t]*([a-z]+)[ \t]*\r?$/im.exec(text.slice(0, 100).split('\n')[0] ?? '')?.[1];
  if (language === undefined || !/^(?:js|javascript)$/i.test(language)) return { properties: undefined };
  return { properties: undefined, broken: { code: 'script-front-matter', detail: `---${language}`, line: 1 } };
}

function parseBlock(head: string, block: string): unknown {
  if (block.length > longest) throw new YamlProblem(`${block.length} characters of properties`, 1);
  // gray-matter ends the block at any line that begins with ---, Obsidian only where nothing else stands in the line.
  if (block.length > longestForMatter || /^---/m.test(block)) return parseYaml(`\n${block}`);
  let properties: unknown = null;
  // Options keep gray-matter from its cache, which grows without end and answers {} for a block that failed before.
  matter(head, {
    engines: {
      ...engines,
      yaml: (yaml) => {
        // Cut before the newline of the closing line, it keeps the other half of a CRLF.
        properties = parseYaml(yaml.replace(/\r$/, ''));
        return {};
      },
    },
  });
  return properties;
}

/** @param yaml begins with the rest of line 1, so that lines of errors are lines of the file */
function parseYaml(yaml: string): unknown {
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const problem = document.errors[0];
  if (problem !== undefined) throw new YamlProblem(problem.message, lineAt(yaml, problem.pos[0]));
  refuseRepeatedKeys(document, yaml);
  const value: unknown = document.toJS({ maxAliasCount: mostAliases });
  return value;
}

/** `yaml` can find a key that stands twice by itself, yet in quadratic time. */
function refuseRepeatedKeys(document: Document.Parsed, yaml: string): void {
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) throw new YamlProblem(`${String(key.value)} stands twice`, lineAt(yaml, key.range?.[0] ?? 0));
        seen.add(key.value);
      }
    },
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function isEmpty(properties: unknown): boolean {
  return typeof properties === 'object' && properties !== null && Object.keys(properties).length === 0;
}
