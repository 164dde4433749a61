/** The steps of complaints, recommendations and projects, in Japanese. */
import type { steps as source } from '../en/steps';
import type { Message } from '../lookup';

export const steps: Readonly<Record<keyof typeof source, Message>> = {
};
