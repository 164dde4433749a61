/** The portfolio and the library of recommendations, in Russian. */
import type { portfolio as source } from '../en/portfolio';
import type { Message } from '../lookup';

export const portfolio: Readonly<Record<keyof typeof source, Message>> = {
};
