import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../src/core/i18n/en';
import { document as enDocument } from '../../../src/core/i18n/en/document';
import { ja } from '../../../src/core/i18n/ja';
import { document as jaDocument } from '../../../src/core/i18n/ja/document';
import { words, type Message } from '../../../src/core/i18n/lookup';
import { ru } from '../../../src/core/i18n/ru';
import { document as ruDocument } from '../../../src/core/i18n/ru/document';

type Entry = readonly [key: string, message: Message];

const english: readonly Entry[] = Object.entries<Message>({ ...en, ...enDocument });
const russian: readonly Entry[] = Object.entries<Message>({ ...ru, ...ruDocument });
const japanese: readonly Entry[] = Object.entries<Message>({ ...ja, ...jaDocument });

function formsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

/** The program's own text, without the dictionaries. */
function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /i18n[\\/](en|ru|ja)$/.test(path) ? [] : sources(path);
    return /\.ts$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Every key that is written out, and those put together of a fixed part and the words of a type. */
function saidKeys(): (key: string) => boolean {
  const text = [...sources('src'), ...sources('scripts')].join('\n');
  const whole = new Set([...text.matchAll(/'([\w.?-]+)'/g)].map(([, key = '']) => key));
  // `${string}` and `${infer …}` stand in types only; a `${path}` has points of its own.
  const composed = [...text.matchAll(/`((?:[\w.-]|\$\{(?!string\})[\w.?[\]]+\})+)`/g)]
    .map(([, template = '']) => template)
    .filter((template) => template.includes('.') && /\w/.test(template.replace(/\$\{.*?\}/g, '')))
    .map((template) => new RegExp(`^${template.replace(/\./g, '\\.').replace(/\$\{path\}/g, '.+').replace(/\$\{.*?\}/g, '[^.]+')}$`));
  return (key) => whole.has(key) || composed.some((pattern) => pattern.test(key));
}

/** Names, forms of dates, and words that stand so in notes. */
const FOREIGN = /Client Rapport|CSAT|NPS|CES|LinkedIn|YAML|JSON|YYYY-MM-DD|DD\.MM\.YYYY|NDA|(planned|held|cancelled|client|type|understood|confirmed|satisfied)(?!\w)|npm.*/g;

describe('the words of all screens, notes and reports', () => {
  it('are each said somewhere', () => {
    const isSaid = saidKeys();
    expect(english.map(([key]) => key).filter((key) => !isSaid(key))).toEqual([]);
  });

  it.each([['ru', russian], ['ja', japanese]] as const)('in %s have the keys of the English ones, in their order', (_, dictionary) => {
    expect(dictionary.map(([key]) => key)).toEqual(english.map(([key]) => key));
  });

  it.each([['ru', russian], ['ja', japanese]] as const)('in %s fill in the same as the English sentences', (_, dictionary) => {
    const sources = new Map(english);
    for (const [key, message] of dictionary) {
      const source = formsOf(sources.get(key) ?? '').at(-1) ?? '';
      for (const form of formsOf(message)) expect([key, new Set(placeholders(form))]).toEqual([key, new Set(placeholders(source))]);
    }
  });

  it('have every form that a Russian number needs', () => {
    for (const [key, message] of russian) {
      if (typeof message !== 'string') expect([key, Object.keys(message).sort()]).toEqual([key, ['few', 'many', 'one', 'other']]);
    }
  });

  it('in Russian keep a number and its word on one line', () => {
    for (const [key, message] of russian) {
      if (typeof message !== 'string') expect([key, formsOf(message)]).toEqual([key, expect.not.arrayContaining([expect.stringMatching(/\{n\} [а-яё]/)])]);
    }
  });

  it('in Japanese need no plural forms, and no space around a number', () => {
    for (const [key, message] of japanese) {
      expect([key, typeof message]).toEqual([key, 'string']);
      if (typeof message === 'string' && !/^(rating|cli)\./.test(key)) expect([key, message]).toEqual([key, expect.not.stringMatching(/ \{n\}|\{n\} /)]);
    }
  });

  it('in Japanese end and part their sentences with signs of their own width', () => {
    // What is quoted stands so in notes.
    for (const [key, message] of japanese) {
      for (const form of formsOf(message)) expect([key, form.replace(/「[^」]*」/g, '「」')]).toEqual([key, expect.not.stringMatching(/[ぁ-んァ-ヶ一-龠}」][,.:;!?()]|[(][ぁ-んァ-ヶ一-龠]/)]);
    }
  });

  it('in Russian and Japanese are in their own letters', () => {
    const plain = (text: string) => text.replace(/\{\w+\}/g, '').replace(FOREIGN, '');
    for (const [key, message] of [...russian, ...japanese]) {
      for (const form of formsOf(message)) expect([key, plain(form)]).toEqual([key, expect.not.stringMatching(/[A-Za-z]{2,}/)]);
    }
  });

  it('agree in number in Russian', () => {
    const { say } = words('ru');
    const said = [1, 3, 5, 21].map((n) => [
      say('complaint.open', { n, target: 10 }), say('contact.since', { n, since: say('since.call', { day: '3 мар.' }), cadence: 30 }), say('foot.problems', { n }),
    ].join('; '));
    expect(said).toEqual([
      'открыта 1\u00a0день, норма 10; 1\u00a0день со звонка 3 мар., обычно раз в 30\u00a0дн.; 1\u00a0заметка прочитана не полностью',
      'открыта 3\u00a0дня, норма 10; 3\u00a0дня со звонка 3 мар., обычно раз в 30\u00a0дн.; 3\u00a0заметки прочитаны не полностью',
      'открыта 5\u00a0дней, норма 10; 5\u00a0дней со звонка 3 мар., обычно раз в 30\u00a0дн.; 5\u00a0заметок прочитано не полностью',
      'открыта 21\u00a0день, норма 10; 21\u00a0день со звонка 3 мар., обычно раз в 30\u00a0дн.; 21\u00a0заметка прочитана не полностью',
    ]);
  });
});
