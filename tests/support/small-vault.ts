/** A small vault for what is shown: a client in trouble, a friend who is glad, one of whom nothing is known, and topics. */
import { vault, type Vault } from './notes';

export const SMALL: Readonly<Record<string, string>> = {
  'Clients/Acme Logistics.md': `---
type: client
aliases: [Acme]
segment: key
cadence: 30
preferred_channel: email
preferences: [mornings, fixed prices]
industry: logistics
health_override: healthy
health_override_reason: new owner
health_override_until: 2026-05-01
---
## Log
- 2026-02-15 email in: Price question
- 2026-02-14 call: Review [csat:: 4]
- 2025-11-10 meeting: Half a year together [csat:: 5]
- 2026-02-10 email out?: Invoice sent
- 2026-02-12 email in: Thanks
- 2026-01-05 email out?: Draft sent
- 2025-12-01 email out?: Dates for January
- 2025-12-03 email in: Any day

## Promises
- [x] Send the report 📅 2026-01-10 ✅ 2026-01-17
- [x] Send the plan 📅 2025-12-10 ✅ 2025-12-09
- [ ] Call back 📅 2026-04-02
- [ ] Acme sends the logo 📅 2026-04-01 #waiting
`,
  'Complaints/Late delivery.md': `---
type: complaint
client: "[[Acme Logistics]]"
severity: medium
subject: delay
received: 2026-03-19
acknowledged: 2026-03-19
---
`,
  'Recommendations/Acme to Neva.md': `---
type: recommendation
client: "[[Acme Logistics]]"
form: to_clients
referred: "[[Нева Логистик]]"
received: 2025-12-31
consent: private
---
`,
  'Clients/友人デザイン.md': `---
type: client
closeness: friend_client
cadence: 30
since: 2025-01-15
---
## Log
- 2026-03-28 meal: Lunch [mood:: positive]
- 2026-03-01 call: Website
`,
  'Clients/Ёлка.md': '---\ntype: client\n---\n',
  'Clients/Старый знакомый.md': '---\ntype: client\n---\n## Журнал\n- 2024-01-10 звонок: Последний разговор\n',
  'Clients/Prospect.md': '---\ntype: client\nstatus: prospect\nnext_step: Send the offer\nnext_step_due: 2026-03-30\n---\n',
  'Complaints/Whose is it.md': '---\ntype: complaint\nclient: "[[Nobody]]"\nreceived: 31.03.2026\n---\n',
  'Topics/Рекомендации.md': '---\naliases: [Рефералы]\ntags: [networking]\n---\n# Рекомендации\n[[Обратная связь]] и [[Отзывы]]\n',
  'Topics/Письма.md': '---\naliases: [Отзывы]\ntags: [networking]\n---\n# Письма\n[[Рекомендации]] [[Обратная связь]]\n',
};

export function smallVault(more: Readonly<Record<string, string>> = {}): Vault {
  return vault({ ...SMALL, ...more });
}

/** A text as it is without the colours of a terminal. */
export function uncoloured(text: string): string {
  return text.split('\u001b').map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, ''))).join('');
}
