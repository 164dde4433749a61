/**
 * A copy that does not keep the whole note it was cut from in memory, as a slice of a long string would. Whatever outlives
 * the reading of a note is copied so.
 */
export function detached(text: string): string {
  if (text.length < 13) return text;
  // Decoding what holds no `%` copies it letter by letter, and gives each one byte where that is enough, though one emoji
  // elsewhere in the note has given them two: half the memory of a log.
  return text.includes('%') ? text.split('%').map(decodeURIComponent).join('%') : decodeURIComponent(text);
}
