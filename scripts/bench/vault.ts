/**
 * Makes the vault that is measured: a consultant's notes of two years, the same for the same number of notes. Each note
 * comes as its text and as what Obsidian's metadata cache would hold of it.
 */
import type { CachedMetadata, FrontmatterLinkCache, HeadingCache, LinkCache, ListItemCache, Pos, SectionCache } from 'obsidian';
import { isoDay, readDay, type Day } from '../../src/core/day';

export interface MadeNote {
  readonly path: string;
  readonly text: string;
  readonly cache: CachedMetadata;
}

/** The day on which the vault's history ends. */
export const VAULT_DAY: Day = readDay('2026-03-31') ?? 0;
const TWO_YEARS = 730;

/** The notes of a vault, one after another; of every hundred the same number is of each kind. */
export function* madeVault(size: number): Generator<MadeNote, void, undefined> {
  for (let index = 0; index < size; index += 1) yield madeNote(index, size);
}

/** One note of a vault of a size. */
export function madeNote(index: number, size: number): MadeNote {
  const chance = new Chance(index * 7919 + 1);
  const vault = new Names(size);
  const place = index % 100;
  const hundred = Math.floor(index / 100);
  if (place < 10) return client(hundred * 10 + place, vault, chance);
  if (place < 15) return complaint(hundred * 5 + place - 10, vault, chance);
  if (place < 25) return project(hundred * 10 + place - 15, vault, chance);
  if (place < 30) return recommendation(hundred * 5 + place - 25, vault, chance);
  if (place < 40) return interaction(hundred * 10 + place - 30, vault, chance);
  if (place < 41) return topic(hundred, vault, chance);
  if (place < 43) return daily(hundred * 2 + place - 41, vault, chance);
  return plain(index, vault, chance);
}

/** How many clients a vault of a size has. */
export function clientsIn(size: number): number {
  return Math.floor(size / 100) * 10 + Math.min(10, size % 100);
}

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Tongue {
  readonly heading: string;
  readonly promises: string;
  readonly kinds: readonly string[];
  readonly sentences: readonly string[];
  readonly names: readonly (readonly [string, string])[];
  readonly promise: string;
}

const ENGLISH: Tongue = {
  heading: 'Interactions',
  promises: 'Promises',
  kinds: ['call in:', 'email out:', 'meeting:', 'email in:', 'call out:', 'chat:', 'video:', '10:30 call:', 'email out?:'],
  sentences: [
    'Agreed on the scope of the next release', 'Asked for the invoice of last month', 'Walked through the open questions of the migration',
    'Happy with the new overview of orders', 'Wants the figures before the board meets', 'Sent the minutes and the list of what is left',
    'Talked about the holidays and the new office', 'The test server was down for an hour; explained why', 'Quarterly review, no complaints',
  ],
  names: [['Amber', 'Harbour'], ['Copper', 'Mill'], ['North', 'Orchard'], ['Silver', 'Quay'], ['Willow', 'Works'], ['Granite', 'Press'], ['Meadow', 'Freight']],
  promise: 'Send the revised schedule',
};

const RUSSIAN: Tongue = {
  heading: 'Взаимодействия',
  promises: 'Обещания',
  kinds: ['звонок вх:', 'письмо исх:', 'встреча:', 'письмо вх:', 'созвон:', 'чат:'],
  sentences: [
    'Обсудили состав следующего этапа', 'Просят счёт за прошлый месяц', 'Прошли по вопросам переноса базы', 'Довольны новым отчётом по заказам',
    'Ждут цифры до совещания у директора', 'Отправил протокол и список того, что осталось', 'Поговорили об отпуске и новом офисе',
  ],
  names: [['Северный', 'Причал'], ['Медный', 'Двор'], ['Новая', 'Верфь'], ['Тихий', 'Берег'], ['Старый', 'Мост']],
  promise: 'Прислать новый график работ',
};

const JAPANESE: Tongue = {
  heading: 'やり取り',
  promises: '約束',
  kinds: ['電話 受信：', 'メール 送信：', '打ち合わせ：', 'メール 受信：', '訪問：'],
  sentences: [
    '次の工程の範囲について合意', '先月分の請求書の依頼あり', 'データ移行の未決事項を確認', '新しい受注一覧が好評', '役員会までに数字がほしいとのこと', '議事録と残作業の一覧を送付',
  ],
  names: [['青葉', '工房'], ['港町', '印刷'], ['若草', '商店'], ['白石', '設計']],
  promise: '改訂した日程表を送る',
};

/** The language that a client's notes are written in: two thirds English, the rest Russian and Japanese. */
function tongueOf(client: number): Tongue {
  const share = client % 20;
  return share < 13 ? ENGLISH : share < 17 ? RUSSIAN : JAPANESE;
}

