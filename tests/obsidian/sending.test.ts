/** @jest-environment jsdom */
import { actionsOf } from '../../src/core/shown/action-rows';
import { noteText } from '../../src/core/writing/note-texts';
import { words } from '../../src/core/i18n/lookup';
import { launch, notices, type Host } from '../host/launch';
import { Menu } from '../host/menu';
import { choose, chosenClients, control, errorUnder, isFormOpen, labels, openForm, press, rapportOf, rowOf, type } from './form-hands';

let host: Host;
let clipboard: string[];

afterEach(() => host.close());

const TODAY = '2026-03-31';
const SETTINGS = '.obsidian/plugins/client-rapport/data.json';
/** A good moment: a finished project with a high rating. */
const ACME = '---\ntype: client\npreferred_channel: email\npreferences: [mornings]\ncloseness: client_friend\ncontacts: ["[[Anna Petrova]]"]\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n';
const ROLLOUT = '---\ntype: project\nclient: "[[Acme]]"\nstage: delivery\nstart: 2026-01-10\ncompleted: 2026-03-29\ncsat: 5\n---\n\nPlan.\n';
/** An open complaint and a promise that is overdue. */
const BETA = '---\ntype: client\nnext_step: Send the plan\nnext_step_due: 2026-04-02\n---\n\n## Promises\n\n- [ ] Send the report 📅 2026-03-25\n';
const LATE = '---\ntype: complaint\nclient: "[[Beta]]"\nreceived: 2026-03-30\nacknowledged: 2026-03-30\nunderstood: 2026-03-31\n---\n';
const FILES = {
  'Clients/Acme.md': ACME, 'Clients/Beta.md': BETA, 'Projects/Rollout.md': ROLLOUT, 'Complaints/Late.md': LATE,
  'Clients/Gamma.md': '---\ntype: client\nno_ask: true\nnda: true\n---\n', 'Plain.md': 'Text.\n',
};

interface Start {
  readonly language?: string;
  readonly active?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly clipboard?: 'refuses' | 'missing';
}

async function start({ clipboard: mood, active, ...options }: Start = {}): Promise<void> {
  clipboard = [];
  const writeText = (text: string): Promise<void> => {
    if (mood === 'refuses') return Promise.reject(new Error('Document is not focused.'));
    clipboard.push(text);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: mood === 'missing' ? undefined : { writeText } });
  host = await launch({ files: FILES, today: TODAY, ...options });
  await host.settle();
  if (active !== undefined) await host.app.workspace.openLinkText(active, '');
  await host.settle();
}

function read(path: string): string {
  return host.app.disk.read(path);
}

async function submit(): Promise<void> {
  press('Enter', { ctrlKey: true });
  await host.settle();
}

function submitLabel(): string {
  return openForm().querySelector('.mod-cta')?.textContent ?? '';
}

function click(words: string): void {
  const button = [...openForm().querySelectorAll('button')].find(({ textContent }) => textContent === words);
  if (button === undefined) throw new Error(`There is no button "${words}".`);
  button.click();
}

function remarks(): readonly string[] {
  return [...openForm().querySelectorAll('.client-rapport-form-remarks > div')].map(({ textContent }) => textContent ?? '');
}

function moment(): string {
  return openForm().querySelector('.client-rapport-form-moment')?.textContent ?? '';
}

