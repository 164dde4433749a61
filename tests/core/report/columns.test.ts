import * as fc from 'fast-check';
import { cells, cutCells, padCells, plainLine } from '../../../src/core/report/columns';

describe('the width of a text in a terminal', () => {
  it.each([['Acme', 4], ['ガンマ商事', 10], ['Бета-Строй', 10], ['й', 1], ['й', 1], ['が', 2], ['ｶﾞ', 2], ['🥐', 2], ['（）', 4], ['', 0]])(
    'of %j is %i cells', (text, width) => {
      expect(cells(text)).toBe(width);
    });

  it('is what padding fills up to, on either side', () => {
    expect(padCells('商事', 6)).toBe('商事  ');
    expect(padCells('商事', 6, 'start')).toBe('  商事');
    expect(padCells('商事', 3)).toBe('商事');
  });

  it('is never exceeded by a cut text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, width) => {
      const cut = cutCells(text, width);
      expect(cells(cut)).toBeLessThanOrEqual(Math.max(width, 1));
      if (cells(text) <= width) expect(cut).toBe(text);
    }));
  });

  it('does not cut a wide letter in two', () => {
    expect(cutCells('商事商事', 6)).toBe('商事…');
  });
});

describe('a plain line', () => {
  it('holds nothing that steers a terminal', () => {
    expect(plainLine('a\u001b[31mb\u0007 \r\n c\u202ed\u2028e')).toBe('a[31mb cd e');
  });

  it('keeps the joiners that emoji are made of', () => {
    expect(plainLine('👩‍💻')).toBe('👩‍💻');
  });
});
