/**
 * Which existing names somebody may have meant by a name that nothing answers to: the same but for hyphens, spaces, case,
 * width and ё, or a few letters away. Suggestions for a person to choose from; a link is never taken for another.
 */
import { compareText } from '../order';

/** A name or an alias, and the note that it is one of. */
export interface NamedNote {
  readonly name: string;
  readonly path: string;
}

/** How many are worth reading. */
const MOST = 4;
/** A name has so few neighbours; where more seem possible, those with the rarest parts in common are looked at. */
const MOST_COMPARED = 64;
const PARTS = 3;

/**
 * Names are cut into three parts, so that two edits leave one of them as it was: whoever has no part in common with a
 * name is not looked at, and the work for a name does not grow with the number of names.
 */
export class NearNames {
  private readonly notes = new Map<string, NamedNote[]>();
  private readonly parts = new Map<string, string[]>();
  private readonly lengths = new Set<number>();

  /** @param distance edits between two texts, or more than `limit` if it takes more */
  constructor(names: Iterable<NamedNote>, private readonly distance = editDistance) {
    for (const note of names) {
      const key = looseName(note.name);
      const known = this.notes.get(key);
      if (known) {
        if (!known.some(({ name, path }) => name === note.name && path === note.path)) known.push(note);
        continue;
      }
      if (key === '') continue;
      this.notes.set(key, [note]);
      const letters = [...key];
      if (slack(letters) === 0) continue;
      this.lengths.add(letters.length);
      for (let part = 0; part < PARTS; part += 1) {
        const id = partId(letters.length, part, letters.slice(cut(letters.length, part), cut(letters.length, part + 1)).join(''));
        const sharing = this.parts.get(id);
        if (sharing) sharing.push(key);
        else this.parts.set(id, [key]);
      }
    }
  }

  /** The nearest first; never the name itself, spelled as it is. */
  near(name: string): readonly NamedNote[] {
    const key = looseName(name);
    if (key === '') return [];
    const letters = [...key];
    const limit = slack(letters);
    const found = this.candidates(letters, limit).flatMap((other) => {
      const theirs = [...other];
      const edits = this.distance(letters, theirs, limit);
      return edits <= Math.min(limit, slack(theirs)) ? [{ other, edits }] : [];
    });
    return [{ other: key, edits: 0 }, ...found.sort((a, b) => a.edits - b.edits || compareText(a.other, b.other))]
      .flatMap(({ other }) => this.notes.get(other) ?? [])
      .filter((note) => note.name !== name)
      .slice(0, MOST);
  }

  private candidates(letters: readonly string[], limit: number): readonly string[] {
    if (limit === 0) return [];
    const own = letters.join('');
    const sharing: (readonly string[])[] = [];
    for (let length = letters.length - limit; length <= letters.length + limit; length += 1) {
      if (!this.lengths.has(length)) continue;
      for (let part = 0; part < PARTS; part += 1) {
        const from = cut(length, part);
        const size = cut(length, part + 1) - from;
        for (let at = Math.max(0, from - limit); at <= Math.min(from + limit, letters.length - size); at += 1) {
          const keys = this.parts.get(partId(length, part, letters.slice(at, at + size).join('')));
          if (keys) sharing.push(keys);
        }
      }
    }
    const all = new Set<string>();
    for (const keys of sharing.sort((a, b) => a.length - b.length)) {
      for (const key of keys) {
        if (all.size >= MOST_COMPARED) return [...all];
        if (key !== own) all.add(key);
      }
    }
    return [...all];
  }
}

/** What is left of a name when everything is gone in which two spellings of one name differ. */
export function looseName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/ё/g, 'е').replace(/[\s_‐–—-]+/g, '');
}

const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How many edits apart two names may be one: few letters leave no room for any, and a character says more than a letter. */
function slack(letters: readonly string[]): number {
  const [one, two] = letters.some((letter) => CHARACTERS.test(letter)) ? [4, 8] : [5, 10];
  return letters.length < one ? 0 : letters.length < two ? 1 : 2;
}

function cut(length: number, part: number): number {
  return Math.floor((length * part) / PARTS);
}

function partId(length: number, part: number, text: string): string {
  return `${length} ${part} ${text}`;
}

/** Letters to put in, take out, replace or swap with their neighbour; `limit + 1` as soon as it must be more. */
export function editDistance(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      line.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}
