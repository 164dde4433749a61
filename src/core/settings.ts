/**
 * The settings and their defaults. What was stored may come from another version, another device or a text editor, so it
 * is read with suspicion: a bad value gives way to its default and is named, everything else is kept. The defaults are
 * the shape that stored values are held against: a schema library in the plugin would weigh ten times as much as this.
 */
import { LANGUAGES, type Language } from './i18n/lookup';
import type { Kind } from './model';
import { DEFAULT_READING, type Reading } from './reading/schema';
import { DEFAULT_WEIGHTS, type Weights } from './health/weights';
import { isPropertyName, KINDS } from './reading/words';

export interface Settings {
  readonly version: 1;
  /** How notes are read. */
  readonly reading: Reading;
  /** Where new notes of a kind are created; `other`: reports, reviews, guides. */
  readonly newNotes: Readonly<Record<Kind | 'other', string>>;
  /** The language of written notes; `auto`: that of the app. */
  readonly writtenLanguage: Language | 'auto';
  /** Who signs messages; blank: their writer does so by hand. */
  readonly myName: string;
  /** How the day of a new task is written: `📅 2026-11-30` or `[due:: 2026-11-30]`. */
  readonly taskStyle: 'signs' | 'fields';
  readonly weights: Weights;
  /** Whether the user has seen and agreed with what was recognised as theirs. */
  readonly confirmed: boolean;
  /** Next actions put off, by the action's key: until which day (`YYYY-MM-DD`), or on which occasion (`overdue 2026-03-20`). */
  readonly snoozed: Readonly<Record<string, string>>;
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  reading: DEFAULT_READING,
  newNotes: {
    client: 'Clients', complaint: 'Complaints', recommendation: 'Recommendations', project: 'Projects', interaction: 'Interactions', topic: 'Topics',
    other: 'Client notes',
  },
  writtenLanguage: 'auto',
  myName: '',
  taskStyle: 'signs',
  weights: DEFAULT_WEIGHTS,
  confirmed: false,
  snoozed: {},
};

export interface ReadSettings {
  readonly settings: Settings;
  /** Names of stored values that were not usable, such as `weights.ratingHalfLife`; their defaults hold. */
  readonly problems: readonly string[];
}

/** Reads whatever was stored, from nothing at all to the whole of it. */
export function readSettings(stored: unknown): ReadSettings {
  const problems: string[] = [];
  return { settings: read(DEFAULT_SETTINGS, stored, '', problems), problems };
}

// ── What may be stored ──────────────────────────────────────────────────────────────────────────────────────────────

/** The most that any number of the model may be set to. */
const MOST = 10_000;
/** Numbers that the model divides by, or lets a span of days grow by: these are never zero. */
const NEVER_ZERO = /cadence|halfLife|days|targets/i;

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const isDay: Test = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isKind: Test = (value) => KINDS.some((kind) => kind === value);

/** Values of which not all of the default's type will do. */
const CHOICES: Readonly<Record<string, readonly unknown[]>> = { version: [1], writtenLanguage: ['auto', ...LANGUAGES], taskStyle: ['signs', 'fields'] };

/** Parts that are empty at first: which names may stand in them, and what under each. */
const OPEN_PARTS: Readonly<Record<string, { readonly named: (name: string) => boolean; readonly holds: Test }>> = {
  'reading.propertyNames': { named: isPropertyName, holds: isText },
  'reading.folders': { named: isKind, holds: isText },
  'reading.tags': { named: isKind, holds: isTexts },
  snoozed: { named: (name) => name !== '__proto__', holds: (value) => isDay(value) || (typeof value === 'string' && /^(now|overdue|due|chance) /.test(value)) },
};

/** The stored value, at every depth, wherever it can stand for the default; `name` is where both stand. */
function read<T>(fallback: T, stored: unknown, name: string, problems: string[]): T {
  if (stored === undefined || (stored === null && isRecord(fallback))) return fallback;
  const value = isRecord(fallback) && isRecord(stored) ? readParts(fallback, stored, name, problems) : stored;
  if (canStandFor(fallback, value, name)) return value;
  problems.push(name);
  return fallback;
}

function readParts(fallback: Values, stored: Values, name: string, problems: string[]): Values {
  const within = (key: string): string => (name === '' ? key : `${name}.${key}`);
  const open = OPEN_PARTS[name];
  if (!open) return Object.fromEntries(Object.keys(fallback).map((key) => [key, read(fallback[key], stored[key], within(key), problems)]));
  // Blank means the same as absent here.
  const given = Object.entries(stored).filter(([, value]) => value !== undefined && value !== '');
  const usable = ([key, value]: readonly [string, unknown]): boolean => open.named(key) && open.holds(value);
  problems.push(...given.filter((entry) => !usable(entry)).map(([key]) => within(key)));
  return Object.fromEntries(given.filter(usable));
}

/** Whether a value, whose parts have been read, is one that the default's place can hold. */
function canStandFor<T>(fallback: T, value: unknown, name: string): value is T {
  const choices = CHOICES[name];
  if (choices) return choices.includes(value);
  if (Array.isArray(fallback)) return isTexts(value);
  if (isRecord(fallback)) return isRecord(value);
  if (typeof value !== 'number') return typeof value === typeof fallback;
  return typeof fallback === 'number' && value <= MOST && (NEVER_ZERO.test(name) ? value > 0 : value >= 0);
}

type Values = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
