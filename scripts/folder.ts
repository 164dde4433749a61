/**
 * A folder of notes without Obsidian: what is in it, each note as the core takes it, and where a link leads.
 * Reads only, one file at a time, and answers for every note: one that cannot be read comes as a broken one.
 */
import { readFileSync, statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { propertyLinks, propertyTags, scan, type Body, type BodyLink, type RawLink, type RawNote } from '../src/core/markdown/note';
import { readProperties } from './front-matter';

/** A larger file is no note: it is named as unreadable, and not read. */
export const LARGEST_NOTE = 5_000_000;
/** After so many notes other work of the process gets its turn. */
const notesPerTurn = 200;

export interface Folder {
  readonly root: string;
  /** Every file, notes and others, from the root with `/`, in a fixed order. Hidden files and folders are left out. */
  readonly paths: readonly string[];
  /** Folders and links that could not be followed, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly detail: string }[];
}

export interface ReadingOptions {
  /** Whether a file or folder (path from the root) is left out. */
  readonly exclude?: (path: string) => boolean;
  /** Called after each note with the number of notes read and of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Lists a folder of notes. Rejects if the folder itself cannot be read. */
export async function listFolder(root: string, { exclude = () => false }: ReadingOptions = {}): Promise<Folder> {
  const listing = new Listing(await realpath(root), exclude);
  await listing.enter('', listing.root, true);
  await listing.followLinks();
  const { paths, unreadable } = listing;
  return { root, paths: paths.sort(), unreadable: unreadable.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Reads the notes of a folder, in the order of their paths. Rejects only if the folder itself cannot be listed. */
export async function* readFolder(folder: string | Folder, options: ReadingOptions = {}): AsyncGenerator<RawNote, void, undefined> {
  const { root, paths, unreadable } = typeof folder === 'string' ? await listFolder(folder, options) : folder;
  for (const { path, detail } of unreadable) yield unreadableNote(path, detail);
  const notes = paths.filter(isNote);
  for (const [index, path] of notes.entries()) {
    // Read in one go: it costs a tenth of what handing each small file to another thread costs.
    yield readFileAt(root, path);
    options.onProgress?.(index + 1, notes.length);
    if (index % notesPerTurn === notesPerTurn - 1) await setImmediate();
  }
}

/** A note as the core takes it. Its text is scanned once, and only for what is ours or may hold a tag. */
class FolderNote implements RawNote {
  readonly frontmatter: unknown;
  readonly broken?: NonNullable<RawNote['broken']>;
  private known: Body | null = null;

  constructor(readonly path: string, readonly text: string) {
    const { properties, broken } = readProperties(text);
    this.frontmatter = properties;
    if (broken) this.broken = broken;
  }

  get body(): Body {
    return (this.known ??= scan(this.text));
  }

  get links(): readonly RawLink[] {
    const links: RawLink[] = [...propertyLinks(this.frontmatter)];
    for (const link of [...this.body.links, ...this.body.commented.links].sort(byPlace)) {
      if (!link.embed && link.target !== '') links.push({ target: link.target, ...(link.shown === undefined ? {} : { shown: link.shown }), line: link.line });
    }
    return links;
  }

  get tags(): readonly string[] {
    const tags = propertyTags(this.frontmatter);
    return MAY_BE_TAG.test(this.text) ? [...tags, ...this.body.tags, ...this.body.commented.tags] : tags;
  }
}

/** A heading has space behind its marks. */
const MAY_BE_TAG = /#[^\s#]/;

/** A note as the core takes it, from its path and text. Never throws. */
export function readNote(path: string, text: string): RawNote & { readonly links: readonly RawLink[] } {
  return new FolderNote(path, text);
}

function byPlace(a: BodyLink, b: BodyLink): number {
  return a.line - b.line || a.column - b.column;
}

function readFileAt(root: string, path: string): RawNote {
  try {
    const file = join(root, path);
    const { size } = statSync(file);
    if (size > LARGEST_NOTE) return unreadableNote(path, `${(size / 1e6).toFixed(1)} MB`);
    return readNote(path, readFileSync(file, 'utf8'));
  } catch (error) {
    return unreadableNote(path, reason(error));
  }
}

function unreadableNote(path: string, detail: string): RawNote {
  return { path, frontmatter: undefined, broken: { code: 'unreadable', detail }, links: [], tags: [] };
}

/** The system's short word for what went wrong, which holds no path: `EACCES`, `ENOENT`. */
function reason(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

function isNote(path: string): boolean {
  return path.toLowerCase().endsWith('.md');
}

class Listing {
  readonly paths: string[] = [];
  readonly unreadable: { readonly path: string; readonly detail: string }[] = [];
  private readonly links: string[] = [];
  private readonly visited = new Set<string>();

  /** @param root without symbolic links in it */
  constructor(readonly root: string, private readonly exclude: (path: string) => boolean) {}

  /** Takes in a folder by its path in the vault and its real path on the disk. */
  async enter(folder: string, real: string, mustRead = false): Promise<void> {
    if (this.visited.has(real)) return;
    this.visited.add(real);
    try {
      const entries = await readdir(real, { withFileTypes: true });
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (isHidden(entry.name) || this.exclude(path)) continue;
        if (entry.isSymbolicLink()) this.links.push(path);
        else if (entry.isDirectory()) await this.enter(path, join(real, entry.name));
        else if (entry.isFile()) this.paths.push(path);
      }
    } catch (error) {
      if (mustRead) throw error;
      this.unreadable.push({ path: folder, detail: reason(error) });
    }
  }

  /** Follows links after everything real, so that a file reached both ways keeps its own path, and loops end. */
  async followLinks(): Promise<void> {
    for (let path = this.links.shift(); path !== undefined; path = this.links.shift()) {
      try {
        const real = await realpath(join(this.root, path));
        if (real === this.root || real.startsWith(this.root + sep) || this.visited.has(real)) continue;
        const target = await stat(real);
        if (target.isDirectory()) await this.enter(path, real);
        else if (target.isFile()) {
          this.visited.add(real);
          this.paths.push(path);
        }
      } catch (error) {
        if (isNote(path)) this.unreadable.push({ path, detail: reason(error) });
      }
    }
  }
}

/** Obsidian shows nothing that begins with a dot; a note without a name is still somebody's note. */
function isHidden(name: string): boolean {
  return name.startsWith('.') && name.toLowerCase() !== '.md';
}

// ── Links ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Where a link leads, as in Obsidian: the exact path, else a file of that name in any case; of several the one that
 * shares most folders with the source, then the shortest path, then the first. `Folder/Name` is also found deeper. A note
 * may be named with or without `.md`, a relative path (`./`, `../`) counts from the source alone, and an empty target is
 * the source itself. Names match however their accents are encoded.
 *
 * @param paths every file of the vault, attachments too
 */
export function resolver(paths: readonly string[]): (target: string, sourcePath: string) => string | null {
  const byName = new Map<string, { readonly path: string; readonly key: string }[]>();
  for (const path of paths) {
    const key = fold(path);
    const name = lastPart(key);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [{ path, key }]);
    else same.push({ path, key });
  }
  const find = (wanted: string, key: string, sourcePath: string, anywhere: boolean): string | null => {
    const found = byName.get(lastPart(key));
    if (found === undefined) return null;
    const exact = found.filter((one) => one.key === key);
    if (exact.length > 0) return (exact.find((one) => one.path.normalize('NFC') === wanted) ?? exact[0])?.path ?? null;
    const near = anywhere ? found.filter((one) => one.key.endsWith(`/${key}`)) : [];
    if (near.length > 1) {
      const folder = fold(folderOf(sourcePath));
      const rank = (one: { readonly key: string }): number => sharedFolders(folder, one.key);
      near.sort((a, b) => rank(b) - rank(a) || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    }
    return near[0]?.path ?? null;
  };
  return (target, sourcePath) => {
    const plain = target.replace(/\u00A0/g, ' ').normalize('NFC').trim();
    if (plain === '') return sourcePath;
    const relative = /^\.\.?\//.test(plain);
    const wanted = relative ? fromFolder(folderOf(sourcePath).normalize('NFC'), plain) : plain.replace(/^\/+/, '').replace(/\/{2,}/g, '/');
    if (wanted === null) return null;
    const anywhere = !relative && !plain.startsWith('/');
    const key = fold(wanted);
    return find(wanted, key, sourcePath, anywhere) ?? find(`${wanted}.md`, `${key}.md`, sourcePath, anywhere);
  };
}

/** For comparing paths: NFC, lower case, and no space before the extension, which no link can name. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase().replace(/\s+\.md$/, '.md');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path; empty for the root. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** How many folders from the root a folder has in common with a path. */
function sharedFolders(folder: string, path: string): number {
  const theirs = path.split('/').slice(0, -1);
  let shared = 0;
  for (const part of folder === '' ? [] : folder.split('/')) {
    if (theirs[shared] !== part) break;
    shared += 1;
  }
  return shared;
}

/** A relative path made whole; null: it leads out of the vault. */
function fromFolder(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
