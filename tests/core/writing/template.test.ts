import fc from 'fast-check';
import { fillTemplate, type MarkerValue } from '../../../src/core/writing/template';
import { formatMoment } from '../../../src/core/writing/moment-format';
import { frontMatterBlock } from '../../../src/core/markdown/note';
import { day } from './desk';
import { parseYaml } from './yaml-in-tests';

function filled(template: string, markers: Readonly<Record<string, MarkerValue>> = {}): string {
  return fillTemplate(template, { today: day('2026-11-20'), time: '09:05', language: 'en', markers }).text;
}

describe('markers in the body', () => {
  test.each([
    ['{{date}} {{time}} {{today}}', '2026-11-20 09:05 2026-11-20'],
    ['{{date:DD.MM.YYYY}} at {{time:H:mm}} {{DATE:[week] W}}', '20.11.2026 at 9:05 week 47'],
    ['# {{title}}', '# A < % b %> [ [c'],
    ['{{client}}: {{title}}', '[[Acme]]: A < % b %> [ [c'],
    ['<% tp.date.now() %> {{unknown}} {{title:x}} {{}} { {title}}', '<% tp.date.now() %> {{unknown}} {{title:x}} {{}} { {title}}'],
    ['> {{words}}', '> one\n> {{title}} two\n>'],
    ['> {{letter}}', '> Dear Dana,\n>\n> yes.'],
    ['{{words}}', 'one {{title}} two'],
    ['- {{empty}}\nx {{empty}}', '-\nx'],
    ['{{rule}}', '\\---'],
    ['{{heading}}', '\\## x'],
    ['a {{rule}}', 'a ---'],
  ])('%j', (template, text) => {
    expect(filled(template, {
      title: 'A <% b %> [[c', client: { markdown: '[[Acme]]' }, words: 'one\r\n{{title}} two\n', letter: 'Dear Dana,\n\nyes.', empty: '', rule: '---', heading: '## x',
    })).toBe(text);
  });

  test('those that nobody knows are named once each', () => {
    const { unknown } = fillTemplate('---\na: {{x}}\n---\n{{x}} {{y:z}} {{date}}', { today: 0, time: '00:00', language: 'en', markers: {} });
    expect(unknown).toEqual(['{{x}}', '{{y:z}}']);
  });
});

describe('markers in properties are quoted as YAML needs it', () => {
  const title = 'It\'s "A": b #c';
  test.each([
    ['a: {{title}}', `a: "It's \\"A\\": b #c"`, { a: title }],
    ['a: {{title}} # {{plain}}', `a: "It's \\"A\\": b #c" # words`, { a: title }],
    ['a: "{{title}}!"', `a: "It's \\"A\\": b #c!"`, { a: `${title}!` }],
    ["a: '{{title}}'", `a: 'It''s "A": b #c'`, { a: title }],
    ['a: [x, {{title}}, "{{plain}}"]', `a: [x, "It's \\"A\\": b #c", "words"]`, { a: ['x', title, 'words'] }],
    ['a:\n  - {{title}}\n  - {{client}}', `a:\n  - "It's \\"A\\": b #c"\n  - "[[Acme]]"`, { a: [title, '[[Acme]]'] }],
    ['a: |\n  say {{title}}\nb: {{plain}}', `a: |\n  say ${title}\nb: words`, { a: `say ${title}\n`, b: 'words' }],
    ['a: {{date}}\nb: About {{plain}}', 'a: 2026-11-20\nb: About words', { a: '2026-11-20', b: 'About words' }],
    ['a: {{lines}}\nb: {{empty}}', 'a: "one --- two: x"\nb: ', { a: 'one --- two: x', b: null }],
    ['a: {{nobody}}', 'a: "{{nobody}}"', { a: '{{nobody}}' }],
  ])('%j', (template, block, values) => {
    const text = filled(`---\n${template}\n---\n{{plain}}`, { title, plain: 'words', client: { markdown: '[[Acme]]' }, lines: 'one\n---\ntwo: x', empty: '' });
    expect(text).toBe(`---\n${block}\n---\nwords`);
    expect(parseYaml(frontMatterBlock(text)?.yaml ?? '')).toEqual(values);
  });

  test('whatever is typed, the properties stay the same ones', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', "'", ':', ' ', '#', '\n', '-', '[', ']', '{', '}', ',', '\\', 'a', '%', '<') }));
    fc.assert(fc.property(typed, (value) => {
      const text = filled('---\na: {{x}}\nb: "{{x}}"\nc: \'{{x}}\'\nd: [{{x}}, y]\ne:\n  - {{x}}\nf: say {{x}} # {{x}}\ng: |\n  z {{x}}\nh: 1\n---\nBody', { x: value });
      expect(Object.keys(parseYaml(frontMatterBlock(text)?.yaml ?? '') ?? {})).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
      expect(text.endsWith('\nh: 1\n---\nBody')).toBe(true);
    }), { numRuns: 1000 });
  });
});

describe('dates are written in the signs of moment', () => {
  test.each([
    ['en', 'dddd, MMMM Do YYYY', 'Friday, November 20th 2026'],
    ['en', 'ddd D MMM YY, h:mm a', 'Fri 20 Nov 26, 2:05 pm'],
    ['en', 'YYYY-[W]WW [Q]Q DDDD HH:mm:ss', '2026-W47 Q4 324 14:05:00'],
    ['ru', 'D MMMM YYYY, dddd', '20 ноября 2026, пятница'],
    ['ru', 'MMMM YYYY', 'ноябрь 2026'],
    ['ja', 'YYYY年MMMMD日（ddd）', '2026年11月20日（金）'],
  ] as const)('%s %s', (language, format, text) => {
    expect(formatMoment(day('2026-11-20'), '14:05', format, language)).toBe(text);
  });

  test('weeks belong to the year of their Thursday', () => {
    expect(['2027-01-03', '2027-01-04', '2024-12-30'].map((iso) => formatMoment(day(iso), '00:00', 'GGGG-WW', 'en'))).toEqual(['2026-53', '2027-01', '2025-01']);
  });
});
