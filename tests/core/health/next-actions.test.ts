import {
  client, complaint, day, interaction, project, promise, question, recommendation, type WrittenClient, type WrittenComplaint,
  type WrittenRecommendation,
} from '../../support/facts';
import { ago, call, letter, told, TODAY, type Story } from '../../support/health-table/page';
import { DEFAULT_WEIGHTS, health } from '../../../src/core/health/health';
import { words } from '../../../src/core/i18n/lookup';
import { promiseRows } from '../../../src/core/shown/timeline';
import { nextActions, type Action, type ActionKind } from '../../../src/core/health/next-actions';

function actionsOf(story: Story, today = TODAY): readonly Action[] {
  return nextActions(told(story), today, DEFAULT_WEIGHTS);
}

/** `urgency due`, the day as a distance from today; null: there is no such action. */
function seen(kind: ActionKind, story: Story, today = TODAY): string | null {
  const found = actionsOf(story, today).filter((action) => action.kind === kind);
  if (found.length > 1) throw new Error(`${String(found.length)} of ${kind}`);
  const [action] = found;
  return action ? `${action.urgency} ${action.due === null ? '–' : String(action.due - today)}` : null;
}

type Cases = [situation: string, story: Story, expected: string | null][];

describe('acknowledge-complaint', () => {
  const of = (written: WrittenComplaint): Story => ({ contacts: [call(0)], complaints: [complaint(written)] });
  it.each<Cases[number]>([
    ['medium, received today', of({ received: ago(0) }), 'overdue 1'],
    ['medium, received yesterday', of({ received: ago(1) }), 'overdue 0'],
    ['medium, received 2 days ago', of({ received: ago(2) }), 'now -1'],
    ['high, received today', of({ received: ago(0), severity: 'high' }), 'now 1'],
    ['critical, received today', of({ received: ago(0), severity: 'critical' }), 'now 1'],
    ['acknowledged', of({ received: ago(2), acknowledged: ago(0) }), null],
    ['to be acknowledged tomorrow', of({ received: ago(2), acknowledged: ago(-1) }), 'now -1'],
    ['resolved', of({ received: ago(2), resolved: ago(0) }), null],
    ['withdrawn', of({ received: ago(2), withdrawn: ago(0) }), null],
    ['received tomorrow', of({ received: ago(-1) }), null],
  ])('%s', (_, story, expected) => {
    expect(seen('acknowledge-complaint', story)).toBe(expected);
  });
});

describe('resolve-complaint', () => {
  const of = (written: WrittenComplaint): Story => ({ contacts: [call(0)], complaints: [complaint(written)] });
  it.each<Cases[number]>([
    ['medium, at its target', of({ received: ago(10) }), 'due 0'],
    ['medium, a day past its target', of({ received: ago(11) }), 'overdue -1'],
    ['critical, received today', of({ received: ago(0), severity: 'critical' }), 'now 2'],
    ['reopened, its days add up', of({ received: ago(40), resolved: ago(34), reopened: ago(1) }), 'due 3'],
    ['reopened, past its target the first time already', of({ received: ago(40), resolved: ago(20), reopened: ago(1) }), 'overdue -30'],
    ['resolved', of({ received: ago(11), resolved: ago(1) }), null],
    ['withdrawn', of({ received: ago(11), withdrawn: ago(1) }), null],
  ])('%s', (_, story, expected) => {
    expect(seen('resolve-complaint', story)).toBe(expected);
  });
});

