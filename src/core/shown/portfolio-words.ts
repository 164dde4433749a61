/** The portfolio and the library of recommendations in words: values with their units, groups, states and reasons. */
import type { Day } from '../day';
import { words as wordsIn, type Words } from '../i18n/lookup';
import type { Use, WhyNot } from '../portfolio/consent';
import type { Grouping, Library, LibraryEntry, Quality, RecommendationState, Staleness } from '../portfolio/library';
import type { Hidden } from '../portfolio/anonymous';
import type { Metric, MetricName, Part, Unit } from '../portfolio/metric';
import type { Portfolio } from '../portfolio/portfolio';
import { noteName } from '../reading/schema';
import { languageOfLetters } from '../reading/spelling';
import { CONTENT, FAVOUR, FORM, meaning, RECOMMENDATION_PURPOSE, RESULT, SEGMENT, SOLUTION, SUBJECT } from '../reading/words';
import { capital, joined } from './sentences';

/** What a report or an overview has room for. */
export const KEY_METRICS: readonly MetricName[] = [
  'received', 'newClients', 'mutual', 'onTimeProjects', 'onTimePromises', 'repeatClients', 'firstResponse', 'resolution', 'contacts', 'contactsPromised',
  'satisfaction', 'friends', 'revenue',
];

export function metricName({ name }: Pick<Metric, 'name'>, { say }: Words): string {
  return say(`metric.${name}.name`);
}

export function metricDefinition({ name }: Pick<Metric, 'name'>, { say }: Words): string {
  return say(`metric.${name}.definition`);
}

/** `From 1 April 2025 to 31 March 2026`: the days that count. */
export function periodText({ window: { from }, asOf, today }: Pick<Portfolio, 'window' | 'asOf' | 'today'>, words: Words): string {
  const day = (one: Day): string => words.day(one, today, 'long');
  return words.say('portfolioNote.period', { from: day(from), to: day(asOf) });
}

/** Whether there is anything to tell. */
export function hasMetric({ value, part, n, byCurrency }: Metric): boolean {
  return value !== null || (part !== null && n > 0) || byCurrency.some((one) => one.value !== null || one.previous !== null || one.parts.length > 0);
}

/** `12`, `84%`, `3 of 7` below ten answers, `4 days, 6 of 10 in time`, `1,200 EUR, 300 USD`, and `—` without data. */
export function metricText({ unit, value, part, n, byCurrency }: Pick<Metric, 'unit' | 'value' | 'part' | 'n' | 'byCurrency'>, words: Words): string {
  if (byCurrency.length > 0) {
    return joined(byCurrency.map((one) => (one.value === null ? '' : amountText(unit, one.value, one.currency, words))), words) || words.say('choice.none');
  }
  if (part !== null && n > 0) {
    const count = words.say('portfolio.of', { part, n });
    // What was rounded once is not rounded again: 17 of 19 are 89 %.
    if (unit === 'share') return value === null ? count : valueText(unit, part / n, words);
    if (value === null) return words.say('portfolio.inTime', { value: words.say('choice.none'), count });
    return words.say(unit === 'rating' ? 'portfolio.top' : 'portfolio.inTime', { value: valueText(unit, value, words), count });
  }
  return valueText(unit, value, words);
}

/** The same measure of the window before; empty: not asked for, or no data. */
export function previousText({ unit, previous, byCurrency }: Metric, words: Words): string {
  if (previous !== null) return valueText(unit, previous, words);
  return joined(byCurrency.map((one) => (one.previous === null ? '' : amountText(unit, one.previous, one.currency, words))), words);
}

/** A number in its unit; null is `—`. */
export function valueText(unit: Unit, value: number | null, words: Words): string {
  const { say, number } = words;
  if (value === null) return say('choice.none');
  switch (unit) {
    case 'count': return number(value);
    case 'perMonth': return say('portfolio.perMonth', { value: number(value) });
    case 'days': return say('portfolio.days', { n: value });
    case 'years': return say('portfolio.years', { n: value });
    case 'rating': return number(value, 1);
    case 'points': return signed(number(value, 1), value);
    case 'share': return say('portfolio.percent', { value: number(100 * value, 0) });
    case 'growth': return signed(say('portfolio.percent', { value: number(100 * value, 0) }), value);
    case 'ratio': return number(value);
    case 'money': return number(value);
  }
}

/** `1,200 EUR`; of a share or a ratio it is said of which currency it is: `EUR 24%`. */
export function amountText(unit: Unit, value: number, currency: string, words: Words): string {
  const text = valueText(unit, value, words);
  if (currency === '') return text;
  return words.say('portfolio.amount', unit === 'money' ? { one: text, other: currency } : { one: currency, other: text });
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text.replace(/^-/, '−');
}

