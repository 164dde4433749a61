/**
 * The metadata cache: parsed later than written, `changed` then `resolve` for a note and `resolved` when nothing waits.
 * A rename moves the entry without `changed`.
 */
import type * as obsidian from 'obsidian';
import { Emitter, type EventRef, type Listener } from './events';
import { TFile, type TAbstractFile } from './files';
import { noteCache } from './note-cache';
import { folderOf, getLinkpath, normalizePath } from './paths';
import { tick, type Vault } from './vault';

/**
 * `ready`: every note is parsed before the layout is ready, as on the second start of the app.
 * `late`: the layout is ready first, entries are null until their `changed`, as on the first start.
 * `never`: entries stay null for good.
 */
export type CacheMode = 'ready' | 'late' | 'never';

/** How long the app takes to parse a note after a write, in milliseconds. */
const PARSE_DELAY_MS = 20;
const NOTES_PER_TURN = 50;

export class MetadataCache extends Emitter implements obsidian.MetadataCache {
  resolvedLinks: Record<string, Record<string, number>> = {};
  unresolvedLinks: Record<string, Record<string, number>> = {};
  private readonly entries = new Map<string, obsidian.CachedMetadata>();
  private readonly byName = new Map<string, Set<TFile>>();
  private readonly linkingTo = new Map<string, Set<string>>();
  private readonly toParse = new Set<string>();
  private readonly toResolve = new Set<string>();
  private working = false;

  constructor(private readonly vault: Vault, private mode: CacheMode) {
    super();
  }

  on(name: 'changed', callback: (file: TFile, data: string, cache: obsidian.CachedMetadata) => unknown, ctx?: unknown): EventRef;
  on(name: 'deleted', callback: (file: TFile, before: obsidian.CachedMetadata | null) => unknown, ctx?: unknown): EventRef;
  on(name: 'resolve', callback: (file: TFile) => unknown, ctx?: unknown): EventRef;
  on(name: 'resolved', callback: () => unknown, ctx?: unknown): EventRef;
  on(name: string, callback: Listener, ctx?: unknown): EventRef {
    return this.listen(name, callback, ctx);
  }

  /** Takes in the loaded vault and follows it. */
  start(): void {
    const files = this.vault.getFiles();
    for (const file of files) this.name(file);
    if (this.mode === 'ready') {
      for (const file of files) this.parse(file);
      for (const file of files) this.resolve(file);
    } else {
      for (const file of files) this.toParse.add(file.path);
    }
    this.vault.on('create', (file) => this.onWritten(file));
    this.vault.on('modify', (file) => this.onWritten(file));
    this.vault.on('delete', (file) => this.onDeleted(file));
    this.vault.on('rename', (file, from) => this.onRenamed(file, from));
  }

  /** Begins to parse what waits; the app calls it when the layout is ready. */
  work(): void {
    if (this.working || this.mode === 'never') return;
    this.working = true;
    window.setTimeout(() => void this.run(), PARSE_DELAY_MS);
  }

  /** A cache that did not come may come after all. */
  switchTo(mode: CacheMode): void {
    this.mode = mode;
    this.work();
  }

  get idle(): boolean {
    return this.mode === 'never' || (!this.working && this.toParse.size === 0 && this.toResolve.size === 0);
  }

  getFileCache(file: obsidian.TFile): obsidian.CachedMetadata | null {
    return this.entries.get(file.path) ?? null;
  }

  getCache(path: string): obsidian.CachedMetadata | null {
    return this.entries.get(path) ?? null;
  }

  fileToLinktext(file: obsidian.TFile, sourcePath: string, omitMdExtension = true): string {
    const short = omitMdExtension && file.extension === 'md' ? file.basename : file.name;
    if (this.getFirstLinkpathDest(short, sourcePath)?.path === file.path) return short;
    return omitMdExtension && file.extension === 'md' ? file.path.replace(/\.md$/i, '') : file.path;
  }

  /**
   * A path from the root or from the note's folder, else a name anywhere: case does not count; of several the one in
   * the note's own folder, else the one with the shortest path.
   */
  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    if (linkpath === '') return this.vault.getFileByPath(sourcePath);
    const folder = folderOf(sourcePath);
    const relative = linkpath.startsWith('./') || linkpath.startsWith('../');
    const wanted = folded(relative ? fromFolder(folder, linkpath) : normalizePath(linkpath));
    const name = wanted.slice(wanted.lastIndexOf('/') + 1);
    const candidates = [...(this.byName.get(name) ?? []), ...(this.byName.get(`${name}.md`) ?? [])];
    const rooted = candidates.filter((file) => isAt(file, wanted));
    if (relative || linkpath.startsWith('/')) return rooted[0] ?? null;
    if (rooted[0] !== undefined && wanted.includes('/')) return rooted[0];
    const matching = candidates.filter((file) => isAt(file, wanted) || endsAt(file, wanted));
    matching.sort((a, b) => Number(folderOf(b.path) === folder) - Number(folderOf(a.path) === folder) || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    return matching[0] ?? null;
  }

