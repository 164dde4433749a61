/** The averaged factors in the health table: contact and its cadence, satisfaction, commitments, reciprocity. */
import type { Interaction } from '../../../src/core/model';
import { complaint, project, promise, question, type WrittenProject, type WrittenPromise } from '../facts';
import { ago, call, letter, read, rows, section, shown, table, type Story } from './page';

function contactOf(story: Story): readonly string[] {
  const { score, factors } = read(story);
  return [shown(factors?.contact.days), shown(factors?.contact.value), shown(factors?.contact.evidence), shown(score)];
}

const CONTACT_HEAD = ['Situation', 'Days', 'Value', 'Evidence', 'Score'];

export function contactSection(): string {
  return section(
    'Contact',
    'A contact within the cadence is worth 100; each further cadence of silence halves what is left. With nothing else on '
      + 'record the value of contact is the score. The cadence here is 30 days.',
    table(CONTACT_HEAD, rows(contactOf, [0, 29, 30, 31, 45, 60, 90, 120, 180].map((days) => [`called ${String(days)} days ago`, { contacts: [call(days)] }]))),
    'Letters of mine keep a relationship warm for three cadences after the client’s last word, not for ever. Who never '
      + 'wrote a word is counted from my first letter.',
    table(CONTACT_HEAD, rows(contactOf, [
      ...[60, 90, 91, 120, 180].map((days): readonly [string, Story] =>
        [`my letter 5 days ago, their last word ${String(days)} days ago`, { contacts: [letter(5), call(days)] }]),
      ['my letter 60 days ago, their last word 90 days ago', { contacts: [letter(60), call(90)] }],
      ['my letters only, the first 90 days ago', { contacts: [letter(5), letter(90)] }],
      ['my letters only, the first 91 days ago', { contacts: [letter(5), letter(91)] }],
      ['their letter 5 days ago, my last one 120 days ago', { contacts: [letter(5, { direction: 'in' }), letter(120)] }],
    ])),
    'A message that waits for a reply is no contact before the reply, whoever wrote it. A reply is a contact of the other '
      + 'side, or of both, within 14 days.',
    table(CONTACT_HEAD, rows(contactOf, [
      ['called 50 days ago, my question 20 days ago', { contacts: [call(50), question({ date: ago(20) })] }],
      ['the same, marked as answered', { contacts: [call(50), question({ date: ago(20), answered: true })] }],
      ['the same, marked as not answered', { contacts: [call(50), question({ date: ago(20), answered: false })] }],
      ['the same, their letter on the same day', { contacts: [call(50), question({ date: ago(20) }), letter(20, { direction: 'in' })] }],
      ['called 90 days ago, my question 60 days ago, their letter 14 days later', { contacts: [call(90), question({ date: ago(60) }), letter(46, { direction: 'in' })] }],
      ['called 90 days ago, my question 60 days ago, their letter 15 days later', { contacts: [call(90), question({ date: ago(60) }), letter(45, { direction: 'in' })] }],
      ['called 90 days ago, my question 20 days ago, my letter 10 days ago', { contacts: [call(90), question({ date: ago(20) }), letter(10)] }],
      ['called 50 days ago, their question 20 days ago', { contacts: [call(50), question({ date: ago(20), direction: 'in' })] }],
      ['the same, my letter 10 days ago', { contacts: [call(50), question({ date: ago(20), direction: 'in' }), letter(10)] }],
      ['called 50 days ago, a question of both sides 20 days ago', { contacts: [call(50), question({ date: ago(20), direction: 'both' })] }],
      ['an unanswered question of mine and nothing else', { contacts: [question({ date: ago(20) })] }],
    ])),
    'What counts as a contact. Evidence is complete with four distinct days of contact in the last 365.',
    table(CONTACT_HEAD, rows(contactOf, [
      ['called 40 days ago, a note 3 days ago', { contacts: [call(40), call(3, { kind: 'note' })] }],
      ['called 40 days ago, a complaint logged 3 days ago', { contacts: [call(40), call(3, { kind: 'complaint' })] }],
      ['called 40 days ago, a meeting of 3 days ago still planned', { contacts: [call(40), call(3, { status: 'planned' })] }],
      ['called 40 days ago, a meeting of 3 days ago cancelled', { contacts: [call(40), call(3, { status: 'cancelled' })] }],
      ['called 40 days ago, a call dated tomorrow', { contacts: [call(40), call(-1)] }],
      ['called 100 days ago, a letter of unknown direction 3 days ago', { contacts: [call(100), letter(3, { direction: 'unknown' })] }],
      ['two calls on one day', { contacts: [call(10), call(10)] }],
      ['three days of contact', { contacts: [call(10), call(20), call(30)] }],
      ['four days of contact', { contacts: [call(10), call(20), call(30), call(40)] }],
      ['five days of contact', { contacts: [call(10), call(20), call(30), call(40), call(50)] }],
      ['two days of contact, the second 364 days ago', { contacts: [call(10), call(364)] }],
      ['two days of contact, the second 365 days ago', { contacts: [call(10), call(365)] }],
    ])),
  );
}

