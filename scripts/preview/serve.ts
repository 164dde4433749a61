/**
 * `npm start`: serves the built plugin in a stand-in for Obsidian, with the sample vault or `--vault PATH` read into
 * memory. Nothing on disk is written.
 *
 *     npm start -- [--vault PATH] [--today 2026-03-31] [--port 4321] [--plugin FOLDER] [--no-report]
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { basename, extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { readManifest } from '../../tests/host/manifest';
import type { PreviewContent } from './page';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const SAMPLE_VAULT = join(ROOT, 'sample-vault');
/** The day around which the sample vault is written. */
const SAMPLE_DAY = '2026-03-31';
/** The note of the sample vault that is open at first. */
const SAMPLE_NOTE = 'Clients/Brightwater & Sons.md';
const DEFAULT_PORT = 4321;
/** A larger file is no note; its name is enough. */
const LARGEST_NOTE = 5_000_000;

const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.woff2': 'font/woff2', '.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html' };

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Client Rapport preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/fonts/inter/index.css">
<link rel="stylesheet" href="/fonts/noto-sans-jp/index.css">
<link rel="stylesheet" href="/theme.css">
</head>
<body><script src="/page.js"></script></body>
</html>
`;

class Refusal extends Error {}

interface Arguments {
  readonly vault: string;
  /** Where `main.js`, `styles.css` and `manifest.json` are; by itself the project's own build. */
  readonly plugin: string;
  readonly today: string | null;
  readonly port: number;
  /** Whether the health table is printed. */
  readonly report: boolean;
}

function readArguments(): Arguments {
  const values = givenOptions();
  const vault = values.vault === undefined ? SAMPLE_VAULT : resolve(process.env['INIT_CWD'] ?? process.cwd(), values.vault);
  if (!existsSync(vault) || !statSync(vault).isDirectory()) throw new Refusal(`There is no folder ${vault}.`);
  if (values.today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.today)) throw new Refusal(`--today must be a day such as ${SAMPLE_DAY}, not "${values.today}".`);
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refusal(`--port must be a number from 0 to 65535, not "${values.port ?? ''}".`);
  const plugin = values.plugin === undefined ? ROOT : resolve(values.plugin);
  if (!existsSync(join(plugin, 'main.js'))) throw new Refusal(`There is no main.js in ${plugin}: run \`npm run build\` first.`);
  return { vault, plugin, today: values.today ?? (vault === SAMPLE_VAULT ? SAMPLE_DAY : null), port, report: values['no-report'] !== true };
}

function givenOptions() {
  try {
    return parseArgs({ options: { vault: { type: 'string' }, today: { type: 'string' }, port: { type: 'string' }, plugin: { type: 'string' }, 'no-report': { type: 'boolean' } } }).values;
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

/** Texts of the notes by path; of other files the names only, so that links to them are not broken. */
function readVault(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  const enter = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) enter(path);
      else if (entry.isFile()) files[path] = textOf(join(root, path));
    }
  };
  enter('');
  const settings = '.obsidian/plugins/client-rapport/data.json';
  if (existsSync(join(root, settings))) files[settings] = readFileSync(join(root, settings), 'utf8');
  return files;
}

function textOf(path: string): string {
  try {
    return extname(path) === '.md' && statSync(path).size <= LARGEST_NOTE ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

/** Every icon whose name stands in the plugin or the page as a text of its own. */
function iconsNamedIn(...codes: readonly string[]): Record<string, string> {
  const icons: Record<string, string> = {};
  for (const code of codes) {
    for (const [, name = ''] of code.matchAll(/["'`](?:lucide-)?([a-z][a-z0-9-]*)["'`]/g)) {
      const path = join(MODULES, 'lucide-static', 'icons', `${name}.svg`);
      if (icons[name] === undefined && existsSync(path)) icons[name] = readFileSync(path, 'utf8');
    }
  }
  return icons;
}

/** Read anew for each page, so that a rebuilt plugin is there after a reload. */
function content({ vault, plugin: folder, today }: Arguments, page: string): PreviewContent {
  const styles = join(folder, 'styles.css');
  const plugin = {
    main: readFileSync(join(folder, 'main.js'), 'utf8'),
    styles: existsSync(styles) ? readFileSync(styles, 'utf8') : '',
    manifest: readManifest(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  };
  return { plugin, vaultName: basename(vault), files: readVault(vault), icons: iconsNamedIn(plugin.main, page), today, open: vault === SAMPLE_VAULT ? SAMPLE_NOTE : null };
}

async function bundledPage(): Promise<string> {
  const result = await build({
    entryPoints: [join(ROOT, 'scripts', 'preview', 'page.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return result.outputFiles[0]?.text ?? '';
}

function answer(path: string, asked: Arguments, page: string, response: ServerResponse): void {
  const send = (type: string, body: string | Buffer): void => {
    response.writeHead(200, { 'content-type': `${TYPES[type] ?? 'application/octet-stream'}; charset=utf-8`, 'cache-control': 'no-store' });
    response.end(body);
  };
  if (path === '/') send('.html', PAGE);
  else if (path === '/page.js') send('.js', page);
  else if (path === '/theme.css') send('.css', readFileSync(join(ROOT, 'scripts', 'preview', 'theme.css')));
  else if (path === '/content.json') send('.json', JSON.stringify(content(asked, page)));
  else if (path.startsWith('/fonts/')) {
    const folder = join(MODULES, '@fontsource-variable');
    const file = normalize(join(folder, path.slice('/fonts/'.length)));
    if (file.startsWith(folder + sep) && existsSync(file)) send(extname(file), readFileSync(file));
    else send('.css', '');
  } else {
    response.writeHead(404).end();
  }
}

/** Listens on the port, or on any free one if it is taken and was not asked for. */
function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port === DEFAULT_PORT) listening(server, 0).then(done, fail);
      else fail(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function serve(): Promise<void> {
  const asked = readArguments();
  const page = await bundledPage();
  const server = createServer((request, response) => {
    try {
      answer(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname), asked, page, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  const port = await listening(server, asked.port);
  if (asked.report) await printHealth(asked);
  console.log(`Preview: http://127.0.0.1:${port}/`);
}

/** The table of the headless report: the same numbers as in the sidebar. A report that fails does not stop the preview. */
function printHealth({ vault, today }: Arguments): Promise<void> {
  const report = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', 'report.ts'), vault, ...(today === null ? [] : ['--today', today])], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((done) => {
    report.on('close', () => done());
    report.on('error', () => done());
  });
}

serve().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
});
