/** The app: its parts, its start, and the switches that only the stand-in has. */
import type * as obsidian from 'obsidian';
import type { Clock } from './clock';
import { Disk } from './disk';
import { FileManager } from './file-manager';
import { TFile, type TAbstractFile } from './files';
import { Keymap, Scope } from './keymap';
import { MetadataCache, type CacheMode } from './metadata';
import type { Modal } from './modal';
import { Registry, type Plugin } from './plugin';
import { SettingsDialog } from './setting-tab';
import { MarkdownView } from './view';
import { Vault } from './vault';
import { Workspace, type SavedLeaf } from './workspace';

export interface AppOptions {
  /** Texts by path; folders come with them. */
  readonly files: Readonly<Record<string, string>>;
  readonly vaultName: string;
  readonly cache: CacheMode;
  readonly clock: Clock;
}

export class App {
  readonly disk = new Disk();
  readonly registry = new Registry();
  readonly scope = new Scope();
  readonly keymap = new Keymap(this.scope);
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly fileManager: FileManager;
  readonly workspace: Workspace;
  /** The real app has it under this name too, though not in its typings. */
  readonly setting: SettingsDialog;
  readonly openModals = new Set<Modal>();
  readonly renderContext = { hoverPopover: null };
  readonly appEl: HTMLElement = document.body.createDiv('app-container');
  readonly plugins = new Map<string, Plugin>();
  lastEvent: obsidian.UserEvent | null = null;
  basesEnabled = true;
  private readonly local = new Map<string, string>();
  private readonly onKey = (event: KeyboardEvent): void => {
    this.lastEvent = event;
    this.keymap.press(event, this.workspace.activeLeaf?.view.scope ?? null);
  };

  constructor(readonly options: AppOptions) {
    for (const [path, text] of Object.entries(options.files)) this.disk.put(path, text);
    this.vault = new Vault(this.disk, options.vaultName, options.clock.now);
    this.vault.load();
    this.metadataCache = new MetadataCache(this.vault, options.cache);
    this.fileManager = new FileManager(this);
    this.workspace = new Workspace(this, this.appEl);
    this.setting = new SettingsDialog(this);
    this.registry.views.set('markdown', (leaf) => new MarkdownView(leaf));
    this.metadataCache.start();
    this.vault.on('delete', (file) => this.closeLeavesOf(file));
    window.addEventListener('keydown', this.onKey);
    document.body.classList.add('theme-light', 'mod-linux');
  }

  /** Begins with what plugins wait for: the layout, then the parsing of whatever is not parsed yet. */
  async start(saved: readonly SavedLeaf[]): Promise<void> {
    await this.workspace.makeLayoutReady(saved);
    this.metadataCache.work();
    if (this.options.cache === 'ready') this.metadataCache.trigger('resolved');
  }

  close(): void {
    for (const modal of [...this.openModals]) modal.close();
    for (const leaf of this.workspace.leaves()) leaf.detach();
    window.removeEventListener('keydown', this.onKey);
    this.appEl.remove();
  }

  isDarkMode(): boolean {
    return document.body.classList.contains('theme-dark');
  }

  setDarkMode(dark: boolean): void {
    document.body.classList.toggle('theme-dark', dark);
    document.body.classList.toggle('theme-light', !dark);
    this.workspace.trigger('css-change');
  }

  loadLocalStorage(key: string): unknown {
    const text = this.local.get(key);
    return text === undefined ? null : JSON.parse(text);
  }

  saveLocalStorage(key: string, data: unknown): void {
    if (data === null || data === undefined) this.local.delete(key);
    else this.local.set(key, JSON.stringify(data));
  }

  /** @returns whether the command could run here; an unknown id throws */
  runCommand(id: string): boolean {
    const command = this.registry.commands.get(id);
    if (command === undefined) throw new Error(`There is no command "${id}"; there are: ${[...this.registry.commands.keys()].join(', ')}`);
    const editor = this.workspace.activeEditor;
    if (command.editorCheckCallback !== undefined) {
      if (editor === null || command.editorCheckCallback(true, editor.editor, editor) !== true) return false;
      command.editorCheckCallback(false, editor.editor, editor);
    } else if (command.editorCallback !== undefined) {
      if (editor === null) return false;
      command.editorCallback(editor.editor, editor);
    } else if (command.checkCallback !== undefined) {
      if (command.checkCallback(true) !== true) return false;
      command.checkCallback(false);
    } else {
      command.callback?.();
    }
    return true;
  }

  /** Whether the palette would list the command now. */
  canRun(id: string): boolean {
    const command = this.registry.commands.get(id);
    const editor = this.workspace.activeEditor;
    if (command === undefined) return false;
    if (command.editorCheckCallback !== undefined) return editor !== null && command.editorCheckCallback(true, editor.editor, editor) === true;
    if (command.editorCallback !== undefined) return editor !== null;
    return command.checkCallback === undefined || command.checkCallback(true) === true;
  }

  /** Leaves of a view whose plugin goes keep their place with a placeholder. */
  async deferLeavesOf(type: string): Promise<void> {
    for (const leaf of this.workspace.getLeavesOfType(type)) if (!leaf.isDeferred) await leaf.defer(type, leaf.view.getState());
  }

  loadLeavesInSight(type: string): void {
    for (const leaf of this.workspace.getLeavesOfType(type)) if (leaf.parent.shown === leaf) void leaf.loadIfDeferred();
  }

  private closeLeavesOf(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    for (const leaf of this.workspace.getLeavesOfType('markdown')) {
      if (leaf.view instanceof MarkdownView && leaf.view.file === file) {
        leaf.view.file = null;
        void leaf.setViewState({ type: 'empty' });
      }
    }
  }
}
