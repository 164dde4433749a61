/** Suggestions: the prompt with its list, and the list under an input. Arrows move, Enter takes, Escape closes. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { uncaught } from './events';
import { Scope } from './keymap';
import { Modal } from './modal';
import { prepareFuzzySearch, renderMatches } from './search';

/** The list both of them show. */
class Choices<T> {
  private values: readonly T[] = [];
  private selected = 0;

  constructor(
    private readonly el: HTMLElement,
    private readonly render: (value: T, el: HTMLElement) => void,
    private readonly take: (value: T, event: MouseEvent | KeyboardEvent) => void,
  ) {
    el.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('.suggestion-item') : null;
      const value = row === null ? undefined : this.values[[...el.querySelectorAll('.suggestion-item')].indexOf(row)];
      if (value !== undefined) take(value, event);
    });
    el.addEventListener('mousedown', (event) => event.preventDefault());
  }

  show(values: readonly T[]): void {
    this.values = values;
    this.el.empty();
    for (const value of values) this.render(value, this.el.createDiv({ cls: 'suggestion-item' }));
    this.select(0);
  }

  move(by: number): void {
    if (this.values.length > 0) this.select((this.selected + by + this.values.length) % this.values.length);
  }

  takeSelected(event: MouseEvent | KeyboardEvent): void {
    const value = this.values[this.selected];
    if (value !== undefined) this.take(value, event);
  }

  private select(at: number): void {
    this.selected = at;
    [...this.el.children].forEach((row, index) => row.classList.toggle('is-selected', index === at));
    this.el.children[at]?.scrollIntoView?.({ block: 'nearest' });
  }
}

function registerArrows<T>(scope: Scope, choices: Choices<T>): void {
  scope.register([], 'ArrowDown', () => {
    choices.move(1);
    return false;
  });
  scope.register([], 'ArrowUp', () => {
    choices.move(-1);
    return false;
  });
  for (const modifiers of [[], ['Mod'], ['Shift'], ['Alt']] satisfies obsidian.Modifier[][]) {
    scope.register(modifiers, 'Enter', (event) => {
      choices.takeSelected(event);
      return false;
    });
  }
}

export abstract class SuggestModal<T> extends Modal {
  limit = 100;
  emptyStateText = 'No results found.';
  inputEl: HTMLInputElement;
  resultContainerEl: HTMLElement;
  private readonly hostChoices: Choices<T>;
  private hostRound = 0;

  constructor(app: App) {
    super(app);
    this.modalEl.className = 'prompt';
    this.modalEl.empty();
    this.inputEl = this.modalEl.createDiv('prompt-input-container').createEl('input', { cls: 'prompt-input', type: 'text' });
    this.resultContainerEl = this.modalEl.createDiv('prompt-results');
    this.hostChoices = new Choices(
      this.resultContainerEl,
      (value, el) => this.renderSuggestion(value, el),
      (value, event) => this.selectSuggestion(value, event),
    );
    this.inputEl.addEventListener('input', () => this.hostRefresh());
    registerArrows(this.scope, this.hostChoices);
  }

  override open(): void {
    super.open();
    this.inputEl.focus();
    this.hostRefresh();
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
    this.inputEl.setAttribute('aria-label', placeholder);
  }

  setInstructions(instructions: obsidian.Instruction[]): void {
    this.modalEl.querySelector('.prompt-instructions')?.remove();
    const row = this.modalEl.createDiv('prompt-instructions');
    for (const { command, purpose } of instructions) {
      const one = row.createDiv('prompt-instruction');
      one.createSpan({ cls: 'prompt-instruction-command', text: command });
      one.createSpan({ text: purpose });
    }
  }

  onNoSuggestion(): void {
    this.resultContainerEl.empty();
    this.resultContainerEl.createDiv({ cls: 'suggestion-empty', text: this.emptyStateText });
  }

