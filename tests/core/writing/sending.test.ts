import { standingOf, type Standing } from '../../../src/core/health/standing';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { peaceUntil } from '../../../src/core/health/moments';
import { recordRecommendation, sentBy, type RecommendationDraft } from '../../../src/core/writing/actions';
import { appendLines } from '../../../src/core/writing/body-edit';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { MESSAGES } from '../../../src/core/writing/messages';
import { fittingMessage, keepMessage, MESSAGE_GROUPS, messagesIn, messageValues } from '../../../src/core/writing/sending';
import { spellingIn } from '../../../src/core/reading/spelling';
import type { Day } from '../../../src/core/day';
import type { ClientFacts, Interaction } from '../../../src/core/model';
import { client, complaint, facts, interaction, project, promise, question, recommendation, type WrittenClient, type WrittenInteraction } from '../../support/facts';
import { approve } from '../../support/approve';
import { changed, created, day, desk, ownTemplate, planned, readAgain } from './desk';

const CARD = 'Clients/Acme.md';

const request: RecommendationDraft = {
  clients: [CARD], title: '', direction: 'received', form: 'formal_letter', asked: day('2026-11-20'), date: null, channel: 'email',
  request: 'Dear Anna,\n\nwould you write a few lines?\n# not a heading', words: '',
};

describe('a recommendation that was asked for', () => {
  test.each(LANGUAGES)('in %s is a note with the request, and one outgoing line that waits for a reply', (language) => {
    const writing = desk(language, { spelling: spellingIn(language) });
    const plan = recordRecommendation(request, writing);
    const { path, text } = created(plan);
    approve(`created/recommendation-asked-${language}.md`, text);
    const { record, problems } = readAgain(path, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ kind: 'recommendation', recommendation: { direction: 'received', asked: day('2026-11-20'), received: null, given: null } });
    expect(planned(plan).edits).toHaveLength(2);
    const card = changed('---\ntype: client\n---\n', CARD, plan);
    const read = readAgain(CARD, card);
    if (read.record.kind !== 'client') throw new Error('a card was expected');
    expect(read.problems).toEqual([]);
    expect(read.record.card.interactions).toMatchObject([{ date: day('2026-11-20'), kind: 'email', direction: 'out', awaits: true, purpose: 'request', status: 'held' }]);
  });

  test('by telephone waits for nothing: the two spoke', () => {
    const plan = recordRecommendation({ ...request, channel: 'call' }, desk());
    expect(changed('## Log\n', CARD, plan)).toBe('## Log\n- 2026-11-20 call: Asked for a recommendation: [[2026-11-20 Acme recommendation]] [purpose:: request]\n');
    expect(sentBy('chat', false)).toEqual({ kind: 'chat', direction: 'out', awaits: false });
  });

  test('in the user’s own template says when it was asked, and has no day of receipt', () => {
    const own = desk('en', { template: ownTemplate('---\ntype: recommendation\nmine: 1\n---\n\n{{request}}\n') });
    expect(created(recordRecommendation({ ...request, request: 'A <% command %>' }, own)).text).toBe(
      '---\ntype: recommendation\nmine: 1\nclient: "[[Acme]]"\ndirection: received\nform: formal_letter\nasked: 2026-11-20\n---\n\nA < % command %>\n',
    );
  });
});

describe('lines at the end of a note', () => {
  const LIST = '**First**\n- [ ] one\n- [ ] two\n';

  test.each([
    ['', '**First**\n- [ ] one\n- [ ] two\n'],
    ['Text.\n', 'Text.\n\n**First**\n- [ ] one\n- [ ] two\n'],
    ['Text.', 'Text.\n\n**First**\n- [ ] one\n- [ ] two'],
    ['Text.\r\n\r\n', 'Text.\r\n\r\n**First**\r\n- [ ] one\r\n- [ ] two\r\n'],
    ['---\ntype: client\n---\n', '---\ntype: client\n---\n**First**\n- [ ] one\n- [ ] two\n'],
  ])('stand below %j', (before, after) => {
    expect(appendLines(before, LIST)).toEqual({ text: after });
  });

  test.each(['```\nopen code', '%% open comment\n', '<!-- open\n'])('are refused where %j would swallow them', (before) => {
    expect(appendLines(before, LIST)).toMatchObject({ refused: 'no-place' });
  });
});

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

