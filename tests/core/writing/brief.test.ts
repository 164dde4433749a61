import { brief } from '../../../src/core/writing/brief';
import { createNote } from '../../../src/core/writing/create-note';
import { LANGUAGES } from '../../../src/core/i18n/lookup';
import type { ClientFacts } from '../../../src/core/model';
import { approve } from '../../support/approve';
import { vault } from '../../support/notes';
import { created, day, desk, ownTemplate, readAgain } from './desk';

const FILES: Readonly<Record<string, string>> = {
  'Clients/Acme.md': `---
type: client
contacts: ["[[Anna Petrova]]", Boris]
preferred_channel: call
preferences: [plain words]
next_step: Show the draft
---

## Interactions

- 2026-11-18 call in: Wants the **site** earlier %% my guess: budget %% ^a1
- 2026-11-10 email out: Offer
- 2026-12-01 meeting: Kick-off
- 2026-11-03 complaint in: wrong invoice
- 2026-10-03 complaint in: late [resolved:: 2026-10-04]

## Promises

- [ ] Send the contract 📅 2026-11-30
- [x] Call back 📅 2026-11-02 ✅ 2026-11-02
- [ ] Logo files #waiting 📅 2026-11-25
`,
  'Clients/Beta.md': '---\ntype: client\n---\n\n## Interactions\n\n- 2026-11-12 meal: Lunch\n',
  'Clients/Empty.md': '---\ntype: client\n---\n',
  'Complaints/Leak.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-11-15\n---\n',
  'Projects/Site.md': '---\ntype: project\nclient: "[[Acme]]"\nstart: 2026-11-01\ndue: 2026-12-20\n---\n',
};

const { book } = vault(FILES);

function known(...names: readonly string[]): readonly ClientFacts[] {
  return names.flatMap((name) => book.client(`Clients/${name}.md`) ?? []);
}

test.each(LANGUAGES)('a meeting begins with what is known of the client, in %s', (language) => {
  const draft = { template: 'meeting', title: '', clients: ['Clients/Acme.md'], date: day('2026-11-20') } as const;
  const { path, text } = created(createNote({ ...draft, known: known('Acme') }, desk(language)));
  approve(`meeting-brief-${language}.md`, text);
  // It is the interaction that it is without it: nothing in it is a promise, a complaint or a line of a log.
  const { text: bare } = created(createNote(draft, desk(language)));
  expect(readAgain(path, text)).toEqual(readAgain(path, bare));
  expect(text).not.toContain('my guess');
});

test('of several clients each stands above what is known of it', () => {
  const writing = desk();
  expect(brief(known('Beta', 'Empty', 'Beta'), writing)).toBe('- [[Beta]]\n  - Last contact (meal, 12 November 2026): Lunch\n- [[Beta]]\n  - Last contact (meal, 12 November 2026): Lunch');
});

test('where nothing is known there is no place for it', () => {
  expect(brief(known('Empty'), desk())).toBe('');
  const { text } = created(createNote({ template: 'meeting', title: '', clients: ['Clients/Empty.md'], date: null, known: known('Empty') }, desk()));
  expect(text).toContain('\n## Before\n\n- Who they are, who will come:\n');
});

test('a template of one’s own says where it stands', () => {
  const writing = desk('en', { template: ownTemplate('# {{title}}\n\n{{brief}}\n') });
  const draft = { template: 'meeting', title: 'Lunch', clients: ['Clients/Beta.md'], date: null, known: known('Beta') } as const;
  expect(created(createNote(draft, writing)).text).toMatch(/# Lunch\n\n- Last contact \(meal, 12 November 2026\): Lunch\n$/);
});
