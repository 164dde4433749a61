/** Template notes, sample notes, and messages from a template of the user's own. */
import { createClientCard, logComplaint, recordRecommendation, type Plan } from '../../../src/core/writing/actions';
import { createNote } from '../../../src/core/writing/create-note';
import { isoDay } from '../../../src/core/day';
import { LANGUAGES } from '../../../src/core/i18n/lookup';
import { MESSAGES, messageText } from '../../../src/core/writing/messages';
import type { Writing } from '../../../src/core/writing/new-note';
import { NOTE_TEXTS } from '../../../src/core/writing/note-texts';
import { writtenMessage } from '../../../src/core/writing/own-message';
import type { Refusal } from '../../../src/core/writing/refusal';
import { sampleNotes } from '../../../src/core/writing/sample-notes';
import { ownTemplateOf, type OwnTemplate, type TemplateName } from '../../../src/core/writing/template-names';
import { templateNotes } from '../../../src/core/writing/template-notes';
import { approve } from '../../support/approve';
import { created, desk, ownTemplate, planned, propertiesOf, readAgain } from './desk';

function texts(plan: Plan | Refusal): ReadonlyMap<string, string> {
  return new Map(planned(plan).edits.map((edit) => [edit.path, edit.kind === 'create' ? edit.text : '']));
}

/** A desk whose template folder holds these notes. */
function having(notes: ReadonlyMap<string, string>, language: Writing['words']['language']): Writing {
  return desk(language, {
    template: (wanted): OwnTemplate | null => {
      const path = typeof wanted === 'string' ? ownTemplateOf(wanted, [...notes.keys()], language) : wanted.path;
      return path === null ? null : { path, text: notes.get(path) ?? null };
    },
  });
}

describe('template notes', () => {
  test.each(LANGUAGES)('in %s: one for each built-in text, under names that are found again', (language) => {
    const notes = texts(templateNotes('Templates', true, desk(language)).plan);
    const names: readonly TemplateName[] = ['client', 'complaint', 'recommendation', ...NOTE_TEXTS, ...MESSAGES];
    expect(notes.size).toBe(names.length);
    expect(new Set(names.map((name) => ownTemplateOf(name, [...notes.keys()], language))).size).toBe(names.length);
  });

  test.each(LANGUAGES)('in %s: the notes made from them say what those of the built-in texts say', (language) => {
    const copied = having(texts(templateNotes('Templates', true, desk(language)).plan), language);
    const of = { clients: ['Clients/Acme.md'], title: 'A title' };
    const makings: readonly ((writing: Writing) => Plan | Refusal)[] = [
      (writing) => createClientCard({ name: 'Acme', fields: { segment: 'key' } }, writing),
      (writing) => logComplaint({ ...of, severity: 'high', received: writing.today, words: 'Late' }, writing),
      (writing) => recordRecommendation({ ...of, direction: 'received', form: 'linkedin', date: writing.today, words: 'Good' }, writing),
      ...NOTE_TEXTS.map((template) => (writing: Writing) => createNote({ ...of, template, date: writing.today + 2 }, writing)),
    ];
    for (const make of makings) {
      const [own, builtIn] = [created(make(copied)).text, created(make(desk(language))).text];
      expect(own.replace(/^---\n[^]*?\n---\n/, '')).toBe(builtIn.replace(/^---\n[^]*?\n---\n/, ''));
      if (!builtIn.startsWith('---')) continue;
      const withoutEmpty = (text: string): unknown => Object.fromEntries(Object.entries(propertiesOf(text)).filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)));
      expect(withoutEmpty(own)).toEqual(withoutEmpty(builtIn));
    }
  });

  test('elsewhere say nothing that makes a note one of ours', () => {
    for (const text of texts(templateNotes('Drafts', false, desk()).plan).values()) {
      if (text.startsWith('---')) expect(Object.keys(propertiesOf(text)).filter((key) => key === 'type' || key === 'tags')).toEqual([]);
    }
  });

  test('leave what is there, under whatever name it is found', () => {
    const mine = new Map([['Templates/жалоба.md', 'mine']]);
    const { plan, left } = templateNotes('Templates', true, { ...having(mine, 'en'), taken: () => ['MEETING'] });
    expect(left).toEqual(['жалоба', 'Meeting']);
    expect([...texts(plan).keys()]).toEqual(expect.not.arrayContaining(['Templates/Complaint.md', 'Templates/Meeting.md']));
  });

  test('are refused when there is none left to make', () => {
    const all = [...texts(templateNotes('', false, desk()).plan).keys()].map((path) => path.replace('.md', ''));
    expect(templateNotes('', false, desk('en', { taken: () => all })).plan).toMatchObject({ refused: 'all-there' });
  });
});

describe('messages', () => {
  const values = { name: 'Anna', client: 'Acme', me: 'Kim <% x %>' };

  test('come from the built-in text where the user has none', () => {
    const writing = desk('ru');
    expect(writtenMessage('ask-formal', 'friend', values, writing)).toEqual({ ...messageText('ask-formal', 'friend', values, writing.words), unknownMarkers: [] });
  });

  test('come from the template of the user’s, its subject from its property', () => {
    const own = desk('en', { template: ownTemplate('---\nsubject: "For {{client}}: {{project}}"\nmine: 1\n---\n\nHi {{name}},\n\n{{mood}} on {{day}}\n\n{{me}}\n') });
    expect(writtenMessage('ask-formal', 'formal', values, own)).toEqual({
      subject: 'For Acme: [project]', body: 'Hi Anna,\n\n{{mood}} on [day]\n\nKim < % x %>', unknownMarkers: ['{{mood}}'],
    });
  });

  test('copied as a template say the same to a client who is addressed formally', () => {
    const copied = having(texts(templateNotes('T', true, desk('ja')).plan), 'ja');
    for (const id of MESSAGES) {
      const { subject, body } = messageText(id, 'formal', { ...values, name: '青木' }, copied.words);
      expect(writtenMessage(id, 'formal', { ...values, name: '青木' }, copied)).toEqual({ subject, body, unknownMarkers: [] });
    }
  });

  test('from a template that cannot be read are refused by name', () => {
    expect(writtenMessage('general', 'formal', {}, desk('en', { template: () => ({ path: 'T/General.md', text: null }) }))).toMatchObject({ refused: 'unreadable-template', note: 'T/General.md' });
  });
});

describe('sample notes', () => {
  test.each(LANGUAGES)('in %s: a small vault in one folder, without a problem in it', (language) => {
    const notes = texts(sampleNotes('Sample', desk(language)));
    expect(notes.size).toBe(7);
    for (const [path, text] of notes) expect([path, readAgain(path, text).problems]).toEqual([path, []]);
    approve(`sample-notes-${language}.md`, [...notes].map(([path, text]) => `<!-- ${path} -->\n${text}`).join('\n'));
  });

  test('move with the day', () => {
    const later = desk('en', { today: desk().today + 365 });
    const [first = ''] = texts(sampleNotes('Sample', later)).values();
    expect(first).toContain(`- ${isoDay(later.today - 6)} call in:`);
  });

  test('are refused where they are already', () => {
    expect(sampleNotes('Sample', desk('en', { taken: () => ['linden bakery'] }))).toMatchObject({ refused: 'all-there' });
  });
});
