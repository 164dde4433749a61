/**
 * Writes what an action planned: all of it or nothing, one write per note, and the last twenty to be taken back. Every
 * place is looked for in the text of that moment; a plan that does not fit it any more is refused before anything is
 * written.
 */
import type { Plan, Writing } from '../core/writing/actions';
import { applyEdits, takeBack, undoOf, type Edit, type Undo } from '../core/writing/edit';
import { LANGUAGES, words as wordsOf, type Language } from '../core/i18n/lookup';
import type { Source } from '../core/model';
import { ownTemplateIn } from '../core/writing/own-message';
import { isRefusal, type Refusal } from '../core/writing/refusal';
import type { Settings } from '../core/settings';
import type { OwnTemplate, TemplateName } from '../core/writing/template-names';
import { spellingIn } from '../core/reading/spelling';
import type { Day } from '../core/day';
import { NameTaken, type VaultDoor } from './vault';

const KEPT = 20;
/** A name that another device takes again and again is given up after so many. */
const NAMES_TRIED = 5;

/** A change that was not made, and the note that it was about. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal, readonly path: string) {
    super(`${refusal.refused}: ${path}`);
  }
}

export interface Written {
  /** The new note, else the first note that was changed, and the line to go on in. */
  readonly place: Source;
  readonly paths: readonly string[];
  /** Markers of the user's template that nobody knows. */
  readonly unknownMarkers: readonly string[];
}

interface NoteChange {
  readonly path: string;
  readonly edits: readonly [Edit, ...Edit[]];
}

/** What the pen must know besides the plan. */
export interface Circumstances {
  settings(): Settings;
  today(): Day;
  /** The language of the app. */
  language(): Language;
}

export class Pen {
  /** What was written, the last at the end; each entry is one action. */
  private readonly done: (readonly Undo[])[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly door: VaultDoor, private readonly circumstances: Circumstances) {}

  /**
   * Carries a plan out. It is drawn again if a name that it counted on is taken, and once the templates that it asks for
   * have been read.
   * @throws Refused, and whatever the disk says; the notes are then as they were
   */
  write(draw: (writing: Writing) => Plan | Refusal): Promise<Written> {
    return this.inTurn(async () => {
      const taken: string[] = [];
      for (;;) {
        const plan = await this.drawn(draw, taken);
        if (isRefusal(plan)) throw new Refused(plan, plan.note ?? '');
        try {
          return await this.carryOut(plan);
        } catch (error) {
          if (!(error instanceof NameTaken) || taken.length >= NAMES_TRIED) throw error;
          taken.push(error.path);
        }
      }
    });
  }

  /** What an action would know now, with the user's own templates of these names read in every language. Nothing is written. */
  read(names: readonly TemplateName[]): Promise<Writing> {
    return this.drawn((writing) => {
      for (const name of names) for (const language of LANGUAGES) writing.template(name, language);
      return writing;
    }, []);
  }

  /**
   * Takes the last action back, as a whole.
   * @returns the notes that are as before; null: there is nothing to take back
   * @throws Refused if what was written is not there any more; the action is then out of reach for good
   */
  takeLastBack(): Promise<readonly string[] | null> {
    return this.inTurn(async () => {
      const last = this.done.pop();
      if (!last) return null;
      try {
        for (const undo of last) this.takenBack(await this.door.freshText(undo.path), undo);
        for (const undo of [...last].reverse()) await this.takeOneBack(undo);
      } catch (error) {
        // A disk that fails once may work the next time; text that is gone will not come back.
        if (!(error instanceof Refused)) this.done.push(last);
        throw error;
      }
      return last.map(({ path }) => path);
    });
  }

  /** Draws again until every template that was asked for has been read. */
  private async drawn<T>(draw: (writing: Writing) => T, taken: readonly string[]): Promise<T> {
    const templates = new Map<string, OwnTemplate>();
    for (;;) {
      const unread = new Set<string>();
      const drawn = draw(this.writing(taken, (path) => {
        const read = templates.get(path) ?? null;
        if (!read) unread.add(path);
        return read;
      }));
      if (unread.size === 0) return drawn;
      for (const path of unread) templates.set(path, { path, text: await this.door.text(path).catch(() => null) });
    }
  }

  private async carryOut({ edits, unknownMarkers }: Plan): Promise<Written> {
    const changes = byNote(edits);
    for (const { path, edits: ofNote } of changes) {
      if (ofNote[0].kind !== 'create') this.applied(path, await this.door.freshText(path), ofNote);
    }
    const written: Undo[] = [];
    try {
      for (const change of changes) written.push(await this.writeNote(change));
    } catch (error) {
      for (const undo of [...written].reverse()) await this.takeOneBack(undo).catch(() => undefined);
      throw error;
    }
    this.done.push(written);
    if (this.done.length > KEPT) this.done.shift();
    const [firstChange] = changes;
    const [firstUndo] = written;
    if (!firstChange || !firstUndo) throw new Error('A plan without edits.');
    return { place: { path: firstUndo.path, line: lineToGoOn(firstUndo, firstChange.edits) }, paths: written.map(({ path }) => path), unknownMarkers };
  }

