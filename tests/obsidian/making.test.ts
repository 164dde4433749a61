/** @jest-environment jsdom */
import { words } from '../../src/core/i18n/lookup';
import { launch, notices, type Host } from '../host/launch';
import { chosenClients, control, errorUnder, isFormOpen, labels, openForm, press, rapportOf, rowOf, type } from './form-hands';

let host: Host;

afterEach(() => host.close());

const TODAY = '2026-03-31';
const CARD = '---\ntype: client\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n';
const FILES = { 'Clients/Acme.md': CARD, 'Clients/Beta.md': CARD };

interface Start {
  readonly language?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly active?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

async function start({ language = 'en', files = FILES, active, settings }: Start = {}): Promise<void> {
  host = await launch({ files, today: TODAY, language });
  await host.settle();
  if (settings) await host.changeSettings(settings);
  if (active !== undefined) await host.app.workspace.openLinkText(active, '');
  await host.settle();
}

function read(path: string): string {
  return host.app.disk.read(path);
}

function paths(): readonly string[] {
  return host.app.vault.getMarkdownFiles().map(({ path }) => path).sort();
}

async function enter(): Promise<void> {
  press('Enter');
  await host.settle();
}

const offered = (): readonly string[] => [...document.querySelectorAll('.prompt .suggestion-item')].map((row) => row.textContent ?? '');

/** Opens the chooser and takes the first that is found by these words. */
async function chooseTemplate(words: string): Promise<void> {
  await host.command('create-note');
  const input = document.querySelector<HTMLInputElement>('.prompt input');
  if (input === null) throw new Error('There is nothing to choose from.');
  expect(document.activeElement).toBe(input);
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await host.settle();
  await enter();
}

describe('creating a note from a template', () => {
  test.each([
    ['en', 'Meeting', 'Title', 'Interactions/Kick-off.md'],
    ['ru', 'Встреча', 'Название', 'Interactions/Kick-off.md'],
    ['ja', '打ち合わせ', 'タイトル', 'Interactions/Kick-off.md'],
  ])('in %s: chosen, filled in and written with keys alone', async (language, template, title, path) => {
    await start({ language, active: 'Acme' });
    await chooseTemplate(template);
    expect(openForm().querySelector('.modal-title')?.textContent).toBe(template);
    expect(chosenClients()).toEqual(['Acme']);
    expect(document.activeElement).toBe(control(title));
    type(title, 'Kick-off');
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(read(path)).toMatch(/^---\ntype: interaction\nclient: "\[\[Acme\]\]"\ndate: 2026-03-31\nkind: meeting\n/);
    expect(host.app.workspace.getActiveFile()?.path).toBe(path);
    expect(read('Clients/Acme.md')).toBe(CARD);
    await host.command('undo-last-change');
    expect(paths()).toEqual(['Clients/Acme.md', 'Clients/Beta.md']);
    expect(host.app.vault.getFolderByPath('Interactions')).toBeNull();
    expect(host.errors).toEqual([]);
  });

  test('every text is offered, and those of the template folder under their own names, marked', async () => {
    await start({ files: { ...FILES, 'T/meeting.md': 'Mine', 'T/deep/Kick-off.md': 'x', 'T/Client.md': 'y' }, settings: { reading: { templateFolder: 'T' } } });
    await host.command('create-note');
    expect(offered()).toEqual([
      'meetingyours', 'Project', 'Topic', 'Change request', 'Agreement', 'Risk', 'Conflict', 'Guide to communicating well', 'Guide to a personal approach',
      'Guide to handling complaints', 'Example of a complaint resolved', 'Self-check', 'Clientyours', 'Kick-offyours',
    ]);
    press('Escape');
    expect(document.querySelector('.prompt')).toBeNull();
  });

  test('what has a form of its own opens that form', async () => {
    await start({ files: { ...FILES, 'T/Жалоба.md': 'Mine\n' }, settings: { reading: { templateFolder: 'T' } }, active: 'Beta' });
    await chooseTemplate('Жалоба');
    expect(openForm().querySelector('.modal-title')?.textContent).toBe('Log complaint');
    expect(chosenClients()).toEqual(['Beta']);
  });

  test('a project asks for its client, its days are read as they are typed', async () => {
    await start();
    await chooseTemplate('Project');
    await enter();
    expect(errorUnder('Title')).toBe('Enter a title for the note.');
    expect(errorUnder('Clients')).toBe('Choose a client.');
    type('Title', 'Shop');
    type('Clients', 'acme');
    control('Clients').blur();
    type('Due', 'soon');
    await enter();
    expect(errorUnder('Due')).toContain('not a day');
    type('Due', '+2w');
    await enter();
    expect(read('Projects/Shop.md')).toMatch(/^---\ntype: project\nclient: "\[\[Acme\]\]"\nstage: contact\nstart: 2026-03-31\ndue: 2026-04-14\n/);
    const rapport = await rapportOf(host);
    expect(rapport.book().client('Clients/Acme.md')?.projects.map(({ title }) => title)).toEqual(['Shop']);
  });

  test('a project begins with the checklist of its first stage, unless that is not wanted', async () => {
    const { say } = words('en');
    const list = `\n## ${say('checklist.stage-contact.name')}\n\n`;
    await start({ active: 'Acme' });
    for (const [title, wanted] of [['Shop', true], ['Fair', false]] as const) {
      await chooseTemplate('Project');
      type('Title', title);
      if (!wanted) rowOf(say('making.first-checklist')).querySelector<HTMLElement>('.checkbox-container')?.click();
      await enter();
      const [, tasks] = read(`Projects/${title}.md`).split(list);
      expect(tasks?.trim().split('\n').length).toBe(wanted ? 5 : undefined);
    }
  });

  test('a meeting is one contact, and not two', async () => {
    await start({ active: 'Acme' });
    await chooseTemplate('Meeting');
    await enter();
    const rapport = await rapportOf(host);
    expect(rapport.book().client('Clients/Acme.md')?.interactions.map(({ kind }) => kind).sort()).toEqual(['call', 'meeting']);
  });

  test('an agreement stands in the log of each client as a note, and undo takes all of it back', async () => {
    await start({ active: 'Acme' });
    await chooseTemplate('Agreement');
    type('Clients', 'beta');
    control('Clients').blur();
    type('Title', 'Service level');
    await enter();
    expect(read('Client notes/Service level.md')).toContain('client:\n  - "[[Acme]]"\n  - "[[Beta]]"\n');
    for (const card of ['Clients/Acme.md', 'Clients/Beta.md']) expect(read(card)).toContain('- 2026-03-31 note: Agreement [[Service level]]\n');
    await host.command('undo-last-change');
    expect([read('Clients/Acme.md'), read('Clients/Beta.md'), ...paths()]).toEqual([CARD, CARD, 'Clients/Acme.md', 'Clients/Beta.md']);
  });

  test('a guide asks for a title alone, and its folder is a setting', async () => {
    await start({ settings: { newNotes: { other: 'Desk/Guides' } } });
    await chooseTemplate('Guide to handling');
    expect(labels()).toEqual(['Title']);
    await enter();
    expect(read('Desk/Guides/Guide to handling complaints.md')).not.toContain('{{');
  });

  test.each([
    '../../evil', '[[Beta]]', 'a#b|c^d', '"quotes": \'and\' colons:', 'two\nlines', '🦊'.repeat(75), '\u202Egpj.exe\u202C', '<% tp.file.delete() %>', '---', '{{client}} {{title}}', '%%', 'NUL',
  ])('the title %j makes one note in its folder that says nothing else', async (title) => {
    await start({ active: 'Acme' });
    await chooseTemplate('Topic');
    type('Title', title);
    await enter();
    const [made, another] = paths().filter((path) => !path.startsWith('Clients/'));
    expect(another).toBeUndefined();
    expect(made).toMatch(/^Topics\/[^/\\:*?"<>|#^[\]]+\.md$/);
    expect(Buffer.byteLength(made ?? '')).toBeLessThan(220);
    expect(read(made ?? '')).toMatch(/^---\ntype: topic\naliases: \[\]\ntags:\n {2}- networking\n---\n/);
    expect(read(made ?? '')).not.toMatch(/<%|\[\[Beta/);
    expect(host.errors).toEqual([]);
  });
});

describe('the user’s own templates', () => {
  const OWN = '---\n# mine\nmine: \'yes\'\ndate: "{{date}}"\ntags: [meet]\n---\n\n# {{title}} ({{date:DD.MM.YYYY}})\n\n{{client}} <% tp.file.cursor() %> {{weather}}\n';

  test('keep their properties and their order, leave commands to Templater, and name what nobody knows', async () => {
    await start({ files: { ...FILES, 'T/Встреча.md': OWN }, settings: { reading: { templateFolder: 'T' } }, active: 'Acme' });
    await chooseTemplate('Встреча');
    type('Title', 'Plan <% x %>');
    type('Day', 'tomorrow');
    await enter();
    expect(read('Interactions/Plan % x %.md')).toBe(
      '---\n# mine\nmine: \'yes\'\ndate: "2026-04-01"\ntags: [meet]\ntype: interaction\nclient: "[[Acme]]"\nkind: meeting\nstatus: planned\n---\n\n'
      + '# Plan % x % (01.04.2026)\n\n[[Acme]] <% tp.file.cursor() %> {{weather}}\n',
    );
    expect(notices().join('\n')).toContain('{{weather}}');
  });

  test.each([
    ['---\na: [\n---\n\nText\n', 'The properties of “Kick-off” cannot be read, so nothing was written. Fix them first.'],
    ['---js\n{}\n---\n', 'The properties of “Kick-off” are a script'],
    ['---\na: 1\n\nnever closed\n', 'The properties of “Kick-off” are not closed by ---, so nothing was written. Add that line.'],
  ])('that are broken are refused by name: %j', async (text, words) => {
    await start({ files: { ...FILES, 'T/Kick-off.md': text }, settings: { reading: { templateFolder: 'T' } }, active: 'Acme' });
    await chooseTemplate('Kick-off');
    type('Title', 'Mine');
    await enter();
    expect(notices()[0]).toContain(words);
    expect(control('Title').value).toBe('Mine');
    expect(host.app.disk.writes).toEqual([]);
  });

  test('that cannot be read are refused by name', async () => {
    await start({ files: { ...FILES, 'T/Meeting.md': 'x' }, settings: { reading: { templateFolder: 'T' } }, active: 'Acme' });
    await chooseTemplate('Meeting');
    const whole = host.app.disk.read.bind(host.app.disk);
    host.app.disk.read = (path) => {
      if (path.startsWith('T/')) throw new Error('EIO: input/output error');
      return whole(path);
    };
    await enter();
    host.app.disk.read = whole;
    expect(notices()[0]).toContain('The template “Meeting” cannot be read');
    expect(host.app.disk.writes).toEqual([]);
  });

  test('a note that another plugin rewrites a moment later is left by undo, which says so', async () => {
    await start({ active: 'Acme' });
    host.app.disk.faults.rewriteWritten = { afterMs: 300, rewrite: (text) => text.replace('## Notes', '## My notes') };
    await chooseTemplate('Meeting');
    type('Title', 'Kick-off');
    await enter();
    await host.command('undo-last-change');
    expect(read('Interactions/Kick-off.md')).toContain('## My notes');
    expect(notices().at(-1)).toBe('“Kick-off” was edited after it was created, so it stays. Delete it yourself if you do not need it.');
  });

  test('a name that another device takes meanwhile is passed by', async () => {
    await start({ files: { ...FILES, 'Topics/x.md': '' } });
    await chooseTemplate('Topic');
    type('Title', 'Trust');
    host.app.disk.put('Topics/TRUST.md', 'theirs');
    await enter();
    expect(read('Topics/TRUST.md')).toBe('theirs');
    expect(read('Topics/Trust 2.md')).toContain('type: topic\n');
  });
});

describe('template notes', () => {
  const useIt = 'Use this folder for templates';

  test.each([
    ['en', 'Templates/Meeting.md', 'Folder'],
    ['ru', 'Шаблоны/Встреча.md', 'Папка'],
    ['ja', 'テンプレート/打ち合わせ.md', 'フォルダ'],
  ])('in %s: all built-in texts become notes, used from then on, and one undo takes them back', async (language, path, folder) => {
    await start({ language, active: 'Acme' });
    await host.command('create-template-notes');
    expect(document.activeElement).toBe(control(folder));
    await enter();
    expect(read(path)).toContain('{{client}}');
    const made = paths().filter((one) => !one.startsWith('Clients/'));
    expect(made.length).toBeGreaterThan(35);
    const rapport = await rapportOf(host);
    expect(rapport.settings().reading.templateFolder).toBe(path.replace(/\/.*/, ''));
    expect(rapport.book().counts()).toMatchObject({ clients: 2, complaints: 0, recommendations: 0, projects: 0, topics: 0 });
    await host.command('undo-last-change');
    expect(paths()).toEqual(['Clients/Acme.md', 'Clients/Beta.md']);
    expect(host.app.vault.getFolderByPath(path.replace(/\/.*/, ''))).toBeNull();
    expect(host.errors).toEqual([]);
  });

  test('never take the place of a note: what is there is left, and said', async () => {
    await start({ files: { ...FILES, 'T/meeting.md': 'mine', 'T/Клиент.md': 'mine too' }, settings: { reading: { templateFolder: 'T' } } });
    await host.command('create-template-notes');
    expect(control('Folder').value).toBe('T');
    expect(labels()).not.toContain(useIt);
    await enter();
    expect([read('T/meeting.md'), read('T/Клиент.md')]).toEqual(['mine', 'mine too']);
    expect(paths()).not.toContain('T/Client.md');
    expect(notices().at(-1)).toBe('2 notes were there already and stay as they are: Клиент and meeting');
    await host.command('create-template-notes');
    await enter();
    expect(notices()).toContain('All of these notes are there already, so nothing was written.');
  });

  test('in a folder that is not to hold templates say nothing that would make them clients', async () => {
    await start();
    await host.command('create-template-notes');
    type('Folder', '../Drafts//for later/');
    rowOf(useIt).querySelector<HTMLElement>('.checkbox-container')?.click();
    type('Folder', '../Drafts//for later/');
    await enter();
    expect(read('Drafts/for later/Client.md')).toMatch(/^---\naliases:\nstatus:\n/);
    const rapport = await rapportOf(host);
    expect(rapport.settings().reading.templateFolder).toBe('');
    expect(rapport.book().counts()).toMatchObject({ clients: 2, topics: 0 });
  });

  test('a write that fails half way leaves nothing over', async () => {
    await start();
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await host.command('create-template-notes');
    const write = host.app.disk.write.bind(host.app.disk);
    host.app.disk.write = (path, text) => {
      if (path === 'Templates/Risk.md') throw new Error('EIO: input/output error');
      write(path, text);
    };
    await enter();
    expect(paths()).toEqual(['Clients/Acme.md', 'Clients/Beta.md']);
    expect(host.app.vault.getFolderByPath('Templates')).toBeNull();
    expect(notices().at(-1)).toContain('EIO: input/output error');
    await host.command('undo-last-change');
    expect(notices().at(-1)).toBe('There is nothing to take back.');
    // The form is still there, no folder is set that holds nothing, and the next try goes through.
    expect(control('Folder').value).toBe('Templates');
    expect((await rapportOf(host)).settings().reading.templateFolder).toBe('');
    host.app.disk.write = write;
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(paths()).toContain('Templates/Risk.md');
    logged.mockRestore();
  });
});

describe('sample notes', () => {
  test.each([
    ['en', 'Create sample notes', 'Sample clients'],
    ['ru', 'Создать примеры заметок', 'Примеры клиентов'],
    ['ja', 'サンプルノートを作成', '顧客のサンプル'],
  ])('in %s: an empty vault has something to look at, until undo', async (language, button, folder) => {
    await start({ language, files: {} });
    const rapport = await rapportOf(host);
    const found = [...document.querySelectorAll<HTMLElement>('.client-rapport-welcome button')].find((one) => one.textContent === button);
    found?.focus();
    found?.click();
    await host.settle();
    await enter();
    expect(rapport.book().counts()).toMatchObject({ clients: 3, complaints: 1, recommendations: 1, projects: 1, topics: 1 });
    expect(rapport.book().problems(rapport.today())).toEqual([]);
    expect(paths().every((path) => path.startsWith(`${folder}/`))).toBe(true);
    const answer = await host.terminal('client-rapport:health');
    expect(new Set([...answer.matchAll(/"band": "([\w-]+)"/g)].map(([, band]) => band)).size).toBeGreaterThan(1);
    await host.command('create-sample-notes');
    await enter();
    expect(paths()).toHaveLength(7);
    await host.command('undo-last-change');
    expect(paths()).toEqual([]);
    expect(host.app.vault.getFolderByPath(folder)).toBeNull();
    expect(host.errors).toEqual([]);
  });

  test('are not put where nothing is read', async () => {
    await start({ settings: { reading: { templateFolder: 'T', excludedFolders: ['Old'] } } });
    await host.command('create-sample-notes');
    for (const folder of ['', 'T/sample', 'Old']) {
      type('Folder', folder);
      await enter();
      expect(errorUnder('Folder')).not.toBe('');
    }
    expect(host.app.disk.writes).toEqual([]);
  });
});

test('folders of the vault are offered while one is typed', async () => {
  await start({ files: { ...FILES, 'Desk/Templates/x.md': '' } });
  await host.command('create-template-notes');
  press('ArrowDown');
  expect(document.querySelector('.suggestion-container')).toBeNull();
  type('Folder', 'desk');
  await host.settle();
  expect([...document.querySelectorAll('.suggestion-container .suggestion-item')].map((row) => row.textContent)).toEqual(['Desk', 'Desk/Templates']);
  press('ArrowDown');
  await enter();
  expect(control('Folder').value).toBe('Desk/Templates');
});

test('forms and choosers that are open when the plugin goes are closed with it', async () => {
  await start();
  await host.command('create-note');
  expect(await host.unload()).toEqual([]);
  expect(document.querySelector('.prompt')).toBeNull();
});
