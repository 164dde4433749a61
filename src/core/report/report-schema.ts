/**
 * The JSON of the headless report, schema 1: what another program may rely on. A field is never renamed and never changes
 * its meaning without raising `schema`.
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

const portfolio = z.strictObject({
  bands: z.strictObject({ 'at-risk': count, watch: count, healthy: count, unknown: count, dormant: count, inactive: count }),
  complaints: z.strictObject({ open: count, overdue: count, resolved: count, withdrawn: count }),
  recommendations: z.strictObject({ received: count, given: count, usable: count }),
  /** Recommendations received. */
  M1: count,
  /** Clients with a recommendation given and one received, of the clients with any. */
  M10: z.strictObject({ mutual: count, of: count }),
  /** Clients with a second project, of the clients with any. */
  M19: z.strictObject({ repeat: count, of: count }),
  /** Friends among the clients that are neither inactive nor dormant. */
  M29: z.strictObject({ friends: count, of: count }),
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
  })),
});

export type ReportDocument = Readonly<z.infer<typeof REPORT_SCHEMA>>;
export type ReportClient = ReportDocument['clients'][number];
export type ReportComplaint = ReportDocument['complaints'][number];
export type ReportRecommendation = ReportDocument['recommendations'][number];
