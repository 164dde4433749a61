/** Checklists: an item in each line, a group's name in a line of its own, in bold. English, the source of truth. */
export const checklists = {
  'checklist.keep-in-touch.name': 'Keeping in touch',
  'checklist.keep-in-touch.body': `**Contact**
Get in touch at the agreed rhythm
Use the channel they prefer
Bring something useful each time
Congratulate on anniversaries and successes
Point out trouble before they notice it
**What the card says**
Add new requests and preferences
Check who decides and who answers
Ask what matters most today
Note the news from their business
Decide when to return, with what`,
  'checklist.expectations.name': 'Managing expectations',
  'checklist.expectations.body': `Agree on the result, not only the work
Name what is not included
Promise dates with time to spare
Explain how you will work
Agree how success is measured
Confirm everything in writing
Put priorities in order together
Report status before being asked
Warn of a delay, offering a way out
Price every change before starting
Ask for their opinion before each stage`,
  'checklist.pre-ask.name': 'Asking for a recommendation',
  'checklist.pre-ask.body': `**Prepare**
Recall what you achieved together
Choose two examples worth naming
Gather facts, links and a draft
Decide where you will use it
**Ask**
Choose a moment without open complaints
Ask kindly, leaving room for a no
Keep the effort to a few minutes
Say plainly what it is for
**Receive**
Thank them within two days
Ask when it may be shown
Agree where and how it may appear
Tell them what came of it`,
  'checklist.recommendation-library.name': 'Keeping recommendations',
  'checklist.recommendation-library.body': `**In order**
Keep the original and a copy
Note the author, contact and occasion
Sort by service, industry, level, form
Write down the consent and its limits
Retire whatever is outdated
**In use**
Choose each one for a purpose
Match it to the reader's situation
Quote only what was agreed
Put the best where clients look
Log each use and its outcome`,
  'checklist.give-back.name': 'Giving back',
  'checklist.give-back.body': `Recommend them where it truly fits
Support something they have started
Share useful knowledge free of charge
Give honest, kind feedback when asked
Help one of their people grow
Think in years, not in projects
Stay close when people or plans change
Make time for old relationships`,
  'checklist.relationship.name': 'Building a relationship',
  'checklist.relationship.body': `**Begin**
Treat everyone with equal courtesy
Say honestly what you cannot do
Show similar work of yours
Keep the first small promise
Ask for the need behind the request
**Maintain**
Show interest when nothing is for sale
Answer before they ask twice
Bring a fresh idea now and then
Show what your work has brought them
**Deepen**
Learn their business, not just the task
Plan the coming year together
Voice awkward truths early
Stay in touch after the project`,
  'checklist.preparation.name': 'Preparing for a client',
  'checklist.preparation.body': `Read up on them and their market
Write down their likely needs and goals
Prepare materials, examples and figures
Clarify what each side expects
Check time, place and technology`,
  'checklist.interaction.name': 'Talking with a client',
  'checklist.interaction.body': `Agree how and how often you talk
Stay professional when it gets tense
Listen to the end, then say it back
Adapt to their pace and style
Offer improvements before being asked`,
  'checklist.project.name': 'Running a project',
  'checklist.project.body': `Split the work into dated steps
Compare progress with the plan weekly
Check quality before the client does
Ask for feedback at every milestone
Change the plan openly`,
  'checklist.project-manager.name': 'Project manager’s musts',
  'checklist.project-manager.body': `%% A start: make it your own, the same for strangers and friends. %%
Confirm the goal in the client's words
Name who is responsible on each side
Keep plan, budget and risks current
Report before anyone has to ask
Record every decision and change
Check the result before handing it over
Close with feedback and thanks`,
  'checklist.stage-contact.name': 'Stage 1: first contact',
  'checklist.stage-contact.body': `Answer the first inquiry promptly
Introduce yourself with fitting examples
Find out what they need, and why
Ask what they expect of you
Send a short summary of the talk`,
  'checklist.stage-discussion.name': 'Stage 2: discussion',
  'checklist.stage-discussion.body': `Go through the requirements together
Agree on dates with some reserve
Settle budget and payment
Explain how you work, step by step
Fix channels, rhythm and contact people`,
  'checklist.stage-delivery.name': 'Stage 3: delivery',
  'checklist.stage-delivery.body': `Make a detailed plan
Send updates at the agreed rhythm
Ask for opinions on interim results
Agree on changes before making them
Check quality at every step`,
  'checklist.stage-closing.name': 'Stage 4: closing',
  'checklist.stage-closing.body': `Present the result against the goal
Ask what went well and what did not
Hand over documents, files and access
Assess the outcome together
Thank everyone who took part`,
  'checklist.stage-aftercare.name': 'Stage 5: aftercare',
  'checklist.stage-aftercare.body': `Keep what you promised for afterwards
Ask how the result serves them now
Talk about what could come next
Ask for a recommendation or a review
Stay in touch with the people involved`,
  'checklist.closeness-peak.name': 'Signs of closeness',
  'checklist.closeness-peak.body': `%% Tick what you have seen, with the day. The score does not count it. %%
You need each other day to day
They consult you over dinner
You talk about more than business
They tell you about their life
They explain their business in depth
They share successes and worries
You call just to hear how they are
You ask for advice in their field
You plan their project's future together
You bring ideas that raise their sales`,
  'checklist.trust.name': 'What trust rests on',
  'checklist.trust.body': `**Honesty**
Say what you really think
Admit problems and limits yourself
Show how the work is done
Promise only what is realistic
**Reliability**
Keep every promise, even small ones
Deliver on the agreed day
Hold the same quality throughout
Report the true status, however bad
**Safety**
Welcome the client's ideas
Try new ideas in small steps
Take bad news without blame
Ask how you could work better`,
  'checklist.strategy.name': 'Three strategies',
  'checklist.strategy.body': `**Transparency**
Speak openly with everyone
Show progress against the plan
Report problems the same day
Bring a solution with each problem
Send reports on fixed days
**Professionalism**
Meet every agreed deadline
Work to a written quality standard
Explain your craft in plain words
Answer for your mistakes
Keep client matters confidential
**Mutual benefit**
Learn what they really need
Put effort where it pays them
Show the results in numbers
Support them after the handover
Help their business grow`,
} as const;
