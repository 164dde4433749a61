/**
 * Who came through whom: what a card says (`referred_by`), failing that a recommendation that names who it brought. A link
 * that leads back to itself is cut and named; a name that no card has stands in the tree as a name.
 */
import type { ClientFacts, Project } from '../model';
import { compareText } from '../order';
import { noteName } from '../reading/schema';
import { foldName } from '../reading/words';
import type { CutReferral, ReferralNode, Referrals } from './portfolio';
import type { Owned, Scene } from './scene';

export interface Tree extends Referrals {
  /** How far a client stands from one that nobody is known to have brought. */
  readonly depthOf: (facts: ClientFacts) => number;
  /** Who brought a client: the path of a card, or a name; null: nobody known. */
  readonly broughtBy: (facts: ClientFacts) => string | null;
  /** All that came through a client, near and far. */
  readonly below: (facts: ClientFacts) => readonly ClientFacts[];
  /** Whether one of the owners came through somebody. */
  readonly isReferred: (project: Owned<Project>) => boolean;
}

/** Finds the card that a name or path stands for; null: none, or more than one. */
function* cardFinder(facts: readonly ClientFacts[]): Generator<void, (target: string) => ClientFacts | null> {
  const indexes: ReadonlyMap<string, ClientFacts | null>[] = [];
  for (const namesOf of [
    ({ client }: ClientFacts) => [client.source.path.replace(/\.md$/i, '')],
    ({ client }: ClientFacts) => [client.name, noteName(client.source.path)],
    ({ client }: ClientFacts) => client.aliases,
    ({ client }: ClientFacts) => client.contacts.map(noteName),
  ]) {
    const index = new Map<string, ClientFacts | null>();
    for (const one of facts) {
      for (const name of new Set(namesOf(one).map(foldName))) index.set(name, index.has(name) ? null : one);
    }
    indexes.push(index);
    yield;
  }
  return (target) => {
    const whole = foldName(target.replace(/\.md$/i, ''));
    const base = foldName(noteName(target));
    for (const index of indexes) {
      const found = index.get(whole) ?? (index === indexes[0] ? null : index.get(base));
      if (found !== undefined && found !== null) return found;
    }
    return null;
  };
}

/** A part of the tree after another. */
export function* treeSteps(scene: Scene): Generator<void, Tree> {
  const { facts, received, projectsOf } = scene;
  const find = yield* cardFinder(facts);
  const cut: CutReferral[] = [];
  const parents = new Map<ClientFacts, ClientFacts | string>();
  const brought = (one: ClientFacts, by: ClientFacts | null, name: string): void => {
    if (by === one) cut.push({ path: one.client.source.path, by: name });
    else parents.set(one, by ?? name);
  };
  for (const one of facts) {
    const { referredBy } = one.client;
    if (referredBy !== null) brought(one, find(referredBy), noteName(referredBy));
  }
  yield;
  for (const { fact: { referred }, owners: [by] } of [...received].sort((a, b) => (a.fact.received ?? 0) - (b.fact.received ?? 0))) {
    const one = referred === null ? null : find(referred);
    if (one !== null && by !== undefined && one.client.referredBy === null && !parents.has(one)) brought(one, by, by.client.name);
  }
  yield;
  cutCircles(facts, parents, cut);
  yield;
  return treeFrom(facts, parents, cut, projectsOf);
}

/** Of each circle the link of its first card is cut. */
function cutCircles(facts: readonly ClientFacts[], parents: Map<ClientFacts, ClientFacts | string>, cut: CutReferral[]): void {
  const walked = new Set<ClientFacts>();
  for (const start of facts) {
    const trail = new Set<ClientFacts>();
    let one: ClientFacts | string | undefined = start;
    while (typeof one === 'object' && !walked.has(one) && !trail.has(one)) {
      trail.add(one);
      one = parents.get(one);
    }
    if (typeof one === 'object' && trail.has(one)) {
      const circle = [...trail].slice([...trail].indexOf(one));
      const first = facts.find((other) => circle.includes(other)) ?? one;
      const by = parents.get(first);
      parents.delete(first);
      cut.push({ path: first.client.source.path, by: typeof by === 'object' ? by.client.name : by ?? '' });
    }
    for (const passed of trail) walked.add(passed);
  }
}

/** A place in the tree before it is counted: a client, or a name. */
type Place = ClientFacts | string;

interface Counted extends ReferralNode {
  projectsBelow: number;
  clientsBelow: number;
}

function treeFrom(
  facts: readonly ClientFacts[], parents: ReadonlyMap<ClientFacts, Place>, cut: readonly CutReferral[], projectsOf: Scene['projectsOf'],
): Tree {
  // A name is one place however it is spelled.
  const names = new Map<string, string>();
  const placeOf = (place: Place): Place => {
    if (typeof place === 'object') return place;
    const key = foldName(place);
    return names.get(key) ?? (names.set(key, place), place);
  };
  const children = new Map<Place, ClientFacts[]>();
  for (const [child, by] of [...parents].sort(([a], [b]) => compareText(a.client.source.path, b.client.source.path))) {
    const place = placeOf(by);
    const known = children.get(place);
    if (known === undefined) children.set(place, [child]);
    else known.push(child);
  }
  const roots: readonly Place[] = [...facts.filter((one) => children.has(one) && !parents.has(one)), ...[...names.values()].sort(compareText)];
  const nodes: Counted[] = [];
  const placed: Place[] = [];
  const indexes = new Map<Place, number>();
  // By hand and not by calls: a chain may be as long as the vault.
  const waiting: { readonly place: Place; readonly parent: number | null; readonly depth: number }[] = roots.map((place) => ({ place, parent: null, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { place, parent, depth } = next;
    const index = nodes.length;
    const isClient = typeof place === 'object';
    nodes.push({
      path: isClient ? place.client.source.path : null, name: isClient ? place.client.name : place, parent, depth,
      projects: isClient ? projectsOf(place).length : 0, projectsBelow: 0, clientsBelow: 0,
    });
    placed.push(place);
    indexes.set(place, index);
    for (const child of [...(children.get(place) ?? [])].reverse()) waiting.push({ place: child, parent: index, depth: depth + 1 });
  }
  for (const node of [...nodes].reverse()) {
    const parent = node.parent === null ? undefined : nodes[node.parent];
    if (parent === undefined) continue;
    parent.projectsBelow += node.projects + node.projectsBelow;
    parent.clientsBelow += 1 + node.clientsBelow;
  }
  const depthOf = (one: ClientFacts): number => nodes[indexes.get(one) ?? -1]?.depth ?? 0;
  return {
    nodes, cut: [...cut].sort((a, b) => compareText(a.path, b.path)), depthOf,
    broughtBy: (one) => {
      const by = parents.get(one);
      return by === undefined ? null : typeof by === 'object' ? by.client.source.path : by;
    },
    below: (one) => {
      const index = indexes.get(one);
      if (index === undefined) return [];
      return placed.slice(index + 1, index + 1 + (nodes[index]?.clientsBelow ?? 0)).flatMap((place) => (typeof place === 'object' ? [place] : []));
    },
    isReferred: ({ owners }) => owners.some((one) => parents.has(one)),
  };
}
