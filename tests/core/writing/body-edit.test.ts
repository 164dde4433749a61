import fc from 'fast-check';
import { insertLogLine, insertUnderHeading, replaceLine } from '../../../src/core/writing/body-edit';
import { scan } from '../../../src/core/markdown/note';
import { LOG_HEADINGS, PROMISE_HEADINGS } from '../../../src/core/reading/words';

const LINE = '- 2026-11-20 call in: Renewal talk [mood:: positive]';
const log = { headings: LOG_HEADINGS, heading: 'Interactions' };
const promises = { headings: PROMISE_HEADINGS, heading: 'Promises' };
const TASK = '- [ ] Send the proposal 📅 2026-11-30';

/** `+` marks the line that the write adds: the note before is the same without it. */
const logs: Readonly<Record<string, string>> = {
  'newest first, the new one on top': `---
type: client
---
## Interactions

+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-18 email out: Sent the proposal
  with a second line
- [[2026-11-17]] meeting - Kick-off [csat:: 5]

## Promises
`,
  'newest first, an older entry in its place': `# Acme

## Log
- 2026-12-02 meeting: Quarterly review [status:: planned]
+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-18 email out
- 2026-11-01 call
`,
  'oldest first, the new one at the end, below what belongs to the last': `## История

* 2026-10-01 звонок вх: Первый разговор
* 2026-11-02 письмо исх: Смета
  - приложена таблица

  ещё абзац того же пункта
+* 2026-11-20 call in: Renewal talk [mood:: positive]

Просто текст.
`,
  'oldest first, an entry between': `## 記録
- 2026-10-01 電話 受信: 最初の相談
- 2026-11-20 会議: 同じ日の打ち合わせ
+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-25 メール 送信: 見積書
`,
  'one entry says nothing of the order: newest first': `## Log
+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-01 call
`,
  'lines that are no entries stay where they are': `## Log

Kept since 2024.

- Anna answers fastest
+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-01 call
  - 2026-11-30 a nested date is no entry
- [ ] an open task 📅 2026-12-01
`,
  'the indent of the list is kept': `## Log

+  - 2026-11-20 call in: Renewal talk [mood:: positive]
  - 2026-11-01 call
  - 2026-10-01 call
`,
  'dates in the declared form count': `## Log
+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 19.11.2026 call
- 01.11.2026 call
`,
  'lists above dated headings are the log': `## Log

+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-01 call

### 2026-10-01 Kick-off

- 2026-12-31 is in its notes
`,
  'log lines in code, quotes and comments are no log': `## Log

\`\`\`
- 2026-12-01 call
\`\`\`

> - 2026-12-01 call

+- 2026-11-20 call in: Renewal talk [mood:: positive]
- 2026-11-01 call
`,
};

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with Windows line ends': (text) => text.replace(/\n/g, '\r\n'),
  'without a last newline': (text) => text.replace(/\n$/, ''),
  'with a byte-order mark': (text) => `\uFEFF${text}`,
};

describe.each(Object.entries(logs))('a log line: %s', (_, marked) => {
  test.each(Object.entries(shapes))('%s', (_shape, shaped) => {
    const after = shaped(marked.replace(/^\+/m, ''));
    const before = shaped(marked.replace(/^\+.*\n/m, ''));
    expect(insertLogLine(before, LINE, { ...log, dateFormat: 'DD.MM.YYYY' })).toEqual({ text: after });
  });
});

describe('a log line makes what is missing', () => {
  test.each([
    ['no heading', 'Text  \n', `Text  \n\n## Interactions\n\n${LINE}\n`],
    ['no heading, no last newline', 'Text  ', `Text  \n\n## Interactions\n\n${LINE}`],
    ['no text', '', `## Interactions\n\n${LINE}\n`],
    ['only properties', '---\ntype: client\n---\n', `---\ntype: client\n---\n## Interactions\n\n${LINE}\n`],
    ['sections of the first level', '# Needs\n\n# Notes\n\nx\n', `# Needs\n\n# Notes\n\nx\n\n# Interactions\n\n${LINE}\n`],
    ['an empty section at the end', '## Log\n\n', `## Log\n\n${LINE}\n`],
    ['an empty section before another', '## Log\n\n## Promises\n', `## Log\n\n${LINE}\n\n## Promises\n`],
    ['an empty section without blank lines', '## Log\n## Promises\n', `## Log\n${LINE}\n## Promises\n`],
    ['a heading as the last line', 'x\n\n## Log', `x\n\n## Log\n${LINE}`],
    ['text without a list', '## Log\nKept since 2024.\n\n## Promises\n', `## Log\nKept since 2024.\n\n${LINE}\n\n## Promises\n`],
    ['dated headings, newest first', '## Log\n\n### 2026-11-01 call\n\nText\n\n### 2026-10-01 call\n', '## Log\n\n### 2026-11-20 call in: Renewal talk [mood:: positive]\n\n### 2026-11-01 call\n\nText\n\n### 2026-10-01 call\n'],
    ['dated headings, oldest first', '## Log\n\n### 2026-10-01 call\n\n### 2026-11-01 call\n\nText\n', '## Log\n\n### 2026-10-01 call\n\n### 2026-11-01 call\n\nText\n\n### 2026-11-20 call in: Renewal talk [mood:: positive]\n'],
  ])('%s', (_, before, after) => {
    expect(insertLogLine(before, LINE, log)).toEqual({ text: after });
  });

  test.each([['an unclosed code block', 'x\n\n```\ncode\n'], ['an unclosed comment', 'x\n\n%%\nhidden\n']])('and is refused below %s, which would swallow it', (_, text) => {
    expect(insertLogLine(text, LINE, log)).toEqual({ refused: 'no-place', line: null });
  });
});

