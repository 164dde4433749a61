import fc from 'fast-check';
import { logComplaint, recordRecommendation } from '../../../src/core/writing/actions';
import { complaintLoss, complaintState } from '../../../src/core/health/complaint-state';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import type { Complaint, Matter, Project, Recommendation } from '../../../src/core/model';
import { problemsOfDay } from '../../../src/core/reading/order-of-facts';
import { applyEdits } from '../../../src/core/writing/edit';
import { isRefusal, refusalWords } from '../../../src/core/writing/refusal';
import {
  courseOf, dueOf, lacks, matterAfter, messageFor, openMatters, takeStep, type StepName, type Taken,
} from '../../../src/core/writing/steps';
import { lineWithFields } from '../../../src/core/writing/steps/complaint-line';
import { complaintAfter, COMPLAINT_STEPS, type ComplaintEntry } from '../../../src/core/writing/steps/complaint-steps';
import { PROJECT_STEPS, stagePromises, STAGES } from '../../../src/core/writing/steps/project-steps';
import { recommendationAfter, RECOMMENDATION_STEPS, type RecommendationEntry } from '../../../src/core/writing/steps/recommendation-steps';
import { barrierWords, fits } from '../../../src/core/writing/steps/step';
import { nextWords, standingLines, stepName } from '../../../src/core/writing/steps/step-words';
import { approve } from '../../support/approve';
import { complaint, project, recommendation } from '../../support/facts';
import { changed, created, day, desk, propertiesOf, readAgain } from './desk';
import { parseYaml } from './yaml-in-tests';

const TODAY = day('2026-11-20');
const on = (of: number): number => day('2026-11-01') + of - 1;

/** Steps that can be taken and, behind a dash, why others cannot; the fitting one has an arrow. */
function course(matter: Matter, today = TODAY): readonly string[] {
  const { steps, next } = courseOf(matter, today, DEFAULT_WEIGHTS);
  return steps.map(({ step, barrier }) => (barrier === null ? (step === next ? `→ ${step}` : step) : `${step} – ${barrier.why}`));
}

const ofComplaint = (fields: Partial<Complaint>): Matter => ({ kind: 'complaint', fact: complaint({ received: on(1), ...fields }) });
const ofRecommendation = (fields: Partial<Recommendation>): Matter => ({ kind: 'recommendation', fact: recommendation({ received: null, ...fields }) });
const ofProject = (fields: Partial<Project>): Matter => ({ kind: 'project', fact: project({ stage: null, start: null, ...fields }) });

