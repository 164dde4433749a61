/** The plugin's base class, and the registers that hold what plugins added to the app. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import { setTooltip } from './dom';
import { uncaught } from './events';
import { setIcon } from './icons';
import type { WorkspaceLeaf } from './leaf';
import type { SettingTab } from './setting-tab';
import type { View } from './view';

export interface Command {
  id: string;
  name: string;
  icon?: string;
  callback?: () => unknown;
  checkCallback?: (checking: boolean) => boolean | void;
  editorCallback?: (editor: unknown, context: unknown) => unknown;
  editorCheckCallback?: (checking: boolean, editor: unknown, context: unknown) => boolean | void;
}

type CodeBlock = (source: string, el: HTMLElement, context: unknown) => unknown;
type PostProcessor = ((el: HTMLElement, context: unknown) => unknown) & { sortOrder?: number };

/** Everything plugins have registered, by the name it is found under. */
export class Registry {
  readonly views = new Map<string, (leaf: WorkspaceLeaf) => View>();
  readonly commands = new Map<string, Command>();
  readonly settingTabs = new Map<string, SettingTab>();
  readonly codeBlocks = new Map<string, CodeBlock>();
  readonly postProcessors = new Set<PostProcessor>();
  readonly hoverSources = new Map<string, obsidian.HoverLinkSource>();
  readonly cliHandlers = new Map<string, { readonly description: string; readonly flags: obsidian.CliFlags | null; readonly handler: obsidian.CliHandler }>();
  readonly protocolHandlers = new Map<string, obsidian.ObsidianProtocolHandler>();
  readonly basesViews = new Map<string, obsidian.BasesViewRegistration>();
  readonly extensions = new Map<string, string>();

  /** Names of all that is registered, for the leak census. */
  names(): string[] {
    const kinds = { view: this.views, command: this.commands, 'setting tab': this.settingTabs, 'code block': this.codeBlocks, 'hover source': this.hoverSources, CLI: this.cliHandlers, URI: this.protocolHandlers, 'Bases view': this.basesViews, extension: this.extensions };
    return [...Object.entries(kinds).flatMap(([kind, map]) => [...map.keys()].map((name) => `${kind} ${name}`)), ...[...this.postProcessors].map(() => 'post processor')];
  }
}

export abstract class Plugin extends Component {
  declare settings?: unknown;
  /** Settles when an asynchronous `onload` is done. */
  hostLoading: Promise<unknown> = Promise.resolve();

  constructor(public app: App, public manifest: obsidian.PluginManifest) {
    super();
  }

  onUserEnable(): void {
    return undefined;
  }

  declare onExternalSettingsChange?: () => unknown;

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.app.workspace.leftRibbonEl.createDiv({ cls: 'clickable-icon side-dock-ribbon-action', attr: { role: 'button', tabindex: '0' } });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener('click', callback);
    this.register(() => el.remove());
    return el;
  }

  addStatusBarItem(): HTMLElement {
    const el = this.app.workspace.statusBarEl.createDiv(`status-bar-item plugin-${this.manifest.id}`);
    this.register(() => el.remove());
    return el;
  }

  /** The app writes the full id and name into the command that it was given. */
  addCommand(command: Command): Command {
    command.id = `${this.manifest.id}:${command.id}`;
    command.name = `${this.manifest.name}: ${command.name}`;
    this.hostEnter(this.app.registry.commands, command.id, command, 'replace');
    return command;
  }

  removeCommand(commandId: string): void {
    this.app.registry.commands.delete(`${this.manifest.id}:${commandId}`);
  }

  addSettingTab(tab: SettingTab): void {
    this.hostEnter(this.app.registry.settingTabs, this.manifest.id, tab, 'replace');
    tab.getSettingDefinitions();
  }

  registerView(type: string, creator: (leaf: WorkspaceLeaf) => View): void {
    this.hostEnter(this.app.registry.views, type, creator, 'throw');
    this.register(() => void this.app.deferLeavesOf(type));
    if (this.app.workspace.layoutReady) this.app.loadLeavesInSight(type);
  }

  registerHoverLinkSource(id: string, info: obsidian.HoverLinkSource): void {
    this.hostEnter(this.app.registry.hoverSources, id, info, 'replace');
  }

  registerExtensions(extensions: string[], viewType: string): void {
    for (const extension of extensions) this.hostEnter(this.app.registry.extensions, extension, viewType, 'throw');
  }

  registerMarkdownPostProcessor(processor: PostProcessor): PostProcessor {
    this.app.registry.postProcessors.add(processor);
    this.register(() => void this.app.registry.postProcessors.delete(processor));
    return processor;
  }

  registerMarkdownCodeBlockProcessor(language: string, handler: CodeBlock): PostProcessor {
    this.hostEnter(this.app.registry.codeBlocks, language, handler, 'throw');
    return () => undefined;
  }

  registerBasesView(viewId: string, registration: obsidian.BasesViewRegistration): boolean {
    if (!this.app.basesEnabled) return false;
    this.hostEnter(this.app.registry.basesViews, viewId, registration, 'throw');
    return true;
  }

  registerEditorExtension(_extension: unknown): void {
    return undefined;
  }

  registerEditorSuggest(_suggest: unknown): void {
    return undefined;
  }

  registerObsidianProtocolHandler(action: string, handler: obsidian.ObsidianProtocolHandler): void {
    this.hostEnter(this.app.registry.protocolHandlers, action, handler, 'throw');
  }

  registerCliHandler(command: string, description: string, flags: obsidian.CliFlags | null, handler: obsidian.CliHandler): void {
    const { id } = this.manifest;
    if (command !== id && !command.startsWith(`${id}:`)) throw new Error(`CLI command "${command}" must be "${id}" or begin with "${id}:".`);
    this.hostEnter(this.app.registry.cliHandlers, command, { description, flags, handler }, 'throw');
  }

  async loadData(): Promise<unknown> {
    const text = this.app.vault.disk.texts.get(this.hostDataPath);
    return text === undefined ? null : JSON.parse(text);
  }

  async saveData(data: unknown): Promise<void> {
    await this.app.vault.adapter.write(this.hostDataPath, JSON.stringify(data, null, 2));
  }

  get hostDataPath(): string {
    return `${this.app.vault.configDir}/plugins/${this.manifest.id}/data.json`;
  }

  protected override hostOnload(): void {
    this.hostLoading = Promise.resolve(this.onload());
    this.hostLoading.catch(uncaught);
  }

  private hostEnter<T>(map: Map<string, T>, key: string, value: T, taken: 'throw' | 'replace'): void {
    if (taken === 'throw' && map.has(key)) throw new Error(`"${key}" is already registered.`);
    map.set(key, value);
    this.register(() => {
      if (map.get(key) === value) map.delete(key);
    });
  }
}
