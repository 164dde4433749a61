/** Insert checklist: chosen by typing, put where the cursor is, or at the end of a note that is only being read. */
import { MarkdownView, type Editor } from 'obsidian';
import type { Book } from '../../core/reading/book';
import { frontMatterBlock } from '../../core/markdown/note';
import { CHECKLISTS, checklistText, type ChecklistId } from '../../core/writing/checklists';
import { Declined } from '../report-error';
import { choose } from './chooser';
import type { FormHost } from './form';
import { writtenWords } from './letter-fields';

export interface ChecklistPrefill {
  /** The note that it is appended to; absent: the active one, where the cursor is. */
  readonly path?: string;
  readonly checklist?: ChecklistId;
}

export function checklistChooser(host: FormHost): (prefill: ChecklistPrefill) => unknown {
  const { rapport } = host;
  const { workspace } = rapport.app;

  return ({ path, checklist }) => {
    const words = rapport.words();
    const file = workspace.getActiveFile();
    const note = path ?? (file?.extension === 'md' ? file.path : null);
    if (note === null) throw new Declined(words.say('sending.checklist.no-note'));
    const view = path === undefined ? workspace.getActiveViewOfType(MarkdownView) : null;
    const editor = view !== null && view.file === file && view.getMode() === 'source' ? view.editor : null;
    const first = fittingChecklist(rapport.book(), note);
    const take = (id: ChecklistId): unknown => {
      const text = checklistText(id, writtenWords(rapport));
      return editor ? insertAtCursor(editor, text) : append(host, note, text);
    };
    if (checklist !== undefined) return take(checklist);
    return choose(host, {
      flag: 'checklist', items: first === null ? CHECKLISTS : [first, ...CHECKLISTS.filter((id) => id !== first)], placeholder: words.say('sending.checklist'),
      key: (id) => id, text: (id) => words.say(`checklist.${id}.name`), take,
    });
  };
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
  const { paths } = await host.write(() => ({ edits: [{ kind: 'body', path, change: { do: 'append', lines } }], unknownMarkers: [] }));
  host.tell(words.say('done.written', { notes: words.list(paths.map(rapport.noteName)), undo: words.say('command.undo-last-change') }));
}
