/** Complaints, recommendations, and what becomes of all of it, in the health table. */
import type { RecommendationWeight, Severity } from '../../../src/core/model';
import { DEFAULT_WEIGHTS, trend } from '../../../src/core/health/health';
import { complaint, interaction, project, promise, question, recommendation, type WrittenClient, type WrittenComplaint, type WrittenRecommendation } from '../facts';
import { ago, call, letter, pointsOf, read, rows, scoreAndBand, section, shown, signed, table, told, TODAY, type Story } from './page';

const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** Contact is perfect, so that every point that is missing is the complaint's. */
function complained(...written: readonly WrittenComplaint[]): Story {
  return { contacts: [call(0)], complaints: written.map(complaint) };
}

function complaintOf(story: Story): readonly string[] {
  const found = read(story);
  const [reason] = found.reasons.filter(({ kind }) => kind === 'complaint');
  const state = reason?.kind === 'complaint' ? reason.state : null;
  return [state?.state ?? '–', shown(state?.age), shown(state?.reopens), pointsOf('complaint', found), shown(found.score)];
}

export function complaintsSection(): string {
  const { complaintTargets, complaintPoints } = DEFAULT_WEIGHTS;
  const open = (severity: Severity, days: number): string =>
    pointsOf('complaint', read(complained({ received: ago(days), acknowledged: ago(days), severity })));
  const head = ['Situation', 'State', 'Age', 'Reopened', 'Points', 'Score'];
  const old = { received: ago(40), acknowledged: ago(40) };
  return section(
    'Complaints',
    'Points that an open, acknowledged complaint takes, by the days that it has been open. Past its target it grows by half '
      + 'per further target, up to the double.',
    table(['Severity', 'Points', 'Target', 'Today', 'At the target', 'A day later', 'Twice the target', 'Three times', 'Four times'], SEVERITIES.map((severity) => {
      const target = complaintTargets[severity];
      const days = [0, target, target + 1, target * 2, target * 3, target * 4];
      return [severity, String(complaintPoints[severity]), `${String(target)} days`, ...days.map((each) => open(severity, each))];
    })),
    'Where a complaint says by which `due` day its solution was agreed, the days until then are its target.',
    table(head, rows(complaintOf, [
      ['medium, received 20 days ago', complained({ received: ago(20), acknowledged: ago(20) })],
      ['to be solved today, as agreed', complained({ received: ago(20), acknowledged: ago(20), due: ago(0) })],
      ['to have been solved 15 days ago', complained({ received: ago(20), acknowledged: ago(20), due: ago(15) })],
      ['to have been solved before it was received: no agreement', complained({ received: ago(20), acknowledged: ago(20), due: ago(21) })],
    ])),
    'Five points more while nobody has answered for more than a day.',
    table(head, rows(complaintOf, [
      ['medium, received today', complained({ received: ago(0) })],
      ['received yesterday, unanswered', complained({ received: ago(1) })],
      ['received 2 days ago, unanswered', complained({ received: ago(2) })],
      ['received 2 days ago, answered today', complained({ received: ago(2), acknowledged: ago(0) })],
      ['received 2 days ago, to be answered tomorrow', complained({ received: ago(2), acknowledged: ago(-1) })],
      ['received tomorrow', complained({ received: ago(-1) })],
    ])),
    'Once resolved, half is left until the client says that it is really solved, and that half fades with a half-life of 30 '
      + 'days. The answer no reopens it. A CSAT of 4 or 5 stands for yes, of 1 or 2 for no.',
    table(head, rows(complaintOf, [
      ['medium, resolved today', complained({ ...old, resolved: ago(0) })],
      ['resolved 30 days ago', complained({ ...old, resolved: ago(30) })],
      ['resolved, never acknowledged', complained({ received: ago(40), resolved: ago(30) })],
      ['resolved tomorrow', complained({ ...old, resolved: ago(-1) })],
      ['resolved 30 days ago, asked without a clear answer', complained({ ...old, resolved: ago(30), confirmed: ago(10) })],
      ['CSAT 3', complained({ ...old, resolved: ago(30), confirmed: ago(10), csat: 3 })],
      ['satisfied', complained({ ...old, resolved: ago(30), confirmed: ago(10), satisfied: true })],
      ['CSAT 4', complained({ ...old, resolved: ago(30), confirmed: ago(10), csat: 4 })],
      ['satisfied, with a CSAT of 1: the word counts', complained({ ...old, resolved: ago(30), confirmed: ago(10), satisfied: true, csat: 1 })],
      ['satisfied, said tomorrow', complained({ ...old, resolved: ago(30), confirmed: ago(-1), satisfied: true })],
      ['satisfied, said on the day of the resolution', complained({ ...old, resolved: ago(30), confirmed: ago(30), satisfied: true })],
      ['satisfied, said before the resolution', complained({ ...old, resolved: ago(30), confirmed: ago(31), satisfied: true })],
      ['not satisfied', complained({ ...old, resolved: ago(30), confirmed: ago(10), satisfied: false })],
      ['CSAT 2', complained({ ...old, resolved: ago(30), confirmed: ago(10), csat: 2 })],
      ['not satisfied, and reopened on the same day: once', complained({ ...old, resolved: ago(30), confirmed: ago(10), satisfied: false, reopened: ago(10) })],
      ['not satisfied, then resolved again today', complained({ ...old, resolved: [ago(30), ago(0)], confirmed: ago(10), satisfied: false })],
      ['not satisfied, said before any resolution', complained({ ...old, confirmed: ago(10), satisfied: false })],
    ])),
    'A reopened complaint goes on ageing where it stopped, and weighs a quarter more for each of the first two reopenings.',
    table(head, rows(complaintOf, [
      ['medium, open for 4 days, resolved, reopened 3 days ago', complained({ ...old, resolved: ago(36), reopened: ago(3) })],
      ['open for 9 days, resolved, reopened 2 days ago', complained({ ...old, resolved: ago(31), reopened: ago(2) })],
      ['reopened on the day of the resolution', complained({ ...old, resolved: ago(30), reopened: ago(30) })],
      ['resolved, reopened and resolved again on one day', complained({ ...old, resolved: [ago(30), ago(30)], reopened: ago(30) })],
      ['reopened before the resolution: no effect', complained({ ...old, resolved: ago(30), reopened: ago(31) })],
      ['reopened and never resolved: no effect', complained({ ...old, reopened: ago(31) })],
      ['resolved before the receipt: no effect', complained({ ...old, resolved: ago(41) })],
      ['resolved on the day of the receipt', complained({ ...old, resolved: ago(40) })],
      ['to be reopened tomorrow', complained({ ...old, resolved: ago(30), reopened: ago(-1) })],
      ['reopened twice', complained({ ...old, resolved: [ago(38), ago(20)], reopened: [ago(30), ago(1)] })],
      ['reopened three times: no more than twice', complained({ ...old, resolved: [ago(39), ago(30), ago(20)], reopened: [ago(35), ago(25), ago(1)] })],
      ['reopened once, resolved 30 days ago', complained({ ...old, resolved: [ago(38), ago(30)], reopened: ago(36) })],
      ['reopened twice, then resolved and satisfied', complained({ ...old, resolved: [ago(38), ago(30), ago(10)], reopened: [ago(36), ago(20)], confirmed: ago(5), satisfied: true })],
    ])),
    'Taken back, and all together.',
    table(['Situation', 'Complaints', 'Limit', 'Score'], rows((story) => {
      const found = read(story);
      return [pointsOf('complaint', found), pointsOf('cap', found), shown(found.score)];
    }, [
      ['withdrawn today', complained({ ...old, withdrawn: ago(0) })],
      ['to be withdrawn tomorrow', complained({ ...old, withdrawn: ago(-1) })],
      ['two high complaints, 5 days open', complained({ received: ago(5), acknowledged: ago(5), severity: 'high' }, { received: ago(5), acknowledged: ago(5), severity: 'high' })],
      ['two high and one medium, 5 days open', complained(
        { received: ago(5), acknowledged: ago(5), severity: 'high' }, { received: ago(5), acknowledged: ago(5), severity: 'high' },
        { received: ago(5), acknowledged: ago(5) },
      )],
      ['critical, 4 days open, unanswered', complained({ received: ago(4), severity: 'critical' })],
    ])),
  );
}

