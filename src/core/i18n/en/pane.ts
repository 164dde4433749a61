/** What the sidebar shows besides clients: days, privacy, putting off, grouping. English, the source of truth. */
export const pane = {
} as const;
