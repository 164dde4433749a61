/** What is read without a YAML parser, because almost all properties are written so, is read as the parser would read it. */
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { plainProperties } from '../../scripts/plain-properties';

function byYaml(block: string): unknown {
  const document = parseDocument(block, { version: '1.2', schema: 'core', uniqueKeys: true, prettyErrors: false, logLevel: 'error' });
  return document.errors.length > 0 ? 'an error' : document.toJS();
}

const sign = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...'ab ,-7Ж') }, fc.constantFrom(
  ...'abzXЖя顧é019_ -:#,.\'"[]{}&*!|>%@`~?+=/\\()$^;\t\r😀\u00a0\u0085\u2028\u200b\ufeff', 'true', 'null', '0x', '1e', ': ', ' #', '- ', '[[', ']]', '\\n', '--', '<<',
));
const anyText = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
const value = fc.oneof(anyText, anyText.map((text) => `"${text}"`), anyText.map((text) => `'${text}'`), anyText.map((text) => `[${text}]`), fc.constantFrom(
  '', 'client', 'Сначала так', '顧客', '2026-03-01', '2026-03-01T10:00', '10:30', '7', '007', '0', '-3', '1.5', '1e3', '0o17', '0x1F', '12345678901234567', '1_000', '6 weeks', '3d',
  'true', 'False', 'NULL', '~', 'yes', '"[[Note|shown]]"', '[[Note]]', 'https://example.com/a?b=c#d', 'a: b', 'a #b', 'a#b', 'a:', '*x', '&x y', '!t x', '| ', '>', '[]', '[a, b c, 3]', '[a,]', '[a, , b]', '{}', '{a: b}',
  '.inf', '.nan', '"a" b', '"a\\n"', "'it''s'", 'end ', 'two  spaces', '@x', '%x', '?x', '-x', '<<',
));
const key = fc.oneof({ weight: 8, arbitrary: fc.constantFrom('type', 'client', 'клиент', '顧客', 'next step', 'a-b', '_x', 'e1', '別名') }, anyText, fc.constantFrom('true', 'Null', '__proto__', 'constructor', '<<', '1', 'a ', '- a', '? a', '"q"'));
const line = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(key, fc.constantFrom(': ', ': ', ': ', ': ', ': ', ': ', ':', ':  ', ' : ', ':\t'), value).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(key, fc.constantFrom(':', ': ')).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('  - ', '  - ', '  - ', '  - ', '- ', '    - ', '  -', ' -  ', '\t- '), value).map((parts) => parts.join('')) },
  anyText, fc.constantFrom('', '  ', '# comment', '---', '...', '  goes on', '\r'),
);
const block = fc.array(line, { maxLength: 5 }).map((lines) => lines.map((one) => `${one}\n`).join(''));

test('whatever is read as plain is what YAML reads', () => {
  let plain = 0;
  fc.assert(fc.property(block, (given) => {
    const properties = plainProperties(given);
    if (properties === null) return;
    plain += 1;
    expect([given, properties]).toEqual([given, byYaml(given)]);
  }), { numRuns: 20_000 });
  expect(plain).toBeGreaterThan(1000);
});

test('the properties of most notes are plain', () => {
  const given = 'type: client\naliases:\n  - Acme Ltd\n  - "Acme: the firm"\nclient: "[[Acme]]"\nsince: 2024-02-01\ntags: [crm, key]\nvalue: 1200\nnda: true\nnext_step:\nсегмент: ключевой\n';
  expect(plainProperties(given)).toEqual({
    type: 'client', aliases: ['Acme Ltd', 'Acme: the firm'], client: '[[Acme]]', since: '2024-02-01', tags: ['crm', 'key'], value: 1200, nda: true, next_step: null, 'сегмент': 'ключевой',
  });
});

test.each(['a: b: c\n', 'a: |\n  text\n', 'a: 1.5\n', 'a: &x b\n', 'a:\n  b: c\n', 'a: b\na: c\n', 'a: b\n  c\n', 'a: "b\\"\n', '# only this\n', ''])('%j is left to YAML', (given) => {
  expect(plainProperties(given)).toBeNull();
});
