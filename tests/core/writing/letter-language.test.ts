import { LANGUAGES } from '../../../src/core/i18n/lookup';
import { languageName, languageNamed } from '../../../src/core/writing/letter-language';
import { ownTemplateIn, writtenMessage } from '../../../src/core/writing/own-message';
import { templateNotes } from '../../../src/core/writing/template-notes';
import { desk, planned } from './desk';

test.each([
  ['en', 'en'], ['en-GB', 'en'], ['EN_us', 'en'], ['eng', 'en'], ['English', 'en'], ['British English', 'en'], ['английский', 'en'], ['Английский язык', 'en'], ['英語', 'en'],
  ['ru', 'ru'], ['ru-RU', 'ru'], ['rus', 'ru'], ['Russian', 'ru'], ['РУССКИЙ', 'ru'], ['ロシア語', 'ru'], ['украинский, русский', 'ru'],
  ['ja', 'ja'], ['ja-JP', 'ja'], ['jp', 'ja'], ['ＪＡ', 'ja'], ['Japanese (polite)', 'ja'], ['японский', 'ja'], ['日本語', 'ja'], ['日本語・英語', 'ja'],
])('a card that says %s is written to in %s', (text, language) => expect(languageNamed(text)).toBe(language));

test.each(['', ' ', 'fr', 'French', 'немецкий', 'ドイツ語', 'enough', 'Ruhrpott', 'constructor'])('“%s” names none that we write', (text) => expect(languageNamed(text)).toBeNull());

test('languages are called as each language calls them', () => {
  expect(LANGUAGES.map((one) => LANGUAGES.map((other) => languageName(other, one)))).toEqual([
    ['English', 'Russian', 'Japanese'], ['английский', 'русский', 'японский'], ['英語', 'ロシア語', '日本語'],
  ]);
});

describe('the user’s own message', () => {
  const path = 'Templates/keep-in-touch.md';
  const having = (notes: Readonly<Record<string, string>>) => {
    const own = { own: {}, parse: desk().parse };
    return desk('en', { template: (wanted, language = 'en') => (typeof wanted === 'string' ? ownTemplateIn(language, wanted, Object.keys(notes), (one) => ({ path: one, text: notes[one] ?? null }), own) : null) });
  };
  const bodies = (notes: Readonly<Record<string, string>>, name: 'keep-in-touch' | 'general' = 'keep-in-touch') => LANGUAGES.map((language) => {
    const written = writtenMessage(name, 'formal', {}, having(notes), desk(language).words);
    return 'body' in written ? written.body : written.refused;
  });
  const builtIn = bodies({});

  test('that names no language is for all', () => expect(bodies({ [path]: 'Mine.' })).toEqual(['Mine.', 'Mine.', 'Mine.']));

  test.each([['language: ru', 1], ['язык: русский', 1], ['言語: 日本語', 2], ['language: English', 0]])('that says %s is for that language alone', (says, at) => {
    expect(bodies({ [path]: `---\n${says}\n---\nMine.` })).toEqual(builtIn.map((text, index) => (index === at ? 'Mine.' : text)));
  });

  test('that says another language than we write in, or what cannot be read, is for all', () => {
    expect(bodies({ [path]: '---\nlanguage: fr\n---\nMoi.' })).toEqual(['Moi.', 'Moi.', 'Moi.']);
  });

  test('of each language is taken for its own', () => {
    const notes = { 'T/en/keep-in-touch.md': '---\nlanguage: en\n---\nHello.', 'T/ru/keep-in-touch.md': '---\nlanguage: ru\n---\nПривет.', 'T/定期的な便り.md': 'こんにちは。' };
    expect(bodies(notes)).toEqual(['Hello.', 'Привет.', 'こんにちは。']);
  });
});

test.each(LANGUAGES)('messages that were copied as template notes in %s are for letters in that language', (language) => {
  const { edits } = planned(templateNotes('Templates', true, desk(language)).plan);
  const texts = edits.flatMap((edit) => (edit.kind === 'create' && /^language: ?\S/m.test(edit.text) ? [edit.text] : []));
  expect(texts).toHaveLength(24);
  expect(texts.every((text) => text.includes(`\nlanguage: ${language}\n`))).toBe(true);
});
