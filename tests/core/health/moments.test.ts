import { complaint, project, promise, question, recommendation, type WrittenProject, type WrittenRecommendation } from '../../support/facts';
import { ago, call, told, TODAY, type Story } from '../../support/health-table/page';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/health';
import { moments, type BlockerKind, type Moments } from '../../../src/core/health/moments';

function read(story: Story): Moments {
  return moments(told(story), TODAY, DEFAULT_WEIGHTS);
}

/** `kind strength until days from today` of each moment. */
function momentsOf(story: Story): readonly string[] {
  return read(story).moments.map(({ kind, strength, expires }) => `${kind} ${String(strength)} ${expires === null ? '–' : String(expires - TODAY)}`);
}

function blockersOf(story: Story): readonly BlockerKind[] {
  return read(story).blockers.map(({ kind }) => kind);
}

const success = (days: number, more: WrittenProject = {}): Story => ({ contacts: [call(100)], projects: [project({ completed: ago(days), result: 'success', ...more })] });
const finished = (more: WrittenProject): Story => ({ contacts: [call(100)], projects: [project({ start: ago(90), completed: ago(7), ...more })] });

describe('a project that went well', () => {
  it.each<[string, Story, string[]]>([
    ['is a moment on its day', success(0), ['project-success 1 14']],
    ['is worth half after a week', success(7), ['project-success 0.5 7']],
    ['is a moment for the last time after 14 days', success(14), ['project-success 0.25 0']],
    ['is none after 15 days', success(15), []],
    ['is none before it is completed', success(-1), []],
    ['is none once it was cancelled', success(3, { cancelled: ago(1) }), []],
    ['is told by a CSAT of 4', finished({ csat: 4 }), ['project-success 0.5 7']],
    ['is not told by a CSAT of 3', finished({ csat: 3, due: ago(7) }), []],
    ['is told by an NPS of 9', finished({ nps: 9 }), ['project-success 0.5 7']],
    ['is not told by an NPS of 8', finished({ nps: 8, due: ago(7) }), []],
    ['is not told by a partial result, in time or not', finished({ result: 'partial', due: ago(7) }), []],
    ['unrated, is told more weakly by delivery in time', finished({ due: ago(7) }), ['project-success 0.35 7']],
    ['unrated, is not told by late delivery', finished({ due: ago(8) }), []],
    ['unrated, is told by the day that it was delivered', finished({ due: ago(8), delivered: ago(8) }), ['project-success 0.35 7']],
    ['unrated, is told by the day that was agreed anew', finished({ due: ago(20), moves: [{ on: ago(30), due: ago(7) }] }), ['project-success 0.35 7']],
    ['unrated and without a due day, is none', finished({}), []],
    ['is unrated while its rating is to come', finished({ csat: 5, rated: ago(-1), due: ago(8) }), []],
  ])('%s', (_, story, expected) => {
    expect(momentsOf(story)).toEqual(expected);
  });
});

describe('praise', () => {
  it.each<[string, Story, string[]]>([
    ['is a moment on its day', { contacts: [call(0, { mood: 'positive' })] }, ['positive-feedback 0.9 7']],
    ['is one for the last time after 7 days', { contacts: [call(7, { csat: 4 })] }, ['positive-feedback 0.45 0']],
    ['is none after 8 days', { contacts: [call(8, { csat: 4 })] }, []],
    ['is an NPS of 9', { contacts: [call(0, { nps: 9 })] }, ['positive-feedback 0.9 7']],
    ['is not an NPS of 8, a CSAT of 3 or a neutral mood', { contacts: [call(0, { nps: 8, csat: 3, mood: 'neutral' })] }, []],
    ['counts in a message that still waits for an answer', { contacts: [question({ date: ago(0), direction: 'in', mood: 'positive' })] }, ['positive-feedback 0.9 7']],
    ['does not count in a note', { contacts: [call(0, { kind: 'note', mood: 'positive' })] }, []],
    ['does not count in a meeting that is planned', { contacts: [call(0), call(0, { status: 'planned', mood: 'positive' })] }, []],
    ['does not count tomorrow', { contacts: [call(0), call(-1, { mood: 'positive' })] }, []],
  ])('%s', (_, story, expected) => {
    expect(momentsOf(story).filter((moment) => moment.startsWith('positive'))).toEqual(expected);
  });
});

