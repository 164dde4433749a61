/** The words of a recommendation, as its note quotes them. */
import { pieces } from '../markdown/inline';
import { scan } from '../markdown/note';
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
  for (let at = from; QUOTED.test(lines[at] ?? ''); at += 1) words.push((lines[at] ?? '').replace(QUOTED, ''));
  if (CALLOUT.test(words[0] ?? '')) words.shift();
  const quote = spoken(words.join('\n'));
  return PLACEHOLDER.test(quote) ? null : quote;
}

/** As it reads: without comments, which may go on over lines, and without the marks of code, links to the web and emphasis. */
function spoken(text: string): string {
  let said = '';
  let from = 0;
  for (const { kind, start, end } of pieces(text)) {
    if (start < from || kind === 'link' || kind === 'tag' || kind === 'math') continue;
    said += text.slice(from, start) + (kind === 'code' ? text.slice(start, end).replace(/^`+|`+$/g, '') : '');
    from = end;
  }
  return (said + text.slice(from))
    // A comment that is not closed hides all that follows.
    .replace(/(?:%%|<!--)[^]*$/, '')
    .replace(/!?\[([^[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)/g, '$1')
    .replace(/(\*\*|~~|==)(?=[^\s*])([^\n]{0,999}?[^\s\\])\1/g, '$2')
    .replace(/(^|[^\\*])\*(?=[^\s*])([^*\n]*[^\s\\*])\*/g, '$1$2')
    .replace(/(^|[^\p{L}\p{N}_\\])(__?)(?=[^\s_])([^\n]{0,999}?[^\s\\])\2(?![\p{L}\p{N}_])/gu, '$1$3')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .split('\n').map((line) => line.trimEnd()).join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
