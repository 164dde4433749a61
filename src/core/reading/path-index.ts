/** Paths by name: which notes answer to a name, which wait for one, which belong to a card. */

const NONE: readonly string[] = [];

/** A key without paths is not kept, and one path alone needs no set: most names are those of one note. */
export class PathIndex {
  private readonly sets = new Map<string, string | Set<string>>();

  get(key: string): Iterable<string> {
    const set = this.sets.get(key);
    return set === undefined ? NONE : typeof set === 'string' ? [set] : set;
  }

  add(key: string, path: string): void {
    const set = this.sets.get(key);
    if (set === undefined) this.sets.set(key, path);
    else if (typeof set !== 'string') set.add(path);
    else if (set !== path) this.sets.set(key, new Set([set, path]));
  }

  drop(key: string, path: string): void {
    const set = this.sets.get(key);
    if (set === path) this.sets.delete(key);
    else if (typeof set === 'object' && set.delete(path) && set.size === 0) this.sets.delete(key);
  }

  /** Puts the keys that a path has now in the place of those it had; adds those that came or went to `woken`. */
  exchange(path: string, gone: readonly string[], come: readonly string[], woken: string[]): void {
    for (const key of gone) if (!come.includes(key)) { this.drop(key, path); woken.push(key); }
    for (const key of come) if (!gone.includes(key)) { this.add(key, path); woken.push(key); }
  }

  /** Keys that several paths share. */
  shared(): readonly (readonly [string, readonly string[]])[] {
    return [...this.sets].flatMap(([key, set]) => (typeof set === 'object' && set.size > 1 ? [[key, [...set]] as const] : []));
  }
}
