/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The notes of the vault on the left of the preview: a tree of folders, or what a search finds by name. Arrows move as in
 * any tree, Enter or a click opens a note.
 */
import { setIcon } from '../../tests/host/icons';
import type { WorkspaceLeaf } from '../../tests/host/leaf';
import { ItemView } from '../../tests/host/view';
import type { PreviewWords } from './words';

export const FILE_TREE = 'file-tree';

/** A vault with no more notes than this begins with its folders open. */
const FEW_NOTES = 30;
/** Notes of one folder, or found, that are drawn at most. */
const MOST_ROWS = 400;

interface Folder {
  readonly path: string;
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly notes: { readonly path: string; readonly name: string }[];
}

export class FileTree extends ItemView {
  override icon = 'folder-closed';
  override navigation = false;
  private searchEl: HTMLInputElement | null = null;
  private treeEl: HTMLElement | null = null;
  private readonly openFolders = new Set<string>();
  private reached: string | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly words: PreviewWords) {
    super(leaf);
  }

  getViewType(): string {
    return FILE_TREE;
  }

  getDisplayText(): string {
    return this.words.files;
  }

  protected override async onOpen(): Promise<void> {
    const search = this.contentEl.createDiv('search-input-container').createEl('input', { type: 'search', attr: { placeholder: this.words.search, 'aria-label': this.words.search, spellcheck: 'false' } });
    const tree = this.contentEl.createDiv({ cls: 'preview-tree', attr: { role: 'tree', 'aria-label': this.words.files } });
    this.searchEl = search;
    this.treeEl = tree;
    search.addEventListener('input', () => this.draw());
    search.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.reach(this.rows()[0]);
      else if (event.key === 'Enter') this.choose(this.rows().find((row) => row.hasClass('preview-file')));
      else if (event.key === 'Escape' && search.value !== '') {
        search.value = '';
        this.draw();
      } else return;
      event.preventDefault();
    });
    tree.addEventListener('click', ({ target }) => this.choose(target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : null));
    tree.addEventListener('keydown', (event) => this.press(event));
    const redraw = (): void => this.draw();
    for (const event of ['create', 'delete'] as const) this.registerEvent(this.app.vault.on(event, redraw));
    this.registerEvent(this.app.vault.on('rename', redraw));
    this.registerEvent(this.app.workspace.on('file-open', () => this.show()));
    const notes = this.app.vault.getMarkdownFiles();
    if (notes.length <= FEW_NOTES) for (const { path } of notes) this.openFoldersOf(path);
    this.draw();
  }

  private draw(): void {
    const { treeEl: tree, searchEl: search } = this;
    if (tree === null || search === null) return;
    const hadFocus = tree.contains(document.activeElement);
    const wanted = fold(search.value.trim());
    const notes = this.app.vault.getMarkdownFiles();
    const found = wanted === '' ? notes : notes.filter(({ path }) => fold(path).includes(wanted));
    const root: Folder = { path: '', name: '', folders: new Map(), notes: [] };
    for (const { path } of found) place(root, path);
    tree.empty();
    if (found.length === 0) tree.createDiv({ cls: 'preview-quiet', text: this.words.nothing });
    else this.drawFolder(root, 1, wanted !== '');
    this.mark();
    if (hadFocus) this.reach(this.rows().find((row) => row.tabIndex === 0));
  }

  private drawFolder(folder: Folder, level: number, searching: boolean): void {
    const { treeEl: tree, words } = this;
    if (tree === null) return;
    for (const one of [...folder.folders.values()].sort((a, b) => a.name.localeCompare(b.name))) {
      const open = searching || this.openFolders.has(one.path);
      const row = this.drawRow(one.path, one.name, level, 'preview-folder');
      row.setAttribute('aria-expanded', String(open));
      setIcon(row.createSpan({ cls: 'preview-chevron', prepend: true }), 'chevron-right');
      if (open) this.drawFolder(one, level + 1, searching);
    }
    const notes = folder.notes.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    for (const { path, name } of notes.slice(0, MOST_ROWS)) this.drawRow(path, name, level, 'preview-file');
    if (notes.length > MOST_ROWS) tree.createDiv({ cls: 'preview-quiet', text: words.more.replace('{n}', String(notes.length - MOST_ROWS)) });
  }

  private drawRow(path: string, name: string, level: number, cls: string): HTMLElement {
    const row = createDiv({ cls, attr: { role: 'treeitem', tabindex: '-1', 'aria-level': level, 'data-path': path } });
    row.style.setProperty('--preview-level', String(level));
    row.createSpan({ cls: 'preview-name', text: name, attr: { dir: 'auto' } });
    this.treeEl?.appendChild(row);
    return row;
  }

  /** The note that was opened is brought into sight, whatever folder it is in. */
  private show(): void {
    const path = this.app.workspace.getActiveFile()?.path;
    const before = this.openFolders.size;
    if (path !== undefined) this.openFoldersOf(path);
    if (this.openFolders.size > before) this.draw();
    else this.mark();
    this.rows().find((row) => row.hasAttribute('aria-current'))?.scrollIntoView({ block: 'nearest' });
  }

  private openFoldersOf(path: string): void {
    const parts = path.split('/');
    for (let end = 1; end < parts.length; end += 1) this.openFolders.add(parts.slice(0, end).join('/'));
  }

  /** The open note is marked; Tab reaches it, or whatever row was reached last. */
  private mark(): void {
    const open = this.app.workspace.getActiveFile()?.path;
    const rows = this.rows();
    for (const row of rows) {
      row.tabIndex = -1;
      if (row.getAttribute('data-path') === open) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
    const row = rows.find((one) => one.getAttribute('data-path') === this.reached) ?? rows.find((one) => one.hasAttribute('aria-current')) ?? rows[0];
    if (row !== undefined) row.tabIndex = 0;
  }

  private rows(): HTMLElement[] {
    return [...(this.treeEl?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  }

  private reach(row: HTMLElement | undefined): void {
    if (row === undefined) return;
    this.reached = row.getAttribute('data-path');
    for (const one of this.rows()) one.tabIndex = one === row ? 0 : -1;
    row.focus();
  }

  private choose(row: HTMLElement | null | undefined): void {
    const path = row?.getAttribute('data-path');
    if (row === null || row === undefined || path === null || path === undefined) return;
    this.reached = path;
    if (row.hasClass('preview-folder')) this.turn(path);
    else void this.app.workspace.openLinkText(path, '');
  }

  private turn(path: string): void {
    if (!this.openFolders.delete(path)) this.openFolders.add(path);
    this.draw();
    this.reach(this.rows().find((row) => row.getAttribute('data-path') === path));
  }

  private press(event: KeyboardEvent): void {
    const rows = this.rows();
    const at = rows.findIndex((row) => row === document.activeElement);
    const row = rows[at];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const level = (one: HTMLElement | undefined): number => Number(one?.getAttribute('aria-level') ?? 0);
    const isOpen = row.getAttribute('aria-expanded');
    const path = row.getAttribute('data-path') ?? '';
    switch (event.key) {
      case 'ArrowDown': this.reach(rows[at + 1]); break;
      case 'ArrowUp': this.reach(rows[at - 1]); break;
      case 'Home': this.reach(rows[0]); break;
      case 'End': this.reach(rows[rows.length - 1]); break;
      case 'ArrowRight':
        if (isOpen === 'false') this.turn(path);
        else if (isOpen === 'true') this.reach(rows[at + 1]);
        break;
      case 'ArrowLeft':
        if (isOpen === 'true') this.turn(path);
        else this.reach(rows.slice(0, at).reverse().find((one) => level(one) < level(row)));
        break;
      case 'Enter': this.choose(row); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

function place(root: Folder, path: string): void {
  const parts = path.split('/');
  const name = (parts.pop() ?? '').replace(/\.md$/i, '');
  let folder = root;
  for (const part of parts) {
    const below = folder.folders.get(part) ?? { path: folder.path === '' ? part : `${folder.path}/${part}`, name: part, folders: new Map<string, Folder>(), notes: [] };
    folder.folders.set(part, below);
    folder = below;
  }
  folder.notes.push({ path, name });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/ё/g, 'е');
}
