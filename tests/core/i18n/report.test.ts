import { report as en } from '../../../src/core/i18n/en/report';
import { report as ja } from '../../../src/core/i18n/ja/report';
import { report as ru } from '../../../src/core/i18n/ru/report';
import { words, type Message } from '../../../src/core/i18n/lookup';

const english = new Map<string, Message>(Object.entries(en));

function formsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe('the words of the report', () => {
  it.each([['ru', ru], ['ja', ja]] as const)('in %s fill in the same as the English sentences', (_, dictionary) => {
    for (const [key, message] of Object.entries<Message>(dictionary)) {
      const source = formsOf(english.get(key) ?? '').at(-1) ?? '';
      for (const form of formsOf(message)) expect([key, placeholders(form)]).toEqual([key, placeholders(source)]);
    }
  });

  it('have every form that a Russian number needs', () => {
    for (const [key, message] of Object.entries<Message>(ru)) {
      if (typeof message !== 'string') expect([key, Object.keys(message).sort()]).toEqual([key, ['few', 'many', 'one', 'other']]);
    }
  });

  it('in Japanese need no plural forms, and no space around a number', () => {
    for (const [key, message] of Object.entries<Message>(ja)) {
      expect([key, typeof message]).toEqual([key, 'string']);
      if (typeof message === 'string' && !key.startsWith('rating.') && !key.startsWith('cli.')) expect(message).not.toMatch(/ \{n\}|\{n\} /);
    }
  });

  it('in Russian and Japanese are in their own letters', () => {
    const plain = (text: string) => text.replace(/\{\w+\}/g, '').replace(/CSAT|NPS|CES|LinkedIn|YAML|YYYY-MM-DD|NDA|planned|held|cancelled|client|npm.*/g, '');
    for (const [key, message] of [...Object.entries<Message>(ru), ...Object.entries<Message>(ja)]) {
      for (const form of formsOf(message)) expect([key, plain(form)]).toEqual([key, expect.not.stringMatching(/[A-Za-z]{2,}/)]);
    }
  });

  it('agree in number in Russian', () => {
    const { say } = words('ru');
    const said = [1, 3, 5, 21].map((n) => [
      say('complaint.open', { n, target: 10 }), say('contact.since', { n, since: say('since.call', { day: '3 мар.' }), cadence: 30 }), say('foot.problems', { n }),
    ].join('; '));
    expect(said).toEqual([
      'открыта 1 день, цель 10; 1 день со звонка 3 мар., обычно раз в 30 дн.; 1 заметка прочитана не полностью',
      'открыта 3 дня, цель 10; 3 дня со звонка 3 мар., обычно раз в 30 дн.; 3 заметки прочитаны не полностью',
      'открыта 5 дней, цель 10; 5 дней со звонка 3 мар., обычно раз в 30 дн.; 5 заметок прочитано не полностью',
      'открыта 21 день, цель 10; 21 день со звонка 3 мар., обычно раз в 30 дн.; 21 заметка прочитана не полностью',
    ]);
  });
});
