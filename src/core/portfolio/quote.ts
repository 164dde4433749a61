/** The words of a recommendation, as its note quotes them. */
import { readable, scan } from '../markdown/note';
import { isIn, privateParts } from '../reading/private-part';
import { foldWord } from '../reading/words';

/** Headings over the client's own words, in the languages of the templates and as people write them. */
const HEADINGS: ReadonlySet<string> = new Set([
  'In their own words', 'In the client’s own words', "In the client's own words", 'Own words', 'Quote', 'Testimonial', 'Their words',
  'Словами клиента', 'Своими словами', 'Цитата', 'Отзыв', 'Слова клиента',
  'お客様の言葉', '引用', '推薦の言葉', '推薦文', 'ご本人の言葉',
].map(headingKey));

const QUOTED = /^ {0,3}> ?/;
const CALLOUT = /^\[![^\]]*\][+-]?.*$/;
const PLACEHOLDER = /^[.…\s]*$/u;

function headingKey(text: string): string {
  return foldWord(text.replace(/[:：]\s*$/u, '').replace(/’/gu, "'"));
}

/**
 * The first quote under a heading that promises one, failing that the first of the note; its lines without their marks.
 * @param text the whole text of the note
 * @returns null: nothing is quoted outside a private part, or only the `…` of a template
 */
export function quoteOf(text: string): string | null {
  const { headings, paragraphs } = scan(text);
  const lines = text.split(/\r?\n/);
  const hidden = privateParts(headings);
  const starts = paragraphs.filter(({ quoted, line }) => quoted && !isIn(hidden, line) && QUOTED.test(lines[line - 1] ?? '')).map(({ line }) => line);
  const quoteAt = (line: number | undefined): string | null => (line === undefined ? null : blockAt(lines, line));
  for (const [index, { text: heading, line, level }] of headings.entries()) {
    if (!HEADINGS.has(headingKey(heading))) continue;
    const end = headings.slice(index + 1).find((later) => later.level <= level)?.line ?? Infinity;
    const quote = quoteAt(starts.find((start) => start > line && start < end));
    if (quote !== null) return quote;
  }
  for (const start of starts) {
    const quote = quoteAt(start);
    if (quote !== null) return quote;
  }
  return null;
}

/** The quoted lines around a line. */
function blockAt(lines: readonly string[], line: number): string | null {
  let from = line - 1;
  while (from > 0 && QUOTED.test(lines[from - 1] ?? '')) from -= 1;
  const words: string[] = [];
  for (let at = from; QUOTED.test(lines[at] ?? ''); at += 1) words.push(readable((lines[at] ?? '').replace(QUOTED, '')).trimEnd());
  if (CALLOUT.test(words[0] ?? '')) words.shift();
  const quote = words.join('\n').trim();
  return PLACEHOLDER.test(quote) ? null : quote;
}
