/**
 * `npm run bench`: measures every budget of the index, the sidebar, the report and the bundle, each against the least that the same
 * machine needs for it in the same run.
 *
 *     npm run bench -- [--quick] [--only B1,B3] [--markdown | --json]
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluation, sizes } from './bundle-size';
import { loadParts } from './cached-vault';
import { markdownTable, table, within, type Figure } from './figures';
import { againstParser, diskToReport, Folders } from './headless';
import { coldIndex, memoryOfIndex, oneEdit } from './index-cost';
import { firstOnload, inBrowser } from './in-browser';
import { oddNotes } from './odd-notes';
import { scoring } from './scoring';
import { inStandIn } from './stand-in';

const BUDGETS = ['B1', 'B1b', 'B2', 'B3', 'B3b', 'B3c', 'B4', 'B5', 'B6', 'B7', 'B8'] as const;
type Budget = (typeof BUDGETS)[number];

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, json: { type: 'boolean' }, markdown: { type: 'boolean' } },
});
const only = new Set((values.only ?? BUDGETS.join(',')).split(','));
const wanted = (...budgets: readonly Budget[]): boolean => budgets.some((budget) => only.has(budget));
const quick = values.quick === true;

for (const name of only) if (!BUDGETS.some((budget) => budget === name)) fail(`There is no budget ${name}; there are ${BUDGETS.join(', ')}.`);
if (globalThis.gc === undefined) fail('Run with `--expose-gc`, as `npm run bench` does.');
if (!existsSync(fileURLToPath(new URL('../../main.js', import.meta.url)))) fail('There is no main.js: run `npm run build` first.');

const figures: Figure[] = [];
const folders = new Folders();
try {
  for await (const group of measured()) {
    const kept = group.filter(({ id }) => only.has(id));
    figures.push(...kept);
    // Something is seen to happen, wherever the table itself goes.
    process.stderr.write(kept.map(({ id, what }) => `${id} ${what}\n`).join(''));
  }
} finally {
  folders.remove();
}
figures.sort((a, b) => order(a.id) - order(b.id));
console.log(values.json === true ? JSON.stringify(figures) : values.markdown === true ? markdownTable(figures) : table(figures));
if (values.json !== true && figures.some((figure) => within(figure) === false)) console.log('\nSome are over their budget.');

/** Each group by itself, what keeps the least in memory first. */
async function* measured(): AsyncGenerator<readonly Figure[]> {
  if (wanted('B7')) yield [...sizes(), evaluation(quick ? 5 : 11)];
  if (wanted('B8')) yield [await oddNotes()];
  if (wanted('B2')) {
    const size = quick ? 2_500 : 10_000;
    yield await diskToReport(folders.vault(size), size, quick ? 3 : 5);
    if (!quick) yield await againstParser(folders.vault(2_500), 2_500);
  }
  if (wanted('B1', 'B3', 'B4', 'B6')) {
    const parts = await loadParts();
    if (wanted('B6')) yield await memoryOfIndex(parts, quick ? 2_500 : 10_000);
    if (wanted('B4')) yield scoring(parts, quick ? [1_000] : [1_000, 10_000], quick ? 5 : 9);
    if (wanted('B1')) yield await coldIndex(parts, quick ? [10_000] : [10_000, 50_000, 100_000], (size) => (quick ? 2 : size > 10_000 ? 5 : 11));
    if (wanted('B3')) yield oneEdit(parts, quick ? [10_000] : [10_000, 100_000], quick ? 1 : 5);
  }
  if (wanted('B5')) yield await inBrowser(quick ? [1_000] : [1_000, 10_000], quick ? 1 : 3);
  if (wanted('B7')) yield await firstOnload(quick ? 3 : 9);
  if (wanted('B1b', 'B3b', 'B3c')) yield await inStandIn(quick ? 2_500 : 10_000);
}

function order(id: string): number {
  return BUDGETS.findIndex((budget) => budget === id);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