/** What notes are called, so that links between them lead somewhere. */
class Names {
  readonly clients: number;

  constructor(private readonly size: number) {
    this.clients = clientsIn(size);
  }

  client(number: number): string {
    const { names } = tongueOf(number);
    const [first, second] = names[number % names.length] ?? ['Client', 'of'];
    return `${first} ${second} ${number}`;
  }

  plain(number: number): string {
    return `Note ${number} about ${SUBJECTS[number % SUBJECTS.length] ?? 'things'}`;
  }

  person(number: number): string {
    return `Person ${number}`;
  }

  topic(number: number): string {
    return `How to ${SUBJECTS[number % SUBJECTS.length] ?? 'begin'} ${number}`;
  }

  anyClient(chance: Chance): string {
    return this.client(chance.below(this.clients));
  }

  /** A note that is nobody's; one in eight links leads nowhere, as in real vaults. */
  anyPlain(chance: Chance): string {
    if (chance.below(8) === 0) return `Idea ${chance.below(this.size)}`;
    const hundreds = Math.max(1, Math.floor(this.size / 100));
    return this.plain(chance.below(hundreds) * 100 + 43 + chance.below(57));
  }
}

const SUBJECTS: readonly string[] = ['pricing', 'networks', 'delivery', 'reading', 'travel', 'hiring', 'the garden', 'statistics', 'printing', 'cooking', 'languages'];
const FILLER: readonly string[] = [
  'The first draft was too long, so half of it went into an appendix.', 'What matters is the order in which people hear of it.',
  'Nobody could say where the number came from; it is older than the ledger.', 'Try the short way first and write down where it fails.',
  'Most of this can wait until the next quarter.', 'A table would be clearer here than three paragraphs.',
];

/** A sequence of numbers that look random and are the same every time. */
class Chance {
  constructor(private state: number) {
    this.below(2);
  }

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one<T>(items: readonly T[], otherwise: T): T {
    return items[this.below(items.length)] ?? otherwise;
  }

  day(within: number): string {
    return isoDay(VAULT_DAY - this.below(within));
  }
}

// ── Kinds of notes ──────────────────────────────────────────────────────────────────────────────────────────────────

function client(number: number, vault: Names, chance: Chance): MadeNote {
  const tongue = tongueOf(number);
  const page = new Page({
    type: 'client',
    ...(number % 4 === 0 ? { aliases: [`${vault.client(number)} Ltd`] } : {}),
    segment: number % 5 === 0 ? 'key' : 'supporting',
    cadence: chance.one(['monthly', 'quarterly', 'biweekly', '6 weeks'], 'monthly'),
    contacts: [`[[${vault.person(number * 2)}]]`, `[[${vault.person(number * 2 + 1)}]]`],
    since: chance.day(TWO_YEARS * 2),
    industry: chance.one(['printing', 'logistics', 'education', 'retail'], 'retail'),
    tags: ['crm'],
  });
  page.heading(1, vault.client(number));
  page.text(`${chance.one(FILLER, '')} ${chance.one(FILLER, '')}`);
  page.heading(2, tongue.heading);
  const lines = 24 + chance.below(27);
  for (let line = 0; line < lines; line += 1) page.item(logLine(line, lines, tongue, number, vault, chance));
  page.heading(2, tongue.promises);
  for (let task = 0; task < 2 + chance.below(3); task += 1) page.item(promise(tongue, chance), chance.below(3) === 0 ? ' ' : 'x');
  return page.note(`Clients/${vault.client(number)}.md`);
}

/** The newest line first; every sixth has a rating or mood, every seventh a link, a few are small complaints. */
function logLine(line: number, lines: number, tongue: Tongue, number: number, vault: Names, chance: Chance): string {
  const day = isoDay(VAULT_DAY - Math.floor((line + chance.below(10) / 10) * (TWO_YEARS / lines)) - 1);
  const sentence = chance.one(tongue.sentences, '');
  const link = chance.below(7) === 0 ? ` [[${chance.below(2) === 0 ? vault.anyPlain(chance) : vault.person(number * 2)}]]` : '';
  const field = chance.below(6) !== 0 ? '' : chance.one([' [mood:: positive]', ' [csat:: 4]', ' [csat:: 5]', ' [answered:: yes]', ' [mood:: negative]'], '');
  if (chance.below(60) === 0) return `${day} complaint: ${sentence} [severity:: low] [resolved:: ${day}]`;
  return `${day} ${chance.one(tongue.kinds, '')} ${sentence}${link}${field}`;
}

function promise(tongue: Tongue, chance: Chance): string {
  const due = VAULT_DAY - chance.below(300) + 30;
  return `${tongue.promise} 📅 ${isoDay(due)} ✅ ${isoDay(due - 5 + chance.below(9))}`;
}

