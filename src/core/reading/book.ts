/**
 * The index: everything the vault says about clients, kept in step note by note. Deep and narrow: notes are put,
 * removed and renamed; what is read from it is ready, and unchanged answers are the same objects as before. The work of
 * a change is proportional to the change: only what its names could reach is looked up again.
 */
import { atOnce } from '../at-once';
import type { Day } from '../day';
import type { Reference } from './fields';
import type { ClientFacts, Complaint, DatedPromise, Interaction, Kind, Mention, Problem, Project, Recommendation } from '../model';
import type { RawLink, RawNote } from '../markdown/note';
import { compareSources, compareText, sortSteps } from '../order';
import { problemsOfDay } from './order-of-facts';
import { PathIndex } from './path-index';
import { isConflictCopy, noteName, Schema, type ReadNote, type Reading, type Rule } from './schema';
import { topicSteps, type Resolve, type Topics } from './topics';
import { foldName, writtenName } from './words';

/** A record of its own note or line, and the cards it belongs to: several for a shared note, none if unknown. */
export interface Owned<R> {
  readonly record: R;
  readonly clients: readonly string[];
}

export type Counts = Readonly<Record<'notes' | 'clients' | 'complaints' | 'recommendations' | 'projects' | 'interactions' | 'topics', number>>;

/** How many notes of a kind each rule recognised. */
export type Recognised = Readonly<Record<Kind, Readonly<Record<Rule, number>>>>;

interface Entry {
  readonly read: ReadNote;
  readonly links: Iterable<RawLink>;
  /** Whose it is, as resolved now; for a daily note, of all its lines. */
  owners: readonly string[];
  /** For a daily note: the cards of each line. */
  lineOwners: readonly (readonly string[])[];
  linkProblems: readonly Problem[];
  dayProblems: { readonly today: Day; readonly problems: readonly Problem[] } | null;
}

/** Names that a card answers to, folded. */
interface CardNames {
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly contacts: readonly string[];
}

const NONE: readonly string[] = [];

export class Book {
  private readonly schema: Schema;
  private readonly known = new Set<string>();
  private readonly entries = new Map<string, Entry>();
  private readonly noteProblems = new Map<string, readonly Problem[]>();
  private readonly cardsByName = new PathIndex();
  private readonly cardsByAlias = new PathIndex();
  private readonly cardsByContact = new PathIndex();
  /** Notes by the names they wait for: looked up again when a note of that name, alias or contact comes or goes. */
  private readonly waiting = new PathIndex();
  /** Notes that belong to a card. */
  private readonly members = new PathIndex();
  private readonly facts = new Map<string, ClientFacts>();
  private cardPaths: readonly string[] | null = null;
  private cards: readonly ClientFacts[] | null = null;
  private map: Topics | null = null;
  /** How often the map was forgotten. */
  private mapAge = 0;
  private rising = 0;

  constructor(private readonly reading: Reading, private readonly resolve: Resolve) {
    this.schema = new Schema(reading);
  }

  /** Rises with every change that can be seen. */
  get revision(): number {
    return this.rising;
  }

  /** Whether the text of a note has to be read: it is ours or a daily note. */
  reads(raw: RawNote): boolean {
    return !isConflictCopy(raw.path) && !this.schema.leaves(raw.path) && (raw.broken !== undefined || this.schema.recognise(raw) !== null);
  }

  /**
   * Takes a note in, or in anew.
   * @returns whether anything that is shown may have changed
   */
  put(raw: RawNote): boolean {
    const { path } = raw;
    const before = this.entries.get(path);
    const isNew = before === undefined && this.isNews(path);
    if (isNew) {
      // A note that came or went may change the state of any topic's link, at no cost until somebody looks.
      this.forgetMap();
    }
    const problems = this.problemsOfNote(raw);
    const left = problems !== null || this.schema.leaves(path);
    const read = left ? null : this.schema.read(raw);
    const hadProblems = this.noteProblems.size > 0 && this.noteProblems.has(path);
    if (!read && !before && !problems && !hadProblems) return isNew && this.wake([baseKey(path)]) ? this.raise() : false;

    if (problems) this.noteProblems.set(path, problems);
    else if (hadProblems) this.noteProblems.delete(path);
    const woken: string[] = isNew ? [baseKey(path)] : [];
    let changed = problems !== null || hadProblems;
    changed = this.replace(path, before, read, raw.links, woken) || changed;
    changed = this.wake(woken) || changed;
    return changed ? this.raise() : false;
  }

