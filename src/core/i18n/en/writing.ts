/** What is written into notes, and why something was not. English, the source of truth. */
export const writing = {
  'heading.log': 'Interactions',
  'heading.promises': 'Promises',
  'log.complaint': 'Complaint {link}',
  'log.recommendation.received': 'Recommended us: {link}',
  'log.recommendation.given': 'We recommended them: {link}',
  'log.project.cancelled': 'Project {link} cancelled: {reason}',
  'title.untitled': 'Untitled',
  'title.complaint': '{date} {client}: complaint',
  'title.recommendation.received': '{date} {client}: recommendation',
  'title.recommendation.given': '{date} {client}: recommendation given',
  'words.none': '…',
  'template.client.body': `## Needs

- Now:
- Soon:
- Unspoken, to ask about:

## Business context

- Goals and tasks:
- Strategy:
- Competitors:
- Challenges of their market:
- How they work today:
- Constraints:
- Resources and opportunities:
- Risks and threats:

## Expectations

- What success looks like to them:
- Priorities, with the date they were named:
- When to come back, and with what offer:

## Preferences

- How they like to be spoken to:
- What to avoid:
- Special circumstances:

## Interactions

## Promises
`,
  'template.complaint.body': `{client} complained on {received}. To be resolved by {target}.

## In the client's own words

> {words}

## What we understood

%% Hear them out without objecting, say it back in one or two sentences, and note the day they agreed: "understood". %%

## Solution

%% One concrete offer with a day: an apology, rework, new terms, compensation or faster delivery. %%

## After the solution

%% Ask a few days later whether it is really solved, and note what they answered: "confirmed", "satisfied". %%
`,
  'template.recommendation.received.body': `{client} recommended us on {day}.

## In their own words

> {words}

## What it speaks for

%% Skills, results, conduct or the relationship; which facts and figures it names. %%

## How it came about

{context}

## Consent and limits

%% Who agreed, to what and until when: private use, without a name, with the name, or public. %%

## Where it was used

%% One line for each use: the day, where, and what came of it. %%
`,
  'template.recommendation.given.body': `We recommended {client} on {day}.

## What we said

> {words}

## To whom, and what for

{context}

## Consent and limits

%% What the client agreed to: what may be told about the work, under what name, until when. %%

## What came of it

%% Whether they met, and what they thought of it. %%
`,
  'refused.bad-yaml': 'The properties of “{note}” cannot be read, so nothing was written. Fix them first.',
  'refused.script-front-matter': 'The properties of “{note}” are a script, so nothing was written. Write them as plain YAML.',
  'refused.unclosed-block': 'The properties of “{note}” are not closed by ---, so nothing was written. Add that line.',
  'refused.not-properties': 'The block at the top of “{note}” holds no properties, so nothing was written. Correct or remove it.',
  'refused.unsupported-shape': 'A property of “{note}” is written in a way that cannot be changed without losing something. Change it by hand.',
  'refused.two-spellings': 'A property of “{note}” is there twice, in two spellings. Keep one of them.',
  'refused.unread-day': 'A property of “{note}” holds something that is not a day (YYYY-MM-DD), so nothing was written over it. Correct it first.',
  'refused.would-change-more': 'The change would have altered other properties of “{note}”, so nothing was written. Make it by hand.',
  'refused.moved': 'The text to change is no longer in “{note}”, so nothing was written. Open the note and try again.',
  'refused.ambiguous': 'The text to change is in “{note}” several times, so nothing was written. Change it by hand.',
  'refused.no-place': '“{note}” has no place for the new line: an unclosed code block or comment would hide it. Close that first.',
  'refused.edited-since': '“{note}” was edited after it was created, so it stays. Delete it yourself if you do not need it.',
  'refused.on-line': '{reason} (line {line})',
} as const;
