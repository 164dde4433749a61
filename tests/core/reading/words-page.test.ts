/** The page of the documentation that lists every word notes may be written in is made from the tables themselves. */
import * as words from '../../../src/core/reading/words';
import { approve } from '../../support/approve';

const TABLES: readonly (readonly [string, words.WordTable<string>])[] = [
  ['status of a client', words.STATUS], ['relation', words.RELATION], ['segment', words.SEGMENT], ['access', words.ACCESS], ['term', words.TERM], ['engagement', words.ENGAGEMENT],
  ['experience', words.EXPERIENCE], ['closeness', words.CLOSENESS], ['health_override', words.BAND], ['kind of contact', words.INTERACTION_KIND], ['direction', words.DIRECTION],
  ['status of a contact', words.INTERACTION_STATUS], ['mood', words.MOOD], ['purpose of a contact', words.PURPOSE], ['subject of a complaint', words.SUBJECT], ['severity', words.SEVERITY],
  ['solution', words.SOLUTION], ['form of a recommendation', words.FORM], ['direction of a recommendation', words.RECOMMENDATION_DIRECTION], ['content', words.CONTENT],
  ['purpose of a recommendation', words.RECOMMENDATION_PURPOSE], ['consent', words.CONSENT], ['stage', words.STAGE], ['result', words.RESULT], ['favours', words.FAVOUR], ['true and false', words.BOOLEAN],
];

function table(head: string, rows: Readonly<Record<string, readonly string[]>>): string {
  return [`| ${head} | also |`, '|---|---|', ...Object.entries(rows).map(([key, others]) => `| ${key} | ${others.join(', ')} |`)].join('\n');
}

test('the words of notes are documented as they are read', () => {
  approve('docs/words.md', [
    '# Words of notes',
    'The first word is the one that is written in English; all are read alike, in any case, with ё or е, with spaces, hyphens or underscores between their parts.',
    '## Kinds of notes',
    table('kind', Object.fromEntries(Object.entries(words.KIND_WORDS).map(([kind, all]) => [kind, all.filter((word) => word !== kind)]))),
    '## Headings',
    `The log of a card: ${words.LOG_HEADINGS.join(', ')}.`,
    `Promises: ${words.PROMISE_HEADINGS.join(', ')}.`,
    `What never leaves the vault: ${words.PRIVATE_HEADINGS.join(', ')}.`,
    '## Properties and inline fields',
    table('property', words.PROPERTY_NAMES),
    '## Values',
    ...TABLES.flatMap(([name, rows]) => [`### ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`, table('word', rows)]),
    '## Cadences',
    ['| word | days | also |', '|---|--:|---|', ...(['weekly', 'biweekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const).map((word) => `| ${word} | ${String(words.CADENCE_DAYS[word])} | ${words.CADENCE[word].join(', ').replace(/_/g, ' ')} |`)].join('\n'),
    `Or a number of days, or one with a unit: ${[...words.CADENCE_UNITS.keys()].join(', ')}; *every 2 weeks*, *раз в месяц*, *2週間ごと* are read too.`,
    '',
  ].join('\n\n').replace(/\n\n$/, '\n'));
});
