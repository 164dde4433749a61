/** What the topic map says in one line of each name. */
import { words } from '../../../src/core/i18n/lookup';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { topicItems } from '../../../src/core/shown/topic-rows';
import { day, vault } from '../../support/notes';

const view = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };

test('one name in two spellings that nobody has written yet: each row names the other, and neither is taken for it', () => {
  const { book } = vault({
    'Topics/A.md': '---\ntags: [networking]\n---\n[[Партнёры и подрядчики]] [[Reputation]]\n',
    'Topics/B.md': '---\ntags: [networking]\n---\n[[Партнеры-и-подрядчики]]\n',
  });
  const missing = topicItems(book, '', new Set(), view).flatMap((item) => ('key' in item && item.key.startsWith('missing') ? [`${item.title}: ${item.detail}`] : []));
  expect(missing).toEqual([
    'Reputation: linked from 1 note',
    'Партнеры-и-подрядчики: linked from 1 note, elsewhere as Партнёры и подрядчики',
    'Партнёры и подрядчики: linked from 1 note, elsewhere as Партнеры-и-подрядчики',
  ]);
});

test('a name that is there in another spelling is pointed at it first; for one that is only like it a note comes first', () => {
  const { book } = vault({
    'Topics/A.md': '---\ntags: [networking]\n---\n[[Поиск-клиентов]] [[Репутацыя]]\n',
    'Topics/Поиск клиентов.md': '---\ntags: [networking]\n---\n',
    'Topics/Репутация.md': '---\ntags: [networking]\n---\n',
  });
  const offered = topicItems(book, '', new Set(), view).flatMap((item) => ('key' in item && item.key.startsWith('missing') ? [item.repairs.map(({ repair }) => repair.do)] : []));
  expect(offered).toEqual([['repair-topic-links', 'create-topic'], ['create-topic', 'repair-topic-links']]);
});