describe('steps of a complaint', () => {
  test.each<[string, Partial<Complaint>, readonly string[]]>([
    ['just received', {}, ['→ acknowledged', 'understood', 'offered', 'resolved', 'confirmed – unresolved', 'reopened – unresolved', 'withdrawn']],
    ['acknowledged', { acknowledged: on(1) }, ['acknowledged – done', '→ understood', 'offered', 'resolved', 'confirmed – unresolved', 'reopened – unresolved', 'withdrawn']],
    ['heard out', { acknowledged: on(1), understood: on(2) }, ['acknowledged – done', 'understood – done', '→ offered', 'resolved', 'confirmed – unresolved', 'reopened – unresolved', 'withdrawn']],
    ['offered without the steps before', { offered: on(3) }, ['acknowledged', 'understood', 'offered – done', '→ resolved', 'confirmed – unresolved', 'reopened – unresolved', 'withdrawn']],
    ['resolved', { acknowledged: on(1), offered: on(3), resolved: [on(8)] }, ['acknowledged – done', 'understood', 'offered – done', 'resolved – resolved', '→ confirmed', 'reopened', 'withdrawn']],
    ['confirmed without a clear answer', { resolved: [on(8)], confirmed: on(10) }, ['acknowledged', 'understood', 'offered', 'resolved – resolved', '→ confirmed', 'reopened', 'withdrawn']],
    ['confirmed', { resolved: [on(8)], confirmed: on(10), satisfied: true }, ['acknowledged', 'understood', 'offered', 'resolved – resolved', 'confirmed – confirmed', 'reopened', 'withdrawn – confirmed']],
    ['not accepted', { offered: on(3), resolved: [on(8)], confirmed: on(10), satisfied: false }, ['acknowledged', 'understood', '→ offered', 'resolved', 'confirmed – open', 'reopened – open', 'withdrawn']],
    ['offered anew after that', { offered: on(12), resolved: [on(8)], confirmed: on(10), csat: 1 }, ['acknowledged', 'understood', 'offered – done', '→ resolved', 'confirmed – open', 'reopened – open', 'withdrawn']],
    ['withdrawn', { withdrawn: on(4) }, COMPLAINT_STEPS.map((step) => `${step} – withdrawn`)],
    ['dated ahead', { received: TODAY + 1 }, COMPLAINT_STEPS.map((step) => `${step} – ahead`)],
    ['with steps that are still ahead', { acknowledged: TODAY + 3, resolved: [TODAY + 4] }, ['→ acknowledged', 'understood', 'offered', 'resolved', 'confirmed – unresolved', 'reopened – unresolved', 'withdrawn']],
  ])('%s', (_, fields, steps) => expect(course(ofComplaint(fields))).toEqual(steps));

  const between = (fields: Partial<Complaint>, step: StepName): readonly unknown[] => {
    const found = courseOf(ofComplaint(fields), TODAY, DEFAULT_WEIGHTS).steps.find((one) => one.step === step);
    return [found?.from, found?.until];
  };
  test('each has the days that the steps beside it leave', () => {
    const fields = { acknowledged: on(2), offered: on(5), resolved: [on(8)] };
    expect(between({}, 'acknowledged')).toEqual([on(1), TODAY]);
    expect(between(fields, 'understood')).toEqual([on(2), on(5)]);
    expect(between(fields, 'confirmed')).toEqual([on(8), TODAY]);
    expect(between({ ...fields, reopened: [on(9)] }, 'offered')).toEqual([on(9), TODAY]);
    expect(between({ ...fields, reopened: [on(9)] }, 'resolved')).toEqual([on(9), TODAY]);
    expect(course(ofComplaint({ received: on(5), understood: on(3) }))[0]).toBe('acknowledged – no-room');
  });

  test('an earlier no stays a reopening when the client is asked again', () => {
    const before = complaint({ received: on(1), resolved: [on(3), on(8)], confirmed: on(5), satisfied: false, csat: 2 });
    const after = complaintAfter(before, { step: 'confirmed', date: on(11), satisfied: true }, DEFAULT_WEIGHTS);
    expect(after).toMatchObject({ reopened: [on(5)], confirmed: on(11), satisfied: true, csat: null });
    expect(complaintState(after, TODAY, DEFAULT_WEIGHTS)).toMatchObject({ reopens: 1, outcome: 'satisfied' });
  });

  test('an answer to an earlier resolution is none to the next', () => {
    const before = complaint({ received: on(1), resolved: [on(3)], confirmed: on(5), satisfied: true, csat: 5, reopened: [on(6)] });
    expect(complaintAfter(before, { step: 'resolved', date: on(9) }, DEFAULT_WEIGHTS)).toMatchObject({ resolved: [on(3), on(9)], confirmed: null, satisfied: null, csat: null });
  });

  test('resolved, refused and resolved on one day, it stands resolved', () => {
    const refused = complaint({ received: on(1), resolved: [on(3)], confirmed: on(3), satisfied: false });
    const after = complaintAfter(refused, { step: 'resolved', date: on(3) }, DEFAULT_WEIGHTS);
    expect(complaintState(after, TODAY, DEFAULT_WEIGHTS)).toMatchObject({ resolvedOn: on(3), confirmedOn: null, reopens: 1 });
    const again = complaintAfter(after, { step: 'confirmed', date: on(3), satisfied: false }, DEFAULT_WEIGHTS);
    expect(complaintState(again, TODAY, DEFAULT_WEIGHTS)).toMatchObject({ state: 'open', reopens: 2 });
  });

  test('messages, and days by which the next step is due, follow', () => {
    const fact = complaint({ received: on(1), severity: 'high' });
    expect(dueOf({ kind: 'complaint', fact }, TODAY, DEFAULT_WEIGHTS)).toBe(on(2));
    expect(dueOf(ofComplaint({ severity: 'high', acknowledged: on(1) }), TODAY, DEFAULT_WEIGHTS)).toBe(on(6));
    expect(dueOf(ofComplaint({ resolved: [on(8)] }), TODAY, DEFAULT_WEIGHTS)).toBe(on(11));
    expect(dueOf(ofComplaint({ resolved: [on(8)], confirmed: on(9), satisfied: true }), TODAY, DEFAULT_WEIGHTS)).toBeNull();
    const message = (entry: ComplaintEntry): string | null => messageFor({ kind: 'complaint', fact, entry });
    expect(COMPLAINT_STEPS.map((step) => message({ step, date: TODAY }))).toEqual([
      'complaint-apology', 'complaint-listen', 'complaint-offer', 'complaint-confirm', 'keep-in-touch', 'complaint-apology', 'keep-in-touch',
    ]);
    expect(message({ step: 'confirmed', date: TODAY, satisfied: false })).toBe('complaint-apology');
  });
});

