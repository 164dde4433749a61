import fc from 'fast-check';
import { health, history } from '../../../src/core/health/health';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { words } from '../../../src/core/i18n/lookup';
import type { ClientFacts } from '../../../src/core/model';
import { healthChart, sparkline } from '../../../src/core/shown/chart';
import type { View } from '../../../src/core/shown/sentences';
import type { HealthChart } from '../../../src/core/shown/shown';
import { anyClient } from '../../support/any-client';
import { client, complaint, facts, interaction, promise, recommendation } from '../../support/facts';
import { day } from '../../support/notes';

const today = day('2026-03-31');
const view: View = { today, weights: DEFAULT_WEIGHTS, words: words('en') };

function chartOf(some: Partial<ClientFacts>, from = view): HealthChart {
  return healthChart(facts(some), from, { to: from.today });
}

/** Weekly contacts, so that nothing is lost but by what a test adds. */
const inTouch = Array.from({ length: 60 }, (_, week) => interaction({ date: today - 7 * week, path: 'Clients/Acme.md', line: 10 + week }));

describe('the weeks of a chart', () => {
  it('are 26, a week apart, and end today', () => {
    const { weeks } = chartOf({ interactions: inTouch });
    expect(weeks).toHaveLength(26);
    expect(weeks.map(({ day: date }, index) => (weeks[index + 1]?.day ?? date + 7) - date)).toEqual(weeks.map(() => 7));
    expect(weeks.at(-1)).toMatchObject({ day: today, dayText: '31 Mar', x: 1, scoreText: '100', bandText: 'healthy' });
    expect(weeks[0]).toMatchObject({ dayText: '7 Oct 2025', x: 0 });
  });

  it('hold the score of their own day, in places from 0 to 1', () => {
    fc.assert(fc.property(anyClient, fc.integer({ min: 0, max: 60 }), (one, ago) => {
      const to = today - ago;
      const { weeks } = healthChart(one, view, { to });
      expect(weeks.map(({ day: date, score, band }) => ({ date, score, band })))
        .toEqual(history(one, to, DEFAULT_WEIGHTS).map(({ date }) => ({ date, score: health(one, date, DEFAULT_WEIGHTS).score, band: health(one, date, DEFAULT_WEIGHTS).band })));
      expect(weeks.every(({ x, y, score }) => x >= 0 && x <= 1 && (score === null ? y === null : y === score / 100))).toBe(true);
    }), { numRuns: 60 });
  });

  it('are as many as the time that is asked for, in longer steps where they could not be told apart', () => {
    const one = facts({ interactions: inTouch });
    expect(healthChart(one, view, { from: day('2026-03-10'), to: today }).weeks.map(({ dayText }) => dayText)).toEqual(['10 Mar', '17 Mar', '24 Mar', '31 Mar']);
    expect(healthChart(one, view, { from: today, to: today }).weeks.map(({ x }) => x)).toEqual([1]);
    const long = healthChart(one, view, { from: today - 7 * 500, to: today }).weeks;
    expect(long.length).toBeLessThanOrEqual(157);
    expect(long.at(-1)?.day).toBe(today);
  });

  it('know nothing of what comes later', () => {
    const before = chartOf({ interactions: inTouch });
    const after = chartOf({ interactions: [...inTouch, interaction({ date: '2026-04-20', csat: 1 })], complaints: [complaint({ received: '2026-04-01', severity: 'critical' })] });
    expect(after.weeks).toEqual(before.weeks);
    const past = healthChart(facts({ interactions: inTouch, complaints: [complaint({ received: '2026-03-20', severity: 'critical' })] }), view, { to: day('2026-03-17') });
    expect(past.events).toEqual([]);
  });
});

describe('gaps', () => {
  it('are weeks without a score, and the line is drawn in pieces', () => {
    const { weeks, lines } = chartOf({
      client: client({ paused: ['2025-12-01'], resumed: ['2026-01-20'] }),
      interactions: inTouch.filter(({ date }) => date < day('2025-12-01') || date > day('2026-01-20')),
    });
    const without = weeks.filter(({ y }) => y === null);
    expect(without.map(({ dayText }) => dayText)).toEqual(['2 Dec 2025', '9 Dec 2025', '16 Dec 2025', '23 Dec 2025', '30 Dec 2025', '6 Jan', '13 Jan']);
    expect(without.every(({ band, scoreText }) => band === 'inactive' && scoreText === '–')).toBe(true);
    expect(lines.map((line) => line.length)).toEqual([8, 11]);
    expect(without[0]?.label).toBe('2 Dec 2025: inactive');
  });

  it('may be all there is', () => {
    const { lines, events, summary } = chartOf({});
    expect(lines).toEqual([]);
    expect(events).toEqual([]);
    expect(summary).toBe('There is no score between 7 Oct 2025 and 31 Mar.');
  });

  it('hold a single week as a line of its own', () => {
    const { lines } = chartOf({ client: client({ paused: ['2026-03-29'], resumed: ['2026-03-22'], ended: ['2025-01-01'] }), interactions: [interaction({ date: '2026-03-20' })] });
    expect(lines.map((line) => line.map(({ dayText }) => dayText))).toEqual([['24 Mar']]);
  });
});