describe('confirm-satisfaction', () => {
  const of = (written: Partial<WrittenComplaint>): Story => ({ contacts: [call(0)], complaints: [complaint({ received: ago(30), ...written })] });
  it.each<Cases[number]>([
    ['resolved 2 days ago', of({ resolved: ago(2) }), null],
    ['resolved 3 days ago', of({ resolved: ago(3) }), 'due 0'],
    ['asked without a clear answer', of({ resolved: ago(10), confirmed: ago(5) }), 'due -7'],
    ['satisfied', of({ resolved: ago(10), confirmed: ago(5), satisfied: true }), null],
    ['satisfied with an earlier resolution', of({ resolved: [ago(20), ago(5)], reopened: ago(10), confirmed: ago(18), satisfied: true }), 'due -2'],
    ['not satisfied: open again', of({ resolved: ago(10), confirmed: ago(5), satisfied: false }), null],
    ['withdrawn', of({ resolved: ago(10), withdrawn: ago(1) }), null],
  ])('%s', (_, story, expected) => {
    expect(seen('confirm-satisfaction', story)).toBe(expected);
  });
});

describe('fix-consent', () => {
  const of = (written: WrittenRecommendation): Story => ({ contacts: [call(0)], recommendations: [recommendation({ received: ago(20), ...written })] });
  it.each<Cases[number]>([
    ['published without consent', of({ published: ago(0) }), 'now –'],
    ['used without consent', of({ usedIn: ['proposal'] }), 'now –'],
    ['neither published nor used', of({}), null],
    ['to be published tomorrow', of({ published: ago(-1) }), null],
    ['published with consent', of({ published: ago(0), consent: 'named' }), null],
    ['consent ends today', of({ published: ago(0), consent: 'named', consentUntil: ago(0) }), null],
    ['consent ended yesterday', of({ published: ago(0), consent: 'named', consentUntil: ago(1) }), 'now –'],
    ['consent from today', of({ published: ago(0), consent: 'named', consentDate: ago(0) }), null],
    ['consent from tomorrow', of({ published: ago(0), consent: 'named', consentDate: ago(-1) }), 'now –'],
    ['withdrawn', of({ published: ago(0), withdrawn: ago(0) }), null],
    ['one that I gave', of({ published: ago(0), direction: 'given' }), null],
  ])('%s', (_, story, expected) => {
    expect(seen('fix-consent', story)).toBe(expected);
  });
});

describe('keep-promise', () => {
  const of = (due: number, more: Partial<Parameters<typeof promise>[0]> = {}): Story => ({ contacts: [call(0)], promises: [promise({ due: ago(due), ...more })] });
  it.each<Cases[number]>([
    ['due in 4 days', of(-4), null],
    ['due in 3 days', of(-3), 'due 3'],
    ['due today', of(0), 'due 0'],
    ['due yesterday', of(1), 'overdue -1'],
    ['due 364 days ago', of(364), 'overdue -364'],
    ['due 365 days ago', of(365), null],
    ['moved in time', of(5, { moves: [{ on: ago(6), due: ago(-1) }] }), 'due 1'],
    ['moved too late', of(5, { moves: [{ on: ago(4), due: ago(-1) }] }), 'overdue -5'],
    ['done', of(1, { done: ago(0) }), null],
    ['cancelled', of(1, { cancelled: ago(0) }), null],
    ['the client’s', of(1, { owner: 'client' }), null],
    ['a delivery past due', { contacts: [call(0)], projects: [project({ start: ago(9), due: ago(1) })] }, 'overdue -1'],
    ['a delivery due today is warned of instead', { contacts: [call(0)], projects: [project({ start: ago(9), due: ago(0) })] }, null],
  ])('%s', (_, story, expected) => {
    expect(seen('keep-promise', story)).toBe(expected);
  });

  it('of a year ago or more is listed apart', () => {
    const facts = told({ promises: [promise({ due: ago(365), path: 'old.md' }), promise({ due: ago(364) }), promise({ due: ago(400), done: ago(1) })] });
    const rows = promiseRows(facts, { today: TODAY, weights: DEFAULT_WEIGHTS, words: words('en') });
    expect(rows.filter(({ state }) => state === 'old').map(({ source }) => source.path)).toEqual(['old.md']);
  });
});

