/** Past days, privacy, actions put off, groups and former clients in Chromium: real keys, layout, and what axe-core says. */
import { card } from '../support/sidebar';
import { Previews, type PreviewOptions, type PreviewPage } from './page';

const TODAY = '2026-03-31';
const VIEW = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
const previews = new Previews();
afterAll(() => previews.close());

const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };
const files = {
  ...CONFIRMED,
  'Clients/Acme.md': card(['2026-03-20 call: Fine [csat:: 3]', '2026-02-20 call: Fine'], ['cadence: monthly', 'segment: key']),
  'Clients/Beta.md': card(['2026-01-20 call: Hello'], ['cadence: monthly']),
  'Clients/Нева Логистик.md': card(['2026-01-02 call: Hello'], ['cadence: monthly']),
  'Clients/Long gone.md': card(['2022-01-02 call: Hello']),
};

async function open(options: PreviewOptions = {}): Promise<PreviewPage> {
  return previews.open({ files, today: TODAY, ...options });
}

/** Elements that stick out of the view to the left or right. */
function stickingOut(page: PreviewPage): Promise<string[]> {
  return page.tab.locator(VIEW).evaluate((view) => {
    const edge = view.getBoundingClientRect();
    return [...view.querySelectorAll('*')].flatMap((el) => {
      const box = el.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > edge.right + 1 || box.left < edge.left - 1) ? [`${el.tagName} ${el.getAttribute('class')}`] : [];
    });
  });
}

/** Presses Tab until the element is reached. */
async function tabTo(page: PreviewPage, selector: string): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    if (await page.tab.evaluate((one) => document.activeElement?.matches(one) === true, selector)) return;
    await page.tab.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

async function typeDay(page: PreviewPage, day: string): Promise<void> {
  await page.tab.keyboard.type(day);
  await page.tab.keyboard.press('Enter');
  await page.settle();
}

/** Chooses an item of the open menu with keys alone, by its place. */
async function chooseByKey(page: PreviewPage, words: string): Promise<void> {
  const titles = await page.tab.locator('.menu-item-title').allTextContents();
  for (let n = 0; n <= titles.indexOf(words); n += 1) await page.tab.keyboard.press('ArrowDown');
  await page.tab.keyboard.press('Enter');
  await page.settle();
}

const button = (name: string): string => `${VIEW} [aria-label="${name}"]`;
const activeText = (page: PreviewPage): Promise<string> => page.tab.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('by keys alone', () => {
  test('a past day is chosen, read and left', async () => {
    const page = await open();
    await page.tab.locator(`${VIEW} .nav-action-button`).first().focus();
    await tabTo(page, button('Show health as of a day'));
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.violations('.modal')).toEqual([]);
    await typeDay(page, '2026-02-01');
    expect(await activeText(page)).toBe('Show health as of a day');
    expect(await page.tab.locator(`${VIEW} .client-rapport-banner`).textContent()).toContain('As of 1 February 2026');
    expect(await page.violations(VIEW)).toEqual([]);
    await expect(page.tab.locator(`${VIEW} [role="status"]`).textContent()).resolves.toBe('As of 1 February 2026');
    await tabTo(page, `${VIEW} [data-key="today"]`);
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.locator(`${VIEW} .client-rapport-banner`).count()).toBe(0);
    expect(await activeText(page)).toBe('Show health as of a day');
    expect(page.errors).toEqual([]);
  });

  test('an action is put off, and brought back', async () => {
    const page = await open();
    await page.tab.locator(`${VIEW} .nav-action-button`).first().focus();
    await tabTo(page, `${VIEW} .client-rapport-action-more`);
    const first = await activeText(page);
    await page.tab.keyboard.press('Enter');
    await chooseByKey(page, 'Put off for a week');
    expect(await activeText(page)).not.toBe(first);
    expect(await page.tab.evaluate((view) => document.activeElement?.closest(view) !== null, VIEW)).toBe(true);
    await tabTo(page, `${VIEW} [data-key="fold putOff"]`);
    await page.tab.keyboard.press('Enter');
    expect(await page.violations(VIEW)).toEqual([]);
    await tabTo(page, `${VIEW} [data-key^="wake "]`);
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.locator(`${VIEW} .client-rapport-action-more`).first().getAttribute('aria-label')).toBe(first);
    expect(page.errors).toEqual([]);
  });

  test.each(['ltr', 'rtl'])('groups fold by the arrows that point there: %s', async (direction) => {
    const page = await open();
    await page.tab.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
    await page.tab.locator(`${VIEW} .nav-action-button`).first().focus();
    await tabTo(page, button('Sort and group'));
    await page.tab.keyboard.press('Enter');
    await chooseByKey(page, 'Group by segment');
    const [forward, back] = direction === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    await tabTo(page, `${VIEW} .client-rapport-row`);
    await page.tab.keyboard.press('Home');
    await page.tab.keyboard.press(back);
    expect(await page.tab.locator(`${VIEW} [aria-expanded="false"].mod-head`).count()).toBe(1);
    await page.tab.keyboard.press(forward);
    await page.tab.keyboard.press(forward);
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('Clients/Acme.md');
    expect(await stickingOut(page)).toEqual([]);
    expect(await page.violations(VIEW)).toEqual([]);
  });

  test('former clients are marked in one go', async () => {
    const page = await open();
    await page.tab.locator(`${VIEW} .nav-action-button`).first().focus();
    await tabTo(page, `${VIEW} [data-key="fold dormant"]`);
    await page.tab.keyboard.press('Enter');
    await tabTo(page, `${VIEW} [data-key="former"]`);
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.violations('.modal')).toEqual([]);
    await tabTo(page, '.modal .mod-cta');
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.note('Clients/Long gone.md')).toContain(`status: former\nended: ${TODAY}`);
    expect(page.errors).toEqual([]);
  });
});

