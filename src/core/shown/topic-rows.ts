/** The topic map in words, ready to be drawn: what is missing, what works only by an alias, and how to mend it. */
import { atOnce } from '../at-once';
import type { Book } from '../reading/book';
import { compareText, sortSteps } from '../order';
import type { Source } from '../model';
import { looseName } from '../reading/near-names';
import { noteName } from '../reading/schema';
import type { AliasLinks, LinkPlace, MissingTopic, TopicNote, Topics } from '../reading/topics';
import { foldName } from '../reading/words';
import type { GroupHead } from './client-list';
import { joined, shownName, type View } from './sentences';

export const TOPIC_SECTIONS = ['missing', 'alias', 'shared', 'orphan', 'all'] as const;
export type TopicSection = (typeof TOPIC_SECTIONS)[number];

/** Which links are to say the name of their note. */
export interface RepairWish {
  /** Only links to this name, which nothing answers to, or only aliases; absent: all that one alias alone satisfies. */
  readonly target?: string;
  /** The note that the user chose for it. */
  readonly to?: string;
  /** Only links of this note. */
  readonly note?: string;
}

/** What the user can have done about a row. */
export type TopicRepair =
  | { readonly do: 'create-topic'; readonly title: string }
  | { readonly do: 'repair-topic-links'; readonly wish: RepairWish }
  | { readonly do: 'link-related-topics'; readonly path: string };

export interface TopicRow {
  /** `missing поиск-клиентов`: what the row is known by over all updates. */
  readonly key: string;
  readonly title: string;
  /** This and what follows is put together when a row is drawn or looked for: most never are. */
  readonly detail: string;
  /** Folded names, one to a line, by which the row is found; and the same as names are compared. */
  readonly search: string;
  readonly loose: readonly string[];
  /** Where Enter leads. */
  readonly source: Source | null;
  /** The most likely first. */
  readonly repairs: readonly { readonly label: string; readonly repair: TopicRepair }[];
  /** Notes that the row is about, besides `source`. */
  readonly places: readonly { readonly label: string; readonly source: Source }[];
}

export type TopicItem = GroupHead | TopicRow;

/** Rows that are in sight at first. */
const FIRST_TOLD = 20;
/** More places than these are not offered in a menu. */
const MOST_PLACES = 12;

export function topicItems(book: Pick<Book, 'topicSteps' | 'kindOf'>, query: string, closed: ReadonlySet<string>, view: View): readonly TopicItem[] {
  return atOnce(topicItemSteps(book, query, closed, view));
}

/** The same a step at a time. */
export function* topicItemSteps(book: Pick<Book, 'topicSteps' | 'kindOf'>, query: string, closed: ReadonlySet<string>, view: View): Generator<void, readonly TopicItem[]> {
  const rows = yield* rowSteps(book, view);
  const wanted = looseName(query);
  const items: TopicItem[] = [];
  for (const group of TOPIC_SECTIONS) {
    let found = rows[group];
    if (wanted !== '') {
      const some: TopicRow[] = [];
      for (const row of found) {
        if (row.loose.some((name) => name.includes(wanted))) some.push(row);
        yield;
      }
      found = some;
    }
    if (found.length === 0) continue;
    const open = wanted !== '' || !closed.has(group);
    const title = view.words.say(`topics.section.${group}`);
    items.push({ group, title, count: found.length, open, search: foldName(title) });
    if (open) for (const row of found) items.push(row);
  }
  return items;
}

let kept: { readonly topics: Topics; readonly view: View; readonly rows: Readonly<Record<TopicSection, readonly TopicRow[]>> } | null = null;

