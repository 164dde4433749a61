/** The library of recommendations: where each stands, what it needs, what has come of it. */
import { filtered, libraryOf, qualityOf, usesOf, type LibraryEntry } from '../../../src/core/portfolio/library';
import { client, day, facts, recommendation, type WrittenRecommendation } from '../../support/facts';

const TODAY = day('2026-03-31');
const acme = client({ name: 'Acme', segment: 'key', industry: 'logistics' });

function only(written: WrittenRecommendation, card = acme): LibraryEntry {
  const [entry] = libraryOf([facts({ client: card, recommendations: [recommendation(written)] })], TODAY).entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

describe('where a recommendation stands', () => {
  it.each<readonly [string, WrittenRecommendation, LibraryEntry['state'], string | null]>([
    ['nothing has happened', {}, 'idea', null],
    ['it was asked for', { asked: '2026-03-01' }, 'asked', '2026-03-01'],
    ['it was declined', { asked: '2026-03-01', declined: '2026-03-05' }, 'declined', '2026-03-05'],
    ['it was asked for again after a refusal', { asked: '2026-03-09', declined: '2026-03-05' }, 'asked', '2026-03-09'],
    ['it came', { asked: '2026-03-01', received: '2026-03-10' }, 'received', '2026-03-10'],
    ['it came after a refusal', { declined: '2026-03-05', received: '2026-03-10' }, 'received', '2026-03-10'],
    ['thanks were said', { received: '2026-03-10', thanked: '2026-03-11' }, 'thanked', '2026-03-11'],
    ['it was published', { received: '2026-03-10', thanked: '2026-03-11', published: '2026-03-12' }, 'published', '2026-03-12'],
    ['its consent has ended', { received: '2026-03-10', published: '2026-03-12', consent: 'named', consentUntil: '2026-03-30' }, 'expired', '2026-03-30'],
    ['it was withdrawn', { received: '2026-03-10', withdrawn: '2026-03-20' }, 'withdrawn', '2026-03-20'],
    ['it is one of ours', { direction: 'given', given: '2026-03-10' }, 'given', '2026-03-10'],
    ['everything is still to come', { asked: '2026-04-01', received: '2026-04-10' }, 'idea', null],
  ])('when %s', (_, written, state, date) => {
    const entry = only(written);
    expect([entry.state, entry.date]).toEqual([state, date === null ? null : day(date)]);
  });
});

describe('what a recommendation needs', () => {
  it.each<readonly [string, WrittenRecommendation, readonly string[]]>([
    ['its day of review has passed', { reviewBy: '2026-03-30' }, ['review-due']],
    ['its day of review is today', { reviewBy: '2026-03-31' }, []],
    ['its consent ends within a month', { consent: 'named', consentUntil: '2026-04-30' }, ['consent-expiring']],
    ['its consent ends later', { consent: 'named', consentUntil: '2026-05-01' }, []],
    ['its consent has ended', { consent: 'named', consentUntil: '2026-03-30' }, ['consent-expired']],
    ['there is no consent that could end', { consent: 'none', consentUntil: '2026-03-30' }, []],
  ])('when %s', (_, written, stale) => {
    expect(only({ received: '2026-01-10', thanked: '2026-01-10', ...written }).stale).toEqual(stale);
  });

  it('is a second look when the client has gone since', () => {
    expect(only({ received: '2026-01-10' }, client({ status: 'former', ended: '2026-02-01' })).stale).toEqual(['client-ended']);
    expect(only({ received: '2026-01-10' }, client({ status: 'former', ended: '2026-02-01', resumed: '2026-03-01' })).stale).toEqual([]);
  });

  it('is thanks from the second day on, and never for one that was withdrawn', () => {
    expect([29, 30, 31].map((date) => only({ received: `2026-03-${date}` }).thanksOwed)).toEqual([true, false, false]);
    expect(only({ received: '2026-03-01', withdrawn: '2026-03-02' }).thanksOwed).toBe(false);
    expect(only({ received: '2026-03-01', thanked: '2026-03-20' }).thanksOwed).toBe(false);
  });
});

describe('the library', () => {
  const other = client({ name: 'Other', nda: true });
  const library = libraryOf([
    facts({ client: acme, recommendations: [
      recommendation({ received: '2026-01-10', consent: 'public', form: 'linkedin', content: ['results', 'skills'] }),
      recommendation({ received: '2026-02-10', consent: 'anonymous', form: 'formal_letter', service: 'audit', content: ['conduct'] }),
      recommendation({ asked: '2026-03-01' }),
    ] }),
    facts({ client: other, recommendations: [recommendation({ received: '2025-01-10', consent: 'public', form: 'mention' })] }),
  ], TODAY, [recommendation({ received: '2024-01-10', consent: 'public' })]);

  it('counts what may be used, of all that was received', () => {
    expect([library.received, library.usable]).toEqual([4, { private: 3, anonymous: 2, named: 1, public: 1 }]);
  });

  it('lists one of nobody known, with every use barred', () => {
    const entry = library.entries.find(({ clients }) => clients.length === 0);
    expect(entry?.uses.private).toEqual({ allowed: false, why: 'unknown-client' });
  });

  it('lists the newest first, and a shared note once with both clients', () => {
    expect(library.entries.map(({ date }) => date)).toEqual(['2026-03-01', '2026-02-10', '2026-01-10', '2025-01-10', '2024-01-10'].map(day));
    const shared = recommendation({ received: '2026-01-10', consent: 'named' });
    const both = libraryOf([facts({ client: acme, recommendations: [shared] }), facts({ client: other, recommendations: [shared] })], TODAY);
    expect(both.entries.map(({ clients, uses }) => [clients.map(({ name }) => name), uses.named.why])).toEqual([[['Acme', 'Other'], 'nda']]);
  });

  it('is filtered by every axis at once', () => {
    const found = (filter: Parameters<typeof filtered>[1]) => filtered(library.entries, filter).map(({ recommendation: { form } }) => form);
    expect(found({})).toHaveLength(5);
    expect(found({ content: 'results' })).toEqual(['linkedin']);
    expect(found({ service: 'Audit' })).toEqual(['formal_letter']);
    expect(found({ industry: 'logistics', content: 'conduct' })).toEqual(['formal_letter']);
    expect(found({ client_level: 'key' })).toHaveLength(3);
    expect(found({ client_level: '' })).toEqual(['mention', 'linkedin']);
    expect(found({ client: 'Clients/Other.md' })).toEqual(['mention']);
    expect(found({ form: 'linkedin', content: 'conduct' })).toEqual([]);
  });
});

describe('what it was used in', () => {
  it.each([
    ['2026-11-05 proposal for Gamma: won', day('2026-11-05'), 'proposal for Gamma', 'won', 'won'],
    ['2026-11-05: talk at 10:30, the forum: Invited', day('2026-11-05'), 'talk at 10:30, the forum', 'Invited', 'won'],
    ['2026-11-05 предложение «Гамме»: отказ', day('2026-11-05'), 'предложение «Гамме»', 'отказ', 'lost'],
    ['２０２６－１１－０５ ガンマ様への提案：受注', day('2026-11-05'), 'ガンマ様への提案', '受注', 'won'],
    ['2026-11-05 proposal for Gamma', day('2026-11-05'), 'proposal for Gamma', null, null],
    ['2026-11-05 proposal: still open', day('2026-11-05'), 'proposal', 'still open', null],
    ['website: https://example.org/a', null, 'website: https://example.org/a', null, null],
    ['the website', null, 'the website', null, null],
    ['', null, '', null, null],
  ])('%s', (written, date, where, result, outcome) => {
    const [use] = usesOf({ usedIn: [written] });
    expect(use).toEqual({ date, where, result, outcome });
  });
});

describe('how strong it is', () => {
  it.each<readonly [WrittenRecommendation, string | null, number]>([
    [{}, null, 0],
    [{ content: ['results'] }, null, 1],
    [{ content: ['results'], consent: 'named' }, null, 2],
    [{ content: ['results'], consent: 'public', purpose: ['new_clients'] }, null, 3],
    [{ content: ['results'], consent: 'public', purpose: ['new_clients'] }, 'Waiting fell to 21 minutes', 4],
    [{ context: 'after 3 depots' }, null, 1],
    [{ consent: 'anonymous', content: ['skills'] }, 'No number here', 0],
  ])('%o with %s makes %i', (written, quote, score) => {
    expect(qualityOf(recommendation({ received: '2026-01-10', ...written }), quote, TODAY).score).toBe(score);
  });

  it('does not say that a number is missing before the words were read', () => {
    expect(qualityOf(recommendation({ received: '2026-01-10' }), null, TODAY).number).toBeNull();
    expect(qualityOf(recommendation({ received: '2026-01-10' }), 'fine', TODAY).number).toBe(false);
  });
});
