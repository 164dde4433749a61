/**
 * The built-in texts as notes that the user can change: one for each kind of note and each message, in the language of
 * written notes, with the properties that the built-in note has. Notes that are there already are left.
 */
import { createClientCard, logComplaint, recordRecommendation, type Plan } from './actions';
import { createNote } from './create-note';
import type { Edit } from './edit';
import { fileName } from './file-name';
import { frontMatter } from './front-matter';
import { frontMatterBlock } from '../markdown/note';
import { MESSAGES, messageText, type MessageId } from './messages';
import { builtInBody, type Writing } from './new-note';
import { NOTE_TEXTS, noteText, type NoteTextId } from './note-texts';
import { isRefusal, refusal, type Refusal } from './refusal';
import { isMessage, isNoteText, nameOf, RECORDS, templateTitle, type RecordName, type TemplateName } from './template-names';
import { foldName, writtenName } from '../reading/words';

export interface TemplateNotes {
  readonly plan: Plan | Refusal;
  /** Names of the notes that were there already. */
  readonly left: readonly string[];
}

/** @param isTemplateFolder whether notes in the folder are templates, and so never read: elsewhere nothing in them may say what they are */
export function templateNotes(folder: string, isTemplateFolder: boolean, writing: Writing): TemplateNotes {
  const taken = new Set(writing.taken(folder).map(foldName));
  const left: string[] = [];
  const edits: Edit[] = [];
  for (const name of [...RECORDS, ...NOTE_TEXTS, ...MESSAGES]) {
    const title = fileName(templateTitle(name, writing.words), []);
    const own = isTemplateFolder ? writing.template(name) : null;
    if (own || taken.has(foldName(title))) left.push(own ? nameOf(own.path) : title);
    else edits.push({ kind: 'create', path: folder === '' ? `${title}.md` : `${folder}/${title}.md`, text: templateNote(name, isTemplateFolder, writing) });
  }
  return { plan: edits.length === 0 ? refusal('all-there') : { edits, unknownMarkers: [] }, left };
}

function templateNote(name: TemplateName, isTemplateFolder: boolean, writing: Writing): string {
  if (isMessage(name)) return messageNote(name, writing);
  const plan = isNoteText(name) ? noteOf(name, writing) : recordOf(name, writing);
  const [edit] = isRefusal(plan) ? [] : plan.edits;
  const properties = edit?.kind === 'create' ? emptied(edit.text, isTemplateFolder, writing) : '';
  const body = isNoteText(name) ? noteText(name, writing.words) : builtInBody(BODIES[name], writing.words);
  return properties === '' ? body : `---\n${properties}---\n\n${body}`;
}

const BODIES = { client: 'template.client.body', complaint: 'template.complaint.body', recommendation: 'template.recommendation.received.body' } as const;

function noteOf(template: NoteTextId, writing: Writing): Plan | Refusal {
  return createNote({ template, title: '', clients: [], date: null }, plain(writing));
}

function recordOf(name: RecordName, writing: Writing): Plan | Refusal {
  const blank = { clients: [], title: '', words: '' };
  switch (name) {
    case 'client': return createClientCard({ name: '', fields: {} }, plain(writing));
    case 'complaint': return logComplaint({ ...blank, severity: 'medium', received: writing.today }, plain(writing));
    case 'recommendation': return recordRecommendation({ ...blank, direction: 'received', form: 'referral', date: writing.today }, plain(writing));
  }
}

function plain(writing: Writing): Writing {
  return { ...writing, template: () => null };
}

/** The properties of a note without their values, but for what says which kind of note it is. */
function emptied(text: string, isTemplateFolder: boolean, { own }: Writing): string {
  const says = [writtenName('type', own), 'tags'];
  return (frontMatterBlock(text)?.yaml ?? '').split(/^(?=[^\s#-])/m).map((lines) => {
    const key = lines.slice(0, lines.indexOf(':'));
    if (!says.includes(key)) return key === '' ? '' : `${key}:\n`;
    return isTemplateFolder ? lines : '';
  }).join('');
}

const MARKERS = { name: '{{name}}', client: '{{client}}', project: '{{project}}', me: '{{me}}', day: '{{day}}' } as const;

function messageNote(id: MessageId, { words, own }: Writing): string {
  const { subject, body } = messageText(id, 'formal', MARKERS, words);
  return `${frontMatter([{ key: writtenName('subject', own), value: subject }, { key: writtenName('language', own), value: words.language }])}\n${body}\n`;
}
