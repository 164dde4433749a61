/**
 * Which language a letter is in: the one that the client's card names, in any of our languages or by its code, with more
 * beside it (`en-GB`, `French, Russian`); one that we do not write is none.
 */
import { LANGUAGES, type Language } from '../i18n/lookup';
import { meaning, type WordTable } from '../reading/words';

/** What a language is called in another: `Russian`, `русский`, `ロシア語`. */
export function languageName(language: Language, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
}

let names: WordTable<Language> | null = null;

export function languageNames(): WordTable<Language> {
  const called = (language: Language, ...codes: readonly string[]): readonly string[] => [...LANGUAGES.map((one) => languageName(language, one)), ...codes];
  names ??= { en: called('en', 'eng'), ru: called('ru', 'rus'), ja: called('ja', 'jpn', 'jp') };
  return names;
}

/** The first language of ours that a text names; null: none. */
export function languageNamed(text: string): Language | null {
  for (const word of text.normalize('NFKC').split(/[^\p{L}\p{M}]+/u)) {
    const language = meaning(languageNames(), word);
    if (language !== null) return language;
  }
  return null;
}
