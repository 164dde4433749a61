/** The portfolio and the library of recommendations. English, the source of truth. */
export const portfolio = {
} as const;