function cadenceOf(story: Story): readonly string[] {
  const { factors } = read(story);
  return [shown(factors?.contact.cadence), factors?.contact.source ?? '–', shown(factors?.contact.value)];
}

function everyDays(gap: number, times: number, from = 10): readonly Interaction[] {
  return Array.from({ length: times }, (_, index) => call(from + gap * index));
}

export function cadenceSection(): string {
  const unset = { cadence: null };
  const done = project({ start: ago(300), completed: ago(100) });
  return section(
    'Cadence',
    'The card decides. Where it says nothing the segment does, lengthened (never shortened) by the rhythm that the dates of '
      + 'contact show, and by aftercare once all projects are over. The last contact here was 45 days ago; 10 days ago where there are several.',
    table(['Situation', 'Cadence', 'Source', 'Value'], rows(cadenceOf, [
      ['the card says 7', { card: { cadence: 7 }, contacts: [call(45)] }],
      ['the card says 7, a key client', { card: { cadence: 7, segment: 'key' }, contacts: [call(45)] }],
      ['key client', { card: { ...unset, segment: 'key' }, contacts: [call(45)] }],
      ['supporting client', { card: { ...unset, segment: 'supporting' }, contacts: [call(45)] }],
      ['no segment', { card: unset, contacts: [call(45)] }],
      ['three contacts 50 days apart: too few gaps', { card: unset, contacts: everyDays(50, 3) }],
      ['four contacts 50 days apart', { card: unset, contacts: everyDays(50, 4) }],
      ['three contacts 50 days apart, two calls on each day', { card: unset, contacts: [...everyDays(50, 3), ...everyDays(50, 3)] }],
      ['four contacts 50 days apart, the card says 30', { card: { cadence: 30 }, contacts: everyDays(50, 4) }],
      ['four contacts 20 days apart: never shortened', { card: unset, contacts: everyDays(20, 4) }],
      ['four contacts 31 days apart', { card: unset, contacts: everyDays(31, 4) }],
      ['four contacts 60 days apart', { card: unset, contacts: everyDays(60, 4) }],
      ['four contacts 61 days apart: at most twice the usual', { card: unset, contacts: everyDays(61, 4) }],
      ['key client, four contacts 61 days apart', { card: { ...unset, segment: 'key' }, contacts: everyDays(61, 4) }],
      ['gaps 40, 45, 50, 60: the third quartile', { card: unset, contacts: [call(10), call(60), call(120), call(160), call(205)] }],
      ['letters of mine between contacts 50 days apart', { card: unset, contacts: [...everyDays(50, 4), letter(30), letter(80), letter(130)] }],
      ['twelve gaps of 30 days, older ones of 55', { card: unset, contacts: [...everyDays(30, 13), ...everyDays(55, 6, 425)] }],
      ['nine gaps of 30 days, older ones of 55', { card: unset, contacts: [...everyDays(30, 10), ...everyDays(55, 6, 335)] }],
      ['eight gaps of 30 days, older ones of 55', { card: unset, contacts: [...everyDays(30, 9), ...everyDays(55, 6, 305)] }],
      ['a project completed', { card: unset, contacts: [call(45)], projects: [done] }],
      ['a project completed, the card says 30', { card: { cadence: 30 }, contacts: [call(45)], projects: [done] }],
      ['a project completed, another one live', { card: unset, contacts: [call(45)], projects: [done, project({ start: ago(0) })] }],
      ['a project completed, another one without a start', { card: unset, contacts: [call(45)], projects: [done, project()] }],
      ['a project completed, another one to begin tomorrow', { card: unset, contacts: [call(45)], projects: [done, project({ start: ago(-1) })] }],
      ['a project completed, another one cancelled', { card: unset, contacts: [call(45)], projects: [done, project({ start: ago(50), cancelled: ago(0) })] }],
      ['a project to be completed tomorrow', { card: unset, contacts: [call(45)], projects: [project({ start: ago(50), completed: ago(-1) })] }],
      ['a project cancelled', { card: unset, contacts: [call(45)], projects: [project({ start: ago(50), cancelled: ago(0) })] }],
      ['a project completed, and contacts 60 days apart', { card: unset, contacts: everyDays(60, 4), projects: [done] }],
    ])),
  );
}

