/** Letters in a browser: the forms on a phone and on a wide screen, what axe-core says of them, and the real clipboard. */
import { Previews } from './page';

const previews = new Previews();

afterAll(() => previews.close());

const files = {
  'Clients/Acme.md': '---\ntype: client\npreferred_channel: email\npreferences: [mornings]\nno_ask: true\nnda: true\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n\n## Promises\n\n- [ ] Send the report 📅 2026-03-25\n',
  'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-30\nacknowledged: 2026-03-30\n---\n',
};
const MODAL = '.client-rapport-form-modal';

async function chooseAcme(page: Awaited<ReturnType<Previews['open']>>): Promise<void> {
  await page.tab.keyboard.type('Acme');
  await page.settle();
  await page.tab.keyboard.press('Enter');
  await page.settle();
}

test.each([['write-message', 'light', 'en', false], ['write-message', 'dark', 'ru', true], ['ask-for-recommendation', 'dark', 'en', false], ['ask-for-recommendation', 'light', 'ja', true], ['add-follow-up-task', 'light', 'ru', true]] as const)(
  '%s in %s, %s, on a phone: %s, has its button in sight and nothing for axe to object to', async (command, theme, lang, phone) => {
    const width = phone ? 390 : 1280;
    // Axe takes a label that is scrolled out of sight for none.
    const page = await previews.open({ files, theme, lang, phone, size: { width, height: 2600 } });
    await page.settle();
    await page.command(command);
    await chooseAcme(page);
    expect(await page.violations(MODAL)).toEqual([]);
    await page.screenshot(`form-${command}-${lang}`);
    await page.tab.setViewportSize({ width, height: phone ? 844 : 900 });
    const box = await page.tab.locator(`${MODAL} .mod-cta`).boundingBox();
    expect(box !== null && box.y >= 0 && box.y + box.height <= (phone ? 844 : 900)).toBe(true);
    const wide = await page.tab.locator(MODAL).evaluate((modal) => modal.scrollWidth - modal.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(page.errors).toEqual([]);
  });

test('a letter is copied to the clipboard with the keyboard alone', async () => {
  const page = await previews.open({ files, theme: 'light' });
  await page.tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.settle();
  await page.command('write-message');
  await chooseAcme(page);
  await page.tab.locator(`${MODAL} textarea`).fill('Two words.');
  await page.tab.keyboard.press('Control+Enter');
  await page.settle();
  expect(await page.tab.locator(MODAL).count()).toBe(0);
  expect(await page.tab.evaluate(() => navigator.clipboard.readText())).toMatch(/\n\nTwo words\.$/);
  expect(await page.note('Clients/Acme.md')).toContain('[purpose:: reply]\n- 2026-03-20');
  expect(page.errors).toEqual([]);
});
