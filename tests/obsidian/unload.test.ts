/** @jest-environment jsdom */
import { launch, openMenu, type Host } from '../host/launch';
import { card, openSidebar, sidebar } from '../support/sidebar';

let host: Host;

beforeEach(async () => {
  host = await launch({ files: { 'Clients/Acme.md': card(['2026-03-20 call: Fine'], ['cadence: monthly']) }, today: '2026-03-31' });
});

afterEach(() => host.close());

test('nothing is left if the plugin was never used', async () => {
  await host.settle();
  expect(await host.unload()).toEqual([]);
});

test('nothing is left of the sidebar, and its place waits for the plugin', async () => {
  await openSidebar(host);
  expect(await host.unload()).toEqual([]);
  expect(document.querySelector('.client-rapport-view')).toBeNull();
  await host.load(false);
  await host.settle();
  expect(sidebar().querySelector('.client-rapport-row')).not.toBeNull();
});

test.each(['create-client-card', 'log-interaction', 'log-complaint', 'record-recommendation'])('nothing is left of an open form: %s', async (form) => {
  await openSidebar(host);
  await host.command(form);
  expect(document.querySelector('.modal')).not.toBeNull();
  expect(await host.unload()).toEqual([]);
});

test('nothing is left of an open menu or of the settings', async () => {
  await openSidebar(host);
  sidebar().querySelector<HTMLElement>('.nav-action-button:last-child')?.click();
  await host.settle();
  expect(openMenu()).not.toBeNull();
  host.app.setting.openTabById('client-rapport');
  expect(await host.unload()).toEqual([]);
});

test('unloading in the middle of reading stops it', async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`Clients/Client ${n}.md`, card(['2026-03-01 call: Fine'])]));
  await host.close();
  host = await launch({ files: many, today: '2026-03-31', cache: 'late' });
  expect(await host.unload()).toEqual([]);
  expect(host.errors).toEqual([]);
});

test('the plugin can be switched off and on ten times', async () => {
  await openSidebar(host);
  for (let time = 0; time < 10; time++) {
    expect(await host.unload()).toEqual([]);
    await host.load(false);
    await host.settle();
  }
  expect(host.app.workspace.getLeavesOfType('client-rapport-health')).toHaveLength(1);
  expect(host.errors).toEqual([]);
});
