/** What stands under the list: dormant clients, topics, notes that could not be read fully. */
import { setIcon } from 'obsidian';
import type { Foot } from '../../core/shown/shown';
import type { Topics } from '../../core/reading/topics';
import { drawFold } from './fold';
import { noteLink, redraw, someOf, type Scene } from './scene';

const AT_ONCE = 10;

export class FootLines {
  readonly el: HTMLElement;
  private drawn = '';

  constructor(parent: HTMLElement, private readonly scene: Scene, private readonly listDormant: (listed: boolean) => void) {
    this.el = parent.createDiv('client-rapport-foot');
  }

  /** @param dormantListed whether the list shows the dormant clients alone */
  draw(foot: Foot, topics: () => Topics, dormantListed: boolean): void {
    const { dormantText, topicsText, problemsText, problems } = foot;
    const { scene } = this;
    const words = scene.words();
    const said = JSON.stringify([foot, dormantListed, scene.isOpen('problems'), scene.isOpen('topics') ? topics().missing : null]);
    if (said === this.drawn) return;
    this.drawn = said;
    redraw(this.el, () => {
      if (dormantText !== null) {
        const line = this.el.createEl('button', {
          cls: 'client-rapport-foot-line', attr: { type: 'button', 'aria-pressed': String(dormantListed), 'data-key': 'dormant' },
        });
        setIcon(line.createSpan({ cls: 'client-rapport-fold-icon', attr: { 'aria-hidden': 'true' } }), 'moon');
        line.createSpan({ text: dormantText });
        line.addEventListener('click', () => this.listDormant(!dormantListed));
      }
      if (topicsText !== null) {
        drawFold(this.el, 'topics', scene, { title: topicsText }, (children) => {
          const { missing, collisions } = topics();
          const list = children.createEl('ul', { cls: 'client-rapport-list client-rapport-items' });
          someOf(list, [...missing, ...collisions], AT_ONCE, words, (row, one) => {
            const what = row.createSpan('client-rapport-item-text');
            const [first] = 'sources' in one ? one.sources : one.paths;
            noteLink(what, 'sources' in one ? one.target : one.alias, first === undefined ? null : { path: first });
            what.createSpan({ cls: 'client-rapport-item-state', text: 'count' in one ? words.say('view.topics.asked', { n: one.count }) : words.say('view.topics.shared') });
          });
        });
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
