/** What can be done with an action besides doing it: put it off, dismiss it, make a task line of it. */
import type { Menu } from 'obsidian';
import type { ActionKind, ActionRow } from '../../core/shown/shown';
import { ACTION_ICONS } from './look';
import type { Scene } from './scene';

/** Days until an action is shown again. */
const SPANS = [['tomorrow', 1], ['days', 3], ['week', 7], ['month', 30]] as const;
/** These stand in the notes as tasks already. */
const TASKS: ReadonlySet<ActionKind> = new Set<ActionKind>(['keep-promise', 'warn-delay']);

export function addActionItems(menu: Menu, action: ActionRow, scene: Scene): void {
  const { rapport } = scene;
  const words = scene.words();
  const add = (section: string, icon: string, title: string, onClick: () => unknown): void => {
    menu.addItem((item) => item.setSection(section).setIcon(icon).setTitle(title).onClick(onClick));
  };
  add('do', ACTION_ICONS[action.kind], action.verb, () => rapport.act(action));
  if (!TASKS.has(action.kind)) add('do', 'list-todo', words.say('pane.task'), () => rapport.makeTask(action));
  for (const [span, days] of SPANS) add('snooze', 'alarm-clock', words.say(`pane.snooze.${span}`), () => rapport.putOff(action, rapport.today() + days));
  add('snooze', 'calendar-clock', words.say('pane.snooze.other'), () => rapport.start('put-off', { action }));
  add('dismiss', 'x', words.say('pane.dismiss'), () => rapport.putOff(action, 'occasion'));
}
