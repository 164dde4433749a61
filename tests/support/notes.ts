/** Builders of notes and books for tests: a note from its text, as a host would hand it over. */
import { parse } from 'yaml';
import { Book } from '../../src/core/reading/book';
import { readDay, type Day } from '../../src/core/day';
import { frontMatterBlock, linksIn, scan, type RawLink, type RawNote } from '../../src/core/markdown/note';
import { DEFAULT_READING, type Reading } from '../../src/core/reading/schema';
import type { Resolve } from '../../src/core/reading/topics';

/** The day of an ISO date; throws on anything else, so that a slip in a test is seen. */
export function day(iso: string): Day {
  const read = readDay(iso);
  if (read === null) throw new Error(`no day: ${iso}`);
  return read;
}

/** What a host would hand over for a note of this text. */
export function raw(path: string, text: string): RawNote {
  const block = frontMatterBlock(text);
  const frontmatter: unknown = block ? parse(block.yaml) : undefined;
  const body = scan(text);
  const links: RawLink[] = [
    ...propertyLinks(frontmatter),
    ...body.links.filter(({ embed }) => !embed).map(({ target, shown, line }) => ({ target, line, ...(shown === undefined ? {} : { shown }) })),
  ];
  return { path, text, frontmatter, links, tags: [...propertyTags(frontmatter), ...body.tags] };
}

function propertyLinks(frontmatter: unknown): RawLink[] {
  if (typeof frontmatter !== 'object' || frontmatter === null) return [];
  return Object.entries(frontmatter).flatMap(([property, value]: [string, unknown]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? linksIn(one).map(({ target }) => ({ target, property })) : [])));
}

function propertyTags(frontmatter: unknown): string[] {
  if (typeof frontmatter !== 'object' || frontmatter === null || !('tags' in frontmatter)) return [];
  return [frontmatter.tags].flat().flatMap((tag) => (typeof tag === 'string' ? [tag] : []));
}

/** Resolves by exact path, then by note name; enough for notes of different names. */
export function resolveAmong(paths: () => Iterable<string>): Resolve {
  return (target) => {
    const wanted = target.toLowerCase().replace(/\.md$/, '');
    let found: string | null = null;
    for (const path of paths()) {
      const plain = path.toLowerCase().replace(/\.md$/, '');
      if (plain === wanted) return path;
      if (plain.split('/').pop() === wanted && (found === null || path < found)) found = path;
    }
    return found;
  };
}

export interface Vault {
  readonly book: Book;
  readonly put: (path: string, text: string) => boolean;
  readonly remove: (path: string) => boolean;
  readonly rename: (from: string, to: string) => boolean;
}

/** A book and the notes it was made of, kept in step. */
export function vault(files: Readonly<Record<string, string>>, reading: Partial<Reading> = {}): Vault {
  const texts = new Map<string, string>();
  const book = new Book({ ...DEFAULT_READING, ...reading }, resolveAmong(() => texts.keys()));
  const put = (path: string, text: string): boolean => {
    texts.set(path, text);
    return book.put(raw(path, text));
  };
  for (const [path, text] of Object.entries(files)) put(path, text);
  return {
    book, put,
    remove(path) {
      texts.delete(path);
      return book.remove(path);
    },
    rename(from, to) {
      const text = texts.get(from) ?? '';
      texts.delete(from);
      texts.set(to, text);
      return book.rename(from, raw(to, text));
    },
  };
}
