/** The topic map in Chromium: layout, real keys, accessibility, and that a long list costs no more than a screenful. */
import { Previews, type PreviewPage } from './page';

const previews = new Previews();
afterAll(() => previews.close());

const VIEW = '.workspace-leaf-content[data-type="client-rapport-topics"] .view-content';
const ROW = `${VIEW} .client-rapport-row`;

async function openMap(options: Parameters<Previews['open']>[0] = {}): Promise<PreviewPage> {
  const page = await previews.open({ view: false, list: false, ...options });
  await page.command('open-topic-map');
  await page.settle();
  return page;
}

/** The map where its user has put it: into the sidebar, or the drawer of a phone. */
async function openAtSide(options: Parameters<Previews['open']>[0] = {}): Promise<PreviewPage> {
  const page = await previews.open({ view: false, list: false, ...options });
  await page.tab.evaluate(() => window.preview?.app.workspace.ensureSideLeaf('client-rapport-topics', 'right', { active: true, reveal: true }));
  await page.settle();
  return page;
}

/** Elements that stick out of the view to the left or right, by what they are. */
function stickingOut(page: PreviewPage): Promise<string[]> {
  return page.tab.locator(VIEW).evaluate((view) => {
    const edge = view.getBoundingClientRect();
    return [...view.querySelectorAll('*')].flatMap((el) => {
      const box = el.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > edge.right + 1 || box.left < edge.left - 1) ? [`${el.tagName} ${el.className.toString()}`] : [];
    });
  });
}

test.each([
  { lang: 'en', theme: 'light', size: { width: 900, height: 700 } },
  { lang: 'ru', theme: 'dark', size: { width: 900, height: 700 } },
  { lang: 'ja', theme: 'light', width: 320 },
  { lang: 'ru', theme: 'light', width: 220 },
  { lang: 'en', theme: 'light', width: 220 },
  { lang: 'en', theme: 'dark', phone: true },
] as const)('axe-core objects to nothing, and nothing sticks out: %j', async (options) => {
  const page = await ('size' in options ? openMap(options) : openAtSide(options));
  const name = `topics-${options.lang}-${options.theme}-${'size' in options ? options.size.width : 'width' in options ? options.width : 'phone'}`;
  await page.screenshot(name);
  expect(await page.violations()).toEqual([]);
  expect(await stickingOut(page)).toEqual([]);
  await page.command('repair-topic-links');
  await page.settle();
  await page.screenshot(`${name}-repair`);
  expect(await page.violations('.modal')).toEqual([]);
  expect(page.errors).toEqual([]);
}, 60_000);

test('links of a client card are chosen from a list that axe-core objects to nothing in', async () => {
  const page = await previews.open({ open: 'Clients/Brightwater & Sons.md', view: false });
  await page.command('link-related-topics');
  await page.settle();
  await page.screenshot('topics-related');
  expect(await page.violations('.modal')).toEqual([]);
}, 60_000);

test('by keys alone: from the field into the list, into a row and back, and into its menu', async () => {
  const page = await openMap({ lang: 'ru' });
  await page.tab.locator(`${VIEW} input`).focus();
  await page.tab.keyboard.type('поисккл');
  await page.tab.keyboard.press('Escape');
  await page.tab.keyboard.press('ArrowDown');
  expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('true');
  await page.tab.keyboard.press('ArrowDown');
  await page.tab.keyboard.press('ArrowRight');
  expect(await page.tab.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  await page.tab.keyboard.press('ArrowRight');
  await page.tab.keyboard.press('Enter');
  expect(await page.tab.locator('.menu').count()).toBe(1);
  await page.tab.keyboard.press('Escape');
  await page.tab.keyboard.press('ArrowLeft');
  expect(await page.tab.evaluate(() => document.activeElement?.classList.contains('mod-topic'))).toBe(true);
  const stops = await page.tab.locator(`${VIEW} .client-rapport-rows [tabindex="0"]`).count();
  expect(stops).toBe(1);
  expect(page.errors).toEqual([]);
}, 60_000);

test('buttons are high enough for a finger on a phone', async () => {
  const page = await openAtSide({ phone: true });
  const heights = await page.tab.locator(`${ROW} button`).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
}, 60_000);

test('2,000 topics cost no more elements than a screenful', async () => {
  const files = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`Topics/Topic ${n}.md`, `---\ntags: [networking]\n---\n[[Missing ${n % 700}]] | [[Topic ${(n * 7) % 2_000}]]\n`]));
  const page = await openMap({ files });
  const count = (): Promise<number> => page.tab.locator(VIEW).evaluate((view) => view.querySelectorAll('*').length);
  expect(await count()).toBeLessThanOrEqual(900);
  await page.tab.locator(`${VIEW} .client-rapport-scroller`).evaluate((el) => el.scrollTo(0, el.scrollHeight / 2));
  await page.settle();
  expect(await count()).toBeLessThanOrEqual(900);
  expect(await page.tab.locator(ROW).count()).toBeGreaterThan(10);
}, 120_000);
