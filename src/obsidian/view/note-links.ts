/**
 * Everything in the view that leads to a note behaves as in the rest of the app: click, Mod-click and middle click open
 * it, hovering shows the page preview, the context menu is that of the file with our items, dragging gives a link. One
 * set of listeners on the view serves all elements with `data-path`.
 */
import { Keymap, Menu, type HoverParent, type ItemView } from 'obsidian';
import type { Source } from '../../core/model';
import type { Scene } from './scene';

export function followNoteLinks(view: ItemView & HoverParent, scene: Scene): void {
  const { contentEl, app } = view;

  view.registerDomEvent(contentEl, 'click', (event) => {
    const el = leader(event);
    const source = el && sourceOf(el);
    if (!source || event.defaultPrevented) return;
    event.preventDefault();
    scene.open(source, Keymap.isModEvent(event));
  });

  view.registerDomEvent(contentEl, 'auxclick', (event) => {
    const el = event.button === 1 ? leader(event) : null;
    const source = el && sourceOf(el);
    if (!source) return;
    event.preventDefault();
    scene.open(source, 'tab');
  });

  // Without this a middle click on a row begins to scroll instead.
  view.registerDomEvent(contentEl, 'mousedown', (event) => {
    if (event.button === 1 && leader(event)) event.preventDefault();
  });

  view.registerDomEvent(contentEl, 'mouseover', (event) => {
    const el = leader(event);
    const source = el && sourceOf(el);
    const from = event.relatedTarget;
    if (!source || (isNode(from) && el.contains(from))) return;
    app.workspace.trigger('hover-link', {
      event, source: view.getViewType(), hoverParent: view, targetEl: el, linktext: source.path, sourcePath: '',
      ...(source.line === undefined ? {} : { state: { scroll: source.line - 1 } }),
    });
  });

  view.registerDomEvent(contentEl, 'contextmenu', (event) => {
    const el = leader(event);
    const source = el && sourceOf(el);
    if (!source) return;
    event.preventDefault();
    const menu = noteMenu(source, view, scene);
    // The menu key brings no position with it.
    const { left, bottom } = el.getBoundingClientRect();
    if (event.clientX === 0 && event.clientY === 0) menu.showAtPosition({ x: left, y: bottom }, el.doc);
    else menu.showAtMouseEvent(event);
  });

  view.registerDomEvent(contentEl, 'dragstart', (event) => {
    const el = leader(event);
    const source = el && sourceOf(el);
    const file = source && app.vault.getFileByPath(source.path);
    if (!file || !event.dataTransfer) return;
    event.dataTransfer.setData('text/plain', `[[${app.metadataCache.fileToLinktext(file, '')}]]`);
    event.dataTransfer.effectAllowed = 'copyLink';
  });
}

/** The element under the pointer that leads somewhere; a button on it goes its own way. */
function leader(event: UIEvent): HTMLElement | null {
  const target = event.targetNode;
  const el = target?.instanceOf(Element) ? target.closest('[data-path], button:not([data-path])') : null;
  return el?.instanceOf(HTMLElement) && el.hasAttribute('data-path') ? el : null;
}

function isNode(target: EventTarget | null): target is Node {
  return target !== null && 'nodeType' in target;
}

function sourceOf(el: HTMLElement): Source | null {
  const path = el.getAttribute('data-path');
  const line = Number(el.getAttribute('data-line') ?? 0);
  return path === null ? null : line > 0 ? { path, line } : { path };
}

/** The file's own menu with what can be done for the client. */
export function noteMenu(source: Source, view: ItemView, scene: Scene): Menu {
  const { rapport } = scene;
  const words = scene.words();
  const menu = new Menu();
  menu.addItem((item) => item.setSection('open').setIcon('file').setTitle(words.say('view.menu.open')).onClick(() => scene.open(source, false)));
  menu.addItem((item) => item.setSection('open').setIcon('file-plus').setTitle(words.say('view.menu.newTab')).onClick(() => scene.open(source, 'tab')));
  if (rapport.book().kindOf(source.path) === 'client') {
    const { path } = source;
    menu.addItem((item) => item.setSection('action').setIcon('list').setTitle(words.say('view.menu.show')).onClick(() => scene.show(path)));
    menu.addItem((item) => item.setSection('action').setIcon('message-square-plus').setTitle(words.say('view.tool.log')).onClick(() => rapport.start('log-interaction', { clients: [path] })));
    menu.addItem((item) => item.setSection('action').setIcon('message-square-warning').setTitle(words.say('view.more.complaint')).onClick(() => rapport.start('log-complaint', { clients: [path] })));
    menu.addItem((item) => item.setSection('action').setIcon('heart-handshake').setTitle(words.say('view.more.recommendation')).onClick(() => rapport.start('record-recommendation', { clients: [path] })));
  }
  const file = view.app.vault.getFileByPath(source.path);
  if (file !== null) view.app.workspace.trigger('file-menu', menu, file, view.getViewType(), view.leaf);
  return menu;
}
