/**
 * The one door to the vault: the only file that touches `vault`, `metadataCache` and `fileManager`. Notes go out as
 * `RawNote`s, made from the metadata cache; changes come in as functions from text to text, one queue per note.
 */
import {
  getAllTags, getLinkpath, normalizePath, parseYaml, TFile, TFolder, type App, type CachedMetadata, type EventRef, type LinkCache,
} from 'obsidian';
import { frontMatterBlock, type RawLink, type RawNote } from '../core/markdown/note';
import { compareText } from '../core/order';

/** What happened to the notes of the vault, by path. */
export interface NoteEvents {
  /** The text is another, or was read for the first time. */
  changed(path: string, text: string): void;
  /** A file is there that was not; its properties may not be known yet. */
  appeared(path: string): void;
  gone(path: string): void;
  renamed(from: string, to: string): void;
  /** The host has read everything it had to read. */
  settled(): void;
}

/** A note as far as it is known without its text. */
export interface Sight {
  readonly raw: CachedNote;
  /** Whether its text tells more: list items, headings or links, or the lines that its properties stand in. */
  readonly tellsMore: boolean;
  /** Whether only its text can tell why it has no properties. */
  readonly doubtful: boolean;
}

/** Why a note could not be created: its path is taken, perhaps by a name that differs only in case. */
export class NameTaken extends Error {
  constructor(readonly path: string) {
    super(`There is a note at ${path} already.`);
  }
}

/** A note that was there is not any more. */
export class NoteGone extends Error {
  constructor(readonly path: string) {
    super(`There is no note at ${path}.`);
  }
}

export class VaultDoor {
  private readonly queues = new Map<string, Promise<unknown>>();
  /** Destinations by folder of the source and target of the link; whatever comes or goes may change any of them. */
  private readonly destinations = new Map<string, Map<string, string | null>>();
  /** Folders that notes were created in and that were not there before. */
  private readonly madeFolders = new Set<string>();

  constructor(private readonly app: App) {}

  // ── Notes out ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Every note's path, those that are open first. */
  notes(): readonly string[] {
    const paths = new Set<string>();
    this.app.workspace.iterateAllLeaves((leaf) => {
      const file: unknown = leaf.getViewState().state?.['file'];
      if (typeof file === 'string' && isNote(file) && this.file(file)) paths.add(file);
    });
    for (const { path } of this.app.vault.getMarkdownFiles()) paths.add(path);
    return [...paths];
  }

  /** Tells what happens from now on; call it when the layout is ready, or every note of the vault would be told as new. */
  watch(events: NoteEvents, register: (event: EventRef) => void): void {
    const { metadataCache, vault } = this.app;
    register(metadataCache.on('changed', ({ path }, text) => { if (isNote(path)) events.changed(path, text); }));
    register(metadataCache.on('deleted', ({ path }) => {
      this.destinations.clear();
      events.gone(path);
    }));
    register(metadataCache.on('resolved', () => events.settled()));
    register(vault.on('create', (file) => {
      this.destinations.clear();
      if (file instanceof TFile && isNote(file.path)) events.appeared(file.path);
    }));
    register(vault.on('delete', (file) => {
      this.destinations.clear();
      if (file instanceof TFile) events.gone(file.path);
    }));
    // A renamed folder is told too, and then each file in it.
    register(vault.on('rename', (file, from) => {
      this.destinations.clear();
      if (file instanceof TFile) events.renamed(from, file.path);
    }));
  }

  /** @returns `unknown` while the host has not read the note yet */
  look(path: string): Sight | 'gone' | 'unknown' {
    const file = this.file(path);
    if (!file || !isNote(path)) return 'gone';
    const cache = this.app.metadataCache.getFileCache(file);
    if (!cache) return 'unknown';
    return {
      raw: new CachedNote(path, cache),
      tellsMore: Boolean(cache.frontmatter ?? (cache.listItems?.length || cache.headings?.length || cache.links?.length)),
      doubtful: cache.frontmatter === undefined && file.stat.size > 3 && mayOpenBlock(cache),
    };
  }

  /** The note with its text, and with what is wrong with its properties. */
  withText({ raw, doubtful }: Sight, text: string): RawNote {
    return raw.withText(text, doubtful ? brokenBlock(text) : undefined);
  }

  unreadable({ raw: { path, frontmatter, links, tags } }: Sight, error: unknown): RawNote {
    return { path, frontmatter, links, tags, broken: { code: 'unreadable', detail: error instanceof Error ? error.message : String(error) } };
  }

  /** The text for reading; it may be a moment old. */
  async text(path: string): Promise<string> {
    return this.app.vault.cachedRead(this.existing(path));
  }

  /** The text for a change that is about to be made. */
  async freshText(path: string): Promise<string> {
    return this.app.vault.read(this.existing(path));
  }

  /** The note with its text of this moment; null: it is gone, or the host has not read it yet. */
  async note(path: string): Promise<RawNote | null> {
    const sight = this.look(path);
    return typeof sight === 'string' ? null : this.withText(sight, await this.freshText(path));
  }