describe('steps of a recommendation', () => {
  const received = { received: on(5), thanked: on(5) };
  const early = ['consent', 'published – unreceived', 'used – unreceived', 'converted – unreceived', 'review – unreceived'];
  test.each<[string, Partial<Recommendation>, readonly string[]]>([
    ['an idea', {}, ['→ asked', 'received', 'thanked – unreceived', ...early, 'declined – unasked', 'withdrawn – unreceived']],
    ['asked for', { asked: on(2) }, ['asked – done', '→ received', 'thanked – unreceived', ...early, 'declined', 'withdrawn – unreceived']],
    ['declined', { asked: on(2), declined: on(3) }, RECOMMENDATION_STEPS.map((step) => `${step} – declined`)],
    ['received unasked', { received: on(5) }, ['asked', 'received – done', '→ thanked', 'consent', 'published – no-consent', 'used – no-consent', 'converted', 'review', 'declined – received', 'withdrawn']],
    ['without consent', received, ['asked', 'received – done', 'thanked – done', '→ consent', 'published – no-consent', 'used – no-consent', 'converted', 'review', 'declined – received', 'withdrawn']],
    ['for private use', { ...received, consent: 'private' }, ['asked', 'received – done', 'thanked – done', 'consent', 'published – private', '→ used', 'converted', 'review', 'declined – received', 'withdrawn']],
    ['with consent', { ...received, consent: 'named', consentDate: on(6) }, ['asked', 'received – done', 'thanked – done', 'consent', '→ published', 'used', 'converted', 'review', 'declined – received', 'withdrawn']],
    ['with consent that ended', { ...received, consent: 'public', consentUntil: on(19) }, ['asked', 'received – done', 'thanked – done', '→ consent', 'published – lapsed', 'used – lapsed', 'converted', 'review', 'declined – received', 'withdrawn']],
    ['with consent that begins later', { ...received, consent: 'named', consentDate: TODAY + 2 }, ['asked', 'received – done', 'thanked – done', '→ consent', 'published – consent-ahead', 'used – consent-ahead', 'converted', 'review', 'declined – received', 'withdrawn']],
    ['published, with somebody who came', { ...received, consent: 'public', published: on(8), referred: 'Gamma' }, ['asked', 'received – done', 'thanked – done', 'consent', 'published – done', 'used', '→ converted', 'review', 'declined – received', 'withdrawn']],
    ['due for a review', { ...received, consent: 'public', reviewBy: on(19) }, ['asked', 'received – done', 'thanked – done', 'consent', 'published', 'used', 'converted', '→ review', 'declined – received', 'withdrawn']],
    ['withdrawn', { ...received, withdrawn: on(9) }, RECOMMENDATION_STEPS.map((step) => `${step} – withdrawn`)],
    ['given', { direction: 'given', given: on(5) }, ['asked – given', 'received – given', 'thanked – given', 'consent', 'published – given', 'used – given', 'converted – given', 'review', 'declined – given', 'withdrawn']],
  ])('%s', (_, fields, steps) => expect(course(ofRecommendation(fields))).toEqual(steps));

  test.each<[RecommendationEntry['step'], Partial<RecommendationEntry>, Partial<Recommendation>, readonly string[]]>([
    ['published', {}, { consent: 'anonymous' }, ['anonymised']],
    ['published', { anonymised: true }, { consent: 'anonymous' }, []],
    ['published', {}, { consent: 'named' }, []],
    ['used', {}, { consent: 'anonymous' }, ['where', 'anonymised']],
    ['used', { where: 'a talk' }, { consent: 'private' }, []],
    ['converted', {}, {}, ['who']],
    ['converted', {}, { referred: 'Gamma' }, []],
    ['converted', { who: 'Gamma' }, {}, []],
    ['consent', {}, {}, ['consent']],
    ['consent', { consent: 'named', until: on(1) }, {}, ['until']],
    ['received', { consent: 'named', until: on(1) }, {}, ['until']],
    ['received', { until: on(1) }, {}, []],
    ['review', { until: TODAY }, {}, ['until']],
    ['review', { until: TODAY + 1 }, {}, []],
  ])('%s with %j, where it has %j, lacks %j', (step, entry, fields, missing) => {
    const fact = recommendation(fields);
    expect(lacks({ kind: 'recommendation', fact, entry: { step, date: TODAY, ...entry } }, TODAY)).toEqual(missing);
  });

  test('what it was used for is one line, with what came of it', () => {
    const fact = recommendation({ usedIn: ['2026-11-05 proposal for Gamma: won'] });
    const after = (entry: Partial<RecommendationEntry>): readonly string[] => recommendationAfter(fact, { step: 'used', date: TODAY, ...entry }).usedIn;
    expect(after({ where: ' a talk ', result: 'two questions' })).toEqual(['2026-11-05 proposal for Gamma: won', '2026-11-20 a talk: two questions']);
    expect(after({ where: 'a talk' })[1]).toBe('2026-11-20 a talk');
  });

  test('somebody is asked for a referral in other words than for a letter', () => {
    const message = (form: Recommendation['form']): string | null => messageFor({ kind: 'recommendation', fact: recommendation({ form }), entry: { step: 'asked', date: TODAY } });
    expect([message('referral'), message('formal_letter')]).toEqual(['ask-referral', 'ask-formal']);
    expect(dueOf(ofRecommendation({ received: on(5) }), TODAY, DEFAULT_WEIGHTS)).toBe(on(7));
  });
});

