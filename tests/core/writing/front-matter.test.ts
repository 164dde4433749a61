import fc from 'fast-check';
import { changeProperties, frontMatter, propertyLine, type PropertyChange, type PropertyValue } from '../../../src/core/writing/front-matter';
import { parseYaml } from './yaml-in-tests';

interface Pair {
  readonly before: string;
  readonly changes: readonly PropertyChange[];
  readonly after: string;
}

/** The body under every block: what stands in it looks like properties, and must not be taken for them. */
const BODY = 'status: not a property\n\n## Log  \n- 2026-11-20 call: talk\n---\nresolved: 2020-01-01\n';

function set(key: string, value: PropertyValue, also: readonly string[] = []): PropertyChange {
  return { key, value, also };
}

const pairs: Readonly<Record<string, Pair>> = {
  'a plain value keeps its spacing and the comment behind it': {
    before: 'type: client\nstatus:   active              # active | paused\nsegment: key\n',
    changes: [set('status', 'paused')],
    after: 'type: client\nstatus:   paused              # active | paused\nsegment: key\n',
  },
  'an empty value is filled before its comment': {
    before: 'paused:      # a day\nended:\n',
    changes: [set('paused', '2026-02-01'), set('ended', '2026-03-01')],
    after: 'paused: 2026-02-01      # a day\nended: 2026-03-01\n',
  },
  'a value is emptied and its comment kept': {
    before: 'next_step: Call Anna # soon\nnext_step_due: "2026-12-01"\n',
    changes: [set('next_step', null), set('next_step_due', '')],
    after: 'next_step: # soon\nnext_step_due:\n',
  },
  'a missing key goes to the end of the block, after its comments': {
    before: 'type: client\n# notes of mine\n',
    changes: [set('reviewed', '2026-11-20'), set('no_ask', true), set('cadence', 30)],
    after: 'type: client\n# notes of mine\nreviewed: 2026-11-20\nno_ask: true\ncadence: 30\n',
  },
  'a key is found in whatever case, and keeps its spelling': {
    before: 'Type: client\nNEXT_STEP: old\n"Next_Step_Due" : 2026-01-01\n',
    changes: [set('next_step', 'new'), set('next_step_due', '2026-12-01')],
    after: 'Type: client\nNEXT_STEP: new\n"Next_Step_Due" : 2026-12-01\n',
  },
  'a Russian name of the property is written to, not doubled': {
    before: 'тип: жалоба\nрешена: 2026-11-08 # первый раз\n',
    changes: [set('resolved', ['2026-11-08', '2026-11-20'], ['решена', 'решено'])],
    after: 'тип: жалоба\nрешена: # первый раз\n  - 2026-11-08\n  - 2026-11-20\n',
  },
  'a Japanese note keeps its names, its full-width words and its quotes': {
    before: "種類: 苦情\n顧客: '[[山田商事]]'\n解決: [2026-11-08]  # 一回目\n備考: 値引き：なし\n",
    changes: [set('resolved', ['2026-11-08', '2026-11-20'], ['解決', '解決日']), set('client', '[[鈴木工業]]', ['顧客'])],
    after: '種類: 苦情\n顧客: "[[鈴木工業]]"\n解決: [2026-11-08, 2026-11-20]  # 一回目\n備考: 値引き：なし\n',
  },
  'the quotes that a value had are kept': {
    before: 'a: \'old\'\nb: "old"\nc: old\n',
    changes: [set('a', "it's"), set('b', 'say "yes"'), set('c', 'plain words')],
    after: 'a: \'it\'\'s\'\nb: "say \\"yes\\""\nc: plain words\n',
  },
  'a bracketed list stays one, with its spaces and quotes, unless it was empty': {
    before: 'tags: [ one, "two" ] # of mine\nempty: []\n',
    changes: [set('tags', ['one', 'two', 'a, b']), set('empty', ['x'])],
    after: 'tags: [ one, "two", "a, b" ] # of mine\nempty:\n  - x\n',
  },
  'a bracketed list over several lines stays so': {
    before: 'tags: [\n  one,\n  two,\n]\nstatus: active\n',
    changes: [set('tags', ['one', 'two', 'three'])],
    after: 'tags: [\n  one,\n  two,\n  three,\n]\nstatus: active\n',
  },
  'a list of lines grows by a line, with the indent and the comments it has': {
    before: 'resolved: # days\n- 2026-11-08 # first\n# between\n- "2026-11-10"\n\nowner: Anna\n',
    changes: [set('resolved', ['2026-11-08', '2026-11-10', '2026-11-20'])],
    after: 'resolved: # days\n- 2026-11-08 # first\n# between\n- "2026-11-10"\n- 2026-11-20\n\nowner: Anna\n',
  },
  'an item of a list is replaced where it stands': {
    before: 'contacts:\n    - "[[Anna]]"\n    - "[[Boris]]" # left\n    - "[[Chie]]"\n',
    changes: [set('contacts', ['[[Anna]]', '[[Dora]]', '[[Chie]]'])],
    after: 'contacts:\n    - "[[Anna]]"\n    - "[[Dora]]" # left\n    - "[[Chie]]"\n',
  },
  'a new list is indented as the others of the block': {
    before: 'aliases:\n- A\n',
    changes: [set('preferences', ['mornings', 'fixed prices'])],
    after: 'aliases:\n- A\npreferences:\n- mornings\n- fixed prices\n',
  },
  'a text is written into a list as its only item, and a list of one into a text': {
    before: 'client:\n  - "[[Old]]"\nresolved: 2026-11-08\nsolution: [apology]\n',
    changes: [set('client', '[[Acme]]'), set('resolved', ['2026-11-20']), set('solution', 'terms')],
    after: 'client:\n  - "[[Acme]]"\nresolved: 2026-11-20\nsolution: [terms]\n',
  },
  'a list that is emptied stays a list': {
    before: 'reopened:\n  - 2026-11-08\nsolution: [apology] # x\n',
    changes: [set('reopened', []), set('solution', null)],
    after: 'reopened: []\nsolution: [] # x\n',
  },
  'text over several lines gives way to one line': {
    before: 'context: |\n  First # no comment\n\n  key: no key\nplain: first\n  second\nquoted: "first\n  second" # kept\nlast: 1\n',
    changes: [set('context', 'short'), set('plain', 'short'), set('quoted', 'short')],
    after: 'context: short\nplain: short\nquoted: "short" # kept\nlast: 1\n',
  },
  'what is typed on several lines is written on one': {
    before: 'type: client\n',
    changes: [set('context', 'First line\r\n  second\tline\n\nthird')],
    after: 'type: client\ncontext: First line second line third\n',
  },
  'a removed key goes with its lines': {
    before: 'a: 1\nlist:\n  - x\n  - y\n# about b\nb: 2\n',
    changes: [{ key: 'LIST', remove: true }],
    after: 'a: 1\n# about b\nb: 2\n',
  },
};

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with Windows line ends': (text) => text.replace(/\n/g, '\r\n'),
  'without a last newline': (text) => text.replace(/\n$/, ''),
  'with a byte-order mark': (text) => `\uFEFF${text}`,
};

