/** Status reports and weekly reviews, in Russian. */
import type { reviews as source } from '../en/reviews';
import type { Message } from '../lookup';

export const reviews: Readonly<Record<keyof typeof source, Message>> = {
};
