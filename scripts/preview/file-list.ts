/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The notes of the vault on the left of the preview, by folder; a click opens one. */
import type { WorkspaceLeaf } from '../../tests/host/leaf';
import { ItemView } from '../../tests/host/view';

export const FILE_LIST = 'file-list';

export class FileList extends ItemView {
  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.icon = 'folder-closed';
  }

  getViewType(): string {
    return FILE_LIST;
  }

  getDisplayText(): string {
    return 'Files';
  }

  protected override async onOpen(): Promise<void> {
    const redraw = (): void => this.draw();
    this.registerEvent(this.app.vault.on('create', redraw));
    this.registerEvent(this.app.vault.on('delete', redraw));
    this.registerEvent(this.app.vault.on('rename', redraw));
    this.registerEvent(this.app.workspace.on('file-open', () => this.mark()));
    this.contentEl.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('.preview-file') : null;
      const path = row?.getAttribute('data-path');
      if (path !== null && path !== undefined) void this.app.workspace.openLinkText(path, '');
    });
    this.draw();
  }

  private draw(): void {
    this.contentEl.empty();
    const notes = [...this.app.vault.getMarkdownFiles()].sort((a, b) => a.path.localeCompare(b.path));
    let folder: string | null = null;
    for (const note of notes) {
      const parent = note.parent?.path ?? '/';
      if (parent !== folder) this.contentEl.createDiv({ cls: 'preview-folder', text: parent });
      folder = parent;
      this.contentEl.createEl('button', { cls: 'preview-file', text: note.basename, attr: { 'data-path': note.path } });
    }
    this.mark();
  }

  private mark(): void {
    const open = this.app.workspace.getActiveFile()?.path;
    for (const row of this.contentEl.querySelectorAll('.preview-file')) row.setAttribute('aria-current', String(row.getAttribute('data-path') === open));
  }
}
