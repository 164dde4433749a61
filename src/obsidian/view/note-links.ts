/**
 * Everything in the view that leads to a note behaves as in the rest of the app: click, Mod-click and middle click open
 * it, hovering shows the page preview, the context menu is that of the file with our items, dragging gives a link. One
 * set of listeners on the view serves all elements with `data-path`.
 */
import { Keymap, Menu, type HoverParent, type ItemView, type WorkspaceLeaf } from 'obsidian';
import type { ActionRow } from '../../core/shown/shown';
import type { Source } from '../../core/model';
import { addActionItems } from './action-menu';
import { showMenu, type Scene } from './scene';

/** A view, or a block in a note, which has no leaf of its own. */
export type LinkPlace = HoverParent & Pick<ItemView, 'app' | 'contentEl' | 'registerDomEvent' | 'getViewType'> & { readonly leaf?: WorkspaceLeaf };

/** What leads to notes within a view or a block. */
export type LinkScene = Pick<Scene, 'rapport' | 'open'>;

/** @param menuOf the menu of an element that leads to a note */
export function followNoteLinks(
  view: LinkPlace, scene: LinkScene, menuOf: (source: Source, el: HTMLElement, event: UIEvent) => Menu,
): void {
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
    // A preview would show the whole note to whoever sees the screen.
    if (!source || (isNode(from) && el.contains(from)) || scene.rapport.view().privacy) return;
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
    showMenu(menuOf(source, el, event), event, el);
  });

  view.registerDomEvent(contentEl, 'dragstart', (event) => {
    const el = leader(event);
    const source = el && sourceOf(el);
    const file = source && app.vault.getFileByPath(source.path);
    if (!file || !event.dataTransfer) return;
    // The link would say the name wherever it is dropped.
    if (scene.rapport.view().privacy) {
      event.preventDefault();
      return;
    }
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

/** The file's own menu with what can be done for the client, and with the action that the element stands for. */
export function noteMenu(source: Source, view: Pick<LinkPlace, 'app' | 'getViewType' | 'leaf'>, scene: Scene, action: ActionRow | null): Menu {
  const { rapport } = scene;
  const words = scene.words();
  const menu = new Menu();
  if (action !== null && !scene.isPast()) addActionItems(menu, action, scene);
  menu.addItem((item) => item.setSection('open').setIcon('file').setTitle(words.say('view.menu.open')).onClick(() => scene.open(source, false)));
  menu.addItem((item) => item.setSection('open').setIcon('file-plus').setTitle(words.say('view.menu.newTab')).onClick(() => scene.open(source, 'tab')));
  if (rapport.book().kindOf(source.path) === 'client') {
    const { path } = source;
    menu.addItem((item) => item.setSection('action').setIcon('list').setTitle(words.say('view.menu.show')).onClick(() => scene.show(path)));
    if (!scene.isPast()) {
      const clients = [path];
      menu.addItem((item) => item.setSection('action').setIcon('message-square-plus').setTitle(words.say('command.log-interaction')).onClick(() => rapport.start('log-interaction', { clients })));
      menu.addItem((item) => item.setSection('action').setIcon('message-square-warning').setTitle(words.say('command.log-complaint')).onClick(() => rapport.start('log-complaint', { clients })));
      menu.addItem((item) => item.setSection('action').setIcon('heart-handshake').setTitle(words.say('command.record-recommendation')).onClick(() => rapport.start('record-recommendation', { clients })));
    }
  }
  const file = view.app.vault.getFileByPath(source.path);
  if (file !== null) view.app.workspace.trigger('file-menu', menu, file, view.getViewType(), view.leaf);
  return menu;
}
