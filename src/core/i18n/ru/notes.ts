/** The built-in templates of notes, and what is said about them, in Russian. */
import type { notes as source } from '../en/notes';
import type { Message } from '../lookup';

export const notes: Readonly<Record<keyof typeof source, Message>> = {
};
