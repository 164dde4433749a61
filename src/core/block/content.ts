/** What a code block shows besides health and timeline: complaints, recommendations, promises, and the stage of a project. */
import type { Day } from '../day';
import { isLive } from '../health/contact';
import { hasHappened } from '../health/reckoning';
import { consentLacking } from '../health/todo';
import { LANGUAGES, words as wordsOf, type Words } from '../i18n/lookup';
import { outline } from '../markdown/note';
import type { ClientFacts, Complaint, Matter, Project, Recommendation, Source, Stage } from '../model';
import { foldHeading } from '../reading/words';
import { capital, joined, quoted, severityWords, withoutBrackets, type View } from '../shown/sentences';
import type { PromiseRow, TimelineEntry } from '../shown/shown';
import { pastSteps, promiseRows } from '../shown/timeline';
import { checklistText } from '../writing/checklists';
import { courseOf, dueOf } from '../writing/steps';
import { STAGES, stageOf } from '../writing/steps/project-steps';
import { nextWords, targetLines } from '../writing/steps/step-words';

/** The days of what is shown; null: from the first, to the last. */
export interface Days {
  readonly from: Day | null;
  readonly to: Day | null;
}

export function within(day: Day, { from, to }: Days): boolean {
  return day >= (from ?? -Infinity) && day <= (to ?? Infinity);
}

/** A complaint or a recommendation with what was done. */
export interface MatterRow {
  readonly title: string;
  /** `High · open 12 days, target 10` or the form of a recommendation */
  readonly about: string;
  /** `With the name, until 3 Apr`; null: this has no consent. */
  readonly consent: string | null;
  /** Oldest first. */
  readonly steps: readonly TimelineEntry[];
  /** `First response: in time` */
  readonly targets: readonly string[];
  /** `Next: resolve, due 3 Apr`; null: nothing is left to do. */
  readonly next: string | null;
  readonly source: Source;
}

/** Newest first, by the day of the receipt. */
export function complaintRows({ complaints }: ClientFacts, view: View, days: Days): readonly MatterRow[] {
  return complaints
    .filter(({ received }) => received <= view.today && within(received, days))
    .sort((a, b) => b.received - a.received)
    .map((fact): MatterRow => row({ kind: 'complaint', fact }, aboutComplaint(fact, view), null, view));
}

function aboutComplaint({ severity, subject }: Complaint, { words }: View): string {
  return capital(joined([severityWords(severity, words), subject === null ? '' : words.say(`subject.${subject}`)], words));
}

/** Newest first, by the first day that is known. Never the words of one: those are used only as far as was agreed. */
export function recommendationRows({ recommendations }: ClientFacts, view: View, days: Days): readonly MatterRow[] {
  return recommendations
    .flatMap((fact) => {
      const known = [fact.received, fact.given, fact.asked, fact.declined].filter((day) => day !== null);
      const day = known.find((one) => hasHappened(one, view.today)) ?? null;
      // What has only days to come does not exist yet; without any it is listed, where no days are asked for.
      if (day === null ? known.length > 0 || days.from !== null || days.to !== null : !within(day, days)) return [];
      return [{ fact, day }];
    })
    .sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity))
    .map(({ fact }): MatterRow => row({ kind: 'recommendation', fact }, capital(view.words.say(`form.${fact.form}`)), fact.direction === 'received' ? consentWords(fact, view) : null, view));
}

function consentWords(fact: Recommendation, { words, today }: View): string {
  const { consent, consentUntil } = fact;
  const lacking = consentLacking(fact, today);
  const until = consentUntil === null ? '' : words.day(consentUntil, today);
  if (lacking === 'consent-expired') return words.say('block.consent.over', { day: until });
  return capital(lacking === 'no-consent' ? words.say('consent.none') : joined([words.say(`consent.${consent}`), until === '' ? '' : words.say('moment.until', { day: until })], words));
}

function row(matter: Matter, about: string, consent: string | null, view: View): MatterRow {
  const { today, weights } = view;
  const { next } = courseOf(matter, today, weights);
  return {
    title: quoted(matter.fact.title, view), about, consent,
    steps: pastSteps(matter, view),
    targets: targetLines(matter, view),
    next: next === null ? null : nextWords(matter.kind, next, dueOf(matter, today, weights), view),
    source: matter.fact.source,
  };
}

/** Mine, then what the client owes. */
export function promisesOf(facts: ClientFacts, view: View, days: Days): { readonly mine: readonly PromiseRow[]; readonly theirs: readonly PromiseRow[] } {
  const rows = promiseRows(facts, view).filter(({ due }) => within(due, days));
  return { mine: rows.filter(({ state }) => state !== 'waiting'), theirs: rows.filter(({ state }) => state === 'waiting') };
}

// ── The stage of a project ──────────────────────────────────────────────────────────────────────────────────────────

export interface ChecklistItem {
  readonly text: string;
  readonly state: 'open' | 'done' | 'cancelled';
  /** Null: of the built-in text. */
  readonly source: Source | null;
}

export interface StageChecklist {
  /** The project's title. */
  readonly title: string;
  readonly source: Source;
  /** `Stage 3: delivery` */
  readonly stage: string;
  readonly items: readonly ChecklistItem[];
  /** Nothing is ticked in the note: what is shown is the built-in text. */
  readonly isBuiltIn: boolean;
}

export function liveProjects({ projects }: ClientFacts, today: Day): readonly Project[] {
  return projects.filter((project) => isLive(project, today));
}

/** @param text the note of the project, as it stands now */
export function stageChecklist(project: Project, text: string, view: View): StageChecklist {
  const { words, today } = view;
  const { source } = project;
  const stage = STAGES[Math.max(0, stageOf(project, today))] ?? 'contact';
  const written = itemsUnder(stage, text).map(({ line, task, text: said }): ChecklistItem => ({
    text: view.privacy ? quoted(said, view) : withoutBrackets(said),
    state: task === '-' ? 'cancelled' : task === null || task === ' ' ? 'open' : 'done',
    source: { path: source.path, line },
  }));
  return {
    title: quoted(project.title, view), source, stage: stageName(stage, words),
    items: written.length > 0 ? written : builtIn(stage, words),
    isBuiltIn: written.length === 0,
  };
}

function stageName(stage: Stage, words: Words): string {
  return words.say(`checklist.stage-${stage}.name`);
}

/** The tasks under the stage's heading, in whichever language that was written. */
function itemsUnder(stage: Stage, text: string): readonly { readonly line: number; readonly task: string | null; readonly text: string }[] {
  const names = new Set(LANGUAGES.map((language) => foldHeading(stageName(stage, wordsOf(language)))));
  const { headings, items } = outline(text);
  return headings.flatMap(({ text: heading, line }, index) => {
    if (!names.has(foldHeading(heading))) return [];
    const end = headings[index + 1]?.line ?? Infinity;
    return items.filter((item) => item.task !== null && !item.quoted && item.line > line && item.line < end);
  });
}

function builtIn(stage: Stage, words: Words): readonly ChecklistItem[] {
  return checklistText(`stage-${stage}`, words).split('\n')
    .flatMap((line) => (line.startsWith('- [ ] ') ? [{ text: line.slice('- [ ] '.length), state: 'open', source: null } as const] : []));
}
