/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The preview's page: opens the stand-in for Obsidian with the built plugin and a vault in memory, and puts round it what
 * the app would have of its own. Switches that the plugin reads when it starts close the app and open it again, notes as
 * they are.
 */
import type { App } from '../../tests/host/app';
import { Host, type BuiltPlugin } from '../../tests/host/host';
import { getIcon, readIconsFrom } from '../../tests/host/icons';
import { drawBar, isNarrow, setSidebarWidth } from './bar';
import { FILE_TREE, FileTree } from './file-tree';
import { NoteView } from './note-view';
import { CommandPalette } from './palette';
import { furnishTabs, showHints } from './tabs';
import { readViewOptions, searchFor, type ViewOptions } from './view-options';
import { previewWords } from './words';

/** What the server sends. */
export interface PreviewContent {
  readonly plugin: BuiltPlugin;
  readonly vaultName: string;
  readonly files: Readonly<Record<string, string>>;
  /** The whole drawing of each icon that the plugin or the page may name. */
  readonly icons: Readonly<Record<string, string>>;
  readonly today: string | null;
  /** Path of the note that is open at first; null: none. */
  readonly open: string | null;
}

declare global {
  interface Window {
    /** Set before the page runs, it takes the place of the vault that the server read. */
    previewFiles?: Readonly<Record<string, string>>;
    /** The running host, once it is there; for tests. */
    preview?: Host;
    /** Why the page could not open. */
    previewFailure?: string;
  }
}

type Files = Readonly<Record<string, string>>;

class Preview {
  /** Of the app that runs now; everything goes with it. */
  private readonly ends: (() => void)[] = [];

  constructor(private readonly content: PreviewContent, private options: ViewOptions) {}

  async open(files: Files): Promise<void> {
    const { options, content } = this;
    const { id } = content.plugin.manifest;
    setSidebarWidth(options.width);
    document.body.classList.toggle('preview-showcase', options.bar);
    const host = await Host.open(content.plugin, {
      files,
      vaultName: content.vaultName,
      language: options.lang,
      cache: options.cache,
      dark: options.theme === 'dark',
      phone: options.phone,
      ...(options.today === null ? {} : { today: options.today }),
      prepare: (app) => this.furnish(app),
    });
    const { app } = host;
    if (options.open !== null && app.vault.getFileByPath(options.open) !== null) await app.workspace.openLinkText(options.open, '');
    await this.openViews(app);
    if (app.workspace.rightSplit.leaves.length === 0) app.workspace.rightSplit.collapse();
    if (options.settings) app.setting.openTabById(id);
    if (options.command !== null) app.runCommand(`${id}:${options.command}`);
    window.preview = host;
  }

  /** The first view that the plugin has; with the bar all of them, as tabs behind it. */
  private async openViews({ registry, workspace }: App): Promise<void> {
    const { view, bar } = this.options;
    const [first, ...others] = [...registry.views.keys()].filter((type) => type.startsWith(this.content.plugin.manifest.id));
    if (!view || first === undefined) return;
    await workspace.ensureSideLeaf(first, 'right');
    if (!bar) return;
    for (const type of others) await workspace.ensureSideLeaf(type, 'right');
    await workspace.ensureSideLeaf(first, 'right');
  }

  /** What the app would have of its own: the files, the note's view, the palette, and this page's bar. */
  private async furnish(app: App): Promise<void> {
    const { options } = this;
    const { workspace, registry } = app;
    const words = previewWords(options.lang);
    const openPalette = (): void => new CommandPalette(app, words, this.content.plugin.manifest.name).open();
    app.scope.register(['Mod'], 'p', () => {
      openPalette();
      return false;
    });
    registry.views.set('markdown', (leaf) => new NoteView(leaf, words, {
      reads: () => this.options.reading,
      set: (reading) => {
        this.remember({ reading });
        for (const { view } of workspace.getLeavesOfType('markdown')) if (view instanceof NoteView) view.showMode();
      },
    }));
    registry.views.set(FILE_TREE, (leaf) => new FileTree(leaf, words));
    if (options.list && (options.bar || !options.phone)) await workspace.ensureSideLeaf(FILE_TREE, 'left');
    if (!options.bar) return;
    this.remember({});
    if (isNarrow(options)) workspace.leftSplit.collapse();
    const bar = drawBar({
      app, pluginId: this.content.plugin.manifest.id, openPalette,
      options: () => this.options,
      remember: (changed) => this.remember(changed),
      restart: (changed) => void this.restart(changed, null).catch(fail),
      reset: () => void this.restart({ open: this.content.open }, this.filesAtFirst()).catch(fail),
    });
    furnishTabs(app);
    this.ends.push(() => bar.remove(), showHints());
    workspace.on('file-open', (file: { readonly path: string } | null) => {
      this.remember({ open: file?.path ?? null });
      if (file === null || !isNarrow(this.options)) return;
      workspace.leftSplit.collapse();
      if (this.options.phone) workspace.rightSplit.collapse();
    });
  }

  filesAtFirst(): Files {
    return window.previewFiles ?? this.content.files;
  }

  private remember(changed: Partial<ViewOptions>): void {
    this.options = { ...this.options, ...changed };
    if (this.options.bar) history.replaceState(null, '', searchFor({ ...this.options, settings: false, command: null }));
  }

  /** @param files null: the notes as they are now */
  private async restart(changed: Partial<ViewOptions>, files: Files | null): Promise<void> {
    const { open } = this.options;
    const focused = document.activeElement?.getAttribute('data-switch') ?? null;
    const isUnfolded = document.querySelector('.preview-switches.is-open') !== null;
    const host = window.preview;
    if (host === undefined) return;
    delete window.preview;
    for (const { view } of host.app.workspace.getLeavesOfType('markdown')) if (view instanceof NoteView) await view.save();
    const texts = files ?? Object.fromEntries(host.app.disk.texts);
    await host.close();
    // The app that goes closes its notes, so what is to be open is remembered after it.
    this.remember({ settings: false, command: null, open, ...changed });
    for (const end of this.ends.splice(0)) end();
    await this.open(texts);
    if (isUnfolded) document.querySelector<HTMLElement>('.preview-fold')?.click();
    if (focused !== null) document.querySelector<HTMLElement>(`[data-switch="${focused}"]`)?.focus();
  }
}

async function openPreview(): Promise<void> {
  const response = await fetch('/content.json');
  const content: unknown = await response.json();
  if (!isContent(content)) throw new Error('The server sent something else than the preview.');
  readIconsFrom((name) => content.icons[name]);
  // The app has its drawings at hand, and so they are parsed before anything is measured.
  for (const name of Object.keys(content.icons)) getIcon(name);
  const options = readViewOptions(location.search, content.today);
  const preview = new Preview(content, options.bar && options.open === null ? { ...options, open: content.open } : options);
  await preview.open(preview.filesAtFirst());
}

function isContent(value: unknown): value is PreviewContent {
  return typeof value === 'object' && value !== null && ['plugin', 'vaultName', 'files', 'icons', 'today', 'open'].every((key) => key in value);
}

function fail(error: unknown): void {
  console.error(error);
  window.previewFailure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  document.body.textContent = window.previewFailure;
}

openPreview().catch(fail);
