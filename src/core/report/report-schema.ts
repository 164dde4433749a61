/**
 * The JSON of the headless report, schema 1: what another program may rely on. A field is never renamed and never changes
 * its meaning without raising `schema`; one that is new may come to stand beside the others.
 */
import * as z from 'zod/mini';
import { LANGUAGES } from '../i18n/lookup';
import { BANDS } from '../shown/shown';

const list = <Item extends z.core.SomeType>(item: Item) => z.readonly(z.array(item));
const day = z.string().check(z.regex(/^\d{4,}-\d{2}-\d{2}$/));
const count = z.int().check(z.minimum(0));
/** 0 to 1 */
const share = z.number().check(z.minimum(0), z.maximum(1));
const score = z.number().check(z.minimum(0), z.maximum(100));
const source = z.strictObject({ path: z.string(), line: z.optional(z.int().check(z.minimum(1))) });
const band = z.enum(BANDS);

const factor = { value: z.nullable(score), weight: share, evidence: share };

const client = z.strictObject({
  path: z.string(),
  name: z.string(),
  status: z.enum(['active', 'prospect', 'paused', 'former']),
  segment: z.nullable(z.enum(['key', 'supporting'])),
  score: z.nullable(score),
  band,
  confidence: share,
  provisional: z.boolean(),
  override: z.nullable(z.strictObject({ band: z.enum(['healthy', 'watch', 'at-risk']), reason: z.string(), until: day })),
  base: z.nullable(z.number()),
  bonus: z.nullable(z.number()),
  penalty: z.nullable(z.number()),
  factors: z.nullable(z.strictObject({
    contact: z.strictObject({
      ...factor,
      /** Days between contacts that are usual, and where that comes from. */
      cadence: z.number(),
      source: z.enum(['card', 'segment', 'default', 'learned', 'aftercare']),
      /** Days since the last counted contact. */
      days: z.nullable(z.int()),
    }),
    satisfaction: z.strictObject(factor),
    commitments: z.strictObject(factor),
    reciprocity: z.strictObject(factor),
  })),
  trend: z.nullable(z.strictObject({ days: z.int(), previous: score, delta: z.number(), direction: z.enum(['up', 'down', 'flat']) })),
  history: list(z.strictObject({ date: day, score: z.nullable(score) })),
  reasons: list(z.strictObject({
    kind: z.enum(['contact', 'satisfaction', 'commitments', 'reciprocity', 'complaint', 'recommendation', 'provisional', 'cap', 'clamp']),
    points: z.number(),
    text: z.string(),
    sources: list(source),
  })),
  actions: list(z.strictObject({
    urgency: z.enum(['now', 'overdue', 'due', 'chance']),
    kind: z.enum([
      'acknowledge-complaint', 'resolve-complaint', 'confirm-satisfaction', 'keep-promise', 'contact', 'reply', 'next-step',
      'report-status', 'thank', 'warn-delay', 'fix-consent', 'ask-recommendation', 'ask-feedback', 'give-back', 'anniversary',
      'review-status', 'review-card', 'review-recommendation',
    ]),
    ref: z.string(),
    due: z.nullable(day),
    gain: z.nullable(z.number()),
    gainIn7Days: z.nullable(z.number()),
    text: z.string(),
  })),
  moments: z.strictObject({
    ask: z.boolean(),
    moments: list(z.strictObject({
      kind: z.enum(['project-success', 'positive-feedback', 'problem-solved', 'satisfied-flow']),
      date: day,
      strength: z.number(),
      expires: z.nullable(day),
      evidence: z.string(),
    })),
    blockers: list(z.enum([
      'open-complaint', 'overdue-promise', 'asked-recently', 'declined-recently', 'just-received', 'do-not-ask', 'at-risk',
    ])),
  }),
  lastContact: z.nullable(z.strictObject({ date: day, kind: z.string(), ...source.shape })),
});

const complaint = z.strictObject({
  path: z.string(),
  client: z.nullable(z.string()),
  state: z.enum(['open', 'resolved', 'withdrawn']),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  /** Days that it has been open in total, and the days within which it should be resolved. */
  age: count,
  target: z.number(),
  overdue: z.boolean(),
  reopens: count,
  outcome: z.nullable(z.enum(['satisfied', 'unsatisfied', 'unknown'])),
});

