import fc from 'fast-check';
import {
  addPromise, complaintLineToNote, createClientCard, logComplaint, logInteraction, recordRecommendation, setFields, type ClientDraft, type ComplaintDraft,
  type InteractionDraft, type RecommendationDraft,
} from '../../../src/core/writing/actions';
import { applyEdits } from '../../../src/core/writing/edit';
import { LANGUAGES, type Language } from '../../../src/core/i18n/lookup';
import { linksIn, scan } from '../../../src/core/markdown/note';
import { LOG_HEADINGS, PROMISE_HEADINGS } from '../../../src/core/reading/words';
import { spellingIn } from '../../../src/core/reading/spelling';
import { approve } from '../../support/approve';
import { changed, created, day, desk, ownTemplate, planned, propertiesOf, readAgain } from './desk';
import { parseYaml } from './yaml-in-tests';

const clients: Readonly<Record<Language, ClientDraft>> = {
  en: {
    name: 'Acme Logistics',
    fields: {
      aliases: ['Acme', 'ACME Ltd'], segment: 'key', closeness: 'client', cadence: 14, preferred_channel: 'email', preferences: ['mornings', 'fixed prices: always'],
      contacts: ['Anna Petrova', '[[Boris Ray|Boris]]'], since: '2024-03-01', industry: 'logistics', phone: '+4912345678', referred_by: 'Beta',
    },
  },
  ru: {
    name: 'ООО «Ромашка»',
    fields: { aliases: ['Ромашка'], segment: 'key', preferred_channel: 'call', preferences: ['звонить до обеда', 'отчёт: раз в неделю'], contacts: ['Анна Петрова'], industry: 'торговля' },
  },
  ja: {
    name: '山田商事',
    fields: { aliases: ['山田', 'ヤマダ'], segment: 'supporting', cadence: 30, preferences: ['午前中の電話', '資料は前日までに'], contacts: ['鈴木花子'], industry: '物流' },
  },
};

const complaints: Readonly<Record<Language, ComplaintDraft>> = {
  en: {
    clients: ['Clients/Acme Logistics.md'], title: 'Trucks late again', subject: 'delay', severity: 'high', received: day('2026-11-19'), owner: 'Anna',
    words: 'Twice in one month!\nNobody called us before.',
  },
  ru: {
    clients: ['Clients/ООО «Ромашка».md'], title: '', subject: 'billing', severity: 'medium', received: day('2026-11-19'), acknowledged: day('2026-11-20'),
    words: 'Счёт пришёл дважды, и в обоих разные суммы.',
  },
  ja: { clients: ['Clients/山田商事.md'], title: '', severity: 'critical', received: day('2026-11-20'), words: '納品された部品の三割が使えません。' },
};

const recommendations: Readonly<Record<Language, RecommendationDraft>> = {
  en: {
    clients: ['Clients/Acme Logistics.md'], title: '', direction: 'received', form: 'linkedin', content: ['results', 'relationship'], purpose: ['new_clients'],
    asked: day('2026-11-01'), date: day('2026-11-18'), consent: 'named', consentDate: day('2026-11-18'), consentUntil: day('2027-11-18'), reviewBy: day('2027-05-18'),
    original: 'letter.pdf', context: 'after the rollout project', referred: 'Gamma', words: 'They cut our delays by half.\nI would hire them again.',
  },
  ru: {
    clients: ['Clients/ООО «Ромашка».md'], title: 'Отзыв после запуска', direction: 'received', form: 'formal_letter', date: day('2026-11-18'), consent: 'public', words: '',
  },
  ja: {
    clients: ['Clients/山田商事.md', 'Clients/鈴木工業.md'], title: '', direction: 'given', form: 'to_partners', date: day('2026-11-18'), context: '取引先の会合で', words: '納期を必ず守る会社です。',
  },
};