describe('writing a message', () => {
  test.each([
    ['en', 'Subject', 'Text', 'Hi Anna,', '- 2026-03-31 email out?: Your letter [purpose:: request]'],
    ['ru', 'Тема', 'Текст', 'Anna, привет!', '- 2026-03-31 письмо исх?: Your letter [purpose:: запрос]'],
    ['ja', '件名', '本文', 'Anna', '- 2026-03-31 メール 送信?: Your letter [purpose:: 依頼]'],
  ])('in %s: the fitting one is filled in, copied and logged once, with keys alone', async (language, subject, body, greeting, line) => {
    await start({ language, active: 'Acme' });
    await host.command('write-message');
    expect(chosenClients()).toEqual(['Acme']);
    expect(document.activeElement).toBeInstanceOf(HTMLSelectElement);
    // A project has just ended well.
    expect(control(body).value).toContain(greeting);
    expect(control(body).value).toContain('Rollout');
    type(subject, 'Your letter');
    const text = control(body).value;
    press('Enter');
    await host.settle();
    expect(isFormOpen()).toBe(false);
    expect(clipboard).toEqual([`Your letter\n\n${text}`]);
    const [before = '', after = ''] = ACME.split('- 2026-03-20');
    expect(read('Clients/Acme.md')).toBe(`${before}${line}\n- 2026-03-20${after}`);
    expect(host.app.disk.writes).toHaveLength(1);
    expect(host.errors).toEqual([]);
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
  });

  test.each([
    ['en', 'Language', 'Text', 'Client'], ['ru', 'Язык', 'Текст', 'Клиент'], ['ja', '言語', '本文', '顧客'],
  ])('in %s: each client is written to in the language of their card, unless another is chosen', async (language, field, body, client) => {
    const files = Object.fromEntries([['Ann', 'English'], ['Vera', 'русский'], ['Ken', '日本語'], ['Zoe', 'French']].map(([name, spoken]) =>
      [`Clients/${name}.md`, `---\ntype: client\nlanguage: ${spoken}\ncontacts: [${name}]\n---\n`]));
    await start({ language, active: 'Vera', files });
    const opening = { en: /^(?:Dear|Hi) /, ru: /Здравствуйте|Добрый день|привет/, ja: /様/ };
    await host.command('write-message');
    expect([control(field).value, control(body).value]).toEqual(['ru', expect.stringMatching(opening.ru)]);
    for (const [name, spoken, text] of [['Ken', 'ja', opening.ja], ['Ann', 'en', opening.en], ['Zoe', language, /./]] as const) {
      type(client, name.toLowerCase());
      control(client).blur();
      expect([chosenClients(), control(field).value, control(body).value]).toEqual([[name], spoken, expect.stringMatching(text)]);
    }
    type(field, 'ja');
    expect(control(body).value).toMatch(opening.ja);
    expect(host.errors).toEqual([]);
  });

  test('a template of one’s own that names a language is for letters in that language alone', async () => {
    const files = { ...FILES, [SETTINGS]: '{"version":1,"reading":{"templateFolder":"Templates"}}', 'Templates/general.md': '---\nlanguage: русский\nsubject: Моё\n---\n\nСвоими словами.\n' };
    await start({ files, active: 'Gamma' });
    await host.command('write-message');
    type('Template', 'general');
    expect(control('Text').value).not.toContain('Своими словами.');
    type('Language', 'ru');
    expect([control('Subject').value, control('Text').value]).toEqual(['Моё', 'Своими словами.']);
    type('Language', 'ja');
    expect(control('Text').value).toMatch(/お世話になっております/);
  });

  test('a language that was chosen keeps what was typed, and harmful phrases are those of the letter', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    type('Text', 'Это не наша проблема.');
    expect(remarks()).toEqual([]);
    type('Language', 'ru');
    expect(control('Text').value).toBe('Это не наша проблема.');
    expect(remarks()).toEqual([expect.stringMatching(/не наша проблема/)]);
    expect(openForm().querySelector('.client-rapport-form-kept')?.textContent).toContain('What you wrote was kept.');
  });

  test('preferences stand above, and the address follows the closeness', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    expect(openForm().textContent).toContain('prefers e-mail, mornings');
    expect(control('Form of address').value).toBe('friend');
    choose('Form of address', 'formal');
    expect(control('Text').value).toContain('Dear Anna,');
  });

  test('an open complaint asks for the message of its next step', async () => {
    await start({ active: 'Beta' });
    await host.command('write-message');
    expect(control('Template').value).toBe('complaint-offer');
    type('Client', 'acme');
    control('Client').blur();
    expect(chosenClients()).toEqual(['Acme']);
    expect(control('Template').value).toBe('ask-formal');
  });

  test('another message replaces only what nobody has changed', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    type('Text', 'My own words.');
    type('Template', 'project-thanks');
    expect(control('Text').value).toBe('My own words.');
    expect(control('Subject').value).toBe('Rollout: thank you');
    expect(openForm().querySelector('.client-rapport-form-kept')?.textContent).toContain('What you wrote was kept.');
    click('Use the new text');
    expect(control('Text').value).toContain('Rollout');
    expect(openForm().querySelector('.client-rapport-form-kept')?.textContent).toBe('');
    expect(document.activeElement).toBe(control('Text'));
  });

  test('open places and phrases that harm are said below, and hinder nothing', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    expect(remarks()[0]).toMatch(/^\d+ places in brackets are still to be filled in\.$/);
    type('Text', 'That is not our problem.');
    expect(remarks()).toEqual([expect.stringMatching(/^“not our problem”: /i)]);
    const [line] = openForm().querySelectorAll('.client-rapport-form-remarks > div');
    type('Text', 'That is not our problem!');
    expect(openForm().querySelector('.client-rapport-form-remarks > div')).toBe(line);
    await submit();
    expect(clipboard).toHaveLength(1);
  });

  test('only copied, nothing is written, and a chat brings no subject', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    choose('Channel', 'chat');
    type('Text', 'See you at nine.');
    choose('What to do with it', 'Only copy');
    expect(submitLabel()).toBe('Copy');
    await submit();
    expect(clipboard).toEqual(['See you at nine.']);
    expect(host.app.disk.writes).toEqual([]);
    expect(notices()).toEqual(['The text is on the clipboard.']);
    expect(isFormOpen()).toBe(false);
  });

  test('a new note has the whole text, made harmless, and the log nothing', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    choose('What to do with it', 'Put into a new note');
    type('Subject', 'Plan: <% tp.date.now() %>');
    type('Text', 'One.\n\n%% two %%');
    await submit();
    expect(clipboard).toEqual([]);
    expect(host.app.disk.writes).toHaveLength(1);
    const path = `Client notes/2026-03-31 Acme ${words('en').say('message.ask-formal.name')}.md`;
    expect(read(path)).toBe('---\nclient: "[[Acme]]"\ndate: 2026-03-31\n---\n\n# Plan: < % tp.date.now() %>\n\nOne.\n\n% % two % %\n');
    expect(host.app.workspace.getActiveFile()?.path).toBe(path);
    await host.command('undo-last-change');
    expect(host.app.vault.getFileByPath(path)).toBeNull();
  });

  test.each(['refuses', 'missing'] as const)('a clipboard that %s is one notice, nothing is written, and the text stays', async (mood) => {
    await start({ active: 'Acme', clipboard: mood });
    await host.command('write-message');
    type('Text', 'Mine.');
    await submit();
    expect(isFormOpen()).toBe(true);
    expect(notices()).toEqual([expect.stringMatching(/^The text could not be copied \(.+\), so nothing was written\./)]);
    expect(host.app.disk.writes).toEqual([]);
    expect(control('Text').value).toBe('Mine.');
    choose('What to do with it', 'Put into a new note');
    await submit();
    expect(isFormOpen()).toBe(false);
    expect(host.errors).toEqual([]);
  });

  test('a draft that Escape left comes back with its own words', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    type('Template', 'warn-delay');
    type('Text', 'Half a sent');
    press('Escape');
    await host.command('write-message');
    expect(control('Template').value).toBe('warn-delay');
    expect(control('Text').value).toBe('Half a sent');
    expect(openForm().textContent).toContain('prefers e-mail');
    press('Escape');
    await host.command('undo-last-change');
    expect(host.app.disk.writes).toEqual([]);
  });

  test('a form that was only looked at leaves no draft', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    press('Escape');
    await host.command('write-message');
    expect(openForm().textContent).not.toContain('still here');
  });

  test('an empty text and a client that nobody knows are errors under their fields', async () => {
    await start();
    await host.command('write-message');
    expect(document.activeElement).toBe(control('Client'));
    type('Client', 'Nobody');
    type('Text', ' ');
    await submit();
    expect(errorUnder('Client')).toContain('Nobody');
    expect(errorUnder('Text')).toBe('Enter a text.');
    expect(clipboard).toEqual([]);
  });

  test.each(['A]] %% <% x %> & Co', '=1+1|pipe', '{{date}} [due', '<b>Bold</b>'])('a client called %j brings nothing with its name', async (name) => {
    const path = 'Clients/Odd.md';
    await start({ files: { [path]: `---\ntype: client\ncontacts: [${JSON.stringify(name)}]\n---\n\n## Log\n` }, active: 'Odd' });
    await host.command('write-message');
    expect(openForm().querySelector('b')).toBeNull();
    const body = control('Text').value;
    expect(body).not.toMatch(/<%|%%/);
    choose('What to do with it', 'Put into a new note');
    await submit();
    expect(isFormOpen()).toBe(false);
    expect(host.errors).toEqual([]);
  });

  test('the user’s own template of that name takes the place of the built-in text', async () => {
    const own = '---\nsubject: Hello {{client}}\n---\n\nMine, {{name}}: {{project}} {{unknown}}\n';
    await start({ files: { ...FILES, [SETTINGS]: '{"version":1,"reading":{"templateFolder":"Templates"}}', 'Templates/project-thanks.md': own }, active: 'Acme' });
    await host.command('write-message');
    type('Template', 'project-thanks');
    expect([control('Subject').value, control('Text').value]).toEqual(['Hello Acme', 'Mine, Anna: Rollout {{unknown}}']);
  });

  test('a name in settings signs', async () => {
    await start({ active: 'Acme' });
    await host.command('write-message');
    expect(control('Text').value).toMatch(/\[my name\]$/);
    await host.close();
    await start({ files: { ...FILES, [SETTINGS]: '{"version":1,"myName":"Ken"}' }, active: 'Acme' });
    await host.command('write-message');
    expect(control('Text').value).toMatch(/\nKen$/);
  });
});

