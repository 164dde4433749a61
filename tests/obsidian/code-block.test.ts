/** @jest-environment jsdom */
/** The code block in notes, and the chart and timeline that it shares with the sidebar, on the built plugin. */
import { Component } from '../host/component';
import { launch, openMenu, type Host } from '../host/launch';
import { MarkdownRenderer } from '../host/markdown';
import { rapportOf } from './form-hands';

const DATA = '.obsidian/plugins/client-rapport/data.json';

function card(more = '', log = '', promises = ''): string {
  return `---\ntype: client\n${more}---\n\n## Interactions\n\n${log}\n## Promises\n\n${promises}`;
}

const weekly = Array.from({ length: 30 }, (_, week) => `- ${new Date(Date.UTC(2026, 2, 30 - 7 * week)).toISOString().slice(0, 10)} call: spoke, ${week}\n`).join('');

const FILES = {
  [DATA]: JSON.stringify({ version: 1, confirmed: true }),
  'Clients/Acme.md': card('', weekly, '- [ ] Send the drawings 📅 2026-03-20\n- [ ] Grant access #waiting 📅 2026-04-10\n'),
  'Clients/Beta.md': card('cadence: 14\n', '- 2026-03-05 call: a while ago\n'),
  'Complaints/Late delivery.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-11\nacknowledged: 2026-03-11\nseverity: low\n---\n',
  'Recommendations/Letter.md': '---\ntype: recommendation\nclient: "[[Acme]]"\nreceived: 2026-01-11\nform: linkedin\nconsent: named\nconsent_date: 2026-01-12\n---\n\n> They saved our year\n',
  'Projects/Rollout.md': '---\ntype: project\nclient: "[[Acme]]"\nstage: delivery\nstart: 2026-01-05\n---\n\n## Stage 3: delivery\n\n- [x] Plan\n- [ ] Report on progress\n',
  'Interactions/Both.md': '---\ntype: interaction\ndate: 2026-03-05\nkind: meeting\nclient: ["[[Acme]]", "[[Beta]]"]\n---\n',
  'Notes/Plain.md': 'Plain\n',
};

let host: Host;
let parent: Component;
let el: HTMLElement;

afterEach(async () => {
  parent.unload();
  el.remove();
  await host.close();
});

async function open(files: Readonly<Record<string, string>> = FILES, language = 'en'): Promise<void> {
  host = await launch({ files, today: '2026-03-31', language });
  await host.settle();
  parent = new Component();
  parent.load();
  el = document.body.createDiv('markdown-rendered');
}

/** Draws a note's block as reading view does. */
async function block(options: string, path = 'Clients/Acme.md'): Promise<HTMLElement> {
  const at = el.createDiv();
  await MarkdownRenderer.render(host.app, `\`\`\`client-rapport\n${options}\n\`\`\``, at, path, parent);
  await host.settle();
  const found = at.querySelector<HTMLElement>('.client-rapport-block');
  if (found === null) throw new Error('There is no block.');
  return found;
}

function all(within: ParentNode, selector: string): string[] {
  return [...within.querySelectorAll(selector)].map((one) => (one.textContent ?? '').trim());
}

function found(within: ParentNode, selector: string): HTMLElement {
  const one = within.querySelector<HTMLElement>(selector);
  if (one === null) throw new Error(`There is no ${selector}.`);
  return one;
}

function key(on: HTMLElement, name: string): void {
  on.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
}

