/** Anonymous copy: a quote of one recommendation without the names in it, looked through by its owner. */
import { quotedFor, type Held, type Quoted } from '../../core/writing/quoting';
import { createAnonymousQuote } from '../../core/writing/hand-out';
import { anonymised } from '../../core/portfolio/anonymous';
import { whyNotText } from '../../core/shown/portfolio-words';
import type { Words } from '../../core/i18n/lookup';
import { Declined } from '../report-error';
import { Draft } from './draft';
import { choiceField, named } from './fields';
import { openForm, type Drafts, type FormHost } from './form';
import { proposed, replacementFields, replacementsOf, type ReplacementName } from './replacement-fields';

type Name = ReplacementName | 'into';

const INTO = ['copy', 'note'] as const;

export function withoutNamesForm(host: FormHost): (prefill: { readonly path: string }) => Promise<void> {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  const open = (quoted: Quoted, text: string): void => {
    const words = rapport.words();
      const into = (draft: Draft<Name>): (typeof INTO)[number] => draft.word('into', INTO) ?? 'copy';
    const fresh = (): Draft<Name> => {
      const all = proposed([quoted]);
      return new Draft<Name>({ into: 'copy' }, { from: all.map(({ from }) => from), to: all.map(({ to }) => to) });
    };
    // Another quote is another copy.
    openForm(host, drafts, `${quoted.path}\n${quoted.quote}`, fresh, {
      title: words.say('library.copy.anonymous').replace('…', ''),
      submit(draft) {
        const where = into(draft);
        return words.say(`quote.submit.${where}`);
      },
      draw(sheet) {
        replacementFields(sheet, [quoted]);
        choiceField(sheet, 'into', named(INTO, (one) => words.say(`quote.into.${one}`)), { label: words.say('quote.into') });
      },
      check(draft) {
        const now = quotedFor(quoted.path, text, 'anonymous', rapport.gate());
        if ('held' in now) return { confirmed: words.say('quote.not-allowed', { why: heldText(now.held, words) }) };
        return draft.flag('confirmed') ? {} : { confirmed: words.say('quote.confirm') };
      },
      copies: (draft) => (into(draft) === 'copy' ? anonymised(quoted.quote, replacementsOf(draft)) : ''),
      writes: (draft) => into(draft) === 'note',
      plan: (draft, writing) => createAnonymousQuote(quoted, replacementsOf(draft), rapport.gate(), writing),
    });
  };

  return async ({ path }) => {
    const words = rapport.words();
    if (rapport.view().privacy) throw new Declined(words.say('library.privacy'));
    const text = await host.noteText(path);
    const quoted = quotedFor(path, text, 'anonymous', rapport.gate());
    if ('held' in quoted) throw new Declined(words.say('library.held', { title: rapport.noteName(path), why: heldText(quoted.held, words) }));
    open(quoted, text);
  };
}

export function heldText(held: Held, words: Words): string {
  return held === 'no-quote' || held === 'unreadable' ? words.say(`library.held.${held}`) : whyNotText(held, words);
}
