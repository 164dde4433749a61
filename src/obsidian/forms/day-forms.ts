/** Forms that only ask for a day: which past day to show, and until when an action is put off. They write no note. */
import type { ActionRow } from '../../core/shown/shown';
import { Draft } from './draft';
import { checkedDay, dayField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'day';

export function asOfForm(host: FormHost): () => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return () => {
    const words = rapport.words();
    openForm(host, drafts, '', () => new Draft<Name>(), {
      title: words.say('command.show-as-of'),
      submit: words.say('pane.asOf.submit'),
      draw: (sheet) => dayField(sheet, 'day', { label: words.say('field.date'), hint: words.say('pane.asOf.hint'), needed: true, past: true }),
      take: (draft) => rapport.showAsOf(checkedDay(rapport, draft, 'day')),
    });
  };
}

export function putOffForm(host: FormHost): (prefill: { readonly action: ActionRow }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ action }) => {
    const words = rapport.words();
    openForm(host, drafts, action.key, () => new Draft<Name>(), {
      title: words.say('pane.snooze.title'),
      submit: words.say('pane.snooze.title'),
      draw: (sheet) => dayField(sheet, 'day', { label: words.say('pane.snooze.until'), hint: action.label, needed: true }, 'future'),
      check: (draft) => ((checkedDay(rapport, draft, 'day', 'future') ?? Infinity) <= rapport.today() ? { day: words.say('pane.snooze.ahead') } : {}),
      take: (draft) => rapport.putOff(action, checkedDay(rapport, draft, 'day', 'future')),
    });
  };
}
