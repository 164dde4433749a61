/**
 * What a user can set out to do: one table for commands, menus, buttons of the sidebar, links and the command line. Each
 * task says what may be known already when its form opens.
 */
import type { Day } from '../core/day';
import type { Recommendation } from '../core/model';
import type { Period } from '../core/shown/portfolio-tiles';
import type { ActionRow } from '../core/shown/shown';
import type { RepairWish } from '../core/shown/topic-rows';
import type { MessageId } from '../core/writing/messages';
import type { CardPrefill } from './forms/client-card-form';
import type { InteractionPrefill } from './forms/interaction-form';
import type { ChecklistPrefill } from './forms/checklist-chooser';
import type { StepPrefill } from './forms/next-step-form';

/** Paths of client cards. Absent: the client of the active note; an empty list: none. */
interface ForClients {
  readonly clients?: readonly string[];
}

type Nothing = Readonly<Record<string, never>>;

export interface Prefill {
  readonly 'create-client-card': CardPrefill;
  readonly 'log-interaction': ForClients & Omit<InteractionPrefill, 'clients'>;
  readonly 'log-complaint': ForClients;
  readonly 'show-as-of': Nothing;
  readonly 'put-off': { readonly action: ActionRow };
  readonly 'mark-former': { readonly clients: readonly string[] };
  readonly 'record-recommendation': ForClients & { readonly direction?: Recommendation['direction'] };
  /** `template`: its name, in any language. */
  readonly 'create-note': ForClients & { readonly template?: string };
  readonly 'create-template-notes': Nothing;
  readonly 'create-sample-notes': Nothing;
  /** The note and, of a complaint in a log or a promise, its line. Absent: the active note or the promise under the cursor, else what is open, to be chosen. */
  readonly 'take-next-step': StepPrefill;
  readonly 'write-message': ForClients & { readonly message?: MessageId };
  readonly 'ask-for-recommendation': ForClients;
  readonly 'insert-checklist': ChecklistPrefill;
  /** `path`: a note of the client that the task may go into instead of the card; absent: the active one, if it is a project. */
  readonly 'add-follow-up-task': ForClients & { readonly text?: string; readonly due?: Day; readonly path?: string };
  /** `project`: the path of its note. Absent: that of the active note, or one to be chosen. */
  readonly 'create-status-report': ForClients & { readonly project?: string };
  readonly 'create-weekly-review': Nothing;
  readonly 'copy-as-text': Nothing;
  readonly 'open-portfolio': Nothing;
  /** `then`: gets the days that were typed. */
  readonly 'choose-period': { readonly period: Period; readonly then: (period: Period) => void };
  /** `period`: the one that is shown. */
  readonly 'create-portfolio-report': { readonly period?: Period };
  readonly 'create-showcase': Nothing;
  /** `path`: the note of a recommendation. */
  readonly 'copy-without-names': { readonly path: string };
  readonly 'open-topic-map': Nothing;
  /** `title`: what links call it. */
  readonly 'create-topic': { readonly title: string };
  readonly 'repair-topic-links': RepairWish;
  /** `path`: the note that is to link them; absent: the active one. */
  readonly 'link-related-topics': { readonly path?: string };
}

export type Task = keyof Prefill;

/** How each task begins; what comes back is a promise where notes are read first. */
export type Starts = { readonly [T in Task]: (prefill: Prefill[T]) => unknown };
