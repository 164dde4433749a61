/** English, the source of truth. */
export const report = {
  "report.title": "Relationship health on {day}",
} as const;
