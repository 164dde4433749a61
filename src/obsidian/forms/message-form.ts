/** Write message: a ready-made text filled with what is known of the client, to the clipboard, the log or a note. */
import { standing, channelOf, CHANNELS, letterFields, letterText, type LetterName } from './letter-fields';
import { preferenceWords } from '../../core/shown/page';
import { addressFor, MESSAGES, type MessageId } from '../../core/writing/messages';
import { fittingMessage, keepMessage, MESSAGE_GROUPS, messagesIn } from '../../core/writing/sending';
import type { Writing } from '../../core/writing/new-note';
import { clientField } from './client-field';
import { Draft } from './draft';
import { choiceField, named } from './fields';
import { openForm, type Drafts, type FormHost, type Sheet } from './form';

/** `knownFor`: the client that address, channel and message were chosen for, and `fitting` the message that was. */
type Name = LetterName | 'client' | 'message' | 'use' | 'knownFor' | 'fitting';

const USES = ['log', 'copy', 'note'] as const;

export interface MessagePrefill {
  /** Paths of the cards; the first one is written to. */
  readonly clients: readonly string[];
  readonly message?: MessageId;
}

export function messageForm(host: FormHost): (prefill: MessagePrefill) => unknown {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  const open = ({ clients: [client], message }: MessagePrefill, written: Writing): void => {
    const words = rapport.words();
    const clients = client === undefined ? [] : [client];
    const fresh = (): Draft<Name> =>
      new Draft<Name>({ message: message ?? 'general', fitting: message === undefined ? 'general' : '', address: 'formal', channel: 'email', use: 'log' }, { client: clients });
    const messageOf = (draft: Draft<Name>): MessageId => draft.word('message', MESSAGES) ?? 'general';
    const useOf = (draft: Draft<Name>): (typeof USES)[number] => draft.word('use', USES) ?? 'log';

    openForm(host, drafts, [...clients, message ?? ''].join('|'), fresh, {
      title: words.say('command.write-message'),
      submit(draft) {
        const use = useOf(draft);
        return words.say(`sending.submit.${use}`);
      },
      ...(clients.length > 0 ? { first: 'message' } : {}),
      draw(sheet) {
        const { draft } = sheet;
        clientField(sheet, 'client', false, () => useOf(draft) !== 'copy');
        const preferencesEl = sheet.el.createDiv({ cls: 'client-rapport-form-target', attr: { role: 'status', dir: 'auto' } });
        messageField(sheet, 'message');
        const factsOf = () => rapport.book().client(draft.list('client')[0] ?? '') ?? null;
        sheet.onChange(() => {
          const facts = factsOf();
          const path = facts?.client.source.path ?? '';
          preferencesEl.setText(facts === null ? '' : preferenceWords(facts.client, rapport.view()) ?? '');
          if (draft.text('knownFor') === path) return;
          draft.prefill('knownFor', path);
          sheet.fill('address', addressFor(facts?.client.closeness ?? null));
          sheet.fill('channel', channelOf(facts));
          // A message that the user chose, or that the form was opened for, stays.
          if (draft.text('message') !== draft.text('fitting')) return;
          const fitting = facts === null ? 'general' : fittingMessage(standing(rapport, facts));
          draft.prefill('fitting', fitting);
          sheet.fill('message', fitting);
        });
        letterFields(sheet, written, () => ({ facts: factsOf(), message: messageOf(draft) }));
        choiceField(sheet, 'use', named(USES, (one) => words.say(`sending.use.${one}`)), { label: words.say('sending.use'), needed: true });
      },
      check: (draft) => (draft.text('body') === '' ? { body: words.say('wrong.text-missing') } : {}),
      copies: (draft) => (useOf(draft) === 'note' ? '' : letterText(draft.text('subject'), draft.text('body'), draft.text('channel'))),
      writes: (draft) => useOf(draft) !== 'copy',
      plan(draft, writing) {
        return keepMessage({
          client: draft.list('client')[0] ?? '',
          message: messageOf(draft),
          subject: draft.text('subject'),
          body: draft.text('body'),
          channel: draft.word('channel', CHANNELS) ?? 'email',
          into: useOf(draft) === 'note' ? 'note' : 'log',
        }, writing);
      },
    });
  };
  return (prefill) => host.readMessages((written) => open(prefill, written));
}

/** The messages under the names of their groups. */
function messageField(sheet: Sheet<Name>, name: Name): void {
  const { words, draft } = sheet;
  const label = words.say('sending.message');
  if (sheet.lists(name, { label, needed: true, holds: { options: () => named(MESSAGES, (id) => words.say(`message.${id}.name`)) } })) return;
  const setting = sheet.row(label);
  setting.addDropdown((dropdown) => {
    for (const group of MESSAGE_GROUPS) {
      const groupEl = dropdown.selectEl.createEl('optgroup', { attr: { label: words.say(`sending.group.${group}`) } });
      for (const id of messagesIn(group)) groupEl.createEl('option', { value: id, text: words.say(`message.${id}.name`) });
    }
    dropdown.setValue(draft.text(name)).onChange((id) => {
      draft.setText(name, id);
      sheet.changed(name);
    });
    sheet.register(name, setting, dropdown.selectEl);
  });
}
