/** @jest-environment jsdom */
/** Status reports and weekly reviews on the built plugin: with keys alone, in three languages, taken back as a whole. */
import type { ActionRow } from '../../src/core/shown/shown';
import { launch, notices, type Host } from '../host/launch';
import { choose, control, errorUnder, isFormOpen, labels, openForm, press, rapportOf, rowOf, type } from './form-hands';

let host: Host;

afterEach(() => host.close());

const ACME = `---\r\ntype: client # ours\r\n---\r\n\r\n## Interactions\r\n\r\n- 2026-03-10 call: They are slow and rude\r\n- 2026-03-01 email out: Status [purpose:: status]\r\n\r\n## Promises\r\n\r\n- [ ] Price list 📅 2026-04-02\r\n`;
const FILES = {
  'Clients/Acme.md': ACME,
  'Clients/Beta.md': '---\ntype: client\n---\n\n## Log\n\n- 2026-03-28 call: Fine [csat:: 5]\n',
  'Projects/Portal.md': '---\ntype: project\nclient: "[[Acme]]"\nstart: 2026-01-10\nreport_every: 14\n---\n- [x] Design 📅 2026-03-20 ✅ 2026-03-20\n- [ ] Test 📅 2026-04-10\n',
  'Projects/Archive.md': '---\ntype: project\nclient: "[[Beta]]"\nstart: 2026-03-15\n---\n',
  'Projects/Done.md': '---\ntype: project\nclient: "[[Beta]]"\nstart: 2026-01-15\ncompleted: 2026-02-15\n---\n',
};

async function start(options: { readonly language?: string; readonly active?: string; readonly files?: Readonly<Record<string, string>> } = {}): Promise<void> {
  host = await launch({ files: options.files ?? FILES, today: '2026-03-31', ...(options.language === undefined ? {} : { language: options.language }) });
  await host.settle();
  if (options.active !== undefined) await host.app.workspace.openLinkText(options.active, '');
  await host.settle();
}

const read = (path: string): string => host.app.disk.read(path);

async function enter(): Promise<void> {
  press('Enter');
  await host.settle();
}

const offered = (label: string): readonly string[] => [...rowOf(label).querySelectorAll('option')].map(({ text }) => text);

/** What was put on the clipboard. */
function clipboard(): readonly string[] {
  const texts: string[] = [];
  Object.defineProperty(window.navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { texts.push(text); return Promise.resolve(); } } });
  return texts;
}

