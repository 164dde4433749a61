import type { writing as source } from '../en/writing';
import type { Message } from '../lookup';

export const writing: Readonly<Record<keyof typeof source, Message>> = {
};
