/**
 * A quote on its way out of the vault. Whoever copies or writes one asks here, with the text of its note as it is at that
 * moment: the index may be a moment behind, and a consent may have ended since a form was opened.
 */
import type { Day } from '../day';
import type { Client, Recommendation } from '../model';
import { frontMatterBlock, scan } from '../markdown/note';
import { Schema, type Reading } from '../reading/schema';
import { appearance, mayBeUsed, type Use, type WhyNot } from '../portfolio/consent';
import { recommenderOf } from '../portfolio/library';
import { quoteOf } from '../portfolio/quote';
import { withoutBrackets } from '../shown/sentences';

/** What must be known besides the text of the note. */
export interface Gate {
  readonly reading: Reading;
  readonly today: Day;
  readonly parse: (yaml: string) => unknown;
  /** What the vault knows of it now, and whose it is; null: nothing. */
  known(path: string): { readonly recommendation: Recommendation; readonly clients: readonly Client[] } | null;
}

/** Words that may appear, and how. */
export interface Quoted {
  readonly path: string;
  readonly as: 'named' | 'anonymous';
  /** Its lines, links as they read. */
  readonly quote: string;
  readonly recommendation: Recommendation;
  readonly clients: readonly Client[];
}

/** Why nothing may appear; `no-quote`: the note quotes nothing, `unreadable`: its properties cannot be read. */
export type Held = WhyNot | 'no-quote' | 'unreadable';

export function quotedFor(path: string, text: string, use: Use, gate: Gate): Quoted | { readonly held: Held } {
  const recommendation = readNow(path, text, gate);
  if (recommendation === null) return { held: 'unreadable' };
  const { recommendation: known = recommendation, clients = [] } = gate.known(path) ?? {};
  const by = recommenderOf(clients);
  // The stricter of both: either may be ahead of the other.
  const ways = [recommendation, known].map((one) => ({ as: appearance(one, by, use, gate.today), why: mayBeUsed(one, by, use, gate.today).why }));
  const barred = ways.find(({ as }) => as === null);
  if (barred) return { held: barred.why ?? 'narrower-consent' };
  const quote = quoteOf(text);
  if (quote === null) return { held: 'no-quote' };
  const as = ways.some((way) => way.as === 'anonymous') ? 'anonymous' : 'named';
  return { path, as, quote: quote.split('\n').map(withoutBrackets).join('\n'), recommendation, clients };
}

/**
 * Whether a note holds words of a client: as the vault knows it or, where it is not read (a copy, a folder that is left out,
 * properties that cannot be read, nobody named), by what it says itself.
 */
export function quotesClient(path: string, text: string, gate: Gate): boolean {
  if (quoteOf(text) === null) return false;
  if (gate.known(path)?.recommendation.direction === 'received') return true;
  const schema = new Schema(gate.reading);
  const { tags } = scan(text);
  const says = { path, text, links: [], tags };
  try {
    const properties = gate.parse(frontMatterBlock(text)?.yaml ?? '');
    // Nobody needs to be named.
    const frontmatter = { ...(typeof properties === 'object' ? properties : null), client: path };
    if (schema.recognise({ ...says, frontmatter })?.kind !== 'recommendation') return false;
  } catch {
    return schema.wasMeant({ ...says, frontmatter: undefined, broken: { code: 'bad-yaml', detail: '' } });
  }
  return readNow(path, text, gate)?.direction !== 'given';
}

/** What the note says now; whatever made it a recommendation, it is read as one. */
function readNow(path: string, text: string, { reading, parse }: Gate): Recommendation | null {
  try {
    const read = new Schema(reading).read({ path, frontmatter: parse(frontMatterBlock(text)?.yaml ?? ''), links: [], tags: ['recommendation'], text });
    return read?.record.kind === 'recommendation' ? read.record.recommendation : null;
  } catch {
    return null;
  }
}
