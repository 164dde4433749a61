import { isoDay } from '../../../src/core/day';
import type { Problem } from '../../../src/core/model';
import { day, vault } from '../../support/notes';

const TODAY = day('2026-11-20');

function problems(files: Readonly<Record<string, string>>): unknown {
  return vault(files).book.problems(TODAY).map(({ code, line, field, value }: Problem) => [code, line, field, value]);
}

describe('which notes are ours', () => {
  test.each([
    ['type: client', 'client'], ['type: partner', 'client'], ['тип: клиент', 'client'], ['Type: Партнер', 'client'], ['種類: 顧客', 'client'], ['type: [person, client]', 'client'],
    ['tags: [client]', 'client'], ['tags: [work, "#client"]', 'client'], ['tags: [client/acme]', undefined], ['tags: [clients]', undefined], ['tags: [networking]', 'topic'],
    ['type: topic', 'topic'], ['type: complaint\nclient: "[[A]]"', 'complaint'], ['type: жалоба\nclient: A', 'complaint'], ['type: referral\nклиент: A', 'recommendation'],
    ['type: project\nclient: "[[A]]"', 'project'], ['type: call\nclient: A', 'interaction'],
    ['type: project', undefined], ['type: meeting', undefined], ['type: project\nclient:', undefined], ['type: project\nclient: []', undefined], ['type: project\nclient: [null, ""]', undefined], ['type: project\nclient: [[A]]', 'project'], ['type: recipe', undefined], ['type: client\ntags: [networking]', 'client'],
    ['type: recipe\ntags: [complaint]', 'complaint'],
  ])('%j makes a note %s', (frontmatter, kind) => {
    expect(vault({ 'X.md': `---\n${frontmatter}\n---\n` }).book.kindOf('X.md')).toBe(kind);
  });

  test('a folder makes a note of a kind only once the user sets it, and only directly inside', () => {
    const files = { 'CRM/Acme.md': '', 'CRM/Old/Beta.md': '', 'CRM/Topic.md': '---\ntype: topic\n---\n' };
    expect(vault(files).book.counts().clients).toBe(0);
    const { book } = vault(files, { folders: { client: '/CRM/' } });
    expect(['CRM/Acme.md', 'CRM/Old/Beta.md', 'CRM/Topic.md'].map((path) => book.kindOf(path))).toEqual(['client', undefined, 'topic']);
    expect(book.recognised().client).toEqual({ type: 0, tag: 0, folder: 1 });
  });

  test('tags of the user’s own, and topic tags, are as the settings say', () => {
    const { book } = vault({ 'A.md': '---\ntags: [customers]\n---\n', 'B.md': '---\ntags: [wiki]\n---\n', 'C.md': '---\ntags: [networking]\n---\n' }, { tags: { client: ['customers'] }, topicTags: ['wiki'] });
    expect(['A.md', 'B.md', 'C.md'].map((path) => book.kindOf(path))).toEqual(['client', 'topic', undefined]);
  });

  test('templates, excluded folders and conflict copies are none of ours', () => {
    const card = '---\ntype: client\n---\n';
    const { book } = vault({ 'Templates/Client.md': card, 'Archive/Old.md': card, 'A.md': card, 'A (Conflicted copy laptop 202611201200).md': card, 'A.sync-conflict-20261120-120000-ABCDEFG.md': card },
      { templateFolder: 'Templates', excludedFolders: ['Archive'] });
    expect(book.clients().map(({ client }) => client.source.path)).toEqual(['A.md']);
    expect(book.problems(TODAY).map(({ path, code }) => [path, code])).toEqual([
      ['A (Conflicted copy laptop 202611201200).md', 'conflict-copy'], ['A.sync-conflict-20261120-120000-ABCDEFG.md', 'conflict-copy'],
    ]);
  });
});

