/** @jest-environment jsdom */
import { notices } from '../host/launch';
import { OPEN_COMMANDS } from '../../src/obsidian/commands';
import { chosenClients, control, errorUnder, isFormOpen, openForm, press } from './form-hands';
import { ask, host, open, texts } from './terminal-hands';

afterEach(() => host.close());

const CARD = '---\ntype: client\naliases: [Acme Ltd]\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n';
const FILES = {
  'Clients/Acme.md': CARD,
  'Clients/Beta.md': '---\ntype: client\naliases: [Shared]\ncadence: 30\n---\n\n## Interactions\n\n- 2025-12-01 meeting: Workshop\n',
  'Clients/Gamma.md': '---\ntype: client\naliases: [Shared]\n---\n\nText\n',
};

function start(language = 'en'): Promise<void> {
  return open({ files: FILES, language });
}

const LIST: unknown = expect.any(Array);
const ONE_OF_KINDS: unknown = expect.stringContaining('One of these is needed: call, email (e-mail)');
const ONE_OF_WAYS: unknown = expect.stringContaining('in? (');
const TEXT: unknown = expect.any(String);
const INTERACTION = { client: 'acme ltd', date: 'yesterday', kind: 'звонок', summary: 'Sent the plan' };

describe('the command line', () => {
  test('lists its commands with the flags that each needs', async () => {
    await start('ja');
    const handlers = [...host.app.registry.cliHandlers];
    expect(handlers.map(([name]) => name)).toEqual(['health', 'next', ...OPEN_COMMANDS.map(({ id }) => id), 'undo'].map((name) => `client-rapport:${name}`));
    for (const [, { description }] of handlers) expect(description).toMatch(/[\p{Script=Han}\p{Script=Hiragana}]/u);
    const flags = host.app.registry.cliHandlers.get('client-rapport:log-interaction')?.flags ?? {};
    expect(Object.entries(flags).filter(([, { required }]) => required).map(([name]) => name)).toEqual(['client', 'summary', 'date', 'kind']);
    expect(flags['csat']?.value).toBe('<1-5>');
  });

  test('answers with the rows of all clients, the worst first', async () => {
    await start();
    const { complete, clients } = await ask('health');
    expect(complete).toBe(true);
    expect(clients).toEqual([
      expect.objectContaining({ path: 'Clients/Beta.md', name: 'Beta', lastContact: '2025-12-01' }),
      expect.objectContaining({ path: 'Clients/Acme.md', name: 'Acme', lastContact: '2026-03-20' }),
      expect.objectContaining({ path: 'Clients/Gamma.md', score: null, lastContact: null }),
    ]);
  });

  test('answers with everything about one client, by name, alias or path', async () => {
    await start();
    const whole = await ask('health', { client: 'ACME' });
    expect(whole['client']).toMatchObject({ name: 'Acme', reasons: LIST, actions: LIST, promises: [] });
    expect(await ask('health', { client: 'Acme Ltd' })).toEqual(whole);
    expect(await ask('health', { client: 'Clients/Acme.md' })).toEqual(whole);
    expect(await ask('health', { client: 'Nobody' })).toEqual({ done: false, wrong: { client: 'No client is called “Nobody”.' } });
    expect(await ask('health', { client: 'Shared' })).toEqual({ done: false, wrong: { client: 'Several clients are called “Shared”. Give the path of the card.' } });
  });

  test('answers with the next actions, as many as are asked for', async () => {
    await start();
    const { actions } = await ask('next', { limit: '1' });
    expect(actions).toEqual([expect.objectContaining({ client: 'Beta', path: 'Clients/Beta.md', verb: 'Get in touch', source: TEXT })]);
    expect(await ask('next', { limit: 'many' })).toEqual({ done: false, wrong: { limit: 'A number from 1 to 999.' } });
  });

  test.each(['health', 'next'])('%s writes nothing', async (command) => {
    await start();
    await ask(command);
    expect(host.app.disk.writes).toEqual([]);
  });

  test.each([
    ['en', '- 2026-03-30 call out?: Sent the plan [mood:: positive] [csat:: 5]'],
    ['ru', '- 2026-03-30 звонок исх?: Sent the plan [mood:: позитивное] [csat:: 5]'],
    ['ja', '- 2026-03-30 電話 送信?: Sent the plan [mood:: 良い] [csat:: 5]'],
  ])('in %s: an interaction with all it needs is one line in the log', async (language, line) => {
    await start(language);
    const answer = await ask('log-interaction', { ...INTERACTION, direction: 'исх?', mood: 'good', csat: '5', promise: 'Call back', due: '+3d' });
    expect(answer).toEqual({ done: true, notes: ['Clients/Acme.md'] });
    const text = host.app.disk.read('Clients/Acme.md');
    expect(text).toContain(language === 'ru' ? '- 2026-03-30 звонок исх?: Sent the plan' : line);
    expect(text).toContain('- [ ] Call back 📅 2026-04-03\n');
    expect(isFormOpen()).toBe(false);
    expect(await ask('undo')).toEqual({ done: true, notes: ['Clients/Acme.md'] });
    expect(texts()).toEqual(FILES);
    expect(await ask('undo')).toMatchObject({ done: false });
  });

  test('says what is missing or wrong, and then writes nothing at all', async () => {
    await start();
    expect(await ask('log-interaction', { client: 'Acme', summary: '' })).toEqual({
      done: false, error: 'Nothing was written. Also needed: summary, date, and kind',
      missing: {
        summary: 'What it was about.', date: 'Day. YYYY-MM-DD, yesterday, +3d.',
        kind: 'Kind. One of these is needed: call, email (e-mail), chat, meeting, video (video call), meal, event, social (social meeting), letter, document, note, contact.',
      },
      wrong: {},
    });
    expect(await ask('log-interaction', { ...INTERACTION, date: '31.03.2026', kind: 'telepathy', csat: '9', direction: 'up' })).toMatchObject({
      done: false, missing: {}, wrong: { date: 'This is not a day. Write 2026-03-31, yesterday or +3d.', kind: ONE_OF_KINDS, csat: 'A number from 1 to 5.', direction: ONE_OF_WAYS },
    });
    expect(await ask('log-complaint', { client: 'Acme', date: 'tomorrow', title: 'x', severity: 'low' })).toMatchObject({ done: false, wrong: { date: 'This day is still ahead. Choose today or an earlier one.' } });
    expect(await ask('create-client-card', { name: 'ACME' })).toMatchObject({ done: false, wrong: { name: 'There is already a card with this name: Clients/Acme.md' } });
    expect(host.app.disk.writes).toEqual([]);
  });

  test('answers as of a past day, for one client, and in lines for a person', async () => {
    await start();
    expect(await ask('health', { client: 'Acme', date: '2026-03-10' })).toMatchObject({ client: { lastContact: null } });
    expect(await ask('health', { date: 'tomorrow' })).toEqual(await ask('health'));
    expect(await ask('health', { date: '10.03.2026' })).toMatchObject({ done: false, wrong: { date: TEXT } });
    expect(await ask('next', { client: 'Gamma' })).toEqual({ complete: true, actions: [] });
    expect(await host.terminal('client-rapport:next', { client: 'Beta', format: 'text' })).toMatch(/^Get in touch: Beta · .+$/m);
  });

  test('names flags that it does not know', async () => {
    await start();
    expect(await ask('log-interaction', { ...INTERACTION, direcion: 'out', constructor: 'x' })).toEqual({ done: true, notes: ['Clients/Acme.md'], ignored: ['direcion', 'constructor'] });
  });

  test('logs a complaint, records a recommendation, creates a card', async () => {
    await start();
    expect(await ask('log-complaint', { client: 'Acme', date: '2026-03-29', title: 'Wrong invoice', severity: 'high', subject: 'счёт', words: 'Twice <% x %>' })).toEqual({ done: true, notes: ['Complaints/Wrong invoice.md', 'Clients/Acme.md'] });
    expect(host.app.disk.read('Complaints/Wrong invoice.md')).toMatch(/subject: billing\nseverity: high\nreceived: 2026-03-29\n[^]*> Twice < % x %>/);
    expect(await ask('record-recommendation', { client: 'Acme', date: 'today', direction: 'received', form: 'linkedin', consent: 'named', referred: 'Delta' })).toMatchObject({ done: true });
    const [path = ''] = host.app.vault.getMarkdownFiles().map((file) => file.path).filter((one) => one.startsWith('Recommendations/'));
    expect(host.app.disk.read(path)).toMatch(/form: linkedin\n[^]*referred: "\[\[Delta\]\]"\n[^]*consent: named\nconsent_date: 2026-03-31\n/);
    expect(await ask('create-client-card', { name: '../Delta', aliases: 'D, Delta & co', cadence: '14', since: '2025-01-01' })).toEqual({ done: true, notes: ['Clients/Delta.md'] });
    expect(host.app.disk.read('Clients/Delta.md')).toMatch(/aliases:\n {2}- D\n {2}- Delta & co\n[^]*cadence: 14\n[^]*since: 2025-01-01\n/);
  });

  test('answers with the reason when a write fails', async () => {
    await start();
    host.app.disk.faults.diskFull = true;
    expect(await ask('log-interaction', INTERACTION)).toEqual({ done: false, error: 'The disk is full, so nothing was written. Make room and try again.' });
    host.app.disk.faults.diskFull = false;
    expect(texts()).toEqual(FILES);
    expect(host.errors).toEqual([]);
  });

  test('goes with the plugin, and a name that somebody else has costs that command alone', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await open({
      files: FILES,
      prepare: (app) => app.registry.cliHandlers.set('client-rapport:next', { description: '', flags: null, handler: () => 'theirs' }),
    });
    expect(await host.terminal('client-rapport:next')).toBe('theirs');
    expect(await ask('health')).toMatchObject({ complete: true });
    expect(warned).toHaveBeenCalledTimes(1);
    expect(await host.unload()).toEqual([]);
    expect([...host.app.registry.cliHandlers.keys()]).toEqual(['client-rapport:next']);
    warned.mockRestore();
  });
});