describe('stages of a project', () => {
  test.each<[string, Partial<Project>, readonly string[]]>([
    ['a new one', {}, ['→ contact', 'discussion', 'delivery', 'closing', 'aftercare – undelivered', 'cancelled']],
    ['in discussion', { stage: 'discussion' }, ['contact – passed', 'discussion – current', '→ delivery', 'closing', 'aftercare – undelivered', 'cancelled']],
    ['in delivery', { stage: 'delivery', start: on(1) }, ['contact – passed', 'discussion – passed', 'delivery – current', '→ closing', 'aftercare – undelivered', 'cancelled']],
    ['closing', { stage: 'closing', delivered: on(9) }, ['contact – passed', 'discussion – passed', 'delivery – passed', 'closing – current', '→ aftercare', 'cancelled']],
    ['closing with nothing delivered', { stage: 'closing' }, ['contact – passed', 'discussion – passed', 'delivery – passed', 'closing – current', 'aftercare – undelivered', 'cancelled']],
    ['in aftercare', { stage: 'aftercare', delivered: on(9) }, ['contact – passed', 'discussion – passed', 'delivery – passed', 'closing – passed', 'aftercare – current', 'cancelled']],
    ['begun, without a stage', { start: on(2) }, ['contact – passed', 'discussion – passed', '→ delivery', 'closing', 'aftercare – undelivered', 'cancelled']],
    ['completed, without a stage', { start: on(2), completed: on(9) }, ['contact – passed', 'discussion – passed', 'delivery – passed', 'closing – passed', '→ aftercare', 'cancelled – completed']],
    ['cancelled', { stage: 'delivery', cancelled: on(9) }, PROJECT_STEPS.map((step) => `${step} – cancelled`)],
  ])('%s', (_, fields, steps) => expect(course(ofProject(fields))).toEqual(steps));

  test('one that is cancelled keeps its stage, and the log of each client says why, as a note', () => {
    const matter = matterIn('Projects/P.md', PROJECT);
    if (matter.kind !== 'project') throw new Error('a project was expected');
    const plan = takeStep({ ...matter, entry: { step: 'cancelled', date: on(9), reason: ' No budget [[ ' }, clients: ['Clients/Acme.md'] }, null, desk('ru'));
    expect(changed(PROJECT, 'Projects/P.md', plan)).toBe(PROJECT.replace('due: 2026-12-01\r\n', 'due: 2026-12-01\r\ncancelled: 2026-11-09\r\n'));
    expect(changed('---\ntype: client\n---\n\n## Log\n', 'Clients/Acme.md', plan)).toContain('\n- 2026-11-09 note: Проект [[P]] отменён: No budget [ [\n');
    const silent = takeStep({ ...matter, entry: { step: 'cancelled', date: on(9) }, clients: ['Clients/Acme.md'] }, null, desk());
    expect('edits' in silent && silent.edits).toHaveLength(1);
    expect(course({ kind: 'project', fact: { ...matter.fact, cancelled: on(9) } })).toEqual(PROJECT_STEPS.map((step) => `${step} – cancelled`));
  });

  test('closing asks for a delivery between the start and its own day', () => {
    const missing = (delivered: number | null, fields: Partial<Project> = {}): readonly string[] =>
      lacks({ kind: 'project', fact: project({ start: on(5), delivered: null, ...fields }), entry: { step: 'closing', date: on(15), delivered } }, TODAY);
    expect([missing(null), missing(on(4)), missing(on(16)), missing(on(15))]).toEqual([['delivered'], ['delivered'], ['delivered'], []]);
    expect(missing(null, { delivered: on(9) })).toEqual([]);
  });

  test('its last stages bring what is easily forgotten', () => {
    const promises = (stage: Project['stage']): readonly unknown[] => (stage ? stagePromises(stage, on(1), words('en')).map(({ due }) => (due ?? 0) - on(1)) : []);
    expect(STAGES.map(promises)).toEqual([[], [], [], [2, 7, 7], [7, 30, 90]]);
  });
});

// ── What is written ─────────────────────────────────────────────────────────────────────────────────────────────────

const COMPLAINT = '---\r\ntype: complaint # mine\r\nclient: "[[Acme]]"\r\nreceived: 2026-11-01\r\nseverity: high\r\nacknowledged: # when?\r\nresolved: []\r\nMy own: [1, "two"]\r\n---\r\n\r\nText.\r\n';
const RECOMMENDATION = '---\r\ntype: recommendation\r\nclient: "[[Acme]]"\r\nasked: 2026-11-01 # by mail\r\ntags: [x]\r\n---\r\nText.';
const PROJECT = '---\r\ntype: project\r\nclient: "[[Acme]]"\r\nstage: contact # first\r\ndue: 2026-12-01\r\n---\r\n\r\n## Tasks\r\n\r\n- [ ] Draft\r\n';
const CARD = '---\r\ntype: client\r\n---\r\n\r\n## Log\r\n\r\n* 2026-10-10 call\r\n* 2026-11-01 complaint in: `[a:: b]` wrong (csat:: 3) invoice [severity:: low] ^c1\r\n';