function complaint(number: number, vault: Names, chance: Chance): MadeNote {
  const received = VAULT_DAY - 5 - chance.below(TWO_YEARS);
  const closed = chance.below(5) !== 0;
  const name = vault.anyClient(chance);
  const page = new Page({
    type: 'complaint', client: `[[${name}]]`, received: isoDay(received),
    subject: chance.one(['delay', 'billing', 'communication', 'service_quality'], 'delay'),
    severity: chance.one(['low', 'medium', 'medium', 'high', 'critical'], 'medium'),
    acknowledged: isoDay(received + 1),
    ...(closed ? { resolved: isoDay(received + 3), confirmed: isoDay(received + 5), satisfied: chance.below(4) > 0 } : {}),
  });
  page.heading(2, 'What was said');
  page.text(`${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}]]`);
  page.heading(2, 'What was done');
  page.item(`${isoDay(received + 1)} wrote to them`);
  page.item(`${isoDay(received + 2)} ${chance.one(FILLER, '')}`);
  return page.note(`Complaints/Complaint ${number} of ${name}.md`);
}

function project(number: number, vault: Names, chance: Chance): MadeNote {
  const start = VAULT_DAY - chance.below(TWO_YEARS);
  const due = start + 30 + chance.below(120);
  const done = due < VAULT_DAY;
  const name = vault.anyClient(chance);
  const page = new Page({
    type: 'project', client: `[[${name}]]`, stage: done ? 'closing' : 'delivery', start: isoDay(start), due: isoDay(due),
    ...(chance.below(4) === 0 ? { moved: [`${isoDay(due - 20)} from ${isoDay(due - 10)}`] } : {}),
    ...(done ? { delivered: isoDay(due + chance.below(5) - 2), completed: isoDay(due + 7), result: 'success', csat: 3 + chance.below(3), rated: isoDay(due + 8) } : {}),
    value: 1000 + chance.below(90) * 100, currency: 'EUR',
  });
  page.heading(1, `Project ${number}`);
  page.text(`${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}]] ${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}|see here]]`);
  page.heading(2, 'Milestones');
  for (let task = 0; task < 3; task += 1) page.item(promise(ENGLISH, chance), due < VAULT_DAY ? 'x' : ' ');
  return page.note(`Projects/Project ${number} for ${name}.md`);
}

function recommendation(number: number, vault: Names, chance: Chance): MadeNote {
  const name = vault.anyClient(chance);
  const received = VAULT_DAY - chance.below(TWO_YEARS);
  const page = new Page({
    type: 'recommendation', client: `[[${name}]]`, form: chance.one(['formal_letter', 'linkedin', 'oral', 'referral', 'written'], 'oral'),
    received: isoDay(received), consent: chance.one(['none', 'private', 'named', 'public'], 'none'), thanked: isoDay(received + 2),
  });
  page.text(`${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}]]`);
  return page.note(`Recommendations/Recommendation ${number} by ${name}.md`);
}

function interaction(number: number, vault: Names, chance: Chance): MadeNote {
  const name = vault.anyClient(chance);
  const page = new Page({
    type: 'interaction', client: [`[[${name}]]`], date: chance.day(TWO_YEARS), kind: chance.one(['meeting', 'call', 'video'], 'call'),
    ...(chance.below(3) === 0 ? { csat: 3 + chance.below(3) } : {}),
  });
  page.heading(2, 'Notes');
  page.item(`${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}]]`);
  page.item(`${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}]]`);
  page.item(promise(ENGLISH, chance), ' ');
  return page.note(`Interactions/Interaction ${number} with ${name}.md`);
}

function topic(number: number, vault: Names, chance: Chance): MadeNote {
  const page = new Page({ aliases: [`Asking ${number}`], tags: ['networking'] });
  page.heading(1, vault.topic(number));
  for (let link = 0; link < 8; link += 1) page.text(`${chance.one(FILLER, '')} [[${link < 3 ? vault.topic(chance.below(number + 2)) : vault.anyPlain(chance)}]]`);
  return page.note(`Topics/${vault.topic(number)}.md`);
}

function daily(number: number, vault: Names, chance: Chance): MadeNote {
  const page = new Page({});
  page.item(`call [[${vault.anyClient(chance)}]]: ${chance.one(ENGLISH.sentences, '')}`);
  page.item(`met [[${vault.anyClient(chance)}]] at the station`);
  page.item(`${chance.one(FILLER, '')} [[${vault.anyPlain(chance)}]]`);
  return page.note(`Daily/${isoDay(VAULT_DAY - number)}.md`);
}