describe('contact', () => {
  const planned = (days: number, kind: 'meeting' | 'note' = 'meeting'): Story =>
    ({ contacts: [call(60), interaction({ date: ago(days), status: 'planned', kind })] });
  it.each<Cases[number]>([
    ['29 days of 30', { contacts: [call(29)] }, null],
    ['30 days of 30', { contacts: [call(30)] }, 'due 0'],
    ['59 days of 30', { contacts: [call(59)] }, 'due -29'],
    ['60 days of 30', { contacts: [call(60)] }, 'overdue -30'],
    ['my letter of 5 days ago, their word of 90', { contacts: [letter(5), call(90)] }, 'due 0'],
    ['their word of 180 days ago', { contacts: [letter(5), call(180)] }, 'overdue -90'],
    ['planned for today', planned(0), null],
    ['planned in 7 days', planned(-7), null],
    ['planned in 8 days', planned(-8), 'overdue -30'],
    ['planned yesterday', planned(1), 'overdue -30'],
    ['a note planned', planned(-3, 'note'), 'overdue -30'],
    ['an unanswered question of mine 3 days ago', { contacts: [call(60), question({ date: ago(3) })] }, null],
    ['an unanswered question of mine 4 days ago', { contacts: [call(60), question({ date: ago(4) })] }, 'overdue -30'],
    ['an unanswered question of theirs 3 days ago', { contacts: [call(60), question({ date: ago(3), direction: 'in' })] }, 'overdue -30'],
    ['a letter of mine dated tomorrow', { contacts: [call(60), letter(-1)] }, 'overdue -30'],
    ['never, a client for 89 days', { card: { since: ago(89) } }, 'chance –'],
    ['never, a client for 90 days', { card: { since: ago(90) } }, null],
    ['never, a client from tomorrow on', { card: { since: ago(-1) } }, null],
    ['never, and no day of the beginning', {}, null],
    ['never, planned in 7 days', { card: { since: ago(9) }, contacts: [interaction({ date: ago(-7), status: 'planned' })] }, null],
  ])('%s', (_, story, expected) => {
    expect(seen('contact', story)).toBe(expected);
  });
});

describe('reply', () => {
  const asked = (days: number, more: Partial<Parameters<typeof interaction>[0]> = {}): ReturnType<typeof question> =>
    question({ date: ago(days), direction: 'in', ...more });
  it.each<Cases[number]>([
    ['their question of yesterday', { contacts: [asked(1)] }, null],
    ['their question of 2 days ago', { contacts: [asked(2)] }, 'overdue -1'],
    ['an indirect client, 3 days ago', { card: { access: 'indirect' }, contacts: [asked(3)] }, null],
    ['an indirect client, 4 days ago', { card: { access: 'indirect' }, contacts: [asked(4)] }, 'overdue -1'],
    ['364 days ago', { contacts: [call(500), asked(364)] }, 'overdue -363'],
    ['365 days ago', { contacts: [call(500), asked(365)] }, null],
    ['a letter of theirs that expects no reply', { contacts: [letter(5, { direction: 'in' })] }, null],
    ['marked as not answered', { contacts: [letter(5, { direction: 'in', answered: false })] }, 'overdue -4'],
    ['marked as answered', { contacts: [asked(5, { answered: true })] }, null],
    ['my letter on the same day', { contacts: [asked(5), letter(5)] }, null],
    ['my letter since', { contacts: [asked(30), letter(2)] }, null],
    ['a call since', { contacts: [asked(5), call(2)] }, null],
    ['their own letter since', { contacts: [asked(5), letter(2, { direction: 'in' })] }, 'overdue -4'],
    ['a planned call since', { contacts: [asked(5), call(2, { status: 'planned' })] }, 'overdue -4'],
    ['my letter before', { contacts: [letter(6), asked(5)] }, 'overdue -4'],
    ['my letter dated tomorrow', { contacts: [asked(5), letter(-1)] }, 'overdue -4'],
    ['two questions: the older one', { contacts: [asked(5), asked(9)] }, 'overdue -8'],
    ['a question of mine', { contacts: [question({ date: ago(5) })] }, null],
  ])('%s', (_, story, expected) => {
    expect(seen('reply', story)).toBe(expected);
  });
});

