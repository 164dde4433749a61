/** @jest-environment jsdom */
/** Promises kept, moved and cancelled through "Take next step", in the built plugin, by keyboard alone. */
import type { Language } from '../../src/core/i18n/lookup';
import { words } from '../../src/core/i18n/lookup';
import type { ActionRow } from '../../src/core/shown/shown';
import { launch, notices, type Host } from '../host/launch';
import { errorUnder, isFormOpen, labels, openForm, press, rapportOf, rowOf, type } from './form-hands';

let host: Host;
afterEach(() => host.close());

const CARD = '---\r\ntype: client # ours\r\n---\r\n\r\n## Promises\r\n\r\n- [ ] Send it 📅 2026-04-10 ^a1\r\n\t- a detail\r\n- [ ] Send it late [due:: 2026-03-20]\r\n- [ ] Logo #waiting 📅 2026-04-02\r\n- [ ] Water 🔁 every week 📅 2026-04-02';
const PATH = 'Clients/Acme.md';
const FILES = { [PATH]: CARD, 'Projects/Site.md': '---\ntype: project\nclient: "[[Acme]]"\nstart: 2026-03-01\n---\n\n- [ ] First version 📅 2026-04-20\n' };

async function start(language: Language = 'en', active = 'Acme', line = 0): Promise<void> {
  host = await launch({ files: FILES, today: '2026-03-31', language });
  await host.settle();
  await host.app.workspace.openLinkText(active, '');
  await host.settle();
  host.app.workspace.activeEditor?.editor.setCursor({ line, ch: 3 });
}

const read = (path = PATH): string => host.app.disk.read(path);

async function open(): Promise<void> {
  await host.command('take-next-step');
  await host.settle();
}

async function enter(): Promise<void> {
  press('Enter');
  await host.settle();
}

/** Moves to a step as the arrow keys do in a browser, from where the form put the focus. */
function go(value: string): void {
  expect(document.activeElement).toHaveProperty('name', 'client-rapport-step');
  const radio = [...openForm().querySelectorAll<HTMLInputElement>('input[type="radio"]')].find((one) => one.value === value && !one.disabled);
  if (radio === undefined) throw new Error(`No step "${value}".`);
  radio.focus();
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
}

const offered = (): readonly string[] => [...document.querySelectorAll('.prompt .suggestion-item')].map((row) => row.textContent ?? '');

describe.each(['en', 'ru', 'ja'] as const)('in %s', (language) => {
  const { say } = words(language);

  test('the promise under the cursor is kept, moved or cancelled, each in one line, and taken back', async () => {
    await start(language, 'Acme', 6);
    await open();
    expect(openForm().textContent).toContain('Send it');
    expect(openForm().textContent).toContain('Acme · ');
    expect(labels()).toEqual([say('field.step'), say('field.date')]);
    await enter();
    expect(read()).toBe(CARD.replace('[ ] Send it 📅 2026-04-10', '[x] Send it 📅 2026-04-10 ✅ 2026-03-31'));
    expect(document.querySelectorAll('.client-rapport-notice-buttons')).toHaveLength(0);
    await host.command('undo-last-change');
    expect(read()).toBe(CARD);

    host.app.workspace.activeEditor?.editor.setCursor({ line: 6, ch: 0 });
    await open();
    go('moved');
    expect(labels()).toEqual([say('field.step'), say('field.date'), say('step.settle.due')]);
    await enter();
    expect(errorUnder(say('step.settle.due'))).toBe(say('step.settle.same-day'));
    type(say('step.settle.due'), '2026-04-17');
    await enter();
    expect(read()).toBe(CARD.replace('📅 2026-04-10', '[moved:: 2026-03-31 from 2026-04-10] 📅 2026-04-17'));
    const [button] = document.querySelectorAll<HTMLElement>('.client-rapport-notice-buttons button');
    expect(button?.textContent).toBe(say('message.warn-delay.name'));
    await host.command('undo-last-change');

    host.app.workspace.activeEditor?.editor.setCursor({ line: 9, ch: 0 });
    await open();
    go('cancelled');
    type(say('field.date'), '2026-03-30');
    await enter();
    expect(read()).toBe(CARD.replace('[ ] Logo #waiting 📅 2026-04-02', '[-] Logo #waiting 📅 2026-04-02 ❌ 2026-03-30'));
    expect(isFormOpen()).toBe(false);
    expect(host.errors).toEqual([]);
  });

  test('past its day it is kept late, or moved if that was agreed on by then', async () => {
    await start(language, 'Acme', 8);
    await open();
    expect(rowOf(say('field.date')).textContent).toContain(say('step.target.late', { n: 11 }));
    go('moved');
    await enter();
    expect(errorUnder(say('field.date'))).toBe(say('wrong.day-missing'));
    type(say('step.settle.due'), '2026-04-17');
    type(say('field.date'), '2026-03-21');
    await enter();
    expect(errorUnder(say('field.date'))).toBe(say('step.barred.past-due', { day: words(language).day(20532, 20543) }));
    type(say('field.date'), '2026-03-20');
    await enter();
    expect(read()).toBe(CARD.replace('[due:: 2026-03-20]', '[moved:: 2026-03-20 from 2026-03-20] [due:: 2026-04-17]'));
  });

  test('a task that repeats is left to the plugin that repeats it', async () => {
    await start(language, 'Acme', 10);
    await open();
    expect(notices()).toEqual([say('step.settle.repeats')]);
    expect(isFormOpen()).toBe(false);
  });
});

