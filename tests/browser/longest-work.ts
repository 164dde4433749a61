/** The longest piece of work on a page's thread while something is done, which is what holds up a frame. */
import type { Browser, CDPSession } from 'playwright-core';
import type { PreviewPage } from './page';

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

/**
 * The longest piece of work between two turns of the page.
 * @param slower how many times slower than it is the machine pretends to be
 * @returns milliseconds of the thread's own time: what else the machine does meanwhile does not count
 */
export async function longestWork(page: PreviewPage, slower: number, act: () => Promise<unknown>): Promise<number> {
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
  return tasks.reduce((most, { tdur, dur }) => Math.max(most, tdur ?? dur ?? 0), 0) / 1000;
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
