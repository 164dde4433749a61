/**
 * Work in slices, so that it never holds up a frame: as much of it as fits is done at once, the rest a slice at a time.
 * What a slice has drawn is on the screen before the next one begins, so that no frame has all of it to lay out. Newer
 * work takes the place of older work.
 */

/** Half of a frame at 60 Hz, so that the other half is the app's. */
const SLICE_MS = 8;
/** What is drawn in this time takes the browser several times as long to lay out and to paint. */
const DRAWN_MS = 3;

/** What a step of the work has done, where that matters; `enough`: as much as a frame can show. */
export type Step = 'drawn' | 'enough' | void;

/** Does all of it, and hands on what comes of it. */
export async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  const pause = pauses();
  let step = steps.next();
  while (step.done !== true) {
    await pause();
    step = steps.next();
  }
  return step.value;
}

/** For work that waits for something again and again: @returns what it awaits besides, so that a slice comes to its end. */
export function pauses(): () => Promise<void> {
  let end = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() <= end) return;
    await nextTurn();
    end = performance.now() + SLICE_MS;
  };
}

export function nextTurn(): Promise<void> {
  return new Promise((goOn) => { window.setTimeout(goOn, 0); });
}

export class Slices {
  private work: Iterator<Step> | null = null;
  private timer: number | undefined;
  private cancelFrame: (() => void) | null = null;

  /** @param el what is drawn in: its window says when a frame was shown */
  constructor(private readonly el: HTMLElement) {}

  /** @param when the first slice is done at once, or soon, after whatever the app is about to do */
  run(work: Iterator<Step>, when: 'at once' | 'soon' = 'at once'): void {
    this.stop();
    this.work = work;
    if (when === 'soon') this.goOnLater();
    else this.goOn();
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.cancelFrame?.();
    this.cancelFrame = null;
    this.work = null;
  }

  private goOn(): void {
    const { work } = this;
    const begun = performance.now();
    let hasDrawn = false;
    while (work !== null && work === this.work) {
      const step = work.next();
      if (step.done === true) {
        this.work = null;
        return;
      }
      hasDrawn ||= step.value !== undefined;
      if (step.value !== 'enough' && performance.now() - begun <= (hasDrawn ? DRAWN_MS : SLICE_MS)) continue;
      if (hasDrawn) this.goOnAfterFrame();
      else this.goOnLater();
      return;
    }
  }

  private goOnLater(): void {
    this.timer = window.setTimeout(() => this.goOn(), 0);
  }

  private goOnAfterFrame(): void {
    const { win } = this.el;
    const frame = win.requestAnimationFrame(() => {
      this.cancelFrame = null;
      this.goOnLater();
    });
    this.cancelFrame = () => win.cancelAnimationFrame(frame);
  }
}
