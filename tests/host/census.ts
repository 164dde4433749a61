/** What is there now, counted, so that after unloading a plugin one can see what it left behind. */
import type { App } from './app';
import type { Clock } from './clock';
import { owner } from './owner';

/** Every listener of a window, a document or an element, as long as it is on. */
export class Listeners {
  /** What is listened to is held weakly, so that the census keeps nothing alive. */
  private on = new WeakMap<EventTarget, Map<string, Error>>();
  private readonly targets = new Set<WeakRef<EventTarget>>();
  private sweepAt = 1000;
  private readonly ids = new WeakMap<object, number>();
  private nextId = 1;
  private restore: (() => void) | null = null;

  watch(): void {
    const { prototype } = EventTarget;
    const add = methodOf(prototype, 'addEventListener');
    const remove = methodOf(prototype, 'removeEventListener');
    const listening = (target: EventTarget, type: string, listener: object | null, options?: boolean | AddEventListenerOptions): void => {
      if (listener === null || owner() === 'host') return;
      const name = this.key(type, listener, options);
      const known = this.on.get(target);
      const keys = known ?? new Map<string, Error>();
      // Where it comes from is put into words only when somebody asks: that would cost more than the listener.
      if (!keys.has(name)) keys.set(name, new Error());
      if (known === undefined) {
        this.on.set(target, keys);
        this.targets.add(new WeakRef(target));
        if (this.targets.size > this.sweepAt) this.sweep();
      }
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => keys.delete(name), { once: true });
    };
    const silent = (target: EventTarget, type: string, listener: object | null, options?: boolean | EventListenerOptions): void => {
      if (listener !== null) this.on.get(target)?.delete(this.key(type, listener, options));
    };
    prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
      listening(this ?? window, type, listener, options);
      Reflect.apply(add, this ?? window, [type, listener, options]);
    };
    prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
      silent(this ?? window, type, listener, options);
      Reflect.apply(remove, this ?? window, [type, listener, options]);
    };
    this.restore = () => {
      Object.assign(prototype, { addEventListener: add, removeEventListener: remove });
    };
  }

  stop(): void {
    this.restore?.();
    this.on = new WeakMap();
    this.targets.clear();
  }

  /** Listeners on what is still in the page; those on elements that are gone go with them. */
  list(): string[] {
    return [...this.targets].flatMap((held) => {
      const target = held.deref();
      const keys = target === undefined || isGone(target) ? undefined : this.on.get(target);
      if (target === undefined || keys === undefined) return [];
      // jsdom's own engine for selectors listens to the document whenever it is first asked something.
      return [...keys].map(([key, { stack }]) => `listener ${nameOf(target)} ${key} ${originOf(stack)}`).filter((line) => !line.includes('nwsapi'));
    });
  }

  private sweep(): void {
    for (const held of this.targets) if (held.deref() === undefined) this.targets.delete(held);
    this.sweepAt = Math.max(1000, this.targets.size * 2);
  }

  private key(type: string, listener: object, options: unknown): string {
    const capture = options === true || (typeof options === 'object' && options !== null && 'capture' in options && options.capture === true);
    const id = this.ids.get(listener) ?? this.nextId++;
    this.ids.set(listener, id);
    return `${type}${capture ? ' (capture)' : ''} #${id}`;
  }
}

function methodOf(target: object, name: string): (...args: unknown[]) => unknown {
  const method: unknown = Reflect.get(target, name);
  if (isFunction(method)) return method;
  throw new TypeError(`no method ${name}`);
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

function isGone(target: EventTarget): boolean {
  if (target instanceof Node) return !target.isConnected;
  return target !== window && !(typeof MediaQueryList === 'function' && target instanceof MediaQueryList);
}

function nameOf(target: EventTarget): string {
  if (target === window) return 'window';
  return target instanceof Element ? `<${target.tagName.toLowerCase()} class="${target.className}">` : target.constructor.name;
}

function originOf(stack: string | undefined): string {
  return stack?.split('\n').slice(2, 5).map((line) => line.trim()).join(' < ') ?? '';
}

/** One line for each thing: listeners, timers, elements, styles, classes of the body, and what the app has registered. */
export function census(app: App, clock: Clock, listeners: Listeners): string[] {
  const emitters = { vault: app.vault, metadataCache: app.metadataCache, workspace: app.workspace };
  return [
    ...listeners.list(),
    ...clock.waiting(),
    ...[...document.head.children, ...document.body.children].map((el) => `element <${el.tagName.toLowerCase()} class="${el.classList.contains('notice-container') ? 'notice-container' : el.className}">`),
    ...[...document.querySelectorAll('style, link')].map((el) => `style ${el.textContent?.slice(0, 60) ?? ''}`),
    ...[...document.body.classList].map((name) => `body class ${name}`),
    ...app.registry.names(),
    ...Object.entries(emitters).flatMap(([name, emitter]) => [...emitter.refs].flatMap(([event, refs]) => refs.filter((ref) => ref.owner === 'plugin').map(() => `${name} event ${event}`))),
    ...[...app.openModals].map((modal) => `modal ${modal.titleEl.textContent ?? ''}`),
    ...[...app.workspace.leftRibbonEl.children].map((el) => `ribbon ${el.getAttribute('aria-label') ?? ''}`),
    ...[...app.workspace.statusBarEl.children].map((el) => `status bar ${el.className}`),
    ...(app.keymap.depth > 1 ? ['key scope'] : []),
  ];
}

/** What is in `after` and was not in `before`; of equal lines as many as came on top. */
export function leftBehind(before: readonly string[], after: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  return after.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}
