import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { BLOCK_OPTIONS, BLOCK_VIEWS, readBlock, type BlockQuery, type Mistakes } from '../../../src/core/block/options';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import type { View } from '../../../src/core/shown/sentences';
import { day, resolveAmong, vault } from '../../support/notes';

const FILES = {
  'Clients/Acme.md': '---\ntype: client\naliases: [AC]\n---\n',
  'Clients/Beta.md': '---\ntype: client\naliases: [AC]\n---\n',
  'Projects/Rollout.md': '---\ntype: project\nclient: "[[Acme]]"\n---\n',
  'Projects/Both.md': '---\ntype: project\nclient: ["[[Acme]]", "[[Beta]]"]\n---\n',
  'Notes/Plain.md': 'Nothing\n',
};
const { book } = vault(FILES);
const view: View = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };

function read(yaml: string, path = 'Clients/Acme.md', from = view): BlockQuery | Mistakes {
  return readBlock(parse(yaml), { book, path, resolve: resolveAmong(() => Object.keys(FILES)), view: from });
}

function mistakes(yaml: string, path?: string, from?: View): readonly string[] {
  const answer = read(yaml, path, from);
  return 'mistakes' in answer ? answer.mistakes : [];
}

describe('a block', () => {
  it('without a word is the health of its note’s client', () => {
    const query = { view: 'health', client: 'Clients/Acme.md', from: null, to: null, asOf: null };
    expect(read('')).toEqual(query);
    expect(read('view:\nfrom:\n')).toEqual(query);
    expect(read('', 'Projects/Rollout.md')).toEqual(query);
  });

  it('knows its options and views in three languages', () => {
    expect(read('view: timeline\nclient: Beta\nfrom: 2026-01-01\nto: 2026-02-01\nasOf: 2026-03-01')).toEqual({
      view: 'timeline', client: 'Clients/Beta.md', from: day('2026-01-01'), to: day('2026-02-01'), asOf: day('2026-03-01'),
    });
    const same = read('view: timeline\nclient: Beta\nfrom: 2026-01-01\nasOf: 2026-03-01');
    expect(read('Показать: Хронология\nКлиент: Beta\nс: 2026-01-01\nна день: 2026-03-01')).toEqual(same);
    expect(read('表示: 経過\n顧客: Beta\n開始: 2026-01-01\n時点: 2026-03-01')).toEqual(same);
    for (const name of ['as of', 'as-of', 'asof', 'AsOf']) expect(read(`${name}: 2026-03-01`)).toMatchObject({ asOf: day('2026-03-01') });
  });

  it('finds its client by name, link, path and any note that belongs to it', () => {
    for (const client of ['Beta', 'beta', '"[[Beta]]"', '[[Beta]]', '"[[Clients/Beta|our client]]"', 'Clients/Beta.md']) {
      expect([client, read(`client: ${client}`)]).toEqual([client, expect.objectContaining({ client: 'Clients/Beta.md' })]);
    }
    expect(read('client: "[[Rollout]]"', 'Notes/Plain.md')).toMatchObject({ client: 'Clients/Acme.md' });
  });
});

describe('what is not understood', () => {
  it('is named, with the words that would be', () => {
    expect(mistakes('veiw: health')).toEqual(['The view “health” has no option “veiw”. It has: view, client, from, to, asOf.']);
    expect(mistakes('view: helth')).toEqual(['“view: helth” is not known. Choose one of: health, timeline, complaints, recommendations, promises, checklist.']);
    expect(mistakes('from: 31.03.2026')).toEqual(['“from: 31.03.2026” is not a day. Write it as YYYY-MM-DD.']);
    expect(mistakes('с: вчера', undefined, { ...view, words: words('ru') })).toEqual(['«с: вчера» — не дата. Запишите её как ГГГГ-ММ-ДД.']);
    expect(mistakes('- view')).toEqual(['A block has one option per line, such as “view: timeline”. Options: view, client, from, to, asOf.']);
    expect(mistakes('timeline')).toHaveLength(1);
  });

  it('is told all at once', () => {
    expect(mistakes('view: x\nfrom: y\nas of: 2027-01-01\nclient: Nobody\nsize: 3')).toHaveLength(5);
  });

  it('may be a day that cannot be', () => {
    expect(mistakes('from: 2026-03-02\nto: 2026-03-01')).toEqual(['“from” is after “to”. Swap them.']);
    expect(mistakes('asOf: 2026-04-01')).toEqual(['“asOf” is still to come. Choose today or an earlier day.']);
    expect(mistakes('asOf: 2026-03-31')).toEqual([]);
    expect(mistakes('from: {a: 1}')).toEqual(['“from: …” is not a day. Write it as YYYY-MM-DD.']);
  });

  it('may be an option that the view has no use for, or one that is given twice', () => {
    expect(mistakes('view: checklist\nfrom: 2026-01-01')).toEqual(['The view “checklist” has no option “from”. It has: view, client.']);
    expect(mistakes('client: Acme\nклиент: Beta')).toEqual(['“клиент” is given twice. Keep one.']);
  });

  it('may be the client', () => {
    expect(mistakes('', 'Notes/Plain.md')).toEqual(['This note belongs to no client. Add the line “client:” with the name of a client card.']);
    expect(mistakes('', 'Projects/Both.md')).toEqual(['Several clients could be meant: Acme and Beta. Name one of them in the line “client:”.']);
    expect(mistakes('', 'Projects/Both.md', { ...view, privacy: true })).toEqual(['Several clients could be meant: A and B. Name one of them in the line “client:”.']);
    expect(mistakes('client: AC')).toHaveLength(1);
    expect(mistakes('client: Nobody')).toEqual(['“client: Nobody”: no client card has this name. Write the name of one.']);
  });

  it('is said in every language without a hole', () => {
    for (const language of LANGUAGES) {
      const from = { ...view, words: words(language) };
      for (const yaml of ['veiw: 1', 'view: x', 'to: x', '- a', 'client: Nobody', 'client: AC', 'asOf: 2030-01-01', 'from: 2026-02-01\nto: 2026-01-01', 'to: 2026-01-01\nпо: 2026-01-01']) {
        expect(mistakes(yaml, undefined, from)).toEqual([expect.not.stringMatching(/[{}]|undefined/)]);
      }
    }
  });
});

it('has every option and view on its page', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'code-block.md'), 'utf8');
  for (const [name, others] of [...Object.entries(BLOCK_OPTIONS), ...Object.entries(BLOCK_VIEWS)]) {
    for (const word of [name, ...others]) expect([word, page.includes(`\`${word}\``)]).toEqual([word, true]);
  }
});
