/** Choosing clients by typing: names and aliases are offered, those chosen stand above the input and can be taken out. */
import { AbstractInputSuggest, setIcon, setTooltip, type App } from 'obsidian';
import type { Client } from '../../core/model';
import { cardsNamed } from '../../core/writing/flags';
import { foldName } from '../../core/reading/words';
import type { Rapport } from '../rapport';
import { noteName } from '../report-error';
import type { Sheet } from './form';

const OFFERED = 20;

/**
 * @param name the list field of the draft that holds the paths of the cards
 * @param needed whether the form must be about a client
 */
export function clientField<Name extends string>(sheet: Sheet<Name>, name: Name, many: boolean, needed: () => boolean = () => true): void {
  const { words, rapport, draft } = sheet;
  sheet.rule(name, () => {
    const typed = draft.text(name);
    if (typed !== '') return words.say('wrong.client-unknown', { name: typed });
    return draft.list(name).length === 0 && needed() ? words.say('wrong.client-missing') : null;
  });
  if (sheet.lists(name, { label: words.say('field.client'), needed: needed(), holds: many ? 'clients' : 'client' })) return;
  const setting = sheet.row(words.say(many ? 'field.clients' : 'field.client'), many ? words.say('field.clients.hint') : '').setClass('client-rapport-form-clients');
  const boxEl = setting.controlEl.createDiv('client-rapport-form-client-box');
  const chosenEl = boxEl.createDiv('client-rapport-form-chosen');
  const inputEl = boxEl.createEl('input', { type: 'text', value: draft.typed(name), placeholder: words.say('field.client.placeholder'), attr: { spellcheck: 'false', autocomplete: 'off' } });
  sheet.register(name, setting, inputEl);

  const change = (paths: readonly string[]): void => {
    draft.setList(name, paths);
    draw();
    sheet.changed(name);
  };
  const take = (path: string): void => {
    inputEl.value = '';
    draft.setText(name, '');
    change(many ? [...draft.list(name).filter((one) => one !== path), path] : [path]);
  };
  const draw = (): void => {
    chosenEl.empty();
    // Where one is asked for, a second one is not offered.
    inputEl.toggle(many || draft.list(name).length === 0);
    for (const path of draft.list(name)) {
      const chipEl = chosenEl.createSpan({ cls: 'client-rapport-form-chip' });
      chipEl.createSpan({ text: noteName(path), attr: { dir: 'auto' } });
      const removeEl = chipEl.createEl('button', { cls: 'clickable-icon', attr: { type: 'button' } });
      setIcon(removeEl, 'x');
      setTooltip(removeEl, words.say('field.client.remove', { client: noteName(path) }));
      removeEl.addEventListener('click', () => {
        change(draft.list(name).filter((one) => one !== path));
        inputEl.focus();
      });
    }
  };
  draw();

  new ClientSuggest(rapport.app, inputEl, () => offered(rapport, inputEl.value, draft.list(name))).onTaken = (path) => {
    take(path);
    if (!inputEl.isShown()) chosenEl.querySelector('button')?.focus();
  };
  inputEl.addEventListener('keydown', (event) => {
    const chosen = draft.list(name);
    if (event.key === 'Backspace' && inputEl.value === '' && chosen.length > 0) change(chosen.slice(0, -1));
  });
  // A name that was typed to its end needs no choosing; one that nobody has stays, and is an error.
  const takeTyped = (): void => {
    const path = named(rapport, inputEl.value);
    if (path !== null) take(path);
  };
  inputEl.addEventListener('input', () => {
    draft.setText(name, inputEl.value);
    sheet.changed(name);
  });
  inputEl.addEventListener('blur', takeTyped);
  sheet.onSubmit(takeTyped);
}

class ClientSuggest extends AbstractInputSuggest<Client> {
  onTaken: (path: string) => void = () => undefined;

  constructor(app: App, inputEl: HTMLInputElement, private readonly offer: () => Client[]) {
    super(app, inputEl);
    this.limit = OFFERED;
  }

  protected override getSuggestions(): Client[] {
    return this.offer();
  }

  override renderSuggestion({ name, aliases }: Client, el: HTMLElement): void {
    el.createDiv({ text: name, attr: { dir: 'auto' } });
    if (aliases.length > 0) el.createDiv({ cls: 'client-rapport-form-aliases', text: aliases.join(', '), attr: { dir: 'auto' } });
  }

  override selectSuggestion({ source }: Client): void {
    this.close();
    this.onTaken(source.path);
  }
}

function offered(rapport: Rapport, typed: string, chosen: readonly string[]): Client[] {
  const query = foldName(typed);
  const rank = ({ name, aliases }: Client): number => {
    const names = [name, ...aliases].map(foldName);
    if (names.some((one) => one.startsWith(query))) return 0;
    return names.some((one) => one.includes(query)) ? 1 : 2;
  };
  const found: { readonly client: Client; readonly rank: number }[] = [];
  for (const { client } of rapport.book().clients()) {
    const ranked = chosen.includes(client.source.path) ? 2 : rank(client);
    if (ranked < 2) found.push({ client, rank: ranked });
  }
  const past = ({ status }: Client): number => Number(status === 'former' || status === 'paused');
  return found.sort((a, b) => a.rank - b.rank || past(a.client) - past(b.client)).slice(0, OFFERED).map(({ client }) => client);
}

/** The card of exactly this name or alias; null: none, or several. */
function named(rapport: Rapport, typed: string): string | null {
  const [only, another] = cardsNamed(rapport.book().clients(), typed);
  return only !== undefined && another === undefined ? only : null;
}
