/** Reading the structure of a note: our own cases, what holds for any text, and notes recorded from the app itself. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { frontMatterBlock, linksIn, readable, scan, type Body } from '../../../src/core/markdown/note';

/** The items of a text as an outline: indentation for depth, `[x]` for tasks, `>` for quoted, `line-endLine`. */
function outline(text: string): readonly string[] {
  return scan(text).items.map((item) => {
    const task = item.task === null ? '' : `[${item.task}] `;
    const lines = item.line === item.endLine ? `${item.line}` : `${item.line}-${item.endLine}`;
    return `${'  '.repeat(item.depth)}${item.quoted ? '> ' : ''}${item.marker} ${task}${item.text} (${lines})`;
  });
}
const headings = (text: string) => scan(text).headings.map(({ level, text: words, line }) => `${level} ${words} (${line})`);
const targets = (text: string) => scan(text).links.map((link) => `${link.line}:${link.column} ${link.embed ? '!' : ''}${link.target}${link.shown === undefined ? '' : ` as ${link.shown}`}`);
const paragraphs = (text: string) => scan(text).paragraphs.map(({ line, text: words, quoted }) => `${line}${quoted ? '>' : ''} ${words}`);

describe('headings', () => {
  test('are found with and without closing marks, and underlined', () => {
    expect(headings('# One\n## Two ##\n###\nThree\n===\nFour\nand more\n---\n#no\n####### no\n    # no')).toEqual([
      '1 One (1)', '2 Two (2)', '3  (3)', '1 Three (4)', '2 Four and more (6)',
    ]);
  });

  test('inside quotes and list items divide nothing', () => {
    expect(headings('> # Quoted\n\n- # Item\n\n# Real')).toEqual(['1 Real (5)']);
  });

  test('keep links and other marks in their text', () => {
    expect(headings('## About [[Acme]] and **bold**')).toEqual(['2 About [[Acme]] and **bold** (1)']);
    expect(targets('## About [[Acme]]')).toEqual(['1:9 Acme']);
  });

  test('are not made from a rule, a table or the end of front matter', () => {
    expect(headings('text\n\n---\n***\n| a |\n| --- |\n')).toEqual([]);
    expect(headings('---\na: 1\n---\nText\n')).toEqual([]);
  });
});

