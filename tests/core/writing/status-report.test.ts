/** Status reports: what stands in one by hand-checked days, what never does, and that writing one counts as nothing. */
import fc from 'fast-check';
import { nextActions } from '../../../src/core/health/next-actions';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { words } from '../../../src/core/i18n/lookup';
import { linksIn } from '../../../src/core/markdown/note';
import { plainText } from '../../../src/core/writing/plain-text';
import { createStatusReport, isReportWritten, liveProjects, statusFrom, statusText, type StatusDraft } from '../../../src/core/writing/status-report';
import { day, vault, type Vault } from '../../support/notes';
import { changed, created, desk } from './desk';

const TODAY = day('2026-03-31');

const CARD = `---
type: client
private: Their director drinks
---
## Log
- 2026-03-20 email out: Status no. 2 [purpose:: status]
- 2026-03-10 call: They are slow and rude

## Promises
- [x] Price list 📅 2026-03-25 ✅ 2026-03-24
- [ ] Acme sends the logo 📅 2026-03-30 #waiting
- [ ] Call back %% only if they pay %% 📅 2026-04-03
`;
const PROJECT = `---
type: project
client: "[[Acme]]"
start: 2026-02-01
due: 2026-05-01
moved: ["2026-03-25 from 2026-04-20"]
report_every: 14
---
- [x] Design 📅 2026-03-01 ✅ 2026-03-02
- [x] First version 📅 2026-03-20 ✅ 2026-03-23
- [ ] Test 📅 2026-03-28
- [ ] Training 📅 2026-04-10
- [ ] Data from Acme 📅 2026-04-02 #waiting
- [-] Printed manual 📅 2026-04-08 ❌ 2026-03-26
`;
const FILES = { 'Clients/Acme.md': CARD, 'Projects/Portal.md': PROJECT };

function draftOf({ book }: Vault, differing: Partial<StatusDraft> = {}): StatusDraft {
  const [found] = liveProjects(book.clients(), TODAY);
  if (!found) throw new Error('a live project was expected');
  return { ...found, from: statusFrom(found.project, found.clients, TODAY), to: TODAY, next: TODAY + 14, promises: true, ...differing };
}

function textOf(files: Readonly<Record<string, string>>, differing: Partial<StatusDraft> = {}): string {
  return statusText(draftOf(vault(files), differing), desk('en'));
}

/** The lines under a heading. */
function under(heading: string, text: string): readonly string[] {
  const [, section = ''] = text.split(`## ${heading}\n\n`);
  return (section.split('\n\n')[0] ?? '').split('\n');
}

describe('what the client reads', () => {
  const text = textOf(FILES);

  test('what was done since the last report, with how late it was', () => {
    expect(under('Done', text)).toEqual(['- First version: 23 March 2026, 3 days later than agreed', '- Price list: 24 March 2026']);
  });

  test('what comes next, by its day', () => {
    expect(under('In progress and next', text)).toEqual(['- Call back: 3 April 2026', '- Training: 10 April 2026', '- Delivery of the project: 1 May 2026']);
  });

  test('what is late, what moved in this time, what was called off', () => {
    expect(under('Changes and delays', text)).toEqual([
      '- Test: was due on 28 March 2026, 3 days late so far; new date: …',
      '- Delivery of the project: 1 May 2026 instead of 20 April 2026, 11 days later',
      '- Printed manual: cancelled',
    ]);
  });

  test('what the client owes, the oldest first', () => {
    expect(under('What we need from you', text)).toEqual(['- Acme sends the logo: was due on 30 March 2026', '- Data from Acme: 2 April 2026']);
  });

  test('the day of the next report, and none where none is promised', () => {
    expect(under('Next report', text)).toEqual(['14 April 2026']);
    expect(textOf(FILES, { next: null })).not.toContain('Next report');
  });

  test('nothing that stands in a private part of a note, up to the next heading of its level', () => {
    const tasks = (of: string): string => `- [ ] Raise the price ${of} 📅 2026-04-10\n- [ ] Their lawyer answers ${of} 📅 2026-04-11 #waiting\n`;
    const told = textOf({
      'Clients/Acme.md': `${CARD}\n### 非公開\n${tasks('in the card')}\n## More\n- [ ] Tell the team 📅 2026-04-12\n`,
      'Projects/Portal.md': `${PROJECT}\n## Private notes:\n### Inside\n${tasks('in the project')}`,
    });
    expect(told).not.toMatch(/price|lawyer/);
    expect(told).toContain('Tell the team: 12 April 2026');
  });

  test('risks are left to be filled in, with a remark that does not go out', () => {
    expect(text).toContain('## Risks\n\n%% ');
    expect(plainText(text)).not.toContain('%%');
    expect(plainText(text)).toContain('Risks\n\n- …');
  });

  test('the letter is in the language of the client, the remark in that of the notes', () => {
    const { text: note } = created(createStatusReport(draftOf(vault(FILES)), desk('en', { today: TODAY }), words('ja')));
    const [, remark = ''] = note.split('%%');
    expect(remark).toContain('delete this section');
    expect(note.replace(remark, '')).toContain('## リスク\n\n%%');
    expect(note).not.toContain('リスクのノートは読み込まれません');
  });

  test('a move back, and a project with nothing to tell', () => {
    const early = textOf({ ...FILES, 'Projects/Portal.md': PROJECT.replace('due: 2026-05-01', 'due: 2026-04-18') });
    expect(early).toContain('18 April 2026 instead of 20 April 2026, 2 days earlier');
    const empty = textOf({ 'Clients/Acme.md': '---\ntype: client\n---\n', 'Projects/Portal.md': '---\ntype: project\nclient: "[[Acme]]"\n---\n' });
    expect(under('Done', empty)).toEqual(['Nothing was completed in this period.']);
    expect(under('In progress and next', empty)).toEqual(['No further dates have been agreed yet.']);
    expect(under('Changes and delays', empty)).toEqual(['None: the dates ahead stand as agreed.']);
    expect(under('What we need from you', empty)).toEqual(['Nothing at present.']);
  });

  test('it is told as of its last day: what came later is not known yet', () => {
    const past = textOf(FILES, { from: day('2026-03-01'), to: day('2026-03-22') });
    expect(under('Done', past)).toEqual(['- Design: 2 March 2026, 1 day later than agreed']);
    expect(under('Changes and delays', past)).toEqual(['- First version: was due on 20 March 2026, 2 days late so far; new date: …']);
    expect(past).toContain('Delivery of the project: 20 April 2026');
  });
});

