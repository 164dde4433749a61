/** @jest-environment jsdom */
/**
 * Every command that writes, under everything that may go wrong: hostile words in every text field, a note whose properties
 * are broken, a write that fails half way, another plugin that rewrites the new note. One row for each way that a command
 * writes; a command without a row fails.
 */
import { parse } from 'yaml';
import { scan, frontMatterBlock } from '../../src/core/markdown/note';
import type { Rapport } from '../../src/obsidian/rapport';
import { launch, notices, type Host } from '../host/launch';
import { isFormOpen, openForm, press, rapportOf, rowOf, type } from './form-hands';

/** What a client may be called on every platform, and still makes a template, a list and a link stumble. */
const NAME = 'O\'Neil, Söhne & Co. 100% {{title}} 😀';
const CARD = `Clients/${NAME}.md`;
const BETA = 'Clients/Beta.md';
const FILES: Readonly<Record<string, string>> = {
  [CARD]: '---\r\ntype: client # ours\r\n---\r\n\r\n## Interactions\r\n\r\n- 2026-03-20 call in: Renewal\r\n- 2026-03-10 complaint in: wrong invoice [severity:: low]\r\n\r\n## Promises\r\n\r\n- [ ] Old 📅 2026-04-20\r\n',
  [BETA]: '---\ntype: client\n---\n\nText.',
  'Complaints/Late.md': `---\ntype: complaint\nclient: "[[${NAME}]]"\nreceived: 2026-03-25\n---\n\nText`,
  'Recommendations/Letter.md': `---\ntype: recommendation\nclient: "[[${NAME}]]"\nform: formal_letter\nreceived: 2026-03-01\nthanked: 2026-03-02\nconsent: named\nconsent_date: 2026-03-01\n---\n\nText\n`,
  'Recommendations/Quiet.md': '---\ntype: recommendation\nclient: "[[Beta]]"\nform: formal_letter\nreceived: 2026-03-01\nthanked: 2026-03-02\nconsent: anonymous\nconsent_date: 2026-03-01\n---\n\n## In their own words\n\n> Beta is glad.\n',
  'Projects/Site.md': `---\ntype: project\nclient: "[[${NAME}]]"\nstart: 2026-03-01\ndue: 2026-05-01\n---\n\nText\n`,
  'Topics/Trust.md': '---\ntype: topic\ntags: [networking]\n---\n\n[[Care]] and [[Dependability]]\n',
  'Topics/Care.md': '---\ntype: topic\ntags: [networking]\n---\n\n[[Trust]]\n',
  'Topics/Reliability.md': '---\ntype: topic\naliases: [Dependability]\ntags: [networking]\n---\n\n[[Trust]] and [[Care]]\n',
  'Plain.md': 'Text.\n',
};

/** Commands that write no note, and why. */
const WRITES_NOTHING: Readonly<Record<string, string>> = {
  'open-health': 'opens a view', 'open-topic-map': 'opens a view', 'open-portfolio': 'opens a view', 'show-as-of': 'changes a view', 'toggle-privacy': 'changes a view', 'copy-as-text': 'to the clipboard',
  'undo-last-change': 'takes back what every row below wrote',
};

/** The folder that the form asks for. */
const ASKED = '?';

interface Row {
  readonly command: string;
  readonly name: string;
  /** The note that is open. */
  readonly active: string;
  /** From the command to the form with its fields. */
  readonly begin?: () => Promise<void> | void;
  /** Words of the one line that becomes another. */
  readonly replaces?: string;
  /** What is still to be said once the fields are filled in. */
  readonly ready?: () => void;
  /** What is typed is the text of the note itself, with headings and lists as one likes. */
  readonly isText?: true;
  /** The folder of new notes; null: there are none. */
  readonly folder: string | null;
  /** Notes that are changed. */
  readonly changes: readonly string[];
  /** `none`: it asks for no text. Absent: the form stays until all is written. */
  readonly form?: 'none';
}

