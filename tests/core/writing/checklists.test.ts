import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { CHECKLISTS, checklistText } from '../../../src/core/writing/checklists';
import { approve } from '../../support/approve';
import { day, vault } from '../../support/notes';

function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}

/** What each line is, without its words; a line that should not be there stays as it is. */
function shape(text: string): readonly string[] {
  return linesOf(text).map((line) => line.replace(/^- \[ \] .+|^\*\*.+\*\*$|^%% .+ %%$/, (whole) => whole.slice(0, 2)));
}

const items = (text: string): readonly string[] => linesOf(text).filter((line) => line.startsWith('- [ ] ')).map((line) => line.slice(6));

describe.each(LANGUAGES)('checklists in %s', (language) => {
  const said = words(language);
  const all = CHECKLISTS.map((id) => [id, checklistText(id, said)] as const);

  test('are approved', () => {
    approve(`checklists-${language}.md`, all.map(([id, text]) => `# ${said.say(`checklist.${id}.name`)}\n\n${text}`).join('\n'));
  });

  test.each(all)('%s has the groups and items that it has in English, and nothing else', (id, text) => {
    expect(shape(text)).toEqual(shape(checklistText(id, words('en'))));
    expect([...new Set(shape(text))].filter((line) => !['- ', '**', '%%', ''].includes(line))).toEqual([]);
    expect(text).not.toMatch(/^#| {2}|[ \t]$|\n{3}/m);
    expect(text).toMatch(/^\S[^]*\S\n$/);
  });

  test.each(all)('%s has short items, none of them twice', (_, text) => {
    expect(new Set(items(text)).size).toBe(items(text).length);
    for (const item of items(text)) {
      if (language === 'ja') expect([item, item.length <= 22]).toEqual([item, true]);
      else expect([item, /^\S+(?: \S+){2,8}$/.test(item)]).toEqual([item, true]);
    }
  });

  // One promise and one contact of their own show that the notes are read to their end.
  test.each(all)('%s promises nothing and logs nothing, wherever it stands, open or ticked', (_, text) => {
    const both = `${text}\n${text.replace(/- \[ \]/g, '- [x]')}\n`;
    const { book } = vault({
      'Acme.md': `---\ntype: client\n---\n## Log\n\n${both}\n## Promises\n\n${both}- [ ] Offer 📅 2026-12-01\n`,
      'Rollout.md': `---\ntype: project\nclient: "[[Acme]]"\n---\n${both}- [ ] Plan 📅 2026-12-02\n`,
      '2026-11-20 Call.md': `---\ntype: call\nclient: "[[Acme]]"\n---\n${both}- [ ] Minutes 📅 2026-12-03\n`,
    });
    const facts = book.client('Acme.md');
    expect([...(facts?.promises ?? []), ...(facts?.projects ?? []).flatMap(({ milestones }) => milestones)].map((promise) => promise.text).sort()).toEqual(['Minutes', 'Offer', 'Plan']);
    expect(facts?.interactions.map(({ source }) => source.path)).toEqual(['2026-11-20 Call.md']);
    expect(facts?.complaints).toEqual([]);
    expect(book.problems(day('2026-11-20'))).toEqual([]);
  });
});

test('what is asked before a recommendation are twelve items, and every stage has five', () => {
  const count = (id: (typeof CHECKLISTS)[number]): number => items(checklistText(id, words('en'))).length;
  expect(count('pre-ask')).toBe(12);
  expect(CHECKLISTS.filter((id) => id.startsWith('stage-')).map(count)).toEqual([5, 5, 5, 5, 5]);
  expect((['preparation', 'interaction', 'project'] as const).map(count)).toEqual([5, 5, 5]);
});
