/**
 * The small lines in the rows of a wide list: 26 weeks of each client. They come after the rows, once scrolling and typing
 * pause, a slice at a time and only for rows that are in the page, so that the list is as fast with them as without.
 */
import { sparkline } from '../../core/shown/chart';
import type { Rapport } from '../rapport';
import { linePath } from './chart';
import type { DrawnRow } from './client-row';
import { Slices, type Step } from './slices';

/** From this width on, in pixels, a row has room for one; the style sheet says the same. */
const WIDE = 400;
const PAUSE_MS = 120;

export class Sparklines {
  private readonly slices: Slices;
  private readonly waiting = new Set<DrawnRow>();
  private timer: number | undefined;

  /** @param el the view, of whose width the rows are */
  constructor(private readonly el: HTMLElement, private readonly rapport: Rapport) {
    this.slices = new Slices(el);
  }

  /** A row shows another client, or other facts. */
  want(row: DrawnRow): void {
    this.waiting.add(row);
  }

  /** Draws what waits, if there is room for it now. */
  wake(): void {
    window.clearTimeout(this.timer);
    if (this.waiting.size > 0) this.timer = window.setTimeout(() => { if (this.el.clientWidth >= WIDE) this.slices.run(this.draw()); }, PAUSE_MS);
  }

  end(): void {
    window.clearTimeout(this.timer);
    this.slices.stop();
    this.waiting.clear();
  }

  private *draw(): Generator<Step> {
    const view = this.rapport.view();
    const book = this.rapport.book();
    for (const row of this.waiting) {
      this.waiting.delete(row);
      const facts = row.el.isConnected && row.path !== null ? book.client(row.path) : undefined;
      if (facts) row.drawLine(linePath(sparkline(facts, view)));
      yield 'drawn';
    }
  }
}