describe.each(LANGUAGES)('a new note in %s', (language) => {
  const writing = desk(language);
  test('client card', () => {
    const { path, text } = created(createClientCard(clients[language], writing));
    approve(`created/client-${language}.md`, text);
    const { record, problems } = readAgain(path, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ kind: 'client', rule: 'type', card: { client: { name: clients[language].name, status: 'active', reviewed: day('2026-11-20') } } });
    const headings = scan(text).headings.map((heading) => heading.text);
    expect(headings.some((heading) => LOG_HEADINGS.includes(heading))).toBe(true);
    expect(headings.some((heading) => PROMISE_HEADINGS.includes(heading))).toBe(true);
  });

  test('complaint', () => {
    const draft = complaints[language];
    const plan = logComplaint(draft, writing);
    const { path, text } = created(plan);
    approve(`created/complaint-${language}.md`, text);
    const { record, problems } = readAgain(path, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({
      kind: 'complaint',
      complaint: { subject: draft.subject ?? null, severity: draft.severity, received: draft.received, acknowledged: draft.acknowledged ?? null, resolved: [], owner: draft.owner ?? null },
    });
  });

  test('recommendation', () => {
    const draft = recommendations[language];
    const { path, text } = created(recordRecommendation(draft, writing));
    approve(`created/recommendation-${language}.md`, text);
    const { record, problems } = readAgain(path, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ kind: 'recommendation', recommendation: { direction: draft.direction, form: draft.form, [draft.direction]: draft.date } });
  });

  test('the card, after a complaint, a recommendation and a call with a promise', () => {
    const { path, text } = created(createClientCard(clients[language], writing));
    let card = changed(text, path, logComplaint({ ...complaints[language], clients: [path] }, writing));
    card = changed(card, path, recordRecommendation({ ...recommendations[language], clients: [path] }, writing));
    card = changed(card, path, logInteraction({ ...call, clients: [path] }, { ...writing, spelling: spellingIn(language) }));
    approve(`created/card-with-log-${language}.md`, card);
    const { record, problems } = readAgain(path, card);
    expect(problems).toEqual([]);
    if (record.kind !== 'client') throw new Error('a card was expected');
    expect(record.card.interactions.map(({ date, kind }) => [date, kind])).toEqual([[day('2026-11-20'), 'call'], [complaints[language].received, 'note'], [day('2026-11-18'), 'note']]);
    expect(record.card.interactions[0]).toMatchObject({ time: '09:05', direction: 'in', awaits: true, mood: 'positive', csat: 5, purpose: 'feedback', summary: 'Renewal talk' });
    expect(record.card.complaints).toEqual([]);
    expect(record.card.promises).toMatchObject([{ text: 'Send the proposal', due: day('2026-11-30'), owner: 'me' }]);
  });
});

const call: InteractionDraft = {
  clients: ['Clients/Acme.md'], date: day('2026-11-20'), time: '09:05', kind: 'call', direction: 'in', awaits: true, summary: 'Renewal talk', mood: 'positive', csat: 5,
  purpose: 'feedback', promises: [{ text: 'Send the proposal', due: day('2026-11-30') }],
};

describe('logging an interaction', () => {
  test('with several clients writes a line and the promises to each', () => {
    const plan = logInteraction({ ...call, clients: ['A.md', 'B.md'] }, desk());
    expect(plan.edits.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['body A.md', 'body A.md', 'body B.md', 'body B.md']);
    expect(changed('', 'B.md', plan)).toBe(
      '## Interactions\n\n- 2026-11-20 09:05 call in?: Renewal talk [purpose:: feedback] [mood:: positive] [csat:: 5]\n\n## Promises\n\n- [ ] Send the proposal 📅 2026-11-30\n',
    );
  });

  test('uses the names, the heading, the tag and the notation of the user', () => {
    const own = desk('en', { own: { mood: 'stimmung' }, logHeadings: ['Kontakte'], taskTag: 'task', taskStyle: 'fields' });
    expect(changed('## kontakte\n', 'Clients/Acme.md', logInteraction({ ...call, purpose: null, csat: null, awaits: false }, own))).toBe(
      '## kontakte\n- 2026-11-20 09:05 call in: Renewal talk [stimmung:: positive]\n\n## Promises\n\n- [ ] Send the proposal #task [due:: 2026-11-30]\n',
    );
  });

  test('a promise of the client is marked as waited for', () => {
    expect(changed('## Promises\n', 'A.md', addPromise('A.md', { text: 'Acme sends the logo', due: day('2026-12-01'), waiting: true }, desk()))).toBe(
      '## Promises\n- [ ] Acme sends the logo #waiting 📅 2026-12-01\n',
    );
  });
});

