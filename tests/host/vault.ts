/** The vault: files and folders in memory, with the app's refusals and its events. */
import type * as obsidian from 'obsidian';
import { Adapter, noBinary } from './adapter';
import { DiskError, type Disk } from './disk';
import { Emitter, type EventRef, type Listener } from './events';
import { TFile, TFolder, type TAbstractFile } from './files';
import { folderOf, joined, nameOf } from './paths';

export class Vault extends Emitter implements obsidian.Vault {
  readonly adapter: Adapter;
  readonly configDir: string = '.obsidian';
  /** The end of the line of waiting changes, by path. */
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly entries = new Map<string, TAbstractFile>();
  private readonly root: TFolder;

  constructor(readonly disk: Disk, private readonly vaultName: string, private readonly now: () => number) {
    super();
    this.adapter = new Adapter(disk, vaultName);
    this.root = new TFolder(this, '/');
    this.entries.set('/', this.root);
  }

  on(name: 'create' | 'modify' | 'delete', callback: (file: TAbstractFile) => unknown, ctx?: unknown): EventRef;
  on(name: 'rename', callback: (file: TAbstractFile, oldPath: string) => unknown, ctx?: unknown): EventRef;
  on(name: string, callback: Listener, ctx?: unknown): EventRef {
    return this.listen(name, callback, ctx);
  }

  /** Takes the disk's files in without events, as before the layout is ready. */
  load(): void {
    for (const path of this.disk.folders) if (!isHidden(path)) this.folder(path);
    for (const path of this.disk.texts.keys()) if (!isHidden(path)) this.addFile(path);
  }

  getName(): string {
    return this.vaultName;
  }

  getRoot(): TFolder {
    return this.root;
  }

  getAbstractFileByPath(path: string): TAbstractFile | null {
    return this.entries.get(path) ?? null;
  }

  getFileByPath(path: string): TFile | null {
    const entry = this.entries.get(path);
    return entry instanceof TFile ? entry : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const entry = this.entries.get(path);
    return entry instanceof TFolder ? entry : null;
  }

  getAllLoadedFiles(): TAbstractFile[] {
    return [...this.entries.values()];
  }

  getFiles(): TFile[] {
    return this.getAllLoadedFiles().filter((one): one is TFile => one instanceof TFile);
  }

  getMarkdownFiles(): TFile[] {
    return this.getFiles().filter((one) => one.extension === 'md');
  }

  getAllFolders(includeRoot = true): TFolder[] {
    return this.getAllLoadedFiles().filter((one): one is TFolder => one instanceof TFolder && (includeRoot || !one.isRoot()));
  }

