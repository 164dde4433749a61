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

/** In place of an empty line, or below one that has text; never between the properties, where the cursor of a new note stands. */
function insertAtCursor(editor: Editor, text: string): void {
  const whole = editor.getValue();
  const start = frontMatterBlock(whole)?.bodyOffset ?? 0;
  const { line } = editor.getCursor('to');
  const words = editor.getLine(line);
  const lineAt = editor.posToOffset({ line, ch: 0 });
  const from = Math.max(start, words.trim() === '' ? lineAt : lineAt + words.length);
  const to = Math.max(start, lineAt + words.length);
  const lead = from === 0 || whole[from - 1] === '\n' ? '' : '\n\n';
  const list = lead + text.trimEnd();
  // What stands on the next line would be taken for the last item's.
  const rest = whole.slice(to);
  const tail = rest.trim() === '' || rest.startsWith('\n\n') ? '' : rest.startsWith('\n') ? '\n' : '\n\n';
  editor.replaceRange(list + tail, editor.offsetToPos(from), editor.offsetToPos(to));
  editor.setCursor(editor.offsetToPos(from + list.length));
  editor.focus();
}

async function append(host: FormHost, path: string, lines: string): Promise<void> {
  const { rapport } = host;
  const words = rapport.words();
  try {
    const { paths } = await host.write(() => ({ edits: [{ kind: 'body', path, change: { do: 'append', lines } }], unknownMarkers: [] }));
    new Notice(words.say('done.written', { notes: words.list(paths.map(rapport.noteName)), undo: words.say('command.undo-last-change') }), 6000);
  } catch (error) {
    reportError(error, words, rapport.noteName);
  }
}
