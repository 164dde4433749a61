/**
 * A text as lines that keep their ends, so that whatever is put together again from them is the same to the byte.
 */

export interface Line {
  readonly text: string;
  /** `\n` or `\r\n`; empty only for the last line of a text without a last newline. */
  readonly end: string;
}

/** A text that ends in a newline has no empty line after it; an empty text has no lines. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) {
      lines.push({ text: text.slice(start), end: '' });
      break;
    }
    const textEnd = newline > start && text[newline - 1] === '\r' ? newline - 1 : newline;
    lines.push({ text: text.slice(start, textEnd), end: text.slice(textEnd, newline + 1) });
    start = newline + 1;
  }
  return lines;
}

export function joinLines(lines: readonly Line[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

/** The line end that most lines of the text have; `\n` for a text without any. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  let all = 0;
  let crlf = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    all++;
    if (text[at - 1] === '\r') crlf++;
  }
  return crlf > all / 2 ? '\r\n' : '\n';
}
