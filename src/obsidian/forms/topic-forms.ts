/** What is done about topics: a note for a missing one, links repaired after a look at every line, neighbours linked. */
import type { RawNote } from '../../core/markdown/note';
import { relatedTopics, type RelatedRow } from '../../core/shown/related-rows';
import type { RepairWish } from '../../core/shown/topic-rows';
import { linkToNote } from '../../core/writing/new-note';
import { commonStyle } from '../../core/writing/related-topics';
import { createTopic, topicStyleOf } from '../../core/writing/topic-note';
import { lineRepairs, repairLinks, repairsFor, type LineRepair, type Repairs } from '../../core/writing/topic-repairs';
import { sourceRef } from '../../core/model';
import { Declined } from '../report-error';
import { drawPieces, filling, type Piece } from '../view/pieces';
import { inSlices, nextTurn, pauses } from '../view/slices';
import { Draft } from './draft';
import { marksField, named } from './fields';
import { drawnForm, openForm, type FormHost, type Sheet } from './form';

export interface TopicHost extends FormHost {
  /** A note with its text of this moment; null: it is gone or cannot be read. */
  note(path: string): Promise<RawNote | null>;
  readonly linkText: (path: string) => string;
}

/** So many topics tell how the others are written. */
const STYLE_FROM = 40;
/** More lines nobody looks through at once. */
const MOST_LINES = 300;
/** Notes that are read at once. */
const READ_AT_ONCE = 10;
/** Elements of lines that are drawn in one frame. */
const IN_A_FRAME = 24;
/** Letters of a long line around what changes in it. */
const AROUND = 32;

async function textsOfTopics(host: TopicHost): Promise<readonly string[]> {
  const notes = await Promise.all(host.rapport.book().topics().notes.slice(0, STYLE_FROM).map(({ path }) => host.note(path)));
  return notes.flatMap((note) => note?.text ?? []);
}

// ── A missing topic ─────────────────────────────────────────────────────────────────────────────────────────────────

export function topicCreator(host: TopicHost): (prefill: { readonly title: string }) => Promise<void> {
  return async ({ title }) => {
    const { rapport } = host;
    const style = topicStyleOf(rapport.book().topics(), await textsOfTopics(host));
    const { place, paths } = await host.write((writing) => createTopic(title, style, writing));
    tell(host, paths);
    await host.openWritten(place);
  };
}

function tell({ rapport, tell: say }: TopicHost, paths: readonly string[]): void {
  const words = rapport.words();
  say(words.say('done.written', { notes: words.list(paths.map(rapport.noteName)), undo: words.say('command.undo-last-change') }));
}

// ── Links to repair ─────────────────────────────────────────────────────────────────────────────────────────────────

export function repairForm(host: TopicHost): (wish: RepairWish) => Promise<void> {
  return async (wish) => {
    const { rapport } = host;
    const words = rapport.words();
    const all = await linesOf(repairsFor(await inSlices(rapport.book().topicSteps()), wish), host);
    if (!host.outside?.isListing && all.length === 0) throw new Declined(words.say('topics.repair.none'));
    const lines = all.slice(0, MOST_LINES);
    const open = drawnForm(host, new Map(), '', () => new Draft<'lines'>({}, { lines: lines.map(idOf) }), {
      title: words.say('command.repair-topic-links'),
      submit: (draft) => words.say('topics.repair.submit', { n: draft.list('lines').length }),
      staysClosed: true,
      draw: (sheet) => drawLines(sheet, lines, all.length > lines.length),
      check: (draft) => (draft.list('lines').length === 0 ? { lines: words.say('topics.repair.nothing-chosen') } : {}),
      plan: (draft) => repairLinks(lines.filter((one) => draft.list('lines').includes(idOf(one)))),
    });
    await nextTurn();
    open();
  };
}

async function linesOf(repairs: Repairs, host: TopicHost): Promise<readonly LineRepair[]> {
  const paths = [...repairs.keys()];
  const all: LineRepair[] = [];
  await nextTurn();
  const pause = pauses();
  for (let from = 0; from < paths.length; from += READ_AT_ONCE) {
    for (const note of await Promise.all(paths.slice(from, from + READ_AT_ONCE).map((path) => host.note(path)))) {
      if (note !== null) all.push(...lineRepairs(note.path, note.text ?? '', repairs, host.linkText));
      await pause();
    }
  }
  // The form has enough to do by itself.
  await nextTurn();
  return all;
}

function idOf({ path, line }: LineRepair): string {
  return sourceRef({ path, line });
}

