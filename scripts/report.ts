/**
 * The headless report: reads a folder of notes without Obsidian, through the same core as the plugin, and prints what the
 * sidebar would show. It never writes to the vault.
 */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Book } from '../src/core/reading/book';
import { dayOfDate, readDay, type Day } from '../src/core/day';
import { documentSay, type DocumentSay } from '../src/core/i18n/document';
import { LANGUAGES, languageFor, type Language } from '../src/core/i18n/lookup';
import { reportDocument, reportShown, type ReportOptions, type Shown } from '../src/core/report/report';
import { reportCsv } from '../src/core/report/report-csv';
import { reportMarkdown } from '../src/core/report/report-markdown';
import type { Window } from '../src/core/portfolio/metric';
import type { ReportDocument } from '../src/core/report/report-schema';
import { reportText } from '../src/core/report/report-text';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../src/core/settings';
import { foldName } from '../src/core/reading/words';
import { listFolder, readFolder, resolver, type ReadingOptions } from './folder';

const FORMATS = ['text', 'json', 'markdown', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Where the plugin keeps its settings in a vault with the usual configuration folder. */
const OWN_SETTINGS = '.obsidian/plugins/client-rapport/data.json';
/** Notes between two words of progress. */
const PROGRESS_STEP = 50;

// ── For other scripts ───────────────────────────────────────────────────────────────────────────────────────────────

/** Reads a folder of notes into a book; the text of a note is not kept. Rejects if the folder cannot be read. */
export async function readVault(root: string, settings: Settings = DEFAULT_SETTINGS, options: ReadingOptions = {}): Promise<Book> {
  const folder = await listFolder(root, options);
  const book = new Book(settings.reading, resolver(folder.paths));
  for await (const note of readFolder(folder, options)) book.put(note);
  return book;
}

export interface VaultReportOptions extends Pick<ReportOptions, 'today' | 'window' | 'language' | 'client'> {
  readonly settings?: Settings;
}

/** The document of a folder of notes. */
export async function reportVault(root: string, { settings = DEFAULT_SETTINGS, ...options }: VaultReportOptions): Promise<ReportDocument> {
  return reportDocument(await readVault(root, settings), { ...options, weights: settings.weights });
}

/** A report laid out in one of the formats. */
export function layOut(shown: Shown, format: Format, colours = false): string {
  switch (format) {
    case 'text': return reportText(shown, colours);
    case 'json': return `${JSON.stringify(shown.document, null, 2)}\n`;
    case 'markdown': return reportMarkdown(shown);
    case 'csv': return reportCsv(shown);
  }
}

// ── The command line ────────────────────────────────────────────────────────────────────────────────────────────────

interface Arguments {
  readonly vault: string;
  readonly today: Day;
  /** The days of the portfolio. */
  readonly window: Window;
  readonly format: Format;
  readonly client: string | null;
  readonly settings: string | null;
  readonly language: Language;
}

/** What a command line has around it: where it writes, and what it may ask. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person looks at it, and not a file or a program. */
  readonly outIsSeen: boolean;
  readonly errIsSeen: boolean;
  readonly now: () => Date;
}

/** Something the user can put right: one plain line on stderr, and exit status 2. */
class Refusal extends Error {}

const OPTIONS = ['--today', '--from', '--to', '--format', '--client', '--lang', '--settings'] as const;
type Option = (typeof OPTIONS)[number];

function optionOf(name: string): Option | undefined {
  return OPTIONS.find((option) => option === name);
}

/** @throws Refusal */
function readArguments(given: readonly string[], say: DocumentSay, language: Language, now: Terminal['now']): Arguments {
  const values = new Map<Option, string>();
  const folders: string[] = [];
  for (let index = 0, onlyFolders = false; index < given.length; index += 1) {
    const argument = given[index] ?? '';
    if (onlyFolders || !argument.startsWith('-') || argument === '-') folders.push(argument);
    else if (argument === '--') onlyFolders = true;
    else {
      const [name = '', ...rest] = argument.split('=');
      const option = optionOf(name);
      if (option === undefined) throw new Refusal(say('cli.unknownOption', { option: name }));
      const next = rest.length > 0 ? rest.join('=') : given[(index += 1)];
      if (next === undefined || next === '' || (rest.length === 0 && optionOf(next) !== undefined)) throw new Refusal(say('cli.noValue', { option }));
      values.set(option, next);
    }
  }
  const [vault, extra] = folders;
  if (vault === undefined || vault === '') throw new Refusal(say('cli.noFolder'));
  if (extra !== undefined) throw new Refusal(say('cli.extra', { value: extra }));

  const dayFor = (option: Option, usual: () => Day): Day => {
    const written = values.get(option);
    const day = written === undefined ? usual() : /^\d{4}-\d{2}-\d{2}$/.test(written) ? readDay(written) : null;
    if (day === null) throw new Refusal(say('cli.badValue', { option, value: written ?? '', allowed: say('cli.day') }));
    return day;
  };
  const today = dayFor('--today', () => dayOfDate(now()));
  const to = dayFor('--to', () => today);
  const from = dayFor('--from', () => to - 364);
  if (from > to) throw new Refusal(say('cli.wrongOrder', { from: '--from', to: '--to' }));
  oneOf('--lang', values.get('--lang') ?? language, LANGUAGES, say);
  const format = oneOf('--format', values.get('--format') ?? 'text', FORMATS, say);
  return { vault, today, window: { from, to }, format, language, client: values.get('--client') ?? null, settings: values.get('--settings') ?? null };
}

