/** Charts, timelines and code blocks, in Russian. */
import type { charts as source } from '../en/charts';
import type { Message } from '../lookup';

export const charts: Readonly<Record<keyof typeof source, Message>> = {
};
