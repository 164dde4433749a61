/** What to do next over all clients: three actions, more on request. A click does one. */
import { setIcon } from 'obsidian';
import type { ActionRow } from '../../core/shown/shown';
import { drawFold } from './fold';
import { ACTION_ICONS } from './look';
import { leadsTo, redraw, unseen, wordButton, type Scene } from './scene';

const FIRST = 3;
const STEP = 10;

export class NextActions {
  readonly el: HTMLElement;
  private shown = FIRST;
  private actions: readonly ActionRow[] = [];
  private drawn: { readonly actions: readonly ActionRow[]; readonly total: number; readonly open: boolean } | null = null;

  constructor(parent: HTMLElement, private readonly scene: Scene) {
    this.el = parent.createDiv('client-rapport-next');
  }

  draw(actions: readonly ActionRow[]): void {
    this.actions = actions;
    const { scene } = this;
    const words = scene.words();
    const drawn = actions.slice(0, this.shown);
    const open = scene.isOpen('next');
    const before = this.drawn;
    const isSame = before?.total === actions.length && before.open === open && before.actions.length === drawn.length
      && drawn.every((action, index) => action === before.actions[index]);
    if (isSame) return;
    this.drawn = { actions: drawn, total: actions.length, open };
    const count = actions.length > drawn.length ? words.say('view.next.count', { shown: drawn.length, total: actions.length }) : String(actions.length);
    redraw(this.el, () => {
      drawFold(this.el, 'next', scene, { title: words.say('view.next'), ...(actions.length === 0 ? {} : { count }) }, (children) => {
        if (actions.length === 0) children.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.next.none') });
        const list = children.createEl('ul', { cls: 'client-rapport-list' });
        for (const action of drawn) this.drawAction(list, action);
        if (actions.length > drawn.length) this.drawMore(children, words.say('view.more', { n: Math.min(STEP, actions.length - drawn.length) }), this.shown + STEP);
        else if (this.shown > FIRST && actions.length > FIRST) this.drawMore(children, words.say('view.next.less'), FIRST);
      });
    });
  }

  private drawMore(parent: HTMLElement, text: string, shown: number): void {
    wordButton(parent, text, 'more actions', () => {
      this.shown = shown;
      this.draw(this.actions);
    }, 'mod-quiet');
  }

  private drawAction(list: HTMLElement, action: ActionRow): void {
    const { kind, urgency, urgencyText, client, verb, why, gainText } = action;
    const button = list.createEl('li').createEl('button', {
      cls: `client-rapport-action is-${urgency}`, attr: { type: 'button', 'data-key': action.key, ...leadsTo(action.source) },
    });
    setIcon(button.createSpan({ cls: 'client-rapport-action-icon', attr: { 'aria-hidden': 'true' } }), ACTION_ICONS[kind]);
    const what = button.createSpan('client-rapport-action-what');
    unseen(what, `${urgencyText}: `);
    what.createSpan({ cls: 'client-rapport-action-verb', text: verb });
    const about = what.createSpan('client-rapport-action-why');
    about.createSpan({ text: client.name, attr: { dir: 'auto' } });
    if (why !== '') about.createSpan({ text: ` · ${why}`, attr: { dir: 'auto' } });
    if (gainText !== null) button.createSpan({ cls: 'client-rapport-action-gain', text: gainText });
    button.addEventListener('click', (event) => {
      event.preventDefault();
      this.scene.rapport.act(action);
    });
  }
}