  private async writeNote({ path, edits }: NoteChange): Promise<Undo> {
    const [firstEdit] = edits;
    if (firstEdit.kind === 'create') {
      await this.door.create(path, firstEdit.text);
      return undoOf(firstEdit, '', firstEdit.text);
    }
    const written: Undo[] = [];
    await this.door.change(path, (before) => {
      const after = this.applied(path, before, edits);
      written.push(undoOf(firstEdit, before, after));
      return after;
    });
    const undo = written.pop();
    if (!undo) throw new Error('The vault wrote without asking what.');
    return undo;
  }

  private applied(path: string, text: string, edits: readonly Edit[]): string {
    const outcome = applyEdits(text, edits, this.door.parse);
    if (isRefusal(outcome)) throw new Refused(outcome, path);
    return outcome.text;
  }

  private takenBack(text: string, undo: Undo): string | null {
    const outcome = takeBack(text, undo);
    if (isRefusal(outcome)) throw new Refused(outcome, undo.path);
    return 'remove' in outcome ? null : outcome.text;
  }

  private async takeOneBack(undo: Undo): Promise<void> {
    if (undo.kind === 'create') {
      this.takenBack(await this.door.freshText(undo.path), undo);
      await this.door.remove(undo.path);
    } else {
      await this.door.change(undo.path, (text) => this.takenBack(text, undo) ?? text);
    }
  }

  private writing(taken: readonly string[], template: (path: string) => OwnTemplate | null): Writing {
    const { newNotes, reading, weights, writtenLanguage, taskStyle } = this.circumstances.settings();
    const language = writtenLanguage === 'auto' ? this.circumstances.language() : writtenLanguage;
    const own = this.door.notesUnder(reading.templateFolder);
    const now = new Date();
    return {
      today: this.circumstances.today(),
      time: `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`,
      words: wordsOf(language),
      spelling: spellingIn(language),
      own: reading.propertyNames,
      folders: newNotes,
      logHeadings: reading.logHeadings,
      logDateFormat: reading.logDateFormat,
      taskTag: reading.taskTag,
      taskStyle,
      complaintTargets: weights.complaintTargets,
      taken: (folder) => [...this.door.namesIn(folder), ...taken.map((path) => path.replace(/^.*\//, '').replace(/\.md$/i, ''))],
      linkText: this.door.linkText,
      topicTags: reading.topicTags,
      template: (wanted, inLanguage = language) => (typeof wanted === 'string'
        ? ownTemplateIn(inLanguage, wanted, own, template, { own: reading.propertyNames, parse: this.door.parse })
        : template(wanted.path)),
      parse: this.door.parse,
    };
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.queue.then(step);
    this.queue = done.catch(() => undefined);
    return done;
  }
}

/** Edits of one note become one write, where its first edit stood. */
function byNote(edits: readonly Edit[]): readonly NoteChange[] {
  const changes = new Map<string, NoteChange>();
  for (const edit of edits) {
    const before = changes.get(edit.path);
    changes.set(edit.path, { path: edit.path, edits: before ? [...before.edits, edit] : [edit] });
  }
  return [...changes.values()];
}

/** The line of a written note, from 1, in which its owner goes on: the line that was added, or the first to be filled in. */
function lineToGoOn(undo: Undo, edits: readonly Edit[]): number {
  if (undo.kind === 'create') {
    const lines = undo.text.split('\n');
    const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---') : -1;
    const body = lines.slice(end + 1);
    const prompt = body.findIndex((line, at) => /^- .*[:：]\s*$/.test(line) || (line.trim() === '' && (body[at + 1] ?? '').startsWith('%%')));
    return prompt >= 0 ? end + 2 + prompt : lines.length;
  }
  const before = undo.before.split('\n');
  const after = undo.after.split('\n');
  let firstLine = after.findIndex((line, at) => line !== before[at]);
  if (firstLine < 0) firstLine = Math.max(0, after.length - 1);
  const [edit] = edits;
  const wanted = edit?.kind === 'body' && 'line' in edit.change ? edit.change.line.replace(/^- /, '') : null;
  const exact = wanted === null ? -1 : after.findIndex((line, at) => at >= firstLine && line.includes(wanted));
  return (exact < 0 ? firstLine : exact) + 1;
}