  private async run(): Promise<void> {
    try {
      while (this.toParse.size > 0) {
        const changed: TFile[] = [];
        for (const path of [...this.toParse].slice(0, NOTES_PER_TURN)) {
          this.toParse.delete(path);
          const file = this.vault.getFileByPath(path);
          if (file === null) continue;
          this.parse(file);
          changed.push(file);
          const cache = this.entries.get(path);
          if (cache !== undefined) this.trigger('changed', file, this.vault.disk.read(path), cache);
        }
        for (const file of changed) this.toResolve.add(file.path);
        await tick();
      }
      for (const path of [...this.toResolve]) {
        this.toResolve.delete(path);
        const file = this.vault.getFileByPath(path);
        if (file === null) continue;
        this.resolve(file);
        this.trigger('resolve', file);
      }
    } finally {
      this.working = false;
    }
    if (this.toParse.size > 0 || this.toResolve.size > 0) this.work();
    else this.trigger('resolved');
  }

  private onWritten(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    if (!this.entries.has(file.path)) {
      this.name(file);
      this.unsettleLinksTo(file);
    }
    this.toParse.add(file.path);
    this.work();
  }

  private onDeleted(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.unname(file, file.path);
    const before = this.entries.get(file.path) ?? null;
    this.entries.delete(file.path);
    delete this.resolvedLinks[file.path];
    delete this.unresolvedLinks[file.path];
    this.unsettleLinksTo(file);
    this.trigger('deleted', file, before);
    this.work();
  }

  private onRenamed(file: TAbstractFile, from: string): void {
    if (!(file instanceof TFile)) return;
    this.unname(file, from);
    this.name(file);
    const entry = this.entries.get(from);
    this.entries.delete(from);
    if (entry !== undefined) this.entries.set(file.path, entry);
    if (this.toParse.delete(from)) this.toParse.add(file.path);
    const resolved = this.resolvedLinks[from];
    const unresolved = this.unresolvedLinks[from];
    delete this.resolvedLinks[from];
    delete this.unresolvedLinks[from];
    if (resolved !== undefined) this.resolvedLinks[file.path] = resolved;
    if (unresolved !== undefined) this.unresolvedLinks[file.path] = unresolved;
    this.toResolve.add(file.path);
    this.unsettleLinksTo(file);
    for (const [path, targets] of Object.entries(this.resolvedLinks)) if (targets[from] !== undefined) this.toResolve.add(path);
    this.work();
  }

  /** Notes that link this name may now link another file, or none. */
  private unsettleLinksTo(file: TAbstractFile): void {
    for (const name of namesOf(file)) for (const path of this.linkingTo.get(name) ?? []) this.toResolve.add(path);
  }

  private parse(file: TFile): void {
    this.entries.set(file.path, file.extension === 'md' ? noteCache(this.vault.disk.read(file.path)) : {});
  }

  private resolve(file: TFile): void {
    const cache = this.entries.get(file.path);
    const resolved: Record<string, number> = {};
    const unresolved: Record<string, number> = {};
    for (const link of [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])]) {
      const linkpath = getLinkpath(link.link);
      if (linkpath === '') continue;
      const name = folded(linkpath.slice(linkpath.lastIndexOf('/') + 1));
      const sources = this.linkingTo.get(name) ?? new Set<string>();
      this.linkingTo.set(name, sources.add(file.path));
      const target = this.getFirstLinkpathDest(linkpath, file.path);
      if (target === null) unresolved[linkpath] = (unresolved[linkpath] ?? 0) + 1;
      else resolved[target.path] = (resolved[target.path] ?? 0) + 1;
    }
    this.resolvedLinks[file.path] = resolved;
    this.unresolvedLinks[file.path] = unresolved;
  }

  private name(file: TFile): void {
    const name = folded(file.name);
    this.byName.set(name, (this.byName.get(name) ?? new Set<TFile>()).add(file));
  }

  private unname(file: TFile, path: string): void {
    this.byName.get(folded(path.slice(path.lastIndexOf('/') + 1)))?.delete(file);
  }
}

function namesOf(file: TAbstractFile): string[] {
  const name = folded(file.name);
  return [name, name.replace(/\.md$/, '')];
}

function isAt(file: TFile, wanted: string): boolean {
  const path = folded(file.path);
  return path === wanted || path === `${wanted}.md`;
}

function endsAt(file: TFile, wanted: string): boolean {
  const path = folded(file.path);
  return path.endsWith(`/${wanted}`) || path.endsWith(`/${wanted}.md`);
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function fromFolder(folder: string, linkpath: string): string {
  const parts = folder === '/' ? [] : folder.split('/');
  for (const part of linkpath.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
