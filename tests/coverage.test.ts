/** @jest-environment jsdom */
/** What is said to be covered is there: docs/coverage.md is walked, row by row. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../src/core/i18n/en';
import { LANGUAGES, words } from '../src/core/i18n/lookup';
import { METRICS, METRIC_NAMES } from '../src/core/portfolio/metric';
import { KINDS, PROPERTY_NAMES } from '../src/core/reading/words';
import { CHECKLISTS } from '../src/core/writing/checklists';
import { MESSAGES } from '../src/core/writing/messages';
import { NOTE_TEXTS } from '../src/core/writing/note-texts';
import { OPEN_COMMANDS } from '../src/obsidian/commands';
import { launch } from './host/launch';

const page = readFileSync(join(__dirname, '../docs/coverage.md'), 'utf8');
const architecture = readFileSync(join(__dirname, '../ARCHITECTURE.md'), 'utf8');
const rows = [...page.matchAll(/^\| ([A-Z]\d+) \| (.+?) \| (.+?) \|$/gm)].map(([, id = '', , where = '']) => ({ id, where }));
const notBuilt = architecture.split('\n## Not built, and why\n')[1]?.split('\n## ')[0] ?? '';

const COMMANDS = [...OPEN_COMMANDS.map(({ id }) => id), 'open-portfolio', 'open-health', 'toggle-privacy', 'copy-as-text'] as const;

const PLANNED: readonly (readonly [letter: string, count: number])[] = [
  ['N', 22], ['P', 20], ['R', 27], ['D', 19], ['S', 18], ['T', 25], ['K', 14], ['M', 35],
];

/** Names that have words of their own under a key that begins so. */
function said(prefix: string): readonly string[] {
  return Object.keys(en).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

test('every row is there once, in its order', () => {
  expect(rows.map(({ id }) => id)).toEqual(PLANNED.flatMap(([letter, count]) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)));
});

test('every name that a row gives exists', async () => {
  const host = await launch({ files: {} });
  const there: Readonly<Record<string, readonly string[]>> = {
    command: [...host.app.registry.commands.keys()].map((id) => id.replace(/^client-rapport:/, '')),
    kind: KINDS, property: Object.keys(PROPERTY_NAMES), message: MESSAGES, checklist: CHECKLISTS, 'note text': NOTE_TEXTS,
    action: said('action.'), moment: said('moment.'), tone: said('tone.'), measure: METRIC_NAMES,
  };
  await host.close();
  const missing = rows.flatMap(({ id, where }) => [...where.matchAll(/([a-z ]+?) `([^`]+)`/g)]
    .map(([, sort = '', name = '']) => ({ sort: sort.trim(), name }))
    .filter(({ sort, name }) => !(there[sort] ?? []).includes(name))
    .map(({ sort, name }) => `${id}: ${sort} ${name}`));
  expect(missing).toEqual([]);
});

describe.each(LANGUAGES)('in %s, from the palette', (language) => {
  const { say } = words(language);
  const named = (sort: string): ReadonlySet<string> => new Set(rows.flatMap(({ where }) => [...where.matchAll(new RegExp(`${sort} \`([^\`]+)\``, 'g'))].map(([, name = '']) => name)));
  const suggested = (): string => [...document.querySelectorAll('.prompt .suggestion-item')].map((row) => row.textContent ?? '').join('\n');

  test.each(['command', 'note text', 'checklist', 'message'])('every %s of a row is there under its name', async (sort) => {
    const host = await launch({ files: { 'Clients/Acme.md': '---\ntype: client\n---\n' }, language });
    await host.settle();
    await host.app.workspace.openLinkText('Acme', '');
    await host.settle();
    const offered = async (command: string): Promise<string> => {
      await host.command(command);
      await host.settle();
      return suggested() + [...document.querySelectorAll('.modal option')].map((option) => option.textContent ?? '').join('\n');
    };
    const there = sort === 'command' ? [...host.app.registry.commands.values()].map(({ name }) => name).join('\n')
      : await offered({ 'note text': 'create-note', checklist: 'insert-checklist', message: 'write-message' }[sort] ?? '');
    const all = [
      ...COMMANDS.filter((id) => sort === 'command' && named(sort).has(id)).map((id) => say(`command.${id}`)),
      ...NOTE_TEXTS.filter((id) => sort === 'note text' && named(sort).has(id)).map((id) => say(`note-text.${id}.name`)),
      ...CHECKLISTS.filter((id) => sort === 'checklist' && named(sort).has(id)).map((id) => say(`checklist.${id}.name`)),
      ...MESSAGES.filter((id) => sort === 'message' && named(sort).has(id)).map((id) => say(`message.${id}.name`)),
    ];
    await host.close();
    expect(all).toHaveLength(named(sort).size);
    expect(all.filter((name) => !there.includes(name))).toEqual([]);
  });
});

test('every measure stands in the row that it answers', () => {
  const where = new Map(rows.map((row) => [row.id, row.where]));
  expect(METRIC_NAMES.filter((name) => METRICS[name].row.startsWith('M') && where.get(METRICS[name].row)?.includes(`measure \`${name}\``) !== true)).toEqual([]);
});

test('a row either names something or says that it is not built; of that and of what is built in part ARCHITECTURE.md says why', () => {
  const unbuilt = rows.filter(({ where }) => where === 'not built').map(({ id }) => id);
  const partly = rows.filter(({ where }) => where.startsWith('in part: ')).map(({ id }) => id);
  const told = [...notBuilt.matchAll(/^\| ([A-Z]\d+) \| (.+?) \| .{20,} \|$/gm)].map(([, id = '', what = '']) => ({ id, inPart: what.endsWith(', in part') }));
  expect(rows.filter(({ where }) => where !== 'not built' && !where.includes('`')).map(({ id }) => id)).toEqual([]);
  expect(told.filter(({ inPart }) => !inPart).map(({ id }) => id).sort()).toEqual(unbuilt.sort());
  expect(told.filter(({ inPart }) => inPart).map(({ id }) => id).sort()).toEqual(partly.sort());
});
