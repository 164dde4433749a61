import fc from 'fast-check';
import { isoDay, type Day } from '../../../src/core/day';
import { effectiveDue, lateDays, commitmentsInOrder } from '../../../src/core/health/commitments';
import type { DatedPromise } from '../../../src/core/model';
import type { Book } from '../../../src/core/reading/book';
import { DEFAULT_READING, Schema } from '../../../src/core/reading/schema';
import { applyEdits } from '../../../src/core/writing/edit';
import type { Writing } from '../../../src/core/writing/new-note';
import {
  mayMoveTo, openPromises, PROMISE_STEPS, promiseCourse, repeats, settlePromise, type PromiseEntry,
} from '../../../src/core/writing/steps/promise-steps';
import { fits } from '../../../src/core/writing/steps/step';
import { client, facts, project, promise } from '../../support/facts';
import { day, desk } from './desk';
import { parseYaml } from './yaml-in-tests';

const TODAY = day('2026-11-20');
const CARD = 'Clients/Acme.md';

/** A card around the line, in which nothing but that line may change. */
const around = (line: string, end = '\n'): string => ['---', 'type: client', '---', '', '## Promises', '', line, '\t- a detail [due:: 2026-01-01]', '- [ ] Another 📅 2026-12-24', ''].join(end);
const AT = 7;

function promisesIn(text: string, names: Writing['own'] = {}, taskTag = ''): readonly DatedPromise[] {
  const note = new Schema({ ...DEFAULT_READING, propertyNames: names, taskTag }).read({ path: CARD, frontmatter: { type: 'client' }, links: [], tags: [], text });
  return note?.record.kind === 'client' ? note.record.card.promises : [];
}

function promiseIn(line: string, writing = desk()): DatedPromise {
  const found = promisesIn(around(line), writing.own, writing.taskTag).find(({ source }) => source.line === AT);
  if (!found) throw new Error(`no promise: ${line}`);
  return found;
}

const kept = (date: string): PromiseEntry => ({ step: 'kept', date: day(date), due: null });
const moved = (date: string, due: string): PromiseEntry => ({ step: 'moved', date: day(date), due: day(due) });
const cancelled = (date: string): PromiseEntry => ({ step: 'cancelled', date: day(date), due: null });

/** The line once the step is taken, or why it is not. */
function line(before: string, entry: PromiseEntry, writing = desk(), end = '\n'): string {
  const plan = settlePromise(promiseIn(before, writing), entry, { line: AT, expected: before }, writing);
  if ('refused' in plan) return plan.refused;
  const text = around(before, end);
  const outcome = applyEdits(text, plan.edits, parseYaml);
  if ('refused' in outcome) return outcome.refused;
  const lines = outcome.text.split(end);
  const now = lines[AT - 1] ?? '';
  expect(outcome.text).toBe(text.replace(before, () => now));
  return now;
}

