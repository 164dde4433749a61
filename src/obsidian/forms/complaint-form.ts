/** Log complaint: a note with the five steps and its target day, or one line in the client's log for a small one. */
import { logComplaint } from '../../core/writing/actions';
import { isoDay } from '../../core/day';
import type { Severity, Subject } from '../../core/model';
import { clientField, clientsError } from './client-field';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, flagField, named, textField, typedDay, wordsField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'clients' | 'date' | 'subject' | 'severity' | 'title' | 'words' | 'small';

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const satisfies readonly Severity[];
const SUBJECTS = [
  'delay', 'delivery_quality', 'service_quality', 'communication', 'billing', 'person', 'company', 'public_review', 'other',
] as const satisfies readonly Subject[];

export function complaintForm(host: FormHost): (prefill: { readonly clients: readonly string[]; readonly typed?: Readonly<Partial<Record<Name, string>>> }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients, typed = {} }) => {
    const words = rapport.words();
    const fresh = (): Draft<Name> => new Draft<Name>({ date: isoDay(rapport.today()), severity: 'medium', ...typed }, { clients });

    openForm(host, drafts, [...clients, ...Object.values(typed)].join('|'), fresh, {
      title: words.say('command.log-complaint'),
      submit: words.say('command.log-complaint'),
      ...(clients.length > 0 ? { first: 'title' } : {}),
      draw(sheet) {
        clientField(sheet, 'clients', false);
        textField(sheet, 'title', { label: words.say('field.complaint-title'), hint: words.say('field.complaint-title.hint') });
        dayField(sheet, 'date', { label: words.say('field.received') });
        choiceField(sheet, 'subject', { '': words.say('choice.none'), ...named(SUBJECTS, (one) => words.say(`subject.${one}`)) }, { label: words.say('field.subject') });
        choiceField(sheet, 'severity', named(SEVERITIES, (one) => words.say(`severity.${one}`)), { label: words.say('field.severity') });
        const targetEl = sheet.el.createDiv({ cls: 'client-rapport-form-target', attr: { role: 'status' } });
        wordsField(sheet, 'words', { label: words.say('field.words'), hint: words.say('field.words.hint') });
        flagField(sheet, 'small', { label: words.say('field.small'), hint: words.say('field.small.hint') });
        sheet.onChange(() => {
          const { draft } = sheet;
          const received = checkedDay(rapport, draft, 'date');
          const severity = draft.word('severity', SEVERITIES) ?? 'medium';
          const days = rapport.settings().weights.complaintTargets[severity];
          targetEl.setText(received === null ? '' : words.say('field.target', { day: words.day(received + days, rapport.today(), 'long'), n: days }));
        });
      },
      check(draft) {
        const date = typedDay(rapport, draft, 'date');
        const client = clientsError(draft, 'clients', words);
        const unsaid = draft.flag('small') && draft.text('title') === '' && draft.text('words') === '';
        return {
          ...(client === null ? {} : { clients: client }),
          ...(date === null ? { date: words.say('wrong.day-missing') } : date === 'wrong' ? { date: words.say('wrong.day') } : {}),
          ...(date !== null && date !== 'wrong' && date > rapport.today() ? { date: words.say('wrong.day-ahead') } : {}),
          ...(unsaid ? { title: words.say('wrong.complaint-unsaid') } : {}),
        };
      },
      plan(draft, writing) {
        return logComplaint({
          clients: draft.list('clients'),
          title: draft.text('title'),
          subject: draft.word('subject', SUBJECTS),
          severity: draft.word('severity', SEVERITIES) ?? 'medium',
          received: checkedDay(rapport, draft, 'date') ?? rapport.today(),
          words: draft.text('words'),
          asLine: draft.flag('small'),
        }, writing);
      },
    });
  };
}
