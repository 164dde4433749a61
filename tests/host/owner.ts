/** Who does what is being done now: the app itself, or the plugin, whose leavings the census counts. */

export type Owner = 'host' | 'plugin';

let current: Owner = 'plugin';

export function owner(): Owner {
  return current;
}

/** Timers, listeners and event references that begin here are the app's own. */
export function byHost<T>(run: () => T): T {
  const before = current;
  current = 'host';
  try {
    return run();
  } finally {
    current = before;
  }
}
