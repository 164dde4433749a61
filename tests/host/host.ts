/**
 * A running app with the built plugin in it: the same in jsdom and in a browser. `launch.ts` opens it for tests under
 * jsdom, the preview page in a browser.
 */
import type * as obsidian from 'obsidian';
import { App } from './app';
import { census, leftBehind, Listeners } from './census';
import { Clock } from './clock';
import { installDom } from './dom';
import { forgetErrors, uncaughtErrors } from './events';
import type { CacheMode } from './metadata';
import { openMenu } from './menu';
import { byHost } from './owner';
import { forgetNotices } from './notice';
import { obsidianModule } from './obsidian-module';
import { Plugin } from './plugin';
import { surroundings, switchLanguage, switchPhone } from './surroundings';
import type { SavedLeaf } from './workspace';

/** What a plugin's folder holds. */
export interface BuiltPlugin {
  readonly main: string;
  readonly styles: string;
  readonly manifest: obsidian.PluginManifest;
}

export interface HostOptions {
  /** Texts by path from the vault's root; folders come with them. `.obsidian/…` may be among them. */
  readonly files: Readonly<Record<string, string>>;
  readonly vaultName?: string;
  /** The app's language: `en`, `ru`, `ja`, …; absent: `en`. */
  readonly language?: string;
  /** The day the page's clock shows, `2026-03-31` (noon) or `2026-03-31T23:59`; absent: the machine's. */
  readonly today?: string;
  /** When the metadata cache answers; absent: `ready`. */
  readonly cache?: CacheMode;
  readonly phone?: boolean;
  readonly dark?: boolean;
  /** Leaves of a saved layout. */
  readonly layout?: readonly SavedLeaf[];
  /** The user has just switched the plugin on, after the app's start, so `onUserEnable` is called. */
  readonly enabledByUser?: boolean;
  /** Adds to the app what it has of its own, before the plugin comes. */
  readonly prepare?: (app: App) => unknown;
  /** Frames count as timers, where nothing is painted. */
  readonly virtualFrames?: boolean;
}

/** How far ahead `settle` runs waiting timers, in milliseconds. */
const SETTLE_MS = 3000;

export class Host {
  readonly clock = new Clock();
  private readonly listeners = new Listeners();
  private before: string[] = [];
  private styleEl: HTMLStyleElement | null = null;
  private appOrNull: App | null = null;
  private pluginOrNull: Plugin | null = null;

  /** Milliseconds of the plugin's last `onload`, until its promise was kept. */
  onloadMs = 0;

  private constructor(readonly built: BuiltPlugin) {}

  static async open(built: BuiltPlugin, options: HostOptions): Promise<Host> {
    const host = new Host(built);
    await host.start(options);
    return host;
  }

  get app(): App {
    if (this.appOrNull === null) throw new Error('The app was closed.');
    return this.appOrNull;
  }

  get plugin(): Plugin {
    if (this.pluginOrNull === null) throw new Error('The plugin is not loaded.');
    return this.pluginOrNull;
  }

  /** Lets everything that was begun come to its end: parsing, debounced work, timers within three seconds. */
  readonly settle = (): Promise<void> => this.clock.settle(() => this.app.metadataCache.idle, SETTLE_MS);

  /** Lets time pass, timers running on the way: over midnight, for example. */
  readonly advance = (ms: number): Promise<void> => this.clock.advance(ms);

  /** Runs a command of the plugin by its own id, without the plugin's, and settles; false: it cannot run now. */
  readonly command = async (id: string): Promise<boolean> => {
    const ran = this.app.runCommand(`${this.built.manifest.id}:${id}`);
    await this.settle();
    return ran;
  };

  /** Runs a command of the app's command line by its whole name; a flag without a value is `true`. @returns what is printed */
  readonly terminal = async (command: string, flags: Readonly<Record<string, string>> = {}): Promise<string> => {
    const registered = this.app.registry.cliHandlers.get(command);
    if (registered === undefined) throw new Error(`The command line has no "${command}"; there are: ${[...this.app.registry.cliHandlers.keys()].join(', ')}`);
    const answer = Promise.resolve(registered.handler({ ...flags }));
    await this.settle();
    return answer;
  };

  /** Follows `obsidian://name?flag=value`, and settles. A value named `action` takes the place of the name in what is handed over. */
  readonly follow = async (link: string): Promise<void> => {
    const [, name = '', query = ''] = /^obsidian:\/\/([^?]*)\??(.*)$/s.exec(link) ?? [];
    const handler = this.app.registry.protocolHandlers.get(name);
    if (handler === undefined) throw new Error(`Nobody follows "${name}".`);
    handler({ action: name, ...Object.fromEntries(new URLSearchParams(query)) });
    await this.settle();
  };

