/**
 * The text of a letter in a form: filled in from a template as long as nobody has changed it, with what is still open and
 * which phrases might harm said below. What was typed is never replaced without being asked.
 */
import { ButtonComponent } from 'obsidian';
import { messageText, openPlaces, toneRemarks, type Address, type MessageId } from '../../core/writing/messages';
import { messageValues } from '../../core/writing/sending';
import type { Writing } from '../../core/writing/new-note';
import { writtenMessage } from '../../core/writing/own-message';
import { languageName, languageNamed, languageNames } from '../../core/writing/letter-language';
import { isRefusal } from '../../core/writing/refusal';
import { nameOf } from '../../core/writing/template-names';
import { LANGUAGES, words as wordsOf, type Words } from '../../core/i18n/lookup';
import type { ClientFacts, InteractionKind } from '../../core/model';
import { standingOf, type Standing } from '../../core/health/standing';
import { INTERACTION_KIND } from '../../core/reading/words';
import type { Rapport } from '../rapport';
import type { Draft } from './draft';
import { choiceField, named, textField, wordsField } from './fields';
import type { Sheet } from './form';

/** Fields of a letter; `filled…` is what the template put in last. */
export type LetterName = LanguageName | 'address' | 'channel' | 'subject' | 'body' | 'filledSubject' | 'filledBody';
/** `languageFor`: the client whose language was filled in. */
export type LanguageName = 'language' | 'languageFor';

export const ADDRESSES = ['formal', 'friend'] as const satisfies readonly Address[];
export const CHANNELS = ['email', 'chat', 'letter', 'call', 'video', 'meeting'] as const satisfies readonly InteractionKind[];
const LONG = 12;

/** How a client is written to: in the channel they prefer, by e-mail if nothing is known. */
export function channelOf(facts: ClientFacts | null): (typeof CHANNELS)[number] {
  return CHANNELS.find((one) => one === facts?.client.preferredChannel) ?? 'email';
}

export function standing(rapport: Rapport, facts: ClientFacts): Standing {
  return standingOf(facts, rapport.today(), rapport.settings().weights);
}

/** @param writing with the user's own messages read */
export function letterFields<Name extends string>(sheet: Sheet<Name | LetterName>, writing: Writing, about: () => { readonly facts: ClientFacts | null; readonly message: MessageId }): void {
  const { words, draft, rapport } = sheet;
  sheet.el.addClass('client-rapport-form-letter');
  choiceField(sheet, 'channel', named(CHANNELS, (one) => words.say(`kind.${one}`)), { label: words.say('sending.channel'), reads: INTERACTION_KIND });
  languageField(sheet, () => about().facts);
  choiceField(sheet, 'address', named(ADDRESSES, (one) => words.say(`sending.address.${one}`)), { label: words.say('sending.address') });
  textField(sheet, 'subject', { label: words.say('sending.subject') });
  wordsField(sheet, 'body', { label: words.say('sending.body') }, LONG);
  const keptEl = sheet.el.createDiv({ cls: 'client-rapport-form-draft client-rapport-form-kept', attr: { role: 'status' } });
  const remarksEl = sheet.el.createDiv({ cls: 'client-rapport-form-target client-rapport-form-remarks', attr: { role: 'status' } });

  const refill = (evenTyped: boolean): void => {
    const { facts, message } = about();
    const text = templateText(rapport, writing, facts, message, draft.word('address', ADDRESSES) ?? 'formal', letterWords(draft, rapport));
    let isKept = false;
    for (const [part, filled, wanted] of [['subject', 'filledSubject', text.subject], ['body', 'filledBody', text.body]] as const) {
      if (draft.typed(filled) === wanted && !evenTyped) continue;
      if (evenTyped || draft.typed(part) === draft.typed(filled)) {
        draft.prefill(filled, wanted);
        sheet.fill(part, wanted);
      } else {
        isKept = true;
      }
    }
    if (!isKept) keptEl.empty();
    else if (keptEl.childElementCount === 0) {
      keptEl.createSpan({ text: words.say('sending.kept') });
      new ButtonComponent(keptEl).setButtonText(words.say('sending.refill')).onClick(() => {
        refill(true);
        sheet.focus('body');
        sheet.changed('body');
      });
    }
  };
  sheet.onChange(() => refill(false));
  sheet.onChange(() => drawRemarks(remarksEl, draft.typed('body'), letterWords(draft, rapport), words));
}

/** The language of what a client will read: as their card has it, else that of written notes; it can be chosen. */
export function languageField<Name extends string>(sheet: Sheet<Name | LanguageName>, factsOf: () => ClientFacts | null): void {
  const { rapport, words, draft } = sheet;
  choiceField(sheet, 'language', named(LANGUAGES, (one) => languageName(one, words.language)), { label: words.say('sending.language'), reads: languageNames() });
  sheet.onChange(() => {
    const client = factsOf()?.client;
    const path = client?.source.path ?? '';
    if (draft.text('languageFor') === path && draft.text('language') !== '') return;
    draft.prefill('languageFor', path);
    sheet.fill('language', languageNamed(client?.language ?? '') ?? writtenWords(rapport).language);
  });
}

/** The words of the language that was chosen. */
export function letterWords<Name extends string>(draft: Draft<Name | LanguageName>, rapport: Rapport): Words {
  const language = draft.word('language', LANGUAGES);
  return language === null ? writtenWords(rapport) : wordsOf(language);
}

/** The words of what is written into notes. */
export function writtenWords(rapport: Rapport): Words {
  const { writtenLanguage } = rapport.settings();
  return writtenLanguage === 'auto' ? rapport.words() : wordsOf(writtenLanguage);
}

function templateText(rapport: Rapport, writing: Writing, facts: ClientFacts | null, message: MessageId, address: Address, words: Words): { readonly subject: string; readonly body: string } {
  const { myName } = rapport.settings();
  const contacts = facts === null ? [] : rapport.book().contacts(facts.client.source.path).map(({ target, shown }) => shown ?? nameOf(target));
  const values = facts === null ? { me: myName } : messageValues(message, address, standing(rapport, facts), contacts, myName, words);
  const written = writtenMessage(message, address, values, writing, words);
  return isRefusal(written) ? messageText(message, address, values, words) : written;
}

/** A line for what is still open and one for each phrase that might harm; drawn only when they change, so that they are not read out with every key. */
function drawRemarks(el: HTMLElement, body: string, { language }: Words, words: Words): void {
  const open = openPlaces(body).length;
  const lines = [
    ...(open === 0 ? [] : [words.say('sending.open', { n: open })]),
    ...toneRemarks(body, language).map(({ index, length, kind }) => words.say('sending.tone', { phrase: body.slice(index, index + length), advice: words.say(`tone.${kind}`) })),
  ];
  const drawn = [...el.children].map((line) => line.textContent);
  if (drawn.length === lines.length && lines.every((line, at) => line === drawn[at])) return;
  el.empty();
  for (const line of lines) el.createDiv({ text: line, attr: { dir: 'auto' } });
}

/** What goes to the clipboard: a message that has a subject where it is sent brings it along. */
export function letterText(subject: string, body: string, channel: string): string {
  return subject === '' || (channel !== 'email' && channel !== 'letter') ? body : `${subject}\n\n${body}`;
}