  remove(path: string): boolean {
    if (!this.known.delete(path)) return false;
    this.forgetMap();
    const woken = [baseKey(path)];
    let changed = this.noteProblems.delete(path);
    changed = this.replace(path, this.entries.get(path), null, [], woken) || changed;
    changed = this.wake(woken) || changed;
    return changed ? this.raise() : false;
  }

  /** A note has another path now: its name, day and folder may say something else, so it is read again as `raw`. */
  rename(from: string, raw: RawNote): boolean {
    const removed = this.remove(from);
    return this.put(raw) || removed;
  }

  has(path: string): boolean {
    return this.known.has(path);
  }

  /** Every client, ordered by path. */
  clients(): readonly ClientFacts[] {
    this.cards ??= this.clientPaths().flatMap((path) => this.client(path) ?? []);
    return this.cards;
  }

  /** The cards of all clients, in order, for whoever wants one client after another. */
  clientPaths(): readonly string[] {
    this.cardPaths ??= [...this.entries].flatMap(([path, entry]) => (entry.read.record.kind === 'client' ? [path] : [])).sort(compareText);
    return this.cardPaths;
  }

  client(path: string): ClientFacts | undefined {
    const known = this.facts.get(path);
    if (known) return known;
    const fresh = this.gather(path);
    if (fresh) this.facts.set(path, fresh);
    return fresh;
  }

  /** The cards a note belongs to; a card belongs to itself. */
  clientsOf(path: string): readonly string[] {
    const entry = this.entries.get(path);
    if (!entry) return this.cardsWithContact(path);
    return entry.read.record.kind === 'client' ? [path] : entry.owners;
  }

  kindOf(path: string): Kind | undefined {
    const kind = this.entries.get(path)?.read.record.kind;
    return kind === 'daily' ? undefined : kind;
  }

  complaints(): readonly Owned<Complaint>[] {
    const own = this.owned(({ read: { record } }) => (record.kind === 'complaint' && record.complaint ? [record.complaint] : []));
    const inLines = [...this.entries].flatMap(([path, { read: { record }, lineOwners }]): readonly Owned<Complaint>[] => {
      if (record.kind === 'client') return record.card.complaints.map((complaint) => ({ record: complaint, clients: [path] }));
      if (record.kind !== 'daily') return [];
      return record.lines.flatMap(({ complaint }, index) => {
        const clients = lineOwners[index] ?? NONE;
        return complaint && clients.length > 0 ? [{ record: complaint, clients }] : [];
      });
    });
    return [...own, ...inLines].sort((a, b) => compareSources(a.record.source, b.record.source));
  }

  recommendations(): readonly Owned<Recommendation>[] {
    return this.owned(({ read: { record } }) => (record.kind === 'recommendation' ? [record.recommendation] : []));
  }

  projects(): readonly Owned<Project>[] {
    return this.owned(({ read: { record } }) => (record.kind === 'project' ? [record.project] : []));
  }

  counts(): Counts {
    const recognised = this.recognised();
    const of = (kind: Kind): number => recognised[kind].type + recognised[kind].tag + recognised[kind].folder;
    return {
      notes: this.known.size, clients: of('client'), complaints: of('complaint'), recommendations: of('recommendation'),
      projects: of('project'), interactions: of('interaction'), topics: of('topic'),
    };
  }

  recognised(): Recognised {
    const none = (): Record<Rule, number> => ({ type: 0, tag: 0, folder: 0 });
    const counts = { client: none(), complaint: none(), recommendation: none(), project: none(), interaction: none(), topic: none() };
    for (const { read: { record } } of this.entries.values()) if (record.kind !== 'daily') counts[record.kind][record.rule] += 1;
    return counts;
  }

  /** Computed when asked for, and kept until something in it may have changed. */
  topics(): Topics {
    return atOnce(this.topicSteps());
  }

  /** The same a step at a time. */
  *topicSteps(): Generator<void, Topics> {
    if (this.map !== null) return this.map;
    const { mapAge } = this;
    const map = yield* topicSteps(
      (yield* sortSteps([...this.entries], ([a], [b]) => compareText(a, b)))
        .map(([path, { read, links }]) => ({
          path, links,
          name: noteName(path),
          aliases: read.aliases,
          topic: read.record.kind === 'topic' ? { title: read.record.title, tags: read.record.tags } : null,
        })),
      this.resolve,
    );
    // Between two steps notes may have come, gone or changed.
    if (mapAge === this.mapAge) this.map = map;
    return map;
  }

  private forgetMap(): void {
    this.map = null;
    this.mapAge += 1;
  }

