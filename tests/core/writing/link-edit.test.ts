import fc from 'fast-check';
import { scan } from '../../../src/core/markdown/note';
import { linkSwaps, swapLinks, withSwaps } from '../../../src/core/writing/link-edit';
import { parseYaml } from './yaml-in-tests';

const TO: Readonly<Record<string, string>> = { Old: 'New name', 'Поиск-клиентов': 'Поиск клиентов', 別名: 'フォルダ/トピック' };
const wanted = (target: string): string | null => TO[target] ?? null;

function repaired(text: string): string {
  const outcome = swapLinks(text, linkSwaps(text, wanted), parseYaml);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.text;
}

describe('a link that only an alias satisfies', () => {
  test.each([
    ['[[Old]]', '[[New name|Old]]'],
    ['[[Old|shown]]', '[[New name|shown]]'],
    ['[[ Old #Part two | shown]]', '[[New name#Part two | shown]]'],
    ['[[Old#Part]]', '[[New name#Part|Old > Part]]'],
    ['[[Old#Part#^one]]', '[[New name#Part#^one|Old > Part > ^one]]'],
    ['[[Old^block]]', '[[Old^block]]'],
    ['![[Old]] and ![[Old#Part]]', '![[New name]] and ![[New name#Part]]'],
    ['[[別名]]、[[別名|それ]]', '[[フォルダ/トピック|別名]]、[[フォルダ/トピック|それ]]'],
    ['[[Поиск-клиентов]] | [[Поиск-клиентов|так]]', '[[Поиск клиентов|Поиск-клиентов]] | [[Поиск клиентов|так]]'],
    ['| a | b |\n|---|---|\n| [[Old]] | [[Old\\|x]] |', '| a | b |\n|---|---|\n| [[New name\\|Old]] | [[New name\\|x]] |'],
    ['| [[Old]] | b |\n|---|---|', '| [[New name\\|Old]] | b |\n|---|---|'],
    ['[shown](Old.md) and [it](Old#Part)', '[shown](Old.md) and [it](New%20name.md#Part)'],
    ['`[[Old]]` and ``[[Old]]``', '`[[Old]]` and ``[[Old]]``'],
    ['```\n[[Old]]\n```\n[[Old]]', '```\n[[Old]]\n```\n[[New name|Old]]'],
    ['%% [[Old]] %% <!-- [[Old]] --> [[Old]]', '%% [[Old]] %% <!-- [[Old]] --> [[New name|Old]]'],
    ['---\nup: "[[Old]]" # "[[Old]]"\nall: [ "[[Old|x]]", \'[[Old]]\' ]\nlist:\n  - "[[Old#a]]"\n# up: "[[Old]]"\nnote: see [[Old]]\n---\n[[Old]]\n',
      '---\nup: "[[New name|Old]]" # "[[Old]]"\nall: [ "[[New name|x]]", \'[[New name|Old]]\' ]\nlist:\n  - "[[New name#a|Old > a]]"\n# up: "[[Old]]"\nnote: see [[Old]]\n---\n[[New name|Old]]\n'],
    ['---\ntext: |\n  "[[Old]]"\n---\n', '---\ntext: |\n  "[[Old]]"\n---\n'],
  ])('%j becomes %j', (before, after) => {
    expect(repaired(before)).toBe(after);
    expect(repaired(before.replace(/\n/g, '\r\n'))).toBe(after.replace(/\n/g, '\r\n'));
  });

  test('stays where its note has a name that no link can say', () => {
    expect(linkSwaps('[[Old]]', () => 'A#b')).toEqual([]);
    expect(linkSwaps('[[Old]]', () => 'A|b')).toEqual([]);
    expect(repairedTo('---\nup: "[[Old]]"\n---\n', 'A "b"')).toBe('refused would-change-more');
  });

  test('is found again where it moved to, as long as it is clear which one was meant', () => {
    const text = 'One [[Old]].\n\nTwo [[Old]].\n';
    const [first] = linkSwaps(text, wanted);
    if (!first) throw new Error('no link');
    expect(swapLinks(text, [first], parseYaml)).toEqual({ text: 'One [[New name|Old]].\n\nTwo [[Old]].\n' });
    expect(swapLinks(`New line\n\nOne [[Old]].\n`, [first], parseYaml)).toEqual({ text: 'New line\n\nOne [[New name|Old]].\n' });
    expect(swapLinks(`New line\n\n${text}`, [first], parseYaml)).toMatchObject({ refused: 'ambiguous', line: 1 });
    expect(swapLinks('One `[[Old]]`.', [first], parseYaml)).toMatchObject({ refused: 'moved', line: 1 });
  });

  function repairedTo(text: string, to: string): string {
    const outcome = swapLinks(text, linkSwaps(text, () => to), parseYaml);
    return 'refused' in outcome ? `refused ${outcome.refused}` : outcome.text;
  }
});

const piece = fc.constantFrom(
  '[[Old]]', '[[Old|x]]', '[[Old#a]]', '![[Old]]', '[[Other]]', '`[[Old]]`', '`', '%%', '<!--', '-->', '```', '| ', ' | ', '|---|---|', '[[', ']]', '[a](Old)',
  '- ', '> ', '# ', '\n', '\r\n', '\n\n', '    ', 'слово', '。', '\u{1F600}', '\\', '$', '---\n', 'up: "[[Old]]"\n', '  - "[[Old]]"\n', '\uFEFF', '\u2028',
);

test('repairing changes the text of links and no other byte, whatever the note is', () => {
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }).map((all) => all.join('')), (text) => {
    const swaps = linkSwaps(text, wanted);
    const outcome = swapLinks(text, swaps, parseYaml);
    // Properties that cannot be parsed are left as they are.
    if ('refused' in outcome) {
      expect(outcome.refused).toBe('would-change-more');
      return;
    }
    const lines = text.split('\n').map((line, index) => withSwaps(line, swaps.filter((swap) => swap.line === index + 1)));
    expect(outcome.text).toBe(lines.join('\n'));
    expect(outcome.text.split(/New(?: |%20)name/).length - 1).toBe(swaps.length);
    const stays = (one: string): readonly string[] => scan(one).links.filter(({ target }) => !/^(?:Old|New name(?:\.md)?)$/.test(target)).map(({ original }) => original);
    expect(stays(outcome.text)).toEqual(stays(text));
    expect(scan(outcome.text).links).toHaveLength(scan(text).links.length);
  }), { numRuns: 1000 });
});
