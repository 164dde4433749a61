/**
 * The nouns: what a vault says about clients, once it has been read. Plain values, never changed after they are made.
 * `schema.ts` makes them from notes, `book.ts` gathers them by client, `health.ts` and its neighbours judge them.
 */
import type { Day } from './day';

export type Kind = 'client' | 'complaint' | 'recommendation' | 'project' | 'interaction' | 'topic';

/** Where a fact stands: a note and, where it is known, its line (1 is the first line of the file). */
export interface Source {
  readonly path: string;
  readonly line?: number;
}

/** `path` or `path#L12`: how a source is named in reports and in refs of actions. */
export function sourceRef(source: Source): string {
  return source.line === undefined ? source.path : `${source.path}#L${source.line}`;
}

// ── Clients ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Status = 'active' | 'prospect' | 'paused' | 'former';
export type Relation = 'client' | 'partner';
export type Segment = 'key' | 'supporting';
export type Access = 'direct' | 'indirect';
export type Term = 'short_term' | 'long_term';
export type Engagement = 'one_off' | 'regular' | 'long_term' | 'strategic' | 'referrer';
export type Experience = 'novice' | 'experienced' | 'professional' | 'skeptic' | 'enthusiast';
export type Closeness = 'stranger' | 'client' | 'client_friend' | 'friend_client' | 'friend_of_friend' | 'partner';
export type ScoredBand = 'healthy' | 'watch' | 'at-risk';

/** The owner's own judgement, shown beside the computed band until a day, never in its place. */
export interface Override {
  readonly band: ScoredBand;
  readonly reason: string;
  readonly until: Day;
}

export interface Client {
  readonly source: Source;
  /** The note's name, without folder and extension. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly status: Status;
  /** Days on which the relationship was paused, ended or taken up again, in no order. */
  readonly paused: readonly Day[];
  readonly ended: readonly Day[];
  readonly resumed: readonly Day[];
  readonly relation: Relation;
  readonly segment: Segment | null;
  readonly access: Access;
  /** Through whom, of an indirect client, as the card names them. */
  readonly via: string | null;
  readonly term: Term | null;
  readonly engagement: readonly Engagement[];
  readonly experience: Experience | null;
  readonly closeness: Closeness | null;
  /** Days between contacts that the owner set, at least 1; null: not set. */
  readonly cadence: number | null;
  /** Days within which a complaint is to be solved, as agreed with this client; null: nothing is agreed. */
  readonly solveWithin: number | null;
  readonly preferredChannel: InteractionKind | null;
  readonly preferences: readonly string[];
  /** People of this client, as the card names them. */
  readonly contacts: readonly string[];
  /** Who brought this client, as the card names them. */
  readonly referredBy: string | null;
  readonly since: Day | null;
  readonly industry: string | null;
  /** As the card names it, or several of them. */
  readonly language: string | null;
  readonly birthday: Day | null;
  readonly nextStep: string | null;
  readonly nextStepDue: Day | null;
  readonly reviewed: Day | null;
  readonly noAsk: boolean;
  readonly nda: boolean;
  readonly override: Override | null;
}

// ── Interactions ────────────────────────────────────────────────────────────────────────────────────────────────────

export type InteractionKind =
  | 'email' | 'letter' | 'document' | 'chat' | 'call' | 'video' | 'meeting' | 'event' | 'meal' | 'social'
  | 'note' | 'complaint' | 'contact';
/** `in` is the client's, `out` is mine; `unknown` is a contact, but no evidence of who began it. */
export type Direction = 'in' | 'out' | 'both' | 'unknown';
export type InteractionStatus = 'held' | 'planned' | 'cancelled';
export type Mood = 'positive' | 'neutral' | 'negative';
export type Purpose =
  | 'status' | 'offer' | 'greeting' | 'invitation' | 'warning' | 'feedback' | 'change' | 'reply' | 'thanks' | 'request'
  | 'personal';

