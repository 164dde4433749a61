/** Which word of a table stands for a meaning. */
import type { Language } from '../i18n/lookup';
import type { WordTable } from './words';

/** Which of the words of one meaning is written. */
export type Spelling = <Meaning extends string>(table: WordTable<Meaning>, meaning: Meaning) => string;

/** The canonical English words. */
export const canonicalSpelling: Spelling = (_, meaning) => meaning;

const SCRIPT: Readonly<Record<Language, RegExp | null>> = {
  en: null,
  ru: /\p{Script=Cyrillic}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
};

/** The language of ours that most of a text is written in, by its letters; a Japanese one says as much as two. Without letters it is English. */
export function languageOfLetters(text: string): Language {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const japanese = 2 * count(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (japanese > Math.max(latin, cyrillic)) return 'ja';
  return cyrillic > latin ? 'ru' : 'en';
}

/** The first word of a language in each table; English where the language has none. */
export function spellingIn(language: Language): Spelling {
  const script = SCRIPT[language];
  return (table, meaning) => (script ? table[meaning].find((word) => script.test(word))?.replace(/_/g, ' ') : undefined) ?? meaning;
}
