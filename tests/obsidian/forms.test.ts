/** @jest-environment jsdom */
import { LANGUAGES, words } from '../../src/core/i18n/lookup';
import { launch, notices, type Host } from '../host/launch';
import { Menu } from '../host/menu';
import { choose, chosenClients, control, errorUnder, isFormOpen, labels, openForm, press, rowOf, type } from './form-hands';

let host: Host;

afterEach(() => host.close());

const TODAY = '2026-03-31';
const ACME = '---\r\ntype: client # ours\r\naliases: [Acme Ltd]\r\npreferred_channel: email\r\n---\r\n\r\n## Interactions\r\n\r\n- 2026-03-20 call in: Renewal';
const BETA = '---\ntype: client\n---\n\nText.\n';
const FILES = { 'Clients/Acme.md': ACME, 'Clients/Beta.md': BETA, 'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-01\n---\n' };

async function start(options: { readonly language?: string; readonly active?: string; readonly phone?: boolean; readonly files?: typeof FILES } = {}): Promise<void> {
  host = await launch({ files: FILES, today: TODAY, ...options });
  await host.settle();
  if (options.active !== undefined) await host.app.workspace.openLinkText(options.active, '');
  await host.settle();
}

function read(path: string): string {
  return host.app.disk.read(path);
}

async function enter(): Promise<void> {
  press('Enter');
  await host.settle();
}

describe('logging an interaction', () => {
  test.each([
    ['en', 'What it was about', '- 2026-03-31 email: Sent the plan'],
    ['ru', 'О чём шла речь', '- 2026-03-31 письмо: Sent the plan'],
    ['ja', '内容', '- 2026-03-31 メール: Sent the plan'],
  ])('in %s: typing and Enter write one line, and no other byte', async (language, label, line) => {
    await start({ language, active: 'Acme' });
    await host.command('log-interaction');
    expect(chosenClients()).toEqual(['Acme']);
    expect(document.activeElement).toBe(control(label));
    type(label, 'Sent the plan');
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(read('Clients/Acme.md')).toBe(ACME.replace('- 2026-03-20', `${line}\r\n- 2026-03-20`));
    expect(host.app.disk.writes).toHaveLength(1);
    expect(notices()).toHaveLength(1);
    expect(host.errors).toEqual([]);
  });

  test('every field goes into the line, and the promise under its own heading', async () => {
    await start({ active: 'Beta' });
    await host.command('log-interaction');
    type('What it was about', 'Quarterly review');
    type('Day', 'yesterday');
    expect(rowOf('Day').querySelector('.client-rapport-form-understood')?.textContent).toBe('30 March 2026');
    choose('Kind', 'meeting');
    choose('Who wrote or called', 'I did, and wait for a reply');
    choose('Their mood', 'good');
    choose('Satisfaction', '5, very satisfied');
    choose('Purpose', 'status report');
    type('Promise', 'Send the proposal');
    type('Due', '+2w');
    await enter();
    expect(read('Clients/Beta.md')).toBe(
      '---\ntype: client\n---\n\nText.\n\n## Interactions\n\n- 2026-03-30 meeting out?: Quarterly review [purpose:: status] [mood:: positive] [csat:: 5]\n\n## Promises\n\n- [ ] Send the proposal 📅 2026-04-14\n',
    );
  });

  test('a day that is still ahead is logged as planned', async () => {
    await start({ active: 'Beta' });
    await host.command('log-interaction');
    type('What it was about', 'Workshop');
    type('Day', 'tomorrow');
    expect(rowOf('Day').textContent).toContain('ahead, so it is logged as planned');
    await enter();
    expect(read('Clients/Beta.md')).toContain('- 2026-04-01 call: Workshop [status:: planned]\n');
  });

  test('several clients are chosen by name and alias, with keys alone', async () => {
    await start();
    await host.command('log-interaction');
    expect(document.activeElement).toBe(control('Clients'));
    type('Clients', 'ltd');
    await host.settle();
    await enter();
    expect(chosenClients()).toEqual(['Acme']);
    type('Clients', 'be');
    await host.settle();
    await enter();
    expect(chosenClients()).toEqual(['Acme', 'Beta']);
    type('What it was about', 'Lunch');
    await enter();
    expect(read('Clients/Acme.md')).toContain('- 2026-03-31 call: Lunch\r\n');
    expect(read('Clients/Beta.md')).toContain('- 2026-03-31 call: Lunch\n');
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
    expect(read('Clients/Beta.md')).toBe(BETA);
  });

  test.each(LANGUAGES)('in %s: an Enter with nothing but the client chosen leaves no empty line', async (language) => {
    const { say } = words(language);
    await start({ language });
    await host.command('log-interaction');
    type(say('field.clients'), 'beta');
    await host.settle();
    await enter();
    expect(chosenClients()).toEqual(['Beta']);
    for (const label of [say('field.summary'), say('field.date'), say('field.kind')]) {
      control(label).focus();
      await enter();
      expect(errorUnder(say('field.summary'))).toBe(say('wrong.unsaid'));
    }
    expect(host.app.disk.writes).toEqual([]);
    type(say('field.kind'), 'meeting');
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(read('Clients/Beta.md')).toMatch(/^- 2026-03-31 \S+$/m);
    await host.command('undo-last-change');
    expect(read('Clients/Beta.md')).toBe(BETA);
  });

  test('a name typed to its end is taken by Enter, and Backspace takes the last one out', async () => {
    await start();
    await host.command('log-interaction');
    type('Clients', 'beta');
    control('Clients').blur();
    expect(chosenClients()).toEqual(['Beta']);
    control('Clients').focus();
    press('Backspace');
    expect(chosenClients()).toEqual([]);
  });

  test('where one client is asked for, no second one is offered, until the first is taken out by key', async () => {
    await start();
    await host.command('log-complaint');
    type('Client', 'ltd');
    await host.settle();
    await enter();
    expect(chosenClients()).toEqual(['Acme']);
    expect(control('Client').style.display).toBe('none');
    expect(document.activeElement?.closest('.client-rapport-form-chip')?.textContent).toContain('Acme');
    if (document.activeElement instanceof HTMLElement) document.activeElement.click();
    expect(chosenClients()).toEqual([]);
    expect(control('Client').style.display).toBe('');
    expect(document.activeElement).toBe(control('Client'));
  });

  test('the client of any note that belongs to one is filled in', async () => {
    await start({ active: 'Late' });
    await host.command('log-interaction');
    expect(chosenClients()).toEqual(['Acme']);
  });

  test('the line that was written is opened, with the cursor at its end', async () => {
    await start({ active: 'Late' });
    await host.command('log-interaction');
    type('What it was about', 'Apology');
    await enter();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Acme.md');
    const editor = host.app.workspace.activeEditor?.editor;
    expect(editor?.getLine(editor.getCursor().line)).toBe('- 2026-03-31 email: Apology');
    expect(editor?.getCursor().ch).toBe('- 2026-03-31 email: Apology'.length);
  });
});

