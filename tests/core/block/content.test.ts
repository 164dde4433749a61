import { complaintRows, liveProjects, promisesOf, recommendationRows, stageChecklist, type Days } from '../../../src/core/block/content';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import type { View } from '../../../src/core/shown/sentences';
import { complaint, facts, project, promise, recommendation } from '../../support/facts';
import { day } from '../../support/notes';

const view: View = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };
const ALL: Days = { from: null, to: null };

function asOf(iso: string): View {
  return { ...view, today: day(iso) };
}

describe('complaints', () => {
  const one = facts({
    complaints: [
      complaint({ title: 'Late', received: '2026-03-19', acknowledged: '2026-03-20', severity: 'high', subject: 'delay' }),
      complaint({ title: 'Rude', received: '2026-01-10', acknowledged: '2026-01-10', resolved: '2026-01-12', confirmed: '2026-01-15', satisfied: true }),
    ],
  });

  it('are told newest first, with their steps, targets and what comes next', () => {
    expect(complaintRows(one, view, ALL).map(({ title, about, steps, targets, next }) => ({ title, about, steps: steps.map((step) => `${step.dayText}: ${step.title}`), targets, next: next?.slice(0, 6) ?? null }))).toEqual([
      {
        title: 'Late', about: 'High severity, delay', steps: ['19 Mar: Complaint received', '20 Mar: Complaint acknowledged'],
        targets: ['First response: in time', 'Resolution: 7 days overdue'], next: 'Next: ',
      },
      {
        title: 'Rude', about: 'Medium severity',
        steps: ['10 Jan: Complaint received', '10 Jan: Complaint acknowledged', '12 Jan: Complaint resolved', '15 Jan: Solution confirmed'],
        targets: ['First response: in time', 'Resolution: in time'], next: null,
      },
    ]);
  });

  it('are those of the days that are asked for, as they stood on the day that is shown', () => {
    const titles = (from: View, days: Days): readonly string[] => complaintRows(one, from, days).map(({ title }) => title);
    expect(titles(view, { from: day('2026-02-01'), to: null })).toEqual(['Late']);
    expect(titles(view, { from: null, to: day('2026-02-01') })).toEqual(['Rude']);
    expect(titles(asOf('2026-03-18'), ALL)).toEqual(['Rude']);
    expect(complaintRows(one, asOf('2026-01-11'), ALL)[0]?.steps.map(({ title }) => title)).toEqual(['Complaint received', 'Complaint acknowledged']);
  });
});

describe('recommendations', () => {
  const given = { received: '2026-01-10', form: 'linkedin', context: 'Best consultant ever' } as const;
  const consentOf = (some: Parameters<typeof recommendation>[0], from = view): string | null | undefined =>
    recommendationRows(facts({ recommendations: [recommendation({ ...given, ...some })] }), from, ALL)[0]?.consent;

  it('stand with their consent as of the day, and never with their words', () => {
    expect(consentOf({ consent: 'none' })).toBe('No consent');
    expect(consentOf({ consent: 'named', consentDate: '2026-01-12' })).toBe('With the name');
    expect(consentOf({ consent: 'named', consentDate: '2026-04-12' })).toBe('No consent');
    expect(consentOf({ consent: 'public', consentUntil: '2026-06-30' })).toBe('Public, until 30 Jun');
    expect(consentOf({ consent: 'public', consentUntil: '2026-03-30' })).toBe('Consent ended on 30 Mar');
    expect(consentOf({ consent: 'public', consentUntil: '2026-03-30' }, asOf('2026-03-30'))).toBe('Public, until 30 Mar');
    expect(consentOf({ received: null, given: '2026-01-01', direction: 'given' })).toBeNull();
    const rows = recommendationRows(facts({ recommendations: [recommendation({ ...given, service: 'Secret service', consent: 'private' })] }), view, ALL);
    expect(JSON.stringify(rows)).not.toMatch(/Best consultant|Secret service/);
  });

  it('that are still to come are not there, undated ones are', () => {
    const all = facts({ recommendations: [recommendation({ title: 'Later', received: '2026-04-10' }), recommendation({ title: 'Undated' }), recommendation({ title: 'Asked', asked: '2026-02-01', received: '2026-04-02' })] });
    expect(recommendationRows(all, view, ALL).map(({ title }) => title)).toEqual(['Asked', 'Undated']);
    expect(recommendationRows(all, view, { from: day('2026-01-01'), to: null }).map(({ title }) => title)).toEqual(['Asked']);
  });
});

