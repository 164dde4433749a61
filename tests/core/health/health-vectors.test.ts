import { day } from '../../support/facts';
import { factsOf, vectors, type Vector } from '../../support/vectors';
import { isoDay } from '../../../src/core/day';
import { DEFAULT_WEIGHTS, health, trend } from '../../../src/core/health/health';
import { moments } from '../../../src/core/health/moments';
import { nextActions } from '../../../src/core/health/next-actions';

const CLASSES = ['now', 'overdue', 'due', 'chance'];

function expectHealth({ input, expect: expected }: Extract<Vector, { fn?: undefined }>): void {
  const facts = factsOf(input);
  const today = day(input.today);
  const found = health(facts, today, DEFAULT_WEIGHTS);
  const { score, band, confidence } = found;
  expect({ score, band, confidence }).toEqual({ score: expected.score, band: expected.band, confidence: expected.confidence });
  if (expected.factors === undefined || expected.trend30 === undefined) {
    expect(found).toMatchObject({ raw: null, base: null, bonus: null, penalty: null, factors: null, reasons: [] });
    expect(trend(facts, today, DEFAULT_WEIGHTS)).toBeNull();
    return;
  }
  const { base, bonus, penalty, factors } = found;
  expect({ base, bonus, penalty }).toEqual({ base: expected.base, bonus: expected.bonus, penalty: expected.penalty });
  expect(found.raw === null ? null : Number(found.raw.toFixed(6))).toBe(expected.raw);
  for (const name of ['contact', 'satisfaction', 'commitments', 'reciprocity'] as const) {
    const { value, weight, evidence, cadence, source, days, n, onTime, answered } = expected.factors[name];
    expect(factors?.[name]).toMatchObject(JSON.parse(JSON.stringify({
      value, weight, evidence, cadence, source, days,
      ...(name === 'contact' ? {} : { n: value === null ? undefined : n, onTime, answered }),
    })));
  }
  const { prev, delta, dir } = expected.trend30;
  expect(trend(facts, today, DEFAULT_WEIGHTS)).toEqual({ days: 30, previous: prev, delta, direction: dir });
}

function expectMoments({ input, expect: expected }: Extract<Vector, { fn: 'moments' }>): void {
  const found = moments(factsOf(input), day(input.today), DEFAULT_WEIGHTS);
  expect({
    moments: found.moments.map(({ kind, date, evidence, strength, expires }) => ({
      kind, date: isoDay(date), evidence: evidence.path, strength, expires: expires === null ? null : isoDay(expires),
    })),
    blockers: found.blockers.map(({ kind }) => kind),
    ask: found.ask,
  }).toEqual(expected);
}

function expectActions({ input, expect: expected }: Extract<Vector, { fn: 'actions' }>): void {
  const found = nextActions(factsOf(input), day(input.today), DEFAULT_WEIGHTS);
  expect(found.map(({ urgency, kind, refPath, due, gain, gainIn7Days }) => ({
    cls: CLASSES.indexOf(urgency), kind, ref: refPath, due: due === null ? null : isoDay(due), gain, gain7: gainIn7Days,
  }))).toEqual(expected);
}

const cases = vectors();

(cases.length === 0 ? describe.skip : describe)('the worked cases (RAPPORT_VECTORS)', () => {
  const titles = cases.length === 0 ? ['are there'] : cases.map(({ name, fn }) => `${fn ?? 'health'}: ${name}`);
  it.each(titles)('%s', (title) => {
    const found = cases[titles.indexOf(title)];
    if (!found) throw new Error(`No such case: ${title}`);
    if (found.fn === 'moments') expectMoments(found);
    else if (found.fn === 'actions') expectActions(found);
    else expectHealth(found);
  });
});
