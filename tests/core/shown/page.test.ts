import { clientPage } from '../../../src/core/shown/page';
import { words } from '../../../src/core/i18n/lookup';
import { sourceRef, type ClientFacts } from '../../../src/core/model';
import type { View } from '../../../src/core/shown/sentences';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { client, complaint, facts, interaction, project, promise, question } from '../../support/facts';
import { day } from '../../support/notes';
import { smallVault } from '../../support/small-vault';

const view: View = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };

function acme(): ClientFacts {
  const found = smallVault().book.client('Clients/Acme Logistics.md');
  if (!found) throw new Error('no Acme');
  return found;
}

describe('100 and what it loses', () => {
  const page = clientPage(acme(), view);

  it('adds up to the number under the line', () => {
    expect(page.losses.reduce((sum, { points }) => sum + points * 10, 1000)).toBeCloseTo((page.score ?? 0) * 10, 6);
    expect(page.sumText).toBe('62.9');
    expect(page.scoreText).toBe('63');
  });

  it('tells each loss with points, evidence, place and what mends it', () => {
    expect(page.losses.map(({ pointsText, title, detail, tone, mend, sources: [first] }) =>
      [pointsText, title, detail, tone, mend?.label ?? null, first ? sourceRef(first) : null])).toEqual([
      ['−16.5', 'Complaint: Late delivery', 'open 12 days, target 10, 15 (medium severity) × 1.1 for 2 days overdue', 'loss', 'Resolve', 'Complaints/Late delivery.md'],
      ['−9.7', 'Contact', '44 days since the e-mail of 15 Feb, usual 30', 'loss', 'Log contact', 'Clients/Acme Logistics.md#L14'],
      ['−5.0', 'Promises', '1 of 2 on time, Send the report: 7 days late', 'loss', null, 'Clients/Acme Logistics.md#L24'],
      ['−5.0', 'Replies', '2 of 3 messages answered, my message of 5 Jan was not answered', 'loss', null, 'Clients/Acme Logistics.md#L19'],
      ['−3.8', 'Satisfaction', 'CSAT 4 on 14 Feb, was 5, level 87.4 of 100', 'loss', null, 'Clients/Acme Logistics.md#L15'],
      ['+2.9', 'Recommendation', 'to Нева Логистик, 90 days ago', 'gift', 'Thank', 'Recommendations/Acme to Neva.md'],
    ]);
  });

  it('links each piece of evidence to its line', () => {
    const promises = page.losses.find(({ kind }) => kind === 'commitments');
    expect(promises?.evidence).toEqual([
      { text: '1 of 2 on time', source: null },
      { text: 'Send the report: 7 days late', source: { path: 'Clients/Acme Logistics.md', line: 24 } },
    ]);
  });

  it('draws its bars on one scale, of 20 points or of the biggest', () => {
    expect(page.losses.map(({ share }) => share)).toEqual([0.825, 0.485, 0.25, 0.25, 0.19, 0.145]);
    const grave = clientPage(facts({ complaints: [complaint({ received: '2026-03-01', severity: 'critical' })] }), view);
    expect(Math.max(...grave.losses.map(({ share }) => share))).toBe(1);
  });

  it.each([
    ['in time', { received: '2026-03-29', acknowledged: '2026-03-29' }, '35 (high severity)', -35],
    ['overdue and without a first answer', { received: '2026-03-20' }, '35 (high severity) × 1.6 for 6 days overdue + 5 unanswered', -61],
    ['reopened', { received: '2026-03-01', acknowledged: '2026-03-01', resolved: ['2026-03-03'], reopened: ['2026-03-30'] }, '35 (high severity) × 1.25 reopened', -43.7],
    ['resolved, not confirmed', { received: '2026-02-27', acknowledged: '2026-02-27', resolved: ['2026-03-01'] }, '35 (high severity) × 0.5 not confirmed × 0.5 fading', -8.7],
  ] as const)('says how the points of a complaint come about: %s', (_, days, price, points) => {
    const one = facts({ complaints: [complaint({ severity: 'high', ...days })], interactions: [interaction({ date: '2026-03-30' })] });
    const [loss] = clientPage(one, view).losses.filter(({ kind }) => kind === 'complaint');
    expect(loss?.evidence.at(-1)).toEqual({ text: price, source: null });
    expect(loss?.points).toBe(points);
  });

  it('offers to keep the promise that is overdue, and nothing where all that were late are kept', () => {
    const one = (done?: string): ReturnType<typeof clientPage> =>
      clientPage(facts({ interactions: [interaction({ date: '2026-03-30' })], promises: [promise({ due: '2026-03-20', ...(done ? { done } : {}) }), promise({ due: '2026-04-02' })] }), view);
    const mend = ({ losses }: ReturnType<typeof clientPage>): unknown => losses.find(({ kind }) => kind === 'commitments')?.mend?.label ?? null;
    expect([mend(one()), mend(one('2026-03-25'))]).toEqual(['Done', null]);
  });

  it('does not praise a limit', () => {
    const many = facts({ complaints: ['A', 'B'].map((name) => complaint({ path: `Complaints/${name}.md`, received: '2026-03-01', severity: 'critical' })) });
    const cap = clientPage(many, view).losses.find(({ kind }) => kind === 'cap');
    expect(cap?.tone).toBe('even');
    expect(cap?.points).toBeGreaterThan(0);
  });

  it('mends each of two complaints where it stands', () => {
    const two = facts({
      complaints: [
        complaint({ path: 'Complaints/A.md', received: '2026-03-01', acknowledged: '2026-03-01', severity: 'high' }),
        complaint({ path: 'Complaints/B.md', received: '2026-03-30', severity: 'low' }),
      ],
      interactions: [interaction({ date: '2026-03-30' })],
    });
    const mends = clientPage(two, view).losses.filter(({ kind }) => kind === 'complaint').map(({ mend }) => [mend?.label, mend?.action.source.path]);
    expect(mends).toEqual([['Resolve', 'Complaints/A.md'], ['Acknowledge', 'Complaints/B.md']]);
  });

  it('counts further evidence instead of listing it without end', () => {
    const late = Array.from({ length: 9 }, (_, index) => promise({ due: `2026-03-0${String(index + 1)}`, done: '2026-03-20', text: `P${String(index)}` }));
    const [loss] = clientPage(facts({ client: client({ cadence: 30 }), promises: late, interactions: [interaction({ date: '2026-03-30' })] }), view).losses;
    expect(loss?.detail).toMatch(/^0 of 9 on time, P0: 19 days late, .*, and 5 more$/);
  });

  it('does not count days since a contact of today', () => {
    const spoken = facts({ client: client({ cadence: 30 }), interactions: [interaction({ date: '2026-03-31' })] });
    expect(clientPage(spoken, view).losses.find(({ kind }) => kind === 'contact')?.detail).toBe('in touch today');
  });
});

