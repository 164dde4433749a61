import fc from 'fast-check';
import { applyEdit, applyEdits, takeBack, undoOf, type Edit } from '../../../src/core/writing/edit';
import { LOG_HEADINGS, PROMISE_HEADINGS } from '../../../src/core/reading/words';
import { parseYaml } from './yaml-in-tests';

const PATH = 'Clients/Acme.md';
const logEdit: Edit = {
  kind: 'body', path: PATH,
  change: { do: 'log', line: '- 2026-11-20 call in: Renewal talk', place: { headings: LOG_HEADINGS, heading: 'Interactions' } },
};
const promiseEdit: Edit = {
  kind: 'body', path: PATH,
  change: { do: 'add-under', line: '- [ ] Send the proposal 📅 2026-11-30', place: { headings: PROMISE_HEADINGS, heading: 'Promises' } },
};
const fieldsEdit: Edit = {
  kind: 'fields', path: PATH,
  changes: [{ key: 'status', value: 'paused' }, { key: 'paused', value: '2026-11-20' }, { key: 'resolved', value: ['2026-11-08', '2026-11-20'] }, { key: 'gone', remove: true }],
};

const CARD = `---
type: client # one of ours
status: active
resolved: 2026-11-08
gone: yes
owner: Anna
---
## Needs

- Now: trucks

## Interactions

- 2026-11-18 email out: Sent the proposal
- 2026-11-01 call

## Promises

- [x] Old 📅 2026-01-01 ✅ 2026-01-01
`;

function applied(text: string, edit: Edit): string {
  const outcome = applyEdit(text, edit, parseYaml);
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  return outcome.text;
}

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with Windows line ends': (text) => text.replace(/\n/g, '\r\n'),
  'without a last newline': (text) => text.replace(/\n$/, ''),
  'with a byte-order mark': (text) => `\uFEFF${text}`,
  'without properties': (text) => text.replace(/^---[\s\S]*?---\n/, ''),
  'without headings': (text) => text.replace(/^#.*\n/gm, ''),
};

describe.each(Object.entries(shapes))('a note %s', (_, shaped) => {
  const before = shaped(CARD);

  test.each([['a log line', logEdit], ['a promise', promiseEdit], ['properties', fieldsEdit]])('%s: taken back at once, it is the same to the byte', (_name, edit) => {
    const after = applied(before, edit);
    expect(after).not.toBe(before);
    expect(takeBack(after, undoOf(edit, before, after))).toEqual({ text: before });
  });

  test.each([['a log line', logEdit], ['a promise', promiseEdit], ['properties', fieldsEdit]])('%s: taken back after the rest of the note was edited', (_name, edit) => {
    const after = applied(before, edit);
    const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
    const more = (text: string): string => `${text.replace('- Now: trucks', `- Now: ships${lineEnd}- Soon: planes`)}${lineEnd}A last line`;
    expect(takeBack(more(after), undoOf(edit, before, after))).toEqual({ text: more(before) });
  });

  test('several writes are taken back in the order that the user likes', () => {
    const one = applied(before, logEdit);
    const two = applied(one, fieldsEdit);
    const three = applied(two, promiseEdit);
    let text = three;
    for (const undo of [undoOf(logEdit, before, one), undoOf(promiseEdit, two, three), undoOf(fieldsEdit, one, two)]) {
      const outcome = takeBack(text, undo);
      if (!('text' in outcome)) throw new Error(JSON.stringify(outcome));
      text = outcome.text;
    }
    expect(text).toBe(before);
  });
});

