/**
 * Copies of a vault in memory. As after the app's start every copy is new, because Obsidian reads its cache from a
 * database: no text in it was ever compared or looked up.
 */
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { CachedVault, type Parts } from './filled-book';
import { madeVault, type MadeNote } from './vault';

/** Builds and loads what indexes a vault inside the app. */
export async function loadParts(): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'client-rapport-parts-'));
  try {
    const outfile = join(folder, 'parts.mjs');
    const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
    await build({
      entryPoints: [here('./indexing.ts')], alias: { obsidian: here('./obsidian.ts') },
      outfile, bundle: true, format: 'esm', platform: 'node', target: 'es2021', charset: 'utf8', logLevel: 'warning',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    const loaded: unknown = await import(pathToFileURL(outfile).href);
    if (!isParts(loaded)) throw new Error('The bundle lacks what it was made of.');
    return loaded;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && 'VaultDoor' in value && 'Book' in value;
}

/** Vaults of one size, each a new copy. */
export class VaultCopies {
  private readonly chunks: readonly Buffer[];

  constructor(readonly size: number) {
    const chunks: Buffer[] = [];
    let notes: MadeNote[] = [];
    for (const note of madeVault(size)) {
      notes.push(note);
      if (notes.length === 5_000) {
        chunks.push(serialize(notes));
        notes = [];
      }
    }
    if (notes.length > 0) chunks.push(serialize(notes));
    this.chunks = chunks;
  }

  copy(): CachedVault {
    return new CachedVault(this.chunks.flatMap((chunk) => {
      const notes: unknown = deserialize(chunk);
      return areNotes(notes) ? notes : [];
    }));
  }
}

function areNotes(value: unknown): value is readonly MadeNote[] {
  return Array.isArray(value);
}
