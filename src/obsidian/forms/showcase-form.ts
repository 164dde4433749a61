/**
 * Create showcase: for which use, which recommendations of those that may be used so, and then each quote as it will
 * read. What may not be shown is listed with its reason. Consent is asked again when the note is written.
 */
import { appearance } from '../../core/portfolio/consent';
import { libraryOf, recommenderOf, type LibraryEntry } from '../../core/portfolio/library';
import { useText, whyNotText } from '../../core/shown/portfolio-words';
import { createShowcase, SHOWCASE_USES, type ShowcaseUse } from '../../core/writing/hand-out';
import { quotedFor, type Quoted } from '../../core/writing/quoting';
import { someOf } from '../view/scene';
import { Declined, noteName } from '../report-error';
import { Draft } from './draft';
import { choiceField, flagField, named } from './fields';
import { openForm, type Drafts, type FormHost, type Sheet } from './form';
import { drawPreview, proposed, replacementFields, replacementsOf, type ReplacementName } from './replacement-fields';

/** `confirmed` is asked for with the quotes, and listed with the rest. */
type Choosing = 'use' | 'chosen' | 'confirmed';

/** Recommendations that are listed at once. */
const AT_ONCE = 50;

export function showcaseForm(host: FormHost): () => void {
  const choices: Drafts<Choosing> = new Map();
  const { rapport } = host;

  const entries = (): readonly LibraryEntry[] => {
    const book = rapport.book();
    return libraryOf(book.clients(), rapport.today(), book.recommendations().filter(({ clients }) => clients.length === 0).map(({ record }) => record)).entries
      .filter(({ recommendation: { direction } }) => direction === 'received');
  };
  const useOf = (draft: Draft<Choosing>): ShowcaseUse => draft.word('use', SHOWCASE_USES) ?? 'public';

  return () => {
    const words = rapport.words();
    if (!host.outside?.isListing && (rapport.view().privacy || !rapport.indexing().finished)) throw new Declined(words.say(rapport.view().privacy ? 'library.privacy' : 'view.indexing'));
    openForm(host, choices, '', () => new Draft<Choosing>({ use: 'public' }), {
      title: words.say('command.create-showcase'),
      submit: words.say('showcase.next'),
      draw(sheet) {
        choiceField(sheet, 'use', named(SHOWCASE_USES, (use) => useText(use, words)), { label: words.say('showcase.use'), needed: true });
        chooseField(sheet, entries, useOf, rapport.today());
        if (host.outside?.isListing) flagField(sheet, 'confirmed', { label: words.say('quote.confirmed') });
      },
      check: (draft) => (allowed(draft, entries(), useOf(draft), rapport.today()).length === 0 ? { chosen: words.say('showcase.missing') } : {}),
      take(draft) {
        // Whoever goes back from the quotes begins where the choice was left.
        choices.set('', draft);
        return lookThrough(host, useOf(draft), allowed(draft, entries(), useOf(draft), rapport.today()), () => choices.delete(''));
      },
    });
  };
}

function appears({ recommendation, clients }: LibraryEntry, use: ShowcaseUse, today: number): 'named' | 'anonymous' | null {
  return appearance(recommendation, recommenderOf(clients), use, today);
}

/** The notes that were chosen and may be shown so. */
function allowed(draft: Draft<Choosing>, entries: readonly LibraryEntry[], use: ShowcaseUse, today: number): readonly string[] {
  return entries.filter((one) => draft.list('chosen').includes(one.recommendation.source.path) && appears(one, use, today) !== null).map(({ recommendation }) => recommendation.source.path);
}

