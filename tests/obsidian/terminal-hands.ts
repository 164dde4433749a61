/** Hands for tests of the command line: the plugin is asked as a terminal asks it, and the notes are looked at. */
import { launch, type Host, type LaunchOptions } from '../host/launch';

/** What `open` has launched last. */
export let host: Host;

export async function open(options: LaunchOptions): Promise<void> {
  host = await launch({ today: '2026-03-31', ...options });
  await host.settle();
}

export async function ask(command: string, flags: Readonly<Record<string, string>> = {}): Promise<Readonly<Record<string, unknown>>> {
  const answer: unknown = JSON.parse(await host.terminal(`client-rapport:${command}`, flags));
  if (typeof answer !== 'object' || answer === null) throw new Error('An object was expected.');
  return { ...answer };
}

/** The texts of all notes by their paths. */
export function texts(): Readonly<Record<string, string>> {
  return Object.fromEntries(host.app.vault.getMarkdownFiles().map(({ path }) => [path, host.app.disk.read(path)]));
}
