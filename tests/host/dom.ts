/**
 * The methods and globals that the app adds to the page. `install` puts them there once; they stay, since whatever a
 * plugin leaves behind may still call them.
 */
import type * as obsidian from 'obsidian';
import { hostTimeout } from './clock';

type Attributes = Readonly<Record<string, string | number | boolean | null>>;

export function installDom(): void {
  if ('createDiv' in Node.prototype) return;
  fillGaps();
  getters(Node.prototype, {
    doc(this: Node) {
      return this.nodeType === Node.DOCUMENT_NODE ? this : (this.ownerDocument ?? document);
    },
    win(this: Node) {
      return this.ownerDocument?.defaultView ?? window;
    },
    constructorWin: () => window,
  });
  methods(Node.prototype, {
    detach(this: Node) {
      this.parentNode?.removeChild(this);
    },
    empty(this: Node) {
      while (this.lastChild !== null) this.removeChild(this.lastChild);
    },
    insertAfter(this: Node, node: Node, child: Node | null) {
      this.insertBefore(node, child === null ? this.firstChild : child.nextSibling);
      return node;
    },
    indexOf(this: Node, other: Node) {
      return [...this.childNodes].findIndex((one) => one === other);
    },
    setChildrenInPlace(this: Element, children: Node[]) {
      this.replaceChildren(...children);
    },
    appendText(this: Node, text: string) {
      this.appendChild(document.createTextNode(text));
    },
    instanceOf(this: Node, type: unknown) {
      return typeof type === 'function' && this instanceof type;
    },
    createEl(this: Node, tag: string, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) {
      return element(document.createElement(tag), info, callback, this);
    },
    createDiv(this: Node, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) {
      return element(document.createElement('div'), info, callback, this);
    },
    createSpan(this: Node, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) {
      return element(document.createElement('span'), info, callback, this);
    },
    createSvg(this: Node, tag: string, info?: SvgElementInfo | string, callback?: (el: SVGElement) => void) {
      return svg(tag, info, callback, this);
    },
  });
  methods(Element.prototype, {
    getText(this: Element) {
      return this.textContent ?? '';
    },
    setText(this: Element, text: string | DocumentFragment) {
      if (typeof text === 'string') this.textContent = text;
      else this.replaceChildren(text);
    },
    addClass(this: Element, ...classes: string[]) {
      this.classList.add(...classes);
    },
    addClasses(this: Element, classes: string[]) {
      this.classList.add(...classes);
    },
    removeClass(this: Element, ...classes: string[]) {
      this.classList.remove(...classes);
    },
    removeClasses(this: Element, classes: string[]) {
      this.classList.remove(...classes);
    },
    toggleClass(this: Element, classes: string | string[], value: boolean) {
      for (const one of typeof classes === 'string' ? [classes] : classes) this.classList.toggle(one, value);
    },
    hasClass(this: Element, name: string) {
      return this.classList.contains(name);
    },
    setAttr(this: Element, name: string, value: string | number | boolean | null) {
      setAttribute(this, name, value);
    },
    setAttrs(this: Element, attributes: Attributes) {
      for (const [name, value] of Object.entries(attributes)) setAttribute(this, name, value);
    },
    getAttr(this: Element, name: string) {
      return this.getAttribute(name);
    },
    matchParent(this: Element, selector: string, last?: Element) {
      const found = this.closest(selector);
      return found !== null && (last === undefined || last.contains(found)) ? found : null;
    },
    getCssPropertyValue(this: Element, property: string, pseudo?: string) {
      return getComputedStyle(this, pseudo).getPropertyValue(property).trim();
    },
    isActiveElement(this: Element) {
      return this.ownerDocument.activeElement === this;
    },
    find(this: Element, selector: string) {
      return this.querySelector(selector);
    },
    findAll(this: Element, selector: string) {
      return [...this.querySelectorAll(selector)];
    },
    findAllSelf(this: Element, selector: string) {
      return [...(this.matches(selector) ? [this] : []), ...this.querySelectorAll(selector)];
    },
  });
  methods(DocumentFragment.prototype, {
    find(this: DocumentFragment, selector: string) {
      return this.querySelector(selector);
    },
    findAll(this: DocumentFragment, selector: string) {
      return [...this.querySelectorAll(selector)];
    },
  });
  const styled = {
    setCssStyles(this: HTMLElement | SVGElement, styles: Partial<CSSStyleDeclaration>) {
      Object.assign(this.style, styles);
    },
    setCssProps(this: HTMLElement | SVGElement, props: Readonly<Record<string, string>>) {
      for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
    },
  };
  methods(SVGElement.prototype, styled);
  methods(HTMLElement.prototype, {
    ...styled,
    show(this: HTMLElement) {
      this.style.removeProperty('display');
    },
    hide(this: HTMLElement) {
      this.style.display = 'none';
    },
    toggle(this: HTMLElement, shown: boolean) {
      if (shown) this.style.removeProperty('display');
      else this.style.display = 'none';
    },
    toggleVisibility(this: HTMLElement, visible: boolean) {
      this.style.visibility = visible ? '' : 'hidden';
    },
    isShown(this: HTMLElement) {
      return isShown(this);
    },
    on: delegate,
    off: undelegate,
    onClickEvent(this: HTMLElement, listener: (event: MouseEvent) => unknown, options?: boolean | AddEventListenerOptions) {
      this.addEventListener('click', listener, options);
      this.addEventListener('auxclick', listener, options);
    },
    onNodeInserted(this: HTMLElement, listener: () => unknown) {
      const observer = new MutationObserver(() => {
        if (!this.isConnected) return;
        observer.disconnect();
        listener();
      });
      observer.observe(document.body, { childList: true, subtree: true });
      return () => observer.disconnect();
    },
    onWindowMigrated: () => () => undefined,
    trigger(this: HTMLElement, type: string) {
      this.dispatchEvent(new Event(type, { bubbles: true }));
    },
  });
  methods(Document.prototype, { on: delegate, off: undelegate });
  getters(UIEvent.prototype, {
    targetNode(this: UIEvent) {
      return this.target instanceof Node ? this.target : null;
    },
    win: () => window,
    doc: () => document,
  });
  methods(Event.prototype, {
    instanceOf(this: Event, type: unknown) {
      return typeof type === 'function' && this instanceof type;
    },
  });
  methods(Array.prototype, {
    first(this: unknown[]) {
      return this[0];
    },
    last(this: unknown[]) {
      return this[this.length - 1];
    },
    contains(this: unknown[], target: unknown) {
      return this.includes(target);
    },
    remove(this: unknown[], target: unknown) {
      for (let at = this.indexOf(target); at >= 0; at = this.indexOf(target)) this.splice(at, 1);
    },
    unique(this: unknown[]) {
      return [...new Set(this)];
    },
  });
  methods(String.prototype, {
    contains(this: string, target: string) {
      return this.includes(target);
    },
  });
  methods(Math, { clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max) });
  methods(Object, { isEmpty: (value: object) => Object.keys(value).length === 0 });
  methods(window, {
    createEl: (tag: string, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) => element(document.createElement(tag), info, callback),
    createDiv: (info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) => element(document.createElement('div'), info, callback),
    createSpan: (info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) => element(document.createElement('span'), info, callback),
    createSvg: (tag: string, info?: SvgElementInfo | string, callback?: (el: SVGElement) => void) => svg(tag, info, callback),
    createFragment: (callback?: (fragment: DocumentFragment) => void) => {
      const fragment = document.createDocumentFragment();
      callback?.(fragment);
      return fragment;
    },
    fish: (selector: string) => document.querySelector(selector),
    fishAll: (selector: string) => [...document.querySelectorAll(selector)],
    isBoolean: (value: unknown) => typeof value === 'boolean',
    sleep: (ms: number) => new Promise<void>((done) => window.setTimeout(done, ms)),
    nextFrame: () => new Promise<void>((done) => window.requestAnimationFrame(() => done())),
    ready: (fn: () => unknown) => void hostTimeout(() => void fn(), 0),
    activeWindow: window,
    activeDocument: document,
  });
}