  /** Works out, a step at a time, what of the problems depends on the day. */
  *daySteps(today: Day): Generator<void> {
    for (const entry of this.entries.values()) {
      dayProblemsOf(entry, today);
      yield;
    }
  }

  /** What could not be taken as it stands, as of a day; by path and line. */
  problems(today: Day): readonly Problem[] {
    const problems: Problem[] = [...this.noteProblems.values()].flat();
    for (const entry of this.entries.values()) {
      const own = [...entry.read.problems, ...entry.linkProblems, ...dayProblemsOf(entry, today)];
      problems.push(...own.filter(({ line }) => isOurs(entry, line)));
    }
    for (const [alias, paths] of this.cardsByAlias.shared()) {
      for (const path of paths) {
        const spelled = this.entries.get(path)?.read.aliases.find((one) => foldName(one) === alias) ?? alias;
        problems.push({ path, line: null, field: 'aliases', code: 'shared-alias', value: spelled });
      }
    }
    return problems.sort((a, b) => compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.code, b.code) || compareText(a.value, b.value));
  }

  // ── Taking in ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Takes a note among the known; whether it was none of them. */
  private isNews(path: string): boolean {
    const { size } = this.known;
    return this.known.add(path).size > size;
  }

  private problemsOfNote(raw: RawNote): readonly Problem[] | null {
    const { path, broken } = raw;
    if (isConflictCopy(path)) return [{ path, line: null, field: null, code: 'conflict-copy', value: noteName(path) }];
    if (broken && !this.schema.leaves(path) && this.schema.wasMeant(raw)) {
      return [{ path, line: broken.line ?? null, field: null, code: broken.code, value: broken.detail }];
    }
    return broken ? [] : null;
  }

  /** Puts what a note says now in the place of what it said before; adds the names that came or went to `woken`. */
  private replace(path: string, before: Entry | undefined, read: ReadNote | null, links: Iterable<RawLink>, woken: string[]): boolean {
    if (!before && !read) return false;
    const namesBefore = before ? cardNames(path, before.read) : null;
    const namesAfter = read ? cardNames(path, read) : null;
    if (namesBefore || namesAfter) this.exchangeNames(path, namesBefore, namesAfter, woken);
    for (const key of before ? waitKeys(before.read) : NONE) this.waiting.drop(key, path);

    const ownersBefore = before?.owners ?? NONE;
    if (read) {
      const entry: Entry = { read, links, owners: NONE, lineOwners: NO_LINES, linkProblems: NO_PROBLEMS, dayProblems: null };
      this.entries.set(path, entry);
      for (const key of waitKeys(read)) this.waiting.add(key, path);
      this.resolveEntry(path, entry);
    } else {
      this.entries.delete(path);
    }
    const ownersAfter = this.entries.get(path)?.owners ?? NONE;
    this.reassign(path, ownersBefore, ownersAfter);
    const wasCard = before?.read.record.kind === 'client';
    const isCard = read?.record.kind === 'client';
    if (wasCard || isCard) {
      this.facts.delete(path);
      this.cards = null;
      if (wasCard !== isCard) this.cardPaths = null;
    }
    if (!before || !read || mapDiffers(before, read, links)) this.forgetMap();
    // A daily note that names no client, and did not before, is nobody's business.
    const quiet = (entry: ReadNote | undefined | null): boolean => !entry || (entry.record.kind === 'daily' && entry.problems.length === 0);
    return !quiet(before?.read) || !quiet(read) || ownersBefore.length > 0 || ownersAfter.length > 0;
  }

  private exchangeNames(path: string, before: CardNames | null, after: CardNames | null, woken: string[]): void {
    this.cardsByName.exchange(path, before?.names ?? NONE, after?.names ?? NONE, woken);
    this.cardsByAlias.exchange(path, before?.aliases ?? NONE, after?.aliases ?? NONE, woken);
    this.cardsByContact.exchange(path, before?.contacts ?? NONE, after?.contacts ?? NONE, woken);
  }

  /** Looks up again whatever waits for these names. */
  private wake(keys: readonly string[]): boolean {
    let changed = false;
    for (const path of this.waiters(keys)) {
      const entry = this.entries.get(path);
      if (!entry) continue;
      const before = entry.owners;
      const linesBefore = entry.lineOwners;
      const problemsBefore = entry.linkProblems;
      this.resolveEntry(path, entry);
      if (same(before, entry.owners) && linesBefore.every((owners, index) => same(owners, entry.lineOwners[index] ?? NONE)) && sameProblems(problemsBefore, entry.linkProblems)) continue;
      this.reassign(path, before, entry.owners);
      changed = true;
    }
    return changed;
  }

  private waiters(keys: readonly string[]): ReadonlySet<string> {
    let paths: Set<string> | null = null;
    for (const key of keys) for (const path of this.waiting.get(key)) (paths ??= new Set()).add(path);
    return paths ?? EMPTY;
  }

  private reassign(path: string, before: readonly string[], after: readonly string[]): void {
    for (const card of before) {
      this.members.drop(card, path);
      this.facts.delete(card);
    }
    for (const card of after) {
      this.members.add(card, path);
      this.facts.delete(card);
    }
    if (before.length > 0 || after.length > 0) this.cards = null;
  }

  private raise(): true {
    this.rising += 1;
    return true;
  }

  // ── Whose it is ───────────────────────────────────────────────────────────────────────────────────────────────────

  private resolveEntry(path: string, entry: Entry): void {
    const { record } = entry.read;
    if (record.kind === 'client' || record.kind === 'topic') return;
    if (record.kind === 'daily') {
      entry.lineOwners = record.lines.map(({ references }) => this.ownersOf(references, path, null));
      entry.owners = unique(entry.lineOwners.flat());
      return;
    }
    const problems: Problem[] = [];
    entry.owners = this.ownersOf(record.clients, path, problems);
    if (record.clients.length === 0) problems.push({ path, line: null, field: null, code: 'unknown-client', value: '', repair: writtenName('client', this.reading.propertyNames) });
    entry.linkProblems = problems.length === 0 ? NO_PROBLEMS : problems;
  }

  private ownersOf(references: readonly Reference[], path: string, problems: Problem[] | null): readonly string[] {
    const [first] = references;
    if (first === undefined) return NONE;
    if (references.length === 1) return unique(this.cardsOf(first, path, problems));
    return unique(references.flatMap((one) => this.cardsOf(one, path, problems)));
  }

  /** The cards that a reference stands for; what cannot be decided is reported, never guessed. */
  private cardsOf(reference: Reference, path: string, problems: Problem[] | null): readonly string[] {
    const { target, field, line } = reference;
    const resolved = reference.link ? this.resolve(target, path) : null;
    if (resolved !== null) {
      if (this.isCard(resolved)) return [resolved];
      const cards = this.cardsWithContact(resolved);
      if (cards.length > 0) return cards;
    } else {
      const key = foldName(target);
      const named = [...this.cardsByName.get(key)];
      const single = named[0];
      if (named.length === 1 && single !== undefined) return [single];
      const people = named.length === 0 ? [...this.cardsByContact.get(baseKey(target))].filter((card) => this.contactIsNamed(card, target)) : [];
      if (people.length > 0) return [...people].sort(compareText);
      const aliased = [...this.cardsByAlias.get(key)];
      const card = aliased[0];
      if (named.length === 0 && aliased.length === 1 && card !== undefined) {
        problems?.push({ path, line, field, code: 'alias-link', value: target, repair: `[[${noteName(card)}|${reference.shown ?? target}]]` });
        return [card];
      }
      if (named.length + aliased.length > 1) {
        problems?.push({ path, line, field, code: 'ambiguous-client', value: target });
        return NONE;
      }
    }
    problems?.push({ path, line, field, code: 'unknown-client', value: target });
    return NONE;
  }

  private isCard(path: string): boolean {
    return this.entries.get(path)?.read.record.kind === 'client';
  }

  /** Cards that name the person of this note among their contacts, by a link that leads to it or by its name. */
  private cardsWithContact(path: string): readonly string[] {
    const key = baseKey(path);
    return [...this.cardsByContact.get(key)]
      .filter((card) => this.contacts(card).some((one) => (one.link ? this.resolve(one.target, card) === path : foldName(one.target) === key)))
      .sort(compareText);
  }

  /** Whether a card names this person, whom no note stands for. */
  private contactIsNamed(card: string, target: string): boolean {
    const key = foldName(target);
    return this.contacts(card).some((one) => foldName(one.target) === key || baseKey(one.target) === key);
  }

  /** People of a client, as its card names them. */
  contacts(card: string): readonly Reference[] {
    const record = this.entries.get(card)?.read.record;
    return record?.kind === 'client' ? record.card.contacts : [];
  }

  // ── Gathering ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private gather(path: string): ClientFacts | undefined {
    const own = this.entries.get(path)?.read.record;
    if (own?.kind !== 'client') return undefined;
    const interactions: Interaction[] = [];
    const mentions: Mention[] = [];
    const promises: DatedPromise[] = [];
    const complaints: Complaint[] = [];
    const recommendations: Recommendation[] = [];
    const projects: Project[] = [];
    for (const member of [...this.members.get(path)].sort(compareText)) {
      const entry = this.entries.get(member);
      const record = entry?.read.record;
      switch (record?.kind) {
        case 'complaint': if (record.complaint) complaints.push(record.complaint); break;
        case 'recommendation': recommendations.push(record.recommendation); break;
        case 'project': projects.push(record.project); break;
        case 'interaction':
          if (record.interaction) interactions.push(record.interaction);
          promises.push(...record.promises);
          break;
        case 'daily':
          record.lines.forEach((line, index) => {
            if (!entry?.lineOwners[index]?.includes(path)) return;
            if (line.complaint) complaints.push(line.complaint);
            else if (line.interaction) interactions.push(line.interaction);
            else mentions.push({ source: { path: member, line: line.line }, date: record.day, text: line.text });
          });
          break;
        case 'client': case 'topic': case undefined: break;
      }
    }
    if (this.reading.countMentions) interactions.push(...mentions.map(contactOfMention));
    const { card } = own;
    return {
      client: card.client, mentions, recommendations, projects,
      interactions: joined(card.interactions, interactions), promises: joined(card.promises, promises), complaints: joined(card.complaints, complaints),
    };
  }

  private owned<R>(records: (entry: Entry) => readonly R[]): Owned<R>[] {
    return [...this.entries]
      .flatMap(([path, entry]) => records(entry).map((record) => ({ path, owned: { record, clients: entry.owners } })))
      .sort((a, b) => compareText(a.path, b.path))
      .map(({ owned }) => owned);
  }
}