function satisfactionOf(story: Story): readonly string[] {
  const { factors } = read(story);
  return [shown(factors?.satisfaction.value), shown(factors?.satisfaction.evidence), shown(factors?.satisfaction.n)];
}

const SATISFACTION_HEAD = ['Situation', 'Value', 'Evidence', 'Ratings'];

export function satisfactionSection(): string {
  const rated = (days: number, csat: number): Interaction => call(days, { csat });
  return section(
    'Satisfaction',
    'What one answer is worth, given today. An answer that its scale does not have is left out.',
    table(SATISFACTION_HEAD, rows(satisfactionOf, [
      ...[0, 1, 2, 3, 4, 5, 6].map((csat): readonly [string, Story] => [`CSAT ${String(csat)}`, { contacts: [call(0, { csat })] }]),
      ...[0, 6, 7, 8, 9, 10, 11].map((nps): readonly [string, Story] => [`NPS ${String(nps)}`, { contacts: [call(0, { nps })] }]),
      ...[0, 1, 4, 7, 8].map((ces): readonly [string, Story] => [`CES ${String(ces)}`, { contacts: [call(0, { ces })] }]),
      ...(['positive', 'neutral', 'negative'] as const).map((mood): readonly [string, Story] => [`mood ${mood}`, { contacts: [call(0, { mood })] }]),
      ['CSAT 5 and NPS 7 in one call', { contacts: [call(0, { csat: 5, nps: 7 })] }],
    ])),
    'Recent answers weigh more: every 180 days a rating counts half, and after 730 days not at all. A mood that I noted '
      + 'weighs half as much as an answer of the client.',
    table(SATISFACTION_HEAD, rows(satisfactionOf, [
      ...[90, 180, 360, 730, 731].map((days): readonly [string, Story] => [`CSAT 4, ${String(days)} days ago`, { contacts: [rated(days, 4), call(0)] }]),
      ['CSAT 4 today and CSAT 4, 180 days ago', { contacts: [rated(0, 4), rated(180, 4)] }],
      ['CSAT 4 three times this week', { contacts: [rated(0, 4), rated(1, 4), rated(2, 4)] }],
      ['CSAT 4 and a negative mood today', { contacts: [rated(0, 4), call(0, { mood: 'negative' })] }],
    ])),
    'The last answer moves the value by a quarter of its distance to the mean of the up to three before it, by 10 points at most.',
    table(SATISFACTION_HEAD, rows(satisfactionOf, [
      ['CSAT 4, then 5', { contacts: [rated(10, 4), rated(5, 5)] }],
      ['CSAT 5, then 4', { contacts: [rated(10, 5), rated(5, 4)] }],
      ['CSAT 5, then 3', { contacts: [rated(10, 5), rated(5, 3)] }],
      ['CSAT 5, then 1', { contacts: [rated(10, 5), rated(5, 1)] }],
      ['CSAT 1, then 5', { contacts: [rated(10, 1), rated(5, 5)] }],
      ['CSAT 1, 5, 5, 5, then 4: the 1 is too long ago for the trend', { contacts: [rated(20, 1), rated(15, 5), rated(12, 5), rated(10, 5), rated(5, 4)] }],
      ['CSAT 5, then a negative mood: moods make no trend', { contacts: [rated(10, 5), call(5, { mood: 'negative' })] }],
      ['two answers on one day: the order of the note decides', {
        contacts: [call(5, { path: 'a.md', line: 2, csat: 5 }), call(5, { path: 'a.md', line: 1, csat: 4 })],
      }],
    ])),
    'Where an answer counts. Those of a complaint never do: handling one well must not lift a client above never having had one.',
    table(SATISFACTION_HEAD, rows(satisfactionOf, [
      ['CSAT 5 in a note', { contacts: [call(0, { kind: 'note', csat: 5 })] }],
      ['CSAT 5 in a complaint logged', { contacts: [call(0, { kind: 'complaint', csat: 5 })] }],
      ['CSAT 5 of a complaint', { contacts: [call(0)], complaints: [complaint({ received: ago(20), resolved: ago(10), confirmed: ago(5), csat: 5 })] }],
      ['CSAT 5 in a planned meeting', { contacts: [call(0), call(3, { status: 'planned', csat: 5 })] }],
      ['CSAT 5 tomorrow', { contacts: [call(0), call(-1, { csat: 5 })] }],
      ['CSAT 5 in a question that nobody answered', { contacts: [question({ date: ago(20), csat: 5 })] }],
      ['CSAT 5 of a project completed today', { projects: [project({ completed: ago(0), csat: 5 })] }],
      ['CSAT 5 of a project, rated 180 days ago', { projects: [project({ completed: ago(200), rated: ago(180), csat: 5 })] }],
      ['CSAT 5 of a project, to be rated tomorrow', { contacts: [call(0)], projects: [project({ completed: ago(1), rated: ago(-1), csat: 5 })] }],
      ['CSAT 5 of a project without a day', { contacts: [call(0)], projects: [project({ csat: 5 })] }],
    ])),
  );
}

