/**
 * What is shown of clients: rows, the page of one client, next actions, the summary and the foot. Every word and number
 * is ready; whoever draws them decides nothing. `rows.ts` and `page.ts` make them.
 */
import type { Day } from '../day';
import type { ReasonKind } from '../health/explanation';
import type { Band } from '../health/judgement';
import type { Closeness, InteractionKind, ProblemCode, Segment, Source } from '../model';
import type { BlockerKind, MomentKind } from '../health/moments';
import type { ActionKind, Urgency } from '../health/next-actions';

/** Worst first, as everywhere. */
export const BANDS = ['at-risk', 'watch', 'healthy', 'unknown', 'dormant', 'inactive'] as const satisfies readonly Band[];
export type { ActionKind, Band, BlockerKind, MomentKind, ReasonKind, Urgency };

/** How the score moved in 30 days. */
export interface TrendWords {
  readonly direction: 'up' | 'down' | 'flat';
  /** Signed points, one decimal. */
  readonly delta: number;
  /** Whole points without a sign, to stand beside an arrow: `35`. */
  readonly text: string;
  /** `down 35 in 30 days` */
  readonly sentence: string;
}

/** One client in the list. */
export interface ClientRow {
  readonly path: string;
  /** The client's name, or its initials in privacy mode. */
  readonly name: string;
  readonly band: Band;
  /** `At risk` */
  readonly bandText: string;
  readonly score: number | null;
  /** A whole number, or `–`. */
  readonly scoreText: string;
  /** Drawn hollow: too little evidence. */
  readonly provisional: boolean;
  /** `Open complaint`; null: none. */
  readonly complaintMark: string | null;
  /** Why this is a good moment to ask, without a blocker: `project finished 2 days ago`; null: it is none. */
  readonly momentMark: string | null;
  /** `Friend and client`; null: not a friend. */
  readonly friendMark: string | null;
  /** The one telling reason: `complaint open 12 days, target 10`. */
  readonly reason: string;
  readonly trend: TrendWords | null;
  readonly lastContact: Day | null;
  readonly segment: Segment | null;
  readonly closeness: Closeness | null;
  /** The most urgent action there is for this client. */
  readonly urgency: Urgency | null;
  /** The row with its marks in words, for a screen reader. */
  readonly label: string;
  /** Name, aliases and path: what typing is compared with after `foldName` and `looseName`. */
  readonly search: string;
}

/** A piece of evidence and the line it stands in. */
export interface Evidence {
  readonly text: string;
  readonly source: Source | null;
}

/** One line of "100 and what it loses". */
export interface Loss {
  readonly kind: ReasonKind;
  readonly tone: 'loss' | 'gift' | 'even';
  /** Signed, one decimal; the lines and 100 add up to the score. */
  readonly points: number;
  /** `−16.5`, with the language's signs. */
  readonly pointsText: string;
  /** `Complaint: late delivery` */
  readonly title: string;
  /** The evidence in full, in pieces that each link to their line. */
  readonly evidence: readonly Evidence[];
  /** All evidence as one text. */
  readonly detail: string;
  readonly sources: readonly Source[];
  /** Length of the bar, 0 to 1, on one scale for all lines of the client. */
  readonly share: number;
  /** What mends it, as the words of a button and the action; null: nothing to do. */
  readonly mend: { readonly label: string; readonly action: ActionRow } | null;
}

/** One action over all clients, or one of a client's. */
export interface ActionRow {
  /** The same action has the same key tomorrow, wherever its line moves: what putting off remembers. */
  readonly key: string;
  /** What a dismissal remembers besides: another one when the facts change or the matter grows more urgent. */
  readonly occasion: string;
  readonly kind: ActionKind;
  readonly urgency: Urgency;
  /** `Overdue` */
  readonly urgencyText: string;
  readonly client: { readonly path: string; readonly name: string };
  /** `Acknowledge the complaint` */
  readonly verb: string;
  /** `wrong invoice, received 3 days ago` */
  readonly why: string;
  readonly gain: number | null;
  readonly gainIn7Days: number | null;
  /** `+5`, `saves 12 in a week`; null: nothing measurable. */
  readonly gainText: string | null;
  readonly due: Day | null;
  /** `due 29 Mar`; null: no day. */
  readonly dueText: string | null;
  /** What to open: the note, and the line in it, that the action is about. */
  readonly source: Source;
  /** As a task, in words that are still true tomorrow: `Resolve the complaint: wrong invoice` */
  readonly task: string;
  /** The row as one sentence, for a screen reader. */
  readonly label: string;
}

export interface PromiseRow {
  readonly text: string;
  readonly state: 'open' | 'overdue' | 'kept' | 'late' | 'cancelled' | 'waiting' | 'old';
  /** `due 3 Apr`, `7 days late`, `done on 2 Mar` */
  readonly stateText: string;
  readonly due: Day;
  readonly source: Source;
}

export interface MomentWords {
  /** A moment and no blocker. */
  readonly ask: boolean;
  /** `A good moment to ask`, `Not now`, `No moment at present` */
  readonly headline: string;
  readonly moments: readonly { readonly kind: MomentKind; readonly text: string; readonly expiresText: string | null; readonly source: Source }[];
  readonly blockers: readonly { readonly kind: BlockerKind; readonly text: string }[];
}

