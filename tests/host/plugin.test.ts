/** @jest-environment jsdom */
import { Component } from './component';
import { launch, notices, openMenu, probePlugin, surroundings, type Host, type LaunchOptions } from './launch';

let host: Host | null = null;

async function withPlugin(body: string, options: Partial<LaunchOptions> = {}): Promise<Host> {
  host = await launch({ files: {}, main: probePlugin(body), ...options });
  return host;
}

afterEach(async () => {
  await host?.close();
  host = null;
});

const VIEW = `
  class ProbeView extends obsidian.ItemView {
    getViewType() { return 'probe-view'; }
    getDisplayText() { return 'Probe'; }
    async onOpen() { this.contentEl.createEl('button', { text: 'Here', cls: 'probe-button' }); this.contentEl.setText('shown'); }
  }`;

describe('the life of a plugin', () => {
  test('onload is waited for, and the layout is ready after it', async () => {
    const { plugin } = await withPlugin(`
      async onload() {
        this.order = [];
        this.app.workspace.onLayoutReady(() => this.order.push('layout ready'));
        await sleep(5);
        this.order.push('loaded');
      }`);
    expect(Reflect.get(plugin, 'order')).toEqual(['loaded', 'layout ready']);
  });

  test('a plugin that the user switches on finds the layout ready and is told so', async () => {
    const { plugin } = await withPlugin(
      `onload() { this.order = []; this.app.workspace.onLayoutReady(() => this.order.push('ready')); this.order.push('loaded'); }
       onUserEnable() { this.order.push('enabled'); }`,
      { enabledByUser: true },
    );
    expect(Reflect.get(plugin, 'order')).toEqual(['ready', 'loaded', 'enabled']);
  });

  test('a well-behaved plugin leaves nothing behind', async () => {
    const { app, settle, unload } = await withPlugin(`
      onload() {
        ${VIEW}
        this.registerView('probe-view', (leaf) => new ProbeView(leaf));
        this.addCommand({ id: 'open', name: 'Open', callback: () => this.app.workspace.ensureSideLeaf('probe-view', 'right') });
        this.addRibbonIcon('heart', 'Probe', () => {});
        this.addStatusBarItem().setText('probe');
        this.registerEvent(this.app.vault.on('modify', () => {}));
        this.registerDomEvent(document, 'click', () => {});
        this.registerInterval(window.setInterval(() => {}, 1000));
        this.registerCliHandler('probe', 'Probe', null, () => 'ok');
        this.addSettingTab(new (class extends obsidian.PluginSettingTab {})(this.app, this));
      }`);
    app.runCommand('probe:open');
    await settle();
    expect(document.querySelector('.workspace-leaf-content[data-type="probe-view"]')?.textContent).toContain('shown');
    expect(await unload()).toEqual([]);
    expect(app.workspace.getLeavesOfType('probe-view')[0]?.isDeferred).toBe(true);
  });

  test('whatever a plugin leaves behind is named', async () => {
    const { unload } = await withPlugin(`
      onload() {
        document.addEventListener('keyup', () => {});
        window.setInterval(() => {}, 1000);
        document.body.createDiv('stray');
        document.body.addClass('mod-stray');
        document.head.createEl('style');
        this.app.metadataCache.on('changed', () => {});
      }`);
    const left = await unload();
    for (const what of ['listener Document keyup', 'interval', 'element <div class="stray">', 'style', 'body class mod-stray', 'metadataCache event changed']) {
      expect(left.filter((line) => line.startsWith(what))).toHaveLength(1);
    }
  });

  test('errors that nobody caught are kept', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { app, errors } = await withPlugin(`onload() { this.app.vault.on('create', () => { throw new Error('oh'); }); }`);
    await app.vault.create('a.md', '');
    expect(errors.map(String)).toEqual(['Error: oh']);
  });
});

