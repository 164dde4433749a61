/** The forms for messages, requests, checklists and follow-up tasks, in Russian. */
import type { sending as source } from '../en/sending';
import type { Message } from '../lookup';

export const sending: Readonly<Record<keyof typeof source, Message>> = {
  'log.recommendation.asked': 'Просьба о рекомендации: {link}',
  'template.recommendation.asked.body': `{client}: {day} мы попросили о рекомендации.

> {request}
`,
  'setting.task-style': 'Срок новых задач',
};
