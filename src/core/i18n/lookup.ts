/**
 * The one way to a word on a screen or in a written note. A message is a sentence with `{placeholders}`; where a number
 * decides its form, it is a set of plural forms chosen by `{n}`. English is the source of truth: a key it lacks does not
 * compile, nor does a placeholder left unfilled.
 */
import { dayWords, type Day, type DayStyle } from '../day';
import { messageOf } from './dictionaries';
import type { en } from './en';

export const LANGUAGES = ['en', 'ru', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Plural forms by the CLDR categories of the language. */
export type PluralForms = Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>> & { readonly other: string };
export type Message = string | PluralForms;
/** Messages in English by their keys; the same keys stand in every other language. */
type Source = Readonly<Record<string, Message>>;
type Translated<S extends Source> = Readonly<Record<keyof S, Message>>;
export type Key = keyof typeof en;
/** Every word of a language: what `ru.ts` and `ja.ts` must hold. */
export type Dictionary = Translated<typeof en>;

type Placeholder<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type PlaceholderOf<M> = M extends string ? Placeholder<M> : M extends { readonly other: infer S } ? Placeholder<S> | 'n' : never;
type Filling<M> = Readonly<Record<PlaceholderOf<M>, string | number>>;
/** The second argument of `say`: required where the message has placeholders, not allowed where it has none. */
type FillingFor<M> = PlaceholderOf<M> extends never ? [] : [filling: Filling<M>];
/** Says a message by its key. */
export type Say<S extends Source> = <K extends keyof S>(key: K, ...filling: FillingFor<S[K]>) => string;

export interface Words {
  readonly language: Language;
  readonly say: Say<typeof en>;
  /** A number with the language's signs; `decimals` fixes how many follow the point. */
  readonly number: (value: number, decimals?: number) => string;
  readonly day: (day: Day, today: Day, style?: DayStyle) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
}

const made = new Map<Language, Words>();

/** The words of a language; made once. */
export function words(language: Language): Words {
  const known = made.get(language);
  if (known) return known;
  const fresh = makeWords(language);
  made.set(language, fresh);
  return fresh;
}

/** The nearest language we speak for a host's language tag such as `ru-RU`; English for all others. */
export function languageFor(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_.]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}

function makeWords(language: Language): Words {
  // What is made here takes milliseconds at the first time, and the names of commands need none of it.
  let lists: Intl.ListFormat | null = null;
  const numbers = new Map<number | undefined, Intl.NumberFormat>();

  function number(value: number, decimals?: number): string {
    let format = numbers.get(decimals);
    if (!format) {
      const digits = decimals === undefined ? { maximumFractionDigits: 2 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      format = new Intl.NumberFormat(language, digits);
      numbers.set(decimals, format);
    }
    return format.format(value);
  }

  return {
    language,
    say: sayingOf<typeof en>((key) => messageOf(language, key), { language, number }),
    number,
    day: (day, today, style) => dayWords(day, language, today, style),
    list: (items) => (lists ??= new Intl.ListFormat(language, { style: 'long', type: 'conjunction' })).format(items),
  };
}

/** How messages are said with a language's plural forms and numbers. */
export function sayingOf<S extends Source>(find: (key: keyof S) => Message, { language, number }: Pick<Words, 'language' | 'number'>): Say<S> {
  let plural: Intl.PluralRules | null = null;

  function formFor(forms: PluralForms, n: string | number | undefined): string {
    return (typeof n === 'number' ? forms[(plural ??= new Intl.PluralRules(language)).select(n)] : undefined) ?? forms.other;
  }

  return (key, ...filling) => {
    const values: Readonly<Record<string, string | number>> = filling[0] ?? {};
    const message = find(key);
    const sentence = typeof message === 'string' ? message : formFor(message, values['n']);
    return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
    });
  };
}
