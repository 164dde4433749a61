import fc from 'fast-check';
import { fileName } from '../../../src/core/writing/file-name';

test.each([
  ['Late delivery', 'Late delivery'],
  ['../../etc/passwd', 'etc passwd'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['[[Acme]] #1 ^x %%y%%', 'Acme 1 x y'],
  ['  ..hidden. . ', 'hidden'],
  ['line one\nline two\tend', 'line one line two end'],
  ['CON', 'CON_'],
  ['con.txt', 'con_.txt'],
  ['com¹', 'com¹_'],
  ['Console', 'Console'],
  ['note.md', 'note'],
  ['50% off & more', '50% off & more'],
  ['e\u0301te\u0301', 'été'],
  ['\u202Egnp.exe\u200F', 'gnp.exe'],
  ['苦情：納品', '苦情：納品'],
  ['👩‍💻 said', '👩‍💻 said'],
  ['\uD83D', 'Untitled'],
  ['???', 'Untitled'],
  ['', 'Untitled'],
])('%j becomes %j', (title, name) => {
  expect(fileName(title, [])).toBe(name);
});

test('a long title is cut between characters, at 200 bytes', () => {
  expect(new TextEncoder().encode(fileName('語'.repeat(300), []))).toHaveLength(198);
  expect(fileName(`${'a'.repeat(198)}👍b`, [])).toBe('a'.repeat(198));
  expect(fileName('a'.repeat(300), [fileName('a'.repeat(300), [])])).toMatch(/^a+ 2$/);
});

test('a taken name gets a number, whatever its case and composition', () => {
  expect(fileName('Été', ['e\u0301te\u0301', 'ÉTÉ 2'])).toBe('Été 3');
  expect(fileName('', ['untitled'])).toBe('Untitled 2');
  expect(fileName('', [], '無題')).toBe('無題');
});

test('whatever the title, the name can be stored and linked everywhere', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })), fc.nat({ max: 3 }), (title, times) => {
    const taken: string[] = [];
    for (let count = 0; count <= times; count++) {
      const name = fileName(title, taken);
      expect(name).not.toMatch(/[<>:"/\\|?*#^[\]\p{Cc}\p{Cs}]|%%|^[. ]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.md$/iu);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
      expect(name).not.toBe('');
      expect(taken.map((one) => one.toLowerCase())).not.toContain(name.toLowerCase());
      taken.push(name);
    }
  }), { numRuns: 1000 });
});
