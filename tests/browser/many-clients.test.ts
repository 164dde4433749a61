/**
 * The sidebar with 1,000 and 10,000 clients: elements and patched rows are counted here, and the longest work is held far
 * above its budget, so that only a change of kind fails. `npm run bench` measures it.
 */
import { longestWork } from './longest-work';
import { Previews } from './page';
import { elements, firstEdit, LIST, manyClients, MOST_ELEMENTS, perform, rowsPatched, TODAY } from './sidebar-cost';

const previews = new Previews();
afterAll(() => previews.close());

/** Ten times what a frame may take on a machine four times slower, on this machine as it is. */
const LONGEST_MS = 500;

test.each([1_000, 10_000])('%i clients cost no more elements than a screenful, and an edit patches one row', async (clients) => {
  const files = manyClients(clients);
  const page = await previews.open({ files, today: TODAY, list: false });
  expect(await elements(page)).toBeLessThanOrEqual(MOST_ELEMENTS);
  const { path, text } = await firstEdit(page, files);
  expect(await rowsPatched(page, () => page.editElsewhere(path, text))).toBeLessThanOrEqual(1);

  const list = page.tab.locator(LIST);
  await list.evaluate((el) => el.scrollTo(0, el.scrollHeight / 2));
  await page.settle();
  expect(await elements(page)).toBeLessThanOrEqual(MOST_ELEMENTS);
  const inSight = await list.evaluate((el) => {
    const box = el.getBoundingClientRect();
    return [...el.querySelectorAll('.client-rapport-row')].filter((row) => row.getBoundingClientRect().bottom > box.top && row.getBoundingClientRect().top < box.bottom).length;
  });
  expect(inSight).toBeGreaterThan(5);
  const work = await longestWork(page, 1, () => perform('edit', page, manyClients(clients)));
  expect(work).toBeLessThan(LONGEST_MS);
  expect(page.errors).toEqual([]);
}, 120_000);