describe('next-step', () => {
  it.each<[number, string | null]>([[-4, null], [-3, 'due 3'], [0, 'due 0'], [1, 'overdue -1']])('due %d days ago', (days, expected) => {
    expect(seen('next-step', { card: { nextStep: 'Send the offer', nextStepDue: ago(days) } })).toBe(expected);
  });
});

describe('report-status', () => {
  const live = { start: ago(20), reportEvery: 14 };
  const status = (days: number): Story => ({ contacts: [call(days, { purpose: 'status' })], projects: [project(live)] });
  it.each<Cases[number]>([
    ['no status since the start', { projects: [project(live)], contacts: [call(0)] }, 'due -6'],
    ['a status 13 days ago', status(13), null],
    ['a status 14 days ago', status(14), 'due 0'],
    ['a status dated tomorrow', status(-1), 'due -6'],
    ['a status on the first day of the project', status(20), 'due -6'],
    ['a status from before the project', status(25), 'due -6'],
    ['no promise of reports', { projects: [project({ start: ago(20) })], contacts: [call(0)] }, null],
    ['a project without a start and without a status', { projects: [project({ reportEvery: 14 })], contacts: [call(0)] }, null],
    ['completed', { projects: [project({ ...live, completed: ago(0) })], contacts: [call(0)] }, null],
    ['cancelled', { projects: [project({ ...live, cancelled: ago(0) })], contacts: [call(0)] }, null],
  ])('%s', (_, story, expected) => {
    expect(seen('report-status', story)).toBe(expected);
  });
});

describe('thank', () => {
  const of = (written: WrittenRecommendation): Story => ({ contacts: [call(0)], recommendations: [recommendation(written)] });
  it.each<Cases[number]>([
    ['received yesterday', of({ received: ago(1) }), null],
    ['received 2 days ago', of({ received: ago(2) }), 'due 0'],
    ['thanked', of({ received: ago(2), thanked: ago(1) }), null],
    ['withdrawn', of({ received: ago(2), withdrawn: ago(1) }), null],
    ['asked for only', of({ asked: ago(20) }), null],
    ['one that I gave', of({ direction: 'given', given: ago(5) }), null],
  ])('%s', (_, story, expected) => {
    expect(seen('thank', story)).toBe(expected);
  });
});

describe('warn-delay', () => {
  const of = (due: number, contact = call(0)): Story => ({ contacts: [contact], projects: [project({ start: ago(30), due: ago(due) })] });
  it.each<Cases[number]>([
    ['due in 4 days', of(-4), null],
    ['due in 3 days', of(-3), 'due 3'],
    ['due today', of(0), 'due 0'],
    ['past due: a promise to keep', of(1), null],
    ['warned 6 days ago', of(-3, call(6, { purpose: 'warning' })), null],
    ['warned 7 days ago', of(-3, call(7, { purpose: 'warning' })), 'due 3'],
    ['a milestone', { contacts: [call(0)], projects: [project({ milestones: [promise({ due: ago(-1) })] })] }, 'due 1'],
    ['delivered', { contacts: [call(0)], projects: [project({ due: ago(-1), delivered: ago(0) })] }, null],
    ['a promise outside projects', { contacts: [call(0)], promises: [promise({ due: ago(-1) })] }, null],
  ])('%s', (_, story, expected) => {
    expect(seen('warn-delay', story)).toBe(expected);
  });
});

