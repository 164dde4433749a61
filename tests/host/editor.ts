/** The editor of a note: a plain text area with the app's methods for lines, cursor and changes. */
import type * as obsidian from 'obsidian';

type Position = obsidian.EditorPosition;

export class Editor {
  constructor(readonly hostEl: HTMLTextAreaElement, private readonly changed: () => void) {}

  getDoc(): this {
    return this;
  }

  refresh(): void {
    return undefined;
  }

  getValue(): string {
    return this.hostEl.value;
  }

  setValue(content: string): void {
    this.hostEl.value = content;
    this.changed();
  }

  getLine(line: number): string {
    return this.lines()[line] ?? '';
  }

  setLine(line: number, text: string): void {
    this.replaceRange(text, { line, ch: 0 }, { line, ch: this.getLine(line).length });
  }

  lineCount(): number {
    return this.lines().length;
  }

  lastLine(): number {
    return this.lineCount() - 1;
  }

  getSelection(): string {
    return this.getValue().slice(this.hostEl.selectionStart, this.hostEl.selectionEnd);
  }

  somethingSelected(): boolean {
    return this.hostEl.selectionStart !== this.hostEl.selectionEnd;
  }

  getRange(from: Position, to: Position): string {
    return this.getValue().slice(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string): void {
    this.replace(replacement, this.hostEl.selectionStart, this.hostEl.selectionEnd);
  }

  replaceRange(replacement: string, from: Position, to: Position = from): void {
    this.replace(replacement, this.posToOffset(from), this.posToOffset(to));
  }

  getCursor(side: 'from' | 'to' | 'head' | 'anchor' = 'head'): Position {
    return this.offsetToPos(side === 'from' || side === 'anchor' ? this.hostEl.selectionStart : this.hostEl.selectionEnd);
  }

  listSelections(): obsidian.EditorSelection[] {
    return [{ anchor: this.getCursor('anchor'), head: this.getCursor('head') }];
  }

  setCursor(position: Position | number, ch = 0): void {
    this.setSelection(typeof position === 'number' ? { line: position, ch } : position);
  }

  setSelection(anchor: Position, head: Position = anchor): void {
    this.hostEl.setSelectionRange(this.posToOffset(anchor), this.posToOffset(head));
  }

  setSelections(ranges: obsidian.EditorSelectionOrCaret[]): void {
    const first = ranges[0];
    if (first !== undefined) this.setSelection(first.anchor, first.head);
  }

  focus(): void {
    this.hostEl.focus();
  }

  blur(): void {
    this.hostEl.blur();
  }

  hasFocus(): boolean {
    return document.activeElement === this.hostEl;
  }

  getScrollInfo(): { top: number; left: number } {
    return { top: this.hostEl.scrollTop, left: this.hostEl.scrollLeft };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    if (typeof x === 'number') this.hostEl.scrollLeft = x;
    if (typeof y === 'number') this.hostEl.scrollTop = y;
  }

  /** Scrolls by the share of lines above, which is near enough for lines that are not wrapped. */
  scrollIntoView(range: obsidian.EditorRange, center = false): void {
    const top = (range.from.line / Math.max(1, this.lineCount())) * this.hostEl.scrollHeight;
    this.hostEl.scrollTop = Math.max(0, top - (center ? this.hostEl.clientHeight / 2 : 0));
  }

  transaction(change: obsidian.EditorTransaction): void {
    const changes = [...(change.changes ?? [])].sort((a, b) => this.posToOffset(b.from) - this.posToOffset(a.from));
    for (const one of changes) this.replaceRange(one.text, one.from, one.to ?? one.from);
    if (change.replaceSelection !== undefined) this.replaceSelection(change.replaceSelection);
    if (change.selection !== undefined) this.setSelection(change.selection.from, change.selection.to ?? change.selection.from);
  }

  wordAt(position: Position): obsidian.EditorRange | null {
    for (const match of this.getLine(position.line).matchAll(/[\p{L}\p{N}_]+/gu)) {
      const end = match.index + match[0].length;
      if (match.index <= position.ch && position.ch <= end) return { from: { line: position.line, ch: match.index }, to: { line: position.line, ch: end } };
    }
    return null;
  }

  posToOffset(position: Position): number {
    const lines = this.lines();
    let offset = 0;
    for (let line = 0; line < Math.min(position.line, lines.length); line++) offset += (lines[line] ?? '').length + 1;
    return Math.min(offset + Math.min(position.ch, this.getLine(position.line).length), this.getValue().length);
  }

  offsetToPos(offset: number): Position {
    const before = this.getValue().slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line, ch: before.length - (before.lastIndexOf('\n') + 1) };
  }

  undo(): void {
    return undefined;
  }

  redo(): void {
    return undefined;
  }

  private lines(): string[] {
    return this.getValue().split('\n');
  }

  private replace(text: string, from: number, to: number): void {
    this.hostEl.setRangeText(text, from, to, 'end');
    this.changed();
  }
}
