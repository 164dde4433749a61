import fc from 'fast-check';
import { health } from '../../../src/core/health/health';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { day, vault, type Vault } from '../../support/notes';

const TODAY = day('2026-11-20');
const CARD = '---\ntype: client\n---\n';

function complaintOf(client: string): string {
  return `---\ntype: complaint\nclient: ${client}\nreceived: 2026-11-01\n---\n`;
}

/** The names of the clients a complaint was given to, and the problem with it. */
function ownersOf(files: Readonly<Record<string, string>>): unknown {
  const { book } = vault(files);
  return [book.clientsOf('C.md'), book.problems(TODAY).filter(({ code }) => code !== 'shared-alias').map(({ code, value, repair, line }) => [code, value, ...(repair === undefined ? [] : [repair]), line])];
}

describe('whose a note is', () => {
  test.each<[string, string, Record<string, string>, unknown]>([
    ['a link', '"[[Acme]]"', { 'Clients/Acme.md': CARD }, [['Clients/Acme.md'], []]],
    ['a link with folder and shown text', '"[[Clients/Acme|the client]]"', { 'Clients/Acme.md': CARD }, [['Clients/Acme.md'], []]],
    ['a Markdown link', '"[Acme](Clients/Acme.md)"', { 'Clients/Acme.md': CARD }, [['Clients/Acme.md'], []]],
    ['plain text', 'acme', { 'Clients/Acme.md': CARD }, [['Clients/Acme.md'], []]],
    ['an unquoted link', '[[Acme]]', { 'Clients/Acme.md': CARD }, [['Clients/Acme.md'], []]],
    ['several links', '["[[Acme]]", "[[Beta]]"]', { 'Acme.md': CARD, 'Beta.md': CARD }, [['Acme.md', 'Beta.md'], []]],
    ['an alias', '"[[ACME Ltd]]"', { 'Acme.md': '---\ntype: client\naliases: [ACME Ltd]\n---\n' }, [['Acme.md'], [['alias-link', 'ACME Ltd', '[[Acme|ACME Ltd]]', 3]]]],
    ['an alias of two clients', 'ACME', { 'A.md': '---\ntype: client\naliases: [ACME]\n---\n', 'B.md': '---\ntype: client\naliases: acme\n---\n' }, [[], [['ambiguous-client', 'ACME', 3]]]],
    ['two clients of one name, as plain text', 'Acme', { 'X/Acme.md': CARD, 'Y/Acme.md': CARD }, [[], [['ambiguous-client', 'Acme', 3]]]],
    ['a note that is no client', '"[[Anna]]"', { 'Anna.md': 'A person' }, [[], [['unknown-client', 'Anna', 3]]]],
    ['nothing there is', '"[[Nobody]]"', {}, [[], [['unknown-client', 'Nobody', 3]]]],
    ['a person of one client', '"[[Anna]]"', { 'Anna.md': 'A person', 'Acme.md': '---\ntype: client\ncontacts: ["[[Anna]]"]\n---\n' }, [['Acme.md'], []]],
    ['a person of two clients', '"[[Anna]]"', { 'Anna.md': 'A person', 'Acme.md': '---\ntype: client\ncontacts: "[[Anna]]"\n---\n', 'Beta.md': '---\ntype: client\ncontacts: ["[[Anna]]"]\n---\n' }, [['Acme.md', 'Beta.md'], []]],
    ['a person named in words, who has a note', '"[[Anna]]"', { 'People/Anna.md': 'A person', 'Acme.md': '---\ntype: client\ncontacts: [anna]\n---\n' }, [['Acme.md'], []]],
    ['a person without a note', 'Anna', { 'Acme.md': '---\ntype: client\ncontacts: [Anna]\n---\n' }, [['Acme.md'], []]],
  ])('%s', (_, client, files, expected) => {
    expect(ownersOf({ 'C.md': complaintOf(client), ...files })).toEqual(expected);
    // The order in which notes come makes no difference.
    expect(ownersOf({ ...files, 'C.md': complaintOf(client) })).toEqual(expected);
  });

  test('is looked up again when the client appears, gets an alias, is renamed or goes', () => {
    const { book, put, rename, remove } = vault({ 'C.md': complaintOf('"[[Acme Ltd]]"') });
    expect(book.clientsOf('C.md')).toEqual([]);
    put('Acme.md', CARD);
    expect(book.clientsOf('C.md')).toEqual([]);
    put('Acme.md', '---\ntype: client\naliases: [Acme Ltd]\n---\n');
    expect(book.clientsOf('C.md')).toEqual(['Acme.md']);
    rename('Acme.md', 'Clients/Acme Ltd.md');
    expect(book.clientsOf('C.md')).toEqual(['Clients/Acme Ltd.md']);
    expect(book.problems(TODAY)).toEqual([]);
    remove('Clients/Acme Ltd.md');
    expect(book.clientsOf('C.md')).toEqual([]);
    expect(book.problems(TODAY).map(({ code }) => code)).toEqual(['unknown-client']);
  });

  test('follows a person who moves from one client to another', () => {
    const { book, put } = vault({ 'Anna.md': '', 'A.md': '---\ntype: client\ncontacts: ["[[Anna]]"]\n---\n', 'B.md': CARD, 'C.md': complaintOf('"[[Anna]]"') });
    expect(book.clientsOf('C.md')).toEqual(['A.md']);
    put('A.md', CARD);
    put('B.md', '---\ntype: client\ncontacts: ["[[Anna]]"]\n---\n');
    expect(book.clientsOf('C.md')).toEqual(['B.md']);
    expect(book.clientsOf('Anna.md')).toEqual(['B.md']);
  });

  test('an alias that two clients share is a problem of both', () => {
    const { book } = vault({ 'A.md': '---\ntype: client\naliases: [ACME]\n---\n', 'B.md': '---\ntype: client\naliases: [acme]\n---\n' });
    expect(book.problems(TODAY).map(({ path, code, value }) => [path, code, value])).toEqual([['A.md', 'shared-alias', 'ACME'], ['B.md', 'shared-alias', 'acme']]);
  });
});

