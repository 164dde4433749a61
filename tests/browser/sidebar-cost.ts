/** What the sidebar costs a browser when there are many clients: elements, rows that an edit patches, and what a user does. */
import { card } from '../support/sidebar';
import type { PreviewPage } from './page';

export const VIEW = '.workspace-leaf-content[data-type="client-rapport-health"] .view-content';
export const LIST = `${VIEW} .client-rapport-scroller`;
/** Elements in the view, whatever the number of clients. */
export const MOST_ELEMENTS = 600;
export const TODAY = '2026-03-31';

/** So many clients, each with two contacts and a cadence; the user has confirmed what was recognised. */
export function manyClients(clients: number): Record<string, string> {
  const files: Record<string, string> = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };
  for (let n = 0; n < clients; n += 1) {
    files[`Clients/Client ${String(n).padStart(5, '0')}.md`] =
      card([`2026-03-${String(1 + (n % 28)).padStart(2, '0')} call: Fine`, `2025-${String(1 + (n % 12)).padStart(2, '0')}-10 meeting: Began`], ['cadence: monthly']);
  }
  return files;
}

/** The first client of the list, and its card with a bad mood in it. */
export async function firstEdit(page: PreviewPage, files: Readonly<Record<string, string>>): Promise<{ readonly path: string; readonly text: string }> {
  const path = await page.tab.locator(`${VIEW} .client-rapport-row[aria-posinset="1"]`).getAttribute('data-path');
  if (path === null) throw new Error('There is no row.');
  return { path, text: (files[path] ?? '').replace('call: Fine', 'call: Fine [mood:: negative]') };
}

export function elements(page: PreviewPage): Promise<number> {
  return page.tab.locator(VIEW).evaluate((view) => view.querySelectorAll('*').length);
}

/** Counts the rows that change in any way while something is done. */
export async function rowsPatched(page: PreviewPage, act: () => Promise<unknown>): Promise<number> {
  await page.tab.evaluate(() => {
    const rows = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) for (const node of [target, ...addedNodes]) {
        const row = (node instanceof Element ? node : node.parentElement)?.closest('.client-rapport-row');
        if (row) rows.add(row);
      }
    });
    for (const list of document.querySelectorAll('.client-rapport-rows')) observer.observe(list, { attributes: true, attributeFilter: ['class'], childList: true, characterData: true, subtree: true });
    Reflect.set(window, 'patchedRows', rows);
  });
  await act();
  return page.tab.evaluate(() => {
    const rows: unknown = Reflect.get(window, 'patchedRows');
    return rows instanceof Set ? rows.size : -1;
  });
}

/** What a user does, each measured for itself; the sidebar is closed before and open after. */
export const MANNERS = ['first paint', 'scroll', 'arrow key', 'letter in the search', 'edit'] as const;
export type Manner = (typeof MANNERS)[number];

export async function perform(manner: Manner, page: PreviewPage, files: Readonly<Record<string, string>>): Promise<void> {
  const { tab } = page;
  switch (manner) {
    case 'first paint':
      await tab.evaluate(() => void window.preview?.app.runCommand('client-rapport:open-health'));
      await tab.waitForSelector(`${VIEW} .client-rapport-row`);
      return;
    case 'scroll':
      for (let step = 0; step < 20; step += 1) {
        await tab.locator(LIST).evaluate((el) => el.scrollBy(0, 400));
        await tab.waitForTimeout(20);
      }
      return;
    case 'arrow key':
      await tab.locator(`${VIEW} .client-rapport-row[tabindex="0"]`).focus();
      for (let press = 0; press < 5; press += 1) await tab.keyboard.press('ArrowDown');
      return;
    case 'letter in the search':
      // Pressed in the page: a click from outside brings work of its own.
      await tab.locator(`${VIEW} .nav-action-button:has(.lucide-search)`).evaluate((button) => (button instanceof HTMLElement ? button.click() : undefined));
      await tab.keyboard.type('0007', { delay: 50 });
      await tab.waitForTimeout(300);
      await tab.keyboard.press('Escape');
      return;
    case 'edit': {
      const { path, text } = await firstEdit(page, files);
      await tab.evaluate(([note, words]) => window.preview?.app.vault.editElsewhere(note, words), [path, text] as const);
    }
  }
}