function matterIn(path: string, text: string): Matter {
  const { record } = readAgain(path, text);
  if (record.kind === 'complaint' && record.complaint) return { kind: 'complaint', fact: record.complaint };
  if (record.kind === 'recommendation') return { kind: 'recommendation', fact: record.recommendation };
  if (record.kind === 'project') return { kind: 'project', fact: record.project };
  const fact = record.kind === 'client' ? record.card.complaints[0] : undefined;
  if (fact) return { kind: 'complaint', fact };
  throw new Error('nothing with steps');
}

function lineOf({ fact: { source: { line } } }: Matter, text: string): { readonly line: number; readonly expected: string } | null {
  return line === undefined ? null : { line, expected: text.split(/\r?\n/)[line - 1] ?? '' };
}

function after(path: string, text: string, taken: Taken, today: number): string {
  return changed(text, path, takeStep(taken, lineOf(taken, text), desk('en', { today })));
}

type Steps = readonly (readonly [today: number, entry: ComplaintEntry])[];
const life: Steps = [
  [on(2), { step: 'acknowledged', date: on(2) }],
  [on(3), { step: 'understood', date: on(3) }],
  [on(4), { step: 'offered', date: on(4), solution: ['apology', 'expedite'] }],
  [on(5), { step: 'resolved', date: on(5) }],
  [on(8), { step: 'confirmed', date: on(8), satisfied: false, csat: 2 }],
  [on(9), { step: 'offered', date: on(9), solution: ['compensation'] }],
  [on(10), { step: 'resolved', date: on(10) }],
  [on(13), { step: 'confirmed', date: on(13), satisfied: true, csat: 4 }],
];

function lived(path: string, text: string, steps: Steps): string {
  return steps.reduce((note, [today, entry]) => {
    const matter = matterIn(path, note);
    if (matter.kind !== 'complaint') throw new Error('a complaint was expected');
    return after(path, note, { ...matter, entry }, today);
  }, text);
}

