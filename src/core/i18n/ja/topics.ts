/** Topics and their links, in Japanese. */
import type { topics as source } from '../en/topics';
import type { Message } from '../lookup';

export const topics: Readonly<Record<keyof typeof source, Message>> = {
};
