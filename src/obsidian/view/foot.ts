/** What stands under the list: dormant clients, topics, notes that could not be read fully. */
import type { ClientRow, Foot } from '../../core/shown/shown';
import { drawFold } from './fold';
import { noteLink, redraw, someOf, wordButton, type Scene } from './scene';

const AT_ONCE = 10;

export class FootLines {
  readonly el: HTMLElement;
  private drawn = '';

  constructor(parent: HTMLElement, private readonly scene: Scene) {
    this.el = parent.createDiv('client-rapport-foot');
  }

  draw(foot: Foot, dormant: readonly ClientRow[]): void {
    const { dormantText, topicsText, problemsText, problems } = foot;
    const { scene } = this;
    const words = scene.words();
    const view = scene.rapport.view();
    const said = JSON.stringify([
      foot, words.language, scene.isPast(), view.privacy, scene.isOpen('problems'),
      scene.isOpen('dormant') ? dormant.map(({ label }) => label) : null,
    ]);
    if (said === this.drawn) return;
    this.drawn = said;
    redraw(this.el, () => {
      if (dormantText !== null) {
        drawFold(this.el, 'dormant', scene, { title: dormantText }, (children) => {
          const list = children.createEl('ul', { cls: 'client-rapport-list client-rapport-items' });
          someOf(list, dormant, AT_ONCE, words, (row, { path, name, reason }) => {
            const what = row.createSpan('client-rapport-item-text');
            noteLink(what, name, { path });
            what.createSpan({ cls: 'client-rapport-item-state', text: reason });
          });
          if (scene.isPast()) return;
          wordButton(children, words.say('pane.former.open'), 'former', () => scene.rapport.start('mark-former', { clients: dormant.map(({ path }) => path) }));
        });
      }
      if (topicsText !== null) {
        wordButton(this.el, topicsText, 'topics', () => scene.rapport.start('open-topic-map', {}), 'mod-quiet');
      }
      if (problemsText !== null) {
        drawFold(this.el, 'problems', scene, { title: problemsText }, (children) => {
          const list = children.createEl('ul', { cls: 'client-rapport-list client-rapport-items' });
          someOf(list, problems, AT_ONCE, words, (row, { path, line, note, property, message, remedy }) => {
            const what = row.createDiv('client-rapport-item-text');
            noteLink(what, note, line === null ? { path } : { path, line }, 'client-rapport-problem-note');
            if (property !== '') what.createSpan({ cls: 'client-rapport-item-state', text: property, attr: { dir: 'auto' } });
            what.createDiv({ cls: 'client-rapport-problem-message', text: message, attr: { dir: 'auto' } });
            what.createDiv({ cls: 'client-rapport-problem-remedy', text: remedy });
          });
        });
      }
    });
  }
}
