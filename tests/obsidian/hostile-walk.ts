/**
 * Every command by keyboard, in one language, under everything that may go wrong: hostile words in every text field, a
 * note whose properties are broken, a write that fails half way, another plugin that rewrites the note 300 ms later. One
 * row for each way that a command writes, one for each command that writes nothing; a command without a row fails.
 */
import { parse } from 'yaml';
import { scan, frontMatterBlock } from '../../src/core/markdown/note';
import { words, type Language, type Words } from '../../src/core/i18n/lookup';
import type { Rapport } from '../../src/obsidian/rapport';
import { launch, notices, type Host } from '../host/launch';
import { errorUnder, isFormOpen, openForm, press, rapportOf, rowOf, type } from './form-hands';

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

/** Commands that write no note, and what is another once they did what they are for. */
const WRITES_NOTHING: Readonly<Record<string, () => unknown>> = {
  'open-health': () => leaves('health').length, 'open-topic-map': () => leaves('topics').length, 'open-portfolio': () => leaves('portfolio').length,
  'show-as-of': isFormOpen, 'toggle-privacy': () => rapport.view().privacy, 'copy-as-text': () => clipboard.length, 'undo-last-change': () => notices().filter((notice) => notice === say('done.nothing-to-undo')).length,
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
  { command: 'log-interaction', name: 'lines of two clients', active: CARD, folder: null, changes: [CARD, BETA], begin: () => addClient() },
  { command: 'log-complaint', name: 'a note', active: CARD, folder: 'Complaints', changes: [CARD] },
  { command: 'log-complaint', name: 'a line', active: CARD, folder: null, changes: [CARD], begin: () => toggle('field.small') },
  { command: 'record-recommendation', name: 'a note', active: CARD, folder: 'Recommendations', changes: [CARD] },
  { command: 'record-recommendation', name: 'a note of one that was given', active: CARD, folder: 'Recommendations', changes: [CARD], begin: () => type(say('field.recommendation-direction'), 'given') },
  { command: 'create-note', name: 'a meeting', active: CARD, folder: 'Interactions', changes: [], begin: () => pick(say('note-text.meeting.name')) },
  { command: 'create-note', name: 'a project of two clients', active: CARD, folder: 'Projects', changes: [], begin: () => pick(say('note-text.project.name'), () => addClient()) },
  { command: 'create-note', name: 'an agreement of two clients', active: CARD, folder: 'Client notes', changes: [CARD, BETA], begin: () => pick(say('note-text.agreement.name'), () => addClient()) },
  { command: 'create-note', name: 'a topic', active: CARD, folder: 'Topics', changes: [], begin: () => pick(say('note-text.topic.name')) },
  { command: 'create-note', name: 'a guide', active: CARD, folder: 'Client notes', changes: [], begin: () => pick(say('note-text.self-check.name')) },
  { command: 'take-next-step', name: 'of a complaint', active: 'Complaints/Late.md', folder: null, changes: ['Complaints/Late.md'] },
  { command: 'take-next-step', name: 'a line becomes a note', active: CARD, folder: 'Complaints', changes: [CARD], replaces: 'wrong invoice', begin: () => pick('wrong invoice', () => step('note')) },
  { command: 'take-next-step', name: 'a recommendation is used', active: 'Recommendations/Letter.md', folder: null, changes: ['Recommendations/Letter.md'], begin: () => step('used') },
  { command: 'take-next-step', name: 'a recommendation brought a client', active: 'Recommendations/Letter.md', folder: null, changes: ['Recommendations/Letter.md'], begin: () => step('converted') },
  { command: 'take-next-step', name: 'of a project', active: 'Projects/Site.md', folder: null, changes: ['Projects/Site.md'], begin: () => step('closing') },
  { command: 'take-next-step', name: 'a project is cancelled', active: 'Projects/Site.md', folder: null, changes: ['Projects/Site.md', CARD], begin: () => step('cancelled') },
  { command: 'take-next-step', name: 'a promise is moved', active: CARD, folder: null, changes: [CARD], replaces: 'Old', begin: () => pick('Old', promiseMoved) },
  { command: 'take-next-step', name: 'a promise is kept', active: CARD, folder: null, changes: [CARD], replaces: 'Old', begin: () => pick('Old') },
  { command: 'write-message', name: 'logged', active: CARD, folder: null, changes: [CARD] },
  { command: 'write-message', name: 'in a note', active: CARD, folder: 'Client notes', changes: [], isText: true, begin: () => type(say('sending.use'), 'note') },
  { command: 'ask-for-recommendation', name: 'a note', active: CARD, folder: 'Recommendations', changes: [CARD] },
  { command: 'add-follow-up-task', name: 'into the card', active: CARD, folder: null, changes: [CARD] },
  { command: 'add-follow-up-task', name: 'into the project', active: 'Projects/Site.md', folder: null, changes: ['Projects/Site.md'] },
  { command: 'insert-checklist', name: 'into a note that is only read', active: 'Plain.md', folder: null, changes: ['Plain.md'], form: 'none', begin: () => pick(say('checklist.relationship.name')) },
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

const BROKEN: readonly (readonly [how: string, broken: (text: string) => string])[] = [
  ['cannot be parsed', (text) => text.replace(/^---(\r?\n)/, '---$1broken: [$1')],
  ['is not closed', (text) => text.replace(/\n---\r?\n/, '\n')],
  ['is a list', () => '---\n- type\n- client\n---\n\nText.\n'],
];

// Hundreds of forms take their time on a busy machine.
jest.setTimeout(90_000);

let host: Host;
let rapport: Rapport;
let clipboard: string[];
let say: Words['say'];

async function start(language: Language): Promise<void> {
  host = await launch({ files: FILES, today: '2026-03-31', language });
  ({ say } = words(language));
  rapport = await rapportOf(host);
  // A view in sight would be drawn anew with each of a thousand changes.
  for (const leaf of host.app.workspace.getLeavesOfType('client-rapport-health')) leaf.detach();
  clipboard = [];
  Object.defineProperty(window.navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void clipboard.push(text)) } });
}

