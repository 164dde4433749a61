/**
 * What a user can set out to do: one table for commands, menus, buttons of the sidebar, links and the command line. Each
 * task says what may be known already when its form opens.
 */
import type { Purpose, Recommendation } from '../core/model';
import type { ActionRow } from '../core/shown/shown';
import type { Way } from './forms/interaction-form';

/** Paths of client cards. Absent: the client of the active note; an empty list: none. */
interface ForClients {
  readonly clients?: readonly string[];
}

export interface Prefill {
  readonly 'create-client-card': Readonly<Record<string, never>>;
  readonly 'log-interaction': ForClients & { readonly way?: Way; readonly purpose?: Purpose };
  readonly 'log-complaint': ForClients;
  readonly 'show-as-of': Readonly<Record<string, never>>;
  readonly 'put-off': { readonly action: ActionRow };
  readonly 'mark-former': { readonly clients: readonly string[] };
  readonly 'record-recommendation': ForClients & { readonly direction?: Recommendation['direction'] };
}

export type Task = keyof Prefill;

/** How each task begins. */
export type Starts = { readonly [T in Task]: (prefill: Prefill[T]) => void };
