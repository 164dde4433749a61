/** The page of the numbers that judge people: each with its range, in groups, and what a change of them does. */
import type { SettingDefinition, SettingDefinitionItem } from 'obsidian';
import type { Book } from '../core/reading/book';
import type { Day } from '../core/day';
import { health } from '../core/health/health';
import type { Key, Words } from '../core/i18n/lookup';
import { BANDS } from '../core/shown/shown';
import { DEFAULT_WEIGHTS, type Weights } from '../core/health/weights';

/** What follows a prefix in the keys of words. */
type After<Prefix extends string, K = Key> = K extends `${Prefix}${infer Rest}` ? Rest : never;
type GroupName = After<'weight.group.'>;
/** Where a number stands among the weights: `complaintPoints.low`. */
type WeightPath = Exclude<After<'weight.'>, `group.${string}`>;

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const POINTS: Range = { min: 0, max: 100, step: 1 };
const SHARE: Range = { min: 0, max: 1, step: 0.05 };

function days(max: number): Range {
  return { min: 1, max, step: 1 };
}

function times(min: number, max: number): Range {
  return { min, max, step: 0.25 };
}

/** The numbers of each group with their ranges, in the order in which they are shown. */
const GROUPS: readonly (readonly [name: GroupName, rows: readonly (readonly [path: WeightPath, range: Range])[]])[] = [
  ['factors', [['factors.contact', SHARE], ['factors.satisfaction', SHARE], ['factors.commitments', SHARE], ['factors.reciprocity', SHARE]]],
  ['bands', [['healthyFrom', POINTS], ['watchFrom', POINTS], ['provisionalBase', POINTS]]],
  ['contact', [
    ['keyCadence', days(365)], ['supportingCadence', days(365)], ['defaultCadence', days(365)], ['aftercareCadence', days(730)],
    ['learnedCadenceLimit', times(1, 10)], ['cadencesWithoutTheirWord', times(1, 20)],
  ]],
  ['satisfaction', [['ratingHalfLife', days(1_825)], ['ratingTrendShare', SHARE], ['ratingTrendLimit', POINTS], ['moodWeight', SHARE]]],
  ['promises', [['lateDaysWithoutCredit', days(365)], ['replyDays', days(365)]]],
  ['complaints', [
    ['complaintPoints.low', POINTS], ['complaintPoints.medium', POINTS], ['complaintPoints.high', POINTS], ['complaintPoints.critical', POINTS],
    ['complaintTargets.low', days(365)], ['complaintTargets.medium', days(365)], ['complaintTargets.high', days(365)], ['complaintTargets.critical', days(365)],
    ['overdueGrowth', times(0, 5)], ['overdueLimit', times(1, 10)], ['reopenGrowth', times(0, 5)], ['reopenLimit', { min: 0, max: 10, step: 1 }],
    ['unacknowledgedPoints', POINTS], ['unconfirmedShare', SHARE], ['resolvedHalfLife', days(365)], ['penaltyLimit', POINTS],
  ]],
  ['recommendations', [
    ['recommendationPoints.oral', POINTS], ['recommendationPoints.referral', POINTS], ['recommendationPoints.testimonial', POINTS],
    ['recommendationPoints.letter', POINTS], ['convertedPoints', POINTS], ['recommendationHalfLife', days(1_825)], ['bonusLimit', POINTS],
  ]],
  ['actions', [['keyClientValue', times(0, 10)]]],
];

export interface WeightPage {
  readonly words: Words;
  /** Shows what the numbers do to the bands of the user's own clients, and again after each change. @returns ends that */
  readonly follow: (show: (sentence: string) => void) => () => void;
  /** Whether any number differs from its default. */
  readonly changed: () => boolean;
  readonly restore: () => void;
}

export function weightSettings({ words, follow, changed, restore }: WeightPage): SettingDefinitionItem[] {
  return [
    {
      name: words.say('setting.weights.effect'),
      searchable: false,
      render: (setting) => follow((sentence) => void setting.setDesc(sentence)),
    },
    { name: words.say('setting.weights.restore'), desc: words.say('setting.weights.restore.desc'), disabled: () => !changed(), action: () => restore() },
    ...GROUPS.map(([name, rows]): SettingDefinitionItem => ({
      type: 'group', heading: words.say(`weight.group.${name}`), items: rows.map(([path, range]) => definition(path, range, words)),
    })),
  ];
}

function definition(path: WeightPath, range: Range, words: Words): SettingDefinition {
  const { min, max } = range;
  return {
    name: words.say(`weight.${path}`),
    desc: words.say('setting.weights.range', { min, max }),
    control: {
      type: 'number',
      key: `weights.${path}`,
      ...range,
      validate: (value) => (Number.isFinite(value) && value >= min && value <= max ? undefined : words.say('setting.weights.out-of-range', { min, max })),
    },
  };
}

/** How many clients are in which band by the default numbers, and by these. */
export function bandsBeforeAndAfter(book: Book, today: Day, weights: Weights, words: Words): string {
  const before = counts(book, today, DEFAULT_WEIGHTS);
  const after = counts(book, today, weights);
  const changes = BANDS.flatMap((band) => {
    const was = before.get(band) ?? 0;
    const is = after.get(band) ?? 0;
    const name = words.say(`bands.${band}`);
    if (was === is) return is === 0 ? [] : [words.say('reason.text', { title: name, detail: words.number(is) })];
    return [words.say('setting.weights.band', { band: name, before: was, after: is })];
  });
  return changes.length === 0 ? words.say('view.empty.title') : changes.join(' · ');
}

function counts(book: Book, today: Day, weights: Weights): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const facts of book.clients()) {
    const { band } = health(facts, today, weights);
    found.set(band, (found.get(band) ?? 0) + 1);
  }
  return found;
}
