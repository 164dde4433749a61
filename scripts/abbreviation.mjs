/**
 * Abbreviates texts: what occurs in them again and again is a piece, and a piece is written as one sign. Pieces are found
 * by joining the commonest pair of neighbours, over and over, so that a piece is always two that were known before it.
 * What occurs most is written in one byte of UTF-8, the rest in two. The same texts give the same abbreviations.
 *
 * Deflated texts in base64 would be no smaller, and a language would have to be inflated as a whole when its first word is
 * asked for, which takes as long as reading all of main.js. Here each text is written out by itself.
 */

/**
 * @typedef {object} Abbreviated
 * @property {string} letters signs of letters that are not written as themselves: sign and letter, in turn
 * @property {string} pieces sign, first half and second half, in turn; halves are signs of letters or of pieces before
 * @property {string} texts those of a group between bars, each group on a line
 */

/** More pieces than this gain nothing: two bytes for two letters. */
const MOST = 850;
/** A pair that occurs less often costs as much in the list of pieces as it saves. */
const LEAST = 4;
/** So much rarer than the commonest pair may be what is joined in the same round. */
const NEARLY = 0.7;

/** What stands between texts, and is no sign of a letter. */
const [BAR, LINE_END] = ['|', '\n'];
/** Ranges of signs: what is plain in a string, then letters that take two bytes and no part in combining or direction. */
const ONE_BYTE = signs([[0x20, 0x21], [0x23, 0x23], [0x25, 0x26], [0x28, 0x5b], [0x5d, 0x5f], [0x61, 0x7b], [0x7d, 0x7e]]);
const TWO_BYTES = signs([[0xa1, 0xac], [0xae, 0x2ff], [0x3a3, 0x482], [0x48a, 0x52f]]);

/** @param {readonly (readonly [number, number])[]} ranges */
function signs(ranges) {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)));
}

/**
 * @param {readonly (readonly string[])[]} groups of texts
 * @returns {Abbreviated}
 */
export function abbreviated(groups) {
  const texts = groups.flat();
  const letters = [...new Set(texts.join('').split(''))];
  const { sequences, halves } = joined(texts.map((text) => text.split('').map((letter) => letters.indexOf(letter))), letters.length);
  const signOf = signsFor(letters, uses(sequences, halves, letters.length));
  const rest = sequences.map((sequence) => sequence.map((symbol) => signOf[symbol]).join(''));
  return {
    letters: letters.map((letter, index) => (signOf[index] === letter ? '' : `${signOf[index]}${letter}`)).join(''),
    pieces: halves.map(([first, second], index) => `${signOf[letters.length + index]}${signOf[first]}${signOf[second]}`).join(''),
    texts: groups.map((group) => rest.splice(0, group.length).join(BAR)).join(LINE_END),
  };
}

/**
 * Joins pairs until none is common enough.
 * @param {readonly (readonly number[])[]} given symbols of letters
 * @param {number} letters how many there are; pieces are numbered after them
 */
function joined(given, letters) {
  let sequences = given;
  /** @type {(readonly [number, number])[]} */
  const halves = [];
  for (;;) {
    const chosen = commonPairs(sequences, MOST - halves.length);
    if (chosen.length === 0) return { sequences, halves };
    const pieces = new Map(chosen.map((pair, index) => [pair, letters + halves.length + index]));
    halves.push(...chosen.map((pair) => /** @type {const} */ ([Math.floor(pair / WIDTH), pair % WIDTH])));
    sequences = sequences.map((sequence) => {
      const shorter = [];
      for (let at = 0; at < sequence.length; at += 1) {
        const piece = at + 1 < sequence.length ? pieces.get(sequence[at] * WIDTH + sequence[at + 1]) : undefined;
        shorter.push(piece ?? sequence[at]);
        if (piece !== undefined) at += 1;
      }
      return shorter;
    });
  }
}

/** A pair as one number. */
const WIDTH = 2 ** 16;

/**
 * The commonest pair, and those nearly as common that do not overlap with the ones before.
 * @param {readonly (readonly number[])[]} sequences
 * @param {number} most
 */
function commonPairs(sequences, most) {
  const counts = new Map();
  for (const sequence of sequences) {
    for (let at = 0; at + 1 < sequence.length; at += 1) {
      const pair = sequence[at] * WIDTH + sequence[at + 1];
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      if (sequence[at] === sequence[at + 1] && sequence[at + 2] === sequence[at]) at += 1;
    }
  }
  const commonest = [...counts].filter(([, count]) => count >= LEAST).sort(([one, many], [other, more]) => more - many || one - other);
  const firsts = new Set();
  const seconds = new Set();
  const chosen = [];
  for (const [pair, count] of commonest) {
    const [first, second] = [Math.floor(pair / WIDTH), pair % WIDTH];
    if (chosen.length === most || count < commonest[0][1] * NEARLY) break;
    if (firsts.has(second) || seconds.has(first) || (first === second && chosen.length > 0)) continue;
    chosen.push(pair);
    firsts.add(first);
    seconds.add(second);
  }
  return chosen;
}

/**
 * How often each symbol is written.
 * @param {readonly (readonly number[])[]} sequences
 * @param {readonly (readonly [number, number])[]} halves
 * @param {number} letters
 * @returns {number[]}
 */
function uses(sequences, halves, letters) {
  const counts = new Array(letters + halves.length).fill(0);
  for (const symbol of [...sequences.flat(), ...halves.flat()]) counts[symbol] += 1;
  return counts;
}

/**
 * The commonest symbols get the signs of one byte, letters their own if it is one. Of the others, letters stay themselves.
 * @param {readonly string[]} letters
 * @param {readonly number[]} counts
 */
function signsFor(letters, counts) {
  const common = counts.map((_, symbol) => symbol).sort((one, other) => counts[other] - counts[one] || one - other).slice(0, ONE_BYTE.length);
  /** @type {string[]} */
  const signOf = [];
  for (const symbol of common) if (ONE_BYTE.includes(letters[symbol])) signOf[symbol] = letters[symbol];
  const short = ONE_BYTE.filter((sign) => !signOf.includes(sign));
  for (const symbol of common) signOf[symbol] ??= short.shift();
  const long = TWO_BYTES.filter((sign) => !letters.includes(sign));
  /** @param {string} letter */
  const taken = (letter) => letter === BAR || letter === LINE_END || signOf.includes(letter);
  for (const symbol of counts.keys()) signOf[symbol] ??= letters[symbol] === undefined || taken(letters[symbol]) ? long.shift() : letters[symbol];
  if (signOf.includes(undefined)) throw new Error('There are more pieces than signs.');
  return signOf;
}

// ── Writing out: these stand in main.js too ─────────────────────────────────────────────────────────────────────────

/**
 * The lines of groups as they are, and what each sign stands for, by its code.
 * @param {Abbreviated} abbreviated
 * @returns {{ readonly lines: readonly string[], readonly meaning: readonly (string | undefined)[] }}
 */
export function open({ letters, pieces, texts }) {
  const meaning = [];
  for (let at = 0; at < letters.length; at += 2) meaning[letters.charCodeAt(at)] = letters[at + 1];
  for (let at = 0; at < pieces.length; at += 3) meaning[pieces.charCodeAt(at)] = writtenOut(pieces.slice(at + 1, at + 3), meaning);
  return { lines: texts.split('\n'), meaning };
}

/**
 * @param {string} text
 * @param {readonly (string | undefined)[]} meaning
 */
export function writtenOut(text, meaning) {
  let whole = '';
  for (let at = 0; at < text.length; at += 1) whole += meaning[text.charCodeAt(at)] ?? text[at];
  return whole;
}
