import type { report as source } from '../en/report';
import type { Message } from '../lookup';

export const report: Readonly<Record<keyof typeof source, Message>> = {
  "report.title": "{day}",
};
