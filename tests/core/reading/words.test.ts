import { ja } from '../../../src/core/i18n/ja';
import { LANGUAGES, words as wordsOf } from '../../../src/core/i18n/lookup';
import { ru } from '../../../src/core/i18n/ru';
import { PROPERTY_NAMES, foldWord, isPropertyName, meaning, nameIndex, writtenName } from '../../../src/core/reading/words';
import * as words from '../../../src/core/reading/words';

const TABLES: Readonly<Record<string, words.WordTable<string>>> = {
  STATUS: words.STATUS, RELATION: words.RELATION, SEGMENT: words.SEGMENT, ACCESS: words.ACCESS, TERM: words.TERM, ENGAGEMENT: words.ENGAGEMENT,
  EXPERIENCE: words.EXPERIENCE, CLOSENESS: words.CLOSENESS, BAND: words.BAND, INTERACTION_KIND: words.INTERACTION_KIND, DIRECTION: words.DIRECTION,
  INTERACTION_STATUS: words.INTERACTION_STATUS, MOOD: words.MOOD, PURPOSE: words.PURPOSE, SUBJECT: words.SUBJECT, SEVERITY: words.SEVERITY,
  SOLUTION: words.SOLUTION, FORM: words.FORM, RECOMMENDATION_DIRECTION: words.RECOMMENDATION_DIRECTION, CONTENT: words.CONTENT,
  RECOMMENDATION_PURPOSE: words.RECOMMENDATION_PURPOSE, CONSENT: words.CONSENT, STAGE: words.STAGE, RESULT: words.RESULT, FAVOUR: words.FAVOUR, BOOLEAN: words.BOOLEAN,
};

describe.each(Object.entries(TABLES))('the words of %s', (_, table) => {
  test('each is read as its own meaning and no other, in any case, width and spelling of ё', () => {
    for (const [key, others] of Object.entries(table)) {
      for (const word of [key, ...others]) {
        expect([word, meaning(table, word)]).toEqual([word, key]);
        expect(meaning(table, ` ${word.toUpperCase()} `)).toBe(key);
        expect(meaning(table, word.replace(/ё/g, 'е'))).toBe(key);
      }
    }
  });

  test('an unknown word means nothing', () => {
    expect(meaning(table, 'gibberish')).toBeNull();
    expect(meaning(table, '')).toBeNull();
    expect(meaning(table, 'constructor')).toBeNull();
  });
});

const RUSSIAN = /\p{Script=Cyrillic}/u;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

test.each(Object.entries({ ...TABLES, 'properties': PROPERTY_NAMES, 'kinds of notes': words.KIND_WORDS }))('%s: each has a Russian and a Japanese word', (_, table: words.WordTable<string>) => {
  for (const [key, others] of Object.entries(table)) {
    for (const script of [RUSSIAN, JAPANESE]) expect([key, others.some((word) => script.test(word))]).toEqual([key, true]);
  }
});

/** What screens say for the values that people also write into notes themselves. */
const ON_SCREEN = [
  ['kind', words.INTERACTION_KIND], ['segment', words.SEGMENT], ['closeness', words.CLOSENESS], ['severity', words.SEVERITY], ['subject', words.SUBJECT],
  ['form', words.FORM], ['choice.mood', words.MOOD], ['choice.content', words.CONTENT], ['choice.solution', words.SOLUTION], ['choice.result', words.RESULT],
  ['favour', words.FAVOUR], ['recommendationPurpose', words.RECOMMENDATION_PURPOSE],
] as const;

test.each(LANGUAGES.filter((language) => language !== 'en'))('what screens say for a value is read where it is written, in %s', (language) => {
  const said: Readonly<Record<string, unknown>> = language === 'ru' ? ru : ja;
  const unread: string[] = [];
  for (const [prefix, table] of ON_SCREEN) {
    for (const key of Object.keys(table)) {
      const word = said[`${prefix}.${key}`];
      // A meal is a lunch or a dinner, and a screen names both.
      if (typeof word === 'string' && meaning<string>(table, word) !== key && word !== 'обед или ужин') unread.push(`${prefix}.${key}: ${word}`);
    }
  }
  expect(unread).toEqual([]);
});

test('hyphens and spaces stand for the underscore of canonical words', () => {
  expect(meaning(words.TERM, 'Long-term')).toBe('long_term');
  expect(meaning(words.BAND, 'at risk')).toBe('at-risk');
});

test.each(LANGUAGES)('a band is read by the word that screens have for it, in %s', (language) => {
  for (const band of ['healthy', 'watch', 'at-risk'] as const) expect(meaning(words.BAND, wordsOf(language).say(`band.${band}`))).toBe(band);
});

test('no name of a property is also the name of another that the same note can have', () => {
  // The names that several kinds of notes share on purpose are one property; all others are told apart.
  const seen = new Map<string, string>();
  const shared: string[] = [];
  for (const name of Object.keys(PROPERTY_NAMES).filter(isPropertyName)) {
    for (const word of [name, ...PROPERTY_NAMES[name]].map(foldWord)) {
      const other = seen.get(word);
      if (other !== undefined && other !== name) shared.push(`${word}: ${other}, ${name}`);
      seen.set(word, name);
    }
  }
  // A card has its own judgement and its contacts, a project is completed, a meeting is rated, a complaint has who answers for it.
  expect(shared).toEqual(['оценка: health_override, csat', '担当者: contacts, owner', 'завершен: ended, completed', '完了: completed, completion']);
});

test('a property with a name of the user’s own is read and written under that name only', () => {
  const own = { client: 'CRM client' };
  expect(nameIndex(own).get('client')).toEqual(['crm_client']);
  expect(nameIndex({}).get('client')).toContain('клиент');
  expect(writtenName('client', own)).toBe('CRM client');
  expect(writtenName('status', own)).toBe('status');
});
