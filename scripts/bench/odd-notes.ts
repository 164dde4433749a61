/** B8: notes as people really keep them. Each must be accounted for, and none may stop the others. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Book } from '../../src/core/reading/book';
import { reportShown } from '../../src/core/report/report';
import { DEFAULT_READING } from '../../src/core/reading/schema';
import { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
import { oddBytes, oddNames, oddValues } from '../../tests/support/odd-notes';
import { listFolder, readFolder, resolver } from '../folder';
import { layOut } from '../report';
import type { Figure } from './figures';
import { VAULT_DAY } from './vault';

export async function oddNotes(): Promise<Figure> {
  const files = { ...oddValues, ...oddNames, ...oddBytes };
  const root = mkdtempSync(join(tmpdir(), 'client-rapport-odd-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const folder = await listFolder(root);
    const book = new Book(DEFAULT_READING, resolver(folder.paths));
    for await (const note of readFolder(folder)) book.put(note);
    layOut(reportShown(book, { today: VAULT_DAY, language: 'en', weights: DEFAULT_WEIGHTS }), 'json');
    const { notes } = book.counts();
    const all = Object.keys(files).length;
    return { id: 'B8', what: 'odd notes accounted for, in the report too', measured: notes, unit: 'notes', beside: { what: 'of', value: all }, ratio: notes / all, budget: { least: 1 } };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
