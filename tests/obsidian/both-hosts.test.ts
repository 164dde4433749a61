/** @jest-environment jsdom */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVault } from '../../scripts/report';
import { launch } from '../host/launch';
import { rapportOf } from './form-hands';

const ROOT = join(__dirname, '..', '..', 'sample-vault');

test('inside Obsidian and outside it the sample vault says the same of every client, with the same problems', async () => {
  const files = Object.fromEntries(
    readdirSync(ROOT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(ROOT.length + 1).split('\\').join('/'), readFileSync(path, 'utf8')]),
  );
  const host = await launch({ files, today: '2026-03-31' });
  const rapport = await rapportOf(host);
  await host.settle();
  const inside = rapport.book();
  const outside = await readVault(ROOT);
  const today = rapport.today();
  expect(inside.counts()).toEqual(outside.counts());
  expect(inside.clients()).toEqual(outside.clients());
  expect(inside.topics()).toEqual(outside.topics());
  // What a YAML parser says of a broken block differs; that it is broken, and where, does not.
  const told = (book: typeof outside): readonly unknown[] => book.problems(today).map((one) => (one.code === 'bad-yaml' ? { ...one, value: '' } : one));
  expect(told(inside)).toEqual(told(outside));
  await host.close();
});
