/**
 * Launches the built plugin in the stand-in for Obsidian, under jsdom. A test file begins with the docblock
 * `@jest-environment jsdom` and does:
 *
 *     const host = await launch({ files: { 'Clients/Acme.md': '---\ntype: client\n---\n' }, today: '2026-03-31' });
 *     await host.settle();                       // everything begun has come to its end, debounced work included
 *     await host.command('open-health');         // the plugin's own command id; settles
 *     host.app.vault.getFileByPath('Clients/Acme.md'); host.app.workspace.getLeavesOfType('…');
 *     host.app.vault.editElsewhere(path, text);  // another program writes
 *     host.app.disk.faults.failNextWrite = 'x';  // faults: see disk.ts
 *     host.app.disk.writes;                      // every write of the plugin, with the text before and after
 *     notices(); host.errors;                    // words of all notices; errors nobody caught
 *     await host.advance(12 * 3600_000);         // over midnight
 *     expect(await host.unload()).toEqual([]);   // what the plugin left behind
 *     await host.close();                        // `afterEach`
 *
 * Timers run by themselves in real time; `settle` and `advance` only run them sooner, and move the page's clock along.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Host, type BuiltPlugin, type HostOptions } from './host';
import { readIconsFrom } from './icons';
import { readManifest } from './manifest';

export { notices } from './notice';
export { openMenu } from './menu';
export { surroundings } from './surroundings';
export type { Host } from './host';

const ROOT = join(__dirname, '..', '..');
const ICONS = join(ROOT, 'node_modules', 'lucide-static', 'icons');

export interface LaunchOptions extends Omit<HostOptions, 'virtualFrames'> {
  /** Another `main.js` than the built one: a probe of the stand-in itself. */
  readonly main?: string;
}

export async function launch({ main, ...options }: LaunchOptions): Promise<Host> {
  readIconsFrom((name) => {
    const path = join(ICONS, `${name}.svg`);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  });
  return Host.open(main === undefined ? builtPlugin() : { ...probe, main }, { virtualFrames: true, ...options });
}

/** The plugin as `npm run build` left it. */
export function builtPlugin(): BuiltPlugin {
  const main = join(ROOT, 'main.js');
  if (!existsSync(main)) throw new Error('There is no main.js: run `npm run build` first.');
  const styles = join(ROOT, 'styles.css');
  return { main: readFileSync(main, 'utf8'), styles: existsSync(styles) ? readFileSync(styles, 'utf8') : '', manifest: readManifest(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) };
}

const probe: BuiltPlugin = {
  main: '',
  styles: '.probe { color: red; }',
  manifest: { id: 'probe', name: 'Probe', version: '1.0.0', minAppVersion: '1.13.0', author: '', description: '' },
};

/** A probe plugin of a test: the body of a class that extends `Plugin`, with `obsidian` and `probe` at hand. */
export function probePlugin(body: string): string {
  return `const obsidian = require('obsidian'); module.exports = class extends obsidian.Plugin { ${body} };`;
}
