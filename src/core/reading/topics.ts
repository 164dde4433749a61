/** The map of topics: what each links to and in which state, what is missing, which aliases two topics share. */
import type { RawLink } from '../markdown/note';
import { compareText, sortSteps } from '../order';
import { NearNames, type NamedNote } from './near-names';
import { foldName } from './words';

/** What the host answers for a link target, as Obsidian resolves it: the note's path, or null. */
export type Resolve = (target: string, sourcePath: string) => string | null;

/**
 * `resolved`: the host resolves it; `alias`: only an alias of one note satisfies it; `ambiguous`: aliases of several do.
 */
export type LinkState = 'resolved' | 'alias' | 'ambiguous' | 'unresolved';

export interface TopicLink {
  readonly target: string;
  /** The line of the first such link; null: it stands in a property. */
  readonly line: number | null;
  readonly state: LinkState;
  readonly to: readonly string[];
}

export interface TopicNote {
  readonly path: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** How many topics and notes of ours link here. */
  readonly backlinks: number;
  /** Each target once, in the order of the note. */
  readonly links: readonly TopicLink[];
}

/** One link as it stands in a note. */
export interface LinkPlace {
  readonly path: string;
  /** Null: it stands in a property, or in a note that is no topic, where lines come and go unseen. */
  readonly line: number | null;
}

export interface MissingTopic {
  readonly target: string;
  /** How many links of topics ask for it. */
  readonly count: number;
  /** The topics that do. */
  readonly sources: readonly string[];
  /** Every link that asks for it, those of other notes of ours too. */
  readonly places: readonly LinkPlace[];
  /** Existing names and aliases near to it, the nearest first; never taken for it silently. Looked for when first read. */
  readonly suggestions: readonly NamedNote[];
}

/** Links to a name that only aliases satisfy: in topics, and from other notes of ours to topics. */
export interface AliasLinks {
  readonly target: string;
  /** The one note that is meant, or several that may be. */
  readonly to: readonly string[];
  readonly places: readonly LinkPlace[];
}

export interface Topics {
  readonly notes: readonly TopicNote[];
  /** Most wanted first. */
  readonly missing: readonly MissingTopic[];
  /** The most used first. */
  readonly aliasLinks: readonly AliasLinks[];
  /** Aliases that two or more topics share. */
  readonly collisions: readonly { readonly alias: string; readonly paths: readonly string[] }[];
}

/** A note as the map sees it. */
export interface Linker {
  readonly path: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly links: Iterable<RawLink>;
  /** Null: no topic, but a note of ours that may link to one or be meant by an alias. */
  readonly topic: { readonly title: string; readonly tags: readonly string[] } | null;
}

const ATTACHMENT = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|pdf|mp3|m4a|ogg|wav|mp4|mov|webm|canvas|base|docx?|xlsx?|pptx?|csv|zip)$/i;

/**
 * The map, a step at a time.
 * @param linkers topics and notes of ours, in the order of their paths
 */
