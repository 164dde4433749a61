/**
 * What the sidebar costs a browser when there are many clients: elements, rows that an edit patches, and the longest piece
 * of work on the page's thread, which is what holds up a frame.
 */
import type { Browser, CDPSession } from 'playwright-core';
import { card } from '../support/sidebar';
import type { PreviewPage } from './page';

export const VIEW = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
export const LIST = `${VIEW} .client-rapport-scroller`;
/** Elements in the view, whatever the number of clients. */
export const MOST_ELEMENTS = 600;
export const TODAY = '2026-03-31';

/** So many clients, each with two contacts and a cadence; the user has confirmed what was recognised. */
export function manyClients(clients: number): Record<string, string> {
  const files: Record<string, string> = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };
  for (let n = 0; n < clients; n += 1) {
    files[`Clients/Client ${String(n).padStart(5, '0')}.md`] =
      card([`2026-03-${String(1 + (n % 28)).padStart(2, '0')} call: Fine`, `2025-${String(1 + (n % 12)).padStart(2, '0')}-10 meeting: Began`], ['cadence: monthly']);
  }
  return files;
}

/** The first client of the list, and its card with a bad mood in it. */
export async function firstEdit(page: PreviewPage, files: Readonly<Record<string, string>>): Promise<{ readonly path: string; readonly text: string }> {
  const path = await page.tab.locator(`${VIEW} .client-rapport-row[aria-posinset="1"]`).getAttribute('data-path');
  if (path === null) throw new Error('There is no row.');
  return { path, text: (files[path] ?? '').replace('call: Fine', 'call: Fine [mood:: negative]') };
}

export function elements(page: PreviewPage): Promise<number> {
  return page.tab.locator(VIEW).evaluate((view) => view.querySelectorAll('*').length);
}

/** Counts the rows that change in any way while something is done. */
export async function rowsPatched(page: PreviewPage, act: () => Promise<unknown>): Promise<number> {
  await page.tab.evaluate(() => {
    const rows = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) for (const node of [target, ...addedNodes]) {
        const row = (node instanceof Element ? node : node.parentElement)?.closest('.client-rapport-row');
        if (row) rows.add(row);
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

/** The longest piece of work between two turns of the page, in milliseconds. */
export interface Longest {
  /** Of the thread's own time: what else the machine does meanwhile does not count. */
  readonly work: number;
  /** By the clock on the wall. */
  readonly wall: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: unknown };
}

/**
 * Does beforehand what is neither the plugin's work nor new to an app that has been open for a while: the fonts of the page
 * are there, and so are the scripts with which the browser is driven.
 */
export async function warmUp({ tab }: PreviewPage): Promise<void> {
  await tab.evaluate(async () => {
    await Promise.all([...document.fonts].filter(({ family }) => family.includes('Inter')).map((face) => face.load()));
    await document.fonts.load(`16px ${getComputedStyle(document.body).fontFamily}`, '↑↓→−–—·…');
  });
  await tab.locator('body').evaluate((body) => body.tagName);
  await tab.waitForSelector('body');
}

/** @param slower how many times slower than it is the machine pretends to be */
export async function longestWork(page: PreviewPage, slower: number, act: () => Promise<unknown>): Promise<Longest> {
  const browser = page.tab.context().browser();
  if (browser === null) throw new Error('There is no browser.');
  const session = await page.tab.context().newCDPSession(page.tab);
  // What was thrown away before would be swept up during what is measured.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const trace = await traced(browser, async () => {
    await act();
    // What is put off until nothing happens for a while comes in this time.
    await page.tab.waitForTimeout(900);
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  const threads = new Set(trace.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = trace.filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('The trace tells of no work.');
  const most = (times: readonly number[]): number => times.reduce((a, b) => Math.max(a, b), 0) / 1000;
  return { work: most(tasks.map(({ tdur, dur }) => tdur ?? dur ?? 0)), wall: most(tasks.map(({ dur }) => dur ?? 0)) };
}

async function traced(browser: Browser, act: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const one of value) if (isTraceEvent(one)) events.push(one);
  });
  const complete = new Promise<void>((done) => {
    session.on('Tracing.tracingComplete', () => done());
  });
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'], excludedCategories: ['*'] } });
  await act();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}

function isTraceEvent(value: unknown): value is TraceEvent {
  return typeof value === 'object' && value !== null && 'name' in value && 'pid' in value && 'tid' in value;
}

/** What a user does, each measured for itself; the sidebar is closed before and open after. */
export const MANNERS = ['first paint', 'scroll', 'arrow key', 'letter in the search', 'edit'] as const;
export type Manner = (typeof MANNERS)[number];

export async function perform(manner: Manner, page: PreviewPage, files: Readonly<Record<string, string>>): Promise<void> {
  const { tab } = page;
  switch (manner) {
    case 'first paint':
      await tab.evaluate(() => void window.preview?.app.runCommand('client-rapport:open-health'));
      await tab.waitForSelector(`${VIEW} .client-rapport-row`);
      return;
    case 'scroll':
      for (let step = 0; step < 20; step += 1) {
        await tab.locator(LIST).evaluate((el) => el.scrollBy(0, 400));
        await tab.waitForTimeout(20);
      }
      return;
    case 'arrow key':
      await tab.locator(`${VIEW} .client-rapport-row[tabindex="0"]`).focus();
      for (let press = 0; press < 5; press += 1) await tab.keyboard.press('ArrowDown');
      return;
    case 'letter in the search':
      // Pressed in the page: a click from outside brings work of its own.
      await tab.locator(`${VIEW} .nav-action-button:has(.lucide-search)`).evaluate((button) => (button instanceof HTMLElement ? button.click() : undefined));
      await tab.keyboard.type('0007', { delay: 50 });
      await tab.waitForTimeout(300);
      await tab.keyboard.press('Escape');
      return;
    case 'edit': {
      const { path, text } = await firstEdit(page, files);
      await tab.evaluate(([note, words]) => window.preview?.app.vault.editElsewhere(note, words), [path, text] as const);
    }
  }
}
