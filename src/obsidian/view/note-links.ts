/**
 * Everything in the view that leads to a note behaves as in the rest of the app: click, Mod-click and middle click open
 * it, hovering shows the page preview, the context menu is that of the file with our items, dragging gives a link. One
 * set of listeners on the view serves all elements with `data-path`.
 */
import { Keymap, Menu, type HoverParent, type ItemView, type WorkspaceLeaf } from 'obsidian';
import type { ActionRow } from '../../core/shown/shown';
import type { Source } from '../../core/model';
import { addActionItems } from './action-menu';
import { addLockedItem } from './past-day';
import { showMenu, type Scene } from './scene';

/** What is most often done for a client. */
const TASKS = [
  ['message-square-plus', 'log-interaction'],
  ['message-square-warning', 'log-complaint'],
  ['heart-handshake', 'record-recommendation'],
] as const;

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

/**
 * What can be done with the action that the element stands for, or for the client and with the file; ours comes first. An
 * action is not its note, so nothing is offered there that would move or delete it, and of a past day nothing that writes.
 */
export function noteMenu(source: Source, view: Pick<LinkPlace, 'app' | 'getViewType' | 'leaf'>, scene: Scene, action: ActionRow | null): Menu {
  const { rapport } = scene;
  const words = scene.words();
  const menu = new Menu();
  const isPast = scene.isPast();
  const isClient = rapport.book().kindOf(source.path) === 'client';
  const add = (section: string, icon: string, title: string, onClick: () => unknown): void => {
    menu.addItem((item) => item.setSection(section).setIcon(icon).setTitle(title).onClick(onClick));
  };
  if (isPast) addLockedItem(menu, words);
  else if (action !== null) addActionItems(menu, action, scene);
  else if (isClient) {
    const clients = [source.path];
    for (const [icon, task] of TASKS) add('client-rapport', icon, words.say(`command.${task}`), () => rapport.start(task, { clients }));
  }
  add('open', 'file', words.say('view.menu.open'), () => scene.open(source, false));
  add('open', 'file-plus', words.say('view.menu.newTab'), () => scene.open(source, 'tab'));
  if (isClient) add('open', 'list', words.say('view.menu.show'), () => scene.show(source.path));
  const file = view.app.vault.getFileByPath(source.path);
  if (file !== null && action === null && !isPast) view.app.workspace.trigger('file-menu', menu, file, view.getViewType(), view.leaf);
  return menu;
}
