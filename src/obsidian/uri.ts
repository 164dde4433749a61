/**
 * Links from outside the app: `obsidian://client-rapport?action=log-interaction&client=Acme` opens a form with what the
 * link says filled in, and writes nothing. Who made the link is not known, so all of it is for the user to read first.
 */
import { Notice, type ObsidianProtocolData, type Plugin } from 'obsidian';
import { FLAGS, isFlagTask, readFlags, type Flag, type FlagTask } from '../core/writing/flags';
import type { Rapport } from './rapport';

const NOTE: Readonly<Record<string, Flag>> = {
  client: { label: 'field.client', value: 'client' }, title: { label: 'field.title', value: 'text' },
  date: { label: 'field.date', value: 'day' }, due: { label: 'field.promise-due', value: 'future' },
};
/** Fields of forms that are not called as the flag is. */
const FIELDS: Readonly<Partial<Record<FlagTask | 'create-note', Readonly<Record<string, string>>>>> = { 'log-interaction': { direction: 'way', due: 'promiseDue' } };
const TASKS = [...Object.keys(FLAGS).filter(isFlagTask), 'create-note'] as const;

export function registerLinks(plugin: Plugin, rapport: Rapport): void {
  const { id } = plugin.manifest;
  plugin.registerObsidianProtocolHandler(id, (given) => {
    // The app may keep the name `action` for itself; `do` says the same.
    follow(rapport, given.action === id ? given['do'] ?? '' : given.action, given);
  });
  for (const task of TASKS) plugin.registerObsidianProtocolHandler(`${id}/${task}`, (given) => follow(rapport, task, given));
}

function follow(rapport: Rapport, asked: string, given: ObsidianProtocolData): void {
  const words = rapport.words();
  const task = TASKS.find((one) => one === asked);
  if (task === undefined) {
    new Notice(words.say('link.unknown', { action: asked.slice(0, 40), actions: TASKS.join(', ') }), 12_000);
    return;
  }
  const flags: Readonly<Record<string, Flag>> = task === 'create-note' ? NOTE : FLAGS[task];
  const { values: { client, ...values }, wrong } = readFlags(flags, given, { today: rapport.today(), words, clients: rapport.book().clients() });
  // What was typed wrongly, such as a day, stands in its field too, where its error is told; a wrong choice has no field.
  const typable = Object.keys(wrong).filter((flag) => ['day', 'past', 'future', 'name'].some((one) => one === flags[flag]?.value));
  const typed = Object.fromEntries([...Object.entries(values), ...typable.map((flag) => [flag, given[flag] ?? ''] as const)].map(([flag, value]) => [FIELDS[task]?.[flag] ?? flag, value]));
  // A client that nobody knows stands in its field as the link has it, to be chosen anew.
  const name = client === undefined ? (given['client'] ?? '').trim() : '';
  if (name !== '') typed['clients'] = name;
  const prefill = { typed, ...(client !== undefined ? { clients: [client] } : name === '' ? {} : { clients: [] }) };
  const template = given['template'];
  if (task === 'create-note') rapport.start(task, { ...prefill, ...(template === undefined ? {} : { template }) });
  else rapport.start(task, prefill);
}
