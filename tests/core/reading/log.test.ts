import { isoDay } from '../../../src/core/day';
import { vault } from '../../support/notes';

/** Reads one line of a client's log. */
function logged(line: string, reading: Parameters<typeof vault>[1] = {}): Record<string, unknown> | undefined {
  const { book } = vault({ 'Clients/Acme.md': `---\ntype: client\n---\n## Interactions\n\n${line}\n` }, reading);
  const one = book.client('Clients/Acme.md')?.interactions[0];
  if (!one) return undefined;
  return { date: isoDay(one.date), kind: one.kind, direction: one.direction, summary: one.summary, ...(one.time === null ? {} : { time: one.time }), ...(one.awaits ? { awaits: true } : {}) };
}

describe('a line of the log', () => {
  test.each<[string, Record<string, unknown>]>([
    ['- 2026-11-20 call in: Renewal talk [mood:: positive]', { kind: 'call', direction: 'in', summary: 'Renewal talk' }],
    ['- 2026-11-20 email out: Sent the proposal', { kind: 'email', direction: 'out', summary: 'Sent the proposal' }],
    ['- [[2026-11-20]] meeting - Kick-off [csat:: 5]', { kind: 'meeting', direction: 'both', summary: 'Kick-off' }],
    ['- [[Daily/2026/2026-11-20|20 Nov]] meeting: Kick-off', { kind: 'meeting', direction: 'both', summary: 'Kick-off' }],
    ['- [[2026-11-20|Friday]] meeting: Kick-off', { kind: 'meeting', direction: 'both', summary: 'Kick-off' }],
    ['- 2026-11-20 call in: Renewal talk ^a1', { kind: 'call', direction: 'in', summary: 'Renewal talk' }],
    ['- 2026-11-20 call in: Renewal talk [mood:: positive] ^renewal-2', { kind: 'call', direction: 'in', summary: 'Renewal talk' }],
    ['- 2026-11-20 call in: Two ^ three, x^2', { kind: 'call', direction: 'in', summary: 'Two ^ three, x^2' }],
    ['- 2026-11-20 | email | Price question', { kind: 'email', direction: 'unknown', summary: 'Price question' }],
    ['- 2026-11-20 | email | in | Price question', { kind: 'email', direction: 'in', summary: 'Price question' }],
    ['- 2026-11-20 09:30 call: Renewal', { kind: 'call', direction: 'both', summary: 'Renewal', time: '09:30' }],
    ['- 2026-11-20T09:30 call: Renewal', { kind: 'call', direction: 'both', summary: 'Renewal', time: '09:30' }],
    ['- 2026-11-20 met at the fair', { kind: 'contact', direction: 'unknown', summary: 'met at the fair' }],
    ['- 2026-11-20', { kind: 'contact', direction: 'unknown', summary: '' }],
    ['- 2026-11-20 call', { kind: 'call', direction: 'both', summary: '' }],
    ['- 2026-11-20 event in Berlin', { kind: 'event', direction: 'both', summary: 'in Berlin' }],
    ['- 2026-11-20 call in [[Anna Petrova]]: prices', { kind: 'call', direction: 'in', summary: '[[Anna Petrova]]: prices' }],
    ['- 2026-11-20 call in [[Anna Petrova]] about prices', { kind: 'call', direction: 'both', summary: 'in [[Anna Petrova]] about prices' }],
    ['- 2026-11-20 email out?: The offer, please confirm', { kind: 'email', direction: 'out', summary: 'The offer, please confirm', awaits: true }],
    ['- 2026-11-20 email out [answered:: false] the offer', { kind: 'email', direction: 'out', summary: 'the offer', awaits: true }],
    ['- 2026-11-20 email → the offer', { kind: 'email', direction: 'unknown', summary: '→ the offer' }],
    ['- 2026-11-20 email →: the offer', { kind: 'email', direction: 'out', summary: 'the offer' }],
    ['- 2026-11-20 письмо исх?: Счёт', { kind: 'email', direction: 'out', summary: 'Счёт', awaits: true }],
    ['- 2026-11-20 Звонок вх — Продление', { kind: 'call', direction: 'in', summary: 'Продление' }],
    ['- 2026-11-20 созвон с Анной', { kind: 'call', direction: 'both', summary: 'с Анной' }],
    ['- ２０２６－１１－２０　電話　受信：見積もりの件', { kind: 'call', direction: 'in', summary: '見積もりの件' }],
    ['- 2026-11-20 打ち合わせ：来期の計画', { kind: 'meeting', direction: 'both', summary: '来期の計画' }],
    ['- 2026-11-20 電話で話した', { kind: 'contact', direction: 'unknown', summary: '電話で話した' }],
    ['- 2026-11-20 メール 送信？：契約書', { kind: 'email', direction: 'out', summary: '契約書', awaits: true }],
    ['* 2026-11-20 call: with another bullet', { kind: 'call', direction: 'both', summary: 'with another bullet' }],
    ['1. 2026-11-20 call: numbered', { kind: 'call', direction: 'both', summary: 'numbered' }],
    ['- [x] 2026-11-20 call: ticked off', { kind: 'call', direction: 'both', summary: 'ticked off' }],
    ['- 2026-11-20 e-mail in: thanks', { kind: 'email', direction: 'in', summary: 'thanks' }],
  ])('%s', (line, expected) => {
    expect(logged(line)).toEqual({ date: '2026-11-20', ...expected });
  });

  test.each([
    ['email', 'письмо переписка имейл メール 電子メール'], ['letter', 'бумажное-письмо открытка 手紙 はがき'], ['document', 'документ 書類 資料'],
    ['chat', 'чат сообщение телеграм WhatsApp チャット メッセージ'], ['call', 'звонок созвон Позвонил позвонила созвонились TEL 電話 通話 架電'],
    ['video', 'видео видеозвонок Zoom зум ビデオ ビデオ会議 オンライン会議 Web会議'],
    ['meeting', 'встреча Встретились визит совещание 打ち合わせ 打合せ 面談 会議 訪問 商談 来社 MTG'], ['event', 'мероприятие выставка イベント 展示会'],
    ['meal', 'обед ужин завтрак 食事 会食 ランチ'], ['social', 'посиделки неформально 懇親会 飲み会'], ['note', 'заметка примечание メモ 備考'], ['contact', 'контакт 連絡'],
  ])('of kind %s begins with any of %s', (kind, words) => {
    for (const word of words.split(' ')) for (const sign of [': ', '：', ' — ', ' ']) expect([word, logged(`- 2026-11-20 ${word}${sign}[[Анна]]`)]).toEqual([word, expect.objectContaining({ kind, summary: '[[Анна]]' })]);
  });

  test('keeps words that say more than their kind, or may mean another thing', () => {
    for (const words of ['написал отчёт для Acme', 'счёт выставлен', 'запись разговора', 'встречаемся завтра', '電話番号が変わった', 'メール広告の件']) {
      expect(logged(`- 2026-11-20 ${words}`)).toMatchObject({ kind: 'contact', summary: words });
    }
  });

  test.each([
    '- call on 2026-11-20',
    '- [[Daily/2026-11-20 call: never closed',
    '- [ ] 2026-11-20 call: still to be done',
    '- Notes\n  - 2026-11-20 call: below another item',
    '> - 2026-11-20 call: quoted',
    '```\n- 2026-11-20 call: code\n```',
    '%%\n- 2026-11-20 call: a comment\n%%',
    '2026-11-20 call: a paragraph',
    '- 2026-11 call: a month',
    '- 2026-11-200 call',
  ])('is not read from %j', (text) => {
    expect(logged(text)).toBeUndefined();
  });

  test('has its date in the form that the user declared', () => {
    expect(logged('- 20.11.2026 call: Renewal', { logDateFormat: 'DD.MM.YYYY' })).toMatchObject({ date: '2026-11-20', kind: 'call', summary: 'Renewal' });
    expect(logged('- 20 ноября 2026: звонок: Продление', { logDateFormat: 'D MMMM YYYY' })).toMatchObject({ date: '2026-11-20', kind: 'call', summary: 'Продление' });
    expect(logged('- [[20.11.2026]] call: Renewal', { logDateFormat: 'DD.MM.YYYY' })).toMatchObject({ date: '2026-11-20', kind: 'call', summary: 'Renewal' });
    expect(logged('- 2026-11-20 call: Renewal', { logDateFormat: 'DD.MM.YYYY' })).toMatchObject({ date: '2026-11-20' });
  });

  test.each([['- 20.11.2026 call', '20.11.2026'], ['- 2026-02-30 call', '2026-02-30'], ['- 11/20/2026 call', '11/20/2026']])(
    '%s is a problem with its line, and no contact', (line, value) => {
      const { book } = vault({ 'Clients/Acme.md': `---\ntype: client\n---\n## Log\n${line}\n` });
      expect(book.client('Clients/Acme.md')?.interactions).toEqual([]);
      expect(book.problems(0)).toEqual([{ path: 'Clients/Acme.md', line: 5, field: null, code: 'bad-date', value }]);
    });

  test('carries ratings and words in fields of three languages', () => {
    const { book } = vault({
      'A.md': '---\ntype: client\n---\n## История\n- 2026-11-20 встреча: Итоги [настроение:: позитивное] [csat:: 5] [цель:: обратная связь] [статус:: запланирована]\n- 2026-11-19 会議：まとめ [雰囲気:: 良い] (nps:: 9) [ces:: 7]\n',
    });
    const [first, second] = book.client('A.md')?.interactions ?? [];
    expect(first).toMatchObject({ mood: 'positive', csat: 5, purpose: 'feedback', status: 'planned', summary: 'Итоги' });
    expect(second).toMatchObject({ mood: 'positive', nps: 9, ces: 7, summary: 'まとめ' });
  });

  test('a rating between two steps of its scale is a problem and no rating', () => {
    const { book } = vault({ 'A.md': '---\ntype: client\n---\n## Log\n- 2026-11-20 call: x [csat:: 4.5] [nps:: ９] [ces:: 5.0]\n' });
    expect(book.client('A.md')?.interactions[0]).toMatchObject({ csat: null, nps: 9, ces: 5 });
    expect(book.problems(40_000).map(({ code, field, value }) => [code, field, value])).toEqual([['bad-number', 'csat', '4.5']]);
  });

  test('a rating out of range is a problem and no rating', () => {
    const { book } = vault({ 'A.md': '---\ntype: client\n---\n## Log\n- 2026-11-20 call: x [csat:: 6] [mood:: ecstatic]\n' });
    expect(book.client('A.md')?.interactions[0]).toMatchObject({ csat: null, mood: null });
    expect(book.problems(0).map(({ code, field, value, line }) => [code, field, value, line])).toEqual([['bad-number', 'csat', '6', 5], ['bad-word', 'mood', 'ecstatic', 5], ['future-contact', null, '2026-11-20', 5]]);
  });
});

