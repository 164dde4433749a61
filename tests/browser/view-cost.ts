/** The views beside the sidebar with as much in them as a practice of many years has, and what a user does there. */
import type { PreviewPage } from './page';

const CONFIRMED = { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, confirmed: true }) };
const PORTFOLIO = '.workspace-leaf-content[data-type="client-rapport-portfolio"] .client-rapport-scroller';
const TOPICS = '.workspace-leaf-content[data-type="client-rapport-topics"] .view-content';
const FORMS = ['written', 'formal_letter', 'linkedin', 'oral', 'referral'];
const CONTENTS = ['results', 'skills', 'conduct'];
const CONSENTS = ['none', 'private', 'named', 'public'];

/** So many clients, each with a year of contacts, a project and a recommendation; every fourth has complained. */
export function manyRecommendations(n: number): Record<string, string> {
  const files: Record<string, string> = { ...CONFIRMED };
  for (let at = 0; at < n; at += 1) {
    const month = `2025-${two(4 + (at % 9))}`;
    const log = Array.from({ length: 12 }, (_, index) => `- 2025-${two(12 - index)}-1${at % 10} call: Word [csat:: ${1 + ((at + index) % 5)}]`).join('\n');
    const client = `client: "[[C${at}]]"`;
    files[`Clients/C${at}.md`] = `---\ntype: client\nindustry: I${at % 9}\nsegment: ${at % 5 === 0 ? 'key' : 'supporting'}\n${at > 0 ? `referred_by: "[[C${Math.floor(at / 4)}]]"\n` : ''}---\n\n## Log\n\n${log}\n`;
    files[`Projects/P${at}.md`] = `---\ntype: project\n${client}\nstart: ${month}-01\ndue: ${month}-20\ndelivered: ${month}-2${at % 3}\nvalue: ${100 + at}\ncurrency: EUR\n---\n`;
    files[`Recommendations/R${at}.md`] =
      `---\ntype: recommendation\n${client}\nform: ${one(FORMS, at)}\ncontent: [${one(CONTENTS, at)}]\nreceived: ${month}-11\nthanked: ${month}-12\nconsent: ${one(CONSENTS, at)}\nused_in:\n  - "${month}-25 proposal: won"\n---\n\n> Fine work.\n`;
    if (at % 4 === 0) files[`Complaints/N${at}.md`] = `---\ntype: complaint\n${client}\nseverity: medium\nreceived: ${month}-05\nacknowledged: ${month}-06\nresolved: ${month}-09\n---\n`;
  }
  return files;
}

/** So many topics, each with ten links: by name, by the alias of another, and to what nobody has written. */
export function manyTopics(n: number): Record<string, string> {
  const links = (at: number): string => Array.from({ length: 10 }, (_, index) => {
    const other = (at * 7 + index * 31 + 1) % n;
    return `Word of it. [[${index < 5 ? `Topic ${other}` : index < 8 ? `Alias ${other}` : `Missing ${other}`}]]`;
  }).join('\n\n');
  return { ...CONFIRMED, ...Object.fromEntries(Array.from({ length: n }, (_, at) => [`Topics/Topic ${at}.md`, `---\ntags: [networking]\naliases: [Alias ${at}]\n---\n${links(at)}\n`])) };
}

/** What a user does, measured for itself; one after another in a page. */
export interface Deed {
  readonly what: string;
  act(page: PreviewPage, files: Readonly<Record<string, string>>): Promise<unknown>;
}

export interface Crowd {
  files(): Record<string, string>;
  /** What is done before anything is measured; absent: nothing. */
  before?(page: PreviewPage): Promise<unknown>;
  readonly deeds: readonly Deed[];
}

