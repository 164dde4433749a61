/** @jest-environment jsdom */
/** Eleven weeks with one client, by commands and forms alone; the diary of it is a page of the documentation. */
import { LANGUAGES, words, type Language } from '../../src/core/i18n/lookup';
import { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
import { reportDocument } from '../../src/core/report/report';
import type { ReportClient } from '../../src/core/report/report-schema';
import { launch, notices, type Host } from '../host/launch';
import { approve } from '../support/approve';
import { day, vault } from '../support/notes';
import { Diary } from './diary';
import { openForm } from './form-hands';
import { TOLD, type Told } from './told';

// Months of keys take their time on a busy machine.
jest.setTimeout(90_000);

let host: Host;

afterEach(() => host.close());

/** What the headless report says of the client from these notes. */
function reported(diary: Diary, today: string): ReportClient {
  const { clients: [client], problems } = reportDocument(vault(diary.notes()).book, { today: day(today), language: diary.language, weights: DEFAULT_WEIGHTS });
  if (!client) throw new Error('The report knows no client.');
  expect(problems).toEqual([]);
  const { number } = words(diary.language);
  diary.quote([
    `**${client.name}: ${number(client.score ?? Number.NaN)}, ${diary.word(`band.${client.band}`)}**`,
    ...client.reasons.map(({ text, points }) => `${points > 0 ? '+' : points < 0 ? '−' : ''}${number(Math.abs(points))} ${text}`),
    ...client.actions.map(({ text, due }) => `→ ${text}${due === null ? '' : ` (${due})`}`),
  ]);
  return client;
}

async function message(diary: Diary, fitting: string, answers: readonly string[]): Promise<void> {
  await diary.command('write-message');
  expect(diary.value('sending.message')).toBe(fitting);
  diary.fill(answers);
  await diary.enter();
}

async function log(diary: Diary, way: string, summary: string, more: () => void = () => undefined): Promise<void> {
  await diary.command('log-interaction');
  diary.type('field.summary', summary);
  diary.choose('field.way', way);
  more();
  await diary.enter();
}

async function step(diary: Diary, expected: string, more: () => void = () => undefined): Promise<void> {
  await diary.command('take-next-step');
  expect(diary.step()).toBe(expected);
  more();
  await diary.enter();
}

async function beginning(d: Diary, t: Told): Promise<void> {
  const card = `Clients/${t.client}.md`;
  const [, , need = ''] = d.word('template.client.body').split('\n');

  await d.on('2026-02-02');
  d.tell('A clinic has asked for a meeting. It gets a card: a key client, to be in touch with every two weeks, by e-mail.');
  await d.command('create-client-card');
  d.type('field.name', t.client);
  d.type('field.aliases', t.alias);
  d.choose('field.segment', 'key');
  d.choose('field.cadence', '14');
  d.choose('field.channel', 'email');
  d.type('field.since', d.word('ago.today'));
  await d.enter();
  d.tell('Whom to write to, and what they need, is typed into the card itself.');
  await d.inNote(t.client, 'contacts: []', `contacts: ["[[${t.contact}]]"]`);
  await d.behind(t.client, need, t.needs);

  await d.on('2026-02-03');
  d.tell('The first meeting gets a note from a template, which is filled in during the talk. The note is the contact; no line in the log is needed beside it.');
  await d.command('create-note');
  await d.pick(d.word('note-text.meeting.name'));
  d.type('field.title', t.meeting);
  await d.enter();
  const [said = '', , decided = ''] = d.read(`Interactions/${t.meeting}.md`).split('\n').filter((line) => /^- .+[:：]$/.test(line)).slice(-4);
  await d.behind(t.meeting, said, t.theySaid);
  await d.behind(t.meeting, decided, t.decided);
  d.tell('In the evening a summary goes out by e-mail, and with it a promise with a day.');
  await d.open(t.client);
  await log(d, 'out?', t.summary, () => {
    d.type('field.promise', t.offer);
    d.type('field.promise-due', t.inThreeDays);
  });
  expect(d.read(card)).toContain(`- [ ] ${t.offer} 📅 2026-02-06\n`);

  await d.on('2026-02-04');
  d.tell('A line is logged that belongs to another client. *Undo last change* takes it back, to the byte.');
  const before = d.read(card);
  await log(d, 'out', t.wrong);
  expect(d.read(card)).toContain(t.wrong);
  await d.command('undo-last-change');
  d.done();
  expect(d.read(card)).toBe(before);

  await d.on('2026-02-06');
  d.tell('The offer goes out, and the promise is ticked with its day: a key with the Tasks plugin, else ✅ and the day by hand.');
  await d.finish(t.client, t.offer, '2026-02-06');

  await d.on('2026-02-09');
  d.tell('They accept, and promise something in turn. What the client owes is listed, and never counted against you.');
  await log(d, 'in', t.agreed, () => {
    d.choose('field.mood', 'positive');
    d.type('field.promise', t.theirList);
    d.type('field.promise-due', '2026-02-16');
    d.toggle('field.promise-theirs');
  });
}

async function work(d: Diary, t: Told): Promise<void> {
  const project = `Projects/${t.project}.md`;
  d.tell('The work gets a note of its own, and its second stage begins.');
  await d.command('create-note');
  await d.pick(d.word('note-text.project.name'));
  d.type('field.title', t.project);
  d.type('field.promise-due', '2026-03-27');
  await d.enter();
  const outcome = d.read(project).split('\n').find((line) => /^- .+[:：]$/.test(line)) ?? '';
  await d.behind(t.project, outcome, t.outcome);
  await step(d, 'discussion');

  await d.on('2026-02-16');
  d.tell('Everything is agreed, the work begins. A milestone with a day is a promise; the day is typed behind it.');
  await step(d, 'delivery');
  const [, milestone = ''] = d.read(project).split('\n').filter((line) => line.startsWith('- [ ] '));
  await d.inNote(t.project, milestone, `${milestone} 📅 2026-03-06`);

  await d.on('2026-02-26');
  d.tell('Their list came late, and the first result will be late too. A message says so a week before the day, with two ways out. The places in brackets are filled in, and the text is on the clipboard.');
  await d.finish(t.client, t.theirList, '2026-02-26');
  await d.command('write-message');
  d.choose('sending.message', 'warn-delay');
  d.fill(t.delay);
  await d.enter();

  await d.on('2026-02-27');
  d.tell('They agree. The new day is written where the old one stood, and the old one behind it, with the day of the agreement.');
  await log(d, 'in', t.delayAnswer);
  await d.inNote(t.project, '📅 2026-03-06', '📅 2026-03-12 [moved:: 2026-02-27 from 2026-03-06]');

  await d.on('2026-03-12');
  d.tell('The first result is shown, on the day that was agreed. They ask for a small addition, which goes into the project as a task with a day.');
  await d.open(t.client);
  await log(d, 'both', t.shown, () => {
    d.choose('field.kind', 'video');
    d.choose('field.csat', '4');
  });
  await d.finish(t.project, milestone.slice(6), '2026-03-12');
  await d.command('add-follow-up-task');
  d.type('sending.task', t.saturday);
  d.type('field.promise-due', t.tomorrow);
  await d.enter();
  expect(d.read(project)).toContain(`- [ ] ${t.saturday} 📅 2026-03-13`);
  await d.on('2026-03-13');
  await d.finish(t.project, t.saturday, '2026-03-13');
}

async function complaint(d: Diary, t: Told): Promise<void> {
  await d.on('2026-03-16');
  d.tell('In the morning all is well. The report:');
  const before = reported(d, '2026-03-16');
  expect(before).toMatchObject({ band: 'healthy', penalty: 0 });
  expect(kinds(before)).toEqual(['satisfaction', 'contact', 'commitments']);
  expect(before.reasons.reduce((sum, { points }) => sum + points * 10, 1000)).toBeCloseTo(Number(before.score) * 10, 6);
  expect(before.actions.map(({ kind }) => kind)).toEqual(['ask-recommendation']);

  d.tell('Then they complain. The complaint gets a note with its target day and their own words, and a line in the log. The message that is offered first is the one for this moment; the step is taken when it has gone out.');
  await d.open(t.client);
  await d.command('log-complaint');
  d.type('field.complaint-title', t.complaint);
  d.choose('field.subject', 'delivery_quality');
  d.choose('field.severity', 'high');
  d.type('field.words', t.complaintWords);
  await d.enter();
  await message(d, 'complaint-apology', t.apology);
  await d.open(t.complaint);
  await step(d, 'acknowledged');
  await message(d, 'complaint-listen', t.listen);

  await d.on('2026-03-17');
  d.tell('A call, in which they are heard out, and what was understood, in a sentence that they agree to.');
  await log(d, 'both', t.listened, () => d.choose('field.kind', 'call'));
  await d.inPlaceOfHint(t.complaint, t.understood);
  await step(d, 'understood');
  d.tell('What the report says while the complaint is open:');
  const open = reported(d, '2026-03-17');
  expect(open).toMatchObject({ band: 'watch' });
  expect(Number(open.score)).toBeLessThan(Number(before.score) - 20);
  expect(open.reasons[0]).toMatchObject({ kind: 'complaint', points: -35 });
  expect(open.actions.map(({ kind, due }) => [kind, due])).toEqual([['resolve-complaint', '2026-03-21']]);
  expect(open.moments.ask).toBe(false);
  d.tell('The same day they are offered two ways out.');
  await message(d, 'complaint-offer', t.solution);
  await d.open(t.complaint);
  await step(d, 'offered', () => {
    d.tick('field.solution', 'choice.solution.apology');
    d.tick('field.solution', 'choice.solution.rework');
  });

  await d.on('2026-03-18');
  await log(d, 'in', t.offered);
  await d.inPlaceOfHint(t.complaint, t.solved);
  await step(d, 'resolved');

  await d.on('2026-03-20');
  d.tell('On Friday the week is looked back on. The review is a note of its own, and stands at the end of this page.');
  await d.command('create-weekly-review');
  d.done();

  await d.on('2026-03-23');
  d.tell('A complaint ends when the client was asked whether it is really solved, and said yes.');
  await d.open(t.complaint);
  await message(d, 'complaint-confirm', t.confirm);
  await d.on('2026-03-24');
  await log(d, 'in', t.confirmed);
  await d.inPlaceOfHint(t.complaint, t.stays);
  await step(d, 'confirmed', () => {
    d.choose('field.satisfied', 'true');
    d.choose('field.csat', '5');
  });
}

async function closing(d: Diary, t: Told): Promise<void> {
  await d.on('2026-03-27');
  d.tell('The work is handed over on the day of the project. The step adds its checklist, and what is to be done afterwards as promises.');
  await d.open(t.project);
  await step(d, 'closing');
  d.tell('Thanks come first.');
  await d.command('write-message');
  d.choose('sending.message', 'project-thanks');
  d.fill(t.thanks);
  await d.enter();
  await d.finish(t.project, d.word('step.promise.thanks'), '2026-03-27');

  await d.on('2026-03-31');
  await d.finish(t.project, d.word('step.promise.documentation'), '2026-03-31');

  await d.on('2026-04-02');
  d.tell('The project is evaluated together, and ends.');
  await d.open(t.client);
  await log(d, 'both', t.lookedBack, () => {
    d.choose('field.kind', 'video');
    d.choose('field.csat', '5');
    d.choose('field.purpose', 'feedback');
  });
  await d.finish(t.project, d.word('step.promise.evaluation'), '2026-04-02');
  await step(d, 'aftercare', () => {
    d.choose('field.result', 'success');
    d.choose('field.csat', '5');
  });
}

async function recommendation(d: Diary, t: Told): Promise<void> {
  await d.on('2026-04-03');
  d.tell('A good moment to ask. The form says what speaks for it:');
  await d.open(t.client);
  await d.command('ask-for-recommendation');
  d.quote([...openForm().querySelectorAll('.client-rapport-form-moment > div, .client-rapport-form-moment li')].map(({ textContent }) => textContent ?? ''));
  expect(openForm().querySelector('.client-rapport-form-moment .client-rapport-heading')).toBeNull();
  d.fill(t.asking);
  await d.enter();
  await d.finish(t.project, d.word('step.promise.recommendation'), '2026-04-03');
  const asked = Object.keys(d.notes()).find((path) => path.startsWith('Recommendations/'))?.replace(/^.*\/|\.md$/g, '') ?? '';

  await d.on('2026-04-07');
  await d.open(t.client);
  await log(d, 'in', t.willing);

  await d.on('2026-04-13');
  d.tell('The letter comes. Its words go into the note of the request, with what they agreed to: their name may be shown for a year. Thanks go out the same day.');
  await d.inNote(asked, '> …', `> ${t.letter}`);
  await step(d, 'received', () => {
    d.choose('field.consent', 'named');
    d.type('field.consent-until', '2027-04-13');
  });
  await message(d, 'thank-recommendation', t.thanksForLetter);
  await d.open(asked);
  await step(d, 'thanked');

  await d.on('2026-04-15');
  d.tell('With their consent it is published.');
  await step(d, 'published');

  await d.on('2026-04-17');
  d.tell('Another Friday, another review; and what the report says now:');
  await d.command('create-weekly-review');
  d.done();
  const end = reported(d, '2026-04-17');
  expect(end).toMatchObject({ band: 'healthy', penalty: 0 });
  expect(end.bonus).toBeGreaterThan(0);
  expect(end.reasons.filter(({ points }) => points < 0).map(({ kind }) => kind)).toEqual(['clamp', 'satisfaction']);
  expect(end.actions).toEqual([]);
}

function kinds({ reasons }: ReportClient): readonly string[] {
  return reasons.map(({ kind }) => kind);
}

const HEAD: Readonly<Record<Language, readonly [head: string, notes: string]>> = {
  en: [`# Eleven weeks with one client

A story from the first meeting to a published recommendation: what was typed in which form, what was sent, and every note as it stands at the end. The client is invented; the page is not: it is written by running the story through the plugin, so what you read is what it does.

Each line names a command and what was put into its form; where a field is not named, it was left as it was. What is typed into a note itself stands behind the name of the note. Keys are enough for all of it: *Enter* submits, *Escape* keeps what you typed for the next time.`, '## The notes'],
  ru: ['# Одиннадцать недель с клиентом', '## Заметки'],
  ja: ['# ある顧客との十一週間', '## ノート'],
};

test.each(LANGUAGES)('from the first meeting to a published recommendation, in %s', async (language: Language) => {
  const told = TOLD[language];
  host = await launch({ files: { '.obsidian/plugins/client-rapport/data.json': JSON.stringify({ version: 1, myName: told.me }) }, today: '2026-02-01', language });
  const diary = new Diary(host, language, language === 'en');
  for (const part of [beginning, work, complaint, closing, recommendation]) await part(diary, told);
  expect(host.errors).toEqual([]);
  expect(notices().filter((notice) => /fail|not be done|не удалось|できません/i.test(notice))).toEqual([]);
  const [head, notes] = HEAD[language];
  approve(language === 'en' ? 'docs/day-of-a-consultant.md' : `day-${language}.md`, diary.text(head, notes));
});
