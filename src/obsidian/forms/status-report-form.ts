/** Create status report: of which project, for which days, and what goes in. The note is opened to be looked through. */
import { isoDay } from '../../core/day';
import { createStatusReport, liveProjects, statusFrom, type OwnedProject } from '../../core/writing/status-report';
import { refusal } from '../../core/writing/refusal';
import { Declined } from '../report-error';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, flagField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';
import { languageField, letterWords, type LanguageName } from './letter-fields';

type Name = LanguageName | 'project' | 'from' | 'to' | 'next' | 'promises';

export interface StatusPrefill {
  /** Only projects of these cards are offered, if any of them is under way; empty or absent: of all. */
  readonly clients?: readonly string[] | undefined;
  /** The note of the project; one that is none is not looked at. */
  readonly project?: string | undefined;
}

export function statusReportForm(host: FormHost): (prefill: StatusPrefill) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients = [], project: wanted }) => {
    const words = rapport.words();
    const ofClients = (one: OwnedProject): boolean => one.clients.some(({ client }) => clients.includes(client.source.path));
    const offered = (): readonly OwnedProject[] => {
      const all = liveProjects(rapport.book().clients(), rapport.today(), wanted);
      const theirs = all.filter(ofClients);
      return theirs.length > 0 ? theirs : all;
    };
    // A project that is no longer to be found is still the one that was meant: the writing says what became of it.
    const atFirst = offered();
    const chosen = (draft: Draft<Name>): OwnedProject | undefined => [...offered(), ...atFirst].find(({ project }) => project.source.path === draft.text('project'));
    const suggested = (one: OwnedProject | undefined): { readonly from: string; readonly next: string } => {
      const today = rapport.today();
      if (one === undefined) return { from: '', next: '' };
      const { reportEvery } = one.project;
      return { from: isoDay(statusFrom(one.project, one.clients, today)), next: reportEvery === null ? '' : isoDay(today + reportEvery) };
    };
    const [first] = atFirst;
    // A card that is not read yet may hold the last report.
    const { finished } = rapport.indexing();
    if (!host.outside?.isListing && (!finished || first === undefined)) throw new Declined(words.say(finished ? 'status.no-project' : 'view.indexing'));
    // Another client's project is not taken for granted.
    const begins = first === undefined || clients.length === 0 || ofClients(first) || first.project.source.path === wanted ? first : undefined;
    const fresh = (): Draft<Name> => {
      const draft = new Draft<Name>({ project: begins?.project.source.path ?? '', to: isoDay(rapport.today()), ...suggested(begins) });
      draft.setFlag('promises', true);
      draft.touched = false;
      return draft;
    };

    openForm(host, drafts, [first?.project.source.path, ...clients].join('|'), fresh, {
      title: words.say('command.create-status-report'),
      submit: words.say('status.submit'),
      draw(sheet) {
        const { draft } = sheet;
        let shown = draft.text('project');
        // Before the fields are drawn, so that they say what they understood of the new days.
        sheet.onChange(() => {
          const [one, before] = [chosen(draft), offered().find(({ project }) => project.source.path === shown)];
          if (one === undefined || shown === draft.text('project')) return;
          shown = draft.text('project');
          const [old, days] = [suggested(before), suggested(one)];
          for (const name of ['from', 'next'] as const) {
            // A day that somebody typed stays.
            if (draft.text(name) !== old[name]) continue;
            sheet.fill(name, days[name]);
          }
        });
        const names = offered().map(({ project, clients: owners }): [string, string] => [
          project.source.path,
          words.say('text.aside', { text: rapport.noteName(project.source.path), aside: words.list(owners.map(({ client }) => rapport.noteName(client.source.path))) }),
        ]);
        choiceField(sheet, 'project', { ...(begins === undefined ? { '': words.say('choice.none') } : {}), ...Object.fromEntries(names) }, { label: words.say('note-text.project.name'), needed: true });
        languageField(sheet, () => chosen(draft)?.clients[0] ?? null);
        dayField(sheet, 'from', { label: words.say('status.from'), needed: true, past: true });
        dayField(sheet, 'to', { label: words.say('status.to'), needed: true, past: true });
        dayField(sheet, 'next', { label: words.say('status.next') }, 'future');
        flagField(sheet, 'promises', { label: words.say('status.promises'), hint: words.say('status.promises.hint') });
        sheet.onChange(() => sheet.show('promises', chosen(draft)?.clients.length === 1));
      },
      check(draft) {
        const [from, to] = [checkedDay(rapport, draft, 'from'), checkedDay(rapport, draft, 'to')];
        return {
          ...(draft.text('project') === '' ? { project: words.say('status.choose-project') } : {}),
          ...(from !== null && to !== null && from > to && to <= rapport.today() ? { from: words.say('status.wrong-order') } : {}),
        };
      },
      plan(draft, writing) {
        const reported = chosen(draft);
        if (reported === undefined) return refusal('moved');
        return createStatusReport({
          ...reported,
          from: checkedDay(rapport, draft, 'from') ?? writing.today,
          to: checkedDay(rapport, draft, 'to') ?? writing.today,
          next: checkedDay(rapport, draft, 'next', 'future'),
          promises: draft.flag('promises'),
        }, writing, letterWords(draft, rapport));
      },
    });
  };
}
