/**
 * Next actions: what to do for a client, how urgent it is, and how many points of health it would bring. The gains are
 * read from the same function as the score, with the action supposed done today.
 */
import { supposeConfirmed, supposeResolved } from './complaint-state';
import { supposeContact } from './contact';
import { dossierOf, type Dossier } from './dossier';
import { judge } from './judgement';
import { momentsOf } from './moments';
import { compareSources, compareText } from '../order';
import { rounded } from './reckoning';
import { attentionActions, openThreads, type Draft, type Todo } from './todo';
import { sourceRef, type ClientFacts, type Interaction, type Source } from '../model';
import type { Day } from '../day';
import type { Weights } from './weights';

export type { ActionKind, Todo, Urgency } from './todo';

/** One thing to do, with what it is about. */
export type Action = Todo & {
  /** The note, and the line in it, that it is about. */
  readonly ref: Source;
  readonly refPath: string;
  /** Points that it would bring today, and in 7 days against leaving it; 0 or more, null without a score to compare. */
  readonly gain: number | null;
  readonly gainIn7Days: number | null;
  /** What it saves in 7 days times the worth of the client: what puts actions of equal urgency in order. */
  readonly priority: number;
};

const URGENCY_RANK = { now: 0, overdue: 1, due: 2, chance: 3 } as const;
const LATER = 7;

/**
 * What to do for a client on a day, the first thing first: by urgency, by what it saves in a week times the worth of the
 * client, by its day, by kind, by place.
 */
export function nextActions(facts: ClientFacts, today: Day, weights: Weights): readonly Action[] {
  const dossier = dossierOf(facts);
  const judgement = judge(dossier, today, weights);
  const drafts: Draft[] = [];
  if (judgement.standing === 'living') {
    openThreads(drafts, dossier, today);
    attentionActions(drafts, dossier, judgement, momentsOf(dossier, judgement, today, weights), weights);
  } else if (judgement.standing === 'inactive') {
    if (dossier.client.status === 'prospect') openThreads(drafts, dossier, today);
  } else {
    const days = judgement.contact.clocks?.days ?? null;
    drafts.push({ todo: { kind: 'review-status', urgency: 'chance', due: null, days }, ref: dossier.client.source });
  }
  if (drafts.length === 0) return [];
  const gains = gainsOf(dossier, judgement.standing === 'living' ? judgement.raw : null, today, weights);
  const value = dossier.client.segment === 'key' ? weights.keyClientValue : 1;
  return drafts
    .map((draft): Action => {
      const gained = gains(draft);
      const priority = rounded((gained.gainIn7Days ?? 0) * value, 3);
      return { ...draft.todo, ref: draft.ref, refPath: sourceRef(draft.ref), ...gained, priority };
    })
    .sort(compareActions);
}

/** The order of actions, of one client or of many: negative if `a` is first. */
export function compareActions(a: Action, b: Action): number {
  return URGENCY_RANK[a.urgency] - URGENCY_RANK[b.urgency]
    || b.priority - a.priority
    || compareDues(a.due, b.due)
    || compareText(a.kind, b.kind)
    || compareSources(a.ref, b.ref);
}

/** What has no day stands after what has one. */
function compareDues(a: Day | null, b: Day | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a - b;
}

// ── Gains ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Gains = Pick<Action, 'gain' | 'gainIn7Days'>;

function gainsOf(dossier: Dossier, raw: number | null, today: Day, weights: Weights): (draft: Draft) => Gains {
  const rawLater = rawOf(judge(dossier, today + LATER, weights));
  const nothing: Gains = { gain: raw === null ? null : 0, gainIn7Days: rawLater === null ? null : 0 };
  return (draft) => {
    const done = supposeDone(dossier, draft, today);
    if (done === null) return nothing;
    return {
      gain: gained(raw, raw === null ? null : rawOf(judge(done, today, weights))),
      gainIn7Days: gained(rawLater, rawLater === null ? null : rawOf(judge(done, today + LATER, weights))),
    };
  };
}

function rawOf(judgement: ReturnType<typeof judge>): number | null {
  return judgement.standing === 'living' ? judgement.raw : null;
}

function gained(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : Math.max(0, rounded(after - before));
}

/** Everything about the client as it would be with the action done today; null: it changes no fact that is judged. */
function supposeDone(dossier: Dossier, { todo }: Draft, today: Day): Dossier | null {
  switch (todo.kind) {
    case 'contact':
      return { ...dossier, contacts: supposeContact(dossier.contacts, callOf(dossier, today)) };
    case 'acknowledge-complaint': {
      const { complaint } = todo;
      return { ...dossier, complaints: replaced(dossier.complaints, complaint, { ...complaint, acknowledged: today }) };
    }
    case 'resolve-complaint': {
      const { complaint } = todo;
      return { ...dossier, complaints: replaced(dossier.complaints, complaint, supposeResolved(complaint, today)) };
    }
    case 'confirm-satisfaction': {
      const { complaint } = todo;
      return { ...dossier, complaints: replaced(dossier.complaints, complaint, supposeConfirmed(complaint, today)) };
    }
    case 'keep-promise': {
      const { commitment } = todo;
      return { ...dossier, commitments: replaced(dossier.commitments, commitment, { ...commitment, done: today }) };
    }
    case 'fix-consent':
    case 'reply':
    case 'next-step':
    case 'report-status':
    case 'thank':
    case 'warn-delay':
    case 'ask-recommendation':
    case 'ask-feedback':
    case 'give-back':
    case 'anniversary':
    case 'review-status':
    case 'review-card':
    case 'review-recommendation':
      return null;
  }
}

function replaced<Fact>(facts: readonly Fact[], old: Fact, young: Fact): readonly Fact[] {
  return facts.map((fact) => (fact === old ? young : fact));
}

function callOf({ client }: Dossier, today: Day): Interaction {
  return {
    source: client.source, date: today, time: null, kind: 'call', direction: 'both', awaits: false, answered: null,
    status: 'held', purpose: null, summary: '', csat: null, nps: null, ces: null, mood: null,
  };
}
