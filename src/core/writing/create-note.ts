/**
 * A note from a template: of a meeting, a project, a topic, an agreement and the like, a guide, or one of the user's own.
 *
 * A meeting and a project are read from their own notes, so nothing else is written: a line in the log beside them would
 * tell the same twice. A change, an agreement, a risk and a conflict are nobody's kind of note; one `note` line, which
 * counts as nothing, gives them their place in the client's timeline.
 */
import { isoDay, type Day } from '../day';
import type { Words } from '../i18n/lookup';
import { frontMatterBlock } from '../markdown/note';
import type { ClientFacts, Kind } from '../model';
import { logEdit, type Plan } from './actions';
import { appendLines } from './body-edit';
import { brief } from './brief';
import { checklistText } from './checklists';
import type { Edit } from './edit';
import { clientLinks, links, namesOf, newNote, type Fields, type NoteBody, type Writing } from './new-note';
import { noteText, type NoteTextId } from './note-texts';
import { isRefusal, type Refusal } from './refusal';
import { isNoteText, nameOf, templateTitle, type OwnNote } from './template-names';
import { foldKey, foldWord, KIND_WORDS, KINDS, nameIndex, type PropertyName } from '../reading/words';

export interface NoteDraft {
  readonly template: NoteTextId | OwnNote;
  /** Blank: made of the day, the clients and the template's name, as far as the template asks for them. */
  readonly title: string;
  /** Paths of the client cards. */
  readonly clients: readonly string[];
  /** What is known of those clients, for whatever begins with it; absent: nothing. */
  readonly known?: readonly ClientFacts[];
  /** The day that the note is about; null: today. */
  readonly date: Day | null;
  /** Of a project: when it is due, and whether the checklist of its first stage stands at the end. */
  readonly due?: Day | null;
  readonly checklist?: boolean;
}

export interface NoteShape {
  readonly folder: Kind | 'other';
  /** The property `type`; null: the note has none. */
  readonly type: string | null;
  readonly clients: 'needed' | 'welcome' | 'none';
  /** Which property the day goes into; null: the day is not asked for. */
  readonly day: PropertyName | null;
  /** Whether the name cannot be made of anything else. */
  readonly titled?: boolean;
  /** Whether it is linked from the log of each client. */
  readonly logged?: boolean;
}

const PLAIN: NoteShape = { folder: 'other', type: null, clients: 'none', day: null };
const of = (type: string): NoteShape => ({ folder: 'other', type, clients: 'welcome', day: 'date', logged: true });

const SHAPES: Readonly<Record<NoteTextId, NoteShape>> = {
  meeting: { folder: 'interaction', type: 'interaction', clients: 'needed', day: 'date' },
  project: { folder: 'project', type: 'project', clients: 'needed', day: 'start', titled: true },
  topic: { folder: 'topic', type: 'topic', clients: 'none', day: null, titled: true },
  change: of('change'), agreement: of('agreement'), risk: of('risk'), conflict: of('conflict'),
  'guide-communication': PLAIN, 'guide-personal': PLAIN, 'guide-complaints': PLAIN, 'example-complaint': PLAIN, 'self-check': PLAIN,
};
const OWN: NoteShape = { folder: 'other', type: null, clients: 'welcome', day: 'date' };

/** What a note of the template is, and what must be asked for it. */
export function shapeOf(template: NoteDraft['template']): NoteShape {
  return typeof template === 'string' ? SHAPES[template] : OWN;
}

/** What the template is called where it is chosen; one of the user's own has its own name. */
export function titleOf(template: NoteDraft['template'], words: Words): string {
  return typeof template === 'string' ? templateTitle(template, words) : nameOf(template.path);
}

/** @returns the template itself: a built-in text by its id, else a note of the user's by its path */
export function templateAt(key: string): NoteDraft['template'] {
  return isNoteText(key) ? key : { path: key };
}

