/**
 * Notes from the portfolio: its report for its owner, and quotes to hand out. Each quote passes the gate once more when it
 * is written, with the text that its note has then; a copy without names is the one that was looked through, or none.
 */
import { isoDay } from '../day';
import { anonymised, type Replacement } from '../portfolio/anonymous';
import type { Portfolio } from '../portfolio/portfolio';
import { bylineOf } from '../shown/portfolio-words';
import type { Plan } from './actions';
import { linkToNote, propertyChange, type Writing } from './new-note';
import { otherNote } from './other-note';
import { portfolioNote } from './portfolio-note';
import { quotedFor, type Gate, type Held, type Quoted } from './quoting';
import { refusal, type Refusal } from './refusal';
import { showcaseNote } from './showcase-note';
import { typedLine } from './typed-text';

export const SHOWCASE_USES = ['public', 'named', 'anonymous'] as const;
export type ShowcaseUse = (typeof SHOWCASE_USES)[number];

/** A quote as it was looked through. */
export type Reviewed = Pick<Quoted, 'path' | 'as' | 'quote'>;

export interface ShowcaseDraft {
  readonly use: ShowcaseUse;
  readonly quotes: readonly Reviewed[];
  /** What takes the place of names, in every quote that appears without them. */
  readonly replacements: readonly Replacement[];
}

export type Gates = Omit<Gate, 'today' | 'parse'>;

export function createPortfolioReport(portfolio: Portfolio, writing: Writing): Plan {
  const { title, text } = portfolioNote(portfolio, writing.words);
  return noteOf(title, 'portfolio', {}, text, writing);
}

export function createShowcase({ use, quotes, replacements }: ShowcaseDraft, gates: Gates, writing: Writing): Plan | Refusal {
  const { words, today } = writing;
  const exhibits: Quoted[] = [];
  for (const one of quotes) {
    const now = stillAs(one, use, gates, writing);
    if (now !== null && 'refused' in now) return now;
    if (now !== null) exhibits.push(now);
  }
  const { title, text } = showcaseNote(exhibits.map((one) => ({ entry: one, quote: one.quote, replacements })), use, today, words);
  return noteOf(title, 'showcase', {}, text, writing);
}

/** A single quote without names; neither the note's name nor a property says whose it is, but for the link to its source. */
export function createAnonymousQuote(one: Reviewed, replacements: readonly Replacement[], gates: Gates, writing: Writing): Plan | Refusal {
  const now = stillAs(one, 'anonymous', gates, writing);
  if (now !== null && 'refused' in now) return now;
  const text = anonymised(one.quote, replacements).split('\n').map((line) => `> ${typedLine(line)}`.trimEnd()).join('\n');
  return noteOf(writing.words.say('quote.title', { date: isoDay(writing.today) }), 'quote', { source: linkToNote(one.path, writing) }, `${text}\n`, writing);
}

/** The quote as its note has it now, if it may still appear as it was looked through; null: its note is yet to be read. */
function stillAs({ path, as, quote }: Reviewed, use: ShowcaseUse, gates: Gates, writing: Writing): Quoted | Refusal | null {
  const note = writing.template({ path });
  if (note === null) return null;
  const now = note.text === null ? { held: 'unreadable' as const } : quotedFor(path, note.text, use, { ...gates, today: writing.today, parse: writing.parse });
  if ('held' in now) return { ...refusal(refusedFor(now.held)), note: path };
  if (now.as !== as) return { ...refusal('consent-lacking'), note: path };
  return now.quote === quote ? now : { ...refusal('quote-changed'), note: path };
}

function refusedFor(held: Held): 'consent-lacking' | 'quote-changed' | 'bad-yaml' {
  if (held === 'no-quote') return 'quote-changed';
  return held === 'unreadable' ? 'bad-yaml' : 'consent-lacking';
}

function noteOf(title: string, type: string, more: Readonly<Record<string, string>>, body: string, writing: Writing): Plan {
  const properties = [propertyChange('type', type, writing), propertyChange('date', isoDay(writing.today), writing)];
  const note = otherNote(title, { ...Object.fromEntries(properties.map((one) => [one.key, one.value])), ...more }, body, writing);
  return { edits: [note.edit], unknownMarkers: [] };
}

/** The quote and whose words they are, as they are pasted elsewhere. */
export function copiedQuote({ clients, quote }: Pick<Quoted, 'clients' | 'quote'>): string {
  return `${quote}\n${bylineOf(quote, clients.map(({ name }) => name))}`;
}
