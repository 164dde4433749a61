/**
 * What a meeting begins with: what the vault knows of the client, a line each. It is plain words and links, no task and no
 * line of a log, so that nothing in it is read as a fact for the second time.
 */
import { dueOn, effectiveDue, isOld, isUndone } from '../health/commitments';
import { complaintState } from '../health/complaint-state';
import { isLive } from '../health/contact';
import { dossierOf } from '../health/dossier';
import type { Day } from '../day';
import type { ClientFacts, Source } from '../model';
import { linkToNote, type Writing } from './new-note';
import { isOwedByClient, saidText } from './status-report';

/** @returns a list in Markdown without a newline at its end; blank: nothing is known */
export function brief(clients: readonly ClientFacts[], writing: Writing): string {
  const lines = clients.flatMap((facts) => {
    const known = knownOf(facts, writing);
    return known.length === 0 || clients.length === 1 ? known : [linkToNote(facts.client.source.path, writing), ...known.map((line) => `  - ${line}`)];
  });
  return lines.map((line) => (line.startsWith('  - ') ? line : `- ${line}`)).join('\n');
}

function knownOf(facts: ClientFacts, writing: Writing): readonly string[] {
  const { today, words } = writing;
  const { say } = words;
  const { client, contacts, commitments, complaints, projects } = dossierOf(facts);
  const day = (one: Day): string => words.day(one, today, 'long');
  const line = (title: string, detail: string): string => (detail === '' ? title : say('reason.text', { title, detail }));
  const note = (source: Source, title: string): string => (source.line === undefined ? linkToNote(source.path, writing) : saidText(title));
  const last = contacts.filter(({ interaction: { date } }) => date <= today).at(-1)?.interaction;
  const likes = [...(client.preferredChannel === null ? [] : [say(`kind.${client.preferredChannel}`)]), ...client.preferences.map(saidText)];
  return [
    ...(client.contacts.length === 0 ? [] : [line(say('brief.people'), words.list(client.contacts.map(saidText)))]),
    ...(likes.length === 0 ? [] : [line(say('brief.likes'), words.list(likes))]),
    ...(last === undefined ? [] : [line(say('brief.last', { kind: say(`kind.${last.kind}`), day: day(last.date) }), saidText(last.summary))]),
    ...complaints.filter((one) => complaintState(one, today, writing)?.state === 'open')
      .map(({ received, source, title }) => line(say('brief.complaint', { day: day(received) }), note(source, title))),
    ...commitments.filter((one) => one.kind !== 'delivery' && isUndone(one, today) && !isOld(one, today))
      .map((one) => line(say('brief.mine', { day: day(dueOn(one, today)) }), saidText(one.text))),
    ...facts.promises.filter((one) => isOwedByClient(one, today))
      .map((one) => line(say('brief.theirs', { day: day(effectiveDue(one, today)) }), saidText(one.text))),
    ...projects.filter((one) => isLive(one, today)).map((one) => {
      const due = effectiveDue(one, today);
      return line(due === null ? say('brief.project') : say('brief.project.due', { day: day(due) }), note(one.source, one.title));
    }),
    ...(client.nextStep === null ? [] : [line(say('brief.next'), saidText(client.nextStep))]),
  ];
}
