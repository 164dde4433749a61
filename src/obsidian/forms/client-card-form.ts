/** Create client card: a note with the properties that a relationship begins with. */
import { createClientCard } from '../../core/writing/actions';
import { isoDay } from '../../core/day';
import type { InteractionKind, Relation, Segment } from '../../core/model';
import { foldName, INTERACTION_KIND, RELATION, SEGMENT } from '../../core/reading/words';
import type { Rapport } from '../rapport';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, named, textField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'name' | 'aliases' | 'contacts' | 'relation' | 'segment' | 'cadence' | 'channel' | 'since';

const RELATIONS = ['client', 'partner'] as const satisfies readonly Relation[];
const SEGMENTS = ['key', 'supporting'] as const satisfies readonly Segment[];
const CADENCES = ['7', '14', '30', '60', '91', '182', '365'] as const;
const CHANNELS = ['email', 'call', 'chat', 'video', 'meeting', 'letter'] as const satisfies readonly InteractionKind[];

export function clientCardForm(host: FormHost): () => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return () => {
    const words = rapport.words();
    const none = words.say('choice.none');
    const folder = rapport.settings().newNotes.client;

    openForm(host, drafts, '', () => new Draft<Name>({ relation: 'client' }), {
      title: words.say('command.create-client-card'),
      submit: words.say('entry.client.submit'),
      draw(sheet) {
        textField(sheet, 'name', { label: words.say('field.name'), needed: true, hint: folder === '' ? words.say('field.name.in-root') : words.say('field.name.in-folder', { folder }) });
        textField(sheet, 'aliases', { label: words.say('field.aliases'), hint: words.say('field.aliases.hint') });
        textField(sheet, 'contacts', { label: words.say('field.contacts'), hint: words.say('field.contacts.hint') });
        choiceField(sheet, 'relation', named(RELATIONS, (one) => words.say(`closeness.${one}`)), { label: words.say('field.relation'), reads: RELATION });
        choiceField(sheet, 'segment', { '': none, ...named(SEGMENTS, (one) => words.say(`segment.${one}`)) }, { label: words.say('field.segment'), reads: SEGMENT });
        choiceField(sheet, 'cadence', { '': words.say('choice.cadence-by-segment'), ...named(CADENCES, (one) => words.say('choice.cadence', { n: Number(one) })) }, { label: words.say('field.cadence'), hint: words.say('field.cadence.hint'), reads: { from: 1, to: 3650 } });
        choiceField(sheet, 'channel', { '': none, ...named(CHANNELS, (one) => words.say(`kind.${one}`)) }, { label: words.say('field.channel'), reads: INTERACTION_KIND });
        dayField(sheet, 'since', { label: words.say('field.since') });
      },
      check(draft) {
        const name = draft.text('name');
        const there = name === '' ? null : cardNamed(rapport, name);
        if (name === '') return { name: words.say('wrong.name-missing') };
        return there === null ? {} : { name: words.say('wrong.card-exists', { path: there }) };
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