describe('logging a complaint', () => {
  test('links the note from the log of every client, as a note that counts once', () => {
    const plan = logComplaint({ ...complaints.en, clients: ['Clients/Acme.md', 'Clients/Beta.md'] }, desk());
    expect(propertiesOf(created(plan).text)['client']).toEqual(['[[Acme]]', '[[Beta]]']);
    expect(changed('## Log\n', 'Clients/Beta.md', plan)).toBe('## Log\n- 2026-11-19 note in: Complaint [[Trucks late again]]\n');
  });

  test('as one line needs no note', () => {
    const draft: ComplaintDraft = { clients: ['A.md'], title: '', severity: 'low', subject: 'billing', received: day('2026-11-03'), words: 'wrong\ninvoice', asLine: true };
    const plan = logComplaint(draft, desk());
    expect(changed('## Log\n', 'A.md', plan)).toBe('## Log\n- 2026-11-03 complaint in: wrong invoice [severity:: low] [subject:: billing]\n');
  });

  test('links by path where the name alone would lead elsewhere', () => {
    const plan = logComplaint(complaints.en, desk('en', { linkText: (path) => path.replace(/\.md$/, '') }));
    expect(propertiesOf(created(plan).text)['client']).toBe('[[Clients/Acme Logistics|Acme Logistics]]');
  });
});

describe('a complaint that is a line of the log', () => {
  const card = '---\ntype: client\n---\n## Log\n\n* 2026-11-20 call\n* 2026-11-03 complaint in: wrong invoice [severity:: low] [resolved:: 2026-11-04] [confirmed:: 2026-11-06] [satisfied:: false]\n';
  const cardPath = 'Clients/Acme.md';
  const { record } = readAgain(cardPath, card);
  const complaint = record.kind === 'client' ? record.card.complaints[0] : undefined;
  if (!complaint) throw new Error('a complaint was expected');

  test('becomes a note that says the same, and the line becomes the link to it', () => {
    const plan = complaintLineToNote(complaint, [cardPath], { line: 7, expected: card.split('\n')[6] ?? '' }, desk());
    const note = created(plan);
    const again = readAgain(note.path, note.text);
    if (again.record.kind !== 'complaint') throw new Error('a complaint was expected');
    expect({ ...again.record.complaint, source: null }).toEqual({ ...complaint, source: null });
    expect(propertiesOf(note.text)['status']).toBe('reopened');
    expect(changed(card, cardPath, plan)).toBe(card.replace(/2026-11-03.*/, '2026-11-03 note in: Complaint [[wrong invoice]]'));
  });

  test('keeps its mark, be it of a list or of a heading, and the name of its block', () => {
    const lineAfter = (expected: string): string | undefined => planned(complaintLineToNote({ ...complaint, title: 'late' }, [cardPath], { line: 7, expected }, desk())).edits.flatMap((edit) =>
      (edit.kind === 'body' && edit.change.do === 'replace' ? [edit.change.text] : []))[0];
    expect(lineAfter('### 2026-11-03 complaint: late ^c1')).toBe('### 2026-11-03 note in: Complaint [[late]] ^c1');
    expect(lineAfter('3. 2026-11-03 complaint: late ^c1 ')).toBe('3. 2026-11-03 note in: Complaint [[late]] ^c1 ');
  });

  test('and one of a daily note goes on to say whose it is', () => {
    const daily = { ...complaint, source: { path: 'Daily/2026-11-03.md', line: 2 } };
    const plan = complaintLineToNote(daily, [cardPath], { line: 2, expected: '- complaint in [[Acme]]: wrong invoice' }, desk());
    expect(propertiesOf(created(plan).text)).toMatchObject({ client: '[[Acme]]', received: '2026-11-03' });
    expect(changed('Diary\n- complaint in [[Acme]]: wrong invoice\n', daily.source.path, plan)).toBe('Diary\n- note in [[Acme]]: Complaint [[wrong invoice]]\n');
  });

  test('stays one if the line is not there any more', () => {
    const plan = planned(complaintLineToNote(complaint, [cardPath], { line: 7, expected: '* something else' }, desk()));
    expect(applyEdits(card, plan.edits.filter(({ path }) => path === cardPath), parseYaml)).toEqual({ refused: 'moved', line: 7 });
  });
});