describe('the place of the log', () => {
  test('ends at the next heading of its level, and dated headings in it are lines with notes below them', () => {
    const { book } = vault({
      'A.md': [
        '---', 'type: client', '---', '- 2026-01-01 call: before the log', '## Interactions', '- 2026-11-20 call: one', '### 2026-11-19 Kick-off',
        '- 2026-11-18 call: only a note of the kick-off', '### Older', '- 2026-11-17 email in: two', '## Other', '- 2026-11-16 call: after the log', '# やり取り', '- 2026-11-15 電話：三',
      ].join('\n'),
    });
    expect(book.client('A.md')?.interactions.map(({ date, summary, source }) => [isoDay(date), summary, source.line])).toEqual([
      ['2026-11-19', 'Kick-off', 7], ['2026-11-20', 'one', 6], ['2026-11-17', 'two', 10], ['2026-11-15', '三', 14],
    ]);
  });

  test('may stand under the user’s own heading', () => {
    const { book } = vault({ 'A.md': '---\ntype: client\n---\n## Touchpoints:\n- 2026-11-20 call: one\n' }, { logHeadings: ['touchpoints'] });
    expect(book.client('A.md')?.interactions).toHaveLength(1);
  });
});

test('a complaint in the log has every step of a complaint note', () => {
  const { book } = vault({
    'A.md': '---\ntype: client\n---\n## Log\n- 2026-11-03 complaint in: wrong invoice [severity:: high] [resolved:: 2026-11-04] [confirmed:: 2026-11-06] [satisfied:: true] [csat:: 4]\n- 2026-11-02 жалоба: долго отвечали\n',
  });
  const facts = book.client('A.md');
  expect(facts?.interactions).toEqual([]);
  expect(facts?.complaints.map(({ title, severity, received, resolved, confirmed, satisfied, csat }) => ({ title, severity, received: isoDay(received), resolved: resolved.map(isoDay), confirmed: confirmed === null ? null : isoDay(confirmed), satisfied, csat }))).toEqual([
    { title: 'wrong invoice', severity: 'high', received: '2026-11-03', resolved: ['2026-11-04'], confirmed: '2026-11-06', satisfied: true, csat: 4 },
    { title: 'долго отвечали', severity: 'low', received: '2026-11-02', resolved: [], confirmed: null, satisfied: null, csat: null },
  ]);
});