/** The same topics seen in the same way are the same rows. */
function* rowSteps(book: Pick<Book, 'topicSteps' | 'kindOf'>, view: View): Generator<void, Readonly<Record<TopicSection, readonly TopicRow[]>>> {
  const topics = yield* book.topicSteps();
  if (kept?.topics === topics && kept.view.words === view.words && kept.view.privacy === view.privacy) return kept.rows;
  const named = (path: string): string => (book.kindOf(path) === 'topic' ? noteName(path) : shownName(noteName(path), view));
  const wanted = yield* sortSteps(topics.missing.map((one) => ({ one, n: notesOf(one.places) })), (a, b) => b.n - a.n);
  const spellings = new Map<string, string[]>();
  for (const { one: { target } } of wanted) {
    const loose = looseName(target);
    const known = spellings.get(loose);
    if (known) known.push(target);
    else spellings.set(loose, [target]);
    yield;
  }
  const missing = wanted.map(({ one, n }) => missingRow(one, n, spellings, named, view));
  yield;
  const rows = {
    missing,
    alias: topics.aliasLinks.map((one) => aliasRow(one, named, view)),
    shared: topics.collisions.map(({ alias, paths }) => new Row(`shared ${foldName(alias)}`, alias, firstOf(paths), {
      names: () => [alias, ...paths.map(noteName)],
      detail: () => view.words.list(paths.map(named)),
      repairs: () => [],
      places: () => paths.map((path) => ({ label: named(path), source: { path } })),
    })),
    ...(yield* noteRows(topics, view)),
  };
  kept = { topics, view, rows };
  // These are drawn at first.
  for (const row of missing.slice(0, FIRST_TOLD)) {
    row.tell();
    yield;
  }
  return rows;
}

/** How the words of a row are put together. */
interface Telling {
  names(): readonly string[];
  detail(): string;
  repairs(): TopicRow['repairs'];
  places(): TopicRow['places'];
}

class Row implements TopicRow {
  private found: { readonly search: string; readonly loose: readonly string[] } | null = null;
  private told: Pick<TopicRow, 'detail' | 'repairs' | 'places'> | null = null;

  constructor(readonly key: string, readonly title: string, readonly source: Source | null, private readonly telling: Telling) {}

  get search(): string {
    return this.finding().search;
  }

  get loose(): readonly string[] {
    return this.finding().loose;
  }

  get detail(): string {
    return this.words().detail;
  }

  get repairs(): TopicRow['repairs'] {
    return this.words().repairs;
  }

  get places(): TopicRow['places'] {
    return this.words().places;
  }

  /** Puts its words together before they are read. */
  tell(): void {
    this.words();
  }

  private finding(): { readonly search: string; readonly loose: readonly string[] } {
    if (this.found === null) {
      const all = this.telling.names();
      this.found = { search: all.map(foldName).join('\n'), loose: all.map(looseName) };
    }
    return this.found;
  }

  private words(): Pick<TopicRow, 'detail' | 'repairs' | 'places'> {
    const { telling } = this;
    this.told ??= { detail: telling.detail(), repairs: telling.repairs(), places: telling.places() };
    return this.told;
  }
}

/** @param spellings names that only case, ё, width, hyphens and spaces tell apart, by what they have in common */
function missingRow(missing: MissingTopic, n: number, spellings: ReadonlyMap<string, readonly string[]>, named: (path: string) => string, { words }: View): Row {
  const { target, places } = missing;
  return new Row(`missing ${foldName(target)}`, target, sourceOf(places[0]), {
    names: () => [target, ...missing.suggestions.map(({ name }) => name)],
    detail() {
      const near = unique(missing.suggestions.map(({ name }) => name));
      const others = (spellings.get(looseName(target)) ?? []).filter((one) => one !== target);
      return joined([
        near.length === 0 ? '' : words.say('topics.near', { names: words.list(near) }), words.say('topics.asked', { n }),
        others.length === 0 ? '' : words.say('topics.spelled', { names: words.list(others) }),
      ], words);
    },
    repairs() {
      const create = { label: words.say('topics.do.create', { name: target }), repair: { do: 'create-topic' as const, title: target } };
      const point = unique(missing.suggestions.map(({ path }) => path)).map((to) => ({
        label: words.say('topics.do.point', { name: noteName(to) }), repair: { do: 'repair-topic-links' as const, wish: { target, to } },
      }));
      // Another note for what a hyphen tells apart from one that is there is hardly meant.
      const isSpelling = missing.suggestions.some(({ name }) => looseName(name) === looseName(target));
      return isSpelling ? [...point, create] : [create, ...point];
    },
    places: () => placesOf(places, named),
  });
}

