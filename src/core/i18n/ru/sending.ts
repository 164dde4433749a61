/** The forms for messages, requests, checklists and follow-up tasks, in Russian. */
import type { sending as source } from '../en/sending';
import type { Message } from '../lookup';

export const sending: Readonly<Record<keyof typeof source, Message>> = {
};
