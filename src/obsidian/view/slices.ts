/**
 * Work in slices, so that it never holds up a frame: as much of it as fits is done at once, the rest a slice at a time.
 * Newer work takes the place of older work.
 */

/** Half of a frame at 60 Hz, so that the other half is the app's. */
const SLICE_MS = 8;

/** Does all of it, and hands on what comes of it. */
export async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let end = performance.now() + SLICE_MS;
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() > end) {
      await new Promise<void>((goOn) => window.setTimeout(goOn, 0));
      end = performance.now() + SLICE_MS;
    }
    step = steps.next();
  }
  return step.value;
}

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
