/** What is written to clients: ready-made messages, in both ways of address. English, the source of truth. */
export const messages = {
} as const;