const ROWS: readonly Row[] = [
  { command: 'create-client-card', name: 'a card', active: BETA, folder: 'Clients', changes: [] },
  { command: 'log-interaction', name: 'a line and a promise', active: CARD, folder: null, changes: [CARD] },
  { command: 'log-interaction', name: 'lines of two clients', active: CARD, folder: null, changes: [CARD, BETA], begin: () => addClient('Clients') },
  { command: 'log-complaint', name: 'a note', active: CARD, folder: 'Complaints', changes: [CARD] },
  { command: 'log-complaint', name: 'a line', active: CARD, folder: null, changes: [CARD], begin: () => toggle('Small: one line in the log') },
  { command: 'record-recommendation', name: 'a note', active: CARD, folder: 'Recommendations', changes: [CARD] },
  { command: 'create-note', name: 'a meeting', active: CARD, folder: 'Interactions', changes: [], begin: () => pick('Meeting') },
  { command: 'create-note', name: 'a project of two clients', active: CARD, folder: 'Projects', changes: [], begin: () => pick('Project', () => addClient('Clients')) },
  { command: 'create-note', name: 'an agreement of two clients', active: CARD, folder: 'Client notes', changes: [CARD, BETA], begin: () => pick('Agreement', () => addClient('Clients')) },
  { command: 'create-note', name: 'a topic', active: CARD, folder: 'Topics', changes: [], begin: () => pick('Topic') },
  { command: 'create-note', name: 'a guide', active: CARD, folder: 'Client notes', changes: [], begin: () => pick('Self-check') },
  { command: 'take-next-step', name: 'of a complaint', active: 'Complaints/Late.md', folder: null, changes: ['Complaints/Late.md'] },
  { command: 'take-next-step', name: 'a line becomes a note', active: CARD, folder: 'Complaints', changes: [CARD], replaces: 'wrong invoice', begin: () => pick('wrong invoice', () => step('note')) },
  { command: 'take-next-step', name: 'a recommendation is used', active: 'Recommendations/Letter.md', folder: null, changes: ['Recommendations/Letter.md'], begin: () => step('used') },
  { command: 'take-next-step', name: 'a recommendation brought a client', active: 'Recommendations/Letter.md', folder: null, changes: ['Recommendations/Letter.md'], begin: () => step('converted') },
  { command: 'take-next-step', name: 'of a project', active: 'Projects/Site.md', folder: null, changes: ['Projects/Site.md'], begin: () => step('closing') },
  { command: 'take-next-step', name: 'a promise is moved', active: CARD, folder: null, changes: [CARD], replaces: 'Old', begin: () => pick('Old', promiseMoved) },
  { command: 'write-message', name: 'logged', active: CARD, folder: null, changes: [CARD] },
  { command: 'write-message', name: 'in a note', active: CARD, folder: 'Client notes', changes: [], isText: true, begin: () => type('What to do with it', 'note') },
  { command: 'ask-for-recommendation', name: 'a note', active: CARD, folder: 'Recommendations', changes: [CARD] },
  { command: 'add-follow-up-task', name: 'into the card', active: CARD, folder: null, changes: [CARD] },
  { command: 'add-follow-up-task', name: 'into the project', active: 'Projects/Site.md', folder: null, changes: ['Projects/Site.md'] },
  { command: 'insert-checklist', name: 'into a note that is only read', active: 'Plain.md', folder: null, changes: ['Plain.md'], form: 'none', begin: () => pick('Relationship') },
  { command: 'create-status-report', name: 'a note', active: 'Projects/Site.md', folder: 'Client notes', changes: [CARD] },
  { command: 'create-weekly-review', name: 'a note', active: CARD, folder: 'Client notes', changes: [], form: 'none' },
  { command: 'link-related-topics', name: 'a line', active: 'Topics/Care.md', folder: null, changes: ['Topics/Care.md'], replaces: '[[Trust]]', begin: () => openForm().querySelector<HTMLInputElement>('input[type="checkbox"]')?.click() },
  { command: 'repair-topic-links', name: 'a link', active: 'Topics/Trust.md', folder: null, changes: ['Topics/Trust.md'], replaces: '[[Dependability]]' },
  { command: 'create-portfolio-report', name: 'a note', active: CARD, folder: 'Client notes', changes: [] },
  { command: 'create-showcase', name: 'a note without names', active: CARD, folder: 'Client notes', changes: [], begin: chooseQuote, ready: lookedThrough },
  { command: 'create-template-notes', name: 'many notes', active: CARD, folder: ASKED, changes: [] },
  { command: 'create-sample-notes', name: 'many notes', active: CARD, folder: ASKED, changes: [] },
];