export function recommendationsSection(): string {
  // Contact 45 days ago leaves room above the score for what is given.
  const recommended = (...written: readonly WrittenRecommendation[]): Story => ({ contacts: [call(45)], recommendations: written.map(recommendation) });
  const weights: readonly RecommendationWeight[] = ['oral', 'referral', 'testimonial', 'letter'];
  const ages = [0, 90, 180, 365, 366];
  const gift = (written: WrittenRecommendation): string => pointsOf('recommendation', read(recommended(written)));
  return section(
    'Recommendations',
    'Points that a recommendation of the client gives, by its age: every 180 days half, and after 365 days none.',
    table(['Form', ...ages.map((age) => `${String(age)} days`)], weights.map((weight) => [weight, ...ages.map((age) => gift({ weight, received: ago(age) }))])),
    'More once the recommended became a client, by the age of that day.',
    table(['Situation', 'Points'], [
      ...ages.map((age) => [`referral 400 days ago, converted ${String(age)} days ago`, gift({ weight: 'referral', received: ago(400), converted: ago(age) })]),
      ['referral 90 days ago, converted today', gift({ weight: 'referral', received: ago(90), converted: ago(0) })],
      ['referral 90 days ago, to be converted tomorrow', gift({ weight: 'referral', received: ago(90), converted: ago(-1) })],
      ['a letter, withdrawn today', gift({ weight: 'letter', received: ago(90), withdrawn: ago(0) })],
      ['a letter, to be withdrawn tomorrow', gift({ weight: 'letter', received: ago(90), withdrawn: ago(-1) })],
      ['a letter to be received tomorrow', gift({ weight: 'letter', received: ago(-1) })],
      ['asked for', gift({ weight: 'letter', asked: ago(5) })],
      ['asked for and declined', gift({ weight: 'letter', asked: ago(5), declined: ago(2) })],
      ['one that I gave', gift({ weight: 'letter', direction: 'given', given: ago(5) })],
    ]),
    'All together they give no more than 10.',
    table(['Situation', 'Recommendations', 'Limit', 'Score'], rows((story) => {
      const found = read(story);
      return [pointsOf('recommendation', found), pointsOf('cap', found), shown(found.score)];
    }, [
      ['two letters today', recommended({ weight: 'letter', received: ago(0) }, { weight: 'letter', received: ago(0) })],
      ['three letters today', recommended(...[1, 2, 3].map((): WrittenRecommendation => ({ weight: 'letter', received: ago(0) })))],
    ])),
  );
}

