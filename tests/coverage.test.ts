/** @jest-environment jsdom */
/** What is said to be covered is there: docs/coverage.md is walked, row by row. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../src/core/i18n/en';
import { KINDS, PROPERTY_NAMES } from '../src/core/reading/words';
import { CHECKLISTS } from '../src/core/writing/checklists';
import { MESSAGES } from '../src/core/writing/messages';
import { NOTE_TEXTS } from '../src/core/writing/note-texts';
import { launch } from './host/launch';

const page = readFileSync(join(__dirname, '../docs/coverage.md'), 'utf8');
const architecture = readFileSync(join(__dirname, '../ARCHITECTURE.md'), 'utf8');
const rows = [...page.matchAll(/^\| ([A-Z]\d+) \| (.+?) \| (.+?) \|$/gm)].map(([, id = '', , where = '']) => ({ id, where }));
const notBuilt = architecture.split('\n## Not built, and why\n')[1]?.split('\n## ')[0] ?? '';

const PLANNED: readonly (readonly [letter: string, count: number])[] = [['N', 22], ['P', 20], ['R', 27], ['D', 19], ['S', 18]];

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
    action: said('action.'), moment: said('moment.'), tone: said('tone.'),
  };
  await host.close();
  const missing = rows.flatMap(({ id, where }) => [...where.matchAll(/([a-z ]+?) `([^`]+)`/g)]
    .map(([, sort = '', name = '']) => ({ sort: sort.trim(), name }))
    .filter(({ sort, name }) => !(there[sort] ?? []).includes(name))
    .map(({ sort, name }) => `${id}: ${sort} ${name}`));
  expect(missing).toEqual([]);
});

test('a row either names something or says that it is not built, and then ARCHITECTURE.md says why', () => {
  const unbuilt = rows.filter(({ where }) => where === 'not built').map(({ id }) => id);
  expect(rows.filter(({ where }) => where !== 'not built' && !where.includes('`')).map(({ id }) => id)).toEqual([]);
  expect([...notBuilt.matchAll(/^\| ([A-Z]\d+) \|.*\| .{20,} \|$/gm)].map(([, id]) => id).filter((id) => /^[NPRDS]/.test(id ?? ''))).toEqual(unbuilt);
});