/** A line of a daily note is ours only if it is about a client. */
function isOurs({ read: { record }, lineOwners }: Entry, line: number | null): boolean {
  return record.kind !== 'daily' || record.lines.some((one, index) => one.line === line && (lineOwners[index] ?? NONE).length > 0);
}

const EMPTY: ReadonlySet<string> = new Set();
const NO_LINES: readonly (readonly string[])[] = [];
const NO_PROBLEMS: readonly Problem[] = [];

/** A list with no room for more: what is kept of a thousand clients. */
function joined<T>(own: readonly T[], more: readonly T[]): readonly T[] {
  return more.length === 0 ? own : [...own, ...more];
}

function dayProblemsOf(entry: Entry, today: Day): readonly Problem[] {
  if (entry.dayProblems?.today !== today) entry.dayProblems = { today, problems: problemsOfDay(entry.read.record, today) };
  return entry.dayProblems.problems;
}

/** The last part of a path or target, without extension, folded: what a link by name can find it under. */
function baseKey(target: string): string {
  return foldName(noteName(target));
}

function cardNames(path: string, { record, aliases }: ReadNote): CardNames | null {
  if (record.kind !== 'client') return null;
  return {
    names: [baseKey(path)],
    aliases: unique(aliases.map(foldName)),
    contacts: unique(record.card.contacts.map(({ target }) => baseKey(target))),
  };
}

