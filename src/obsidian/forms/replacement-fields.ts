/**
 * What takes the place of names in quotes: proposed from what the vault knows, changed and added to by a person, with the
 * quotes as they will read below, and a box to say that they have been looked through.
 */
import { ButtonComponent } from 'obsidian';
import { anonymised, replacementsFor, type Replacement } from '../../core/portfolio/anonymous';
import { bylineOf, hiddenWords } from '../../core/shown/portfolio-words';
import type { Quoted } from '../../core/writing/quoting';
import type { Draft } from './draft';
import { flagField } from './fields';
import type { Sheet } from './form';

/** `from` and `to` are lists of one length. */
export type ReplacementName = 'from' | 'to' | 'confirmed';

export function proposed(quotes: readonly Quoted[]): readonly Replacement[] {
  const found: Replacement[] = [];
  for (const { as, quote, clients, recommendation } of quotes) {
    if (as === 'named') continue;
    for (const one of replacementsFor(quote, clients, recommendation, hiddenWords(quote))) if (!found.some(({ from }) => from === one.from)) found.push(one);
  }
  return found;
}

export function replacementsOf<Name extends string>(draft: Draft<Name | ReplacementName>): readonly Replacement[] {
  const to = draft.list('to');
  return draft.list('from').map((from, index) => ({ from, to: to[index] ?? '' })).filter(({ from }) => from.trim() !== '');
}

export function replacementFields<Name extends string>(sheet: Sheet<Name | ReplacementName>, quotes: readonly Quoted[]): void {
  const { words, draft } = sheet;
  const setting = sheet.row(words.say('quote.replace'), words.say('quote.replace.hint')).setClass('client-rapport-form-long');
  const group = setting.controlEl.createDiv({ cls: 'client-rapport-form-replacements', attr: { role: 'group' } });
  sheet.register('from', setting, group);
  const set = (all: readonly Replacement[]): void => {
    draft.setList('from', all.map(({ from }) => from));
    draft.setList('to', all.map(({ to }) => to));
    sheet.changed('from');
  };
  const all = (): readonly Replacement[] => draft.list('from').map((from, index) => ({ from, to: draft.list('to')[index] ?? '' }));
  const drawRows = (focus: number | null = null): void => {
    group.empty();
    all().forEach((one, index) => {
      const row = group.createDiv('client-rapport-form-replacement');
      for (const side of ['from', 'to'] as const) {
        const label = row.createEl('label');
        label.createSpan({ text: words.say(`quote.${side}`) });
        const input = label.createEl('input', { type: 'text', value: one[side], attr: { dir: 'auto', spellcheck: 'false' } });
        input.addEventListener('input', () => set(all().map((other, at) => (at === index ? { ...other, [side]: input.value } : other))));
        if (side === 'from' && focus === index) input.focus();
      }
      new ButtonComponent(row).setIcon('x').setTooltip(words.say('quote.remove', { from: one.from })).onClick(() => {
        set(all().filter((_, at) => at !== index));
        drawRows(Math.min(index, all().length - 1));
        if (all().length === 0) group.querySelector('button')?.focus();
      });
    });
    new ButtonComponent(group.createDiv()).setButtonText(words.say('quote.add')).onClick(() => {
      set([...all(), { from: '', to: hiddenWords(quotes[0]?.quote ?? '').person }]);
      drawRows(all().length - 1);
    });
  };
  drawRows();
  drawPreview(sheet, quotes);
  flagField(sheet, 'confirmed', { label: words.say('quote.confirmed') });
}

/** The quotes as they will read, and which known names are still in them. */
export function drawPreview<Name extends string>(sheet: Sheet<Name | ReplacementName>, quotes: readonly Quoted[]): void {
  const { words, draft, el } = sheet;
  el.createDiv({ cls: 'client-rapport-form-preview-title', text: words.say('quote.preview') });
  const preview = el.createDiv({ cls: 'client-rapport-form-preview', attr: { tabindex: '0', role: 'group' } });
  const left = el.createDiv({ cls: 'client-rapport-form-target', attr: { role: 'status' } });
  sheet.onChange(() => {
    preview.empty();
    const names: string[] = [];
    for (const quoted of quotes) {
      const { as, quote, clients, recommendation } = quoted;
      const text = as === 'named' ? quote : anonymised(quote, replacementsOf(draft));
      preview.createEl('blockquote', { cls: 'client-rapport-quote', text, attr: { dir: 'auto' } });
      preview.createDiv({ cls: 'client-rapport-form-by', text: bylineOf(quote, as === 'named' ? clients.map(({ name }) => name) : []) });
      if (as === 'anonymous') names.push(...replacementsFor(text, clients, recommendation, hiddenWords(quote)).map(({ from }) => from));
    }
    const said = names.length === 0 ? '' : words.say('quote.left', { names: words.list(names) });
    if (left.textContent !== said) left.setText(said);
  });
}
