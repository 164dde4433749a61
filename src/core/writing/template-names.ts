/**
 * The names of templates. Whatever has a built-in text can have one of the user's own: a note of the template folder that
 * is called as the built-in one is called, in any of the languages.
 */
import { LANGUAGES, words as wordsOf, type Language, type Words } from '../i18n/lookup';
import { fileName } from './file-name';
import { MESSAGES, type MessageId } from './messages';
import { NOTE_TEXTS, type NoteTextId } from './note-texts';
import { foldWord, KIND_WORDS } from '../reading/words';
import { capital } from '../shown/sentences';
import { spellingIn } from '../reading/spelling';

/** Notes that have a command of their own. */
export const RECORDS = ['client', 'complaint', 'recommendation'] as const;
export type RecordName = (typeof RECORDS)[number];
export type TemplateName = RecordName | NoteTextId | MessageId;

/** A note of the user's template folder, by its path. */
export interface OwnNote {
  readonly path: string;
}

export interface OwnTemplate extends OwnNote {
  /** Null: the note is there and cannot be read. */
  readonly text: string | null;
}

export function isNoteText(name: string): name is NoteTextId {
  return NOTE_TEXTS.some((id) => id === name);
}

export function isMessage(name: string): name is MessageId {
  return MESSAGES.some((id) => id === name);
}

/** What a built-in text is called where it is chosen: `Client`, `Change request`. */
export function templateTitle(name: TemplateName, words: Words): string {
  if (isNoteText(name)) return words.say(`note-text.${name}.name`);
  return isMessage(name) ? words.say(`message.${name}.name`) : capital(spellingIn(words.language)(KIND_WORDS, name));
}

/** What else the notes of the user may be called, besides the titles in each language. */
const ALSO: Readonly<Partial<Record<TemplateName, readonly string[]>>> = {
  client: KIND_WORDS.client, complaint: KIND_WORDS.complaint, recommendation: KIND_WORDS.recommendation, project: KIND_WORDS.project,
  meeting: KIND_WORDS.interaction, topic: KIND_WORDS.topic,
};

/** The user's own note for a built-in text among the notes of their template folder; one in the given language comes first. */
export function ownTemplateOf(name: TemplateName, paths: readonly string[], language: Language): string | null {
  return ownTemplatesOf(name, paths, language)[0] ?? null;
}

/** All that are called so, in the order in which they are asked. */
export function ownTemplatesOf(name: TemplateName, paths: readonly string[], language: Language): readonly string[] {
  const titles = [language, ...LANGUAGES].map((one) => templateTitle(name, wordsOf(one)));
  const wanted = [...titles, name, ...(ALSO[name] ?? [])].map((title) => foldWord(fileName(title, [])));
  return wanted.flatMap((title) => paths.filter((one) => foldWord(nameOf(one)) === title));
}

/** A note's name, without folder and extension. */
export function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/i, '');
}
