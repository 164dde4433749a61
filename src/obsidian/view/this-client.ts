/**
 * One client: what the score is made of, each piece of evidence a link to its line, and what mends it. It takes at most
 * half of the height and scrolls by itself.
 */
import { setIcon, setTooltip } from 'obsidian';
import type { ClientPage, Loss } from '../../core/shown/shown';
import { drawClientSections } from './client-sections';
import { bandClass, CHANNEL_ICONS } from './look';
import { FOLDS, noteLink, redraw, unseen, wordButton, type Scene } from './scene';

/** A client that a note belongs to as well. */
export interface Other {
  readonly path: string;
  readonly name: string;
}

export class ThisClient {
  readonly el: HTMLElement;
  private drawn: { readonly page: ClientPage | null; readonly rest: string } | null = null;

  constructor(parent: HTMLElement, private readonly scene: Scene) {
    this.el = parent.createEl('section', { cls: 'client-rapport-client is-empty', attr: { 'aria-labelledby': scene.id('client'), tabindex: '-1' } });
  }

  /** @param others clients that the active note belongs to beside this one */
  draw(page: ClientPage | null, others: readonly Other[]): void {
    const { drawn } = this;
    const rest = [...FOLDS.filter((fold) => this.scene.isOpen(fold)), ...others.map(({ path, name }) => `${path} ${name}`)].join('\n');
    // What has not changed stays as it is, with whatever the user has unfolded, selected or scrolled to in it.
    if (drawn?.page === page && drawn.rest === rest) return;
    const isAnother = drawn?.page?.path !== page?.path;
    this.drawn = { page, rest };
    if (isAnother && drawn !== null) this.el.scrollTop = 0;
    redraw(this.el, () => {
      this.el.toggleClass('is-empty', page === null);
      if (page === null) this.drawNobody();
      else this.drawPage(page, others);
    });
  }

  private drawNobody(): void {
    const words = this.scene.words();
    unseen(this.el, words.say('view.client')).id = this.scene.id('client');
    this.el.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.client.none') });
  }

  private drawPage(page: ClientPage, others: readonly Other[]): void {
    const { scene } = this;
    const words = scene.words();
    const open = scene.isOpen('client');
    const head = this.el.createDiv('client-rapport-client-head');
    const name = head.createDiv({ cls: 'client-rapport-client-name', attr: { role: 'heading', 'aria-level': '2', id: scene.id('client') } });
    noteLink(name, page.name, { path: page.path });
    head.createSpan({ cls: `client-rapport-score mod-large ${bandClass(page.band, page.provisional)}`, text: page.scoreText });
    const fold = head.createEl('button', { cls: 'clickable-icon client-rapport-client-fold', attr: { type: 'button', 'aria-expanded': String(open), 'data-key': 'fold client' } });
    setIcon(fold, open ? 'chevron-up' : 'chevron-down');
    setTooltip(fold, words.say(open ? 'view.client.fold' : 'view.client.unfold'));
    fold.addEventListener('click', () => scene.setOpen('client', !open));

    this.drawStanding(page);
    if (!open) return;
    this.drawOthers(others);
    this.drawKnown(page);
    if (page.losses.length > 0) this.drawLosses(page);
    drawClientSections(this.el, page, scene);
  }

  private drawStanding({ bandText, sureness, trend, notice, override }: ClientPage): void {
    const line = [bandText, sureness, trend?.sentence ?? ''].filter((part) => part !== '').join(' · ');
    this.el.createDiv({ cls: 'client-rapport-client-standing', text: line });
    if (override !== null) this.el.createDiv({ cls: 'client-rapport-client-notice', text: override });
    if (notice !== null) this.el.createDiv({ cls: 'client-rapport-client-notice', text: notice });
  }

  private drawOthers(others: readonly Other[]): void {
    if (others.length === 0) return;
    const line = this.el.createDiv({ cls: 'client-rapport-client-others', text: this.scene.words().say('view.client.also') });
    for (const { path, name } of others) wordButton(line, name, `other ${path}`, () => this.scene.show(path), 'mod-quiet').dir = 'auto';
  }

  private drawKnown({ about, preferences, preferredChannel, lastContact }: ClientPage): void {
    if (about !== '') this.el.createDiv({ cls: 'client-rapport-client-about', text: about, attr: { dir: 'auto' } });
    if (preferences !== null) {
      const line = this.el.createDiv('client-rapport-client-preferences');
      setIcon(line.createSpan({ cls: 'client-rapport-client-channel', attr: { 'aria-hidden': 'true' } }), CHANNEL_ICONS[preferredChannel ?? 'contact']);
      line.createSpan({ text: preferences, attr: { dir: 'auto' } });
    }
    if (lastContact !== null) noteLink(this.el.createDiv('client-rapport-client-last'), lastContact.text, lastContact.source);
  }

  private drawLosses({ losses, sumLabel, sumText }: ClientPage): void {
    const { scene } = this;
    this.el.createDiv({ cls: 'client-rapport-heading', text: scene.words().say('view.losses', { score: sumText }), attr: { role: 'heading', 'aria-level': '3', id: scene.id('losses') } });
    const list = this.el.createEl('ul', { cls: 'client-rapport-list client-rapport-losses', attr: { 'aria-labelledby': scene.id('losses') } });
    for (const loss of losses) this.drawLoss(list, loss);
    const sum = this.el.createDiv('client-rapport-sum');
    sum.createSpan({ text: sumLabel });
    sum.createSpan({ cls: 'client-rapport-sum-number', text: sumText });
  }

  private drawLoss(list: HTMLElement, { tone, pointsText, title, evidence, share, mend }: Loss): void {
    const { scene } = this;
    const row = list.createEl('li', { cls: `client-rapport-loss is-${tone}` });
    row.createSpan({ cls: 'client-rapport-loss-points', text: pointsText });
    const what = row.createDiv('client-rapport-loss-what');
    what.createSpan({ cls: 'client-rapport-loss-title', text: title, attr: { dir: 'auto' } });
    const pieces = what.createSpan('client-rapport-loss-evidence');
    evidence.forEach(({ text, source }, index) => {
      pieces.appendText(index === 0 ? ' ' : scene.words().say('evidence.join'));
      noteLink(pieces, text, source);
    });
    if (mend !== null && !scene.isPast()) {
      const { action, label } = mend;
      const button = wordButton(row, label, `mend ${action.key}`, () => scene.rapport.act(action), 'client-rapport-loss-mend');
      unseen(button, `: ${title}`);
    }
    row.createDiv({ cls: 'client-rapport-loss-bar', attr: { 'aria-hidden': 'true' } }).setCssProps({ '--client-rapport-share': share.toFixed(4) });
  }
}