const NOW = day('2026-11-20');

type Story = Partial<Omit<ClientFacts, 'client'>> & { readonly client?: WrittenClient };

function standing({ client: written, ...story }: Story): Standing {
  return standingOf(facts({ ...story, client: client({ path: CARD, name: 'Acme', ...written }) }), NOW, DEFAULT_WEIGHTS);
}

function call(date: Day, more: Partial<WrittenInteraction> = {}): Interaction {
  return interaction({ date, ...more });
}

describe('the fitting message', () => {
  const late = promise({ due: NOW - 3, text: 'Send the report' });
  const done = project({ path: 'P/Rollout.md', title: 'Rollout', start: NOW - 90, completed: NOW - 2, csat: 5 });

  test.each<[string, Story, string]>([
    ['nothing to do: anything', {}, 'general'],
    ['a new complaint: an apology', { complaints: [complaint({ received: NOW - 1 })] }, 'complaint-apology'],
    ['an answered one: hearing them out', { complaints: [complaint({ received: NOW - 1, acknowledged: NOW - 1 })] }, 'complaint-listen'],
    ['one that was understood: an offer', { complaints: [complaint({ received: NOW - 2, acknowledged: NOW - 2, understood: NOW - 1 })] }, 'complaint-offer'],
    ['one with an offer: is it solved?', { complaints: [complaint({ received: NOW - 3, acknowledged: NOW - 3, understood: NOW - 2, offered: NOW - 1 })] }, 'complaint-confirm'],
    ['one that was solved days ago: is it solved?', { complaints: [complaint({ received: NOW - 9, acknowledged: NOW - 9, resolved: NOW - 4 })] }, 'complaint-confirm'],
    ['a promise that is overdue: a word about the delay', { promises: [late] }, 'warn-delay'],
    ['a complaint before a promise', { promises: [late], complaints: [complaint({ received: NOW - 1, acknowledged: NOW - 1, severity: 'low' })] }, 'complaint-listen'],
    ['a project that ended well: a letter', { projects: [done], interactions: [call(NOW - 2, { csat: 5 })] }, 'ask-formal'],
    ['the same under an agreement: a private word', { client: { nda: true }, projects: [done], interactions: [call(NOW - 2, { csat: 5 })] }, 'ask-referral'],
    ['a recommendation of today: thanks at once', { recommendations: [recommendation({ received: NOW })], interactions: [call(NOW)] }, 'thank-recommendation'],
    ['a recommendation: thanks', { recommendations: [recommendation({ received: NOW - 5 })], interactions: [call(NOW - 5)] }, 'thank-recommendation'],
    ['a question of theirs: confirm receipt', { interactions: [question({ date: NOW - 3, direction: 'in' })] }, 'ack-holding'],
    ['silence: keep in touch', { interactions: [call(NOW - 70, { csat: 5 })] }, 'keep-in-touch'],
    ['a birthday: congratulations', { client: { birthday: '1990-11-22' }, interactions: [call(NOW - 1, { csat: 3 })] }, 'touch-anniversary'],
  ])('%s', (_, story, expected) => {
    expect(fittingMessage(standing(story))).toBe(expected);
  });

  test('stands in one group, like every message', () => {
    expect(MESSAGE_GROUPS.flatMap(messagesIn)).toHaveLength(MESSAGES.length);
    expect(new Set(MESSAGE_GROUPS.flatMap(messagesIn))).toEqual(new Set(MESSAGES));
  });
});

