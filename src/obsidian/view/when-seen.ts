/** Draws after changes: at once while somebody sees it, else as soon as somebody does. */
export class WhenSeen {
  private isStale = true;

  constructor(private readonly el: HTMLElement, private readonly draw: () => void) {}

  /** Whether something has changed since it was last drawn. */
  get stale(): boolean {
    return this.isStale;
  }

  changed(): void {
    this.isStale = true;
    this.catchUp();
  }

  /** Something has changed that nobody sees yet, and that is drawn with the rest. */
  later(): void {
    this.isStale = true;
  }

  catchUp(): void {
    if (!this.isStale || !this.el.isShown()) return;
    this.isStale = false;
    this.draw();
  }
}