describe('a status report', () => {
  test.each([
    ['en', '2026-03-31 Portal, status report', '## Done', '- 2026-03-31 note out: Status report written: '],
    ['ru', '2026-03-31 Portal, отчёт о ходе работ', '## Сделано', '- 2026-03-31 заметка исх: Написан отчёт о ходе работ: '],
    ['ja', '2026-03-31 Portal 進捗報告', '## 完了したこと', '- 2026-03-31 メモ 送信: 進捗報告を作成：'],
  ])('in %s: from the project’s note, Enter writes the note and one line, and undo takes both back', async (language, name, heading, line) => {
    await start({ language, active: 'Portal' });
    await host.command('create-status-report');
    expect(document.activeElement).toBe(openForm().querySelector('select'));
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(host.errors).toEqual([]);
    const report = read(`Client notes/${name}.md`);
    expect(report).toContain(heading);
    expect(report).toContain('client: "[[Acme]]"');
    expect(report).not.toContain('rude');
    expect(read('Clients/Acme.md')).toBe(ACME.replace('- 2026-03-10', `${line}[[${name}]] [purpose:: ${language === 'ru' ? 'статус' : language === 'ja' ? '状況報告' : 'status'}]\r\n- 2026-03-10`));
    expect(host.app.workspace.getActiveFile()?.path).toBe(`Client notes/${name}.md`);
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
    expect(host.app.disk.has(`Client notes/${name}.md`)).toBe(false);
  });

  test('the cursor stands where the risks are to be filled in', async () => {
    await start({ active: 'Portal' });
    await host.command('create-status-report');
    await enter();
    const editor = host.app.workspace.activeEditor?.editor;
    expect(editor?.getLine(editor.getCursor().line - 1)).toBe('## Risks');
  });

  test('the period and the next report are filled in, and may be typed in words', async () => {
    await start({ active: 'Portal' });
    await host.command('create-status-report');
    expect(labels()).toEqual(['Project', 'Language', 'From', 'To', 'Next report', 'Promises outside the project too']);
    expect(['From', 'To', 'Next report'].map((label) => control(label).value)).toEqual(['2026-03-02', '2026-03-31', '2026-04-14']);
    type('From', '-1w');
    type('To', 'yesterday');
    type('Next report', '+2d');
    await enter();
    const report = read('Client notes/2026-03-30 Portal, status report.md');
    expect(report).toContain('Period: 24 March 2026 to 30 March 2026');
    expect(report).toContain('Nothing was completed in this period.');
    expect(report).toContain('## Next report\n\n2 April 2026');
    expect(report).toContain('- Price list: 2 April 2026');
  });

  test('without what was promised outside the project, if so wished', async () => {
    await start({ active: 'Portal' });
    await host.command('create-status-report');
    const box = rowOf('Promises outside the project too').querySelector<HTMLElement>('.checkbox-container');
    box?.click();
    control('From').focus();
    await enter();
    expect(read('Client notes/2026-03-31 Portal, status report.md')).not.toContain('Price list');
  });

  test('from elsewhere the projects under way are offered, those of the client alone where it has any', async () => {
    await start();
    await host.command('create-status-report');
    expect(offered('Project')).toEqual(['Portal (Acme)', 'Archive (Beta)']);
    press('Escape');
    await host.app.workspace.openLinkText('Beta', '');
    await host.settle();
    await host.command('create-status-report');
    expect(offered('Project')).toEqual(['Archive (Beta)']);
  });

  test('for a client without a project under way nobody else’s is taken for granted', async () => {
    await start({ active: 'Beta', files: { ...FILES, 'Projects/Archive.md': FILES['Projects/Done.md'] } });
    await host.command('create-status-report');
    expect(offered('Project')).toEqual(['—', 'Portal (Acme)']);
    expect(control('From').value).toBe('');
    type('From', 'yesterday');
    await enter();
    expect(errorUnder('Project')).toContain('Choose the project');
    type('From', '');
    choose('Project', 'Portal (Acme)');
    expect([control('From').value, control('Next report').value]).toEqual(['2026-03-02', '2026-04-14']);
    await enter();
    expect(read('Client notes/2026-03-31 Portal, status report.md')).toContain('Period: 2 March 2026 to');
  });

  test('a project that is over is reported on from its own note', async () => {
    await start({ active: 'Done' });
    await host.command('create-status-report');
    expect(offered('Project')[0]).toBe('Done (Beta)');
    expect(control('Project').value).toBe('Projects/Done.md');
  });

  test('another project brings its own days, but not over those that were typed', async () => {
    await start();
    await host.command('create-status-report');
    choose('Project', 'Archive (Beta)');
    expect(control('From').value).toBe('2026-03-15');
    expect(control('Next report').value).toBe('');
    expect(rowOf('From').querySelector('.client-rapport-form-understood')?.textContent).toBe('15 March 2026');
    type('From', '2026-03-20');
    choose('Project', 'Portal (Acme)');
    expect(control('From').value).toBe('2026-03-20');
    expect(control('Next report').value).toBe('2026-04-14');
    await enter();
    expect(read('Client notes/2026-03-31 Portal, status report.md')).toContain('Period: 20 March 2026 to');
  });

  test('days that cannot be are told under their field, and nothing is written', async () => {
    await start({ active: 'Portal' });
    await host.command('create-status-report');
    type('From', '2026-03-31');
    type('To', '2026-03-01');
    type('Next report', 'soon');
    await enter();
    expect(errorUnder('From')).toBe('The period ends before it begins.');
    expect(errorUnder('Next report')).not.toBe('');
    type('To', 'tomorrow');
    await enter();
    expect(errorUnder('To')).toBe('This day is still ahead. Choose today or an earlier one.');
    expect(host.app.disk.writes).toEqual([]);
  });

  test('without any project it says what one is', async () => {
    await start({ files: { 'Clients/Acme.md': ACME } });
    await host.command('create-status-report');
    expect(isFormOpen()).toBe(false);
    expect(notices().at(-1)).toContain('No project is under way.');
  });

  test('the action to report begins with the report; once it is written, with the line that it was sent', async () => {
    await start();
    const rapport = await rapportOf(host);
    await host.settle();
    const action: ActionRow = {
      key: 'x', occasion: '', kind: 'report-status', urgency: 'due', urgencyText: '', client: { path: 'Clients/Acme.md', name: 'Acme' }, verb: '', why: '', gain: null,
      gainIn7Days: null, gainText: null, due: null, dueText: null, source: { path: 'Projects/Portal.md' }, task: '', label: '',
    };
    const title = (): string => openForm().querySelector('.modal-title')?.textContent ?? '';
    rapport.act(action);
    expect(title()).toBe('Create status report');
    expect(control('Project').value).toBe('Projects/Portal.md');
    await enter();
    rapport.act(action);
    expect(title()).toBe('Log interaction');
    expect(control('Purpose').value).toBe('status');
  });

  test('as it stands in the editor it is copied as text, without what only its writer should see', async () => {
    await start({ active: 'Portal' });
    const copied = clipboard();
    await host.command('create-status-report');
    await enter();
    await host.command('copy-as-text');
    await host.settle();
    expect(copied).toHaveLength(1);
    expect(copied[0]?.startsWith('Status report: Portal\n\nPeriod: 2 March 2026 to 31 March 2026\n\nDone\n\n- Design: 20 March 2026\n\n')).toBe(true);
    expect(copied[0]).not.toMatch(/%%|type:/);
    expect(notices().at(-1)).toBe('The text is on the clipboard.');
  });

  test('with nothing open there is nothing to copy', async () => {
    await start();
    const copied = clipboard();
    await host.command('copy-as-text');
    expect(copied).toEqual([]);
    expect(notices().at(-1)).toBe('First open the note you want to copy.');
  });
});

