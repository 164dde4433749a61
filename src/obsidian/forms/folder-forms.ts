/** Create template notes, create sample notes: a folder is asked for, and many notes are written into it at once. */
import { AbstractInputSuggest, type App } from 'obsidian';
import type { Plan } from '../../core/writing/actions';
import { fileName } from '../../core/writing/file-name';
import type { Writing } from '../../core/writing/new-note';
import type { Refusal } from '../../core/writing/refusal';
import { sampleNotes } from '../../core/writing/sample-notes';
import { templateNotes } from '../../core/writing/template-notes';
import { foldName } from '../../core/reading/words';
import { Draft } from './draft';
import { flagField, textField } from './fields';
import { openForm, type Drafts, type FormHost, type Sheet } from './form';
import { writtenWords } from './letter-fields';

type Name = 'folder' | 'use';

export interface FolderHost extends FormHost {
  folders(): readonly string[];
  /** Stores where the user's templates are. */
  useTemplates(folder: string): Promise<void>;
}

export function templateNotesForm(host: FolderHost): () => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;
  return () => {
    const words = rapport.words();
    const { templateFolder } = rapport.settings().reading;
    const fresh = (): Draft<Name> => new Draft<Name>({ folder: templateFolder || writtenWords(rapport).say('folder.templates'), use: templateFolder === '' ? 'on' : '' });
    openForm(host, drafts, '', fresh, {
      title: words.say('command.create-template-notes'),
      submit: words.say('command.create-template-notes'),
      draw(sheet) {
        folderField(host, sheet, words.say('making.templates.hint'));
        flagField(sheet, 'use', { label: words.say('field.use-folder'), hint: words.say('field.use-folder.hint') });
        sheet.onChange(() => sheet.show('use', !isWithin(folderOf(sheet.draft), templateFolder)));
      },
      check: (draft) => (folderOf(draft) === '' ? { folder: words.say('wrong.folder-missing') } : {}),
      async work(draft) {
        const folder = folderOf(draft);
        const isUsed = isWithin(folder, templateFolder);
        const takes = !isUsed && draft.flag('use');
        let left: readonly string[] = [];
        // Notes of a folder that is not known to hold templates would be read as what they are templates of.
        if (takes) await host.useTemplates(folder);
        try {
          await writeMany(host, folder, (writing) => {
            const made = templateNotes(folder, isUsed || takes, writing);
            left = made.left;
            return made.plan;
          });
        } catch (error) {
          if (takes) await host.useTemplates(templateFolder);
          throw error;
        }
        if (left.length > 0) host.tell(words.say('done.left', { n: left.length, notes: words.list(left) }), 12_000);
      },
    });
  };
}

export function sampleNotesForm(host: FolderHost): () => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;
  return () => {
    const words = rapport.words();
    const fresh = (): Draft<Name> => new Draft<Name>({ folder: writtenWords(rapport).say('folder.samples') });
    openForm(host, drafts, '', fresh, {
      title: words.say('command.create-sample-notes'),
      submit: words.say('command.create-sample-notes'),
      draw: (sheet) => folderField(host, sheet, words.say('making.samples.hint')),
      check(draft) {
        const folder = folderOf(draft);
        const { excludedFolders, templateFolder } = rapport.settings().reading;
        if (folder === '') return { folder: words.say('wrong.folder-missing') };
        return [...excludedFolders, templateFolder].some((one) => isWithin(folder, one)) ? { folder: words.say('wrong.folder-unread') } : {};
      },
      work(draft) {
        const folder = folderOf(draft);
        return writeMany(host, folder, (writing) => sampleNotes(folder, writing));
      },
    });
  };
}

async function writeMany(host: FolderHost, folder: string, draw: (writing: Writing) => Plan | Refusal): Promise<void> {
  const words = host.rapport.words();
  const { paths } = await host.write(draw);
  host.tell(words.say('done.made', { n: paths.length, folder, undo: words.say('command.undo-last-change') }), 8000);
}

function folderField(host: FolderHost, sheet: Sheet<Name>, hint: string): void {
  textField(sheet, 'folder', { label: sheet.words.say('field.folder'), hint, needed: true });
  const inputEl = sheet.el.querySelector('input');
  if (inputEl) new FolderSuggest(host.rapport.app, inputEl, () => host.folders());
}

/** The folder as it can be made on any disk: no part of it leads out of the vault or is hidden. */
function folderOf(draft: Draft<Name>): string {
  return draft.text('folder').split('/').filter((part) => /[^. ]/.test(part)).map((part) => fileName(part, [])).join('/');
}

function isWithin(folder: string, outer: string): boolean {
  return outer !== '' && `${folder}/`.startsWith(`${outer}/`);
}

class FolderSuggest extends AbstractInputSuggest<string> {
  /** Enter takes what is offered, so nothing is until the user types a part of a name. */
  private readonly before: string;

  constructor(app: App, private readonly inputEl: HTMLInputElement, private readonly all: () => readonly string[]) {
    super(app, inputEl);
    this.before = inputEl.value;
  }

  protected override getSuggestions(typed: string): string[] {
    const all = this.all();
    return typed.trim() === '' || typed === this.before || all.includes(typed) ? [] : all.filter((path) => foldName(path).includes(foldName(typed)));
  }

  override renderSuggestion(path: string, el: HTMLElement): void {
    el.setText(path);
  }

  override selectSuggestion(path: string): void {
    this.setValue(path);
    this.inputEl.trigger('input');
    this.close();
  }
}
