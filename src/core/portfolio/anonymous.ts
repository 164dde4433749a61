/**
 * A quote without the names in it. What to replace is proposed from what the vault knows and looked through by a person:
 * a name that no note holds cannot be found.
 */
import type { Client, Recommendation } from '../model';
import { noteName } from '../reading/schema';
import { foldName } from '../reading/words';

export type Hidden = 'client' | 'person' | 'referred' | 'amount';

export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** Scripts that write words without spaces, or hang endings on them: nothing can be said of where a word ends. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー`;
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');
/** A letter or digit of a script with spaces: beside one no word begins or ends. */
const IN_WORD = String.raw`(?![${UNSPACED}])[\p{L}\p{N}\p{M}]`;
/** Signs that nobody sees, and that part a word for a search. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * The text with each name replaced: the longest first, whole words only where a script has them, in capital or small
 * letters, ё as е, however the space in a name is broken. All in one pass, so that nothing is replaced twice. The copy is NFC,
 * without signs that nobody sees.
 */
export function anonymised(text: string, replacements: readonly Replacement[]): string {
  const wanted = new Map<string, string>();
  for (const { from, to } of replacements) {
    const key = keyOf(from);
    if (key !== '' && !wanted.has(key)) wanted.set(key, to);
  }
  const names = [...wanted.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (names.length === 0) return plainOf(text);
  const alternatives = (some: readonly string[]): string => some.length === 0 ? '[]' : some.map((name) => patternOf(name)).join('|');
  const spaced = names.filter((name) => !STARTS_UNSPACED.test(name));
  const unspaced = names.filter((name) => STARTS_UNSPACED.test(name));
  const pattern = new RegExp(`(^|(?!${IN_WORD})[^])(${alternatives(spaced)})|(${alternatives(unspaced)})`, 'giu');
  // What stands before a word is taken with it, so two names side by side need a second look at the place between them.
  const plain = plainOf(text);
  let shown = '';
  let at = 0;
  for (let found = next(pattern, plain, at); found !== null; found = next(pattern, plain, at)) {
    const [, before = '', name = '', other = ''] = found;
    const start = found.index + before.length;
    const match = name === '' ? other : name;
    shown += plain.slice(at, start) + (wanted.get(keyOf(match)) ?? match);
    at = start + match.length;
  }
  return shown + plain.slice(at);
}

/** The next name from a place on; the letter before the place is looked at too. */
function next(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  const from = Math.max(0, at - 1);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const start = found.index + (found[1] ?? '').length;
    if (start >= at) return found;
    pattern.lastIndex = found.index + 1;
  }
  return null;
}

function plainOf(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '');
}

function keyOf(name: string): string {
  return foldName(name).replace(/ё/gu, 'е').replace(/\s+/gu, ' ');
}

function patternOf(name: string): string {
  const body = name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/е/gu, '[её]').replace(/ /gu, '\\s+');
  return ENDS_UNSPACED.test(name) ? body : `${body}(?!${IN_WORD})`;
}

// ── What to replace ─────────────────────────────────────────────────────────────────────────────────────────────────

const SIGN = String.raw`[€$£¥₽₴₸₩₹]`;
const ISO = 'EUR|USD|GBP|JPY|RUB|CHF';
const CODE = String.raw`(?:${SIGN}|${ISO}|руб(?:лей|ля|\.)?|円|евро|долларов|euros?|dollars?|pounds?)`;
/** One sign between two digits at most, and not without end, so that no list of numbers is one. */
const NUMBER = String.raw`\p{Nd}(?:[.,'’，．\u00a0\u202f ]?\p{Nd}){0,24}`;
const SCALE = String.raw`(?:\s?(?:million|thousand|млн\.?|тыс\.?|mio\.?|[km万億](?!\p{Script=Latin})))?`;
const AMOUNT = new RegExp(`(?:${SIGN}|${ISO})\\s?${NUMBER}${SCALE}|${NUMBER}${SCALE}\\s?${CODE}`, 'giu');
/** Letters that a name must have before its forms are looked for, and that an ending may add or take. */
const STEM = 4;
const ENDING = 3;
const SHORTEST = 2;

/**
 * What to replace in a quote, to be looked through: names of the clients, of their people, of who was recommended, in the
 * forms in which the text has them, and amounts of money.
 * @param words what to put in the place of each
 */
export function replacementsFor(
  text: string, clients: readonly Pick<Client, 'name' | 'aliases' | 'contacts' | 'via'>[], { referred }: Pick<Recommendation, 'referred'>,
  words: Readonly<Record<Hidden, string>>,
): readonly Replacement[] {
  const plain = plainOf(text);
  const folded = keyOf(plain);
  const found: Replacement[] = [];
  const add = (names: readonly string[], hidden: Hidden): void => {
    for (const name of names.flatMap((one) => [one, wide(one), ...formsOf(one, plain)])) {
      const tidy = plainOf(name).trim();
      if ([...tidy].length < SHORTEST || !folded.includes(keyOf(tidy)) || found.some(({ from }) => keyOf(from) === keyOf(tidy))) continue;
      if (anonymised(plain, [{ from: tidy, to: '' }]) !== plain) found.push({ from: tidy, to: words[hidden] });
    }
  };
  for (const { name, aliases, contacts, via } of clients) {
    add([name, ...aliases, ...[name, ...aliases].flatMap((one) => shortOf(one, plain))], 'client');
    const people = (via === null ? contacts : [...contacts, via]).map(noteName);
    add([...people, ...people.flatMap((person) => person.split(/\s+/u))], 'person');
  }
  if (referred !== null) add([noteName(referred)], 'referred');
  add([...plain.matchAll(AMOUNT)].map(([amount]) => amount), 'amount');
  return found;
}

/** As it is typed among Japanese letters: Ａｃｍｅ. */
function wide(name: string): string {
  return name.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000');
}

const COMPANY = /^(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|(?:株式|有限|合同)会社|[(（][株有][)）])\s*|[\s,]*(?:Ltd|Limited|LLC|Inc|Corp|GmbH|AG|(?:株式|有限|合同)会社|[(（][株有][)）])\.?$/gu;

/** What people call a company: its name without its form and its quotation marks, and its first word where that is written like a name. */
function shortOf(name: string, text: string): readonly string[] {
  const bare = name.replace(COMPANY, '').replace(/[«»"“”]/g, '').trim();
  const [first = ''] = bare.split(/\s+/u);
  return [...first].length >= STEM && /^\p{Lu}/u.test(first) && text.includes(first) ? [bare, first] : [bare];
}

/** Words of the text that are a word of the name with another ending: «Ёлкина» of «Ёлкин», “Annas” of “Anna”. */
function formsOf(name: string, text: string): readonly string[] {
  const stems = plainOf(name).split(/[^\p{L}]+/u).filter((word) => [...word].length >= STEM && /^(?:\p{Script=Cyrillic}+|\p{Script=Latin}+)$/u.test(word) && /^\p{Lu}/u.test(word)).map(keyOf);
  if (stems.length === 0) return [];
  return [...new Set(text.match(/\p{Script=Cyrillic}+|\p{Script=Latin}+/gu) ?? [])].filter((word) => {
    const key = keyOf(word);
    return stems.some((stem) => {
      if (/\p{Script=Latin}/u.test(stem)) return key === `${stem}s`;
      const short = /[аяйьоеыи]$/u.test(stem) ? stem.slice(0, -1) : stem;
      return key !== stem && short.length >= STEM - 1 && key.startsWith(short) && key.length <= short.length + ENDING;
    });
  });
}