describe('the line that is written', () => {
  test.each<[string, PromiseEntry, string]>([
    ['- [ ] Send it 📅 2026-11-30', kept('2026-11-19'), '- [x] Send it 📅 2026-11-30 ✅ 2026-11-19'],
    ['- [ ] Send it 📅 2026-11-30', cancelled('2026-11-19'), '- [-] Send it 📅 2026-11-30 ❌ 2026-11-19'],
    ['- [ ] Send it 📅 2026-11-30', moved('2026-11-19', '2026-12-04'), '- [ ] Send it [moved:: 2026-11-19 from 2026-11-30] 📅 2026-12-04'],
    ['- [ ] Send it [due:: 2026-11-30]', kept('2026-11-20'), '- [x] Send it [due:: 2026-11-30] [completion:: 2026-11-20]'],
    ['- [ ] Send it (due:: 2026-11-30) ^a1', cancelled('2026-11-20'), '- [-] Send it (due:: 2026-11-30) (cancelled:: 2026-11-20) ^a1'],
    ['- [ ] Send it [due:: 2026-11-30] ^a1', moved('2026-11-20', '2026-12-04'), '- [ ] Send it [moved:: 2026-11-20 from 2026-11-30] [due:: 2026-12-04] ^a1'],
    ['  * [/] Send it #waiting 🔼 ⏳ 2026-11-25 📅 2026-11-30 #later ^a1 ', moved('2026-11-20', '2026-11-27'), '  * [/] Send it #waiting [moved:: 2026-11-20 from 2026-11-30] 🔼 ⏳ 2026-11-25 📅 2026-11-27 #later ^a1 '],
    ['1. [ ] Send it 📅 2026-11-30 [moved:: 2026-11-10 from 2026-11-15]', moved('2026-11-20', '2026-12-04'), '1. [ ] Send it 📅 2026-12-04 [moved:: 2026-11-10 from 2026-11-15] [moved:: 2026-11-20 from 2026-11-30]'],
    ['- [ ] Send it 📅 2026-11-30 [moved:: 2026-11-20 from 2026-11-25]', moved('2026-11-20', '2026-12-04'), '- [ ] Send it 📅 2026-12-04 [moved:: 2026-11-20 from 2026-11-25]'],
    ['- [ ] 📅 2026-11-30 Send ✅ the list', kept('2026-11-20'), '- [x] 📅 2026-11-30 Send ✅ the list ✅ 2026-11-20'],
    ['- [ ] Send `📅 2026-01-01` 🗓️ 2026-11-30.', moved('2026-11-20', '2026-12-01'), '- [ ] Send `📅 2026-01-01` [moved:: 2026-11-20 from 2026-11-30] 🗓️ 2026-12-01.'],
    ['- [ ] Send ✅ the list [due:: 2026-11-30]', kept('2026-11-20'), '- [x] Send ✅ the list [due:: 2026-11-30] ✅ 2026-11-20'],
    ['- [ ] Send it 📅 2026-11-30 ✅ 2026-01-01', kept('2026-11-20'), '- [x] Send it 📅 2026-11-30 ✅ 2026-11-20'],
  ])('%s', (before, entry, after) => expect(line(before, entry)).toBe(after));

  test('the user’s own names of properties, and the mark of tasks', () => {
    const own = desk('ru', { own: { completion: 'готово', moved: 'сдвиг', due: 'срок' }, taskTag: 'дело' });
    expect(line('- [ ] Отправить #дело [срок:: 2026-11-30]', kept('2026-11-20'), own)).toBe('- [x] Отправить #дело [срок:: 2026-11-30] [готово:: 2026-11-20]');
    expect(line('- [ ] Отправить #дело [срок:: 2026-11-30]', moved('2026-11-20', '2026-12-01'), own)).toBe('- [ ] Отправить #дело [сдвиг:: 2026-11-20 from 2026-11-30] [срок:: 2026-12-01]');
  });
});