it('promises are mine with their state, and what the client owes', () => {
  const one = facts({
    promises: [
      promise({ text: 'Drawings', due: '2026-03-20' }), promise({ text: 'Report', due: '2026-04-20' }), promise({ text: 'Access', due: '2026-04-02', owner: 'client' }),
    ],
  });
  const told = ({ mine, theirs }: ReturnType<typeof promisesOf>): unknown => [mine, theirs].map((rows) => rows.map(({ text, stateText }) => `${text}: ${stateText}`));
  expect(told(promisesOf(one, view, ALL))).toEqual([['Drawings: 11 days overdue', 'Report: due 20 Apr'], ['Access: theirs, due 2 Apr']]);
  expect(told(promisesOf(one, view, { from: day('2026-04-01'), to: day('2026-04-10') }))).toEqual([[], ['Access: theirs, due 2 Apr']]);
});

describe('the checklist of a stage', () => {
  const rollout = project({ title: 'Rollout', path: 'Projects/Rollout.md', stage: 'delivery', start: '2026-01-10' });

  it('is that of the note, with what is ticked there', () => {
    const text = '# Rollout\n\n## Stage 2: discussion\n- [ ] Earlier\n\n## Stage 3: delivery\n- [x] Plan with [[Beta|them]]\n- [ ] Report\n- [-] Lunch\n- no task\n\n> - [ ] quoted\n\n## Notes\n- [ ] Other\n';
    const list = stageChecklist(rollout, text, view);
    expect(list).toMatchObject({ title: 'Rollout', stage: 'Stage 3: delivery', isBuiltIn: false });
    expect(list.items).toEqual([
      { text: 'Plan with them', state: 'done', source: { path: 'Projects/Rollout.md', line: 7 } },
      { text: 'Report', state: 'open', source: { path: 'Projects/Rollout.md', line: 8 } },
      { text: 'Lunch', state: 'cancelled', source: { path: 'Projects/Rollout.md', line: 9 } },
    ]);
  });

  it.each(LANGUAGES)('is found under a heading in whichever language it was written: %s', (language) => {
    const text = `## ${words(language).say('checklist.stage-delivery.name')}\n- [x] One\n`;
    expect(stageChecklist(rollout, text, view).items.map(({ text: said }) => said)).toEqual(['One']);
  });

  it('is the built-in one where the note has none', () => {
    const list = stageChecklist(rollout, '## Stage 3: delivery\n\nNothing yet.\n', view);
    expect(list.isBuiltIn).toBe(true);
    expect(list.items.length).toBeGreaterThan(3);
    expect(list.items.every(({ state, source, text }) => state === 'open' && source === null && !text.includes('[ ]'))).toBe(true);
  });

  it('keeps the words of the note to itself in privacy mode', () => {
    expect(JSON.stringify(stageChecklist(rollout, '## Stage 3: delivery\n- [x] Secret\n', { ...view, privacy: true }))).not.toMatch(/Secret|Rollout"/);
  });

  it('is of projects that are under way', () => {
    const all = facts({ projects: [rollout, project({ title: 'Done', completed: '2026-02-01' }), project({ title: 'Later', start: '2026-05-01' })] });
    expect(liveProjects(all, view.today).map(({ title }) => title)).toEqual(['Rollout']);
  });
});
