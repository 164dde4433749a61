/**
 * What people type into forms, made harmless before it is written: it cannot become a template command, open a comment
 * that swallows the note, or leave half a link behind. The words stay readable as they were meant.
 */
import { flat } from './yaml-scalar';

const LINK = /!?\[\[([^[\]|\n]+)(?:\|[^[\]\n]*)?\]\]/g;

/** Typed text for one line of a note or one property. Whole links stay links. */
export function typedLine(text: string): string {
  const line = withoutCommands(flat(text));
  let written = '';
  let from = 0;
  for (const link of line.matchAll(LINK)) {
    if (link[1]?.trim() === '') continue;
    written = besideLink(written + withoutBrackets(line.slice(from, link.index)), link[0]);
    from = link.index + link[0].length;
  }
  const rest = withoutBrackets(line.slice(from));
  return written.endsWith(']]') && rest.startsWith(']') ? `${written} ${rest}` : written + rest;
}

/** Typed text with its lines, each made harmless. */
export function typedLines(text: string): readonly string[] {
  return text.split(/\r\n?|[\n\u2028\u2029]/).map(typedLine);
}

/** A name as the target of a link: what would end or redirect the link is left out. */
export function linkTo(name: string): string {
  const target = flat(name).replace(/[[\]|#^]|<(?=%)|%%/g, ' ').replace(/\s+/g, ' ').trim();
  return target === '' ? '' : `[[${target}]]`;
}

function withoutCommands(line: string): string {
  return line.replace(/<(?=%)/g, '< ').replace(/%(?=%)/g, '% ').replace(/<!(?=--)/g, '<! ');
}

function withoutBrackets(text: string): string {
  return text.replace(/\[(?=\[)/g, '[ ').replace(/\](?=\])/g, '] ');
}

function besideLink(before: string, link: string): string {
  const touches = before.endsWith('[') || before.endsWith('!') || (before.endsWith(']]') && link.startsWith(']'));
  return touches ? `${before} ${link}` : before + link;
}
