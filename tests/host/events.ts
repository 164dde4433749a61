/** The emitter under the vault, the metadata cache and the workspace. */
import type * as obsidian from 'obsidian';
import { owner, type Owner } from './owner';

export type Listener = (...data: never[]) => unknown;

/** What `on` returns and `registerEvent` takes; `emitter` lets a component take its listener off again. */
export interface EventRef extends obsidian.EventRef {
  readonly emitter: Emitter;
  readonly name: string;
  readonly callback: Listener;
  readonly context: unknown;
  readonly owner: Owner;
}

/** Without `on`, which the vault and the metadata cache declare for each of their events. */
export class Emitter {
  readonly refs = new Map<string, EventRef[]>();

  protected listen(name: string, callback: Listener, ctx: unknown): EventRef {
    const ref: EventRef = { emitter: this, name, callback, context: ctx, owner: owner() };
    this.refs.set(name, [...(this.refs.get(name) ?? []), ref]);
    return ref;
  }

  off(name: string, callback: Listener): void {
    this.refs.set(name, (this.refs.get(name) ?? []).filter((ref) => ref.callback !== callback));
  }

  offref(ref: obsidian.EventRef): void {
    for (const [name, refs] of this.refs) this.refs.set(name, refs.filter((one) => one !== ref));
  }

  /** A listener that throws does not keep the others from hearing; the error surfaces as an uncaught one, as in the app. */
  trigger(name: string, ...data: unknown[]): void {
    for (const ref of [...(this.refs.get(name) ?? [])]) this.tryTrigger(ref, data);
  }

  tryTrigger(ref: obsidian.EventRef, args: unknown[]): void {
    if (!isEventRef(ref)) return;
    try {
      Reflect.apply(ref.callback, ref.context, args);
    } catch (error) {
      uncaught(error);
    }
  }
}

export class Events extends Emitter {
  on(name: string, callback: Listener, ctx?: unknown): EventRef {
    return this.listen(name, callback, ctx);
  }
}

export function isEventRef(ref: obsidian.EventRef): ref is EventRef {
  return 'emitter' in ref && 'callback' in ref;
}

const caught: unknown[] = [];

/** Errors that nobody caught: thrown by listeners, timers and promises of the plugin. Tests expect this list to be empty. */
export function uncaughtErrors(): readonly unknown[] {
  return caught;
}

export function uncaught(error: unknown): void {
  caught.push(error);
  console.error(error);
}

export function forgetErrors(): void {
  caught.length = 0;
}