describe('promises', () => {
  function promised(line: string, reading: Parameters<typeof vault>[1] = {}): unknown {
    const { book } = vault({ 'A.md': `---\ntype: client\n---\n${line}\n` }, reading);
    return book.client('A.md')?.promises.map(({ text, due, moves, done, cancelled, owner }) => ({
      text, owner, due: isoDay(due), ...(done === null ? {} : { done: isoDay(done) }), ...(cancelled === null ? {} : { cancelled: isoDay(cancelled) }),
      ...(moves.length === 0 ? {} : { moves: moves.map((move) => [isoDay(move.on), isoDay(move.due)]) }),
    }));
  }

  test.each([
    ['- [ ] Send the proposal 📅 2026-11-30', [{ text: 'Send the proposal', owner: 'me', due: '2026-11-30' }]],
    ['- [x] Send the report 📅 2026-11-20 ✅ 2026-11-19', [{ text: 'Send the report', owner: 'me', due: '2026-11-20', done: '2026-11-19' }]],
    ['- [x] Send the report [due:: 2026-11-20] [completion:: 2026-11-19]', [{ text: 'Send the report', owner: 'me', due: '2026-11-20', done: '2026-11-19' }]],
    ['- [-] Old idea 📅 2026-10-01 ❌ 2026-09-20', [{ text: 'Old idea', owner: 'me', due: '2026-10-01', cancelled: '2026-09-20' }]],
    ['- [ ] Draft 📅 2026-12-05 [moved:: 2026-11-25 from 2026-11-28]', [{ text: 'Draft', owner: 'me', due: '2026-11-28', moves: [['2026-11-25', '2026-12-05']] }]],
    ['- [ ] Draft 📅 2026-12-09 [moved:: 2026-12-04 from 2026-12-05] [moved:: 2026-11-25 from 2026-11-28]', [{ text: 'Draft', owner: 'me', due: '2026-11-28', moves: [['2026-11-25', '2026-12-05'], ['2026-12-04', '2026-12-09']] }]],
    ['- [ ] Draft 📅 2026-11-26 [moved:: 2026-11-25 from 2026-11-28] [moved:: 2026-11-25 from 2026-11-30]', [{ text: 'Draft', owner: 'me', due: '2026-11-28', moves: [['2026-11-25', '2026-11-26']] }]],
    ['- [ ] Acme sends the logo 📅 2026-12-01 #waiting', [{ text: 'Acme sends the logo', owner: 'client', due: '2026-12-01' }]],
    ['  - [ ] Nested 🔼 📅 2026-12-01 ➕ 2026-11-01 ^abc', [{ text: 'Nested', owner: 'me', due: '2026-12-01' }]],
    ['- [x] Done on no day 📅 2026-11-20', []],
    ['- [ ] Every week 🔁 every week 📅 2026-11-20', []],
    ['- [ ] Every week [repeat:: every week] [due:: 2026-11-20]', []],
    ['- [ ] No due day', []],
    ['- Not a task 📅 2026-11-20', []],
  ])('%s', (line, expected) => {
    expect(promised(line)).toEqual(expected);
  });

  test('count only with the user’s mark of tasks, if there is one', () => {
    expect(promised('- [ ] Send it 📅 2026-11-30\n- [ ] Send that #task 📅 2026-11-30', { taskTag: 'task' })).toEqual([{ text: 'Send that', owner: 'me', due: '2026-11-30' }]);
  });

  test('a due day that is none, and a move agreed after the day it moves, are problems with their line', () => {
    const { book } = vault({ 'A.md': '---\ntype: client\n---\n- [ ] One 📅 30.11.2026\n- [ ] Two 📅 2026-12-05 [moved:: 2026-11-29 from 2026-11-28]\n' });
    expect(book.problems(0).map(({ code, line, field, value }) => [code, line, field, value])).toEqual([
      ['bad-date', 4, '📅', '30.11.2026'], ['move-after-due', 5, 'moved', '2026-11-29 from 2026-11-28'],
    ]);
  });
});

