/** The vault's lower door, which also sees hidden folders; a plugin's `data.json` goes through it. */
import type * as obsidian from 'obsidian';
import { DiskError, type Disk } from './disk';
import { folderOf } from './paths';

export class Adapter implements obsidian.DataAdapter {
  constructor(private readonly disk: Disk, private readonly vaultName: string) {}

  getName(): string {
    return this.vaultName;
  }

  async exists(path: string, sensitive = false): Promise<boolean> {
    return sensitive ? this.disk.texts.has(path) || this.disk.folders.has(path) : this.disk.has(path);
  }

  async stat(path: string): Promise<obsidian.Stat | null> {
    if (this.disk.folders.has(path)) return { type: 'folder', ctime: 0, mtime: 0, size: 0 };
    const text = this.disk.texts.get(path);
    return text === undefined ? null : { type: 'file', ctime: 0, mtime: 0, size: text.length };
  }

  async list(path: string): Promise<obsidian.ListedFiles> {
    return {
      files: [...this.disk.texts.keys()].filter((one) => folderOf(one) === path),
      folders: [...this.disk.folders].filter((one) => one !== '/' && folderOf(one) === path),
    };
  }

  async read(path: string): Promise<string> {
    return this.disk.read(path);
  }

  async write(path: string, data: string): Promise<void> {
    this.disk.write(path, data);
  }

  async append(path: string, data: string): Promise<void> {
    this.disk.write(path, (this.disk.texts.get(path) ?? '') + data);
  }

  async process(path: string, fn: (data: string) => string): Promise<string> {
    const text = fn(this.disk.read(path));
    this.disk.write(path, text);
    return text;
  }

  async mkdir(path: string): Promise<void> {
    this.disk.makeFolders(path);
  }

  async remove(path: string): Promise<void> {
    this.disk.remove(path);
  }

  async rmdir(path: string): Promise<void> {
    this.disk.folders.delete(path);
  }

  async rename(from: string, to: string): Promise<void> {
    this.disk.move(from, to);
  }

  async copy(from: string, to: string): Promise<void> {
    this.disk.write(to, this.disk.read(from));
  }

  async trashLocal(path: string): Promise<void> {
    this.disk.remove(path);
  }

  async trashSystem(path: string): Promise<boolean> {
    this.disk.remove(path);
    return true;
  }

  getResourcePath(path: string): string {
    return `app://local/${path}`;
  }

  readBinary(path: string): Promise<ArrayBuffer> {
    return noBinary(path);
  }

  writeBinary(path: string): Promise<void> {
    return noBinary(path);
  }

  appendBinary(path: string): Promise<void> {
    return noBinary(path);
  }
}

export function noBinary(path: string): Promise<never> {
  return Promise.reject(new DiskError('EIO', `the stand-in holds texts only: '${path}'`));
}
