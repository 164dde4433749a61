import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { NOTE_TEXTS, noteText, type NoteTextId } from '../../../src/core/writing/note-texts';
import { fillTemplate } from '../../../src/core/writing/template';
import { scan } from '../../../src/core/markdown/note';
import { approve } from '../../support/approve';
import { day, vault } from '../../support/notes';

const OF_A_CLIENT = ['client', 'date'] as const;
const MARKERS: Readonly<Record<NoteTextId, readonly string[]>> = {
  meeting: [...OF_A_CLIENT, 'brief'], project: OF_A_CLIENT, topic: ['title'], change: OF_A_CLIENT, agreement: OF_A_CLIENT, risk: OF_A_CLIENT, conflict: OF_A_CLIENT,
  'guide-communication': [], 'guide-personal': [], 'guide-complaints': [], 'example-complaint': [], 'self-check': ['date'],
};

/** What each line is: headings, items, tasks, comments, words, with the markers in them. */
function shape(text: string): readonly string[] {
  return text.split('\n').map((line) => {
    const sign = /^(?:## |- \[ \] |- |1\. |%% |$)/.exec(line)?.[0] ?? 'words';
    return [sign, ...(line.match(/\{\{\w+\}\}/g) ?? [])].join(' ');
  });
}

describe.each(LANGUAGES)('texts of notes in %s', (language) => {
  const said = words(language);
  const all = NOTE_TEXTS.map((id) => [id, noteText(id, said)] as const);

  test('are approved', () => {
    approve(`note-texts-${language}.md`, all.map(([id, text]) => `# ${said.say(`note-text.${id}.name`)}\n\n${text}`).join('\n'));
  });

  test.each(all)('%s has the headings and lines that it has in English', (id, text) => {
    expect(shape(text)).toEqual(shape(noteText(id, words('en'))));
    expect(scan(text).headings.filter(({ level }) => level !== 2)).toEqual([]);
    expect(text).not.toMatch(/ {2}|[ \t]$|\n{3}/m);
    expect(text).toMatch(/^\S[^]*\S\n$/);
  });

  test.each(all)('%s has the markers that it says it has, and can be filled without leaving a trace', (id, text) => {
    expect([...new Set(text.match(/\{\{.*?\}\}/g) ?? [])].sort()).toEqual(MARKERS[id].map((marker) => `{{${marker}}}`).sort());
    const fill = (value: string) => fillTemplate(text, { today: day('2026-11-20'), time: '09:00', language, markers: { title: value, client: value, brief: { markdown: value } } });
    expect(fill('Acme').unknown).toEqual([]);
    expect(fill('Acme').text).not.toContain('{{');
    expect(fill('').text).not.toMatch(/[ \t]$/m);
  });

  // One promise in each shows that the notes are read to their end.
  test.each(all)('%s promises nothing and logs nothing before somebody writes into it', (_, text) => {
    const { book } = vault({
      'Acme.md': `---\ntype: client\n---\n${text}\n- [ ] Offer 📅 2026-12-01\n`,
      'Rollout.md': `---\ntype: project\nclient: "[[Acme]]"\n---\n${text}\n- [ ] Plan 📅 2026-12-02\n`,
      '2026-11-20 Talk.md': `---\ntype: meeting\nclient: "[[Acme]]"\n---\n${text}\n- [ ] Minutes 📅 2026-12-03\n`,
    });
    const facts = book.client('Acme.md');
    expect([...(facts?.promises ?? []), ...(facts?.projects ?? []).flatMap(({ milestones }) => milestones)].map((promise) => promise.text).sort()).toEqual(['Minutes', 'Offer', 'Plan']);
    expect(facts?.interactions.map(({ source }) => source.path)).toEqual(['2026-11-20 Talk.md']);
    expect(book.problems(day('2026-11-20'))).toEqual([]);
  });
});
