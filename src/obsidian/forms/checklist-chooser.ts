/** Insert checklist: chosen by typing, put where the cursor is, or at the end of a note that is only being read. */
import { FuzzySuggestModal, MarkdownView, Notice, type App, type Editor } from 'obsidian';
import type { Book } from '../../core/reading/book';
import { frontMatterBlock } from '../../core/markdown/note';
import { CHECKLISTS, checklistText, type ChecklistId } from '../../core/writing/checklists';
import { reportError } from '../report-error';
import type { FormHost } from './form';
import { writtenWords } from './letter-fields';

export function checklistChooser(host: FormHost): () => void {
  const { rapport } = host;
  const { app } = rapport;

  return () => {
    const words = rapport.words();
    const file = app.workspace.getActiveFile();
    if (file?.extension !== 'md') {
      new Notice(words.say('sending.checklist.no-note'));
      return;
    }
    const view = app.workspace.getActiveViewOfType(MarkdownView);
    const editor = view?.file === file && view.getMode() === 'source' ? view.editor : null;
    const first = fittingChecklist(rapport.book(), file.path);
    const offered = first === null ? CHECKLISTS : [first, ...CHECKLISTS.filter((id) => id !== first)];

    const chooser = new ChecklistChooser(app, offered, (id) => words.say(`checklist.${id}.name`), (id) => {
      const text = checklistText(id, writtenWords(rapport));
      if (editor) insertAtCursor(editor, text);
      else void append(host, file.path, text);
    });
    const close = (): void => chooser.close();
    host.openForms.add(close);
    chooser.setCloseCallback(() => host.openForms.delete(close));
    chooser.setPlaceholder(words.say('sending.checklist'));
    chooser.open();
  };
}

class ChecklistChooser extends FuzzySuggestModal<ChecklistId> {
  constructor(app: App, private readonly offered: readonly ChecklistId[], private readonly named: (id: ChecklistId) => string, private readonly take: (id: ChecklistId) => void) {
    super(app);
  }

  override getItems(): ChecklistId[] {
    return [...this.offered];
  }

  override getItemText(id: ChecklistId): string {
    return this.named(id);
  }

  override onChooseItem(id: ChecklistId): void {
    this.take(id);
  }
}

/** The list of the stage that a project is in, and of what a note is for. */
function fittingChecklist(book: Book, path: string): ChecklistId | null {
  switch (book.kindOf(path)) {
    case 'project': {
      const stage = book.projects().find(({ record }) => record.source.path === path)?.record.stage ?? null;
      return stage === null ? 'project' : `stage-${stage}`;
    }
    case 'client': return 'keep-in-touch';
    case 'recommendation': return 'recommendation-library';
    case 'interaction': return 'interaction';
    case 'complaint':
    case 'topic':
    case undefined: return null;
  }
}

/** Below the line of the cursor if that has text; never between the properties, where the cursor of a new note stands. */
function insertAtCursor(editor: Editor, text: string): void {
  const whole = editor.getValue();
  const at = Math.max(editor.posToOffset(editor.getCursor('to')), frontMatterBlock(whole)?.bodyOffset ?? 0);
  const lead = at === 0 || whole[at - 1] === '\n' ? '' : '\n\n';
  const isLineEnd = at === whole.length || whole[at] === '\n';
  const inserted = `${lead}${isLineEnd ? text.trimEnd() : text}${isLineEnd ? '' : '\n'}`;
  const place = editor.offsetToPos(at);
  editor.replaceRange(inserted, place);
  editor.setCursor(editor.offsetToPos(at + inserted.trimEnd().length));
  editor.focus();
}

async function append({ rapport, write }: FormHost, path: string, lines: string): Promise<void> {
  const words = rapport.words();
  try {
    const { paths } = await write(() => ({ edits: [{ kind: 'body', path, change: { do: 'append', lines } }], unknownMarkers: [] }));
    new Notice(words.say('done.written', { notes: words.list(paths.map(rapport.noteName)), undo: words.say('command.undo-last-change') }), 6000);
  } catch (error) {
    reportError(error, words, rapport.noteName);
  }
}
