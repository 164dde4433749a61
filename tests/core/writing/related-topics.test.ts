import fc from 'fast-check';
import { scan } from '../../../src/core/markdown/note';
import { addRelated, commonStyle, relatedStyleOf, type RelatedStyle } from '../../../src/core/writing/related-topics';
import { createTopic, topicStyleOf } from '../../../src/core/writing/topic-note';
import { vault } from '../../support/notes';
import { created, desk } from './desk';

const LINE: RelatedStyle = { as: 'line', heading: null, between: ' | ' };
const LIST: RelatedStyle = { as: 'list', heading: 'Связанные темы', between: ' | ' };

function added(text: string, links = ['[[A]]', '[[B|b]]'], common = LINE): string {
  const outcome = addRelated(text, links, common);
  return 'refused' in outcome ? `refused ${outcome.refused}` : outcome.text;
}

test.each([
  ['a line at the end', 'Text.\n\n[[X]] | [[Y]]\n', 'Text.\n\n[[X]] | [[Y]] | [[A]] | [[B|b]]\n'],
  ['a line without a newline after it', 'Text.\n\n[[X]] | [[Y]]', 'Text.\n\n[[X]] | [[Y]] | [[A]] | [[B|b]]'],
  ['a line with another sign between', '[[X]] · [[Y]]\n\nText', '[[X]] · [[Y]] · [[A]] · [[B|b]]\n\nText'],
  ['one link alone at the end', 'Text.\n\n[[X]]', 'Text.\n\n[[X]] | [[A]] | [[B|b]]'],
  ['a list under its heading', '## Связанные темы\n\n* [[X]]\n\n## More\n', '## Связанные темы\n\n* [[X]]\n* [[A]]\n* [[B|b]]\n\n## More\n'],
  ['a line under its heading', '## See also:\n[[X]]\n\n## More\n', '## See also:\n[[X]] | [[A]] | [[B|b]]\n\n## More\n'],
  ['a heading with nothing but a comment', '## 関連トピック\n\n%% here %%\n', '## 関連トピック\n\n%% here %%\n\n[[A]] | [[B|b]]\n'],
  ['none at all', 'Text.\n', 'Text.\n\n[[A]] | [[B|b]]\n'],
  ['none, and no newline at the end', 'Title\n\nText.', 'Title\n\nText.\n\n[[A]] | [[B|b]]'],
  ['nothing but properties', '---\ntype: client\n---\n', '---\ntype: client\n---\n[[A]] | [[B|b]]\n'],
  ['a line inside code', '```\n[[X]] | [[Y]]\n```\n', '```\n[[X]] | [[Y]]\n```\n\n[[A]] | [[B|b]]\n'],
  ['a table', '| [[X]] | [[Y]] |\n|---|---|\n', '| [[X]] | [[Y]] |\n|---|---|\n\n[[A]] | [[B|b]]\n'],
  ['an open code block', '```\ncode', 'refused no-place'],
])('a note with %s gets its links there', (_, before, after) => {
  expect(added(before)).toBe(after);
  expect(added(before.replace(/\n/g, '\r\n'))).toBe(after.replace(/\n/g, '\r\n'));
});

test('a note without any gets a list under a heading where most notes have one', () => {
  const common = commonStyle(['## Связанные темы\n\n- [[X]]\n- [[Y]]\n', '## Связанные темы\n- [[X]]', '[[X]] | [[Y]]', 'Text']);
  expect(common).toEqual(LIST);
  expect(added('# Title\n\nText.', ['[[A]]', '[[B]]'], common)).toBe('# Title\n\nText.\n\n## Связанные темы\n\n- [[A]]\n- [[B]]');
  expect(commonStyle([])).toEqual(LINE);
  expect(relatedStyleOf('Text with [[X]] in it')).toBeNull();
});

test('whatever the note is, its lines stay, and the links are found in it again', () => {
  const piece = fc.constantFrom('[[X]]', ' | ', '\n', '\r\n', '\n\n', '# Related topics', '## See also\n', '- ', '```', '%%', 'text', '> ', '---\n', '    ', '|---|---|');
  fc.assert(fc.property(fc.array(piece, { maxLength: 20 }).map((all) => all.join('')), fc.constantFrom(LINE, LIST), (text, common) => {
    const outcome = addRelated(text, ['[[A]]'], common);
    if ('refused' in outcome) return;
    expect(scan(outcome.text).links.filter(({ target }) => target === 'A')).toHaveLength(1);
    // Each line is there in its order; one of them may go on with the new link.
    const after = outcome.text.split('\n');
    let at = 0;
    for (const line of text.split('\n')) {
      while (at < after.length && !(after[at] === line || (after[at] ?? '').startsWith(line.trimEnd()))) at += 1;
      expect(at).toBeLessThan(after.length);
      at += 1;
    }
  }), { numRuns: 300 });
});

describe('a topic made from its links', () => {
  const flow = '---\naliases: ["One"]\ntags: [networking, clients]\n---\nText';
  const block = '---\ntype: topic\naliases:\n  - One\ntags:\n  - clients\n---\nText';

  test.each([
    [[flow, flow, block], '---\naliases: []\ntags: [networking, clients]\n---\n'],
    [[block, block, flow], '---\ntype: topic\naliases: []\ntags:\n  - clients\n---\n'],
    [[], '---\naliases: []\ntags:\n  - networking\n---\n'],
  ])('has the properties of most topics, as they write them', (texts, head) => {
    const { book } = vault(Object.fromEntries(texts.map((text, n) => [`Topics/${n}.md`, text])));
    const { path, text } = created(createTopic('Репутация', topicStyleOf(book.topics(), texts), desk('ru')));
    expect(path).toBe('Topics/Репутация.md');
    expect(text.startsWith(head)).toBe(true);
    expect(text.slice(head.length).trim()).not.toBe('');
  });

  test('lies where its links say, and has as an alias what no file can be called', () => {
    const style = { tags: ['networking'], typed: false, flow: true };
    expect(created(createTopic('Guides/Reputation', style, desk())).path).toBe('Guides/Reputation.md');
    const { path, text } = created(createTopic('Stage 1: contact', style, desk()));
    expect(path).toBe('Topics/Stage 1 contact.md');
    expect(text).toContain('aliases: ["Stage 1: contact"]');
  });
});