describe('a change', () => {
  test('of one client leaves all others the same objects', () => {
    const { book, put } = vault({ 'A.md': CARD, 'B.md': CARD, 'C.md': complaintOf('"[[A]]"') });
    const [a, b] = book.clients();
    const revision = book.revision;
    put('C.md', complaintOf('"[[A]]"').replace('11-01', '11-02'));
    expect(book.revision).toBeGreaterThan(revision);
    expect(book.client('B.md')).toBe(b);
    expect(book.client('A.md')).not.toBe(a);
  });

  test('of a note that is not ours is none, unless its name was waited for', () => {
    const { book, put } = vault({ 'A.md': CARD, 'C.md': complaintOf('"[[A]]"'), 'Note.md': 'words' });
    const revision = book.revision;
    expect(put('Note.md', 'other words, and a link to [[A]]')).toBe(false);
    expect(put('2026-11-01.md', 'Dear diary, a link to [[Note]]')).toBe(false);
    expect(book.revision).toBe(revision);
  });

  test('of a daily note is seen only by the clients in it', () => {
    const { book, put } = vault({ 'A.md': CARD, 'B.md': CARD });
    const before = book.clients();
    expect(put('2026-11-01.md', '- call [[A]]: hello\n- call [[Mother]]')).toBe(true);
    expect(book.client('B.md')).toBe(before[1]);
    expect(book.client('A.md')?.interactions).toHaveLength(1);
    expect(book.problems(TODAY)).toEqual([]);
    expect(put('2026-11-01.md', 'nothing')).toBe(true);
    expect(book.client('A.md')?.interactions).toEqual([]);
  });
});

test('topics show the state of every link, what is missing and which alias two share', () => {
  const { book, put } = vault({
    'T/One.md': '---\naliases: [First, Shared]\ntags: [networking]\n---\n# The first\n[[Two]] | [[Second]] | [[Shared]] | [[Missing one]] | [[Missing one|again]]\n',
    'T/Two.md': '---\naliases: [Second, shared]\ntags: [networking]\n---\n[[missing one]] [[pic.png]] [[#heading]]\n',
    'T/Missing-one else.md': '---\ntags: [networking]\naliases: Missing-one\n---\n',
    'A.md': `${CARD}[[Two]]`,
  });
  expect(book.topics()).toEqual({
    notes: [
      { path: 'T/Missing-one else.md', title: 'Missing-one else', aliases: ['Missing-one'], tags: ['networking'], backlinks: 0, links: [] },
      {
        path: 'T/One.md', title: 'The first', aliases: ['First', 'Shared'], tags: ['networking'], backlinks: 0, links: [
          { target: 'Two', line: 6, state: 'resolved', to: ['T/Two.md'] }, { target: 'Second', line: 6, state: 'alias', to: ['T/Two.md'] },
          { target: 'Shared', line: 6, state: 'ambiguous', to: ['T/One.md', 'T/Two.md'] }, { target: 'Missing one', line: 6, state: 'unresolved', to: [] },
        ],
      },
      { path: 'T/Two.md', title: 'Two', aliases: ['Second', 'shared'], tags: ['networking'], backlinks: 2, links: [{ target: 'missing one', line: 5, state: 'unresolved', to: [] }] },
    ],
    missing: [{
      target: 'Missing one', count: 3, sources: ['T/One.md', 'T/Two.md'],
      places: [{ path: 'T/One.md', line: 6 }, { path: 'T/One.md', line: 6 }, { path: 'T/Two.md', line: 5 }],
      suggestions: [{ name: 'Missing-one', path: 'T/Missing-one else.md' }],
    }],
    aliasLinks: [
      { target: 'Second', to: ['T/Two.md'], places: [{ path: 'T/One.md', line: 6 }] },
      { target: 'Shared', to: ['T/One.md', 'T/Two.md'], places: [{ path: 'T/One.md', line: 6 }] },
    ],
    collisions: [{ alias: 'Shared', paths: ['T/One.md', 'T/Two.md'] }],
  });
  put('Missing one.md', 'A plain note');
  expect(book.topics().missing).toEqual([]);
});

