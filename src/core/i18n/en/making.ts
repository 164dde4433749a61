/** Creating notes from templates, template notes, sample notes, and the command line. English, the source of truth. */
export const making = {
} as const;
