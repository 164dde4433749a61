/**
 * The cases that properties are tried with are the same on every run, so that a change is judged by what it changes.
 * `TEST_SEED=any` draws new ones, to look for what nobody thought of; a number draws those of that number again.
 */
import * as fc from 'fast-check';

const wanted = process.env['TEST_SEED'] ?? '';

if (wanted !== 'any') fc.configureGlobal({ seed: wanted === '' ? 20260331 : Number(wanted) });