describe.each(Object.entries(pairs))('%s', (_, { before, changes, after }) => {
  test.each(Object.entries(shapes))('%s', (_shape, shaped) => {
    const note = (block: string): string => shaped(`---\n${block}---\n${BODY}`);
    expect(changeProperties(note(before), changes, parseYaml)).toEqual({ text: note(after) });
  });
});

describe('a note without properties', () => {
  test.each([
    ['', '---\ntype: client\n---\n'],
    ['Text\n', '---\ntype: client\n---\nText\n'],
    ['\uFEFFText', '\uFEFF---\ntype: client\n---\nText'],
    ['A\r\nB\r\n', '---\r\ntype: client\r\n---\r\nA\r\nB\r\n'],
    ['---\n---\nText', '---\ntype: client\n---\nText'],
    ['---\n\nA rule, no block\n', '---\ntype: client\n---\n---\n\nA rule, no block\n'],
  ])('%j gets a block', (before, after) => {
    expect(changeProperties(before, [set('type', 'client')], parseYaml)).toEqual({ text: after });
  });
});

describe('a change that is none', () => {
  test.each([
    ['cadence: 30.0 # days\n', set('cadence', 30)],
    ['client: \'[[Acme]]\'\n', set('client', '[[Acme]]')],
    ['client: [ "[[Acme]]" ]\n', set('client', '[[Acme]]')],
    ['resolved: 2026-11-08\n', set('resolved', ['2026-11-08'])],
    ['ended:   # none\n', set('ended', null)],
    ['ended: ""\n', set('ended', [])],
    ['a: 1\n', set('missing', null)],
  ])('%j is left to the byte', (block, change) => {
    const text = `---\n${block}---\nText`;
    expect(changeProperties(text, [change], parseYaml)).toEqual({ text });
  });
});

