/**
 * What can be done from the palette, the ribbon and the menus of notes: one table, each row with its words and icon.
 */
import type { Menu, Plugin } from 'obsidian';
import type { Key } from '../core/i18n/lookup';
import type { Rapport } from './rapport';
import type { Task } from './tasks';

interface Command {
  /** Stable: people bind keys to it. */
  readonly id: CommandId;
  readonly icon: string;
  readonly run: (rapport: Rapport, opening: Opening) => void | Promise<void>;
}

type CommandId = Key extends infer K ? (K extends `command.${infer Id}` ? Id : never) : never;

/** What the table needs besides what views and forms do. */
export interface Opening {
  readonly openHealth: () => Promise<void>;
}

/** A command that links and the command line know too. */
export interface OpenCommand extends Omit<Command, 'run'> {
  readonly id: CommandId & Task;
  /** What it is about has flags of its own, beside those of the fields of its form. */
  readonly about?: readonly AboutFlag[];
  /** There is no form that a link could open. */
  readonly isFormless?: true;
}

export type AboutFlag = 'note' | 'template' | 'checklist';

/** Those that write, in the order in which they are listed. */
export const OPEN_COMMANDS: readonly OpenCommand[] = [
  { id: 'log-interaction', icon: 'message-square-plus' },
  { id: 'log-complaint', icon: 'message-square-warning' },
  { id: 'record-recommendation', icon: 'award' },
  { id: 'create-client-card', icon: 'user-plus' },
  { id: 'create-note', icon: 'file-plus-2', about: ['template'] },
  { id: 'take-next-step', icon: 'step-forward', about: ['note'] },
  { id: 'write-message', icon: 'mail-plus' },
  { id: 'ask-for-recommendation', icon: 'hand-heart' },
  { id: 'insert-checklist', icon: 'list-checks', about: ['note', 'checklist'], isFormless: true },
  { id: 'add-follow-up-task', icon: 'list-plus' },
  { id: 'create-status-report', icon: 'clipboard-list' },
  { id: 'create-weekly-review', icon: 'calendar-check', isFormless: true },
  { id: 'link-related-topics', icon: 'link', about: ['note'] },
  { id: 'repair-topic-links', icon: 'wrench' },
  { id: 'create-portfolio-report', icon: 'file-text' },
  { id: 'create-showcase', icon: 'quote' },
  { id: 'create-template-notes', icon: 'layout-template' },
  { id: 'create-sample-notes', icon: 'flask-conical' },
];

const COMMANDS: readonly Command[] = [
  { id: 'open-health', icon: 'heart-pulse', run: (_, { openHealth }) => openHealth() },
  { id: 'open-portfolio', icon: 'layout-dashboard', run: (rapport) => rapport.start('open-portfolio', {}) },
  { id: 'open-topic-map', icon: 'waypoints', run: (rapport) => rapport.start('open-topic-map', {}) },
  ...OPEN_COMMANDS.map(({ id, icon }): Command => ({ id, icon, run: (rapport) => rapport.start(id, {}) })),
  {
    id: 'show-as-of', icon: 'calendar-clock',
    async run(rapport, { openHealth }) {
      await openHealth();
      rapport.start('show-as-of', {});
    },
  },
  { id: 'toggle-privacy', icon: 'eye-off', run: (rapport) => rapport.setPrivacy(rapport.view().privacy !== true) },
  { id: 'copy-as-text', icon: 'copy', run: (rapport) => rapport.start('copy-as-text', {}) },
  { id: 'undo-last-change', icon: 'undo-2', run: (rapport) => rapport.undoLastChange() },
];

export function registerCommands(plugin: Plugin, rapport: Rapport, opening: Opening): void {
  const words = rapport.words();
  for (const { id, icon, run } of COMMANDS) {
    plugin.addCommand({ id, name: words.say(`command.${id}`), icon, callback: () => void run(rapport, opening) });
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
