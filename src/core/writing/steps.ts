/**
 * The life cycles behind "Take next step": of a complaint, a recommendation or a project as it stands on a day, which
 * steps there are, which one fits, why another cannot be taken, and what each writes.
 *
 *   courseOf(of, today, targets): Course · lacks(of, taken, today): fields · takeStep(taken, at, writing): Plan | Refusal
 */
import type { Day } from '../day';
import type { Complaint, Matter, Project, Recommendation } from '../model';
import { compareSources } from '../order';
import type { Book } from '../reading/book';
import { addPromise, logEdit, setFields, type Plan, type PromiseDraft } from './actions';
import type { LineAt } from './body-edit';
import type { Edit } from './edit';
import type { MessageId } from './messages';
import { linkToNote, type Writing } from './new-note';
import { refusal, type Refusal } from './refusal';
import { lineWithFields } from './steps/complaint-line';
import {
  boardStatus, complaintAfter, complaintCourse, complaintDue, complaintLacks, complaintMessage, complaintProperties, type ComplaintEntry, type ComplaintStep, type Targets,
} from './steps/complaint-steps';
import { projectAfter, projectCourse, projectLacks, projectMessage, projectProperties, type ProjectEntry, type ProjectStep } from './steps/project-steps';
import {
  recommendationAfter, recommendationCourse, recommendationDue, recommendationLacks, recommendationMessage, recommendationProperties, type RecommendationEntry,
  type RecommendationLack, type RecommendationStep,
} from './steps/recommendation-steps';
import { changes, fits, type Course } from './steps/step';

export type { Course, Matter, Targets };

/** A step to be taken, with what was entered for it. */
export type Taken =
  | { readonly kind: 'complaint'; readonly fact: Complaint; readonly entry: ComplaintEntry }
  | { readonly kind: 'recommendation'; readonly fact: Recommendation; readonly entry: RecommendationEntry }
  | { readonly kind: 'project'; readonly fact: Project; readonly entry: ProjectEntry; readonly extras?: StageExtras; readonly clients?: readonly string[] };

export interface StageExtras {
  /** Lines of a checklist, written under a heading of this name; empty: none. */
  readonly heading: string;
  readonly checklist: readonly string[];
  readonly promises: readonly PromiseDraft[];
}

export type StepName = ComplaintStep | RecommendationStep | ProjectStep;
export type Lack = 'solution' | RecommendationLack | 'delivered';

export function courseOf({ kind, fact }: Matter, today: Day, targets: Targets): Course<StepName> {
  switch (kind) {
    case 'complaint': return complaintCourse(fact, today, targets);
    case 'recommendation': return recommendationCourse(fact, today);
    case 'project': return projectCourse(fact, today);
  }
}

/** Fields of the entry that lack something, or hold what cannot be. */
export function lacks(taken: Taken, today: Day): readonly Lack[] {
  switch (taken.kind) {
    case 'complaint': return complaintLacks(taken.entry);
    case 'recommendation': return recommendationLacks(taken.fact, taken.entry, today);
    case 'project': return projectLacks(taken.fact, taken.entry, today);
  }
}

/** The matter as it is once the step is taken. */
export function matterAfter(taken: Taken, today: Day, targets: Targets): Matter {
  switch (taken.kind) {
    case 'complaint': return { kind: taken.kind, fact: complaintAfter(taken.fact, taken.entry, targets) };
    case 'recommendation': return { kind: taken.kind, fact: recommendationAfter(taken.fact, taken.entry) };
    case 'project': return { kind: taken.kind, fact: projectAfter(taken.fact, taken.entry, today) };
  }
}

/**
 * What the step writes: the properties that it changes, dated, and for boards the status of a complaint.
 * @param at the line of a complaint that has no note of its own
 * @returns a refusal if the step cannot be taken on its day, or lacks something
 */