  /** The app closes the prompt first and then tells what was chosen. */
  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.close();
    this.onChooseSuggestion(value, event);
  }

  selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
    this.hostChoices.takeSelected(event);
  }

  abstract getSuggestions(query: string): T[] | Promise<T[]>;
  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

  private hostRefresh(): void {
    const round = ++this.hostRound;
    const show = (values: T[]): void => {
      if (round !== this.hostRound) return;
      this.hostChoices.show(values.slice(0, this.limit));
      if (values.length === 0) this.onNoSuggestion();
    };
    const values = this.getSuggestions(this.inputEl.value);
    if (Array.isArray(values)) show(values);
    else values.then(show, uncaught);
  }
}

export abstract class FuzzySuggestModal<T> extends SuggestModal<obsidian.FuzzyMatch<T>> {
  getSuggestions(query: string): obsidian.FuzzyMatch<T>[] {
    const search = prepareFuzzySearch(query);
    const matches = this.getItems().flatMap((item) => {
      const match = search(this.getItemText(item));
      return match === null ? [] : [{ item, match }];
    });
    return query.trim() === '' ? matches : matches.sort((a, b) => b.match.score - a.match.score);
  }

  renderSuggestion(match: obsidian.FuzzyMatch<T>, el: HTMLElement): void {
    renderMatches(el, this.getItemText(match.item), match.match.matches);
  }

  onChooseSuggestion(match: obsidian.FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(match.item, event);
  }

  abstract getItems(): T[];
  abstract getItemText(item: T): string;
  abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;
}

export abstract class PopoverSuggest<T> {
  scope: Scope;
  protected readonly hostEl: HTMLElement = createDiv('suggestion-container');
  protected readonly hostChoices: Choices<T>;

  constructor(public app: App, scope?: Scope) {
    this.scope = scope ?? new Scope(app.scope);
    this.hostChoices = new Choices(
      this.hostEl.createDiv('suggestion'),
      (value, el) => this.renderSuggestion(value, el),
      (value, event) => this.selectSuggestion(value, event),
    );
    registerArrows(this.scope, this.hostChoices);
    this.scope.register([], 'Escape', () => {
      this.close();
      return false;
    });
  }

  open(): void {
    if (this.hostEl.isConnected) return;
    document.body.appendChild(this.hostEl);
    this.app.keymap.pushScope(this.scope);
  }

  close(): void {
    if (!this.hostEl.isConnected) return;
    this.app.keymap.popScope(this.scope);
    this.hostEl.remove();
  }

  onHistoryBack(): void {
    this.close();
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;
}

export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
  limit = 100;
  private hostRound = 0;
  /** The list goes with its input, whoever takes that out of the page. */
  private readonly hostWatch = new MutationObserver(() => {
    if (!this.hostInput.isConnected) this.close();
  });
  private hostSelected: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | null = null;

  constructor(app: App, private readonly hostInput: HTMLInputElement | HTMLDivElement) {
    super(app);
    hostInput.addEventListener('focus', () => this.hostRefresh());
    hostInput.addEventListener('input', () => this.hostRefresh());
    hostInput.addEventListener('blur', () => this.close());
  }

  override open(): void {
    super.open();
    this.hostWatch.observe(document.body, { childList: true, subtree: true });
  }

  override close(): void {
    this.hostWatch.disconnect();
    super.close();
  }

  setValue(value: string): void {
    if (this.hostInput instanceof HTMLInputElement) this.hostInput.value = value;
    else this.hostInput.setText(value);
  }

  getValue(): string {
    return this.hostInput instanceof HTMLInputElement ? this.hostInput.value : (this.hostInput.textContent ?? '');
  }

  /** By itself choosing closes and calls `onSelect`'s callback; a plugin that overrides it sets the value. */
  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.hostSelected?.(value, event);
    this.close();
  }

  onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
    this.hostSelected = callback;
    return this;
  }

  protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

  private hostRefresh(): void {
    const round = ++this.hostRound;
    Promise.resolve(this.getSuggestions(this.getValue())).then((values) => {
      if (round !== this.hostRound) return;
      if (values.length === 0 || document.activeElement !== this.hostInput) {
        this.close();
        return;
      }
      this.open();
      this.hostChoices.show(values.slice(0, this.limit));
      const box = this.hostInput.getBoundingClientRect();
      this.hostEl.setCssStyles({ left: `${box.left}px`, top: `${box.bottom}px`, minWidth: `${box.width}px` });
    }, uncaught);
  }
}
