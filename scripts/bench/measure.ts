/** Time, taken so that two figures of one run can be compared: in turn, several times, the middle one of each. */

/**
 * Milliseconds that something takes. Garbage is cleared away as it comes, as in the app: a collection that is forced
 * leaves so little room behind it that whatever follows takes half as long again.
 */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export async function timedLater(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Bytes that are in use. */
export function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? NaN;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Runs two pieces of work in turn, as often as there are rounds, after one round that warms up and is not counted.
 * @returns the median of each, in milliseconds
 */
export async function inTurn(rounds: number, one: () => number | Promise<number>, other: () => number | Promise<number>): Promise<readonly [number, number]> {
  const times: { readonly one: number; readonly other: number }[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const pair = { one: await one(), other: await other() };
    if (round >= 0) times.push(pair);
  }
  return [median(times.map((pair) => pair.one)), median(times.map((pair) => pair.other))];
}
