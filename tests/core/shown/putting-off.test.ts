/** Putting an action off until a day, or for this occasion: what is remembered, when it comes back, what is forgotten. */
import { allActions, awake, nextRows, putOffEntries, putOffRows, type Snoozed } from '../../../src/core/shown/action-rows';
import { words } from '../../../src/core/i18n/lookup';
import type { View } from '../../../src/core/shown/sentences';
import type { ActionRow } from '../../../src/core/shown/shown';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import type { ClientFacts } from '../../../src/core/model';
import { readSettings } from '../../../src/core/settings';
import { client, complaint, facts, interaction, promise, recommendation } from '../../support/facts';
import { day } from '../../support/notes';

const view: View = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };
const card = client({ path: 'Clients/Acme.md', name: 'Acme', cadence: 30 });

function listed(...all: readonly ClientFacts[]) {
  return { clients: () => all };
}

function actionOf(one: ClientFacts, kind: ActionRow['kind'], from: View = view): ActionRow {
  const found = allActions(listed(one), from).find((action) => action.kind === kind);
  if (!found) throw new Error(`no ${kind}, but: ${allActions(listed(one), from).map((action) => action.kind).join(', ')}`);
  return found;
}

function put(action: ActionRow, until: Parameters<typeof putOffEntries>[1], snoozed: Snoozed = {}, known: readonly ActionRow[] | null = null): Snoozed {
  const after = new Map(Object.entries(snoozed));
  for (const [key, value] of putOffEntries(action, until, snoozed, known, view.today)) {
    if (value === undefined) after.delete(key);
    else after.set(key, value);
  }
  return Object.fromEntries(after);
}

function isAwake(one: ClientFacts, kind: ActionRow['kind'], snoozed: Snoozed, from: View = view): boolean {
  return nextRows(listed(one), from, snoozed).some((action) => action.kind === kind);
}

const silent = (last: string): ClientFacts => facts({ client: card, interactions: [interaction({ date: last })] });

test('until a day: away before it, back on it', () => {
  const snoozed = put(actionOf(silent('2026-02-20'), 'contact'), day('2026-04-03'));
  expect(snoozed).toEqual({ 'contact Clients/Acme.md': '2026-04-03' });
  expect(isAwake(silent('2026-02-20'), 'contact', snoozed, { ...view, today: day('2026-04-02') })).toBe(false);
  expect(isAwake(silent('2026-02-20'), 'contact', snoozed, { ...view, today: day('2026-04-03') })).toBe(true);
});

describe('dismissed, it comes back', () => {
  const before = silent('2026-02-20');
  const snoozed = put(actionOf(before, 'contact'), 'occasion');

  test('not while everything is as it was', () => {
    expect(isAwake(before, 'contact', snoozed)).toBe(false);
    expect(isAwake(before, 'contact', snoozed, { ...view, today: view.today + 10 })).toBe(false);
  });

  test('when the facts are others: another contact, another silence', () => {
    expect(isAwake(silent('2026-02-25'), 'contact', snoozed)).toBe(true);
  });

  test('when it grows more urgent', () => {
    expect(actionOf(before, 'contact').urgency).toBe('due');
    expect(isAwake(before, 'contact', snoozed, { ...view, today: day('2026-04-25') })).toBe(true);
  });

  test.each([
    ['ask-feedback', silent('2026-03-20'), facts({ client: card, interactions: [interaction({ date: '2025-11-01', csat: 4 }), interaction({ date: '2026-03-20' })] })],
    ['give-back', twiceRecommended(2), twiceRecommended(3)],
    ['keep-promise', promised('2026-03-20'), promised('2026-03-25')],
    ['resolve-complaint', complained('2026-03-29'), complained('2026-03-30')],
  ] as const)('%s: with other facts behind it', (kind, was, is) => {
    const away = put(actionOf(was, kind), 'occasion');
    expect(isAwake(was, kind, away)).toBe(false);
    expect(isAwake(was, kind, away, { ...view, today: view.today + 1 })).toBe(false);
    expect(isAwake(is, kind, away)).toBe(true);
  });
});

function twiceRecommended(times: number): ClientFacts {
  const received = Array.from({ length: times }, (_, n) => recommendation({ path: `R${n}.md`, received: '2026-01-10', thanked: '2026-01-11' }));
  return facts({ client: card, interactions: [interaction({ date: '2026-03-20' })], recommendations: received });
}

function promised(due: string): ClientFacts {
  return facts({ client: card, interactions: [interaction({ date: '2026-03-20' })], promises: [promise({ path: 'Clients/Acme.md', line: 9, text: 'Send it', due })] });
}

function complained(received: string): ClientFacts {
  return facts({ client: card, complaints: [complaint({ path: 'C.md', received, acknowledged: received })] });
}

test('an action about a line keeps its key when the line moves, and shares it with no other', () => {
  const at = (line: number, text: string) => promise({ path: 'Clients/Acme.md', line, text, due: '2026-03-20' });
  const keysOf = (...promises: readonly ReturnType<typeof at>[]) => allActions(listed(facts({ client: card, promises })), view).map(({ key }) => key).sort();
  const keys = keysOf(at(9, 'Send the plan'), at(10, 'Send the bill'));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keysOf(at(12, 'Send the bill'), at(11, 'Send the plan'))).toEqual(keys);
});

test('with each write what is past goes, and dismissals whose occasion is over; what nobody here knows stays', () => {
  const action = actionOf(silent('2026-02-20'), 'contact');
  const snoozed = {
    'thank A.md': '2026-03-31', 'thank B.md': '2026-04-01', 'thank C.md': 'due 2026-03-01', [action.key]: 'due 2025-12-01', 'reply D.md x': 'overdue 2026-03-03',
  };
  const known = allActions(listed(silent('2026-02-20')), view);
  expect(put(action, null, snoozed, known)).toEqual({ 'thank B.md': '2026-04-01', 'thank C.md': 'due 2026-03-01', 'reply D.md x': 'overdue 2026-03-03' });
  expect(put(action, 'occasion', snoozed, known)).toMatchObject({ [action.key]: action.occasion });
});

test('what is remembered is what the settings keep', () => {
  const all = allActions(listed(silent('2026-02-20'), promised('2026-03-20'), twiceRecommended(3), complained('2026-03-30')), view);
  const snoozed = Object.fromEntries(all.map(({ key, occasion }) => [key, occasion]));
  expect(readSettings({ snoozed })).toMatchObject({ problems: [], settings: { snoozed } });
});

test('what is put off is listed with its end, and nothing put off leaves the list as it is', () => {
  const one = silent('2026-02-20');
  const all = allActions(listed(one), view);
  expect(awake(all, view, {})).toBe(all);
  const said = (snoozed: Snoozed) => putOffRows(all, view, snoozed).map(({ action, untilText }) => `${action.verb}, ${untilText}`);
  expect(said(put(actionOf(one, 'contact'), day('2026-04-03')))).toEqual(['Get in touch, until 3 Apr']);
  expect(said(put(actionOf(one, 'contact'), 'occasion'))).toEqual(['Get in touch, dismissed']);
});
