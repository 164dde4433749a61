/** Notices: short words in the corner that go by themselves, or stay when their duration is 0. */
import type * as obsidian from 'obsidian';
import { hostTimeout } from './clock';

const DEFAULT_MS = 4000;
const shown: string[] = [];

/** The words of every notice since the start or since `forgetNotices`, in order; for tests. */
export function notices(): readonly string[] {
  return shown;
}

export function forgetNotices(): void {
  shown.length = 0;
}

export class Notice implements Pick<obsidian.Notice, 'containerEl' | 'messageEl' | 'hide'> {
  containerEl: HTMLElement;
  messageEl: HTMLElement;

  constructor(message: string | DocumentFragment, duration = DEFAULT_MS) {
    const corner = document.querySelector<HTMLElement>('.notice-container') ?? document.body.createDiv('notice-container');
    this.containerEl = corner.createDiv('notice');
    this.messageEl = this.containerEl.createDiv('notice-message');
    this.setMessage(message);
    shown.push(this.messageEl.textContent ?? '');
    this.containerEl.addEventListener('click', () => this.hide());
    if (duration > 0) hostTimeout(() => this.hide(), duration);
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    const corner = this.containerEl.parentElement;
    this.containerEl.remove();
    if (corner !== null && corner.childElementCount === 0) corner.remove();
  }
}