describe('a problem solved', () => {
  const solved = { received: ago(40), resolved: ago(30), confirmed: ago(2), satisfied: true } as const;
  it.each<[string, Story, string[]]>([
    ['is a moment from the confirmation on', { complaints: [complaint({ ...solved, confirmed: ago(0) })] }, ['problem-solved 0.8 14']],
    ['fades', { complaints: [complaint({ ...solved, confirmed: ago(14) })] }, ['problem-solved 0.2 0']],
    ['is none after 15 days', { complaints: [complaint({ ...solved, confirmed: ago(15) })] }, []],
    ['is none for a low complaint', { complaints: [complaint({ ...solved, severity: 'low' })] }, []],
    ['is none without a clear answer', { complaints: [complaint({ ...solved, satisfied: null })] }, []],
    ['is told by a CSAT of 4', { complaints: [complaint({ ...solved, satisfied: null, csat: 4 })] }, ['problem-solved 0.66 12']],
    ['is none when it was reopened', { complaints: [complaint({ ...solved, reopened: ago(1) })] }, []],
    ['is none when it was withdrawn', { complaints: [complaint({ ...solved, withdrawn: ago(1) })] }, []],
  ])('%s', (_, story, expected) => {
    expect(momentsOf({ contacts: [call(20)], ...story })).toEqual(expected);
  });
});

describe('a steady satisfaction', () => {
  const pleased = (story: Story): boolean => momentsOf(story).includes('satisfied-flow 0.3 –');
  const flow: Story = { card: { since: ago(90) }, contacts: [call(10), call(20, { csat: 4 })] };
  it.each<[string, Story, boolean]>([
    ['is a moment', flow, true],
    ['needs two days of contact', { ...flow, contacts: [call(20, { csat: 4 })] }, false],
    ['takes a contact of two cadences ago', { ...flow, contacts: [call(10), call(60, { csat: 4 })] }, true],
    ['takes none that is older', { ...flow, contacts: [call(10), call(61, { csat: 4 })] }, false],
    ['takes two calls on one day for one', { ...flow, contacts: [call(10), call(10, { csat: 4 })] }, false],
    ['needs 90 days of relationship', { ...flow, card: { since: ago(89) } }, false],
    ['takes the first contact for the beginning where the card says nothing', { contacts: [...flow.contacts ?? [], call(90)] }, true],
    ['takes no first contact of 89 days ago', { contacts: [...flow.contacts ?? [], call(89)] }, false],
    ['does not begin tomorrow', { ...flow, card: { since: ago(-1) } }, false],
    ['needs a satisfaction of 80', { ...flow, contacts: [call(10), call(20, { nps: 8 })] }, true],
    ['is none below', { ...flow, contacts: [call(10), call(20, { nps: 7 })] }, false],
    ['is none without a rating', { ...flow, contacts: [call(10), call(20)] }, false],
    ['needs a score of 70', { ...flow, card: { since: ago(90), cadence: 5 }, contacts: [call(10), call(9, { csat: 4 })] }, true],
    ['takes a score of exactly 70', {
      // Contact and satisfaction are perfect, no promise was kept, one message of three was answered: 35 + 30 + 0 + 5.
      ...flow, promises: [promise({ due: ago(20) })],
      contacts: [call(10), call(20, { csat: 5 }), question({ date: ago(100) }), question({ date: ago(140) }), question({ date: ago(180), answered: true })],
    }, true],
    ['is none with a lower one', { ...flow, promises: [promise({ due: ago(20) }), promise({ due: ago(25) })], contacts: [call(45), call(40, { csat: 4 })] }, false],
    ['is none with an open complaint', { ...flow, complaints: [complaint({ received: ago(0), severity: 'low' })] }, false],
  ])('%s', (_, story, expected) => {
    expect(pleased(story)).toBe(expected);
  });
});

