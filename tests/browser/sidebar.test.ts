/** The built plugin in Chromium: what only a browser can tell of layout, focus, real keys and accessibility. */
import { card } from '../support/sidebar';
import { Previews, type PreviewPage } from './page';

const previews = new Previews();
afterAll(() => previews.close());

const VIEW = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
const ROW = `${VIEW} .client-rapport-row`;
/** A card of the sample vault with every part of This client. */
const SAMPLE_CARD = 'Clients/Brightwater & Sons.md';

const files = {
  'Clients/Acme.md': card(['2026-03-20 call: Fine [csat:: 3]', '2026-02-20 call: Fine'], ['cadence: monthly']),
  'Clients/Beta.md': card(['2025-11-20 call: Hello'], ['cadence: monthly']),
  'Clients/Нева Логистик.md': card(['2026-01-02 call: Hello'], ['cadence: monthly']),
};

/** Elements that stick out of the view to the left or right, by what they are. */
function stickingOut(page: PreviewPage): Promise<string[]> {
  return page.tab.locator(VIEW).evaluate((view) => {
    const edge = view.getBoundingClientRect();
    return [...view.querySelectorAll('*')].flatMap((el) => {
      const box = el.getBoundingClientRect();
      const isSeen = box.width > 1 && box.height > 1;
      return isSeen && (box.right > edge.right + 1 || box.left < edge.left - 1) ? [`${el.tagName} ${el.className.toString()} ${box.left}–${box.right} of ${edge.right}`] : [];
    });
  });
}

