/**
 * A showcase: quotes of clients to hand out. Each passes the gate of consent at this very moment, and stands under its name
 * or without it as the consent allows; no link and no path leads back to the vault.
 */
import { isoDay, type Day } from '../day';
import type { Words } from '../i18n/lookup';
import { anonymised, replacementsFor, type Replacement } from '../portfolio/anonymous';
import { appearance, type Use } from '../portfolio/consent';
import { recommenderOf, type LibraryEntry } from '../portfolio/library';
import { markdownText } from '../report/report-markdown';
import { bylineOf, hiddenWords } from '../shown/portfolio-words';
import type { TitledNote } from './portfolio-note';

/** A recommendation with the words of its note (`quoteOf`). */
export interface Quoted {
  readonly entry: Pick<LibraryEntry, 'recommendation' | 'clients'>;
  /** Null: nothing is quoted, so there is nothing to show. */
  readonly quote: string | null;
  /** What a person decided to replace where no name may stand; absent: everything that is proposed. */
  readonly replacements?: readonly Replacement[];
}

/** What of it may be shown so today. */
export interface Exhibit {
  readonly quoted: Quoted;
  readonly as: 'named' | 'anonymous';
  readonly text: string;
  /** The client's name, or that it is a client, in the language of the quote. */
  readonly by: string;
}

/** What may be shown, in the order in which it was given. */
export function exhibitsOf(quotes: readonly Quoted[], use: Use, today: Day): readonly Exhibit[] {
  return quotes.flatMap((quoted): readonly Exhibit[] => {
    const { entry: { recommendation, clients }, quote } = quoted;
    const as = appearance(recommendation, recommenderOf(clients), use, today);
    if (as === null || quote === null) return [];
    if (as === 'named') return [{ quoted, as, text: quote, by: bylineOf(quote, clients.map(({ name }) => name)) }];
    const replacements = quoted.replacements ?? replacementsFor(quote, clients, recommendation, hiddenWords(quote));
    return [{ quoted, as, text: anonymised(quote, replacements), by: bylineOf(quote, []) }];
  });
}

export function showcaseNote(quotes: readonly Quoted[], use: Use, today: Day, words: Words): TitledNote {
  const { say } = words;
  const exhibits = exhibitsOf(quotes, use, today);
  const blocks = [
    `# ${say('showcase.heading')}`,
    `%% ${say('showcase.check', { day: words.day(today, today, 'long') })} %%`,
    ...(exhibits.length === 0 ? [say('showcase.none')] : exhibits.map(({ text, by }) => [
      ...text.split('\n').map((line) => (line.trim() === '' ? '>' : `> ${markdownText(line)}`)), '>', `> ${markdownText(by)}`,
    ].join('\n'))),
  ];
  return { title: say(`showcase.title.${use}`, { date: isoDay(today) }), text: `${blocks.join('\n\n')}\n` };
}
