/** @jest-environment jsdom */
/** The topic map and its repairs on the built plugin, by keyboard alone. */
import { launch, notices, openMenu, type Host } from '../host/launch';
import { isFormOpen, openForm, press } from './form-hands';

let host: Host;
afterEach(() => host.close());

const TOPIC = (aliases: string, body: string): string => `---\naliases: [${aliases}]\ntags: [networking]\n---\n\n# Heading\n\n${body}`;
const FILES = {
  'Topics/Поиск клиентов.md': TOPIC('"Поиск"', 'Text.\n\n[[Отзывы]] | [[Репутация]]'),
  'Topics/Рекомендации клиентов.md': TOPIC('"Отзывы", "Общее"', '[[Поиск-клиентов]] | [[Репутация]]\n'),
  'Topics/Одинокая тема.md': TOPIC('"Общее"', 'Просьба прислать [[Отзывы|отзыв]], `[[Отзывы]]`, [[Отзывы]].\r\n'),
  'Clients/Acme.md': '---\ntype: client\n---\n\nSee [[Отзывы]].\n',
};

async function start(language = 'en', files: Readonly<Record<string, string>> = FILES): Promise<void> {
  host = await launch({ files, today: '2026-03-31', language });
  await host.settle();
}

async function openMap(language = 'en', files: Readonly<Record<string, string>> = FILES): Promise<void> {
  await start(language, files);
  await host.command('open-topic-map');
}

function map(): HTMLElement {
  const el = document.querySelector<HTMLElement>('.client-rapport-topics');
  if (el === null) throw new Error('The map is not open.');
  return el;
}

/** Every row in order: headings with their count, rows with title and detail. */
function shown(): string[] {
  const at = (row: HTMLElement): number => Number(row.style.getPropertyValue('--client-rapport-index'));
  return [...map().querySelectorAll<HTMLElement>('.client-rapport-row')].sort((a, b) => at(a) - at(b))
    .map((row) => [...row.children].filter((one) => one.getAttribute('role') === 'gridcell' && one.querySelector('button') === null).map((cell) => [...cell.children].map((one) => one.textContent).filter(Boolean).join(': ') || cell.textContent).filter(Boolean).join(' '));
}

function row(title: string): HTMLElement {
  const found = [...map().querySelectorAll<HTMLElement>('.client-rapport-row')].find((one) => one.querySelector('.client-rapport-topic-title')?.textContent === title);
  if (found === undefined) throw new Error(`No row "${title}": ${shown().join(' / ')}`);
  return found;
}

function read(path: string): string {
  return host.app.disk.read(path);
}

async function key(name: string): Promise<void> {
  press(name);
  await host.settle();
}