describe('ask-feedback', () => {
  it.each<Cases[number]>([
    ['never asked', { contacts: [call(0)] }, 'chance –'],
    ['asked 89 days ago', { contacts: [call(0), call(89, { ces: 5 })] }, null],
    ['asked 90 days ago', { contacts: [call(0), call(90, { nps: 5 })] }, 'chance –'],
    ['a mood is no answer', { contacts: [call(0, { mood: 'neutral' })] }, 'chance –'],
    ['a project rated lately', { contacts: [call(0)], projects: [project({ completed: ago(5), csat: 3 })] }, null],
    ['never contacted', {}, null],
    ['an open complaint', { contacts: [call(0)], complaints: [complaint({ received: ago(0) })] }, null],
    ['a complaint resolved', { contacts: [call(0)], complaints: [complaint({ received: ago(9), resolved: ago(0) })] }, 'chance –'],
  ])('%s', (_, story, expected) => {
    expect(seen('ask-feedback', story)).toBe(expected);
  });
});

describe('give-back', () => {
  const received = (count: number, more: WrittenRecommendation = {}): ReturnType<typeof recommendation>[] =>
    Array.from({ length: count }, () => recommendation({ received: ago(50), thanked: ago(49), ...more }));
  const given = recommendation({ direction: 'given', given: ago(9) });
  it.each<Cases[number]>([
    ['one received', { recommendations: received(1) }, null],
    ['two received', { recommendations: received(2) }, 'chance –'],
    ['two received, one given', { recommendations: [...received(2), given] }, null],
    ['three received, one given', { recommendations: [...received(3), given] }, 'chance –'],
    ['two received, one to be given tomorrow', { recommendations: [...received(2), { ...given, given: ago(-1) }] }, 'chance –'],
    ['two received, one withdrawn', { recommendations: [...received(1), ...received(1, { withdrawn: ago(1) })] }, null],
  ])('%s', (_, story, expected) => {
    expect(seen('give-back', { contacts: [call(0)], ...story })).toBe(expected);
  });
});

describe('anniversary', () => {
  const of = (card: WrittenClient): Story => ({ card, contacts: [call(0)] });
  it.each<[string, WrittenClient, string, string | null]>([
    ['in 8 days', { since: '2024-04-08' }, '2026-03-31', null],
    ['in 7 days', { since: '2024-04-07' }, '2026-03-31', 'chance 7'],
    ['today', { since: '2024-03-31' }, '2026-03-31', 'chance 0'],
    ['yesterday', { since: '2024-03-30' }, '2026-03-31', null],
    ['not on the day itself, only when it returns', { since: '2026-03-31' }, '2026-03-31', null],
    ['not before it began', { since: '2026-04-03' }, '2026-03-31', null],
    ['the first return', { since: '2025-04-02' }, '2026-03-31', 'chance 2'],
    ['over the turn of the year', { birthday: '1980-01-02' }, '2026-12-30', 'chance 3'],
    ['before the turn of the year', { birthday: '1980-12-31' }, '2026-12-30', 'chance 1'],
    ['29 February on the 28th', { birthday: '1984-02-29' }, '2026-02-25', 'chance 3'],
    ['29 February in a leap year', { birthday: '1984-02-29' }, '2028-02-25', 'chance 4'],
  ])('%s', (_, card, today, expected) => {
    expect(seen('anniversary', { ...of(card), contacts: [interaction({ date: today })] }, day(today))).toBe(expected);
  });

  it('says which day returns, and for which time', () => {
    const found = actionsOf(of({ since: '2024-04-02', birthday: '1980-04-03' })).filter(({ kind }) => kind === 'anniversary');
    expect(found).toEqual([
      expect.objectContaining({ of: 'since', years: 2, days: 2 }), expect.objectContaining({ of: 'birthday', years: 46, days: 3 }),
    ]);
  });
});

