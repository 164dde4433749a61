/** Names for new notes that every platform can store and every link can reach. */

const FORBIDDEN = /[<>:"/\\|?*#^[\]]|%%|[\p{Cc}\p{Cs}\u2028\u2029\u00a0\ufffe\uffff]/gu;
/** Direction marks and byte-order marks: unseen, and able to make a name look like another. */
const UNSEEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)/i;
const LONGEST = 200;

/**
 * A file name, without folder and extension, for a typed title.
 * @param taken names of the notes in the folder, without extension; compared without regard to case
 * @param fallback what to call a note whose title leaves nothing to write
 */
export function fileName(title: string, taken: readonly string[], fallback = 'Untitled'): string {
  const clean = cleaned(title) || cleaned(fallback) || 'Untitled';
  const used = new Set(taken.map(folded));
  let name = clean;
  for (let count = 2; used.has(folded(name)); count++) name = `${shortened(clean, LONGEST - ` ${count}`.length)} ${count}`;
  return name;
}

function cleaned(title: string): string {
  const spaced = title.normalize('NFC').replace(UNSEEN, '').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  const name = shortened(trimmed(trimmed(spaced).replace(/(?:\.md)+$/i, '')), LONGEST - 1);
  return name.replace(DEVICE, '$&_');
}

function trimmed(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/g, '');
}

/** At most so many bytes of UTF-8, cut between whole characters. */
function shortened(name: string, bytes: number): string {
  let size = 0;
  let cut = '';
  for (const character of name) {
    size += utf8Bytes(character.codePointAt(0) ?? 0);
    if (size > bytes) return trimmed(cut);
    cut += character;
  }
  return name;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
