/** B2: from a folder on the disk to the report, without Obsidian. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readVault as readWithParser } from 'obsidian-vault-parser';
import { frontMatterBlock } from '../../src/core/markdown/note';
import { reportShown } from '../../src/core/report/report';
import { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
import { listFolder } from '../folder';
import { parsedProperties } from '../front-matter';
import { layOut, readVault } from '../report';
import type { Figure } from './figures';
import { inTurn, timedLater } from './measure';
import { madeVault, VAULT_DAY } from './vault';

/** Folders on the disk, as many as are asked for; all are gone in the end. */
export class Folders {
  private readonly made: string[] = [];

  /** Writes a vault of a size, and answers where. */
  vault(size: number): string {
    const root = mkdtempSync(join(tmpdir(), 'client-rapport-vault-'));
    this.made.push(root);
    const folders = new Set<string>();
    for (const { path, text } of madeVault(size)) {
      const file = join(root, path);
      const folder = dirname(file);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      writeFileSync(file, text);
    }
    return root;
  }

  remove(): void {
    for (const root of this.made) rmSync(root, { recursive: true, force: true });
  }
}

/** The report against reading the same files and their properties. */
export async function diskToReport(root: string, size: number, rounds: number): Promise<readonly Figure[]> {
  const [limit, report] = await inTurn(rounds, () => timedLater(() => readNoMore(root)), () => timedLater(() => reportOf(root)));
  return [{
    id: 'B2', what: `from the disk to the report, ${size.toLocaleString('en')} notes`, measured: report, unit: 'ms',
    beside: { what: 'the same files read, their properties parsed by the YAML library:', value: limit }, ratio: report / limit, budget: { most: 4 },
    peer: 'per note: gray-matter 10–15 µs, yaml 41–55 µs, remark 455–1,394 µs',
  }];
}

/** The same against the parser of vaults that can be had, which takes a time that grows with the square of the notes. */
export async function againstParser(root: string, size: number): Promise<readonly Figure[]> {
  await reportOf(root);
  const report = await timedLater(async () => reportOf(root));
  const parser = await timedLater(async () => readWithParser(root));
  return [{
    id: 'B2', what: `from the disk to the report, ${size.toLocaleString('en')} notes`, measured: report, unit: 'ms',
    beside: { what: 'obsidian-vault-parser 0.4.1, reading alone:', value: parser }, ratio: parser / report, budget: { least: 10 }, peer: 'obsidian-vault-parser 4,025 µs per note',
  }];
}

/** Reads every file, splits its properties off and parses them with the library that knows all of YAML, and does nothing with them. */
async function readNoMore(root: string): Promise<number> {
  const { paths } = await listFolder(root);
  let found = 0;
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8');
    const block = frontMatterBlock(text);
    if (block !== null && parsedProperties(text, block).properties !== undefined) found += 1;
  }
  return found;
}

async function reportOf(root: string): Promise<number> {
  const book = await readVault(root);
  return layOut(reportShown(book, { today: VAULT_DAY, language: 'en', weights: DEFAULT_WEIGHTS }), 'text').length;
}
