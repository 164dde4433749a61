/** Log complaint: a note with the five steps and its target day, or one line in the client's log for a small one. */
import { logComplaint } from '../../core/writing/actions';
import { isoDay } from '../../core/day';
import type { Severity, Subject } from '../../core/model';
import { SEVERITY, SUBJECT } from '../../core/reading/words';
import { clientField } from './client-field';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, flagField, named, textField, wordsField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'client' | 'date' | 'subject' | 'severity' | 'title' | 'words' | 'small';

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const satisfies readonly Severity[];
const SUBJECTS = [
  'delay', 'delivery_quality', 'service_quality', 'communication', 'billing', 'person', 'company', 'industry', 'public_review', 'other',
] as const satisfies readonly Subject[];

export function complaintForm(host: FormHost): (prefill: { readonly clients: readonly string[] }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients }) => {
    const words = rapport.words();
    /** Days that are agreed with the clients of the draft, the fewest; null: nothing is. */
    const agreed = (draft: Draft<Name>): number | null => {
      const days = draft.list('client').flatMap((path) => rapport.book().client(path)?.client.solveWithin ?? []);
      return days.length === 0 ? null : Math.min(...days);
    };
    const fresh = (): Draft<Name> => new Draft<Name>({ date: isoDay(rapport.today()), severity: 'medium' }, { client: clients });

    openForm(host, drafts, clients.join('|'), fresh, {
      title: words.say('command.log-complaint'),
      submit: words.say('command.log-complaint'),
      ...(clients.length > 0 ? { first: 'title' } : {}),
      draw(sheet) {
        clientField(sheet, 'client', false);
        textField(sheet, 'title', { label: words.say('field.complaint-title'), needed: true, hint: words.say('field.complaint-title.hint') });
        dayField(sheet, 'date', { label: words.say('field.received'), needed: true, past: true });
        choiceField(sheet, 'subject', { '': words.say('choice.none'), ...named(SUBJECTS, (one) => words.say(`subject.${one}`)) }, { label: words.say('field.subject'), reads: SUBJECT });
        choiceField(sheet, 'severity', named(SEVERITIES, (one) => words.say(`severity.${one}`)), { label: words.say('field.severity'), needed: true, reads: SEVERITY });
        const targetEl = sheet.el.createDiv({ cls: 'client-rapport-form-target', attr: { role: 'status' } });
        wordsField(sheet, 'words', { label: words.say('field.words'), hint: words.say('field.words.hint') });
        flagField(sheet, 'small', { label: words.say('field.small'), hint: words.say('field.small.hint') });
        sheet.onChange(() => {
          const { draft } = sheet;
          const received = checkedDay(rapport, draft, 'date');
          const severity = draft.word('severity', SEVERITIES) ?? 'medium';
          const days = agreed(draft) ?? rapport.settings().weights.complaintTargets[severity];
          targetEl.setText(received === null ? '' : words.say('field.target', { day: words.day(received + days, rapport.today(), 'long'), n: days }));
        });
      },
      check(draft) {
        const unsaid = draft.flag('small') && draft.text('title') === '' && draft.text('words') === '';
        return unsaid ? { title: words.say('wrong.unsaid') } : {};
      },
      plan(draft, writing) {
        const received = checkedDay(rapport, draft, 'date') ?? rapport.today();
        const days = agreed(draft);
        return logComplaint({
          clients: draft.list('client'),
          title: draft.text('title'),
          subject: draft.word('subject', SUBJECTS),
          severity: draft.word('severity', SEVERITIES) ?? 'medium',
          received,
          due: days === null ? null : received + days,
          words: draft.text('words'),
          asLine: draft.flag('small'),
        }, writing);
      },
    });
  };
}
