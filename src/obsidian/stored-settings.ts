/**
 * The settings as they are stored. A change goes into what is stored at that moment, at its own place: what another
 * device or another version put beside it stays.
 */
import type { Plugin } from 'obsidian';
import { readSettings, type Settings } from '../core/settings';

/** Where a value stands among the settings: `['weights', 'ratingHalfLife']`. */
export type SettingPath = readonly [string, ...string[]];

type Values = Readonly<Record<string, unknown>>;

export class StoredSettings {
  private now: Settings;
  private readonly listeners = new Set<(before: Settings, after: Settings) => void>();
  private queue: Promise<void> = Promise.resolve();

  private constructor(private readonly plugin: Pick<Plugin, 'loadData' | 'saveData'>, stored: unknown) {
    this.now = readSettings(stored).settings;
  }

  static async load(plugin: Pick<Plugin, 'loadData' | 'saveData'>): Promise<StoredSettings> {
    return new StoredSettings(plugin, await storedOf(plugin));
  }

  get current(): Settings {
    return this.now;
  }

  /** @returns ends the subscription */
  onChange(changed: (before: Settings, after: Settings) => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  /** The value at a path; undefined: there is none. */
  at(path: SettingPath): unknown {
    return valueAt(this.now, path);
  }

  /** Whether the stored settings name a value of their own there, rather than live with the default. */
  async has(path: SettingPath): Promise<boolean> {
    const stored: unknown = await this.plugin.loadData();
    return valueAt(stored, path) !== undefined;
  }

  /** Takes a value in at once, and stores it; undefined: the default from now on. */
  set(path: SettingPath, value: unknown): Promise<void> {
    return this.setMany([[path, value]]);
  }

  /** Several values in one write. */
  setMany(changes: readonly (readonly [SettingPath, unknown])[]): Promise<void> {
    const changed = (values: unknown): unknown => changes.reduce((all, [path, value]) => put(all, path, value), values);
    this.take(readSettings(changed(this.now)).settings);
    const saved = this.queue.then(async () => {
      const stored = changed(await this.plugin.loadData());
      await this.plugin.saveData({ ...(isValues(stored) ? stored : {}), version: 1 });
    });
    this.queue = saved.catch(() => undefined);
    return saved;
  }

  /** Reads anew what another device or program has stored. Writes nothing. */
  async reload(): Promise<void> {
    const stored = await storedOf(this.plugin);
    if (stored !== undefined) this.take(readSettings(stored).settings);
  }

  private take(after: Settings): void {
    const before = this.now;
    this.now = after;
    for (const listener of this.listeners) listener(before, after);
  }
}

/** Whatever is stored; undefined if it cannot be read, as when another device has only half of it written. */
async function storedOf(plugin: Pick<Plugin, 'loadData'>): Promise<unknown> {
  try {
    const stored: unknown = await plugin.loadData();
    return stored ?? {};
  } catch (error) {
    console.warn('Client Rapport: the stored settings cannot be read; nothing is written over them.', error);
    return undefined;
  }
}

function valueAt(values: unknown, path: SettingPath): unknown {
  let value = values;
  for (const key of path) value = isValues(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

function put(values: unknown, [key, ...rest]: readonly string[], value: unknown): Values {
  const here = isValues(values) ? values : {};
  if (key === undefined) return here;
  if (rest.length > 0) return { ...here, [key]: put(here[key], rest, value) };
  const { [key]: _, ...others } = here;
  return value === undefined ? others : { ...others, [key]: value };
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