describe('for everybody', () => {
  test.each([
    { lang: 'en', theme: 'light', phone: false },
    { lang: 'ru', theme: 'dark', phone: false },
    { lang: 'ja', theme: 'light', phone: false },
    { lang: 'en', theme: 'dark', phone: true },
  ] as const)('axe-core objects to nothing, and nothing sticks out: %j', async (options) => {
    const page = await previews.open({ open: SAMPLE_CARD, ...options });
    await page.screenshot(`sidebar-${options.lang}-${options.theme}${options.phone ? '-phone' : ''}`);
    expect(await page.violations()).toEqual([]);
    expect(await stickingOut(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  test.each(['en', 'ru', 'ja'])('from 220 to 600 pixels everything has its place: %s', async (lang) => {
    const page = await previews.open({ open: SAMPLE_CARD, lang });
    for (const width of [220, 320, 600]) {
      await page.tab.evaluate((pixels) => document.body.style.setProperty('--preview-sidebar-width', `${pixels}px`), width);
      await page.settle();
      await page.screenshot(`sidebar-${lang}-${width}`);
      expect({ width, out: await stickingOut(page) }).toEqual({ width, out: [] });
    }
  });

  test('rows are high enough for a finger on a phone', async () => {
    const page = await previews.open({ files, phone: true });
    const heights = await page.tab.locator(ROW).evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  test('who sees no colours sees the bands by their shapes, and the focus by its outline', async () => {
    const page = await previews.open({ files });
    await page.tab.locator(ROW).first().focus();
    await page.tab.keyboard.press('ArrowDown');
    const outline = await page.tab.evaluate(() => {
      const style = document.activeElement === null ? null : getComputedStyle(document.activeElement);
      return style === null ? '' : `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline).toMatch(/^(?!none)\w+ [1-9]/);
  });
});

describe('by keyboard', () => {
  test('arrows move, Enter opens the note', async () => {
    const page = await previews.open({ files });
    const first = page.tab.locator(`${ROW}[aria-posinset="1"]`);
    await first.focus();
    await page.tab.keyboard.press('ArrowDown');
    const path = await page.tab.evaluate(() => document.activeElement?.getAttribute('data-path'));
    expect(path).toBe(await page.tab.locator(`${ROW}[aria-posinset="2"]`).getAttribute('data-path'));
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.evaluate(() => window.preview?.app.workspace.getActiveFile()?.path)).toBe(path);
  });

  test('the whole sidebar is passed by Tab, and the list is one stop', async () => {
    const page = await previews.open({ files });
    await page.tab.locator(`${VIEW} .nav-action-button`).first().focus();
    const stops: string[] = [];
    for (let n = 0; n < 40; n++) {
      const stop = await page.tab.evaluate((view) => {
        const el = document.activeElement;
        return el?.closest(view) ? (el.classList.contains('client-rapport-row') ? 'row' : el.className) : null;
      }, VIEW);
      if (stop === null) break;
      stops.push(stop);
      await page.tab.keyboard.press('Tab');
    }
    expect(stops.filter((stop) => stop === 'row')).toHaveLength(1);
    expect(stops.length).toBeLessThan(40);
  });
});

describe('what is written and what is shown', () => {
  test('a contact logged with keys alone is one line in the card, and the row follows', async () => {
    const page = await previews.open({ files, open: 'Clients/Beta.md', today: '2026-03-31' });
    await page.command('log-interaction');
    const about = page.tab.locator('.modal input[placeholder="In one line"]');
    await about.focus();
    await page.tab.keyboard.type('Spoke about spring');
    expect(await page.violations()).toEqual([]);
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.locator('.modal').count()).toBe(0);
    const before = files['Clients/Beta.md'].split('\n');
    const after = (await page.note('Clients/Beta.md'))?.split('\n') ?? [];
    const added = after.filter((line) => !before.includes(line));
    expect(added).toEqual([expect.stringContaining('Spoke about spring')]);
    expect(added[0]).toMatch(/^- 2026-03-31 /);
    expect(after.filter((line) => before.includes(line))).toEqual(before);
    expect(await page.tab.locator(`${ROW}[data-path="Clients/Beta.md"]`).textContent()).toContain('today');
  });

  test.each(['create-client-card', 'log-interaction', 'log-complaint', 'record-recommendation'])('axe-core objects to nothing in the form: %s', async (command) => {
    for (const phone of [false, true]) {
      const page = await previews.open({ files, command, phone });
      await page.screenshot(`form-${command}${phone ? '-phone' : ''}`);
      expect(await page.violations('.modal')).toEqual([]);
      expect(page.errors).toEqual([]);
    }
  });

  test('typing in the editor reaches the sidebar', async () => {
    const page = await previews.open({ files, open: 'Clients/Acme.md', today: '2026-03-31' });
    await page.tab.locator('textarea').fill(card(['2026-03-30 call: Fine'], ['cadence: monthly']));
    await page.settle();
    expect(await page.tab.locator(`${ROW}[data-path="Clients/Acme.md"]`).textContent()).toContain('yesterday');
  });

  test('a piece of evidence leads to its line', async () => {
    const page = await previews.open({ open: SAMPLE_CARD });
    const evidence = page.tab.locator(`${VIEW} .client-rapport-client [data-line]`).first();
    const place = { path: await evidence.getAttribute('data-path'), line: Number(await evidence.getAttribute('data-line')) };
    await evidence.click();
    await page.settle();
    const reached = await page.tab.evaluate(() => {
      const editor = window.preview?.app.workspace.activeEditor;
      return { path: editor?.file?.path, line: (editor?.editor.getCursor().line ?? -1) + 1 };
    });
    expect(reached).toEqual(place);
  });
});

test('the settings are accessible, in every language and on a phone', async () => {
  for (const [lang, phone] of [['en', false], ['ru', true], ['ja', false]] as const) {
    const page = await previews.open({ files, settings: true, lang, phone });
    await page.screenshot(`settings-${lang}`);
    expect(await page.violations('.modal')).toEqual([]);
    expect(page.errors).toEqual([]);
  }
});

test('unloading leaves nothing behind', async () => {
  const page = await previews.open({ open: SAMPLE_CARD });
  await page.tab.locator(ROW).first().click();
  expect(await page.unload()).toEqual([]);
  expect(page.errors).toEqual([]);
});
