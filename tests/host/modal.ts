/** Modals: mounted on the body, closed by Escape, their cross or a click beside them; focus stays inside and returns. */
import type { App } from './app';
import { uncaught } from './events';
import { setIcon } from './icons';
import { Scope } from './keymap';
import { ButtonComponent } from './setting-components';

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

export class Modal {
  scope: Scope;
  containerEl: HTMLElement;
  modalEl: HTMLElement;
  titleEl: HTMLElement;
  contentEl: HTMLElement;
  shouldRestoreSelection = true;
  private hostOpened = false;
  private hostFocusBefore: Element | null = null;
  private hostCloseCallback: (() => unknown) | null = null;

  constructor(public app: App) {
    this.scope = new Scope(app.scope);
    this.containerEl = createDiv('modal-container mod-dim');
    const background = this.containerEl.createDiv('modal-bg');
    background.addEventListener('click', () => this.close());
    this.modalEl = this.containerEl.createDiv({ cls: 'modal', attr: { role: 'dialog', 'aria-modal': 'true', tabindex: '-1' } });
    const cross = this.modalEl.createDiv({ cls: 'modal-close-button mod-raised clickable-icon', attr: { role: 'button', 'aria-label': 'Close' } });
    setIcon(cross, 'x');
    cross.addEventListener('click', () => this.close());
    this.titleEl = this.modalEl.createDiv('modal-header').createDiv('modal-title');
    this.contentEl = this.modalEl.createDiv('modal-content');
    this.scope.register([], 'Escape', () => {
      this.close();
      return false;
    });
    this.modalEl.addEventListener('keydown', (event) => this.hostKeepFocus(event));
  }

  open(): void {
    if (this.hostOpened) return;
    this.hostOpened = true;
    this.hostFocusBefore = document.activeElement;
    this.app.keymap.pushScope(this.scope);
    document.body.appendChild(this.containerEl);
    this.app.openModals.add(this);
    Promise.resolve(this.onOpen()).catch(uncaught);
    if (!this.modalEl.contains(document.activeElement)) (this.modalEl.querySelector<HTMLElement>('.modal-content :is(input, select, textarea, button)') ?? this.modalEl).focus();
  }

  close(): void {
    if (!this.hostOpened) return;
    this.hostOpened = false;
    this.app.keymap.popScope(this.scope);
    this.app.openModals.delete(this);
    this.containerEl.remove();
    this.onClose();
    this.hostCloseCallback?.();
    if (this.shouldRestoreSelection && this.hostFocusBefore instanceof HTMLElement && this.hostFocusBefore.isConnected) this.hostFocusBefore.focus();
  }

  onOpen(): unknown {
    return undefined;
  }

  onClose(): void {
    return undefined;
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    this.modalEl.setAttribute('aria-label', title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.hostCloseCallback = callback;
    return this;
  }

  onHistoryBack(): void {
    this.close();
  }

  private hostKeepFocus(event: KeyboardEvent): void {
    if (event.key !== 'Tab') return;
    const all = [...this.modalEl.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((el) => el.isShown());
    const first = all[0];
    const last = all[all.length - 1];
    const leaving = event.shiftKey ? first : last;
    if (leaving === undefined || document.activeElement !== leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}

export class ConfirmationButton extends ButtonComponent {
  hostHandler: ((event: MouseEvent) => unknown) | null = null;

  override onClick(handler: (event: MouseEvent) => unknown): this {
    this.hostHandler = handler;
    return this;
  }

  setInitialFocus(): this {
    this.buttonEl.setAttribute('data-initial-focus', '');
    return this;
  }

  setSecondary(): this {
    this.buttonEl.addClass('mod-secondary');
    return this;
  }

  setCancel(): this {
    this.buttonEl.addClass('mod-cancel');
    return this;
  }
}

export class ConfirmationModal extends Modal {
  buttonContainerEl: HTMLElement;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass('mod-confirmation');
    this.buttonContainerEl = this.modalEl.createDiv('modal-button-container');
  }

  override open(): void {
    super.open();
    this.buttonContainerEl.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
  }

  addClass(cls: string): this {
    this.modalEl.addClass(cls);
    return this;
  }

  addCheckbox(label: string, cb: (value: boolean) => unknown): this {
    const box = this.buttonContainerEl.createEl('label', { cls: 'mod-checkbox', text: label, prepend: true }).createEl('input', { type: 'checkbox', prepend: true });
    box.addEventListener('change', () => cb(box.checked));
    return this;
  }

  /** A handler that answers something truthy keeps the modal open. */
  addButton(cb: (button: ConfirmationButton) => unknown): this {
    const button = new ConfirmationButton(this.buttonContainerEl);
    button.buttonEl.addEventListener('click', (event) => {
      Promise.resolve(button.hostHandler?.(event)).then((keep) => {
        if (!keep) this.close();
      }, uncaught);
    });
    cb(button);
    return this;
  }

  addCancelButton(text = 'Cancel'): this {
    return this.addButton((button) => button.setButtonText(text).setCancel());
  }
}

