import type { view as source } from '../en/view';
import type { Message } from '../lookup';

export const view: Readonly<Record<keyof typeof source, Message>> = {
};
