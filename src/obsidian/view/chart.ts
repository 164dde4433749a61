/**
 * The chart of a client's weeks: bands as zones with their names, a line with gaps, marks where something bent it. It is
 * one stop for Tab: arrow keys or the mouse choose a week, Enter or the button shows its day. A table says the same.
 */
import { setIcon } from 'obsidian';
import type { ChartEvent, ChartWeek, HealthChart } from '../../core/shown/shown';
import type { Day } from '../../core/day';
import { EVENT_ICONS } from './look';
import { noteLink, unseen, wordButton, type Scene } from './scene';

/** A day that can be chosen on the chart. */
export interface Choice {
  /** The day that everything around the chart is shown as of. */
  readonly shown: Day;
  choose(day: Day): void;
}

/** Weeks that a page up or down passes. */
const PAGE = 4;
const FALL = 'M-4.5-4h9L0 4Z';
const RISE = 'M-4.5 4h9L0-4Z';

export function drawChart(parent: HTMLElement, chart: HealthChart, scene: Scene, choice: Choice): void {
  const words = scene.words();
  const { weeks, events, summary } = chart;
  const el = parent.createDiv('client-rapport-chart');
  if (chart.lines.length === 0) {
    el.createDiv({ cls: 'client-rapport-quiet', text: summary });
    return;
  }
  unseen(el, summary).id = scene.id('chart');
  new Plot(el, chart, scene, choice);
  if (events.length > 0) {
    el.createDiv({ cls: 'client-rapport-heading', text: words.say('chart.events'), attr: { id: scene.id('chart-events') } });
    const list = el.createEl('ul', { cls: 'client-rapport-list client-rapport-items', attr: { 'aria-labelledby': scene.id('chart-events') } });
    for (const event of events) drawEvent(list, event);
  }
  const open = scene.isOpen('chartTable');
  const toggle = wordButton(el, words.say(open ? 'chart.table.hide' : 'chart.table'), 'chart table', () => scene.setOpen('chartTable', !open), 'mod-quiet');
  toggle.setAttribute('aria-expanded', String(open));
  if (open) drawTable(el, weeks, scene);
}

function drawEvent(list: HTMLElement, { kind, dayText, points, pointsText, text, source }: ChartEvent): void {
  const row = list.createEl('li', 'client-rapport-item');
  setIcon(row.createSpan({ cls: 'client-rapport-item-icon', attr: { 'aria-hidden': 'true' } }), EVENT_ICONS[kind]);
  const what = row.createDiv('client-rapport-item-text');
  what.createSpan({ cls: 'client-rapport-item-day', text: dayText, attr: { dir: 'auto' } });
  what.createSpan({ cls: `client-rapport-chart-points ${points < 0 ? 'is-loss' : 'is-gift'}`, text: pointsText, attr: { dir: 'ltr' } });
  noteLink(what, text, source);
}

function drawTable(parent: HTMLElement, weeks: readonly ChartWeek[], scene: Scene): void {
  const words = scene.words();
  const table = parent.createEl('table', { cls: 'client-rapport-table', attr: { 'aria-labelledby': scene.id('chart') } });
  const head = table.createEl('thead').createEl('tr');
  for (const text of [words.say('chart.table.day'), words.say('score.sum')]) head.createEl('th', { text, attr: { scope: 'col' } });
  const body = table.createEl('tbody');
  for (const { dayText, score, scoreText, bandText, events } of [...weeks].reverse()) {
    const row = body.createEl('tr');
    row.createEl('th', { text: dayText, attr: { scope: 'row' } });
    const cell = row.createEl('td', { text: score === null ? bandText : `${scoreText} ${bandText}` });
    for (const text of events) cell.createDiv({ text, attr: { dir: 'auto' } });
  }
}

class Plot {
  private readonly weeks: readonly ChartWeek[];
  private readonly slider: HTMLElement;
  private readonly cursor: SVGElement;
  private readonly dot: SVGElement;
  private readonly said: HTMLElement;
  private readonly button: HTMLElement;
  /** The week that was chosen, by its place. */
  private at: number;

