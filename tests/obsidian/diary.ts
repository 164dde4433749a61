/**
 * Days at the keyboard: runs commands and fills in forms as a person would, in the words of the language, and keeps a
 * diary of it that can be read: a sentence, what was typed, what was sent, and the notes as they stand at the end.
 */
import { messageOf } from '../../src/core/i18n/dictionaries';
import { words, type Key, type Language } from '../../src/core/i18n/lookup';
import { day } from '../support/notes';
import { notices, type Host } from '../host/launch';
import { control, errorUnder, isFormOpen, openForm, press, rowOf, type } from './form-hands';

const PLACE = /\[[^[\]]+\]/g;

export class Diary {
  /** What went to the clipboard. */
  readonly sent: string[] = [];
  private readonly page: string[] = [];
  private typed: string[] = [];

  /** @param isTold whether the sentences stand in the diary, or only what was done */
  constructor(readonly host: Host, readonly language: Language, private readonly isTold: boolean) {
    Object.defineProperty(window.navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void this.sent.push(text)) } });
  }

  /** Words that need no filling. */
  word(key: Key): string {
    const message = messageOf(this.language, key);
    if (typeof message !== 'string') throw new Error(`"${key}" has several forms.`);
    return message;
  }

  read(path: string): string {
    return this.host.app.disk.read(path);
  }

  /** Goes on at noon of a day, timers running on the way. */
  async on(iso: string): Promise<void> {
    await this.host.advance(new Date(`${iso}T12:00`).getTime() - this.host.clock.now());
    await this.host.settle();
    this.page.push(`## ${words(this.language).day(day(iso), day(iso), 'long')}`);
  }

  tell(sentence: string): void {
    if (this.isTold) this.page.push(sentence);
  }

  /** What the report says, a line for each entry. */
  quote(lines: readonly string[]): void {
    this.page.push(lines.map((line) => `> ${line}`).join('\n>\n'));
  }

  async open(name: string): Promise<void> {
    await this.host.app.workspace.openLinkText(name, '');
    await this.host.settle();
  }

  async command(id: string): Promise<void> {
    const name = this.host.app.registry.commands.get(`client-rapport:${id}`)?.name ?? id;
    this.typed = [`*${name.replace(/^.*?: /, '')}*`];
    await this.host.command(id);
  }

  /** Chooses in a list by typing. */
  async pick(typed: string): Promise<void> {
    const input = document.querySelector<HTMLInputElement>('.prompt input');
    if (input === null || document.activeElement !== input) throw new Error('There is nothing to choose from.');
    input.value = typed;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await this.host.settle();
    press('Enter');
    await this.host.settle();
    this.typed.push(`\`${typed}\``);
  }

  type(label: Key, text: string): void {
    type(this.word(label), text);
    this.typed.push(`${this.word(label)}: \`${text.replace(/\n/g, ' ')}\``);
  }

  /** @param value of the option, whatever it is called */
  choose(label: Key, value: string): void {
    const field = control(this.word(label));
    const option = field instanceof HTMLSelectElement ? [...field.options].find((one) => one.value === value) : undefined;
    if (option === undefined) throw new Error(`"${this.word(label)}" has no "${value}".`);
    type(this.word(label), value);
    this.typed.push(`${this.word(label)}: ${option.text}`);
  }

  tick(label: Key, option: Key): void {
    const box = [...rowOf(this.word(label)).querySelectorAll('label')].find(({ textContent }) => textContent === this.word(option))?.querySelector('input');
    if (!box) throw new Error(`"${this.word(label)}" has no "${this.word(option)}".`);
    box.focus();
    box.click();
    this.typed.push(`${this.word(label)}: ${this.word(option)}`);
  }

  /** Switches by key, and moves on, since Enter on a switch is for the switch. */
  toggle(label: Key): void {
    const row = rowOf(this.word(label));
    row.querySelector('input')?.focus();
    press('Enter');
    row.parentElement?.querySelector<HTMLElement>('input[type="text"]')?.focus();
    this.typed.push(this.word(label));
  }

  /** Which step is chosen in the form for steps. */
  step(): string {
    const chosen = openForm().querySelector<HTMLInputElement>('.client-rapport-form-step input:checked');
    this.typed.push(chosen?.closest('label')?.textContent ?? '');
    return chosen?.value ?? '';
  }

  /** What stands in a field. */
  value(label: Key): string {
    return control(this.word(label)).value;
  }

  /** Fills in the places in brackets of a message, in the order in which they stand; the same place the same way. */
  fill(answers: readonly string[]): void {
    const parts = ['sending.subject', 'sending.body'] as const;
    const places = [...new Set(parts.flatMap((part) => this.value(part).match(PLACE) ?? []))];
    expect({ places, answers: answers.length }).toEqual({ places, answers: places.length });
    for (const part of parts) {
      const before = this.value(part);
      const after = before.replace(PLACE, (place) => answers[places.indexOf(place)] ?? place);
      if (after !== before) type(this.word(part), after);
    }
    control(this.word('sending.body')).focus();
  }

  /** Submits the form that is open, and expects that it was taken. */
  async enter(): Promise<void> {
    const before = this.sent.length;
    press('Enter', { ctrlKey: true });
    await this.host.settle();
    if (isFormOpen()) {
      const errors = [...openForm().querySelectorAll('.setting-item-name')].map(({ textContent }) => `${textContent ?? ''}: ${errorUnder(textContent ?? '')}`).filter((line) => !line.endsWith(': '));
      throw new Error(`The form is still open. ${errors.join(' ')} ${notices().at(-1) ?? ''}`);
    }
    this.done();
    for (const text of this.sent.slice(before)) this.page.push(text.trim().split('\n').map((line) => `> ${line}`.trimEnd()).join('\n'));
  }

  /** For a command that needs no form. */
  done(): void {
    this.page.push(`- ${this.typed.join(' · ')}`);
    this.typed = [];
  }

  /** Types in a note: a piece of its text becomes another. */
  async inNote(name: string, from: string, to: string): Promise<void> {
    await this.open(name);
    const editor = this.host.app.workspace.activeEditor?.editor;
    const at = editor?.getValue().indexOf(from) ?? -1;
    if (!editor || at < 0) throw new Error(`“${name}” does not say “${from}”:\n${editor?.getValue() ?? ''}`);
    editor.replaceRange(to, editor.offsetToPos(at), editor.offsetToPos(at + from.length));
    await this.host.settle();
    const line = editor.getLine(editor.offsetToPos(at).line);
    this.page.push(`- **${name}** · \`${line}\``);
    // Whoever types on finds the cursor where it was left.
    editor.setCursor(editor.offsetToPos(at + to.length));
  }

  /** Types behind a prompt of a note; a full-width colon needs no space. */
  async behind(name: string, prompt: string, words: string): Promise<void> {
    await this.inNote(name, prompt, `${prompt}${prompt.endsWith('：') ? '' : ' '}${words}`);
  }

  /** Puts words in the place of the note's first hint that is left. */
  async inPlaceOfHint(name: string, words: string): Promise<void> {
    const [hint] = /^%% .* %%$/m.exec(this.read(await this.pathOf(name))) ?? [''];
    await this.inNote(name, hint, words);
  }

  private async pathOf(name: string): Promise<string> {
    await this.open(name);
    return this.host.app.workspace.getActiveFile()?.path ?? '';
  }

  /** Ticks a task, with its day, as the Tasks plugin does with a key. */
  async finish(name: string, task: string, iso: string): Promise<void> {
    await this.open(name);
    const line = this.host.app.workspace.activeEditor?.editor.getValue().split('\n').find((one) => one.startsWith('- [ ] ') && one.includes(task));
    if (line === undefined) throw new Error(`“${name}” has no task “${task}”.`);
    await this.inNote(name, line, `${line.replace('[ ]', '[x]')} ✅ ${iso}`);
  }

  /** Notes of the vault, in the order of their paths. */
  notes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.host.app.disk.texts].filter(([path]) => path.endsWith('.md')).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The diary as a page, with all notes at its end. */
  text(head: string, headOfNotes: string): string {
    const notes = Object.entries(this.notes()).map(([path, text]) => `### ${path}\n\n\`\`\`\`markdown\n${text.trimEnd()}\n\`\`\`\``);
    return `${[head, ...this.page, headOfNotes, ...notes].join('\n\n')}\n`.replace(/(?<!\n)\n\n(?=- )/g, (gap, at: number, whole: string) => (/\n- [^\n]*$/.test(whole.slice(0, at)) ? '\n' : gap));
  }
}