describe('what is written', () => {
  test('the life of a complaint in its note, and no other byte', () => {
    expect(lived('C.md', COMPLAINT, life)).toBe(
      '---\r\ntype: complaint # mine\r\nclient: "[[Acme]]"\r\nreceived: 2026-11-01\r\nseverity: high\r\nacknowledged: 2026-11-02 # when?\r\n'
      + 'resolved:\r\n  - 2026-11-05\r\n  - 2026-11-10\r\nMy own: [1, "two"]\r\nstatus: confirmed\r\nunderstood: 2026-11-03\r\noffered: 2026-11-09\r\nsolution:\r\n  - compensation\r\n'
      + 'confirmed: 2026-11-13\r\nsatisfied: true\r\ncsat: 4\r\nreopened:\r\n  - 2026-11-08\r\n---\r\n\r\nText.\r\n',
    );
  });

  test('the life of a complaint that is a line, in that line', () => {
    expect(lived('Acme.md', CARD, life).split('\r\n')[7]).toBe(
      '* 2026-11-01 complaint in: `[a:: b]` wrong (csat:: 4) invoice [severity:: low] [acknowledged:: 2026-11-02] [understood:: 2026-11-03] [offered:: 2026-11-09]'
      + ' [solution:: compensation] [resolved:: 2026-11-05] [resolved:: 2026-11-10] [confirmed:: 2026-11-13] [satisfied:: true] [reopened:: 2026-11-08] ^c1',
    );
  });

  test('a new complaint after all its steps', () => {
    const { path, text } = created(logComplaint({ clients: ['Clients/Acme Logistics.md'], title: 'Trucks late again', subject: 'delay', severity: 'high', received: on(1), owner: 'Anna', words: 'Twice!' }, desk()));
    const note = lived(path, text, life);
    approve('created/complaint-after-all-steps.md', note);
    expect(note.slice(note.indexOf('\n---\n'))).toBe(text.slice(text.indexOf('\n---\n')));
  });

  const board = (...entries: Steps): unknown => propertiesOf(lived('C.md', COMPLAINT, entries))['status'];
  test('boards are shown where it stands', () => {
    expect(life.map((_, count) => board(...life.slice(0, count + 1)))).toEqual(['acknowledged', 'acknowledged', 'offered', 'resolved', 'reopened', 'reopened', 'resolved', 'confirmed']);
    expect(board([on(5), { step: 'resolved', date: on(5) }], [on(8), { step: 'confirmed', date: on(8), csat: 1 }])).toBe('reopened');
    expect(board([on(5), { step: 'withdrawn', date: on(5) }])).toBe('withdrawn');
  });

  test('a recommendation from asking to a new client, in the names that the note has', () => {
    const entries: readonly RecommendationEntry[] = [
      { step: 'received', date: on(5), form: 'linkedin', consent: 'named', until: on(5) + 365 }, { step: 'thanked', date: on(6) }, { step: 'published', date: on(7) },
      { step: 'used', date: on(8), where: 'proposal: Gamma', result: 'won' }, { step: 'used', date: on(9), where: 'a talk' }, { step: 'converted', date: on(10), who: 'Gamma' },
      { step: 'review', date: on(10), until: on(10) + 180 },
    ];
    const note = entries.reduce((text, entry) => {
      const matter = matterIn('R.md', text);
      return matter.kind === 'recommendation' ? after('R.md', text, { ...matter, entry }, TODAY) : text;
    }, RECOMMENDATION.replace('tags: [x]', 'поблагодарили:\r\nused_in: 2026-11-02 a letter\r\ntags: [x]'));
    expect(note).toBe(
      '---\r\ntype: recommendation\r\nclient: "[[Acme]]"\r\nasked: 2026-11-01 # by mail\r\nпоблагодарили: 2026-11-06\r\nused_in:\r\n  - 2026-11-02 a letter\r\n'
      + '  - "2026-11-08 proposal: Gamma: won"\r\n  - 2026-11-09 a talk\r\ntags: [x]\r\nform: linkedin\r\nreceived: 2026-11-05\r\nconsent: named\r\nconsent_date: 2026-11-05\r\n'
      + 'consent_until: 2027-11-05\r\npublished: 2026-11-07\r\nreferred: "[[Gamma]]"\r\nconverted: 2026-11-10\r\nreview_by: 2027-05-09\r\n---\r\nText.',
    );
  });

  test.each(LANGUAGES)('a project through its stages, with checklists and promises in %s', (language) => {
    const { say } = words(language);
    const note = STAGES.slice(1).reduce((text, step, index) => {
      const matter = matterIn('P.md', text);
      if (matter.kind !== 'project') throw new Error('a project was expected');
      const date = on(5 + index);
      const extras = { heading: say(`checklist.stage-${step}.name`), checklist: ['- [ ] 1', '- [ ] 2'], promises: stagePromises(step, date, words(language)) };
      const entry = { step, date, delivered: date - 1, result: 'success', csat: 5 } as const;
      return changed(text, 'P.md', takeStep({ ...matter, entry, extras }, null, desk(language)));
    }, PROJECT);
    approve(`created/project-through-stages-${language}.md`, note.replace(/\r\n/g, '\n'));
    expect(note.replace(/\r\n/g, '')).not.toContain('\n');
    const again = matterIn('P.md', note);
    expect(again.fact).toMatchObject({ stage: 'aftercare', start: on(6), delivered: on(6), completed: on(8), result: 'success', csat: 5, rated: on(8), due: day('2026-12-01') });
    expect(again.kind === 'project' && again.fact.milestones.map(({ due }) => due - on(7))).toEqual([2, 7, 7, 8, 31, 91]);
  });

  test.each([
    ['bad-yaml', '---\ntype: complaint\nreceived: 2026-11-01\nx: [\n---\n'],
    ['script-front-matter', '---js\ntype: complaint\n---\n'],
    ['unsupported-shape', '---\ntype: complaint\nreceived: 2026-11-01\nacknowledged: {by: me}\n---\n'],
  ])('a note with broken properties is left: %s', (refused, text) => {
    const plan = takeStep({ kind: 'complaint', fact: complaint({ path: 'C.md', received: on(1) }), entry: { step: 'acknowledged', date: TODAY } }, null, desk());
    if (isRefusal(plan)) throw new Error('a plan was expected');
    expect(applyEdits(text, plan.edits, parseYaml)).toMatchObject({ refused });
  });

  test('a line that says otherwise than the log did is left', () => {
    const matter = matterIn('Acme.md', CARD);
    if (matter.kind !== 'complaint') throw new Error('a complaint was expected');
    const expected = '- 2026-11-01 complaint in: wrong invoice [severity:: high]';
    const later = { ...matter.fact, acknowledged: on(2) };
    expect(lineWithFields({ line: 8, expected }, matter.fact, later, desk())).toEqual({ refused: 'unsupported-shape', line: 8 });
    expect(lineWithFields({ line: 8, expected: '- call' }, matter.fact, later, desk())).toEqual({ refused: 'unsupported-shape', line: 8 });
    expect(lineWithFields({ line: 8, expected: expected.replace(/complaint/, 'call') }, matter.fact, later, desk())).toEqual({ refused: 'unsupported-shape', line: 8 });
  });

  test('a line of a daily note has its day from the note', () => {
    const fact = complaint({ path: '2026-11-01.md', line: 2, received: on(1), severity: 'low' });
    const later = { ...fact, acknowledged: on(2) };
    expect(lineWithFields({ line: 2, expected: '- complaint in [[Acme]]: late' }, fact, later, desk())).toBe('- complaint in [[Acme]]: late [acknowledged:: 2026-11-02]');
    expect(lineWithFields({ line: 2, expected: '- [[Acme]]: late' }, fact, later, desk())).toEqual({ refused: 'unsupported-shape', line: 2 });
  });

  test('fields of a line are written in the words and names of the user', () => {
    const line = '- 2026-11-01 жалоба вх: счёт';
    const fact = complaint({ path: 'A.md', line: 3, received: on(1), severity: 'low' });
    const own = desk('ru', { own: { resolved: 'улажено' }, spelling: (table, meaning) => table[meaning].find((word) => /[а-я]/.test(word)) ?? meaning });
    const offered = complaintAfter(fact, { step: 'offered', date: on(2), solution: ['rework'] }, DEFAULT_WEIGHTS);
    const resolved = complaintAfter(offered, { step: 'resolved', date: on(3) }, DEFAULT_WEIGHTS);
    const text = lineWithFields({ line: 3, expected: line }, fact, resolved, own);
    expect(text).toMatch(/^- 2026-11-01 жалоба вх: счёт \[offered:: 2026-11-02\] \[solution:: [а-я_]+\] \[улажено:: 2026-11-03\]$/);
  });
});

