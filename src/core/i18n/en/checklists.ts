/** Checklists. English, the source of truth. */
export const checklists = {
} as const;
