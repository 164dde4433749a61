import fc from 'fast-check';
import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../../src/core/settings';
import { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
import { isPropertyName, KINDS, PROPERTY_NAMES } from '../../src/core/reading/words';

// ── The shape of settings, said once more and in another way ────────────────────────────────────────────────────────

const text = z.string();
const texts = z.array(text);
const amount = z.number().check(z.gte(0), z.lte(10_000));
const positive = z.number().check(z.gt(0), z.lte(10_000));
const severities = (schema: typeof amount) => z.strictObject({ low: schema, medium: schema, high: schema, critical: schema });

const shape = z.strictObject({
  version: z.literal(1),
  reading: z.strictObject({
    propertyNames: z.partialRecord(z.enum(Object.keys(PROPERTY_NAMES).filter(isPropertyName)), text),
    folders: z.partialRecord(z.enum(KINDS), text),
    tags: z.partialRecord(z.enum(KINDS), texts),
    topicTags: texts, logHeadings: texts, logDateFormat: text, dailyNoteFormat: text, excludedFolders: texts, templateFolder: text, taskTag: text,
    countMentions: z.boolean(),
  }),
  newNotes: z.strictObject({ client: text, complaint: text, recommendation: text, project: text, interaction: text, topic: text, other: text }),
  writtenLanguage: z.enum(['auto', 'en', 'ru', 'ja']),
  myName: z.string(),
  taskStyle: z.enum(['signs', 'fields']),
  weights: z.strictObject({
    factors: z.strictObject({ contact: amount, satisfaction: amount, commitments: amount, reciprocity: amount }),
    keyCadence: positive, supportingCadence: positive, defaultCadence: positive, aftercareCadence: positive,
    learnedCadenceLimit: positive, cadencesWithoutTheirWord: positive,
    ratingHalfLife: positive, ratingTrendShare: amount, ratingTrendLimit: amount, moodWeight: amount,
    lateDaysWithoutCredit: positive, replyDays: positive,
    complaintPoints: severities(amount), complaintTargets: severities(positive),
    overdueGrowth: amount, overdueLimit: amount, reopenGrowth: amount, reopenLimit: amount,
    unacknowledgedPoints: amount, unconfirmedShare: amount, resolvedHalfLife: positive, penaltyLimit: amount,
    recommendationPoints: z.strictObject({ oral: amount, referral: amount, testimonial: amount, letter: amount }),
    convertedPoints: amount, recommendationHalfLife: positive, bonusLimit: amount,
    provisionalBase: amount, healthyFrom: amount, watchFrom: amount, keyClientValue: amount,
  }),
  confirmed: z.boolean(),
  snoozed: z.record(text, z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$|^(now|overdue|due|chance) /))),
});

/** Anything like settings: parts of the defaults, kept or replaced by any other value, and names that nobody knows. */
function like(value: unknown): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', 'ru', '2026-01-01', -1, 0, 0.5, 10_001));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fc.oneof(fc.constant(value), anything, fc.array(fc.oneof(fc.string(), anything)));
  const names = fc.constantFrom(...Object.keys(PROPERTY_NAMES).slice(0, 3), ...KINDS, 'constructor', '__proto__', 'anything');
  const open = fc.array(fc.tuple(names, fc.oneof(fc.string(), fc.array(fc.string()), anything))).map((entries): unknown =>
    JSON.parse(`{${entries.map(([key, held]) => `${JSON.stringify(key)}:${JSON.stringify(held)}`).join()}}`));
  const parts: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, like(part)]));
  const known = Object.keys(parts).length === 0 ? open : fc.record(parts, { requiredKeys: [] });
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: anything });
}

function problemsOf(stored: unknown): readonly string[] {
  return readSettings(stored).problems;
}