  static recurseChildren(root: TFolder, cb: (file: TAbstractFile) => unknown): void {
    const waiting: TAbstractFile[] = [root];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      cb(file);
      if (file instanceof TFolder) waiting.push(...file.children);
    }
  }

  async create(path: string, data: string, _options?: obsidian.DataWriteOptions): Promise<TFile> {
    await tick();
    if (this.disk.has(path)) throw new Error('File already exists.');
    this.disk.write(path, data);
    const file = this.addFile(path);
    this.trigger('create', file);
    this.rewriteLater(file);
    return file;
  }

  private rewriteLater(file: obsidian.TFile): void {
    const rewriting = this.disk.faults.rewriteWritten;
    if (rewriting === null) return;
    window.setTimeout(() => {
      if (this.disk.texts.has(file.path)) this.editElsewhere(file.path, rewriting.rewrite(this.disk.read(file.path), file.path));
    }, rewriting.afterMs);
  }

  async createFolder(path: string): Promise<TFolder> {
    await tick();
    if (this.disk.has(path)) throw new Error('Folder already exists.');
    this.disk.failIfAsked(path);
    this.disk.makeFolders(path);
    const folder = this.folder(path);
    this.trigger('create', folder);
    return folder;
  }

  async read(file: obsidian.TFile): Promise<string> {
    await tick();
    const text = this.disk.read(file.path);
    const change = this.disk.faults.changeAfterRead.get(file.path);
    if (change !== undefined) {
      this.disk.faults.changeAfterRead.delete(file.path);
      this.editElsewhere(file.path, change(text));
    }
    return text;
  }

  cachedRead(file: obsidian.TFile): Promise<string> {
    return this.read(file);
  }

  async modify(file: obsidian.TFile, data: string, _options?: obsidian.DataWriteOptions): Promise<void> {
    await tick();
    this.disk.read(file.path);
    this.disk.write(file.path, data);
    this.modified(file.path);
  }

  async append(file: obsidian.TFile, data: string, options?: obsidian.DataWriteOptions): Promise<void> {
    await this.process(file, (text) => text + data, options);
  }

  /** Atomic: calls for one file run one after another, and nothing comes between reading and writing. */
  process(file: obsidian.TFile, fn: (data: string) => string, _options?: obsidian.DataWriteOptions): Promise<string> {
    const before = this.queues.get(file.path) ?? Promise.resolve();
    const done = before.then(tick).then(() => {
      const old = this.disk.read(file.path);
      const text = fn(old);
      if (typeof text !== 'string') throw new TypeError('The callback of process must return the new text, at once.');
      if (text !== old) {
        this.disk.write(file.path, text);
        this.modified(file.path);
        this.rewriteLater(file);
      }
      return text;
    });
    this.queues.set(file.path, done.catch(() => undefined));
    return done;
  }

  async copy<T extends obsidian.TAbstractFile>(file: T, newPath: string): Promise<T> {
    const text = this.disk.read(file.path);
    const made: obsidian.TAbstractFile = await this.create(newPath, text);
    return sameKind(file, made);
  }

  /** Events come for the folder and for every child of it, each with the path it had. */
  async rename(file: obsidian.TAbstractFile, newPath: string): Promise<void> {
    await tick();
    this.disk.failIfAsked(newPath);
    const entry = this.entries.get(file.path);
    if (entry === undefined) throw new DiskError('ENOENT', `no such file or directory, rename '${file.path}'`);
    if (this.disk.has(newPath) && newPath.toLowerCase() !== file.path.toLowerCase()) throw new Error('Destination file already exists!');
    if (!this.disk.folders.has(folderOf(newPath))) throw new DiskError('ENOENT', `no such file or directory, rename '${file.path}' -> '${newPath}'`);
    const moved: TAbstractFile[] = [];
    if (entry instanceof TFolder) Vault.recurseChildren(entry, (one) => moved.push(one));
    else moved.push(entry);
    const oldPath = entry.path;
    const events: { readonly file: TAbstractFile; readonly from: string }[] = [];
    for (const one of moved) {
      const from = one.path;
      const to = newPath + from.slice(oldPath.length);
      this.entries.delete(from);
      this.entries.set(to, one);
      if (one instanceof TFolder) {
        this.disk.folders.delete(from);
        this.disk.folders.add(to);
      } else {
        this.disk.move(from, to);
      }
      one.setPath(to);
      events.push({ file: one, from });
    }
    this.adopt(entry);
    for (const event of events) this.trigger('rename', event.file, event.from);
  }

  async delete(file: obsidian.TAbstractFile, force = false): Promise<void> {
    await tick();
    this.drop(file.path, force, true);
  }

  trash(file: obsidian.TAbstractFile, _system: boolean): Promise<void> {
    return this.discard(file);
  }

  /** Where a file goes does not matter here: it is gone from the vault. */
  async discard(file: obsidian.TAbstractFile): Promise<void> {
    await tick();
    this.drop(file.path, true, true);
  }

  /** Another program writes a file, new or old; the app notices. */
  editElsewhere(path: string, text: string): void {
    const known = this.getFileByPath(path);
    this.disk.put(path, text);
    if (isHidden(path)) return;
    if (known === null) this.trigger('create', this.addFile(path));
    else this.modified(path);
  }

  /** Another program removes a file or folder. */
  deleteElsewhere(path: string): void {
    this.drop(path, true, false);
  }

  getResourcePath(file: obsidian.TFile): string {
    return this.adapter.getResourcePath(file.path);
  }

  createBinary(path: string): Promise<TFile> {
    return noBinary(path);
  }

  readBinary(file: obsidian.TFile): Promise<ArrayBuffer> {
    return noBinary(file.path);
  }

  modifyBinary(file: obsidian.TFile): Promise<void> {
    return noBinary(file.path);
  }

  appendBinary(file: obsidian.TFile): Promise<void> {
    return noBinary(file.path);
  }

  private modified(path: string): void {
    const file = this.getFileByPath(path);
    if (file === null) return;
    file.stat = { ...file.stat, mtime: this.now(), size: byteLength(this.disk.read(path)) };
    this.trigger('modify', file);
  }

  private drop(path: string, force: boolean, recorded: boolean): void {
    const entry = this.entries.get(path);
    if (entry === undefined) throw new DiskError('ENOENT', `no such file or directory, unlink '${path}'`);
    const gone: TAbstractFile[] = [];
    if (entry instanceof TFolder) {
      if (entry.children.length > 0 && !force) throw new DiskError('EEXIST', `directory not empty, rmdir '${path}'`);
      Vault.recurseChildren(entry, (one) => gone.push(one));
    } else {
      gone.push(entry);
    }
    for (const one of gone.reverse()) {
      this.entries.delete(one.path);
      if (one instanceof TFolder) this.disk.folders.delete(one.path);
      else if (recorded) this.disk.remove(one.path);
      else this.disk.texts.delete(one.path);
      if (one.parent !== null) one.parent.children = one.parent.children.filter((child) => child !== one);
      this.trigger('delete', one);
    }
  }

  private addFile(path: string): TFile {
    const now = this.now();
    const file = new TFile(this, path, { ctime: now, mtime: now, size: byteLength(this.disk.read(path)) });
    this.entries.set(path, file);
    this.adopt(file);
    return file;
  }

  private folder(path: string): TFolder {
    const known = this.entries.get(path);
    if (known instanceof TFolder) return known;
    const folder = new TFolder(this, path);
    this.entries.set(path, folder);
    this.adopt(folder);
    return folder;
  }

  private adopt(entry: TAbstractFile): void {
    if (entry.parent !== null) entry.parent.children = entry.parent.children.filter((child) => child !== entry);
    const parent = this.folder(folderOf(entry.path));
    entry.parent = parent;
    parent.children.push(entry);
  }

  /** A free path beside a taken one: `Name 1.md`, `Name 2.md`, …  */
  freePath(folder: string, basename: string, extension: string): string {
    for (let n = 0; ; n++) {
      const path = joined(folder, `${n === 0 ? basename : `${basename} ${n}`}.${extension}`);
      if (!this.disk.has(path)) return path;
    }
  }
}

function sameKind<T extends obsidian.TAbstractFile>(wanted: T, made: obsidian.TAbstractFile): T {
  if (isSameKind(wanted, made)) return made;
  throw new TypeError(`The stand-in copies files only: '${nameOf(wanted.path)}'`);
}

function isSameKind<T extends obsidian.TAbstractFile>(wanted: T, made: obsidian.TAbstractFile): made is T {
  return wanted instanceof TFile && made instanceof TFile;
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}

function byteLength(text: string): number {
  return new Blob([text]).size;
}

/** Every door of the vault answers in a later turn, never at once. */
export function tick(): Promise<void> {
  return Promise.resolve().then(() => undefined);
}
