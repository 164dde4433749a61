/**
 * Why a change of a note was not made. A refusal is a value: the note stays as it was, and the user is told the reason.
 */
import type { Words } from '../i18n/lookup';

export type RefusalCode =
  /** The properties cannot be parsed. */
  | 'bad-yaml'
  /** The block is a program (`---js`), not YAML. */
  | 'script-front-matter'
  /** The block is opened and never closed. */
  | 'unclosed-block'
  /** The block holds something else than properties: a list, a single text. */
  | 'not-properties'
  /** The property is written in a way that cannot be changed without loss: nested, with an anchor, with a tag. */
  | 'unsupported-shape'
  /** The property stands in the note twice, in two spellings. */
  | 'two-spellings'
  /** A list of days holds something that cannot be read as a day, which would be lost. */
  | 'unread-day'
  /** The change would have altered other properties too. */
  | 'would-change-more'
  /** The text to be changed or taken back is no longer there. */
  | 'moved'
  /** The text to be changed or taken back is there several times. */
  | 'ambiguous'
  /** There is no place for the line that would be read again: the note ends inside code or a comment. */
  | 'no-place'
  /** The note was edited after it was created, so it is left. */
  | 'edited-since'
  /** The step cannot be taken on its day as the note stands. */
  | 'step-impossible'
  /** The user's own template is there and cannot be read. */
  | 'unreadable-template'
  /** All of the notes to be made are there already. */
  | 'all-there'
  /** What the client agreed to does not allow the use any more. */
  | 'consent-lacking'
  /** The words of the quote are others than those that were looked through. */
  | 'quote-changed';

export interface Refusal {
  readonly refused: RefusalCode;
  /** Line of the file, 1 is the first; null: the whole note. */
  readonly line: number | null;
  /** Path of the note that it is about, where that is not the note to be written. */
  readonly note?: string;
}

export function refusal(refused: RefusalCode, line: number | null = null): Refusal {
  return { refused, line };
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}

/** The reason as a sentence for the user; `note` is the note's name. */
export function refusalWords({ refused, line }: Refusal, note: string, words: Words): string {
  const reason = words.say(`refused.${refused}`, { note });
  return line === null ? reason : words.say('refused.on-line', { reason, line: String(line) });
}