  constructor(parent: HTMLElement, chart: HealthChart, scene: Scene, private readonly choice: Choice) {
    const words = scene.words();
    const { weeks } = chart;
    this.weeks = weeks;
    // The week that is shown, or the last before it; weeks run from left to right in every language.
    this.at = Math.max(0, weeks.reduce((found, { day }, index) => (day <= choice.shown ? index : found), 0));
    const plot = parent.createDiv({ cls: 'client-rapport-chart-plot', attr: { dir: 'ltr' } });
    const names = plot.createDiv({ cls: 'client-rapport-chart-zones', attr: { 'aria-hidden': 'true' } });
    for (const { band, text, from, to } of [...chart.zones].reverse()) {
      const name = names.createDiv('client-rapport-chart-name');
      name.setCssProps({ '--client-rapport-share': (to - from).toFixed(4) });
      name.createSpan({ cls: `client-rapport-band is-${band}` }).createSpan({ cls: 'client-rapport-chart-word', text });
    }
    const area = plot.createDiv('client-rapport-chart-area');
    const drawing = area.createSvg('svg', { cls: 'client-rapport-chart-drawing', attr: { role: 'img', 'aria-labelledby': scene.id('chart') } });
    for (const { band, from, to } of chart.zones) {
      drawing.createSvg('rect', { cls: `client-rapport-chart-zone is-${band}`, attr: { x: '0', width: '100%', y: percent(1 - to), height: percent(to - from) } });
      if (from > 0) drawing.createSvg('line', { cls: 'client-rapport-chart-border', attr: { x1: '0', x2: '100%', y1: percent(1 - from), y2: percent(1 - from) } });
    }
    const shown = weeks.find(({ day }) => day === choice.shown);
    if (shown && choice.shown !== weeks.at(-1)?.day) drawing.createSvg('line', { cls: 'client-rapport-chart-shown', attr: upright(shown) });
    this.cursor = drawing.createSvg('line', { cls: 'client-rapport-chart-cursor' });
    drawLines(drawing, chart);
    for (const { week, points } of chart.events) {
      const { x = 0, y = null } = weeks[week] ?? {};
      const mark = drawing.createSvg('svg', { cls: `client-rapport-chart-mark ${points < 0 ? 'is-loss' : 'is-gift'}`, attr: { x: percent(x), y: percent(1 - (y ?? 0)), overflow: 'visible' } });
      mark.createSvg('path', { attr: { d: points < 0 ? FALL : RISE, transform: points < 0 ? 'translate(0 -11)' : 'translate(0 11)' } });
    }
    this.dot = drawing.createSvg('circle', { cls: 'client-rapport-chart-dot', attr: { r: '4' } });
    unseen(area, words.say('chart.week')).id = scene.id('chart-week');
    unseen(area, words.say('chart.keys')).id = scene.id('chart-keys');
    this.slider = area.createDiv({
      cls: 'client-rapport-chart-slider',
      attr: {
        role: 'slider', tabindex: '0', 'data-key': 'chart', 'aria-labelledby': scene.id('chart-week'), 'aria-describedby': scene.id('chart-keys'),
        'aria-valuemin': '1', 'aria-valuemax': String(weeks.length),
      },
    });
    const days = plot.createDiv({ cls: 'client-rapport-chart-days', attr: { 'aria-hidden': 'true' } });
    days.createSpan({ text: weeks[0]?.dayText ?? '' });
    days.createSpan({ text: weeks.length > 1 ? weeks.at(-1)?.dayText ?? '' : '' });
    const foot = parent.createDiv('client-rapport-chart-foot');
    this.said = foot.createDiv({ cls: 'client-rapport-chart-said', attr: { 'aria-hidden': 'true', dir: 'auto' } });
    this.button = wordButton(foot, words.say('chart.show'), 'chart show', () => this.choose());
    this.move(this.at);

    this.slider.addEventListener('keydown', (event) => this.press(event));
    this.slider.addEventListener('click', (event) => this.move(this.under(event)));
    this.slider.addEventListener('mousemove', (event) => this.point(this.under(event)));
    this.slider.addEventListener('mouseleave', () => this.point(this.at));
  }

  private choose(): void {
    const week = this.weeks[this.at];
    if (week) this.choice.choose(week.day);
  }

  private move(to: number): void {
    this.at = Math.min(this.weeks.length - 1, Math.max(0, to));
    const week = this.weeks[this.at];
    this.slider.setAttrs({ 'aria-valuenow': String(this.at + 1), 'aria-valuetext': week?.label ?? '' });
    this.button.toggleVisibility(week !== undefined && week.day !== this.choice.shown);
    this.point(this.at);
  }

  /** Tells of a week that is chosen, or under the mouse. */
  private point(index: number): void {
    const week = this.weeks[index];
    if (!week) return;
    this.said.setText(week.label);
    this.cursor.setAttrs(upright(week));
    this.dot.setAttrs({ cx: percent(week.x), cy: percent(1 - (week.y ?? 0)), visibility: week.y === null ? 'hidden' : 'visible' });
  }

  private under({ clientX }: MouseEvent): number {
    const { left, width } = this.slider.getBoundingClientRect();
    return width === 0 ? this.at : Math.round((clientX - left) / width * (this.weeks.length - 1));
  }

  private press(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || event.isComposing) return;
    const { at } = this;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageUp: at + PAGE, PageDown: at - PAGE, Home: 0, End: this.weeks.length - 1,
    };
    const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
    if (to !== undefined) this.move(to);
    else if (key === 'Enter') this.choose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Each line is drawn, and a dot for every week, so that one alone is seen; provisional ones are hollow. */
function drawLines(drawing: SVGElement, { lines, weeks }: HealthChart): void {
  const inside = drawing.createSvg('svg', { attr: { viewBox: '0 0 1 1', preserveAspectRatio: 'none', width: '100%', height: '100%', overflow: 'visible' } });
  const path = (cls: string, d: string): void => {
    if (d !== '') inside.createSvg('path', { cls: `client-rapport-chart-${cls}`, attr: { d, 'vector-effect': 'non-scaling-stroke' } });
  };
  const dots = (some: readonly ChartWeek[]): string => some.map(({ x, y }) => (y === null ? '' : `M${round(x)} ${round(1 - y)}h0`)).join('');
  path('line', linePath(lines));
  path('dots', dots(weeks.filter(({ provisional }) => !provisional)));
  const hollow = dots(weeks.filter(({ provisional }) => provisional));
  path('dots mod-provisional', hollow);
  path('dots mod-hollow', hollow);
}

/** Pieces of a line in a square of one by one. */
export function linePath(lines: readonly (readonly { readonly x: number; readonly y: number | null }[])[]): string {
  return lines.map((line) => line.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(1 - (y ?? 0))}`).join('')).join('');
}

function upright({ x }: ChartWeek): Record<string, string> {
  return { x1: percent(x), x2: percent(x), y1: '0', y2: '100%' };
}

function percent(share: number): string {
  return `${String(Math.round(share * 10_000) / 100)}%`;
}

function round(share: number): string {
  return String(Math.round(share * 1000) / 1000);
}
