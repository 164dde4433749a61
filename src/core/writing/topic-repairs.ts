/** Links to topics that are to say the note's own name: which notes hold them, what each line would become, and the edits. */
import { splitLines } from '../markdown/lines';
import { foldName } from '../reading/words';
import type { Topics } from '../reading/topics';
import type { RepairWish } from '../shown/topic-rows';
import type { Plan } from './actions';
import { linkSwaps, withSwaps, type LinkSwap } from './link-edit';

/** One line of a note that would be changed. */
export interface LineRepair {
  readonly path: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
  readonly swaps: readonly LinkSwap[];
}

/** By the path of the note: where its links are to lead, by the folded name that they say. */
export type Repairs = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function repairsFor({ aliasLinks, missing }: Topics, wish: RepairWish): Repairs {
  const repairs = new Map<string, Map<string, string>>();
  const wanted = wish.target === undefined ? null : foldName(wish.target);
  for (const one of [...aliasLinks, ...missing]) {
    const key = foldName(one.target);
    const to = 'to' in one ? one.to : [];
    const dest = wanted !== null && wish.to !== undefined ? wish.to : to.length === 1 ? to[0] : undefined;
    if (dest === undefined || (wanted !== null && wanted !== key)) continue;
    for (const { path } of one.places) {
      if (wish.note !== undefined && wish.note !== path) continue;
      const ofNote = repairs.get(path) ?? new Map<string, string>();
      repairs.set(path, ofNote.set(key, dest));
    }
  }
  return repairs;
}

/** The lines of one note that would be changed, in their order. */
export function lineRepairs(path: string, text: string, repairs: Repairs, linkText: (path: string) => string): readonly LineRepair[] {
  const wanted = repairs.get(path);
  if (!wanted) return [];
  const byLine = new Map<number, LinkSwap[]>();
  const swaps = linkSwaps(text, (target) => {
    const to = wanted.get(foldName(target));
    return to === undefined ? null : linkText(to);
  });
  for (const swap of swaps) byLine.set(swap.line, [...(byLine.get(swap.line) ?? []), swap]);
  const lines = splitLines(text);
  return [...byLine].map(([line, ofLine]) => {
    const before = lines[line - 1]?.text ?? '';
    return { path, line, before, after: withSwaps(before, ofLine), swaps: ofLine };
  });
}

export function repairLinks(repairs: readonly LineRepair[]): Plan {
  const paths = [...new Set(repairs.map(({ path }) => path))];
  return {
    edits: paths.map((path) => ({ kind: 'links', path, swaps: repairs.flatMap((one) => (one.path === path ? one.swaps : [])) })),
    unknownMarkers: [],
  };
}
