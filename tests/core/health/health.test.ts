import { complaint, facts, project, promise, question, recommendation, client } from '../../support/facts';
import { ago, call, letter, read, told, TODAY, type Story } from '../../support/health-table/page';
import { complaintState } from '../../../src/core/health/complaint-state';
import { waitingMessage } from '../../../src/core/health/contact';
import { effectiveDue } from '../../../src/core/health/commitments';
import { changedSince, DEFAULT_WEIGHTS, health, history, scoreOn, trend, type Reason, type ReasonKind } from '../../../src/core/health/health';
import type { Interaction } from '../../../src/core/model';

function reason<Kind extends ReasonKind>(kind: Kind, story: Story): Extract<Reason, { kind: Kind }> {
  const isOfKind = (one: Reason): one is Extract<Reason, { kind: Kind }> => one.kind === kind;
  const found = read(story).reasons.find(isOfKind);
  if (!found) throw new Error(`No reason of kind ${kind}`);
  return found;
}

describe('the trend', () => {
  const withLetters = (...letters: readonly Parameters<typeof recommendation>[0][]) => trend(facts({
    client: client({ cadence: 30 }), interactions: [call(40), call(5)], promises: [promise({ due: ago(100), done: ago(80) })],
    recommendations: letters.map((one) => recommendation({ weight: 'letter', ...one })),
  }), TODAY, DEFAULT_WEIGHTS);

  it('is one from five points on', () => {
    expect(withLetters({ received: ago(0) })).toEqual({ days: 30, previous: 63.6, delta: 5, direction: 'up' });
    expect(withLetters({ received: ago(30), withdrawn: ago(0) })).toEqual({ days: 30, previous: 68.6, delta: -5, direction: 'down' });
    expect(withLetters({ received: ago(6) })).toMatchObject({ delta: 4.9, direction: 'flat' });
  });
});

describe('a message of mine', () => {
  const asked = question({ date: ago(20) });
  const waits = (on: number, since: number | null, ...others: readonly Interaction[]): Interaction | null =>
    waitingMessage([asked, ...others], since === null ? null : ago(since), ago(on));

  it('waits from its day until a word of the client’s', () => {
    expect(waits(21, null)).toBeNull();
    expect(waits(20, null)).toBe(asked);
    expect(waits(0, 20, letter(5))).toBe(asked);
    expect(waits(10, null, call(5))).toBe(asked);
    expect(waits(5, null, call(5))).toBeNull();
    expect(waits(0, null, letter(19, { direction: 'in' }))).toBeNull();
  });

  it('is none of those before the day that is asked for, and of several the last', () => {
    expect(waits(0, 19)).toBeNull();
    const later = question({ date: ago(10) });
    expect(waits(0, null, later)).toBe(later);
  });
});

