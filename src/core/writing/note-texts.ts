/** Texts of notes that are made from a template or read as a guide, besides the notes that actions make of their own. */
import type { Words } from '../i18n/lookup';
import { spaced } from './spacing';

export const NOTE_TEXTS = [
  'meeting', 'project', 'topic', 'change', 'agreement', 'risk', 'conflict',
  'guide-communication', 'guide-personal', 'guide-complaints', 'example-complaint', 'self-check',
] as const;
export type NoteTextId = (typeof NOTE_TEXTS)[number];

/**
 * The body of a note, without properties; headings from the second level on. It ends with a newline. Its markers are
 * `{{title}}`, the note's name, `{{client}}`, a link, `{{date}}`, the day of writing, and `{{brief}}`, what is known of the
 * client; not every text has each.
 */
export function noteText(id: NoteTextId, words: Words): string {
  return spaced(words.say(`note-text.${id}.body`, { title: '{{title}}', client: '{{client}}', date: '{{date}}', brief: '{{brief}}' }));
}
