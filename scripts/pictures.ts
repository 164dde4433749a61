/**
 * `npm run pictures`: takes the pictures of the documentation from the preview, with the sample vault on its day, into
 * `docs/images`. Whoever changes what is seen runs it again; the same sources give the same pictures on the same system.
 *
 *     npm run pictures [-- NAME…]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Previews, type PreviewOptions, type PreviewPage } from '../tests/browser/page';
import { smallPng } from './small-png';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'docs', 'images');
const SAMPLE_DAY = '2026-03-31';
const SCALE = 1.5;
/** Notices have gone by then, in milliseconds. */
const NOTICE_MS = 20_000;
/** A picture above this makes a page slow; in bytes. */
const LARGEST = 150_000;

interface Picture {
  readonly view: PreviewOptions;
  /** What is done before it is taken. */
  readonly act?: (page: PreviewPage) => Promise<unknown>;
  /** The elements that it holds; absent: the whole window. */
  readonly of?: readonly string[];
  /** What is seen round them, in pixels. */
  readonly margin?: number;
  /** Whether the question of the first time stays. */
  readonly unconfirmed?: boolean;
}

const SIDEBAR = '.mod-right-split';
const NOTE = '.mod-root';
const VIEW = '[data-type="client-rapport-health"] .view-content';
const CARD = 'Clients/Brightwater & Sons.md';
const COMPLAINT = 'Complaints/Brightwater - wrong batch on the labels.md';
const DAILY_NOTE = 'Daily/2026-03-31.md';
const TALL = { width: 900, height: 1120 };

const BLOCKS = `# Before the call with Kestrel

What we owe each other:

\`\`\`client-rapport
view: promises
client: Kestrel Instruments
from: 2026-03-01
\`\`\`

How it stands:

\`\`\`client-rapport
client: Kestrel Instruments
\`\`\`
`;

const unfold = (page: PreviewPage, fold: string): Promise<void> => page.tab.click(`${VIEW} [data-key="fold ${fold}"]`);

/** @param place from 0, in the order in which the toolbar has its buttons */
async function chooseFromTool(page: PreviewPage, place: number, item: string): Promise<void> {
  await page.tab.locator(`${VIEW} .nav-action-button`).nth(place).click();
  await page.tab.locator('.menu-item', { hasText: item }).first().click();
  await page.settle();
}

/** @param quote the recommendation of which the words are shown */
async function openLibrary(page: PreviewPage, quote: string): Promise<void> {
  await page.command('open-portfolio');
  await page.tab.click('[data-key="mode library"]');
  await page.settle();
  await page.tab.click(`[data-key="quote Recommendations/${quote}.md"]`);
  await page.settle();
}

const sidebar = (view: PreviewOptions = {}): PreviewOptions => ({ open: CARD, size: TALL, ...view });
const form = (command: string, open = CARD): Picture => ({ view: { open, size: { width: 1000, height: 960 } }, act: (page) => page.command(command), of: ['.modal'] });

