/** Many cards marked as former at once. */
import { markFormer } from '../../../src/core/writing/mark-former';
import { changed, day, desk, propertiesOf } from './desk';

const card = (properties: string): string => `---\ntype: client\n${properties}---\n\n# Them\n`;

test('each card gets the status and today as its end, beside ends of earlier', () => {
  const writing = desk();
  const cards = [{ source: { path: 'A.md' }, ended: [] }, { source: { path: 'B.md' }, ended: [day('2020-05-01')] }];
  const plan = markFormer(cards, writing);
  expect(plan.edits).toHaveLength(2);
  expect(changed(card('status: active\n'), 'A.md', plan)).toBe(card('status: former\nended: 2026-11-20\n'));
  expect(propertiesOf(changed(card('ended: 2020-05-01\n'), 'B.md', plan))).toEqual({ type: 'client', ended: ['2020-05-01', '2026-11-20'], status: 'former' });
});

test('done twice on a day it says the same', () => {
  const today = [{ source: { path: 'A.md' }, ended: [day('2026-11-20')] }];
  expect(changed(card('status: former\nended: 2026-11-20\n'), 'A.md', markFormer(today, desk()))).toBe(card('status: former\nended: 2026-11-20\n'));
});
