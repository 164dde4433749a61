/**
 * A message as the user has it: the body of their own template of that name, its property `subject` as the subject; else
 * the built-in text. What is not known stays visible in [brackets] in either. A template whose property `language` names
 * one is for letters in that language alone.
 */
import type { Language, Words } from '../i18n/lookup';
import { frontMatterBlock } from '../markdown/note';
import { languageNamed } from './letter-language';
import { messageText, type Address, type MessageId, type MessageValues } from './messages';
import { saidBy, type Writing } from './new-note';
import { refusal, type Refusal } from './refusal';
import { fillTemplate } from './template';
import { isMessage, ownTemplatesOf, type OwnTemplate, type TemplateName } from './template-names';
import { foldKey, PROPERTY_NAMES, writtenName, type OwnNames, type PropertyName } from '../reading/words';

export interface WrittenMessage {
  readonly subject: string;
  readonly body: string;
  /** Markers of the user's template that nobody knows. */
  readonly unknownMarkers: readonly string[];
}

/** @param words of the letter's language */
export function writtenMessage(
  id: MessageId, address: Address, values: MessageValues, writing: Pick<Writing, 'template' | 'today' | 'time' | 'words' | 'own' | 'parse'>, words: Words = writing.words,
): WrittenMessage | Refusal {
  const { today, time } = writing;
  const own = writing.template(id, words.language);
  if (!own) return { ...messageText(id, address, values, words), unknownMarkers: [] };
  if (own.text === null) return { ...refusal('unreadable-template'), note: own.path };
  const { text, unknown } = fillTemplate(own.text, { today, time, language: words.language, markers: markersOf(values, words) });
  return { subject: valueOf('subject', text, writing), body: text.slice(frontMatterBlock(text)?.bodyOffset ?? 0).trim(), unknownMarkers: unknown };
}

/**
 * The user's own template for a built-in text in a language; a message that names the language comes first.
 * @param paths of the template folder
 * @param read null: not read yet
 */
export function ownTemplateIn(
  language: Language, wanted: TemplateName, paths: readonly string[], read: (path: string) => OwnTemplate | null, writing: Pick<Writing, 'own' | 'parse'>,
): OwnTemplate | null {
  let forAll: OwnTemplate | null = null;
  for (const path of ownTemplatesOf(wanted, paths, language)) {
    const own = read(path);
    if (own === null || !isMessage(wanted)) return own;
    const named = languageNamed(valueOf('language', own.text ?? '', writing));
    if (named === language) return own;
    if (named === null) forAll ??= own;
  }
  return forAll;
}

/** A property of a template; blank: it has none. */
function valueOf(property: PropertyName, text: string, { own, parse }: { readonly own: OwnNames; readonly parse: Writing['parse'] }): string {
  const said = saidBy(text, parse);
  return [writtenName(property, own), property, ...PROPERTY_NAMES[property]].map((name) => said.get(foldKey(name))).find((value) => value !== undefined) ?? '';
}

function markersOf({ name, client, project, me, day }: MessageValues, { say }: Words): Readonly<Record<string, string>> {
  const or = (value: string | undefined, place: string): string => (value?.trim() ? value : place);
  return {
    name: name ?? '', client: or(client, say('message.place.client')), project: or(project, say('message.place.project')), me: or(me, say('message.place.me')), day: or(day, say('message.place.day')),
  };
}