describe('a client card', () => {
  test('is read whole, in scalars or lists, in any language', () => {
    const { book } = vault({
      'Clients/Нева.md': [
        '---', 'тип: клиент', 'aliases: Neva', 'Статус: на паузе', 'paused: [2026-02-01, 2025-01-01]', 'сегмент: ключевой', 'access: косвенный', 'engagement: regular',
        'частота: 2 weeks', 'preferred_channel: звонок', 'preferences: утром', 'since: 2024-03-01', 'не_просить: да', 'nda: yes', 'health_override: watch', 'health_override_until: 2026-12-20', 'health_override_reason: new owner', '---', '',
      ].join('\n'),
    });
    expect(book.client('Clients/Нева.md')?.client).toMatchObject({
      name: 'Нева', aliases: ['Neva'], status: 'paused', paused: ['2026-02-01', '2025-01-01'].map(day), segment: 'key', access: 'indirect', engagement: ['regular'], cadence: 14,
      preferredChannel: 'call', preferences: ['утром'], since: day('2024-03-01'), noAsk: true, nda: true, relation: 'client', override: { band: 'watch', until: day('2026-12-20'), reason: 'new owner' },
    });
    expect(book.problems(TODAY)).toEqual([]);
  });

  test.each([
    ['30', 30], ['"30"', 30], ['weekly', 7], ['biweekly', 14], ['Monthly', 30], ['quarterly', 91], ['yearly', 365], ['2 weeks', 14], ['3 months', 90], ['ежемесячно', 30],
    ['2 недели', 14], ['раз в две недели', 14], ['毎月', 30], ['3か月', 90], ['２週間', 14], ['every 2 weeks', 14], ['every month', 30], ['раз в месяц', 30],
    ['каждые 10 дней', 10], ['каждую неделю', 7], ['раз в полгода', 182], ['раз в квартал', 91], ['2週間ごと', 14], ['四半期ごと', 91], ['週に1回', 7], ['月に1回', 30], ['半年ごと', 182],
    ['week', null], ['раз в', null], ['ごと', null], ['0', null], ['-3', null], ['often', null], ['2 fortnights', null],
  ])('cadence: %s is %s days', (written, days) => {
    const { book } = vault({ 'A.md': `---\ntype: client\ncadence: ${written}\n---\n` });
    expect(book.client('A.md')?.client.cadence).toBe(days);
    expect(book.problems(TODAY).map(({ code }) => code)).toEqual(days === null ? ['bad-number'] : []);
  });

  test('a word that stands for two properties is the one that its kind of note has', () => {
    const { book } = vault({
      'А.md': '---\nтип: клиент\nоценка: в порядке\nоценка до: 2026-04-30\n---\n',
      'П.md': '---\nтип: проект\nклиент: "[[А]]"\nначало: 2026-01-10\nзавершён: 2026-03-01\nоценка: 5\n---\n',
      'Ж.md': '---\n種類: 苦情\n顧客: "[[А]]"\n受付日: 2026-02-01\n担当者: 田中\n---\n',
    });
    const facts = book.client('А.md');
    expect([facts?.client.override?.band, facts?.projects[0]?.completed, facts?.projects[0]?.csat, book.problems(TODAY)]).toEqual(['healthy', day('2026-03-01'), 5, []]);
    expect(facts?.complaints).toHaveLength(1);
  });

  test('what cannot be read is named with its line and property; the rest is read', () => {
    expect(problems({ 'A.md': '---\ntype: client\nStatus: dreaming\nsince: 31.03.2026\nsegment: huge\nengagement: [regular, wild]\ncadence: often\nbirthday: 2026-02-30\nhealth_override: watch\n---\n' })).toEqual([
      ['bad-word', 3, 'Status', 'dreaming'], ['bad-date', 4, 'since', '31.03.2026'], ['bad-word', 5, 'segment', 'huge'], ['bad-word', 6, 'engagement', 'wild'],
      ['bad-number', 7, 'cadence', 'often'], ['bad-date', 8, 'birthday', '2026-02-30'], ['undated', 9, 'health_override', 'health_override_until'],
    ]);
  });

  test('absent means absent: null, blank text and empty lists say nothing and are no problem', () => {
    expect(problems({ 'A.md': '---\ntype: client\nstatus:\nsince: ""\npaused: []\nsegment: null\nengagement: [null]\naliases: [null, 7, {a: 1}]\ntags:\n  -\n---\n' })).toEqual([]);
  });

  test('what a template left blank does not hide the same property under another name', () => {
    const { book } = vault({
      'A.md': '---\ntype: client\ncadence:\nЧастота: 10\nсегмент: []\nsegment: key\nSince: ""\nsince: 2024-03-01\n---\n',
      'C.md': '---\ntype: complaint\nclient:\nклиент: [[A]]\nreceived:\nполучена: 2026-11-01\n---\n',
    });
    expect(book.client('A.md')?.client).toMatchObject({ cadence: 10, segment: 'key', since: day('2024-03-01') });
    expect(book.client('A.md')?.complaints.map(({ received }) => isoDay(received))).toEqual(['2026-11-01']);
    expect(book.problems(TODAY)).toEqual([]);
  });

  test('what is missing is asked for under the user’s own name, and unknown words are told which would do', () => {
    const { book } = vault({ 'C.md': '---\nart: complaint\nseverity: 3\n---\n' }, { propertyNames: { type: 'art', received: 'Eingang', client: 'Kunde' }, tags: {}, folders: {} });
    expect(book.problems(TODAY)).toEqual([]);
    const tagged = vault({ 'C.md': '---\ntags: [complaint]\n---\n', 'D.md': '---\ntags: [complaint]\nKunde: A\nEingang: 2026-11-01\nseverity: 3\n---\n', 'A.md': '---\ntype: client\n---\n' }, { propertyNames: { received: 'Eingang', client: 'Kunde' } });
    expect(tagged.book.problems(TODAY).map(({ path, code, value, repair, words }) => [path, code, value, words ? Object.keys(words).join(', ') : repair])).toEqual([
      ['C.md', 'undated', 'eingang', undefined], ['C.md', 'unknown-client', '', 'Kunde'], ['D.md', 'bad-word', '3', 'low, medium, high, critical'],
    ]);
  });

  test('properties may have names of the user’s own', () => {
    const { book } = vault({ 'A.md': '---\ncrm: client\ntype: company\nContact rhythm: 10\ncadence: 99\n---\n' }, { propertyNames: { type: 'crm', cadence: 'Contact rhythm' } });
    expect(book.client('A.md')?.client.cadence).toBe(10);
  });
});