export function createNote(draft: NoteDraft, writing: Writing): Plan | Refusal {
  const { template, clients, known = [] } = draft;
  const shape = shapeOf(template);
  const day = shape.day === null ? null : (draft.date ?? writing.today);
  const name = titleOf(template, writing.words);
  const note = newNote(folderOf(template, shape, writing), draft.title.trim() || madeTitle(name, day, draft, writing), fieldsOf(draft, shape, day, writing), {
    own: template,
    builtIn: typeof template === 'string' ? noteText(template, writing.words) : '',
    ...(template === 'topic' ? { tags: writing.topicTags.slice(0, 1) } : {}),
    ...(day === null ? {} : { day }),
  } satisfies NoteBody, {
    client: clients.length === 0 ? '' : { markdown: links(clients, writing) }, brief: { markdown: brief(known, writing) },
  }, writing, ['kind', 'stage']);
  if (isRefusal(note)) return note;
  const edit = template === 'project' && draft.checklist === true ? withFirstStage(note.edit, writing.words) : note.edit;
  if (isRefusal(edit)) return edit;
  const entry = {
    // What has its day ahead is known of today all the same.
    date: Math.min(day ?? writing.today, writing.today), kind: 'note' as const,
    summary: writing.words.say('log.note', { name, link: note.link }),
  };
  return { edits: [edit, ...(shape.logged ? clients.map((client) => logEdit(client, entry, writing)) : [])], unknownMarkers: note.unknownMarkers };
}

/** With the checklist of the first stage, as later stages bring theirs. */
function withFirstStage(edit: Edit, words: Words): Edit | Refusal {
  if (edit.kind !== 'create') return edit;
  const tasks = checklistText('stage-contact', words).split('\n').filter((line) => line.startsWith('- [ ]'));
  const text = appendLines(edit.text, [`## ${words.say('checklist.stage-contact.name')}`, '', ...tasks, ''].join('\n'));
  return isRefusal(text) ? text : { ...edit, text: text.text };
}

function madeTitle(name: string, day: Day | null, { clients, template }: NoteDraft, writing: Writing): string {
  if (typeof template !== 'string' || day === null) return name;
  const date = isoDay(day);
  return clients.length === 0 ? writing.words.say('title.note', { date, name }) : writing.words.say('title.client-note', { date, name, client: namesOf(clients, writing) });
}

function fieldsOf({ template, clients, due = null }: NoteDraft, { type, day: property }: NoteShape, day: Day | null, writing: Writing): Fields {
  const client = clientLinks(clients, writing);
  // A template of the user's says for itself which properties its notes have; whose the note is, only the form knows.
  if (typeof template !== 'string') return clients.length === 0 ? {} : { client };
  const date = day === null ? null : isoDay(day);
  const head: Fields = { ...(type === null ? {} : { type }), ...(shapeOf(template).clients === 'none' ? {} : { client }) };
  if (template === 'meeting') return { ...head, date, kind: 'meeting', ...(day !== null && day > writing.today ? { status: 'planned' } : {}), mood: null, csat: null };
  if (template === 'project') {
    return { ...head, stage: 'contact', start: date, due: due === null ? null : isoDay(due), delivered: null, completed: null, result: null, value: null, currency: null };
  }
  if (template === 'topic') return { ...head, aliases: [] };
  return property === null ? head : { ...head, [property]: date };
}

/** A template of the user's that names a kind makes notes that lie among those of that kind. */
function folderOf(template: NoteDraft['template'], { folder }: NoteShape, writing: Writing): Kind | 'other' {
  const block = typeof template === 'string' ? null : frontMatterBlock(writing.template(template)?.text ?? '');
  const keys = nameIndex(writing.own).get('type') ?? [];
  for (const line of block?.yaml.split(/\r?\n/) ?? []) {
    const [, key = '', value = ''] = /^["']?([^:"']+)["']?:\s*["']?([^"'#]*)/.exec(line) ?? [];
    const kind = keys.includes(foldKey(key)) ? KINDS.find((one) => KIND_WORDS[one].some((word) => foldWord(word) === foldWord(value))) : undefined;
    if (kind !== undefined) return kind;
  }
  return folder;
}
