/**
 * What is written in a `client-rapport` code block: which view of which client, between which days. Names and views may be
 * in any of the three languages. What is not understood is said, with the words that would be.
 */
import { readDay, type Day } from '../day';
import type { Words } from '../i18n/lookup';
import { linksIn } from '../markdown/note';
import type { Book } from '../reading/book';
import type { Resolve } from '../reading/topics';
import { meaning, PROPERTY_NAMES, type WordTable } from '../reading/words';
import { joined, shownName, type View } from '../shown/sentences';
import { cardsNamed } from '../writing/flags';
import { noteName } from '../reading/schema';

export type BlockView = 'health' | 'timeline' | 'complaints' | 'recommendations' | 'promises' | 'checklist';
type Option = 'view' | 'client' | 'from' | 'to' | 'asOf';

export const BLOCK_VIEWS: WordTable<BlockView> = {
  health: ['здоровье', '健全度'],
  timeline: ['хронология', '経過'],
  complaints: ['жалобы', '苦情'],
  recommendations: ['рекомендации', '推薦'],
  promises: ['обещания', '約束'],
  checklist: ['чек-лист', 'чеклист', 'チェックリスト'],
};

export const BLOCK_OPTIONS: WordTable<Option> = {
  view: ['показать', '表示'],
  client: PROPERTY_NAMES.client,
  from: ['с', '開始'],
  to: ['по', '終了'],
  asOf: ['as_of', 'на_день', '時点'],
};

/** A checklist is what the note holds now, so it has no days. */
function optionsOf(view: BlockView): readonly Option[] {
  return view === 'checklist' ? ['view', 'client'] : ['view', 'client', 'from', 'to', 'asOf'];
}

export interface BlockQuery {
  readonly view: BlockView;
  /** Path of the card. */
  readonly client: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Null: today. */
  readonly asOf: Day | null;
}

/** Where a block stands. */
export interface BlockPlace {
  readonly book: Pick<Book, 'clients' | 'client' | 'clientsOf'>;
  /** The note that holds the block. */
  readonly path: string;
  readonly resolve: Resolve;
  /** As of today; the day of the block is its own. */
  readonly view: View;
}

export interface Mistakes {
  /** Sentences, one for each. */
  readonly mistakes: readonly string[];
}

/** @param given the parsed YAML of the block; nothing at all is the health of this note's client */
export function readBlock(given: unknown, place: BlockPlace): BlockQuery | Mistakes {
  const { words, today } = place.view;
  if (given !== null && given !== undefined && (typeof given !== 'object' || Array.isArray(given))) {
    return { mistakes: [words.say('block.no-options', { example: 'view: timeline', allowed: joined(Object.keys(BLOCK_OPTIONS), words) })] };
  }
  const mistakes: string[] = [];
  const values = new Map<Option, { readonly name: string; readonly value: unknown }>();
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(given ?? {})) {
    const option = meaning(BLOCK_OPTIONS, name);
    if (option === null) unknown.push(name);
    else if (values.has(option)) mistakes.push(words.say('block.twice', { option: name }));
    else if (value !== null) values.set(option, { name, value });
  }
  const view = viewOf(values.get('view'), words, mistakes);
  const allowed = optionsOf(view);
  const unfit = [...values].flatMap(([option, { name }]) => (allowed.includes(option) ? [] : [name]));
  for (const option of [...unknown, ...unfit]) mistakes.push(words.say('block.unknown-option', { option, view, allowed: joined(allowed, words) }));

  const day = (option: 'from' | 'to' | 'asOf'): Day | null => {
    const found = values.get(option);
    if (!found || !allowed.includes(option)) return null;
    const read = readDay(textOf(found.value));
    if (read === null) mistakes.push(words.say('block.bad-day', { option: found.name, value: textOf(found.value) }));
    return read;
  };
  const [from, to, asOf] = [day('from'), day('to'), day('asOf')];
  if (from !== null && to !== null && from > to) mistakes.push(words.say('block.backwards', { from: nameOf('from', values), to: nameOf('to', values) }));
  if (asOf !== null && asOf > today) mistakes.push(words.say('block.ahead', { option: nameOf('asOf', values) }));
  const client = clientOf(values.get('client'), place, mistakes);
  return mistakes.length > 0 || client === null ? { mistakes } : { view, client, from, to, asOf };
}

function viewOf(found: { readonly name: string; readonly value: unknown } | undefined, words: Words, mistakes: string[]): BlockView {
  if (!found) return 'health';
  const view = meaning(BLOCK_VIEWS, textOf(found.value));
  if (view === null) mistakes.push(words.say('block.bad-value', { option: found.name, value: textOf(found.value), allowed: joined(Object.keys(BLOCK_VIEWS), words) }));
  return view ?? 'health';
}

function clientOf(found: { readonly name: string; readonly value: unknown } | undefined, { book, path, resolve, view }: BlockPlace, mistakes: string[]): string | null {
  const { words } = view;
  const option = found?.name ?? 'client';
  const text = found === undefined ? '' : textOf(found.value);
  const paths = found === undefined ? book.clientsOf(path) : cardsOf(text);
  const [card, another] = paths;
  if (card !== undefined && another === undefined) return card;
  if (card !== undefined) mistakes.push(words.say('block.several-clients', { option, names: words.list(paths.map((one) => shownName(noteName(one), view))) }));
  else mistakes.push(found === undefined ? words.say('block.no-client', { option }) : words.say('block.unknown-client', { option, value: text }));
  return null;

  function cardsOf(name: string): readonly string[] {
    const target = linksIn(name)[0]?.target ?? name;
    const note = resolve(target, path);
    const owners = note === null ? [] : book.clientsOf(note);
    return owners.length > 0 ? owners : cardsNamed(book.clients(), target);
  }
}

/** A link without quotes is a list in a list to YAML. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.flat(2).map(textOf).join(', ');
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '…';
}

function nameOf(option: Option, values: ReadonlyMap<Option, { readonly name: string }>): string {
  return values.get(option)?.name ?? option;
}
