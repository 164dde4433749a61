import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
let vault: string;

beforeEach(() => {
  vault = mkdtempSync(join(tmpdir(), 'client-rapport-vault-'));
});

afterEach(() => rmSync(vault, { recursive: true, force: true }));

function install(...given: string[]): { readonly status: number | null; readonly said: string; readonly refused: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join('scripts', 'install-plugin.ts'), ...given], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, INIT_CWD: tmpdir() } });
  return { status, said: stdout, refused: stderr };
}

test('the build comes into the vault, and the settings there stay', () => {
  const folder = join(vault, '.obsidian', 'plugins', 'client-rapport');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'data.json'), '{"mine":1}');
  writeFileSync(join(folder, 'main.js'), 'old');
  expect(install(vault).status).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['data.json', 'main.js', 'manifest.json', 'styles.css']);
  expect(readFileSync(join(folder, 'data.json'), 'utf8')).toBe('{"mine":1}');
  expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe(readFileSync(join(ROOT, 'main.js'), 'utf8'));
});

test('a folder that Obsidian never opened is taken, and said to be one', () => {
  const { status, said } = install(vault);
  expect(status).toBe(0);
  expect(said).toContain('has no .obsidian folder yet');
});

test.each([
  ['nothing', []],
  ['a folder that is not there', ['no-such-vault']],
])('%s is refused in one line', (_what, given) => {
  const { status, refused } = install(...given);
  expect(status).toBe(2);
  expect(refused.trim().split('\n')).toHaveLength(1);
});