describe('settings', () => {
  test.each([[undefined], [null], [{}], [{ reading: null, weights: { factors: null } }]])('are the defaults where nothing is stored: %j', (stored) => {
    expect(readSettings(stored)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  });

  test('that are whole are read as they stand', () => {
    const settings: Settings = {
      version: 1,
      reading: {
        propertyNames: { client: 'CRM client', cadence: 'ритм' }, folders: { client: 'People' }, tags: { complaint: ['ticket'], topic: [] }, topicTags: [],
        logHeadings: ['連絡'], logDateFormat: 'DD.MM.YYYY', dailyNoteFormat: 'YYYY/MM/DD', excludedFolders: ['Archive'], templateFolder: 'Templates',
        taskTag: 'task', countMentions: true,
      },
      newNotes: { client: '', complaint: 'A', recommendation: 'B', project: 'C', interaction: 'D', topic: 'E', other: 'F' },
      writtenLanguage: 'ja',
      myName: 'Ken',
      taskStyle: 'fields',
      weights: { ...DEFAULT_WEIGHTS, factors: { contact: 1, satisfaction: 0, commitments: 0, reciprocity: 0 }, penaltyLimit: 0, ratingHalfLife: 10_000 },
      confirmed: true,
      snoozed: { 'contact:Clients/Acme.md': '2026-04-01' },
    };
    expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ settings, problems: [] });
  });

  test('that are stored in part leave the defaults beside them', () => {
    const { settings, problems } = readSettings({ reading: { folders: { client: 'People' } }, weights: { complaintPoints: { high: 50 } } });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      reading: { ...DEFAULT_SETTINGS.reading, folders: { client: 'People' } },
      weights: { ...DEFAULT_WEIGHTS, complaintPoints: { ...DEFAULT_WEIGHTS.complaintPoints, high: 50 } },
    });
  });

  test('keep their numbers in the order of the defaults, so that two sets of them can be compared as text', () => {
    const { weights } = readSettings({ weights: { keyClientValue: 1.5, factors: { reciprocity: 0.15 } } }).settings;
    expect(JSON.stringify(weights)).toBe(JSON.stringify(DEFAULT_WEIGHTS));
  });

  test.each<[stored: unknown, problems: readonly string[]]>([
    ['text', ['']],
    [[], ['']],
    [{ version: 2 }, ['version']],
    [{ confirmed: 'yes', writtenLanguage: 'fr' }, ['writtenLanguage', 'confirmed']],
    [{ writtenLanguage: null }, ['writtenLanguage']],
    [{ taskStyle: 'emoji' }, ['taskStyle']],
    [{ weights: 5 }, ['weights']],
    [{ weights: { factors: [] } }, ['weights.factors']],
    [{ weights: { factors: { contact: '0.5' } } }, ['weights.factors.contact']],
    [{ weights: { complaintTargets: { low: null } } }, ['weights.complaintTargets.low']],
    [{ reading: { topicTags: 'networking' } }, ['reading.topicTags']],
    [{ reading: { excludedFolders: ['Archive', 5] } }, ['reading.excludedFolders']],
    [{ reading: { logHeadings: {}, countMentions: 1 } }, ['reading.logHeadings', 'reading.countMentions']],
    [{ reading: { propertyNames: ['client'], folders: 'Clients', tags: 0 } }, ['reading.propertyNames', 'reading.folders', 'reading.tags']],
    [{ reading: { propertyNames: { client: 5 }, folders: { client: null }, tags: { client: 'crm', topic: [1] } } }, ['reading.propertyNames.client', 'reading.folders.client', 'reading.tags.client', 'reading.tags.topic']],
    [{ newNotes: { client: {} } }, ['newNotes.client']],
    [{ snoozed: { a: '1 April', b: 5, c: {} } }, ['snoozed.a', 'snoozed.b', 'snoozed.c']],
  ])('of a wrong type are named, and their defaults hold: %j', (stored, problems) => {
    expect(readSettings(stored)).toEqual({ settings: DEFAULT_SETTINGS, problems });
  });

  test('beside wrong ones are kept', () => {
    const { settings, problems } = readSettings({ weights: { penaltyLimit: 'a lot', bonusLimit: 20 }, snoozed: { a: 'soon', b: '2026-04-01' }, reading: { folders: { client: 5, topic: 'T' } } });
    expect(problems).toEqual(['reading.folders.client', 'weights.penaltyLimit', 'snoozed.a']);
    expect([settings.weights.bonusLimit, settings.snoozed, settings.reading.folders]).toEqual([20, { b: '2026-04-01' }, { topic: 'T' }]);
  });

  test.each([
    ['penaltyLimit', 0, true], ['penaltyLimit', -0.1, false], ['penaltyLimit', 10_000, true], ['penaltyLimit', 10_001, false],
    ['ratingHalfLife', 0, false], ['ratingHalfLife', 0.1, true], ['replyDays', 0, false], ['lateDaysWithoutCredit', 0, false],
    ['keyCadence', 0, false], ['learnedCadenceLimit', 0, false], ['cadencesWithoutTheirWord', 0, false], ['overdueLimit', 0, true],
    ['bonusLimit', Infinity, false], ['bonusLimit', NaN, false],
  ])('have a range: %s of %d is taken: %p', (name, value, taken) => {
    const { settings, problems } = readSettings({ weights: { [name]: value } });
    expect(problems).toEqual(taken ? [] : [`weights.${name}`]);
    expect(settings.weights).toEqual(taken ? { ...DEFAULT_WEIGHTS, [name]: value } : DEFAULT_WEIGHTS);
  });

  test('of names that nobody knows are left out, and those beside them kept', () => {
    const { settings, problems } = readSettings({ fromTheFuture: 1, reading: { alsoNew: {}, propertyNames: { clent: 'Kunde', client: 'CRM' } }, weights: { newer: -1 } });
    expect(problems).toEqual(['reading.propertyNames.clent']);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, reading: { ...DEFAULT_SETTINGS.reading, propertyNames: { client: 'CRM' } } });
  });

  test('that are blank where a name is optional are absent', () => {
    expect(readSettings({ reading: { propertyNames: { client: '' }, folders: { client: '', topic: undefined } } })).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  });

  test('named like parts of every object are names like any other', () => {
    const stored: unknown = JSON.parse('{"__proto__": {"confirmed": true}, "weights": {"__proto__": {"bonusLimit": 1}}, "constructor": 1, "snoozed": {"__proto__": "2026-04-01", "constructor": "soon", "toString": "2026-04-01"}}');
    const { settings, problems } = readSettings(stored);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, snoozed: { toString: '2026-04-01' } });
    expect(Object.getPrototypeOf(settings.snoozed)).toBe(Object.prototype);
    expect(problems).toEqual(['snoozed.__proto__', 'snoozed.constructor']);
    expect(problemsOf({ reading: { propertyNames: { constructor: 'x', hasOwnProperty: 'y' } } })).toEqual(['reading.propertyNames.constructor', 'reading.propertyNames.hasOwnProperty']);
  });

  test('come out valid, whatever is stored, and are read the same again', () => {
    fc.assert(fc.property(fc.oneof(like(DEFAULT_SETTINGS), fc.jsonValue()), (stored) => {
      const { settings } = readSettings(stored);
      expect(z.safeParse(shape, settings)).toEqual(expect.objectContaining({ success: true }));
      expect(readSettings(settings)).toEqual({ settings, problems: [] });
    }), { numRuns: 500 });
  });
});
