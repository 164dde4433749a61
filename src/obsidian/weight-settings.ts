/** The page of the numbers that judge people: each with its range, in groups, and what a change of them does. */
import type { SettingDefinition, SettingDefinitionItem } from 'obsidian';
import type { Book } from '../core/book';
import type { Day } from '../core/day';
import { health } from '../core/health';
import type { Key, Words } from '../core/i18n/lookup';
import { BANDS } from '../core/shown';
import { DEFAULT_WEIGHTS, type Weights } from '../core/weights';

type WeightKey = Key & `weight.${string}`;

interface WeightRow {
  readonly path: string;
  readonly name: WeightKey;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

function days(path: string, name: WeightKey, max: number): WeightRow {
  return { path, name, min: 1, max, step: 1 };
}

function points(path: string, name: WeightKey): WeightRow {
  return { path, name, min: 0, max: 100, step: 1 };
}

function share(path: string, name: WeightKey): WeightRow {
  return { path, name, min: 0, max: 1, step: 0.05 };
}

function times(path: string, name: WeightKey, min: number, max: number): WeightRow {
  return { path, name, min, max, step: 0.25 };
}

const GROUPS: readonly { readonly heading: WeightKey; readonly rows: readonly WeightRow[] }[] = [
  {
    heading: 'weight.group.factors',
    rows: [
      share('factors.contact', 'weight.factors.contact'), share('factors.satisfaction', 'weight.factors.satisfaction'),
      share('factors.commitments', 'weight.factors.commitments'), share('factors.reciprocity', 'weight.factors.reciprocity'),
    ],
  },
  {
    heading: 'weight.group.bands',
    rows: [points('healthyFrom', 'weight.healthyFrom'), points('watchFrom', 'weight.watchFrom'), points('provisionalBase', 'weight.provisionalBase')],
  },
  {
    heading: 'weight.group.contact',
    rows: [
      days('keyCadence', 'weight.keyCadence', 365), days('supportingCadence', 'weight.supportingCadence', 365), days('defaultCadence', 'weight.defaultCadence', 365),
      days('aftercareCadence', 'weight.aftercareCadence', 730), times('learnedCadenceLimit', 'weight.learnedCadenceLimit', 1, 10),
      times('cadencesWithoutTheirWord', 'weight.cadencesWithoutTheirWord', 1, 20),
    ],
  },
  {
    heading: 'weight.group.satisfaction',
    rows: [
      days('ratingHalfLife', 'weight.ratingHalfLife', 1_825), share('ratingTrendShare', 'weight.ratingTrendShare'), points('ratingTrendLimit', 'weight.ratingTrendLimit'),
      share('moodWeight', 'weight.moodWeight'),
    ],
  },
  { heading: 'weight.group.promises', rows: [days('lateDaysWithoutCredit', 'weight.lateDaysWithoutCredit', 365), days('replyDays', 'weight.replyDays', 365)] },
  {
    heading: 'weight.group.complaints',
    rows: [
      points('complaintPoints.low', 'weight.complaintPoints.low'), points('complaintPoints.medium', 'weight.complaintPoints.medium'),
      points('complaintPoints.high', 'weight.complaintPoints.high'), points('complaintPoints.critical', 'weight.complaintPoints.critical'),
      days('complaintTargets.low', 'weight.complaintTargets.low', 365), days('complaintTargets.medium', 'weight.complaintTargets.medium', 365),
      days('complaintTargets.high', 'weight.complaintTargets.high', 365), days('complaintTargets.critical', 'weight.complaintTargets.critical', 365),
      times('overdueGrowth', 'weight.overdueGrowth', 0, 5), times('overdueLimit', 'weight.overdueLimit', 1, 10),
      times('reopenGrowth', 'weight.reopenGrowth', 0, 5), { path: 'reopenLimit', name: 'weight.reopenLimit', min: 0, max: 10, step: 1 },
      points('unacknowledgedPoints', 'weight.unacknowledgedPoints'), share('unconfirmedShare', 'weight.unconfirmedShare'),
      days('resolvedHalfLife', 'weight.resolvedHalfLife', 365), points('penaltyLimit', 'weight.penaltyLimit'),
    ],
  },
  {
    heading: 'weight.group.recommendations',
    rows: [
      points('recommendationPoints.oral', 'weight.recommendationPoints.oral'), points('recommendationPoints.referral', 'weight.recommendationPoints.referral'),
      points('recommendationPoints.testimonial', 'weight.recommendationPoints.testimonial'), points('recommendationPoints.letter', 'weight.recommendationPoints.letter'),
      points('convertedPoints', 'weight.convertedPoints'), days('recommendationHalfLife', 'weight.recommendationHalfLife', 1_825), points('bonusLimit', 'weight.bonusLimit'),
    ],
  },
  { heading: 'weight.group.actions', rows: [times('keyClientValue', 'weight.keyClientValue', 0, 10)] },
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
    ...GROUPS.map(({ heading, rows }): SettingDefinitionItem => ({ type: 'group', heading: words.say(heading), items: rows.map((row) => definition(row, words)) })),
  ];
}

function definition({ path, name, min, max, step }: WeightRow, words: Words): SettingDefinition {
  return {
    name: words.say(name),
    desc: words.say('setting.weights.range', { min, max }),
    control: {
      type: 'number',
      key: `weights.${path}`,
      min,
      max,
      step,
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
    return was === 0 && is === 0 ? [] : [words.say('setting.weights.band', { band: words.say(`band.${band}`), before: was, after: is })];
  });
  return changes.length === 0 ? words.say('setting.weights.no-clients') : words.say('setting.weights.bands', { bands: changes.join(' · ') });
}

function counts(book: Book, today: Day, weights: Weights): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const facts of book.clients()) {
    const { band } = health(facts, today, weights);
    found.set(band, (found.get(band) ?? 0) + 1);
  }
  return found;
}
