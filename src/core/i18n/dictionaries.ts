/** The words of each language. In main.js they are packed, and a language is unpacked when it is first asked for: nobody reads three. */
import { en } from './en';
import { ja } from './ja';
import type { Dictionary, Key, Language, Message } from './lookup';
import { ru } from './ru';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, ru, ja };

export function messageOf(language: Language, key: Key): Message {
  return DICTIONARIES[language][key];
}
