/**
 * What can be given from outside, by a command line or a link: what a field of a form holds, how a text given for it is
 * read, and how it is described. A value that cannot be read is told and never guessed.
 */
import { isoDay, type Day } from '../day';
import type { Words } from '../i18n/lookup';
import type { ClientFacts } from '../model';
import { BOOLEAN, foldName, meaning, type WordTable } from '../reading/words';
import { joined } from '../shown/sentences';
import { nameOf } from './template-names';
import { readTypedDay } from './typed-day';

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Choice {
  /** What each value is called; an empty one stands for "not said". */
  readonly options: () => Readonly<Record<string, string>>;
  /** Any of them, and not one. */
  readonly many?: boolean;
  /** What is taken besides the values and their names: words of other languages, or a number that is none of the options. */
  readonly reads?: WordTable<string> | Range | undefined;
}

/** `day` takes a bare weekday for the last one, `future` for the next. */
export type Holds = 'text' | 'day' | 'future' | 'switch' | 'client' | 'clients' | Choice;

export interface Flag {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly holds: Holds;
  readonly needed?: boolean | undefined;
}

export interface FlagReading {
  readonly today: Day;
  readonly words: Words;
  readonly clients: readonly ClientFacts[];
}

/** What was read, canonical: words of the options, ISO days, paths of cards; a day that cannot be read stays as it is. */
export type FlagRead = readonly string[] | { readonly wrong: string };

export function readFlag(holds: Holds, text: string, { today, words, clients }: FlagReading): FlagRead {
  switch (holds) {
    case 'text': return [text];
    case 'day':
    case 'future': {
      const day = readTypedDay(text, today, holds === 'future' ? 'future' : 'past');
      return [day === null ? text : isoDay(day)];
    }
    case 'switch': {
      const on = meaning(BOOLEAN, text);
      return on === null ? { wrong: words.say('flag.word', { words: joined(['true', 'false'], words) }) } : [on === 'true' ? 'on' : ''];
    }
    case 'client': return cardNamed(clients, text, words);
    case 'clients': {
      const whole = cardNamed(clients, text, words);
      return 'wrong' in whole ? all(listed(text), (name) => cardNamed(clients, name, words)) : whole;
    }
    default: {
      if (holds.many !== true) return optionNamed(holds, text, words);
      return meaning(ALL, text) === null ? all(listed(text), (one) => optionNamed(holds, one, words)) : Object.keys(holds.options());
    }
  }
}

const ALL = { all: ['все', 'すべて', '全部'] } as const;

function listed(text: string): readonly string[] {
  return text.split(/[,;、，]/).map((part) => part.trim()).filter((part) => part !== '');
}

function all(parts: readonly string[], read: (part: string) => FlagRead): FlagRead {
  const values: string[] = [];
  for (const part of parts) {
    const one = read(part);
    if ('wrong' in one) return one;
    values.push(...one);
  }
  return values;
}

function cardNamed(clients: readonly ClientFacts[], text: string, words: Words): FlagRead {
  const [path, another] = cardsNamed(clients, text);
  if (path === undefined) return { wrong: words.say('problem.unknown-client', { value: text }) };
  return another === undefined ? [path] : { wrong: words.say('flag.client-several', { name: text }) };
}

function optionNamed(choice: Choice, text: string, words: Words): FlagRead {
  const { reads } = choice;
  if (isRange(reads)) {
    const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    return number >= reads.from && number <= reads.to ? [String(number)] : { wrong: allowedWords(choice, words) };
  }
  const options = choice.options();
  const [plain, mark = ''] = /[?？]$/.test(text) ? [text.slice(0, -1), '?'] : [text];
  const meant = reads === undefined ? null : meaning(reads, plain);
  if (meant !== null && Object.hasOwn(options, meant + mark)) return [meant + mark];
  // What is waited for by nature, such as an answer to what both said, has no mark of its own.
  if (meant !== null && Object.hasOwn(options, meant)) return [meant];
  const wanted = foldName(text);
  const found = Object.entries(options).filter(([value, name]) => value !== '' && [value, name, nameOf(value)].some((one) => foldName(one) === wanted));
  const [only, another] = found.length > 1 ? found.filter(([value]) => value === text) : found;
  return only !== undefined && another === undefined ? [only[0]] : { wrong: allowedWords(choice, words) };
}

function isRange(reads: Choice['reads']): reads is Range {
  return reads !== undefined && 'from' in reads && typeof reads.from === 'number';
}

/** What a flag is about and what it takes, for whoever left it out. */
export function flagWords({ label, hint = '', holds }: Flag, words: Words): string {
  return [label, hint, allowedWords(holds, words)].filter((part) => part !== '').map((part) => words.say('flag.sentence', { text: part.replace(/[.。]$/, '') })).join('').trim();
}

/** What it takes, in a sentence; blank: any text. */
export function allowedWords(holds: Holds, words: Words): string {
  if (holds === 'day' || holds === 'future') return words.say('field.day.placeholder');
  if (holds === 'switch') return words.say('flag.word', { words: joined(['true', 'false'], words) });
  if (typeof holds === 'string') return '';
  const { reads } = holds;
  if (isRange(reads)) return words.say('setting.weights.out-of-range', { min: reads.from, max: reads.to });
  const options = Object.entries(holds.options()).filter(([value]) => value !== '');
  return options.length === 0 ? '' : words.say('flag.word', { words: joined(options.map(([value, name]) => (foldName(name) === foldName(value) ? value : words.say('text.aside', { text: value, aside: name }))), words) });
}

/** What a value looks like, for a list of flags. */
export function flagHint(holds: Holds): string {
  if (holds === 'day' || holds === 'future') return '<YYYY-MM-DD>';
  if (holds === 'switch') return '<true|false>';
  if (typeof holds === 'string') return '<text>';
  if (isRange(holds.reads)) return `<${holds.reads.from}-${holds.reads.to}>`;
  const values = Object.keys(holds.options()).filter((value) => value !== '');
  return values.length === 0 || values.some((value) => /\s|\//.test(value)) ? '<text>' : `<${values.join('|')}>`;
}

/** Paths of the cards of this path, else of exactly this name or alias. */
export function cardsNamed(clients: readonly ClientFacts[], text: string): readonly string[] {
  const wanted = foldName(text);
  if (wanted === '') return [];
  const cards = clients.map(({ client }) => client);
  const exact = cards.filter(({ source }) => source.path === text);
  return (exact.length > 0 ? exact : cards.filter(({ name, aliases }) => [name, ...aliases].some((one) => foldName(one) === wanted))).map(({ source }) => source.path);
}
