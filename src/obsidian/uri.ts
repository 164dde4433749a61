/**
 * Links from outside the app: `obsidian://client-rapport?action=log-interaction&client=Acme` opens a form with what the
 * link says filled in, and writes nothing. Who made the link is not known, so all of it is for the user to read first.
 */
import { Notice, type ObsidianProtocolData, type Plugin } from 'obsidian';
import { joined } from '../core/shown/sentences';
import { OPEN_COMMANDS } from './commands';
import { fillIn, readAbout } from './from-outside';
import type { LiveRapport } from './live-rapport';

const LINKED = OPEN_COMMANDS.filter(({ isFormless }) => isFormless !== true);

export function registerLinks(plugin: Plugin, rapport: LiveRapport): void {
  const { id: plug } = plugin.manifest;
  plugin.registerObsidianProtocolHandler(plug, (given) => {
    // The app may keep the name `action` for itself; `do` says the same.
    follow(rapport, given.action === plug ? given['do'] ?? '' : given.action, given);
  });
  for (const { id } of LINKED) plugin.registerObsidianProtocolHandler(`${plug}/${id}`, (given) => follow(rapport, id, given));
}

function follow(rapport: LiveRapport, asked: string, given: ObsidianProtocolData): void {
  const task = LINKED.find(({ id }) => id === asked);
  if (task === undefined) {
    new Notice(rapport.words().say('link.unknown', { action: asked.slice(0, 40), actions: joined(LINKED.map(({ id }) => id), rapport.words()) }), 12_000);
    return;
  }
  const { known, wrong } = readAbout(task.about ?? [], given, rapport);
  const [mistake] = Object.values(wrong);
  if (mistake !== undefined) {
    new Notice(mistake, 12_000);
    return;
  }
  const start = rapport.startFor({ outside: { fill: (form, draft) => void fillIn(form, draft, given, rapport) } });
  rapport.attempt(() => start(task.id, known));
}
