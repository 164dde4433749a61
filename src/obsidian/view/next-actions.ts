/** What to do next over all clients: three actions, more on request, and those that were put off. A click does one. */
import { setIcon, setTooltip } from 'obsidian';
import type { PutOff } from '../../core/shown/action-rows';
import { joined } from '../../core/shown/sentences';
import type { ActionRow } from '../../core/shown/shown';
import { drawFold } from './fold';
import { ACTION_ICONS } from './look';
import { leadsTo, noteLink, redraw, showMenu, someOf, unseen, wordButton, type Scene } from './scene';

const FIRST = 3;
const STEP = 10;

/** What there is to do, and what is put off. */
export interface ToDo {
  readonly actions: readonly ActionRow[];
  readonly putOff: readonly PutOff[];
}

export class NextActions {
  readonly el: HTMLElement;
  private shown = FIRST;
  private toDo: ToDo = { actions: [], putOff: [] };
  private drawn: readonly unknown[] = [];

  constructor(parent: HTMLElement, private readonly scene: Scene) {
    this.el = parent.createDiv('client-rapport-next');
  }

  draw(toDo: ToDo): void {
    this.toDo = toDo;
    const { scene } = this;
    const { actions, putOff } = toDo;
    const words = scene.words();
    const first = actions.slice(0, this.shown);
    // What has not changed stays as it is.
    const drawn = [words, actions.length, scene.isOpen('next'), scene.isPast(), ...first, scene.isOpen('putOff'), ...putOff.flatMap(({ action, untilText }) => [action, untilText])];
    if (drawn.length === this.drawn.length && drawn.every((one, index) => one === this.drawn[index])) return;
    this.drawn = drawn;
    const count = actions.length > first.length ? words.say('view.count', { shown: first.length, total: actions.length }) : String(actions.length);
    const place = this.placeOfFocus();
    redraw(this.el, () => {
      drawFold(this.el, 'next', scene, { title: words.say('view.next'), ...(actions.length === 0 ? {} : { count }) }, (children) => {
        if (actions.length === 0) children.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.next.none') });
        const list = children.createEl('ul', { cls: 'client-rapport-list' });
        for (const [at, action] of first.entries()) {
          // To be heard, every action says it itself.
          if (action.urgency !== first[at - 1]?.urgency) list.createEl('li', { cls: 'client-rapport-action-urgency', text: action.urgencyText, attr: { 'aria-hidden': 'true' } });
          this.drawAction(list, action);
        }
        if (actions.length > first.length) this.drawMore(children, words.say('view.more', { n: Math.min(STEP, actions.length - first.length) }), this.shown + STEP);
        else if (this.shown > FIRST && actions.length > FIRST) this.drawMore(children, words.say('view.next.less'), FIRST);
      });
      if (putOff.length > 0) this.drawPutOff(putOff);
    });
    this.focusNeighbour(place);
  }

  private drawMore(parent: HTMLElement, text: string, shown: number): void {
    wordButton(parent, text, 'more actions', () => {
      this.shown = shown;
      this.draw(this.toDo);
    }, 'mod-quiet');
  }

  private drawAction(list: HTMLElement, action: ActionRow): void {
    const { scene } = this;
    const { kind, urgency, urgencyText, client, verb, why, gainText, key, source } = action;
    const item = list.createEl('li', { cls: 'client-rapport-action-item' });
    const button = item.createEl('button', {
      cls: `client-rapport-action is-${urgency}`, attr: { type: 'button', 'data-key': key, 'data-action': key, ...leadsTo(source) },
    });
    setIcon(button.createSpan({ cls: 'client-rapport-action-icon', attr: { 'aria-hidden': 'true' } }), ACTION_ICONS[kind]);
    const what = button.createSpan('client-rapport-action-what');
    unseen(what, scene.words().say('reason.text', { title: urgencyText, detail: '' }));
    what.createSpan({ cls: 'client-rapport-action-verb', text: verb });
    const about = what.createSpan('client-rapport-action-why');
    about.createSpan({ text: client.name, attr: { dir: 'auto' } });
    if (why !== '') about.createSpan({ text: `\u00a0· ${why}`, attr: { dir: 'auto' } });
    if (gainText !== null) button.createSpan({ cls: 'client-rapport-action-gain', text: gainText });
    // Of a past day there is nothing left to be done; its note can still be read.
    if (scene.isPast()) return;
    button.addEventListener('click', (event) => {
      event.preventDefault();
      scene.rapport.act(action);
    });
    const more = item.createEl('button', { cls: 'clickable-icon client-rapport-action-more', attr: { type: 'button', 'data-key': `more ${key}` } });
    setIcon(more, 'ellipsis-vertical');
    setTooltip(more, scene.words().say('pane.action.more', { action: joined([verb, client.name], scene.words()) }));
    more.addEventListener('click', (event) => showMenu(scene.menu(source, action), event, more));
  }

  private drawPutOff(putOff: readonly PutOff[]): void {
    const { scene } = this;
    const words = scene.words();
    drawFold(this.el, 'putOff', scene, { title: words.say('pane.putOff', { n: putOff.length }) }, (children) => {
      const list = children.createEl('ul', { cls: 'client-rapport-list client-rapport-items' });
      someOf(list, putOff, STEP, words, (row, { action, untilText }) => {
        const what = row.createSpan('client-rapport-item-text');
        noteLink(what, words.say('reason.text', { title: action.verb, detail: action.client.name }), action.source);
        what.createSpan({ cls: 'client-rapport-item-state', text: untilText });
        const wake = wordButton(row, words.say('pane.putOff.wake'), `wake ${action.key}`, () => void scene.rapport.putOff(action, null));
        unseen(wake, words.say('reason.text', { title: '', detail: joined([action.verb, action.client.name], words) }));
      });
    });
  }

  // ── The keyboard stays where something went ───────────────────────────────────────────────────────────────────────

  private stops(): readonly HTMLElement[] {
    return this.el.findAll('button, [tabindex="0"]');
  }

  private placeOfFocus(): number {
    const { activeElement } = this.el.doc;
    return this.stops().findIndex((one) => one === activeElement);
  }

  /** What had the focus may be done or put off: then what took its place has it. */
  private focusNeighbour(place: number): void {
    if (place < 0 || this.el.contains(this.el.doc.activeElement)) return;
    const stops = this.stops();
    stops[Math.min(place, stops.length - 1)]?.focus({ preventScroll: true });
  }
}
