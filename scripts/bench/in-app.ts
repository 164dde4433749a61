/// <reference lib="dom" />
/** Runs in the window of a page: the built plugin in the stand-in for Obsidian, watched from outside. */
import { Host, type BuiltPlugin } from '../../tests/host/host';
import type { Rapport } from '../../src/obsidian/rapport';

export interface AppTask {
  readonly plugin: BuiltPlugin;
  readonly files: Readonly<Record<string, string>>;
  readonly today: string;
  /** Cards to edit all at once, with their other text. */
  readonly burst: Readonly<Record<string, string>>;
  /** A note that is nobody's, and its other text. */
  readonly foreign: { readonly path: string; readonly text: string };
}

export interface AppFigures {
  /** Milliseconds of each piece of work between two turns of the page while the index was filled. */
  readonly slices: readonly number[];
  readonly notes: number;
  /** How often listeners were told of the burst, and of the edit that is nobody's. */
  readonly toldOfBurst: number;
  readonly toldOfForeign: number;
}

declare global {
  interface Window {
    runInApp?: (task: AppTask) => Promise<AppFigures>;
  }
}

window.runInApp = async ({ plugin, files, today, burst, foreign }) => {
  const slices = watchTimers();
  const host = await Host.open(plugin, { files, today, virtualFrames: true });
  slices.length = 0;
  const rapport = await rapportOf(host);
  while (!rapport.indexing().finished) await later(20);
  const filling = [...slices];
  await host.settle();

  let told = 0;
  rapport.subscribe(() => { told += 1; });
  for (const [path, text] of Object.entries(burst)) host.app.vault.editElsewhere(path, text);
  await host.settle();
  const toldOfBurst = told;
  told = 0;
  host.app.vault.editElsewhere(foreign.path, foreign.text);
  await host.settle();
  const toldOfForeign = told;

  const { notes } = rapport.book().counts();
  await host.close();
  return { slices: filling, notes, toldOfBurst, toldOfForeign };
};

/** From now on, how long each timer's work takes. */
function watchTimers(): number[] {
  const times: number[] = [];
  const set = window.setTimeout.bind(window);
  const watched = (run: () => unknown, ms?: number): number => set(() => {
    const begun = performance.now();
    run();
    times.push(performance.now() - begun);
  }, ms);
  Object.assign(window, { setTimeout: watched });
  return times;
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}

/** The index, taken from the sidebar, which is closed again so that only the index works. */
async function rapportOf(host: Host): Promise<Rapport> {
  const leaf = await host.app.workspace.ensureSideLeaf('client-rapport-health', 'right');
  const pane: unknown = Reflect.get(leaf.view, 'pane');
  const rapport: unknown = typeof pane === 'object' && pane !== null ? Reflect.get(pane, 'rapport') : undefined;
  leaf.detach();
  if (isRapport(rapport)) return rapport;
  throw new Error('The view holds no rapport.');
}

function isRapport(value: unknown): value is Rapport {
  return typeof value === 'object' && value !== null && 'subscribe' in value && 'book' in value;
}
