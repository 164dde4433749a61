/** What has been entered into a form: texts, as typed, by the name of their field, and lists of them. */

export class Draft<Name extends string> {
  private readonly texts = new Map<Name, string>();
  private readonly lists = new Map<Name, readonly string[]>();
  /** Whether anybody has typed anything yet. */
  touched = false;

  constructor(texts?: Readonly<Partial<Record<Name, string>>>, lists?: Readonly<Partial<Record<Name, readonly string[]>>>) {
    for (const name in texts) this.texts.set(name, texts[name] ?? '');
    for (const name in lists) this.lists.set(name, lists[name] ?? []);
  }

  /** Without spaces around it; empty: nothing was entered. */
  text(name: Name): string {
    return this.typed(name).trim();
  }

  typed(name: Name): string {
    return this.texts.get(name) ?? '';
  }

  flag(name: Name): boolean {
    return this.text(name) === ON;
  }

  list(name: Name): readonly string[] {
    return this.lists.get(name) ?? [];
  }

  /** The word if it is one of these. */
  word<W extends string>(name: Name, words: readonly W[]): W | null {
    const text = this.text(name);
    return words.find((word) => word === text) ?? null;
  }

  setText(name: Name, text: string): void {
    this.texts.set(name, text);
    this.touched = true;
  }

  /** A text that nobody typed. */
  prefill(name: Name, text: string): void {
    this.texts.set(name, text);
  }

  setFlag(name: Name, on: boolean): void {
    this.setText(name, on ? ON : '');
  }

  setList(name: Name, list: readonly string[]): void {
    this.lists.set(name, list);
    this.touched = true;
  }
}

const ON = 'on';
