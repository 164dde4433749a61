/** What the sidebar view says. English, the source of truth. */
export const view = {
} as const;
