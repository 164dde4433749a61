/** The one place where something that went wrong becomes a notice: what happened, and what can be done about it. */
import { Notice } from 'obsidian';
import type { Words } from '../core/i18n/lookup';
import { refusalWords } from '../core/writing/refusal';
import { Refused } from './pen';
import { NameTaken, NoteGone } from './vault';

/** What cannot be begun, in the words of the user. */
export class Declined extends Error {}

/** Long enough to read two sentences twice. */
const SHOWN_MS = 12_000;

/** @param named how a note is named to whoever may see the screen */
export function reportError(error: unknown, words: Words, named = noteName): void {
  new Notice(errorWords(error, words, named), SHOWN_MS);
}

/** The cause and the remedy, as the user reads them; what nobody foresaw also goes to the console, with its origin. */
export function errorWords(error: unknown, words: Words, named: (path: string) => string): string {
  if (error instanceof Declined) return error.message;
  if (error instanceof Refused) return refusalWords(error.refusal, named(error.path), words);
  if (error instanceof NameTaken) return words.say('failed.name-taken', { note: named(error.path) });
  if (error instanceof NoteGone) return words.say('failed.note-gone', { note: named(error.path) });
  const cause = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|no space left/i.test(cause)) return words.say('failed.disk-full');
  if (/EACCES|EPERM|EROFS|permission|read-only/i.test(cause)) return words.say('failed.not-allowed', { cause });
  console.error('Client Rapport:', error);
  return words.say('failed.other', { cause });
}

export function noteName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/i, '');
}