describe('list items', () => {
  test('nest by indentation with spaces and tabs, with every marker', () => {
    expect(outline('- a\n  - b\n\t- c\n    * d\n+ e\n1. f\n2) g\n10. h\n')).toEqual([
      '- a (1)', '  - b (2)', '    - c (3)', '    * d (4)', '+ e (5)', '1. f (6)', '2) g (7)', '10. h (8)',
    ]);
  });

  test('carry the character of their task box, and none where a link stands', () => {
    expect(outline('- [ ] open\n- [x] done\n- [/] half\n- [🔥] hot\n1. [-] gone\n- [x](y.md)\n- [[Note]]\n- [xx] no\n- [x]')).toEqual([
      '- [ ] open (1)', '- [x] done (2)', '- [/] half (3)', '- [🔥] hot (4)', '1. [-] gone (5)', '- [x](y.md) (6)', '- [[Note]] (7)',
      '- [xx] no (8)', '- [x]  (9)',
    ]);
  });

  test('go on in lazy lines and in indented paragraphs, and end before what is nested', () => {
    expect(outline('- a\nlazy\n  more\n\n  second\n- b\n  - c\n  after\n')).toEqual(['- a (1-5)', '- b (6)', '  - c (7-8)']);
  });

  test('interrupt a paragraph only if they begin a list at 1 and are not empty', () => {
    expect(outline('text\n2026. no item\n*\n+ \n1. item')).toEqual(['1. item (5)']);
  });

  test('are found in quotes and callouts, and end with them', () => {
    expect(outline('> [!note] Title\n> - a\n>   - [ ] b\n>> - c\n\n- d\n  > - e')).toEqual([
      '> - a (2)', '  > - [ ] b (3)', '> - c (4)', '- d (6)', '  > - e (7)',
    ]);
  });

  test('are not read from code, comments, formulas and HTML', () => {
    const hidden = ['```\n- a\n```', '~~~~ x\n- a\n~~~\n- b\n~~~~', '    - a', '%%\n- a\n%%', '<!--\n- a\n-->', '$$\n- a\n$$', '<div>\n- a\n</div>', '- x\n  ```\n  - a\n  ```'];
    for (const block of hidden) expect([block, ...outline(`${block}\n\n- end`).filter((line) => /\b[ab] \(/.test(line))]).toEqual([block]);
    for (const block of hidden) expect(outline(`${block}\n\n- end`).join()).toContain('end');
  });

  test('a fence in an item ends with the item', () => {
    expect(outline('- a\n  ```\n  code\n- b\n\n> ```\n> - no\n\n- c')).toEqual(['- a (1-3)', '- b (4)', '- c (9)']);
  });

  test('a rule of dashes is no item', () => {
    expect(outline('- - -\n* * *\n- a\n---\n- b')).toEqual(['- a (3)', '- b (5)']);
  });

  test('a number behind a task box is an item in it, and stays in the text of the task', () => {
    expect(outline('- [ ] 1. Send it')).toEqual(['- [ ] 1. Send it (1)', '  1. Send it (1)']);
  });
});

describe('paragraphs', () => {
  test('are named by their first line, outside lists', () => {
    expect(paragraphs('one\ntwo\n\nthree\n- item\n\n  in item\n\n> quoted\n> more\n\n```\ncode\n```\nlast')).toEqual(['1 one', '4 three', '9> quoted', '15 last']);
  });
});

describe('links', () => {
  test('are read with heading, block, shown text and place', () => {
    expect(targets('[[a#b|c]] [[a#^block]] [[f/N.md]] [[#here]] [[a||b]]\n  ![[pic.png|200]]')).toEqual([
      '1:0 a as c', '1:10 a', '1:23 f/N.md', '1:34 ', '1:44 a as |b', '2:2 !pic.png as 200',
    ]);
  });

  test('of Markdown are decoded; those out of the vault are none', () => {
    expect(targets('[x](Note%20name.md) [y](<a b.md> "t") [z](a_(1).md#h) ![](p.png) [](e.md) [q](a\\_b.md)')).toEqual([
      '1:0 Note name.md as x', '1:20 a b.md as y', '1:38 a_(1).md as z', '1:54 !p.png', '1:65 e.md', '1:74 a_b.md as q',
    ]);
    expect(targets('[a](https://x.y/[[z]]) [b](mailto:a@b) [c](obsidian://open) [d]() <https://q> [e][ref] [f](a b.md) [100%](100%.md)')).toEqual(['1:99 100%.md as 100%']);
  });

  test('are not joined by what stands between them', () => {
    expect(targets('[[A]] | [[B]] | [[C]]')).toEqual(['1:0 A', '1:8 B', '1:16 C']);
    expect(targets('[[A [[B]] ]] [[C]]')).toEqual(['1:4 B', '1:13 C']);
    expect(targets('[[A\nB]] [[]] [[ ]]')).toEqual([]);
  });

  test('in a table keep their escaped pipe out of the name', () => {
    expect(targets('| a | b |\n|---|---|\n| [[x\\|y]] | [[z]] |')).toEqual(['3:2 x as y', '3:13 z']);
  });

  test('are not read from code, formulas, comments and escapes', () => {
    expect(targets('`[[a]]` ``[[b]] ` [[c]]`` $[[d]]$ <!-- [[e]] --> %% [[f]] %% \\[[g]] \\[x](y.md) [[h]]')).toEqual(['1:79 h']);
    expect(targets('costs $5, [[a]], then $6 and US$7')).toEqual(['1:10 a']);
    expect(targets('a `code\n[[no]]` and\n[[yes]]')).toEqual(['3:0 yes']);
    expect(targets('an `unclosed [[a]] and 50% [[b]] %% [[c]]')).toEqual(['1:13 a', '1:27 b', '1:36 c']);
  });

  test('in comments between %% are kept apart', () => {
    const body = scan('%%\n[[a]] #t\n%%\n[[b]] %% [[c]] #u %% [[d]]');
    expect(body.links.map((link) => link.target)).toEqual(['b', 'd']);
    expect(body.commented.links.map((link) => link.target)).toEqual(['a', 'c']);
    expect(body.commented.tags).toEqual(['t', 'u']);
  });

  test('stand in their own line and column in a paragraph of several lines', () => {
    expect(targets('> one [[a]]\n> two\n  three [[b]] [[c]]')).toEqual(['1:6 a', '3:8 b', '3:14 c']);
  });

  test('in one piece of text come with their place in it', () => {
    expect(linksIn('see [[A|a]] and [b](B.md)')).toEqual([
      { target: 'A', shown: 'a', embed: false, original: '[[A|a]]', start: 4, end: 11 },
      { target: 'B.md', shown: 'b', embed: false, original: '[b](B.md)', start: 16, end: 25 },
    ]);
  });
});

describe('tags', () => {
  test('hold a character that is no digit, and begin behind a space or a bracket', () => {
    expect(scan('#a #Клиент/вип #顧客 #a-b_c #2026 #y2026 (#b) x#no &#no; https://x/#no a/#no #tag, \\#no ## #').tags).toEqual(
      ['a', 'Клиент/вип', '顧客', 'a-b_c', 'y2026', 'b', 'tag'],
    );
    expect(scan('`#no` $#no$ <!-- #no --> [x](https://a.b/(#no)) [[a#no]]').tags).toEqual([]);
  });
});

describe('readable', () => {
  test('blanks code and comments and keeps every place', () => {
    const line = '- a `x [y:: 1]` b %% c [z:: 2] %% d <!-- e --> [[f]]';
    expect(readable(line)).toBe('- a             b                 d            [[f]]'.padEnd(line.length));
    expect(readable(line)).toHaveLength(line.length);
    expect(readable('%% a `b %% c` d')).toHaveLength(15);
  });
});

describe('front matter', () => {
  test('is the block between two lines of ---, whatever ends the lines', () => {
    expect(frontMatterBlock('---\na: 1\nb: 2\n---\nText')).toEqual({ yaml: 'a: 1\nb: 2\n', firstLine: 1, lastLine: 4, bodyOffset: 18 });
    expect(frontMatterBlock('\uFEFF---\r\na: 1\r\n---\r\n')).toEqual({ yaml: 'a: 1\r\n', firstLine: 1, lastLine: 3, bodyOffset: 17 });
    expect(frontMatterBlock('---\n---')).toEqual({ yaml: '', firstLine: 1, lastLine: 2, bodyOffset: 7 });
    expect(frontMatterBlock('--- \na: ---\n --- \n---x\n--- \n')?.lastLine).toBe(5);
  });

  test('is none unless it opens on line 1 and is closed', () => {
    for (const text of ['', '---', '---\n', '---\na: 1\n', '\n---\n---\n', ' ---\n---\n', '---js\n1\n---\n', '----\n----\n']) expect([text, frontMatterBlock(text)]).toEqual([text, null]);
  });

  test('is skipped, and lines stay lines of the file', () => {
    const body = scan('---\r\na: "[[x]]"\r\n---\r\n# H\r\n- a\r\n');
    expect(body).toMatchObject({ firstLine: 4, lineCount: 5, links: [] });
    expect(body.headings).toEqual([{ level: 1, text: 'H', line: 4 }]);
    expect(body.items[0]).toMatchObject({ line: 5, text: 'a' });
  });
});

test('a byte order mark, a line separator and a missing newline change nothing', () => {
  expect(headings('\uFEFF# H')).toEqual(['1 H (1)']);
  expect(outline('- a\u2028- b')).toEqual(['- a\u2028- b (1)']);
  expect(scan('').lineCount).toBe(0);
  expect(scan('a\n').lineCount).toBe(1);
  expect(scan('a\n\nb').lineCount).toBe(3);
});

describe('any text', () => {
  const scraps = fc.constantFrom(
    '- ', '* ', '1. ', '2) ', '[ ] ', '[x] ', '> ', '# ', '### ', '```', '~~~', '%%', '<!--', '-->', '$', '$$', '`', '[[', ']]', '|', '![[', '[a](', ')', '<', '#tag',
    '\n', '\n', '\n', '\r\n', '  ', '\t', '    ', '---', '===', '\\', 'a', 'слово', '語', '\u2028', '\uFEFF', '😀', '<div>', ':: ',
  );
  const text = fc.array(fc.oneof({ weight: 8, arbitrary: scraps }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 60 }).map((parts) => parts.join(''));

  test('is read without an error, and everything stands within its lines', () => {
    fc.assert(fc.property(text, (any) => {
      const body = scan(any);
      const lines = any.split('\n');
      const within = (line: number): boolean => line >= body.firstLine && line <= body.lineCount;
      expect(body.lineCount).toBe(any.endsWith('\n') || any === '' || any === '\uFEFF' ? lines.length - 1 : lines.length);
      for (const item of body.items) expect(within(item.line) && within(item.endLine) && item.endLine >= item.line).toBe(true);
      for (const found of [...body.headings, ...body.paragraphs]) expect(within(found.line)).toBe(true);
      for (const link of [...body.links, ...body.commented.links]) {
        const first = link.original.split('\n')[0] ?? '';
        expect(lines[link.line - 1]?.startsWith(first, link.column)).toBe(true);
      }
    }), { numRuns: 2000 });
  });

  test('every item is no deeper than one below the item before it', () => {
    fc.assert(fc.property(text, (any) => {
      let depth = -1;
      for (const item of scan(any).items) {
        expect(item.depth).toBeLessThanOrEqual(depth + 1);
        depth = item.depth;
      }
    }), { numRuns: 1000 });
  });

  test('keeps its length when it is made readable, and its links are cut out as written', () => {
    fc.assert(fc.property(text, (any) => {
      expect(readable(any)).toHaveLength(any.length);
      for (const link of linksIn(any)) expect(any.slice(link.start, link.end)).toBe(link.original);
    }), { numRuns: 1000 });
  });

  test('splits at its front matter without losing a character', () => {
    fc.assert(fc.property(text, (body) => {
      const whole = `---\nkey: value\n---\n${body}`;
      const block = frontMatterBlock(whole);
      expect(block === null ? '' : whole.slice(block.bodyOffset)).toBe(body);
    }));
  });
});

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

test('a megabyte of brackets in one line takes milliseconds', () => {
  const long = '[['.repeat(500_000);
  expect(cost(() => scan(long))).toBeLessThan(1000);
});

test('no repetition makes reading slow', () => {
  const units = [
    '[', '](', '[a](b', '![[', ' ]]', '[[a]] ', '`', '` `` ', '$', '$a', '%% ', '<!--', '#a ', '> ', '- ', '1. ', '\t', '\\', '*', '- - ', '<a b="', '<div>\n',
    '- a\n', '> - a\n', '%%\n', '$$\n', '[[a\n]]', '[a](b "', '[a](<', '[a]((', '[[a|', '#', '<pre>\n', '    a\n', '\n',
  ];
  for (const unit of units) {
    const long = unit.repeat(300_000 / unit.length);
    const spent = cost(() => [scan(long), readable(long), linksIn(long)]);
    // Quadratic reading of these takes many seconds; the bound only has to tell the two apart.
    expect([unit, spent < 2000]).toEqual([unit, true]);
  }
}, 120_000);

// ── Notes recorded from the app ─────────────────────────────────────────────────────────────────────────────────────

const place = z.object({ line: z.number(), col: z.number() });
const position = z.object({ start: place, end: place });
const linkRecord = z.object({ link: z.string(), original: z.string(), position });
const recording = z.object({
  fileContents: z.string(),
  cachedMetadata: z.object({
    headings: z.optional(z.array(z.object({ heading: z.string(), level: z.number(), position }))),
    listItems: z.optional(z.array(z.object({ parent: z.number(), task: z.optional(z.string()), position }))),
    links: z.optional(z.array(linkRecord)),
    embeds: z.optional(z.array(linkRecord)),
    tags: z.optional(z.array(z.object({ tag: z.string(), position }))),
    sections: z.array(z.object({ type: z.string(), position })),
  }),
});
type Recording = z.infer<typeof recording>;
type Field = 'headings' | 'listItems' | 'endLines' | 'links' | 'embeds' | 'tags' | 'frontMatter';

function recorded({ cachedMetadata: cache }: Recording): Readonly<Record<Field, unknown>> {
  const line = (found: { readonly position: z.infer<typeof position> }): number => found.position.start.line + 1;
  const link = (found: z.infer<typeof linkRecord>): unknown => [found.link.split('#')[0], line(found), found.position.start.col, found.original];
  const items = cache.listItems ?? [];
  return {
    headings: (cache.headings ?? []).map((heading) => [heading.level, heading.heading, line(heading)]),
    listItems: items.map((item) => [line(item), item.task ?? null, item.parent < 0 ? null : item.parent + 1]),
    // An item before an empty line is recorded as ending at column 0 of it.
    endLines: items.map((item) => item.position.end.line + (item.position.end.col === 0 ? 0 : 1)),
    links: (cache.links ?? []).map(link),
    embeds: (cache.embeds ?? []).map(link),
    tags: (cache.tags ?? []).map((tag) => tag.tag).sort(),
    frontMatter: cache.sections.find((section) => section.type === 'yaml')?.position.end.line ?? null,
  };
}

function read({ fileContents }: Recording): Readonly<Record<Field, unknown>> {
  const body: Body = scan(fileContents);
  const starts: number[] = [];
  const links = [...body.links, ...body.commented.links].sort((a, b) => a.line - b.line || a.column - b.column);
  const linksThat = (embed: boolean): unknown => links.filter((link) => link.embed === embed).map((link) => [link.target, link.line, link.column, link.original]);
  const block = frontMatterBlock(fileContents);
  return {
    headings: body.headings.map((heading) => [heading.level, heading.text, heading.line]),
    listItems: body.items.map((item) => {
      starts[item.depth] = item.line;
      return [item.line, item.task, item.depth === 0 ? null : starts[item.depth - 1]];
    }),
    endLines: body.items.map((item) => item.endLine),
    links: linksThat(false),
    embeds: linksThat(true),
    tags: [...body.tags, ...body.commented.tags].map((tag) => `#${tag}`).sort(),
    frontMatter: block === null ? null : block.lastLine - 1,
  };
}

const folder = process.env['RAPPORT_RECORDINGS'];
const withRecordings = folder !== undefined && existsSync(folder) ? describe : describe.skip;

withRecordings('the recorded notes', () => {
  const notes = (): readonly (readonly [string, Recording])[] => readdirSync(folder ?? '').filter((name) => name.endsWith('.json')).sort()
    .map((name) => [name, recording.parse(JSON.parse(readFileSync(join(folder ?? '', name), 'utf8')))]);

  test('are read exactly as the app read them', () => {
    const different: string[] = [];
    const fields = ['headings', 'listItems', 'endLines', 'links', 'embeds', 'tags', 'frontMatter'] as const;
    const identical: Record<Field, number> = { headings: 0, listItems: 0, endLines: 0, links: 0, embeds: 0, tags: 0, frontMatter: 0 };
    for (const [name, note] of notes()) {
      const theirs = recorded(note);
      const ours = read(note);
      for (const field of fields) {
        if (JSON.stringify(theirs[field]) === JSON.stringify(ours[field])) identical[field] += 1;
        else different.push(`${name} ${field}`);
      }
    }
    expect(different).toEqual([]);
    expect(identical).toEqual({ headings: 89, listItems: 89, endLines: 89, links: 89, embeds: 89, tags: 89, frontMatter: 89 });
  });
});