describe('a write is refused', () => {
  test.each([
    ['the properties cannot be parsed', '---\na: 1\nb: "open\n---\n', 'bad-yaml', 3],
    ['two people merged the note badly', '---\na: 1\n<<<<<<< HEAD\nstatus: x\n=======\nstatus: y\n>>>>>>> other\n---\n', 'bad-yaml', 3],
    ['a key stands there twice', '---\nstatus: a\nStatus: b\n---\n', 'two-spellings', 3],
    ['the block is a program', '---js\n({ status: 1 })\n---\n', 'script-front-matter', 1],
    ['the block is never closed', '---\nstatus: a\n\nText\n', 'unclosed-block', 1],
    ['the block is a list', '---\n- status\n---\n', 'not-properties', 2],
    ['the block is one mapping in braces', '---\n{status: a}\n---\n', 'unsupported-shape', 2],
    ['the value has an anchor', '---\na: 1\nstatus: &s active\nb: *s\n---\n', 'unsupported-shape', 3],
    ['the value is an alias', '---\na: &s active\nstatus: *s\n---\n', 'unsupported-shape', 3],
    ['the value has a tag', '---\nstatus: !!str active\n---\n', 'unsupported-shape', 2],
    ['the value is nested', '---\nstatus:\n  now: active\n---\n', 'unsupported-shape', 2],
    ['the value is in braces', '---\nstatus: {now: active}\n---\n', 'unsupported-shape', 2],
    ['the list holds more than texts', '---\nstatus:\n  - name: x\n  - b\n---\n', 'unsupported-shape', 2],
    ['the list in brackets has comments', '---\nstatus: [ # why\n  a ]\n---\n', 'unsupported-shape', 2],
  ])('because %s', (_, text, refused, line) => {
    expect(changeProperties(text, [set('status', 'paused')], parseYaml)).toEqual({ refused, line });
  });

  test.each([
    ['a list', '---\ntype: complaint\nresolved: [2026-03-02, soon]\n---\n'],
    ['a list of lines', '---\ntype: complaint\nresolved:\n  - 02.03.2026\n  - 2026-03-04\n---\n'],
    ['a text', '---\ntype: complaint\nresolved: in March\n---\n'],
  ])('because days would be written over what cannot be read in %s', (_, text) => {
    expect(changeProperties(text, [set('resolved', ['2026-03-02', '2026-03-09'])], parseYaml)).toEqual({ refused: 'unread-day', line: 3 });
  });

  test.each([
    ['a day with its time', 'resolved: 2026-03-02T10:00'],
    ['a day in wide digits', 'resolved: ２０２６－０３－０２'],
    ['nothing', 'resolved:'],
  ])('but not because of %s', (_, line) => {
    expect(changeProperties(`---\n${line}\n---\n`, [set('resolved', ['2026-03-02', '2026-03-09'])], parseYaml)).toHaveProperty('text');
  });

  test('because a parser reads more from the change than was meant', () => {
    const careless = (yaml: string): unknown => (yaml.includes('paused') ? { status: 'paused', other: 2 } : { status: 'active', other: 1 });
    expect(changeProperties('---\nstatus: active\nother: 1\n---\n', [set('status', 'paused')], careless)).toEqual({ refused: 'would-change-more', line: 3 });
  });
});

test('properties that are no text at all keep their shape beside a change', () => {
  const block = (status: string): string =>
    `---\ndeep:\n  map: {a: [1, 2]}\n  text: >-\n    folded\n    lines\nanchor: &x [1]\nalias: *x\nmy key with: colons:in it\n'quoted: key': 1\nstatus: ${status}\nnull value: ~\n---\n`;
  expect(changeProperties(block('active'), [set('status', 'former')], parseYaml)).toEqual({ text: block('former') });
});