/** Half of what is nobody's has properties, some a tag; all of it has links. */
function plain(number: number, vault: Names, chance: Chance): MadeNote {
  const page = new Page(number % 2 === 0 ? {} : { created: chance.day(TWO_YEARS), tags: [chance.one(SUBJECTS, 'x').replace(' ', '-')], status: 'draft' });
  page.heading(1, vault.plain(number));
  const paragraphs = 2 + chance.below(7);
  for (let count = 0; count < paragraphs; count += 1) {
    const link = `[[${chance.below(20) === 0 ? vault.anyClient(chance) : vault.anyPlain(chance)}]]`;
    if (count % 3 === 2) page.item(`${chance.one(FILLER, '')} ${link}`);
    else page.text(`${chance.one(FILLER, '')} ${link} ${chance.one(FILLER, '')}`);
  }
  return page.note(`Notes/${SUBJECTS[number % SUBJECTS.length] ?? 'x'}/${vault.plain(number)}.md`);
}

// ── A note and its cache ────────────────────────────────────────────────────────────────────────────────────────────

type Value = string | number | boolean | readonly string[];
const LINK = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

/** Writes a note line by line, and beside it what the metadata cache says of each line. */
class Page {
  private written = '';
  private line = 0;
  private listStart: number | null = null;
  private readonly cache: CachedMetadata = {};
  private readonly links: LinkCache[] = [];
  private readonly headings: HeadingCache[] = [];
  private readonly items: ListItemCache[] = [];
  private readonly sections: SectionCache[] = [];

  constructor(properties: Readonly<Record<string, Value>>) {
    const names = Object.keys(properties);
    if (names.length === 0) return;
    const block = names.map((name) => yamlLine(name, properties[name] ?? '')).join('');
    this.written = `---\n${block}---\n`;
    this.line = this.written.split('\n').length - 1;
    const position: Pos = { start: { line: 0, col: 0, offset: 0 }, end: { line: this.line - 1, col: 3, offset: this.written.length - 1 } };
    this.cache.frontmatter = { ...properties };
    this.cache.frontmatterPosition = position;
    const found = names.flatMap((name) => propertyLinks(name, properties[name] ?? ''));
    if (found.length > 0) this.cache.frontmatterLinks = found;
    this.sections.push({ type: 'yaml', position });
  }

  heading(level: number, text: string): void {
    this.listStart = null;
    const position = this.add(`${'#'.repeat(level)} ${text}`, level + 1);
    this.headings.push({ heading: text, level, position });
    this.sections.push({ type: 'heading', position });
    this.blank();
  }

  text(text: string): void {
    this.listStart = null;
    this.sections.push({ type: 'paragraph', position: this.add(text, 0) });
    this.blank();
  }

  item(text: string, task?: string): void {
    const box = task === undefined ? '' : `[${task}] `;
    if (this.listStart === null) this.listStart = this.line;
    const parent = -Math.max(this.listStart, 1);
    const position = this.add(`- ${box}${text}`, 2 + box.length);
    this.items.push({ parent, position, ...(task === undefined ? {} : { task }) });
    const last = this.sections[this.sections.length - 1];
    if (last?.type === 'list') last.position.end = position.end;
    else this.sections.push({ type: 'list', position: { ...position } });
  }

  note(path: string): MadeNote {
    const { cache } = this;
    if (this.links.length > 0) cache.links = this.links;
    if (this.headings.length > 0) cache.headings = this.headings;
    if (this.items.length > 0) cache.listItems = this.items;
    if (this.sections.length > 0) cache.sections = this.sections;
    return { path, text: this.written, cache };
  }

  private blank(): void {
    this.written += '\n';
    this.line += 1;
  }

  /** @param from where the line's own words begin */
  private add(text: string, from: number): Pos {
    const offset = this.written.length;
    const at = (col: number) => ({ line: this.line, col, offset: offset + col });
    for (const match of text.slice(from).matchAll(LINK)) {
      const col = from + match.index;
      const link = match[1] ?? '';
      this.links.push({ link, original: match[0], displayText: match[2] ?? link, position: { start: at(col), end: at(col + match[0].length) } });
    }
    const position: Pos = { start: at(0), end: at(text.length) };
    this.written += `${text}\n`;
    this.line += 1;
    return position;
  }
}

function yamlLine(name: string, value: Value): string {
  if (typeof value === 'object') return `${name}:\n${value.map((one) => `  - ${scalar(one)}\n`).join('')}`;
  return `${name}: ${typeof value === 'string' ? scalar(value) : value}\n`;
}

function scalar(text: string): string {
  return text.startsWith('[[') ? `"${text}"` : text;
}

function propertyLinks(key: string, value: Value): FrontmatterLinkCache[] {
  if (typeof value === 'object') return value.flatMap((one, index) => propertyLinks(`${key}.${index}`, one));
  if (typeof value !== 'string' || !value.startsWith('[[')) return [];
  const link = value.slice(2, -2);
  return [{ key, link, original: value, displayText: link }];
}
