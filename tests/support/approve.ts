/**
 * Approved text: what is rendered or written stands in a file that a person can read. A missing or different approval
 * fails; `npm run approve` writes it, to be read in the diff.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** @param name path from `tests/approved`, with its extension, or from the project's root if it begins with `docs/` */
export function approve(name: string, text: string): void {
  const path = name.startsWith('docs/') ? join(ROOT, name) : join(ROOT, 'tests', 'approved', name);
  const approved = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (approved === text) return;
  if (process.env['APPROVE'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  expect({ file: name, text }).toEqual({ file: name, text: approved ?? '(not approved yet: run `npm run approve` and read the diff)' });
}