test('the mouse does the same: privacy, a menu, a group, an edit that leaves the scroll where it is', async () => {
  const page = await open({ files: { ...CONFIRMED, ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`Clients/Client ${n}.md`, card([`2026-03-${10 + (n % 20)} call: Fine`], n % 2 ? ['segment: key'] : [])])) } });
  await page.tab.click(button('Toggle privacy mode'));
  await page.settle();
  expect(await page.tab.locator(`${VIEW} .client-rapport-row-name`).first().textContent()).toMatch(/^C\d$/);
  await page.tab.click(button('Sort and group'));
  await page.tab.locator('.menu-item', { hasText: 'Group by segment' }).click();
  await page.settle();
  const list = page.tab.locator(`${VIEW} .client-rapport-scroller`);
  await list.evaluate((el) => el.scrollTo(0, 900));
  await page.settle();
  await page.editElsewhere('Clients/Client 30.md', card(['2026-03-30 call: Fine']));
  expect(await list.evaluate((el) => el.scrollTop)).toBe(900);
  await list.evaluate((el) => el.scrollTo(0, 0));
  await page.settle();
  await page.tab.locator(`${VIEW} .mod-head`).first().click();
  await page.settle();
  expect(await page.tab.locator(`${VIEW} .mod-head`).first().getAttribute('aria-expanded')).toBe('false');
  expect(page.errors).toEqual([]);
});

const LOOKS = [
  { lang: 'en', theme: 'light', width: 320, phone: false },
  { lang: 'ru', theme: 'dark', width: 220, phone: false },
  { lang: 'ja', theme: 'light', width: 900, phone: false },
  { lang: 'ru', theme: 'light', width: 390, phone: true },
] as const;

test.each(LOOKS)('every state has its place, and axe-core objects to nothing: %j', async ({ lang, theme, width, phone }) => {
  const name = `pane-${lang}-${theme}-${phone ? 'phone' : width}`;
  const page = await previews.open({ today: TODAY, lang, theme, width, phone, open: 'Clients/Brightwater & Sons.md', ...(phone ? {} : { size: { width: width + 500, height: 1200 } }) });
  await page.tab.locator('.client-rapport-welcome .mod-cta').click();
  await page.settle();
  const check = async (state: string): Promise<void> => {
    await page.screenshot(`${name}-${state}`);
    expect({ state, out: await stickingOut(page) }).toEqual({ state, out: [] });
    // The red of the app's own item is the theme's.
    expect({ state, violations: (await page.violations()).filter((one) => !one.includes('>Delete<')) }).toEqual({ state, violations: [] });
  };
  await page.tab.click(`${VIEW} [data-key="fold client"]`);
  await page.command('show-as-of');
  await page.settle();
  await check('as-of-form');
  await typeDay(page, '2026-03-03');
  await check('as-of');
  await page.tab.click(`${VIEW} [data-key="today"]`);
  await page.settle();
  await page.tab.locator(`${VIEW} .nav-action-button`).nth(2).click();
  await check('order');
  await page.tab.locator('.menu-item').nth(5).click();
  await page.settle();
  await page.tab.locator(`${VIEW} .client-rapport-action-more`).first().click();
  await check('action-menu');
  await page.tab.locator('.menu-item').nth(3).click();
  await page.settle();
  await page.tab.click(`${VIEW} [data-key="fold putOff"]`);
  await page.settle();
  await check('groups');
  await page.command('toggle-privacy');
  await page.settle();
  await page.tab.click(`${VIEW} [data-key="fold dormant"]`);
  await page.tab.locator(`${VIEW} [data-key="former"]`).scrollIntoViewIfNeeded();
  await page.settle();
  await check('privacy-dormant');
  if (phone) {
    const small = await page.tab.locator(`${VIEW} :is(button, .client-rapport-row, .client-rapport-fold-self)`).evaluateAll((all) =>
      all.filter((el) => el.getBoundingClientRect().height > 0 && el.getBoundingClientRect().height < 44).map((el) => el.getAttribute('class')));
    expect(small).toEqual([]);
  }
  await page.tab.click(`${VIEW} [data-key="former"]`);
  await page.settle();
  await check('former');
  expect(page.errors).toEqual([]);
}, 120_000);