describe('a reason carries what its sentence needs', () => {
  it('contact: the last one, the cadence and its source', () => {
    const last = call(45);
    expect(reason('contact', { contacts: [call(90), last] })).toEqual({
      kind: 'contact', points: -29.3, sources: [last.source], days: 45, daysSinceWord: 45, last, lastWord: last, cadence: 30,
      cadenceSource: 'card', clock: 'contact', ratio: 1.5,
    });
  });

  it('contact: the client’s last word, where that is the clock that decides', () => {
    const mine = letter(5);
    const theirs = call(120);
    expect(reason('contact', { contacts: [theirs, mine] })).toMatchObject({
      clock: 'word', days: 5, daysSinceWord: 120, last: mine, lastWord: theirs, sources: [theirs.source, mine.source],
    });
  });

  it('satisfaction: the last two answers, newest first, and where they stand', () => {
    const older = call(40, { csat: 5 });
    const last = call(10, { csat: 4 });
    expect(reason('satisfaction', { contacts: [last, older] })).toMatchObject({
      last: { date: last.date, measure: 'csat', given: 4, value: 85, source: last.source }, previous: { given: 5 }, n: 2, trend: -3.7,
      sources: [last.source, older.source],
    });
    expect(reason('satisfaction', { contacts: [call(3, { mood: 'negative' })] })).toMatchObject({
      last: { measure: 'mood', given: 'negative' }, previous: null, n: 1, trend: 0,
    });
    // A quarter of what the last one is from the mean of the three before it; the 1 before those says nothing.
    const five = [[50, 1], [40, 5], [30, 5], [20, 4], [10, 4]].map(([days = 0, csat = 0]) => call(days, { csat }));
    expect(reason('satisfaction', { contacts: five })).toMatchObject({ n: 5, trend: -2.5 });
  });

  it('commitments: the worst delay, and all that were late, the worst first', () => {
    const worst = promise({ due: ago(20) });
    const late = promise({ due: ago(10), done: ago(7) });
    const found = reason('commitments', { promises: [late, worst, promise({ due: ago(5), done: ago(5) })] });
    expect(found).toMatchObject({
      n: 3, onTime: 1, sources: [worst.source, late.source], worst: { days: 20, due: ago(20), done: null, commitment: { kind: 'promise', source: worst.source } },
    });
    expect(reason('commitments', { promises: [promise({ due: ago(5), done: ago(5) })] })).toMatchObject({ points: 0, worst: null, sources: [] });
  });

  it('reciprocity: the messages without a reply, the last one first', () => {
    const messages = [20, 40, 60].map((days) => question({ date: ago(days) }));
    expect(reason('reciprocity', { contacts: [...messages, letter(55, { direction: 'in' })] })).toMatchObject({
      n: 3, answered: 1, unanswered: messages[0], sources: [messages[0]?.source, messages[1]?.source],
    });
  });

  it('complaint: the complaint and its state', () => {
    const late = complaint({ received: ago(12), severity: 'high' });
    expect(reason('complaint', { complaints: [late] })).toMatchObject({
      complaint: late, state: { state: 'open', age: 12, target: 5, overdue: true, unacknowledged: true, reopens: 0 }, sources: [late.source],
    });
  });

  it('recommendation: its age, and that of what came of it', () => {
    const letterOfThanks = recommendation({ received: ago(90), converted: ago(10) });
    expect(reason('recommendation', { contacts: [call(60)], recommendations: [letterOfThanks] })).toMatchObject({
      recommendation: letterOfThanks, age: 90, convertedAge: 10, sources: [letterOfThanks.source],
    });
  });

  it('provisional, cap and clamp: where the score begins and what holds it', () => {
    const grave = { received: ago(9), acknowledged: ago(9), severity: 'critical' } as const;
    expect(reason('provisional', { complaints: [complaint(grave)] })).toMatchObject({ points: -30, base: 70 });
    expect(reason('cap', { complaints: [complaint(grave)] })).toMatchObject({ points: 50, of: 'complaints', limit: 80 });
    expect(reason('clamp', { complaints: [complaint(grave)] })).toMatchObject({ points: 10, at: 0 });
    const letters = [1, 2, 3].map(() => recommendation({ received: ago(0), weight: 'letter' }));
    expect(reason('cap', { contacts: [call(0)], recommendations: letters })).toMatchObject({ points: -5, of: 'recommendations', limit: 10 });
    expect(reason('clamp', { contacts: [call(0)], recommendations: letters })).toMatchObject({ points: -10, at: 100 });
  });
});

describe('the lines of an explanation', () => {
  it('stand in order of loss, equal ones by kind and place', () => {
    const same = { received: ago(2), acknowledged: ago(1) };
    const story: Story = {
      contacts: [call(0, { csat: 5 })],
      complaints: [complaint({ ...same, path: 'b.md' }), complaint({ ...same, path: 'a.md', line: 9 }), complaint({ ...same, path: 'a.md', line: 10 }), complaint({ ...same, severity: 'high' })],
    };
    expect(read(story).reasons.map(({ kind, points, sources }) => `${kind} ${String(points)} ${kind === 'complaint' ? sources[0]?.path ?? '' : ''}${String(sources[0]?.line ?? '')}`)).toEqual([
      expect.stringMatching(/^complaint -35 /), 'complaint -15 a.md9', 'complaint -15 a.md10', 'complaint -15 b.md', 'contact 0 ', 'satisfaction 0 ',
    ]);
  });

  it('are rounded by largest remainder', () => {
    // Exact losses: contact 29.2893 · 0.35 / 0.65 = 15.7712, satisfaction 15 · 0.3 / 0.65 = 6.9231; the score shows 77.3.
    const { score, reasons } = read({ contacts: [call(45, { csat: 4 })] });
    expect(score).toBe(77.3);
    expect(reasons.map(({ kind, points }) => [kind, points])).toEqual([['contact', -15.8], ['satisfaction', -6.9]]);
  });

  it('leave out a complaint that has faded to nothing, and keep a factor that loses nothing', () => {
    const { reasons } = read({ contacts: [call(0)], complaints: [complaint({ received: ago(800), resolved: ago(700) })] });
    expect(reasons.map(({ kind, points }) => [kind, points])).toEqual([['contact', 0]]);
  });

  it('name each place once', () => {
    const place = { path: 'Clients/Acme.md', line: 12 };
    expect(reason('satisfaction', { contacts: [call(3, { ...place, csat: 5, nps: 9 })] }).sources).toEqual([place]);
  });
});

