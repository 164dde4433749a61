/** The blank lines of Markdown, which the stored texts of notes go without. */

/** Puts a blank line between blocks, one of which stands in each line; list items stay together. Ends with a newline. */
export function spaced(blocks: string): string {
  return `${blocks.replace(/\n(?!- )/g, '\n\n').replace(/^(?!- )(.+\n)(?=- )/gm, '$1\n')}\n`;
}
