/**
 * The worked cases of the health model, read from the folder named by `RAPPORT_VECTORS`: cases worked out apart from
 * this project, as facts of ours. Absent, there are none, and the tests that use them say that they were skipped.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { readDay } from '../../src/core/day';
import type { ClientFacts, DatedPromise } from '../../src/core/model';
import { client, complaint, day, facts, interaction, project, promise, recommendation } from './facts';

const one = <Item extends z.ZodMiniType>(item: Item) => z.optional(z.union([item, z.array(item)]));
const Promised = z.object({
  id: z.string(), due: z.string(), done: z.optional(z.string()), cancelled: z.optional(z.string()),
  rescheduled: z.optional(z.array(z.object({ on: z.string(), due: z.string() }))),
});
const Input = z.object({
  today: z.string(),
  client: z.object({
    id: z.string(), status: z.enum(['active', 'prospect', 'paused', 'former']), cadence: z.optional(z.number()),
    segment: z.optional(z.enum(['key', 'supporting'])), paused: one(z.string()), ended: one(z.string()), resumed: one(z.string()),
  }),
  interactions: z.array(z.object({
    id: z.string(), date: z.string(), kind: z.enum(['call', 'email', 'meeting']), direction: z.optional(z.enum(['in', 'out'])),
    awaits: z.optional(z.boolean()), answered: z.optional(z.boolean()), status: z.optional(z.literal('planned')),
    csat: z.optional(z.number()), nps: z.optional(z.number()), mood: z.optional(z.enum(['positive', 'neutral', 'negative'])),
    promises: z.optional(z.array(Promised)),
  })),
  complaints: z.array(z.object({
    id: z.string(), severity: z.enum(['low', 'medium', 'high', 'critical']), received: z.string(), acknowledged: z.optional(z.string()),
    resolved: z.optional(z.array(z.string())), reopened: z.optional(z.array(z.string())), withdrawn: z.optional(z.string()),
    confirmed: z.optional(z.object({ date: z.string(), satisfied: z.optional(z.boolean()) })), csat: z.optional(z.number()),
  })),
  recommendations: z.array(z.object({
    id: z.string(), date: z.optional(z.string()), form: z.enum(['oral', 'referral', 'testimonial', 'letter']),
    direction: z.optional(z.literal('given')), asked: z.optional(z.string()), converted: z.optional(z.string()),
  })),
  projects: z.array(z.object({
    id: z.string(), start: z.optional(z.string()), due: z.optional(z.string()), delivered: z.optional(z.string()),
    completed: z.optional(z.string()), csat: z.optional(z.number()), result: z.optional(z.literal('success')),
    milestones: z.optional(z.array(Promised)),
  })),
});
type Input = z.infer<typeof Input>;

const Factor = z.object({
  value: z.nullable(z.number()), weight: z.number(), evidence: z.number(), cadence: z.optional(z.number()),
  source: z.optional(z.string()), days: z.optional(z.number()), n: z.optional(z.number()), onTime: z.optional(z.number()),
  answered: z.optional(z.number()),
});
const Health = z.object({
  score: z.nullable(z.number()), band: z.string(), raw: z.optional(z.nullable(z.number())), base: z.optional(z.nullable(z.number())),
  bonus: z.optional(z.number()), penalty: z.optional(z.number()), confidence: z.number(),
  factors: z.optional(z.object({ contact: Factor, satisfaction: Factor, commitments: Factor, reciprocity: Factor })),
  trend30: z.optional(z.object({
    prev: z.nullable(z.number()), delta: z.nullable(z.number()), dir: z.nullable(z.string()),
  })),
});
const Moments = z.object({
  moments: z.array(z.object({
    kind: z.string(), date: z.string(), evidence: z.string(), strength: z.number(), expires: z.nullable(z.string()),
  })),
  blockers: z.array(z.string()),
  ask: z.boolean(),
});
const Actions = z.array(z.object({
  cls: z.number(), kind: z.string(), ref: z.string(), due: z.nullable(z.string()), gain: z.nullable(z.number()),
  gain7: z.nullable(z.number()),
}));
const Vectors = z.array(z.union([
  z.object({ name: z.string(), input: Input, fn: z.literal('moments'), expect: Moments }),
  z.object({ name: z.string(), input: Input, fn: z.literal('actions'), expect: Actions }),
  z.object({ name: z.string(), input: Input, fn: z.optional(z.undefined()), expect: Health }),
]));
export type Vector = z.infer<typeof Vectors>[number];

export function vectors(): readonly Vector[] {
  const path = process.env['RAPPORT_VECTORS'];
  return path === undefined || path === '' ? [] : Vectors.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function factsOf(input: Input): ClientFacts {
  const { client: card, interactions, complaints, recommendations, projects } = input;
  return facts({
    client: client({
      path: card.id, status: card.status, cadence: card.cadence ?? null, segment: card.segment ?? null,
      paused: card.paused ?? [], ended: card.ended ?? [], resumed: card.resumed ?? [],
    }),
    // A day that cannot be read never becomes a fact.
    interactions: interactions.filter(({ date }) => readDay(date) !== null).map(({ id, promises: _, date, ...rest }) =>
      interaction({ path: id, date, ...withoutUndefined(rest) })),
    promises: interactions.flatMap(({ date, promises: made }) => (made ?? []).map((each) => promiseOf(each, date))),
    complaints: complaints.map(({ id, received, confirmed, csat, ...rest }) => complaint({
      path: id, received, csat: csat ?? null, confirmed: confirmed?.date ?? null, satisfied: confirmed?.satisfied ?? null,
      ...withoutUndefined(rest),
    })),
    recommendations: recommendations.map(({ id, date, form, direction, asked, converted }) => recommendation({
      path: id, weight: form, direction: direction ?? 'received', asked: asked ?? null, converted: converted ?? null,
      // The cases never thank anyone, and none of them is about thanks.
      thanked: date ?? null,
      ...(direction === 'given' ? { given: date ?? null } : { received: date ?? null }),
    })),
    projects: projects.map(({ id, milestones, ...rest }) => project({
      path: id, ...withoutUndefined(rest), milestones: (milestones ?? []).map((each) => promiseOf(each, null)),
    })),
  });
}

function promiseOf({ id, due, done, cancelled, rescheduled }: z.infer<typeof Promised>, since: string | null): DatedPromise {
  return promise({
    path: id, due, since: since === null ? null : day(since), done: done ?? null, cancelled: cancelled ?? null,
    moves: rescheduled ?? [],
  });
}

type Given<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

function withoutUndefined<Fields extends object>(fields: Fields): Given<Fields> {
  const given: Given<Fields> = { ...fields };
  for (const field in given) if (given[field] === undefined) delete given[field];
  return given;
}