describe('the head of the page', () => {
  it('says how sure the score is, in kinds of evidence', () => {
    expect(clientPage(acme(), view).sureness).toBe('sure of it, from 4 of 4 kinds of evidence');
    const thin = clientPage(facts({ interactions: [interaction({ date: '2026-03-30' })] }), view);
    expect(thin).toMatchObject({ provisional: true, sureness: 'provisional, from 1 of 4 kinds of evidence' });
    expect(thin.notice).toBe('There is little evidence yet: take this number as a first guess.');
  });

  it('puts preferences and one’s own judgement in words', () => {
    expect(clientPage(acme(), view)).toMatchObject({
      preferences: 'prefers e-mail, mornings, fixed prices',
      override: 'your own judgement: healthy, until 1 May (new owner)',
      about: 'Key client · logistics',
    });
    expect(clientPage(acme(), { ...view, today: day('2026-05-02') }).override).toBeNull();
  });

  it.each([
    ['en', 'Key client · through Tom Okafor · long-term · regular work · strategic · wary of freelancers · client and friend · logistics'],
    ['ru', 'Ключевой клиент · посредник: Tom Okafor · долгосрочно · регулярная работа · стратегическое сотрудничество · настороженно к фрилансерам · клиент и друг · logistics'],
    ['ja', '重要顧客 · Tom Okafor経由 · 長期 · 継続の仕事 · 戦略的な関係 · 外注に慎重 · 顧客であり友人 · logistics'],
  ] as const)('says what kind of client it is, in %s, and nothing twice', (language, about) => {
    const kind = client({
      segment: 'key', access: 'indirect', via: 'People/Tom Okafor', term: 'long_term', engagement: ['regular', 'long_term', 'strategic'],
      experience: 'skeptic', closeness: 'client_friend', industry: 'logistics',
    });
    expect(clientPage(facts({ client: kind }), { ...view, words: words(language) }).about).toBe(about);
    expect(clientPage(facts({ client: kind }), { ...view, words: words(language), privacy: true }).about).not.toMatch(/Tom|logistics/);
    expect(clientPage(facts({ client: client({ access: 'indirect' }) }), { ...view, words: words(language) }).about).toBe({ en: 'Indirect', ru: 'Через посредника', ja: '間接' }[language]);
  });

  it('says why there is no score', () => {
    const noticeOf = (written: Parameters<typeof client>[0]) => clientPage(facts({ client: client(written) }), view).notice;
    expect(noticeOf({ status: 'prospect' })).toBe('Not a client yet. Only active clients have a score.');
    expect(noticeOf({})).toBe('No contact, rating, promise or reply is on record yet, so there is no score.');
    const asleep = clientPage(facts({ interactions: [interaction({ date: '2025-01-01' })] }), view);
    expect(asleep).toMatchObject({
      band: 'dormant', scoreText: '–', sumText: '–', losses: [], sureness: '',
      notice: 'Silent for 454 days. Nothing is open and there has been no contact for a long time. Is this still a client?',
    });
  });
});

