import { words } from '../../../src/core/i18n/lookup';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { matterName } from '../../../src/core/shown/sentences';
import { client } from '../../support/facts';
import { day } from '../../support/notes';

const view = { today: day('2026-03-31'), weights: DEFAULT_WEIGHTS, words: words('en') };
const acme = client({ name: 'Acme & Sons', aliases: ['Acme', 'Акме', '花屋ミモザ'] });

describe('what a note is called beside the name of its client', () => {
  it.each([
    ['Acme & Sons - late delivery', 'late delivery'],
    ['ACME – late delivery', 'late delivery'],
    ['Acme: late delivery', 'late delivery'],
    ['акме — акты без подписи', 'акты без подписи'],
    ['花屋ミモザ - 配達表', '配達表'],
    ['花屋ミモザ：配達表', '配達表'],
  ])('leaves out the name before a dash or a colon: %s', (title, said) => {
    expect(matterName(title, acme, view)).toBe(said);
  });

  it.each(['Late delivery', 'Acme', 'Acme -', 'Acme - ', 'Acme-branded labels', 'Acme late', 'Acmeta - late', 'Beta - late delivery', ''])('leaves everything else as it is: %s', (title) => {
    expect(matterName(title, acme, view)).toBe(title);
  });

  it('says nothing of it in privacy mode', () => {
    expect(matterName('Acme - late delivery', acme, { ...view, privacy: true })).toBe(words('en').say('quote.hidden'));
  });
});