describe('what the client never reads', () => {
  test('the log, private remarks, comments beside a task, scores', () => {
    const text = textOf(FILES);
    for (const secret of ['rude', 'drinks', 'only if they pay', 'Status no. 2', 'health', 'score']) expect(text).not.toContain(secret);
  });

  test('promises outside the project, unless wanted', () => {
    const text = textOf(FILES, { promises: false });
    for (const other of ['Price list', 'Call back', 'logo']) expect(text).not.toContain(other);
    expect(text).toContain('First version');
  });

  test('other projects of the client', () => {
    const text = textOf({ ...FILES, 'Projects/Secret.md': '---\ntype: project\nclient: "[[Acme]]"\nstart: 2026-01-01\n---\n- [ ] Quiet work 📅 2026-04-05\n' });
    expect(text).not.toContain('Quiet work');
  });

  test('what was promised to another client of a shared project', () => {
    const files = { ...FILES, 'Clients/Beta.md': '---\ntype: client\n---\n- [ ] Discount for Beta 📅 2026-04-05\n', 'Projects/Portal.md': PROJECT.replace('"[[Acme]]"', '["[[Acme]]", "[[Beta]]"]') };
    const { clients } = draftOf(vault(files));
    expect(clients.map(({ client }) => client.name)).toEqual(['Acme', 'Beta']);
    const text = textOf(files);
    expect(text).not.toContain('Discount');
    expect(text).not.toContain('Price list');
    expect(text).toContain('Training');
  });
});

describe('the period', () => {
  const from = (files: Readonly<Record<string, string>>): string => new Date(draftOf(vault(files)).from * 86_400_000).toISOString().slice(0, 10);

  test('begins on the day after the last status, or with the project', () => {
    expect(from(FILES)).toBe('2026-03-21');
    expect(from({ ...FILES, 'Clients/Acme.md': CARD.replace(/^- 2026-03-20.*\n/m, '') })).toBe('2026-02-01');
    expect(from({ ...FILES, 'Clients/Acme.md': CARD.replace('2026-03-20', '2026-01-15') })).toBe('2026-02-01');
  });

  test('of a project without a start looks back as far as reports are promised, or a month', () => {
    const card = CARD.replace(/^- 2026-03-20.*\n/m, '');
    expect(from({ 'Clients/Acme.md': card, 'Projects/Portal.md': PROJECT.replace('start: 2026-02-01\n', '') })).toBe('2026-03-18');
    expect(from({ 'Clients/Acme.md': card, 'Projects/Portal.md': PROJECT.replace('start: 2026-02-01\n', '').replace('report_every: 14\n', '') })).toBe('2026-03-02');
  });

  test('a report that was written begins the next period of its own project, not of another', () => {
    const line = '- 2026-03-27 note out: Status report written: [[2026-03-27 Portal, status report]] [purpose:: status]\n';
    expect(from({ ...FILES, 'Clients/Acme.md': CARD.replace('## Log\n', `## Log\n${line}`) })).toBe('2026-03-28');
    expect(from({ ...FILES, 'Clients/Acme.md': CARD.replace('## Log\n', `## Log\n${line.replace('Portal', 'Archive')}`) })).toBe('2026-03-21');
  });

  test('a status of today, a planned one and a cancelled one do not begin it', () => {
    for (const line of ['- 2026-03-31 email out: Status [purpose:: status]', '- 2026-03-28 email out: Status [purpose:: status] [status:: planned]']) {
      expect(from({ ...FILES, 'Clients/Acme.md': CARD.replace('## Log\n', `## Log\n${line}\n`) })).toBe('2026-03-21');
    }
  });
});