describe('what bent the curve', () => {
  function told(some: Partial<ClientFacts>, from = view): readonly string[] {
    return chartOf(some, from).events.map(({ dayText, pointsText, text, source }) => `${dayText} ${pointsText} ${text} <${source?.path ?? ''}${source?.line === undefined ? '' : `#${source.line}`}>`);
  }

  it('is a complaint received and resolved, each with its own day', () => {
    const one = complaint({ path: 'Complaints/Late.md', received: '2026-01-14', acknowledged: '2026-01-14', resolved: '2026-02-05', confirmed: '2026-02-06', satisfied: true });
    expect(told({ interactions: inTouch, complaints: [one] })).toEqual([
      // 15 points, and half of them more: on 3 Feb it was open for 20 days, twice its target of ten.
      '14 Jan −22.5 Complaint received: Late delivery <Complaints/Late.md>',
      '5 Feb +22.5 Complaint resolved: Late delivery <Complaints/Late.md>',
    ]);
  });

  it('is a silence from the week in which it costs, until somebody was in touch', () => {
    const quiet = inTouch.filter(({ date }) => date <= day('2026-01-06') || date >= day('2026-03-24'));
    expect(told({ client: client({ cadence: 14 }), interactions: quiet })).toEqual([
      expect.stringMatching(/^27 Jan −\d\d\.\d Too long without contact: 77 days <Clients\/Acme.md#22>$/),
      expect.stringMatching(/^24 Mar \+\d\d\.\d In touch again: call <Clients\/Acme.md#11>$/),
    ]);
  });

  it('is a promise that became overdue, and one that was kept', () => {
    const late = promise({ path: 'Clients/Acme.md', line: 5, due: '2026-02-20', text: 'Send the drawings' });
    const [fall] = told({ interactions: inTouch, promises: [late] });
    expect(fall).toMatch(/^20 Feb −\d\d\.\d Promise overdue: Send the drawings <Clients\/Acme.md#5>$/);
  });

  it('is a recommendation and a rating', () => {
    const events = told({
      interactions: [...inTouch, interaction({ date: '2026-01-22', csat: 1, path: 'Clients/Acme.md', line: 8 })],
      recommendations: [recommendation({ path: 'Recommendations/Letter.md', received: '2025-11-05', form: 'formal_letter', weight: 'letter' })],
      complaints: [complaint({ received: '2025-08-01', severity: 'high' })],
    });
    // A letter gives 5, halved in 180 days, and six of them have passed.
    expect(events).toContain('5 Nov 2025 +4.9 Recommendation received: Letter of thanks <Recommendations/Letter.md>');
    expect(events).toContainEqual(expect.stringMatching(/^22 Jan −\d\d\.\d CSAT 1 on 22 Jan <Clients\/Acme.md#8>$/));
  });

  it('is told of the six that moved it most, in order of days, and never twice', () => {
    fc.assert(fc.property(anyClient, (one) => {
      const { events, weeks } = healthChart(one, view, { to: today });
      expect(events.length).toBeLessThanOrEqual(6);
      expect(events.map(({ week }) => week)).toEqual(events.map(({ week }) => week).sort((a, b) => a - b));
      for (const { week, text, points } of events) {
        expect(weeks[week]?.events).toContain(text);
        expect(weeks[week]?.y).not.toBeNull();
        expect(Math.abs(points)).toBeGreaterThanOrEqual(3);
        expect(text).not.toMatch(/undefined|\{/);
      }
    }), { numRuns: 60 });
  });

  it('keeps the words of notes to itself in privacy mode', () => {
    const one = complaint({ received: '2026-01-14', title: 'Secret matter' });
    const chart = chartOf({ interactions: inTouch, complaints: [one] }, { ...view, privacy: true });
    expect(JSON.stringify([chart.weeks, chart.events.map(({ text }) => text), chart.summary])).not.toContain('Secret');
  });
});

it('is summed up in one sentence', () => {
  const { summary } = chartOf({ interactions: inTouch, complaints: [complaint({ received: '2026-02-01', acknowledged: '2026-02-01', severity: 'low' })] });
  expect(summary).toBe('Health from 7 Oct 2025 to 31 Mar: 100 at the beginning, 88 at the end, lowest 88 on 17 Mar, highest 100 on 7 Oct 2025.');
});

it('stays the same object until client, day, weights or language change', () => {
  const one = facts({ interactions: inTouch });
  const chart = healthChart(one, view, { to: today });
  expect(healthChart(one, { ...view }, { to: today })).toBe(chart);
  expect(healthChart(one, { ...view, today: today - 50 }, { to: today })).toBe(chart);
  expect(healthChart(one, { ...view, words: words('ru') }, { to: today })).not.toBe(chart);
  expect(healthChart({ ...one }, view, { to: today })).not.toBe(chart);
});

it('draws the same line small', () => {
  fc.assert(fc.property(anyClient, (one) => {
    const { lines } = healthChart(one, view, { to: today });
    expect(sparkline(one, view).map((line) => line.map(({ x, y }) => ({ x, y })))).toEqual(lines.map((line) => line.map(({ x, y }) => ({ x, y }))));
    expect(sparkline(one, view)).toBe(sparkline(one, view));
  }), { numRuns: 30 });
});
