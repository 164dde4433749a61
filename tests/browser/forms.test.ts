/** The forms and the settings in a browser: real keys, no mouse, and what axe-core says of them. */
import { Previews } from './page';

const previews = new Previews();

afterAll(() => previews.close());

const files = {
  'Clients/Acme.md': '---\ntype: client\naliases: [Acme Ltd]\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n',
  'Clients/Бета.md': '---\ntype: client\n---\n',
};
const MODAL = '.client-rapport-form-modal';

test('an interaction is logged with the keyboard alone', async () => {
  const page = await previews.open({ files, theme: 'light' });
  await page.settle();
  await page.command('log-interaction');
  const { tab } = page;
  await tab.keyboard.type('ltd');
  await page.settle();
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  expect(await tab.locator(`${MODAL} .client-rapport-form-chip`).textContent()).toContain('Acme');
  await page.screenshot('form-interaction');
  await tab.locator(`${MODAL} input[placeholder="In one line"]`).focus();
  await tab.keyboard.type('Price question');
  expect(await page.violations(MODAL)).toEqual([]);
  await tab.keyboard.press('Enter');
  await page.settle();
  expect(await tab.locator(MODAL).count()).toBe(0);
  expect(await page.note('Clients/Acme.md')).toContain(': Price question\n- 2026-03-20');
  expect(page.errors).toEqual([]);
});

test.each([['log-complaint', 'form-complaint'], ['record-recommendation', 'form-recommendation'], ['create-client-card', 'form-client']])('%s fits a phone, its button in sight, with nothing for axe to object to', async (command, picture) => {
  const page = await previews.open({ files, theme: 'dark', phone: true, lang: 'ru' });
  await page.settle();
  await page.command(command);
  await page.screenshot(picture);
  expect(await page.violations(MODAL)).toEqual([]);
  const button = page.tab.locator(`${MODAL} .mod-cta`);
  const box = await button.boundingBox();
  expect(box !== null && box.y >= 0 && box.y + box.height <= 844).toBe(true);
  const sizes = await page.tab.locator(`${MODAL} :is(input[type="text"], textarea, select)`).evaluateAll((controls) => controls.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  expect(page.errors).toEqual([]);
});
