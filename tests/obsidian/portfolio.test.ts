/** @jest-environment jsdom */
/** The portfolio, its library and its notes on the built plugin: three languages, no notes and many, keys, undo. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launch, notices, type Host } from '../host/launch';
import { control, errorUnder, isFormOpen, labels, openForm, press, type } from './form-hands';
import { byKey, clipboard, openLibrary, openPortfolio, portfolio, pressKey, text, tile } from './portfolio-hands';

let host: Host;
afterEach(() => host.close());

const TODAY = '2026-03-31';
const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };
const SAMPLE = join(__dirname, '..', '..', 'sample-vault');

function sampleFiles(folder = '', files: Record<string, string> = {}): Record<string, string> {
  for (const name of readdirSync(join(SAMPLE, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (statSync(join(SAMPLE, path)).isDirectory()) {
      if (name !== 'Broken') sampleFiles(path, files);
    } else {
      files[path] = readFileSync(join(SAMPLE, path), 'utf8');
    }
  }
  return files;
}

const FEW = {
  'Clients/Acme.md': '---\ntype: client\nsince: 2025-05-01\n---\n\n## Log\n\n- 2026-03-20 call: Fine [csat:: 5]\n- 2026-01-20 call: Fine [csat:: 3]\n',
  'Clients/Beta.md': '---\ntype: client\nreferred_by: "[[Acme]]"\n---\n\n## Log\n\n- 2026-03-01 call: Hello\n',
  'Projects/One.md': '---\ntype: project\nclient: "[[Acme]]"\nstart: 2025-06-01\ndue: 2025-07-01\ndelivered: 2025-06-30\nvalue: 1000\ncurrency: EUR\n---\n',
  'Projects/Two.md': '---\ntype: project\nclient: "[[Beta]]"\nstart: 2026-02-01\ndue: 2026-03-01\ndelivered: 2026-03-10\nvalue: 3000\ncurrency: EUR\n---\n',
  'Recommendations/From Acme.md': '---\ntype: recommendation\nclient: "[[Acme]]"\nform: written\ncontent: [results]\nreceived: 2026-03-01\nconsent: named\nused_in:\n  - "2026-03-10 proposal for Beta: won"\n---\n\n> They know their trade.\n',
  'Recommendations/Review.md': '---\ntype: recommendation\nclient: "[[Beta]]"\nform: platform_review\nreceived: 2025-04-20\nthanked: 2025-04-20\nreview_by: 2026-01-01\n---\n\n> Good.\n',
};

async function start(files: Readonly<Record<string, string>> = FEW, language = 'en'): Promise<void> {
  host = await launch({ files: { ...CONFIRMED, ...files }, today: TODAY, language });
  await host.settle();
}

const read = (path: string): string => host.app.disk.read(path);

function written(): readonly string[] {
  return host.app.disk.writes.map(({ path }) => path).filter((path) => path.endsWith('.md'));
}

describe('the portfolio', () => {
  test('without clients says so, and nothing fails', async () => {
    await start({});
    const el = await openPortfolio(host);
    expect(text(el)).toContain('there are none yet');
    expect(el.querySelector('.client-rapport-tile')).toBeNull();
    await pressKey(host, 'mode library');
    expect(host.errors).toEqual([]);
  });

  test('each measure has its value, its sample, and no share of fewer than ten', async () => {
    await start();
    await openPortfolio(host);
    expect(text(tile('Projects on time'))).toContain('1 of 2');
    expect(text(tile('Projects on time'))).toContain('Projects: 2');
    expect(text(tile('Satisfaction'))).toContain('Answers: 2, 1 of 2 at 4 or 5');
    expect(text()).not.toMatch(/\d%/);
    expect(host.errors).toEqual([]);
  });

  test('what has no data is a dash behind a button, with its definition', async () => {
    await start();
    await openPortfolio(host);
    expect(text()).not.toContain('Readiness to recommend');
    await pressKey(host, 'without satisfaction');
    expect(text()).toContain('Readiness to recommend: —');
    expect(byKey('without satisfaction')?.getAttribute('aria-expanded')).toBe('true');
  });

  test('definitions and sources unfold by key, and stay so when a note changes', async () => {
    await start();
    await openPortfolio(host);
    await pressKey(host, 'definition onTimeProjects');
    await pressKey(host, 'sources onTimeProjects');
    expect(text(tile('Projects on time'))).toContain('Handed over by the day');
    expect([...tile('Projects on time').querySelectorAll('a')].map((one) => one.getAttribute('data-path'))).toEqual(['Projects/One.md', 'Projects/Two.md']);
    host.app.vault.editElsewhere('Projects/Two.md', FEW['Projects/Two.md'].replace('delivered: 2026-03-10', 'delivered: 2026-03-01'));
    await host.settle();
    expect(text(tile('Projects on time'))).toContain('2 of 2');
    expect(tile('Projects on time').querySelectorAll('a').length).toBe(2);
    expect(document.activeElement).toBe(byKey('sources onTimeProjects'));
    tile('Projects on time').querySelector('a')?.click();
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Projects/One.md');
  });

  test('another period counts other days, one’s own may be typed in words', async () => {
    await start();
    await openPortfolio(host);
    const select = byKey('period');
    if (!(select instanceof HTMLSelectElement)) throw new Error('No list of periods.');
    const choosePeriod = async (value: string): Promise<void> => {
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await host.settle();
    };
    expect(text(tile('Recommendations received'))).toContain('2');
    await choosePeriod('90');
    expect(tile('Recommendations received').querySelector('.client-rapport-tile-value')?.textContent).toBe('1');
    await choosePeriod('own');
    expect(labels()).toEqual(['From', 'To']);
    type('From', '-2w');
    type('To', '-3w');
    press('Enter');
    expect(errorUnder('To')).not.toBe('');
    type('To', 'yesterday');
    press('Enter');
    await host.settle();
    expect(isFormOpen()).toBe(false);
    expect(select.value).toBe('own');
    expect(text()).toContain('17 Mar to 30 Mar');
  });

  test('follows privacy and the day of all views', async () => {
    await start();
    await openPortfolio(host);
    await host.command('toggle-privacy');
    await host.settle();
    expect(text()).not.toMatch(/Acme|Beta|1,000|3,000/);
    await host.command('toggle-privacy');
    await host.command('show-as-of');
    type('Day', '2026-02-15');
    press('Enter');
    await host.settle();
    expect(text()).toContain('As of 15 February 2026');
    expect(tile('Recommendations received').querySelector('.client-rapport-tile-value')?.textContent).toBe('1');
    expect([...portfolio().querySelectorAll<HTMLButtonElement>('.nav-action-button')].slice(0, 3).map(({ disabled }) => disabled)).toEqual([true, true, true]);
    await pressKey(host, 'today');
    expect(text()).not.toContain('As of');
  });

  test.each(['en', 'ru', 'ja'])('the sample vault in %s, and nothing stays without words', async (language) => {
    await start(sampleFiles(), language);
    const el = await openPortfolio(host);
    expect(el.querySelectorAll('.client-rapport-tile').length).toBeGreaterThan(30);
    expect(text(el)).not.toMatch(/\{\w+\}|undefined|NaN|Infinity/);
    if (language !== 'en') expect(el.querySelector('.client-rapport-section')?.textContent).not.toMatch(/Clients|Band/);
    await pressKey(host, 'mode library');
    expect(text(el)).not.toMatch(/\{\w+\}|undefined|NaN/);
    expect(host.errors).toEqual([]);
  });

  test('nothing is left behind', async () => {
    await start();
    await openPortfolio(host);
    expect(await host.unload()).toEqual([]);
  });
});

describe('the library', () => {
  test('says how many may be used for what, and beside each what was agreed', async () => {
    await start();
    await openLibrary(host);
    const counts = [...portfolio().querySelectorAll('.client-rapport-counts button')].map(text);
    expect(counts).toEqual(['For a public page: 1 of 2 received', 'With the name: 2 of 2 received', 'Without a name: 2 of 2 received', '1 to look at again', '1 without thanks']);
    expect([...portfolio().querySelectorAll('.client-rapport-consent > span:last-child')].map(text)).toEqual(['May be used with the name', 'May be used in public']);
  });

  test('a count lists what it counts, is kept with the tab, and lets go at the second press', async () => {
    await start();
    await openLibrary(host);
    const entries = (): string[] => [...portfolio().querySelectorAll('.client-rapport-entry h3')].map(text);
    const all = entries();
    for (const [tally, found] of [['public', ['Review']], ['named', ['Review', 'From Acme']], ['thanks', ['From Acme']]] as const) {
      await pressKey(host, `tally ${tally}`);
      expect([...entries()].sort()).toEqual([...found].sort());
      expect(byKey(`tally ${tally}`)?.getAttribute('aria-pressed')).toBe('true');
    }
    await pressKey(host, 'tally thanks');
    expect(entries()).toEqual(all);
    await pressKey(host, 'mode portfolio');
    await pressKey(host, 'tally public');
    expect(entries()).toEqual(['Review']);
  });

  test('a count stays to be let go when nothing of it is left', async () => {
    await start();
    await openLibrary(host);
    await pressKey(host, 'tally thanks');
    host.app.vault.editElsewhere('Recommendations/From Acme.md', FEW['Recommendations/From Acme.md'].replace('consent:', 'thanked: 2026-03-05\nconsent:'));
    await host.settle();
    expect(byKey('tally thanks')?.textContent).toBe('0 without thanks');
    expect([...portfolio().querySelectorAll('.client-rapport-entry h3')].map(text)).toEqual([]);
    await pressKey(host, 'tally thanks');
    expect(byKey('tally thanks')).toBeNull();
    expect(portfolio().querySelectorAll('.client-rapport-entry').length).toBeGreaterThan(1);
  });

  test('what is published without consent is called so', async () => {
    await start({ 'Recommendations/Loose.md': '---\ntype: recommendation\nclient: "[[Acme]]"\nform: written\nreceived: 2026-01-11\npublished: 2026-02-01\n---\n\n> Fine work.\n' });
    await openLibrary(host);
    expect([...portfolio().querySelectorAll('.client-rapport-consent.mod-none > span:last-child')].map(text)).toEqual(['In use, though it must not be: no consent']);
  });

  test('a filter keeps what answers it, and the focus', async () => {
    await start();
    await openLibrary(host);
    const select = byKey('filter form');
    if (!(select instanceof HTMLSelectElement)) throw new Error('No filter by form.');
    select.focus();
    select.value = 'platform_review';
    select.dispatchEvent(new Event('change'));
    await host.settle();
    expect([...portfolio().querySelectorAll('.client-rapport-entry h3')].map(text)).toEqual(['Review']);
    expect(document.activeElement).toBe(byKey('filter form'));
  });

  test('thanks that are owed begin with their step, and the entry follows', async () => {
    await start();
    await openLibrary(host);
    await pressKey(host, 'thanked Recommendations/From Acme.md');
    expect(isFormOpen()).toBe(true);
    press('Enter');
    await host.settle();
    expect(read('Recommendations/From Acme.md')).toContain(`thanked: ${TODAY}`);
    await openLibrary(host);
    expect(byKey('thanked Recommendations/From Acme.md')).toBeNull();
  });

  test('uses are told with what came of them', async () => {
    await start();
    await openLibrary(host);
    await pressKey(host, 'used Recommendations/From Acme.md');
    expect(text()).toContain('proposal for Beta');
    expect(text()).toContain('won');
  });

  test('a hundred and more are drawn thirty at a time, and the focus goes on with the first of the new ones', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`Recommendations/R${String(index)}.md`, FEW['Recommendations/Review.md']]));
    await start({ ...FEW, ...many });
    await openLibrary(host);
    expect(portfolio().querySelectorAll('.client-rapport-entry').length).toBe(30);
    await pressKey(host, 'more');
    const entries = portfolio().querySelectorAll('.client-rapport-entry');
    expect(entries.length).toBe(60);
    expect(document.activeElement).toBe(entries[30]?.querySelector('a'));
  });
});

describe('what is written', () => {
  test.each([['en', 'Portfolio'], ['ru', 'Портфолио'], ['ja', 'ポートフォリオ']])('in %s: the report is a note of its own, and undo takes it back', async (language, heading) => {
    await start(FEW, language);
    await host.command('create-portfolio-report');
    press('Enter');
    await host.settle();
    const [path = ''] = written();
    expect(path.startsWith('Client notes/')).toBe(true);
    expect(read(path)).toContain(`# ${heading}`);
    expect(read(path)).toMatch(/^---\ntype: portfolio\ndate: 2026-03-31\n---\n/);
    expect(host.app.workspace.getActiveFile()?.path).toBe(path);
    await host.command('undo-last-change');
    expect(host.app.disk.has(path)).toBe(false);
    expect(host.errors).toEqual([]);
  });

  test('a report asks for days only where they are one’s own', async () => {
    await start();
    await host.command('create-portfolio-report');
    expect(labels()).toEqual(['Period']);
    type('Period', 'own');
    expect(labels()).toEqual(['Period', 'From', 'To']);
    type('From', 'nonsense');
    press('Enter');
    expect(errorUnder('From')).not.toBe('');
  });

  test('a showcase under names is made with keys alone, and undo takes it back', async () => {
    await start();
    await host.command('create-showcase');
    openForm().querySelectorAll<HTMLInputElement>('.client-rapport-form-choices input:not([disabled])').forEach((box) => box.click());
    control('To be shown').focus();
    type('To be shown', 'named');
    openForm().querySelectorAll<HTMLInputElement>('.client-rapport-form-choices input:not([disabled])').forEach((box) => {
      if (!box.checked) box.click();
    });
    press('Enter', { ctrlKey: true });
    await host.settle();
    expect(openForm().textContent).toContain('They know their trade.');
    press('Enter', { ctrlKey: true });
    await host.settle();
    const [path = ''] = written();
    expect(read(path)).toContain('> They know their trade.\n>\n> — Acme');
    expect(read(path)).not.toContain('[[');
    await host.command('undo-last-change');
    expect(host.app.disk.has(path)).toBe(false);
  });

  test('without a quote in any of the notes nothing is made, and the remedy is told', async () => {
    await start({ ...FEW, 'Recommendations/From Acme.md': FEW['Recommendations/From Acme.md'].replace('> ', '') });
    await host.command('create-showcase');
    type('To be shown', 'named');
    openForm().querySelector<HTMLInputElement>('.client-rapport-form-choices input:not([disabled])')?.click();
    press('Enter', { ctrlKey: true });
    await host.settle();
    expect(isFormOpen()).toBe(false);
    expect(notices().at(-1)).toContain('“> ”');
    expect(written()).toEqual([]);
  });

  test('beside the words of a quote stands what makes it strong', async () => {
    await start();
    await openLibrary(host);
    expect(text(portfolio())).not.toContain('Names a result');
    await pressKey(host, 'quote Recommendations/From Acme.md');
    expect(text(portfolio())).toContain('They know their trade.');
    expect(text(portfolio())).toContain('Names a result · has a named author');
  });

  test('replacements are added and taken out by hand, and the copy follows them', async () => {
    await start();
    const copied = clipboard();
    await openLibrary(host);
    await pressKey(host, 'quote Recommendations/From Acme.md');
    await pressKey(host, 'anonymous Recommendations/From Acme.md');
    openForm().querySelector<HTMLElement>('.client-rapport-form-replacements > div:last-child button')?.click();
    const [from, to] = [...openForm().querySelectorAll<HTMLInputElement>('.client-rapport-form-replacement input')];
    expect(document.activeElement).toBe(from);
    for (const [input, value] of [[from, 'trade'], [to, 'craft']] as const) {
      if (!input) throw new Error('No field.');
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    expect(openForm().querySelector('.client-rapport-form-preview')?.textContent).toContain('They know their craft.');
    [...openForm().querySelectorAll<HTMLElement>('.checkbox-container')].at(-1)?.click();
    press('Enter', { ctrlKey: true });
    await host.settle();
    expect(copied).toEqual(['They know their craft.']);
  });

  test('a copy without names becomes a note that links to its source and names no client', async () => {
    await start();
    await openLibrary(host);
    await pressKey(host, 'quote Recommendations/From Acme.md');
    await pressKey(host, 'anonymous Recommendations/From Acme.md');
    [...openForm().querySelectorAll<HTMLElement>('.checkbox-container')].at(-1)?.click();
    type('Into', 'note');
    press('Enter', { ctrlKey: true });
    await host.settle();
    const [path = ''] = written();
    expect(path).toBe('Client notes/Quote without names 2026-03-31.md');
    expect(read(path)).toBe('---\ntype: quote\ndate: 2026-03-31\nsource: "[[From Acme]]"\n---\n\n> They know their trade.\n');
    await host.command('undo-last-change');
    expect(host.app.disk.has(path)).toBe(false);
  });
});