export function scoreSection(): string {
  const answered = [20, 40, 60].map((days) => question({ date: ago(days), answered: true }));
  const kept = [1, 2, 3, 4].map((days) => promise({ due: ago(days), done: ago(days) }));
  const band = (story: Story): readonly string[] => {
    const found = read(story);
    return [shown(found.base), shown(found.bonus), shown(found.penalty), found.raw === null ? '–' : signed(Math.round(found.raw * 1000) / 1000).replace('+', ''), shown(found.confidence), scoreAndBand(found)];
  };
  return section(
    'The score',
    'The base is the weighted mean of the factors that have a value; gifts are added, harm is taken away, and the result is '
      + 'held between 0 and 100. Bands are read from the score as shown. Little evidence makes a score provisional.',
    table(['Situation', 'Base', 'Bonus', 'Penalty', 'Unbounded', 'Confidence', 'Score'], rows(band, [
      ['nothing on record', {}],
      ['only a call', { contacts: [call(0)] }],
      ['a call and a CSAT of 5', { contacts: [call(0, { csat: 5 })] }],
      ['the same with four days of contact', { contacts: [call(0, { csat: 5 }), call(9), call(19), call(29)] }],
      ['four days of contact and four promises kept', { contacts: [call(0), call(9), call(19), call(29)], promises: kept }],
      ['the same and a CSAT of 5', { contacts: [call(0, { csat: 5 }), call(9), call(19), call(29)], promises: kept }],
      ['all four kinds of evidence', { contacts: [call(0, { csat: 5 }), call(9, { csat: 4 }), ...answered], promises: kept }],
      ['only promises kept', { promises: kept }],
      ['147 days of silence at a cadence of 97', { card: { cadence: 97 }, contacts: [call(147)] }],
      ['148 days of silence at a cadence of 97', { card: { cadence: 97 }, contacts: [call(148)] }],
      ['72 days of silence at a cadence of 31', { card: { cadence: 31 }, contacts: [call(72)] }],
      ['73 days of silence at a cadence of 31', { card: { cadence: 31 }, contacts: [call(73)] }],
      ['only a high complaint of today', { complaints: [complaint({ received: ago(0), severity: 'high' })] }],
      ['only a complaint, resolved and confirmed', { complaints: [complaint({ received: ago(9), resolved: ago(5), confirmed: ago(2), satisfied: true })] }],
      ['only a complaint that was withdrawn', { complaints: [complaint({ received: ago(9), withdrawn: ago(5) })] }],
      ['only a recommendation', { recommendations: [recommendation({ received: ago(0) })] }],
      ['only a recommendation of 400 days ago', { recommendations: [recommendation({ received: ago(400) })] }],
      ['only a recommendation that was withdrawn', { recommendations: [recommendation({ received: ago(9), withdrawn: ago(5) })] }],
      ['more harm than there is', { contacts: [call(180)], complaints: [complaint({ received: ago(0), severity: 'high' })] }],
      ['more gifts than there is room', { contacts: [call(0)], recommendations: [recommendation({ received: ago(0), weight: 'letter' })] }],
    ])),
  );
}

