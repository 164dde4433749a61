/** Tasks that need nothing entered: the weekly review, and the open note as the text of a message. */
import { Notice } from 'obsidian';
import { quoteOf } from '../../core/portfolio/quote';
import { plainText } from '../../core/writing/plain-text';
import { quotedFor } from '../../core/writing/quoting';
import { createWeeklyReview } from '../../core/writing/weekly-review';
import type { Rapport } from '../rapport';
import { reportError } from '../report-error';
import type { FormHost } from './form';
import { heldText } from './without-names-form';

/** Writes the review and opens it at its beginning. */
export function weeklyReview(host: FormHost): () => void {
  const { rapport } = host;
  const create = async (): Promise<void> => {
    const words = rapport.words();
    // Half of the notes would make a review of half of the clients.
    if (!rapport.indexing().finished) {
      new Notice(words.say('view.indexing'));
      return;
    }
    const { weights, snoozed } = rapport.settings();
    try {
      const { place: { path } } = await host.write((writing) => createWeeklyReview({ book: rapport.book(), weights, snoozed }, writing));
      new Notice(words.say('done.written', { notes: rapport.noteName(path), undo: words.say('command.undo-last-change') }), 6000);
      await rapport.open({ path }, false);
    } catch (error) {
      reportError(error, words, rapport.noteName);
    }
  };
  return () => void create();
}

/**
 * What the editor holds at this moment: the clipboard may be closed to whoever reads a file first. What quotes
 * a client goes no further than to whom it may be told in private.
 */
export function copyAsText(rapport: Rapport): void {
  const words = rapport.words();
  const { editor, file } = rapport.app.workspace.activeEditor ?? {};
  const text = editor?.getValue();
  if (text === undefined) {
    new Notice(words.say('status.nothing-to-copy'));
    return;
  }
  const path = file?.path ?? '';
  if (quoteOf(text) !== null && rapport.gate().known(path)?.recommendation.direction === 'received') {
    const quoted = quotedFor(path, text, 'private', rapport.gate());
    if ('held' in quoted || rapport.view().privacy) {
      const why = 'held' in quoted ? heldText(quoted.held, words) : null;
      new Notice(why === null ? words.say('library.privacy') : words.say('library.held', { title: rapport.noteName(path), why }), 12_000);
      return;
    }
  }
  activeWindow.navigator.clipboard.writeText(plainText(text)).then(
    () => new Notice(words.say('sending.copied')),
    (error: unknown) => reportError(error, words),
  );
}