export function* topicSteps(linkers: readonly Linker[], resolve: Resolve): Generator<void, Topics> {
  const byAlias = new Map<string, Set<string>>();
  const spelled = new Map<string, string>();
  const topics = linkers.filter(({ topic }) => topic !== null);
  for (const { aliases, path } of linkers) {
    for (const alias of aliases) {
      const key = foldName(alias);
      spelled.set(key, spelled.get(key) ?? alias);
      const paths = byAlias.get(key);
      if (paths) paths.add(path);
      else byAlias.set(key, new Set([path]));
    }
  }
  yield;
  const backlinks = yield* countBacklinks(linkers, resolve);
  const topicPaths = new Set(topics.map(({ path }) => path));
  const missing = new Map<string, { target: string; count: number; sources: Set<string>; places: LinkPlace[] }>();
  const aliasLinks = new Map<string, { target: string; to: readonly string[]; places: LinkPlace[] }>();
  const useAlias = (key: string, { target, to }: TopicLink, place: LinkPlace): void => {
    const used = aliasLinks.get(key) ?? { target, to, places: [] };
    used.places.push(place);
    aliasLinks.set(key, used);
  };

  const notes: TopicNote[] = [];
  for (const { path, aliases, links, topic } of topics) {
    const seen = new Map<string, TopicLink>();
    for (const link of links) {
      if (link.target === '' || ATTACHMENT.test(link.target)) continue;
      const known = seen.get(link.target);
      const found = known ?? stateOf(link, path, byAlias, resolve);
      if (!known) seen.set(link.target, found);
      if (found.state === 'resolved') continue;
      const key = foldName(link.target);
      const place = { path, line: link.line ?? null };
      if (found.state !== 'unresolved') {
        useAlias(key, found, place);
        continue;
      }
      const wanted = missing.get(key) ?? { target: link.target, count: 0, sources: new Set(), places: [] };
      wanted.count += 1;
      wanted.sources.add(path);
      wanted.places.push(place);
      missing.set(key, wanted);
    }
    notes.push({
      path, aliases,
      title: topic?.title ?? '',
      tags: topic?.tags ?? [],
      backlinks: backlinks.get(path) ?? 0,
      links: [...seen.values()],
    });
    yield;
  }

  for (const { path, links, topic } of linkers) {
    if (topic !== null) continue;
    for (const link of links) {
      const key = foldName(link.target);
      const wanted = missing.get(key);
      const place = { path, line: null };
      if (wanted) wanted.places.push(place);
      else if (byAlias.has(key)) {
        const found = stateOf(link, path, byAlias, resolve);
        if (found.state !== 'resolved' && found.to.some((to) => topicPaths.has(to))) useAlias(key, found, place);
      }
    }
    yield;
  }

  const near = yield* nearAmong(topics);
  return {
    notes,
    missing: yield* sortSteps(
      Array.from(missing.values(), ({ target, count, sources, places }) => ({ target, count, sources: [...sources], places, get suggestions() { return near(target); } })),
      (a, b) => b.count - a.count || compareText(a.target, b.target),
    ),
    aliasLinks: yield* sortSteps([...aliasLinks.values()], (a, b) => b.places.length - a.places.length || compareText(a.target, b.target)),
    collisions: [...byAlias]
      .map(([key, paths]) => ({ alias: spelled.get(key) ?? key, paths: [...paths].filter((path) => topicPaths.has(path)) }))
      .filter(({ paths }) => paths.length > 1)
      .sort((a, b) => compareText(a.alias, b.alias)),
  };
}

let known: { readonly names: string; readonly near: (target: string) => readonly NamedNote[] } | null = null;

/** The nearest names of a missing one. As long as the topics are called the same, what was found stays found. */
function* nearAmong(topics: readonly Linker[]): Generator<void, (target: string) => readonly NamedNote[]> {
  const names = topics.map(({ path, aliases }) => [path, ...aliases].join('\n')).join('\n\n');
  if (known?.names === names) return known.near;
  const all = new NearNames([]);
  for (const { path, name, aliases } of topics) {
    for (const one of [name, ...aliases]) all.add({ name: one, path });
    yield;
  }
  const found = new Map<string, readonly NamedNote[]>();
  const near = (target: string): readonly NamedNote[] => {
    const before = found.get(target);
    if (before) return before;
    const fresh = all.near(target);
    found.set(target, fresh);
    return fresh;
  };
  known = { names, near };
  return near;
}

function stateOf(link: RawLink, path: string, byAlias: ReadonlyMap<string, ReadonlySet<string>>, resolve: Resolve): TopicLink {
  const line = link.line ?? null;
  const { target } = link;
  const resolved = resolve(target, path);
  if (resolved !== null) return { target, line, state: 'resolved', to: [resolved] };
  const to = [...(byAlias.get(foldName(target)) ?? [])];
  return { target, line, state: to.length === 0 ? 'unresolved' : to.length === 1 ? 'alias' : 'ambiguous', to };
}

function* countBacklinks(linkers: readonly Linker[], resolve: Resolve): Generator<void, ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { path, links } of linkers) {
    const reached = new Set<string>();
    for (const { target } of links) {
      const to = target === '' ? null : resolve(target, path);
      if (to !== null && to !== path) reached.add(to);
    }
    for (const to of reached) counts.set(to, (counts.get(to) ?? 0) + 1);
    yield;
  }
  return counts;
}