const recommendation = z.strictObject({
  path: z.string(),
  client: z.nullable(z.string()),
  direction: z.enum(['received', 'given']),
  form: z.enum([
    'formal_letter', 'linkedin', 'platform_review', 'public', 'professional_network', 'written', 'to_colleagues', 'at_event', 'mention',
    'word_of_mouth', 'to_clients', 'to_partners', 'in_industry', 'oral', 'referral',
  ]),
  received: z.nullable(day),
  consent: z.enum(['none', 'private', 'anonymous', 'named', 'public']),
  usable: z.boolean(),
  why: z.nullable(z.enum(['not-received', 'no-consent', 'consent-expired', 'withdrawn', 'nda'])),
});

const topics = z.strictObject({
  notes: list(z.strictObject({
    path: z.string(),
    title: z.string(),
    aliases: list(z.string()),
    tags: list(z.string()),
    backlinks: count,
    links: list(z.strictObject({
      target: z.string(),
      state: z.enum(['resolved', 'alias', 'ambiguous', 'unresolved']),
      to: list(z.string()),
    })),
  })),
  missing: list(z.strictObject({
    target: z.string(),
    count,
    sources: list(z.string()),
    suggestions: list(z.string()),
  })),
  collisions: list(z.strictObject({ alias: z.string(), paths: list(z.string()) })),
});

/** A part of a measure; `part` of `n` where it is a share. */
const part = z.strictObject({ key: z.string(), value: z.nullable(z.number()), n: count, part: z.nullable(count) });

const measure = z.strictObject({
  name: z.string(),
  definition: z.string(),
  /** `share` is 0 to 1, `growth` −1 and more; `money` stands in `byCurrency` alone. */
  unit: z.enum(['count', 'perMonth', 'days', 'years', 'rating', 'points', 'share', 'growth', 'ratio', 'money']),
  /** Null: no data, or too few answers for a share. */
  value: z.nullable(z.number()),
  /** The size of the sample. */
  n: count,
  /** How many of the sample it is about, and that as a share; null below ten answers. */
  part: z.nullable(count),
  share: z.nullable(share),
  /** The same of the window before; null: no data, or not asked for. */
  previous: z.nullable(z.number()),
  parts: list(part),
  /** By the currency as written; `''`: not said. */
  byCurrency: list(z.strictObject({ currency: z.string(), value: z.nullable(z.number()), n: count, previous: z.nullable(z.number()), parts: list(part) })),
  /** The first notes behind it. */
  sources: list(source),
});

const window = z.strictObject({ from: day, to: day });
const bandCounts = z.strictObject({ 'at-risk': count, watch: count, healthy: count, unknown: count, dormant: count, inactive: count });
const group = z.strictObject({ key: z.string(), received: count, converted: count });
const change = list(z.strictObject({ currency: z.string(), before: z.nullable(z.number()), after: z.nullable(z.number()), ratio: z.nullable(z.number()) }));

