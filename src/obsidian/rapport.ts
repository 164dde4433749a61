/**
 * What the parts of the plugin that a user sees share: the book as it stands, the settings, the words, and what can be
 * done. `main.ts` makes one; views and forms are handed it and hold nothing of their own that could disagree with it.
 */
import type { App, PaneType } from 'obsidian';
import type { Book } from '../core/reading/book';
import type { Day } from '../core/day';
import type { Words } from '../core/i18n/lookup';
import type { Source } from '../core/model';
import type { Settings } from '../core/settings';
import type { View } from '../core/shown/sentences';
import type { ActionRow } from '../core/shown/shown';
import type { Gate } from '../core/writing/quoting';
import type { Prefill, Task } from './tasks';

/** How far the reading of the vault has come. */
export interface Indexing {
  readonly done: number;
  readonly total: number;
  /** Whether every note that could be read has been. */
  readonly finished: boolean;
}

export interface Rapport {
  readonly app: App;
  /** The book of this moment; another one after a change of the settings, so ask for it each time. */
  book(): Book;
  indexing(): Indexing;
  /** Moves on at midnight. */
  today(): Day;
  settings(): Settings;
  /** From where clients are looked at in our views: today or the past day that was asked for, in privacy mode or not. */
  view(): View;
  /** The past day that our views show, read-only; null: today. Forgotten when the app closes. */
  asOf(): Day | null;
  showAsOf(day: Day | null): void;
  /** Kept for this vault on this device, since it is this screen that others see. */
  setPrivacy(on: boolean): void;
  /** The name of a note, or its initials in privacy mode. */
  readonly noteName: (path: string) => string;
  /** The words of the interface, in the language of the app. */
  words(): Words;
  /**
   * Calls back once after any number of changes: of notes, of the day, of the settings, of the progress of indexing.
   * @returns ends the subscription
   */
  subscribe(changed: () => void): () => void;
  /** The text of a note at this moment. */
  noteText(path: string): Promise<string>;
  /** What decides at this moment whether a quote may leave the vault. */
  gate(): Gate;
  /** Opens a note, with the cursor in a line if the source has one. */
  open(source: Source, newLeaf: PaneType | boolean): Promise<void>;
  /** Does what an action asks for: the fitting form, filled in, or the note itself. */
  act(action: ActionRow): void;
  /** @param until the first day on which it is shown again; `occasion`: not before the facts change; null: now */
  putOff(action: ActionRow, until: Day | 'occasion' | null): Promise<void>;
  /** Opens the form of a task line with what an action asks for. */
  makeTask(action: ActionRow): void;
  /** Opens the form of a task, with what is known already filled in. */
  start<T extends Task>(task: T, prefill: Prefill[T]): void;
  undoLastChange(): Promise<void>;
  /** The user agrees with what was recognised as theirs. */
  confirmRecognised(): Promise<void>;
  openSettings(): void;
}
