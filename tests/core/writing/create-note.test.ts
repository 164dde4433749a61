import fc from 'fast-check';
import { createNote, type NoteDraft } from '../../../src/core/writing/create-note';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { NOTE_TEXTS } from '../../../src/core/writing/note-texts';
import { ownTemplateOf } from '../../../src/core/writing/template-names';
import { changed, created, day, desk, ownTemplate, planned, propertiesOf, readAgain } from './desk';
import { approve } from '../../support/approve';

const ACME = 'Clients/Acme.md';
const CARD = '---\ntype: client\n---\n\n## Interactions\n\n- 2026-11-01 call: Hello\n';

function draft(template: NoteDraft['template'], differing: Partial<NoteDraft> = {}): NoteDraft {
  return { template, title: '', clients: [ACME], date: day('2026-11-20'), ...differing };
}

test.each(LANGUAGES)('every note of the built-in texts, in %s', (language) => {
  const pages = NOTE_TEXTS.map((id) => {
    const { path, text } = created(createNote(draft(id, { due: day('2026-12-18') }), desk(language)));
    return `<!-- ${path} -->\n${text}`;
  });
  approve(`created-notes-${language}.md`, pages.join('\n'));
});

test('a meeting is read as the interaction that it is, and nothing else is written', () => {
  const plan = createNote(draft('meeting'), desk());
  const { path, text } = created(plan);
  expect(path).toBe('Interactions/2026-11-20 Acme Meeting.md');
  expect(planned(plan).edits).toHaveLength(1);
  expect(readAgain(path, text).record).toMatchObject({ kind: 'interaction', interaction: { date: day('2026-11-20'), kind: 'meeting', status: 'held' } });
  expect(readAgain(path, text).problems).toEqual([]);
});

test('a meeting that is still ahead is planned, and tells its own day', () => {
  const { path, text } = created(createNote(draft('meeting', { date: day('2026-11-24') }), desk()));
  expect(readAgain(path, text).record).toMatchObject({ interaction: { date: day('2026-11-24'), status: 'planned' } });
  expect(text).toContain('- Date: 2026-11-24\n');
});

test('a project is read with its first stage, its start and its due day', () => {
  const plan = createNote(draft('project', { title: 'Shop', due: day('2026-12-18') }), desk());
  const { path, text } = created(plan);
  expect(planned(plan).edits).toHaveLength(1);
  expect(readAgain(path, text)).toMatchObject({ record: { kind: 'project', project: { stage: 'contact', start: day('2026-11-20'), due: day('2026-12-18'), delivered: null } }, problems: [] });
});

test('a topic has the first of the tags that make one', () => {
  expect(propertiesOf(created(createNote(draft('topic', { title: 'Trust' }), desk('en', { topicTags: ['knowledge', 'other'] }))).text)).toEqual({ type: 'topic', aliases: [], tags: ['knowledge'] });
  expect(propertiesOf(created(createNote(draft('topic', { title: 'Trust' }), desk('en', { topicTags: [] }))).text)).toEqual({ type: 'topic', aliases: [] });
});

test.each(['change', 'agreement', 'risk', 'conflict'] as const)('a note of %s is linked from the log by a line that is no contact', (id) => {
  const plan = createNote(draft(id, { title: 'Scope' }), desk());
  const { path, text } = created(plan);
  expect(path).toBe('Client notes/Scope.md');
  expect(propertiesOf(text)).toEqual({ type: id, client: '[[Acme]]', date: '2026-11-20' });
  expect(changed(CARD, ACME, plan)).toMatch(/- 2026-11-20 note: [A-Z][a-z ]+ \[\[Scope\]\]\n- 2026-11-01/);
  expect(planned(createNote(draft(id, { clients: [] }), desk())).edits).toHaveLength(1);
});

test('a line about what is still ahead has today’s day, so that it is no contact to come', () => {
  expect(changed(CARD, ACME, createNote(draft('agreement', { date: day('2026-12-24') }), desk()))).toContain('- 2026-11-20 note:');
});

