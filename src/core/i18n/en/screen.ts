/** English, the source of truth. */
export const screen = {
} as const;
