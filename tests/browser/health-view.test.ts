/** The sidebar view in a real browser: its looks for assistive technology, real keys, and how little it draws. */
import { Previews, type PreviewPage } from './page';

const TODAY = '2026-03-31';
const previews = new Previews();
afterAll(() => previews.close());

const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };

function many(count: number): Record<string, string> {
  const files: Record<string, string> = { ...CONFIRMED };
  for (let index = 0; index < count; index += 1) {
    const name = `Client ${String(index).padStart(5, '0')}`;
    files[`Clients/${name}.md`] = `---\ntype: client\ncadence: ${7 + (index % 60)}\n---\n\n## Interactions\n\n- 2026-0${1 + (index % 3)}-1${index % 9} call: number ${index}\n- 2026-03-2${index % 9} email out?: and more\n`;
    if (index % 9 === 0) files[`Complaints/Of ${name}.md`] = `---\ntype: complaint\nclient: "[[${name}]]"\nreceived: 2026-03-1${index % 9}\nseverity: high\n---\n`;
  }
  return files;
}

/** Opens a note as a click on a link does. */
async function openNote(page: PreviewPage, name: string): Promise<void> {
  await page.tab.evaluate((one) => window.preview?.app.workspace.openLinkText(one, ''), name);
  await page.settle();
}

/** The user has agreed with what was recognised. */
async function agree(page: PreviewPage): Promise<void> {
  await page.tab.click('.client-rapport-welcome .mod-cta');
  await page.settle();
}

function overflow(page: PreviewPage): Promise<number> {
  return page.tab.evaluate(() => {
    const view = document.querySelector('.client-rapport-view');
    return view === null ? Infinity : Math.max(...[view, ...view.querySelectorAll('.client-rapport-client, .client-rapport-scroller')].map((el) => el.scrollWidth - el.clientWidth));
  });
}

describe('how it looks', () => {
  const looks = [
    { name: 'narrow', width: 220, theme: 'light', lang: 'en', note: 'Kestrel Instruments', word: 'Clients' },
    { name: 'wide', width: 900, theme: 'dark', lang: 'ja', note: 'みなと設計事務所', word: '顧客' },
    { name: 'russian', width: 320, theme: 'dark', lang: 'ru', note: 'Ёлкин и партнёры', word: 'Клиенты' },
  ] as const;

  it.each(looks)('with everything unfolded it is accessible and no wider than its leaf: $name', async ({ name, width, theme, lang, note, word }) => {
    const page = await previews.open({ today: TODAY, width, theme, lang, size: { width: width + 700, height: 1000 } });
    // The colours of the main button are the theme's own.
    expect((await page.violations('.client-rapport-view')).filter((one) => !one.includes('mod-cta'))).toEqual([]);
    await agree(page);
    await openNote(page, note);
    for (const fold of ['changes', 'promises', 'moment', 'timeline', 'problems']) await page.tab.click(`[data-key="fold ${fold}"]`);
    expect(await page.tab.textContent('.mod-clients')).toContain(word);
    expect(await page.tab.textContent('.client-rapport-client-name')).toBe(note);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.violations('.client-rapport-view')).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.screenshot(`health-view-${name}`);
  });

  it('has targets for fingers on a phone, and opens the note over the drawer', async () => {
    const page = await previews.open({ today: TODAY, phone: true });
    await agree(page);
    const small = await page.tab.$$eval('.client-rapport-view button, .client-rapport-row, .client-rapport-fold-self', (all) =>
      all.filter((el) => el.getBoundingClientRect().height > 0 && el.getBoundingClientRect().height < 44).map((el) => el.outerHTML));
    expect(small).toEqual([]);
    await page.screenshot('health-view-phone');
    await page.tab.tap('.client-rapport-row-name');
    await page.settle();
    expect(await page.tab.evaluate(() => window.preview?.app.workspace.rightSplit.collapsed)).toBe(true);
  });

  it('never gives this client more than half of the height', async () => {
    const page = await previews.open({ today: TODAY, size: { width: 1100, height: 600 } });
    await agree(page);
    await openNote(page, 'Kestrel Instruments');
    const [client, view] = await page.tab.evaluate(() => ['.client-rapport-client', '.client-rapport-view'].map((one) => document.querySelector(one)?.getBoundingClientRect().height ?? 0));
    expect(client).toBeGreaterThan(100);
    expect(client ?? Infinity).toBeLessThanOrEqual((view ?? 0) / 2 + 1);
  });
});

describe('a thousand clients', () => {
  it('are a list of few elements that real keys walk through', async () => {
    const page = await previews.open({ today: TODAY, files: many(1000), size: { width: 1100, height: 1200 } });
    const nodes = (): Promise<number> => page.tab.evaluate(() => document.querySelectorAll('.client-rapport-view *').length);
    const place = (): Promise<number> => page.tab.evaluate(() => Number(document.activeElement?.getAttribute('aria-posinset')));
    const inSight = (): Promise<boolean> => page.tab.evaluate(() => {
      const row = document.activeElement?.getBoundingClientRect();
      const scroller = document.querySelector('.client-rapport-scroller')?.getBoundingClientRect();
      return row !== undefined && scroller !== undefined && row.top >= scroller.top - 1 && row.bottom <= scroller.bottom + 1;
    });
    await openNote(page, 'Client 00500');
    expect(await nodes()).toBeLessThanOrEqual(600);

    await page.tab.focus('.client-rapport-row[tabindex="0"]');
    await page.tab.keyboard.press('End');
    expect(await place()).toBe(1000);
    expect(await inSight()).toBe(true);
    for (let press = 0; press < 5; press += 1) await page.tab.keyboard.press('PageUp');
    expect(await place()).toBeLessThan(980);
    expect(await inSight()).toBe(true);
    await page.tab.keyboard.type('client 00123');
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('Clients/Client 00123.md');
    expect(await inSight()).toBe(true);
    expect(await nodes()).toBeLessThanOrEqual(600);

    const scrolled = await page.tab.$eval('.client-rapport-scroller', (el) => el.scrollTop);
    await page.editElsewhere('Clients/Client 00777.md', '---\ntype: client\n---\n\n## Interactions\n\n- 2026-03-30 call: new\n');
    expect(await page.tab.$eval('.client-rapport-scroller', (el) => el.scrollTop)).toBe(scrolled);
    expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('Clients/Client 00123.md');
  });

  it('show the row under the pointer whatever was scrolled over', async () => {
    const page = await previews.open({ today: TODAY, files: many(1000), size: { width: 1100, height: 900 } });
    for (const top of [5000, 20_000, 40_000, 100, 0]) {
      // The page is told of it with the next frame, and draws in the one after that.
      await page.tab.$eval('.client-rapport-scroller', async (el, to) => {
        el.scrollTop = to;
        for (let frame = 0; frame < 3; frame += 1) await new Promise((shown) => { window.requestAnimationFrame(shown); });
      }, top);
      await page.settle();
      const found = await page.tab.evaluate(() => {
        const box = document.querySelector('.client-rapport-scroller')?.getBoundingClientRect();
        const row = box && document.elementsFromPoint(box.left + 150, box.bottom - 30).find((el) => el.classList.contains('client-rapport-row'));
        return row?.getAttribute('data-path') ?? null;
      });
      expect(found).toMatch(/^Clients\/Client \d+\.md$/);
    }
  });
});
