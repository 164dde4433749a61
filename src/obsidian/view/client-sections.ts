/** What is folded below the losses of one client: changes, promises, the moment to ask, the timeline and the chart. */
import { HISTORY_WEEKS } from '../../core/health/health';
import type { ClientPage } from '../../core/shown/shown';
import { drawChart } from './chart';
import { drawFold } from './fold';
import { noteLink, someOf, type Scene } from './scene';
import { drawTimeline } from './timeline-list';

/** Rows that are drawn at once; a client of many years has hundreds. */
const AT_ONCE = 12;

export function drawClientSections(parent: HTMLElement, page: ClientPage, scene: Scene): void {
  const { changes, promises, moment, timeline } = page;
  const words = scene.words();

  drawFold(parent, 'changes', scene, { title: words.say('view.section.changes'), ...counted(changes) }, (children) => {
    if (changes.length === 0) drawNone(children, words.say('view.changes.none'));
    someOf(list(children), changes, AT_ONCE, words, (row, { points, pointsText, text, source }) => {
      row.createSpan({ cls: `client-rapport-item-side ${points < 0 ? 'is-loss' : points > 0 ? 'is-gift' : 'is-even'}`, text: pointsText });
      noteLink(row, text, source, 'client-rapport-item-text');
    });
  });

  drawFold(parent, 'promises', scene, { title: words.say('heading.promises'), ...counted(promises) }, (children) => {
    if (promises.length === 0) drawNone(children, words.say('view.promises.none'));
    someOf(list(children), promises, AT_ONCE, words, (row, { text, state, stateText, source }) => {
      const what = row.createSpan('client-rapport-item-text');
      noteLink(what, text, source);
      what.createSpan({ cls: `client-rapport-item-state is-${state}`, text: stateText });
    });
  });

  drawFold(parent, 'moment', scene, { title: words.say('view.section.moment') }, (children) => {
    children.createDiv({ cls: `client-rapport-moment${moment.ask ? ' is-chance' : ''}`, text: moment.headline });
    someOf(list(children), moment.moments, AT_ONCE, words, (row, { text, expiresText, source }) => {
      const what = row.createSpan('client-rapport-item-text');
      noteLink(what, text, source);
      if (expiresText !== null) what.createSpan({ cls: 'client-rapport-item-state', text: expiresText });
    });
    if (moment.blockers.length === 0) return;
    children.createDiv({ cls: 'client-rapport-heading', text: words.say('view.blockers') });
    someOf(list(children), moment.blockers, AT_ONCE, words, (row, { text }) => {
      row.createSpan({ cls: 'client-rapport-item-text', text });
    });
  });

  drawFold(parent, 'timeline', scene, { title: words.say('view.section.timeline') }, (children) => drawTimeline(children, timeline(), AT_ONCE, scene));

  drawFold(parent, 'chart', scene, { title: words.say('chart.title') }, (children) => drawChartOf(children, page, scene));
}

/** A past day stands in the chart that ends today, so that one can go on from it in both directions; an older one ends it. */
export function drawChartOf(parent: HTMLElement, { chart }: ClientPage, scene: Scene): void {
  const { rapport, charted } = scene;
  const today = rapport.today();
  const shown = rapport.asOf() ?? today;
  const to = today - shown >= HISTORY_WEEKS * 7 ? shown : today;
  const choice = charted ?? { span: { to }, shown, choose: (day) => rapport.showAsOf(day) };
  drawChart(parent, chart(choice.span), scene, choice);
}

function counted(rows: readonly unknown[]): { readonly count?: string } {
  return rows.length === 0 ? {} : { count: String(rows.length) };
}

function list(parent: HTMLElement): HTMLElement {
  return parent.createEl('ul', { cls: 'client-rapport-list client-rapport-items' });
}

function drawNone(parent: HTMLElement, text: string): void {
  parent.createDiv({ cls: 'client-rapport-quiet', text });
}
