/** What the preview shows, as the address of its page says it; the switches of its bar change the address. */

export interface ViewOptions {
  readonly theme: 'light' | 'dark';
  /** The app's language: `en`, `ru`, `ja`, … */
  readonly lang: string;
  /** Width of the right sidebar in pixels. */
  readonly width: number;
  readonly phone: boolean;
  /** The day the page's clock shows, `2026-03-31`; null: the machine's. */
  readonly today: string | null;
  /** Path of the note that is open; null: none. */
  readonly open: string | null;
  /** Whether notes are shown as they are read, not as they are written. */
  readonly reading: boolean;
  /** Whether the plugin's sidebar view is open. */
  readonly view: boolean;
  /** Whether the plugin's settings are open. */
  readonly settings: boolean;
  /** A command of the plugin that is run at the start, by its own id. */
  readonly command: string | null;
  /** When the metadata cache answers. */
  readonly cache: 'ready' | 'late' | 'never';
  /** Whether the list of files is there. */
  readonly list: boolean;
  /** Whether the preview's own bar is there, and all views that the plugin has; without it the page is the app alone. */
  readonly bar: boolean;
}

export function readViewOptions(search: string, today: string | null): ViewOptions {
  const query = new URLSearchParams(search);
  const width = Number(query.get('width') ?? '320');
  const cache = query.get('cache');
  return {
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    lang: query.get('lang') ?? 'en',
    width: Number.isFinite(width) && width > 0 ? width : 320,
    phone: query.get('phone') === '1',
    today: query.get('today') ?? today,
    open: query.get('open'),
    reading: query.get('reading') === '1',
    view: query.get('view') !== '0',
    settings: query.get('settings') === '1',
    command: query.get('command'),
    cache: cache === 'late' || cache === 'never' ? cache : 'ready',
    list: query.get('list') !== '0',
    bar: query.get('bar') !== '0',
  };
}

/** The address for options that differ from what they are without saying. */
export function searchFor(options: Partial<ViewOptions>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    if (value === null) continue;
    query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return `?${query.toString()}`;
}
