/**
 * The budgets of docs/performance.md, with twice the slack: ratios, counts and sizes of the same run, never a time. The
 * benchmark runs as a program of its own, so that nothing of the test's own machinery is measured with it.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { within } from '../scripts/bench/figures';

const ROOT = join(__dirname, '..');
const SLACK = 2;
/** How many times its budget what is over it has reached so far: it must not become worse unseen. */
const REACHED: Readonly<Record<string, number>> = { B1: 2 };

const figure = z.object({
  id: z.string(),
  what: z.string(),
  measured: z.number(),
  unit: z.enum(['ms', 'µs', 'KB', 'times', 'notes']),
  ratio: z.optional(z.number()),
  budget: z.optional(z.union([z.object({ most: z.number() }), z.object({ least: z.number() })])),
});

/** Figures that are held to their budget here: all but times. */
type Measured = z.infer<typeof figure>;

async function bench(...options: readonly string[]): Promise<readonly Measured[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', 'scripts/bench/bench.ts', '--quick', '--json', ...options], { cwd: ROOT, maxBuffer: 1e7 });
  return z.array(figure).parse(JSON.parse(stdout));
}

function isOver({ id, what, measured, unit, ratio, budget }: Measured, slack: number): boolean {
  return within({ id, what, measured, unit, ...(ratio === undefined ? {} : { ratio }), ...(budget === undefined ? {} : { budget }) }, slack) === false;
}

function words({ id, what, measured, unit, ratio }: Measured): string {
  return `${id} ${what}: ${ratio ?? `${measured} ${unit}`}`;
}

test('the ratios of the index, of the report and of an edit are within twice their budgets, and every odd note is accounted for', async () => {
  const figures = await bench('--only', 'B1,B2,B3,B8');
  expect([...new Set(figures.map(({ id }) => id))]).toEqual(['B1', 'B2', 'B3', 'B8']);
  const slackOf = (id: string): number => (id === 'B8' ? 1 : SLACK * (REACHED[id] ?? 1));
  expect(figures.filter((one) => isOver(one, slackOf(one.id))).map(words)).toEqual([]);
}, 300_000);