  /** Where a link leads, as Obsidian resolves it. */
  readonly resolve = (target: string, sourcePath: string): string | null => {
    const folder = sourcePath.slice(0, Math.max(0, sourcePath.lastIndexOf('/')));
    let known = this.destinations.get(folder);
    if (!known) this.destinations.set(folder, (known = new Map<string, string | null>()));
    const answer = known.get(target);
    if (answer !== undefined) return answer;
    const found = this.app.metadataCache.getFirstLinkpathDest(getLinkpath(target), sourcePath)?.path ?? null;
    known.set(target, found);
    return found;
  };

  file(path: string): TFile | null {
    return this.app.vault.getFileByPath(path);
  }

  // ── What a new note must know ─────────────────────────────────────────────────────────────────────────────────────

  /** Names, without extension, of the notes in a folder. */
  namesIn(folder: string): readonly string[] {
    const found = this.app.vault.getAbstractFileByPath(folder === '' ? '/' : normalizePath(folder));
    return found instanceof TFolder ? found.children.flatMap((child) => (child instanceof TFile ? [child.basename] : [])) : [];
  }

  /** The shortest text by which a link reaches a note, be it one that is about to be created. */
  readonly linkText = (path: string): string => {
    const file = this.file(path);
    if (file) return this.app.metadataCache.fileToLinktext(file, '', true);
    const whole = path.replace(/\.md$/i, '');
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    return this.app.metadataCache.getFirstLinkpathDest(name, '') === null ? name : whole;
  };

  /** The notes in a folder and the folders in it, by name; none for a blank folder. */
  notesUnder(folder: string): readonly string[] {
    const found = folder === '' ? null : this.app.vault.getAbstractFileByPath(normalizePath(folder));
    const under = (one: TFolder): readonly string[] =>
      one.children.flatMap((child) => (child instanceof TFolder ? under(child) : isNote(child.path) ? [child.path] : []));
    return found instanceof TFolder ? [...under(found)].sort(compareText) : [];
  }

  /** Every folder but the root. */
  folders(): readonly string[] {
    return this.app.vault.getAllFolders(false).map(({ path }) => path);
  }

  /** The format of daily notes' names as the core plugin has it; null: nothing to be learned. */
  async dailyNoteFormat(): Promise<string | null> {
    const path = `${this.app.vault.configDir}/daily-notes.json`;
    try {
      if (!(await this.app.vault.adapter.exists(path))) return null;
      const options: unknown = JSON.parse(await this.app.vault.adapter.read(path));
      const format: unknown = typeof options === 'object' && options !== null && 'format' in options ? options.format : null;
      return typeof format === 'string' && format.trim() !== '' ? format.trim() : null;
    } catch {
      return null;
    }
  }

  readonly parse = (yaml: string): unknown => parseYaml(yaml);

  // ── Changes in ────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Reads and writes a note in one step. What `change` throws keeps the note as it is.
   * @throws NoteGone
   */
  change(path: string, change: (text: string) => string): Promise<void> {
    return this.queued(path, async () => {
      await this.app.vault.process(this.existing(path), change);
    });
  }

  /**
   * Creates a note, and the folders above it.
   * @throws NameTaken
   */
  create(path: string, text: string): Promise<void> {
    const clean = normalizePath(path);
    return this.queued(clean, async () => {
      await this.makeFolders(clean.slice(0, Math.max(0, clean.lastIndexOf('/'))));
      try {
        await this.app.vault.create(clean, text);
      } catch (error) {
        throw saysItExists(error) ? new NameTaken(path) : error;
      }
    });
  }

  /** Takes a note away in the way that the user chose for deleted files, and with it folders that were made for it and hold nothing else. */
  remove(path: string): Promise<void> {
    return this.queued(path, async () => {
      const file = this.existing(path);
      let folder = file.parent;
      await this.app.fileManager.trashFile(file);
      while (folder && this.madeFolders.has(folder.path) && folder.children.length === 0) {
        const { parent } = folder;
        this.madeFolders.delete(folder.path);
        await this.app.fileManager.trashFile(folder);
        folder = parent;
      }
    });
  }

  private async makeFolders(folder: string): Promise<void> {
    let path = '';
    for (const part of folder.split('/').filter((one) => one !== '')) {
      path = path === '' ? part : `${path}/${part}`;
      if (this.app.vault.getAbstractFileByPath(path)) continue;
      try {
        await this.app.vault.createFolder(path);
        this.madeFolders.add(path);
      } catch (error) {
        // One that differs in case, or that another device has just made, is as good.
        if (!saysItExists(error)) throw error;
      }
    }
  }

  private queued(path: string, step: () => Promise<void>): Promise<void> {
    const done = (this.queues.get(path) ?? Promise.resolve()).then(step);
    const rest = done.catch(() => undefined).then(() => {
      if (this.queues.get(path) === rest) this.queues.delete(path);
    });
    this.queues.set(path, rest);
    return done;
  }

