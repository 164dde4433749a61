/** Creating notes from templates, template notes, sample notes, and the command line, in Russian. */
import type { making as source } from '../en/making';
import type { Message } from '../lookup';

export const making: Readonly<Record<keyof typeof source, Message>> = {
};
