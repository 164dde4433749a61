/** Sorting in steps is sorting. */
import * as fc from 'fast-check';
import { atOnce } from '../../src/core/at-once';
import { sortSteps } from '../../src/core/order';

test('what is sorted a step at a time is as if it were sorted at once, what is equal in its order too', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2500, size: 'max' }), (numbers) => {
    const all = numbers.map((rank, index) => ({ rank, index }));
    const compare = (a: { readonly rank: number }, b: { readonly rank: number }): number => a.rank - b.rank;
    expect(atOnce(sortSteps(all, compare))).toEqual([...all].sort(compare));
  }), { numRuns: 20 });
});