// ── Whatever is done ────────────────────────────────────────────────────────────────────────────────────────────────

/** A step with what it needs, read off a number. */
function entered(matter: Matter, step: StepName, date: number, number: number): Taken {
  const one = <T>(all: readonly [T, ...T[]]): T => all[number % all.length] ?? all[0];
  const { kind, fact } = matter;
  switch (kind) {
    case 'complaint': return {
      kind, fact, entry: { step: COMPLAINT_STEPS.find((name) => name === step) ?? 'acknowledged', date, solution: one([['apology'], ['rework', 'terms']]), satisfied: one([true, false, null]), csat: one([null, null, 3, 1, 5]) },
    };
    case 'recommendation': return {
      kind, fact,
      entry: {
        step: RECOMMENDATION_STEPS.find((name) => name === step) ?? 'asked', date, consent: one(['named', 'anonymous', 'public', 'private', 'none']), until: one([TODAY + 400, date + 3]),
        anonymised: true, where: one(['a talk', 'proposal: "x"']), result: one(['', 'won']), who: one(['Gamma', 'Delta: North']),
      },
    };
    case 'project': return { kind, fact, entry: { step: PROJECT_STEPS.find((name) => name === step) ?? 'contact', date, delivered: date, result: one(['success', null]), csat: one([null, 4]) } };
  }
}

const anySteps = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 1000 }), fc.nat({ max: 1000 })), { maxLength: 14 });
const notes: readonly (readonly [string, string])[] = [['C.md', COMPLAINT], ['R.md', RECOMMENDATION], ['P.md', PROJECT], ['Acme.md', CARD]];

describe.each(notes)('any steps that can be taken in %s', (path, text) => {
  test('are read again as what was meant, without a problem; any other is refused', () => {
    fc.assert(fc.property(anySteps, (steps) => {
      let note = text;
      let today = on(1);
      for (const [days, choice, number] of steps) {
        today += days;
        const matter = matterIn(path, note);
        const { steps: chances, next } = courseOf(matter, today, DEFAULT_WEIGHTS);
        const possible = chances.filter(({ barrier }) => barrier === null);
        if (next !== null) expect(possible.map(({ step }) => step)).toContain(next);
        for (const barred of chances.filter(({ barrier }) => barrier !== null)) {
          expect(takeStep(entered(matter, barred.step, today, number), lineOf(matter, note), desk('en', { today }))).toMatchObject({ refused: 'step-impossible' });
        }
        const chosen = possible[choice % Math.max(1, possible.length)];
        if (!chosen) break;
        const from = chosen.from ?? chosen.until - 3;
        const date = from + (number % (chosen.until - from + 1));
        expect(fits(chosen, date)).toBe(true);
        const taken = entered(matter, chosen.step, date, number);
        for (const wrong of [from - 1, chosen.until + 1]) {
          if (chosen.from !== null || wrong > chosen.until) expect(takeStep(entered(matter, chosen.step, wrong, number), null, desk('en', { today }))).toMatchObject({ refused: 'step-impossible' });
        }
        if (lacks(taken, today).length > 0) continue;
        note = after(path, note, taken, today);
        const meant = matterAfter(taken, today, DEFAULT_WEIGHTS).fact;
        const { record, problems } = readAgain(path, note);
        const { fact } = matterIn(path, note);
        // How much a recommendation weighs follows from its form, when it is read.
        expect(fact).toEqual('weight' in meant && 'weight' in fact ? { ...meant, weight: fact.weight } : meant);
        expect([...problems, ...problemsOfDay(record, today)]).toEqual([]);
      }
    }), { numRuns: 150 });
  });
});

