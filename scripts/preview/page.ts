/// <reference lib="dom" />
/** The preview's page: opens the stand-in for Obsidian with the built plugin and a vault in memory. */
import type { App } from '../../tests/host/app';
import { Host, type BuiltPlugin } from '../../tests/host/host';
import { readIconsFrom } from '../../tests/host/icons';
import { drawBar, setSidebarWidth } from './bar';
import { FILE_LIST, FileList } from './file-list';
import { CommandPalette } from './palette';
import { readViewOptions, type ViewOptions } from './view-options';

/** What the server sends. */
export interface PreviewContent {
  readonly plugin: BuiltPlugin;
  readonly vaultName: string;
  readonly files: Readonly<Record<string, string>>;
  /** The whole drawing of each icon that the plugin or the page may name. */
  readonly icons: Readonly<Record<string, string>>;
  readonly today: string | null;
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

async function openPreview(): Promise<void> {
  const response = await fetch('/content.json');
  const content: unknown = await response.json();
  if (!isContent(content)) throw new Error('The server sent something else than the preview.');
  const options = readViewOptions(location.search, content.today);
  readIconsFrom((name) => content.icons[name]);
  setSidebarWidth(options.width);
  const { id } = content.plugin.manifest;
  const host = await Host.open(content.plugin, {
    files: window.previewFiles ?? content.files,
    vaultName: content.vaultName,
    language: options.lang,
    cache: options.cache,
    dark: options.theme === 'dark',
    phone: options.phone,
    ...(options.today === null ? {} : { today: options.today }),
    prepare: (app) => furnish(app, options, id),
  });
  const { app } = host;
  if (options.open !== null) await app.workspace.openLinkText(options.open, '');
  const view = [...app.registry.views.keys()].find((type) => type.startsWith(id));
  if (options.view && view !== undefined) await app.workspace.ensureSideLeaf(view, 'right');
  if (app.workspace.rightSplit.leaves.length === 0) app.workspace.rightSplit.collapse();
  if (options.settings) app.setting.openTabById(id);
  if (options.command !== null) app.runCommand(`${id}:${options.command}`);
  window.preview = host;
}

function isContent(value: unknown): value is PreviewContent {
  return typeof value === 'object' && value !== null && ['plugin', 'vaultName', 'files', 'icons', 'today'].every((key) => key in value);
}

/** What the app would have of its own: the list of files, the palette, and this page's bar. */
async function furnish(app: App, options: ViewOptions, pluginId: string): Promise<void> {
  if (options.bar) drawBar(app, options, pluginId);
  app.scope.register(['Mod'], 'p', () => {
    new CommandPalette(app).open();
    return false;
  });
  app.registry.views.set(FILE_LIST, (leaf) => new FileList(leaf));
  if (options.list && !options.phone) await app.workspace.ensureSideLeaf(FILE_LIST, 'left');
}

openPreview().catch((error: unknown) => {
  console.error(error);
  window.previewFailure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  document.body.textContent = window.previewFailure;
});
