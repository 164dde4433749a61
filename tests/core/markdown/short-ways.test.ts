/** What is read by a short way, because almost all notes are written so, is read as the general way would read it. */
import fc from 'fast-check';
import { blocks, type ListItem } from '../../../src/core/markdown/blocks';
import { linksIn, outline, scan } from '../../../src/core/markdown/note';
import { FIELD, dayAtStart, inlineFields, logDate } from '../../../src/core/reading/log';
import { foldKey } from '../../../src/core/reading/words';
import { propertyLine } from '../../../src/core/writing/front-matter';

const words = fc.constantFrom(
  'plain words', '2026-01-05 call in: Hello', '1. one', '12) two', '12x three', '[[Link]] and more', '[link](to.md)', '[x] done', '[ ] open', '[-] gone', '[😀] odd', '[x]', '[x]\tby tab', '[', '[]', '[ab] no',
  '# heading', '`code`', '~~~', '```', '%% hidden', '%% both %%', '$$', '<div>', '<b>bold</b>', '= x', '* star', '_ x', '> quote', '+ plus', 'two  spaces ', '  indented', '\ttab', '\u00a0hard space', 'кириллица', '顧客', '😀 smile', '',
);
const line = fc.oneof(
  { weight: 4, arbitrary: words.map((text) => `- ${text}`) },
  fc.constantFrom('', '', '## Heading', 'A paragraph', '  goes on', '    far in', '> quoted', '===', '```', '%%', '- ', '-', '-no item'),
);
const text = fc.array(line, { maxLength: 14 }).chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));

/** Items that begin with a star go the general way, and say the same. */
function withStars(given: string): string {
  return given.replace(/^- (?!(?:[-=\s]|$))/gm, '* ');
}

function plain(items: readonly ListItem[]): unknown {
  return items.map((item) => ({ ...item, marker: item.marker === '*' ? '-' : item.marker }));
}

/** In a paragraph or a comment the star is text. */
function plainText<T extends { readonly text: string }>(parts: readonly T[]): unknown {
  return parts.map((part) => ({ ...part, text: part.text.replace(/^\* /, '- ') }));
}

test('items at the margin', () => {
  fc.assert(fc.property(text, (given) => {
    const short = blocks(given, 0, 1);
    const general = blocks(withStars(given), 0, 1);
    expect(plain(short.items)).toEqual(plain(general.items));
    expect(short.headings).toEqual(general.headings);
    expect(plainText(short.paragraphs)).toEqual(plainText(general.paragraphs));
    expect(short.prose.map(({ segments }) => plainText(segments))).toEqual(general.prose.map(({ segments }) => plainText(segments)));
  }), { numRuns: 3000 });
});

test('the outline of a note', () => {
  const block = fc.constantFrom('', '---\na: 1\n---\n', '---\r\n---\r\n', '---\nnever closed\n', '\uFEFF---\na: 1\n---  \n', '\uFEFF');
  fc.assert(fc.property(block, text, (head, given) => {
    const { headings, items, paragraphs } = scan(head + given);
    expect(outline(head + given)).toMatchObject({ headings, items, paragraphs });
  }), { numRuns: 1000 });
});

test('a property that is one link', () => {
  const inside = fc.array(fc.constantFrom('a', 'Б', ' ', '[', ']', '|', '#', '^', '`', '$', '%', '%%', '<', '<!--', '-->', '\\', '!', '(', ')', '\n', '😀'), { maxLength: 8 });
  fc.assert(fc.property(inside, (parts) => {
    const link = `[[${parts.join('')}]]`;
    // Behind a space the text is no longer one link and nothing else.
    expect(linksIn(link)).toEqual(linksIn(`${link} `));
  }), { numRuns: 3000 });
});

test('the line of a property', () => {
  const part = fc.constantFrom('client: a', 'client : b', '"client": c', 'Client: d', 'other: client', 'list:\n  - client: x', 'text: |\n  client: y', '# client: z', 'client:', '', 'text: "a\n  client: b"', 'clients: e');
  fc.assert(fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom('client', 'Client', 'other', 'list'), (parts, key) => {
    const note = `---\n${parts.join('\n')}\n---\nclient: not this one\n`;
    const keys = parts.filter((one) => new RegExp(`^"?${key}"? ?:`, 'i').test(one));
    // Of a key that stands twice, perhaps in another case, either line may be told.
    fc.pre(keys.length < 2);
    expect(propertyLine(note, key)).toBe(propertyLine(note.replace(/\n/g, '\r\n'), key));
  }), { numRuns: 1000 });
});

test('inline fields', () => {
  const sign = fc.constantFrom('a', 'Б', ' ', '[', ']', '(', ')', ':', '::', '：', '[k:: v]', '(k:: v)', '[[Link]]', '[k:: [[Link]]]', '😀', 'x'.repeat(58));
  fc.assert(fc.property(fc.array(sign, { maxLength: 12 }), (parts) => {
    const given = parts.join('');
    const found = [...given.matchAll(FIELD)];
    const { text: rest, fields } = inlineFields(given);
    expect(rest).toBe(given.replace(FIELD, '\uE000'));
    const values = found.map(([, square, squareValue, round, roundValue]) => [foldKey((square ?? round ?? '').trim()), (squareValue ?? roundValue ?? '').trim()] as const);
    expect([...fields].map(([key, { value }]) => [key, value])).toEqual(
      [...new Set(values.map(([key]) => key))].map((key) => {
        const own = values.filter(([other]) => other === key).map(([, value]) => value);
        return [key, own.length === 1 ? own[0] : own];
      }),
    );
  }), { numRuns: 3000 });
});

test('the day that a log line begins with', () => {
  const head = fc.constantFrom('2026-01-05', '2026-02-30', '2026-1-5', '0000-01-01', '２０２６-01-05', '[[2026-01-05]]', '12026-01-05', '');
  fc.assert(fc.property(head, fc.constantFrom('', ' call', 'T10:00 call', 'Tuesday', '0', '９', '-x', ': x', '📅'), (date, behind) => {
    const day = dayAtStart(date + behind);
    // Where it stands as a link, it is read the general way.
    const general = logDate(`[[${date}]]${behind}`, null);
    if (day !== null) expect(general).toEqual({ day, rest: behind });
  }));
});