describe('below the fold', () => {
  it('lists promises, mine that wait first, then what the client owes', () => {
    expect(clientPage(acme(), view).promises.map(({ text, state, stateText }) => [text, state, stateText])).toEqual([
      ['Call back', 'open', 'due 2 Apr'],
      ['Acme sends the logo', 'waiting', 'theirs, due 1 Apr'],
      ['Send the report', 'late', 'kept 7 days late'],
      ['Send the plan', 'kept', 'kept on 9 Dec 2025'],
    ]);
  });

  it('tells what happened, newest first, and nothing that is still to come', () => {
    const { timeline } = clientPage(acme(), view);
    expect(timeline().slice(0, 6).map(({ dayText, title, text }) => `${dayText} · ${title} · ${text}`)).toEqual([
      '19 Mar · Complaint acknowledged · Late delivery',
      '19 Mar · Complaint received · Late delivery',
      '15 Feb · E-mail, in · Price question',
      '14 Feb · Call · Review, CSAT 4',
      '12 Feb · E-mail, in · Thanks',
      '10 Feb · E-mail, out · Invoice sent',
    ]);
    const past = clientPage(acme(), { ...view, today: day('2026-02-11') });
    expect(past.timeline()[0]).toMatchObject({ dayText: '10 Feb' });
  });

  it('tells what changed in 30 days, adding up to the trend', () => {
    const page = clientPage(acme(), view);
    expect(page.changes.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(page.trend?.delta ?? NaN, 6);
    expect(page.changes[0]).toMatchObject({ pointsText: '−16.5', text: 'Complaint: Late delivery, open 12 days, target 10' });
  });

  it('says of a complaint that is gone that it no longer counts', () => {
    const solved = facts({
      client: client({ cadence: 30 }),
      interactions: [interaction({ date: '2026-02-25' }), interaction({ date: '2026-03-30' })],
      complaints: [complaint({ received: '2026-02-20', acknowledged: '2026-02-20', resolved: '2026-03-10', confirmed: '2026-03-12', satisfied: true })],
    });
    expect(clientPage(solved, view).changes).toMatchObject([{ points: 15, text: 'Complaint: Late delivery (no longer counts)' }]);
  });

  it('shows a moment with what speaks against it', () => {
    const glad = facts({
      client: client({ cadence: 30 }),
      interactions: [interaction({ date: '2026-03-30' })],
      projects: [project({ title: 'Portal', completed: '2026-03-29', csat: 5, due: '2026-03-29' })],
      promises: [promise({ due: '2026-03-20' })],
    });
    expect(clientPage(glad, view).moment).toMatchObject({
      ask: false,
      headline: 'A moment to ask, but not now',
      moments: [{ kind: 'project-success', text: 'project finished 2 days ago with CSAT 5', expiresText: 'until 12 Apr' }],
      blockers: [{ kind: 'overdue-promise', text: 'a promise of mine is overdue' }],
    });
  });

  it('in privacy mode keeps the words of the notes to itself', () => {
    const { actions, losses, timeline, promises, changes, ...page } = clientPage(acme(), { ...view, privacy: true });
    const said = [
      page.name, page.about, page.preferences, page.override, page.notice, page.lastContact?.text, page.moment.headline,
      ...losses.flatMap(({ title, detail }) => [title, detail]), ...timeline().map(({ text }) => text), ...promises.map(({ text }) => text),
      ...changes.map(({ text }) => text), ...actions.map(({ label }) => label),
    ].join('\n');
    expect(said).not.toMatch(/Acme|Late delivery|report|Invoice|logo|fixed prices|new owner|logistics|Нева/);
    expect(page.name).toBe('AL');
    expect(page.preferences).toBe('prefers e-mail');
  });

  it('never warns of silence where a reply is what is missing', () => {
    const waiting = facts({ client: client({ cadence: 30 }), interactions: [question({ date: '2026-03-20' }), interaction({ date: '2026-03-25' })] });
    expect(clientPage(waiting, view).losses.map(({ detail }) => detail)).toEqual(['6 days since the call of 25 Mar, usual 30']);
  });
});