describe('what cannot be', () => {
  const late = promiseIn('- [ ] Send it 📅 2026-11-10');
  const moveDays = (of: DatedPromise): readonly unknown[] => {
    const found = promiseCourse(of, TODAY).steps.find(({ step }) => step === 'moved');
    return [found?.barrier?.why ?? null, found?.from, found?.until];
  };

  test('a day is moved on or before the day that it moves; kept late remains', () => {
    expect(line('- [ ] Send it 📅 2026-11-10', moved('2026-11-11', '2026-12-01'))).toBe('step-impossible');
    expect(line('- [ ] Send it 📅 2026-11-10', moved('2026-11-10', '2026-12-01'))).toBe('- [ ] Send it [moved:: 2026-11-10 from 2026-11-10] 📅 2026-12-01');
    expect(line('- [ ] Send it 📅 2026-11-10', kept('2026-11-11'))).toBe('- [x] Send it 📅 2026-11-10 ✅ 2026-11-11');
    expect(moveDays(late)).toEqual([null, null, day('2026-11-10')]);
  });

  test('a move that came too late moved nothing, so the first day still counts', () => {
    const tooLate = promiseIn('- [ ] Send it 📅 2026-12-10 [moved:: 2026-11-12 from 2026-11-10]');
    expect(moveDays(tooLate)).toEqual(['past-due', day('2026-11-12'), day('2026-11-10')]);
  });

  test('a promise is not moved before it was made, nor before or under a move that is still ahead', () => {
    expect(moveDays({ ...late, due: TODAY + 9, since: TODAY - 3 })).toEqual([null, TODAY - 3, TODAY]);
    expect(moveDays({ ...late, due: TODAY + 9, moves: [{ on: TODAY - 2, due: TODAY + 20 }] })).toEqual([null, TODAY - 2, TODAY]);
    expect(moveDays({ ...late, due: TODAY + 9, moves: [{ on: TODAY + 2, due: TODAY + 20 }] })[0]).toBe('ahead');
  });

  test('nothing more is done to what is done or cancelled', () => {
    for (const fact of [{ ...late, done: TODAY }, { ...late, cancelled: TODAY }]) expect(promiseCourse(fact, TODAY).steps.map(({ barrier }) => barrier === null)).toEqual([false, false, false]);
  });

  test('to the same day, to one before the agreement, to none', () => {
    for (const due of ['2026-11-10', '2026-11-07']) expect(mayMoveTo(late, moved('2026-11-08', due), TODAY)).toBe(false);
    expect(mayMoveTo(late, { ...moved('2026-11-08', '2026-11-10'), due: null }, TODAY)).toBe(false);
    expect(mayMoveTo(late, moved('2026-11-08', '2026-11-09'), TODAY)).toBe(true);
  });

  test('days that are still ahead', () => {
    for (const entry of [kept('2026-11-21'), cancelled('2026-11-21'), moved('2026-11-21', '2026-12-09')]) expect(line('- [ ] Send it 📅 2026-11-30', entry)).toBe('step-impossible');
  });

  test('a line that says something else by now is left', () => {
    const now = promiseIn('- [ ] Send it 📅 2026-11-30');
    const settle = (expected: string): unknown => settlePromise(now, kept('2026-11-20'), { line: AT, expected }, desk());
    for (const other of ['- [ ] Send it 📅 2026-11-29', '- [x] Send it 📅 2026-11-30 ✅ 2026-11-01', '- [ ] Send it #waiting 📅 2026-11-30', '', '- [ ] Send it 🔁 every day 📅 2026-11-30']) {
      expect(settle(other)).toEqual({ refused: 'moved', line: AT });
    }
    const plan = settlePromise(now, kept('2026-11-20'), { line: AT, expected: '- [ ] Send it 📅 2026-11-30' }, desk());
    if ('refused' in plan) throw new Error(plan.refused);
    expect(applyEdits(around('- [ ] Send it soon 📅 2026-11-30'), plan.edits, parseYaml)).toMatchObject({ refused: 'moved' });
  });

  test('a task that repeats is known by its sign or its field, and an ordinary line is none', () => {
    expect(['- [ ] Call 🔁 every week 📅 2026-11-30', '- [ ] Call [repeat:: every week] [due:: 2026-11-30]', 'Text 🔁', '- [ ] Call 📅 2026-11-30'].map((one) => repeats(one, desk()))).toEqual([true, true, false, false]);
  });
});