/** Where nothing is laid out, as in jsdom, some of what every browser has is missing. */
function fillGaps(): void {
  if (!('scrollIntoView' in Element.prototype)) methods(Element.prototype, { scrollIntoView: () => undefined });
  if (!('matchMedia' in window)) methods(window, { matchMedia: (media: string) => Object.assign(new EventTarget(), { media, matches: false }) });
}

/** Shown as a reader sees it: in the page, and nothing around it is hidden. jsdom lays nothing out, so styles decide. */
export function isShown(el: HTMLElement): boolean {
  if (!el.isConnected) return false;
  for (let at: Element | null = el; at !== null; at = at.parentElement) if (getComputedStyle(at).display === 'none') return false;
  return true;
}

function element(el: HTMLElement, info: DomElementInfo | string | undefined, callback: ((el: HTMLElement) => void) | undefined, parent?: Node): HTMLElement {
  const wanted: DomElementInfo = typeof info === 'string' ? { cls: info } : (info ?? {});
  if (wanted.cls !== undefined) el.className = typeof wanted.cls === 'string' ? wanted.cls : wanted.cls.join(' ');
  if (wanted.text !== undefined) {
    if (typeof wanted.text === 'string') el.textContent = wanted.text;
    else el.replaceChildren(wanted.text);
  }
  for (const [name, value] of Object.entries(wanted.attr ?? {})) setAttribute(el, name, value);
  if (wanted.title !== undefined) el.title = wanted.title;
  if (wanted.type !== undefined) el.setAttribute('type', wanted.type);
  if (wanted.value !== undefined && 'value' in el) el.value = wanted.value;
  if (wanted.placeholder !== undefined) el.setAttribute('placeholder', wanted.placeholder);
  if (wanted.href !== undefined) el.setAttribute('href', wanted.href);
  place(el, wanted.parent ?? parent, wanted.prepend === true);
  callback?.(el);
  return el;
}

