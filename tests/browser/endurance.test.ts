/**
 * What a day of use leaves behind: the view opened and closed again and again, and an hour of edits. Memory, elements and
 * listeners are counted by the browser itself, after everything that nobody holds has been swept up.
 */
import type { CDPSession } from 'playwright-core';
import { card } from '../support/sidebar';
import { Previews, type PreviewPage } from './page';

const previews = new Previews();
afterAll(() => previews.close());

const CLIENTS = 60;
/** What the browser's own bookkeeping may differ by, whatever was done. */
const SLACK = { kilobytes: 400, nodes: 300, listeners: 30 };

interface Counts {
  readonly kilobytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

const files: Readonly<Record<string, string>> = {
  '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }),
  ...Object.fromEntries(Array.from({ length: CLIENTS }, (_, n) => [`Clients/Client ${n}.md`, card([`2026-03-${10 + (n % 20)} call: Fine`], ['cadence: monthly'])])),
};

async function counted(page: PreviewPage, session: CDPSession): Promise<Counts> {
  await page.settle();
  for (let sweep = 0; sweep < 3; sweep += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { kilobytes: Math.round(usedSize / 1024), nodes, listeners: jsEventListeners };
}

function expectAsBefore(before: Counts, after: Counts): void {
  const grown = { kilobytes: after.kilobytes - before.kilobytes, nodes: after.nodes - before.nodes, listeners: after.listeners - before.listeners };
  for (const what of ['kilobytes', 'nodes', 'listeners'] as const) expect({ what, grown: Math.max(0, grown[what] - SLACK[what]), from: before, to: after }).toEqual({ what, grown: 0, from: before, to: after });
}

/** Opens the view by its command and closes it, so many times. */
async function openAndClose(page: PreviewPage, times: number): Promise<void> {
  await page.tab.evaluate(async (count) => {
    const host = window.preview;
    for (let time = 0; time < count; time += 1) {
      await host?.command('open-health');
      host?.app.workspace.detachLeavesOfType('client-rapport-health');
    }
  }, times);
}

/** Edits all over the vault, one each so many seconds of the page's clock; in the end every note is what it was. */
async function edit(page: PreviewPage, edits: number, seconds: number): Promise<void> {
  await page.tab.evaluate(async ([texts, count, pause]) => {
    const host = window.preview;
    const paths = Object.keys(texts).filter((path) => path.endsWith('.md'));
    let chance = 7;
    for (let n = 0; n < count; n += 1) {
      chance = (chance * 48271) % 2147483647;
      const path = paths[chance % paths.length] ?? '';
      const line = `- 2026-03-${String(1 + (chance % 30)).padStart(2, '0')} ${chance % 3 === 0 ? 'email in' : 'call'}: Edit ${n}${chance % 5 === 0 ? ' [mood:: negative]' : ''}\n`;
      host?.app.vault.editElsewhere(path, `${texts[path] ?? ''}${line}`);
      await host?.advance(pause * 1000);
    }
    for (const path of paths) host?.app.vault.editElsewhere(path, texts[path] ?? '');
    await host?.settle();
  }, [files, edits, seconds] as const);
}

test('200 times opened and closed, and an hour of edits: memory, elements and listeners are where they were', async () => {
  const page = await previews.open({ files, today: '2026-03-31', list: false, view: false });
  const session = await page.tab.context().newCDPSession(page.tab);
  await openAndClose(page, 20);
  const closed = await counted(page, session);
  await openAndClose(page, 200);
  const again = await counted(page, session);
  expectAsBefore(closed, again);

  await page.command('open-health');
  // Until then the engine still learns what is done how often.
  await edit(page, 360, 6);
  const open = await counted(page, session);
  await edit(page, 600, 6);
  const later = await counted(page, session);
  expectAsBefore(open, later);
  expect(await page.tab.locator('.client-rapport-row').count()).toBeGreaterThan(5);
  if (process.env['RAPPORT_MEASURE'] !== undefined) process.stdout.write(`${JSON.stringify({ closed, again, open, later })}\n`);
  expect(page.errors).toEqual([]);
}, 120_000);
