/**
 * What all forms share: one modal each, keyboard first. Enter submits, Mod+Enter from a text area; Escape keeps what was
 * typed for the next time; errors stand under their field; the form stays open until its change is written.
 */
import { ButtonComponent, Modal, Notice, Setting } from 'obsidian';
import type { Plan, Writing } from '../../core/writing/actions';
import type { Words } from '../../core/i18n/lookup';
import type { Source } from '../../core/model';
import type { Flag } from '../../core/writing/flags';
import type { Refusal } from '../../core/writing/refusal';
import type { Written } from '../pen';
import type { Rapport } from '../rapport';
import { reportError } from '../report-error';
import type { Prefill, Task } from '../tasks';
import { Slices, type Step } from '../view/slices';
import type { Draft } from './draft';

/** Whoever begins a task from outside: a link fills its form in before it is shown, the command line answers it unseen. */
export interface Outside {
  fill?<Name extends string>(form: Form<Name>, draft: Draft<Name>): void;
  answer?<Name extends string>(form: Form<Name>, draft: Draft<Name>): void;
  /** Only the fields of forms are wanted, before there are any notes. */
  readonly isListing?: boolean;
  /** Says that the flag must name one of these; absent: they are offered. */
  mustName?(flag: string, options: Readonly<Record<string, string>>): never;
}

/** What a form needs of the plugin. */
export interface FormHost {
  readonly rapport: Rapport;
  readonly outside?: Outside;
  /** Begins another task for the same user. */
  readonly start: <T extends Task>(task: T, prefill: Prefill[T]) => unknown;
  /** Does what a user began, and tells them what went wrong with it. */
  readonly attempt: (work: () => unknown) => void;
  /** What was done, for a while. */
  readonly tell: (text: string, ms?: number) => void;
  /** How to close each form that is open. */
  readonly openForms: Set<() => void>;
  write(draw: (writing: Writing) => Plan | Refusal): Promise<Written>;
  /** What an action would know now, with the user's own messages read. */
  readMessages(then: (writing: Writing) => void): Promise<void>;
  /** The text of a note at this moment. */
  noteText(path: string): Promise<string>;
  /** Opens what was written, with the cursor at the end of its line. */
  openWritten(place: Source): Promise<void>;
}

/** Errors by the field they belong to, as the user reads them. */
export type Errors<Name extends string> = Readonly<Partial<Record<Name, string>>>;

interface Asking<Name extends string> {
  readonly title: string;
  readonly submit: string | ((draft: Draft<Name>) => string);
  /** The field that the cursor stands in first; absent: the first of all. */
  readonly first?: Name;
  draw(sheet: Sheet<Name>): void;
  /** What is wrong beyond what each field says by itself; absent: nothing can be. */
  check?(draft: Draft<Name>): Errors<Name>;
}

/** A form writes what it plans, or has it done while it stays open; one that only asks hands on what it was told. */
export type Form<Name extends string> = Asking<Name> & (
  | {
    plan(draft: Draft<Name>, writing: Writing): Plan | Refusal;
    /** What takes too long to be done while it is written. */
    prepare?(draft: Draft<Name>): Promise<void>;
    /** Whether the written note stays closed, as when many were written. */
    readonly staysClosed?: boolean;
    /** What goes to the clipboard before anything is written; blank: nothing does. */
    copies?(draft: Draft<Name>): string;
    /** Whether there is anything to write; absent: there is. */
    writes?(draft: Draft<Name>): boolean;
    /** Called once it is written: for what is offered next. */
    written?(draft: Draft<Name>): void;
  }
  | { work(draft: Draft<Name>): Promise<void> }
  | { take(draft: Draft<Name>): unknown }
);

/** The form as its fields are drawn on it, or only listed for whoever fills it in without seeing it. */
export class Sheet<Name extends string> {
  readonly words: Words;
  readonly hidden = new Set<Name>();
  private readonly rules = new Map<Name, () => string | null>();
  private readonly fields = new Map<Name, { readonly setting: Setting; readonly controlEl: HTMLElement }>();
  private readonly redraws: (() => void)[] = [];
  private readonly takes: (() => void)[] = [];
  /** What is drawn once the form is open, for there is too much of it. */
  readonly later: Iterator<Step>[] = [];