function svg(tag: string, info: SvgElementInfo | string | undefined, callback: ((el: SVGElement) => void) | undefined, parent?: Node): SVGElement {
  const el = document.createElementNS('http://www.w3.org/2000/svg', tag);
  if (!(el instanceof SVGElement)) throw new TypeError(`Not an element of SVG: ${tag}`);
  const wanted: SvgElementInfo = typeof info === 'string' ? { cls: info } : (info ?? {});
  if (wanted.cls !== undefined) el.setAttribute('class', typeof wanted.cls === 'string' ? wanted.cls : wanted.cls.join(' '));
  for (const [name, value] of Object.entries(wanted.attr ?? {})) setAttribute(el, name, value);
  place(el, wanted.parent ?? parent, wanted.prepend === true);
  callback?.(el);
  return el;
}

function place(el: Element, parent: Node | undefined, first: boolean): void {
  if (parent === undefined) return;
  if (first) parent.insertBefore(el, parent.firstChild);
  else parent.appendChild(el);
}

function setAttribute(el: Element, name: string, value: string | number | boolean | null): void {
  if (value === null) el.removeAttribute(name);
  else el.setAttribute(name, String(value));
}

interface Delegation {
  readonly type: string;
  readonly selector: string;
  readonly listener: unknown;
  readonly callback: EventListener;
}

const delegations = new WeakMap<EventTarget, Delegation[]>();

function delegate(this: EventTarget, type: string, selector: string, listener: (event: Event, target: Element) => unknown, options?: boolean | AddEventListenerOptions): void {
  const callback = (event: Event): void => {
    const start = event.target instanceof Element ? event.target.closest(selector) : null;
    if (start !== null && this instanceof Node && this.contains(start)) Reflect.apply(listener, this, [event, start]);
  };
  delegations.set(this, [...(delegations.get(this) ?? []), { type, selector, listener, callback }]);
  this.addEventListener(type, callback, options);
}

function undelegate(this: EventTarget, type: string, selector: string, listener: unknown, options?: boolean | AddEventListenerOptions): void {
  const kept: Delegation[] = [];
  for (const one of delegations.get(this) ?? []) {
    if (one.type === type && one.selector === selector && one.listener === listener) this.removeEventListener(type, one.callback, options);
    else kept.push(one);
  }
  delegations.set(this, kept);
}

function methods(target: object, wanted: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(wanted)) Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

function getters(target: object, wanted: Readonly<Record<string, () => unknown>>): void {
  for (const [name, get] of Object.entries(wanted)) Object.defineProperty(target, name, { get, configurable: true, enumerable: false });
}

/** A tooltip is the element's accessible name and nothing else, as in the app. */
export function setTooltip(el: HTMLElement, tooltip: string, options?: obsidian.TooltipOptions): void {
  if (tooltip === '') el.removeAttribute('aria-label');
  else el.setAttribute('aria-label', tooltip);
  if (options?.placement !== undefined) el.setAttribute('data-tooltip-position', options.placement);
}

export function displayTooltip(el: HTMLElement, content: string | DocumentFragment): void {
  setTooltip(el, typeof content === 'string' ? content : (content.textContent ?? ''));
}

/** With `resetTimer` the call waits until nothing was asked for `timeout` ms; without, it comes `timeout` ms after the first. */
export function debounce<T extends unknown[], V>(cb: (...args: T) => V, timeout = 0, resetTimer = false): obsidian.Debouncer<T, V> {
  let timer: number | null = null;
  let latest: T | null = null;
  const run = (): V | void => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    const args = latest;
    latest = null;
    return args === null ? undefined : cb(...args);
  };
  const debounced: obsidian.Debouncer<T, V> = Object.assign(
    function (...args: T): obsidian.Debouncer<T, V> {
      latest = args;
      if (timer !== null && resetTimer) {
        window.clearTimeout(timer);
        timer = null;
      }
      timer ??= window.setTimeout(() => void run(), timeout);
      return debounced;
    },
    {
      cancel: () => {
        if (timer !== null) window.clearTimeout(timer);
        timer = null;
        latest = null;
        return debounced;
      },
      run,
    },
  );
  return debounced;
}
