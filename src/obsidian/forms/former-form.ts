/** Mark as former clients: every card that would be changed, to be looked through; one change, taken back as one. */
import type { ClientFacts } from '../../core/model';
import { clientRow } from '../../core/shown/rows';
import { FORMER_LIMIT, markFormer } from '../../core/writing/mark-former';
import { Draft } from './draft';
import { marksField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'cards';

export function formerForm(host: FormHost): (prefill: { readonly clients: readonly string[] }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients }) => {
    const words = rapport.words();
    const offered = clients.slice(0, FORMER_LIMIT);
    const cardsOf = (paths: readonly string[]): readonly ClientFacts[] => paths.flatMap((path) => rapport.book().client(path) ?? []);
    const labels = Object.fromEntries(cardsOf(offered).map((facts) => {
      const { path, name, reason } = clientRow(facts, rapport.view());
      return [path, words.say('reason.text', { title: name, detail: reason })];
    }));

    openForm(host, drafts, offered.join('|'), () => new Draft<Name>({}, { cards: offered }), {
      title: words.say('pane.former.submit'),
      submit: words.say('pane.former.submit'),
      staysClosed: true,
      draw(sheet) {
        const limit = clients.length > offered.length ? ` ${words.say('pane.former.limit', { n: FORMER_LIMIT })}` : '';
        marksField(sheet, 'cards', labels, { label: words.say('pane.former.cards'), hint: words.say('pane.former.hint') + limit });
      },
      check: (draft) => (draft.list('cards').length === 0 ? { cards: words.say('pane.former.nobody') } : {}),
      plan: (draft, writing) => markFormer(cardsOf(draft.list('cards')).map(({ client }) => client), writing),
    });
  };
}
