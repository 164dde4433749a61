/** Reads complaints, recommendations, projects and interactions: notes of their own, and complaints in a log line. */
import { readDay, type Day } from '../day';
import { movedDue, type Fields } from './fields';
import { TWO_WAY } from './log';
import { cesOf, csatOf, moodOf, npsOf } from './logged';
import type {
  Complaint, Consent, Interaction, InteractionKind, Project, Recommendation, RecommendationForm, RecommendationWeight, Severity,
  Source,
} from '../model';
import { isoDay } from '../day';
import type { NoteContext } from './schema';
import {
  CONSENT, CONTENT, DIRECTION, FAVOUR, FORM, INTERACTION_KIND, INTERACTION_STATUS, meaning, PURPOSE, RECOMMENDATION_DIRECTION,
  RECOMMENDATION_PURPOSE, RESULT, SEVERITY, SOLUTION, STAGE, SUBJECT,
} from './words';

const NEVER_LESS = -Number.MAX_VALUE;

/**
 * Reads a complaint from properties or from the inline fields of a log line, whose own date is the receipt.
 * @param usual the severity where none, or an unknown word, is given
 * @returns null if no receipt is known: without its day the fact has no place in time
 */
export function readComplaint(fields: Fields, source: Source, title: string, usual: Severity): Complaint | null;
export function readComplaint(fields: Fields, source: Source, title: string, usual: Severity, onDay: Day): Complaint;
export function readComplaint(fields: Fields, source: Source, title: string, usual: Severity, onDay?: Day): Complaint | null {
  const received = onDay ?? fields.day('received');
  if (received === null) {
    if (!fields.has('received')) fields.report('undated', null, fields.spelled('received'));
    return null;
  }
  return {
    source, title, received,
    due: fields.day('due'),
    subject: fields.word('subject', SUBJECT),
    severity: fields.word('severity', SEVERITY) ?? usual,
    acknowledged: fields.day('acknowledged'),
    understood: fields.day('understood'),
    offered: fields.day('offered'),
    solution: fields.words('solution', SOLUTION),
    resolved: fields.days('resolved'),
    reopened: fields.days('reopened'),
    confirmed: fields.day('confirmed'),
    satisfied: fields.flag('satisfied'),
    withdrawn: fields.day('withdrawn'),
    owner: fields.text('owner'),
    csat: csatOf(fields),
    nps: npsOf(fields),
    ces: cesOf(fields),
    mood: moodOf(fields),
  };
}

const WEIGHTS: Readonly<Record<RecommendationForm, RecommendationWeight>> = {
  formal_letter: 'letter',
  linkedin: 'testimonial', platform_review: 'testimonial', public: 'testimonial', professional_network: 'testimonial', written: 'testimonial',
  to_colleagues: 'oral', at_event: 'oral', mention: 'oral', word_of_mouth: 'oral', to_clients: 'oral', to_partners: 'oral',
  in_industry: 'oral', oral: 'oral',
  referral: 'referral',
};
/** Forms that stand in public already, so that showing them needs no further consent. */
const PUBLIC_FORMS: ReadonlySet<RecommendationForm> = new Set(['linkedin', 'platform_review', 'public']);

export function readRecommendation({ fields, path, name }: NoteContext): Recommendation {
  const form = fields.word('form', FORM) ?? formOfType(fields);
  const referred = fields.references('referred')[0];
  const weight = WEIGHTS[form] === 'oral' && referred !== undefined ? 'referral' : WEIGHTS[form];
  const recommendation: Recommendation = {
    source: { path },
    title: name,
    direction: fields.word('direction', RECOMMENDATION_DIRECTION) ?? (fields.has('given') && !fields.has('received') ? 'given' : 'received'),
    form, weight,
    content: fields.words('content', CONTENT),
    purpose: fields.words('purpose', RECOMMENDATION_PURPOSE),
    asked: fields.day('asked'),
    received: fields.day('received'),
    given: fields.day('given'),
    declined: fields.day('declined'),
    withdrawn: fields.day('withdrawn'),
    published: fields.day('published'),
    thanked: fields.day('thanked'),
    converted: fields.day('converted'),
    referred: referred?.target ?? null,
    consent: consentOf(fields, PUBLIC_FORMS.has(form) ? 'public' : 'none'),
    consentDate: fields.day('consent_date'),
    consentUntil: fields.day('consent_until'),
    reviewBy: fields.day('review_by'),
    context: fields.text('context'),
    service: fields.text('service'),
    industry: fields.text('industry'),
    usedIn: fields.texts('used_in'),
    value: fields.number('value', NEVER_LESS, Number.MAX_VALUE),
    cost: fields.number('cost', NEVER_LESS, Number.MAX_VALUE),
    currency: fields.text('currency'),
  };
  const { asked, received, given, declined } = recommendation;
  const dated = [asked, received, given, declined].some((day) => day !== null);
  const meantToBe = (['asked', 'received', 'given', 'declined'] as const).some((day) => fields.has(day));
  if (!dated && !meantToBe) fields.report('undated', null, fields.spelled(recommendation.direction));
  // A limit that cannot be read may have been passed.
  const { withdrawn, consentDate, consentUntil } = recommendation;
  const unread = ([['withdrawn', withdrawn], ['consent_date', consentDate], ['consent_until', consentUntil]] as const).some(([name, day]) => day === null && fields.has(name));
  return unread ? { ...recommendation, consent: 'none' } : recommendation;
}

