/** B1b, B3b, B3c: the built plugin in the stand-in for Obsidian, in a window of jsdom. */
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { isoDay } from '../../src/core/day';
import type { Figure } from './figures';
import type { AppFigures, AppTask } from './in-app';
import { median } from './measure';
import { madeVault, VAULT_DAY } from './vault';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BURST = 500;

export async function inStandIn(size: number): Promise<readonly Figure[]> {
  const { slices, notes, toldOfBurst, toldOfForeign } = await run(taskOf(size));
  // Shorter ones are turns of the page in which nothing was done.
  const working = slices.filter((ms) => ms >= 1);
  if (notes < size) throw new Error(`Only ${notes} of ${size} notes were taken in.`);
  return [
    { id: 'B1b', what: `work without a pause while ${size.toLocaleString('en')} notes are indexed, median`, measured: median(working), unit: 'ms', budget: { most: 16 } },
    { id: 'B1b', what: 'the longest of it', measured: Math.max(...slices), unit: 'ms', budget: { most: 50 } },
    { id: 'B3b', what: `told after a burst of ${BURST} changed notes`, measured: toldOfBurst, unit: 'times', budget: { most: 1 } },
    { id: 'B3c', what: 'told after an edit of a note that is nobody’s', measured: toldOfForeign, unit: 'times', budget: { most: 0 } },
  ];
}

function taskOf(size: number): AppTask {
  const files: Record<string, string> = {};
  for (const { path, text } of madeVault(size)) files[path] = text;
  const ours = Object.keys(files).filter((path) => /^(?:Clients|Projects|Complaints)\//.test(path)).slice(0, BURST);
  const plain = Object.keys(files).find((path) => path.startsWith('Notes/')) ?? '';
  return {
    plugin: {
      main: readFileSync(join(ROOT, 'main.js'), 'utf8'), styles: '',
      manifest: { id: 'client-rapport', name: 'Client Rapport', version: '0.1.0', minAppVersion: '1.13.0', author: '', description: '' },
    },
    files,
    today: isoDay(VAULT_DAY),
    burst: Object.fromEntries(ours.map((path) => [path, `${files[path] ?? ''}\nOne more line.\n`])),
    foreign: { path: plain, text: `${files[plain] ?? ''}\nOne more line about [[nobody]].\n` },
  };
}

async function run(task: AppTask): Promise<AppFigures> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./in-app.ts', import.meta.url))],
    bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2022', charset: 'utf8', logLevel: 'warning',
  });
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', { runScripts: 'outside-only', pretendToBeVisual: true, url: 'http://localhost/' });
  try {
    window.eval(outputFiles[0]?.text ?? '');
    const figures: AppFigures | undefined = await window.runInApp?.(task);
    if (figures === undefined) throw new Error('The page did not load.');
    return figures;
  } finally {
    window.close();
  }
}
