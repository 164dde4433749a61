import { checklists as source } from '../en/checklists';
import type { Message } from '../lookup';

export const checklists: Readonly<Record<keyof typeof source, Message>> = source;