function oneOf<Value extends string>(option: Option, value: string, allowed: readonly Value[], say: DocumentSay): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Refusal(say('cli.badValue', { option, value, allowed: allowed.join(', ') }));
  return found;
}

/** The language is read first: without it nothing can be said about the other arguments. */
function languageOf(given: readonly string[], env: Terminal['env']): Language {
  const index = given.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
  const usual = languageFor(env['LANG'] ?? '');
  const written = index < 0 ? undefined : given[index] === '--lang' ? given[index + 1] : given[index]?.slice('--lang='.length);
  return LANGUAGES.find((one) => one === written) ?? usual;
}

/**
 * Reports as the arguments ask.
 * @returns the exit status: 0 done, 2 the arguments or the folder cannot be used, which one line has said
 */
export async function runReport(given: readonly string[], terminal: Terminal): Promise<0 | 2> {
  try {
    terminal.out(await reportFor(given, terminal));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    terminal.err(`${oneLine(error.message)}\n`);
    return 2;
  }
}

async function reportFor(given: readonly string[], terminal: Terminal): Promise<string> {
  const { env, outIsSeen, now } = terminal;
  const language = languageOf(given, env);
  const say = documentSay(language);
  if (given.includes('--help') || given.includes('-h')) return `${say('cli.usage')}\n`;
  const options = readArguments(given, say, language, now);
  const root = resolve(options.vault);
  await checkFolder(root, options.vault, say);
  const settings = await settingsOf(root, options.settings, say, terminal);
  const book = await readVaultOf(root, options.vault, settings, say, terminal);
  const client = options.client === null ? null : findClient(book, options.client, say);
  const shown = reportShown(book, {
    today: options.today, window: options.window, language, weights: settings.weights, ...(client === null ? {} : { client }),
  });
  return layOut(shown, options.format, outIsSeen && (env['NO_COLOR'] ?? '') === '');
}

async function checkFolder(root: string, written: string, say: DocumentSay): Promise<void> {
  try {
    if ((await stat(root)).isDirectory()) return;
  } catch (error) {
    throw unreadableFolder(written, error, say);
  }
  throw new Refusal(say('cli.notAFolder', { path: written, detail: say('cli.notAFolder.file') }));
}

async function readVaultOf(root: string, written: string, settings: Settings, say: DocumentSay, { err, errIsSeen }: Terminal): Promise<Book> {
  let shown = false;
  try {
    return await readVault(root, settings, !errIsSeen ? {} : {
      onProgress(done, total) {
        if (done % PROGRESS_STEP !== 0) return;
        shown = true;
        err(`\r${say('cli.reading', { done, total })}`);
      },
    });
  } catch (error) {
    if (errorCode(error) === null) throw error;
    throw unreadableFolder(written, error, say);
  } finally {
    // The line of progress is taken back, so that it never stands in the way of the report.
    if (shown) err('\r\u001b[K');
  }
}

function unreadableFolder(path: string, error: unknown, say: DocumentSay): Refusal {
  const code = errorCode(error);
  const detail = code === 'ENOENT' ? say('cli.notAFolder.missing')
    : code === 'EACCES' || code === 'EPERM' ? say('cli.notAFolder.denied')
    : code ?? String(error);
  return new Refusal(say('cli.notAFolder', { path, detail }));
}

/** The settings of a file, or those that the plugin keeps in the vault; the defaults where there are none. */
async function settingsOf(root: string, file: string | null, say: DocumentSay, { err }: Terminal): Promise<Settings> {
  const path = file ?? join(root, OWN_SETTINGS);
  let stored: unknown;
  try {
    stored = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (file === null && errorCode(error) === 'ENOENT') return DEFAULT_SETTINGS;
    const detail = errorCode(error) === 'ENOENT' ? say('cli.notAFolder.missing') : oneLine(error instanceof Error ? error.message : String(error));
    const message = say('cli.badSettings', { path: file ?? OWN_SETTINGS, detail });
    if (file !== null) throw new Refusal(message);
    // What the plugin could not read either is no reason to refuse the report.
    err(`${oneLine(message)}\n`);
    return DEFAULT_SETTINGS;
  }
  const { settings, problems } = readSettings(stored);
  if (problems.length > 0) err(`${say('cli.settingsIgnored', { names: problems.join(', ') })}\n`);
  return settings;
}

/** The card of a client by name, alias or path. */
function findClient(book: Book, name: string, say: DocumentSay): string {
  const wanted = foldName(name);
  const clients = book.clients().map(({ client }) => client);
  const byPath = clients.filter(({ source }) => [source.path, source.path.replace(/\.md$/i, '')].some((path) => foldName(path) === wanted));
  const byName = byPath.length > 0 ? byPath : clients.filter((client) => foldName(client.name) === wanted);
  const found = byName.length > 0 ? byName : clients.filter(({ aliases }) => aliases.some((alias) => foldName(alias) === wanted));
  const [first, second] = found;
  if (first === undefined) throw new Refusal(say('cli.noClient', { name }));
  if (second !== undefined) throw new Refusal(say('cli.severalClients', { name, paths: found.map(({ source }) => source.path).join(', ') }));
  return first.source.path;
}

function errorCode(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // A reader that stops early, such as `head`, is no error.
  process.stdout.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
  });
  void runReport(process.argv.slice(2), {
    env: process.env,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outIsSeen: process.stdout.isTTY,
    errIsSeen: process.stderr.isTTY,
    now: () => new Date(),
  }).then((status) => {
    process.exitCode = status;
  });
}
