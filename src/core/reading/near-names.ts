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
const MOST_SEEN = 1_000;
const PARTS = 3;

/**
 * Names are cut into three parts, so that two edits leave one of them as it was: whoever has no part in common with a
 * name is not looked at, and the work for a name does not grow with the number of names.
 */
export class NearNames {
  private readonly notes = new Map<string, NamedNote[]>();
  private readonly parts = new Map<string, Folded[]>();
  private readonly lengths = new Set<number>();

  /** @param distance edits between two texts, or more than `limit` if it takes more */
  constructor(names: Iterable<NamedNote>, private readonly distance = editDistance) {
    for (const note of names) this.add(note);
  }

  add(note: NamedNote): void {
    const key = looseName(note.name);
    const known = this.notes.get(key);
    if (known) {
      if (!known.some(({ name, path }) => name === note.name && path === note.path)) known.push(note);
      return;
    }
    if (key === '') return;
    this.notes.set(key, [note]);
    const folded = foldedOf(key);
    if (folded.limit === 0) return;
    this.lengths.add(key.length);
    for (let part = 0; part < PARTS; part += 1) {
      const id = partId(key.length, part, key.slice(cut(key.length, part), cut(key.length, part + 1)));
      const sharing = this.parts.get(id);
      if (sharing) sharing.push(folded);
      else this.parts.set(id, [folded]);
    }
  }

  /** The nearest first; never the name itself, spelled as it is. */
  near(name: string): readonly NamedNote[] {
    const key = looseName(name);
    if (key === '') return [];
    const own = foldedOf(key);
    const found = this.candidates(own).flatMap((other) => {
      const edits = this.distance(own.key, other.key, own.limit);
      return edits <= Math.min(own.limit, other.limit) ? [{ other: other.key, edits }] : [];
    });
    return [{ other: key, edits: 0 }, ...found.sort((a, b) => a.edits - b.edits || compareText(a.other, b.other))]
      .flatMap(({ other }) => this.notes.get(other) ?? [])
      .filter((note) => note.name !== name)
      .slice(0, MOST);
  }

  private candidates({ key, limit, signs }: Folded): readonly Folded[] {
    if (limit === 0) return [];
    const sharing: (readonly Folded[])[] = [];
    for (let length = key.length - limit; length <= key.length + limit; length += 1) {
      if (!this.lengths.has(length)) continue;
      for (let part = 0; part < PARTS; part += 1) {
        const from = cut(length, part);
        const size = cut(length, part + 1) - from;
        for (let at = Math.max(0, from - limit); at <= Math.min(from + limit, key.length - size); at += 1) {
          const others = this.parts.get(partId(length, part, key.slice(at, at + size)));
          if (others) sharing.push(others);
        }
      }
    }
    const all = new Set<Folded>();
    let seen = 0;
    for (const others of sharing.sort((a, b) => a.length - b.length)) {
      for (const other of others) {
        if (all.size >= MOST_COMPARED || (seen += 1) > MOST_SEEN) return [...all];
        // An edit brings or takes away two kinds of letters at the most.
        if (other.key !== key && bits(other.signs ^ signs) <= 2 * limit) all.add(other);
      }
    }
    return [...all];
  }
}

/** A name as it is compared. */
interface Folded {
  readonly key: string;
  readonly limit: number;
  /** Which letters it has, a bit for some of them each. */
  readonly signs: number;
}

function foldedOf(key: string): Folded {
  let signs = 0;
  for (let at = 0; at < key.length; at += 1) signs |= 1 << key.charCodeAt(at) % 32;
  return { key, limit: slack(key), signs };
}

function bits(signs: number): number {
  let count = 0;
  for (let rest = signs; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What is left of a name when everything is gone in which two spellings of one name differ. */
export function looseName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/ё/g, 'е').replace(/[\s_‐–—-]+/g, '');
}

const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How many edits apart two names may be one: few letters leave no room for any, and a character says more than a letter. */
function slack(key: string): number {
  const [one, two] = CHARACTERS.test(key) ? [4, 6] : [5, 10];
  return key.length < one ? 0 : key.length < two ? 1 : 2;
}

function cut(length: number, part: number): number {
  return Math.floor((length * part) / PARTS);
}

function partId(length: number, part: number, text: string): string {
  return `${length} ${part} ${text}`;
}

/** Letters to put in, take out, replace or swap with their neighbour; `limit + 1` as soon as it must be more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let [rows, columns] = [a.length, b.length];
  while (rows > from && columns > from && a[rows - 1] === b[columns - 1]) [rows, columns] = [rows - 1, columns - 1];
  rows -= from;
  columns -= from;
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: columns + 1 }, (_, index) => index);
  for (let row = 1; row <= rows; row += 1) {
    const line = [row];
    let least = row;
    const letter = a[from + row - 1];
    for (let column = 1; column <= columns; column += 1) {
      const same = letter === b[from + column - 1];
      let edits = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && letter === b[from + column - 2] && a[from + row - 2] === b[from + column - 1]) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      line.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = line;
  }
  return Math.min(above[columns] ?? 0, limit + 1);
}
