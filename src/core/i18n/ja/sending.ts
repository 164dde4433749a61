/** The forms for messages, requests, checklists and follow-up tasks, in Japanese. */
import type { sending as source } from '../en/sending';
import type { Message } from '../lookup';

export const sending: Readonly<Record<keyof typeof source, Message>> = {
  'log.recommendation.asked': '推薦をお願いした：{link}',
  'template.recommendation.asked.body': `{day} に {client} へ推薦をお願いした。

> {request}
`,
  'setting.task-style': '新しいタスクの期限の書き方',
};
