/** The words of a recommendation, and the same without names. */
import fc from 'fast-check';
import { anonymised, replacementsFor } from '../../../src/core/portfolio/anonymous';
import { quoteOf } from '../../../src/core/portfolio/quote';
import { words } from '../../../src/core/i18n/lookup';

describe('the quote of a note', () => {
  it.each([
    ['under the heading of the template', '---\ntype: recommendation\n---\n> aside\n\n## In their own words\n\n> They kept every date.\n> Twice.\n\n## Consent\n\n> no\n', 'They kept every date.\nTwice.'],
    ['under a Russian heading', '> другое\n\n## Словами клиента:\n\n> Всё в срок.\n', 'Всё в срок.'],
    ['under a Japanese heading', '## お客様の言葉\n\n> 期日どおりでした。\n', '期日どおりでした。'],
    ['the first one, where no heading promises one', 'They wrote:\n\n> Fine work.\n\n> Second.\n', 'Fine work.'],
    ['the first one, where the heading is empty', '> Fine work.\n\n## In their own words\n\nNothing yet.\n', 'Fine work.'],
    ['with an empty line in it', '## Quote\n\n> One.\n>\n> Two.\n', 'One.\n\nTwo.'],
    ['in a callout', '> [!quote] Helen\n> On time.\n', 'On time.'],
    ['without a comment in it, over lines too', '> One.\n> %% between us\n> and\n> nobody %%\n> Two. <!-- not\n> this -->\n> Three.\n', 'One.\n\nTwo.\nThree.'],
    ['up to a comment that is not closed', '> One. %% between us\n> Two.\n', 'One.'],
    ['without marks', '> **They** kept *every* date, _they_ did: __all__ ~~few~~ ==many==, 2 * 3 * 4, snake_case_name, \\*so\\*.\n', 'They kept every date, they did: all few many, 2 * 3 * 4, snake_case_name, *so*.'],
    ['with code and links as their words', '> They set up `nginx` [for us](https://example.com/a_(b) "t").\n', 'They set up nginx for us.'],
    ['with Windows line ends', '## Quote\r\n\r\n> One.\r\n> Two.\r\n', 'One.\nTwo.'],
  ])('%s', (_, text, quote) => {
    expect(quoteOf(text)).toBe(quote);
  });

  it.each([
    ['the placeholder of the template', '## In their own words\n\n> …\n'],
    ['code', '```\n> not a quote\n```\n'],
    ['a property', '---\ncontext: >\n  > folded\n---\nNothing.\n'],
    ['what is private', '## Private\n\n> Between us.\n\n### In their own words\n\n> Between us.\n'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(quoteOf(text)).toBeNull();
  });

  it('ends in any text without an error', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('> ', '## Quote', 'words', '', '```', '%%', '- ', '---', '\u2028')), (lines) => {
      expect(() => quoteOf(lines.join('\n'))).not.toThrow();
    }));
  });
});

describe('a quote without names', () => {
  const say = (text: string, ...pairs: readonly (readonly [string, string])[]): string => anonymised(text, pairs.map(([from, to]) => ({ from, to })));

  it.each([
    ['whole words only', 'Anna, Annabel and anna', [['Anna', 'X']], 'X, Annabel and X'],
    ['the longest first', 'Acme Freight and Acme', [['Acme', 'A'], ['Acme Freight', 'B']], 'B and A'],
    ['side by side', 'Acme Acme,Acme', [['Acme', 'A']], 'A A,A'],
    ['the shorter one, where the longer is not whole', 'Anna Bella', [['Anna Bell', 'X'], ['Anna', 'Y']], 'Y Bella'],
    ['nothing twice', 'Acme met Beta', [['Acme', 'Beta'], ['Beta', 'Gamma']], 'Beta met Gamma'],
    ['before an apostrophe', 'Acme’s people, Acme-like', [['Acme', 'A']], 'A’s people, A-like'],
    ['across a broken line', 'Anna\n Petrova', [['Anna Petrova', 'X']], 'X'],
    ['in Cyrillic, ё as е', 'Елкин и Ёлкин, Ёлкина', [['Ёлкин', 'X']], 'X и X, Ёлкина'],
    ['in Japanese, where no space ends a word', 'みなと設計事務所の佐藤さん', [['みなと設計事務所', 'A'], ['佐藤', 'B']], 'AのBさん'],
    ['Latin among Japanese letters', '担当Annaさん', [['Anna', 'X']], '担当Xさん'],
    ['signs as signs', 'R&H (GmbH) + R&H', [['R&H', 'X'], ['(GmbH)', 'Y']], 'X Y + X'],
    ['a decomposed name', 'И\u0306ода и Йода', [['Йода', 'X']], 'X и X'],
    ['an emoji in a name', 'Marigold 🥐 bakes', [['Marigold 🥐', 'X']], 'X bakes'],
    ['between marks of emphasis', '_Acme_ __Acme__ Acme_x', [['Acme', 'X']], '_X_ __X__ X_x'],
    ['a name with signs in it that nobody sees', 'Ac\u00adme, A\u200bcme, Acme\u2060', [['Acme', 'X']], 'X, X, X'],
    ['nothing for an empty name', 'Acme', [['', 'X'], [' ', 'Y']], 'Acme'],
  ] as const)('replaces %s', (_, text, pairs, expected) => {
    expect(say(text, ...pairs)).toBe(expected);
  });

  it('holds none of the names as whole words any more', () => {
    const name = fc.constantFrom('Acme', 'Acme Freight', 'Ёлкин', 'みなと', 'R&H', 'a.b', 'x');
    fc.assert(fc.property(fc.array(fc.oneof(name, fc.constantFrom(' ', ', ', 'и', 'の', 'ned', '\n'))), (pieces) => {
      const text = pieces.join(' ');
      const shown = say(text, ['Acme', '_'], ['Acme Freight', '_'], ['Ёлкин', '_'], ['みなと', '_'], ['R&H', '_']);
      expect(shown.split(/\s+/)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(Acme|Ёлкин|みなと|R&H)$/)]));
    }));
  });
});

