/** What the index costs: filled from nothing, after one edit, and in memory. */
import { deserialize, serialize } from 'node:v8';
import type { Book } from '../../src/core/reading/book';
import { VaultCopies } from './cached-vault';
import type { Figure } from './figures';
import { CachedVault, fillBook, takeIn, type Parts } from './filled-book';
import { memoryInChromium } from './in-chromium';
import { heapUsed, inTurn, median, timed } from './measure';
import { clientsIn, madeVault, VAULT_DAY } from './vault';

let made: VaultCopies | null = null;

/** The last vault is kept: the next measurement is often of the same size. */
function copiesOf(size: number): VaultCopies {
  if (made?.size !== size) made = new VaultCopies(size);
  return made;
}

/** B1: every note taken in, against the least that any index must do. */
export async function coldIndex(parts: Parts, sizes: readonly number[], rounds: (size: number) => number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) {
    const copies = copiesOf(size);
    const [limit, index] = await inTurn(rounds(size), () => {
      const vault = copies.copy();
      return timed(() => vault.touch());
    }, () => {
      const vault = copies.copy();
      return timed(() => fillBook(vault, parts));
    });
    figures.push({
      id: 'B1', what: `cold index of ${size.toLocaleString('en')} notes, texts from memory`, measured: index, unit: 'ms',
      beside: { what: 'every cache touched, every link looked up:', value: limit }, ratio: index / limit, budget: { most: 6 },
      ...(size === 10_000 ? { peer: 'Dataview 2.3–5.3 s, Datacore 6.6–9.2 s, Personal CRM 0.71 s' } : {}),
    });
  }
  return figures;
}

const EDITS = 200;

/** B3: one more line in the log of a card, until its client is judged again. */
export function oneEdit(parts: Parts, sizes: readonly number[], rebuilds: number): readonly Figure[] {
  const edits: { readonly size: number; readonly micros: number }[] = [];
  let rebuild = 0;
  for (const size of sizes) {
    const copies = copiesOf(size);
    if (size === sizes[0]) rebuild = median(Array.from({ length: rebuilds + 1 }, () => rebuilt(copies.copy(), parts)).slice(1));
    edits.push({ size, micros: editsOf(copies.copy(), parts) });
  }
  const first = edits[0]?.micros ?? NaN;
  const last = edits[edits.length - 1];
  const figures: Figure[] = [{
    id: 'B3', what: `one edited note of ${(sizes[0] ?? 0).toLocaleString('en')} to its client judged anew`, measured: first, unit: 'µs',
    beside: { what: 'everything from the beginning:', value: rebuild * 1000 }, ratio: rebuild * 1000 / first, budget: { least: 500 },
    peer: 'Dataview 419 µs, Datacore 919 µs, Tasks 399 µs, Personal CRM 70 ms',
  }];
  if (last && edits.length > 1) {
    figures.push({
      id: 'B3', what: `the same of ${last.size.toLocaleString('en')}`, measured: last.micros, unit: 'µs',
      beside: { what: `of ${(sizes[0] ?? 0).toLocaleString('en')}:`, value: first }, ratio: last.micros / first, budget: { most: 3 }, peer: 'Personal CRM 1,094 ms',
    });
  }
  return figures;
}

/** The whole vault taken in and every client judged, in milliseconds. */
function rebuilt(vault: CachedVault, parts: Parts): number {
  return timed(() => {
    const { book } = fillBook(vault, parts);
    for (const facts of book.clients()) judge(facts, parts);
  });
}

/** The median of edits of as many cards, in microseconds. */
function editsOf(vault: CachedVault, parts: Parts): number {
  const { book, door } = fillBook(vault, parts);
  for (const facts of book.clients()) judge(facts, parts);
  const cards = [...vault.files.keys()].filter((path) => path.startsWith('Clients/'));
  const step = Math.max(1, Math.floor(cards.length / EDITS));
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < cards.length; index += step) {
      const path = cards[index] ?? '';
      const text = vault.texts.get(path) ?? '';
      vault.edit(path, flat(text.replace(/^- \d{4}-/m, (start) => `- 2026-03-31 call in: Looked in\n${start}`)));
      const begun = performance.now();
      takeIn(path, vault, door, book);
      const facts = book.client(path);
      if (facts) judge(facts, parts);
      // Of the first round the code has yet to become warm.
      if (round > 0) times.push((performance.now() - begun) * 1000);
    }
  }
  return median(times);
}

/** A text as a file's text comes: in one piece. */
function flat(text: string): string {
  const copy: unknown = deserialize(serialize(text));
  return typeof copy === 'string' ? copy : text;
}

function judge(facts: ReturnType<Book['clients']>[number], { standingOf, DEFAULT_WEIGHTS }: Parts): void {
  const standing = standingOf(facts, VAULT_DAY, DEFAULT_WEIGHTS);
  if (standing.trend === undefined) throw new Error('A client was not judged.');
}

/** B6: the heap that the index of the cards alone adds, in the engine that Obsidian has and here, and that of a whole vault. */
export async function memoryOfIndex(parts: Parts, size: number): Promise<readonly Figure[]> {
  const cards = [...madeVault(size)].filter(({ path }) => path.startsWith('Clients/'));
  const perCard = heapOf(() => new CachedVault(cards), parts) / cards.length;
  const perClient = heapOf(() => copiesOf(size).copy(), parts) / clientsIn(size);
  return [
    {
      id: 'B6', what: 'memory for a card with two years of log (38 lines), in Chromium', measured: await memoryInChromium(size) / 1000, unit: 'KB', budget: { most: 6 },
      peer: 'Personal CRM 2.5–3.7 KB per person without a log, Dataview 7.2–13.6 KB and Datacore 16–30 KB per note',
    },
    { id: 'B6', what: 'the same in Node', measured: perCard / 1000, unit: 'KB' },
    { id: 'B6', what: 'the same with the nine other notes of each client', measured: perClient / 1000, unit: 'KB' },
  ];
}

function heapOf(makeVault: () => CachedVault, parts: Parts): number {
  const vault = makeVault();
  fillBook(vault, parts);
  const before = heapUsed();
  const { book } = fillBook(vault, parts);
  const clients = book.clients().length;
  const after = heapUsed();
  if (clients === 0) throw new Error('There are no clients.');
  return after - before;
}
