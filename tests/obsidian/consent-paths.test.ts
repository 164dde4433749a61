/** @jest-environment jsdom */
/**
 * Ways on which no quote goes at all, whatever was agreed: each is gone to its end with a real quote in the vault, and
 * proves by a word that it was about this client.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runReport } from '../../scripts/report';
import { launch, openMenu, type Host } from '../host/launch';
import { control, isFormOpen, openForm, press, type } from './form-hands';
import { byKey, clipboard, openLibrary, portfolio } from './portfolio-hands';

let host: Host;
afterEach(() => host.close());

const TODAY = '2026-03-31';
const QUOTE = 'Zanzibar';
const PATH = 'Recommendations/One.md';

function files(says: string, card: string): Readonly<Record<string, string>> {
  return {
    '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }),
    'Clients/Acme.md': `---\ntype: client\n${card}cadence: 30\n---\n\n## Log\n\n- 2026-03-20 call: Fine [csat:: 5]\n`,
    [PATH]: `---\ntype: recommendation\nclient: "[[Acme]]"\nform: written\nreceived: 2026-03-01\nused_in: ["2026-03-05 a talk: won"]\ncontext: after the move\n${says}\n---\n\n## In their own words\n\n> ${QUOTE} Acme saved us 5,000 EUR.\n`,
    'Projects/Site.md': '---\ntype: project\nclient: "[[Acme]]"\nstage: delivery\nstart: 2026-03-01\ndue: 2026-04-10\n---\n',
    'Topics/Asking.md': '---\ntype: topic\n---\n\n[[One]] and [[Acme]]\n',
  };
}

const STATES = [['public', 'consent: public', ''], ['for private use', 'consent: private', ''], ['without consent', 'consent: none', ''], ['expired', 'consent: public\nconsent_until: 2026-03-30', ''], ['under an NDA', 'consent: public', 'nda: true\n']] as const;

async function start(says: string, card: string): Promise<void> {
  host = await launch({ today: TODAY, files: files(says, card) });
  await host.settle();
}

/** Everything that stands in the page, attributes and fields included, but for the app's own views of notes. */
function page(): string {
  const whole = document.body.cloneNode(true);
  if (!(whole instanceof HTMLElement)) throw new Error('There is no page.');
  for (const editor of whole.querySelectorAll('.workspace-leaf-content[data-type="markdown"]')) editor.remove();
  const fields = [...document.querySelectorAll('input, textarea, select')].filter((one) => one.closest('[data-type="markdown"]') === null).map((one) => ('value' in one ? String(one.value) : ''));
  return `${whole.innerHTML}\n${fields.join('\n')}`;
}

function written(): readonly string[] {
  return host.app.disk.writes.filter(({ path }) => path.endsWith('.md') && path !== PATH).map(({ after }) => after ?? '');
}

async function choosing(label: string, then: () => void): Promise<number> {
  const field = control(label);
  if (!(field instanceof HTMLSelectElement)) throw new Error(`${label} is no choice`);
  const options = [...field.options].map(({ value }) => value);
  for (const value of options) {
    type(label, value);
    await host.settle();
    then();
  }
  return options.length;
}

describe.each(STATES)('a quote that is %s', (_, says, card) => {
  test('is not in the sidebar, its menus, what is dragged from it, or the topic map', async () => {
    await start(says, card);
    await host.app.workspace.openLinkText('One', '');
    for (const command of ['open-health', 'open-topic-map', 'open-portfolio']) await host.command(command);
    await openLibrary(host);
    for (const fold of document.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) if (fold.getAttribute('data-key') !== `quote ${PATH}`) fold.click();
    await host.settle();
    expect(page()).toContain('One');
    expect(page().includes(QUOTE)).toBe(false);
    const dragged: string[] = [];
    for (const el of document.querySelectorAll<HTMLElement>(`[data-path="${PATH}"], [data-path="Clients/Acme.md"]`)) {
      const drag = new MouseEvent('dragstart', { bubbles: true, cancelable: true });
      Object.defineProperty(drag, 'dataTransfer', { value: { setData: (_kind: string, text: string) => dragged.push(text) } });
      el.dispatchEvent(drag);
      el.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
      expect(openMenu()?.items.map(({ hostTitle }) => hostTitle).join()).not.toContain(QUOTE);
      openMenu()?.hide();
    }
    expect(new Set(dragged)).toEqual(new Set(['[[One]]', '[[Acme]]']));
  });

  test('is in no message, and in no form that begins with the client', async () => {
    await start(says, card);
    const copied = clipboard();
    await host.app.workspace.openLinkText('Acme', '');
    await host.command('write-message');
    const messages = await choosing('Template', () => {
      expect(page()).toContain('Acme');
      expect(page().includes(QUOTE)).toBe(false);
    });
    expect(messages).toBeGreaterThan(20);
    press('Escape');
    for (const command of ['ask-for-recommendation', 'take-next-step', 'add-follow-up-task', 'create-note', 'record-recommendation', 'log-interaction', 'insert-checklist', 'link-related-topics', 'create-status-report']) {
      await host.command(command);
      await host.settle();
      expect(page().includes(QUOTE)).toBe(false);
      press('Enter', { ctrlKey: true });
      await host.settle();
      expect(page().includes(QUOTE)).toBe(false);
      if (isFormOpen()) press('Escape');
      document.querySelector<HTMLElement>('.modal-close-button, .prompt')?.click();
      press('Escape');
    }
    await host.command('create-weekly-review');
    expect(written().join('\n')).toContain('Acme');
    for (const text of [...written(), ...copied]) expect(text).not.toContain(QUOTE);
  });

  test('does not come by a link from outside, nor by the command line', async () => {
    await start(says, card);
    for (const task of ['record-recommendation', 'log-interaction', 'log-complaint', 'create-note']) {
      await host.follow(`obsidian://client-rapport?action=${task}&client=Acme&title=One&template=meeting`);
      expect(openForm().textContent).toContain('Acme');
      expect(page().includes(QUOTE)).toBe(false);
      press('Escape');
    }
    const flags = { client: 'Acme', date: TODAY, kind: 'call', summary: 'Word', title: 'Late', severity: 'low', direction: 'received', form: 'linkedin', name: 'New' };
    const answers: string[] = [];
    for (const name of host.app.registry.cliHandlers.keys()) answers.push(await host.terminal(name, flags));
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.join('\n')).toContain('Acme');
    for (const text of [...answers, ...written()]) expect(text).not.toContain(QUOTE);
  });

  test('is in no format of the report', async () => {
    await start(says, card);
    const root = mkdtempSync(join(tmpdir(), 'rapport-consent-'));
    try {
      for (const [path, text] of Object.entries(files(says, card))) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      for (const format of ['text', 'json', 'markdown', 'csv']) {
        for (const only of [[], ['--client', 'Acme']]) {
          let said = '';
          const status = await runReport([root, '--today', TODAY, '--format', format, ...only], {
            env: { LANG: 'en' }, out: (text) => { said += text; }, err: (text) => { said += text; }, outIsSeen: false, errIsSeen: false, now: () => new Date('2026-07-01T12:00:00'),
          });
          expect([format, status, said.includes('Acme'), said.includes(QUOTE)]).toEqual([format, 0, true, false]);
        }
      }
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

test('an open quote goes from the page with the switch to privacy, and its button is of no use', async () => {
  await start('consent: public', '');
  await openLibrary(host);
  byKey(`quote ${PATH}`)?.click();
  await host.settle();
  expect(portfolio().textContent).toContain(QUOTE);
  await host.command('toggle-privacy');
  await host.settle();
  expect(page().includes(QUOTE)).toBe(false);
});