describe('reviews', () => {
  it.each<[ActionKind, string, Story, string | null]>([
    ['review-card', 'reviewed 89 days ago', { card: { reviewed: ago(89) } }, null],
    ['review-card', 'reviewed 90 days ago', { card: { reviewed: ago(90) } }, 'chance 0'],
    ['review-card', 'never reviewed', {}, null],
    ['review-recommendation', 'to be reviewed today', { recommendations: [recommendation({ received: ago(9), reviewBy: ago(0) })] }, null],
    ['review-recommendation', 'to be reviewed yesterday', { recommendations: [recommendation({ received: ago(9), reviewBy: ago(1) })] }, 'chance -1'],
    ['review-recommendation', 'withdrawn', { recommendations: [recommendation({ received: ago(9), reviewBy: ago(1), withdrawn: ago(2) })] }, null],
    ['review-status', 'silent for a year', { contacts: [call(365)] }, null],
    ['review-status', 'silent for longer', { contacts: [call(366)] }, 'chance –'],
  ])('%s: %s', (kind, _, story, expected) => {
    expect(seen(kind, story)).toBe(expected);
  });

  it('a card that sleeps has no other action', () => {
    const asleep: Story = { card: { reviewed: ago(100), since: '2020-04-02' }, contacts: [call(500)], promises: [promise({ due: ago(400) })] };
    expect(actionsOf(asleep)).toEqual([expect.objectContaining({ kind: 'review-status', gain: null, gainIn7Days: null, days: 500 })]);
  });
});

describe('ask-recommendation', () => {
  const done = project({ completed: ago(1), result: 'success', path: 'Projects/Rollout.md' });
  it('is about the first moment, until its last day', () => {
    const [found] = actionsOf({ contacts: [call(0, { csat: 3 })], projects: [done] });
    expect(found).toMatchObject({ kind: 'ask-recommendation', urgency: 'chance', due: ago(-13), refPath: 'Projects/Rollout.md' });
  });

  it('waits while something speaks against it', () => {
    expect(seen('ask-recommendation', { card: { noAsk: true }, contacts: [call(0)], projects: [done] })).toBeNull();
  });
});

describe('who gets actions', () => {
  const busy: Story = {
    contacts: [call(100), question({ date: ago(5), direction: 'in' })],
    promises: [promise({ due: ago(1) })], complaints: [complaint({ received: ago(5) })],
  };
  it('prospects have what was promised, what comes next and what waits for a reply, without gains', () => {
    const found = actionsOf({ ...busy, card: { status: 'prospect', nextStepDue: ago(1) } });
    expect(found.map(({ kind }) => kind)).toEqual(['reply', 'keep-promise', 'next-step']);
    for (const { gain, gainIn7Days } of found) expect([gain, gainIn7Days]).toEqual([null, null]);
  });

  it('clients whose relationship is paused or over have none', () => {
    expect(actionsOf({ ...busy, card: { paused: ago(1) } })).toEqual([]);
    expect(actionsOf({ ...busy, card: { status: 'former' } })).toEqual([]);
  });
});

