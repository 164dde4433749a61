/** @jest-environment jsdom */
/** Every command of the command line that writes: with all it needs, without each thing it needs, and with what cannot be read. */
import { notices } from '../host/launch';
import { OPEN_COMMANDS } from '../../src/obsidian/commands';
import { approve } from '../support/approve';
import { isFormOpen } from './form-hands';
import { ask, host, open, texts } from './terminal-hands';

afterEach(() => host.close());

const FILES: Readonly<Record<string, string>> = {
  'Clients/Acme.md': '---\ntype: client\naliases: [Acme Ltd]\ncontacts: ["Anna Petrova"]\n---\n\n## Interactions\n\n- 2026-03-20 call in: Renewal\n\n## Promises\n\n- [ ] Send the plan 📅 2026-04-02\n',
  'Clients/Beta.md': '---\ntype: client\naliases: [Shared]\n---\n',
  'Clients/Gamma.md': '---\ntype: client\naliases: [Shared]\n---\n',
  'Projects/Site.md': '---\ntype: project\nclient: "[[Acme]]"\nstage: delivery\nstart: 2026-03-01\ndue: 2026-05-01\n---\n',
  'Complaints/Late.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-25\n---\n',
  'Recommendations/Letter.md': '---\ntype: recommendation\nclient: "[[Acme]]"\nform: linkedin\nreceived: 2026-03-01\nconsent: public\nconsent_date: 2026-03-01\n---\n\n> They did it in a week.\n',
  'Topics/Trust.md': '---\ntype: topic\naliases: [Confidence]\n---\n\nText on trust, see [[Confidence]].\n',
  'Topics/Fees.md': '---\ntype: topic\n---\n\nSee [[Confidence]] and [[Trust]].\n',
};

interface Case {
  readonly full: Readonly<Record<string, string>>;
  /** Flags without which it writes nothing. */
  readonly needs: readonly string[];
  /** What is wrong with a flag, by the words it is told with. */
  readonly wrong?: Readonly<Record<string, readonly [value: string, told: RegExp]>>;
  readonly path: string;
  readonly text: RegExp;
}

const CLIENT = { client: ['Nobody', /No client is called “Nobody”/] } as const;
const DAY = { date: ['31.03.2026', /not a day/] } as const;

