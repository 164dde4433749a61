/** The chart, the small lines and the code block in Chromium: layout, real keys and mouse, colours that are switched off, accessibility. */
import { Previews, type PreviewPage } from './page';

const previews = new Previews();
afterAll(() => previews.close());

const VIEW = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
const SAMPLE_CARD = 'Clients/Brightwater & Sons.md';
const BLOCK = '.client-rapport-block';
const VIEWS = ['health', 'timeline', 'complaints', 'recommendations', 'promises', 'checklist'] as const;

/** Elements that stick out of what they are in to the left or right. The small triangles may, at the ends of the line. */
function stickingOut(page: PreviewPage, within: string): Promise<string[]> {
  return page.tab.locator(within).evaluateAll((roots) => roots.flatMap((root) => {
    const edge = root.getBoundingClientRect();
    return [...root.querySelectorAll('*:not(svg *, svg)')].flatMap((el) => {
      const box = el.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > edge.right + 1 || box.left < edge.left - 1) ? [`${el.tagName} ${el.className.toString()} ${box.left}–${box.right} of ${edge.right}`] : [];
    });
  }));
}

async function unfold(page: PreviewPage): Promise<void> {
  // The whole of This client, for the pictures.
  await page.tab.locator(`${VIEW} .client-rapport-client`).evaluate((el) => { if (el instanceof HTMLElement) { el.style.setProperty('max-block-size', 'none'); el.style.setProperty('flex', 'none'); } });
  for (const fold of ['chart', 'timeline']) await page.tab.locator(`${VIEW} [data-key="fold ${fold}"]`).click();
  await page.tab.locator(`${VIEW} [data-key="chart table"]`).click();
  await page.settle();
}

/** Draws blocks into the middle of the window, as reading view does. */
async function readBlocks(page: PreviewPage, blocks: readonly string[], path = SAMPLE_CARD): Promise<void> {
  await page.tab.evaluate(async ([markdown, note]) => {
    const host = window.preview;
    const plugin = host?.plugin;
    if (!host || !plugin) throw new Error('no preview');
    const middle = document.querySelector('.workspace-split.mod-root .view-content');
    if (!(middle instanceof HTMLElement)) throw new Error('no middle');
    host.asHost(() => {
      middle.replaceChildren();
      // The preview's phone has a drawer over the note, and a pop-out window has no leaf around it either.
      if (!middle.checkVisibility()) document.body.replaceChildren();
    });
    const page = (middle.isConnected ? middle : document.body).createDiv('markdown-rendered');
    for (const [, source = ''] of markdown.matchAll(/```client-rapport\n([\s\S]*?)```/g)) {
      const el = page.createDiv('block-language-client-rapport');
      el.setAttribute('data-source', source);
      await host.app.registry.codeBlocks.get('client-rapport')?.(source, el, { sourcePath: note, addChild: (child: never) => plugin.addChild(child) });
    }
  }, [blocks.map((one) => `\`\`\`client-rapport\n${one}\n\`\`\``).join('\n'), path] as const);
  await page.settle();
}