test('properties are set under the names that the note and the user have', () => {
  const plan = setFields('R.md', { thanked: '2026-11-20', consent: 'named', referred: 'Gamma' }, desk('ru', { own: { consent: 'разрешение' } }));
  expect(changed('---\nтип: рекомендация\nпоблагодарили:\nсогласие: нет\n---\n', 'R.md', plan)).toBe(
    '---\nтип: рекомендация\nпоблагодарили: 2026-11-20\nсогласие: нет\nразрешение: named\nreferred: "[[Gamma]]"\n---\n',
  );
});

describe("the user's own template", () => {
  const template = '---\nKlient: "{{client}}" # who\nfileClass: complaint\ntags: [{{severity}}]\n---\n# {{title}}\n\n<% tp.file.cursor() %>{{nobody}} {{words}}\n';
  const own = desk('en', { template: (wanted) => (wanted === 'complaint' ? { path: 'Templates/Complaint.md', text: template } : null), own: { client: 'klient' } });

  test('keeps whatever it has, gets the properties it lacks, and names what nobody knows', () => {
    const plan = planned(logComplaint({ ...complaints.en, subject: null, owner: '', title: 'Late' }, own));
    expect(plan.unknownMarkers).toEqual(['{{nobody}}']);
    expect(created(plan).text).toBe(
      '---\nKlient: "[[Acme Logistics]]" # who\nfileClass: complaint\ntags: [high]\ntype: complaint\nstatus: open\nseverity: high\nreceived: 2026-11-19\n---\n# Late\n\n'
      + '<% tp.file.cursor() %>{{nobody}} Twice in one month! Nobody called us before.\n',
    );
  });

  test('that cannot be read is refused', () => {
    expect(logComplaint(complaints.en, desk('en', { template: ownTemplate('---\na: [\n---\nx') }))).toMatchObject({ refused: 'bad-yaml', note: 'Templates/Own.md' });
  });

  test('without a body gets one, since empty notes are filled by others', () => {
    expect(created(createClientCard({ name: 'Acme', fields: {} }, desk('en', { template: ownTemplate('---\ntype: client\n---\n') }))).text).toMatch(/\n---\n\n# Acme\n$/);
  });
});

test('what is to be made of a name that is taken, and of a folder that is the root', () => {
  const writing = desk('en', { folders: { ...desk().folders, client: '' }, taken: () => ['ACME', 'acme 2'] });
  expect(created(createClientCard({ name: 'Acme', fields: {} }, writing)).path).toBe('Acme 3.md');
});

// ── Hostile words ───────────────────────────────────────────────────────────────────────────────────────────────────

const hostile = fc.oneof(
  fc.constantFrom(
    '../../etc/passwd', 'a [[', ']] b', '[[', '[[]]', '[[a|b]]', '[[a\nb]]', '#tag', 'a | b', '"quoted"', "it's", 'key: value', 'one\ntwo\r\nthree', '---', '\n---\nclient: x\n---\n',
    '💼👩‍💻', 'x'.repeat(300), '語'.repeat(300), '\u200F\u202Eabc', '<% tp.x() %>', '<<%%>', '%%', '<!--', '```', '{{title}}', '{{x}}', '- [ ] x', '> q', '[mood:: negative]', 'CON', '.', ' ',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('[', ']', '|', '#', '"', "'", ':', ' ', '\n', '<', '%', '-', '\\', 'a'), maxLength: 30 }),
);

