/** Hands for tests of the portfolio: the view as it is seen, its buttons by what a screen reader calls them. */
import type { Host } from '../host/launch';

const VIEW = '.workspace-leaf-content[data-type="client-rapport-portfolio"] .view-content';

export function portfolio(): HTMLElement {
  const el = document.querySelector<HTMLElement>(VIEW);
  if (el === null) throw new Error('The portfolio is not open.');
  return el;
}

export async function openPortfolio(host: Host): Promise<HTMLElement> {
  await host.command('open-portfolio');
  await host.settle();
  return portfolio();
}

export async function openLibrary(host: Host): Promise<HTMLElement> {
  const el = await openPortfolio(host);
  await pressKey(host, 'mode library');
  return el;
}

export function byKey(key: string): HTMLElement | null {
  return [...portfolio().querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.getAttribute('data-key') === key) ?? null;
}

/** Presses a button as the keyboard does: it has the focus, and is clicked. */
export async function pressKey(host: Host, key: string): Promise<void> {
  const button = byKey(key);
  if (button === null) throw new Error(`No "${key}"; there are: ${[...portfolio().querySelectorAll('[data-key]')].map((one) => one.getAttribute('data-key')).join(', ')}`);
  button.focus();
  button.click();
  await host.settle();
}

export function text(el: Element = portfolio()): string {
  return el.textContent ?? '';
}

/** What stands on a tile, by its title. */
export function tile(title: string): HTMLElement {
  const found = [...portfolio().querySelectorAll<HTMLElement>('.client-rapport-tile')].find((one) => one.querySelector('h3')?.textContent === title);
  if (found === undefined) throw new Error(`No tile "${title}"; there are: ${[...portfolio().querySelectorAll('.client-rapport-tile h3')].map(text).join(', ')}`);
  return found;
}

/** What was put on the clipboard. */
export function clipboard(): string[] {
  const texts: string[] = [];
  Object.defineProperty(window.navigator, 'clipboard', { configurable: true, value: { writeText: (one: string) => { texts.push(one); return Promise.resolve(); } } });
  return texts;
}
