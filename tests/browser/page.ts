/**
 * The preview in a browser, for tests:
 *
 *     const previews = new Previews();
 *     afterAll(() => previews.close());
 *     const page = await previews.open({ theme: 'dark', lang: 'ru', width: 320, files: { 'a.md': '…' } });
 *     await page.settle();                         // everything begun has come to its end
 *     await page.tab.click('…');                   // a page of Playwright
 *     await page.screenshot('sidebar-dark');       // into the folder RAPPORT_SCREENSHOTS names, else nowhere
 *     expect(await page.violations()).toEqual([]); // axe-core
 *     expect(page.errors).toEqual([]);             // console errors, thrown errors, failed requests
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { searchFor, type ViewOptions } from '../../scripts/preview/view-options';
import type { Host } from '../host/host';
import { launchBrowser } from './chromium';

/** Tests and measurements are run from the project's own folder. */
const ROOT = process.cwd();
const SCREENSHOTS = process.env['RAPPORT_SCREENSHOTS'];

declare global {
  interface Window {
    previewFiles?: Readonly<Record<string, string>>;
    preview?: Host;
    previewFailure?: string;
    axe: { run(context: unknown, options: unknown): Promise<{ violations: readonly { id: string; help: string; nodes: readonly { html: string; failureSummary?: string }[] }[] }> };
  }
}

export interface PreviewOptions extends Partial<ViewOptions> {
  /** Texts by path instead of the sample vault. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Size of the window in pixels; absent: 1280 by 900, a phone 390 by 844. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of a picture for each of the window's; absent: 1, or 2 where pictures are kept. */
  readonly scale?: number;
}

export class PreviewPage {
  readonly errors: string[] = [];

  constructor(readonly tab: Page) {
    tab.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.errors.push(message.text());
    });
    tab.on('pageerror', (error) => this.errors.push(String(error)));
    tab.on('requestfailed', (request) => this.errors.push(`failed: ${request.url()}`));
  }

  /**
   * Waits until the app runs, at first or after a switch that opens it again. It asks from outside: what waits inside the
   * page may wait for frames of the very clock that closing the app brings to rest, and then each waits for the other.
   */
  async opened(): Promise<void> {
    for (;;) {
      const state = await this.tab.evaluate(() => window.previewFailure ?? window.preview !== undefined);
      if (typeof state === 'string') throw new Error(`The preview did not open: ${state}`);
      if (state) return this.settle();
      await pause(20);
    }
  }

  settle(): Promise<void> {
    return this.tab.evaluate(() => window.preview?.settle());
  }

  /** Runs a command of the plugin by its own id. */
  command(id: string): Promise<boolean | undefined> {
    return this.tab.evaluate((one) => window.preview?.command(one), id);
  }

  /** Unloads the plugin; what it left behind. */
  async unload(): Promise<string[]> {
    const left = await this.tab.evaluate(async () => (await window.preview?.unload()) ?? ['no preview']);
    // What drives the browser listens in the page too, from whenever it first looks for an element.
    return left.filter((one) => !one.includes('InjectedScript'));
  }

  /** The text of a note as it stands on the stand-in's disk. */
  note(path: string): Promise<string | undefined> {
    return this.tab.evaluate((one) => window.preview?.app.disk.texts.get(one), path);
  }

  /** Another program writes a note. */
  async editElsewhere(path: string, text: string): Promise<void> {
    await this.tab.evaluate(([one, words]) => window.preview?.app.vault.editElsewhere(one, words), [path, text] as const);
    await this.settle();
  }

  /**
   * What axe-core objects to in the parts of the page that the selector meets: rule, element, remedy. Landmarks are the
   * app's own, and so is the accent colour behind the words of its main buttons.
   */
  async violations(selector = '.workspace-leaf-content[data-type^="client-rapport"], .modal, .menu'): Promise<string[]> {
    const source = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
    await this.tab.evaluate((code) => window.preview?.asHost(() => Reflect.apply(new Function(code), window, [])), source);
    return this.tab.evaluate(async (include) => {
      const { violations } = await window.axe.run({ include: [include] }, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
      return violations.flatMap((one) =>
        one.nodes.flatMap((node) => (one.id === 'color-contrast' && node.html.includes('mod-cta') ? [] : [`${one.id}: ${one.help}\n  ${node.html}\n  ${node.failureSummary ?? ''}`])),
      );
    }, selector);
  }

  /** Keeps a picture in the folder that RAPPORT_SCREENSHOTS names; without it does nothing. */
  async screenshot(name: string): Promise<void> {
    if (SCREENSHOTS !== undefined) await this.tab.screenshot({ animations: 'disabled', path: join(SCREENSHOTS, `${name}.png`) });
  }
}

/** One browser and one server for the tests of a file. */
export class Previews {
  private browser: Promise<Browser> | null = null;
  private last: BrowserContext | null = null;
  private server: { readonly process: ChildProcess; readonly address: Promise<string> } | null = null;

  /** @param plugin folder of another plugin than the built one: a probe of the preview itself */
  constructor(private readonly plugin: string | null = null) {}

  async open({ files, size, scale = SCREENSHOTS === undefined ? 1 : 2, ...view }: PreviewOptions = {}): Promise<PreviewPage> {
    this.server ??= startServer(this.plugin);
    this.browser ??= launchBrowser();
    const [browser, address] = await Promise.all([this.browser, this.server.address]);
    const viewport = size ?? (view.phone === true ? { width: 390, height: 844 } : { width: 1280, height: 900 });
    // One page at a time: what an earlier one still does would slow this one down.
    await this.last?.close();
    const context = await browser.newContext({ viewport, deviceScaleFactor: scale, timezoneId: process.env['TZ'] ?? 'UTC', hasTouch: view.phone === true });
    this.last = context;
    const tab = await context.newPage();
    const page = new PreviewPage(tab);
    if (files !== undefined) await tab.addInitScript((given) => void (window.previewFiles = given), files);
    await tab.goto(`${address}${searchFor({ bar: false, ...view })}`);
    await page.opened();
    await tab.evaluate(async () => void (await document.fonts.ready));
    await page.settle();
    return page;
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
    this.server?.process.kill();
  }
}

/** The same command as `npm start` after its build, on a free port. */
function startServer(plugin: string | null): { readonly process: ChildProcess; readonly address: Promise<string> } {
  const server = spawn(process.execPath, ['--import', 'tsx', join('scripts', 'preview', 'serve.ts'), '--port', '0', '--no-report', ...(plugin === null ? [] : ['--plugin', plugin])], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = new Promise<string>((done, fail) => {
    let said = '';
    server.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /Preview: (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) done(found);
    });
    server.stderr.on('data', (piece: Buffer) => void (said += piece.toString()));
    server.on('exit', () => fail(new Error(`The preview did not start:\n${said}`)));
  });
  return { process: server, address };
}