describe('a promise', () => {
  test.each([
    ['goes below the last one', `## Promises\n\n- [x] Old 📅 2026-01-01 ✅ 2026-01-01\n  - detail\n\n## Log\n`, `## Promises\n\n- [x] Old 📅 2026-01-01 ✅ 2026-01-01\n  - detail\n${TASK}\n\n## Log\n`],
    ['takes the bullet of the list', '## 約束\n* [ ] 古い', '## 約束\n* [ ] 古い\n* [ ] Send the proposal 📅 2026-11-30'],
    ['gets its heading', '## Log\n- 2026-11-01 call', `## Log\n- 2026-11-01 call\n\n## Promises\n\n${TASK}`],
    ['stays above the headings below its own', '## Обещания:\n\n### Старые\n- [x] a\n', `## Обещания:\n\n${TASK}\n\n### Старые\n- [x] a\n`],
  ])('%s', (_, before, after) => {
    expect(insertUnderHeading(before, TASK, promises)).toEqual({ text: after });
  });
});

describe('replacing a line', () => {
  const text = 'a\r\n- [ ] x  \r\nb\n- [ ] y\n- [ ] y';
  test.each([
    ['finds it by its text, wherever it is now', { line: 9, expected: '- [ ] x  ' }, '- [x] x', { text: 'a\r\n- [x] x\r\nb\n- [ ] y\n- [ ] y' }],
    ['keeps the missing last newline', { line: 5, expected: '- [ ] y' }, '- [x] y\nmore', { text: 'a\r\n- [ ] x  \r\nb\n- [ ] y\n- [x] y\nmore' }],
    ['is refused if the line is gone', { line: 2, expected: '- [ ] x' }, 'z', { refused: 'moved', line: 2 }],
    ['is refused if several lines may be meant', { line: 1, expected: '- [ ] y' }, 'z', { refused: 'ambiguous', line: 1 }],
  ])('%s', (_, at, newText, outcome) => {
    expect(replaceLine(text, at, newText)).toEqual(outcome);
  });
});

// ── Properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

const piece = fc.constantFrom(
  '## Interactions', '## Log', '### 2026-10-01 Kick-off', '# Acme', '## Promises', '- 2026-11-18 email', '- 2026-11-25 call', '* 2026-10-01 call', '  - nested',
  '  continued', '', '   ', 'Text', '> - 2026-11-01 quoted', '1. 2026-11-11 call', '---', '| a | b |', '- [ ] task', '\t- tab', '- ', '<div>', '    code',
);
const note = fc.tuple(fc.array(piece, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([lines, end, last]) => lines.join(end) + (last ? end : ''));

test('a log line is added as one item, and nothing that was there changes', () => {
  fc.assert(fc.property(note, fc.integer({ min: 20_000, max: 21_000 }), (text, day) => {
    const line = `- ${new Date(day * 86_400_000).toISOString().slice(0, 10)} call: unlike any other`;
    for (const outcome of [insertLogLine(text, line, log), insertUnderHeading(text, line, promises)]) {
      if ('refused' in outcome) continue;
      const rest = outcome.text.split('unlike any other');
      expect(rest).toHaveLength(2);
      const before = text.split(/\r?\n/).filter((one) => one.trim() !== '');
      const after = outcome.text.split(/\r?\n/).filter((one) => one.trim() !== '' && !one.includes('unlike any other'));
      expect(after.filter((one, at) => !/^#+ (Interactions|Promises)$/.test(one) || before[at] === one)).toEqual(before);
      expect(outcome.text.endsWith('\n')).toBe(text === '' || text.endsWith('\n'));
      const found = scan(outcome.text);
      expect([...found.items, ...found.headings].filter((one) => one.text.includes('unlike any other'))).toHaveLength(1);
    }
  }), { numRuns: 2000 });
});