test('a bare [[link]] in a list is mended when the list is changed', () => {
  const before = '---\ncontacts:\n  - [[Anna]]\n---\n';
  expect(changeProperties(before, [set('contacts', ['[[Anna]]', '[[Boris]]'])], parseYaml)).toEqual({
    text: '---\ncontacts:\n  - "[[Anna]]"\n  - "[[Boris]]"\n---\n',
  });
});

test('a parser that makes days of ISO dates is understood', () => {
  const withDates = (yaml: string): unknown => {
    const [, day = ''] = /resolved: (.*)/.exec(yaml) ?? [];
    return { resolved: new Date(`${day}T00:00:00Z`) };
  };
  expect(changeProperties('---\nresolved: 2026-11-08\n---\n', [set('resolved', '2026-11-09')], withDates)).toEqual({ text: '---\nresolved: 2026-11-09\n---\n' });
});

test('of several names of a property in one note, the one that is read is written', () => {
  const change = set('subject', 'delay', ['предмет', 'тема']);
  expect(changeProperties('---\nтема: Rollout\nsubject:\n---\n', [change], parseYaml)).toEqual({ text: '---\nтема: Rollout\nsubject: delay\n---\n' });
});

describe('the line of a property', () => {
  const text = '\uFEFF---\r\na: 1\r\nlist:\r\n  - x\r\n# note\r\nStatus: y\r\n---\r\nbody: z\r\n';
  test.each([['a', 2], ['LIST', 3], ['status', 6], ['body', null], ['x', null]])('%s is on line %s', (key, line) => {
    expect(propertyLine(text, key)).toBe(line);
  });
});

describe('values are quoted exactly when YAML needs it', () => {
  test.each([
    ['plain words', 'plain words'], ['2026-11-20', '2026-11-20'], ['2026-11-20T10:30', '2026-11-20T10:30'], ['3 months', '3 months'],
    ['+7 999 123', '+7 999 123'], ['https://example.org/a?b=c', 'https://example.org/a?b=c'], ['C#', 'C#'], ['клиент', 'клиент'], ['電話：午前', '電話：午前'],
    ['12:30', '"12:30"'], ['30', '"30"'], ['1e3', '"1e3"'], ['0x1F', '"0x1F"'], ['1_000', '"1_000"'], ['.5', '".5"'], ['+79991234567', '"+79991234567"'],
    ['yes', '"yes"'], ['No', '"No"'], ['null', '"null"'], ['~', '"~"'], ['true', '"true"'], ['on', '"on"'],
    ['a: b', '"a: b"'], ['ends:', '"ends:"'], ['a #b', '"a #b"'], ['#tag', '"#tag"'], ['- item', '"- item"'], ['---', '"---"'], ['*bold*', '"*bold*"'],
    ['[[Acme]]', '"[[Acme]]"'], ['See [[Acme|us]]', '"See [[Acme|us]]"'], ['{{x}}', '"{{x}}"'], ['@me', '"@me"'], ['50% off', '50% off'], ['%x', '"%x"'],
    ['say "yes"', 'say "yes"'], ['"yes" they said', '\'"yes" they said\''], ['back\\slash: x', "'back\\slash: x'"], ["it's: x", '"it\'s: x"'],
  ])('%s', (value, written) => {
    const text = frontMatter([{ key: 'key', value }]);
    expect(text).toBe(`---\nkey: ${written}\n---\n`);
    expect(parseYaml(text.slice(4, -4))).toEqual({ key: value });
  });
});

// ── Properties that hold for every note ─────────────────────────────────────────────────────────────────────────────