describe('a block', () => {
  it('without options is This client, with the chart unfolded', async () => {
    await open();
    const one = await block('');
    expect(found(one, '.client-rapport-client-name').textContent).toBe('Acme');
    expect(all(one, '.client-rapport-loss-title')).toContain('Complaint: Late delivery');
    expect(one.querySelector('.client-rapport-chart-drawing')).not.toBeNull();
    expect(all(one, '.client-rapport-chart .client-rapport-item-text').join('\n')).toContain('Complaint received: Late delivery');
  });

  it('shows the timeline by months, a part at first', async () => {
    await open();
    const one = await block('view: timeline\nfrom: 2025-11-01');
    expect(found(one, '.client-rapport-block-title').textContent).toBe('Timeline');
    expect(all(one, '.client-rapport-month')[0]).toBe('March 2026');
    expect(one.querySelectorAll('.client-rapport-item')).toHaveLength(24);
    found(one, '[data-key="more timeline"]').click();
    expect(one.querySelector('[data-key="more timeline"]')).toBeNull();
    expect(all(one, '.client-rapport-month').at(-1)).toBe('November 2025');
  });

  it('shows complaints with steps, targets and what comes next', async () => {
    await open();
    const one = await block('view: complaints', 'Complaints/Late delivery.md');
    expect(found(one, '.client-rapport-block-title').textContent).toBe('ComplaintsAcme');
    expect(all(one, '.client-rapport-matter-title')).toEqual(['Late delivery']);
    expect(all(one, '.client-rapport-step')).toEqual(['11 MarComplaint received', '11 MarComplaint acknowledged']);
    expect(found(one, '.client-rapport-matter-next').textContent).toMatch(/^Next: /);
  });

  it('shows recommendations with their consent and none of their words', async () => {
    await open();
    const one = await block('view: recommendations');
    expect(all(one, '.client-rapport-matter-consent')).toEqual(['With the name']);
    expect(one.textContent).not.toContain('saved our year');
  });

  it('shows promises, mine and theirs', async () => {
    await open();
    const one = await block('view: promises');
    expect(all(one, '.client-rapport-heading')).toEqual(['Mine', 'Theirs']);
    expect(all(one, '.client-rapport-item')).toEqual(['Send the drawings11 days overdue', 'Grant accesstheirs, due 10 Apr']);
  });

  it('shows the checklist of the project’s stage with what is ticked, read-only, or the built-in one', async () => {
    await open();
    const one = await block('view: checklist');
    expect(found(one, '.client-rapport-block-title').textContent).toBe('Stage 3: deliveryRollout');
    expect(all(one, '.client-rapport-check')).toEqual(['done: Plan', 'open: Report on progress']);
    expect(one.querySelector('input, button')).toBeNull();
    const text = host.app.disk.texts.get('Projects/Rollout.md') ?? '';
    host.app.vault.editElsewhere('Projects/Rollout.md', text.replace('- [ ] Report', '- [x] Report'));
    await host.settle();
    expect(all(one, '.client-rapport-check')).toEqual(['done: Plan', 'done: Report on progress']);
    host.app.vault.editElsewhere('Projects/Rollout.md', text.slice(0, text.indexOf('##')));
    await host.settle();
    expect(one.querySelectorAll('.client-rapport-check').length).toBeGreaterThan(3);
    expect(one.textContent).toContain('Nothing is ticked in the note yet.');
    host.app.vault.editElsewhere('Projects/Rollout.md', text.replace('start:', 'completed: 2026-03-01\nstart:'));
    await host.settle();
    expect(one.textContent).toBe('No project is under way.');
  });

  it('looks from the day that it is given', async () => {
    await open();
    const one = await block('view: complaints\nasOf: 2026-03-10');
    expect(found(one, '.client-rapport-banner > span').textContent).toBe('As of 10 March 2026');
    expect(one.textContent).toContain('No complaints are on record.');
  });

  it('says which option is wrong and what would be right', async () => {
    await open();
    expect((await block('veiw: health')).textContent).toContain('The view “health” has no option “veiw”. It has: view, client, from, to, asOf.');
    expect((await block('view: [')).textContent).toMatch(/The options cannot be read: .+\. Write one per line, such as “view: timeline”\./);
    expect((await block('', 'Notes/Plain.md')).textContent).toContain('This note belongs to no client.');
    expect((await block('', 'Interactions/Both.md')).textContent).toContain('Acme and Beta');
    expect((await block('client: Beta', 'Interactions/Both.md')).textContent).toContain('Beta');
    expect(host.errors).toEqual([]);
  });

  it.each([['ru', 'показать: жалобы\nклиент: Acme', 'Жалобы'], ['ja', '表示: 苦情\n顧客: Acme', '苦情']])('speaks and understands %s', async (language, options, title) => {
    await open(FILES, language);
    expect(found(await block(options, 'Notes/Plain.md'), '.client-rapport-block-title').textContent).toBe(`${title}Acme`);
  });
});

describe('what is drawn', () => {
  it('follows the notes', async () => {
    await open();
    const one = await block('view: complaints');
    host.app.vault.editElsewhere('Complaints/Another.md', '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-30\n---\n');
    await host.settle();
    expect(all(one, '.client-rapport-matter-title')).toEqual(['Another', 'Late delivery']);
  });

  it('waits until the notes are read', async () => {
    host = await launch({ files: FILES, today: '2026-03-31', cache: 'late' });
    parent = new Component();
    parent.load();
    el = document.body.createDiv();
    await MarkdownRenderer.render(host.app, '```client-rapport\nview: promises\n```', el, 'Clients/Acme.md', parent);
    expect(el.textContent).toBe('Reading your notes…');
    await host.settle();
    expect(el.textContent).toContain('Send the drawings');
  });

  it('shows initials and no words in privacy mode', async () => {
    await open();
    const blocks = [await block(''), await block('view: timeline'), await block('view: complaints', 'Notes/Plain.md'), await block('view: recommendations'), await block('view: promises'), await block('view: checklist')];
    const rapport = await rapportOf(host);
    rapport.setPrivacy(true);
    await host.settle();
    const text = blocks.map((one) => one.textContent ?? '').join('\n');
    for (const secret of ['Acme', 'Late delivery', 'spoke', 'Send the drawings', 'Letter', 'Rollout', 'Report on progress']) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it('leads to its place, and has the menu of a note', async () => {
    await open();
    const one = await block('view: promises');
    const link = found(one, 'a[data-line]');
    link.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 3, clientY: 3 }));
    expect(openMenu()).not.toBeNull();
    openMenu()?.hide();
    link.click();
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe('Clients/Acme.md');
  });

  it('is gone with its note, and with the plugin', async () => {
    await open();
    const [one, two] = [await block(''), await block('view: checklist')];
    parent.unload();
    host.app.vault.editElsewhere('Clients/Acme.md', card());
    await host.settle();
    expect([one.textContent, two.textContent]).toEqual(['', '']);
    el.remove();
    expect(await host.unload()).toEqual([]);
    expect(host.errors).toEqual([]);
  });
});

