/** The command line of the headless report, run as a user runs it. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { REPORT_SCHEMA, type ReportDocument } from '../../src/core/report/report-schema';
import { runReport, type Terminal } from '../../scripts/report';
import { SMALL, uncoloured } from '../support/small-vault';

const ROOT = join(__dirname, '..', '..');
const TODAY = ['--today', '2026-03-31'];

let vault = '';
let elsewhere = '';

beforeAll(() => {
  vault = mkdtempSync(join(tmpdir(), 'rapport-vault-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'rapport-files-'));
  for (const [path, text] of Object.entries(SMALL)) {
    mkdirSync(dirname(join(vault, path)), { recursive: true });
    writeFileSync(join(vault, path), text);
  }
});

afterAll(() => {
  rmSync(vault, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As the command does, without starting a process for it. */
async function run(given: readonly string[], around: Partial<Terminal> = {}): Promise<Run> {
  let stdout = '';
  let stderr = '';
  const status = await runReport(given, {
    env: { LANG: 'en_GB.UTF-8' },
    out: (text) => { stdout += text; },
    err: (text) => { stderr += text; },
    outIsSeen: false, errIsSeen: false, now: () => new Date('2026-07-01T12:00:00'),
    ...around,
  });
  return { status, stdout, stderr };
}

/** In a process of its own, as a user does. */
function start(given: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', 'scripts/report.ts', ...given], { cwd: ROOT, env: { ...process.env, ...env }, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function documentOf(given: readonly string[]): Promise<ReportDocument> {
  const { stdout, stderr, status } = await run([...given, '--format', 'json']);
  expect([status, stderr]).toEqual([0, '']);
  return z.parse(REPORT_SCHEMA, JSON.parse(stdout));
}

describe('the command', () => {
  it('prints a table, without colours where nobody looks at them', async () => {
    const { status, stdout, stderr } = await start([vault, ...TODAY]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(join(ROOT, 'tests', 'approved', 'report', 'small.en.txt'), 'utf8'));
  });

  it('speaks the language of the machine, and ends with status 2 where nothing can be done', async () => {
    expect(await start(['no/such/folder'], { LANG: 'ru_RU.UTF-8' })).toEqual({
      status: 2, stdout: '', stderr: 'Папка no/such/folder не читается: такой папки нет\n',
    });
  });
});

