/**
 * A browser for the tests: on Linux the one inside `@sparticuz/chromium`, with its own libraries if the system lacks
 * some; elsewhere the Chrome or Edge that is installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Tests and measurements are run from the project's own folder. */
const ROOT = process.cwd();
const PACKAGE = join(ROOT, 'node_modules', '@sparticuz', 'chromium');

export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return installedBrowser();
  const folder = unpacked();
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  try {
    return await chromium.launch({ executablePath, args: ARGUMENTS, env: { ...process.env, ...fonts } });
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
    const libraries = join(unpackedLibraries(folder), 'lib');
    return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries } });
  }
}

async function installedBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({ channel: 'chrome', args: ARGUMENTS });
  } catch {
    return chromium.launch({ channel: 'msedge', args: ARGUMENTS });
  }
}

/** The browser's folder. Each process unpacks on its own and moves the whole into place, so that none sees half a file. */
function unpacked(): string {
  const version = /"version": "([\d.]+)"/.exec(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))?.[1] ?? 'unknown';
  const folder = join(tmpdir(), `client-rapport-chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const own = mkdtempSync(join(tmpdir(), 'client-rapport-unpacking-'));
  // The package unpacks into the system's folder for temporary files, which only a process of its own can have moved.
  const unpack = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], { cwd: ROOT, env: { ...process.env, TMPDIR: own } });
  moveInto(own, folder, 'chromium');
  return folder;
}

function unpackedLibraries(folder: string): string {
  const target = join(folder, 'libraries');
  if (existsSync(join(target, 'lib'))) return target;
  const own = mkdtempSync(join(tmpdir(), 'client-rapport-unpacking-'));
  const archive = join(own, 'libraries.tar');
  writeFileSync(archive, brotliDecompressSync(readFileSync(join(PACKAGE, 'bin', 'al2023.tar.br'))));
  execFileSync('tar', ['-xf', archive, '-C', own]);
  moveInto(own, target, 'lib');
  return target;
}

/** Another process may have been quicker; then its folder serves and ours goes. */
function moveInto(own: string, folder: string, proof: string): void {
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(join(folder, proof))) throw error;
    rmSync(own, { recursive: true, force: true });
  }
}
