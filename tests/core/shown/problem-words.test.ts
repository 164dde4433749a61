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
    closeness: tables.CLOSENESS, cadence: tables.CADENCE, solve_within: tables.CADENCE, preferred_channel: tables.INTERACTION_KIND, no_ask: tables.BOOLEAN, nda: tables.BOOLEAN, health_override: tables.BAND,
  },
  interaction: {
    kind: tables.INTERACTION_KIND, direction: tables.DIRECTION, mood: tables.MOOD, answered: tables.BOOLEAN, purpose: tables.PURPOSE, status: tables.INTERACTION_STATUS,
  },
  complaint: { subject: tables.SUBJECT, severity: tables.SEVERITY, solution: tables.SOLUTION, satisfied: tables.BOOLEAN, mood: tables.MOOD },
  recommendation: { direction: tables.RECOMMENDATION_DIRECTION, form: tables.FORM, content: tables.CONTENT, purpose: tables.RECOMMENDATION_PURPOSE, consent: tables.CONSENT },
  project: { stage: tables.STAGE, result: tables.RESULT, favours: tables.FAVOUR, report_every: tables.CADENCE, mood: tables.MOOD },
} as const;

const ROWS = Object.entries(OF).flatMap(([kind, properties]) => Object.entries(properties).map(([property, table]: [string, tables.WordTable<string>]) => [kind, property, table] as const));
const TODAY = 20_000;

describe.each(ROWS)('%s: %s', (kind, property, table) => {
  const { book } = vault({ 'A.md': `---\ntype: ${kind}\nclient: "[[B]]"\ndate: 2024-01-01\nreceived: 2024-01-01\n${property}: gibberish\n---\n`, 'B.md': '---\ntype: client\n---\n' });
  const found = book.problems(TODAY).filter(({ code }) => code === 'bad-word' || code === 'bad-number');

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

test('a rhythm that cannot be read is told what can be, and a rating its range', () => {
  const { book } = vault({ 'A.md': '---\ntype: client\ncadence: often\n---\n\n## Log\n- 2024-01-01 call [csat:: 9]\n' });
  expect(LANGUAGES.map((language) => book.problems(TODAY).map((problem) => problemText(problem, words(language))))).toEqual([
    [
      'cadence: “often” is out of range or not a number. Write a number of days, a count such as “2 weeks”, or one of these words: weekly, biweekly, monthly, quarterly, half_yearly, yearly.',
      'csat: “9” is out of range or not a number. CSAT is 1 to 5, NPS 0 to 10, CES 1 to 7; amounts and days are plain numbers.',
    ],
    [
      'cadence: «often» вне допустимых значений или не число. Напишите число дней, срок вроде «2 недели» или одно из слов: еженедельно (weekly), раз в две недели (biweekly), ежемесячно (monthly), ежеквартально (quarterly), раз в полгода (half_yearly), ежегодно (yearly).',
      'csat: «9» вне допустимых значений или не число. CSAT от 1 до 5, NPS от 0 до 10, CES от 1 до 7; суммы и дни пишутся простыми числами.',
    ],
    [
      'cadence：「often」は範囲外か、数値ではありません。日数、「2週間」のような期間、または次の語のどれかを書いてください：毎週（weekly）、隔週（biweekly）、毎月（monthly）、四半期（quarterly）、半年（half_yearly）、毎年（yearly）。',
      'csat：「9」は範囲外か、数値ではありません。CSATは1〜5、NPSは0〜10、CESは1〜7です。金額と日数は数字だけで書いてください。',
    ],
  ]);
});

test('a problem in one text names its property', () => {
  const problem = { path: 'A.md', line: 3, field: 'severity', code: 'bad-word', value: 'huge', words: tables.SEVERITY } as const;
  expect(LANGUAGES.map((language) => problemText(problem, words(language)))).toEqual([
    'severity: “huge” is not a known word here. Choose one of these words: low, medium, high, critical.',
    'severity: Слово «huge» здесь неизвестно. Выберите одно из слов: низкая (low), средняя (medium), высокая (high), критическая (critical).',
    'severity：「huge」はここでは使えない語です。次の語から選んでください：低（low）、中（medium）、高（high）、重大（critical）。',
  ]);
});