export function takeStep(taken: Taken, at: LineAt | null, writing: Writing): Plan | Refusal {
  const { today } = writing;
  const chosen = courseOf(taken, today, writing).steps.find(({ step }) => step === taken.entry.step);
  if (!chosen || !fits(chosen, taken.entry.date) || lacks(taken, today).length > 0) return refusal('step-impossible');
  const { path } = taken.fact.source;
  switch (taken.kind) {
    case 'complaint': {
      const after = complaintAfter(taken.fact, taken.entry, writing);
      if (at === null) return setFields(path, { ...changes(complaintProperties(taken.fact), complaintProperties(after)), status: boardStatus(after, today, writing) }, writing);
      const text = lineWithFields(at, taken.fact, after, writing);
      return typeof text === 'string' ? { edits: [{ kind: 'body', path, change: { do: 'replace', at, text } }], unknownMarkers: [] } : text;
    }
    case 'recommendation': {
      const { step, consent = null } = taken.entry;
      const agrees = consent !== null && (step === 'received' || step === 'consent');
      const after = recommendationProperties(recommendationAfter(taken.fact, taken.entry));
      // What was agreed is said in the note, even where the form implies it.
      return setFields(path, { ...changes(recommendationProperties(taken.fact), after), ...(agrees ? { consent } : {}) }, writing);
    }
    case 'project': {
      const { edits } = setFields(path, changes(projectProperties(taken.fact), projectProperties(projectAfter(taken.fact, taken.entry, today))), writing);
      return { edits: [...edits, ...(taken.extras ? stageLines(path, taken.extras, writing) : []), ...cancellationLines(taken, writing)], unknownMarkers: [] };
    }
  }
}

/** Why a project was cancelled has no property: the log of each client says it, as a note. */
function cancellationLines({ fact, entry, clients = [] }: Extract<Taken, { kind: 'project' }>, writing: Writing): readonly Edit[] {
  const reason = entry.reason?.trim() ?? '';
  if (entry.step !== 'cancelled' || reason === '') return [];
  const summary = writing.words.say('log.project.cancelled', { link: linkToNote(fact.source.path, writing), reason });
  return clients.map((client) => logEdit(client, { date: entry.date, kind: 'note', summary }, writing));
}

/** The checklist under the heading of its stage, which is made if it is missing, and the promises under theirs. */
function stageLines(path: string, { heading, checklist, promises }: StageExtras, writing: Writing): readonly Edit[] {
  const place = { headings: [heading], heading };
  return [
    ...checklist.map((line): Edit => ({ kind: 'body', path, change: { do: 'add-under', line, place } })),
    ...promises.flatMap((promise) => addPromise(path, promise, writing).edits),
  ];
}

// ── What comes next ─────────────────────────────────────────────────────────────────────────────────────────────────

/** The message that goes with a step. */
export function messageFor(taken: Taken): MessageId | null {
  switch (taken.kind) {
    case 'complaint': return complaintMessage(taken.entry);
    case 'recommendation': return recommendationMessage(taken.fact, taken.entry);
    case 'project': return projectMessage(taken.entry.step);
  }
}

/** The day by which the fitting step should be taken; null: none, or no day. */
export function dueOf({ kind, fact }: Matter, today: Day, targets: Targets): Day | null {
  switch (kind) {
    case 'complaint': return complaintDue(fact, today, targets);
    case 'recommendation': return recommendationDue(fact, today);
    case 'project': return null;
  }
}

// ── What is open ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface OpenMatter {
  readonly matter: Matter;
  readonly clients: readonly string[];
  readonly next: StepName;
  readonly due: Day | null;
}

/** What still has a fitting step, worst first: complaints, recommendations, projects; of each what is due first. */
export function openMatters(book: Pick<Book, 'complaints' | 'recommendations' | 'projects'>, today: Day, targets: Targets): readonly OpenMatter[] {
  return allMatters(book)
    .flatMap(({ matter, clients }): OpenMatter[] => {
      const { next } = courseOf(matter, today, targets);
      return next === null ? [] : [{ matter, clients, next, due: dueOf(matter, today, targets) }];
    })
    .sort((a, b) => RANK[a.matter.kind] - RANK[b.matter.kind] || compareDues(a.due, b.due) || compareSources(a.matter.fact.source, b.matter.fact.source));
}

export function allMatters(book: Pick<Book, 'complaints' | 'recommendations' | 'projects'>): readonly Pick<OpenMatter, 'matter' | 'clients'>[] {
  return [
    ...book.complaints().map(({ record: fact, clients }) => ({ matter: { kind: 'complaint', fact }, clients }) as const),
    ...book.recommendations().map(({ record: fact, clients }) => ({ matter: { kind: 'recommendation', fact }, clients }) as const),
    ...book.projects().map(({ record: fact, clients }) => ({ matter: { kind: 'project', fact }, clients }) as const),
  ];
}

const RANK = { complaint: 0, recommendation: 1, project: 2 } as const;

function compareDues(a: Day | null, b: Day | null): number {
  return a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);
}
