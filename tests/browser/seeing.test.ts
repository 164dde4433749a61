/** For who sees with colours of their own choice, and for who wants nothing to move. */
import { Previews, type PreviewPage } from './page';

const previews = new Previews();
afterAll(() => previews.close());

const TODAY = '2026-03-31';
const HEALTH = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
const PORTFOLIO = '.workspace-leaf-content[data-type="client-rapport-portfolio"] .view-content';

/** The sample vault, wide, with one client and its chart open. */
async function openSample(): Promise<PreviewPage> {
  const page = await previews.open({ today: TODAY, width: 600, open: 'Clients/Kestrel Instruments.md', size: { width: 1300, height: 1400 } });
  await page.tab.locator('.client-rapport-welcome .mod-cta').click();
  await page.settle();
  await page.tab.click(`${HEALTH} [data-key="fold chart"]`);
  await page.settle();
  return page;
}

interface Painted {
  readonly what: string;
  readonly colours: readonly string[];
}

/** Every shape of a drawing in the view, and what it is painted with. */
function shapes(page: PreviewPage, view: string): Promise<Painted[]> {
  return page.tab.locator(view).evaluate((el) => [...el.querySelectorAll('svg:not(.svg-icon) :is(path, line, rect, circle, polyline, polygon)')].map((shape) => {
    const { fill, stroke, fillOpacity, strokeOpacity } = getComputedStyle(shape);
    const colours = [[fill, fillOpacity], [stroke, strokeOpacity]].flatMap(([colour = 'none', opacity]) => (colour === 'none' || Number(opacity) === 0 ? [] : [colour]));
    return { what: shape.getAttribute('class') ?? shape.parentElement?.getAttribute('class') ?? shape.tagName, colours };
  }));
}

/** The user's colours as the browser gives them. */
function systemColours(page: PreviewPage): Promise<Record<'Canvas' | 'CanvasText' | 'Highlight', string>> {
  return page.tab.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.setProperty('forced-color-adjust', 'none');
    const of = (name: string): string => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const found = { Canvas: of('Canvas'), CanvasText: of('CanvasText'), Highlight: of('Highlight') };
    probe.remove();
    return found;
  });
}

/** What tells one mark from another without its colour. */
function marks(page: PreviewPage, selector: string, pseudo: '' | '::before'): Promise<Record<string, string>> {
  return page.tab.evaluate(([all, part]) => Object.fromEntries([...document.querySelectorAll(all)].map((el) => {
    const band = [...el.classList].filter((name) => name.startsWith('is-') && name !== 'is-provisional').join(' ');
    const { borderRadius, borderStyle, borderTopWidth, outlineStyle, backgroundColor, transform, clipPath, height } = getComputedStyle(el, part === '' ? null : part);
    return [`${band}${el.classList.contains('is-provisional') ? ' provisional' : ''}`, [borderRadius, borderStyle, borderTopWidth, outlineStyle, backgroundColor, transform, clipPath, height].join(' ')];
  })), [selector, pseudo] as const);
}

describe('with the colours of the user', () => {
  test('bands differ in shape, bars and charts are seen, and so is the focus', async () => {
    const page = await openSample();
    await page.tab.emulateMedia({ forcedColors: 'active' });
    await page.settle();
    await page.screenshot('forced-colours');
    const { Canvas, CanvasText, Highlight } = await systemColours(page);

    const bands = await marks(page, `${HEALTH} .client-rapport-band:not(.client-rapport-chart-name *)`, '::before');
    expect(Object.keys(bands).length).toBeGreaterThanOrEqual(4);
    expect(new Set(Object.values(bands)).size).toBe(Object.keys(bands).length);
    const parts = await marks(page, `${HEALTH} .client-rapport-bar-part:is(.is-at-risk, .is-watch, .is-healthy)`, '');
    expect(new Set(Object.values(parts)).size).toBe(3);

    const painted = await shapes(page, HEALTH);
    expect(painted.some(({ what }) => what.includes('row-line'))).toBe(true);
    expect(painted.some(({ what }) => what.includes('chart-line'))).toBe(true);
    expect(painted.filter(({ colours }) => colours.some((colour) => ![Canvas, CanvasText, Highlight].includes(colour)))).toEqual([]);
    const bars = await page.tab.locator(`${HEALTH} .client-rapport-loss-bar`).evaluateAll((all) => all.map((el) => getComputedStyle(el, '::before').backgroundColor));
    expect(new Set(bars)).toEqual(new Set([CanvasText]));

    await page.tab.locator(`${HEALTH} .client-rapport-row`).first().focus();
    for (const key of ['ArrowDown', 'Shift+Tab', 'Shift+Tab']) {
      await page.tab.keyboard.press(key);
      const outline = await page.tab.evaluate(() => {
        const style = document.activeElement === null ? null : getComputedStyle(document.activeElement);
        return style === null ? null : { style: style.outlineStyle, width: Number.parseFloat(style.outlineWidth), colour: style.outlineColor };
      });
      expect(outline?.style).not.toBe('none');
      expect(outline?.width).toBeGreaterThanOrEqual(2);
      expect(outline?.colour).not.toBe(Canvas);
    }
    expect(page.errors).toEqual([]);
  });

  test('the portfolio shows its bars and bands', async () => {
    const page = await openSample();
    await page.command('open-portfolio');
    await page.settle();
    await page.tab.emulateMedia({ forcedColors: 'active' });
    await page.settle();
    await page.screenshot('forced-colours-portfolio');
    const { Canvas, CanvasText, Highlight } = await systemColours(page);
    const painted = await shapes(page, PORTFOLIO);
    expect(painted.length).toBeGreaterThan(0);
    expect(painted.filter(({ colours }) => colours.some((colour) => ![Canvas, CanvasText, Highlight].includes(colour)))).toEqual([]);
    const bars = await page.tab.locator(`${PORTFOLIO} .client-rapport-measure`).evaluateAll((all) => all.map((el) => getComputedStyle(el, '::before').backgroundColor));
    expect(bars.length).toBeGreaterThan(0);
    expect(new Set(bars)).toEqual(new Set([CanvasText]));
  });
});

/** What moves in the view when a group folds. */
async function movedByFolding(page: PreviewPage): Promise<number> {
  return page.tab.locator(HEALTH).evaluate((el) => {
    el.querySelector('.mod-head')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    return el.getAnimations({ subtree: true }).length;
  });
}

test('nothing moves for who does not want it', async () => {
  const page = await openSample();
  await page.tab.emulateMedia({ reducedMotion: 'no-preference' });
  await page.tab.locator(`${HEALTH} .nav-action-button`).nth(2).click();
  await page.tab.locator('.menu-item', { hasText: 'Group by segment' }).click();
  await page.settle();
  expect(await movedByFolding(page)).toBeGreaterThan(0);
  await page.tab.emulateMedia({ reducedMotion: 'reduce' });
  await page.settle();
  expect(await movedByFolding(page)).toBe(0);

  await page.command('log-interaction');
  const moving = await page.tab.evaluate(() => [...document.querySelectorAll('[class*="client-rapport"], [class*="client-rapport"] *')].flatMap((el) =>
    [null, '::before'].flatMap((pseudo) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(el, pseudo);
      const moves = transitionDuration.split(', ').some((one) => one !== '0s') || animationName !== 'none' || scrollBehavior === 'smooth';
      return moves ? [`${el.getAttribute('class') ?? el.tagName}${pseudo ?? ''}`] : [];
    })));
  expect(moving).toEqual([]);
  expect(page.errors).toEqual([]);
});
