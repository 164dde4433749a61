/** The library of recommendations as it is drawn: one row each, with what was agreed always beside it, and the filters. */
import type { Source } from '../model';
import { hasHappened } from '../health/reckoning';
import { compareText } from '../order';
import { USES, type Use } from '../portfolio/consent';
import { groupKeys, TALLIES, type Grouping, type Library, type LibraryEntry, type LibraryFilter, type Tally } from '../portfolio/library';
import { careTexts, groupText, stateText, usableText, useText, whyNotText } from './portfolio-words';
import { capital, joined, quoted, shownName, type View } from './sentences';

export const FILTERS = ['form', 'content', 'purpose', 'service', 'industry', 'client_level'] as const satisfies readonly Grouping[];
export type Filter = (typeof FILTERS)[number];

/** A step that a row offers, under the name that the form for steps has for it. */
export type RowStep = 'received' | 'thanked' | 'consent' | 'review';

export interface UseRow {
  readonly use: Use;
  readonly text: string;
  /** Why not; null: it is allowed. */
  readonly why: string | null;
}

export interface LibraryRow {
  readonly source: Source;
  readonly title: string;
  readonly clients: readonly { readonly name: string; readonly source: Source }[];
  /** Form, content, purpose, service, industry. */
  readonly about: string;
  /** `thanked for on 4 April 2025` */
  readonly state: string;
  /** `May be used with the name, until 4 April 2027`; it stands beside every quote. */
  readonly consent: string;
  /** The widest use that is agreed; null: none. */
  readonly widest: Use | null;
  readonly uses: readonly UseRow[];
  /** What asks to be looked at. */
  readonly care: readonly string[];
  readonly steps: readonly { readonly step: RowStep; readonly text: string }[];
  readonly usedIn: readonly { readonly text: string; readonly outcome: 'won' | 'lost' | null }[];
  /** Whether there may be words of theirs to read. */
  readonly isReceived: boolean;
}

export function libraryRow(entry: LibraryEntry, view: View): LibraryRow {
  const { recommendation, clients, state, date, uses, stale, thanksOwed, usedIn } = entry;
  const { words, today } = view;
  const { say } = words;
  const { source, title, form, content, purpose, service, industry, consent, consentUntil, direction, received, published } = recommendation;
  const widest = [...USES].reverse().find((use) => uses[use].allowed) ?? null;
  const why = uses.private.why ?? uses.anonymous.why;
  // As the action that asks for consent has it.
  const isUsed = usedIn.length > 0 || hasHappened(published, today);
  const until = widest === null || consentUntil === null ? '' : say('library.until', { day: words.day(consentUntil, today) });
  const barred = widest === 'private' && consent !== 'private' && why !== null ? whyNotText(why, words) : '';
  const steps: readonly RowStep[] = direction === 'given' ? [] : [
    ...(state === 'asked' ? (['received'] as const) : []),
    ...(thanksOwed ? (['thanked'] as const) : []),
    ...(why === 'no-consent' || why === 'consent-expired' ? (['consent'] as const) : []),
    ...(stale.includes('review-due') ? (['review'] as const) : []),
  ];
  return {
    source, widest,
    isReceived: direction === 'received' && hasHappened(received, today),
    title: quoted(title, view),
    clients: clients.map(({ name, source: card }) => ({ name: shownName(name, view), source: card })),
    about: [
      groupText('form', form, words), ...content.map((one) => groupText('content', one, words)), ...purpose.map((one) => groupText('purpose', one, words)),
      ...(view.privacy ? [] : [service ?? '', industry ?? '']),
    ].filter((part) => part !== '').join(' · '),
    state: joined([capital(stateText(state, words)), date === null ? '' : words.day(date, today)], words),
    consent: direction === 'given' ? '' : joined([
      widest === null ? say(isUsed && state !== 'withdrawn' ? 'library.misused' : 'library.unusable', { why: why === null ? '' : whyNotText(why, words) }) : say('library.usable', { use: useText(widest, words) }), until, barred,
    ], words),
    uses: USES.map((use) => ({ use, text: useText(use, words), why: uses[use].why === null ? null : whyNotText(uses[use].why, words) })),
    care: careTexts({ thanksOwed, stale: stale.filter((one) => one !== 'consent-expired') }, words).map(capital),
    steps: steps.map((step) => ({ step, text: say(`step.recommendation.${step}`) })),
    usedIn: usedIn.map(({ date: on, where, result, outcome }) => ({
      text: joined([on === null ? '' : words.day(on, today), quoted(where, view), view.privacy ? '' : result ?? ''], words), outcome,
    })),
  };
}

/**
 * `For a public page: 3 of 11 received`, and how many ask to be looked at; each can be asked for.
 * @param chosen what is asked for, which is counted even when nothing of it is left; null: nothing
 */
export function countsOf(library: Library, { words }: View, chosen: Tally | null): readonly { readonly tally: Tally; readonly text: string }[] {
  const { stale, thanksOwed } = library;
  return [
    ...(['public', 'named', 'anonymous'] as const).map((tally) => ({ tally, text: usableText(library, tally, words) })),
    ...(stale === 0 && chosen !== 'stale' ? [] : [{ tally: 'stale', text: capital(words.say('library.count.stale', { n: stale })) } as const]),
    ...(thanksOwed === 0 && chosen !== 'thanks' ? [] : [{ tally: 'thanks', text: capital(words.say('library.count.thanks', { n: thanksOwed })) } as const]),
  ];
}

/** What can be asked of an axis: the keys that entries have, by their words. Empty: all say the same. */
export function optionsOf(entries: readonly LibraryEntry[], filter: Filter, view: View): Readonly<Record<string, string>> {
  const keys = new Set(entries.flatMap(({ recommendation, clients }) => groupKeys(recommendation, clients, filter)));
  if (keys.size < 2) return {};
  return Object.fromEntries([...keys].map((key): [string, string] => [key, keyText(filter, key, view)]).sort(([, a], [, b]) => compareText(a, b)));
}

/** The name of a group; what the notes say in their own words is shortened where others see the screen. */
export function keyText(grouping: Grouping, key: string, view: View): string {
  const text = capital(groupText(grouping, key, view.words));
  return key !== '' && (grouping === 'client' || grouping === 'service' || grouping === 'industry') ? shownName(text, view) : text;
}

/** Only the axes that the library still has. */
export function knownFilter(state: unknown): LibraryFilter {
  if (typeof state !== 'object' || state === null) return {};
  const tally: unknown = Reflect.get(state, 'tally');
  const known = TALLIES.find((one) => one === tally);
  return { ...(known ? { tally: known } : {}), ...Object.fromEntries(FILTERS.flatMap((filter) => {
    const value: unknown = Reflect.get(state, filter);
    return typeof value === 'string' ? [[filter, value]] : [];
  })) };
}
