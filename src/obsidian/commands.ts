/**
 * What can be done from the palette, the ribbon and the menus of notes: one table, each row with its words and icon.
 */
import type { Menu, Plugin } from 'obsidian';
import type { Key } from '../core/i18n/lookup';
import type { Rapport } from './rapport';

interface Command {
  /** Stable: people bind keys to it. */
  readonly id: string;
  readonly name: Key & `command.${string}`;
  readonly icon: string;
  readonly run: (rapport: Rapport) => void | Promise<void>;
}

/** What the table needs besides what views and forms do. */
export interface Opening {
  readonly openHealth: () => Promise<void>;
}

function commands({ openHealth }: Opening): readonly Command[] {
  return [
    { id: 'open-health', name: 'command.open-health', icon: 'heart-pulse', run: () => openHealth() },
    { id: 'open-portfolio', name: 'command.open-portfolio', icon: 'layout-dashboard', run: (rapport) => rapport.start('open-portfolio', {}) },
    { id: 'create-client-card', name: 'command.create-client-card', icon: 'user-plus', run: (rapport) => rapport.start('create-client-card', {}) },
    { id: 'log-interaction', name: 'command.log-interaction', icon: 'message-square-plus', run: (rapport) => rapport.start('log-interaction', {}) },
    { id: 'log-complaint', name: 'command.log-complaint', icon: 'message-square-warning', run: (rapport) => rapport.start('log-complaint', {}) },
    { id: 'record-recommendation', name: 'command.record-recommendation', icon: 'award', run: (rapport) => rapport.start('record-recommendation', {}) },
    { id: 'create-note', name: 'command.create-note', icon: 'file-plus-2', run: (rapport) => rapport.start('create-note', {}) },
    { id: 'take-next-step', name: 'command.take-next-step', icon: 'step-forward', run: (rapport) => rapport.start('take-next-step', {}) },
    { id: 'write-message', name: 'command.write-message', icon: 'mail-plus', run: (rapport) => rapport.start('write-message', {}) },
    { id: 'ask-for-recommendation', name: 'command.ask-for-recommendation', icon: 'hand-heart', run: (rapport) => rapport.start('ask-for-recommendation', {}) },
    { id: 'insert-checklist', name: 'command.insert-checklist', icon: 'list-checks', run: (rapport) => rapport.start('insert-checklist', {}) },
    { id: 'add-follow-up-task', name: 'command.add-follow-up-task', icon: 'list-plus', run: (rapport) => rapport.start('add-follow-up-task', {}) },
    {
      id: 'show-as-of', name: 'command.show-as-of', icon: 'calendar-clock',
      async run(rapport) {
        await openHealth();
        rapport.start('show-as-of', {});
      },
    },
    { id: 'toggle-privacy', name: 'command.toggle-privacy', icon: 'eye-off', run: (rapport) => rapport.setPrivacy(rapport.view().privacy !== true) },
    { id: 'create-status-report', name: 'command.create-status-report', icon: 'clipboard-list', run: (rapport) => rapport.start('create-status-report', {}) },
    { id: 'create-weekly-review', name: 'command.create-weekly-review', icon: 'calendar-check', run: (rapport) => rapport.start('create-weekly-review', {}) },
    { id: 'open-topic-map', name: 'command.open-topic-map', icon: 'waypoints', run: (rapport) => rapport.start('open-topic-map', {}) },
    { id: 'link-related-topics', name: 'command.link-related-topics', icon: 'link', run: (rapport) => rapport.start('link-related-topics', {}) },
    { id: 'repair-topic-links', name: 'command.repair-topic-links', icon: 'wrench', run: (rapport) => rapport.start('repair-topic-links', {}) },
    { id: 'create-portfolio-report', name: 'command.create-portfolio-report', icon: 'file-text', run: (rapport) => rapport.start('create-portfolio-report', {}) },
    { id: 'create-showcase', name: 'command.create-showcase', icon: 'quote', run: (rapport) => rapport.start('create-showcase', {}) },
    { id: 'copy-as-text', name: 'command.copy-as-text', icon: 'copy', run: (rapport) => rapport.start('copy-as-text', {}) },
    { id: 'create-template-notes', name: 'command.create-template-notes', icon: 'layout-template', run: (rapport) => rapport.start('create-template-notes', {}) },
    { id: 'create-sample-notes', name: 'command.create-sample-notes', icon: 'flask-conical', run: (rapport) => rapport.start('create-sample-notes', {}) },
    { id: 'undo-last-change', name: 'command.undo-last-change', icon: 'undo-2', run: (rapport) => rapport.undoLastChange() },
  ];
}

export function registerCommands(plugin: Plugin, rapport: Rapport, opening: Opening): void {
  const words = rapport.words();
  for (const { id, name, icon, run } of commands(opening)) {
    plugin.addCommand({ id, name: words.say(name), icon, callback: () => void run(rapport) });
  }
  plugin.addRibbonIcon('heart-pulse', words.say('command.open-health'), () => void opening.openHealth());
  const { workspace } = plugin.app;
  plugin.registerEvent(workspace.on('file-menu', (menu, file, source) => {
    // Our own views have these items in their menus already.
    if (!source.startsWith('client-rapport')) addToMenu(menu, file.path, rapport);
  }));
  plugin.registerEvent(workspace.on('editor-menu', (menu, _editor, { file }) => {
    if (file) addToMenu(menu, file.path, rapport);
  }));
}

const MENU = [
  { id: 'log-interaction', icon: 'message-square-plus' },
  { id: 'log-complaint', icon: 'message-square-warning' },
  { id: 'write-message', icon: 'mail-plus' },
  { id: 'ask-for-recommendation', icon: 'hand-heart' },
] as const;

/** Notes that belong to one client get what is most often done for it. */
function addToMenu(menu: Menu, path: string, rapport: Rapport): void {
  const [client] = rapport.book().clientsOf(path);
  if (client === undefined) return;
  const words = rapport.words();
  for (const { id, icon } of MENU) {
    menu.addItem((item) => item.setSection('action').setTitle(words.say(`command.${id}`)).setIcon(icon).onClick(() => rapport.start(id, { clients: [client] })));
  }
}
