/**
 * A message as the user has it: the body of their own template of that name, its property `subject` as the subject; else
 * the built-in text. What is not known stays visible in [brackets] in either.
 */
import type { Words } from '../i18n/lookup';
import { frontMatterBlock } from '../markdown/note';
import { messageText, type Address, type MessageId, type MessageValues } from './messages';
import { saidBy, type Writing } from './new-note';
import { refusal, type Refusal } from './refusal';
import { fillTemplate } from './template';
import { foldKey, PROPERTY_NAMES, writtenName } from '../reading/words';

export interface WrittenMessage {
  readonly subject: string;
  readonly body: string;
  /** Markers of the user's template that nobody knows. */
  readonly unknownMarkers: readonly string[];
}

export function writtenMessage(
  id: MessageId, address: Address, values: MessageValues, writing: Pick<Writing, 'template' | 'today' | 'time' | 'words' | 'own' | 'parse'>,
): WrittenMessage | Refusal {
  const { today, time, words, own: names, parse } = writing;
  const own = writing.template(id);
  if (!own) return { ...messageText(id, address, values, words), unknownMarkers: [] };
  if (own.text === null) return { ...refusal('unreadable-template'), note: own.path };
  const { text, unknown } = fillTemplate(own.text, { today, time, language: words.language, markers: markersOf(values, words) });
  const said = saidBy(text, parse);
  const [subject = ''] = [writtenName('subject', names), 'subject', ...PROPERTY_NAMES.subject].flatMap((name) => said.get(foldKey(name)) ?? []);
  return { subject, body: text.slice(frontMatterBlock(text)?.bodyOffset ?? 0).trim(), unknownMarkers: unknown };
}

function markersOf({ name, client, project, me, day }: MessageValues, { say }: Words): Readonly<Record<string, string>> {
  const or = (value: string | undefined, place: string): string => (value?.trim() ? value : place);
  return {
    name: name ?? '', client: or(client, say('message.place.client')), project: or(project, say('message.place.project')), me: or(me, say('message.place.me')), day: or(day, say('message.place.day')),
  };
}
