/** Texts of notes that are made from a template or read as a guide, besides the notes that actions make of their own. */
import type { Words } from '../i18n/lookup';
import { spaced } from './spacing';

export const NOTE_TEXTS = [
  'meeting', 'project', 'topic', 'change', 'agreement', 'risk', 'conflict',
  'guide-communication', 'guide-personal', 'guide-complaints', 'example-complaint', 'self-check',
] as const;
export type NoteTextId = (typeof NOTE_TEXTS)[number];

/** `title` is the note's name, `client` a link to the client, `date` the day of writing. */
export type NoteMarker = 'title' | 'client' | 'date';

const OF_A_CLIENT = ['client', 'date'] as const;
const MARKERS: Readonly<Record<NoteTextId, readonly NoteMarker[]>> = {
  meeting: OF_A_CLIENT, project: OF_A_CLIENT, topic: ['title'], change: OF_A_CLIENT, agreement: OF_A_CLIENT, risk: OF_A_CLIENT, conflict: OF_A_CLIENT,
  'guide-communication': [], 'guide-personal': [], 'guide-complaints': [], 'example-complaint': [], 'self-check': ['date'],
};

/** The markers of a text, all of which `fillTemplate` must know; a value may be blank. */
export function noteMarkers(id: NoteTextId): readonly NoteMarker[] {
  return MARKERS[id];
}

/** The body of a note with its `{{markers}}`, without properties; headings from the second level on. It ends with a newline. */
export function noteText(id: NoteTextId, words: Words): string {
  return spaced(words.say(`note-text.${id}.body`, { title: '{{title}}', client: '{{client}}', date: '{{date}}' }));
}
