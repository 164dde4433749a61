/** Long views come frame by frame: what is counted is how many elements come with one piece of work, after which the page is shown. */
import { manyClients } from './sidebar-cost';
import { Previews, type PreviewPage } from './page';

const previews = new Previews();
afterAll(() => previews.close());

/** Elements that came at once, at most, and all that were there in the end. */
async function growth(page: PreviewPage, selector: string, act: () => Promise<unknown>): Promise<{ readonly most: number; readonly all: number }> {
  await page.tab.evaluate((within) => {
    const seen = { before: document.querySelectorAll(`${within} *`).length, most: 0 };
    Reflect.set(window, 'seen', seen);
    // Told at the end of each piece of work.
    new MutationObserver(() => {
      const now = document.querySelectorAll(`${within} *`).length;
      seen.most = Math.max(seen.most, now - seen.before);
      seen.before = now;
    }).observe(document.body, { childList: true, subtree: true });
  }, selector);
  await act();
  await page.tab.waitForTimeout(1500);
  await page.settle();
  const most = await page.tab.evaluate(() => Number(Reflect.get(Object(Reflect.get(window, 'seen')), 'most')));
  return { most, all: await page.tab.locator(`${selector} *`).count() };
}

/** Without waiting: timers that are hurried on would do together what comes one after another. */
function begin({ tab }: PreviewPage, command: string): Promise<void> {
  return tab.evaluate((id) => void window.preview?.app.runCommand(id), `client-rapport:${command}`);
}

const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };

function recommendations(): Record<string, string> {
  const files: Record<string, string> = { ...CONFIRMED };
  for (let n = 0; n < 100; n += 1) {
    files[`Clients/C${n}.md`] = `---\ntype: client\n---\n\n## Log\n\n- 2026-03-0${1 + (n % 9)} call: Word [csat:: ${1 + (n % 5)}]\n`;
    files[`Projects/P${n}.md`] = `---\ntype: project\nclient: "[[C${n}]]"\nstart: 2026-01-01\ndelivered: 2026-01-20\nvalue: ${100 + n}\ncurrency: EUR\n---\n`;
    files[`Recommendations/R${n}.md`] = `---\ntype: recommendation\nclient: "[[C${n}]]"\nform: written\nreceived: 2026-01-11\nconsent: named\n---\n\n> Fine work.\n`;
  }
  return files;
}

function topics(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`Topics/Topic ${n}.md`, `---\ntags: [networking]\naliases: [Alias ${n}]\n---\n[[Alias ${(n + 1) % 100}]]\n\n[[Missing ${n}]]\n`]));
}

const body = (type: string): string => `.workspace-leaf-content[data-type="client-rapport-${type}"] .client-rapport-scroller`;

test('the portfolio, its library and more of it come frame by frame', async () => {
  const page = await previews.open({ files: recommendations(), today: '2026-03-31', view: false });
  const portfolio = await growth(page, body('portfolio'), () => begin(page, 'open-portfolio'));
  expect(portfolio.all).toBeGreaterThan(400);
  // A table is one piece.
  expect(portfolio.most).toBeLessThan(200);
  const library = await growth(page, '.client-rapport-entries', () => page.tab.locator('[data-key="mode library"]').click());
  expect(library.all).toBeGreaterThan(300);
  expect(library.most).toBeLessThan(150);
  expect(await page.tab.locator(body('portfolio')).getAttribute('aria-busy')).toBe('false');
  const more = await growth(page, '.client-rapport-entries', () => page.tab.locator('[data-key="more"]').click());
  expect(more.all).toBe(2 * library.all);
  expect(more.most).toBeLessThan(150);
  expect(page.errors).toEqual([]);
}, 60_000);

test('an edit while the portfolio is read leaves the focus, the place and what is below', async () => {
  const page = await previews.open({ files: recommendations(), today: '2026-03-31', view: false });
  await page.command('open-portfolio');
  await page.settle();
  const button = page.tab.locator(`${body('portfolio')} [data-key^="sources"]`).nth(6);
  await button.focus();
  const key = await button.getAttribute('data-key');
  const top = (): Promise<number> => page.tab.locator(body('portfolio')).evaluate((el) => el.scrollTop);
  await page.settle();
  const before = await top();
  expect(before).toBeGreaterThan(0);
  await page.editElsewhere('Clients/C5.md', '---\ntype: client\n---\n\n## Log\n\n- 2026-03-30 call: Word\n');
  expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe(key);
  expect(Math.abs((await top()) - before)).toBeLessThan(80);
}, 60_000);

test('an edit leaves the entries of the library that it is not about, and all rows of a table come frame by frame', async () => {
  const page = await previews.open({ files: recommendations(), today: '2026-03-31', view: false });
  await page.command('open-portfolio');
  await page.settle();
  const rows = await growth(page, body('portfolio'), () => page.tab.locator('[data-key^="all pareto"]').first().click());
  expect(rows.all).toBeGreaterThan(1_000);
  expect(rows.most).toBeLessThan(150);
  expect(await page.tab.evaluate(() => document.activeElement?.closest('tr')?.rowIndex)).toBe(11);
  await page.tab.locator('[data-key="mode library"]').click();
  await page.settle();
  const seen = (): Promise<number> => page.tab.locator('.client-rapport-entry[data-seen]').count();
  await page.tab.locator('.client-rapport-entry').evaluateAll((all) => all.forEach((el) => el.setAttribute('data-seen', '')));
  expect(await seen()).toBe(30);
  await page.editElsewhere('Recommendations/R1.md', '---\ntype: recommendation\nclient: "[[C1]]"\nform: oral\nreceived: 2026-01-11\n---\n');
  expect(await seen()).toBe(29);
  expect(page.errors).toEqual([]);
}, 60_000);

test('the topic map and the preview of repairs come frame by frame', async () => {
  const page = await previews.open({ files: topics(), view: false });
  const map = await growth(page, body('topics'), () => begin(page, 'open-topic-map'));
  expect(map.all).toBeGreaterThan(200);
  expect(map.most).toBeLessThan(map.all / 2);
  const repairs = await growth(page, '.client-rapport-form-repairs', () => begin(page, 'repair-topic-links'));
  expect(repairs.all).toBeGreaterThan(700);
  expect(repairs.most).toBeLessThan(120);
  expect(page.errors).toEqual([]);
}, 60_000);

test('the rows of the sidebar come frame by frame', async () => {
  const page = await previews.open({ files: manyClients(60), today: '2026-03-31', view: false });
  const rows = await growth(page, `${body('health')} .client-rapport-rows`, () => begin(page, 'open-health'));
  expect(rows.most).toBeLessThan(rows.all * 0.7);
}, 60_000);
