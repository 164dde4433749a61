/** The gate of consent, over every combination of what can be agreed and forbidden. */
import { appearance, mayBeUsed, USES, type Use } from '../../../src/core/portfolio/consent';
import type { Consent } from '../../../src/core/model';
import { day, recommendation } from '../../support/facts';

const TODAY = day('2026-03-31');
const CONSENTS: readonly Consent[] = ['none', 'private', 'anonymous', 'named', 'public'];
const KNOWN = { nda: false };
const given = (consent: Consent, written: Parameters<typeof recommendation>[0] = {}) => recommendation({ received: '2026-01-10', consent, ...written });

describe('without anything else in the way', () => {
  const ALLOWED: Readonly<Record<Consent, readonly Use[]>> = {
    none: [],
    private: ['private'],
    anonymous: ['private', 'anonymous'],
    named: ['private', 'anonymous', 'named'],
    public: ['private', 'anonymous', 'named', 'public'],
  };

  it.each(CONSENTS)('consent %s allows what it names and whatever is narrower', (consent) => {
    expect(USES.filter((use) => mayBeUsed(given(consent), KNOWN, use, TODAY).allowed)).toEqual(ALLOWED[consent]);
  });

  it('says that a consent is narrower, and that there is none', () => {
    expect(mayBeUsed(given('anonymous'), KNOWN, 'public', TODAY)).toEqual({ allowed: false, why: 'narrower-consent' });
    expect(mayBeUsed(given('none'), KNOWN, 'private', TODAY)).toEqual({ allowed: false, why: 'no-consent' });
    expect(mayBeUsed(given('public'), KNOWN, 'public', TODAY)).toEqual({ allowed: true, why: null });
  });
});

describe('whatever is agreed', () => {
  const BARS = [
    ['the consent has run out', { consentUntil: '2026-03-30' }, KNOWN, 'consent-expired'],
    ['the consent is given tomorrow', { consentDate: '2026-04-01' }, KNOWN, 'no-consent'],
    ['it was withdrawn', { withdrawn: '2026-03-31' }, KNOWN, 'withdrawn'],
    ['it was never received', { received: null }, KNOWN, 'not-received'],
    ['it comes tomorrow', { received: '2026-04-01' }, KNOWN, 'not-received'],
    ['it is one of ours', { direction: 'given' as const }, KNOWN, 'not-received'],
    ['nobody knows whose it is', {}, null, 'unknown-client'],
  ] as const;

  it.each(BARS)('nothing may be used when %s', (_, written, by, why) => {
    for (const consent of CONSENTS) {
      for (const use of USES) {
        const permission = mayBeUsed(given(consent, written), by, use, TODAY);
        expect([consent, use, permission.allowed]).toEqual([consent, use, false]);
        if (consent === 'public') expect([use, permission.why]).toEqual([use, why]);
      }
    }
  });

  it('an agreement on confidentiality leaves only what is told in private', () => {
    for (const consent of CONSENTS) {
      const allowed = USES.filter((use) => mayBeUsed(given(consent), { nda: true }, use, TODAY).allowed);
      expect([consent, allowed]).toEqual([consent, consent === 'none' ? [] : ['private']]);
    }
    expect(mayBeUsed(given('public'), { nda: true }, 'anonymous', TODAY).why).toBe('nda');
  });

  it('one bar is enough: no second fact opens the gate again', () => {
    for (const consent of CONSENTS) {
      for (const use of USES) {
        for (const consentUntil of [null, '2026-03-30', '2026-04-30']) {
          for (const withdrawn of [null, '2026-03-01', '2026-04-30']) {
            for (const nda of [false, true]) {
              const { allowed } = mayBeUsed(given(consent, { consentUntil, withdrawn }), { nda }, use, TODAY);
              const free = consentUntil !== '2026-03-30' && withdrawn !== '2026-03-01' && (!nda || use === 'private');
              expect([consent, use, consentUntil, withdrawn, nda, allowed]).toEqual([
                consent, use, consentUntil, withdrawn, nda, free && mayBeUsed(given(consent), KNOWN, use, TODAY).allowed,
              ]);
            }
          }
        }
      }
    }
  });

  it('a consent holds on its last day, and a withdrawal to come has no effect yet', () => {
    expect(mayBeUsed(given('named', { consentUntil: TODAY, withdrawn: TODAY + 1 }), KNOWN, 'named', TODAY).allowed).toBe(true);
  });
});

describe('in something that is shown', () => {
  it.each<readonly [Consent, Use, ReturnType<typeof appearance>]>([
    ['public', 'public', 'named'], ['named', 'public', 'anonymous'], ['anonymous', 'public', 'anonymous'], ['private', 'public', null],
    ['public', 'named', 'named'], ['named', 'named', 'named'], ['anonymous', 'named', 'anonymous'], ['private', 'named', null],
    ['public', 'anonymous', 'anonymous'], ['named', 'anonymous', 'anonymous'], ['private', 'anonymous', null], ['none', 'anonymous', null],
    ['private', 'private', 'named'], ['none', 'private', null],
  ])('with consent %s for a %s use it appears as %s', (consent, use, as) => {
    expect(appearance(given(consent), KNOWN, use, TODAY)).toBe(as);
  });

  it('under an agreement on confidentiality it never leaves the room', () => {
    expect(USES.map((use) => appearance(given('public'), { nda: true }, use, TODAY))).toEqual(['named', null, null, null]);
  });
});