// ── Parts and groups ────────────────────────────────────────────────────────────────────────────────────────────────

/** What a part of a measure is called; names and texts of notes are themselves. */
export function partText({ name }: Pick<Metric, 'name'>, { key }: Pick<Part, 'key'>, words: Words): string {
  const { say } = words;
  if (key === '') return say('portfolio.unsaid');
  if (name === 'referredProjects') return say('metricPart.depth', { n: Number(key) });
  if (name === 'uses' || name === 'sources') return key;
  if (isFixedPart(key)) return say(`metricPart.${key}`);
  return PARTS[name]?.(key, words) ?? noteName(key);
}

/** Measures whose parts are words of a table; null: the key is none of them. */
const PARTS: Readonly<Partial<Record<MetricName, (key: string, words: Words) => string | null>>> = {
  received: (key, words) => formText(key, words),
  succeeded: (key, { say }) => { const result = meaning(RESULT, key); return result === null ? null : say(`choice.result.${result}`); },
  favours: (key, { say }) => { const favour = meaning(FAVOUR, key); return favour === null ? null : say(`favour.${favour}`); },
  qualityComplaints: (key, { say }) => { const subject = meaning(SUBJECT, key); return subject === null ? null : say(`subject.${subject}`); },
  reworks: (key, { say }) => { const solution = meaning(SOLUTION, key); return solution === null ? null : say(`choice.solution.${solution}`); },
};

const FIXED_PARTS = ['referred', 'others', 'friends', 'revenue', 'cost', 'complaints', 'promoters', 'passives', 'detractors'] as const;

function isFixedPart(key: string): key is (typeof FIXED_PARTS)[number] {
  return FIXED_PARTS.some((part) => part === key);
}

function formText(key: string, { say }: Words): string {
  const form = meaning(FORM, key);
  return form === null ? key : say(`form.${form}`);
}

export function groupText(grouping: Grouping, key: string, words: Words): string {
  const { say } = words;
  if (key === '') return say('portfolio.unsaid');
  switch (grouping) {
    case 'form': return formText(key, words);
    case 'content': { const content = meaning(CONTENT, key); return content === null ? key : say(`choice.content.${content}`); }
    case 'purpose': { const purpose = meaning(RECOMMENDATION_PURPOSE, key); return purpose === null ? key : say(`recommendationPurpose.${purpose}`); }
    case 'client_level': { const segment = meaning(SEGMENT, key); return segment === null ? key : say(`segment.${segment}`); }
    case 'client': return noteName(key);
    case 'service': case 'industry': return key;
  }
}

// ── The library ─────────────────────────────────────────────────────────────────────────────────────────────────────

export function stateText(state: RecommendationState, { say }: Words): string {
  return say(`recommendationState.${state}`);
}

export function useText(use: Use, { say }: Words): string {
  return say(`use.${use}`);
}

export function whyNotText(why: WhyNot, { say }: Words): string {
  return say(`whyNot.${why}`);
}

/** What is to be done about an entry: stale, or not thanked for. */
export function careTexts({ stale, thanksOwed }: Pick<LibraryEntry, 'stale' | 'thanksOwed'>, { say }: Words): readonly string[] {
  return [...stale.map((reason: Staleness) => say(`stale.${reason}`)), ...(thanksOwed ? [say('library.thanksOwed')] : [])];
}

/** `For a public page: 3 of 11` */
export function usableText({ usable, received }: Pick<Library, 'usable' | 'received'>, use: Use, { say }: Words): string {
  return capital(say(`usable.${use}`, { part: usable[use], n: received }));
}

/** `names a result · names a number`; empty: nothing of what makes it strong. */
export function qualityText(quality: Quality, { say }: Words): string {
  return (['result', 'number', 'author', 'purpose'] as const).filter((criterion) => quality[criterion]).map((criterion) => say(`quality.${criterion}`)).join(' · ');
}

/** Whose words a quote is, in its own language, as it is read with it; no names: nobody is named. */
export function bylineOf(quote: string, names: readonly string[]): string {
  const { list, say } = wordsIn(languageOfLetters(quote));
  return `— ${names.length === 0 ? say('showcase.anonymous') : list(names)}`;
}

/** What to put in the place of what a quote must not tell, in the quote's own language. */
export function hiddenWords(quote: string): Readonly<Record<Hidden, string>> {
  const { say } = wordsIn(languageOfLetters(quote));
  return { client: say('hidden.client'), person: say('hidden.person'), referred: say('hidden.referred'), amount: say('hidden.amount') };
}
