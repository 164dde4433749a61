/** @jest-environment jsdom */
import { launch, notices, type Host } from '../host/launch';
import type { ActionKind, ActionRow } from '../../src/core/shown/shown';
import { chosenClients, control, isFormOpen, openForm, press, rapportOf, rowOf } from './form-hands';

let host: Host;

afterEach(() => host.close());

const FILES = {
  'Clients/Acme.md': '---\ntype: client\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n',
  'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-01\n---\n\nText\n',
};

async function start(): ReturnType<typeof rapportOf> {
  host = await launch({ files: FILES, today: '2026-03-31' });
  const rapport = await rapportOf(host);
  await host.settle();
  return rapport;
}

function action(kind: ActionKind, source: ActionRow['source'] = { path: 'Clients/Acme.md' }): ActionRow {
  return {
    key: kind, occasion: '', kind, urgency: 'due', urgencyText: '', client: { path: 'Clients/Acme.md', name: 'Acme' }, verb: '', why: '', gain: null, gainIn7Days: null,
    gainText: null, due: null, dueText: null, source, task: '', label: '',
  };
}

test.each([
  ['contact', 'not said', '—'],
  ['reply', 'I did', 'reply'],
  ['ask-feedback', 'I did, and wait for a reply', 'asking for feedback'],
  ['anniversary', 'I did', 'greeting'],
] as const)('%s opens the form for an interaction, filled in', async (kind, way, purpose) => {
  const rapport = await start();
  rapport.act(action(kind));
  await host.settle();
  expect(chosenClients()).toEqual(['Acme']);
  expect(openForm().querySelector('.modal-title')?.textContent).toBe('Log interaction');
  const chosen = (label: string): string => [...rowOf(label).querySelectorAll('option')].find((one) => one.value === control(label).value)?.text ?? '';
  expect(chosen('Who wrote or called')).toBe(way);
  expect(chosen('Purpose')).toBe(purpose);
});

test('giving back opens the form for a recommendation that I give', async () => {
  const rapport = await start();
  rapport.act(action('give-back'));
  await host.settle();
  expect(control('Who recommends whom').value).toBe('given');
});

test('what has no form yet opens its note at its line', async () => {
  const rapport = await start();
  rapport.act(action('keep-promise', { path: 'Complaints/Late.md', line: 4 }));
  await host.settle();
  expect(isFormOpen()).toBe(false);
  expect(host.app.workspace.opened.at(-1)).toEqual({ path: 'Complaints/Late.md', ephemeral: { line: 3 } });
});

test('a note that is gone by then is a notice, not an error', async () => {
  const rapport = await start();
  await rapport.open({ path: 'Complaints/Gone.md' }, false);
  expect(notices()).toEqual(['The note “Gone” is no longer there. It may have been renamed or deleted.']);
  expect(host.errors).toEqual([]);
});

test('a new card is opened with the cursor at the first line to fill in', async () => {
  await start();
  await host.command('create-client-card');
  const name = control('Name');
  name.value = 'Gamma';
  name.dispatchEvent(new Event('input', { bubbles: true }));
  press('Enter');
  await host.settle();
  const editor = host.app.workspace.activeEditor?.editor;
  expect(editor?.getLine(editor.getCursor().line)).toMatch(/^- .+:$/);
  expect(editor?.getCursor().ch).toBe(editor?.getLine(editor.getCursor().line).length);
});

test('commands have stable ids, names without the plugin’s, and no keys of their own', async () => {
  await start();
  const commands = [...host.app.registry.commands.values()];
  expect(commands.map(({ id, name }) => `${id}: ${name}`)).toEqual([
    'client-rapport:open-health: Client Rapport: Open relationship health',
    'client-rapport:open-portfolio: Client Rapport: Open portfolio',
    'client-rapport:open-topic-map: Client Rapport: Open topic map',
    'client-rapport:log-interaction: Client Rapport: Log interaction',
    'client-rapport:log-complaint: Client Rapport: Log complaint',
    'client-rapport:record-recommendation: Client Rapport: Record recommendation',
    'client-rapport:create-client-card: Client Rapport: Create client card',
    'client-rapport:create-note: Client Rapport: Create note from template',
    'client-rapport:take-next-step: Client Rapport: Take next step',
    'client-rapport:write-message: Client Rapport: Write message',
    'client-rapport:ask-for-recommendation: Client Rapport: Ask for recommendation',
    'client-rapport:insert-checklist: Client Rapport: Insert checklist',
    'client-rapport:add-follow-up-task: Client Rapport: Add follow-up task',
    'client-rapport:create-status-report: Client Rapport: Create status report',
    'client-rapport:create-weekly-review: Client Rapport: Create weekly review',
    'client-rapport:link-related-topics: Client Rapport: Link related topics',
    'client-rapport:repair-topic-links: Client Rapport: Repair topic links',
    'client-rapport:create-portfolio-report: Client Rapport: Create portfolio report',
    'client-rapport:create-showcase: Client Rapport: Create showcase',
    'client-rapport:create-template-notes: Client Rapport: Create template notes',
    'client-rapport:create-sample-notes: Client Rapport: Create sample notes',
    'client-rapport:show-as-of: Client Rapport: Show health as of a day',
    'client-rapport:toggle-privacy: Client Rapport: Toggle privacy mode',
    'client-rapport:copy-as-text: Client Rapport: Copy note as text',
    'client-rapport:undo-last-change: Client Rapport: Undo last change',
  ]);
  for (const command of commands) expect(command).not.toHaveProperty('hotkeys');
});

test('settings open at the plugin’s own tab', async () => {
  const rapport = await start();
  rapport.openSettings();
  await host.settle();
  expect(document.querySelector('.mod-settings')?.textContent).toContain('Language of written notes');
});
