/** The built-in texts of notes that the user fills in or learns from. English, the source of truth. */
export const notes = {
  'note-text.meeting.name': 'Meeting',
  'note-text.meeting.body': `- Client: {client}
- Date: {date}
- Purpose:

## Before

- Who they are, and who will be there:
- Last contact, and what is still promised:
- Needs and expectations:
- Their goals, market and constraints:
- Materials to bring:
- Plan and questions:
- A good outcome would be:

## Notes

%% Their words first. Say the main points back, and write down what they confirmed. %%

- They said:
- Understood and confirmed:
- Decided:
- Mood and feedback:

## Next steps

%% A task with a due date is a promise. %%

- [ ] …
`,
  'note-text.project.name': 'Project',
  'note-text.project.body': `- Client: {client}
- Begun: {date}

## Goal

%% What will be different for the client, not what you hand over: “invoices leave the same day”, not “new software”. %%

- Outcome:
- Measured by:
- Not included:

## Milestones

%% With a due date, a task is a milestone and a promise. %%

- [ ] Plan agreed
- [ ] First result shown
- [ ] Result handed over

## Communication

- Channel and rhythm:
- Responsible on each side:
- Status reports:

## Risks

- Sign, consequence, plan B:

## Feedback

%% Before each new stage, ask what they would change. %%

- Stage, words, rating:
`,
  'note-text.topic.name': 'Topic',
  'note-text.topic.body': `%% {title} in two sentences: what it is and why it matters. %%

## When it matters

- …

## How it is done

1. …

## What to avoid

- …

## Example

…

## Related topics

%% Links to neighbouring topics, side by side in one line. %%
`,
  'note-text.change.name': 'Change request',
  'note-text.change.body': `- Client: {client}
- Raised: {date}
- By:

## What changes

- Until now:
- From now on:

## Why

…

## Impact

- Scope and quality:
- Dates:
- Budget:
- Risks:
- If nothing is changed:

## Agreement

%% Agree before the work begins, and long before the old date. %%

- Decided by, on:
- New date:
- New budget:
- [ ] Plan updated
- [ ] Everyone affected told, with the reasons
`,
  'note-text.agreement.name': 'Agreement',
  'note-text.agreement.body': `- Client: {client}
- Date: {date}
- Kind (contract, service level, plan, expectation):

## What is agreed

- Goal and result:
- Dates, with time to spare:
- Who does what:

## Targets

- First answer within:
- Problems solved within:
- Reports every:

## Success

- Measure, today, target:
- Checked by, when:

## Not included

- …

## Confirmation

- Confirmed by, on:
- To be reviewed:
`,
  'note-text.risk.name': 'Risk',
  'note-text.risk.body': `- Client: {client}
- Noticed: {date}

## What may happen

…

## How we know

- Indicator, and where it becomes alarming:
- Source (own check, team, outside signal):

## How serious it is

- Likelihood (low, medium, high):
- Consequence for the client:
- Earliest when:

## Response

- What prevents it:
- Plan B:
- Reserve of time, people, money:
- Who decides, and at what sign:
`,
  'note-text.conflict.name': 'Conflict',
  'note-text.conflict.body': `- Client: {client}
- Date: {date}
- Route (direct, with a mediator):

%% Talk directly while you can. Call in a neutral mediator when it is tangled or heated, when talking has failed, or when a third party is involved. %%

## Preparation

- [ ] Facts checked, our own share admitted
- [ ] Problem described without judging anyone
- [ ] With a mediator: person and rules accepted by both

## Interests, not positions

- They demand:
- They need:
- We demand:
- We need:

## Conversation

- [ ] Safe setting: in person, unhurried, without an audience
- [ ] Each side heard out and said back
- [ ] Several ways out found that serve both

## Agreement

- Compromise:
- Who does what, until when:
- Checked on:
`,
  'note-text.guide-communication.name': 'Guide: communicating well',
  'note-text.guide-communication.body': `Misunderstandings are mostly born of tone and haste. Four habits prevent nearly all of them.

## Courtesy

Answer the person first, then the matter. Don't wave a worry away; say what you can do. Not “Wrong department”, but “I'll find out who can help and ring you by four.”

## Clarity

One message, one subject, the point in the first sentence. Replace jargon with a figure or an example: “It saves you a day a month” beats “optimised processes”. Put what was agreed in writing.

## Timeliness

If you have no answer yet, confirm that you received the question and say when the answer will come. Three lines today are worth more than three pages next week.

## Attention

Use their channel, their pace and what they told you last time. Listen to the end, say back what you understood, and ask whether you got it right.
`,
  'note-text.guide-personal.name': 'Guide: a personal approach',
  'note-text.guide-personal.body': `Personal does not mean chummy. It means that nobody has to tell you the same thing twice.

## Ask about habits

Which channel, what hours, how much detail, how often? Put the answers on the card in the client's own words, and keep to them.

## Begin with the history

Read the last contacts before you offer anything. Start from what they bought, praised or missed: “Closing the month took you a week; this would make it two days.” If you can't name a reason that is theirs, don't send it.

## Keep the card alive

One line after every talk: what is new, and when to come back with what. Once a quarter, check needs, people and plans.

## Notice change

A new director or budget makes yesterday's offer stale. Ask what matters now and bring alternatives.

## Mind the limits

Use what they told you, not what you found out about them.
`,
  'note-text.guide-complaints.name': 'Guide: handling complaints',
  'note-text.guide-complaints.body': `Whoever complains still counts on you. The days after the mistake matter more than the mistake.

## 1. Answer at once

The same day, even without a solution: you are sorry for the trouble, who looks after it, when you will be back.

## 2. Hear them out

Don't interrupt, explain or defend. Ask for examples, write down their words, and sum up until they say “exactly”.

## 3. Offer something definite

One or two ways out, each with a day: rework, other terms, compensation, or speed at your cost. Make sure beforehand that you can keep it.

## 4. Ask whether it is solved

A few days later, in person. If it is not, return to step two. If it is, change what caused it, and tell the client.

## What makes it worse

- Silence while you look into it
- Blaming a colleague or the contract
- A discount instead of a repair
`,
  'note-text.example-complaint.name': 'Example: a complaint resolved',
  'note-text.example-complaint.body': `An invented case.

## Situation

Marta owns four bakeries; we print her price labels. On Saturday she writes: “Wrong prices in two shops. My people have been apologising all morning. Can I rely on you at all?”

## 1. Answered, twenty minutes later

“I am sorry your people had to bear this. I am comparing the lists now and will ring you at two.”

## 2. Heard out, at two

She talks for ten minutes. The labels are the smaller part; customers found the mistake before we did. “So the worst was that nobody had checked?” “Exactly.”

## 3. Offered, at three

Correct labels in both shops by Sunday evening, brought by us; or all four shops reprinted by Tuesday, free of charge. In either case we check in one shop before each delivery. She takes the first.

## 4. Confirmed, on Thursday

“Is it really solved?” Almost: one shelf still has old labels. We bring new ones that day and ask again on Monday. “Now it is.”

## What remains

The check has become part of every order. Money would have left the cause in place.
`,
  'note-text.self-check.name': 'Self-check: working with clients',
  'note-text.self-check.body': `- Date: {date}

%% Answer from memory, with examples of your own. Then compare with the guides. %%

## 1. What keeps a client relationship alive for years?

…

## 2. How do you keep expectations such that nobody is disappointed?

…

## 3. A complaint arrives. What do you do, in what order?

…

## Task

After a training day a client writes: “My people learned nothing they can use.” Resolve it.

- First reply:
- Questions for the talk:
- Two offers:
- How you check that it is solved:

## What I will do differently

- …
`,
} as const;
