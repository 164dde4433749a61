/**
 * The library of recommendations: each with where it stands, what it may be used for, what has come of it and what it
 * still needs. The quoted words stay in the notes and are read when they are shown (`quoteOf`).
 *
 * For the view: `librarySteps(facts, today, unowned)`, `filtered(entries, filter)`, `entry.uses[use]` for the gate of consent.
 */
import { plainDay, type Day } from '../day';
import { isInactive } from '../health/judgement';
import { hasHappened } from '../health/reckoning';
import { THANK_AFTER } from '../health/todo';
import type { Client, ClientFacts, Recommendation } from '../model';
import { compareSources } from '../order';
import { foldName, foldWord } from '../reading/words';
import { atOnce } from '../at-once';
import { forbidden, mayBeUsed, type Permission, type Use } from './consent';
import { owned } from './scene';

/** Where it stands; say `recommendationState.<state>`. */
export type RecommendationState = 'idea' | 'asked' | 'received' | 'thanked' | 'published' | 'declined' | 'withdrawn' | 'expired' | 'given';

/** Why it should be looked at again; say `stale.<reason>`. */
export type Staleness = 'review-due' | 'consent-expiring' | 'consent-expired' | 'client-ended';

/** `2026-11-05 proposal for Gamma: won` */
export interface UsedIn {
  /** Null: no day stands at its beginning. */
  readonly date: Day | null;
  readonly where: string;
  /** As written; null: not known yet. */
  readonly result: string | null;
  /** What the result means, where it is a word that is known. */
  readonly outcome: 'won' | 'lost' | null;
}

/** What makes a recommendation strong. */
export interface Quality {
  /** It speaks of results. */
  readonly result: boolean;
  /** A number stands in it, or in its context; null: its words have not been read. */
  readonly number: boolean | null;
  /** It may be shown under a name. */
  readonly author: boolean;
  /** It says what it is meant for. */
  readonly purpose: boolean;
  /** 0 to 4. */
  readonly score: number;
}

export interface LibraryEntry {
  readonly recommendation: Recommendation;
  /** Whose it is; empty: no client is known. */
  readonly clients: readonly Client[];
  readonly state: RecommendationState;
  /** The day of that state; null: it has none. */
  readonly date: Day | null;
  readonly uses: Readonly<Record<Use, Permission>>;
  readonly stale: readonly Staleness[];
  /** Received two days ago or more, and no thanks since. */
  readonly thanksOwed: boolean;
  readonly usedIn: readonly UsedIn[];
}

export interface Library {
  /** The newest first; what has no day stands last. */
  readonly entries: readonly LibraryEntry[];
  /** Received and not withdrawn. */
  readonly received: number;
  /** How many of those may be used so: “for a public page: 3 of 11”. */
  readonly usable: Readonly<Record<Use, number>>;
  readonly stale: number;
  readonly thanksOwed: number;
}

