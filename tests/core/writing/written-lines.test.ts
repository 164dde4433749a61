import { logDate, logWords } from '../../../src/core/reading/log';
import { typedLine } from '../../../src/core/writing/typed-text';
import { DIRECTION, INTERACTION_KIND } from '../../../src/core/reading/words';
import { canonicalSpelling, spellingIn } from '../../../src/core/reading/spelling';
import { formatLogLine, formatTask } from '../../../src/core/writing/written-lines';
import type { Direction, InteractionKind } from '../../../src/core/model';
import { LANGUAGES } from '../../../src/core/i18n/lookup';
import { day } from './desk';

const date = day('2026-11-20');

test.each([
  [{ kind: 'call', direction: 'in', summary: 'Renewal talk', fields: [['mood', 'positive']] }, '- 2026-11-20 call in: Renewal talk [mood:: positive]'],
  [{ kind: 'email', direction: 'out', awaits: true, summary: '' }, '- 2026-11-20 email out?'],
  [{ kind: 'contact', summary: 'call me in: two days' }, '- 2026-11-20 contact: call me in: two days'],
  [{ kind: 'meeting', direction: 'both', awaits: true, time: '09:00', summary: 'With [[Anna]]', fields: [['csat', 5], ['nps', null], ['owner', 'a [b] [[c]]'], ['answered', false]] },
    '- 2026-11-20 09:00 meeting both: With [[Anna]] [csat:: 5] [owner:: a  b  [[c]]] [answered:: false]'],
] as const)('a log line of %j', (entry, line) => {
  expect(formatLogLine({ date, ...entry })).toBe(line);
});

describe.each(LANGUAGES)('a log line written in %s', (language) => {
  const kinds = Object.keys(INTERACTION_KIND).filter((kind): kind is InteractionKind => Object.hasOwn(INTERACTION_KIND, kind));
  const ways = Object.keys(DIRECTION).filter((way): way is Exclude<Direction, 'unknown'> => Object.hasOwn(DIRECTION, way));
  test.each([canonicalSpelling, spellingIn(language)])('is read again as every kind and direction', (spelling) => {
    for (const kind of kinds) {
      for (const direction of ways) {
        const line = formatLogLine({ date, kind, direction, summary: 'звонок: in — x' }, { spelling, own: {} });
        const read = logDate(line.slice(2), null);
        if (!read || !('rest' in read)) throw new Error(line);
        expect({ ...read, ...logWords(read.rest) }).toMatchObject({ day: date, kind, direction, summary: 'звонок: in — x' });
      }
    }
  });
});

test.each([
  [{ text: 'Send the proposal', due: day('2026-11-30') }, '- [ ] Send the proposal 📅 2026-11-30'],
  [{ text: 'Call', due: null }, '- [ ] Call'],
  [{ text: 'Logo', due: day('2026-12-01'), waiting: true, mark: 'task', style: 'fields' }, '- [ ] Logo #task #waiting [due:: 2026-12-01]'],
  [{ text: '- [ ] pasted #task', due: null, mark: '#task' }, '- [ ] pasted #task'],
] as const)('a task of %j', (task, line) => {
  expect(formatTask(task)).toBe(line);
});

test.each([
  ['whole [[Anna|her]] and ![[photo.png]]', 'whole [[Anna|her]] and ![[photo.png]]'],
  ['half [[ only', 'half [ [ only'],
  ['other half ]] and [[', 'other half ] ] and [ ['],
  ['[[]] [[ ]] [[|x]]', '[ [] ] [ [ ] ] [ [|x] ]'],
  ['[[[Anna]]]', '[ [[Anna]] ]'],
  ['<% run %> <<%%>', '< % run %> << % %>'],
  ['%%hidden %%% <!-- x', '% %hidden % % % <! -- x'],
  ['two\nlines\r\n\r\nhere', 'two lines here'],
])('typed %j is written %j', (typed, written) => {
  expect(typedLine(typed)).toBe(written);
});