export interface TimelineEntry {
  readonly day: Day;
  /** `15 Feb` */
  readonly dayText: string;
  /** `February 2026` */
  readonly monthText: string;
  readonly kind: InteractionKind | 'mention' | 'complaint-step' | 'recommendation' | 'project' | 'promise';
  /** `E-mail, in` */
  readonly title: string;
  /** The note's own words; empty in privacy mode. */
  readonly text: string;
  readonly source: Source;
}

// ── The chart ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The days of a chart, in whole weeks back from its last one. */
export interface Span {
  /** Absent: 26 weeks. */
  readonly from?: Day;
  readonly to: Day;
}

export interface ChartWeek {
  readonly day: Day;
  readonly dayText: string;
  readonly score: number | null;
  /** A whole number, or `–`. */
  readonly scoreText: string;
  readonly band: Band;
  readonly bandText: string;
  /** Drawn hollow. */
  readonly provisional: boolean;
  /** What happened in the week before, in words; empty: nothing that bent the curve. */
  readonly events: readonly string[];
  /** From the first day to the last, 0 to 1. */
  readonly x: number;
  /** From no health to all of it, 0 to 1; null: a gap. */
  readonly y: number | null;
  /** Everything above as one sentence. */
  readonly label: string;
}

/** What bent the curve. */
export interface ChartEvent {
  /** The line that rose or fell; of contact that was made again, how. */
  readonly kind: ReasonKind | InteractionKind;
  /** The week in which it first shows, by its place among the weeks. */
  readonly week: number;
  /** When it happened, else the day of the week in which it shows. */
  readonly dayText: string;
  /** Signed, of all the weeks that it went on, to one decimal. */
  readonly points: number;
  readonly pointsText: string;
  readonly text: string;
  readonly source: Source | null;
}

export interface HealthChart {
  /** Oldest first. */
  readonly weeks: readonly ChartWeek[];
  /** The weeks between gaps, to be joined by a line each. */
  readonly lines: readonly (readonly ChartWeek[])[];
  /** Oldest first. */
  readonly events: readonly ChartEvent[];
  /** The bands that a score can be in, lowest first, with where each begins and ends, 0 to 1. */
  readonly zones: readonly { readonly band: Band; readonly text: string; readonly from: number; readonly to: number }[];
  /** What it tells, as one sentence. */
  readonly summary: string;
}

/** Everything about one client. */
export interface ClientPage {
  readonly path: string;
  readonly name: string;
  readonly band: Band;
  readonly bandText: string;
  readonly score: number | null;
  /** A whole number, or `–`. */
  readonly scoreText: string;
  /** The score to one decimal, under the sum; `–` without one. */
  readonly sumText: string;
  /** `Health` */
  readonly sumLabel: string;
  readonly provisional: boolean;
  /** `from 2 of 4 kinds of evidence` */
  readonly sureness: string;
  readonly trend: TrendWords | null;
  /** `You set: watch, until 1 Jun (new owner)`; null: no override in force. */
  readonly override: string | null;
  /** What the card says about it in one line: `Key client · friend and client · logistics`; empty: nothing. */
  readonly about: string;
  readonly preferredChannel: InteractionKind | null;
  /** `prefers e-mail; mornings, fixed prices`; null: nothing known. */
  readonly preferences: string | null;
  /** Why there is no score, or that it is provisional, as a sentence; null: nothing to say. */
  readonly notice: string | null;
  /** Biggest loss first; empty without a score. */
  readonly losses: readonly Loss[];
  readonly actions: readonly ActionRow[];
  /** What changed in 30 days, biggest first. */
  readonly changes: readonly { readonly points: number; readonly pointsText: string; readonly text: string; readonly source: Source | null }[];
  readonly promises: readonly PromiseRow[];
  readonly moment: MomentWords;
  /** Newest first. Worked out when it is first asked for, as the chart is. */
  readonly timeline: () => readonly TimelineEntry[];
  readonly chart: (span: Span) => HealthChart;
  readonly lastContact: { readonly day: Day; readonly text: string; readonly source: Source } | null;
}

/** The stacked bar: bands that have a client, worst first. */
export interface Summary {
  readonly total: number;
  /** `12 clients` */
  readonly totalText: string;
  readonly bands: readonly {
    readonly band: Band;
    readonly count: number;
    /** `2 at risk` */
    readonly text: string;
    /** Part of the bar, 0 to 1. */
    readonly share: number;
  }[];
}

export interface ProblemRow {
  readonly path: string;
  readonly line: number | null;
  readonly code: ProblemCode;
  /** The note's name. */
  readonly note: string;
  /** The property or field; empty: the whole note. */
  readonly property: string;
  readonly message: string;
  readonly remedy: string;
}

/** What stands under the list. A text is null when there is nothing to say. */
export interface Foot {
  /** `14 dormant: silent for more than a year` */
  readonly dormantText: string | null;
  /** `Topics: 8 missing, 1 shared alias` */
  readonly topicsText: string | null;
  /** `3 notes could not be read fully` */
  readonly problemsText: string | null;
  readonly problems: readonly ProblemRow[];
}
