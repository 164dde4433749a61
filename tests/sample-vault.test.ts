/**
 * The sample vault shows what it promises: every band, problem, action, moment and blocker, each where its guide says.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaintState } from '../src/core/health/complaint-state';
import { DEFAULT_WEIGHTS, trend, type Band, type ReasonKind } from '../src/core/health/health';
import type { Consent, InteractionKind, ProblemCode, Purpose, RecommendationWeight, Severity, Solution } from '../src/core/model';
import { moments, type BlockerKind, type MomentKind } from '../src/core/health/moments';
import { nextActions, type ActionKind } from '../src/core/health/next-actions';
import { libraryOf } from '../src/core/portfolio/library';
import { quoteOf } from '../src/core/portfolio/quote';
import { languageOfLetters } from '../src/core/reading/spelling';
import type { LinkState } from '../src/core/reading/topics';
import { day } from './support/notes';
import { openSampleVault, ROOT, TODAY, VAULT, type SampleVault } from './support/sample-vault';

let vault: SampleVault;

beforeAll(async () => {
  vault = await openSampleVault();
});

function pathsOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pathsOf(join(folder, entry.name)).map((path) => `${entry.name}/${path}`) : [entry.name]);
}

describe('the files of the sample vault', () => {
  const paths = pathsOf(VAULT);

  it('are few enough to be read', () => {
    expect(paths.length).toBeLessThanOrEqual(155);
    expect(paths.every((path) => path.endsWith('.md'))).toBe(true);
  });

  it('have names that every file system takes', () => {
    for (const path of paths) {
      for (const part of path.split('/')) {
        expect(part).not.toMatch(/[<>:"\\|?*#^[\]\p{Cc}]|^[. ]|[. ]$|%%/u);
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(200);
      }
    }
    expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(paths.length);
  });

  it('keep the bytes of the broken notes', () => {
    const bytes = (name: string) => readFileSync(join(VAULT, 'Broken', name));
    expect(bytes('Windows line ends.md').toString('latin1').split('\n').slice(0, -1).every((line) => line.endsWith('\r'))).toBe(true);
    expect([...bytes('A byte order mark at the start.md').subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes('A tab in the front matter.md').includes('\n\t- discount')).toBe(true);
    expect(paths.filter((path) => path !== path.normalize('NFC'))).toHaveLength(2);
    expect(readFileSync(join(VAULT, 'Topics', '友人がクライアントになるとき.md')).at(-1)).not.toBe(0x0a);
  });
});

describe('the clients of the sample vault', () => {
  it('are as many as the guide says', () => {
    expect(vault.book.counts()).toEqual({ notes: 152, clients: 31, complaints: 17, recommendations: 18, projects: 44, interactions: 12, topics: 10 });
    const bands = vault.clients.map(({ client }) => vault.healthOf(client.name).band);
    expect(bands.filter((band) => band !== 'dormant' && band !== 'inactive')).toHaveLength(20);
    expect(bands.filter((band) => band === 'dormant')).toHaveLength(3);
    expect(bands.filter((band) => band === 'inactive')).toHaveLength(3);
  });

  it('stand where the guide says that they stand', () => {
    const guide = readFileSync(join(ROOT, 'docs', 'sample-vault.md'), 'utf8');
    const table = guide.slice(guide.indexOf('## The clients'), guide.indexOf('## What is where'));
    const said = [...table.matchAll(/^\| (.+?) \| (at-risk|watch|healthy|no data|dormant|inactive)(?: (\d+))?([^|]*)\|/gmu)]
      .flatMap(([, names = '', band = '', score, rest = '']) => names.split(' · ').map((name) => ({
        name, band: band === 'no data' ? 'unknown' : band, score: score === undefined ? null : Number(score),
        direction: /trend (up|down)|(flat)/u.exec(rest)?.slice(1).find((word) => word !== undefined) ?? null,
      })));
    const seen = said.map(({ name, direction }) => {
      const { band, score } = vault.healthOf(name);
      return {
        name, band, score: score === null ? null : Math.round(score),
        direction: direction === null ? null : trend(vault.named(name), TODAY, DEFAULT_WEIGHTS)?.direction,
      };
    });
    expect(seen).toEqual(said);
    expect(said).toHaveLength(vault.clients.length);
  });

  it('cover every band and every direction of the trend', () => {
    const bands = new Set<Band>(vault.clients.map(({ client }) => vault.healthOf(client.name).band));
    expect(bands).toEqual(new Set<Band>(['healthy', 'watch', 'at-risk', 'unknown', 'dormant', 'inactive']));
    expect(new Set(vault.clients.map((facts) => trend(facts, TODAY, DEFAULT_WEIGHTS)?.direction))).toEqual(new Set(['up', 'down', 'flat', null, undefined]));
  });

  it('show a provisional score, a missing one and a sure one', () => {
    expect(vault.healthOf('The Northern Counties Agricultural and Horticultural Equipment Cooperative')).toMatchObject({ provisional: true, score: 47.7 });
    expect(vault.healthOf('Nordwind Spedition')).toMatchObject({ provisional: false, score: null });
    expect(vault.healthOf('Harbourline Freight')).toMatchObject({ provisional: false, certainty: 'high' });
  });

  it('show an owner’s judgement that holds and one that has run out', () => {
    expect(vault.named('Fenwick Legal').client.override).toMatchObject({ band: 'watch', until: day('2026-05-29') });
    expect(vault.named('Ёлкин и партнёры').client.override?.until).toBe(day('2026-02-28'));
  });

  it('were judged while they were still clients', () => {
    expect(vault.healthOf('フォトスタジオ・ソラ', day('2026-01-31')).band).toBe('healthy');
    expect(vault.healthOf('Типография «Оттиск»', day('2025-08-28')).band).not.toBe('inactive');
  });

  it('are described by every kind of loss and gift', () => {
    const kinds = new Set<ReasonKind>(vault.clients.flatMap(({ client }) => vault.healthOf(client.name).reasons.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set<ReasonKind>(['contact', 'satisfaction', 'commitments', 'reciprocity', 'complaint', 'recommendation', 'cap', 'clamp']));
  });

  it('are read from cards in three languages', () => {
    expect(vault.named('Мастерская «Северный ветер»').client).toMatchObject({
      status: 'active', segment: 'key', access: 'direct', term: 'long_term', engagement: ['regular', 'long_term'], experience: 'experienced',
      closeness: 'client_friend', cadence: 14, preferredChannel: 'call', since: day('2025-01-20'), reviewed: day('2026-02-16'),
    });
    expect(vault.named('みなと設計事務所').client).toMatchObject({
      segment: 'key', access: 'direct', term: 'long_term', engagement: ['regular', 'long_term'], experience: 'professional',
      closeness: 'client', cadence: 14, preferredChannel: 'email', nda: true, since: day('2023-04-03'),
    });
    expect(vault.named('みなと設計事務所').interactions.map(({ date }) => date)).toContain(day('2026-04-15'));
    expect(vault.named('Веды-Проект').client.relation).toBe('partner');
  });

  it('have logs in every form', () => {
    const written: readonly (readonly [string, string, InteractionKind, boolean])[] = [
      ['Harbourline Freight', '2024-05-13', 'meeting', false],
      ['Harbourline Freight', '2026-02-17', 'email', true],
      ['Harbourline Freight', '2026-03-24', 'call', false],
      ['Harbourline Freight', '2026-02-18', 'meeting', false],
      ['Pier Nine Coffee', '2026-02-18', 'meeting', false],
      ['Pier Nine Coffee', '2026-01-20', 'event', false],
      ['Kestrel Instruments', '2026-02-27', 'email', true],
      ['Kestrel Instruments', '2026-02-03', 'email', true],
      ['Marigold & Rye 🥐', '2026-03-30', 'chat', false],
      ['ガレージ工房カジタ', '2026-02-02', 'email', true],
      ['Larch Street Dental', '2024-06-20', 'contact', false],
      ['СтройКонтроль IT-Hub', '2026-02-24', 'chat', true],
      ['Ёлкин и партнёры', '2026-03-30', 'email', false],
      ['Веды-Проект', '2026-03-05', 'call', false],
      ['みなと設計事務所', '2026-03-27', 'letter', false],
      ['みなと設計事務所', '2026-03-16', 'meeting', false],
      ['中村恵子デザイン室', '2026-02-02', 'chat', true],
    ];
    const read = written.map(([name, date]) => {
      const found = vault.named(name).interactions.find((one) => one.date === day(date));
      return [name, date, found?.kind, found?.awaits];
    });
    expect(read).toEqual(written);
  });

  it('were met in every way, and for every purpose', () => {
    const interactions = vault.clients.flatMap((facts) => facts.interactions);
    const KINDS: Readonly<Record<Exclude<InteractionKind, 'complaint'>, true>> = {
      email: true, letter: true, document: true, chat: true, call: true, video: true, meeting: true, event: true, meal: true, social: true,
      note: true, contact: true,
    };
    const PURPOSES: Readonly<Record<Purpose, true>> = {
      status: true, offer: true, greeting: true, invitation: true, warning: true, feedback: true, change: true, reply: true, thanks: true,
      request: true, personal: true,
    };
    expect([...new Set(interactions.map(({ kind }) => kind))].sort()).toEqual(Object.keys(KINDS).sort());
    expect([...new Set(interactions.flatMap(({ purpose }) => purpose ?? []))].sort()).toEqual(Object.keys(PURPOSES).sort());
    expect(new Set(interactions.map(({ status }) => status))).toEqual(new Set(['held', 'planned', 'cancelled']));
    expect(new Set(interactions.map(({ direction }) => direction))).toEqual(new Set(['in', 'out', 'both', 'unknown']));
    for (const scale of ['csat', 'nps', 'ces', 'mood'] as const) expect(interactions.some((one) => one[scale] !== null)).toBe(true);
  });

  it('are mentioned in daily notes without that being a contact', () => {
    for (const name of ['Kestrel Instruments', 'Rowan & Hale Architects', 'みなと設計事務所', 'Brightwater & Sons']) {
      expect(vault.named(name).mentions.length).toBeGreaterThan(0);
    }
    // An open task and a quotation say nothing.
    expect(vault.named('Cobalt Cycle Works').mentions).toEqual([]);
    expect(vault.named('Saltmarsh Boats').mentions).toEqual([]);
  });
});

describe('what there is to do in the sample vault', () => {
  const WHERE: Readonly<Record<ActionKind, string>> = {
    'acknowledge-complaint': 'СтройКонтроль IT-Hub',
    'resolve-complaint': 'Brightwater & Sons',
    'confirm-satisfaction': 'Ёлкин и партнёры',
    'fix-consent': 'Fenwick Legal',
    'thank': 'みなと設計事務所',
    'review-recommendation': 'Harbourline Freight',
    'keep-promise': 'Ёлкин и партнёры',
    'warn-delay': 'Kestrel Instruments',
    'contact': 'Nordwind Spedition',
    'reply': 'The Northern Counties Agricultural and Horticultural Equipment Cooperative',
    'next-step': 'Ёлкин и партнёры',
    'report-status': 'Kestrel Instruments',
    'ask-recommendation': 'Pier Nine Coffee',
    'ask-feedback': 'こもれび珈琲',
    'give-back': 'Harbourline Freight',
    'anniversary': '中村恵子デザイン室',
    'review-status': 'Larch Street Dental',
    'review-card': 'Harbourline Freight',
  };
  const actionsOf = (name: string) => nextActions(vault.named(name), TODAY, DEFAULT_WEIGHTS);

  it.each(Object.entries(WHERE))('%s: %s', (kind, name) => {
    expect(actionsOf(name).map((action) => action.kind)).toContain(kind);
  });

  it('comes in every urgency that its kind can have', () => {
    const seen = new Set(vault.clients.flatMap(({ client }) => actionsOf(client.name).map(({ urgency, kind }) => `${urgency} ${kind}`)));
    expect([...seen].sort()).toEqual([
      'chance anniversary', 'chance ask-feedback', 'chance ask-recommendation', 'chance contact', 'chance give-back',
      'chance review-card', 'chance review-recommendation', 'chance review-status',
      'due confirm-satisfaction', 'due contact', 'due keep-promise', 'due next-step', 'due report-status', 'due resolve-complaint',
      'due thank', 'due warn-delay',
      'now acknowledge-complaint', 'now fix-consent', 'now resolve-complaint',
      'overdue acknowledge-complaint', 'overdue contact', 'overdue keep-promise', 'overdue next-step', 'overdue reply',
      'overdue resolve-complaint',
    ]);
  });

  it('asks a prospect for the next step only, and other inactive clients for nothing', () => {
    expect(actionsOf('Oakridge Primary School').map(({ kind }) => kind)).toEqual(['next-step']);
    expect(actionsOf('Типография «Оттиск»')).toEqual([]);
    expect(actionsOf('フォトスタジオ・ソラ')).toEqual([]);
  });

  it('gains what can be reckoned by hand', () => {
    const northern = actionsOf('The Northern Counties Agricultural and Horticultural Equipment Cooperative').find(({ kind }) => kind === 'contact');
    // 100 against 100 · 0.5^(62/30 − 1) today, and against 100 · 0.5^(69/30 − 1) in a week.
    expect(northern).toMatchObject({ gain: 52.3, gainIn7Days: 59.4 });
    // A third of the score is contact: 0.35 · (100 − 100 · 0.5^(70/30 − 1)); an answer to the complaint is worth 5.
    const control = actionsOf('СтройКонтроль IT-Hub');
    expect(control.find(({ kind }) => kind === 'contact')?.gain).toBe(21.1);
    expect(control.find(({ kind }) => kind === 'acknowledge-complaint')?.gain).toBe(5);
    expect(actionsOf('Brightwater & Sons')[0]).toMatchObject({ kind: 'resolve-complaint', gain: 80, due: day('2026-03-28') });
  });
});

describe('when to ask for a recommendation in the sample vault', () => {
  const MOMENTS: Readonly<Record<MomentKind, string>> = {
    'project-success': 'Pier Nine Coffee',
    'positive-feedback': 'Мастерская «Северный ветер»',
    'problem-solved': 'Marigold & Rye 🥐',
    'satisfied-flow': 'Harbourline Freight',
  };
  const BLOCKERS: Readonly<Record<BlockerKind, string>> = {
    'open-complaint': 'Kestrel Instruments',
    'overdue-promise': 'Ёлкин и партнёры',
    'asked-recently': 'Cobalt Cycle Works',
    'declined-recently': 'Мастерская «Северный ветер»',
    'just-received': 'みなと設計事務所',
    'do-not-ask': 'Rowan & Hale Architects',
    'at-risk': 'Brightwater & Sons',
  };
  const read = (name: string) => moments(vault.named(name), TODAY, DEFAULT_WEIGHTS);

  it.each(Object.entries(MOMENTS))('%s: %s', (kind, name) => {
    expect(read(name).moments.map((moment) => moment.kind)).toContain(kind);
  });

  it.each(Object.entries(BLOCKERS))('blocked by %s: %s', (kind, name) => {
    const { moments: occasions, blockers, ask } = read(name);
    expect(blockers.map((blocker) => blocker.kind)).toContain(kind);
    expect(occasions.length).toBeGreaterThan(0);
    expect(ask).toBe(false);
  });

  it('has an unrated success, and clients to ask today', () => {
    expect(read('Cobalt Cycle Works').moments).toMatchObject([{ kind: 'project-success', rated: false, strength: 0.35 }]);
    for (const name of ['Pier Nine Coffee', 'Marigold & Rye 🥐', 'Harbourline Freight']) expect(read(name).ask).toBe(true);
    expect(read('みなと設計事務所').privateOnly).toBe(true);
  });
});

describe('the complaints and recommendations of the sample vault', () => {
  const states = () => vault.clients.flatMap(({ complaints }) => complaints.flatMap((complaint) => {
    const state = complaintState(complaint, TODAY, DEFAULT_WEIGHTS);
    return state ? [{ ...state, severity: complaint.severity, satisfied: complaint.satisfied, solution: complaint.solution }] : [];
  }));

  it('cover every severity, state and outcome', () => {
    expect(new Set<Severity>(states().map(({ severity }) => severity))).toEqual(new Set<Severity>(['low', 'medium', 'high', 'critical']));
    expect(new Set(states().map(({ state }) => state))).toEqual(new Set(['open', 'resolved', 'withdrawn']));
    expect(states().some(({ state, outcome }) => state === 'resolved' && outcome === 'satisfied')).toBe(true);
    expect(states().some(({ state, outcome }) => state === 'resolved' && outcome === 'unknown')).toBe(true);
    expect(states().some(({ acknowledgementLate }) => acknowledgementLate)).toBe(true);
    expect(new Set<Solution>(states().flatMap(({ solution }) => solution))).toEqual(new Set<Solution>(['apology', 'rework', 'compensation']));
  });

  it('are opened again by the answer no, and by hand', () => {
    const [saltmarsh] = vault.named('Saltmarsh Boats').complaints;
    const [mimosa] = vault.named('花屋ミモザ').complaints;
    expect(saltmarsh && complaintState(saltmarsh, TODAY, DEFAULT_WEIGHTS)).toMatchObject({ state: 'open', age: 31, overdue: true, reopens: 1 });
    expect(mimosa && complaintState(mimosa, TODAY, DEFAULT_WEIGHTS)).toMatchObject({ state: 'resolved', reopens: 1, outcome: 'satisfied' });
    expect(vault.healthOf('Saltmarsh Boats').penalty).toBe(37.5);
    expect(vault.healthOf('花屋ミモザ').penalty).toBe(0);
  });

  it('stand in log lines as well', () => {
    expect(vault.named('ガレージ工房カジタ').complaints.map(({ received, severity, satisfied }) => ({ received, severity, satisfied }))).toEqual(expect.arrayContaining([
      { received: day('2025-11-04'), severity: 'low', satisfied: true },
      { received: day('2026-03-30'), severity: 'low', satisfied: null },
    ]));
  });

  it('cover every weight, every consent and every end of a recommendation', () => {
    const all = vault.clients.flatMap(({ recommendations }) => recommendations);
    expect(new Set<RecommendationWeight>(all.map(({ weight }) => weight))).toEqual(new Set<RecommendationWeight>(['letter', 'testimonial', 'referral', 'oral']));
    expect(new Set<Consent>(all.map(({ consent }) => consent))).toEqual(new Set<Consent>(['none', 'private', 'anonymous', 'named', 'public']));
    expect(new Set(all.map(({ direction }) => direction))).toEqual(new Set(['received', 'given']));
    for (const end of ['asked', 'declined', 'converted', 'published', 'withdrawn', 'thanked', 'given', 'reviewBy'] as const) {
      expect(all.some((one) => one[end] !== null)).toBe(true);
    }
    expect(all.some(({ consentUntil }) => consentUntil !== null && consentUntil < TODAY)).toBe(true);
  });

  it('quote two of three, in the client’s own language, and in every state', () => {
    const quoted = libraryOf(vault.clients, TODAY).entries.flatMap((entry) => {
      const { path } = entry.recommendation.source;
      const quote = quoteOf(vault.notes.find((note) => note.path === path)?.text ?? '');
      if (quote === null) return [];
      expect([path, [2, 3].includes(quote.split('\n').length)]).toEqual([path, true]);
      expect([path, languageOfLetters(quote)]).toEqual([path, languageOfLetters(entry.clients[0]?.name ?? '')]);
      return [entry];
    });
    expect(quoted).toHaveLength(12);
    const uses = new Set(quoted.map(({ uses: { public: page, named, anonymous, private: told }, state }) =>
      [state, page.allowed ? 'public' : named.allowed ? 'named' : anonymous.allowed ? 'anonymous' : told.allowed ? 'private' : told.why].join(' ')));
    expect([...uses].sort()).toEqual([
      'expired consent-expired', 'published no-consent', 'published public', 'received private', 'thanked anonymous', 'thanked named', 'thanked private',
      'thanked public', 'withdrawn withdrawn',
    ]);
    expect(quoted.flatMap(({ stale }) => stale).sort()).toEqual(['consent-expired', 'consent-expiring', 'review-due']);
  });
});

describe('the mistakes in the sample vault', () => {
  const MISTAKES: Readonly<Record<Exclude<ProblemCode, 'unreadable'>, readonly string[]>> = {
    'bad-date': ['A date the other way round', 'A day that does not exist', 'A placeholder where a date belongs'],
    'bad-number': ['A rating outside its scale'],
    'bad-word': ['A severity nobody knows'],
    'bad-yaml': ['A tab in the front matter', 'Front matter that cannot be read', 'The same property twice'],
    'script-front-matter': ['Front matter as a script'],
    'unknown-client': ['The client is nobody'],
    'ambiguous-client': ['The client could be either of two'],
    'alias-link': ['The client is found only by an alias'],
    'undated': ['A complaint without its day'],
    'future-contact': ['A meeting that has not happened yet'],
    'planned-past': ['A planned meeting whose day is gone'],
    'resolved-before-received': ['Solved before it was received'],
    'confirmed-before-resolved': ['Confirmed before it was solved'],
    'reopened-before-resolved': ['Reopened before it was solved'],
    'move-after-due': ['A due day moved after it had passed'],
    'shared-alias': ['Practice client', 'Two cards share an alias'],
    'conflict-copy': ['Practice client (Conflicted copy laptop 202603301200)', 'Practice client.sync-conflict-20260330-120000-ABCDEFG'],
  };
  const problems = () => vault.book.problems(TODAY);

  it.each(Object.entries(MISTAKES))('%s is made by its own note and by no other', (code, titles) => {
    expect(problems().filter((problem) => problem.code === code).map(({ path }) => path)).toEqual(titles.map((title) => `Broken/${title}.md`));
  });

  it('are one to a note, and all in one folder', () => {
    expect(new Set(problems().map(({ path }) => path)).size).toBe(problems().length);
    expect(problems().filter(({ path }) => !path.startsWith('Broken/'))).toEqual([]);
  });

  it('touch no client but the one they practise on', () => {
    for (const { client } of vault.book.clients().filter((one) => one.client.source.path.startsWith('Broken/'))) expect(client.status).toBe('former');
    const owners = new Set([...vault.book.complaints(), ...vault.book.projects()].filter(({ record }) => record.source.path.startsWith('Broken/')).flatMap(({ clients }) => clients));
    expect([...owners]).toEqual(['Broken/Practice client.md']);
  });

  it('do not keep odd notes from being read', () => {
    const practice = vault.book.clients().find(({ client }) => client.source.path === 'Broken/Practice client.md');
    const paths = practice?.interactions.map(({ source }) => source.path) ?? [];
    expect(paths).toEqual(expect.arrayContaining(['Broken/Windows line ends.md', 'Broken/A byte order mark at the start.md', 'Broken/A tag that is nothing.md']));
    expect(practice?.promises.map(({ text, done }) => ({ text, done }))).toEqual([{ text: 'Keep the line ends', done: day('2025-04-17') }]);
    expect(vault.book.clientsOf('Broken/A link to a decomposed name.md')).toHaveLength(2);
    expect(vault.book.kindOf('Broken/Front matter never closed.md')).toBeUndefined();
    expect(vault.book.kindOf('Broken/Empty front matter.md')).toBeUndefined();
    expect(vault.book.client('Broken/Numbers as aliases.md')?.client.aliases).toEqual(['2024', '3.14', 'true']);
  });
});

describe('the topics of the sample vault', () => {
  const topics = () => vault.book.topics();

  it('have links in every state', () => {
    const states = new Set<LinkState>(topics().notes.flatMap(({ links }) => links.map(({ state }) => state)));
    expect(states).toEqual(new Set<LinkState>(['resolved', 'alias', 'ambiguous', 'unresolved']));
    expect(topics().missing).toHaveLength(13);
  });

  it('have one alias in two notes', () => {
    expect(topics().collisions).toEqual([{
      alias: 'Отношения с клиентами', paths: ['Topics/Жалобы и трудные разговоры.md', 'Topics/Работа с заказчиком.md'],
    }]);
  });

  it('are offered for a name that differs by a hyphen, and never taken for one that differs by ё', () => {
    expect(topics().missing.find(({ target }) => target === 'Первая-встреча')?.suggestions.map(({ name }) => name)).toEqual(['Первая встреча']);
    expect(topics().missing.map(({ target }) => target)).toEqual(expect.arrayContaining(['Партнеры и подрядчики', 'Партнёры и подрядчики']));
  });

  it('are the only notes, with the broken ones, that link to what is not there', () => {
    const lost = vault.notes
      .filter(({ path }) => !path.startsWith('Topics/') && !path.startsWith('Broken/'))
      .flatMap(({ path, links }) => [...links].filter(({ target }) => vault.resolve(target, path) === null).map(({ target }) => `${path}: ${target}`));
    expect(lost).toEqual([]);
  });

  it('leave notes without type and tag alone', () => {
    expect(vault.book.kindOf('Topics/Общение с клиентами и партнерами.md')).toBeUndefined();
    expect(vault.book.kindOf('Topics/友人がクライアントになるとき.md')).toBeUndefined();
    expect(vault.book.kindOf('README.md')).toBeUndefined();
  });
});
