/**
 * The disk under the vault: texts by path, the record of everything written to it, and its faults.
 * It knows neither files as objects nor events.
 */
import { folderOf } from './paths';

/** One change of one file. `before` null: the file was made; `after` null: it was removed. */
export interface Write {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export class DiskError extends Error {
  constructor(readonly code: 'EIO' | 'ENOSPC' | 'ENOENT' | 'EEXIST', message: string) {
    super(`${code}: ${message}`);
  }
}

/** Faults that a test switches on. Those for one occasion switch themselves off. */
export interface Faults {
  /** The next write, whatever its path, fails with this message. */
  failNextWrite: string | null;
  /** Every write fails until it is switched off. */
  diskFull: boolean;
  /** After the next read of the path another program changes the text, before whoever read it can write. */
  readonly changeAfterRead: Map<string, (text: string) => string>;
  /** Another program rewrites each note this many milliseconds after it was created or changed. */
  rewriteWritten: { readonly afterMs: number; readonly rewrite: (text: string, path: string) => string } | null;
}

export class Disk {
  readonly texts = new Map<string, string>();
  readonly folders = new Set<string>(['/']);
  readonly writes: Write[] = [];
  readonly faults: Faults = { failNextWrite: null, diskFull: false, changeAfterRead: new Map(), rewriteWritten: null };
  /** On macOS, Windows and Android two names that differ only in case are one file on the disk. */
  foldsCase = true;

  read(path: string): string {
    const text = this.texts.get(path);
    if (text === undefined) throw new DiskError('ENOENT', `no such file or directory, open '${path}'`);
    return text;
  }

  has(path: string): boolean {
    if (this.texts.has(path) || this.folders.has(path)) return true;
    if (!this.foldsCase) return false;
    const folded = fold(path);
    for (const one of this.texts.keys()) if (fold(one) === folded) return true;
    for (const one of this.folders) if (fold(one) === folded) return true;
    return false;
  }

  /** Writes for the plugin or the app: subject to the faults, and recorded. */
  write(path: string, text: string): void {
    this.failIfAsked(path);
    if (!this.folders.has(folderOf(path))) throw new DiskError('ENOENT', `no such file or directory, open '${path}'`);
    this.put(path, text, true);
  }

  remove(path: string): void {
    this.failIfAsked(path);
    const before = this.texts.get(path);
    if (before === undefined) return;
    this.texts.delete(path);
    this.writes.push({ path, before, after: null });
  }

  /** Moves a text; recorded as nothing, since no byte of any file changes. */
  move(from: string, to: string): void {
    const text = this.read(from);
    this.texts.delete(from);
    this.texts.set(to, text);
  }

  /** What other programs do: never fails, and is not in the record. */
  put(path: string, text: string, recorded = false): void {
    const before = this.texts.get(path) ?? null;
    this.makeFolders(folderOf(path));
    this.texts.set(path, text);
    if (recorded) this.writes.push({ path, before, after: text });
  }

  makeFolders(path: string): void {
    if (path === '/' || this.folders.has(path)) return;
    this.makeFolders(folderOf(path));
    this.folders.add(path);
  }

  failIfAsked(path: string): void {
    if (this.faults.diskFull) throw new DiskError('ENOSPC', `no space left on device, write '${path}'`);
    if (this.faults.failNextWrite !== null) {
      const message = this.faults.failNextWrite;
      this.faults.failNextWrite = null;
      throw new DiskError('EIO', message);
    }
  }
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