describe('what changed since a day', () => {
  const late = complaint({ received: ago(5), acknowledged: ago(5), severity: 'high' });
  const story: Story = { contacts: [call(50)], complaints: [late], recommendations: [recommendation({ received: ago(2) })] };

  it('is the difference of two explanations, the biggest loss first', () => {
    const found = changedSince(told(story), ago(20), TODAY, DEFAULT_WEIGHTS);
    expect(found).toMatchObject({ previous: 100, score: 32, delta: -68 });
    expect(found?.changes.map(({ kind, points, before, now }) => [kind, points, before?.points ?? null, now?.points ?? null])).toEqual([
      ['contact', -37, 0, -37], ['complaint', -35, null, -35], ['recommendation', 4, null, 4],
    ]);
  });

  it('tells what is gone', () => {
    const solved = { ...late, received: ago(30), acknowledged: ago(30), resolved: [ago(3)], confirmed: ago(2), satisfied: true };
    const found = changedSince(told({ contacts: [call(0), call(20)], complaints: [solved] }), ago(10), TODAY, DEFAULT_WEIGHTS);
    expect(found?.changes).toMatchObject([{ kind: 'complaint', points: 70, now: null, before: { complaint: { title: late.title } } }]);
  });

  it('needs a score on both days', () => {
    expect(changedSince(told(story), ago(60), TODAY, DEFAULT_WEIGHTS)).toBeNull();
    expect(changedSince(told({ ...story, card: { paused: ago(1) } }), ago(20), TODAY, DEFAULT_WEIGHTS)).toBeNull();
  });
});

describe('history', () => {
  it('is 26 weekly points, the oldest first, the last one today', () => {
    const all = told({ contacts: [call(100), call(30)] });
    const points = history(all, TODAY, DEFAULT_WEIGHTS);
    expect(points).toHaveLength(26);
    expect(points[0]).toEqual({ date: TODAY - 175, score: null });
    expect(points[25]).toEqual({ date: TODAY, score: 100 });
    for (const { date, score } of points) expect(scoreOn(all, date, DEFAULT_WEIGHTS)).toBe(score);
  });
});

describe('a complaint’s state', () => {
  const state = (written: Parameters<typeof complaint>[0]): ReturnType<typeof complaintState> => complaintState(complaint(written), TODAY, DEFAULT_WEIGHTS);

  it('is none before the receipt', () => {
    expect(state({ received: ago(-1) })).toBeNull();
  });

  it('names the day of its target, also where it was reached before a reopening', () => {
    expect(state({ received: ago(4) })).toMatchObject({ age: 4, targetDay: ago(-6), overdue: false });
    expect(state({ received: ago(40), resolved: ago(35), reopened: ago(3) })).toMatchObject({ age: 8, targetDay: ago(-2) });
    expect(state({ received: ago(40), resolved: ago(20), reopened: ago(3) })).toMatchObject({ age: 23, targetDay: ago(30), overdue: true });
    expect(state({ received: ago(40), resolved: ago(35) })).toMatchObject({ age: 5, targetDay: null, resolvedOn: ago(35) });
  });

  it('is to be solved by the day agreed on, if that is no day before the receipt', () => {
    expect(state({ received: ago(4), due: ago(1) })).toMatchObject({ target: 3, targetDay: ago(1), overdue: true });
    expect(state({ received: ago(4), due: ago(-16) })).toMatchObject({ target: 20, targetDay: ago(-16), overdue: false });
    expect(state({ received: ago(4), due: ago(4) })).toMatchObject({ target: 1, overdue: true });
    expect(state({ received: ago(4), due: ago(5) })).toMatchObject({ target: 10 });
  });

  it('has no outcome while open, and the client’s answer afterwards', () => {
    expect(state({ received: ago(9) })).toMatchObject({ state: 'open', outcome: null, confirmedOn: null });
    expect(state({ received: ago(9), resolved: ago(3) })).toMatchObject({ state: 'resolved', outcome: 'unknown', confirmedOn: null });
    expect(state({ received: ago(9), resolved: ago(3), confirmed: ago(1), satisfied: true })).toMatchObject({ outcome: 'satisfied', confirmedOn: ago(1) });
    expect(state({ received: ago(9), resolved: [ago(3), ago(3)], confirmed: ago(3), satisfied: false })).toMatchObject({ state: 'resolved', outcome: 'unsatisfied' });
    expect(state({ received: ago(9), resolved: ago(3), confirmed: ago(1), satisfied: false })).toMatchObject({ state: 'open', outcome: null, reopens: 1 });
  });

  it('withdrawn, ages no further and owes no answer', () => {
    expect(state({ received: ago(30), withdrawn: ago(10) })).toMatchObject({
      state: 'withdrawn', age: 20, overdue: false, unacknowledged: false, outcome: 'unknown',
    });
  });

  it('says since when an answer is late', () => {
    expect(state({ received: ago(1) })).toMatchObject({ unacknowledged: true, acknowledgementLate: false });
    expect(state({ received: ago(2) })).toMatchObject({ unacknowledged: true, acknowledgementLate: true });
    expect(state({ received: ago(2), acknowledged: ago(0) })).toMatchObject({ unacknowledged: false, acknowledgedOn: ago(0) });
  });
});

