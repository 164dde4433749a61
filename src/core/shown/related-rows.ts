/** Which topics a note may be about and does not link yet: by words of their names, by tags, by links that lead here. */
import { frontMatterBlock, scan, type RawNote } from '../markdown/note';
import { compareText } from '../order';
import type { Book } from '../reading/book';
import { noteName } from '../reading/schema';
import type { TopicNote } from '../reading/topics';
import { foldName, KIND_WORDS, SUBJECT } from '../reading/words';
import { joined, type View } from './sentences';

export interface RelatedRow {
  readonly path: string;
  readonly name: string;
  /** Why it is offered; blank: it is a topic like any other. */
  readonly why: string;
}

const MOST_OFFERED = 12;
const MOST_IN_ALL = 60;
/** Of what the words of a name tell, how much must stand in the note. */
const TELLING = 0.5;

/** What is offered, the likeliest first, and then other topics by name, so that any of them can be chosen. */
export function relatedTopics(note: RawNote, book: Pick<Book, 'topics' | 'kindOf' | 'complaints'>, { words }: View): { readonly offered: readonly RelatedRow[]; readonly others: readonly RelatedRow[] } {
  const { notes } = book.topics();
  const text = note.text ?? '';
  const linked = new Set(scan(text).links.map(({ target }) => foldName(noteName(target.replace(/\.md$/i, '')))));
  const inNote = wordsIn(`${text.slice(frontMatterBlock(text)?.bodyOffset ?? 0)}\n${noteName(note.path)}\n${matterWords(note.path, book)}`);
  const common = new Map<string, number>();
  const stems = new Map(notes.map((topic) => [topic.path, namesOf(topic).map((name) => ({ name, stems: stemsOf(name) }))]));
  for (const names of stems.values()) {
    for (const stem of new Set(names.flatMap((one) => one.stems))) common.set(stem, (common.get(stem) ?? 0) + 1);
  }
  const tagCounts = new Map<string, number>();
  for (const { tags } of notes) for (const tag of new Set(tags)) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
  const telling = note.tags.filter((tag) => (tagCounts.get(tag) ?? 0) * 2 <= notes.length);

  const free = notes.filter((topic) => topic.path !== note.path && !namesOf(topic).some((name) => linked.has(foldName(name))));
  const judged = free.map((topic) => {
    let best = { name: '', share: 0 };
    for (const { name, stems: ofName } of stems.get(topic.path) ?? []) {
      const weight = (all: readonly string[]): number => all.reduce((sum, stem) => sum + 1 / (common.get(stem) ?? 1), 0);
      const whole = weight(ofName);
      const share = whole === 0 ? 0 : weight(ofName.filter((stem) => inNote(stem))) / whole;
      if (share > best.share) best = { name, share };
    }
    const tag = topic.tags.find((one) => telling.includes(one));
    const leadsHere = topic.links.some(({ to }) => to.includes(note.path));
    const says = best.share >= TELLING;
    return {
      row: {
        path: topic.path,
        name: noteName(topic.path),
        why: joined([
          says ? words.say('topics.why.words', { name: best.name }) : '',
          tag === undefined ? '' : words.say('topics.why.tag', { tag }),
          leadsHere ? words.say('topics.why.back') : '',
        ], words),
      },
      rank: (says ? best.share : 0) + (tag === undefined ? 0 : TELLING) + (leadsHere ? TELLING : 0),
    };
  }).sort((a, b) => b.rank - a.rank || compareText(a.row.name, b.row.name));
  const offered = judged.filter(({ rank }) => rank > 0).slice(0, MOST_OFFERED).map(({ row }) => row);
  const others = judged.map(({ row }) => row).filter((row) => !offered.includes(row)).sort((a, b) => compareText(a.name, b.name));
  return { offered, others: others.slice(0, MOST_IN_ALL - offered.length).map((row) => ({ ...row, why: '' })) };
}

function namesOf({ path, aliases }: TopicNote): readonly string[] {
  return [noteName(path), ...aliases];
}

/** What a complaint or a recommendation is about by its kind, in every language. */
function matterWords(path: string, book: Pick<Book, 'kindOf' | 'complaints'>): string {
  const kind = book.kindOf(path);
  if (kind !== 'complaint' && kind !== 'recommendation') return '';
  const subject = book.complaints().find(({ record }) => record.source.path === path)?.record.subject ?? null;
  return [...KIND_WORDS[kind], ...(subject === null ? [] : [subject, ...SUBJECT[subject]])].join('\n').replace(/_/g, ' ');
}

const LETTERS = /[\p{L}\p{N}]+/gu;
/** Runs of these are words in a text without spaces. */
const CHARACTERS = /[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu;
const SHORTEST = 4;

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/ё/g, 'е');
}

/** The beginnings of the words that tell what a name is about: endings change from sentence to sentence. */
function stemsOf(name: string): readonly string[] {
  const text = folded(name);
  const words = (text.match(LETTERS) ?? []).filter((word) => word.length >= SHORTEST && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word));
  return [...words.map((word) => word.slice(0, Math.max(SHORTEST, word.length - 2))), ...(text.match(CHARACTERS) ?? [])];
}

/** Whether a word of the text begins with a stem. */
function wordsIn(text: string): (stem: string) => boolean {
  const whole = folded(text);
  const beginnings = new Set<string>();
  for (const word of new Set(whole.match(LETTERS) ?? [])) for (let end = SHORTEST; end <= Math.min(word.length, 24); end += 1) beginnings.add(word.slice(0, end));
  return (stem) => beginnings.has(stem) || (/[\p{Script=Han}\p{Script=Katakana}]/u.test(stem) && whole.includes(stem));
}