describe('errors', () => {
  test('stand under their field, with the cursor in the first, and nothing is written', async () => {
    await start();
    await host.command('log-interaction');
    type('Clients', 'Nobody');
    type('Day', '31.03.2026');
    type('Promise', 'Call');
    type('Due', 'soon');
    await enter();
    expect(isFormOpen()).toBe(true);
    expect(errorUnder('Clients')).toContain('Nobody');
    expect(errorUnder('Day')).toBe('This is not a day. Write 2026-03-31, yesterday or +3d.');
    expect(errorUnder('Due')).not.toBe('');
    expect(control('Day').getAttribute('aria-invalid')).toBe('true');
    const described = control('Day').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(errorUnder('Day'));
    expect(document.activeElement).toBe(control('Clients'));
    type('Day', 'вчера');
    expect(errorUnder('Day')).toBe('');
    expect(control('Day').hasAttribute('aria-invalid')).toBe(false);
    expect(host.app.disk.writes).toEqual([]);
  });

  test('Enter that ends the composition of an input method does not submit', async () => {
    await start({ language: 'ja', active: 'Acme' });
    await host.command('log-interaction');
    press('Enter', { isComposing: true });
    await host.settle();
    expect(isFormOpen()).toBe(true);
  });

  test('a write that fails is one notice with its cause and remedy, and the form keeps what was typed', async () => {
    await start({ active: 'Acme' });
    await host.command('log-interaction');
    type('What it was about', 'Sent the plan');
    host.app.disk.faults.diskFull = true;
    await enter();
    expect(notices()).toEqual(['The disk is full, so nothing was written. Make room and try again.']);
    expect(control('What it was about').value).toBe('Sent the plan');
    expect(read('Clients/Acme.md')).toBe(ACME);
    host.app.disk.faults.diskFull = false;
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(read('Clients/Acme.md')).toContain('Sent the plan');
    expect(host.errors).toEqual([]);
  });

  test('a second note that cannot be written takes the first one back', async () => {
    await start({ active: 'Acme' });
    await host.command('log-complaint');
    type('What it is about', 'Late again');
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const write = host.app.disk.write.bind(host.app.disk);
    host.app.disk.write = (path, text) => {
      if (path === 'Clients/Acme.md') throw new Error('EIO: input/output error');
      write(path, text);
    };
    await enter();
    expect(isFormOpen()).toBe(true);
    expect(host.app.vault.getFileByPath('Complaints/Late again.md')).toBeNull();
    expect(notices()).toEqual(['This could not be done: EIO: input/output error. The notes are as they were; try again.']);
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });

  test('a note whose log has no safe place for the line is left as it is', async () => {
    await start({ active: 'Acme' });
    await host.command('log-interaction');
    host.app.vault.editElsewhere('Clients/Beta.md', BETA);
    host.app.vault.editElsewhere('Clients/Acme.md', '---\ntype: client\n---\n\n```\nnever closed\n');
    await host.settle();
    type('What it was about', 'Lost');
    await enter();
    expect(isFormOpen()).toBe(true);
    expect(notices()[0]).toContain('“Acme”');
    expect(read('Clients/Acme.md')).not.toContain('Lost');
  });
});

