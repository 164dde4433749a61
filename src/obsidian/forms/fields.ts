/** The fields of forms: each draws one row, and keeps what is entered in the form's draft. */
import type { Day } from '../../core/day';
import type { Choice } from '../../core/writing/flags';
import { readTypedDay } from '../../core/writing/typed-day';
import type { Rapport } from '../rapport';
import type { Draft } from './draft';
import type { Sheet } from './form';

/** What takes more room than half of a form has stands one to a line. */
const LONG_MARK = 24;
/** Signs of Japanese are twice as wide as letters. */
const isLong = (text: string): boolean => text.replace(/[\u3000-\uffff]/g, '??').length > LONG_MARK;

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Whoever fills the form in without seeing it must say it, even where a value is suggested. */
  readonly needed?: boolean | undefined;
  /** For a day: no day ahead. */
  readonly past?: boolean;
  /** For a choice: see `Choice`. */
  readonly reads?: Choice['reads'];
}

export function textField<Name extends string>(sheet: Sheet<Name>, name: Name, { label, hint, placeholder = '', needed }: FieldWords): void {
  if (sheet.lists(name, { label, hint, needed, holds: 'text' })) return;
  const setting = sheet.row(label, hint);
  setting.addText((text) => {
    text.setPlaceholder(placeholder).setValue(sheet.draft.typed(name)).onChange((typed) => {
      sheet.draft.setText(name, typed);
      sheet.changed(name);
    });
    sheet.register(name, setting, text.inputEl);
  });
}

/** Several lines, for what somebody said in their own words. */
export function wordsField<Name extends string>(sheet: Sheet<Name>, name: Name, { label, hint, placeholder = '', needed }: FieldWords, rows = 4): void {
  if (sheet.lists(name, { label, hint, needed, holds: 'text' })) return;
  const setting = sheet.row(label, hint).setClass('client-rapport-form-long');
  setting.addTextArea((area) => {
    area.setPlaceholder(placeholder).setValue(sheet.draft.typed(name)).onChange((typed) => {
      sheet.draft.setText(name, typed);
      sheet.changed(name);
    });
    area.inputEl.rows = rows;
    sheet.register(name, setting, area.inputEl);
  });
}

/** One of several words; an empty one among the options stands for "not said". */
export function choiceField<Name extends string>(sheet: Sheet<Name>, name: Name, options: Readonly<Record<string, string>>, { label, hint, needed, reads }: FieldWords): void {
  if (sheet.lists(name, { label, hint, needed, holds: { options: () => options, reads } })) return;
  const setting = sheet.row(label, hint);
  setting.addDropdown((dropdown) => {
    dropdown.addOptions(options).setValue(sheet.draft.text(name)).onChange((value) => {
      sheet.draft.setText(name, value);
      sheet.changed(name);
    });
    sheet.register(name, setting, dropdown.selectEl);
  });
}

export function flagField<Name extends string>(sheet: Sheet<Name>, name: Name, { label, hint }: FieldWords): void {
  if (sheet.lists(name, { label, hint, holds: 'switch' })) return;
  const setting = sheet.row(label, hint);
  setting.addToggle((toggle) => {
    toggle.setValue(sheet.draft.flag(name)).onChange((on) => {
      sheet.draft.setFlag(name, on);
      sheet.changed(name);
    });
    // Keys and screen readers reach the box inside, where there is one.
    sheet.register(name, setting, toggle.toggleEl.querySelector('input') ?? toggle.toggleEl);
  });
}

/** Any of several words. */
export function marksField<Name extends string>(sheet: Sheet<Name>, name: Name, options: Readonly<Record<string, string>>, { label, hint, needed, reads }: FieldWords): void {
  if (sheet.lists(name, { label, hint, needed, holds: { options: () => options, many: true, reads } })) return;
  const setting = sheet.row(label, hint);
  const groupEl = setting.controlEl.createDiv({ cls: 'client-rapport-form-marks', attr: { role: 'group' } });
  groupEl.toggleClass('mod-long', Object.values(options).some(isLong));
  for (const [value, text] of Object.entries(options)) {
    const labelEl = groupEl.createEl('label', { cls: 'client-rapport-form-mark' });
    const boxEl = labelEl.createEl('input', { type: 'checkbox' });
    boxEl.checked = sheet.draft.list(name).includes(value);
    labelEl.createSpan({ text });
    boxEl.addEventListener('change', () => {
      const others = sheet.draft.list(name).filter((one) => one !== value);
      sheet.draft.setList(name, boxEl.checked ? [...others, value] : others);
      sheet.changed(name);
    });
  }
  sheet.register(name, setting, groupEl);
}

/**
 * A day, as a date or in words; what was understood stands beside it.
 * @param toward which day of its name a bare weekday means
 * @param remark what else to say about the day
 */
export function dayField<Name extends string>(
  sheet: Sheet<Name>, name: Name, { label, hint, needed, past }: FieldWords, toward: 'past' | 'future' = 'past', remark: (day: Day) => string | null = () => null,
): void {
  const { rapport, words, draft } = sheet;
  sheet.rule(name, () => {
    if (draft.text(name) === '') return needed ? words.say('wrong.day-missing') : null;
    const day = checkedDay(rapport, draft, name, toward);
    return day === null ? words.say('wrong.day') : past && day > rapport.today() ? words.say('wrong.day-ahead') : null;
  });
  if (sheet.lists(name, { label, hint, needed, holds: toward === 'future' ? 'future' : 'day' })) return;
  const setting = sheet.row(label, hint).setClass('client-rapport-form-day');
  const understoodEl = setting.controlEl.createSpan({ cls: 'client-rapport-form-understood', attr: { role: 'status' } });
  setting.addText((text) => {
    text.setPlaceholder(words.say('field.day.placeholder')).setValue(draft.typed(name)).onChange((typed) => {
      draft.setText(name, typed);
      sheet.changed(name);
    });
    sheet.register(name, setting, text.inputEl);
  });
  sheet.onChange(() => {
    const today = rapport.today();
    const day = readTypedDay(draft.text(name), today, toward);
    const more = day === null ? null : remark(day);
    const understood = day === null ? (draft.text(name) === '' ? '' : words.say('field.day.not-understood')) : words.day(day, today, 'long');
    understoodEl.setText(more === null ? understood : words.say('field.day.with-remark', { day: understood, remark: more }));
  });
}

/** The day of a field; null: none was typed, or none that can be read. */
export function checkedDay<Name extends string>(rapport: Rapport, draft: Draft<Name>, name: Name, toward: 'past' | 'future' = 'past'): Day | null {
  return readTypedDay(draft.text(name), rapport.today(), toward);
}

/** Words by value, in the order of the values. */
export function named<W extends string>(values: readonly W[], word: (value: W) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value) => [value, word(value)]));
}
