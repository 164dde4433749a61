/** Topics that nobody wrote for this: what the map says of them, and what a repair would change. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVault } from '../scripts/report';
import { words } from '../src/core/i18n/lookup';
import { noteName } from '../src/core/reading/schema';
import { DEFAULT_WEIGHTS } from '../src/core/health/weights';
import { topicItems } from '../src/core/shown/topic-rows';
import { addRelated, relatedStyleOf } from '../src/core/writing/related-topics';
import { lineRepairs, repairsFor } from '../src/core/writing/topic-repairs';
import { day, raw } from './support/notes';

const SEEDS = process.env['RAPPORT_SEEDS'];
const withSeeds = SEEDS === undefined ? describe.skip : describe;
const view = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('ru') };

withSeeds('topic notes that nobody wrote for this', () => {
  const textOf = (path: string): string => readFileSync(join(SEEDS ?? '', path), 'utf8');

  it('have ten targets: eight are missing, two are aliases of one note each; one alias is shared and named', async () => {
    const { missing, aliasLinks, collisions } = (await readVault(SEEDS ?? '')).topics();
    expect(missing).toHaveLength(8);
    expect(aliasLinks.map(({ target, to }) => [target, to.map((path) => path.slice(0, 3))])).toEqual([['Работа с клиентами', ['001']], ['Рекомендации', ['000']]]);
    expect(collisions.map(({ alias, paths }) => [alias, paths.map((path) => path.slice(0, 3))])).toEqual([['Взаимодействие с клиентами', ['001', '003']]]);
  });

  it('are offered for a hyphenated name once a topic of the spaced one is there, and only then', async () => {
    const book = await readVault(SEEDS ?? '');
    const near = (): readonly string[] => book.topics().missing.find(({ target }) => target === 'Поиск-клиентов')?.suggestions.map(({ name }) => name) ?? ['?'];
    expect(near()).toEqual([]);
    book.put(raw('Поиск клиентов.md', '---\ntags: [networking]\n---\n'));
    expect(near()).toEqual(['Поиск клиентов']);
    const rows = topicItems(book, 'поиск клиентов', new Set(), view).flatMap((item) => ('key' in item ? [`${item.title}: ${item.detail}`] : []));
    expect(rows[0]).toBe('Поиск-клиентов: похоже на: Поиск клиентов, ссылается 1\u00a0заметка');
  });

  it('are named in one line each where only an alias was, and nothing else changes', async () => {
    const topics = (await readVault(SEEDS ?? '')).topics();
    const repairs = repairsFor(topics, {});
    const lines = [...repairs.keys()].flatMap((path) => lineRepairs(path, textOf(path), repairs, noteName));
    expect(lines).toHaveLength(2);
    for (const { path, before, after, swaps } of lines) {
      expect(swaps).toHaveLength(1);
      const [target = ''] = repairs.get(path)?.values() ?? [];
      expect(after).toBe(before.replace(/\[\[(Работа с клиентами|Рекомендации)\]\]/, `[[${noteName(target)}|$1]]`));
    }
  });

  it('have two lines of links and one list, to which links are added without a newline at the end', async () => {
    const paths = (await readVault(SEEDS ?? '')).topics().notes.map(({ path }) => path);
    const styles = paths.map((path) => relatedStyleOf(textOf(path)));
    expect(styles.map((style) => style && [style.as, style.heading])).toEqual([['line', null], ['line', null], ['list', 'Связанные темы']]);
    for (const path of paths) {
      const outcome = addRelated(textOf(path), ['[[Новая]]'], { as: 'line', heading: null, between: ' | ' });
      expect('text' in outcome ? outcome.text : '').toBe(textOf(path) + (path.startsWith('003') ? '\n- [[Новая]]' : ' | [[Новая]]'));
    }
  });
});
