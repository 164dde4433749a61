/** @jest-environment jsdom */
/**
 * Consent cannot be passed by: every way on which a quote could leave the vault, in every state of what was agreed, on the
 * built plugin. The words of a quote may be read by their owner and by nobody else beyond what the client agreed to.
 */
import { DEFAULT_WEIGHTS } from '../../src/core/health/health';
import { Book } from '../../src/core/reading/book';
import { DEFAULT_READING } from '../../src/core/reading/schema';
import { reportDocument, reportShown } from '../../src/core/report/report';
import { reportCsv } from '../../src/core/report/report-csv';
import { reportMarkdown } from '../../src/core/report/report-markdown';
import { reportText } from '../../src/core/report/report-text';
import { launch, notices, type Host } from '../host/launch';
import { day, raw, resolveAmong } from '../support/notes';
import { BLOCK_VIEWS } from '../../src/core/block/options';
import { Component } from '../host/component';
import { MarkdownRenderer } from '../host/markdown';
import { choose, control, errorUnder, isFormOpen, openForm, press, rowOf } from './form-hands';
import { byKey, clipboard, openLibrary, openPortfolio, portfolio, pressKey, text } from './portfolio-hands';

let host: Host;
afterEach(() => host.close());

const TODAY = '2026-03-31';
const QUOTE = 'Zanzibar';
const WORDS = `${QUOTE} Acme saved us 5,000 EUR.`;
const PATH = 'Recommendations/One.md';
const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };

/** What is agreed, and the uses that it leaves: in private, without a name, with it, in public. */
const STATES: Readonly<Record<string, { readonly says: readonly string[]; readonly card?: string; readonly uses: readonly Use[] }>> = {
  'no consent': { says: ['consent: none'], uses: [] },
  'nothing said': { says: [], uses: [] },
  'private': { says: ['consent: private'], uses: ['private'] },
  'without a name': { says: ['consent: anonymous'], uses: ['private', 'anonymous'] },
  'with the name': { says: ['consent: named'], uses: ['private', 'anonymous', 'named'] },
  'public': { says: ['consent: public'], uses: ['private', 'anonymous', 'named', 'public'] },
  'public until today': { says: ['consent: public', `consent_until: ${TODAY}`], uses: ['private', 'anonymous', 'named', 'public'] },
  'public until yesterday': { says: ['consent: public', 'consent_until: 2026-03-30'], uses: [] },
  'public from tomorrow': { says: ['consent: public', 'consent_date: 2026-04-01'], uses: [] },
  'withdrawn': { says: ['consent: public', 'withdrawn: 2026-03-01'], uses: [] },
  'public under an NDA': { says: ['consent: public'], card: 'nda: true', uses: ['private'] },
  'public of nobody known': { says: ['consent: public', 'client: "[[Nobody]]"'], uses: [] },
  'public, yet to come': { says: ['consent: public', 'received: 2026-04-02'], uses: [] },
  'public, given by us': { says: ['consent: public', 'direction: given', 'given: 2026-03-02'], uses: [] },
  'a word that means nothing': { says: ['consent: perhaps'], uses: [] },
};

const USES = ['private', 'anonymous', 'named', 'public'] as const;
type Use = (typeof USES)[number];

function note(says: readonly string[]): string {
  const has = (key: string): boolean => says.some((one) => one.startsWith(key));
  return [
    '---', 'type: recommendation', ...(has('client:') ? [] : ['client: "[[Acme]]"']), 'form: written', ...(has('received:') || has('direction: given') ? [] : ['received: 2026-03-01']), ...says, '---',
    '', '## In their own words', '', `> ${WORDS}`, '',
  ].join('\n');
}

async function start(says: readonly string[], card = ''): Promise<void> {
  host = await launch({
    today: TODAY,
    files: {
      ...CONFIRMED,
      'Clients/Acme.md': ['---', 'type: client', ...(card === '' ? [] : [card]), '---', '', '## Log', '', '- 2026-03-20 call: Fine', '', '```client-rapport', 'view: recommendations', '```', ''].join('\n'),
      [PATH]: note(says),
      'Projects/Site.md': '---\ntype: project\nclient: "[[Acme]]"\nstage: delivery\nstart: 2026-03-01\n---\n',
    },
  });
  await host.settle();
}

/** Notes that the plugin wrote. */
function written(): readonly string[] {
  return host.app.disk.writes.map(({ path }) => path).filter((path) => path.endsWith('.md'));
}

