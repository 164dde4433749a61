/** A note as the text of a message: its words without properties, comments, links and the signs of Markdown. */
import { frontMatterBlock, outline } from '../markdown/note';
import { isIn, privateParts } from '../reading/private-part';
import { withoutBrackets } from '../shown/sentences';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#37': '%' };

/** Lists stay lists, and headings become lines of their own; what only the owner should see is left out. */
export function plainText(note: string): string {
  const hidden = privateParts(outline(note).headings);
  const told = hidden.length === 0 ? note : note.split('\n').filter((_, index) => !isIn(hidden, index + 1)).join('\n');
  const body = told.slice(frontMatterBlock(told)?.bodyOffset ?? 0).replace(/\r\n?/g, '\n').replace(/%%[\s\S]*?(?:%%|$)/g, '');
  return body
    .split('\n')
    .map((line) => withoutBrackets(line.replace(/^#{1,6}[ \t]+/, '').trimEnd())
      .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '$1')
      .replace(/\\([!-/:-@[-`{-~])|&(amp|lt|gt|#37);/g, (_, sign?: string, name: string = '') => sign ?? ENTITIES[name] ?? ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