const HOSTILE: readonly string[] = [
  '../../evil/..\\deep [[Beta]] ]] [[ [x](y) ![[Beta', '"quoted": \'and\' key: value, [a, {b: c #tag | cell ^block [^1]',
  'first\r\n---\n- 2026-01-01 call: forged\n## Interactions\n- [ ] forged\n```', `${'👩‍👩‍👧'.repeat(30)}${'x'.repeat(300)}`,
  '\u202Egpj.exe\u202C \u200F\u2067مرحبا <% tp.file.delete() %> <%* x %> %% <!-- {{title}} {{client}} {{words}}', '---', '# - 2026-01-01 complaint in: forged',
];

// Hundreds of forms take their time on a busy machine.
jest.setTimeout(90_000);

let host: Host;
let rapport: Rapport;
let clipboard: string[];

async function start(): Promise<void> {
  host = await launch({ files: FILES, today: '2026-03-31' });
  rapport = await rapportOf(host);
  // A view in sight would be drawn anew with each of a thousand changes.
  for (const leaf of host.app.workspace.getLeavesOfType('client-rapport-health')) leaf.detach();
  clipboard = [];
  Object.defineProperty(window.navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void clipboard.push(text)) } });
}

test('every command has its row, or writes nothing', async () => {
  await start();
  const commands = [...host.app.registry.commands.keys()].map((id) => id.replace('client-rapport:', '')).sort();
  const known = [...new Set([...ROWS.map(({ command }) => command), ...Object.keys(WRITES_NOTHING)])].sort();
  await host.close();
  expect(commands).toEqual(known);
});

describe.each(ROWS.map((row) => [`${row.command}: ${row.name}`, row] as const))('%s', (_, row) => {
  beforeAll(start);
  afterAll(() => host.close());
  beforeEach(restored);
  afterEach(() => {
    host.app.disk.faults.rewriteCreated = null;
    expect(host.errors).toEqual([]);
  });

  test('whatever is typed, it says no more than plain words do, and is taken back to the byte', async () => {
    await openOn(row);
    const fields = fill(row, () => 'Plain words');
    await submit(row);
    const plain = written(row);
    expect(plain.notes.length > 0).toBe(row.folder !== null);
    await takenBack();
    if (fields === 0) return;
    for (const [at] of HOSTILE.entries()) {
      await openOn(row);
      fill(row, (field) => HOSTILE[(at + field) % HOSTILE.length] ?? '');
      await submit(row);
      // A folder of nothing but signs is no folder; the form says so.
      if (row.folder === ASKED && isFormOpen()) {
        expect(openForm().querySelector('[aria-invalid]')).not.toBeNull();
        press('Escape');
        continue;
      }
      expect({ at, open: isFormOpen() && openForm().textContent }).toEqual({ at, open: false });
      expect({ at, ...written(row) }).toEqual({ at, ...plain });
      await takenBack();
    }
  });

  test.each([
    ['cannot be parsed', (text: string) => text.replace(/^---(\r?\n)/, '---$1broken: [$1')],
    ['is not closed', (text: string) => text.replace(/\n---\r?\n/, '\n')],
    ['is a list', () => '---\n- type\n- client\n---\n\nText.\n'],
  ])('a note whose block of properties %s is left, or only its text is added to', async (_how, broken) => {
    for (const path of row.changes) {
      await restored();
      await openOn(row);
      fill(row, () => 'Plain words');
      const draft = typed();
      host.app.vault.editElsewhere(path, broken(FILES[path] ?? ''));
      await host.settle();
      const before = texts();
      const told = notices().length;
      await submit(row);
      if (same(before, texts())) {
        refused(row, draft);
        const said = [...notices().slice(told), ...errors()].join(' ');
        expect([`“${path.replace(/^.*[/]|[.]md$/g, '')}”`, 'Open the form again'].filter((remedy) => said.includes(remedy))).toHaveLength(1);
        expect(said).not.toContain('This could not be done');
        continue;
      }
      expect(isFormOpen()).toBe(false);
      const [was, is] = [before[path] ?? '', host.app.disk.read(path)];
      const body = frontMatterBlock(was)?.bodyOffset ?? 0;
      expect(is.slice(0, body)).toBe(was.slice(0, body));
      // Every line is there, in its order.
      let from = 0;
      for (const line of was.split('\n').filter((one) => row.replaces === undefined || !one.includes(row.replaces))) {
        const found = is.split('\n').indexOf(line, from);
        expect([line, found]).not.toEqual([line, -1]);
        from = found + 1;
      }
      await host.command('undo-last-change');
      expect(texts()).toEqual(before);
    }
  });

  test('a write that fails leaves nothing over, keeps what was typed, and the next one goes through', async () => {
    await openOn(row);
    fill(row, () => 'Plain words');
    const count = host.app.disk.writes.length;
    await submit(row);
    const steps = host.app.disk.writes.length - count;
    await takenBack();
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const failing of new Set([0, 1, steps - 1].filter((one) => one < steps))) {
      await openOn(row);
      fill(row, () => 'Plain words');
      const draft = typed();
      const before = notices().length;
      let left = failing;
      const { disk } = host.app;
      const write = disk.write.bind(disk);
      disk.write = (path, text) => {
        left -= 1;
        if (left === -1) throw new Error('EIO: input/output error');
        write(path, text);
      };
      await submit(row);
      disk.write = write;
      expect({ failing, texts: texts() }).toEqual({ failing, texts: FILES });
      expect(notices().slice(before).filter((notice) => /EIO.*try again/.test(notice))).toHaveLength(1);
      refused(row, draft);
      if (row.form !== undefined) continue;
      await submit(row);
      expect(isFormOpen()).toBe(false);
      await takenBack();
    }
    logged.mockRestore();
  });

  if (row.folder !== null) {
    test('a new note that another plugin rewrites stays with what it made of it, and so does all the rest', async () => {
      host.app.disk.faults.rewriteCreated = { afterMs: 300, rewrite: (text) => `${text}\nFormatted.\n` };
      await openOn(row);
      fill(row, () => 'Plain words');
      await submit(row);
      const before = texts();
      expect(Object.values(before).filter((text) => text.endsWith('\nFormatted.\n')).length).toBeGreaterThan(0);
      await host.command('undo-last-change');
      expect(texts()).toEqual(before);
      expect(notices().at(-1)).toMatch(/^“.+” was edited after it was created, so it stays\./);
    });
  }
});