test('whatever the line, what is written reads back as meant, and no other letter of the note changes', () => {
  const date = fc.integer({ min: TODAY - 40, max: TODAY + 40 });
  const word = fc.constantFrom('Send', 'the ✅ list', '日程', '#waiting', '#a/b', '[[Acme|them]]', '`code 📅 2026-01-01`', '⏳ 2026-11-21', '➕ 2026-10-01', '🔺', '(soon)', '100%', '[mood:: good]', '!', 'a\\[b');
  const due = fc.tuple(fc.constantFrom('📅 ', '📆', '🗓️ ', '[due:: ', '(due:: '), date).map(([sign, on]) => `${sign}${isoDay(on)}${sign.startsWith('[') ? ']' : sign.startsWith('(') ? ')' : ''}`);
  const move = fc.tuple(date, date).map(([on, from]) => `[moved:: ${isoDay(on)} from ${isoDay(from)}]`);
  const task = fc.tuple(
    fc.constantFrom('- ', '* ', '  - ', '\t+ ', '12) '), fc.constantFrom(' ', '/', '!'), fc.array(word, { minLength: 1, maxLength: 4 }), due, fc.array(fc.oneof(word, move), { maxLength: 4 }), fc.constantFrom('', ' ^id-1', ' ', ' ^x  '),
  ).map(([mark, state, words, on, more, end]) => `${mark}[${state}] ${[...words, on, ...more].join(' ')}${end}`);
  const counts = { kept: 0, moved: 0, cancelled: 0 };
  fc.assert(fc.property(task, fc.constantFrom(...PROMISE_STEPS), date, date, fc.constantFrom('\n', '\r\n'), (before, step, on, to, end) => {
    const text = `---\ntype: client\n---\n- above\n${before}\n- [ ] Below 📅 2026-12-24`.replace(/\n/g, end);
    const found = promisesIn(text).find(({ source }) => source.line === 5);
    if (!found) return;
    const entry: PromiseEntry = { step, date: on, due: step === 'moved' ? to : null };
    const plan = settlePromise(found, entry, { line: 5, expected: before }, desk());
    const chosen = promiseCourse(found, TODAY).steps.find((one) => one.step === step);
    const isPossible = chosen !== undefined && fits(chosen, on) && (step !== 'moved' || mayMoveTo(found, entry, TODAY));
    if ('refused' in plan) {
      // A chain of moves that does not hold together cannot be carried on.
      if (isPossible) expect([plan.refused, found.moves.length > 0]).toEqual(['unsupported-shape', true]);
      else expect(plan.refused).toBe('step-impossible');
      return;
    }
    expect(isPossible).toBe(true);
    counts[step] += 1;
    const outcome = applyEdits(text, plan.edits, parseYaml);
    if ('refused' in outcome) throw new Error(outcome.refused);
    const after = promisesIn(outcome.text);
    const now = after.find(({ source }) => source.line === 5);
    expect(after).toHaveLength(2);
    expect(now).toMatchObject({ text: found.text, owner: found.owner, due: found.due, since: found.since });
    expect([now?.done, now?.cancelled]).toEqual([step === 'kept' ? on : null, step === 'cancelled' ? on : null]);
    expect(now && effectiveDue(now, TODAY)).toBe(step === 'moved' ? to : effectiveDue(found, TODAY));
    const written = outcome.text.split(end);
    expect(written.map((one, at) => (at === 4 ? before : one)).join(end)).toBe(text);
    // What was on the line stays, letter by letter, but for the mark and the day that was changed.
    const rest = [...(written[4] ?? '')];
    for (const letter of before.replace(/\[.\]/, '').replace(/\d/g, '')) {
      const at = rest.indexOf(letter);
      expect(at).not.toBe(-1);
      rest.splice(0, at + 1);
    }
  }), { numRuns: 600 });
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(8);
});

test('the score hears of it: what is kept late is late, what is moved in time is not', () => {
  const late = (text: string, on: Day): number | null => {
    const [first] = commitmentsInOrder(facts({ promises: promisesIn(text).filter(({ source }) => source.line === AT) }));
    return first ? lateDays(first, on) : null;
  };
  expect(late(around(line('- [ ] Send it 📅 2026-11-10', kept('2026-11-14'))), TODAY)).toBe(4);
  expect(late(around(line('- [ ] Send it 📅 2026-11-10', moved('2026-11-10', '2026-11-18'))), TODAY)).toBe(2);
});

test('what is open, the first day first, whoever it is for, each once', () => {
  const shared = promise({ path: 'Talk.md', line: 4, due: day('2026-11-25') });
  const milestone = promise({ path: 'Site.md', line: 9, due: day('2026-11-05') });
  const book: Pick<Book, 'clients'> = {
    clients: () => [
      facts({ client: client({ path: 'A.md' }), promises: [shared, promise({ path: 'A.md', line: 3, due: day('2026-11-22'), owner: 'client' }), promise({ path: 'A.md', line: 5, done: TODAY, due: TODAY })] }),
      facts({ client: client({ path: 'B.md' }), promises: [shared, promise({ path: 'B.md', line: 5, due: TODAY, since: TODAY + 1 })], projects: [project({ milestones: [milestone] }), project({ cancelled: TODAY, milestones: [promise({ path: 'Off.md', line: 2, due: TODAY })] })] }),
    ],
  };
  expect(openPromises(book, TODAY).map(({ promise: { source }, clients, due }) => [source.path, clients, isoDay(due)])).toEqual([
    ['Site.md', ['B.md'], '2026-11-05'], ['A.md', ['A.md'], '2026-11-22'], ['Talk.md', ['A.md', 'B.md'], '2026-11-25'],
  ]);
});