describe('facts in notes of their own', () => {
  const acme = { 'Acme.md': '---\ntype: client\n---\n' };

  test('what is agreed on complaints: for a client in days, for a complaint as a day', () => {
    const { book } = vault({
      'Acme.md': '---\ntype: client\nsolve_within: 1 week\n---\n## Log\n- 2026-11-03 complaint in: wrong invoice [due:: 2026-11-05]\n',
      'C.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-11-01\nсрок: 2026-11-04\n---\n',
    });
    expect(book.client('Acme.md')?.client.solveWithin).toBe(7);
    expect(book.client('Acme.md')?.complaints.map(({ due }) => due)).toEqual(expect.arrayContaining([day('2026-11-05'), day('2026-11-04')]));
  });

  test.each([
    ['a word that is misspelt', 'form: linkedin\nconsent: publc', 'none'],
    ['yes and no', 'form: linkedin\nconsent: true', 'none'],
    ['a word, and one that is misspelt', 'consent: [public, annonymous]', 'none'],
    ['several words', 'consent: [public, без имени, named]', 'anonymous'],
    ['until a day that is none', 'consent: public\nconsent_until: 31.12.2025', 'none'],
    ['from a day that is none', 'consent: public\nconsent_date: soon', 'none'],
    ['taken back on a day that is none', 'form: linkedin\nwithdrawn: yes', 'none'],
    ['nothing, of what is public already', 'form: linkedin\nconsent:', 'public'],
  ])('consent that says %s', (_, says, consent) => {
    const { book } = vault({ ...acme, 'R.md': `---\ntype: recommendation\nclient: "[[Acme]]"\nreceived: 2026-10-01\n${says}\n---\n` });
    expect(book.client('Acme.md')?.recommendations[0]?.consent).toBe(consent);
  });

  test('a complaint with its steps', () => {
    const { book } = vault({ ...acme, 'C.md': '---\ntype: complaint\nclient: "[[Acme]]"\nsubject: delay\nseverity: high\nreceived: 2026-11-01\nacknowledged: 2026-11-01\nresolved: 2026-11-08\nreopened: [2026-11-09]\nsolution: [apology, скидка]\nsatisfied: нет\nconfirmed: 2026-11-12\n---\n' });
    expect(book.client('Acme.md')?.complaints[0]).toMatchObject({ title: 'C', subject: 'delay', severity: 'high', received: day('2026-11-01'), resolved: [day('2026-11-08')], reopened: [day('2026-11-09')], solution: ['apology'], satisfied: false });
    expect(book.problems(TODAY).map(({ code, value }) => [code, value])).toEqual([['bad-word', 'скидка']]);
  });

  test.each([
    ['received: 2026-11-05\nresolved: 2026-11-01', [['resolved-before-received', '2026-11-01']]],
    ['received: 2026-11-01\nresolved: 2026-11-08\nconfirmed: 2026-11-05\nsatisfied: true', [['confirmed-before-resolved', '2026-11-05']]],
    ['received: 2026-11-01\nconfirmed: 2026-11-05', [['confirmed-before-resolved', '2026-11-05']]],
    ['received: 2026-11-01\nreopened: 2026-11-05', [['reopened-before-resolved', '2026-11-05']]],
    ['received: 2026-11-01\nresolved: [2026-11-03, 2026-11-15]\nconfirmed: 2026-11-05\nsatisfied: false', []],
    ['received: 2026-11-01\nresolved: 2026-12-08\nconfirmed: 2026-12-05', []],
    ['severity: high', [['undated', 'received']]],
    ['received: soon', [['bad-date', 'soon']]],
  ])('a complaint with %j has the problems %j', (properties, expected) => {
    const { book } = vault({ ...acme, 'C.md': `---\ntype: complaint\nclient: "[[Acme]]"\n${properties}\n---\n` });
    expect(book.problems(TODAY).map(({ code, value }) => [code, value])).toEqual(expected);
  });

  test.each([
    ['form: linkedin', { form: 'linkedin', weight: 'testimonial', consent: 'public' }],
    ['form: formal_letter', { form: 'formal_letter', weight: 'letter', consent: 'none' }],
    ['form: рекомендательное письмо', { weight: 'letter' }],
    ['form: word_of_mouth', { weight: 'oral' }],
    ['form: mention\nreferred: "[[Beta]]"', { weight: 'referral', referred: 'Beta' }],
    ['form: rumour', { weight: 'oral', form: 'oral' }],
    ['given: 2026-10-10', { direction: 'given' }],
  ])('a recommendation with %j', (properties, expected) => {
    const { book } = vault({ ...acme, 'R.md': `---\ntype: recommendation\nclient: "[[Acme]]"\nasked: 2026-10-01\n${properties}\n---\n` });
    expect(book.client('Acme.md')?.recommendations[0]).toMatchObject(expected);
  });

  test('a project with moved due days, milestones and a rating', () => {
    const { book } = vault({ ...acme, 'P.md': '---\ntype: project\nclient: Acme\ndue: 2026-11-15\nmoved: ["2026-11-01 from 2026-11-10", 2026-10-01 from 2026-10-20]\ncsat: 5\nvalue: 24000\nreport_every: 14\nfavours: [discount]\n---\n- [ ] Design 📅 2026-11-05\n' });
    expect(book.client('Acme.md')?.projects[0]).toMatchObject({
      due: day('2026-10-20'), moves: [{ on: day('2026-10-01'), due: day('2026-11-10') }, { on: day('2026-11-01'), due: day('2026-11-15') }], csat: 5, value: 24000, reportEvery: 14, favours: ['discount'],
      milestones: [{ text: 'Design', due: day('2026-11-05') }],
    });
  });

  test('an interaction takes its day from its name, its kind from its type, and its promises exist from then on', () => {
    const { book } = vault({ ...acme, 'Interactions/2026-11-10 Review.md': '---\ntype: call\nclient: ["[[Acme]]"]\ndirection: out?\n---\n- [ ] Minutes 📅 2026-11-12\n' });
    const facts = book.client('Acme.md');
    expect(facts?.interactions[0]).toMatchObject({ date: day('2026-11-10'), kind: 'call', direction: 'out', awaits: true, summary: 'Review' });
    expect(facts?.promises[0]).toMatchObject({ text: 'Minutes', since: day('2026-11-10') });
  });

  test('what is held in the future, or planned for a day that is gone, is reported as of the day', () => {
    const { book } = vault({ 'A.md': '---\ntype: client\n---\n## Log\n- 2026-11-25 call: early\n- 2026-11-10 call: late [status:: planned]\n' });
    expect(book.problems(TODAY).map(({ code, line }) => [code, line])).toEqual([['future-contact', 5], ['planned-past', 6]]);
    expect(book.problems(day('2026-11-30')).map(({ code, line }) => [code, line])).toEqual([['planned-past', 6]]);
  });
});

test('hostile properties neither throw nor reach the prototype', () => {
  const { book } = vault({ 'A.md': '---\ntype: client\nconstructor: x\n__proto__: {status: former}\ntoString: 1\nvalueOf: {}\naliases: {a: b}\nclient: [[[deep]]]\npaused: 20260331120000\n---\n' });
  expect(book.client('A.md')?.client).toMatchObject({ status: 'active', aliases: [] });
  expect(book.problems(TODAY).map(({ code, value }) => [code, value])).toEqual([['bad-date', '20260331120000']]);
  expect(isoDay(TODAY)).toBe('2026-11-20');
});
