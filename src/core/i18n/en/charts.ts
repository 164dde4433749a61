/** Charts, timelines and code blocks. English, the source of truth. */
export const charts = {
} as const;
