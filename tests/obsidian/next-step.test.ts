/** @jest-environment jsdom */
import { launch, notices, type Host } from '../host/launch';
import { waitingMessage } from '../../src/core/health/contact';
import { words, type Language } from '../../src/core/i18n/lookup';
import { DIRECTION, INTERACTION_KIND, PURPOSE } from '../../src/core/reading/words';
import type { ActionKind, ActionRow } from '../../src/core/shown/shown';
import { spellingIn } from '../../src/core/reading/spelling';
import { control, errorUnder, isFormOpen, labels, openForm, press, rapportOf, rowOf, type } from './form-hands';

let host: Host;

afterEach(() => host.close());

const CARD = '---\r\ntype: client # ours\r\n---\r\n\r\n## Interactions\r\n\r\n- 2026-03-20 call in: Renewal\r\n- 2026-03-10 complaint in: wrong invoice [severity:: low] ^a1\r\n';
const LATE = '---\r\ntype: complaint\r\nclient: "[[Acme]]"\r\nreceived: 2026-03-25 # by phone\r\nmy own: {a: 1}\r\n---\r\n\r\nText';
const LETTER = '---\ntype: recommendation\nclient: "[[Acme]]"\nform: word_of_mouth\nreceived: 2026-03-01\nthanked: 2026-03-01\n---\n\nText\n';
const PROJECT = '---\ntype: project\nclient: "[[Acme]]"\ndue: 2026-05-01\n---\n\nText\n';
const FILES = {
  'Clients/Acme.md': CARD, 'Clients/Beta.md': '---\ntype: client\n---\n', 'Complaints/Late.md': LATE, 'Recommendations/Letter.md': LETTER, 'Projects/Site.md': PROJECT,
  'Complaints/Undated.md': '---\ntype: complaint\nclient: "[[Acme]]"\n---\n', 'Complaints/Broken.md': '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 2026-03-25\nacknowledged: {by: me}\n---\n',
};

async function start(active: string | null, language: Language = 'en', files: Readonly<Record<string, string>> = FILES): Promise<void> {
  host = await launch({ files, today: '2026-03-31', language });
  await host.settle();
  if (active !== null) await host.app.workspace.openLinkText(active, '');
  await host.settle();
}

const read = (path: string): string => host.app.disk.read(path);

async function enter(): Promise<void> {
  press('Enter');
  await host.settle();
}

/** Steps with the mark of what is chosen, or of what is not possible. */
function steps(): readonly string[] {
  return [...openForm().querySelectorAll('.client-rapport-form-step')].map((row) => {
    const radio = row.querySelector('input');
    const name = row.querySelector('div > div')?.textContent ?? '';
    return `${radio?.checked === true ? '→ ' : radio?.disabled === true ? '× ' : ''}${name}`;
  });
}

/** Moves to a step as the arrow keys do in a browser: the radio is checked and has the focus. */
function go(value: string): void {
  const radio = [...openForm().querySelectorAll<HTMLInputElement>('input[type="radio"]')].find((one) => one.value === value);
  if (radio === undefined || radio.disabled) throw new Error(`No step "${value}".`);
  radio.focus();
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Clicks what was offered once the step was taken. */
async function offered(label: string): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>('.client-rapport-notice-buttons button')];
  const button = buttons.find(({ textContent }) => textContent === label);
  if (button === undefined) throw new Error(`"${label}" is not offered, but ${buttons.map(({ textContent }) => textContent).join(', ')}`);
  button.click();
  await host.settle();
}

async function open(): Promise<void> {
  await host.command('take-next-step');
  await host.settle();
}

