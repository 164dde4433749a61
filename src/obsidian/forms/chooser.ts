/** Choosing one of many by typing, before a form opens. */
import { FuzzySuggestModal, type FuzzyMatch } from 'obsidian';
import type { FormHost } from './form';

interface Choosing<T> {
  /** The flag that names one, where nobody can be asked. */
  readonly flag: string;
  readonly items: readonly T[];
  readonly placeholder: string;
  key(item: T): string;
  text(item: T): string;
  /** Said below its name; blank: nothing. */
  remark?(item: T): string;
  take(item: T): unknown;
}

export function choose<T>(host: FormHost, choosing: Choosing<T>): void {
  host.outside?.mustName?.(choosing.flag, Object.fromEntries(choosing.items.map((item) => [choosing.key(item), choosing.text(item)])));
  new Chooser(host, choosing).open();
}

class Chooser<T> extends FuzzySuggestModal<T> {
  constructor(private readonly host: FormHost, private readonly choosing: Choosing<T>) {
    super(host.rapport.app);
    this.setPlaceholder(choosing.placeholder);
    const close = (): void => this.close();
    host.openForms.add(close);
    this.setCloseCallback(() => host.openForms.delete(close));
  }

  override getItems(): T[] {
    return [...this.choosing.items];
  }

  override getItemText(item: T): string {
    return this.choosing.text(item);
  }

  override renderSuggestion(match: FuzzyMatch<T>, el: HTMLElement): void {
    super.renderSuggestion(match, el);
    const remark = this.choosing.remark?.(match.item) ?? '';
    if (remark !== '') el.createDiv({ cls: 'client-rapport-form-aliases', text: remark });
  }

  override onChooseItem(item: T): void {
    this.host.attempt(() => this.choosing.take(item));
  }
}