describe('a weekly review', () => {
  test.each([
    ['en', 'Weekly review 2026-W14', '## Promises'],
    ['ru', 'Обзор недели 2026-W14', '## Обещания'],
    ['ja', '週次レビュー 2026-W14', '## 約束'],
  ])('in %s: one command writes it and opens it at its beginning; undo takes it away', async (language, name, heading) => {
    await start({ language });
    await host.command('create-weekly-review');
    await host.settle();
    const path = `Client notes/${name}.md`;
    expect(read(path)).toContain(heading);
    expect(read(path)).toContain('[[Acme]]');
    expect(host.app.workspace.opened.at(-1)).toEqual({ path, ephemeral: null });
    expect(host.app.disk.writes).toHaveLength(1);
    expect(notices()).toHaveLength(1);
    expect(host.errors).toEqual([]);
    await host.command('undo-last-change');
    await host.settle();
    expect(host.app.disk.has(path)).toBe(false);
  });

  test('a second one of the week stands beside the first, and says the same: a review is no fact', async () => {
    await start();
    await host.command('create-weekly-review');
    await host.settle();
    await host.command('create-weekly-review');
    await host.settle();
    expect(read('Client notes/Weekly review 2026-W14 2.md')).toBe(read('Client notes/Weekly review 2026-W14.md'));
    const rapport = await rapportOf(host);
    expect(rapport.book().counts()).toMatchObject({ clients: 2, projects: 3, interactions: 0 });
    expect(rapport.book().problems(rapport.today())).toEqual([]);
  });
});