describe('gains', () => {
  function gainsOf(kind: ActionKind, story: Story): readonly [number | null, number | null] {
    const found = actionsOf(story).find((action) => action.kind === kind);
    if (!found) throw new Error(`No ${kind}`);
    return [found.gain, found.gainIn7Days];
  }

  it.each<[ActionKind, string, Story, readonly [number | null, number | null]]>([
    // 100·½ today; in 7 days 100 − 100·½^(67/30 − 1).
    ['contact', 'a call', { contacts: [call(60)] }, [50, 57.5]],
    ['acknowledge-complaint', 'not yet late', { contacts: [call(0)], complaints: [complaint({ received: ago(0) })] }, [0, 5]],
    ['acknowledge-complaint', 'late', { contacts: [call(0)], complaints: [complaint({ received: ago(5) })] }, [5, 5]],
    // In 7 days the complaint would be 2 days past its target: 15·1.1.
    ['resolve-complaint', 'inside its target', { contacts: [call(0)], complaints: [complaint({ received: ago(5), acknowledged: ago(5) })] }, [15, 16.5]],
    ['resolve-complaint', 'reopened today', { contacts: [call(0)], complaints: [complaint({ received: ago(5), acknowledged: ago(5), resolved: ago(2), reopened: ago(0) })] }, [18.8, 18.8]],
    ['resolve-complaint', 'reopened by a no', {
      contacts: [call(0)], complaints: [complaint({ received: ago(5), acknowledged: ago(5), resolved: ago(2), confirmed: ago(0), satisfied: false })],
    }, [18.8, 18.8]],
    ['confirm-satisfaction', 'half that fades', { contacts: [call(0)], complaints: [complaint({ received: ago(60), resolved: ago(30) })] }, [3.8, 3.2]],
    ['confirm-satisfaction', 'after an earlier no', {
      contacts: [call(0)],
      complaints: [complaint({ received: ago(60), resolved: [ago(50), ago(30)], confirmed: ago(40), satisfied: false })],
    }, [4.7, 4]],
    // A contact of 100 weighs 0.35, the promise 0.2: half of its credit goes in 7 days.
    ['keep-promise', 'due today', { contacts: [call(0)], promises: [promise({ due: ago(0) })] }, [0, 18.2]],
    ['keep-promise', 'lost already', { contacts: [call(0)], promises: [promise({ due: ago(20) })] }, [0, 0]],
    ['ask-feedback', 'changes nothing yet', { contacts: [call(0)] }, [0, 0]],
    ['contact', 'no score to compare', { card: { since: ago(9) } }, [null, null]],
    ['contact', 'only a complaint to begin with', { card: { since: ago(9) }, complaints: [complaint({ received: ago(0), acknowledged: ago(0) })] }, [30, 30]],
  ])('%s: %s', (kind, _, story, expected) => {
    expect(gainsOf(kind, story)).toEqual(expected);
  });

  it('are what the score gains when the action is really done', () => {
    const story: Story = { contacts: [call(60)], complaints: [complaint({ received: ago(5) })] };
    const [gain] = gainsOf('contact', story);
    const before = health(told(story), TODAY, DEFAULT_WEIGHTS).raw ?? 0;
    const after = health(told({ ...story, contacts: [call(60), call(0)] }), TODAY, DEFAULT_WEIGHTS).raw ?? 0;
    expect(gain).toBeCloseTo(after - before, 1);
  });

  it('are read with the facts dated by then: silence that turns to sleep has no gain', () => {
    const [today, later] = gainsOf('contact', { card: { cadence: 30 }, contacts: [call(360)] });
    expect(today).toBe(100);
    expect(later).toBeNull();
  });
});

describe('the order', () => {
  const kinds = (story: Story): readonly ActionKind[] => actionsOf(story).map(({ kind }) => kind);

  it('goes by urgency first', () => {
    expect(kinds({
      card: { nextStepDue: ago(0), reviewed: ago(100) }, contacts: [call(60)], complaints: [complaint({ received: ago(2) })],
    })).toEqual(['acknowledge-complaint', 'contact', 'resolve-complaint', 'next-step', 'review-card']);
  });

  it('goes by what is saved in a week, then by the day, by kind and by place', () => {
    const found = actionsOf({
      card: { nextStepDue: ago(1) },
      contacts: [call(0)],
      promises: [
        promise({ due: ago(30), path: 'b.md' }), promise({ due: ago(30), path: 'a.md', line: 9 }), promise({ due: ago(30), path: 'a.md', line: 10 }),
        promise({ due: ago(1), path: 'c.md' }),
      ],
    }).filter(({ urgency }) => urgency === 'overdue');
    expect(found.map(({ refPath }) => refPath)).toEqual(['c.md', 'a.md#L9', 'a.md#L10', 'b.md', 'Clients/Acme.md']);
  });

  it('puts what has no day after what has one', () => {
    expect(kinds({ card: { reviewed: ago(90), since: ago(800) }, contacts: [call(0)] })).toEqual(['review-card', 'ask-feedback']);
  });

  it('weighs a key client’s gain half as much again', () => {
    const [supporting] = actionsOf({ contacts: [call(60)] });
    const [key] = actionsOf({ card: { segment: 'key' }, contacts: [call(60)] });
    expect(key?.gainIn7Days).toBe(supporting?.gainIn7Days);
    expect(key?.priority).toBe((supporting?.priority ?? 0) * 1.5);
  });
});

