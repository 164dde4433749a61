/**
 * Settings: schema, defaults, migration. What was stored may come from another version, another device or a text
 * editor, so it is read with suspicion: a bad value gives way to its default and is named, everything else is kept.
 */
import * as z from 'zod/mini';
import type { Language } from './i18n/lookup';
import type { Kind } from './model';
import { DEFAULT_READING, type Reading } from './schema';
import { DEFAULT_WEIGHTS, type Weights } from './weights';
import { isPropertyName, PROPERTY_NAMES } from './words';

// Without this, zod writes code at run time, which the review forbids and some devices refuse.
z.config({ jitless: true });

export interface Settings {
  readonly version: 1;
  /** How notes are read. */
  readonly reading: Reading;
  /** Where new notes of a kind are created. */
  readonly newNotes: Readonly<Record<Kind, string>>;
  /** The language of written notes; `auto`: that of the app. */
  readonly writtenLanguage: Language | 'auto';
  readonly weights: Weights;
  /** Whether the user has seen and agreed with what was recognised as theirs. */
  readonly confirmed: boolean;
  /** Next actions put off: until which day (`YYYY-MM-DD`), by the action's key. */
  readonly snoozed: Readonly<Record<string, string>>;
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  reading: DEFAULT_READING,
  newNotes: {
    client: 'Clients', complaint: 'Complaints', recommendation: 'Recommendations', project: 'Projects', interaction: 'Interactions', topic: 'Topics',
  },
  writtenLanguage: 'auto',
  weights: DEFAULT_WEIGHTS,
  confirmed: false,
  snoozed: {},
};

/** The most that any number of the model may be set to. */
const MOST = 10_000;
const text = z.string();
const texts = z.array(z.string());
const amount = z.number().check(z.gte(0), z.lte(MOST));
const positive = z.number().check(z.gt(0), z.lte(MOST));

function perKind<S extends z.ZodMiniType>(schema: S): Record<Kind, S> {
  return { client: schema, complaint: schema, recommendation: schema, project: schema, interaction: schema, topic: schema };
}

const readingSchema = z.object({
  propertyNames: z.partialRecord(z.enum(Object.keys(PROPERTY_NAMES).filter(isPropertyName)), text),
  folders: z.partial(z.object(perKind(text))),
  tags: z.partial(z.object(perKind(texts))),
  topicTags: texts,
  logHeadings: texts,
  logDateFormat: text,
  dailyNoteFormat: text,
  excludedFolders: texts,
  templateFolder: text,
  taskTag: text,
  countMentions: z.boolean(),
});

const severities = (schema: typeof amount) => z.object({ low: schema, medium: schema, high: schema, critical: schema });

const weightsSchema = z.object({
  factors: z.object({ contact: amount, satisfaction: amount, commitments: amount, reciprocity: amount }),
  keyCadence: positive, supportingCadence: positive, defaultCadence: positive, aftercareCadence: positive,
  learnedCadenceLimit: positive, cadencesWithoutTheirWord: positive,
  ratingHalfLife: positive, ratingTrendShare: amount, ratingTrendLimit: amount, moodWeight: amount,
  lateDaysWithoutCredit: positive, replyDays: positive,
  complaintPoints: severities(amount), complaintTargets: severities(positive),
  overdueGrowth: amount, overdueLimit: amount, reopenGrowth: amount, reopenLimit: amount,
  unacknowledgedPoints: amount, unconfirmedShare: amount, resolvedHalfLife: positive, penaltyLimit: amount,
  recommendationPoints: z.object({ oral: amount, referral: amount, testimonial: amount, letter: amount }),
  convertedPoints: amount, recommendationHalfLife: positive, bonusLimit: amount,
  provisionalBase: amount, healthyFrom: amount, watchFrom: amount, keyClientValue: amount,
});

const settingsSchema = z.object({
  version: z.literal(1),
  reading: readingSchema,
  newNotes: z.object(perKind(text)),
  writtenLanguage: z.enum(['auto', 'en', 'ru', 'ja']),
  weights: weightsSchema,
  confirmed: z.boolean(),
  snoozed: z.record(z.string(), z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

export interface ReadSettings {
  readonly settings: Settings;
  /** Names of stored values that were not usable, such as `weights.ratingHalfLife`; their defaults hold. */
  readonly problems: readonly string[];
}

/** Reads whatever was stored, from nothing at all to the whole of it. */
export function readSettings(stored: unknown): ReadSettings {
  const filled = filledIn(DEFAULT_SETTINGS, stored);
  const first = settingsSchema.safeParse(filled);
  if (first.success) return { settings: complete(first.data), problems: [] };
  const bad = first.error.issues.map(({ path }) => path.map(String));
  const mended = bad.reduce<unknown>((value, path) => withDefault(value, DEFAULT_SETTINGS, path), filled);
  const second = settingsSchema.safeParse(mended);
  return {
    settings: second.success ? complete(second.data) : DEFAULT_SETTINGS,
    problems: [...new Set(bad.map((path) => path.join('.')))],
  };
}

/** Optional names that are blank mean the same as absent ones. */
function complete(data: z.infer<typeof settingsSchema>): Settings {
  const { propertyNames, folders, tags, ...rest } = data.reading;
  return { ...data, reading: { ...rest, propertyNames: present(propertyNames), folders: present(folders), tags: present(tags) } };
}

function present<K extends string, V>(values: Partial<Record<K, V | undefined>>): Partial<Record<K, V>> {
  const kept: Partial<Record<K, V>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined && value !== '') kept[key] = value;
  }
  return kept;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stored values over defaults, at every depth: a stored part never drops the defaults beside it. */
function filledIn(defaults: unknown, stored: unknown): unknown {
  if (!isRecord(defaults)) return stored === undefined ? defaults : stored;
  if (!isRecord(stored)) return stored === undefined || stored === null ? defaults : stored;
  const keys = new Set([...Object.keys(defaults), ...Object.keys(stored)]);
  keys.delete('__proto__');
  return Object.fromEntries([...keys].map((key) => [key, filledIn(defaults[key], stored[key])]));
}

/** The value with its default put in at a path; where there is none, without that part. */
function withDefault(value: unknown, defaults: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isRecord(value)) return defaults;
  const inner = isRecord(defaults) ? defaults[key] : undefined;
  const { [key]: _, ...others } = value;
  return inner === undefined ? others : { ...others, [key]: withDefault(value[key], inner, rest) };
}