export function standingSection(): string {
  const standing = (card: WrittenClient): Story => ({ card, contacts: [call(0)] });
  const silent = (days: number, more: Story = {}): Story => ({ contacts: [call(days)], ...more });
  const band = (story: Story): readonly string[] => [scoreAndBand(read(story))];
  return section(
    'Who is judged',
    'Prospects, and clients whose relationship is paused or over, have no score. The days decide; the status word only where '
      + 'there are none.',
    table(['Situation', 'Score'], rows(band, [
      ['active', standing({})],
      ['prospect', standing({ status: 'prospect' })],
      ['status paused, no day', standing({ status: 'paused' })],
      ['status former, no day', standing({ status: 'former' })],
      ['status former, taken up again, no day of the end', standing({ status: 'former', resumed: ago(5) })],
      ['paused today', standing({ paused: ago(0) })],
      ['to be paused tomorrow', standing({ paused: ago(-1) })],
      ['status former, to end tomorrow', standing({ status: 'former', ended: ago(-1) })],
      ['ended, status still active', standing({ ended: ago(10) })],
      ['paused and taken up again later', standing({ paused: ago(10), resumed: ago(5) })],
      ['paused and taken up again on the same day', standing({ paused: ago(10), resumed: ago(10) })],
      ['paused and to be taken up again tomorrow', standing({ paused: ago(10), resumed: ago(-1) })],
      ['paused, taken up again, ended', standing({ paused: ago(10), resumed: ago(5), ended: ago(2) })],
      ['prospect, taken up again', standing({ status: 'prospect', paused: ago(10), resumed: ago(5) })],
    ])),
    'A card that has been silent for more than a year, and for more than four cadences, sleeps unless something is alive.',
    table(['Situation', 'Score'], rows(band, [
      ['silent for 365 days', silent(365)],
      ['silent for 366 days', silent(366)],
      ['cadence 100, silent for 400 days', silent(400, { card: { cadence: 100 } })],
      ['cadence 100, silent for 401 days', silent(401, { card: { cadence: 100 } })],
      ['never contacted', { card: { since: ago(900) } }],
      ['silent for 500 days, their unanswered letter 2 days ago', { contacts: [call(500), question({ date: ago(2), direction: 'in' })] }],
      ['silent for 500 days, a note 2 days ago', { contacts: [call(500), call(2, { kind: 'note' })] }],
      ['silent for 500 days, a call planned', { contacts: [call(500), interaction({ date: ago(-2), status: 'planned' })] }],
      ['an open complaint of 450 days ago', silent(500, { complaints: [complaint({ received: ago(450) })] })],
      ['a complaint resolved yesterday', silent(500, { complaints: [complaint({ received: ago(450), resolved: ago(1) })] })],
      ['a live project, begun 729 days ago', silent(500, { projects: [project({ start: ago(729) })] })],
      ['a live project, begun 730 days ago', silent(500, { projects: [project({ start: ago(730) })] })],
      ['a live project, begun 900 days ago, due 729 days ago', silent(500, { projects: [project({ start: ago(900), due: ago(729) })] })],
      ['a live project, begun 900 days ago, due 730 days ago', silent(500, { projects: [project({ start: ago(900), due: ago(730) })] })],
      ['a live project, due 900 days ago, moved to next month', silent(500, { projects: [project({ start: ago(950), due: ago(900), moves: [{ on: ago(910), due: ago(-30) }] })] })],
      ['a project without any day', silent(500, { projects: [project()] })],
      ['a project completed yesterday', silent(500, { projects: [project({ start: ago(90), completed: ago(1) })] })],
      ['a project to begin tomorrow', silent(500, { projects: [project({ start: ago(-1), due: ago(-9) })] })],
      ['an undone promise, due 364 days ago', silent(500, { promises: [promise({ due: ago(364) })] })],
      ['an undone promise, due 365 days ago', silent(500, { promises: [promise({ due: ago(365) })] })],
      ['an undone promise, due next year', silent(500, { promises: [promise({ due: ago(-365) })] })],
      ['a promise kept yesterday', silent(500, { promises: [promise({ due: ago(1), done: ago(1) })] })],
      ['a promise of the client’s', silent(500, { promises: [promise({ due: ago(10), owner: 'client' })] })],
      ['a next step, due 364 days ago', silent(500, { card: { cadence: 30, nextStepDue: ago(364) } })],
      ['a next step, due 365 days ago', silent(500, { card: { cadence: 30, nextStepDue: ago(365) } })],
      ['recommended me 364 days ago', silent(500, { recommendations: [recommendation({ received: ago(364) })] })],
      ['recommended me 365 days ago', silent(500, { recommendations: [recommendation({ received: ago(365) })] })],
      ['recommended me 10 days ago, withdrawn', silent(500, { recommendations: [recommendation({ received: ago(10), withdrawn: ago(5) })] })],
      ['I recommended them 10 days ago', silent(500, { recommendations: [recommendation({ direction: 'given', given: ago(10) })] })],
    ])),
  );
}

