/** Texts of notes to fill in or to learn from: a block in each line, without the blank lines between. English, the source of truth. */
export const notes = {
  'note-text.meeting.name': 'Meeting',
  'note-text.meeting.body': `- Client: {client}
- Date: {date}
- Purpose:
## Before
{brief}
- Who they are, who will come:
- Needs and expectations:
- Their goals, market, constraints:
- Materials to bring:
- Plan and questions:
## Notes
%% Their words first; then say the main points back. %%
- They said:
- Understood and confirmed:
- Decided:
- Mood and feedback:
## Next steps
%% A task with a due date is a promise. %%
- [ ] …`,
  'brief.people': 'People',
  'brief.likes': 'Likes',
  'brief.last': 'Last contact ({kind}, {day})',
  'brief.complaint': 'Open complaint (since {day})',
  'brief.mine': 'I promised (due {day})',
  'brief.theirs': 'They promised (due {day})',
  'brief.project': 'Project under way',
  'brief.project.due': 'Project under way (due {day})',
  'brief.next': 'Next step',
  'note-text.project.name': 'Project',
  'note-text.project.body': `- Client: {client}
- Started: {date}
## Goal
%% What will be different, not what you hand over: “invoices leave the same day”, not “new software”. %%
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
%% Before each stage, ask what they would change. %%
- Stage, words, rating:`,
  'note-text.topic.name': 'Topic',
  'note-text.topic.body': `%% {title} in two sentences: what it is, why it matters. %%
## When it matters
- …
## How it is done
1. …
## What to avoid
- …
## Example
…
## Related topics
%% Links to neighbouring topics, in one line. %%`,
  'note-text.change.name': 'Change request',
  'note-text.change.body': `- Client: {client}
- Raised: {date}
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
## Agreement
%% Well before the old date. %%
- Decided by, on:
- New date and budget:
- [ ] Plan updated
- [ ] Everyone told, with the reasons`,
  'note-text.agreement.name': 'Agreement',
  'note-text.agreement.body': `- Client: {client}
- Date: {date}
- Kind (contract, service level, plan):
## What is agreed
- Goal and result:
- Dates, with time to spare:
- Who does what:
## Targets
%% Days that are to count go on the card (solve_within) and into the project (report_every). %%
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
- Next review:`,
  'note-text.risk.name': 'Risk',
  'note-text.risk.body': `- Client: {client}
- Noticed: {date}
## What may happen
…
## How we know
- Indicator, alarming from:
- Source (own check, team, outside signal):
## How serious it is
- Likelihood (low, medium, high):
- Consequence for the client:
## Response
- What prevents it:
- Plan B:
- Reserve of time, people, money:
- Who decides, and at what sign:`,
  'note-text.conflict.name': 'Conflict',
  'note-text.conflict.body': `- Client: {client}
- Date: {date}
- Route (direct, with a mediator):
%% A neutral mediator helps when it is tangled or heated, talking has failed, or a third party is involved. %%
## Preparation
- [ ] Facts checked, our own share admitted
- [ ] Problem described without judging anyone
- [ ] Mediator, if any, accepted by both
## Interests, not positions
- They demand, because they need:
- We demand, because we need:
## Conversation
- [ ] Safe setting: in person, unhurried, no audience
- [ ] Each side heard out and said back
- [ ] Several ways out that serve both
## Agreement
- Compromise:
- Who does what, until when:
- Checked on:`,
  'note-text.guide-communication.name': 'Guide to communicating well',
  'note-text.guide-communication.body': `Tone and haste cause most misunderstandings. Four habits help.
## Courtesy
Answer the person first, then the matter: not “Wrong department”, but “I'll find out who can help and call you by four.”
## Clarity
One message, one subject, the point in the first sentence. Replace jargon with a figure: “It saves you a day a month” beats “optimised processes”.
## Timeliness
No answer yet? Confirm the question and say when the answer will come. Three lines today beat three pages next week.
## Attention
Use their channel and pace. Listen to the end, say back what you understood, and write down what was agreed.`,
  'note-text.guide-personal.name': 'Guide to a personal approach',
  'note-text.guide-personal.body': `Personal does not mean chummy. It means that nobody has to tell you the same thing twice.
## Ask about habits
Which channel and hours, how much detail, how often? Put the answers on the card, in their words.
## Begin with the history
Start every offer from what they bought, praised or missed: “Closing the month took you a week; this makes it two days.” If you can't name a reason that is theirs, don't send it.
## Keep the card alive
After every talk, one line: what is new, when to return, with what.
## Notice change
A new director or budget makes old offers stale. Ask what matters now; bring alternatives.
## Mind the limits
Use what they told you, not what you found out about them.`,
  'note-text.guide-complaints.name': 'Guide to handling complaints',
  'note-text.guide-complaints.body': `Whoever complains still counts on you. What you do next matters more than the mistake.
## 1. Answer at once
The same day, even without a solution: apologise, say who looks after it and when you will be back.
## 2. Hear them out
Don't interrupt, explain or defend. Write down their words, and sum up until they say “exactly”.
## 3. Offer something definite
One or two ways out, each with a day: rework, other terms, compensation, or speed at your cost. Offer only what you can keep.
## 4. Ask whether it is solved
A few days later, in person. If not, return to step two. If so, remove the cause and say so.
## What makes it worse
- Silence while you look into it
- Blaming a colleague or the contract
- A discount instead of a repair`,
  'note-text.example-complaint.name': 'Example of a complaint resolved',
  'note-text.example-complaint.body': `An invented case. Marta owns four bakeries; we print her price labels. On Saturday she writes: “Wrong prices in two shops. My people have been apologising all morning.”
## 1. Answered, twenty minutes later
“I am sorry your people had to bear this. I am checking now and will call you at two.”
## 2. Heard out, at two
She talks; we take notes. “So the worst is that your customers found it first?” “Exactly.”
## 3. Offered, at three
Correct labels in both shops by Sunday evening; or all four shops reprinted by Tuesday, free of charge. She takes the first.
## 4. Confirmed, on Thursday
“Is it really solved?” Almost: one shelf has old labels. Replaced that day, asked again on Monday: “Now it is.”
## What remains
Every order is now checked in one shop first. A discount would have left the cause.`,
  'note-text.self-check.name': 'Self-check',
  'note-text.self-check.body': `- Date: {date}
%% From memory, with examples of your own; then compare with the guides. %%
## 1. What keeps a relationship alive for years?
…
## 2. How do you keep expectations realistic?
…
## 3. A complaint arrives. What are your steps?
…
## Task
After a training day a client writes: “My people learned nothing they can use.” Resolve it.
- First reply:
- Questions for the talk:
- Two offers:
- How you check that it is solved:
## What I will do differently
- …`,
} as const;
