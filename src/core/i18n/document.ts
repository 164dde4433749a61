/** The words that only the headless report has: said like all others, and kept apart so that the plugin does not carry them. */
import { document as en } from './en/document';
import { document as ja } from './ja/document';
import { sayingOf, words, type Language, type Message, type Say } from './lookup';
import { document as ru } from './ru/document';

export type DocumentSay = Say<typeof en>;

const DICTIONARIES: Readonly<Record<Language, Readonly<Record<keyof typeof en, Message>>>> = { en, ru, ja };

/** Says the report's own words in a language. */
export function documentSay(language: Language): DocumentSay {
  return sayingOf<typeof en>((key) => DICTIONARIES[language][key], words(language));
}