export const CROWDS: readonly Crowd[] = [
  {
    files: () => manyRecommendations(1_000),
    deeds: [
      { what: 'portfolio, 1,000 clients: open', act: (page) => begin(page, 'open-portfolio').then(() => drawn(page, `${PORTFOLIO}[aria-busy="false"]`)) },
      { what: 'portfolio: scroll', act: (page) => scroll(page, PORTFOLIO) },
      { what: 'portfolio: edit', act: (page, files) => edit(page, files, 'Clients/C5.md', (text) => `${text}- 2026-03-30 call: Word\n`) },
      { what: 'library, 1,000 recommendations: open', act: (page) => press(page, '[data-key="mode library"]').then(() => drawn(page, '.client-rapport-entry:nth-child(30)')) },
      { what: 'library: more', act: (page) => press(page, '[data-key="more"]').then(() => drawn(page, '.client-rapport-entry:nth-child(60)')) },
      { what: 'library: scroll', act: (page) => scroll(page, PORTFOLIO) },
      { what: 'library: edit', act: (page, files) => edit(page, files, 'Recommendations/R8.md', (text) => text.replace('thanked', 'published')) },
      { what: 'library: filter', act: (page) => page.tab.locator('[data-key="filter form"]').evaluate((el) => {
        if (el instanceof HTMLSelectElement) el.value = 'oral';
        el.dispatchEvent(new Event('change'));
      }) },
    ],
  },
  {
    files: () => manyTopics(500),
    deeds: [
      { what: 'topic map, 500 topics, 5,000 links: open', act: (page) => begin(page, 'open-topic-map').then(() => drawn(page, `${TOPICS} .client-rapport-row`)) },
      { what: 'topic map: scroll', act: (page) => scroll(page, `${TOPICS} .client-rapport-scroller`) },
      { what: 'topic map: edit', act: (page, files) => edit(page, files, 'Topics/Topic 7.md', (text) => `${text}\n[[Alias 8]] [[Missing 9]]\n`) },
      { what: 'topic map: letter in the search', async act({ tab }) {
        await tab.locator(`${TOPICS} input`).evaluate((el) => (el instanceof HTMLElement ? el.focus() : undefined));
        await tab.keyboard.type('topic 7', { delay: 50 });
      } },
    ],
  },
  {
    files: () => manyTopics(500),
    // Whoever runs a command has had a window of the app's own before.
    async before({ tab }) {
      await tab.keyboard.press('Control+P');
      await tab.waitForSelector('.modal, .prompt');
      await tab.keyboard.press('Escape');
    },
    deeds: [{ what: 'repairs of 1,500 links: open', act: (page) => begin(page, 'repair-topic-links').then(() => drawn(page, '.client-rapport-form-repair:nth-child(200)')) }],
  },
];

function begin({ tab }: PreviewPage, command: string): Promise<void> {
  return tab.evaluate((id) => void window.preview?.app.runCommand(id), `client-rapport:${command}`);
}

/** Seldom looked for, so that looking is no work to speak of. */
async function drawn({ tab }: PreviewPage, selector: string): Promise<void> {
  await tab.waitForFunction((one) => document.querySelector(one) !== null, selector, { polling: 100 });
}

/** Pressed in the page: a click from outside brings work of its own. */
function press({ tab }: PreviewPage, selector: string): Promise<void> {
  return tab.locator(selector).evaluate((el) => (el instanceof HTMLElement ? el.click() : undefined));
}

/** From within the page: to look for an element in so many costs more than to scroll it. */
async function scroll({ tab }: PreviewPage, selector: string): Promise<void> {
  await tab.locator(selector).evaluate(async (el) => {
    for (let step = 0; step < 20; step += 1) {
      el.scrollBy(0, 400);
      await new Promise((done) => { window.setTimeout(done, 20); });
    }
  });
}

/** Somebody changes a note while the view is open. */
async function edit({ tab }: PreviewPage, files: Readonly<Record<string, string>>, path: string, change: (text: string) => string): Promise<void> {
  await tab.evaluate(([note, text]) => window.preview?.app.vault.editElsewhere(note, text), [path, change(files[path] ?? '')] as const);
  await tab.waitForTimeout(1500);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function one<T>(items: readonly T[], at: number): T | '' {
  return items[at % items.length] ?? '';
}