  constructor(readonly rapport: Rapport, readonly el: HTMLElement, readonly draft: Draft<Name>, private readonly flags: Map<Name, Flag> | null = null) {
    this.words = rapport.words();
  }

  /** What is wrong with a field by itself, while it is shown; null: nothing. */
  rule(name: Name, wrong: () => string | null): void {
    this.rules.set(name, wrong);
  }

  /** What is wrong with a form as it is filled in; a field by itself before how it goes with others. */
  errorsOf(form: Form<Name>): Errors<Name> {
    const errors: Partial<Record<Name, string>> = {};
    for (const [name, wrong] of this.rules) {
      const message = this.hidden.has(name) ? null : wrong();
      if (message !== null) errors[name] = message;
    }
    return { ...form.check?.(this.draft), ...errors };
  }

  /** @returns whether the field is listed, and not to be drawn */
  lists(name: Name, flag: Flag): boolean {
    this.flags?.set(name, flag);
    return this.flags !== null;
  }

  row(label: string, hint = ''): Setting {
    const setting = new Setting(this.el).setName(label).setClass('client-rapport-form-row');
    if (hint !== '') setting.setDesc(hint);
    return setting;
  }

  /** Makes a control known by its field, so that it has its name, its errors and the cursor when needed. */
  register(name: Name, setting: Setting, controlEl: HTMLElement): void {
    this.fields.set(name, { setting, controlEl });
    setting.nameEl.id ||= nextId();
    setting.descEl.id ||= nextId();
    // By reference and not by `aria-label`, which Obsidian would show as a tooltip.
    controlEl.setAttribute('aria-labelledby', setting.nameEl.id);
    controlEl.setAttribute('aria-describedby', setting.descEl.id);
  }

  /** Called after every change of a field: for words that depend on several of them. */
  onChange(redraw: () => void): void {
    this.redraws.push(redraw);
    redraw();
  }

  /** Called before the form is checked: for what was typed and not yet taken. */
  onSubmit(take: () => void): void {
    this.takes.push(take);
  }

  takeAll(): void {
    for (const take of this.takes) take();
  }

  changed(name: Name): void {
    this.fail(name, null);
    for (const redraw of this.redraws) redraw();
  }

  /** Puts a text into a field in the user's stead: it does not count as typed. */
  fill(name: Name, text: string): void {
    this.draft.prefill(name, text);
    const el = this.fields.get(name)?.controlEl;
    if (el?.instanceOf(HTMLInputElement) || el?.instanceOf(HTMLTextAreaElement) || el?.instanceOf(HTMLSelectElement)) el.value = text;
  }

  show(name: Name, shown: boolean): void {
    this.hidden[shown ? 'delete' : 'add'](name);
    this.fields.get(name)?.setting.settingEl.toggle(shown);
  }

  fail(name: Name, message: string | null): void {
    const field = this.fields.get(name);
    if (!field) return;
    const { setting, controlEl } = field;
    setting.setErrorMessage(message);
    if (message === null) {
      controlEl.removeAttribute('aria-invalid');
      controlEl.setAttribute('aria-describedby', setting.descEl.id);
      return;
    }
    controlEl.setAttribute('aria-invalid', 'true');
    const { errorEl } = setting;
    if (!errorEl) return;
    errorEl.id ||= nextId();
    controlEl.setAttribute('aria-describedby', `${setting.descEl.id} ${errorEl.id}`);
  }