export function walkCommands(language: Language): void {
  test('every command has its row, or writes nothing', async () => {
    await start(language);
    const commands = [...host.app.registry.commands.keys()].map((id) => id.replace('client-rapport:', '')).sort();
    const known = [...new Set([...ROWS.map(({ command }) => command), ...Object.keys(WRITES_NOTHING)])].sort();
    await host.close();
    expect(commands).toEqual(known);
  });

  describe.each(Object.entries(WRITES_NOTHING))('%s', (command, outcome) => {
    beforeAll(() => start(language));
    afterAll(() => host.close());

    test.each(['', ...BROKEN.map(([how]) => how)])('writes nothing, whatever the open note is like: %s', async (how) => {
      const [, broken] = BROKEN.find(([one]) => one === how) ?? [how, (text: string) => text];
      host.app.vault.editElsewhere(CARD, broken(FILES[CARD] ?? ''));
      for (const view of ['health', 'topics', 'portfolio']) for (const leaf of leaves(view)) leaf.detach();
      await host.app.workspace.openLinkText(CARD, '');
      await host.settle();
      const [before, told, writes] = [outcome(), notices().length, host.app.disk.writes.length];
      await host.command(command);
      await host.settle();
      expect(outcome()).not.toEqual(before);
      for (const notice of notices().slice(told)) expect(notice).not.toContain(unforeseen());
      for (const typed of isFormOpen() ? HOSTILE : []) {
        type(say('field.date'), typed);
        press('Enter');
        await host.settle();
        expect(errorUnder(say('field.date'))).toBe(say('wrong.day'));
      }
      if (isFormOpen()) press('Escape');
      expect(host.app.disk.writes.slice(writes)).toEqual([]);
      expect(host.errors).toEqual([]);
    });
  });

  describe.each(ROWS.map((row) => [`${row.command}: ${row.name}`, row] as const))('%s', (_, row) => {
    // In English everything; elsewhere what its words could make another: a part of the same.
    const broken = language === 'en' ? BROKEN : BROKEN.slice(0, 1);
    beforeAll(() => start(language));
    afterAll(() => host.close());
    beforeEach(restored);
    afterEach(() => {
      host.app.disk.faults.rewriteWritten = null;
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
      for (const at of HOSTILE.keys()) {
        if (language !== 'en' && at % 3 > 0) continue;
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

    test.each(broken)('a note whose block of properties %s is left, or only its text is added to', async (_how, breakIt) => {
      for (const path of row.changes) {
        await restored();
        await openOn(row);
        fill(row, () => 'Plain words');
        const draft = typed();
        host.app.vault.editElsewhere(path, breakIt(FILES[path] ?? ''));
        await host.settle();
        const before = texts();
        const told = notices().length;
        await submit(row);
        if (same(before, texts())) {
          refused(row, draft);
          const said = [...notices().slice(told), ...errors()].join(' ');
          expect(said.includes(path.replace(/^.*[/]|[.]md$/g, ''))).not.toBe(said.includes(say('refused.step-impossible')));
          expect(said).not.toContain(unforeseen());
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

    test.each(broken)('begun on a note whose block of properties %s, it says what it needs, and leaves that note', async (_how, breakIt) => {
      const text = breakIt(FILES[row.active] ?? '');
      host.app.vault.editElsewhere(row.active, text);
      await host.app.workspace.openLinkText(row.active, '');
      await host.settle();
      const before = texts();
      const told = notices().length;
      await host.command(row.command);
      const isAsking = isFormOpen() || document.querySelector('.prompt') !== null;
      expect(isAsking || notices().length > told).toBe(true);
      for (let turn = 0; turn < 2 && isFormOpen(); turn += 1) {
        press('Enter', { ctrlKey: true });
        await host.settle();
      }
      for (const notice of notices().slice(told)) expect(notice).not.toContain(unforeseen());
      const body = text.slice(frontMatterBlock(text)?.bodyOffset ?? 0);
      // Lines may have come to the body of one that is still known; its broken block stays.
      expect(host.app.disk.read(row.active).startsWith(text.slice(0, text.length - body.length))).toBe(true);
      if (!same(texts(), before)) await host.command('undo-last-change');
      expect(texts()).toEqual(before);
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
        expect(notices().slice(before).filter((notice) => notice === say('failed.other', { cause: 'EIO: input/output error' }))).toHaveLength(1);
        refused(row, draft);
        if (row.form !== undefined) continue;
        await submit(row);
        expect(isFormOpen()).toBe(false);
        await takenBack();
      }
      logged.mockRestore();
    });

    test('a note that another plugin rewrites 300 ms later stays as it made it, and so does what was written with it', async () => {
      const finish = async (rewrite: (text: string) => string): Promise<void> => {
        await openOn(row);
        fill(row, () => 'Plain words');
        host.app.disk.faults.rewriteWritten = { afterMs: 300, rewrite };
        await submit(row);
        host.app.disk.faults.rewriteWritten = null;
      };
      await finish((text) => `${text}\nFormatted.\n`);
      const formatted = texts();
      expect(Object.keys(formatted).filter((path) => formatted[path]?.endsWith('\nFormatted.\n') === true)).toEqual(expect.arrayContaining([...row.changes]));
      expect(Object.values(formatted).some((text) => text.endsWith('\nFormatted.\n'))).toBe(true);
      await host.command('undo-last-change');
      if (row.folder === null) {
        // What was written is still there as it was: it goes, and what the other plugin wrote stays.
        expect(texts()).toEqual({ ...FILES, ...Object.fromEntries(row.changes.map((path) => [path, `${FILES[path] ?? ''}\nFormatted.\n`])) });
        await restored();
        await finish((text) => text.replace(/^(?!---).*\S(?=\r?$)/gm, '$& !'));
        const rewritten = texts();
        for (const path of row.changes) expect(rewritten[path]).toContain(' !');
        await host.command('undo-last-change');
        expect(texts()).toEqual(rewritten);
        expect(isTold('refused.moved') || isTold('refused.ambiguous')).toBe(true);
      } else {
        expect(texts()).toEqual(formatted);
        expect(isTold('refused.edited-since')).toBe(true);
      }
    });
  });
}

/** Stands for the name of a note. */
const MARK = '\0';

function leaves(view: string): ReturnType<typeof host.app.workspace.getLeavesOfType> {
  return host.app.workspace.getLeavesOfType(`client-rapport-${view}`);
}

/** Whether the last notice is this reason, of whatever note. */
function isTold(reason: 'refused.moved' | 'refused.ambiguous' | 'refused.edited-since'): boolean {
  const [before = '', after = ''] = say(reason, { note: MARK }).split(MARK);
  const last = notices().at(-1) ?? '';
  return last.startsWith(before) && last.endsWith(after);
}

/** How a notice begins that nobody had words for. */
function unforeseen(): string {
  return say('failed.other', { cause: MARK }).split(MARK)[0] ?? '';
}

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
  type(say('step.settle.due'), '2026-04-27');
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

function addClient(): void {
  const label = say('field.clients');
  type(label, 'Beta');
  rowOf(label).querySelector('input')?.blur();
}

/** Switches by key, and moves on, since Enter on a switch is for the switch. */
function toggle(label: 'field.small'): void {
  rowOf(say(label)).querySelector('input')?.focus();
  press('Enter');
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