  /** Loads the plugin, as the app does when it starts or the user switches it on. */
  async load(byUser: boolean): Promise<void> {
    this.before = census(this.app, this.clock, this.listeners);
    const exported = evaluate(this.built.main);
    const styleEl = document.head.createEl('style');
    styleEl.textContent = this.built.styles;
    this.styleEl = styleEl;
    const folder = `${this.app.vault.configDir}/plugins/${this.built.manifest.id}`;
    this.app.vault.disk.put(`${folder}/manifest.json`, JSON.stringify(this.built.manifest));
    const plugin = new exported(this.app, { ...this.built.manifest });
    this.pluginOrNull = plugin;
    this.app.plugins.set(plugin.manifest.id, plugin);
    const begun = performance.now();
    plugin.load();
    await plugin.hostLoading;
    this.onloadMs = performance.now() - begun;
    if (byUser) plugin.onUserEnable();
  }

  /** Unloads the plugin and waits; @returns what it left behind, nothing if all is well */
  readonly unload = async (): Promise<string[]> => {
    const { plugin } = this;
    plugin.unload();
    this.styleEl?.remove();
    this.app.plugins.delete(plugin.manifest.id);
    this.pluginOrNull = null;
    openMenu()?.hide();
    this.app.setting.close();
    await this.settle();
    await this.clock.advance(15_000);
    return leftBehind(this.before, census(this.app, this.clock, this.listeners)).filter((line) => !line.startsWith('element <div class="notice-container">'));
  };

  /** Runs code that is not the plugin's, such as a checker that a test brings along, so that it is no leak of the plugin. */
  readonly asHost = (run: () => unknown): void => void byHost(run);

  /** Another device changed the plugin's settings. */
  readonly changeSettings = async (data: unknown): Promise<void> => {
    this.app.vault.disk.put(this.plugin.hostDataPath, JSON.stringify(data));
    this.plugin.onExternalSettingsChange?.();
    await this.settle();
  };

  /** Ends the app. Tests call it after each launch; the plugin is unloaded if it still runs. */
  readonly close = async (): Promise<void> => {
    if (this.appOrNull === null) return;
    if (this.pluginOrNull !== null) await this.unload();
    this.app.close();
    this.appOrNull = null;
    this.listeners.stop();
    this.clock.uninstall();
    for (const name of [...document.body.classList]) document.body.classList.remove(name);
    document.querySelector('.notice-container')?.remove();
  };

  private async start(options: HostOptions): Promise<void> {
    installDom();
    forgetErrors();
    forgetNotices();
    surroundings.networkAttempts.length = 0;
    surroundings.missingIcons.clear();
    switchLanguage(options.language ?? 'en');
    switchPhone(options.phone ?? false);
    if (options.today !== undefined) this.clock.set(options.today);
    this.clock.install(options.virtualFrames ?? false);
    this.listeners.watch();
    const app = new App({ files: options.files, vaultName: options.vaultName ?? 'Vault', cache: options.cache ?? 'ready', clock: this.clock });
    this.appOrNull = app;
    app.setDarkMode(options.dark ?? false);
    await options.prepare?.(app);
    if (options.enabledByUser === true) {
      await app.start(options.layout ?? []);
      await this.load(true);
    } else {
      await this.load(false);
      await app.start(options.layout ?? []);
    }
  }

  /** Errors that nobody caught. */
  get errors(): readonly unknown[] {
    return uncaughtErrors();
  }
}

/** Runs `main.js` the way the app does, and takes the plugin's class from it. */
function evaluate(main: string): new (app: App, manifest: obsidian.PluginManifest) => Plugin {
  const module: { exports: unknown } = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'obsidian') return obsidianModule;
    throw new Error(`A plugin on a phone cannot require "${name}".`);
  };
  Reflect.apply(new Function('require', 'module', 'exports', main), undefined, [require, module, module.exports]);
  const { exports } = module;
  const exported: unknown = typeof exports === 'object' && exports !== null && 'default' in exports ? exports.default : exports;
  if (isPluginClass(exported)) return exported;
  throw new Error('main.js exports no class that extends Plugin.');
}

function isPluginClass(value: unknown): value is new (app: App, manifest: obsidian.PluginManifest) => Plugin {
  return typeof value === 'function' && value.prototype instanceof Plugin;
}