test('open promises are offered with everything else that is open, overdue ones first', async () => {
  await start();
  await open();
  expect(offered()).toEqual([
    'Send it late · Acme11 days overdue', 'Site · AcmeNext: Stage 3: delivery', 'Logo · AcmeDue 2 Apr', 'Send it · AcmeDue 10 Apr', 'First version · AcmeDue 20 Apr',
  ]);
  await enter();
  await enter();
  expect(read()).toBe(CARD.replace('[ ] Send it late [due:: 2026-03-20]', '[x] Send it late [due:: 2026-03-20] [completion:: 2026-03-31]'));
});

test('in a project the cursor decides: its own steps, or a promise in it', async () => {
  await start('en', 'Site');
  await open();
  expect(openForm().textContent).toContain('Stage 3: delivery');
  press('Escape');
  host.app.workspace.activeEditor?.editor.setCursor({ line: 6, ch: 0 });
  await open();
  await enter();
  expect(read('Projects/Site.md')).toContain('- [x] First version 📅 2026-04-20 ✅ 2026-03-31\n');
});

test('the action in the sidebar begins with its promise', async () => {
  await start();
  const rapport = await rapportOf(host);
  const action: ActionRow = {
    key: 'k', kind: 'keep-promise', urgency: 'overdue', urgencyText: '', client: { path: PATH, name: 'Acme' }, verb: '', why: '', gain: null, gainIn7Days: null,
    gainText: null, due: null, dueText: null, source: { path: PATH, line: 9 }, label: '', occasion: '', task: '',
  };
  rapport.act(action);
  await host.settle();
  expect(openForm().textContent).toContain('Send it late');
});

test('a line that was changed while the form was open is left, and said so', async () => {
  await start('en', 'Acme', 6);
  await open();
  host.app.vault.editElsewhere(PATH, CARD.replace('Send it 📅', 'Send them 📅'));
  await host.settle();
  await enter();
  expect(read()).toContain('- [ ] Send them 📅 2026-04-10');
  expect(notices().at(-1)).toContain('“Acme”');
  expect(isFormOpen()).toBe(true);
  host.app.vault.editElsewhere(PATH, CARD.replace('[ ] Send it 📅 2026-04-10', '[x] Send it 📅 2026-04-10 ✅ 2026-03-30'));
  await host.settle();
  await enter();
  expect(errorUnder('Step')).toBe('The step no longer fits the note, so nothing was written. Open the form again.');
});

test('a write that fails keeps the form with what was typed', async () => {
  await start('en', 'Acme', 6);
  await open();
  go('moved');
  type('Due from now on', '2026-04-17');
  host.app.disk.faults.diskFull = true;
  await enter();
  expect(read()).toBe(CARD);
  expect(isFormOpen()).toBe(true);
});
