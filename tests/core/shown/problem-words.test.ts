import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { spellingIn } from '../../../src/core/reading/spelling';
import * as tables from '../../../src/core/reading/words';
import { problemRows } from '../../../src/core/shown/rows';
import { problemText } from '../../../src/core/shown/sentences';
import { vault } from '../../support/notes';

const OF = {
  client: {
    status: tables.STATUS, relation: tables.RELATION, segment: tables.SEGMENT, access: tables.ACCESS, term: tables.TERM, engagement: tables.ENGAGEMENT, experience: tables.EXPERIENCE,
    closeness: tables.CLOSENESS, preferred_channel: tables.INTERACTION_KIND, no_ask: tables.BOOLEAN, nda: tables.BOOLEAN, health_override: tables.BAND,
  },
  interaction: {
    kind: tables.INTERACTION_KIND, direction: tables.DIRECTION, mood: tables.MOOD, answered: tables.BOOLEAN, purpose: tables.PURPOSE, status: tables.INTERACTION_STATUS,
  },
  complaint: { subject: tables.SUBJECT, severity: tables.SEVERITY, solution: tables.SOLUTION, satisfied: tables.BOOLEAN, mood: tables.MOOD },
  recommendation: { direction: tables.RECOMMENDATION_DIRECTION, form: tables.FORM, content: tables.CONTENT, purpose: tables.RECOMMENDATION_PURPOSE, consent: tables.CONSENT },
  project: { stage: tables.STAGE, result: tables.RESULT, favours: tables.FAVOUR, mood: tables.MOOD },
} as const;

const ROWS = Object.entries(OF).flatMap(([kind, properties]) => Object.entries(properties).map(([property, table]: [string, tables.WordTable<string>]) => [kind, property, table] as const));
const TODAY = 20_000;

describe.each(ROWS)('%s: %s', (kind, property, table) => {
  const { book } = vault({ 'A.md': `---\ntype: ${kind}\nclient: "[[B]]"\ndate: 2024-01-01\nreceived: 2024-01-01\n${property}: gibberish\n---\n`, 'B.md': '---\ntype: client\n---\n' });
  const found = book.problems(TODAY).filter(({ code }) => code === 'bad-word');

  test.each(LANGUAGES)('in %s, an unknown word is told every word that would do, those of the language first', (language) => {
    const [row, another] = problemRows({ problems: () => found }, { today: TODAY, weights: DEFAULT_WEIGHTS, words: words(language), privacy: true });
    expect(another).toBeUndefined();
    expect(row?.property).toBe(property);
    const spelling = spellingIn(language);
    const own = Object.keys(table).map((one) => spelling(table, one));
    const told = own.map((one, at) => (one === Object.keys(table)[at] ? one : words(language).say('text.aside', { text: one, aside: Object.keys(table)[at] ?? '' })));
    expect(row?.remedy).toContain(told.join(language === 'ja' ? '、' : ', '));
    // What is told is read.
    expect(own.map((one) => tables.meaning(table, one))).toEqual(Object.keys(table));
  });
});

test('a problem in one text names its property', () => {
  const problem = { path: 'A.md', line: 3, field: 'severity', code: 'bad-word', value: 'huge', words: tables.SEVERITY } as const;
  expect(LANGUAGES.map((language) => problemText(problem, words(language)))).toEqual([
    'severity: “huge” is not a known word here. Choose one of these words: low, medium, high, critical.',
    'severity: Слово «huge» здесь неизвестно. Выберите одно из слов: низкая (low), средняя (medium), высокая (high), критическая (critical).',
    'severity：「huge」はここでは使えない語です。次の語から選んでください：低（low）、中（medium）、高（high）、重大（critical）。',
  ]);
});
