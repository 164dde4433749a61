/** What is written into notes, and why something was not. English, the source of truth. */
export const writing = {
  'heading.log': 'Interactions',
  'heading.promises': 'Promises',
  'log.complaint': 'Complaint {link}',
  'log.recommendation.received': 'Recommended us: {link}',
  'log.recommendation.given': 'We recommended them: {link}',
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

%% Who agreed, to what and until when: only between us, without a name, with the name, or in public. %%

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
  'refused.bad-yaml': 'The properties of “{note}” cannot be read, so nothing was written. Mend them first.',
  'refused.script-front-matter': 'The properties of “{note}” are a program. Such notes are never changed.',
  'refused.unclosed-block': 'The properties of “{note}” are not closed by ---, so nothing was written.',
  'refused.not-properties': 'What stands at the top of “{note}” is not a set of properties, so nothing was written.',
  'refused.unsupported-shape': 'A property of “{note}” is written in a way that cannot be changed without losing something. Change it by hand.',
  'refused.two-spellings': 'A property of “{note}” stands there twice, in two spellings. Keep one of them.',
  'refused.would-change-more': 'The change would have altered other properties of “{note}”, so nothing was written.',
  'refused.moved': 'The text to change is no longer in “{note}”, so nothing was written.',
  'refused.ambiguous': 'The text to change is in “{note}” several times, so nothing was written.',
  'refused.no-place': 'There is no place for the new line in “{note}”: an open code block or comment may swallow it.',
  'refused.edited-since': '“{note}” was edited after it was created, so it stays.',
  'refused.on-line': '{reason} (Line {line})',
} as const;