describe('drafts', () => {
  test('what Escape leaves comes back for the same client, and not for another', async () => {
    await start({ active: 'Acme' });
    await host.command('log-interaction');
    type('What it was about', 'Half a sent');
    press('Escape');
    await host.settle();
    expect(isFormOpen()).toBe(false);
    await host.app.workspace.openLinkText('Beta', '');
    await host.command('log-interaction');
    expect(control('What it was about').value).toBe('');
    press('Escape');
    await host.app.workspace.openLinkText('Acme', '');
    await host.command('log-interaction');
    expect(control('What it was about').value).toBe('Half a sent');
    expect(openForm().textContent).toContain('What you typed last time is still here.');
    const [over] = [...openForm().querySelectorAll('button')].filter((button) => button.textContent === 'Start over');
    over?.click();
    expect(control('What it was about').value).toBe('');
    expect(document.activeElement).toBe(control('What it was about'));
    expect(host.app.disk.writes).toEqual([]);
  });

  test('a form that was written or never touched leaves none', async () => {
    await start({ active: 'Acme' });
    await host.command('log-interaction');
    press('Escape');
    await host.command('log-interaction');
    expect(openForm().textContent).not.toContain('still here');
    type('What it was about', 'Done');
    await enter();
    await host.app.workspace.openLinkText('Acme', '');
    await host.command('log-interaction');
    expect(control('What it was about').value).toBe('');
  });
});

describe('logging a complaint', () => {
  test.each([
    ['en', 'What it is about', 'Received', 'In the client’s own words', '- 2026-03-29 note in: Complaint [[Wrong invoice]]'],
    ['ru', 'На что жалоба', 'Получена', 'Словами клиента', '- 2026-03-29 заметка вх: Жалоба [[Wrong invoice]]'],
    ['ja', '何についての苦情か', '受付日', '顧客の言葉', '- 2026-03-29 メモ 受信: 苦情 [[Wrong invoice]]'],
  ])('in %s: a note with its steps, linked from the log', async (language, title, received, words, line) => {
    await start({ language, active: 'Acme' });
    await host.command('log-complaint');
    expect(document.activeElement).toBe(control(title));
    type(title, 'Wrong invoice');
    type(received, '2026-03-29');
    type(words, 'We paid\ntwice.');
    press('Enter');
    await host.settle();
    expect(isFormOpen()).toBe(true);
    press('Enter', { ctrlKey: true });
    await host.settle();
    const note = read('Complaints/Wrong invoice.md');
    expect(note).toContain('type: complaint\nclient: "[[Acme]]"\nstatus: open\nsubject:\nseverity: medium\nreceived: 2026-03-29\n');
    expect(note).toContain('> We paid\n> twice.\n');
    expect(note).toContain('2026-04-08');
    expect(read('Clients/Acme.md')).toBe(ACME.replace('- 2026-03-20', `${line}\r\n- 2026-03-20`));
    expect(host.app.workspace.getActiveFile()?.path).toBe('Complaints/Wrong invoice.md');
    await host.command('undo-last-change');
    expect(host.app.vault.getFileByPath('Complaints/Wrong invoice.md')).toBeNull();
    expect(read('Clients/Acme.md')).toBe(ACME);
  });

  test('the target day follows severity and day', async () => {
    await start({ active: 'Acme' });
    await host.command('log-complaint');
    const target = (): string => openForm().querySelector('.client-rapport-form-target')?.textContent ?? '';
    expect(target()).toBe('To be resolved by 10 April 2026 (10 days)');
    choose('Severity', 'critical');
    type('Received', 'yesterday');
    expect(target()).toBe('To be resolved by 1 April 2026 (2 days)');
  });

  test('what is agreed with the client goes before the severity, and is written down', async () => {
    await start({ files: { ...FILES, 'Clients/Acme.md': ACME.replace('type: client', 'type: client\r\nsolve_within: 3') }, active: 'Acme' });
    await host.command('log-complaint');
    expect(openForm().querySelector('.client-rapport-form-target')?.textContent).toBe('To be resolved by 3 April 2026 (3 days)');
    type('What it is about', 'Wrong invoice');
    await enter();
    expect(read('Complaints/Wrong invoice.md')).toContain('received: 2026-03-31\ndue: 2026-04-03\n');
    expect(read('Complaints/Wrong invoice.md')).toMatch(/resolved by 2026-04-03/);
  });

  test('a small one is one line in the log', async () => {
    await start({ active: 'Beta' });
    await host.command('log-complaint');
    type('What it is about', 'Typo in the report');
    choose('Severity', 'low');
    rowOf('Small: one line in the log').querySelector<HTMLElement>('.checkbox-container')?.click();
    type('What it is about', 'Typo in the report');
    await enter();
    expect(read('Clients/Beta.md')).toContain('- 2026-03-31 complaint in: Typo in the report [severity:: low]\n');
    expect(host.app.disk.writes).toHaveLength(1);
  });

  test('a title that is taken, in any case, gets a number, and the link follows', async () => {
    await start({ active: 'Acme' });
    await host.command('log-complaint');
    type('What it is about', 'late');
    await enter();
    expect(host.app.vault.getFileByPath('Complaints/late 2.md')).not.toBeNull();
    expect(read('Clients/Acme.md')).toContain('[[late 2]]');
  });
});

