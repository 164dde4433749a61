/** Tasks that need nothing entered: the weekly review, and the open note as the text of a message. */
import { Notice } from 'obsidian';
import { plainText } from '../../core/writing/plain-text';
import { quotedFor, quotesClient } from '../../core/writing/quoting';
import { createWeeklyReview } from '../../core/writing/weekly-review';
import type { Rapport } from '../rapport';
import { Declined, reportError } from '../report-error';
import type { FormHost } from './form';
import { heldText } from './without-names-form';

/** Writes the review and opens it at its beginning. */
export function weeklyReview(host: FormHost): () => Promise<void> {
  const { rapport } = host;
  return async () => {
    const words = rapport.words();
    // Half of the notes would make a review of half of the clients.
    if (!rapport.indexing().finished) throw new Declined(words.say('view.indexing'));
    const { weights, snoozed } = rapport.settings();
    const { place: { path } } = await host.write((writing) => createWeeklyReview({ book: rapport.book(), weights, snoozed }, writing));
    host.tell(words.say('done.written', { notes: rapport.noteName(path), undo: words.say('command.undo-last-change') }));
    await host.openWritten({ path });
  };
}

/**
 * What the editor holds at this moment: the clipboard may be closed to whoever reads a file first. What quotes
 * a client goes no further than to whom it may be told in private.
 */
export function copyAsText(rapport: Rapport): void {
  const words = rapport.words();
  const { editor, file } = rapport.app.workspace.activeEditor ?? {};
  const text = editor?.getValue();
  if (text === undefined) throw new Declined(words.say('status.nothing-to-copy'));
  const path = file?.path ?? '';
  if (quotesClient(path, text, rapport.gate())) {
    const quoted = quotedFor(path, text, 'private', rapport.gate());
    if ('held' in quoted) throw new Declined(words.say('library.held', { title: rapport.noteName(path), why: heldText(quoted.held, words) }));
    if (rapport.view().privacy) throw new Declined(words.say('library.privacy'));
  }
  activeWindow.navigator.clipboard.writeText(plainText(text)).then(
    () => new Notice(words.say('sending.copied')),
    (error: unknown) => reportError(error, words),
  );
}
