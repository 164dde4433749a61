/**
 * Work in slices, so that it never holds up a frame: as much of it as fits is done at once, the rest a slice at a time.
 * Newer work takes the place of older work.
 */

/** Half of a frame at 60 Hz, so that the other half is the app's. */
const SLICE_MS = 8;

export class Slices {
  private work: Iterator<void> | null = null;
  private timer: number | undefined;

  run(work: Iterator<void>): void {
    this.stop();
    this.work = work;
    this.goOn();
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.work = null;
  }

  private goOn(): void {
    const { work } = this;
    const end = performance.now() + SLICE_MS;
    while (work !== null && work === this.work) {
      if (work.next().done === true) {
        this.work = null;
      } else if (performance.now() > end) {
        this.timer = window.setTimeout(() => this.goOn(), 0);
        return;
      }
    }
  }
}
