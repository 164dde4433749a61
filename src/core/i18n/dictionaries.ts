/** The words of each language. In main.js a language is put together when it is first asked for: nobody reads three. */
import { en } from './en';
import { ja } from './ja';
import type { Dictionary, Language } from './lookup';
import { ru } from './ru';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, ru, ja };

export function dictionaryOf(language: Language): Dictionary {
  return DICTIONARIES[language];
}
