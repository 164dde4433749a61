/** The file manager: changes that a user would make, with the links of other notes following. */
import type * as obsidian from 'obsidian';
import { ConfirmationModal } from './modal';
import type { App } from './app';
import { TFolder, type TAbstractFile } from './files';
import { folderOf, getLinkpath } from './paths';
import { getFrontMatterInfo, isRecord, parseYaml, stringifyYaml } from './yaml';

export class FileManager implements obsidian.FileManager {
  /** Where the user wants new notes: `root`, `current` (the folder of the note they are in) or a folder's path. */
  newNotes: { readonly kind: 'root' } | { readonly kind: 'current' } | { readonly kind: 'folder'; readonly path: string } = { kind: 'root' };
  /** The user's link style. */
  markdownLinks = false;

  constructor(private readonly app: App) {}

  getNewFileParent(sourcePath: string): TFolder {
    const { vault } = this.app;
    const path = this.newNotes.kind === 'folder' ? this.newNotes.path : this.newNotes.kind === 'current' ? folderOf(sourcePath) : '/';
    return vault.getFolderByPath(path) ?? vault.getRoot();
  }

  /** Renames and then rewrites every link that led to the file, as the app does with the user's leave. */
  async renameFile(file: obsidian.TAbstractFile, newPath: string): Promise<void> {
    const { vault, metadataCache } = this.app;
    const moved: { readonly from: string; readonly to: string }[] = [];
    const entry = vault.getAbstractFileByPath(file.path);
    if (entry !== null) {
      for (const one of filesUnder(entry)) moved.push({ from: one.path, to: newPath + one.path.slice(file.path.length) });
    }
    const linking = moved.flatMap(({ from, to }) =>
      vault.getMarkdownFiles().flatMap((source) => {
        const cache = metadataCache.getFileCache(source);
        const links = [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])].filter(
          (link) => getLinkpath(link.link) !== '' && metadataCache.getFirstLinkpathDest(getLinkpath(link.link), source.path)?.path === from,
        );
        return links.length > 0 ? [{ source, to, originals: links.map((link) => link.original) }] : [];
      }),
    );
    await vault.rename(file, newPath);
    for (const { source, to, originals } of linking) {
      const target = vault.getFileByPath(to);
      if (target === null) continue;
      const linktext = metadataCache.fileToLinktext(target, source.path);
      await vault.process(source, (text) => originals.reduce((done, original) => done.split(original).join(relinked(original, linktext)), text));
    }
  }

  async promptForDeletion(file: obsidian.TAbstractFile): Promise<boolean> {
    return new Promise((answer) => {
      const modal = new ConfirmationModal(this.app);
      modal.setTitle('Delete file').setContent(file.path);
      modal.addButton((button) => button.setButtonText('Delete').onClick(() => void this.trashFile(file).then(() => answer(true))));
      modal.addCancelButton();
      modal.setCloseCallback(() => answer(false));
      modal.open();
    });
  }

  trashFile(file: obsidian.TAbstractFile): Promise<void> {
    return this.app.vault.discard(file);
  }

  generateMarkdownLink(file: obsidian.TFile, sourcePath: string, subpath = '', alias = ''): string {
    const linktext = this.app.metadataCache.fileToLinktext(file, sourcePath);
    if (this.markdownLinks) return `[${alias === '' ? linktext : alias}](${encodeURI(linktext)}.md${subpath})`;
    return alias === '' || alias === linktext ? `[[${linktext}${subpath}]]` : `[[${linktext}${subpath}|${alias}]]`;
  }

  /** Writes the whole block anew, so comments and quotes of the user go; a block that is no YAML makes it throw. */
  async processFrontMatter(file: obsidian.TFile, fn: (frontmatter: Record<string, unknown>) => void): Promise<void> {
    await this.app.vault.process(file, (text) => {
      const info = getFrontMatterInfo(text);
      const value = info.exists ? parseYaml(info.frontmatter) : {};
      const frontmatter = isRecord(value) ? value : {};
      fn(frontmatter);
      const rest = text.slice(info.contentStart);
      if (Object.keys(frontmatter).length === 0) return info.exists ? `---\n---\n${rest}` : text;
      return `---\n${stringifyYaml(frontmatter)}---\n${rest}`;
    });
  }

  async getAvailablePathForAttachment(filename: string, sourcePath = ''): Promise<string> {
    const dot = filename.lastIndexOf('.');
    return this.app.vault.freePath(folderOf(sourcePath), dot > 0 ? filename.slice(0, dot) : filename, dot > 0 ? filename.slice(dot + 1) : '');
  }
}

function filesUnder(entry: TAbstractFile): TAbstractFile[] {
  return entry instanceof TFolder ? entry.children.flatMap(filesUnder) : [entry];
}

/** The same link with another target; subpath and shown words stay. */
function relinked(original: string, linktext: string): string {
  const wiki = /^(!?\[\[)([^\]|#]*)(.*)$/s.exec(original);
  if (wiki !== null) return `${wiki[1] ?? ''}${linktext}${wiki[3] ?? ''}`;
  return original.replace(/\]\([^)#]*/, `](${encodeURI(linktext)}.md`);
}
