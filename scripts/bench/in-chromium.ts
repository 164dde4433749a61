/**
 * B6 as Obsidian has it: the same index in a page of Chromium, whose pointers take four bytes where Node's take eight.
 * The door to the browser is that of the tests.
 */
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession } from 'playwright-core';

interface Browsers {
  launchBrowser(): Promise<Browser>;
}

/** Bytes that the index of the cards adds for each card, in Chromium. */
export async function memoryInChromium(size: number): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./in-page.ts', import.meta.url))], alias: { obsidian: fileURLToPath(new URL('./obsidian.ts', import.meta.url)) },
    bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2022', charset: 'utf8', logLevel: 'warning',
  });
  const browser = await browsers().launchBrowser();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    await page.evaluate(`window.cards = makeCards(${size}); window.first = indexOf(window.cards); window.first = null`);
    const before = await heapUsed(session);
    const cards = Number(await page.evaluate('window.kept = indexOf(window.cards), window.kept.clients().length'));
    return (await heapUsed(session) - before) / cards;
  } finally {
    await browser.close();
  }
}

async function heapUsed(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** The tests are CommonJS. */
function browsers(): Browsers {
  const loaded: unknown = createRequire(import.meta.url)('../../tests/browser/chromium.ts');
  if (areBrowsers(loaded)) return loaded;
  throw new Error('The tests have no browser.');
}

function areBrowsers(value: unknown): value is Browsers {
  return typeof value === 'object' && value !== null && 'launchBrowser' in value;
}
