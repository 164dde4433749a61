/** Create client card: a note with the properties that a relationship begins with. */
import { createClientCard } from '../../core/writing/actions';
import { isoDay, type Day } from '../../core/day';
import type { InteractionKind, Relation, Segment } from '../../core/model';
import { cardsNamed } from '../../core/writing/flags';
import { linkToNote, type Writing } from '../../core/writing/new-note';
import { foldName, INTERACTION_KIND, RELATION, SEGMENT } from '../../core/reading/words';
import type { Rapport } from '../rapport';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, named, textField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'name' | 'aliases' | 'contacts' | 'relation' | 'segment' | 'cadence' | 'channel' | 'since' | 'referredBy';

const RELATIONS = ['client', 'partner'] as const satisfies readonly Relation[];
const SEGMENTS = ['key', 'supporting'] as const satisfies readonly Segment[];
const CADENCES = ['7', '14', '30', '60', '91', '182', '365'] as const;
const CHANNELS = ['email', 'call', 'chat', 'video', 'meeting', 'letter'] as const satisfies readonly InteractionKind[];

/** What is known of a client who came through a recommendation. */
export interface CardPrefill {
  readonly name?: string;
  readonly referredBy?: string;
  readonly since?: Day;
}

export function clientCardForm(host: FormHost): (prefill: CardPrefill) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ name = '', referredBy = '', since: began }) => {
    const words = rapport.words();
    const none = words.say('choice.none');
    const folder = rapport.settings().newNotes.client;

    const fresh = (): Draft<Name> => new Draft<Name>({ relation: 'client', name, referredBy, since: began === undefined ? '' : isoDay(began) });
    openForm(host, drafts, [name, referredBy].join('|'), fresh, {
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
        textField(sheet, 'referredBy', { label: words.say('field.referred-by') });
      },
      check(draft) {
        const typed = draft.text('name');
        const there = typed === '' ? null : cardNamed(rapport, typed);
        if (typed === '') return { name: words.say('wrong.name-missing') };
        return there === null ? {} : { name: words.say('wrong.card-exists', { path: there }) };
      },
      plan(draft, writing) {
        const since = checkedDay(rapport, draft, 'since');
        const cadence = draft.text('cadence');
        const by = draft.text('referredBy');
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
            ...(by === '' ? {} : { referred_by: linkNamed(rapport, by, writing) }),
          },
        }, writing);
      },
    });
  };
}

function namesIn(text: string): readonly string[] {
  return text.split(/[,;、，]/).map((name) => name.trim()).filter((name) => name !== '');
}

/** A link to the one card of that name or alias; else the name as it is. */
function linkNamed(rapport: Rapport, name: string, writing: Writing): string {
  const [only, another] = cardsNamed(rapport.book().clients(), name);
  return only === undefined || another !== undefined ? name : linkToNote(only, writing);
}

/** The path of the card that has this name already; null: none. An alias may be shared, a name not. */
function cardNamed(rapport: Rapport, name: string): string | null {
  return rapport.book().clients().find(({ client }) => foldName(client.name) === foldName(name))?.client.source.path ?? null;
}