describe('the due day in force', () => {
  it('is that of a promise or a project, after the moves agreed by a day', () => {
    const moved = promise({ due: ago(10), moves: [{ on: ago(5), due: ago(1) }, { on: ago(12), due: ago(5) }] });
    expect(effectiveDue(moved, ago(13))).toBe(ago(10));
    expect(effectiveDue(moved, ago(12))).toBe(ago(5));
    expect(effectiveDue(moved, TODAY)).toBe(ago(1));
    expect(effectiveDue(project(), TODAY)).toBeNull();
  });
});

describe('factors', () => {
  it('are shown with their share of the mean, what stands behind them, and what they count', () => {
    const { factors } = read({
      contacts: [call(44, { csat: 4 }), call(100)], promises: [promise({ due: ago(30), done: ago(23) })],
    });
    expect(factors).toEqual({
      contact: { value: 72.4, weight: 0.412, evidence: 0.5, cadence: 30, source: 'card', days: 44 },
      satisfaction: { value: 85, weight: 0.353, evidence: 0.42, n: 1 },
      commitments: { value: 50, weight: 0.235, evidence: 0.25, n: 1, onTime: 0 },
      reciprocity: { value: null, weight: 0, evidence: 0, n: 0, answered: 0 },
    });
  });
});

describe('certainty', () => {
  const kept = (count: number): NonNullable<Story['promises']> => Array.from({ length: count }, (_, index) => promise({ due: ago(index), done: ago(index) }));
  const rated = project({ completed: ago(0), csat: 5 });
  it.each<[number, Story, string]>([
    [0.35, { promises: kept(4), projects: [rated] }, 'medium'],
    [0.3, { promises: kept(3), projects: [rated] }, 'low'],
    [0.35, { contacts: [call(0), call(9), call(19), call(29)] }, 'low'],
    [0.7, { contacts: [call(0, { csat: 5 }), call(9), call(19), call(29)], promises: kept(4) }, 'high'],
    [0.65, { contacts: [call(0, { csat: 5 }), call(9), call(19), call(29)], promises: kept(3) }, 'medium'],
  ])('of %d', (confidence, story, certainty) => {
    expect(read(story)).toMatchObject({ confidence, certainty, provisional: certainty === 'low' });
  });
});

describe('weights', () => {
  it('change what they say, of the same facts', () => {
    const all = told({ contacts: [call(45, { csat: 4 })] });
    const before = health(all, TODAY, DEFAULT_WEIGHTS).score;
    const onlyContact = { ...DEFAULT_WEIGHTS, factors: { contact: 1, satisfaction: 0, commitments: 0, reciprocity: 0 } };
    expect(health(all, TODAY, onlyContact).score).toBe(70.7);
    expect(health(all, TODAY, DEFAULT_WEIGHTS).score).toBe(before);
  });

  it('of nothing but zeros leave nothing to average', () => {
    const nothing = { ...DEFAULT_WEIGHTS, factors: { contact: 0, satisfaction: 0, commitments: 0, reciprocity: 0 } };
    expect(health(told({ contacts: [call(0)] }), TODAY, nothing)).toMatchObject({ score: null, band: 'unknown', base: null, confidence: 0 });
  });

  it('may leave moods out altogether', () => {
    const noMoods = { ...DEFAULT_WEIGHTS, moodWeight: 0 };
    expect(health(told({ contacts: [call(0, { mood: 'negative' })] }), TODAY, noMoods)).toMatchObject({ score: 100, factors: { satisfaction: { value: null } } });
  });

  it('that are no whole numbers still give whole days', () => {
    const halfDays = { ...DEFAULT_WEIGHTS, complaintTargets: { low: 2.5, medium: 2.5, high: 2.5, critical: 2.5 } };
    expect(complaintState(complaint({ received: ago(2) }), TODAY, halfDays)).toMatchObject({ targetDay: ago(-1), overdue: false });
  });
});

it('the last contact is known of every client, judged or not', () => {
  const last = call(40);
  expect(health(facts({ client: client({ status: 'former' }), interactions: [last, question({ date: ago(3) })] }), TODAY, DEFAULT_WEIGHTS)).toMatchObject({
    band: 'inactive', lastContact: last, factors: null, reasons: [], confidence: 0, bonus: null, penalty: null,
  });
});
