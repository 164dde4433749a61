/** @jest-environment jsdom */
import { launch, surroundings, type Host, type LaunchOptions } from '../host/launch';
import { bands, card, HEALTH_VIEW, openSidebar, rows, shown, sidebar } from '../support/sidebar';

const files = {
  'Clients/Acme.md': card(['2026-03-20 call: Fine', '2026-02-20 call: Fine'], ['cadence: monthly']),
  'Clients/Нева Логистик.md': card(['2025-11-20 call: Hello'], ['cadence: monthly']),
  'Complaints/Late delivery.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-10\nseverity: high\n---\n',
  'Notes/Shopping.md': '- bread\n- milk\n',
};

let host: Host;

async function start(options: Partial<LaunchOptions> = {}): Promise<Host> {
  host = await launch({ files, today: '2026-03-31', ...options });
  return host;
}

afterEach(async () => {
  expect(host.errors).toEqual([]);
  await host.close();
});

test('the app starts without the plugin writing, asking the network or opening anything', async () => {
  const { app, settle } = await start();
  await settle();
  expect(app.disk.writes).toEqual([]);
  expect(surroundings.networkAttempts).toEqual([]);
  expect(app.workspace.getLeavesOfType(HEALTH_VIEW)).toEqual([]);
  expect(document.querySelector('.notice')).toBeNull();
});

test('a user who switches the plugin on sees the sidebar', async () => {
  const { app, settle } = await start({ enabledByUser: true });
  await settle();
  expect(app.workspace.getLeavesOfType(HEALTH_VIEW)).toHaveLength(1);
  expect(Object.keys(rows()).sort()).toEqual(['Clients/Acme.md', 'Clients/Нева Логистик.md']);
});

test('a cache that comes late ends in the same sidebar as one that was ready', async () => {
  await openSidebar(await start({ cache: 'ready' }));
  const ready = shown();
  await host.close();
  await openSidebar(await start({ cache: 'late' }));
  expect(shown()).toBe(ready);
});

test('while the cache does not come the sidebar says that it reads, and it fills when the cache comes after all', async () => {
  const { app, settle } = await start({ cache: 'never' });
  await openSidebar(host);
  expect(rows()).toEqual({});
  expect(sidebar().textContent).toContain('0');
  app.metadataCache.switchTo('late');
  await settle();
  expect(Object.keys(rows())).toHaveLength(2);
});

test('a sidebar of the saved layout that is out of sight is not drawn until it is looked at', async () => {
  const { app, settle } = await start({ layout: [{ type: HEALTH_VIEW, side: 'right', inSight: false }] });
  await settle();
  expect(document.querySelector('.client-rapport-row')).toBeNull();
  const [leaf] = app.workspace.getLeavesOfType(HEALTH_VIEW);
  if (leaf !== undefined) await app.workspace.revealLeaf(leaf);
  await settle();
  expect(Object.keys(rows())).toHaveLength(2);
});

test('a sidebar of the saved layout that is in sight is there at once', async () => {
  const { settle } = await start({ layout: [{ type: HEALTH_VIEW, side: 'right', inSight: true, state: { sort: 'name' } }] });
  await settle();
  expect(Object.keys(rows())).toHaveLength(2);
});

test.each([
  ['en', 'Relationship health'],
  ['ru', null],
  ['ja', null],
  ['de', 'Relationship health'],
])('in %s every word, icon and command is there', async (language, title) => {
  const { app } = await start({ language });
  await openSidebar(host);
  if (title !== null) expect(app.workspace.getLeavesOfType(HEALTH_VIEW)[0]?.getDisplayText()).toBe(title);
  expect(bands().length).toBeGreaterThan(0);
  expect(sidebar().textContent).not.toMatch(/\{\w+\}|undefined|\[object/);
  expect([...surroundings.missingIcons]).toEqual([]);
  const commands = [...app.registry.commands.values()].filter(({ id }) => id.startsWith('client-rapport:'));
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.map(({ name }) => name).filter((name) => /\{|command\.|undefined/.test(name))).toEqual([]);
});

test('at midnight the days move on', async () => {
  const { advance, settle } = await start({ today: '2026-03-31T23:00' });
  await openSidebar(host);
  expect(rows()['Clients/Acme.md']).toContain('21 days');
  await advance(2 * 3600_000);
  await settle();
  expect(rows()['Clients/Acme.md']).toContain('22 days');
});

test('settings that another program broke do not stop the start', async () => {
  await start({ files: { ...files, '.obsidian/plugins/client-rapport/data.json': '{"version": 1, "reading": 7, "weights": "heavy"}' } });
  await openSidebar(host);
  expect(Object.keys(rows())).toHaveLength(2);
});
