/** The forms for messages, requests, checklists and follow-up tasks. English, the source of truth. */
export const sending = {
  'log.recommendation.asked': 'Asked for a recommendation: {link}',
  'template.recommendation.asked.body': `We asked {client} for a recommendation on {day}.

> {request}
`,
  'setting.task-style': 'Days of new tasks',
} as const;