function chooseField(sheet: Sheet<Choosing>, entries: () => readonly LibraryEntry[], useOf: (draft: Draft<Choosing>) => ShowcaseUse, today: number): void {
  const { words, draft } = sheet;
  const label = words.say('showcase.choose');
  const options = (): Readonly<Record<string, string>> => {
    const may = entries().filter((one) => appears(one, useOf(draft), today) !== null);
    return Object.fromEntries(may.map(({ recommendation: { title, source }, clients }) => [source.path, [title, ...clients.map(({ name }) => name)].join(' · ')]));
  };
  if (sheet.lists('chosen', { label, needed: true, holds: { many: true, options } })) return;
  const setting = sheet.row(label).setClass('client-rapport-form-long');
  const group = setting.controlEl.createDiv({ cls: 'client-rapport-form-choices', attr: { role: 'group' } });
  sheet.register('chosen', setting, group);
  let drawnFor: ShowcaseUse | null = null;
  sheet.onChange(() => {
    const use = useOf(draft);
    if (use === drawnFor) return;
    drawnFor = use;
    group.empty();
    const all = entries().map((entry) => ({ entry, as: appears(entry, use, today) }));
    const list = (some: typeof all): void => {
      someOf(group.createEl('ul', 'client-rapport-list'), some, AT_ONCE, words, (item, { entry: { recommendation: { title, source: { path } }, clients, uses }, as }) => {
        const label = item.createEl('label', { cls: 'client-rapport-form-mark' });
        const box = label.createEl('input', { type: 'checkbox' });
        box.checked = as !== null && draft.list('chosen').includes(path);
        box.disabled = as === null;
        const why = uses[use].why ?? uses.anonymous.why;
        label.createSpan({ text: [title, words.list(clients.map(({ name }) => name))].filter((part) => part !== '').join(' · '), attr: { dir: 'auto' } });
        label.createSpan({ cls: 'client-rapport-item-state', text: as !== null ? words.say(`showcase.as.${as}`) : why === null ? '' : whyNotText(why, words) });
        box.addEventListener('change', () => {
          const others = draft.list('chosen').filter((one) => one !== path);
          draft.setList('chosen', box.checked ? [...others, path] : others);
          sheet.changed('chosen');
        });
      });
    };
    const may = all.filter(({ as }) => as !== null);
    if (may.length === 0) group.createDiv({ cls: 'client-rapport-form-target', text: words.say('showcase.none') });
    else list(may);
    const barred = all.filter(({ as }) => as === null);
    if (barred.length === 0) return;
    group.createDiv({ cls: 'client-rapport-form-preview-title', text: words.say('showcase.barred') });
    list(barred);
  });
}

/** The second step: every quote as it will read. */
async function lookThrough(host: FormHost, use: ShowcaseUse, paths: readonly string[], done: () => void): Promise<void> {
  const { rapport } = host;
  const words = rapport.words();
  const quotes: Quoted[] = [];
  const leftOut: string[] = [];
  for (const path of paths) {
    const quoted = quotedFor(path, await host.noteText(path), use, rapport.gate());
    if ('held' in quoted) leftOut.push(noteName(path));
    else quotes.push(quoted);
  }
  if (quotes.length === 0) throw new Declined(words.say('showcase.no-quotes'));
  const hides = quotes.some(({ as }) => as === 'anonymous');
  const drafts: Drafts<ReplacementName> = new Map();
  const fresh = (): Draft<ReplacementName> => {
    const all = proposed(quotes);
    return new Draft<ReplacementName>({}, { from: all.map(({ from }) => from), to: all.map(({ to }) => to) });
  };
  openForm(host, drafts, '', fresh, {
    title: words.say('command.create-showcase'),
    submit: words.say('showcase.create'),
    draw(sheet) {
      if (leftOut.length > 0) sheet.el.createDiv({ cls: 'client-rapport-form-target', text: words.say('showcase.left-out', { notes: words.list(leftOut) }) });
      if (hides) replacementFields(sheet, quotes);
      else drawPreview(sheet, quotes);
    },
    check: (draft) => (hides && !draft.flag('confirmed') ? { confirmed: words.say('quote.confirm') } : {}),
    plan: (draft, writing) => createShowcase({ use, quotes, replacements: replacementsOf(draft) }, rapport.gate(), writing),
    written: done,
  });
}