describe('the topic map', () => {
  test('shows what is missing with the nearest name, what works by an alias, what is shared, what nobody links', async () => {
    await openMap();
    expect(shown()).toEqual([
      'Linked, not written yet 2', 'Репутация: linked from 2 notes', 'Поиск-клиентов: near to Поиск клиентов, linked from 1 note',
      'Linked by an alias alone 1', 'Отзывы: means Рекомендации клиентов, linked from 3 notes',
      'Shared aliases 1', 'Общее: Одинокая тема and Рекомендации клиентов',
      'Nothing links here 2', 'Одинокая тема: no note links it, links to 1, also Общее, #networking', 'Поиск клиентов: no note links it, links to 2, also Поиск, #networking',
      'All topics 3',
    ]);
  });

  test.each([['ru', 'Карта тем', 'Ссылки без заметки2'], ['ja', 'トピックマップ', 'ノートのないリンク2'], ['en', 'Topic map', 'Linked, not written yet2']])('speaks %s', async (language, name, first) => {
    await openMap(language);
    expect(host.app.workspace.getLeavesOfType('client-rapport-topics')[0]?.getDisplayText()).toBe(name);
    expect(map().querySelector('.mod-head')?.textContent?.trim()).toBe(first);
  });

  test('is reached from the sidebar, and is opened once', async () => {
    await start();
    await host.command('open-health');
    document.querySelector<HTMLElement>('.client-rapport-foot [data-key="topics"]')?.click();
    await host.settle();
    await host.command('open-topic-map');
    expect(host.app.workspace.getLeavesOfType('client-rapport-topics')).toHaveLength(1);
  });

  test('finds without regard to case, ё, hyphens and width', async () => {
    await openMap();
    const input = map().querySelector('input');
    if (input === null) throw new Error('no field');
    for (const typed of ['ПОИСК-клиен', 'поискклиентов', 'Поиск　Клиентов']) {
      input.value = typed;
      input.dispatchEvent(new Event('input'));
      await host.settle();
      expect(shown()).toEqual(['Linked, not written yet 1', expect.stringMatching(/^Поиск-клиентов/), 'Nothing links here 1', expect.stringMatching(/^Поиск клиентов/), 'All topics 1', expect.stringMatching(/^Поиск клиентов/)]);
    }
    input.value = 'nobody';
    input.dispatchEvent(new Event('input'));
    await host.settle();
    expect(map().classList).toContain('has-found-nothing');
  });

  test('says how a note becomes a topic where there is none, and that notes are being read before', async () => {
    await openMap('en', { 'a.md': 'Text' });
    expect(map().textContent).toContain('A note is a topic when its properties say type: topic or it has the tag #networking.');
    await host.close();
    host = await launch({ files: FILES, today: '2026-03-31', cache: 'never' });
    await host.command('open-topic-map');
    expect(map().querySelector('progress')).not.toBeNull();
  });

  test('keeps the keyboard where it is when notes change', async () => {
    await openMap();
    row('Одинокая тема').focus();
    host.app.vault.editElsewhere('Topics/Новая.md', TOPIC('', '[[Ещё одна]]'));
    await host.settle();
    expect(document.activeElement).toBe(row('Одинокая тема'));
    expect(shown()).toContain('Ещё одна: linked from 1 note');
  });

  test('hides the names of clients in privacy mode', async () => {
    await openMap();
    await host.command('toggle-privacy');
    row('Отзывы').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    const titles = openMenu()?.items.map((item) => item.hostTitle) ?? [];
    expect(titles).toContain('A');
    expect(titles).toContain('Одинокая тема');
    expect(titles).not.toContain('Acme');
  });

  test('repairs nothing while a past day is shown, and says why', async () => {
    await openMap();
    await host.command('show-as-of');
    const day = openForm().querySelector<HTMLInputElement>('input[type="text"]');
    if (day === null) throw new Error('There is no field for the day.');
    day.value = '2026-03-01';
    day.dispatchEvent(new Event('input', { bubbles: true }));
    await key('Enter');
    await host.command('open-topic-map');
    const buttons = (): boolean[] => [...map().querySelectorAll<HTMLButtonElement>('.nav-action-button')].map(({ disabled }) => disabled);
    expect(map().querySelector('.client-rapport-banner')?.textContent).toMatch(/^As of 1 March 2026.*is shown as it is today\. Nothing can be changed/);
    expect(buttons()).toEqual([true, true]);
    const hidden = [...map().querySelectorAll('.client-rapport-topic-buttons')].map((el) => getComputedStyle(el).display);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter((display) => display !== 'none')).toEqual([]);
    row('Отзывы').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    expect(openMenu()?.items.map((item) => item.hostTitle)[0]).toBe('Go back to today to change anything');
    expect(openMenu()?.items.map((item) => item.hostTitle).join('\n')).not.toMatch(/Repair|Turn|Create/);
    openMenu()?.hide();
    row('Отзывы').focus();
    await key(' ');
    expect(isFormOpen()).toBe(false);
    map().querySelector<HTMLElement>('[data-key="today"]')?.click();
    await host.settle();
    expect(buttons()).toEqual([false, false]);
    expect(map().querySelector('.client-rapport-banner')).toBeNull();
  });

  test('leaves nothing behind', async () => {
    await openMap();
    expect(await host.unload()).toEqual([]);
    expect(host.errors).toEqual([]);
  });
});

describe('a missing topic', () => {
  test('is created by keys alone, in the way of the other topics, and its links resolve', async () => {
    await openMap();
    row('Репутация').focus();
    await key('ArrowRight');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Create “Репутация”');
    await key('ArrowLeft');
    expect(document.activeElement).toBe(row('Репутация'));
    await key(' ');
    expect(read('Topics/Репутация.md')).toMatch(/^---\naliases: \[\]\ntags: \[networking\]\n---\n/);
    await host.command('open-topic-map');
    expect(shown()).not.toContain('Репутация: linked from 2 notes');
    await host.command('undo-last-change');
    expect(host.app.vault.getFileByPath('Topics/Репутация.md')).toBeNull();
  });

  test('is another name of a topic when its user says so, after a look at the line', async () => {
    await openMap();
    row('Поиск-клиентов').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    openMenu()?.items.find((item) => item.hostTitle === 'Point the links to “Поиск клиентов”')?.hostEl.click();
    await host.settle();
    expect([...openForm().querySelectorAll('del, ins')].map((el) => el.textContent)).toEqual([
      'Before: [[Поиск-клиентов]] | [[Репутация]]', 'After: [[Поиск клиентов|Поиск-клиентов]] | [[Репутация]]',
    ]);
    await key('Enter');
    expect(read('Topics/Рекомендации клиентов.md')).toBe(FILES['Topics/Рекомендации клиентов.md'].replace('[[Поиск-клиентов]]', '[[Поиск клиентов|Поиск-клиентов]]'));
  });
});

