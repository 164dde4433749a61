/** Topics and their links. English, the source of truth. */
export const topics = {
} as const;