describe('what a plugin registers', () => {
  test('commands have the ids and names of the app, and run only when they may', async () => {
    const { app, command, plugin } = await withPlugin(`
      onload() {
        this.ran = 0;
        this.addCommand({ id: 'now', name: 'Run now', checkCallback: (checking) => { if (this.app.workspace.getActiveFile() === null) return false; if (!checking) this.ran++; return true; } });
      }`, { files: { 'a.md': '' } });
    expect(app.registry.commands.get('probe:now')?.name).toBe('Probe: Run now');
    expect(await command('now')).toBe(false);
    await app.workspace.openLinkText('a', '');
    expect(await command('now')).toBe(true);
    expect(Reflect.get(plugin, 'ran')).toBe(1);
  });

  test('a CLI command that exists already is refused', async () => {
    const { plugin } = await withPlugin(`onload() { this.registerCliHandler('probe:a', 'A', null, () => 'a'); }`);
    expect(() => plugin.registerCliHandler('probe:a', 'A', null, () => 'b')).toThrow('already registered');
    expect(() => plugin.registerCliHandler('other', 'A', null, () => 'b')).toThrow('must be "probe"');
  });

  test('settings are kept as data.json in the configuration folder', async () => {
    const { app, plugin, changeSettings } = await withPlugin(`
      async onload() { this.found = await this.loadData(); }
      async onExternalSettingsChange() { this.found = await this.loadData(); }`);
    expect(Reflect.get(plugin, 'found')).toBeNull();
    await plugin.saveData({ version: 1 });
    expect(app.disk.read('.obsidian/plugins/probe/data.json')).toBe('{\n  "version": 1\n}');
    expect(app.vault.getFiles()).toEqual([]);
    await changeSettings({ version: 2 });
    expect(Reflect.get(plugin, 'found')).toEqual({ version: 2 });
  });

  test('the network is refused and the attempt remembered', async () => {
    await withPlugin(`onload() { try { obsidian.requestUrl('https://example.org/'); } catch {} }`);
    expect(surroundings.networkAttempts).toEqual(['https://example.org/']);
  });

  test('a code block draws into the note', async () => {
    const { app } = await withPlugin(`onload() { this.registerMarkdownCodeBlockProcessor('probe', (source, el, ctx) => el.setText(source + ' in ' + ctx.sourcePath)); }`, { files: { 'a.md': '' } });
    const { MarkdownRenderer } = await import('./markdown');
    const el = document.body.createDiv();
    const owner = new Component();
    await MarkdownRenderer.render(app, '# Title\n\n```probe\nview: health\n```\n', el, 'a.md', owner);
    expect(el.querySelector('.block-language-probe')?.textContent).toBe('view: health in a.md');
    el.remove();
  });
});

describe('leaves', () => {
  const body = `onload() { ${VIEW}
    this.registerView('probe-view', (leaf) => new ProbeView(leaf)); }`;

  test('a view out of sight is deferred until it is revealed', async () => {
    const { app } = await withPlugin(body, { layout: [{ type: 'probe-view', side: 'right', inSight: false }] });
    const leaf = app.workspace.getLeavesOfType('probe-view')[0];
    expect(leaf?.isDeferred).toBe(true);
    if (leaf !== undefined) await app.workspace.revealLeaf(leaf);
    expect(leaf?.isDeferred).toBe(false);
    expect(leaf?.view.containerEl.querySelector('.view-content')?.textContent).toBe('shown');
  });

  test('opening a note tells once that the file and once that the leaf changed', async () => {
    const { app } = await withPlugin(body, { files: { 'a.md': 'one\n# Two\n' } });
    const events: string[] = [];
    app.workspace.on('file-open', () => events.push('file-open'));
    app.workspace.on('active-leaf-change', () => events.push('active-leaf-change'));
    await app.workspace.openLinkText('a#Two', '');
    expect(app.workspace.getActiveFile()?.path).toBe('a.md');
    expect(events.sort()).toEqual(['active-leaf-change', 'file-open']);
    expect(app.workspace.activeEditor?.editor.getCursor().line).toBe(1);
    expect(app.workspace.opened).toEqual([{ path: 'a.md', ephemeral: { subpath: '#Two' } }]);
  });

  test('with the focus in the sidebar the note stays the active file', async () => {
    const { app } = await withPlugin(body, { files: { 'a.md': '' } });
    await app.workspace.openLinkText('a', '');
    await app.workspace.ensureSideLeaf('probe-view', 'right', { active: true });
    expect(app.workspace.activeLeaf?.view.getViewType()).toBe('probe-view');
    expect(app.workspace.getActiveFile()?.path).toBe('a.md');
  });

  test('there is one sidebar leaf however often it is asked for', async () => {
    const { app } = await withPlugin(body);
    await app.workspace.ensureSideLeaf('probe-view', 'right');
    await app.workspace.ensureSideLeaf('probe-view', 'right');
    expect(app.workspace.getLeavesOfType('probe-view')).toHaveLength(1);
  });

  test('a detached leaf is gone with its view', async () => {
    const { app } = await withPlugin(body);
    const leaf = await app.workspace.ensureSideLeaf('probe-view', 'right');
    leaf.detach();
    expect(app.workspace.getLeavesOfType('probe-view')).toEqual([]);
    expect(document.querySelector('[data-type="probe-view"]')).toBeNull();
  });

  test('what is typed into a note is saved two seconds later', async () => {
    const { app, advance } = await withPlugin(body, { files: { 'a.md': 'one\r\n' } });
    await app.workspace.openLinkText('a', '');
    const area = document.querySelector<HTMLTextAreaElement>('textarea');
    if (area === null) throw new Error('no editor');
    area.value = 'one\ntwo\n';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    await advance(1000);
    expect(app.disk.read('a.md')).toBe('one\r\n');
    await advance(1000);
    expect(app.disk.read('a.md')).toBe('one\r\ntwo\r\n');
  });
});