describe('what is known of a message', () => {
  const old = project({ title: 'Old', start: NOW - 300, completed: NOW - 200 });
  const rollout = project({ title: 'Rollout', start: NOW - 90, completed: NOW - 10 });
  const live = project({ title: 'Audit', start: NOW - 20, due: NOW + 30, moves: [{ on: NOW - 1, due: NOW + 40 }] });
  const cancelled = project({ title: 'Gone', start: NOW - 5, cancelled: NOW - 1 });
  const story: Story = { projects: [rollout, old, live, cancelled], complaints: [complaint({ received: NOW - 9, resolved: NOW - 4 })] };
  const values = (id: Parameters<typeof messageValues>[0], contacts: readonly string[] = []) => messageValues(id, 'formal', standing(story), contacts, 'Ken', words('en'));

  test('a person is called by the first word of the name, without people nobody is, since the client is mostly a company', () => {
    expect(values('general', ['Anna Petrova']).name).toBe('Anna');
    expect(values('general', ['鈴木花子']).name).toBe('鈴木花子');
    expect(values('general').name).toBeUndefined();
    expect(values('general')).toMatchObject({ client: 'Acme', me: 'Ken' });
  });

  test.each([
    ['Анна Сергеевна', 'Анна Сергеевна', 'Анна'], ['Петров Илья Ильич', 'Илья Ильич', 'Илья'], ['Ольга Никитична Белова', 'Ольга Никитична', 'Ольга'],
    ['Анна Белова', 'Анна', 'Анна'], ['Anna Petrovich Bell', 'Anna', 'Anna'], ['鈴木 花子', '鈴木', '鈴木'],
  ])('%s is called %s, and as a friend %s', (person, formal, friend) => {
    const called = (address: 'formal' | 'friend') => messageValues('general', address, standing(story), [person], '', words('ru')).name;
    expect([called('formal'), called('friend')]).toEqual([formal, friend]);
  });

  test('thanks and requests look back at the last project that ended, all else at the one that goes on', () => {
    expect([values('ask-formal').project, values('project-thanks').project, values('warn-delay').project]).toEqual(['Rollout', 'Rollout', 'Audit']);
    expect(messageValues('project-thanks', 'formal', standing({ client: client({ name: 'Acme' }), projects: [project({ title: 'Acme - archive', completed: '2026-03-20' })] }), [], '', words('en')).project).toBe('archive');
    expect(messageValues('warn-delay', 'formal', standing({ projects: [rollout, cancelled] }), [], '', words('en')).project).toBeUndefined();
  });

  test('only days that the notes name are filled in', () => {
    expect(values('complaint-answer').day).toBe(words('en').day(NOW - 9, NOW, 'long'));
    expect(values('complaint-confirm').day).toBe(words('en').day(NOW - 4, NOW, 'long'));
    expect(values('promise-buffer').day).toBe(words('en').day(NOW + 40, NOW, 'long'));
    expect(values('warn-delay').day).toBeUndefined();
  });
});

describe('a message that was written', () => {
  const draft = { client: CARD, message: 'feedback-progress', subject: 'How is it going?', body: 'One.\n\nTwo.', channel: 'chat', into: 'log' } as const;

  test.each([
    [{}, '- 2026-11-20 chat out?: How is it going? [purpose:: feedback]'],
    [{ channel: 'call' }, '- 2026-11-20 call: How is it going? [purpose:: feedback]'],
    [{ subject: ' ', message: 'keep-in-touch', channel: 'email' }, `- 2026-11-20 email out: ${words('en').say('message.keep-in-touch.name')} [purpose:: personal]`],
    [{ subject: 'A [x:: 1] <% b %>\nc' }, '- 2026-11-20 chat out?: A [x:: 1] < % b %> c [purpose:: feedback]'],
  ] as const)('is one line of the log with its subject: %j', (more, line) => {
    expect(changed('## Log\n', CARD, keepMessage({ ...draft, ...more }, desk()))).toBe(`## Log\n${line}\n`);
  });

  test('is a note with the whole text, under the names that the user gave to properties', () => {
    const name = `2026-11-20 Acme ${words('en').say('message.feedback-progress.name')}`;
    const { path, text } = created(keepMessage({ ...draft, into: 'note' }, desk('en', { own: { client: 'Kunde' }, taken: () => [name] })));
    expect(path).toBe(`Client notes/${name} 2.md`);
    expect(text).toBe('---\nKunde: "[[Acme]]"\ndate: 2026-11-20\n---\n\n# How is it going?\n\nOne.\n\nTwo.\n');
  });
});

test('what happened lately speaks against asking for so long', () => {
  const { moments: { blockers } } = standing({
    recommendations: [recommendation({ asked: NOW - 10 }), recommendation({ declined: NOW - 20 }), recommendation({ received: NOW - 5 })],
    complaints: [complaint({ received: NOW - 1 })], interactions: [call(NOW - 1)],
  });
  expect(blockers.map((blocker) => [blocker.kind, peaceUntil(blocker)])).toEqual([
    ['open-complaint', null], ['asked-recently', NOW + 80], ['declined-recently', NOW + 160], ['just-received', NOW + 25],
  ]);
});
