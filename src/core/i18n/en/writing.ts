/** English, the source of truth. */
export const writing = {
} as const;
