/** Hands for tests that fill in forms: keys are pressed where the focus is, fields are found by their label. */
import type { Rapport } from '../../src/obsidian/rapport';
import type { Host } from '../host/launch';

/** A key where the focus is; the character of a plain key is not typed. */
export function press(key: string, held: { readonly ctrlKey?: boolean; readonly shiftKey?: boolean; readonly isComposing?: boolean } = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
}

export function openForm(): HTMLElement {
  const form = document.querySelector<HTMLElement>('.client-rapport-form-modal');
  if (form === null) throw new Error('No form is open.');
  return form;
}

export function isFormOpen(): boolean {
  return document.querySelector('.client-rapport-form-modal') !== null;
}

export function rowOf(label: string): HTMLElement {
  const row = [...openForm().querySelectorAll<HTMLElement>('.setting-item')].find((one) => one.querySelector('.setting-item-name')?.textContent === label);
  if (row === undefined) throw new Error(`No field is called "${label}"; there are: ${labels().join(', ')}`);
  return row;
}

export function labels(): readonly string[] {
  return [...openForm().querySelectorAll('.setting-item')].filter((row) => row instanceof HTMLElement && row.style.display !== 'none').map((row) => row.querySelector('.setting-item-name')?.textContent ?? '');
}

export function control(label: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const found = rowOf(label).querySelector('input, textarea, select');
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement) return found;
  throw new Error(`"${label}" has nothing to type into.`);
}

/** Puts the cursor into a field and types, as from the keyboard. */
export function type(label: string, text: string): void {
  const field = control(label);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Chooses the option of these words. */
export function choose(label: string, words: string): void {
  const field = control(label);
  if (!(field instanceof HTMLSelectElement)) throw new Error(`"${label}" is no choice.`);
  const option = [...field.options].find((one) => one.text === words);
  if (option === undefined) throw new Error(`"${label}" has no "${words}"; there are: ${[...field.options].map((one) => one.text).join(', ')}`);
  type(label, option.value);
}

export function errorUnder(label: string): string {
  return rowOf(label).querySelector('.setting-item-error')?.textContent ?? '';
}

export function chosenClients(): readonly string[] {
  return [...openForm().querySelectorAll('.client-rapport-form-chip')].map((chip) => chip.textContent?.trim() ?? '');
}

/** The plugin as its views see it: taken from the sidebar view. */
export async function rapportOf(host: Host): Promise<Rapport> {
  await host.command('open-health');
  const [leaf] = host.app.workspace.getLeavesOfType('client-rapport-health');
  const pane: unknown = leaf === undefined ? undefined : Reflect.get(leaf.view, 'pane');
  const rapport: unknown = typeof pane === 'object' && pane !== null ? Reflect.get(pane, 'rapport') : undefined;
  if (isRapport(rapport)) return rapport;
  throw new Error('The view holds no rapport.');
}

function isRapport(value: unknown): value is Rapport {
  return typeof value === 'object' && value !== null && 'subscribe' in value && 'book' in value;
}