describe('recording a recommendation', () => {
  test('received: form, content, consent and who came, in a note linked from the log', async () => {
    await start({ active: 'Acme' });
    await host.command('record-recommendation');
    choose('Form', 'referral');
    const [, results] = rowOf('What it speaks for').querySelectorAll<HTMLInputElement>('input');
    results?.click();
    choose('Consent to use it', 'with the name');
    type('Consent until', '2027-03-31');
    type('Who came through it', 'Gamma');
    type('In the client’s own words', 'They keep their word.');
    press('Enter', { ctrlKey: true });
    await host.settle();
    const path = host.app.workspace.getActiveFile()?.path ?? '';
    expect(path).toBe('Recommendations/2026-03-31 Acme recommendation.md');
    const note = read(path);
    expect(note).toContain('direction: received\nform: referral\ncontent:\n  - results\n');
    expect(note).toContain('received: 2026-03-31\n');
    expect(note).toContain('referred: "[[Gamma]]"\n');
    expect(note).toContain('consent: named\nconsent_date: 2026-03-31\nconsent_until: 2027-03-31\n');
    expect(note).toContain('> They keep their word.');
  });

  test.each(LANGUAGES)('in %s, given: on the day that was typed, and nobody comes through it', async (language) => {
    const { say } = words(language);
    await start({ language, active: 'Acme' });
    await host.command('record-recommendation');
    type(say('field.recommendation-direction'), 'given');
    expect(labels()).not.toContain(say('field.referred'));
    type(say('field.date'), '2026-03-29');
    await enter();
    const path = host.app.workspace.getActiveFile()?.path ?? '';
    expect(read(path)).toMatch(/direction: given\n[^]*given: 2026-03-29\n/);
    expect(read(path)).not.toContain('received:');
    expect(read('Clients/Acme.md')).toContain('- 2026-03-29 ');
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
  });
});