/** By what recommendations can be grouped; one with two contents stands in two groups. `client_level` is a segment. */
export const GROUPINGS = ['form', 'content', 'purpose', 'service', 'industry', 'client_level', 'client'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the library counts: what may be used so, what is to be looked at again, what waits for thanks. */
export const TALLIES = ['public', 'named', 'anonymous', 'private', 'stale', 'thanks'] as const satisfies readonly (Use | 'stale' | 'thanks')[];
export type Tally = (typeof TALLIES)[number];

/** What is asked of an entry, by the keys of groups (`''`: not said); an axis that is absent asks nothing. */
export type LibraryFilter = Readonly<Partial<Record<Grouping, string>>> & { readonly tally?: Tally };

/** Days before the end of a consent on which it is spoken of. */
const ENDS_SOON = 30;

/** @param unowned recommendations whose client is not known */
export function libraryOf(facts: readonly ClientFacts[], today: Day, unowned: readonly Recommendation[] = []): Library {
  return atOnce(librarySteps(facts, today, unowned));
}

/** The same a step at a time. */
export function* librarySteps(facts: readonly ClientFacts[], today: Day, unowned: readonly Recommendation[]): Generator<void, Library> {
  const entries: LibraryEntry[] = [];
  const all = [
    ...owned([...facts].sort((a, b) => compareSources(a.client.source, b.client.source)), ({ recommendations }) => recommendations),
    ...unowned.map((fact) => ({ fact, owners: [] })),
  ];
  yield;
  for (const { fact, owners } of all) {
    entries.push(keptEntry(fact, owners.map(({ client }) => client), today));
    yield;
  }
  entries.sort((a, b) => (b.date ?? -Infinity) - (a.date ?? -Infinity) || compareSources(a.recommendation.source, b.recommendation.source));
  const count = (tally: Tally): number => entries.filter((entry) => isCounted(entry, tally)).length;
  return {
    entries,
    received: entries.filter(isHeld).length,
    usable: { private: count('private'), anonymous: count('anonymous'), named: count('named'), public: count('public') },
    stale: count('stale'),
    thanksOwed: count('thanks'),
  };
}

function isCounted(entry: LibraryEntry, tally: Tally): boolean {
  if (tally === 'stale') return entry.stale.length > 0;
  if (tally === 'thanks') return entry.thanksOwed;
  return isHeld(entry) && entry.uses[tally].allowed;
}

function isHeld({ state }: LibraryEntry): boolean {
  return state === 'received' || state === 'thanked' || state === 'published' || state === 'expired';
}

const kept = new WeakMap<Recommendation, { readonly today: Day; readonly entry: LibraryEntry }>();

/** The same entry as before, as long as its note, its clients' cards and the day are the same. */
function keptEntry(recommendation: Recommendation, clients: readonly Client[], today: Day): LibraryEntry {
  const known = kept.get(recommendation);
  if (known?.today === today && known.entry.clients.length === clients.length && known.entry.clients.every((one, index) => one === clients[index])) return known.entry;
  const entry = entryOf(recommendation, clients, today);
  kept.set(recommendation, { today, entry });
  return entry;
}

export function entryOf(recommendation: Recommendation, clients: readonly Client[], today: Day): LibraryEntry {
  const by = recommenderOf(clients);
  const permission = (use: Use): Permission => mayBeUsed(recommendation, by, use, today);
  const { direction, received, thanked, withdrawn } = recommendation;
  const holds = direction === 'received' && hasHappened(received, today) && !hasHappened(withdrawn, today);
  return {
    recommendation, clients,
    ...stateOf(recommendation, today),
    uses: { private: permission('private'), anonymous: permission('anonymous'), named: permission('named'), public: permission('public') },
    stale: holds ? stalenessOf(recommendation, clients, today) : [],
    thanksOwed: holds && today - received >= THANK_AFTER && !hasHappened(thanked, today),
    usedIn: usesOf(recommendation),
  };
}

/** Who a recommendation is from, for the gate of consent; null: no client is known. */
export function recommenderOf(clients: readonly Pick<Client, 'nda'>[]): { readonly nda: boolean } | null {
  return clients.length === 0 ? null : { nda: clients.some(({ nda }) => nda) };
}

function stateOf(recommendation: Recommendation, today: Day): Pick<LibraryEntry, 'state' | 'date'> {
  const { direction, asked, received, given, declined, withdrawn, published, thanked, consentUntil } = recommendation;
  const on = (state: RecommendationState, date: Day | null): Pick<LibraryEntry, 'state' | 'date'> => ({ state, date });
  if (hasHappened(withdrawn, today)) return on('withdrawn', withdrawn);
  if (direction === 'given') return on(hasHappened(given, today) ? 'given' : 'idea', hasHappened(given, today) ? given : null);
  if (hasHappened(received, today)) {
    if (forbidden(recommendation, { nda: false }, today) === 'consent-expired') return on('expired', consentUntil);
    if (hasHappened(published, today)) return on('published', published);
    return hasHappened(thanked, today) ? on('thanked', thanked) : on('received', received);
  }
  // Asked again after a refusal it is open once more.
  if (hasHappened(declined, today) && !(hasHappened(asked, today) && asked > declined)) return on('declined', declined);
  return hasHappened(asked, today) ? on('asked', asked) : on('idea', null);
}

function stalenessOf({ reviewBy, consent, consentUntil, received }: Recommendation, clients: readonly Client[], today: Day): readonly Staleness[] {
  const found: Staleness[] = [];
  if (reviewBy !== null && reviewBy < today) found.push('review-due');
  if (consent !== 'none' && consentUntil !== null) {
    if (consentUntil < today) found.push('consent-expired');
    else if (consentUntil - today <= ENDS_SOON) found.push('consent-expiring');
  }
  const ended = (client: Client): boolean => isInactive(client, today) && client.ended.some((day) => day <= today && day >= (received ?? day));
  if (clients.length > 0 && clients.every(ended)) found.push('client-ended');
  return found;
}

// ── Uses ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const OUTCOMES: Readonly<Record<string, NonNullable<UsedIn['outcome']>>> = Object.fromEntries([
  ...['won', 'win', 'yes', 'success', 'accepted', 'invited', 'promoted', 'hired', 'выиграно', 'выиграли', 'выигран', 'успех', 'да', 'принято', 'приняли', 'пригласили', 'приглашение', 'заказ', 'договор', 'повышение', '受注', '成約', '獲得', '採用', '成功', '招待', '登壇', '昇進'].map((word) => [foldWord(word), 'won'] as const),
  ...['lost', 'no', 'rejected', 'declined', 'проиграно', 'проиграли', 'проигран', 'нет', 'отказ', 'отклонено', '失注', '不採用', '見送り', '辞退'].map((word) => [foldWord(word), 'lost'] as const),
]);

