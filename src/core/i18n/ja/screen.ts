import type { screen as source } from '../en/screen';
import type { Message } from '../lookup';

export const screen: Readonly<Record<keyof typeof source, Message>> = {
};
