/** Checklists for notes: what to think of before asking, at each stage of a project, while a relationship grows. */
import type { Words } from '../i18n/lookup';
import { spaced } from './spacing';

export const CHECKLISTS = [
  'keep-in-touch', 'expectations', 'pre-ask', 'recommendation-library', 'give-back', 'relationship',
  'preparation', 'interaction', 'project', 'project-manager',
  'stage-contact', 'stage-discussion', 'stage-delivery', 'stage-closing', 'stage-aftercare',
  'closeness-peak', 'trust', 'strategy',
] as const;
export type ChecklistId = (typeof CHECKLISTS)[number];

/**
 * Open checkboxes without due dates, so that none is a promise; groups stand under lines in bold. It has no heading and
 * ends with a newline.
 */
export function checklistText(id: ChecklistId, words: Words): string {
  return spaced(words.say(`checklist.${id}.body`).replace(/^(?!\*\*|%%)/gm, '- [ ] '));
}
