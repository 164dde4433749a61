/**
 * The links to neighbouring topics that many notes end with: a line of links, or a list under a heading. New ones are put
 * beside those that are there, in their way; a note without any gets them in the way of the vault's other notes.
 */
import type { Changed } from './front-matter';
import { joinLines, lineEndOf, splitLines, type Line } from '../markdown/lines';
import { frontMatterBlock, linksIn, scan, type Body, type Heading } from '../markdown/note';
import { insertUnderHeading } from './body-edit';
import { isRefusal, refusal, type Refusal } from './refusal';
import { foldHeading } from '../reading/words';

export interface RelatedStyle {
  /** `line`: all in one line; `list`: one to an item. */
  readonly as: 'line' | 'list';
  /** Above them; null: none, as only a line has none. */
  readonly heading: string | null;
  /** Between the links of a line. */
  readonly between: string;
}

const HEADINGS: readonly string[] = [
  'Related topics', 'Related', 'Related notes', 'See also',
  'Связанные темы', 'Смежные темы', 'Похожие темы', 'Смотрите также', 'См. также', 'Читайте также',
  '関連トピック', '関連', '関連ノート', '関連する話題', '関連項目', '参照',
];
const RELATED = new Set(HEADINGS.map(foldHeading));
const BETWEEN = ' | ';

/** How the links of a note stand; null: it has none. */
export function relatedStyleOf(text: string): RelatedStyle | null {
  const lines = splitLines(text);
  const body = scan(text);
  const heading = relatedHeading(body);
  if (heading) {
    const list = listUnder(body, heading, lines);
    const line = linkLines(lines, body).find((one) => one.at >= heading.line && one.at < sectionEnd(body, heading, lines));
    if (list || line) return { as: list ? 'list' : 'line', heading: heading.text, between: line?.between ?? BETWEEN };
  }
  const line = lineOfLinks(lines, body);
  return line ? { as: 'line', heading: null, between: line.between } : null;
}

/** How most of these notes have them; a line without heading where none has any. */
export function commonStyle(texts: readonly string[]): RelatedStyle {
  const counts = new Map<string, { style: RelatedStyle; n: number }>();
  for (const text of texts) {
    const style = relatedStyleOf(text);
    if (!style) continue;
    const key = `${style.as} ${style.heading === null ? '' : foldHeading(style.heading)}`;
    const known = counts.get(key) ?? { style, n: 0 };
    known.n += 1;
    counts.set(key, known);
  }
  let best: { style: RelatedStyle; n: number } | null = null;
  for (const one of counts.values()) if (best === null || one.n > best.n) best = one;
  return best?.style ?? { as: 'line', heading: null, between: BETWEEN };
}

/**
 * Adds links that the note does not have there yet.
 * @param links with brackets
 * @param common how to write them in a note that has none
 */
export function addRelated(text: string, links: readonly string[], common: RelatedStyle): Changed | Refusal {
  const lines = splitLines(text);
  const body = scan(text);
  const heading = relatedHeading(body);
  if (heading) {
    const line = linkLines(lines, body).find((one) => one.at >= heading.line && one.at < sectionEnd(body, heading, lines));
    if (listUnder(body, heading, lines)) return listed(text, links, heading.text);
    if (line) return checked(text, joinLines(joined(lines, line, links)), links);
    return common.as === 'list' ? listed(text, links, heading.text) : checked(text, underHeading(text, lines, body, heading, links.join(common.between)), links);
  }
  const line = lineOfLinks(lines, body);
  if (line) return checked(text, joinLines(joined(lines, line, links)), links);
  if (common.as === 'list') return listed(text, links, common.heading ?? HEADINGS[0] ?? '');
  const written = links.join(common.between);
  return checked(text, atEnd(text, lines, [...(common.heading === null ? [] : [`## ${common.heading}`, '']), written]), links);
}

// ── What is there ───────────────────────────────────────────────────────────────────────────────────────────────────

function relatedHeading(body: Body): Heading | undefined {
  return [...body.headings].reverse().find(({ text }) => RELATED.has(foldHeading(text)));
}

/** Index after the last line of the heading's own part, whatever the level of the next. */
function sectionEnd(body: Body, heading: Heading, lines: readonly Line[]): number {
  return (body.headings.find((one) => one.line > heading.line)?.line ?? lines.length + 1) - 1;
}