test('whatever is typed, the note stays one of ours, its links lead where they should, and no command or comment begins in it', () => {
  fc.assert(fc.property(hostile, hostile, hostile, fc.constantFrom(...LANGUAGES), (title, typed, more, language) => {
    const writing = desk(language);
    const draft: ComplaintDraft = { ...complaints.en, clients: ['Clients/Acme.md'], title, owner: more, words: typed };
    const plan = logComplaint(draft, writing);
    const { path, text } = created(plan);
    const name = path.slice('Complaints/'.length, -'.md'.length);
    expect(name).not.toMatch(/[<>:"/\\|?*#^[\]\p{Cc}]|%%|^[. ]|[. ]$/u);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
    const { record, problems } = readAgain(path, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ kind: 'complaint', clients: [{ target: 'Acme' }], complaint: { received: draft.received, severity: 'high' } });
    expect(text).not.toContain('<%');
    const empty = created(logComplaint({ ...draft, title: 'x', owner: '', words: '' }, writing)).text;
    expect(scan(text).headings.map((heading) => heading.text)).toEqual(scan(empty).headings.map((heading) => heading.text));

    const card = changed('## Log\n\n- 2026-01-01 call\n\n## Promises\n', 'Clients/Acme.md', plan);
    expect(linksIn(card).map(({ target }) => target)).toEqual([name]);
    expect(card.split('\n')).toHaveLength('## Log\n\n- 2026-01-01 call\n\n## Promises\n'.split('\n').length + 1);
  }), { numRuns: 500 });
});

test('whatever is typed, a log line is one entry with the fields that were given', () => {
  fc.assert(fc.property(hostile, hostile, (summary, promise) => {
    const bare = summary.replace(/::/g, '');
    const card = '---\ntype: client\n---\n## Log\n\n- 2026-01-01 call\n\n## Promises\n\n- [ ] a 📅 2026-01-01\n';
    const draft: InteractionDraft = { ...call, summary: bare, promises: [{ text: promise, due: day('2026-11-30') }] };
    const after = changed(card, 'Clients/Acme.md', logInteraction(draft, desk()));
    expect(after.split('\n')).toHaveLength(card.split('\n').length + 2);
    const { record } = readAgain('Clients/Acme.md', after);
    if (record.kind !== 'client') throw new Error('a card was expected');
    expect(record.card.interactions[0]).toMatchObject({ date: day('2026-11-20'), kind: 'call', direction: 'in', awaits: true, mood: 'positive', csat: 5 });
    expect(record.card.interactions).toHaveLength(2);
    expect(record.card.promises).toHaveLength(2);
    expect(after).not.toContain('<%');
  }), { numRuns: 500 });
});

test('whatever a client is called, the card reads back', () => {
  fc.assert(fc.property(hostile, fc.array(hostile, { maxLength: 3 }), hostile, (name, aliases, step) => {
    const { path, text } = created(createClientCard({ name, fields: { aliases, contacts: aliases, next_step: step, industry: name } }, desk()));
    const { record, problems } = readAgain(path, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ kind: 'client', card: { client: { status: 'active' } } });
    expect(text).not.toContain('<%');
    const contacts = propertiesOf(text)['contacts'];
    expect(Array.isArray(contacts) ? contacts : []).toEqual((Array.isArray(contacts) ? contacts : []).filter((one) => typeof one === 'string' && linksIn(one).length > 0));
  }), { numRuns: 400 });
});