describe.each(['en', 'ru', 'ja'] as const)('in %s', (language) => {
  const { say } = words(language);
  const complaintSteps = ['acknowledged', 'understood', 'offered', 'resolved', 'confirmed', 'reopened', 'withdrawn'] as const;
  const marks = (): readonly string[] => complaintSteps.map((step, at) => (steps()[at] ?? '').replace(say(`step.complaint.${step}`), '').trim());

  test('a complaint goes through its life by Enter alone, and every step is taken back', async () => {
    await start('Late', language);
    const texts = [LATE];
    await open();
    expect(openForm().textContent).toContain('Late');
    expect(document.activeElement).toBe(rowOf(say('field.step')).querySelector('input:checked'));
    expect(marks()).toEqual(['→', '', '', '', '×', '×', '']);
    expect(openForm().textContent).toContain(say('step.barred.unresolved'));
    await enter();
    texts.push(read('Complaints/Late.md'));
    expect(notices().at(-1)).toContain(say('step.complaint.understood'));
    expect(notices().at(-1)).toContain(say('message.complaint-apology.name'));
    await open();
    await enter();
    texts.push(read('Complaints/Late.md'));
    await open();
    await enter();
    expect(errorUnder(say('field.solution'))).toBe(say('step.lack.solution'));
    rowOf(say('field.solution')).querySelector('input')?.click();
    await enter();
    texts.push(read('Complaints/Late.md'));
    await open();
    expect(labels()).not.toContain(say('field.solution'));
    await enter();
    texts.push(read('Complaints/Late.md'));
    await open();
    expect(marks()).toEqual(['×', '×', '×', '×', '→', '', '']);
    type(say('field.satisfied'), 'true');
    type(say('field.csat'), '5');
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(read('Complaints/Late.md')).toBe(
      '---\r\ntype: complaint\r\nclient: "[[Acme]]"\r\nreceived: 2026-03-25 # by phone\r\nmy own: {a: 1}\r\nacknowledged: 2026-03-31\r\nstatus: confirmed\r\nunderstood: 2026-03-31\r\n'
      + 'offered: 2026-03-31\r\nsolution:\r\n  - apology\r\nresolved:\r\n  - 2026-03-31\r\nconfirmed: 2026-03-31\r\nsatisfied: true\r\ncsat: 5\r\n---\r\n\r\nText',
    );
    await open();
    expect(steps().filter((step) => step.startsWith('→'))).toEqual([]);
    await enter();
    expect(errorUnder(say('field.step'))).toBe(say('wrong.step'));
    press('Escape');
    for (const text of texts.reverse()) {
      await host.command('undo-last-change');
      expect(read('Complaints/Late.md')).toBe(text);
    }
    expect(host.errors).toEqual([]);
  });

  test('whoever came through a recommendation gets a card with a click and an Enter, and it says through whom', async () => {
    await start('Letter', language);
    await open();
    go('converted');
    type(say('field.referred'), 'Delta & Söhne');
    type(say('field.date'), '2026-03-20');
    await enter();
    const recommendation = read('Recommendations/Letter.md');
    await offered(say('command.create-client-card'));
    expect(control(say('field.referred-by')).value).toBe('Acme');
    await enter();
    expect(isFormOpen()).toBe(false);
    expect(read('Clients/Delta & Söhne.md')).toContain('since: 2026-03-20\n');
    expect(read('Clients/Delta & Söhne.md')).toContain('referred_by: "[[Acme]]"\n');
    await host.command('undo-last-change');
    expect(host.app.vault.getFileByPath('Clients/Delta & Söhne.md')).toBeNull();
    expect(read('Recommendations/Letter.md')).toBe(recommendation);
    expect(host.errors).toEqual([]);
  });

  test.each(['received', 'declined'] as const)('an answer to a request, %s, is logged with a click and an Enter, and nothing waits any more', async (step) => {
    const asked = CARD.replace('- 2026-03-20 call in: Renewal', '- 2026-03-20 chat out?: Would you recommend us? [purpose:: request]');
    const letter = '---\ntype: recommendation\nclient: "[[Acme]]"\nform: formal_letter\nasked: 2026-03-20\n---\n\nText\n';
    await start('Letter', language, { ...FILES, 'Clients/Acme.md': asked, 'Recommendations/Letter.md': letter });
    const rapport = await rapportOf(host);
    const waits = (): boolean => waitingMessage(rapport.book().client('Clients/Acme.md')?.interactions ?? [], null, rapport.today()) !== null;
    expect(waits()).toBe(true);
    await open();
    go(step);
    type(say('field.date'), '2026-03-25');
    await enter();
    await offered(say('step.log-answer'));
    await enter();
    expect(isFormOpen()).toBe(false);
    const spelled = spellingIn(language);
    const line = `- 2026-03-25 ${spelled(INTERACTION_KIND, 'chat')} ${spelled(DIRECTION, 'in')}${step === 'received' ? `: ${say('log.recommendation.received', { link: '[[Letter]]' })}` : ''} [purpose:: ${spelled(PURPOSE, 'reply')}]`;
    expect(read('Clients/Acme.md')).toContain(`\r\n${line}\r\n`);
    expect(waits()).toBe(false);
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(asked);
    expect(host.errors).toEqual([]);
  });

  test('a recommendation is not published without consent', async () => {
    await start('Letter', language);
    await open();
    const publish = [...openForm().querySelectorAll<HTMLInputElement>('input[type="radio"]')].find(({ value }) => value === 'published');
    expect(publish?.disabled).toBe(true);
    expect(publish?.closest('label')?.textContent).toBe(say('step.recommendation.published') + say('step.barred.no-consent'));
    expect(steps()[3]).toBe(`→ ${say('step.recommendation.consent')}`);
    type(say('field.consent'), 'anonymous');
    type(say('field.consent-until'), '+30d');
    await enter();
    await open();
    expect(steps()[4]).toBe(`→ ${say('step.recommendation.published')}`);
    await enter();
    expect(errorUnder(say('field.anonymised'))).toBe(say('step.lack.anonymised'));
    rowOf(say('field.anonymised')).querySelector<HTMLElement>('.checkbox-container')?.click();
    type(say('field.date'), '2026-03-30');
    await enter();
    expect(errorUnder(say('field.date'))).not.toBe('');
    type(say('field.date'), '2026-03-31');
    await enter();
    await open();
    type(say('field.where'), 'proposal');
    rowOf(say('field.anonymised')).querySelector<HTMLElement>('.checkbox-container')?.click();
    type(say('field.used-result'), 'won');
    await enter();
    expect(read('Recommendations/Letter.md')).toBe(LETTER.replace(
      '---\n\nText', 'consent: anonymous\nconsent_date: 2026-03-31\nconsent_until: 2026-04-30\npublished: 2026-03-31\nused_in:\n  - "2026-03-31 proposal: won"\n---\n\nText',
    ));
  });

  test('a project goes through its five stages, each with its list', async () => {
    await start('Site', language);
    for (const stage of ['contact', 'discussion', 'delivery', 'closing', 'aftercare'] as const) {
      await open();
      expect(steps().filter((step) => step.startsWith('→'))).toEqual([`→ ${say(`checklist.stage-${stage}.name`)}`]);
      expect(labels().includes(say('field.date'))).toBe(stage !== 'contact' && stage !== 'discussion');
      if (stage === 'closing') type(say('field.delivered'), '2026-03-30');
      if (stage === 'closing') {
        await enter();
        expect(errorUnder(say('field.delivered'))).toBe(say('step.lack.delivered'));
        type(say('field.delivered'), '2026-03-31');
      }
      await enter();
      const list = read('Projects/Site.md').split(`## ${say(`checklist.stage-${stage}.name`)}\n\n`)[1] ?? '';
      expect(list.split('\n\n')[0]?.trim().split('\n')).toHaveLength(5);
    }
    const note = read('Projects/Site.md');
    expect(note).toContain('due: 2026-05-01\nstage: aftercare\nstart: 2026-03-31\ndelivered: 2026-03-31\ncompleted: 2026-03-31\n---\n\nText\n');
    expect([...note.matchAll(/📅 (\S+)/g)].map(([, due]) => due)).toEqual(['2026-04-02', '2026-04-07', '2026-04-07', '2026-04-07', '2026-04-30', '2026-06-29']);
    for (let stage = 0; stage < 5; stage += 1) await host.command('undo-last-change');
    expect(read('Projects/Site.md')).toBe(PROJECT);
  });

  test('a project is cancelled on a day, its reason goes into the log, and one command takes both back', async () => {
    await start('Site', language);
    await open();
    expect(steps()[0]).toBe(`→ ${say('checklist.stage-contact.name')}`);
    expect(steps().at(-1)).toBe(say('step.project.cancelled'));
    go('cancelled');
    expect(labels()).toEqual([say('field.step'), say('field.date'), say('field.cancel-reason')]);
    type(say('field.date'), '2026-03-30');
    type(say('field.cancel-reason'), 'No budget <% x %>');
    await enter();
    expect(read('Projects/Site.md')).toBe(PROJECT.replace('due: 2026-05-01\n', 'due: 2026-05-01\ncancelled: 2026-03-30\n'));
    expect(read('Clients/Acme.md')).toContain(`\r\n- 2026-03-30 ${spellingIn(language)(INTERACTION_KIND, 'note')}: ${say('log.project.cancelled', { link: '[[Site]]', reason: 'No budget < % x %>' })}\r\n`);
    await open();
    expect(steps().every((step) => step.startsWith('×'))).toBe(true);
    press('Escape');
    await host.command('undo-last-change');
    expect([read('Projects/Site.md'), read('Clients/Acme.md')]).toEqual([PROJECT, CARD]);
    expect(host.errors).toEqual([]);
  });

  test('a complaint that is a line is taken on in its line, and becomes a note', async () => {
    await start(null, language);
    const rapport = await rapportOf(host);
    const place = { path: 'Clients/Acme.md', line: 8 };
    rapport.start('take-next-step', { ...place, step: 'resolved' });
    await host.settle();
    expect(openForm().textContent).toContain('wrong invoice');
    expect(steps()[3]).toBe(`→ ${say('step.complaint.resolved')}`);
    await enter();
    const taken = CARD.replace('[severity:: low] ^a1', '[severity:: low] [resolved:: 2026-03-31] ^a1');
    expect(read('Clients/Acme.md')).toBe(taken);
    rapport.start('take-next-step', place);
    await host.settle();
    go('note');
    expect(labels()).toEqual([say('field.step')]);
    await enter();
    expect(read('Complaints/wrong invoice.md')).toContain('resolved:\n  - 2026-03-31\n');
    expect(read('Clients/Acme.md')).toMatch(/\n- 2026-03-10 [^[]+\[\[wrong invoice\]\] \^a1\r\n$/);
    await host.command('undo-last-change');
    expect(read('Clients/Acme.md')).toBe(taken);
    expect(host.app.vault.getFileByPath('Complaints/wrong invoice.md')).toBeNull();
  });
});

describe('what it is about', () => {
  const inList = (): readonly string[] => [...document.querySelectorAll('.prompt .suggestion-item')].map(({ childNodes }) => [...childNodes].map(({ textContent }) => textContent).join(' | '));

  test('on a card, what is open with that client, to be chosen', async () => {
    await start('Acme', 'en', { ...FILES, 'Clients/Acme.md': CARD.replace(' ^a1', '') });
    await open();
    expect(inList()).toEqual([
      'wrong invoice · Acme | Next: Acknowledge, 20 days overdue', 'Broken · Acme | Next: Acknowledge, 5 days overdue', 'Late · Acme | Next: Acknowledge, 5 days overdue',
      'Letter · Acme | Next: Agree on its use', 'Site · Acme | Next: Stage 1: first contact',
    ]);
    press('ArrowDown');
    press('ArrowDown');
    await enter();
    expect(openForm().textContent).toContain('25 Mar: Complaint received');
  });

  test('elsewhere, everything that is open; where nothing is, that is said', async () => {
    await start('Beta');
    await open();
    expect(notices()).toEqual(['No complaint, recommendation, project or promise is open here.']);
    await host.close();
    await start(null);
    await open();
    expect(inList()).toHaveLength(5);
  });

  test('a complaint without its day says what is missing', async () => {
    await start('Undated');
    await open();
    expect(notices()).toEqual(['The steps of “Undated” cannot be read. This has no day, so it does not count. Add the property “received” with the day, as YYYY-MM-DD.']);
  });

  const UNREAD: readonly (readonly [path: string, text: string, named: string, line?: number])[] = [
    ['Complaints/New.md', '---\ntype: complaint\nclient: "[[Acme]]"\nreceived: 31.03.2026\n---\n', 'received'],
    ['Projects/New.md', '---\ntype: project\nclient: "[[Acme]]"\n---\n\n- [ ] Send it 📅 31.03.2026\n', '📅', 6],
    ['Clients/New.md', '---\ntype: client\n---\n\n- [ ] Send it [due:: soon]\n', 'due', 5],
  ];

  test.each([
    ['Complaints/New.md', '---\ntags: [complaint]\nreceived: 2026-03-30\n---\n'], ['Recommendations/New.md', '---\ntype: recommendation\nclient: "[[Nobody]]"\n---\n'], ['Projects/New.md', '---\ntags: [project]\n---\n'],
  ])('%s without a client or a day of its own has steps all the same', async (path, text) => {
    await start(null, 'en', { ...FILES, [path]: text });
    (await rapportOf(host)).start('take-next-step', { path });
    await host.settle();
    expect([notices(), isFormOpen()]).toEqual([[], true]);
  });

  const CASES = UNREAD.flatMap(([path, text, named, line]) => (['en', 'ru', 'ja'] as const).map((language) => ({ language, path, text, named, line })));

  test.each(CASES)('in $language: $path that cannot be read names $named', async ({ language, path, text, named, line }) => {
    await start(null, language, { ...FILES, [path]: text });
    const rapport = await rapportOf(host);
    rapport.start('take-next-step', { path, ...(line === undefined ? {} : { line }) });
    await host.settle();
    expect(notices()).toEqual([expect.stringContaining({ en: 'cannot be read', ru: 'не прочитать', ja: '読み取れません' }[language])]);
    expect(notices()[0]).toContain(named);
    expect(isFormOpen()).toBe(false);
  });

  test.each<[ActionKind, string, string]>([
    ['acknowledge-complaint', 'Complaints/Late.md', '→ Acknowledge'], ['resolve-complaint', 'Complaints/Late.md', '→ Resolve'], ['confirm-satisfaction', 'Complaints/Solved.md', '→ Ask whether it is really solved'],
    ['thank', 'Recommendations/New.md', '→ Say thank you'], ['fix-consent', 'Recommendations/Letter.md', '→ Agree on its use'], ['review-recommendation', 'Recommendations/Letter.md', '→ Review'],
  ])('the action %s begins with its step', async (kind, path, step) => {
    await start(null, 'en', {
      ...FILES, 'Complaints/Solved.md': LATE.replace('my own', 'resolved: 2026-03-26\r\nmy own'), 'Recommendations/New.md': LETTER.replace('thanked: 2026-03-01\n', ''),
    });
    const rapport = await rapportOf(host);
    const action: ActionRow = {
      key: kind, kind, urgency: 'due', urgencyText: '', client: { path: 'Clients/Acme.md', name: 'Acme' }, verb: '', why: '', gain: null, gainIn7Days: null,
      gainText: null, due: null, dueText: null, source: { path }, task: '', label: '', occasion: '',
    };
    rapport.act(action);
    await host.settle();
    expect(steps().filter((one) => one.startsWith('→'))).toEqual([step]);
  });
});

test('the message that fits is a click away', async () => {
  await start('Late');
  await open();
  await enter();
  const [button] = document.querySelectorAll<HTMLElement>('.client-rapport-notice-buttons button');
  button?.click();
  await host.settle();
  expect(openForm().querySelector('.modal-title')?.textContent).toBe('Write message');
});

test('a day before the step before, and one ahead, are errors under the day', async () => {
  await start('Late');
  await open();
  for (const [typed, error] of [['2026-03-24', 'Not before 25 Mar.'], ['tomorrow', 'This day is still ahead. Choose today or an earlier one.'], ['', 'Enter a day.'], ['soon', 'This is not a day. Write 2026-03-31, yesterday or +3d.']] as const) {
    type('Day', typed);
    await enter();
    expect(errorUnder('Day')).toBe(error);
  }
  expect(host.app.disk.writes).toEqual([]);
});

test('a step that another device took meanwhile is not taken twice', async () => {
  await start('Late');
  await open();
  host.app.vault.editElsewhere('Complaints/Late.md', LATE.replace('my own', 'acknowledged: 2026-03-26\r\nmy own'));
  await host.settle();
  await enter();
  expect(errorUnder('Step')).toBe('Done on 26 Mar.');
});

test('properties that cannot be changed without loss are left, with a message', async () => {
  await start('Broken');
  await open();
  await enter();
  expect(isFormOpen()).toBe(true);
  expect(notices().at(-1)).toContain('“Broken”');
  expect(host.app.disk.writes).toEqual([]);
});