function listUnder(body: Body, heading: Heading, lines: readonly Line[]): boolean {
  const end = sectionEnd(body, heading, lines);
  return body.items.some((item) => item.depth === 0 && !item.quoted && item.line > heading.line && item.line <= end && linksIn(item.text).length > 0);
}

interface LinkLine {
  /** Index of the line, from 0. */
  readonly at: number;
  readonly count: number;
  readonly between: string;
}

/** Lines outside code and comments that hold links alone, with the same sign between them. */
function linkLines(lines: readonly Line[], body: Body): readonly LinkLine[] {
  const byLine = new Map<number, { readonly start: number; readonly end: number }[]>();
  for (const { line, column, original, embed } of body.links) {
    if (!embed) byLine.set(line, [...(byLine.get(line) ?? []), { start: column, end: column + original.length }]);
  }
  return [...byLine].flatMap(([line, links]): readonly LinkLine[] => {
    const text = lines[line - 1]?.text ?? '';
    const gaps = links.map(({ start }, index) => text.slice(links[index - 1]?.end ?? 0, start));
    const [first = '', second = BETWEEN] = gaps;
    const rest = text.slice(links[links.length - 1]?.end ?? 0);
    const isLine = first.trim() === '' && rest.trim() === '' && !/^ {4}|\t/.test(first) && gaps.slice(1).every((gap) => /^\s*[|·•,、・/;]?\s*$/.test(gap) && gap.trim() === second.trim());
    return isLine && (links.length === 1 || second.trim() !== '') ? [{ at: line - 1, count: links.length, between: second }] : [];
  });
}

/** The last line of links; one link alone is such a line where the note ends with it. */
function lineOfLinks(lines: readonly Line[], body: Body): LinkLine | undefined {
  let last = lines.length - 1;
  while (last >= 0 && lines[last]?.text.trim() === '') last -= 1;
  return [...linkLines(lines, body)].reverse().find(({ at, count }) => count > 1 || (at === last && (lines[at - 1]?.text.trim() ?? '') === ''));
}

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function joined(lines: readonly Line[], { at, between }: LinkLine, links: readonly string[]): readonly Line[] {
  return lines.map((line, index) => {
    if (index !== at) return line;
    const text = line.text.trimEnd();
    return { text: [text, ...links].join(between) + line.text.slice(text.length), end: line.end };
  });
}

function listed(text: string, links: readonly string[], heading: string): Changed | Refusal {
  let changed = text;
  for (const link of links) {
    const outcome = insertUnderHeading(changed, `- ${link}`, { headings: [heading], heading });
    if (isRefusal(outcome)) return outcome;
    changed = outcome.text;
  }
  return { text: changed };
}

/** Below what stands under the heading, before the next one. */
function underHeading(text: string, lines: readonly Line[], body: Body, heading: Heading, written: string): string {
  const end = sectionEnd(body, heading, lines);
  if (end >= lines.length) return atEnd(text, lines, [written]);
  const lineEnd = lineEndOf(text);
  let last = end;
  while (last > heading.line && lines[last - 1]?.text.trim() === '') last -= 1;
  return joinLines([
    ...lines.slice(0, last), { text: '', end: lineEnd }, { text: written, end: lineEnd },
    ...(last === end ? [{ text: '', end: lineEnd }] : []), ...lines.slice(last),
  ]);
}

/** A part of its own at the end; whether the note ends in a newline stays as it is. */
function atEnd(text: string, lines: readonly Line[], written: readonly string[]): string {
  const lineEnd = lineEndOf(text);
  const last = lines[lines.length - 1];
  const lead = last === undefined ? '' : (last.end === '' ? lineEnd : '') + (last.text.trim() === '' || isFence(text, lines) ? '' : lineEnd);
  return text + lead + written.join(lineEnd) + (last?.end === '' ? '' : lineEnd);
}

/** Whether the note ends with its properties: they need no empty line below. */
function isFence(text: string, lines: readonly Line[]): boolean {
  return frontMatterBlock(text)?.lastLine === lines.length;
}

/** The change, if the reader's scanner finds the new links in it. */
function checked(before: string, text: string, links: readonly string[]): Changed | Refusal {
  return scan(text).links.length === scan(before).links.length + links.length ? { text } : refusal('no-place');
}