/** What the client answered when asked how it went. Absent: was not asked, or the answer was out of range. */
export interface Ratings {
  /** Customer satisfaction, 1 to 5. */
  readonly csat: number | null;
  /** Likelihood to recommend (Net Promoter Score question), 0 to 10. */
  readonly nps: number | null;
  /** Customer effort: how easy it was, 1 to 7. */
  readonly ces: number | null;
  readonly mood: Mood | null;
}

export interface Interaction extends Ratings {
  readonly source: Source;
  readonly date: Day;
  /** `HH:MM` as written; null: not said. */
  readonly time: string | null;
  readonly kind: InteractionKind;
  readonly direction: Direction;
  /** A message that waits for a reply (`out?`, `in?`, or one with `answered` given). */
  readonly awaits: boolean;
  /** Whether the awaited reply came, if the note says so. */
  readonly answered: boolean | null;
  readonly status: InteractionStatus;
  readonly purpose: Purpose | null;
  readonly summary: string;
}

/** A link to a client in a daily note that is not a log line: shown, and no contact unless the settings say so. */
export interface Mention {
  readonly source: Source;
  readonly date: Day;
  readonly text: string;
}

// ── Promises ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** On day `on` the due day was agreed anew: from then on it is `due`. */
export interface Move {
  readonly on: Day;
  readonly due: Day;
}

/** A task with a due day: a promise of mine, or, tagged as waiting, one of the client's. */
export interface DatedPromise {
  readonly source: Source;
  readonly text: string;
  /** The first due day; `moves` say what it became. */
  readonly due: Day;
  /** In order of `on`; one agreed after the day it moves has no effect. */
  readonly moves: readonly Move[];
  readonly done: Day | null;
  readonly cancelled: Day | null;
  /** The day from which the promise exists: the interaction it was made in; null: always. */
  readonly since: Day | null;
  readonly owner: 'me' | 'client';
  /** It stands in a part of its note that no client is to read. */
  readonly isPrivate?: true;
}

// ── Complaints ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type Subject =
  | 'delay' | 'delivery_quality' | 'service_quality' | 'communication' | 'billing' | 'person' | 'company'
  | 'industry' | 'public_review' | 'other';
export type Solution = 'apology' | 'rework' | 'terms' | 'compensation' | 'expedite';

export interface Complaint extends Ratings {
  readonly source: Source;
  /** The note's name, or the words of the log line. */
  readonly title: string;
  readonly subject: Subject | null;
  readonly severity: Severity;
  readonly received: Day;
  /** The day by which it should be solved, as agreed; null: its severity says. */
  readonly due: Day | null;
  readonly acknowledged: Day | null;
  readonly understood: Day | null;
  readonly offered: Day | null;
  readonly solution: readonly Solution[];
  readonly resolved: readonly Day[];
  readonly reopened: readonly Day[];
  /** The day on which the client was asked whether it is really solved. */
  readonly confirmed: Day | null;
  /** The answer; null: asked without a clear one (`csat` may stand for it). */
  readonly satisfied: boolean | null;
  readonly withdrawn: Day | null;
  readonly owner: string | null;
}

// ── Recommendations ─────────────────────────────────────────────────────────────────────────────────────────────────

export type RecommendationForm =
  | 'formal_letter'
  | 'linkedin' | 'platform_review' | 'public' | 'professional_network' | 'written'
  | 'to_colleagues' | 'at_event' | 'mention' | 'word_of_mouth' | 'to_clients' | 'to_partners' | 'in_industry' | 'oral'
  | 'referral';
/** How much a form weighs in the health model. */
export type RecommendationWeight = 'oral' | 'referral' | 'testimonial' | 'letter';
export type RecommendationContent = 'skills' | 'results' | 'conduct' | 'relationship';
export type RecommendationPurpose = 'new_clients' | 'partners' | 'opportunities' | 'development';
export type Consent = 'none' | 'private' | 'anonymous' | 'named' | 'public';