describe('a title', () => {
  test.each([
    ['../../etc/passwd', 'etc passwd'], ['[[Link]] #tag ^block | pipe', 'Link tag block pipe'], ['"Quote": it\'s', "Quote it's"], ['one\ntwo', 'one two'],
    ['<%* tp.file.delete() %>', '% tp.file.delete() %'], ['---', '---'], ['\u202Egnp.exe', 'gnp.exe'], ['🦊 fox', '🦊 fox'], ['CON', 'CON_'], ['   ', 'Topic'],
  ])('%j makes the file %j', (title, name) => {
    expect(created(createNote(draft('topic', { title }), desk())).path).toBe(`Topics/${name}.md`);
  });

  test('of whatever people type makes a file in its folder and properties that can be read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...NOTE_TEXTS), (title, id) => {
      const { path, text } = created(createNote(draft(id, { title }), desk()));
      expect(path.split('/')).toHaveLength(2);
      expect(new TextEncoder().encode(path.split('/')[1]).length).toBeLessThanOrEqual(210);
      expect(text).not.toMatch(/<%/);
      if (text.startsWith('---\n')) propertiesOf(text);
    }));
  });
});

describe('a template of the user’s', () => {
  const own = (text: string) => desk('en', { template: ownTemplate(text) });
  const path = { path: 'Templates/Kick-off.md' };

  test('keeps its properties and their order, and gets the client', () => {
    const { path: at, text } = created(createNote(draft(path), own('---\nmine: "1" # kept\ntype: kick-off\nclient:\ndate: {{date:DD.MM.YYYY}}\n---\n\n# {{title}}\n\n{{client}} <% tp.date.now() %>\n')));
    expect(at).toBe('Client notes/Kick-off.md');
    expect(text).toBe('---\nmine: "1" # kept\ntype: kick-off\nclient: "[[Acme]]"\ndate: "20.11.2026"\n---\n\n# Kick-off\n\n[[Acme]] <% tp.date.now() %>\n');
  });

  test('that names a kind makes a note among those of that kind', () => {
    expect(created(createNote(draft(path), own('---\ntype: встреча\n---\nText'))).path).toBe('Interactions/Kick-off.md');
  });

  test('in the place of a built-in one keeps what it says of itself', () => {
    const { text } = created(createNote(draft('meeting'), own('---\ntype: call\nkind: video\ntags: [mine]\n---\n\nText\n')));
    expect(text).toBe('---\ntype: call\nkind: video\ntags: [mine]\nclient: "[[Acme]]"\ndate: 2026-11-20\n---\n\nText\n');
  });

  test('that cannot be read, or whose properties are broken, is refused by name', () => {
    expect(createNote(draft(path), desk('en', { template: () => ({ ...path, text: null }) }))).toEqual({ refused: 'unreadable-template', line: null, note: path.path });
    expect(createNote(draft(path), own('---\na: [\n---\nx'))).toMatchObject({ refused: 'bad-yaml', note: 'Templates/Own.md' });
    expect(createNote(draft('meeting'), own('---\ntype: meeting\n\n# never closed\n'))).toMatchObject({ refused: 'unclosed-block', note: 'Templates/Own.md' });
  });

  test('may contain no markers that typed text brings in', () => {
    expect(created(createNote(draft(path, { title: '{{client}} <% x %>' }), own('{{title}}'))).text).toMatch(/\n---\n{{client}} % x %$/);
  });
});

test('a template is found by its name in any language, the written one first, and by its id', () => {
  const paths = ['Templates/Meeting.md', 'Templates/Встреча.md', 'Templates/deep/change request.md', 'Templates/self-check.md', 'Templates/ask-formal.md', 'Templates/苦情.md'];
  expect(ownTemplateOf('meeting', paths, 'en')).toBe('Templates/Meeting.md');
  expect(ownTemplateOf('meeting', paths, 'ru')).toBe('Templates/Встреча.md');
  expect(ownTemplateOf('change', paths, 'ja')).toBe('Templates/deep/change request.md');
  expect(ownTemplateOf('self-check', paths, 'ja')).toBe('Templates/self-check.md');
  expect(ownTemplateOf('ask-formal', paths, 'ja')).toBe('Templates/ask-formal.md');
  expect(ownTemplateOf('complaint', paths, 'en')).toBe('Templates/苦情.md');
  expect(ownTemplateOf('project', paths, 'en')).toBeNull();
  expect(words('en').say('note-text.change.name')).toBe('Change request');
});