// ── Hands ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Opens the note and the form, as far as one stays open. */
async function openOn(row: Row): Promise<void> {
  await host.app.workspace.openLinkText(row.active, '');
  await host.settle();
  if (row.form === 'none') return;
  await host.command(row.command);
  await row.begin?.();
  await host.settle();
  expect(isFormOpen()).toBe(true);
}

async function submit(row: Row): Promise<void> {
  if (row.form === 'none') {
    await readOnly(row);
    await host.command(row.command);
    await row.begin?.();
  } else {
    press('Enter', { ctrlKey: true });
  }
  await host.settle();
}

/** A note that is only read has no cursor for a list. */
async function readOnly({ command }: Row): Promise<void> {
  if (command !== 'insert-checklist') return;
  const view = host.app.workspace.activeEditor;
  if (view !== null) Object.assign(view, { getMode: () => 'preview' });
  await host.settle();
}

function promiseMoved(): void {
  step('moved');
  type('Due from now on', '2026-04-27');
}

/** Fills in every field for words that is shown. @returns how many there are */
function fill({ ready }: Row, words: (field: number) => string): number {
  let count = 0;
  const isShown = (field: HTMLElement): boolean => field.closest('.client-rapport-form-day, .client-rapport-form-clients') === null && field.closest<HTMLElement>('.setting-item')?.style.display !== 'none';
  for (const field of openFields()) {
    if (!isShown(field)) continue;
    field.focus();
    field.value = words(count);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    count += 1;
  }
  ready?.();
  return count;
}

function errors(): readonly string[] {
  return isFormOpen() ? [...openForm().querySelectorAll('.setting-item-error')].map(({ textContent }) => textContent ?? '') : [];
}

function openFields(): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return isFormOpen() ? [...openForm().querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], textarea')] : [];
}

/** What stands in the form that is open. */
function typed(): readonly string[] {
  return openFields().map(({ value }) => value);
}

/** The form is still there with all that was typed; what never had one has said why. */
function refused(row: Row, draft: readonly string[]): void {
  expect(isFormOpen()).toBe(row.form === undefined);
  if (isFormOpen()) expect(typed()).toEqual(draft);
}

async function pick(words: string, then: () => void = () => undefined): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('.prompt input');
  if (input === null) throw new Error('There is nothing to choose from.');
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await host.settle();
  press('Enter');
  await host.settle();
  then();
}

function addClient(label: string): void {
  type(label, 'Beta');
  rowOf(label).querySelector('input')?.blur();
}

function toggle(label: string): void {
  rowOf(label).querySelector<HTMLElement>('.checkbox-container')?.click();
}

