/** Create client card: a note with the properties that a relationship begins with. */
import { createClientCard } from '../../core/writing/actions';
import { isoDay } from '../../core/day';
import type { InteractionKind, Relation, Segment } from '../../core/model';
import { foldName } from '../../core/reading/words';
import type { Rapport } from '../rapport';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, named, textField, typedDay } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'name' | 'aliases' | 'contacts' | 'relation' | 'segment' | 'cadence' | 'channel' | 'since';

const RELATIONS = ['client', 'partner'] as const satisfies readonly Relation[];
const SEGMENTS = ['key', 'supporting'] as const satisfies readonly Segment[];
const CADENCES = ['7', '14', '30', '60', '91', '182', '365'] as const;
const CHANNELS = ['email', 'call', 'chat', 'video', 'meeting', 'letter'] as const satisfies readonly InteractionKind[];

export function clientCardForm(host: FormHost): (prefill: { readonly typed?: Readonly<Partial<Record<Name, string>>> }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ typed = {} }) => {
    const words = rapport.words();
    const none = words.say('choice.none');
    const folder = rapport.settings().newNotes.client;

    openForm(host, drafts, Object.values(typed).join('|'), () => new Draft<Name>({ relation: 'client', ...typed }), {
      title: words.say('command.create-client-card'),
      submit: words.say('entry.client.submit'),
      draw(sheet) {
        textField(sheet, 'name', { label: words.say('field.name'), hint: folder === '' ? words.say('field.name.in-root') : words.say('field.name.in-folder', { folder }) });
        textField(sheet, 'aliases', { label: words.say('field.aliases'), hint: words.say('field.aliases.hint') });
        textField(sheet, 'contacts', { label: words.say('field.contacts'), hint: words.say('field.contacts.hint') });
        choiceField(sheet, 'relation', named(RELATIONS, (one) => words.say(`closeness.${one}`)), { label: words.say('field.relation') });
        choiceField(sheet, 'segment', { '': none, ...named(SEGMENTS, (one) => words.say(`segment.${one}`)) }, { label: words.say('field.segment') });
        choiceField(sheet, 'cadence', { '': words.say('choice.cadence-by-segment'), ...named(CADENCES, (one) => words.say('choice.cadence', { n: Number(one) })) }, { label: words.say('field.cadence'), hint: words.say('field.cadence.hint') });
        choiceField(sheet, 'channel', { '': none, ...named(CHANNELS, (one) => words.say(`kind.${one}`)) }, { label: words.say('field.channel') });
        dayField(sheet, 'since', { label: words.say('field.since') });
      },
      check(draft) {
        const name = draft.text('name');
        const there = name === '' ? null : cardNamed(rapport, name);
        return {
          ...(name === '' ? { name: words.say('wrong.name-missing') } : {}),
          ...(there === null ? {} : { name: words.say('wrong.card-exists', { path: there }) }),
          ...(typedDay(rapport, draft, 'since') === 'wrong' ? { since: words.say('wrong.day') } : {}),
        };
      },
      plan(draft, writing) {
        const since = checkedDay(rapport, draft, 'since');
        const cadence = draft.text('cadence');
        return createClientCard({
          name: draft.text('name'),
          fields: {
            aliases: namesIn(draft.text('aliases')),
            contacts: namesIn(draft.text('contacts')),
            ...(draft.text('relation') === 'partner' ? { relation: 'partner' } : {}),
            segment: draft.word('segment', SEGMENTS),
            cadence: cadence === '' ? null : Number(cadence),
            preferred_channel: draft.word('channel', CHANNELS),
            since: since === null ? null : isoDay(since),
          },
        }, writing);
      },
    });
  };
}

function namesIn(text: string): readonly string[] {
  return text.split(/[,;、，]/).map((name) => name.trim()).filter((name) => name !== '');
}

/** The path of the card that has this name already; null: none. An alias may be shared, a name not. */
function cardNamed(rapport: Rapport, name: string): string | null {
  return rapport.book().clients().find(({ client }) => foldName(client.name) === foldName(name))?.client.source.path ?? null;
}
