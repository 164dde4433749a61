/**
 * `npm run install-plugin -- VAULT`: puts the build into a vault, beside whatever settings it already has there. Obsidian
 * sees it after a restart, or after switching the plugin off and on.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../tests/host/manifest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** `data.json` is the user's and stays as it is. */
const FILES = ['main.js', 'manifest.json', 'styles.css'] as const;

/** Something the user can put right: one plain line on stderr, and exit status 2. */
class Refusal extends Error {}

function installPlugin(given: string | undefined): string[] {
  if (given === undefined) throw new Refusal('Name the vault: npm run install-plugin -- PATH');
  // npm moves into the project's folder; a relative path is meant from where the user stands.
  const vault = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (!existsSync(vault)) throw new Refusal(`There is no folder ${vault}.`);
  if (!statSync(vault).isDirectory()) throw new Refusal(`${vault} is a file; name the vault's folder.`);
  const missing = FILES.filter((name) => !existsSync(join(ROOT, name)));
  if (missing.length > 0) throw new Refusal(`The build is not complete: ${missing.join(', ')} missing. Run npm run build.`);
  const said: string[] = [];
  if (!existsSync(join(vault, '.obsidian'))) said.push(`${vault} has no .obsidian folder yet: Obsidian has not opened it as a vault so far.`);
  const { id, name, version } = readManifest(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const folder = join(vault, '.obsidian', 'plugins', id);
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) copyFileSync(join(ROOT, file), join(folder, file));
  said.push(`${name} ${version} is in ${folder}.`, 'Switch it on in Obsidian under Settings, Community plugins; if it was on, switch it off and on.');
  return said;
}

try {
  for (const line of installPlugin(process.argv[2])) console.log(line);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