const hostile = fc.oneof(
  fc.constantFrom(
    '../x', '[[', ']]', '[[A]]', '#', '|', '"', "'", ': ', 'a: b', '\n---\n', '---', '💼', 'я'.repeat(300), '\u200Fabc\u202E', '<% x %>', '{{title}}', '- a',
    '\\', '\\n', 'null', '12', '&a', '*a', '!a', '? a', '@', '`', '%', '\u0000', '\uD800', '\u2028', 'a\tb', '? ', ' ', '',
  ),
  fc.string({ unit: 'binary' }),
);
const entry = fc.constantFrom(
  'plain: value', 'spaced:    value   # comment', 'quoted: "a: b" # c', "single: 'it''s'", 'flow: [a, "b, c"] # d', 'block:\n  - a # e\n  # f\n  - "b"', 'bare:\n- a\n- b',
  'empty:', 'empty too: # g', 'text: |\n  x # y\n\n  - z', 'fold: >-\n  a\n  b', 'long: a\n  b', 'dquote: "a\n  b"', 'map:\n  k: v', 'date: 2026-01-01', 'яблоко: груша',
  '名前: 値', '"a b": c', 'number: 1.50', 'bool: true', '# only a comment', '', '   ',
);
const value = fc.oneof(hostile, fc.integer(), fc.boolean(), fc.constant(null), fc.array(hostile, { maxLength: 4 }));
const KEYS = ['plain', 'SPACED', 'quoted', 'single', 'flow', 'block', 'bare', 'empty', 'empty too', 'text', 'fold', 'long', 'dquote', 'date', 'number', 'bool', 'fresh', 'яблоко', '名前', 'a b'];

function block(entries: readonly string[]): string {
  return [...new Set(entries)].map((one) => `${one}\n`).join('');
}

test('whatever is set, only that key changes, and every other line stays to the byte', () => {
  fc.assert(fc.property(
    fc.array(entry, { maxLength: 8 }), fc.constantFrom(...KEYS), value, fc.constantFrom('\n', '\r\n'), fc.boolean(),
    (entries, key, wanted, lineEnd, mark) => {
      const text = `${mark ? '\uFEFF' : ''}---\n${block(entries)}---\n${BODY}`.replace(/\n/g, lineEnd);
      const outcome = changeProperties(text, [{ key, value: wanted }], parseYaml);
      if (!('text' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
      const was = entriesOf(text, key);
      const is = entriesOf(outcome.text, key);
      expect(is.others).toBe(was.others);
      const before = parsedOf(text);
      const after = parsedOf(outcome.text);
      const name = Object.keys(after).find((one) => one.toLowerCase() === key.toLowerCase());
      for (const [other, old] of Object.entries(before)) if (other !== name) expect(after[other]).toEqual(old);
      for (const other of Object.keys(after)) expect(other === name || other in before).toBe(true);
      if (typeof wanted === 'number' || typeof wanted === 'boolean') expect([after[name ?? '']].flat()).toEqual([wanted]);
    },
  ), { numRuns: 1500 });
});

test('a second write of the same values changes nothing', () => {
  fc.assert(fc.property(fc.array(entry, { maxLength: 8 }), fc.constantFrom(...KEYS), value, (entries, key, wanted) => {
    const once = changeProperties(`---\n${block(entries)}---\n`, [{ key, value: wanted }], parseYaml);
    if (!('text' in once)) throw new Error(`refused: ${JSON.stringify(once)}`);
    expect(changeProperties(once.text, [{ key, value: wanted }], parseYaml)).toEqual(once);
  }), { numRuns: 500 });
});

function parsedOf(text: string): Readonly<Record<string, unknown>> {
  const yaml = text.replace(/^\uFEFF/, '').split(/^---\r?$/m)[1] ?? '';
  const parsed = parseYaml(yaml);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

/** The text without the lines of one key, found independently: the key's line and what is indented or listed below it. */
function entriesOf(text: string, key: string): { readonly others: string } {
  const lines = text.split('\n');
  const others: string[] = [];
  let inside = false;
  let fences = 0;
  for (const line of lines) {
    if (/^\uFEFF?---\r?$/.test(line)) fences++;
    const named = /^"?([^":]+)"?\s*:/.exec(line)?.[1]?.toLowerCase();
    if (fences === 1 && named === key.toLowerCase()) inside = true;
    else if (!(inside && fences === 1 && (/^[ \t]+\S/.test(line) || /^- /.test(line)))) {
      inside = inside && line.trim() === '';
      if (line.trim() !== '') others.push(line);
    }
  }
  return { others: others.join('\n') };
}