describe('the note and the line', () => {
  const plan = createStatusReport(draftOf(vault(FILES)), desk('en', { today: TODAY }));

  test('the note names client, project and day, and lies among the other notes', () => {
    const { path, text } = created(plan);
    expect(path).toBe('Client notes/2026-03-31 Portal, status report.md');
    expect(text.split('\n\n')[0]).toBe('---\ntype: status_report\ndate: 2026-03-31\nclient: "[[Acme]]"\nproject: "[[Portal]]"\n---');
  });

  test('writing it is no contact: the action to report stays, and no score moves', () => {
    const due = { ...FILES, 'Clients/Acme.md': CARD.replace('2026-03-20', '2026-03-10') };
    const before = vault(due);
    const card = changed(due['Clients/Acme.md'], 'Clients/Acme.md', createStatusReport(draftOf(before), desk('en', { today: TODAY })));
    expect(card).toContain('- 2026-03-31 note out: Status report written: [[2026-03-31 Portal, status report]] [purpose:: status]\n');
    const after = vault({ ...due, 'Clients/Acme.md': card });
    const seen = ({ book }: Vault): readonly (readonly [string, number | null])[] => book.clients().flatMap((facts) => nextActions(facts, TODAY, DEFAULT_WEIGHTS).map(({ kind, gain }) => [kind, gain] as const));
    expect(seen(before).map(([kind]) => kind)).toContain('report-status');
    expect(seen(after)).toEqual(seen(before));
    expect(before.book.clients().map((facts) => isReportWritten(facts, TODAY))).toEqual([false]);
    expect(after.book.clients().map((facts) => isReportWritten(facts, TODAY))).toEqual([true]);
    expect(after.book.clients().map((facts) => isReportWritten(facts, TODAY + 7))).toEqual([false]);
  });

  test('read again it is nobody’s: no client gains a fact, and there is no problem', () => {
    const { path, text } = created(plan);
    const { book, put } = vault(FILES);
    const before = book.clients();
    put(path, text);
    expect(book.clients()).toEqual(before);
    expect(book.clientsOf(path)).toEqual([]);
    expect(book.problems(TODAY).filter((problem) => problem.path === path)).toEqual([]);
  });

  test('whatever a task says cannot become a tag, a link, a comment or a command', () => {
    const anyWords = fc.string({ unit: fc.constantFrom('(#client', '[[Acme]]', '[[', '%%', '<%', '#', 'client', ' ', '[', ']', '%', '<', '>', '`', '$', '*', '!', '(', ')', ':', '\\', '^', '|', '~', '=', 'ж', '📅', '2026-04-01', '- ', '#waiting') });
    fc.assert(fc.property(anyWords, (words) => {
      const { book } = vault({ ...FILES, 'Projects/Portal.md': `${PROJECT}- [ ] x${words.replace(/\n/g, ' ')} 📅 2026-04-12\n` });
      const project = book.projects()[0]?.record;
      const text = statusText({ ...draftOf(vault(FILES)), ...(project ? { project } : {}), clients: book.clients() }, desk('en'));
      const { book: reread, put } = vault(FILES);
      put('Client notes/Report.md', `---\ntype: status_report\n---\n${text}`);
      expect(reread.clientsOf('Client notes/Report.md')).toEqual([]);
      expect(reread.counts()).toMatchObject({ clients: 1, projects: 1, interactions: 0 });
      expect(linksIn(text)).toEqual([]);
      expect(text).not.toContain('<%');
      expect(text.split('%%')).toHaveLength(3);
    }));
  });
});

describe('as plain text', () => {
  test('properties, comments, links and signs go; words, lists and lines stay', () => {
    expect(plainText('---\ntype: x\n---\n\n# Head\r\n\r\n%% not\nthis %%\n\n- **Bold** [[A/b|words]] and [[Clients/Acme]]\n- \\#5 \\[new\\] R&amp;D &lt;&#37; 10 %\n\n\n\nEnd')).toBe(
      'Head\n\n- Bold words and Acme\n- #5 [new] R&D <% 10 %\n\nEnd',
    );
  });

  test('a private part goes too, whatever the line ends', () => {
    expect(plainText('---\ntype: x\n---\n\nSeen\n\n## Личное\n\nHush\n\n### Inside\n\nHush\n\n## Then\n\nSeen again')).toBe('Seen\n\nThen\n\nSeen again');
    expect(plainText('Seen\r\n# Private\r\nHush\r\n')).toBe('Seen');
  });

  test('a comment that is never closed is left out to the end, and nothing stays nothing', () => {
    expect(plainText('Seen\n%% unseen')).toBe('Seen');
    expect(plainText('')).toBe('');
  });

  test('what was written to be harmless reads as it was meant', () => {
    const task = 'R&D: 10% off *all* #5 <b> & [x] 5 > 3';
    const text = textOf({ ...FILES, 'Projects/Portal.md': `${PROJECT}- [ ] ${task} 📅 2026-04-12\n` });
    expect(plainText(text)).toContain(`- ${task.replace('#5 ', '')}: 12 April 2026`);
  });
});
