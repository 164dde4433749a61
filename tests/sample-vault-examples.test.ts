/**
 * The success stories that the sample vault retells: their numbers, counted from the notes as a reader would count them.
 */
import type { Project, Stage } from '../src/core/model';
import { day } from './support/notes';
import { openSampleVault, TODAY, type SampleVault } from './support/sample-vault';

let vault: SampleVault;

beforeAll(async () => {
  vault = await openSampleVault();
});

describe('the worked examples in the sample vault', () => {
  const projects = () => vault.clients.flatMap((facts) => facts.projects.map((project) => ({ client: facts.client.name, ...project })));
  const propertyOf = (path: string, key: string): unknown => {
    const frontmatter = vault.notes.find((note) => note.path === path)?.frontmatter;
    return typeof frontmatter === 'object' && frontmatter !== null ? new Map<string, unknown>(Object.entries(frontmatter)).get(key) : undefined;
  };
  const referredBy = (name: string) => vault.clients.filter(({ client }) => propertyOf(client.source.path, 'referred_by') === `[[${name}]]`).map(({ client }) => client.name);
  const worth = (some: readonly Project[]) => some.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const begun = (names: readonly string[], from: string, to: string) =>
    projects().filter(({ client, start }) => names.includes(client) && start !== null && start >= day(from) && start <= day(to));

  it('E1: a key client brings five new ones, and three times the volume', () => {
    const five = referredBy('Harbourline Freight');
    expect(five).toHaveLength(5);
    expect(vault.named('Harbourline Freight').client.segment).toBe('key');
    const before = worth(begun(['Harbourline Freight', ...five], '2024-04-01', '2025-03-31'));
    const after = worth(begun(['Harbourline Freight', ...five], '2025-04-01', '2026-03-31'));
    expect([before, after]).toEqual([28_000, 84_000]);
  });

  it('E2: a recommendation wins eight projects at a rate 40 % higher', () => {
    const [linkedIn] = vault.named('Kestrel Instruments').recommendations.filter(({ form }) => form === 'linkedin');
    const won = linkedIn?.usedIn.filter((use) => use.endsWith(': won')) ?? [];
    expect(won).toHaveLength(8);
    const received = linkedIn?.received ?? 0;
    const clients = ['Fenwick Legal', 'Marigold & Rye 🥐', 'Pier Nine Coffee', 'Saltmarsh Boats', 'Cobalt Cycle Works', 'Rowan & Hale Architects'];
    const eight = projects().filter(({ client, start }) => clients.includes(client) && start !== null && start > received);
    expect(eight).toHaveLength(8);
    expect(new Set(eight.map(({ source }) => propertyOf(source.path, 'rate')))).toEqual(new Set([700]));
    const earlier = projects().filter(({ currency, start }) => currency === 'EUR' && start !== null && start < received);
    expect(new Set(earlier.map(({ source }) => propertyOf(source.path, 'rate')))).toEqual(new Set([500]));
  });

  it('E3: two talks, a mentoring and a promotion', () => {
    const [forum] = vault.named('Kestrel Instruments').recommendations.filter(({ form }) => form === 'in_industry');
    const uses = forum?.usedIn ?? [];
    expect(['invited', 'accepted', 'promoted'].map((end) => uses.filter((use) => use.endsWith(end)).length)).toEqual([2, 1, 1]);
  });

  it('E4: a support contract renewed twice, and twice as large', () => {
    const { projects: years, interactions, recommendations } = vault.named('みなと設計事務所');
    expect(years.map(({ start, value }) => [start, value]).sort()).toEqual([
      [day('2024-04-02'), 1_200_000], [day('2025-04-02'), 1_800_000], [day('2026-04-01'), 2_400_000],
    ]);
    const answers = interactions.flatMap(({ csat }) => (csat === null ? [] : [csat]));
    expect(answers.reduce((sum, csat) => sum + csat, 0) / answers.length).toBe(4.5);
    expect(recommendations.map(({ weight }) => weight).sort()).toEqual(['letter', 'referral']);
    expect(referredBy('みなと設計事務所')).toEqual(['ガレージ工房カジタ']);
  });

  it('E5: a project that pays three to one, an award and two further projects', () => {
    const { projects: all, interactions } = vault.named('Мастерская «Северный ветер»');
    expect(all).toHaveLength(3);
    const text = vault.notes.find(({ path }) => path === 'Projects/Северный ветер - срок изготовления.md')?.text ?? '';
    expect(text).toContain('Было 28 дней');
    expect(text).toContain('стало 20');
    expect(text).toContain('1 200 000 ₽');
    expect(all.find(({ title }) => title.endsWith('срок изготовления'))?.value).toBe(400_000);
    expect(interactions.filter(({ kind, summary }) => kind === 'event' && summary.includes('премии'))).toHaveLength(1);
  });

  it('E6: a product launched together, and two joint projects since', () => {
    const { client, projects: all } = vault.named('Веды-Проект');
    expect(client.relation).toBe('partner');
    const launch = all.find(({ title }) => title === 'Веды - паспорт изделия')?.delivered;
    expect(launch).toBe(day('2025-03-17'));
    expect(all.filter(({ start }) => start !== null && start > day('2025-03-17'))).toHaveLength(2);
  });

  it('E7: three in ten are friends, a fourth project, and twelve for friends of friends', () => {
    const living = vault.clients.filter(({ client }) => !['dormant', 'inactive'].includes(vault.healthOf(client.name).band));
    const friends = living.filter(({ client }) => client.closeness === 'client_friend' || client.closeness === 'friend_client');
    expect([friends.length, living.length]).toEqual([6, 20]);
    const friend = '中村恵子デザイン室';
    const own = projects().filter(({ client }) => client === friend);
    expect(own).toHaveLength(4);
    const first = Math.min(...own.map(({ start }) => start ?? Infinity));
    expect(Math.floor((TODAY - first) / 365.25) + 1).toBe(5);
    expect(own.flatMap(({ favours }) => favours)).toEqual(['unpaid', 'scope_creep', 'discount']);
    const oneStep = referredBy(friend);
    const twoSteps = oneStep.flatMap(referredBy);
    expect([oneStep, twoSteps].map((names) => projects().filter(({ client }) => names.includes(client)).length)).toEqual([9, 3]);
  });

  it('show every stage of a project', () => {
    expect(new Set<Stage | null>(projects().map(({ stage }) => stage))).toEqual(new Set<Stage>(['contact', 'discussion', 'delivery', 'closing', 'aftercare']));
  });
});