describe('the clock', () => {
  test('shows the day it was told, and goes on over midnight', async () => {
    const { plugin, advance } = await withPlugin(
      `onload() { this.days = [new Date().toDateString()]; window.setTimeout(() => this.days.push(new Date().toDateString()), 3600_000); }`,
      { today: '2026-03-31T23:30' },
    );
    await advance(3600_000);
    expect(Reflect.get(plugin, 'days')).toEqual(['Tue Mar 31 2026', 'Wed Apr 01 2026']);
  });

  test('settle runs what is debounced, without waiting for it', async () => {
    const { plugin, settle } = await withPlugin(`onload() { this.count = 0; const later = obsidian.debounce(() => this.count++, 1500, true); later(); later(); }`);
    const before = performance.now();
    await settle();
    expect(Reflect.get(plugin, 'count')).toBe(1);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('modals', () => {
  const body = `onload() {
    const plugin = this;
    this.closed = 0;
    this.addCommand({ id: 'ask', name: 'Ask', callback: () => {
      const modal = new (class extends obsidian.Modal {
        onOpen() {
          this.setTitle('A form');
          new obsidian.Setting(this.contentEl).setName('Name').addText((text) => text.setValue('Acme').onChange((value) => { plugin.typed = value; }));
          new obsidian.Setting(this.contentEl).addButton((button) => button.setButtonText('Save').setCta().onClick(() => this.close()));
        }
        onClose() { plugin.closed++; }
      })(this.app);
      modal.open();
    } });
  }`;

  test('have the names of the app, take what is typed, and close by Escape', async () => {
    const { command, plugin } = await withPlugin(body);
    await command('ask');
    expect(document.querySelector('.modal-container > .modal > .modal-header > .modal-title')?.textContent).toBe('A form');
    const input = document.querySelector<HTMLInputElement>('.modal-content .setting-item input');
    expect(document.activeElement).toBe(input);
    if (input !== null) input.value = 'Beta';
    input?.dispatchEvent(new Event('input', { bubbles: true }));
    expect(Reflect.get(plugin, 'typed')).toBe('Beta');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(document.querySelector('.modal-container')).toBeNull();
    expect(Reflect.get(plugin, 'closed')).toBe(1);
  });

  test('a click on a button runs it', async () => {
    const { command } = await withPlugin(body);
    await command('ask');
    document.querySelector<HTMLButtonElement>('.modal .mod-cta')?.click();
    expect(document.querySelector('.modal-container')).toBeNull();
  });

  test('a prompt filters, moves and takes', async () => {
    const { command, plugin } = await withPlugin(`onload() {
      const plugin = this;
      this.addCommand({ id: 'choose', name: 'Choose', callback: () => new (class extends obsidian.FuzzySuggestModal {
        getItems() { return ['Acme', 'Beta', 'Alpha']; }
        getItemText(item) { return item; }
        onChooseItem(item) { plugin.chosen = item; }
      })(this.app).open() });
    }`);
    await command('choose');
    const input = document.querySelector<HTMLInputElement>('.prompt .prompt-input');
    if (input !== null) input.value = 'a';
    input?.dispatchEvent(new Event('input'));
    const rows = [...document.querySelectorAll('.prompt-results .suggestion-item')].map((row) => row.textContent);
    expect([...rows].sort()).toEqual(['Acme', 'Alpha', 'Beta']);
    for (const key of ['ArrowDown', 'Enter']) input?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    expect(Reflect.get(plugin, 'chosen')).toBe(rows[1]);
    expect(document.querySelector('.prompt')).toBeNull();
  });
});

test('a menu shows its sections and runs an item by key', async () => {
  const { plugin } = await withPlugin(`onload() {
    const menu = new obsidian.Menu();
    menu.addItem((item) => item.setTitle('First').setSection('a').onClick(() => { this.ran = 'first'; }));
    menu.addItem((item) => item.setTitle('Second').setSection('b').onClick(() => { this.ran = 'second'; }));
    menu.showAtPosition({ x: 0, y: 0 });
  }`);
  expect(openMenu()?.items.map((item) => item.hostTitle)).toEqual(['First', 'Second']);
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) window.dispatchEvent(new KeyboardEvent('keydown', { key }));
  expect(Reflect.get(plugin, 'ran')).toBe('second');
  expect(document.querySelector('.menu')).toBeNull();
});

test('a notice goes by itself unless it is sticky', async () => {
  const { advance } = await withPlugin(`onload() { new obsidian.Notice('gone soon', 1000); new obsidian.Notice('stays', 0); }`);
  await advance(2000);
  expect([...document.querySelectorAll('.notice-container .notice')].map((el) => el.textContent)).toEqual(['stays']);
  expect(notices()).toEqual(['gone soon', 'stays']);
});

test('an icon that does not exist is noticed', async () => {
  await withPlugin(`onload() { const el = createDiv(); obsidian.setIcon(el, 'lucide-heart'); this.drawn = el.querySelector('svg.lucide-heart path') !== null; obsidian.setIcon(el, 'no-such-icon'); }`);
  expect(Reflect.get(host?.plugin ?? {}, 'drawn')).toBe(true);
  expect([...surroundings.missingIcons]).toEqual(['no-such-icon']);
});

test('a name that the stand-in lacks is told at once', async () => {
  await expect(withPlugin(`onload() { obsidian.noSuchThing(); }`)).rejects.toThrow('has no "noSuchThing"');
});
