/** The forms for messages, requests, checklists and follow-up tasks. English, the source of truth. */
export const sending = {
} as const;