export function trendSection(): string {
  const moved = (story: Story): readonly string[] => {
    const found = trend(told(story), TODAY, DEFAULT_WEIGHTS);
    if (found === null) return ['–', '–', '–', 'not judged'];
    const { previous, delta, direction } = found;
    return [shown(previous), shown(read(story).score), delta === null ? '–' : signed(delta), direction ?? '–'];
  };
  const fading = (cadence: number, days: number): Story => ({ card: { cadence }, contacts: [call(days)] });
  return section(
    'Trend',
    'The score now and 30 days ago. From 5 points on it has moved.',
    table(['Situation', '30 days ago', 'Now', 'Change', 'Trend'], rows(moved, [
      ['no contact 30 days ago yet', { contacts: [call(29)] }],
      ['first contact exactly 30 days ago', { contacts: [call(30)] }],
      ['cadence 365, silent for 391 days', fading(365, 391)],
      ['cadence 365, silent for 392 days', fading(365, 392)],
      ['cadence 365, silent for 393 days', fading(365, 393)],
      ['back in contact after 75 days of silence', { contacts: [call(0), call(75)] }],
      ['a complaint received yesterday', complained({ received: ago(1), severity: 'low' })],
      ['a complaint of 40 days ago, resolved and confirmed', complained({ received: ago(40), acknowledged: ago(40), resolved: ago(20), confirmed: ago(10), satisfied: true })],
      ['paused', { card: { paused: ago(3) }, contacts: [call(30)] }],
    ])),
  );
}

export function explanationSection(): string {
  const story: Story = {
    contacts: [
      call(45, { path: 'Clients/Acme.md', line: 12, csat: 4 }), call(100, { path: 'Clients/Acme.md', line: 14, csat: 5 }),
      question({ path: 'Clients/Acme.md', line: 20, date: ago(20) }), question({ path: 'Clients/Acme.md', line: 21, date: ago(50) }),
      letter(44, { path: 'Clients/Acme.md', line: 13, direction: 'in' }), question({ path: 'Clients/Acme.md', line: 22, date: ago(80) }),
      letter(75, { path: 'Clients/Acme.md', line: 23, direction: 'in' }),
    ],
    promises: [
      promise({ path: 'Clients/Acme.md', line: 30, due: ago(60), done: ago(60) }),
      promise({ path: 'Clients/Acme.md', line: 31, due: ago(30), done: ago(23) }),
    ],
    complaints: [complaint({ path: 'Complaints/Late invoice.md', received: ago(12), acknowledged: ago(11) })],
    recommendations: [recommendation({ path: 'Recommendations/Referral to Beta.md', weight: 'referral', received: ago(90) })],
  };
  const { reasons, score } = read(story);
  return section(
    'The explanation',
    'A score begins at 100. Every line says what it loses or was given, and where that is written; together they are the score.',
    table(['Line', 'Points', 'Written in'], [
      ['begins at', '100', ''],
      ...reasons.map(({ kind, points, sources }) => [
        kind, signed(points), sources.map(({ path, line }) => line === undefined ? path : `${path}, line ${String(line)}`).join('; '),
      ]),
      ['**score**', `**${shown(score)}**`, ''],
    ]),
  );
}