const PICTURES: Readonly<Record<string, Picture>> = {
  sidebar: { view: sidebar({ open: 'Clients/Kestrel Instruments.md', reading: true, size: { width: 1160, height: 960 } }), of: [NOTE, SIDEBAR] },
  'sidebar-light': { view: sidebar(), of: [SIDEBAR] },
  'sidebar-dark': { view: sidebar({ theme: 'dark' }), of: [SIDEBAR] },
  'sidebar-ru': { view: sidebar({ lang: 'ru', open: 'Clients/СтройКонтроль IT-Hub.md' }), of: [SIDEBAR] },
  'sidebar-ja': { view: sidebar({ lang: 'ja', open: 'Clients/ガレージ工房カジタ.md' }), of: [SIDEBAR] },
  'sidebar-phone': { view: { open: CARD, phone: true } },
  'sidebar-narrow': { view: sidebar({ width: 220 }), of: [SIDEBAR] },
  'as-of-day': {
    view: sidebar(),
    async act(page) {
      await page.command('show-as-of');
      await page.tab.keyboard.type('2026-03-20');
      await page.tab.keyboard.press('Enter');
    },
    of: [SIDEBAR],
  },
  privacy: { view: sidebar(), act: (page) => page.command('toggle-privacy'), of: [SIDEBAR] },
  'this-client': {
    view: { open: 'Clients/Kestrel Instruments.md', width: 420, size: { width: 1200, height: 3200 } },
    async act(page) {
      for (const fold of ['timeline', 'chart']) await unfold(page, fold);
    },
    of: [`${VIEW} .client-rapport-client`],
    margin: 8,
  },
  'put-off': {
    view: sidebar({ open: null, size: { width: 900, height: 640 } }),
    async act(page) {
      const more = page.tab.locator(`${VIEW} .client-rapport-action-more`);
      for (const item of ['Put off for a week', 'Dismiss this time']) {
        await more.first().click();
        await page.tab.locator('.menu-item', { hasText: item }).click();
        await page.settle();
      }
      await unfold(page, 'putOff');
      await more.nth(1).click();
    },
    of: [SIDEBAR, '.menu'],
  },
  groups: { view: sidebar({ open: null }), act: (page) => chooseFromTool(page, 2, 'Group by segment'), of: [SIDEBAR] },
  empty: { view: { files: { 'Ideas.md': 'Call the printer.\n' }, size: { width: 900, height: 360 } }, of: [SIDEBAR] },
  'first-time': { view: sidebar({ open: null, size: { width: 900, height: 640 } }), of: [SIDEBAR], unconfirmed: true },
  'form-interaction': form('log-interaction'),
  'form-next-step': { view: { open: CARD, size: { width: 1000, height: 960 } }, act: (page) => page.tab.click(`${VIEW} .client-rapport-loss-mend`), of: ['.modal'] },
  'form-message': form('write-message', 'Clients/Kestrel Instruments.md'),
  settings: { view: { size: { width: 1000, height: 960 } }, act: (page) => page.tab.evaluate(() => window.preview?.app.setting.openTabById('client-rapport')), of: ['.modal'] },
  'code-block': {
    view: { open: DAILY_NOTE, reading: true, list: false, view: false, size: { width: 1000, height: 1240 } },
    act: (page) => page.editElsewhere(DAILY_NOTE, BLOCKS),
    of: [NOTE],
  },
  'topic-map': { view: { size: { width: 1100, height: 960 } }, act: (page) => page.command('open-topic-map'), of: [NOTE] },
  portfolio: { view: { size: { width: 1400, height: 1100 } }, act: (page) => page.command('open-portfolio'), of: [NOTE] },
  library: { view: { size: { width: 1400, height: 1120 } }, act: (page) => openLibrary(page, 'Rowan & Hale in the chamber\'s directory'), of: [NOTE] },
  'library-public': {
    view: { size: { width: 1400, height: 520 } },
    async act(page) {
      await openLibrary(page, 'Kestrel Instruments on LinkedIn');
      await page.tab.click('[data-key="tally public"]');
    },
    of: [NOTE],
  },
  showcase: { view: { bar: true, reading: true, open: COMPLAINT, size: { width: 1280, height: 820 } } },
};

async function take(previews: Previews, name: string, { view, act, of, margin = 0, unconfirmed = false }: Picture): Promise<number> {
  const page = await previews.open({ today: SAMPLE_DAY, scale: SCALE, ...view });
  const { tab } = page;
  const yes = tab.locator('.client-rapport-welcome [data-key="yes"]');
  if (!unconfirmed && (await yes.count()) > 0) await yes.click();
  await page.settle();
  await act?.(page);
  await page.settle();
  await tab.evaluate((ms) => window.preview?.advance(ms), NOTICE_MS);
  await page.settle();
  // A pointer over something would light it up.
  await tab.mouse.move(0, 0);
  const clip = of === undefined ? undefined : await around(page, of, margin);
  const picture = smallPng(await tab.screenshot({ animations: 'disabled', ...(clip === undefined ? {} : { clip }) }));
  if (page.errors.length > 0) throw new Error(`${name}: ${page.errors.join('\n')}`);
  writeFileSync(join(FOLDER, `${name}.png`), picture);
  return picture.length;
}

/** The smallest rectangle of whole pixels, inside the window, that holds the elements. */
async function around({ tab }: PreviewPage, selectors: readonly string[], margin: number) {
  const boxes = await Promise.all(selectors.map((selector) => tab.locator(selector).first().boundingBox()));
  const found = boxes.flatMap((box) => (box === null ? [] : [box]));
  if (found.length < selectors.length) throw new Error(`Something of ${selectors.join(', ')} is not there.`);
  const window = tab.viewportSize() ?? { width: Infinity, height: Infinity };
  const [x, y] = [Math.min(...found.map((box) => box.x)), Math.min(...found.map((box) => box.y))].map((from) => Math.max(0, Math.floor(from - margin)));
  const right = Math.min(window.width, Math.ceil(Math.max(...found.map((box) => box.x + box.width)) + margin));
  const bottom = Math.min(window.height, Math.ceil(Math.max(...found.map((box) => box.y + box.height)) + margin));
  return { x: x ?? 0, y: y ?? 0, width: right - (x ?? 0), height: bottom - (y ?? 0) };
}

async function takeAll(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !Object.hasOwn(PICTURES, name));
  if (unknown.length > 0) throw new Error(`There is no picture ${unknown.join(', ')}; there are: ${Object.keys(PICTURES).join(', ')}`);
  mkdirSync(FOLDER, { recursive: true });
  const previews = new Previews();
  let sum = 0;
  try {
    for (const [name, picture] of Object.entries(PICTURES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const size = await take(previews, name, picture);
      sum += size;
      console.log(`${name}.png  ${Math.round(size / 1000)} KB${size > LARGEST ? '  (large)' : ''}`);
    }
  } finally {
    await previews.close();
  }
  console.log(`${Math.round(sum / 1000)} KB in all`);
}

takeAll().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