describe('asking for a recommendation', () => {
  test.each([
    ['en', 'Text', '- 2026-03-31 email out?: Asked for a recommendation: [[2026-03-31 Acme recommendation]] [purpose:: request]'],
    ['ru', 'Текст', '- 2026-03-31 письмо исх?: Просьба о рекомендации: [[2026-03-31 Acme'],
    ['ja', '本文', '- 2026-03-31 メール 送信?: 推薦を依頼した：[[2026-03-31 Acme'],
  ])('in %s: the request is copied and recorded once', async (language, body, line) => {
    await start({ language, active: 'Acme' });
    await host.command('ask-for-recommendation');
    expect(moment()).toMatch(/CSAT\s5/);
    type(body, 'Would you?\n\nAnna');
    await submit();
    expect(isFormOpen()).toBe(false);
    expect(clipboard).toHaveLength(1);
    expect(clipboard[0]).toContain('Would you?\n\nAnna');
    const note = read(host.app.workspace.getActiveFile()?.path ?? '');
    expect(note).toContain('form: formal_letter\n');
    expect(note).toContain(`asked: ${TODAY}\nreceived:\n`);
    expect(note).toContain('> Would you?\n>\n> Anna\n');
    const card = read('Clients/Acme.md');
    expect(card).toContain(line);
    expect(card.match(/2026-03-31/g)).toHaveLength(2);
    expect(host.app.disk.writes).toHaveLength(2);
    await host.settle();
    const rapport = await rapportOf(host);
    const facts = rapport.book().client('Clients/Acme.md');
    expect(facts?.recommendations.map(({ asked, received }) => [asked, received])).toEqual([[rapport.today(), null]]);
    expect(facts?.interactions.filter(({ date }) => date === rapport.today())).toHaveLength(1);
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
    expect(host.app.vault.getMarkdownFiles().some(({ path }) => path.startsWith('Recommendations/'))).toBe(false);
  });

  test('who was asked is left in peace, and the form says until when', async () => {
    await start({ active: 'Acme' });
    await host.command('ask-for-recommendation');
    expect(submitLabel()).toBe('Ask and record');
    await submit();
    await host.settle();
    await host.app.workspace.openLinkText('Acme', '');
    await host.command('ask-for-recommendation');
    expect(moment()).toContain('asked today, best left alone until 29 Jun');
    expect(submitLabel()).toBe('Ask anyway');
  });

  test('what to see to before stands one to a line in Japanese too, whose signs are wide', async () => {
    await start({ language: 'ja', active: 'Acme' });
    await host.command('ask-for-recommendation');
    expect(document.querySelector('.client-rapport-form-marks')?.classList).toContain('mod-long');
  });

  test('what speaks against it is said in words, and asking needs a conscious click', async () => {
    await start({ active: 'Beta' });
    await host.command('ask-for-recommendation');
    expect(moment()).toContain('a complaint is open');
    expect(moment()).toContain('a promise of mine is overdue');
    expect(submitLabel()).toBe('Ask anyway');
    await submit();
    expect(isFormOpen()).toBe(false);
  });

  test('a card that says not to ask needs a word of its own; an agreement leaves the private referral', async () => {
    await start({ active: 'Gamma' });
    await host.command('ask-for-recommendation');
    expect(moment()).toContain('the card says not to ask');
    expect(moment()).toContain('only a private referral fits');
    expect(control('What to ask for').value).toBe('referral');
    expect(labels()).toContain('Ask anyway');
    await submit();
    expect(errorUnder('Ask anyway')).toBe('Confirm that you want to ask anyway.');
    expect([clipboard, host.app.disk.writes]).toEqual([[], []]);
    rowOf('Ask anyway').querySelector<HTMLElement>('.checkbox-container')?.click();
    control('Text').focus();
    await submit();
    expect(isFormOpen()).toBe(false);
    expect(read('Recommendations/2026-03-31 Gamma recommendation.md')).toContain('form: referral\n');
  });

  test('the list to think of is ticked and kept nowhere', async () => {
    await start({ active: 'Acme' });
    await host.command('ask-for-recommendation');
    const boxes = rowOf('Before you ask').querySelectorAll<HTMLInputElement>('input');
    expect(boxes).toHaveLength(8);
    expect(rowOf('Before you ask').textContent).not.toContain('Thank them');
    boxes[0]?.click();
    await submit();
    expect(read('Recommendations/2026-03-31 Acme recommendation.md')).not.toContain('[x]');
  });

  test('without copying, only the notes are written', async () => {
    await start({ active: 'Acme', clipboard: 'refuses' });
    await host.command('ask-for-recommendation');
    rowOf('Copy the text').querySelector<HTMLElement>('.checkbox-container')?.click();
    await submit();
    expect(isFormOpen()).toBe(false);
    expect(host.app.disk.writes).toHaveLength(2);
  });

  test('the action of the sidebar opens the form of its client', async () => {
    await start();
    const rapport = await rapportOf(host);
    const facts = rapport.book().client('Clients/Acme.md');
    const action = facts && actionsOf(facts, { today: rapport.today(), weights: rapport.settings().weights, words: rapport.words() }).find(({ kind }) => kind === 'ask-recommendation');
    if (!action) throw new Error('an action was expected');
    rapport.act(action);
    await host.settle();
    expect(openForm().textContent).toContain('Before you ask');
    expect(chosenClients()).toEqual(['Acme']);
  });
});