describe('a write is not taken back', () => {
  const after = applied(CARD, logEdit);
  const undo = undoOf(logEdit, CARD, after);

  test('once its text was changed', () => {
    expect(takeBack(after.replace('Renewal talk', 'Renewal talk, one hour'), undo)).toEqual({ refused: 'moved', line: null });
  });

  test('once its line stands there twice, far from where it was', () => {
    const line = '- 2026-11-20 call in: Renewal talk';
    expect(takeBack(`${CARD}\nx\n${line}\ny\n${line}\nz\n`, undo)).toEqual({ refused: 'ambiguous', line: null });
  });

  test('if a property that it took out was given again', () => {
    const edited = applied(CARD, fieldsEdit);
    const again = edited.replace('owner: Anna', 'owner: Anna\ngone: no');
    expect(takeBack(again, undoOf(fieldsEdit, CARD, edited))).toEqual({ refused: 'moved', line: null });
  });
});

test('a line that the note had already is left where it was', () => {
  const line = '- 2026-11-20 call in: Renewal talk';
  const before = CARD.replace('- 2026-11-01 call', `- 2026-11-01 call\n${line}`);
  const after = applied(before, logEdit);
  expect(takeBack(`${after}\nmore`, undoOf(logEdit, before, after))).toEqual({ text: `${before}\nmore` });
});

test('properties added to a block that a write made stay when it is taken back', () => {
  const edit: Edit = { kind: 'fields', path: PATH, changes: [{ key: 'type', value: 'client' }] };
  const after = applied('Text\n', edit);
  expect(takeBack('---\ntype: client\nmine: 1\n---\nText\n', undoOf(edit, 'Text\n', after))).toEqual({ text: '---\nmine: 1\n---\nText\n' });
});

describe('a note that was created', () => {
  const edit: Edit = { kind: 'create', path: PATH, text: CARD };
  test('goes as a whole', () => {
    expect(takeBack(CARD, undoOf(edit, '', CARD))).toEqual({ remove: true });
  });
  test('stays if it was edited since', () => {
    expect(takeBack(`${CARD}x`, undoOf(edit, '', CARD))).toEqual({ refused: 'edited-since', line: null });
  });
});

test('edits of one note are applied together or not at all', () => {
  const both = applyEdits(CARD, [logEdit, promiseEdit], parseYaml);
  expect(both).toEqual({ text: applied(applied(CARD, logEdit), promiseEdit) });
  const broken: Edit = { kind: 'body', path: PATH, change: { do: 'replace', at: { line: 1, expected: 'nowhere' }, text: 'x' } };
  expect(applyEdits(CARD, [logEdit, broken], parseYaml)).toEqual({ refused: 'moved', line: 1 });
});

const line = fc.constantFrom(
  '## Interactions', '### 2026-10-01 Kick-off', '- 2026-11-18 email', '- 2026-11-20 call in: Renewal talk', '* 2026-10-01 call', '', 'Text', '  more', '## Promises',
  '- [ ] Send the proposal 📅 2026-11-30', 'status: active', '---', 'a',
);
const property = fc.constantFrom('status: active # x', 'resolved:\n  - 2026-11-08', 'gone: 1', 'other: "a"', 'paused:', '# comment');
const notes = fc.tuple(fc.array(property, { maxLength: 5 }), fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean(), fc.constantFrom('', '\uFEFF'))
  .map(([properties, body, end, last, block, mark]) => {
    const head = block ? `---\n${[...new Set(properties)].map((one) => `${one}\n`).join('')}---\n` : '';
    return mark + (head + body.join('\n') + (last ? '\n' : '')).replace(/\n/g, end);
  });

test('whatever the note and the write, taking it back restores the bytes, also below a line added since', () => {
  fc.assert(fc.property(notes, fc.constantFrom(logEdit, promiseEdit, fieldsEdit), (before, edit) => {
    const outcome = applyEdit(before, edit, parseYaml);
    if ('refused' in outcome) return;
    const undo = undoOf(edit, before, outcome.text);
    expect(takeBack(outcome.text, undo)).toEqual({ text: before });
    const later = '\n\nwritten later, by hand';
    const back = takeBack(outcome.text + later, undo);
    if ('text' in back) expect(back.text).toBe(before + later);
    else expect(back).toEqual({ refused: 'ambiguous', line: null });
  }), { numRuns: 2000 });
});
