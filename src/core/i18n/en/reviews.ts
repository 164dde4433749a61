/** Status reports and weekly reviews. English, the source of truth. */
export const reviews = {
} as const;