const CASES: Readonly<Record<string, Case>> = {
  'log-interaction': {
    full: { client: 'Acme, Beta', date: 'yesterday', kind: 'звонок', summary: 'Renewal', direction: 'исх?', mood: 'positive', csat: '5', purpose: 'offer', promise: 'Call back', due: '+3d', theirs: 'yes' },
    needs: ['client', 'date', 'kind', 'summary'], wrong: { ...CLIENT, ...DAY, kind: ['telepathy', /One of these is needed: call, email/], csat: ['9', /1 to 5/], due: ['soon', /not a day/] },
    path: 'Clients/Beta.md', text: /- 2026-03-30 call out\?: Renewal \[purpose:: offer\] \[mood:: positive\] \[csat:: 5\]\n[^]*- \[ \] Call back #waiting 📅 2026-04-03/,
  },
  'log-complaint': {
    full: { client: 'Acme', date: '-2d', title: 'Wrong invoice', severity: 'high', subject: 'billing', words: 'Twice now' },
    needs: ['client', 'date', 'title', 'severity'], wrong: { ...CLIENT, date: ['tomorrow', /still ahead/], severity: ['huge', /low, medium/], small: ['perhaps', /true, false/] },
    path: 'Complaints/Wrong invoice.md', text: /severity: high\nreceived: 2026-03-29\n/,
  },
  'record-recommendation': {
    full: { client: 'Acme', date: 'today', direction: 'received', form: 'linkedin', content: 'results, skills', consent: 'named', until: '+1w', words: 'Good' },
    needs: ['client', 'date', 'direction', 'form'], wrong: { ...CLIENT, date: ['tomorrow', /still ahead/], content: ['results, luck', /skills/] },
    path: '', text: /content:\n {2}- skills\n {2}- results\n[^]*consent_until: 2026-04-07/,
  },
  'create-client-card': {
    full: { name: 'Delta', aliases: 'D, Delta & co', segment: 'key', cadence: '21', channel: 'email', since: '2025-01-01' },
    needs: ['name'], wrong: { name: ['acme', /already a card/], cadence: ['often', /1 to 3,?650/], since: ['x', /not a day/] },
    path: 'Clients/Delta.md', text: /segment: key\n[^]*cadence: 21\n/,
  },
  'create-note': {
    full: { template: 'Встреча', title: 'Kick-off', client: 'Acme', date: '2026-04-01' },
    needs: ['template', 'client', 'date'], wrong: { ...CLIENT, ...DAY, template: ['Horoscope', /One of these is needed: meeting/] },
    path: 'Interactions/Kick-off.md', text: /client:\n? .*Acme[^]*date: 2026-04-01/,
  },
  'take-next-step': {
    full: { note: 'Complaints/Late.md', step: 'acknowledged', date: '2026-03-26' },
    needs: ['note', 'step', 'date'], wrong: { ...DAY, note: ['Nowhere', /no note “Nowhere”/], step: ['confirmed', /Not resolved yet/] },
    path: 'Complaints/Late.md', text: /acknowledged: 2026-03-26/,
  },
  'write-message': {
    full: { client: 'Acme', message: 'general', use: 'log', channel: 'email', subject: 'About the plan', body: 'Dear Anna' },
    needs: ['client', 'message', 'use'], wrong: { ...CLIENT, use: ['send', /log/], message: ['poem', /general/] },
    path: 'Clients/Acme.md', text: /- 2026-03-31 email out: About the plan/,
  },
  'ask-for-recommendation': {
    full: { client: 'Acme', way: 'referral', channel: 'email', body: 'Would you name someone?' },
    needs: ['client', 'way'], wrong: { ...CLIENT, way: ['magic', /formal/] },
    path: 'Clients/Acme.md', text: /- 2026-03-31 email out\?: .*\[purpose:: request\]/,
  },
  'insert-checklist': {
    full: { note: 'Site', checklist: 'stage-closing' },
    needs: ['note', 'checklist'], wrong: { checklist: ['shopping', /One of these is needed/], note: ['Nowhere', /no note/] },
    path: 'Projects/Site.md', text: /- \[ \] /,
  },
  'add-follow-up-task': {
    full: { client: 'Acme', text: 'Send the offer', due: 'tomorrow' },
    needs: ['client', 'text'], wrong: { ...CLIENT, due: ['soon', /not a day/] },
    path: 'Clients/Acme.md', text: /- \[ \] Send the offer 📅 2026-04-01/,
  },
  'create-status-report': {
    full: { project: 'Site', from: '2026-03-01', to: 'today', promises: 'no' },
    needs: ['project', 'from', 'to'], wrong: { project: ['Palace', /Projects\/Site.md/], from: ['tomorrow', /still ahead/] },
    path: 'Clients/Acme.md', text: /./,
  },
  'create-weekly-review': { full: {}, needs: [], path: '', text: /./ },
  'link-related-topics': {
    full: { note: 'Topics/Trust.md', offered: 'Fees' },
    needs: ['note', 'offered'], wrong: { offered: ['Astrology', /Topics\/Fees.md/] },
    path: 'Topics/Trust.md', text: /\[\[Fees\]\]/,
  },
  'repair-topic-links': {
    full: { lines: 'Topics/Fees.md#L5' },
    needs: ['lines'], wrong: { lines: ['Topics/Fees.md#L99', /Topics\/Fees.md#L5 \(/] },
    path: 'Topics/Fees.md', text: /\[\[Trust\|Confidence\]\] and \[\[Trust\]\]/,
  },
  'create-portfolio-report': {
    full: { span: 'own', from: '2026-01-01', to: 'today' },
    needs: ['span', 'from', 'to'], wrong: { span: ['ever', /own/], from: ['x', /not a day/] },
    path: '', text: /./,
  },
  'create-showcase': {
    full: { use: 'public', chosen: 'all' },
    needs: ['use', 'chosen'], wrong: { use: ['billboard', /public/], chosen: ['Nothing', /Letter/] },
    path: '', text: /They did it in a week/,
  },
  'create-template-notes': { full: { folder: 'My templates' }, needs: ['folder'], wrong: { use: ['maybe', /true/] }, path: '', text: /./ },
  'create-sample-notes': { full: { folder: 'Samples' }, needs: ['folder'], path: '', text: /./ },
};

function start(language = 'en'): Promise<void> {
  return open({ files: FILES, language });
}

function flagsSaid(answer: Readonly<Record<string, unknown>>, part: 'missing' | 'wrong'): Readonly<Record<string, unknown>> {
  const said = answer[part];
  return typeof said === 'object' && said !== null ? { ...said } : {};
}

const without = (flags: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(flags).filter(([flag]) => flag !== name));

test('every command that writes is tried', async () => {
  await start();
  expect(Object.keys(CASES)).toEqual(OPEN_COMMANDS.map(({ id }) => id));
});

describe.each(Object.entries(CASES))('%s', (command, { full, needs, wrong = {}, path, text }) => {
  test('with all it needs writes what its form would, without a form, and undo takes it back', async () => {
    await start();
    const answer = await ask(command, full);
    expect(answer).toEqual(expect.objectContaining({ done: true }));
    expect(answer).not.toHaveProperty('ignored');
    const { notes } = answer;
    const [first = ''] = Array.isArray(notes) ? notes.map(String) : [];
    expect(host.app.disk.read(path || first)).toMatch(text);
    expect(texts()).not.toEqual(FILES);
    expect([isFormOpen(), notices(), host.errors]).toEqual([false, [], []]);
    expect(await ask('undo')).toMatchObject({ done: true });
    expect(texts()).toEqual(FILES);
  });

  if (needs.length > 0) test.each(needs)('without %s writes nothing, and says what it is', async (flag) => {
    await start();
    const answer = await ask(command, without(full, flag));
    expect(answer).toMatchObject({ done: false });
    expect(String(answer['error'])).toContain(flag);
    expect(String(flagsSaid(answer, 'missing')[flag])).toMatch(/\p{L}{3}.*[.)]$/su);
    expect(host.app.disk.writes).toEqual([]);
    expect(isFormOpen()).toBe(false);
  });

  const bad = Object.entries(wrong);
  if (bad.length > 0) {
    test.each(bad)('with a %s that cannot be writes nothing, and says why', async (flag, [value, told]) => {
      await start();
      const answer = await ask(command, { ...full, [flag]: value });
      expect(answer).toMatchObject({ done: false });
      expect(String(flagsSaid(answer, 'wrong')[flag])).toMatch(told);
      expect(host.app.disk.writes).toEqual([]);
    });
  }

  if ('client' in full) {
    test('guesses between no clients of one name', async () => {
      await start();
      expect(String(flagsSaid(await ask(command, { ...full, client: 'Shared' }), 'wrong')['client'])).toContain('Several clients');
      expect(host.app.disk.writes).toEqual([]);
    });
  }
});

const HOSTILE = '../[[x "q": # | \n---\n<%* evil() %> 😀\u202E - [ ] 📅 2026-01-01';

test.each([
  ['log-interaction', 'summary'], ['log-complaint', 'title'], ['log-complaint', 'words'], ['record-recommendation', 'words'], ['create-client-card', 'name'],
  ['create-note', 'title'], ['write-message', 'subject'], ['ask-for-recommendation', 'body'], ['add-follow-up-task', 'text'],
] as const)('%s makes %s harmless', async (command, flag) => {
  await start();
  expect(await ask(command, { ...CASES[command]?.full, [flag]: HOSTILE })).toMatchObject({ done: true });
  for (const [path, text] of Object.entries(texts())) {
    if (text === FILES[path]) continue;
    expect(path).not.toMatch(/\.\.|[[\]"#|:<]/);
    expect(text).not.toMatch(/<%|(?:^|[^\\])\[\[x "/);
    expect(text.match(/^---$/gm)?.length ?? 0).toBeLessThanOrEqual(2);
  }
  await host.settle();
  expect(await ask('undo')).toMatchObject({ done: true });
  expect(texts()).toEqual(FILES);
});

test('a promise is settled by its line, as answers give it', async () => {
  await start();
  expect(await ask('take-next-step', { note: 'Clients/Acme.md#L13', step: 'moved', date: 'today', due: '+5d' })).toEqual({ done: true, notes: ['Clients/Acme.md'] });
  expect(host.app.disk.read('Clients/Acme.md')).toContain('- [ ] Send the plan [moved:: 2026-03-31 from 2026-04-02] 📅 2026-04-05');
});

test('a field that does not go with the others is named as ignored', async () => {
  await start();
  expect(await ask('log-interaction', { client: 'Acme', date: 'today', kind: 'call', summary: 'x', due: '+3d' })).toEqual({ done: true, notes: ['Clients/Acme.md'], ignored: ['due'] });
});

test('a message that is only wanted as text is answered and written nowhere', async () => {
  await start();
  expect(await ask('write-message', { client: 'Acme', message: 'keep-in-touch', use: 'copy', channel: 'chat', body: 'How is it going?' })).toEqual({ done: true, notes: [], text: 'How is it going?' });
  expect(host.app.disk.writes).toEqual([]);
});

test.each([
  [{}, /^Dear /m, /^# Status report/m], [{ language: 'русский' }, /Здравствуйте/, /^# Отчёт о ходе работ/m], [{ language: '日本語' }, /様/, /進捗/],
] as const)('letters are written in the language that is named: %j', async (named, letter, report) => {
  await start();
  const copied = await ask('write-message', { client: 'Acme', message: 'keep-in-touch', use: 'copy', ...named });
  expect(String(copied['text'])).toMatch(letter);
  const { notes } = await ask('create-status-report', { project: 'Site', from: '2026-03-01', to: 'today', ...named });
  const [note = ''] = Array.isArray(notes) ? notes.map(String) : [];
  expect(note).toMatch(/^Client notes\/.*status/i);
  expect(host.app.disk.read(note)).toMatch(report);
});

test('a language that nobody writes in is refused, with those that are', async () => {
  await start();
  expect(flagsSaid(await ask('write-message', { client: 'Acme', message: 'general', use: 'copy', language: 'French' }), 'wrong')['language']).toMatch(/en \(English\)/);
});

test.each([['ru', /Клиент/], ['ja', /顧客/]] as const)('what is missing is told in the language of the app: %s', async (language, told) => {
  await start(language);
  expect(String(flagsSaid(await ask('log-complaint'), 'missing')['client'])).toMatch(told);
});

test('the page on the command line', async () => {
  await start();
  const rows = ([name, { value = '', description = '', required = false }]: readonly [string, { readonly value?: string; readonly description?: string; readonly required?: boolean }]): string =>
    `| ${name} | \`${value.replace(/\|/g, '\\|')}\` | ${description}${required ? ' (needed)' : ''} |`;
  const section = (name: string): string => {
    const handler = host.app.registry.cliHandlers.get(`client-rapport:${name}`);
    const flags = Object.entries(handler?.flags ?? {});
    return [`### client-rapport:${name}`, handler?.description ?? '', ...(flags.length === 0 ? [] : [['| flag | holds |  |', '| --- | --- | --- |', ...flags.map(rows)].join('\n')])].join('\n\n');
  };
  approve('docs/command-line.md', `# Command line and links

## Command line

With Obsidian's command line switched on, the plugin answers there while the app runs. Every answer is JSON.

\`\`\`sh
obsidian client-rapport:next limit=3
obsidian client-rapport:next client=Acme format=text
obsidian client-rapport:health client=Acme date=2026-01-31
obsidian client-rapport:log-interaction client=Acme date=yesterday kind=call summary="Renewal talk" direction=in
obsidian client-rapport:take-next-step note="Complaints/Late delivery.md" step=acknowledged date=today
obsidian client-rapport:undo
\`\`\`

There is a command for whatever makes or changes notes, and its flags are the fields of its form. It writes only with every flag it needs and with none that cannot be read. Else it writes nothing and answers \`"done": false\` with what is \`missing\`, what that means and what it may be, and what is \`wrong\`: leave everything out to be told. What the form would fill in by itself, such as the preferred channel or the text of a message, is filled in here too.

- Words may be in any of the [three languages](words.md), or as the form shows them. Several are parted by commas; \`all\` takes all that are offered.
- Days are as in forms: \`2026-03-31\`, \`yesterday\`, \`-3d\`.
- A client is named by name, alias or the path of the card; several clients by several names.
- A note is named by path or name; a line of it, such as a promise or a complaint in a log, as answers give it: \`Clients/Acme.md#L12\`.
- What may be chosen in one note only, such as the steps of a complaint or the lines with links to repair, is told once the note is known.
- Flags that a command does not know, and those that do not go with the others, are named under \`ignored\`.

### client-rapport:health

All clients, the worst first; with \`client\`, one client with reasons, actions, promises and whether to ask for a recommendation; with \`date\`, as of that day. \`complete\` is false while notes are still being read.

### client-rapport:next

The next actions, the most pressing first: ten, or as many as \`limit\` says; with \`client\`, those of one client; with \`date\`, as of that day; with \`format=text\`, a line each instead of JSON.

${OPEN_COMMANDS.map(({ id }) => section(id)).join('\n\n')}

### client-rapport:undo

Takes back the last change of the plugin, be it made here or in a form.

## Links

A link opens a form with what it says filled in. It writes nothing: you read the form and submit it, or not.

\`\`\`
obsidian://client-rapport?action=log-interaction&client=Acme&kind=email&summary=Sent%20the%20plan
obsidian://client-rapport/log-interaction?client=Acme&kind=email&summary=Sent%20the%20plan
obsidian://client-rapport?action=create-note&template=Meeting&client=Acme&title=Kick-off&date=2026-04-01
\`\`\`

Actions: ${OPEN_COMMANDS.filter(({ isFormless }) => isFormless !== true).map(({ id }) => `\`${id}\``).join(', ')}. The values are those of the flags above. All three forms of a link do the same; where a program does not let \`action\` through, \`do\` takes its place.

The [headless report](../README.md) reads a vault without the app.
`);
});