/** Every line as it is and as it would be, under the name of its note. */
function drawLines(sheet: Sheet<'lines'>, lines: readonly LineRepair[], isPart: boolean): void {
  const { words, rapport } = sheet;
  const hint = words.say('topics.repair.hint') + (isPart ? ` ${words.say('topics.repair.limit', { n: lines.length })}` : '');
  const label = words.say('topics.repair.lines');
  const options = (): Readonly<Record<string, string>> => Object.fromEntries(lines.map((one) => [idOf(one), excerpts(one.before, one.after).join(' → ')]));
  if (sheet.lists('lines', { label, hint, needed: true, holds: { many: true, options } })) return;
  const setting = sheet.row(label, hint);
  setting.controlEl.remove();
  const all = sheet.el.createDiv({ cls: 'client-rapport-form-repairs', attr: { role: 'group' } });
  const pieces = lines.flatMap((one, index): readonly Piece[] => {
    const line = (parent: HTMLElement): HTMLElement => drawLine(parent, one, sheet);
    if (lines[index - 1]?.path === one.path) return [line];
    return [(parent) => parent.createDiv({ cls: 'client-rapport-form-repair-note', text: rapport.noteName(one.path), attr: { dir: 'auto' } }), line];
  });
  // A line is there when the form opens, for the focus.
  const first = pieces.slice(0, 2).map((make) => make(all));
  sheet.later.push(filling(all, drawPieces(all, [...first.map((el) => () => el), ...pieces.slice(2)], undefined, IN_A_FRAME), true));
  sheet.register('lines', setting, all);
}

function drawLine(parent: HTMLElement, one: LineRepair, sheet: Sheet<'lines'>): HTMLElement {
  const { words, draft } = sheet;
  const label = parent.createEl('label', { cls: 'client-rapport-form-repair' });
  const box = label.createEl('input', { type: 'checkbox' });
  box.checked = draft.list('lines').includes(idOf(one));
  box.addEventListener('change', () => {
    const others = draft.list('lines').filter((id) => id !== idOf(one));
    draft.setList('lines', box.checked ? [...others, idOf(one)] : others);
    sheet.changed('lines');
  });
  const what = label.createDiv('client-rapport-form-repair-lines');
  what.createDiv({ cls: 'client-rapport-form-repair-line', text: words.say('topics.repair.line', { line: String(one.line) }) });
  const [before, after] = excerpts(one.before, one.after);
  for (const [tag, text, key] of [['del', before, 'topics.repair.before'], ['ins', after, 'topics.repair.after']] as const) {
    const el = what.createEl(tag, { attr: { dir: 'auto' } });
    el.createSpan({ cls: 'client-rapport-unseen', text: words.say('reason.text', { title: words.say(key), detail: '' }) });
    el.appendText(text);
  }
  return label;
}

/** A line before and after, without what is far from any change. */
function excerpts(before: string, after: string): readonly [string, string] {
  let [lead, trail] = [0, 0];
  const shorter = Math.min(before.length, after.length);
  while (lead < shorter && before[lead] === after[lead]) lead += 1;
  while (trail < shorter - lead && before.at(-1 - trail) === after.at(-1 - trail)) trail += 1;
  const cut = (text: string): string => {
    const from = Math.max(0, lead - AROUND);
    const to = Math.min(text.length, text.length - trail + AROUND);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}

// ── Related topics ──────────────────────────────────────────────────────────────────────────────────────────────────

export function relatedForm(host: TopicHost): (prefill: { readonly path?: string }) => Promise<void> {
  return async ({ path }) => {
    const { rapport } = host;
    const words = rapport.words();
    const active = path ?? rapport.app.workspace.getActiveFile()?.path ?? '';
    const note = await host.note(active);
    const isListing = host.outside?.isListing === true;
    if (note === null && !isListing) throw new Declined(words.say('topics.related.no-note'));
    const { offered, others } = note === null ? { offered: [], others: [] } : relatedTopics(note, rapport.book(), rapport.view());
    if (!isListing && offered.length + others.length === 0) throw new Declined(words.say('topics.related.none', { note: rapport.noteName(active) }));
    const common = commonStyle(await textsOfTopics(host));
    const chosen = (draft: Draft<'offered' | 'others'>): readonly string[] => [...draft.list('offered'), ...draft.list('others')];
    const first = offered.length > 0 ? 'offered' : 'others';
    openForm(host, new Map(), '', () => new Draft<'offered' | 'others'>(), {
      title: words.say('topics.related.title', { note: rapport.noteName(active) }),
      submit(draft) {
        const n = chosen(draft).length;
        return n === 0 ? words.say('command.link-related-topics') : words.say('topics.related.submit', { n });
      },
      draw(sheet) {
        const label = ({ name, why }: RelatedRow): string => (why === '' ? name : words.say('reason.text', { title: name, detail: why }));
        for (const [name, rows] of [['offered', offered], ['others', others]] as const) {
          if (rows.length === 0 && !isListing) continue;
          const labels = named(rows.map((row) => row.path), (one) => label(rows.find((row) => row.path === one) ?? { path: one, name: one, why: '' }));
          marksField(sheet, name, labels, { label: words.say(`topics.related.${name}`), hint: name === first ? words.say('topics.related.hint') : '' });
        }
      },
      check: (draft) => (chosen(draft).length === 0 ? { [first]: words.say('topics.related.nothing-chosen') } : {}),
      plan: (draft, writing) => ({
        edits: [{ kind: 'related', path: active, links: chosen(draft).map((one) => linkToNote(one, writing)), common }],
        unknownMarkers: [],
      }),
    });
  };
}