  private existing(path: string): TFile {
    const file = this.file(path);
    if (!file) throw new NoteGone(path);
    return file;
  }
}

function isNote(path: string): boolean {
  return /\.md$/i.test(path);
}

function saysItExists(error: unknown): boolean {
  return error instanceof Error && /already exists/i.test(error.message);
}

// ── From the cache ──────────────────────────────────────────────────────────────────────────────────────────────────

const NO_LINKS: readonly RawLink[] = [];
const NO_TAGS: readonly string[] = [];

/** A note as the cache has it. Its tags are put together when they are asked for: most notes are nobody's. */
class CachedNote implements RawNote {
  readonly frontmatter: unknown;
  readonly text?: string;
  readonly broken?: NonNullable<RawNote['broken']>;
  private knownTags: readonly string[] | null = null;

  constructor(readonly path: string, private readonly cache: CachedMetadata, text?: string, broken?: RawNote['broken']) {
    this.frontmatter = cache.frontmatter;
    if (text !== undefined) this.text = text;
    if (broken) this.broken = broken;
  }

  get links(): Iterable<RawLink> {
    const { links, frontmatterLinks } = this.cache;
    return links || frontmatterLinks ? new CachedLinks(links, frontmatterLinks) : NO_LINKS;
  }

  get tags(): readonly string[] {
    return (this.knownTags ??= tagsOf(this.cache));
  }

  withText(text: string, broken: RawNote['broken']): RawNote {
    return new CachedNote(this.path, this.cache, text, broken);
  }
}

/** Links as the cache has them, and keeps them anyway. */
class CachedLinks implements Iterable<RawLink> {
  constructor(private readonly links: CachedMetadata['links'], private readonly frontmatterLinks: CachedMetadata['frontmatterLinks']) {}

  *[Symbol.iterator](): Iterator<RawLink> {
    for (const link of this.frontmatterLinks ?? []) {
      // An item of a list is keyed `contacts.0`.
      yield* rawLink(link, { property: link.key.replace(/(?:\.\d+)+$/, '') });
    }
    for (const link of this.links ?? []) yield* rawLink(link, { line: link.position.start.line + 1 });
  }
}

/** A link into its own note names no other. */
function rawLink(link: Pick<LinkCache, 'link' | 'displayText'>, place: Pick<RawLink, 'line' | 'property'>): readonly RawLink[] {
  const target = getLinkpath(link.link);
  const shown = shownIn(link);
  return target === '' ? NO_LINKS : [shown === undefined ? { target, ...place } : { target, shown, ...place }];
}

/** The cache always names a text that is shown, be it the link's own. */
function shownIn({ link, displayText }: Pick<LinkCache, 'link' | 'displayText'>): string | undefined {
  return displayText === link || displayText === link.split('#').join(' > ') ? undefined : displayText;
}

function tagsOf(cache: CachedMetadata): readonly string[] {
  if (!cache.tags && !cache.frontmatter) return NO_TAGS;
  const tags = getAllTags(cache);
  return tags === null || tags.length === 0 ? NO_TAGS : tags.map((tag) => (tag.startsWith('#') ? tag.slice(1) : tag));
}

/**
 * Properties that cannot be parsed are missing from the cache like those that are not there. The text is worth a look
 * where the first section is a block, could be a fence, or leaves the beginning of the file unexplained.
 */
function mayOpenBlock({ sections, headings }: CachedMetadata): boolean {
  const first = sections?.[0];
  if (!first || first.type === 'yaml' || first.type === 'thematicBreak' || first.position.start.offset > 0) return true;
  // `---js` up to the next `---` is a heading to Markdown.
  const heading = headings?.[0];
  return heading?.position.start.line === 0 && heading.heading.startsWith('---');
}

/** What a note holds in the place of properties that can be read. Any other language than these two is text, as in Obsidian. */
function brokenBlock(text: string): RawNote['broken'] {
  const block = frontMatterBlock(text);
  if (!block) {
    const script = /^\uFEFF?---[ \t]*(js|javascript)[ \t]*\r?\n/i.exec(text)?.[1];
    return script === undefined ? undefined : { code: 'script-front-matter', detail: `---${script}`, line: 1 };
  }
  try {
    // Without the last newline an error at the end of the block is one of its last line.
    parseYaml(block.yaml.replace(/\r?\n$/, ''));
    return undefined;
  } catch (error) {
    const line = lineOf(error);
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '') : '';
    return { code: 'bad-yaml', detail, ...(line === null ? {} : { line: block.firstLine + line }) };
  }
}

/** The line within the block at which Obsidian's YAML parser gave up, from 1. */
function lineOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('linePos' in error) || !Array.isArray(error.linePos)) return null;
  const first: unknown = error.linePos[0];
  return typeof first === 'object' && first !== null && 'line' in first && typeof first.line === 'number' ? first.line : null;
}