describe('what speaks against asking', () => {
  const asked = (written: WrittenRecommendation): Story => ({ recommendations: [recommendation(written)] });
  it.each<[string, Story, BlockerKind[]]>([
    ['nothing', {}, []],
    ['an open complaint', { complaints: [complaint({ received: ago(0), severity: 'low' })] }, ['open-complaint']],
    ['no complaint that is resolved', { complaints: [complaint({ received: ago(9), severity: 'low', resolved: ago(1) })] }, []],
    ['a promise past its day', { promises: [promise({ due: ago(1) })] }, ['overdue-promise']],
    ['no promise due today', { promises: [promise({ due: ago(0) })] }, []],
    ['a promise 364 days past its day', { promises: [promise({ due: ago(364) })] }, ['overdue-promise']],
    ['no promise 365 days past its day', { promises: [promise({ due: ago(365) })] }, []],
    ['a delivery past its day', { projects: [project({ start: ago(9), due: ago(1) })] }, ['overdue-promise']],
    ['having asked 89 days ago', asked({ asked: ago(89) }), ['asked-recently']],
    ['not having asked 90 days ago', asked({ asked: ago(90) }), []],
    ['having been declined 179 days ago', asked({ declined: ago(179) }), ['declined-recently']],
    ['not having been declined 180 days ago', asked({ declined: ago(180) }), []],
    ['a recommendation of 29 days ago', asked({ received: ago(29) }), ['just-received']],
    ['no recommendation of 30 days ago', asked({ received: ago(30) }), []],
    ['no recommendation that was withdrawn', asked({ received: ago(9), withdrawn: ago(1) }), []],
    ['no recommendation to be received tomorrow', asked({ received: ago(-1) }), []],
    ['no recommendation that I gave', asked({ direction: 'given', given: ago(1), asked: ago(1) }), []],
    ['the client’s wish', { card: { noAsk: true } }, ['do-not-ask']],
    ['a relationship at risk', { contacts: [call(90)] }, ['at-risk']],
  ])('%s', (_, story, expected) => {
    expect(blockersOf({ contacts: [call(20)], ...story })).toEqual(expected);
  });

  it('never hides a moment', () => {
    const story: Story = { ...success(0), complaints: [complaint({ received: ago(0) })] };
    expect(momentsOf(story)).toEqual(['project-success 1 14']);
    expect(read(story).ask).toBe(false);
    expect(read(success(0)).blockers).toEqual([expect.objectContaining({ kind: 'at-risk' })]);
  });

  it('names the longest overdue promise and the latest request', () => {
    const older = promise({ due: ago(30), path: 'older.md' });
    const latest = recommendation({ asked: ago(10), path: 'latest.md' });
    const { blockers } = read({
      contacts: [call(0)], promises: [promise({ due: ago(5) }), older], recommendations: [latest, recommendation({ asked: ago(20) })],
    });
    expect(blockers).toMatchObject([
      { kind: 'overdue-promise', commitment: { source: older.source }, due: ago(30) },
      { kind: 'asked-recently', recommendation: latest, date: ago(10) },
    ]);
  });
});

it('without a moment there is nothing to ask for', () => {
  expect(read({ contacts: [call(0)] })).toEqual({ moments: [], blockers: [], ask: false, privateOnly: false });
});

it('moments stand in order of strength, then of kind, day and place', () => {
  const found = read({
    contacts: [call(2), call(3, { csat: 5, path: 'b.md' }), call(3, { csat: 5, path: 'a.md' })],
    projects: [project({ completed: ago(0), result: 'success' }), project({ completed: ago(9), result: 'success' })],
  });
  expect(found.moments.map(({ kind, evidence }) => kind === 'positive-feedback' ? evidence.path : kind)).toEqual([
    'project-success', 'a.md', 'b.md', 'project-success',
  ]);
  expect(found.ask).toBe(true);
});

it('a confidentiality agreement leaves only private forms', () => {
  expect(read({ ...success(0), card: { nda: true } }).privateOnly).toBe(true);
});

it('clients who are not judged have no moments and no blockers', () => {
  for (const card of [{ status: 'prospect', noAsk: true }, { paused: ago(1), noAsk: true }] as const) {
    expect(read({ ...success(0), card })).toMatchObject({ moments: [], blockers: [], ask: false });
  }
});
