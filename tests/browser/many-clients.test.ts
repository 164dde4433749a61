/**
 * The sidebar with 1,000 and 10,000 clients. Elements and patched rows are counted and asserted; times depend on the
 * machine, so they are printed only, and only if RAPPORT_MEASURE is set.
 */
import type { CDPSession } from 'playwright-core';
import { card } from '../support/sidebar';
import { Previews, type PreviewPage } from './page';

const VIEW = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
/** Elements in the view, whatever the number of clients. */
const MOST_ELEMENTS = 600;

const previews = new Previews();
afterAll(() => previews.close());

function vault(clients: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: clients }, (_, n) => [
      `Clients/Client ${String(n).padStart(5, '0')}.md`,
      card([`2026-03-${String(1 + (n % 28)).padStart(2, '0')} call: Fine`, `2025-${String(1 + (n % 12)).padStart(2, '0')}-10 meeting: Began`], ['cadence: monthly']),
    ]),
  );
}

function elements(page: PreviewPage): Promise<number> {
  return page.tab.locator(VIEW).evaluate((view) => view.querySelectorAll('*').length);
}

/** Counts the rows that change in any way while something is done. */
async function rowsPatched(page: PreviewPage, act: () => Promise<void>): Promise<number> {
  await page.tab.evaluate(() => {
    const rows = new Set<Node>();
    const rowOf = (node: Node): Node | null => (node instanceof Element ? node : node.parentElement)?.closest('.client-rapport-row') ?? null;
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) for (const node of [target, ...addedNodes]) {
        const row = rowOf(node);
        if (row !== null) rows.add(row);
      }
    });
    for (const list of document.querySelectorAll('.client-rapport-rows')) observer.observe(list, { attributes: true, attributeFilter: ['class'], childList: true, characterData: true, subtree: true });
    Reflect.set(window, 'patchedRows', rows);
  });
  await act();
  return page.tab.evaluate(() => {
    const rows: unknown = Reflect.get(window, 'patchedRows');
    return rows instanceof Set ? rows.size : -1;
  });
}

/** The longest wait between two frames while something is done, in milliseconds, on a machine four times slower. */
async function longestFrame(page: PreviewPage, session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.tab.evaluate(() => {
    const state = { longest: 0, running: true };
    let last = performance.now();
    const frame = (now: number): void => {
      state.longest = Math.max(state.longest, now - last);
      last = now;
      if (state.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Reflect.set(window, 'frames', state);
  });
  await act();
  await page.tab.waitForTimeout(700);
  const longest = await page.tab.evaluate(() => {
    const state: unknown = Reflect.get(window, 'frames');
    if (typeof state !== 'object' || state === null || !('longest' in state) || typeof state.longest !== 'number') return -1;
    Reflect.set(state, 'running', false);
    return state.longest;
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return longest;
}

test.each([1_000, 10_000])('%i clients cost no more elements than a screenful, and an edit patches one row', async (clients) => {
  const files = vault(clients);
  const began = Date.now();
  const page = await previews.open({ files, today: '2026-03-31', list: false });
  const opened = Date.now() - began;
  expect(await elements(page)).toBeLessThanOrEqual(MOST_ELEMENTS);

  const first = await page.tab.locator(`${VIEW} .client-rapport-row[aria-posinset="1"]`).getAttribute('data-path');
  if (first === null) throw new Error('no row');
  const text = files[first] ?? '';
  expect(await rowsPatched(page, () => page.editElsewhere(first, text.replace('call: Fine', 'call: Fine [mood:: negative]')))).toBeLessThanOrEqual(1);

  const list = page.tab.locator(`${VIEW} .client-rapport-scroller`);
  await list.evaluate((el) => el.scrollTo(0, el.scrollHeight / 2));
  await page.settle();
  expect(await elements(page)).toBeLessThanOrEqual(MOST_ELEMENTS);
  const inSight = await list.evaluate((el) => {
    const box = el.getBoundingClientRect();
    return [...el.querySelectorAll('.client-rapport-row')].filter((row) => row.getBoundingClientRect().bottom > box.top && row.getBoundingClientRect().top < box.bottom).length;
  });
  expect(inSight).toBeGreaterThan(5);
  expect(page.errors).toEqual([]);

  if (process.env['RAPPORT_MEASURE'] !== undefined) {
    const session = await page.tab.context().newCDPSession(page.tab);
    const scroll = await longestFrame(page, session, async () => {
      for (let n = 0; n < 20; n++) {
        await list.evaluate((el) => el.scrollBy(0, 400));
        await page.tab.waitForTimeout(20);
      }
    });
    const edit = await longestFrame(page, session, () => page.tab.evaluate(([path, words]) => window.preview?.app.vault.editElsewhere(path, words), [first, text] as const));
    const key = await longestFrame(page, session, async () => {
      await page.tab.locator(`${VIEW} .client-rapport-row`).first().focus();
      await page.tab.keyboard.press('ArrowDown');
    });
    process.stdout.write(`${clients} clients: open ${opened} ms (stand-in included), longest frame at 4 × throttle: scroll ${scroll.toFixed(0)} ms, edit ${edit.toFixed(0)} ms, key ${key.toFixed(0)} ms; limit 50 ms\n`);
  }
}, 120_000);
