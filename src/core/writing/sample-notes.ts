/**
 * A few made-up notes to look around with: a client in good standing with a project and a recommendation, one whose
 * complaint has been open too long, one that has fallen silent, and a topic. All lie in one folder, and days count from today.
 */
import { isoDay } from '../day';
import {
  addPromise, createClientCard, logComplaint, logInteraction, recordRecommendation, setFields, type InteractionDraft, type Plan,
} from './actions';
import { createNote } from './create-note';
import { applyEdits, type Edit } from './edit';
import type { Fields, Writing } from './new-note';
import { isRefusal, refusal, type Refusal } from './refusal';
import { foldName } from '../reading/words';

export function sampleNotes(folder: string, writing: Writing): Plan | Refusal {
  const { today, words: { say } } = writing;
  const desk: Writing = {
    ...writing, template: () => null,
    folders: { client: folder, complaint: folder, recommendation: folder, project: folder, interaction: folder, topic: folder, other: folder },
  };
  if (writing.taken(folder).some((name) => foldName(name) === foldName(say('sample.key')))) return refusal('all-there');

  const notes = new Map<string, string>();
  const refused: Refusal[] = [];
  /** Takes a plan in; a later edit of a note that is not written yet changes its text. @returns the first note of the plan */
  const add = (plan: Plan | Refusal): string => {
    if (isRefusal(plan)) {
      refused.push(plan);
      return '';
    }
    for (const edit of plan.edits) {
      const outcome = applyEdits(notes.get(edit.path) ?? '', [edit], writing.parse);
      if (isRefusal(outcome)) refused.push(outcome);
      else notes.set(edit.path, outcome.text);
    }
    return plan.edits[0]?.path ?? '';
  };
  const card = (name: string, since: number, fields: Fields): string => add(createClientCard({ name, fields: { ...fields, since: isoDay(today - since) } }, desk));
  const log = (client: string, ago: number, draft: Pick<InteractionDraft, 'kind' | 'direction' | 'summary'> & Partial<InteractionDraft>): string =>
    add(logInteraction({ clients: [client], date: today - ago, status: 'held', ...draft }, desk));

  const key = card(say('sample.key'), 400, { segment: 'key', cadence: 30, preferred_channel: 'call' });
  log(key, 45, { kind: 'meeting', direction: 'both', summary: say('sample.key.review'), csat: 5, mood: 'positive' });
  log(key, 6, { kind: 'call', direction: 'in', summary: say('sample.key.call'), mood: 'positive', promises: [{ text: say('sample.key.promise'), due: today + 5 }] });
  add(recordRecommendation({ clients: [key], title: '', direction: 'received', form: 'linkedin', content: ['results'], date: today - 20, words: say('sample.recommendation') }, desk));
  const project = add(createNote({ template: 'project', title: say('sample.project'), clients: [key], date: today - 60, due: today + 12 }, desk));
  add(setFields(project, { stage: 'delivery' }, desk));
  add(addPromise(project, { text: say('sample.project.promise'), due: today + 4 }, desk));

  const open = card(say('sample.open'), 200, { segment: 'supporting', cadence: 14, preferred_channel: 'email' });
  log(open, 16, { kind: 'email', direction: 'out', summary: say('sample.open.email') });
  add(logComplaint({ clients: [open], title: say('sample.open.complaint'), subject: 'delay', severity: 'medium', received: today - 12, words: say('sample.open.words') }, desk));

  const silent = card(say('sample.silent'), 300, { cadence: 30, preferred_channel: 'email' });
  log(silent, 95, { kind: 'meeting', direction: 'both', summary: say('sample.silent.workshop'), csat: 4 });
  log(silent, 90, { kind: 'email', direction: 'out', awaits: true, summary: say('sample.silent.letter') });

  add(createNote({ template: 'topic', title: say('sample.topic'), clients: [], date: null }, desk));
  return refused[0] ?? { edits: [...notes].map(([path, text]): Edit => ({ kind: 'create', path, text })), unknownMarkers: [] };
}
