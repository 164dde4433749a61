/** B7: what `main.js` weighs, and how long it takes until it is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import * as z from 'zod/mini';
import { LANGUAGES } from '../../src/core/i18n/lookup';
import type { Figure } from './figures';
import { median, timed } from './measure';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Words of the screen, words that are read, and templates: they weigh what three languages weigh. */
const WORDS = /^(?:words:|src\/core\/i18n\/|src\/core\/reading\/words\.ts)/;

const weights = z.object({ outputs: z.record(z.string(), z.object({ bytes: z.number(), inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) })) });

export function sizes(): readonly Figure[] {
  const meta = weights.parse(JSON.parse(readFileSync(join(ROOT, 'meta.json'), 'utf8')));
  const output = meta.outputs['main.js'];
  if (output === undefined) throw new Error('meta.json tells nothing of main.js: run `npm run build` first.');
  const words = Object.entries(output.inputs).reduce((sum, [path, { bytesInOutput }]) => sum + (WORDS.test(path) ? bytesInOutput : 0), 0);
  const inLanguage = (language: string): Figure =>
    ({ id: 'B7', what: `main.js: words and texts, ${language}`, measured: (output.inputs[`words:${language}`]?.bytesInOutput ?? NaN) / 1000, unit: 'KB', budget: { most: 60 } });
  return [
    ...LANGUAGES.map(inLanguage),
    { id: 'B7', what: 'main.js: code without words and templates', measured: (output.bytes - words) / 1000, unit: 'KB', budget: { most: 100 } },
    { id: 'B7', what: 'main.js: everything', measured: output.bytes / 1000, unit: 'KB', budget: { most: 300 }, peer: 'Personal CRM 137 KB, Tasks 312–846 KB, Dataview 2,300 KB; median of installed plugins 266 KB' },
  ];
}

/** How long the code takes to be read and run, without what an earlier run left in V8's memory. */
export function evaluation(rounds: number): Figure {
  const code = readFileSync(join(ROOT, 'main.js'), 'utf8');
  const times = Array.from({ length: rounds }, (_, round) => timed(() => evaluate(`${code}\n// ${round}`)));
  return { id: 'B7', what: 'main.js: read and run', measured: median(times), unit: 'ms', budget: { most: 5 } };
}

function evaluate(code: string): void {
  const run: unknown = new Script(`(function (require, module, exports) {${code}\n})`).runInThisContext();
  const module = { exports: {} };
  if (typeof run === 'function') Reflect.apply(run, undefined, [() => obsidian, module, module.exports]);
}

/** Obsidian's module, as far as it is looked at before the plugin starts: classes to extend. */
const obsidian: unknown = new Proxy({}, { get: () => class {} });