describe('an action carries what its sentence needs', () => {
  const about = (kind: ActionKind, story: Story): Action | undefined => actionsOf(story).find((action) => action.kind === kind);

  it('contact: the last one and the cadence', () => {
    const last = call(60, { summary: 'Renewal talk' });
    expect(about('contact', { contacts: [last] })).toMatchObject({
      days: 60, daysSinceWord: 60, last, cadence: 30, cadenceSource: 'card', clock: 'contact', ref: client().source, refPath: 'Clients/Acme.md',
    });
  });

  it('reply: the message and its age', () => {
    const message = question({ date: ago(5), direction: 'in', path: 'Clients/Acme.md', line: 12 });
    expect(about('reply', { contacts: [message] })).toMatchObject({ message, days: 5, refPath: 'Clients/Acme.md#L12' });
  });

  it('keep-promise, warn-delay and next-step: what, and how many days past or to come', () => {
    const story: Story = {
      card: { nextStep: 'Send the offer', nextStepDue: ago(-2) }, contacts: [call(0)], promises: [promise({ due: ago(4), text: 'Send the report' })],
      projects: [project({ title: 'Rollout', start: ago(9), due: ago(-1) })],
    };
    expect(about('keep-promise', story)).toMatchObject({ days: 4, commitment: { kind: 'promise', text: 'Send the report' } });
    expect(about('warn-delay', story)).toMatchObject({ days: 1, commitment: { kind: 'delivery', text: 'Rollout' } });
    expect(about('next-step', story)).toMatchObject({ days: -2, text: 'Send the offer' });
  });

  it('report-status: the project, the last status and its age', () => {
    const last = call(20, { purpose: 'status' });
    const rollout = project({ start: ago(30), reportEvery: 14 });
    expect(about('report-status', { contacts: [last], projects: [rollout] })).toMatchObject({ project: rollout, last, days: 20 });
    expect(about('report-status', { contacts: [call(0)], projects: [rollout] })).toMatchObject({ last: null, days: 30 });
  });

  it('fix-consent: what is wrong with it', () => {
    const shown = { received: ago(20), published: ago(9) };
    expect(about('fix-consent', { contacts: [call(0)], recommendations: [recommendation(shown)] })).toMatchObject({ why: 'no-consent' });
    expect(about('fix-consent', { contacts: [call(0)], recommendations: [recommendation({ ...shown, consent: 'named', consentUntil: ago(1) })] }))
      .toMatchObject({ why: 'consent-expired' });
  });

  it('ask-feedback, give-back, review-card and review-status: since when, how many', () => {
    const thanked = { received: ago(50), thanked: ago(49) };
    const story: Story = {
      card: { reviewed: ago(95) }, contacts: [call(0), call(100, { csat: 3 })], recommendations: [recommendation(thanked), recommendation(thanked)],
    };
    expect(about('ask-feedback', story)).toMatchObject({ days: 100 });
    expect(about('ask-feedback', { contacts: [call(0)] })).toMatchObject({ days: null });
    expect(about('give-back', story)).toMatchObject({ received: 2, given: 0 });
    expect(about('review-card', story)).toMatchObject({ days: 95 });
  });

  it('ask-recommendation: the moment, and whether only in private', () => {
    const story: Story = { card: { nda: true }, contacts: [call(0)], projects: [project({ completed: ago(1), result: 'success' })] };
    expect(about('ask-recommendation', story)).toMatchObject({ moment: { kind: 'project-success' }, privateOnly: true });
  });
});
