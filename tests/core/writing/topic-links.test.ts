/**
 * Links to topics repaired, from a note before to the note after, byte for byte. The Russian note has Windows line ends and
 * no last newline, the Japanese one decomposed letters; every note has comments, code, a table, embeds and properties.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../src/core/i18n/lookup';
import { noteName } from '../../../src/core/reading/schema';
import type { RepairWish } from '../../../src/core/shown/topic-rows';
import { applyEdits, takeBack, undoOf } from '../../../src/core/writing/edit';
import { lineRepairs, repairLinks, repairsFor, type LineRepair } from '../../../src/core/writing/topic-repairs';
import { vault } from '../../support/notes';
import { parseYaml } from './yaml-in-tests';

const FOLDER = join(__dirname, '..', '..', 'pairs', 'topic-links');
const PATH = 'Topics/This one.md';

/** The note that is meant, its alias; another with its alias; an alias that both have. */
const VAULTS: Readonly<Record<Language, { readonly to: readonly [string, string]; readonly other: readonly [string, string]; readonly shared: string; readonly missing: string }>> = {
  en: { to: ['Recommendations', 'Referrals'], other: ['Client work', 'Clients we serve'], shared: 'Care', missing: 'Reputation' },
  ru: { to: ['Рекомендации клиентов', 'Отзывы'], other: ['Клиентская работа', 'Работа с клиентами'], shared: 'Забота', missing: 'Репутация' },
  ja: { to: ['推薦をもらう', 'ご紹介'], other: ['顧客対応', '顧客との仕事'], shared: '気配り', missing: '評判' },
};

const read = (language: Language, side: 'before' | 'after'): string => readFileSync(join(FOLDER, `${language}.${side}.md`), 'utf8');
const topic = (alias: string, shared = ''): string => `---\ntype: topic\naliases: ["${alias}"${shared === '' ? '' : `, "${shared}"`}]\n---\n`;

function repairsOf(language: Language, text: string, wish: RepairWish = {}): readonly LineRepair[] {
  const { to, other, shared } = VAULTS[language];
  const { book } = vault({ [PATH]: text, [`Topics/${to[0]}.md`]: topic(to[1], shared), [`Topics/${other[0]}.md`]: topic(other[1], shared) });
  return lineRepairs(PATH, text, repairsFor(book.topics(), wish), noteName);
}

function repaired(text: string, repairs: readonly LineRepair[]): string {
  const outcome = applyEdits(text, repairLinks(repairs).edits, parseYaml);
  return 'refused' in outcome ? `refused ${outcome.refused}` : outcome.text;
}

const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with Unix line ends': (text) => text.replace(/\r\n/g, '\n'),
  'with Windows line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
  'without a last newline': (text) => text.trimEnd(),
  'with a byte-order mark': (text) => `\uFEFF${text}`,
};

describe.each<Language>(['en', 'ru', 'ja'])('the note in %s', (language) => {
  const before = read(language, 'before');
  const after = read(language, 'after');

  test.each(Object.entries(SHAPES))('%s: every link that only an alias satisfies is repaired, and no other byte', (_, shaped) => {
    expect(Buffer.from(repaired(shaped(before), repairsOf(language, shaped(before))))).toEqual(Buffer.from(shaped(after)));
  });

  test('the look before shows every changed line as it is and as it will be', () => {
    const lines = (text: string): readonly string[] => text.split(/\r?\n/);
    const changed = lines(before).flatMap((line, index) => (line === lines(after)[index] ? [] : [[index + 1, line, lines(after)[index]]]));
    expect(repairsOf(language, before).map((one) => [one.line, one.before, one.after])).toEqual(changed);
    expect(changed.length).toBeGreaterThan(9);
  });

  test('one name alone is repaired where that is wished, and one note that was chosen for a missing or a shared one', () => {
    const { to, other, shared, missing } = VAULTS[language];
    const ofOne = repairsOf(language, before, { target: other[1] });
    expect(ofOne.flatMap(({ swaps }) => swaps.map(({ becomes }) => becomes))).toEqual([expect.stringContaining(`[[${other[0]}#`), `[[${other[0]}|${other[1]}]]`, expect.stringContaining(`[[${other[0]}#`), `[[${other[0]}|${other[1]}]]`]);
    const single = repaired(before, ofOne);
    expect(repaired(single, repairsOf(language, single))).toBe(after);
    for (const target of [missing, shared]) {
      const chosen = repairsOf(language, before, { target, to: `Topics/${to[0]}.md` });
      expect(repaired(before, chosen)).toBe(before.replaceAll(`[[${target}]]`, `[[${to[0]}|${target}]]`));
    }
  });

  test('taken back at once it is the same to the byte, and after another edit that edit stays', () => {
    const [edit] = repairLinks(repairsOf(language, before)).edits;
    if (edit === undefined) throw new Error('nothing to repair');
    const undo = undoOf(edit, before, after);
    expect(takeBack(after, undo)).toEqual({ text: before });
    expect(takeBack(`${after}\nAnd more.`, undo)).toEqual({ text: `${before}\nAnd more.` });
  });

  test('a line that came above is no matter; a link that went, or that nobody can tell from its like, is left with everything else', () => {
    const repairs = repairsOf(language, before);
    const above = (text: string): string => text.replace(/(\r?\n)---(\r?\n)/, '$1---$2$2New line.');
    expect(repaired(above(before), repairs)).toBe(above(after));
    const [last] = repairs.slice(-1);
    const link = last?.swaps[0]?.original ?? '';
    const at = before.lastIndexOf(link);
    expect(repaired(before.slice(0, at) + before.slice(at + link.length), repairs)).toBe('refused moved');
    expect(repaired(above(before), [...repairs.slice(0, 1), ...repairs.slice(-1)])).toBe('refused ambiguous');
  });
});