describe('what is proposed to be replaced', () => {
  const HIDDEN = { client: '[c]', person: '[p]', referred: '[r]', amount: '[a]' };
  const card = { name: 'Ёлкин и партнёры', aliases: ['Ёлкин', 'Бюро'], contacts: ['People/Марина Соколова'], via: 'People/Tom Okafor' };
  const propose = (text: string, referred: string | null = null) => replacementsFor(text, [card], { referred }, HIDDEN).map(({ from, to }) => `${from} ${to}`);

  it('is only what stands in the text: names, people, who was recommended, and amounts', () => {
    expect(propose('Марина и Бюро заплатили 1 200 000 ₽ и €500, потом Гамма.', 'Гамма')).toEqual([
      'Бюро [c]', 'Марина [p]', 'Гамма [r]', '1 200 000 ₽ [a]', '€500 [a]',
    ]);
    expect(propose('Tom и Okafor всё передали.')).toEqual(['Tom [p]', 'Okafor [p]']);
    expect(propose('Спасибо за работу.')).toEqual([]);
  });

  it('holds the forms of a Russian name that the text has', () => {
    expect(propose('Советую Ёлкина и Мариной Соколовой довольны.')).toEqual(['Ёлкина [c]', 'Мариной [p]', 'Соколовой [p]']);
  });

  it.each([
    ['Acme Freight Ltd', 'Acme Freight was early, Acme always is.', ['Acme Freight', 'Acme']],
    ['ООО «Вектор»', 'Советую «Вектор», Вектора.', ['Вектора', 'Вектор']],
    ['株式会社みなと設計', 'みなと設計に頼むと早い。', ['みなと設計']],
    ['みなと設計(株)', 'みなと設計に頼むと早い。', ['みなと設計']],
    ['Acme', 'Ａｃｍｅに頼むと早い。', ['Ａｃｍｅ']],
    ['Bergmann', 'Bergmanns Leute', ['Bergmanns']],
    ['Blue Studio', 'blue walls', []],
  ])('holds what people call %s', (name, text, expected) => {
    expect(replacementsFor(text, [{ name, aliases: [], contacts: [], via: null }], { referred: null }, HIDDEN).map(({ from }) => from)).toEqual(expected);
  });

  it('holds amounts as people write them, each on its own', () => {
    const text = 'EUR 5,000, 5 000 €, 1.2m EUR, $1.5 million, 12 тыс. рублей, 3 млн ₽, 100万円, ５，０００円, USD 3k';
    expect(replacementsFor(text, [], { referred: null }, HIDDEN).map(({ from }) => from)).toEqual(text.split(', '));
  });

  it('is found in a long line without keeping anybody waiting', () => {
    const began = performance.now();
    const quote = quoteOf(`> ${'1 '.repeat(20_000)}${' '.repeat(20_000)}x ${'**a '.repeat(5_000)}`) ?? '';
    replacementsFor(quote, [card], { referred: null }, HIDDEN);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('leaves nothing behind once it is replaced', () => {
    const text = 'Ёлкин просил, Ёлкину сделали. Марина Соколова довольна: 15 000 руб.';
    const shown = anonymised(text, replacementsFor(text, [card], { referred: null }, HIDDEN));
    expect(shown).not.toMatch(/Ёлкин|Марин|Соколов|15/);
  });

  it('has words in every language', () => {
    for (const language of ['en', 'ru', 'ja'] as const) expect(words(language).say('hidden.client')).toMatch(/^\[.+\]$/);
  });
});