describe('inserting a checklist', () => {
  const prompt = (): HTMLElement | null => document.querySelector('.prompt');
  const typeInPrompt = (text: string): void => {
    const input = prompt()?.querySelector('input');
    if (!input) throw new Error('no prompt');
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const offered = (): readonly string[] => [...document.querySelectorAll('.prompt .suggestion-item')].map(({ textContent }) => textContent ?? '');

  test('offers the one of the project’s stage first, and puts it below the line of the cursor', async () => {
    await start({ active: 'Rollout' });
    const editor = host.app.workspace.activeEditor?.editor;
    editor?.setCursor({ line: 9, ch: 3 });
    await host.command('insert-checklist');
    expect(offered()[0]).toMatch(/delivery/i);
    press('Enter');
    await host.settle();
    expect(prompt()).toBeNull();
    expect(editor?.getValue()).toMatch(/Plan\.\n\n(?:- \[ \] .+\n)+$/);
    await host.command('undo-last-change');
    expect(notices().at(-1)).toBe('There is nothing to take back.');
  });

  test.each<[line: string, cursor: number, text: RegExp]>([
    ['One.\n\nTwo.\n', 1, /^One\.\n- \[ \] [^]+\n\nTwo\.\n$/],
    ['One.\n   \nTwo.\n', 1, /^One\.\n- \[ \] [^]+\n\nTwo\.\n$/],
    ['One.\nTwo.\n', 0, /^One\.\n\n- \[ \] [^]+\n\nTwo\.\n$/],
    ['', 0, /^- \[ \] [^]+[^\n]$/],
  ])('into %j at line %d keeps the lines beside it apart', async (text, line, expected) => {
    await start({ files: { 'Any.md': text }, active: 'Any' });
    const editor = host.app.workspace.activeEditor?.editor;
    editor?.setCursor({ line, ch: 0 });
    await host.command('insert-checklist');
    typeInPrompt('stage: delivery');
    press('Enter');
    await host.settle();
    expect(editor?.getValue()).toMatch(expected);
  });

  test('never goes between the properties, where the cursor of a fresh note stands', async () => {
    await start({ active: 'Rollout' });
    const editor = host.app.workspace.activeEditor?.editor;
    editor?.setCursor({ line: 0, ch: 0 });
    await host.command('insert-checklist');
    press('Enter');
    await host.settle();
    expect(editor?.getValue().startsWith(`${ROLLOUT.split('\n\n')[0] ?? '?'}\n- [ ] `)).toBe(true);
  });

  test('goes to the end of a note that is not being edited, and can be taken back', async () => {
    await start({ active: 'Plain' });
    const view = host.app.workspace.activeLeaf?.view;
    if (view === undefined) throw new Error('a view was expected');
    Object.assign(view, { getMode: () => 'preview' });
    await host.command('insert-checklist');
    press('Enter');
    await host.settle();
    expect(read('Plain.md')).toMatch(/^Text\.\n\n(?:\*\*|- \[ \] )/);
    expect(notices()[0]).toContain('Plain');
    await host.command('undo-last-change');
    expect(read('Plain.md')).toBe('Text.\n');
  });

  test('without a note says what to do', async () => {
    await start();
    await host.command('insert-checklist');
    expect(prompt()).toBeNull();
    expect(notices()).toEqual(['Open a note first: the checklist goes where its cursor is, or to its end.']);
  });

  test('is closed with the plugin', async () => {
    await start({ active: 'Plain' });
    await host.command('insert-checklist');
    expect(prompt()).not.toBeNull();
    expect(await host.unload()).toEqual([]);
    expect(prompt()).toBeNull();
  });
});

describe('adding a follow-up task', () => {
  test.each([
    ['en', 'What to do', 'Due'],
    ['ru', 'Что сделать', 'Срок'],
    ['ja', 'すること', '期限'],
  ])('in %s: typed and written with Enter', async (language, text, due) => {
    await start({ language, active: 'Acme' });
    await host.command('add-follow-up-task');
    expect(document.activeElement).toBe(control(text));
    type(text, 'Call Anna');
    type(due, '+2w');
    press('Enter');
    await host.settle();
    expect(isFormOpen()).toBe(false);
    expect(read('Clients/Acme.md')).toContain('\n- [ ] Call Anna 📅 2026-04-14\n');
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
  });

  test('the next action is filled in as long as nothing was typed', async () => {
    await start({ files: { ...FILES, 'Clients/Delta.md': '---\ntype: client\nsince: 2026-03-01\nnext_step: Send the plan\nnext_step_due: 2026-04-02\n---\n' }, active: 'Delta' });
    await host.command('add-follow-up-task');
    expect([control('What to do').value, control('Due').value]).toEqual(['Send the plan', '2026-04-02']);
    press('Enter');
    await host.settle();
    expect(read('Clients/Delta.md')).toContain('- [ ] Send the plan 📅 2026-04-02\n');
  });

  test('what is filled in stays true tomorrow, is no promise that stands there already, and gives way to what is typed', async () => {
    await start({ active: 'Beta' });
    await host.command('add-follow-up-task');
    const field = control('What to do');
    expect(field.value).toBe('Resolve the complaint: Late');
    expect(field instanceof HTMLInputElement && [field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
  });

  test('goes into the project that is open, unless the card is wanted', async () => {
    await start({ active: 'Rollout' });
    await host.command('add-follow-up-task');
    expect(labels()).toContain('Into “Rollout”');
    type('What to do', 'Hand over');
    type('Due', '2026-04-10');
    press('Enter');
    await host.settle();
    expect(read('Projects/Rollout.md')).toBe(`${ROLLOUT}\n## Promises\n\n- [ ] Hand over 📅 2026-04-10\n`);
    expect(read('Clients/Acme.md')).toBe(ACME);
    await host.app.workspace.openLinkText('Acme', '');
    await host.command('add-follow-up-task');
    expect(labels()).not.toContain('Into “Rollout”');
  });

  test.each([['en', 'Milestones'], ['ru', 'Вехи'], ['ja', '節目']] as const)('in %s: goes among the milestones of a project that has them', async (language, heading) => {
    const { say } = words(language);
    expect(noteText('project', words(language))).toContain(`## ${heading}\n`);
    const project = ROLLOUT.replace('Plan.', `## ${heading}\n\n- [ ] Draft\n\n## Risks\n\nNone.`);
    await start({ files: { ...FILES, 'Projects/Rollout.md': project }, active: 'Rollout', language });
    await host.command('add-follow-up-task');
    type(say('sending.task'), 'Hand over');
    type(say('field.promise-due'), '2026-04-10');
    press('Enter');
    await host.settle();
    expect(read('Projects/Rollout.md')).toBe(project.replace('- [ ] Draft\n', '- [ ] Draft\n- [ ] Hand over 📅 2026-04-10\n'));
  });

  test('theirs is only listed, and an unreadable day is an error', async () => {
    await start({ active: 'Acme' });
    await host.command('add-follow-up-task');
    type('What to do', '');
    type('Due', 'soon');
    press('Enter');
    await host.settle();
    expect(errorUnder('What to do')).toBe('Enter what is to be done.');
    expect(errorUnder('Due')).not.toBe('');
    type('What to do', 'Send the logo');
    type('Due', '');
    rowOf('The client promised it').querySelector<HTMLElement>('.checkbox-container')?.click();
    control('What to do').focus();
    press('Enter');
    await host.settle();
    expect(read('Clients/Acme.md')).toContain('- [ ] Send the logo #waiting\n');
  });

  test('is written in the notation of the settings', async () => {
    await start({ files: { ...FILES, [SETTINGS]: '{"version":1,"taskStyle":"fields"}' }, active: 'Acme' });
    await host.command('add-follow-up-task');
    type('What to do', 'Call');
    type('Due', 'tomorrow');
    press('Enter');
    await host.settle();
    expect(read('Clients/Acme.md')).toContain('- [ ] Call [due:: 2026-04-01]\n');
  });
});

test('the menus of a client’s notes offer to write and to ask', async () => {
  await start();
  const menu = new Menu();
  host.app.workspace.trigger('file-menu', menu, host.app.vault.getFileByPath('Complaints/Late.md'), 'test');
  menu.showAtPosition({ x: 0, y: 0 });
  const items = [...document.querySelectorAll<HTMLElement>('.menu-item')];
  const [write] = items.filter(({ textContent }) => textContent?.trim() === 'Write message');
  expect(items.map(({ textContent }) => textContent?.trim())).toContain('Ask for recommendation');
  write?.click();
  await host.settle();
  expect(chosenClients()).toEqual(['Beta']);
});