function commitmentsOf(story: Story): readonly string[] {
  const { factors } = read(story);
  const { value, n, onTime, evidence } = factors?.commitments ?? {};
  return [shown(value), shown(evidence), `${shown(onTime)} of ${shown(n)}`];
}

export function commitmentsSection(): string {
  const one = (written: WrittenPromise): Story => ({ contacts: [call(0)], promises: [promise(written)] });
  const of = (written: WrittenProject): Story => ({ contacts: [call(0)], projects: [project(written)] });
  const head = ['Situation', 'Value', 'Evidence', 'In time'];
  return section(
    'Commitments',
    'Promises of mine, milestones and deliveries that fell due in the last 365 days. Each day of lateness takes a fourteenth '
      + 'of the credit.',
    table(head, rows(commitmentsOf, [
      ['due today, not done', one({ due: ago(0) })],
      ['due yesterday, not done', one({ due: ago(1) })],
      ...[7, 13, 14, 15].map((days): readonly [string, Story] => [`due ${String(days)} days ago, not done`, one({ due: ago(days) })]),
      ['done on its day', one({ due: ago(10), done: ago(10) })],
      ['done early', one({ due: ago(10), done: ago(20) })],
      ['done today, due next week', one({ due: ago(-7), done: ago(0) })],
      ['done a day late', one({ due: ago(10), done: ago(9) })],
      ['done 7 days late', one({ due: ago(10), done: ago(3) })],
      ['done 14 days late', one({ due: ago(20), done: ago(6) })],
      ['to be done tomorrow, due yesterday', one({ due: ago(1), done: ago(-1) })],
      ['cancelled', one({ due: ago(10), cancelled: ago(5) })],
      ['done, then cancelled', one({ due: ago(10), done: ago(9), cancelled: ago(5) })],
      ['to be cancelled tomorrow', one({ due: ago(7), cancelled: ago(-1) })],
      ['promised by the client', one({ due: ago(10), owner: 'client' })],
      ['made in a meeting tomorrow', one({ due: ago(7), since: ago(-1) })],
      ['due 364 days ago, not done', one({ due: ago(364) })],
      ['due 365 days ago, not done', one({ due: ago(365) })],
      ['due 365 days ago, done 7 days late', one({ due: ago(365), done: ago(358) })],
      ['due 358 days ago, done 7 days early', one({ due: ago(358), done: ago(365) })],
      ['one kept, one 7 days late', { contacts: [call(0)], promises: [promise({ due: ago(30), done: ago(30) }), promise({ due: ago(20), done: ago(13) })] }],
      ['four kept', { contacts: [call(0)], promises: [1, 2, 3, 4].map((days) => promise({ due: ago(days), done: ago(days) })) }],
      ['five kept', { contacts: [call(0)], promises: [1, 2, 3, 4, 5].map((days) => promise({ due: ago(days), done: ago(days) })) }],
    ])),
    'A new day agreed in time replaces the old one. One agreed after the day had passed changes nothing.',
    table(head, rows(commitmentsOf, [
      ['due 10 days ago, moved in time by 6 days, done 3 days ago', one({ due: ago(10), moves: [{ on: ago(12), due: ago(4) }], done: ago(3) })],
      ['moved on the due day itself', one({ due: ago(10), moves: [{ on: ago(10), due: ago(4) }], done: ago(4) })],
      ['moved a day too late', one({ due: ago(10), moves: [{ on: ago(9), due: ago(3) }], done: ago(3) })],
      ['moved twice, both in time', one({ due: ago(20), moves: [{ on: ago(21), due: ago(10) }, { on: ago(10), due: ago(3) }], done: ago(3) })],
      ['moved twice, the second time too late', one({ due: ago(20), moves: [{ on: ago(21), due: ago(10) }, { on: ago(9), due: ago(3) }], done: ago(3) })],
      ['to be moved tomorrow', one({ due: ago(7), moves: [{ on: ago(-1), due: ago(-9) }] })],
      ['moved to a day to come', one({ due: ago(7), moves: [{ on: ago(8), due: ago(-9) }] })],
      ['moved forward to an earlier day', one({ due: ago(0), moves: [{ on: ago(8), due: ago(7) }] })],
    ])),
    'A project with a due day is one delivery, done when delivered, else when completed. Its milestones count likewise; '
      + 'cancelling it cancels them.',
    table(head, rows(commitmentsOf, [
      ['due 7 days ago, not delivered', of({ start: ago(90), due: ago(7) })],
      ['due 7 days ago, delivered on the day', of({ start: ago(90), due: ago(7), delivered: ago(7) })],
      ['due 10 days ago, completed 7 days late, delivery not noted', of({ start: ago(90), due: ago(10), completed: ago(3) })],
      ['due 10 days ago, delivered in time, completed late', of({ start: ago(90), due: ago(10), delivered: ago(10), completed: ago(3) })],
      ['due 14 days ago, moved in time by 7 days, not delivered', of({ start: ago(90), due: ago(14), moves: [{ on: ago(20), due: ago(7) }] })],
      ['no due day', of({ start: ago(90), delivered: ago(7) })],
      ['to begin tomorrow, due 7 days ago', of({ start: ago(-1), due: ago(7) })],
      ['cancelled', of({ start: ago(90), due: ago(7), cancelled: ago(2) })],
      ['a milestone 7 days late', of({ start: ago(90), milestones: [promise({ due: ago(7) })] })],
      ['a milestone of a project cancelled', of({ start: ago(90), cancelled: ago(2), milestones: [promise({ due: ago(7) })] })],
      ['a milestone of a project to begin tomorrow', of({ start: ago(-1), milestones: [promise({ due: ago(7) })] })],
      ['a milestone of the client', of({ start: ago(90), milestones: [promise({ due: ago(7), owner: 'client' })] })],
    ])),
  );
}

