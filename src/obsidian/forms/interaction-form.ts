/** Log interaction: one dated line in the log of each client, and a promise with a due day if one was made. */
import { logInteraction, type PromiseDraft } from '../../core/writing/actions';
import { isoDay, type Day } from '../../core/day';
import type { Direction, InteractionKind, Mood, Purpose } from '../../core/model';
import { DIRECTION, INTERACTION_KIND, MOOD, PURPOSE } from '../../core/reading/words';
import { clientField } from './client-field';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, flagField, named, textField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'client' | 'date' | 'kind' | 'direction' | 'summary' | 'mood' | 'csat' | 'purpose' | 'promise' | 'due' | 'theirs';

/** The direction, and with `?` that it waits for a reply. */
export type Way = Direction | 'in?' | 'out?';

const KINDS = ['call', 'email', 'chat', 'meeting', 'video', 'meal', 'event', 'social', 'letter', 'document', 'note', 'contact'] as const satisfies readonly InteractionKind[];
const WAYS = ['unknown', 'out', 'out?', 'in', 'in?', 'both'] as const satisfies readonly Way[];
const MOODS = ['positive', 'neutral', 'negative'] as const satisfies readonly Mood[];
const PURPOSES = ['status', 'offer', 'greeting', 'invitation', 'warning', 'feedback', 'change', 'reply', 'thanks', 'request', 'personal'] as const satisfies readonly Purpose[];
const CSAT = ['1', '2', '3', '4', '5'] as const;
/** Fields that say something by themselves, and those that do once they are changed. */
const SAYING = ['summary', 'purpose', 'mood', 'csat', 'promise'] as const satisfies readonly Name[];
const CHOSEN = ['date', 'kind', 'direction'] as const satisfies readonly Name[];

export interface InteractionPrefill {
  /** Paths of the cards. */
  readonly clients: readonly string[];
  readonly way?: Way;
  readonly purpose?: Purpose;
  readonly kind?: InteractionKind;
  readonly date?: Day;
  readonly summary?: string;
}

export function interactionForm(host: FormHost): (prefill: InteractionPrefill) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients, way = 'unknown', purpose, kind: known, date: on, summary = '' }) => {
    const words = rapport.words();
    const [first] = clients;
    const preferred = first === undefined ? null : (rapport.book().client(first)?.client.preferredChannel ?? null);
    const kind = KINDS.find((one) => one === (known ?? preferred)) ?? 'call';
    const begun: Readonly<Partial<Record<Name, string>>> = { date: isoDay(on ?? rapport.today()), kind, direction: way, purpose: purpose ?? '', summary };
    const fresh = (): Draft<Name> => new Draft<Name>(begun, { client: clients });
    const asked = [...clients, way, purpose ?? '', summary].join('|');
    const none = words.say('choice.none');

    openForm(host, drafts, asked, fresh, {
      title: words.say('command.log-interaction'),
      submit: words.say('entry.interaction.submit'),
      ...(clients.length > 0 ? { first: 'summary' } : {}),
      draw(sheet) {
        clientField(sheet, 'client', true);
        textField(sheet, 'summary', { label: words.say('field.summary'), needed: true, placeholder: words.say('field.summary.placeholder') });
        dayField(sheet, 'date', { label: words.say('field.date'), needed: true }, 'past', (day) => (day > rapport.today() ? words.say('field.date.planned') : null));
        choiceField(sheet, 'kind', named(KINDS, (one) => words.say(`kind.${one}`)), { label: words.say('field.kind'), needed: true, reads: INTERACTION_KIND });
        choiceField(sheet, 'direction', named(WAYS, (one) => words.say(`way.${one}`)), { label: words.say('field.way'), reads: DIRECTION });
        choiceField(sheet, 'mood', { '': none, ...named(MOODS, (one) => words.say(`choice.mood.${one}`)) }, { label: words.say('field.mood'), reads: MOOD });
        choiceField(sheet, 'csat', { '': none, ...named(CSAT, (one) => words.say(`choice.csat.${one}`)) }, { label: words.say('field.csat'), hint: words.say('field.csat.hint'), reads: { from: 1, to: 5 } });
        choiceField(sheet, 'purpose', { '': none, ...named(PURPOSES, (one) => words.say(`choice.purpose.${one}`)) }, { label: words.say('field.purpose'), reads: PURPOSE });
        textField(sheet, 'promise', { label: words.say('field.promise'), hint: words.say('field.promise.hint'), placeholder: words.say('field.promise.placeholder') });
        dayField(sheet, 'due', { label: words.say('field.promise-due') }, 'future');
        flagField(sheet, 'theirs', { label: words.say('field.promise-theirs') });
        sheet.onChange(() => {
          const promised = sheet.draft.text('promise') !== '';
          sheet.show('due', promised);
          sheet.show('theirs', promised);
        });
      },
      // An Enter that slipped out leaves no line that says nothing; who chose more than whom it is about meant it.
      check: (draft) => (SAYING.some((name) => draft.text(name) !== '') || CHOSEN.some((name) => draft.text(name) !== begun[name]) ? {} : { summary: words.say('wrong.unsaid') }),
      plan(draft, writing) {
        const date = checkedDay(rapport, draft, 'date') ?? rapport.today();
        const chosen = draft.word('direction', WAYS) ?? 'unknown';
        const csat = draft.text('csat');
        const text = draft.text('promise');
        const promises: readonly PromiseDraft[] = text === '' ? [] : [{ text, due: checkedDay(rapport, draft, 'due', 'future'), waiting: draft.flag('theirs') }];
        return logInteraction({
          clients: draft.list('client'),
          date,
          kind: draft.word('kind', KINDS) ?? 'contact',
          direction: chosen === 'out?' ? 'out' : chosen === 'in?' ? 'in' : chosen,
          awaits: chosen === 'out?' || chosen === 'in?',
          summary: draft.text('summary'),
          mood: draft.word('mood', MOODS),
          csat: csat === '' ? null : Number(csat),
          purpose: draft.word('purpose', PURPOSES),
          status: date > rapport.today() ? 'planned' : 'held',
          promises,
        }, writing);
      },
    });
  };
}
