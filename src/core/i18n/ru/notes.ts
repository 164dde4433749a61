import { notes as source } from '../en/notes';
import type { Message } from '../lookup';

export const notes: Readonly<Record<keyof typeof source, Message>> = source;