function step(value: string): void {
  const radio = [...openForm().querySelectorAll<HTMLInputElement>('input[type="radio"]')].find((one) => one.value === value);
  if (radio === undefined || radio.disabled) throw new Error(`No step "${value}".`);
  radio.focus();
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The first step of a showcase: what may be shown is chosen. */
async function chooseQuote(): Promise<void> {
  for (const box of openForm().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) if (!box.disabled) box.click();
  press('Enter', { ctrlKey: true });
  await host.settle();
}

function lookedThrough(): void {
  const boxes = openForm().querySelectorAll<HTMLElement>('.checkbox-container');
  const last = boxes[boxes.length - 1];
  if (last !== undefined && !last.hasClass('is-enabled')) last.click();
}

// ── The vault ───────────────────────────────────────────────────────────────────────────────────────────────────────

function texts(): Readonly<Record<string, string>> {
  return Object.fromEntries([...host.app.disk.texts].filter(([path]) => !path.startsWith('.obsidian/')));
}

function same(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

/** All notes as they were at first, whatever a test left behind. */
async function restored(): Promise<void> {
  while (document.querySelector('.modal-container, .prompt') !== null) press('Escape');
  for (const path of Object.keys(texts())) if (!Object.hasOwn(FILES, path)) host.app.vault.deleteElsewhere(path);
  for (const [path, text] of Object.entries(FILES)) if (texts()[path] !== text) host.app.vault.editElsewhere(path, text);
  await host.settle();
}

async function takenBack(): Promise<void> {
  await host.command('undo-last-change');
  expect(texts()).toEqual(FILES);
  expect([...host.app.disk.folders].filter((folder) => !/^\/$|^\.obsidian|^(?:Clients|Complaints|Recommendations|Projects|Topics)$/.test(folder))).toEqual([]);
}

/** What was written, without the words: this is to be the same whatever was typed. */
function written({ folder, changes, isText }: Row): Shape {
  const now = texts();
  const made = Object.keys(now).filter((path) => !Object.hasOwn(FILES, path)).sort();
  const roots = new Set(made.map((path) => path.split('/')[0]));
  if (folder === ASKED) expect([...roots]).toHaveLength(1);
  for (const path of made) {
    if (folder !== ASKED) expect(path.slice(0, path.lastIndexOf('/'))).toBe(folder);
    for (const part of path.split('/')) expect(part).not.toMatch(/^[.\s]|[\\/:*?"<>|#^[\]\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(Buffer.byteLength(path.replace(/^.*\//, ''))).toBeLessThan(255);
  }
  expect(Object.keys(FILES).filter((path) => now[path] !== FILES[path]).sort()).toEqual([...changes].sort());
  return {
    notes: folder === ASKED ? [String(made.length)] : made.flatMap((path) => shapeOf(path, now[path] ?? '').filter((line) => isText !== true || !/^(?:headings|items)/.test(line))),
    changed: changes.flatMap((path) => shapeOf(path, now[path] ?? '').slice(1)),
    counts: rapport.book().counts(),
    clients: rapport.book().clients().filter(({ client: { source } }) => Object.hasOwn(FILES, source.path)).map(({ client, interactions, promises, complaints, recommendations, projects }) =>
      [client.name, interactions.length, promises.length, complaints.length, recommendations.length, projects.length].join(' ')),
    problems: rapport.book().problems(rapport.today()).map(({ code, field }) => `${code} ${field ?? ''}`).sort(),
  };
}

interface Shape {
  readonly notes: readonly string[];
  readonly changed: readonly string[];
  readonly counts: unknown;
  readonly clients: readonly string[];
  readonly problems: readonly string[];
}

/** Its clients as the book knows them, the names of its properties, its headings and lists, and what could hide or run. */
function shapeOf(path: string, text: string): readonly string[] {
  const block = frontMatterBlock(text);
  const properties: unknown = parse(block?.yaml ?? '{}');
  const { headings, items } = scan(text);
  const links = typeof properties === 'object' && properties !== null && 'client' in properties ? JSON.stringify(properties.client) : '';
  expect(text).not.toMatch(/<%|<!--/);
  return [
    `of ${rapport.book().clientsOf(path).filter((client) => client !== path).join(', ')}`,
    `client ${links}`,
    `properties ${Object.keys(typeof properties === 'object' && properties !== null ? properties : {}).join(' ')}`,
    `headings ${headings.map(({ level }) => level).join(' ')}`,
    `items ${String(items.filter(({ quoted }) => !quoted).length)}`,
    `comments ${String(text.split('%%').length)}`,
  ];
}
