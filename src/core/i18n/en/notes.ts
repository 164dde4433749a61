/** The built-in templates of notes, and what is said about them. English, the source of truth. */
export const notes = {
} as const;