/** What its `used_in` says, line by line: `YYYY-MM-DD where: result`. */
export function usesOf({ usedIn }: Pick<Recommendation, 'usedIn'>): readonly UsedIn[] {
  return usedIn.map((written) => {
    const text = written.normalize('NFKC').trim();
    const date = plainDay(text);
    const rest = (date === null ? text : text.slice(10)).replace(/^[\s:,–—-]+/u, '').trim();
    // The last colon with words behind it; one inside a time or an address is none.
    const [, where = rest, result = ''] = /^(.*\S)\s*:(?=\s|[^\s\d/])\s*([^:]*)$/su.exec(rest) ?? [];
    return { date, where, result: result.trim() === '' ? null : result.trim(), outcome: OUTCOMES[foldWord(result.replace(/[.!。]+$/u, ''))] ?? null };
  });
}

// ── Quality ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @param quote its words; null: not read, then a number is looked for in its context alone */
export function qualityOf({ content, consent, purpose, context, received }: Recommendation, quote: string | null, today: Day): Quality {
  const result = content.includes('results');
  const found = /\p{N}/u.test(`${quote ?? ''} ${context ?? ''}`);
  const number = found ? true : quote === null ? null : false;
  const author = consent === 'named' || consent === 'public';
  const held = hasHappened(received, today);
  return { result, number, author, purpose: purpose.length > 0, score: held ? [result, found, author, purpose.length > 0].filter(Boolean).length : 0 };
}

// ── Groups ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The groups in which a recommendation stands; never none. What it does not say of industry its clients do. */
export function groupKeys({ form, content, purpose, service, industry }: Recommendation, clients: readonly Client[], grouping: Grouping): readonly string[] {
  const keys = ((): readonly string[] => {
    switch (grouping) {
      case 'form': return [form];
      case 'content': return content;
      case 'purpose': return purpose;
      case 'service': return service === null ? [] : [service];
      case 'industry': return industry === null ? clients.flatMap((client) => client.industry ?? []) : [industry];
      case 'client_level': return clients.flatMap(({ segment }) => segment ?? []);
      case 'client': return clients.map(({ source }) => source.path);
    }
  })();
  return keys.length === 0 ? [''] : keys;
}

/** Those that answer everything that is asked. */
export function filtered(entries: readonly LibraryEntry[], filter: LibraryFilter): readonly LibraryEntry[] {
  const { tally } = filter;
  return entries.filter((entry) => (tally === undefined || isCounted(entry, tally)) && GROUPINGS.every((grouping) => {
    const wanted = filter[grouping];
    return wanted === undefined || groupKeys(entry.recommendation, entry.clients, grouping).some((key) => foldName(key) === foldName(wanted));
  }));
}