const NARROW_TO_WIDE = ['none', 'private', 'anonymous', 'named', 'public'] as const satisfies readonly Consent[];

/** What was agreed: of several words the narrowest, and nothing where one of them cannot be read. */
function consentOf(fields: Fields, unsaid: Consent): Consent {
  if (!fields.has('consent')) return unsaid;
  const said = fields.words('consent', CONSENT);
  return said.length < fields.texts('consent').length ? 'none' : NARROW_TO_WIDE.find((consent) => said.includes(consent)) ?? 'none';
}

/** A note typed as a referral or testimonial says its form by that. */
function formOfType(fields: Fields): RecommendationForm {
  if (fields.has('form')) return 'oral';
  return fields.texts('type').map((word) => TYPE_FORMS.get(word.normalize('NFC').trim().toLowerCase())).find((form) => form !== undefined) ?? 'oral';
}

const TYPE_FORMS: ReadonlyMap<string, RecommendationForm> = new Map([
  ['referral', 'referral'], ['реферал', 'referral'], ['紹介', 'referral'], ['testimonial', 'written'], ['отзыв', 'written'],
]);

export function readProject(context: NoteContext): Project {
  const { fields, path, name } = context;
  const current = fields.day('due');
  const raw = current === null ? [] : fields.moves('moved');
  for (const { on, from } of raw) {
    if (on > from) fields.report('move-after-due', fields.spelled('moved'), `${isoDay(on)} from ${isoDay(from)}`);
  }
  return {
    source: { path },
    title: name,
    stage: fields.word('stage', STAGE),
    start: fields.day('start'),
    ...(current === null ? { due: null, moves: [] } : movedDue(current, raw)),
    delivered: fields.day('delivered'),
    completed: fields.day('completed'),
    cancelled: fields.day('cancelled'),
    result: fields.word('result', RESULT),
    reportEvery: fields.cadence('report_every'),
    favours: fields.words('favours', FAVOUR),
    rated: fields.day('rated'),
    milestones: context.promises(null),
    value: fields.number('value', NEVER_LESS, Number.MAX_VALUE),
    cost: fields.number('cost', NEVER_LESS, Number.MAX_VALUE),
    currency: fields.text('currency'),
    rate: fields.number('rate', NEVER_LESS, Number.MAX_VALUE),
    externalUrl: fields.text('external_url'),
    csat: csatOf(fields),
    nps: npsOf(fields),
    ces: cesOf(fields),
    mood: moodOf(fields),
  };
}

const DATE_IN_NAME = /^\d{4}-\d{2}-\d{2}/;

/** @returns null if neither the property nor the note's name gives a day */
export function readInteraction({ fields, path, name }: NoteContext): Interaction | null {
  const named = DATE_IN_NAME.exec(name.normalize('NFKC'))?.[0];
  const date = fields.has('date') ? fields.day('date') : named === undefined ? null : readDay(named);
  if (date === null) {
    if (!fields.has('date')) fields.report('undated', null, fields.spelled('date'));
    return null;
  }
  const kind = fields.word('kind', INTERACTION_KIND) ?? kindOfType(fields) ?? 'contact';
  const { direction, asks } = directionOf(fields, kind);
  const answered = fields.flag('answered');
  return {
    source: { path }, date, kind, direction, answered,
    time: null,
    awaits: (direction === 'in' || direction === 'out') && (asks || answered !== null),
    status: fields.word('status', INTERACTION_STATUS) ?? 'held',
    purpose: fields.word('purpose', PURPOSE),
    summary: fields.text('summary') ?? (named === undefined ? name : name.slice(named.length).replace(/^[\s\-–—:]+/, '')),
    csat: csatOf(fields),
    nps: npsOf(fields),
    ces: cesOf(fields),
    mood: moodOf(fields),
  };
}

function directionOf(fields: Fields, kind: InteractionKind): { readonly direction: Interaction['direction']; readonly asks: boolean } {
  const written = fields.text('direction')?.normalize('NFKC').trim();
  const usual = TWO_WAY.has(kind) ? 'both' : 'unknown';
  if (written === undefined) return { direction: usual, asks: false };
  const asks = written.endsWith('?');
  const direction = meaning(DIRECTION, asks ? written.slice(0, -1) : written);
  if (direction === null) fields.report('bad-word', fields.spelled('direction'), written, DIRECTION);
  return { direction: direction ?? usual, asks: asks && direction !== null };
}

function kindOfType(fields: Fields): InteractionKind | null {
  for (const word of fields.texts('type')) {
    const kind = meaning(INTERACTION_KIND, word);
    if (kind !== null) return kind;
  }
  return null;
}