describe('a daily note', () => {
  const acme = { 'Clients/Acme.md': '---\ntype: client\ncontacts: ["[[Anna Petrova]]"]\n---\n', 'People/Anna Petrova.md': 'A person.\n' };
  function daily(text: string, reading: Parameters<typeof vault>[1] = {}, path = 'Daily/2026-11-20.md'): { contacts: unknown; mentions: unknown } {
    const facts = vault({ ...acme, [path]: text }, reading).book.client('Clients/Acme.md');
    return { contacts: facts?.interactions.map(({ kind, time, date }) => [isoDay(date), kind, time]), mentions: facts?.mentions.map(({ text: line }) => line) };
  }

  test.each<[string, { contacts: unknown[]; mentions: unknown[] }]>([
    ['- call [[Acme]]: renewal', { contacts: [['2026-11-20', 'call', null]], mentions: [] }],
    ['- 14:30 звонок [[Acme]]: продление', { contacts: [['2026-11-20', 'call', '14:30']], mentions: [] }],
    ['call with [[Anna Petrova|Anna]] about prices', { contacts: [['2026-11-20', 'call', null]], mentions: [] }],
    ['- [x] call [[Acme]]', { contacts: [['2026-11-20', 'call', null]], mentions: [] }],
    ['- Thought about [[Acme]] today', { contacts: [], mentions: ['Thought about [[Acme]] today'] }],
    ['- [ ] call [[Acme]]', { contacts: [], mentions: [] }],
    ['> call [[Acme]]: quoted', { contacts: [], mentions: [] }],
    ['`call [[Acme]]`', { contacts: [], mentions: [] }],
    ['![[Acme]]', { contacts: [], mentions: [] }],
    ['- call [[Somebody]]', { contacts: [], mentions: [] }],
  ])('%j', (text, expected) => {
    expect(daily(text)).toEqual(expected);
  });

  test('holds complaints too, as any log does', () => {
    const { book } = vault({ ...acme, '2026-11-20.md': '- complaint in [[Acme]]: wrong invoice [severity:: high] [resolved:: 2026-11-19]\n- 苦情 [[Anna Petrova]]\n- complaint [[Somebody]]: none of ours [resolved:: 2026-11-19]\n' });
    const facts = book.client('Clients/Acme.md');
    expect(facts?.interactions).toEqual([]);
    expect(facts?.complaints.map(({ title, severity, received, source }) => [title, severity, isoDay(received), source.line])).toEqual([
      ['wrong invoice', 'high', '2026-11-20', 1], ['[[Anna Petrova]]', 'low', '2026-11-20', 2],
    ]);
    expect(book.complaints().map(({ record: { source }, clients }) => [source.line, clients])).toEqual([[1, ['Clients/Acme.md']], [2, ['Clients/Acme.md']]]);
    expect(book.problems(30_000).map(({ code, line }) => [code, line])).toEqual([['resolved-before-received', 1]]);
  });

  test('has problems only where it is about a client', () => {
    const { book, put } = vault({ '2026-11-20.md': '- call [[Mother]] [csat:: 9]\n- call [[Acme]] [csat:: 8]\n' });
    expect(book.problems(0)).toEqual([]);
    put('Acme.md', '---\ntype: client\n---\n');
    expect(book.problems(0).map(({ code, line }) => [code, line])).toEqual([['bad-number', 2], ['future-contact', 2]]);
  });

  test('is not read inside open tasks, nor in what is nested in them', () => {
    expect(daily('- [ ] Prepare\n  - call [[Acme]]\n    - about [[Acme]]\n- [x] Done\n  - call [[Acme]]: one\n- [/] Half\n\n  - [[Acme]]\n- call [[Acme]]: two')).toEqual({
      contacts: [['2026-11-20', 'call', null], ['2026-11-20', 'call', null]], mentions: [],
    });
  });

  test('counts mentions as contact only if the user says so', () => {
    expect(daily('- Thought about [[Acme]]', { countMentions: true })).toEqual({ contacts: [['2026-11-20', 'contact', null]], mentions: ['Thought about [[Acme]]'] });
  });

  test('is known by the format of the vault', () => {
    expect(daily('- call [[Acme]]', { dailyNoteFormat: 'YYYY/MM/DD.MM.YYYY' }, 'Journal/2026/11/20.11.2026.md').contacts).toEqual([['2026-11-20', 'call', null]]);
    expect(daily('- call [[Acme]]', { dailyNoteFormat: 'YYYY/MM/DD.MM.YYYY' }).contacts).toEqual([]);
  });
});
