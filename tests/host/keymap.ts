/** Keys: the topmost scope hears first, then the scopes under it, as handlers leave a key alone. */
import type * as obsidian from 'obsidian';
import { Platform } from './surroundings';

interface Handler extends obsidian.KeymapEventHandler {
  readonly scope: Scope;
  readonly func: (event: KeyboardEvent, context: obsidian.KeymapContext) => unknown;
}

export class Scope implements obsidian.Scope {
  readonly handlers: Handler[] = [];

  constructor(readonly parent?: Scope) {}

  register(modifiers: obsidian.Modifier[] | null, key: string | null, func: obsidian.KeymapEventListener): obsidian.KeymapEventHandler {
    const handler: Handler = { scope: this, modifiers: modifiers === null ? null : named(modifiers), key, func };
    this.handlers.push(handler);
    return handler;
  }

  unregister(handler: obsidian.KeymapEventHandler): void {
    const at = this.handlers.findIndex((one) => one === handler);
    if (at >= 0) this.handlers.splice(at, 1);
  }

  /** @returns false if a handler took the key for itself */
  press(event: KeyboardEvent): boolean {
    const modifiers = named(heldBy(event));
    for (const handler of [...this.handlers].reverse()) {
      if (handler.modifiers !== null && handler.modifiers !== modifiers) continue;
      if (handler.key !== null && handler.key.toLowerCase() !== event.key.toLowerCase()) continue;
      if (handler.func(event, { modifiers, key: event.key, vkey: event.key }) === false) return false;
      if (handler.key !== null) return true;
    }
    return this.parent?.press(event) ?? true;
  }
}

export class Keymap implements obsidian.Keymap {
  private readonly scopes: Scope[] = [];

  constructor(root: Scope) {
    this.scopes.push(root);
  }

  pushScope(scope: Scope): void {
    this.popScope(scope);
    this.scopes.push(scope);
  }

  popScope(scope: Scope): void {
    const at = this.scopes.lastIndexOf(scope);
    if (at > 0) this.scopes.splice(at, 1);
  }

  get depth(): number {
    return this.scopes.length;
  }

  /** The view that has the focus hears before the app, but after whatever was opened over it. */
  press(event: KeyboardEvent, viewScope: Scope | null): void {
    if (event.isComposing) return;
    const top = this.scopes[this.scopes.length - 1];
    const scope = this.scopes.length === 1 && viewScope !== null ? viewScope : top;
    if (scope?.press(event) === false) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: obsidian.Modifier): boolean {
    return heldBy(event).includes(modifier === 'Mod' ? 'Mod' : plain(modifier));
  }

  static isModEvent(event?: obsidian.UserEvent | null): obsidian.PaneType | boolean {
    if (event === null || event === undefined || !('ctrlKey' in event)) return false;
    const middle = 'button' in event && event.button === 1;
    if (!heldBy(event).includes('Mod') && !middle) return false;
    if (event.altKey) return event.shiftKey ? 'window' : 'split';
    return 'tab';
  }
}

function heldBy(event: MouseEvent | TouchEvent | KeyboardEvent): obsidian.Modifier[] {
  const held: obsidian.Modifier[] = [];
  if (Platform.isMacOS ? event.metaKey : event.ctrlKey) held.push('Mod');
  if (Platform.isMacOS && event.ctrlKey) held.push('Ctrl');
  if (!Platform.isMacOS && event.metaKey) held.push('Meta');
  if (event.shiftKey) held.push('Shift');
  if (event.altKey) held.push('Alt');
  return held;
}

function plain(modifier: obsidian.Modifier): obsidian.Modifier {
  if (modifier === (Platform.isMacOS ? 'Meta' : 'Ctrl')) return 'Mod';
  return modifier;
}

function named(modifiers: readonly obsidian.Modifier[]): string {
  return [...new Set(modifiers.map(plain))].sort().join(',');
}
