/** B5: the views in Chromium, with a great deal in them, on a machine four times slower than this one; a part of B7. */
import { longestWork, warmUp } from '../../tests/browser/longest-work';
import { Previews, type PreviewPage } from '../../tests/browser/page';
import { elements, firstEdit, manyClients, MANNERS, MOST_ELEMENTS, perform, rowsPatched, TODAY } from '../../tests/browser/sidebar-cost';
import { CROWDS, type Crowd } from '../../tests/browser/view-cost';
import type { Figure } from './figures';
import { median } from './measure';

/** As a phone or an old laptop is, beside what this runs on. */
const SLOWER = 4;
const LONGEST_MS = 50;

/** @param rounds pages in which all of it is done, each a new one */
export async function inBrowser(numbers: readonly number[], rounds: number): Promise<readonly Figure[]> {
  const previews = new Previews();
  try {
    const figures: Figure[] = [];
    for (const number of numbers) figures.push(...(await middle(rounds, () => withClients(number, previews))));
    for (const crowd of CROWDS) figures.push(...(await middle(rounds, () => withCrowd(crowd, previews))));
    return figures;
  } finally {
    await previews.close();
  }
}

/** The middle one of each figure, and beside times the longest. */
async function middle(rounds: number, measure: () => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
  const all: (readonly Figure[])[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  return (all[0] ?? []).map((figure, index) => {
    const values = all.map((one) => one[index]?.measured ?? NaN);
    const longest = rounds > 1 && figure.unit === 'ms' ? { beside: { what: `the longest of ${rounds}`, value: Math.max(...values) } } : {};
    return { ...figure, measured: median(values), ...longest };
  });
}

/** How long `onload` takes in a page in which nothing of the plugin has run before, as when the app starts. */
export async function firstOnload(rounds: number): Promise<readonly Figure[]> {
  const previews = new Previews();
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await previews.open({ files: {}, today: TODAY, list: false, view: false });
      times.push(await page.tab.evaluate(() => window.preview?.onloadMs ?? NaN));
    }
    return [{ id: 'B7', what: 'onload, the first time', measured: median(times), unit: 'ms', budget: { most: 5 } }];
  } finally {
    await previews.close();
  }
}

async function withClients(number: number, previews: Previews): Promise<readonly Figure[]> {
  const files = manyClients(number);
  const count = `${number.toLocaleString('en')} clients`;
  const page = await previews.open({ files, today: TODAY, list: false, view: false });
  await warmUp(page);
  const figures: Figure[] = [];
  for (const manner of MANNERS) figures.push(await longest(page, `${count}, ${manner}`, () => perform(manner, page, files)));
  figures.push({ id: 'B5', what: `${count}: elements in the view`, measured: await elements(page), unit: 'times', budget: { most: MOST_ELEMENTS } });
  const { path } = await firstEdit(page, files);
  const patched = await rowsPatched(page, () => page.editElsewhere(path, `${files[path] ?? ''}\n- 2026-03-30 call: Once more\n`));
  figures.push({ id: 'B5', what: `${count}: rows patched by one edit`, measured: patched, unit: 'times', budget: { most: 1 } });
  return figures;
}

async function withCrowd(crowd: Crowd, previews: Previews): Promise<readonly Figure[]> {
  const files = crowd.files();
  const page = await previews.open({ files, today: TODAY, list: false, view: false });
  await warmUp(page);
  await crowd.before?.(page);
  const figures: Figure[] = [];
  for (const deed of crowd.deeds) figures.push(await longest(page, deed.what, () => deed.act(page, files)));
  return figures;
}

async function longest(page: PreviewPage, what: string, act: () => Promise<unknown>): Promise<Figure> {
  const measured = await longestWork(page, SLOWER, act);
  return { id: 'B5', what: `${what}: the longest work that holds up a frame, ${SLOWER} × slower`, measured, unit: 'ms', budget: { most: LONGEST_MS } };
}
