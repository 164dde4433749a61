/** What loads and unloads: the plugin, views, menus, children of views. */
import type * as obsidian from 'obsidian';
import { isEventRef } from './events';

export class Component {
  /** Named as no plugin would name a field of its own, since plugins extend this class. */
  private hostLoaded = false;
  private readonly hostChildren = new Set<Component>();
  private readonly hostCleanups: (() => unknown)[] = [];

  load(): void {
    if (this.hostLoaded) return;
    this.hostLoaded = true;
    this.hostOnload();
    for (const child of [...this.hostChildren]) child.load();
  }

  /** A seam for the plugin, whose `onload` may be asynchronous. */
  protected hostOnload(): void {
    this.onload();
  }

  onload(): unknown {
    return undefined;
  }

  unload(): void {
    if (!this.hostLoaded) return;
    this.hostLoaded = false;
    for (const child of [...this.hostChildren]) this.removeChild(child);
    while (this.hostCleanups.length > 0) this.hostCleanups.pop()?.();
    this.onunload();
  }

  onunload(): void {
    return undefined;
  }

  addChild<T extends Component>(component: T): T {
    this.hostChildren.add(component);
    if (this.hostLoaded) component.load();
    return component;
  }

  removeChild<T extends Component>(component: T): T {
    if (this.hostChildren.delete(component)) component.unload();
    return component;
  }

  register(cb: () => unknown): void {
    this.hostCleanups.push(cb);
  }

  registerEvent(ref: obsidian.EventRef): void {
    this.register(() => {
      if (isEventRef(ref)) ref.emitter.offref(ref);
    });
  }

  registerDomEvent(el: EventTarget, type: string, listener: EventListener, options?: boolean | AddEventListenerOptions): void {
    el.addEventListener(type, listener, options);
    this.register(() => el.removeEventListener(type, listener, options));
  }

  registerInterval(id: number): number {
    this.register(() => window.clearInterval(id));
    return id;
  }

  get isLoaded(): boolean {
    return this.hostLoaded;
  }
}
