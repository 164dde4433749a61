/** The plugin's sidebar in the stand-in, as tests see it: opened by its command, read by its rows. */
import type { Host } from '../host/host';

export const HEALTH_VIEW = 'client-rapport-health';

export async function openSidebar(host: Host): Promise<HTMLElement> {
  await host.command('open-health');
  return sidebar();
}

export function sidebar(): HTMLElement {
  const el = document.querySelector<HTMLElement>(`.workspace-leaf-content[data-type="${HEALTH_VIEW}"] .view-content`);
  if (el === null) throw new Error('The sidebar is not open.');
  return el;
}

/** What a screen reader says of each row in sight, by the path of its note. */
export function rows(): Record<string, string> {
  return Object.fromEntries([...sidebar().querySelectorAll('.client-rapport-row')].map((row) => [row.getAttribute('data-path') ?? '', row.firstElementChild?.textContent ?? '']));
}

/** The counts of the bands, as written on their buttons. */
export function bands(): string[] {
  return [...sidebar().querySelectorAll('.client-rapport-band')].map((button) => button.textContent ?? '');
}

/** Everything that is shown, as text: two states that read the same are the same to a user. */
export function shown(): string {
  const copy = sidebar().cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error('no element');
  // What was announced last depends on the way here, not on where we are.
  for (const status of copy.querySelectorAll('[role="status"]')) status.remove();
  // Rows stand where their numbers say, whatever their order in the page.
  const place = (row: Element): number => Number(row.getAttribute('aria-posinset'));
  for (const list of copy.querySelectorAll('.client-rapport-rows')) list.replaceChildren(...[...list.children].sort((a, b) => place(a) - place(b)));
  const texts: string[] = [];
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) texts.push(node.textContent ?? '');
  return texts.join('|');
}

/** A client card with log lines, newest first. */
export function card(log: readonly string[] = [], properties: readonly string[] = []): string {
  return ['---', 'type: client', ...properties, '---', '', '## Log', '', ...log.map((line) => `- ${line}`), ''].join('\n');
}