  focus(name: Name | null): void {
    const [anyField] = this.fields.values();
    const field = (name === null ? undefined : this.fields.get(name)) ?? anyField;
    if (!field) return;
    const { controlEl, setting } = field;
    // A group has the cursor in its first box.
    const el = controlEl.getAttribute('role') === 'group' ? controlEl.querySelector<HTMLElement>('input') ?? controlEl : controlEl;
    // The first of all is in sight when a form opens; to be sure of it, the page would have to be laid out.
    el.focus({ preventScroll: name === null });
    // What was filled in gives way to what is typed, and is read from its beginning.
    if (controlEl.instanceOf(HTMLInputElement)) {
      controlEl.select();
      controlEl.scrollLeft = 0;
    }
    if (name !== null) setting.settingEl.scrollIntoView({ block: 'nearest' });
  }

  /** Puts each error under its field, and the cursor into the first of them. @returns whether there was any */
  failAll(errors: Errors<Name>): boolean {
    let first: Name | null = null;
    for (const name of this.fields.keys()) {
      const message = errors[name] ?? null;
      this.fail(name, message);
      if (message !== null) first ??= name;
    }
    if (first !== null) this.focus(first);
    return first !== null;
  }
}

/** Notes that a notice names; of many the first tell enough. */
const NAMED = 5;

let lastId = 0;

function nextId(): string {
  lastId += 1;
  return `client-rapport-form-${lastId}`;
}

/** Drafts of one form that were left, by what the form was opened for. */
export type Drafts<Name extends string> = Map<string, Draft<Name>>;

/**
 * Opens a form. What was typed the last time for the same purpose is there again.
 * @param purpose tells drafts apart: a call with Acme does not turn up for Beta
 */
export function openForm<Name extends string>(
  host: FormHost, drafts: Drafts<Name>, purpose: string, fresh: () => Draft<Name>, form: Form<Name>,
): void {
  drawnForm(host, drafts, purpose, fresh, form)();
}

/** The same, for a form that takes long to be drawn. @returns what opens it, in a turn of its own */
export function drawnForm<Name extends string>(
  host: FormHost, drafts: Drafts<Name>, purpose: string, fresh: () => Draft<Name>, form: Form<Name>,
): () => void {
  const { outside } = host;
  if (outside?.answer) {
    outside.answer(form, fresh());
    return () => undefined;
  }
  const left = drafts.get(purpose);
  const filled = (): Draft<Name> => {
    const draft = fresh();
    outside?.fill?.(form, draft);
    draft.touched = false;
    return draft;
  };
  const modal = new FormModal(host, form, left ?? filled(), {
    isOld: left !== undefined,
    fresh: filled,
    keep: (draft) => (draft ? drafts.set(purpose, draft) : drafts.delete(purpose)),
  });
  return () => modal.open();
}

interface Keeping<Name extends string> {
  readonly isOld: boolean;
  fresh(): Draft<Name>;
  keep(draft: Draft<Name> | null): void;
}

class FormModal<Name extends string> extends Modal {
  private sheet: Sheet<Name> | null = null;
  private submitButton: ButtonComponent | null = null;
  private state: 'open' | 'writing' | 'written' = 'open';
  private readonly words: Words;
  private readonly closeIt = (): void => this.close();

  constructor(private readonly host: FormHost, private readonly form: Form<Name>, private draft: Draft<Name>, private readonly keeping: Keeping<Name>) {
    super(host.rapport.app);
    this.words = host.rapport.words();
    this.setTitle(form.title);
    this.modalEl.addClass('client-rapport-form-modal');
    this.contentEl.addClass('client-rapport-form');
    this.draw(keeping.isOld);
  }

  override onOpen(): void {
    this.host.openForms.add(this.closeIt);
    // An input method's own Enter only ends its composition.
    const submit = (event: KeyboardEvent): false | undefined => {
      if (event.isComposing) return undefined;
      void this.submit();
      return false;
    };
    this.scope.register(['Mod'], 'Enter', submit);
    this.scope.register([], 'Enter', (event) => {
      const target = event.target;
      const keepsEnter = target instanceof Node && target.instanceOf(HTMLElement) && target.closest('textarea, button, a, [role="button"], .checkbox-container') !== null;
      return keepsEnter ? undefined : submit(event);
    });
    this.begin();
  }