test('asking and reopening never pay: a no and a reopening cost, the other steps do not', () => {
  fc.assert(fc.property(anySteps, (steps) => {
    let fact = complaint({ received: on(1), severity: 'high' });
    let today = on(1);
    const loss = (one: Complaint): number => {
      const state = complaintState(one, today, DEFAULT_WEIGHTS);
      return state === null ? 0 : complaintLoss(one, state, today, DEFAULT_WEIGHTS);
    };
    for (const [days, choice, number] of steps) {
      today += days;
      const possible = courseOf({ kind: 'complaint', fact }, today, DEFAULT_WEIGHTS).steps.filter(({ barrier }) => barrier === null);
      const chosen = possible[choice % Math.max(1, possible.length)];
      if (!chosen) break;
      const taken = entered({ kind: 'complaint', fact }, chosen.step, today, number);
      if (taken.kind !== 'complaint' || !fits(chosen, today)) continue;
      const later = complaintAfter(fact, taken.entry, DEFAULT_WEIGHTS);
      const reopens = complaintState(later, today, DEFAULT_WEIGHTS)?.state === 'open' && complaintState(fact, today, DEFAULT_WEIGHTS)?.state === 'resolved';
      if (reopens) expect(loss(later)).toBeGreaterThanOrEqual(loss(fact));
      else expect(loss(later)).toBeLessThanOrEqual(loss(fact) + 1e-9);
      fact = later;
    }
  }), { numRuns: 300 });
});

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

describe.each(LANGUAGES)('in %s', (language) => {
  const said = words(language);
  const view = { today: TODAY, weights: DEFAULT_WEIGHTS, words: said };

  test('where a complaint stands, its targets and what is next are said', () => {
    const fact = complaint({ received: on(1), severity: 'high', acknowledged: on(4), offered: on(5), resolved: [on(4)], reopened: [on(9)] });
    const late: readonly Complaint[] = [fact, complaint({ received: on(18), severity: 'medium' }), complaint({ received: on(1), acknowledged: on(2), resolved: [on(5)] })];
    approve(`steps/standing-${language}.txt`, `${late.map((one) => [...standingLines({ kind: 'complaint', fact: one }, view), nextWords('complaint', 'resolved', on(8), view)].join('\n')).join('\n\n')}\n`);
  });

  test('every reason names its remedy, and every step has a name', () => {
    const dated = ['done', 'withdrawn', 'resolved', 'confirmed', 'ahead', 'no-room', 'declined', 'received', 'lapsed', 'consent-ahead', 'cancelled', 'completed'] as const;
    const plain = ['open', 'unresolved', 'given', 'unasked', 'unreceived', 'no-consent', 'private', 'passed', 'current', 'undelivered'] as const;
    const reasons = [...dated.map((why) => barrierWords({ why, day: on(3) }, said, TODAY)), ...plain.map((why) => barrierWords({ why }, said, TODAY))];
    const names = [...COMPLAINT_STEPS.map((step) => stepName('complaint', step, said)), ...RECOMMENDATION_STEPS.map((step) => stepName('recommendation', step, said)), ...PROJECT_STEPS.map((step) => stepName('project', step, said))];
    for (const text of [...reasons, ...names]) expect(text).toMatch(/^[^{}]+$/);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.join(' ')).not.toContain('..');
    expect(refusalWords({ refused: 'step-impossible', line: null }, 'C', said)).not.toContain('{');
  });
});

test('what is open is listed worst first', () => {
  const owned = <R>(record: R): { readonly record: R; readonly clients: readonly string[] } => ({ record, clients: [] });
  const book = {
    complaints: () => [
      owned(complaint({ path: 'done.md', received: on(1), resolved: [on(2)], confirmed: on(3), satisfied: true })), owned(complaint({ path: 'new.md', received: on(19) })),
      owned(complaint({ path: 'old.md', received: on(2), acknowledged: on(2), severity: 'critical' })),
    ],
    recommendations: () => [owned(recommendation({ path: 'used.md', received: on(1), thanked: on(1), consent: 'public' })), owned(recommendation({ path: 'thank.md', received: on(3) }))],
    projects: () => [owned(project({ path: 'over.md', stage: 'aftercare', delivered: on(3) })), owned(project({ path: 'live.md', stage: 'delivery' }))],
  };
  expect(openMatters(book, TODAY, DEFAULT_WEIGHTS).map(({ matter, next }) => `${matter.fact.source.path} ${next}`)).toEqual([
    'old.md understood', 'new.md acknowledged', 'thank.md thanked', 'used.md published', 'live.md closing',
  ]);
});

test('a recommendation as it is recorded goes on from there', () => {
  const { path, text } = created(recordRecommendation({ clients: ['A.md'], title: '', direction: 'received', form: 'word_of_mouth', date: on(3), words: '' }, desk()));
  expect(course(matterIn(path, text))[2]).toBe('→ thanked');
});