describe('a link', () => {
  test.each([
    'obsidian://client-rapport?action=log-interaction&client=Acme&summary=Sent%20the%20plan&date=yesterday&kind=email&direction=out%3F&mood=good&promise=Call&due=%2B3d',
    'obsidian://client-rapport?do=log-interaction&client=Acme&summary=Sent%20the%20plan&date=yesterday&kind=email&direction=out%3F&mood=good&promise=Call&due=%2B3d',
    'obsidian://client-rapport/log-interaction?client=Acme&summary=Sent%20the%20plan&date=yesterday&kind=email&direction=out%3F&mood=good&promise=Call&due=%2B3d',
  ])('opens the form, filled in, and writes nothing: %s', async (link) => {
    await start();
    await host.follow(link);
    expect(chosenClients()).toEqual(['Acme']);
    expect(['What it was about', 'Day', 'Kind', 'Who wrote or called', 'Their mood', 'Promise', 'Due'].map((label) => control(label).value)).toEqual([
      'Sent the plan', '2026-03-30', 'email', 'out?', 'positive', 'Call', '2026-04-03',
    ]);
    expect(host.app.disk.writes).toEqual([]);
    press('Enter');
    await host.settle();
    expect(host.app.disk.read('Clients/Acme.md')).toContain('- 2026-03-30 email out?: Sent the plan [mood:: positive]\n');
  });

  test.each([
    ['log-complaint', 'title=Late&severity=high&words=So%20late', 'Log complaint', { 'What it is about': 'Late', Severity: 'high' }],
    ['record-recommendation', 'form=linkedin&direction=given', 'Record recommendation', { Form: 'linkedin', 'Who recommends whom': 'given' }],
    ['create-client-card', 'name=Delta&segment=key', 'Create client card', { Name: 'Delta', Segment: 'key' }],
    ['create-note', 'template=%D0%92%D1%81%D1%82%D1%80%D0%B5%D1%87%D0%B0&title=Kick-off&date=2026-04-01', 'Meeting', { Title: 'Kick-off', Day: '2026-04-01' }],
  ])('to %s fills its form in', async (task, query, title, fields) => {
    await start();
    await host.follow(`obsidian://client-rapport?action=${task}&client=Acme&${query}`);
    expect(openForm().querySelector('.modal-title')?.textContent).toBe(title);
    expect(Object.fromEntries(Object.keys(fields).map((label) => [label, control(label).value]))).toEqual(fields);
    expect(host.app.disk.writes).toEqual([]);
  });

  test('without a template lets one be chosen', async () => {
    await start();
    await host.follow('obsidian://client-rapport?action=create-note&client=Acme&title=Plan');
    expect(document.querySelector('.prompt')).not.toBeNull();
    press('Enter');
    await host.settle();
    expect([control('Title').value, ...chosenClients()]).toEqual(['Plan', 'Acme']);
  });

  test('shows what it says wrongly in its field, and leaves out choices that there are not', async () => {
    await start();
    await host.follow('obsidian://client-rapport?action=log-interaction&client=Nobody&date=31.03.2026&kind=telepathy&summary=x&clients=Clients%2FAcme.md&__proto__=x');
    expect([control('Clients').value, control('Day').value, control('Kind').value, ...chosenClients()]).toEqual(['Nobody', '31.03.2026', 'call']);
    press('Enter');
    await host.settle();
    expect(errorUnder('Clients')).toContain('Nobody');
    expect(errorUnder('Day')).not.toBe('');
    expect(host.app.disk.writes).toEqual([]);
  });

  test('cannot bring in commands, links or lines', async () => {
    await start();
    await host.follow(`obsidian://client-rapport?action=log-interaction&client=Acme&summary=${encodeURIComponent('x\n- 2026-03-01 call: made up <%* y %> [[Beta')}`);
    press('Enter');
    await host.settle();
    const text = host.app.disk.read('Clients/Acme.md');
    expect(text.split('\n')).toHaveLength(CARD.split('\n').length + 1);
    expect(text).not.toMatch(/<%|\[\[Beta/);
  });

  test.each(['?action=delete-everything', '', '?action=undo', '?client=Acme'])('that asks for something else is told what there is: %j', async (query) => {
    await start();
    await host.follow(`obsidian://client-rapport${query}`);
    expect(notices()[0]).toContain('log-interaction, log-complaint, record-recommendation, create-client-card, create-note');
    expect(isFormOpen()).toBe(false);
    expect(host.app.disk.writes).toEqual([]);
  });
});