function waitKeys({ record }: ReadNote): readonly string[] {
  if (record.kind === 'client' || record.kind === 'topic') return NONE;
  const keys: string[] = [];
  if (record.kind === 'daily') for (const { references } of record.lines) addKeys(references, keys);
  else addKeys(record.clients, keys);
  return keys;
}

function addKeys(references: readonly Reference[], keys: string[]): void {
  for (const { target } of references) {
    const name = foldName(target);
    const plain = noteName(target);
    const base = plain === target ? name : foldName(plain);
    if (!keys.includes(name)) keys.push(name);
    if (base !== name && !keys.includes(base)) keys.push(base);
  }
}

/** Whether the map of topics may differ: it shows topics, and of other notes only names and links. */
function mapDiffers(before: Entry, read: ReadNote, links: Iterable<RawLink>): boolean {
  if (before.read.record.kind === 'topic' || read.record.kind === 'topic') return true;
  return !same(before.read.aliases, read.aliases) || !same(targetsOf(before.links), targetsOf(links));
}

function targetsOf(links: Iterable<RawLink>): readonly string[] {
  return Array.from(links, ({ target }) => target);
}

function contactOfMention({ source, date, text }: Mention): Interaction {
  return {
    source, date, time: null, kind: 'contact', direction: 'unknown', awaits: false, answered: null, status: 'held', purpose: null,
    summary: text, csat: null, nps: null, ces: null, mood: null,
  };
}

function unique(items: readonly string[]): readonly string[] {
  return items.length < 2 ? items : [...new Set(items)];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((one, index) => one.code === b[index]?.code && one.value === b[index].value && one.repair === b[index].repair);
}