function reciprocityOf(story: Story): readonly string[] {
  const { factors } = read(story);
  const { value, n, answered, evidence } = factors?.reciprocity ?? {};
  return [shown(value), shown(evidence), `${shown(answered)} of ${shown(n)}`];
}

export function reciprocitySection(): string {
  const asked = (...days: readonly number[]): Interaction[] => days.map((each) => question({ date: ago(each) }));
  const answered = (days: number): Interaction => question({ date: ago(days), answered: true });
  const story = (...contacts: readonly Interaction[]): Story => ({ contacts: [call(0, { kind: 'note' }), ...contacts] });
  return section(
    'Reciprocity',
    'The answered share of the last ten messages that waited for a reply, mine or theirs, from three on. A message is given '
      + '14 days; one older than a year no longer counts.',
    table(['Situation', 'Value', 'Evidence', 'Answered'], rows(reciprocityOf, [
      ['two questions', story(...asked(20, 40))],
      ['three questions', story(...asked(20, 40, 60))],
      ['three questions, the last one 14 days ago', story(...asked(14, 40, 60))],
      ['three questions, the last one 13 days ago', story(...asked(13, 40, 60))],
      ['three questions, the first one 364 days ago', story(...asked(20, 40, 364))],
      ['three questions, the first one 365 days ago', story(...asked(20, 40, 365))],
      ['three questions, one marked as answered', story(...asked(20, 40), answered(60))],
      ['three questions, their letter 14 days after the first', story(...asked(20, 40, 80), letter(66, { direction: 'in' }))],
      ['three questions, their letter 15 days after the first', story(...asked(20, 40, 80), letter(65, { direction: 'in' }))],
      ['three questions, their letter on the day of the first', story(...asked(20, 40, 80), letter(80, { direction: 'in' }))],
      ['three questions, a call 3 days after the first', story(...asked(20, 40, 80), call(77))],
      ['three questions, a letter of unknown direction after the first', story(...asked(20, 40, 80), letter(77, { direction: 'unknown' }))],
      ['three questions, a letter of mine after the first', story(...asked(20, 40, 80), letter(77))],
      ['three questions, a planned call after the first', story(...asked(20, 40, 80), call(77, { status: 'planned' }))],
      ['two questions of mine, one of theirs that I answered', story(...asked(20, 40), question({ date: ago(80), direction: 'in' }), letter(78))],
      ['two questions of mine, one of theirs that I left', story(...asked(20, 40), question({ date: ago(80), direction: 'in' }))],
      ['five questions', story(...asked(20, 40, 60, 80, 100))],
      ['six questions', story(...asked(20, 40, 60, 80, 100, 120))],
      ['ten questions answered, an older one not', story(...[20, 30, 40, 50, 60, 70, 80, 90, 100, 110].map(answered), ...asked(200))],
      ['nine questions answered, an older one not', story(...[20, 30, 40, 50, 60, 70, 80, 90, 100].map(answered), ...asked(200))],
      ['letters that expect no reply', story(letter(20), letter(40), letter(60))],
    ])),
  );
}
