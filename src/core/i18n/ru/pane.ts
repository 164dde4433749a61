/** What the sidebar shows besides clients: days, privacy, putting off, grouping, in Russian. */
import type { pane as source } from '../en/pane';
import type { Message } from '../lookup';

export const pane: Readonly<Record<keyof typeof source, Message>> = {
};
