/**
 * The stacked bar of bands with its counts, in words and shapes beside the colours. A click lists one band alone. Of a past
 * day it says so above, with the way back.
 */
import type { Band, Summary } from '../../core/shown/shown';
import type { Scene } from './scene';
import { drawPastDay, pastDayWords } from './past-day';
import { redraw, unseen } from './scene';

export class SummaryBar {
  readonly el: HTMLElement;
  private drawn = '';

  constructor(parent: HTMLElement, private readonly scene: Scene, private readonly choose: (band: Band | null) => void, private readonly backToToday: () => void) {
    this.el = parent.createDiv({ cls: 'client-rapport-summary', attr: { role: 'group', 'aria-labelledby': scene.id('summary') } });
  }

  /** @param chosen the band that is listed alone */
  draw({ bands, total }: Summary, chosen: Band | null): void {
    const { rapport } = this.scene;
    const past = rapport.asOf();
    const drawn = JSON.stringify([bands, chosen, past, rapport.today(), rapport.words().language]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.el.toggleClass('is-empty', total === 0);
    redraw(this.el, () => {
      unseen(this.el, this.scene.words().say('view.summary')).id = this.scene.id('summary');
      if (past !== null) {
        const words = this.scene.words();
        drawPastDay(this.el, pastDayWords(past, rapport.today(), words), words, () => this.backToToday());
      }
      const bar = this.el.createDiv({ cls: 'client-rapport-bar', attr: { 'aria-hidden': 'true' } });
      for (const { band, share } of bands) {
        bar.createDiv(`client-rapport-bar-part is-${band}`).setCssProps({ '--client-rapport-share': share.toFixed(4) });
      }
      const counts = this.el.createDiv('client-rapport-bands');
      for (const { band, text } of bands) {
        const button = counts.createEl('button', {
          cls: `client-rapport-band is-${band}`, text, attr: { type: 'button', 'aria-pressed': String(band === chosen), 'data-key': band },
        });
        button.addEventListener('click', () => this.choose(band === chosen ? null : band));
      }
    });
  }
}
