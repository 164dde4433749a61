/** What is written to clients: ready-made messages, in both ways of address, in Japanese. */
import { messages as source } from '../en/messages';
import type { Message } from '../lookup';

export const messages: Readonly<Record<keyof typeof source, Message>> = source;
