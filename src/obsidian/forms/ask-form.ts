/** Ask for recommendation: is it a good moment, what to think of first, the request as a text, and a note that it was asked. */
import { ADDRESSES, channelOf, CHANNELS, letterFields, letterText, standing, type LetterName } from './letter-fields';
import { peaceUntil, type Blocker } from '../../core/health/moments';
import type { ClientFacts } from '../../core/model';
import { momentOf, preferenceWords } from '../../core/shown/page';
import { blockerWords, joined, type View } from '../../core/shown/sentences';
import { recordRecommendation } from '../../core/writing/actions';
import { checklistText } from '../../core/writing/checklists';
import { addressFor } from '../../core/writing/messages';
import type { Writing } from '../../core/writing/new-note';
import { askingFor } from '../../core/writing/sending';
import type { Rapport } from '../rapport';
import { clientField } from './client-field';
import { Draft } from './draft';
import { choiceField, flagField, marksField, named } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

/** `knownFor`: the client that the other fields were filled in for. */
type Name = LetterName | 'client' | 'ready' | 'way' | 'copy' | 'anyway' | 'knownFor';

const WAYS = ['formal', 'referral'] as const;

export function askForm(host: FormHost): (prefill: { readonly clients: readonly string[] }) => unknown {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  const open = ([client]: readonly string[], written: Writing): void => {
    const words = rapport.words();
    const clients = client === undefined ? [] : [client];
    const fresh = (): Draft<Name> => new Draft<Name>({ way: 'formal', address: ADDRESSES[0], channel: 'email', copy: 'on' }, { client: clients });
    const factsOf = (draft: Draft<Name>): ClientFacts | null => rapport.book().client(draft.list('client')[0] ?? '') ?? null;
    const wayOf = (draft: Draft<Name>): (typeof WAYS)[number] => draft.word('way', WAYS) ?? 'formal';

    openForm(host, drafts, client ?? '', fresh, {
      title: words.say('command.ask-for-recommendation'),
      submit: (draft) => words.say(blockersOf(rapport, factsOf(draft)).length > 0 ? 'sending.anyway' : 'sending.submit.ask'),
      ...(clients.length > 0 ? { first: 'way' } : {}),
      draw(sheet) {
        const { draft } = sheet;
        clientField(sheet, 'client', false);
        const momentEl = sheet.el.createDiv({ cls: 'client-rapport-form-target client-rapport-form-moment', attr: { role: 'status' } });
        choiceField(sheet, 'way', named(WAYS, (one) => words.say(`sending.way.${one}`)), { label: words.say('sending.way'), needed: true });
        let drawn: ClientFacts | null = null;
        sheet.onChange(() => {
          const facts = factsOf(draft);
          if (facts !== drawn) drawMoment(momentEl, rapport, facts);
          drawn = facts;
          const path = facts?.client.source.path ?? '';
          if (draft.text('knownFor') === path) return;
          draft.prefill('knownFor', path);
          draft.prefill('anyway', '');
          sheet.fill('address', addressFor(facts?.client.closeness ?? null));
          sheet.fill('channel', channelOf(facts));
          sheet.fill('way', askingFor(facts?.client.nda ?? false).replace('ask-', ''));
        });
        letterFields(sheet, written, () => ({ facts: factsOf(draft), message: `ask-${wayOf(draft)}` }));
        // What comes after the answer cannot be ticked yet.
        const items = checklistText('pre-ask', words).split(/^(?=\*\*)/m).slice(0, 2).join('').split('\n').flatMap((line) => (line.startsWith('- [ ] ') ? [line.slice(6)] : []));
        if (host.outside?.answer === undefined) marksField(sheet, 'ready', named(items, (item) => item), { label: words.say('sending.ready') });
        flagField(sheet, 'copy', { label: words.say('sending.copy'), hint: words.say('sending.copy.hint') });
        flagField(sheet, 'anyway', { label: words.say('sending.anyway'), hint: words.say('sending.anyway.hint') });
        sheet.onChange(() => sheet.show('anyway', factsOf(draft)?.client.noAsk === true));
      },
      check(draft) {
        return {
          ...(draft.text('body') === '' ? { body: words.say('wrong.text-missing') } : {}),
          ...(factsOf(draft)?.client.noAsk === true && !draft.flag('anyway') ? { anyway: words.say('wrong.do-not-ask') } : {}),
        };
      },
      copies: (draft) => (draft.flag('copy') ? letterText(draft.text('subject'), draft.text('body'), draft.text('channel')) : ''),
      plan(draft, writing) {
        return recordRecommendation({
          clients: draft.list('client'),
          title: '',
          direction: 'received',
          form: wayOf(draft) === 'formal' ? 'formal_letter' : 'referral',
          asked: rapport.today(),
          date: null,
          channel: draft.word('channel', CHANNELS) ?? 'email',
          request: draft.text('body'),
          words: '',
        }, writing);
      },
    });
  };
  return ({ clients }) => host.readMessages((written) => open(clients, written));
}

/** What speaks against asking today. The card's own word holds for clients who are not judged as well. */
function blockersOf(rapport: Rapport, facts: ClientFacts | null): readonly Blocker[] {
  if (facts === null) return [];
  const { blockers } = standing(rapport, facts).moments;
  return !facts.client.noAsk || blockers.some(({ kind }) => kind === 'do-not-ask') ? blockers : [...blockers, { kind: 'do-not-ask' }];
}

function drawMoment(el: HTMLElement, rapport: Rapport, facts: ClientFacts | null): void {
  el.empty();
  if (facts === null) return;
  const view: View = { ...rapport.view(), today: rapport.today() };
  const { words, today } = view;
  const { headline, moments } = momentOf(standing(rapport, facts), view);
  const preferences = preferenceWords(facts.client, view);
  if (preferences !== null) el.createDiv({ text: preferences, attr: { dir: 'auto' } });
  el.createDiv({ cls: 'client-rapport-form-headline', text: headline });
  const lines = (texts: readonly string[]): void => {
    const list = texts.length === 0 ? null : el.createEl('ul');
    for (const text of texts) list?.createEl('li', { text });
  };
  lines(moments.map(({ text, expiresText }) => joined([text, expiresText ?? ''], words)));
  const blockers = blockersOf(rapport, facts).map((blocker) => {
    const until = peaceUntil(blocker);
    return joined([blockerWords(blocker, view), until === null ? '' : words.say('sending.peace', { day: words.day(until, today) })], words);
  });
  if (facts.client.nda) blockers.push(words.say('sending.private'));
  if (blockers.length > 0) el.createDiv({ cls: 'client-rapport-heading', text: words.say('view.blockers') });
  lines(blockers);
}
