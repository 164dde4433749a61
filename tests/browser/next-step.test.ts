/** "Take next step" in a browser: real arrow keys among the steps, and what axe-core says of it. */
import { Previews } from './page';

const previews = new Previews();

afterAll(() => previews.close());

const files = {
  'Clients/Acme.md': '---\ntype: client\n---\n',
  'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Acme]]"\nseverity: high\nreceived: 2026-03-20\nacknowledged: 2026-03-23\n---\n\nText\n',
  'Recommendations/Letter.md': '---\ntype: recommendation\nclient: "[[Acme]]"\nreceived: 2026-03-01\nthanked: 2026-03-02\n---\n\nText\n',
};
const MODAL = '.client-rapport-form-modal';

test('the arrow keys go from one possible step to the next, past those that are not', async () => {
  const page = await previews.open({ files, theme: 'light', today: '2026-03-31' });
  await page.settle();
  const { tab } = page;
  await tab.evaluate(() => window.preview?.app.workspace.openLinkText('Late', ''));
  await page.command('take-next-step');
  const step = (): Promise<string | null> => tab.locator(`${MODAL} input[type="radio"]:checked`).getAttribute('value');
  expect(await step()).toBe('understood');
  expect(await tab.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  await page.screenshot('form-next-step');
  expect(await page.violations(MODAL)).toEqual([]);
  const seen: (string | null)[] = [];
  for (let press = 0; press < 4; press += 1) {
    await tab.keyboard.press('ArrowDown');
    seen.push(await step());
  }
  expect(seen).toEqual(['offered', 'resolved', 'withdrawn', 'understood']);
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await page.settle();
  expect(await page.note('Complaints/Late.md')).toContain('\nresolved:\n  - 2026-03-31\nstatus: resolved\n');
  await page.screenshot('form-next-step-after');
  expect(page.errors).toEqual([]);
});

test('it fits a phone, its button in sight, with nothing for axe to object to', async () => {
  const page = await previews.open({ files, theme: 'dark', phone: true, lang: 'ru', today: '2026-03-31' });
  await page.settle();
  await page.tab.evaluate(() => window.preview?.app.workspace.openLinkText('Letter', ''));
  await page.command('take-next-step');
  await page.screenshot('form-next-step-phone');
  expect(await page.violations(MODAL)).toEqual([]);
  const box = await page.tab.locator(`${MODAL} .mod-cta`).boundingBox();
  expect(box !== null && box.y >= 0 && box.y + box.height <= 844).toBe(true);
  expect(page.errors).toEqual([]);
});