describe('the sidebar', () => {
  test.each([
    { lang: 'en', theme: 'light', width: 320, phone: false },
    { lang: 'ru', theme: 'dark', width: 220, phone: false },
    { lang: 'ja', theme: 'light', width: 480, phone: false },
    { lang: 'en', theme: 'dark', width: 320, phone: true },
  ] as const)('holds chart, table and timeline, and axe-core objects to nothing: %j', async (options) => {
    const page = await previews.open({ open: SAMPLE_CARD, list: false, size: options.phone ? { width: 390, height: 1500 } : { width: 900, height: 1900 }, ...options });
    await unfold(page);
    await page.screenshot(`chart-${options.lang}-${options.width}${options.phone ? '-phone' : ''}`);
    expect(await page.tab.locator(`${VIEW} .client-rapport-table tbody tr`).count()).toBe(26);
    expect(await page.violations()).toEqual([]);
    expect(await stickingOut(page, VIEW)).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  test('goes to a day by keys alone, and back', async () => {
    const page = await previews.open({ open: SAMPLE_CARD });
    await page.tab.locator(`${VIEW} [data-key="fold chart"]`).focus();
    await page.tab.keyboard.press('Enter');
    await page.settle();
    await page.tab.keyboard.press('Tab');
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('slider');
    for (let n = 0; n < 3; n += 1) await page.tab.keyboard.press('ArrowLeft');
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.locator(`${VIEW} .client-rapport-banner`).textContent()).toContain('As of 10 March 2026');
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('slider');
    await page.tab.keyboard.press('End');
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await page.tab.locator(`${VIEW} .client-rapport-banner`).count()).toBe(0);
    expect(page.errors).toEqual([]);
  });

  test('tells of the week under the mouse, and keeps the one that is clicked', async () => {
    const page = await previews.open({ open: SAMPLE_CARD });
    await page.tab.locator(`${VIEW} [data-key="fold chart"]`).click();
    await page.settle();
    const slider = page.tab.locator(`${VIEW} [data-key="chart"]`);
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    const said = page.tab.locator(`${VIEW} .client-rapport-chart-said`);
    if (!box) throw new Error('no chart');
    await page.tab.mouse.move(box.x + 1, box.y + 20);
    expect(await said.textContent()).toMatch(/^7 Oct 2025: /);
    await page.tab.mouse.move(box.x + box.width / 25, box.y + 20);
    expect(await said.textContent()).toMatch(/^14 Oct 2025: /);
    await page.tab.mouse.move(0, 0);
    expect(await said.textContent()).toMatch(/^31 Mar: /);
    await page.tab.mouse.click(box.x + 1, box.y + 20);
    await page.tab.mouse.move(0, 0);
    expect(await said.textContent()).toMatch(/^7 Oct 2025: /);
    await page.tab.locator(`${VIEW} [data-key="chart show"]`).click();
    await page.settle();
    expect(await page.tab.locator(`${VIEW} .client-rapport-banner`).textContent()).toContain('As of 7 October 2025');
  });

  test('is read without colours, and from right to left', async () => {
    const page = await previews.open({ open: SAMPLE_CARD, width: 420, list: false, size: { width: 900, height: 1900 } });
    await unfold(page);
    await page.tab.emulateMedia({ forcedColors: 'active' });
    await page.screenshot('chart-forced-colors');
    const strokes = await page.tab.locator(`${VIEW} .client-rapport-chart-line`).evaluateAll((lines) => lines.map((line) => getComputedStyle(line).stroke));
    const [area] = await page.tab.locator(`${VIEW} .client-rapport-chart-area`).evaluateAll((areas) => areas.map((one) => getComputedStyle(one).backgroundColor));
    expect(strokes).toHaveLength(1);
    expect(strokes[0]).not.toBe(area);
    await page.tab.emulateMedia({ forcedColors: 'none' });
    await page.tab.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await page.settle();
    await page.screenshot('chart-rtl');
    expect(await stickingOut(page, VIEW)).toEqual([]);
    // The weeks run on from left to right, and the names of the bands stay beside them.
    const [names, plot] = await Promise.all(['zones', 'area'].map((part) => page.tab.locator(`${VIEW} .client-rapport-chart-${part}`).boundingBox()));
    expect((names?.x ?? 0) + (names?.width ?? 0)).toBeLessThanOrEqual(plot?.x ?? 0);
  });

  test('has small lines in its rows where there is room, and none elsewhere', async () => {
    const lines = `${VIEW} .client-rapport-row-line path`;
    const page = await previews.open({ width: 480, list: false });
    const drawn = await page.tab.locator(lines).evaluateAll((paths) => paths.filter((path) => (path.getAttribute('d') ?? '').startsWith('M')).length);
    expect(drawn).toBeGreaterThan(5);
    expect(await stickingOut(page, VIEW)).toEqual([]);
    await page.screenshot('rows-480');
    const narrow = await previews.open({ width: 320, list: false });
    expect(await narrow.tab.locator(lines).count()).toBe(0);
    await narrow.tab.evaluate(() => document.body.style.setProperty('--preview-sidebar-width', '480px'));
    await narrow.tab.waitForTimeout(300);
    await narrow.settle();
    expect(await narrow.tab.locator(lines).count()).toBeGreaterThan(5);
  });
});

describe('the code block', () => {
  test.each([
    { lang: 'en', theme: 'light', phone: false },
    { lang: 'ru', theme: 'dark', phone: false },
    { lang: 'ja', theme: 'light', phone: false },
    { lang: 'en', theme: 'dark', phone: true },
  ] as const)('has six views that fit, and axe-core objects to nothing: %j', async (options) => {
    const page = await previews.open({ open: SAMPLE_CARD, view: false, list: false, size: options.phone ? { width: 390, height: 3800 } : { width: 900, height: 3400 }, ...options });
    await readBlocks(page, [...VIEWS.map((view) => `view: ${view}`), 'veiw: health\nfrom: soon']);
    await page.screenshot(`block-${options.lang}-${options.theme}${options.phone ? '-phone' : ''}`);
    expect(await page.tab.locator(`${BLOCK}:visible`).count()).toBe(VIEWS.length + 1);
    expect(await page.violations(BLOCK)).toEqual([]);
    expect(await stickingOut(page, BLOCK)).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  test('goes to a day and back within itself', async () => {
    const page = await previews.open({ open: SAMPLE_CARD, list: false });
    await readBlocks(page, ['view: health']);
    const block = page.tab.locator(BLOCK);
    await block.locator('[data-key="chart"]').focus();
    await page.tab.keyboard.press('PageDown');
    await page.tab.keyboard.press('Enter');
    await page.settle();
    expect(await block.locator('.client-rapport-banner').textContent()).toContain('As of 3 March 2026');
    expect(await page.tab.locator(`${VIEW} .client-rapport-banner`).count()).toBe(0);
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('slider');
    await block.locator('[data-key="today"]').click();
    await page.settle();
    expect(await block.locator('.client-rapport-banner').count()).toBe(0);
    expect(await page.unload()).toEqual([]);
  });
});