export interface Recommendation {
  readonly source: Source;
  readonly title: string;
  /** `received` from the client, or `given` to them. */
  readonly direction: 'received' | 'given';
  readonly form: RecommendationForm;
  readonly weight: RecommendationWeight;
  readonly content: readonly RecommendationContent[];
  readonly purpose: readonly RecommendationPurpose[];
  readonly asked: Day | null;
  /** The day it was received. */
  readonly received: Day | null;
  /** The day I gave it. */
  readonly given: Day | null;
  readonly declined: Day | null;
  readonly withdrawn: Day | null;
  readonly published: Day | null;
  readonly thanked: Day | null;
  readonly converted: Day | null;
  /** Who came through it, as written. */
  readonly referred: string | null;
  readonly consent: Consent;
  readonly consentDate: Day | null;
  readonly consentUntil: Day | null;
  readonly reviewBy: Day | null;
  readonly context: string | null;
  readonly service: string | null;
  readonly industry: string | null;
  readonly usedIn: readonly string[];
  readonly value: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
}

// ── Projects ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Stage = 'contact' | 'discussion' | 'delivery' | 'closing' | 'aftercare';
export type Result = 'success' | 'partial' | 'failure';
export type Favour = 'unpaid' | 'scope_creep' | 'discount';

export interface Project extends Ratings {
  readonly source: Source;
  readonly title: string;
  readonly stage: Stage | null;
  readonly start: Day | null;
  /** The first due day; `moves` say what it became. */
  readonly due: Day | null;
  readonly moves: readonly Move[];
  readonly delivered: Day | null;
  readonly completed: Day | null;
  readonly cancelled: Day | null;
  readonly result: Result | null;
  /** Days between status reports, if promised. */
  readonly reportEvery: number | null;
  readonly favours: readonly Favour[];
  /** The day of the ratings; null: `completed`. */
  readonly rated: Day | null;
  readonly milestones: readonly DatedPromise[];
  readonly value: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  /** What a day, an hour or another unit of the work was charged at. */
  readonly rate: number | null;
  readonly externalUrl: string | null;
}

/** What has a life of steps. */
export type Matter =
  | { readonly kind: 'complaint'; readonly fact: Complaint }
  | { readonly kind: 'recommendation'; readonly fact: Recommendation }
  | { readonly kind: 'project'; readonly fact: Project };

// ── One client, with everything about them ──────────────────────────────────────────────────────────────────────────

/** Everything the vault says about one client. The same object is handed out until one of its facts changes. */
export interface ClientFacts {
  readonly client: Client;
  readonly interactions: readonly Interaction[];
  readonly mentions: readonly Mention[];
  /** Promises outside projects: of the card and of interaction notes. */
  readonly promises: readonly DatedPromise[];
  readonly complaints: readonly Complaint[];
  readonly recommendations: readonly Recommendation[];
  readonly projects: readonly Project[];
}

// ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ProblemCode =
  | 'bad-date' | 'bad-number' | 'bad-word' | 'bad-yaml' | 'script-front-matter' | 'unknown-client' | 'ambiguous-client'
  | 'alias-link' | 'undated' | 'future-contact' | 'planned-past' | 'resolved-before-received'
  | 'confirmed-before-resolved' | 'reopened-before-resolved' | 'move-after-due' | 'shared-alias' | 'conflict-copy'
  | 'unreadable';

/** Something in a note that could not be taken as it stands. The rest of the note still works. */
export interface Problem {
  readonly path: string;
  /** Null: the problem is the whole note's, or its text was not read. */
  readonly line: number | null;
  /** The property or inline field, in the note's own spelling; null: none. */
  readonly field: string | null;
  readonly code: ProblemCode;
  /** What stood there, and for links what would mend it. Filled into the message. */
  readonly value: string;
  readonly repair?: string;
  /** The words that would do, by their meaning. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}
