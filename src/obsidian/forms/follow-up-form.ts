/** Add follow-up task: a task line among the client's promises, or in the project note that is open. */
import { isoDay, type Day } from '../../core/day';
import { MILESTONE_HEADINGS } from '../../core/reading/words';
import { actionsOf } from '../../core/shown/action-rows';
import type { View } from '../../core/shown/sentences';
import { addPromise } from '../../core/writing/actions';
import { clientField } from './client-field';
import { Draft } from './draft';
import { checkedDay, dayField, flagField, textField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';
import { writtenWords } from './letter-fields';

/** `filled…` is what the client's next action put in. */
type Name = 'client' | 'text' | 'due' | 'theirs' | 'here' | 'filledText' | 'filledDue';

/** When a task is due whose action has no day of its own. */
const A_WEEK = 7;

export interface FollowUpPrefill {
  /** Paths of the cards; the task is the first one's. */
  readonly clients: readonly string[];
  readonly text?: string;
  readonly due?: Day;
  /** A note of the client that the task may go into instead of the card. */
  readonly path?: string;
}

export function followUpForm(host: FormHost): (prefill: FollowUpPrefill) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients: [client], text, due, path }) => {
    const words = rapport.words();
    const clients = client === undefined ? [] : [client];
    const fresh = (): Draft<Name> =>
      new Draft<Name>({ text: text ?? '', due: due === undefined ? '' : isoDay(due), here: path === undefined ? '' : 'on' }, { client: clients });
    /** The other note, if it is one of this client's. */
    const otherNote = (draft: Draft<Name>): string | null => {
      const [card = ''] = draft.list('client');
      return path !== undefined && path !== card && rapport.book().clientsOf(path).includes(card) ? path : null;
    };

    openForm(host, drafts, [...clients, text ?? '', path ?? ''].join('|'), fresh, {
      title: words.say('command.add-follow-up-task'),
      submit: words.say('sending.submit.task'),
      ...(clients.length > 0 ? { first: 'text' } : {}),
      draw(sheet) {
        const { draft } = sheet;
        clientField(sheet, 'client', false);
        textField(sheet, 'text', { label: words.say('sending.task'), needed: true, placeholder: words.say('field.promise.placeholder') });
        dayField(sheet, 'due', { label: words.say('field.promise-due'), hint: words.say('sending.task.due.hint') }, 'future');
        flagField(sheet, 'theirs', { label: words.say('field.promise-theirs') });
        flagField(sheet, 'here', { label: words.say('sending.task.here', { note: path === undefined ? '' : rapport.noteName(path) }), hint: words.say('sending.task.here.hint') });
        sheet.onChange(() => {
          sheet.show('here', otherNote(draft) !== null);
          if (text === undefined) fillFromAction();
        });

        /** What is to be done next for the client, unless something else was typed. */
        function fillFromAction(): void {
          const facts = rapport.book().client(draft.list('client')[0] ?? '');
          const today = rapport.today();
          // In the words of the notes, whatever the screen hides.
          const view: View = { today, weights: rapport.settings().weights, words: writtenWords(rapport) };
          // A promise stands there as a task already.
          const action = facts && actionsOf(facts, view).find(({ kind }) => kind !== 'keep-promise' && kind !== 'warn-delay');
          const wanted = action ? { text: action.task, due: isoDay(Math.max(action.due ?? today + A_WEEK, today)) } : { text: '', due: '' };
          if (draft.typed('text') !== draft.typed('filledText') || draft.typed('filledText') === wanted.text) return;
          draft.prefill('filledText', wanted.text);
          sheet.fill('text', wanted.text);
          if (draft.typed('due') === draft.typed('filledDue')) sheet.fill('due', wanted.due);
          draft.prefill('filledDue', wanted.due);
          sheet.changed('due');
        }
      },
      check: (draft) => (draft.text('text') === '' ? { text: words.say('wrong.task-missing') } : {}),
      plan(draft, writing) {
        const [card = ''] = draft.list('client');
        const target = draft.flag('here') ? otherNote(draft) ?? card : card;
        return addPromise(target, { text: draft.text('text'), due: checkedDay(rapport, draft, 'due', 'future'), waiting: draft.flag('theirs') }, writing, rapport.book().kindOf(target) === 'project' ? MILESTONE_HEADINGS : []);
      },
    });
  };
}