describe('the report on a folder', () => {
  it('prints the same bytes each time, as its schema says', async () => {
    const [first, second] = await Promise.all([run([vault, ...TODAY, '--format', 'json']), run([vault, ...TODAY, '--format=json'])]);
    expect(first?.stdout).toBe(second?.stdout);
    expect(z.parse(REPORT_SCHEMA, JSON.parse(first?.stdout ?? ''))).toMatchObject({ schema: 1, today: '2026-03-31', language: 'en' });
  });

  it('prints a note and a table for a spreadsheet', async () => {
    const [note, table] = await Promise.all([run([vault, ...TODAY, '--format', 'markdown']), run([vault, ...TODAY, '--format', 'csv'])]);
    expect(note?.stdout).toMatch(/^# Relationship health on 31 March 2026\n/);
    expect(table?.stdout.split('\r\n')).toHaveLength(7);
  });

  it('speaks the language that is asked for, else that of the machine', async () => {
    const [asked, machine, unknown] = await Promise.all([
      run([vault, ...TODAY, '--lang', 'ja'], { env: { LANG: 'ru_RU.UTF-8' } }), run([vault, ...TODAY], { env: { LANG: 'ru_RU.UTF-8' } }), run([vault, ...TODAY], { env: {} }),
    ]);
    expect(asked?.stdout).toContain('2026年3月31日時点の関係の健全度');
    expect(machine?.stdout).toContain('Здоровье отношений на 31\u00a0марта 2026');
    expect(unknown?.stdout).toContain('Relationship health');
  });

  it('measures the portfolio between two days, else over the 365 that end today', async () => {
    expect((await documentOf([vault, ...TODAY])).portfolio.window).toEqual({ from: '2025-04-01', to: '2026-03-31', asOf: '2026-03-31' });
    expect((await documentOf([vault, ...TODAY, '--from', '2026-01-01', '--to', '2026-02-28'])).portfolio.window).toEqual({ from: '2026-01-01', to: '2026-02-28', asOf: '2026-02-28' });
    expect((await documentOf([vault, ...TODAY, '--to', '2025-12-31'])).portfolio.window.from).toBe('2025-01-01');
  });

  it('takes today from the clock of the machine', async () => {
    expect((await documentOf([vault])).today).toBe('2026-07-01');
  });

  it('is coloured for eyes alone, and never under NO_COLOR', async () => {
    const plain = (await run([vault, ...TODAY])).stdout;
    const coloured = (await run([vault, ...TODAY], { outIsSeen: true })).stdout;
    expect(coloured).not.toBe(plain);
    expect(uncoloured(coloured)).toBe(plain);
    expect((await run([vault, ...TODAY], { outIsSeen: true, env: { NO_COLOR: '1' } })).stdout).toBe(plain);
    expect((await run([vault, ...TODAY, '--format', 'json'], { outIsSeen: true })).stdout).not.toContain('\u001b');
  });

  it('shows how far it is only to eyes, and takes that back', async () => {
    for (let index = 0; index < 60; index += 1) writeFileSync(join(elsewhere, `${String(index)}.md`), 'text');
    expect((await run([elsewhere, ...TODAY])).stderr).toBe('');
    expect((await run([elsewhere, ...TODAY], { errIsSeen: true })).stderr).toBe('\r50 of 60 notes read\r\u001b[K');
    for (let index = 0; index < 60; index += 1) rmSync(join(elsewhere, `${String(index)}.md`));
  });

  it('tells all about one client, by name, alias or path, in any case', async () => {
    for (const name of ['acme logistics', 'ACME', 'Clients/Acme Logistics.md']) {
      const { clients } = await documentOf([vault, ...TODAY, '--client', name]);
      expect(clients.map((client) => client.name)).toEqual(['Acme Logistics']);
    }
    const { stdout } = await run([vault, ...TODAY, '--client', 'Acme']);
    expect(stdout).toBe(readFileSync(join(ROOT, 'tests', 'approved', 'report', 'acme.en.txt'), 'utf8'));
  });

  it('reads with the settings of a file, whole or in part', async () => {
    const file = join(elsewhere, 'data.json');
    writeFileSync(file, JSON.stringify({ reading: { excludedFolders: ['Complaints'] }, weights: { penaltyLimit: 0 } }));
    const { complaints } = await documentOf([vault, ...TODAY, '--settings', file]);
    expect(complaints).toEqual([]);
  });

  it('names settings that are not usable, and goes on', async () => {
    const file = join(elsewhere, 'odd.json');
    writeFileSync(file, JSON.stringify({ weights: { penaltyLimit: 'much' } }));
    const { status, stderr } = await run([vault, ...TODAY, '--settings', file]);
    expect([status, stderr]).toEqual([0, 'These settings are not usable, and their defaults hold: weights.penaltyLimit\n']);
  });

  it('uses the settings that the plugin keeps in the vault', async () => {
    const own = join(vault, '.obsidian', 'plugins', 'client-rapport');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'data.json'), JSON.stringify({ reading: { topicTags: ['nothing'] } }));
    try {
      expect((await documentOf([vault, ...TODAY])).counts.topics).toBe(0);
      writeFileSync(join(own, 'data.json'), '{ broken');
      const { status, stdout, stderr } = await run([vault, ...TODAY]);
      expect([status, stderr.split('\n').length]).toEqual([0, 2]);
      expect(stderr).toMatch(/^The settings \.obsidian\/plugins\/client-rapport\/data\.json cannot be read: /);
      expect(stdout).toContain('Relationship health');
    } finally {
      rmSync(join(vault, '.obsidian'), { recursive: true });
    }
  });

  it('never writes to the folder', async () => {
    const state = () => readdirSync(vault, { recursive: true, encoding: 'utf8' }).sort().map((path) => `${path} ${String(statSync(join(vault, path)).mtimeMs)}`);
    const before = state();
    await run([vault, ...TODAY, '--format', 'markdown']);
    expect(state()).toEqual(before);
  });

  it('has nothing to say about an empty folder, and says that', async () => {
    const { status, stdout } = await run([elsewhere, ...TODAY]);
    expect(status).toBe(0);
    expect(stdout).toContain('No client was found in this folder.');
  });

  it('tells how it is used', async () => {
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run --silent report -- VAULT/);
  });
});

describe('what cannot be done is said in one line, with exit status 2', () => {
  it.each<readonly [readonly string[], string]>([
    [[], 'Name the folder of notes to read.'],
    [['no/such/folder'], 'The folder no/such/folder cannot be read: it does not exist'],
    [['package.json'], 'The folder package.json cannot be read: it is not a folder'],
    [['.', 'docs'], 'Only one folder can be read; “docs” is one too many.'],
    [['.', '--colour'], 'Unknown option: --colour'],
    [['.', '--format'], 'The option --format needs a value.'],
    [['.', '--client', '--lang', 'en'], 'The option --client needs a value.'],
    [['.', '--format', 'pdf'], '--format: “pdf” is not possible; use text, json, markdown, csv.'],
    [['.', '--lang', 'de'], '--lang: “de” is not possible; use en, ru, ja.'],
    [['.', '--today', '31.03.2026'], '--today: “31.03.2026” is not possible; use a day as YYYY-MM-DD.'],
    [['.', '--today', '2026-02-30'], '--today: “2026-02-30” is not possible; use a day as YYYY-MM-DD.'],
    [['.', '--from', 'yesterday'], '--from: “yesterday” is not possible; use a day as YYYY-MM-DD.'],
    [['.', '--from', '2026-04-01', '--to', '2026-03-01'], 'The day of --from is after that of --to.'],
    [['.', '--settings', 'no.json'], 'The settings no.json cannot be read: it does not exist'],
    [['.', '--lang', 'ru', '--format', 'pdf'], '--format: «pdf» не подходит; можно text, json, markdown, csv.'],
  ])('%j', async (given, line) => {
    expect(await run(given)).toEqual({ status: 2, stdout: '', stderr: `${line}\n` });
  });

  it('an unknown client', async () => {
    expect(await run([vault, ...TODAY, '--client', 'Nobody'])).toEqual({ status: 2, stdout: '', stderr: 'No client is called “Nobody”.\n' });
  });

  it('settings that are no JSON', async () => {
    const file = join(elsewhere, 'bad.json');
    writeFileSync(file, '{\n"a": }');
    const { status, stdout, stderr } = await run([vault, ...TODAY, '--settings', file]);
    expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
  });
});