const portfolio = z.strictObject({
  window: z.strictObject({ ...window.shape, asOf: day }),
  previous: window,
  /** Of today. */
  bands: bandCounts,
  bandsOverTime: list(z.strictObject({ date: day, counts: bandCounts })),
  complaints: z.strictObject({ open: count, overdue: count, resolved: count, withdrawn: count }),
  recommendations: z.strictObject({ received: count, given: count, usable: count }),
  recommendationsBy: z.strictObject({
    form: list(group), content: list(group), purpose: list(group), service: list(group), industry: list(group), client_level: list(group), client: list(group),
  }),
  M1: z.strictObject({ received: measure }),
  M2: z.strictObject({ frequency: measure }),
  M3: z.strictObject({ sources: measure, sourceSpread: measure }),
  M4: z.strictObject({ growth: measure }),
  M5: z.strictObject({ newClients: measure, conversion: measure }),
  M6: z.strictObject({ projectSize: measure }),
  M7: z.strictObject({ referredRetention: measure }),
  M8: z.strictObject({ recommendationReturn: measure }),
  M9: z.strictObject({ newContacts: measure }),
  /** Give and take with each client, up to the end of the window. */
  M10: z.strictObject({ mutual: measure, ledger: list(z.strictObject({ path: z.string(), received: count, given: count, balance: z.int(), owed: z.boolean() })) }),
  M11: z.strictObject({ published: measure }),
  M12: z.strictObject({ quality: measure, usesWon: measure }),
  M13: z.strictObject({ healthAfter: measure }),
  M14: z.strictObject({ uses: measure }),
  M15: z.strictObject({ onTimeProjects: measure, onTimePromises: measure, projectDays: measure }),
  M16: z.strictObject({ firstResponse: measure, replyTime: measure }),
  M17: z.strictObject({ resolution: measure }),
  M18: z.strictObject({ succeeded: measure, qualityComplaints: measure, reworks: measure }),
  M19: z.strictObject({ repeatClients: measure, repeatProjects: measure }),
  M20: z.strictObject({ margin: measure, projectReturn: measure }),
  M21: z.strictObject({ existingRevenue: measure }),
  M22: z.strictObject({ contacts: measure, contactsPromised: measure, answered: measure }),
  M25: z.strictObject({ satisfaction: measure }),
  M26: z.strictObject({ nps: measure }),
  M27: z.strictObject({ loyal: measure }),
  M29: z.strictObject({ friends: measure }),
  /** `curves`: the revenue of each client, the biggest first, with the shares of the first, of the first three, and HHI. */
  M30: z.strictObject({
    friendRevenue: measure, friendRecommendations: measure, revenue: measure, concentration: measure,
    curves: list(z.strictObject({
      currency: z.string(), total: z.number(), projects: count, top1: z.nullable(share), top3: z.nullable(share), hhi: z.nullable(share),
      clients: list(z.strictObject({ path: z.string(), amount: z.number(), cumulative: z.number(), share: z.nullable(share), cumulativeShare: z.nullable(share) })),
    })),
  }),
  /** `tree`: each client or name before those it brought, `parent` an index into the list; `cut`: links that lead back. */
  M31: z.strictObject({
    referredProjects: measure,
    tree: list(z.strictObject({
      path: z.nullable(z.string()), name: z.string(), parent: z.nullable(count), depth: count, projects: count, projectsBelow: count, clientsBelow: count,
    })),
    cut: list(z.strictObject({ path: z.string(), by: z.string() })),
  }),
  M32: z.strictObject({ parityOnTime: measure, paritySatisfaction: measure }),
  M33: z.strictObject({ tenure: measure }),
  M34: z.strictObject({ negativeFlow: measure }),
  /** What followed each recommendation, in stretches of so many days before and after it. */
  M35: list(z.strictObject({ path: z.string(), client: z.string(), date: day, days: count, newClients: count, won: count, volume: change, rate: change })),
  K8: z.strictObject({ favours: measure }),
  K14: z.strictObject({ newClientContacts: measure }),
  R27: z.strictObject({ giveBack: measure }),
});

export const REPORT_SCHEMA = z.strictObject({
  schema: z.literal(1),
  today: day,
  language: z.enum(LANGUAGES),
  counts: z.strictObject({
    notes: count, clients: count, complaints: count, recommendations: count, projects: count, interactions: count, topics: count,
  }),
  clients: list(client),
  complaints: list(complaint),
  recommendations: list(recommendation),
  portfolio,
  topics,
  problems: list(z.strictObject({
    path: z.string(),
    line: z.nullable(z.int()),
    field: z.nullable(z.string()),
    code: z.string(),
    message: z.string(),
    /** What mends it. */
    remedy: z.string(),
  })),
});

export type ReportDocument = Readonly<z.infer<typeof REPORT_SCHEMA>>;
export type ReportClient = ReportDocument['clients'][number];
export type ReportComplaint = ReportDocument['complaints'][number];
export type ReportRecommendation = ReportDocument['recommendations'][number];
export type ReportPortfolio = ReportDocument['portfolio'];