describe('links that only an alias satisfies', () => {
  const REPAIRED = {
    'Topics/Поиск клиентов.md': FILES['Topics/Поиск клиентов.md'].replace('[[Отзывы]]', '[[Рекомендации клиентов|Отзывы]]'),
    'Topics/Одинокая тема.md': FILES['Topics/Одинокая тема.md'].replace('[[Отзывы|', '[[Рекомендации клиентов|').replace(/, \[\[Отзывы\]\]/, ', [[Рекомендации клиентов|Отзывы]]'),
    'Clients/Acme.md': FILES['Clients/Acme.md'].replace('[[Отзывы]]', '[[Рекомендации клиентов|Отзывы]]'),
  };
  const all = (): Record<string, string> => Object.fromEntries(Object.keys(REPAIRED).map((path) => [path, read(path)]));

  test.each(['en', 'ru', 'ja'])('are all repaired by one Enter in %s, and taken back by one command', async (language) => {
    await start(language);
    await host.command('repair-topic-links');
    expect(openForm().querySelectorAll('ins')).toHaveLength(3);
    await key('Enter');
    expect(isFormOpen()).toBe(false);
    expect(all()).toEqual(REPAIRED);
    await host.command('undo-last-change');
    for (const [path, text] of Object.entries(all())) expect(text).toBe(Object.entries(FILES).find(([one]) => one === path)?.[1]);
    expect(host.errors).toEqual([]);
  });

  test('stay in the lines that are taken out', async () => {
    await start();
    await host.command('repair-topic-links');
    const [first] = openForm().querySelectorAll<HTMLInputElement>('.client-rapport-form-repair input');
    first?.click();
    await host.settle();
    expect(openForm().querySelector('.mod-cta')?.textContent).toBe('Change 2 lines');
    await key('Enter');
    expect(Object.entries(all()).filter(([path, text]) => text === Object.entries(REPAIRED).find(([one]) => one === path)?.[1])).toHaveLength(2);
  });

  test('are as before in every note when one of them cannot be written', async () => {
    await start();
    await host.command('repair-topic-links');
    let left = 1;
    const { vault } = host.app;
    const process = vault.process.bind(vault);
    vault.process = (...given) => {
      left -= 1;
      if (left === -1) throw new Error('ENOSPC: no space left on device');
      return process(...given);
    };
    await key('Enter');
    for (const [path, text] of Object.entries(all())) expect(text).toBe(Object.entries(FILES).find(([one]) => one === path)?.[1]);
    expect(isFormOpen()).toBe(true);
    expect(notices().join()).toContain('The disk is full');
  });

  test('are told to be in order where there are none', async () => {
    await start('en', { 'T.md': TOPIC('', '') });
    await host.command('repair-topic-links');
    expect(notices()).toEqual(['There is no link to repair.']);
  });
});

describe('related topics', () => {
  test('are offered for the active note, and written beside those that it has', async () => {
    await start();
    await host.app.workspace.openLinkText('Topics/Рекомендации клиентов.md', '');
    await host.command('link-related-topics');
    const boxes = [...openForm().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    expect(boxes.map((box) => box.parentElement?.textContent)).toEqual(['Поиск клиентов: mentions “Поиск клиентов”, links here', 'Одинокая тема: links here']);
    await key('Enter');
    expect(openForm().textContent).toContain('No topic is chosen.');
    boxes[0]?.click();
    press('Enter', { ctrlKey: true });
    await host.settle();
    expect(read('Topics/Рекомендации клиентов.md')).toBe(FILES['Topics/Рекомендации клиентов.md'].replace('[[Репутация]]\n', '[[Репутация]] | [[Поиск клиентов]]\n'));
  });

  test('go to the end of a client card, in the way of the topics', async () => {
    await start();
    await host.app.workspace.openLinkText('Clients/Acme.md', '');
    await host.command('link-related-topics');
    openForm().querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    press('Enter', { ctrlKey: true });
    await host.settle();
    expect(read('Clients/Acme.md')).toMatch(/^---\ntype: client\n---\n\nSee \[\[Отзывы\]\]\.\n\n\[\[[^\]]+\]\]\n$/);
  });

  test('need a note', async () => {
    await start();
    await host.command('link-related-topics');
    expect(notices()).toEqual(['First open the note that is to link topics.']);
  });
});