describe('the chart', () => {
  it('is walked through by arrow keys, which say each week', async () => {
    await open();
    const one = await block('');
    const slider = found(one, '[data-key="chart"]');
    expect(slider.getAttribute('aria-valuenow')).toBe('26');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^31 Mar: \d+, watch/);
    key(slider, 'ArrowLeft');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^24 Mar: \d+, .*Promise overdue: Send the drawings/);
    key(slider, 'Home');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^7 Oct 2025: 100, healthy/);
    key(slider, 'PageUp');
    expect(slider.getAttribute('aria-valuenow')).toBe('5');
    key(slider, 'ArrowDown');
    key(slider, 'End');
    key(slider, 'ArrowRight');
    expect(slider.getAttribute('aria-valuenow')).toBe('26');
  });

  it('shows in a block, and there alone, the day that Enter chose, and goes on from it', async () => {
    await open();
    const one = await block('');
    found(one, '[data-key="chart"]').focus();
    key(found(one, '[data-key="chart"]'), 'PageDown');
    key(found(one, '[data-key="chart"]'), 'Enter');
    await host.settle();
    expect(found(one, '.client-rapport-banner').textContent).toContain('As of 3 March 2026');
    expect(all(one, '.client-rapport-loss-title')).not.toContain('Complaint: Late delivery');
    expect(one.querySelector('.client-rapport-loss-mend')).toBeNull();
    expect((await rapportOf(host)).asOf()).toBeNull();
    const slider = found(one, '[data-key="chart"]');
    expect(document.activeElement).toBe(slider);
    expect(slider.getAttribute('aria-valuenow')).toBe('22');
    expect(slider.getAttribute('aria-valuemax')).toBe('26');
    found(one, '[data-key="today"]').click();
    expect(one.querySelector('.client-rapport-banner')).toBeNull();
    expect(all(one, '.client-rapport-loss-title')).toContain('Complaint: Late delivery');
  });

  it('covers the days that a block asks for', async () => {
    await open();
    const one = await block('from: 2026-02-01\nto: 2026-03-01');
    expect(all(one, '.client-rapport-chart-days span')).toEqual(['1 Feb', '1 Mar']);
  });

  it('says the same as a table, which stays open through changes', async () => {
    await open();
    const one = await block('');
    found(one, '[data-key="chart table"]').click();
    expect(one.querySelectorAll('tbody tr')).toHaveLength(26);
    expect(all(one, 'tbody tr')[0]).toMatch(/^31 Mar\d+ watch/);
    host.app.vault.editElsewhere('Clients/Acme.md', card('', weekly));
    await host.settle();
    expect(all(one, 'tbody tr')[2]).toMatch(/^17 Mar\d+ \w+Complaint received: Late delivery$/);
    expect(found(one, '[data-key="chart table"]').getAttribute('aria-expanded')).toBe('true');
  });

  it('of the sidebar takes the whole view to the day, and stays where it is', async () => {
    await open();
    await host.command('open-health');
    await host.app.workspace.openLinkText('Clients/Acme.md', '');
    await host.settle();
    const view = found(document, '.workspace-leaf-content .client-rapport-view');
    expect(view.querySelector('.client-rapport-chart')).toBeNull();
    found(view, '[data-key="fold chart"]').click();
    found(view, '[data-key="chart"]').focus();
    key(found(view, '[data-key="chart"]'), 'Home');
    key(found(view, '[data-key="chart"]'), 'Enter');
    await host.settle();
    expect(found(view, '.client-rapport-banner').textContent).toContain('As of 7 October 2025');
    const slider = found(view, '[data-key="chart"]');
    expect(document.activeElement).toBe(slider);
    expect(slider.getAttribute('aria-valuenow')).toBe('1');
    key(slider, 'End');
    found(view, '[data-key="chart show"]').click();
    await host.settle();
    expect(view.querySelector('.client-rapport-banner')).toBeNull();
  });

  it('has only words where there is nothing to draw', async () => {
    await open({ ...FILES, 'Clients/Nova.md': card() });
    const one = await block('client: Nova');
    expect(found(one, '.client-rapport-chart').textContent).toBe('There is no score between 7 Oct 2025 and 31 Mar.');
  });
});
