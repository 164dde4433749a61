/** A vault whose notes are all in memory: texts, and what the metadata cache holds of them; and its index. Runs anywhere. */
import type { CachedMetadata } from 'obsidian';
import type { Book } from '../../src/core/reading/book';
import type * as parts from './indexing';
import type { MadeNote } from './vault';

export type Parts = typeof parts;
type Door = InstanceType<Parts['VaultDoor']>;

interface CachedFile {
  readonly path: string;
  readonly stat: { readonly size: number };
}

export class CachedVault {
  readonly files = new Map<string, CachedFile>();
  readonly texts = new Map<string, string>();
  private readonly caches = new Map<string, CachedMetadata>();
  /** Notes by the name that a link to them has. */
  private readonly byName = new Map<string, CachedFile>();

  constructor(notes: readonly MadeNote[]) {
    for (const { path, text, cache } of notes) {
      const file = { path, stat: { size: text.length } };
      this.files.set(path, file);
      this.texts.set(path, text);
      this.caches.set(path, cache);
      this.byName.set(path.slice(path.lastIndexOf('/') + 1, -3), file);
    }
  }

  /** What the door to the vault sees of the app. */
  readonly app = {
    vault: { getFileByPath: (path: string) => this.files.get(path) ?? null },
    metadataCache: {
      getFileCache: (file: CachedFile) => this.caches.get(file.path) ?? null,
      getFirstLinkpathDest: (target: string) => this.byName.get(target.slice(target.lastIndexOf('/') + 1)) ?? null,
    },
  };

  /** The least that any index must do: touch every note's cache, and look up each link once. */
  touch(): number {
    let found = 0;
    const { caches, byName } = this;
    for (const path of this.files.keys()) {
      const cache = caches.get(path);
      if (cache === undefined) continue;
      if (cache.frontmatter !== undefined) found += 1;
      if (cache.links !== undefined) for (const { link } of cache.links) if (byName.has(link)) found += 1;
      if (cache.frontmatterLinks !== undefined) for (const { link } of cache.frontmatterLinks) if (byName.has(link)) found += 1;
    }
    return found;
  }

  /** Another text of the same note; what the cache holds of it is made anew, as the app does before it tells of a change. */
  edit(path: string, text: string): void {
    this.texts.set(path, text);
    const cache = this.caches.get(path);
    if (cache !== undefined) this.caches.set(path, { ...cache });
  }
}

/** The index of a vault, filled as the plugin fills it, texts from memory. */
export function fillBook(vault: CachedVault, parts: Parts): { readonly book: Book; readonly door: Door } {
  const door = doorTo(vault, parts);
  const book = new parts.Book(parts.DEFAULT_READING, door.resolve);
  for (const path of vault.files.keys()) takeIn(path, vault, door, book);
  return { book, door };
}

function doorTo({ app }: CachedVault, { VaultDoor }: Parts): Door {
  // The door asks for the whole app; of it, it touches here only what a vault in memory has.
  const door: unknown = Reflect.construct(VaultDoor, [app]);
  if (door instanceof VaultDoor) return door;
  throw new Error('There is no door.');
}

/** Takes in one note. The text is looked at only where the cache says that there is something to read. */
export function takeIn(path: string, { texts }: CachedVault, door: Door, book: Book): boolean {
  const sight = door.look(path);
  if (typeof sight === 'string') return false;
  const reads = sight.doubtful || (sight.tellsMore && book.reads(sight.raw));
  return book.put(reads ? door.withText(sight, texts.get(path) ?? '') : sight.raw);
}