  override onClose(): void {
    this.host.openForms.delete(this.closeIt);
    this.keeping.keep(this.state !== 'written' && this.draft.touched ? this.draft : null);
    this.contentEl.empty();
  }

  private draw(isOld: boolean): void {
    this.contentEl.empty();
    if (isOld) this.drawOldDraft();
    const fieldsEl = this.contentEl.createDiv('client-rapport-form-fields');
    const sheet = new Sheet(this.host.rapport, fieldsEl, this.draft);
    this.sheet = sheet;
    this.form.draw(sheet);
    const buttonsEl = this.contentEl.createDiv('modal-button-container client-rapport-form-buttons');
    const button = new ButtonComponent(buttonsEl).setCta().onClick(() => void this.submit());
    this.submitButton = button;
    const { submit } = this.form;
    sheet.onChange(() => {
      button.setButtonText(typeof submit === 'string' ? submit : submit(this.draft));
    });
    new ButtonComponent(buttonsEl).setButtonText(this.words.say('entry.cancel')).onClick(this.closeIt);
  }

  /** For a form that was drawn and is open. */
  private begin(): void {
    this.sheet?.focus(this.form.first ?? null);
    for (const steps of this.sheet?.later.splice(0) ?? []) new Slices(this.contentEl).run(steps, 'soon');
  }

  private drawOldDraft(): void {
    const el = this.contentEl.createDiv({ cls: 'client-rapport-form-draft', attr: { role: 'status' } });
    el.createSpan({ text: this.words.say('entry.draft-is-back') });
    new ButtonComponent(el).setButtonText(this.words.say('entry.start-over')).onClick(() => {
      this.draft = this.keeping.fresh();
      this.draw(false);
      this.begin();
    });
  }

  private async submit(): Promise<void> {
    if (this.state !== 'open' || !this.sheet) return;
    this.sheet.takeAll();
    const { form, draft, words } = this;
    if (this.sheet.failAll(this.sheet.errorsOf(form))) return;
    if ('take' in form) {
      this.state = 'written';
      this.close();
      this.host.attempt(() => form.take(draft));
      return;
    }
    this.state = 'writing';
    this.submitButton?.setDisabled(true);
    try {
      if ('work' in form) {
        await form.work(draft);
        this.state = 'written';
        this.close();
        return;
      }
      const copied = form.copies?.(draft) ?? '';
      // At once: some platforms let nobody at the clipboard who comes later than the key that was pressed.
      if (copied !== '' && !(await this.copy(copied))) {
        this.state = 'open';
        this.submitButton?.setDisabled(false);
        return;
      }
      await form.prepare?.(draft);
      const written = form.writes?.(draft) === false ? null : await this.host.write((writing) => form.plan(draft, writing));
      this.state = 'written';
      this.close();
      if (copied !== '') new Notice(words.say('sending.copied'));
      if (!written) return;
      this.tell(written);
      if (form.staysClosed !== true) await this.host.openWritten(written.place);
      form.written?.(draft);
    } catch (error) {
      if (this.state === 'writing') this.state = 'open';
      this.submitButton?.setDisabled(false);
      reportError(error, words, this.host.rapport.noteName);
    }
  }

  /** @returns whether the clipboard took it; if not, the user has been told */
  private async copy(text: string): Promise<boolean> {
    try {
      await activeWindow.navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      new Notice(this.words.say('sending.clipboard', { cause: error instanceof Error ? error.message : String(error) }), 12_000);
      return false;
    }
  }

  private tell({ paths, unknownMarkers }: Written): void {
    const names = paths.map(this.host.rapport.noteName);
    const notes = this.words.list(names.length > NAMED ? [...names.slice(0, NAMED), '…'] : names);
    new Notice(this.words.say('done.written', { notes, undo: this.words.say('command.undo-last-change') }), 6000);
    if (unknownMarkers.length > 0) new Notice(this.words.say('done.unknown-markers', { markers: unknownMarkers.join(' ') }), 12_000);
  }
}
