/** The steps of complaints, recommendations and projects. English, the source of truth. */
export const steps = {
} as const;