function read(path: string): string {
  return host.app.disk.read(path);
}

async function submit(): Promise<void> {
  const button = openForm().querySelector<HTMLElement>('.mod-cta');
  button?.click();
  await host.settle();
}

function check(label: string): void {
  const box = rowOf(label).querySelector<HTMLElement>('.checkbox-container');
  box?.click();
}

const CONFIRM = 'I have looked it through: nothing in it tells who it is';
const SHOW: Readonly<Record<Exclude<Use, 'private'>, string>> = { public: 'in public', named: 'with the name', anonymous: 'without a name' };

/** Boxes of the showcase form that can be ticked. */
function choices(): readonly HTMLInputElement[] {
  return [...openForm().querySelectorAll<HTMLInputElement>('.client-rapport-form-choices input')].filter(({ disabled }) => !disabled);
}

describe.each(Object.entries(STATES))('%s', (_, { says, card, uses }) => {
  test('the library copies for the uses that are agreed, and for no other', async () => {
    await start(says, card);
    const copied = clipboard();
    await openLibrary(host);
    if (byKey(`quote ${PATH}`) === null) {
      expect(uses).toEqual([]);
      expect(text()).not.toContain(QUOTE);
      return;
    }
    await pressKey(host, `quote ${PATH}`);
    // The owner reads what stands in the owner's note; how far it may go stands beside it.
    expect(portfolio().querySelector('.client-rapport-quote')?.textContent).toBe(WORDS);
    expect(portfolio().querySelectorAll('.client-rapport-entry .client-rapport-consent').length).toBe(1);
    const offered = USES.filter((use) => byKey(use === 'anonymous' ? `anonymous ${PATH}` : `copy ${use} ${PATH}`) !== null);
    expect(offered).toEqual(uses);
    for (const use of offered) {
      if (use === 'anonymous') continue;
      await pressKey(host, `copy ${use} ${PATH}`);
    }
    expect(copied).toEqual(uses.filter((use) => use !== 'anonymous').map(() => `${WORDS}\n— Acme`));
    expect(written()).toEqual([]);
  });

  test('a showcase of any use holds it only as agreed', async () => {
    await start(says, card);
    for (const use of ['public', 'named', 'anonymous'] as const) await showcase(use);
  });

  async function showcase(use: Exclude<Use, 'private'>): Promise<void> {
    const before = written().length;
    await host.command('create-showcase');
    choose('To be shown', SHOW[use]);
    const as = uses.includes(use) ? (use === 'anonymous' ? 'anonymous' : 'named') : uses.includes('anonymous') ? 'anonymous' : null;
    const boxes = choices();
    expect(boxes.length).toBe(as === null ? 0 : 1);
    // A box that cannot be ticked is ticked all the same.
    for (const box of openForm().querySelectorAll<HTMLInputElement>('.client-rapport-form-choices input')) {
      box.checked = true;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await submit();
    if (as === null) {
      expect(isFormOpen()).toBe(true);
      expect(errorUnder('Recommendations')).not.toBe('');
      expect(written().length).toBe(before);
      press('Escape');
      return;
    }
    if (as === 'anonymous') {
      await submit();
      expect(errorUnder(CONFIRM)).not.toBe('');
      expect(written().length).toBe(before);
      check(CONFIRM);
    }
    await submit();
    expect(written().length).toBe(before + 1);
    const path = written().at(-1) ?? '';
    const made = read(path);
    expect(made).toContain(QUOTE);
    expect(made.includes('Acme')).toBe(as === 'named');
    expect(path).not.toContain('Acme');
  }

  test('a copy without names is made if that is agreed, and names nobody', async () => {
    await start(says, card);
    const copied = clipboard();
    await openLibrary(host);
    if (byKey(`quote ${PATH}`) !== null) await pressKey(host, `quote ${PATH}`);
    if (!uses.includes('anonymous')) {
      expect(byKey(`anonymous ${PATH}`)).toBeNull();
      return;
    }
    await pressKey(host, `anonymous ${PATH}`);
    await submit();
    expect(copied).toEqual([]);
    check(CONFIRM);
    await submit();
    expect(copied).toEqual([`${QUOTE} [client] saved us [amount].`]);
  });

  test('its note is copied as text only where its words may be told in private at least', async () => {
    await start(says, card);
    const copied = clipboard();
    await host.app.workspace.openLinkText('One', '');
    await host.settle();
    await host.command('copy-as-text');
    // What we gave is in our own words.
    const allowed = uses.includes('private') || says.includes('direction: given');
    expect(copied.map((one) => one.includes(QUOTE))).toEqual(allowed ? [true] : []);
    if (!allowed) expect(notices().at(-1)).toMatch(/^Not copied, “One”: .+\.$/);
  });

  test('nothing else tells it: portfolio, report, review, code block, command line', async () => {
    await start(says, card);
    // Of nobody's and of what is still to come the client's block does not speak.
    const isListed = !says.some((one) => one.startsWith('client:') || one.startsWith('received:'));
    const shown = await openPortfolio(host);
    expect(text(shown)).not.toContain(QUOTE);
    await host.app.workspace.openLinkText('Acme', '');
    await host.settle();
    const parent = new Component();
    parent.load();
    for (const shows of Object.keys(BLOCK_VIEWS)) {
      const el = document.body.createDiv();
      await MarkdownRenderer.render(host.app, `\`\`\`client-rapport\nview: ${shows}\n\`\`\``, el, 'Clients/Acme.md', parent);
      await host.settle();
      expect(el.querySelector('.client-rapport-block')?.textContent ?? '').not.toBe('');
      expect(el.innerHTML).not.toContain(QUOTE);
      if (shows === 'recommendations') expect(el.textContent?.includes('One')).toBe(isListed);
    }
    parent.unload();
    for (const command of ['create-portfolio-report', 'create-weekly-review', 'create-status-report']) {
      await host.command(command);
      if (isFormOpen()) press('Enter');
      await host.settle();
      expect(isFormOpen()).toBe(false);
    }
    expect(written().filter((path) => path.startsWith('Client notes/')).length).toBe(3);
    for (const path of written()) expect(read(path)).not.toContain(QUOTE);
    for (const answer of [await host.terminal('client-rapport:health', {}), await host.terminal('client-rapport:health', { client: 'Acme' }), await host.terminal('client-rapport:next', {})]) {
      expect(answer).not.toContain(QUOTE);
    }
    const paths = [PATH, 'Clients/Acme.md'];
    const book = new Book(DEFAULT_READING, resolveAmong(() => paths));
    for (const path of paths) book.put(raw(path, read(path)));
    expect(book.clients().length).toBe(1);
    const options = { language: 'en', today: day(TODAY), weights: DEFAULT_WEIGHTS } as const;
    const shownReport = reportShown(book, options);
    for (const report of [JSON.stringify(reportDocument(book, options)), reportText(shownReport, false), reportMarkdown(shownReport), reportCsv(shownReport)]) expect(report).not.toContain(QUOTE);
    expect(host.errors).toEqual([]);
  });
});

describe('what changes between opening and writing', () => {
  const CHANGES: readonly (readonly [string, () => Promise<void>])[] = [
    ['the consent is withdrawn in the note', () => Promise.resolve(host.app.vault.editElsewhere(PATH, note(['consent: public', 'withdrawn: 2026-03-30'])))],
    ['the consent becomes narrower in the note', () => Promise.resolve(host.app.vault.editElsewhere(PATH, note(['consent: private'])))],
    ['the client is bound by an NDA', () => Promise.resolve(host.app.vault.editElsewhere('Clients/Acme.md', '---\ntype: client\nnda: true\n---\n'))],
    ['the last day of the consent is over', () => host.advance(24 * 3_600_000)],
    ['the words change', () => Promise.resolve(host.app.vault.editElsewhere(PATH, note(['consent: public', `consent_until: ${TODAY}`]).replace('saved', 'never saved')))],
  ];

  test.each(CHANGES)('%s: the showcase is refused, and says why', async (_, change) => {
    await start(['consent: public', `consent_until: ${TODAY}`]);
    await host.command('create-showcase');
    for (const box of choices()) box.click();
    await submit();
    expect(openForm().textContent).toContain(QUOTE);
    await change();
    await host.settle();
    await submit();
    expect(written()).toEqual([]);
    expect(isFormOpen()).toBe(true);
    expect(notices().at(-1)).toContain('One');
  });

  test.each(CHANGES.slice(0, 4))('%s: the copy without names is refused', async (_, change) => {
    await start(['consent: public', `consent_until: ${TODAY}`]);
    const copied = clipboard();
    await openLibrary(host);
    await pressKey(host, `quote ${PATH}`);
    await pressKey(host, `anonymous ${PATH}`);
    check(CONFIRM);
    await change();
    await host.settle();
    await submit();
    expect(copied).toEqual([]);
    expect(errorUnder(CONFIRM)).not.toBe('');
    choose('Into', 'a new note');
    await submit();
    expect(written()).toEqual([]);
  });

  test.each(CHANGES.slice(0, 4))('%s: a button that was drawn before copies nothing', async (_, change) => {
    await start(['consent: public', `consent_until: ${TODAY}`]);
    const copied = clipboard();
    await openLibrary(host);
    await pressKey(host, `quote ${PATH}`);
    const button = byKey(`copy public ${PATH}`);
    await change();
    await host.settle();
    button?.click();
    await host.settle();
    expect(copied).toEqual([]);
    expect(byKey(`copy public ${PATH}`)).toBeNull();
  });

  test('the note says less than the index knows yet: the note counts', async () => {
    await start(['consent: public']);
    await host.command('create-showcase');
    for (const box of choices()) box.click();
    await submit();
    // Written past the app: no event, nothing in the cache.
    host.app.disk.texts.set(PATH, note(['consent: none']));
    await submit();
    expect(written()).toEqual([]);
  });
});

describe('a quote in a note that the index does not have', () => {
  const text = `---\ntype: recommendation\nconsent: public\nreceived: 2026-03-01\n---\n\n> ${WORDS}\n`;
  test.each([
    ['without a client', 'Loose.md', text],
    ['with a tag, without a client', 'Tagged.md', `---\ntags: [recommendation]\n---\n\n> ${WORDS}\n`],
    ['that a sync service left behind', 'One (Conflicted copy 2026-03-30).md', note(['consent: none'])],
    ['in a folder that is left out', 'Left out/One.md', note(['consent: public'])],
    ['whose properties cannot be read', 'Odd.md', text.replace('consent: public', 'consent: none\nconsent: public\n  x: [')],
    ['in Russian', 'Отзыв.md', `---\ntype: отзыв\nсогласие: нет\n---\n\n> ${WORDS}\n`],
  ])('%s is not copied as text', async (_, path, written) => {
    host = await launch({ today: TODAY, files: {
      '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true, reading: { excludedFolders: ['Left out'] } }), 'Clients/Acme.md': '---\ntype: client\n---\n', [path]: written,
    } });
    await host.settle();
    const copied = clipboard();
    await host.app.workspace.openLinkText(path, '');
    await host.settle();
    await host.command('copy-as-text');
    expect(copied).toEqual([]);
    expect(notices().at(-1)).toMatch(/^Not copied, /);
  });

  test('of any other note is copied', async () => {
    host = await launch({ today: TODAY, files: { ...CONFIRMED, 'Reading.md': `---\ntype: book\n---\n\n> ${WORDS}\n` } });
    await host.settle();
    const copied = clipboard();
    await host.app.workspace.openLinkText('Reading', '');
    await host.settle();
    await host.command('copy-as-text');
    expect(copied).toHaveLength(1);
  });
});

describe('privacy mode', () => {
  test('no quote is shown, copied or put into a form', async () => {
    await start(['consent: public']);
    const copied = clipboard();
    await openLibrary(host);
    await pressKey(host, `quote ${PATH}`);
    const button = byKey(`copy public ${PATH}`);
    await host.command('toggle-privacy');
    await host.settle();
    expect(text()).not.toContain(QUOTE);
    expect(text()).not.toContain('Acme');
    expect(byKey(`quote ${PATH}`)?.hasAttribute('disabled')).toBe(true);
    button?.click();
    await host.app.workspace.openLinkText('One', '');
    await host.settle();
    await host.command('copy-as-text');
    await host.command('create-showcase');
    expect(isFormOpen()).toBe(false);
    expect(copied).toEqual([]);
  });
});

test('the form for a copy says what is still in it', async () => {
  await start(['consent: anonymous']);
  await openLibrary(host);
  await pressKey(host, `quote ${PATH}`);
  await pressKey(host, `anonymous ${PATH}`);
  expect(openForm().querySelector('.client-rapport-form-preview')?.textContent).toContain('[client]');
  const remove = [...openForm().querySelectorAll<HTMLElement>('.client-rapport-form-replacement button')][0];
  remove?.click();
  expect(openForm().textContent).toContain('Still in it: Acme');
  expect(control('Into').value).toBe('copy');
});
