/** The sample vault as the headless report reads it, on the day on which its notes stop. */
import { join } from 'node:path';
import { listFolder, readFolder, resolver } from '../../scripts/folder';
import { Book } from '../../src/core/reading/book';
import { DEFAULT_WEIGHTS, health, type Health } from '../../src/core/health/health';
import { DEFAULT_READING } from '../../src/core/reading/schema';
import type { Day } from '../../src/core/day';
import type { ClientFacts } from '../../src/core/model';
import type { RawNote } from '../../src/core/markdown/note';
import type { Resolve } from '../../src/core/reading/topics';
import { day } from './notes';

export const ROOT = join(__dirname, '..', '..');
export const VAULT = join(ROOT, 'sample-vault');
export const TODAY: Day = day('2026-03-31');

export interface SampleVault {
  readonly book: Book;
  readonly notes: readonly RawNote[];
  readonly resolve: Resolve;
  /** The clients of its folder Clients, without those of the broken notes. */
  readonly clients: readonly ClientFacts[];
  /** Throws if there is no client of that name. */
  named(name: string): ClientFacts;
  healthOf(name: string, on?: Day): Health;
}

export async function openSampleVault(): Promise<SampleVault> {
  const folder = await listFolder(VAULT);
  const resolve = resolver(folder.paths);
  const book = new Book(DEFAULT_READING, resolve);
  const notes: RawNote[] = [];
  for await (const note of readFolder(folder)) {
    notes.push(note);
    book.put(note);
  }
  const clients = book.clients().filter(({ client }) => client.source.path.startsWith('Clients/'));
  const named = (name: string): ClientFacts => {
    const found = clients.find(({ client }) => client.name.normalize('NFC') === name.normalize('NFC'));
    if (!found) throw new Error(`no client: ${name}`);
    return found;
  };
  return { book, notes, resolve, clients, named, healthOf: (name, on = TODAY) => health(named(name), on, DEFAULT_WEIGHTS) };
}