describe('creating a client card', () => {
  test.each([
    ['en', 'Name', 'Other names', 'Contact persons'],
    ['ru', 'Имя или название', 'Другие имена', 'Контактные лица'],
    ['ja', '名前', '別名', '担当者'],
  ])('in %s: a note with its properties, in its folder', async (language, name, aliases, contacts) => {
    await start({ language });
    await host.command('create-client-card');
    expect(document.activeElement).toBe(control(name));
    type(name, 'Gamma: North/South');
    type(aliases, 'Gamma, "G" & co');
    type(contacts, 'Anna Li、[[Ben]], ');
    await enter();
    const note = read('Clients/Gamma North South.md');
    expect(note.startsWith('---\ntype: client\naliases:\n  - Gamma\n')).toBe(true);
    expect(note).toContain('reviewed: 2026-03-31\n');
    expect(note).toContain('contacts:\n  - "[[Anna Li]]"\n  - "[[Ben]]"\n');
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Gamma North South.md');
    await host.command('undo-last-change');
    expect(host.app.vault.getFileByPath('Clients/Gamma North South.md')).toBeNull();
  });

  test('the name of another card is an error that names it', async () => {
    await start();
    await host.command('create-client-card');
    await enter();
    expect(errorUnder('Name')).toBe('Enter the name of the client.');
    type('Name', 'ACME');
    await enter();
    expect(errorUnder('Name')).toBe('There is already a card with this name: Clients/Acme.md');
  });

  test('the folder is made, part by part, where it is missing', async () => {
    host = await launch({ files: {}, today: TODAY });
    await host.changeSettings({ newNotes: { client: 'Work/People/Clients' } });
    await host.command('create-client-card');
    expect(rowOf('Name').textContent).toContain('Work/People/Clients');
    type('Name', 'Delta');
    await enter();
    expect(host.app.vault.getFileByPath('Work/People/Clients/Delta.md')).not.toBeNull();
  });

  test('the user’s own template is used, and markers that nobody knows are named', async () => {
    host = await launch({ files: { 'Templates/client.md': '---\ncolour: blue\n---\n# {{title}}\n\n{{mood board}}\n' }, today: TODAY });
    await host.changeSettings({ reading: { templateFolder: 'Templates' } });
    await host.command('create-client-card');
    type('Name', 'Delta');
    await enter();
    const note = read('Clients/Delta.md');
    expect(note).toContain('colour: blue\n');
    expect(note).toContain('# Delta\n\n{{mood board}}\n');
    expect(notices().join('\n')).toContain('{{mood board}}');
  });
});

describe('undo', () => {
  test('takes back one action after the other, and says when there is nothing left', async () => {
    await start({ active: 'Acme' });
    for (const words of ['One', 'Two']) {
      await host.command('log-interaction');
      type('What it was about', words);
      await enter();
    }
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toContain('One');
    expect(read('Clients/Acme.md')).not.toContain('Two');
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(ACME);
    await host.command('undo-last-change');
    expect(notices().at(-1)).toBe('There is nothing to take back.');
  });

  test('leaves what was edited since, and says so', async () => {
    await start({ active: 'Acme' });
    await host.command('log-interaction');
    type('What it was about', 'One');
    await enter();
    const edited = read('Clients/Acme.md').replace('email: One', 'email: One and more');
    host.app.vault.editElsewhere('Clients/Acme.md', edited);
    await host.settle();
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(edited);
    expect(notices().at(-1)).toBe('The text to change is no longer in “Acme”, so nothing was written. Open the note and try again.');
  });

  test('leaves a created note that another plugin has rewritten', async () => {
    await start();
    host.app.disk.faults.rewriteWritten = { afterMs: 300, rewrite: (text) => `${text}\nAdded by a template.\n` };
    await host.command('create-client-card');
    type('Name', 'Gamma');
    await enter();
    await host.command('undo-last-change');
    expect(read('Clients/Gamma.md')).toContain('Added by a template.');
    expect(notices().at(-1)).toBe('“Gamma” was edited after it was created, so it stays. Delete it yourself if you do not need it.');
  });
});

test('menus of a note that belongs to a client offer to log for it; others do not', async () => {
  await start();
  const titles = (path: string): readonly string[] => {
    const menu = new Menu();
    host.app.workspace.trigger('file-menu', menu, host.app.vault.getFileByPath(path), 'test');
    menu.showAtPosition({ x: 0, y: 0 });
    const found = [...document.querySelectorAll('.menu-item-title')].map((title) => title.textContent ?? '');
    menu.hide();
    return found;
  };
  expect(titles('Complaints/Late.md')).toEqual(expect.arrayContaining(['Log interaction', 'Log complaint']));
  host.app.vault.editElsewhere('Other.md', 'text');
  await host.settle();
  expect(titles('Other.md').filter((title) => title.startsWith('Log'))).toEqual([]);
});

test('on a phone the drawer closes when the written note opens', async () => {
  await start({ active: 'Acme', phone: true });
  await host.command('open-health');
  await host.command('log-interaction');
  type('What it was about', 'From the train');
  await enter();
  expect(host.app.workspace.rightSplit.collapsed).toBe(true);
});

test('a form that is open when the plugin goes is closed with it', async () => {
  await start({ active: 'Acme' });
  await host.command('log-interaction');
  type('What it was about', 'Open');
  expect(await host.unload()).toEqual([]);
  expect(isFormOpen()).toBe(false);
});
