import { recordRecommendation, sentBy, type RecommendationDraft } from '../../../src/core/writing/actions';
import { appendLines } from '../../../src/core/writing/body-edit';
import { LANGUAGES } from '../../../src/core/i18n/lookup';
import { spellingIn } from '../../../src/core/writing/written-lines';
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
