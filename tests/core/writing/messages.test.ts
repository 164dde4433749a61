import * as fc from 'fast-check';
import { LANGUAGES, words, type Language } from '../../../src/core/i18n/lookup';
import type { Closeness } from '../../../src/core/model';
import {
  addressFor, MESSAGES, messageText, openPlaces, toneRemarks, type Address, type MessageId, type MessageValues, type Place,
} from '../../../src/core/writing/messages';
import { approve } from '../../support/approve';

const ADDRESSES: readonly Address[] = ['formal', 'friend'];
const EACH = LANGUAGES.flatMap((language) => ADDRESSES.map((address) => [language, address] as const));

const VALUES: Readonly<Record<Language, Readonly<Record<Place, string>>>> = {
  en: { name: 'Anna Bell', client: 'Bell & Sons', project: 'New shop', me: 'Tom Reed', day: '12 March 2026' },
  ru: { name: 'Анна Сергеевна', client: 'Белла', project: 'Новый магазин', me: 'Илья Громов', day: '12 марта 2026 г.' },
  ja: { name: '鈴木', client: '鈴木商店', project: '新店舗', me: '山田太郎', day: '2026年3月12日' },
};

function whole(id: MessageId, address: Address, values: MessageValues, language: Language): string {
  const { subject, body } = messageText(id, address, values, words(language));
  return `${subject}\n\n${body}`;
}

describe('messages to clients', () => {
  it.each(LANGUAGES)('in %s read as a person would write them, with all that is known and with nothing', (language) => {
    const { say } = words(language);
    const text = MESSAGES.map((id) => {
      const written = ADDRESSES.flatMap((address) => [VALUES[language], {}].map((values) => quoted(whole(id, address, values, language))));
      return [`## ${say(`message.${id}.name`)}`, ...written].join('\n\n');
    });
    approve(`messages-${language}.md`, `${text.join('\n\n')}\n`);
  });

  it.each(EACH)('in %s, %s, are short and ready to be sent but for the places in brackets', (language, address) => {
    for (const id of MESSAGES) {
      for (const values of [VALUES[language], {}]) {
        const { subject, body } = messageText(id, address, values, words(language));
        expect([id, subject]).toEqual([id, expect.not.stringMatching(/[<>{}|\n]/)]);
        expect([id, body]).toEqual([id, expect.not.stringMatching(/[<>{}|]|undefined| {2}|\.\.|[ \t]$/m)]);
        expect([id, toneRemarks(`${subject}\n${body}`)]).toEqual([id, []]);
        expect([id, body.length < (language === 'ja' ? 260 : 400)]).toEqual([id, true]);
      }
      expect([id, openPlaces(messageText(id, address, VALUES[language], words(language)).body).length <= 3]).toEqual([id, true]);
      expect(whole(id, address, {}, language)).toContain(words(language).say('message.place.me'));
    }
  });

  it('greet nobody by a name that is not known, or blank', () => {
    expect(messageText('general', 'formal', { name: ' \n' }, words('en')).body).toMatch(/^Hello,\n\nI /);
    expect(messageText('general', 'friend', {}, words('ru')).body).toMatch(/^Привет!\n\n/);
    expect(messageText('general', 'formal', { name: undefined }, words('ja')).body).toMatch(/^いつもお世話になっております。\n\n/);
  });

  it.each<[string, string, string | undefined, string, string]>([
    ['a company and its contact', '山田商事株式会社', '鈴木 一郎', '鈴木様\n', '鈴木さん、'],
    ['a company alone', '山田商事株式会社', undefined, '山田商事株式会社 ご担当者様\n\nいつもお世話になっております。', '山田商事株式会社の皆さん、'],
    ['a company that was called 様', '㈱山田 様', undefined, '㈱山田 ご担当者様\n', '㈱山田の皆さん、'],
    ['a person', '山田太郎', undefined, 'いつもお世話になっております。', 'こんにちは。'],
  ])('in Japanese address %s as a letter does', (_, client, name, formal, friend) => {
    const values = { client, ...(name === undefined ? {} : { name: name.split(' ')[0] }) };
    expect(messageText('general', 'formal', values, words('ja')).body.startsWith(formal)).toBe(true);
    expect(messageText('general', 'friend', values, words('ja')).body.startsWith(friend)).toBe(true);
  });

  it('do not say the Japanese form of address twice', () => {
    const { subject, body } = messageText('general', 'formal', { name: '鈴木様', client: '鈴木商店 様' }, words('ja'));
    expect(subject).toBe('鈴木商店様：[用件]');
    expect(body).toMatch(/^鈴木様\n/);
    expect(messageText('general', 'friend', { name: '鈴木さん' }, words('ja')).body).toMatch(/^鈴木さん、/);
  });

  it('end a sentence with one point where the day has its own', () => {
    expect(messageText('promise-buffer', 'formal', { day: '12 марта 2026 г.' }, words('ru')).body).toContain('до 12 марта 2026 г. В срок');
    expect(messageText('promise-buffer', 'formal', { day: '12 марта' }, words('ru')).body).toContain('до 12 марта. В срок');
  });

  test('whatever a value looks like, it stays the words it is', () => {
    const odd = fc.array(fc.constantFrom('<', '%', '%>', '{{', '}}', '{name}', '{day}', '<a|b>', '|', '>', '\n', '\r', '\u2028', '$1', '$&', '[[', 'x', '.', ' '), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(odd, fc.constantFrom(...EACH), fc.constantFrom(...MESSAGES), (value, [language, address], id) => {
      const values = { name: value, client: value, project: value, me: value, day: value };
      const { subject, body } = messageText(id, address, values, words(language));
      expect(`${subject}\n${body}`).not.toContain('<%');
      expect(subject).not.toMatch(/[\r\n\u2028]/);
      // The lines are those of the text with a plain value (or the greeting without a name), and hold the value as it was typed.
      const plain = messageText(id, address, { name: 'Ann', me: 'Ann' }, words(language)).body;
      const unnamed = messageText(id, address, { me: 'Ann' }, words(language)).body;
      expect([plain, unnamed].map((text) => text.split('\n').length)).toContain(body.split('\n').length);
    }));
    const { body, subject } = messageText('general', 'friend', { client: '<a|b> {{day}} {me}', name: '{me}\n<% x %>', me: '$1$&', day: '<c|d>' }, words('en'));
    expect(subject).toBe('<a|b> {{day}} {me}: [what it is about]');
    expect(body).toMatch(/^Hi \{me\} < % x %>,\n/);
    expect(body).toContain('by <c|d>;');
    expect(body).toMatch(/\n\$1\$&$/);
  });

  test('places that wait to be written are found, links are not', () => {
    const text = 'About [what] in [[Note|it]] and [a page](https://x.example), by [day].';
    expect(openPlaces(text).map(({ index, length }) => text.slice(index, index + length))).toEqual(['[what]', '[day]']);
    const { subject } = messageText('ask-formal', 'formal', {}, words('ru'));
    expect(openPlaces(subject)).toEqual([{ index: subject.indexOf('['), length: '[название проекта]'.length }]);
  });
});

test.each<[Closeness | null, Address]>([
  ['stranger', 'formal'], ['client', 'formal'], ['client_friend', 'friend'], ['friend_client', 'friend'], ['friend_of_friend', 'formal'], ['partner', 'formal'], [null, 'formal'],
])('%s is addressed as %s', (closeness, address) => {
  expect(addressFor(closeness)).toBe(address);
});

function quoted(text: string): string {
  const [subject = '', , ...body] = text.split('\n');
  return [`**${subject}**`, '', ...body].map((line) => `> ${line}`.trimEnd()).join('\n');
}