describe('after any changes in any order', () => {
  const NAMES = ['Acme', 'Beta', 'Anna', 'acme', 'Gamma'];
  const PATHS = ['Acme.md', 'Clients/Acme.md', 'Beta.md', 'Anna.md', 'People/Anna.md', 'C1.md', 'C2.md', '2026-11-01.md', 'Topic.md', 'Gamma (Conflicted copy x 202611201200).md'];
  const name = fc.constantFrom(...NAMES);
  const text = fc.oneof(
    fc.record({ aliases: fc.array(name, { maxLength: 2 }), contacts: fc.array(name, { maxLength: 2 }), log: fc.integer({ min: 1, max: 28 }) })
      .map(({ aliases, contacts, log }) => `---\ntype: client\naliases: [${aliases.join(', ')}]\ncontacts: [${contacts.map((one) => `"[[${one}]]"`).join(', ')}]\n---\n## Log\n- 2026-11-${String(log).padStart(2, '0')} call: hello\n[[Topic]]\n`),
    fc.record({ clients: fc.array(fc.tuple(name, fc.boolean()), { maxLength: 2 }), kind: fc.constantFrom('complaint', 'recommendation', 'project', 'interaction') })
      .map(({ clients, kind }) => `---\ntags: [${kind}]\nclient: [${clients.map(([one, link]) => (link ? `"[[${one}]]"` : one)).join(', ')}]\nreceived: 2026-11-01\ndate: 2026-11-02\n---\n`),
    fc.array(name, { maxLength: 3 }).map((links) => links.map((one) => `- call [[${one}]]: x`).join('\n')),
    fc.array(name, { maxLength: 3 }).map((links) => `---\ntags: [networking]\naliases: [Gamma]\n---\n${links.map((one) => `[[${one}]]`).join(' | ')}`),
    fc.constant('words'),
  );
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), path: fc.constantFrom(...PATHS), text }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), path: fc.constantFrom(...PATHS) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), path: fc.constantFrom(...PATHS), to: fc.constantFrom(...PATHS) }) },
  );

  function seen({ book }: Vault): unknown {
    return {
      clients: book.clients(), complaints: book.complaints(), recommendations: book.recommendations(), projects: book.projects(), counts: book.counts(), topics: book.topics(),
      problems: book.problems(TODAY), scores: book.clients().map((facts) => health(facts, TODAY, DEFAULT_WEIGHTS).score), owners: PATHS.map((path) => book.clientsOf(path)),
    };
  }

  test('the book is as one made afresh from the notes that are left', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), fc.array(fc.nat(3), { maxLength: 25 }), (steps, looks) => {
      const kept = vault({});
      const texts = new Map<string, string>();
      steps.forEach((one, index) => {
        if (one.do === 'put') { texts.set(one.path, one.text); kept.put(one.path, one.text); }
        else if (one.do === 'remove') { texts.delete(one.path); kept.remove(one.path); }
        else if (texts.has(one.path) && !texts.has(one.to)) {
          texts.set(one.to, texts.get(one.path) ?? '');
          texts.delete(one.path);
          kept.rename(one.path, one.to);
        }
        // Looking in between must change nothing either: answers are kept until they are no longer true.
        if (looks[index] === 0) seen(kept);
      });
      expect(seen(kept)).toEqual(seen(vault(Object.fromEntries(texts))));
    }), { numRuns: 1_500 });
  });
});