function aliasRow({ target, to, places }: AliasLinks, named: (path: string) => string, { words }: View): TopicRow {
  const isOne = to.length === 1;
  return new Row(`alias ${foldName(target)}`, target, sourceOf(places[0]), {
    names: () => [target, ...to.map(noteName)],
    detail: () => joined([words.say(isOne ? 'topics.means' : 'topics.may-mean', { names: words.list(to.map(named)) }), words.say('topics.asked', { n: notesOf(places) })], words),
    repairs: () => (isOne
      ? [{ label: words.say('topics.do.repair'), repair: { do: 'repair-topic-links', wish: { target } } }]
      : to.map((path) => ({ label: words.say('topics.do.point', { name: named(path) }), repair: { do: 'repair-topic-links', wish: { target, to: path } } }))),
    places: () => placesOf(places, named),
  });
}

/** Topics that nothing links, not even by an alias; and all of them. */
function* noteRows({ notes, aliasLinks }: Topics, { words }: View): Generator<void, { readonly orphan: readonly TopicRow[]; readonly all: readonly TopicRow[] }> {
  const byAlias = new Map<string, Set<string>>();
  const toMend = new Set<string>();
  for (const { to, places } of aliasLinks) {
    for (const { path } of places) {
      if (to.length === 1) toMend.add(path);
      for (const dest of to) if (dest !== path) byAlias.set(dest, (byAlias.get(dest) ?? new Set()).add(path));
    }
  }
  const rowOf = (section: 'orphan' | 'all', { path, aliases, tags, title, links, backlinks }: TopicNote): TopicRow => new Row(`${section} ${path}`, noteName(path), { path }, {
    names: () => [noteName(path), title, ...aliases, ...tags],
    detail: () => joined([
      section === 'orphan' ? words.say('topics.orphan') : words.say('topics.asked', { n: backlinks + (byAlias.get(path)?.size ?? 0) }),
      words.say('topics.out', { n: links.length }),
      aliases.length === 0 ? '' : words.say('topics.also', { names: words.list(aliases) }),
      tags.map((tag) => `#${tag}`).join(' '),
    ], words),
    repairs: () => [
      ...(toMend.has(path) ? [{ label: words.say('topics.do.repair-note'), repair: { do: 'repair-topic-links' as const, wish: { note: path } } }] : []),
      { label: words.say('command.link-related-topics'), repair: { do: 'link-related-topics', path } },
    ],
    places: () => [],
  });
  yield;
  const orphan: TopicRow[] = [];
  const all: TopicRow[] = [];
  for (const { note } of yield* sortSteps(notes.map((one) => ({ note: one, name: foldName(noteName(one.path)) })), (a, b) => compareText(a.name, b.name))) {
    if (note.backlinks === 0 && !byAlias.has(note.path)) orphan.push(rowOf('orphan', note));
    all.push(rowOf('all', note));
    yield;
  }
  return { orphan, all };
}

function notesOf(places: readonly LinkPlace[]): number {
  return new Set(places.map(({ path }) => path)).size;
}

function firstOf(paths: readonly string[]): Source | null {
  return paths[0] === undefined ? null : { path: paths[0] };
}

function sourceOf(place: LinkPlace | undefined): Source | null {
  return place === undefined ? null : place.line === null ? { path: place.path } : { path: place.path, line: place.line };
}

function placesOf(places: readonly LinkPlace[], named: (path: string) => string): TopicRow['places'] {
  return unique(places.map(({ path }) => path)).slice(0, MOST_PLACES).flatMap((path) => {
    const source = sourceOf(places.find((place) => place.path === path));
    return source === null ? [] : [{ label: named(path), source }];
  });
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}
