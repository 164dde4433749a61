/**
 * Words for days, points and evidence: short and concrete, each piece with the place where it stands in the notes.
 * Fragments begin with a small letter; what stands alone goes through `capital`.
 */
import type { Day } from './day';
import type { Dossier } from './dossier';
import type { Words } from './i18n/lookup';
import type { Judgement, JudgedComplaint, JudgedRecommendation } from './judgement';
import { lateCommitments } from './commitments';
import { unansweredMessages, type ContactReading } from './contact';
import type { Problem, Recommendation, Source } from './model';
import { rounded } from './reckoning';
import { lastRatings, type Rating } from './satisfaction';
import type { Evidence } from './shown';
import type { Weights } from './weights';

/** From where clients are looked at: the day, the weights, the language, and whether somebody else sees the screen. */
export interface View {
  readonly today: Day;
  readonly weights: Weights;
  readonly words: Words;
  /** Names become initials, and what the notes say in their own words is left out. */
  readonly privacy?: boolean;
}

/** Pieces of evidence of one kind that are shown before the rest is counted. */
const PIECES = 5;

// ── Letters, days, points ───────────────────────────────────────────────────────────────────────────────────────────

/** The text with its first letter made capital. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

/** What a note says in its own words; hidden in privacy mode. */
export function quoted(text: string, { privacy, words }: View): string {
  return privacy ? words.say('quote.hidden') : text;
}

/** A client's name, or its initials in privacy mode. */
export function shownName(name: string, { privacy, words }: View): string {
  if (!privacy) return name;
  const letters = [...name.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, 2).map(([word]) => [...word][0] ?? '');
  return letters.length === 0 ? words.say('quote.hidden') : letters.join('').toLocaleUpperCase();
}

/** `today`, `yesterday`, `12 days ago`, `in 3 days` */
export function ago(day: Day, { today, words }: View): string {
  const days = today - day;
  if (days === 0) return words.say('ago.today');
  if (days === 1) return words.say('ago.yesterday');
  if (days === -1) return words.say('ago.tomorrow');
  return days > 0 ? words.say('ago.days', { n: days }) : words.say('ago.ahead', { n: -days });
}

/** `due 3 Apr`, `due today`, `7 days overdue` */
export function dueWords(due: Day, { today, words }: View): string {
  if (due === today) return words.say('due.today');
  return due > today ? words.say('due.on', { day: words.day(due, today) }) : words.say('due.late', { n: today - due });
}

/** Signed, with a real minus and one decimal: `−16.5`, `+2.8`, `0.0`. */
export function pointsWords(points: number, words: Words): string {
  const shown = rounded(Math.abs(points));
  return `${shown === 0 ? '' : points < 0 ? '−' : '+'}${words.number(shown, 1)}`;
}

export function joined(pieces: readonly string[], words: Words): string {
  return pieces.filter((piece) => piece !== '').join(words.say('evidence.join'));
}

function piece(text: string, source: Source | null = null): Evidence {
  return { text, source };
}

function withRest(pieces: readonly Evidence[], { words }: View): readonly Evidence[] {
  const rest = pieces.length - PIECES;
  return rest < 2 ? pieces : [...pieces.slice(0, PIECES), piece(words.say('evidence.more', { n: rest }))];
}

// ── Evidence of the averaged factors ────────────────────────────────────────────────────────────────────────────────

/** `44 days since the e-mail of 15 Feb, usual 30` */
export function contactEvidence({ last, lastWord, days, daysSinceWord, clock, cadence }: ContactReading, view: View): readonly Evidence[] {
  const { today, weights, words } = view;
  if (last === null || lastWord === null || days === null || daysSinceWord === null) return [piece(words.say('contact.none'))];
  const since = words.say(`since.${last.interaction.kind}`, { day: words.day(last.date, today) });
  const usual = cadence.source === 'card' ? [] : [piece(words.say(`cadence.${cadence.source}`))];
  const contact = piece(words.say('contact.since', { n: days, since, cadence: cadence.days }), last.source);
  if (clock === 'contact') return [contact, ...usual];
  const limit = cadence.days * weights.cadencesWithoutTheirWord;
  return [piece(words.say('contact.oneWay', { n: daysSinceWord, limit }), lastWord.source), contact, ...usual];
}

/** `CSAT 4` or `bad mood` */
export function ratingWords({ measure, given }: Pick<Rating, 'measure' | 'given'>, words: Words): string {
  if (measure === 'mood') return typeof given === 'number' ? '' : words.say(`mood.${given}`);
  return words.say(`rating.${measure}`, { value: given });
}

/** `CSAT 4 on 14 Feb, was 5`, then the other ratings that are less than full. */
export function satisfactionEvidence({ ratings }: Dossier, view: View): readonly Evidence[] {
  const { today, words } = view;
  const newest = lastRatings(ratings, today, Infinity);
  const last = newest.find(({ measure }) => measure !== 'mood') ?? newest[0];
  if (!last) return [];
  const before = newest.slice(newest.indexOf(last) + 1).find(({ measure }) => measure === last.measure && measure !== 'mood');
  const others = newest.filter((one) => one !== last && one !== before && one.value < 100);
  return withRest([
    piece(latestWords(last, before, view), last.source),
    ...others.map((one) => piece(words.say('satisfaction.on', { rating: ratingWords(one, words), day: words.day(one.date, today) }), one.source)),
  ], view);
}

function latestWords(last: Rating, before: Rating | undefined, { today, words }: View): string {
  const rating = ratingWords(last, words);
  const day = words.day(last.date, today);
  return before === undefined || before.given === last.given
    ? words.say('satisfaction.on', { rating, day })
    : words.say('satisfaction.was', { rating, day, before: before.given });
}

/** `1 of 2 on time`, then each that was not. */
export function commitmentsEvidence({ commitments }: Dossier, { onTime, n }: Judgement['commitments'], view: View): readonly Evidence[] {
  const { today, words } = view;
  return withRest([
    piece(words.say('promises.onTime', { n: onTime, total: n })),
    ...lateCommitments(commitments, today).map(({ commitment, days, done }) =>
      piece(words.say(done === null ? 'promises.overdue' : 'promises.late', { title: quoted(commitment.text, view), n: days }), commitment.source)),
  ], view);
}

/** `3 of 4 answered`, then each that was not. */
export function reciprocityEvidence({ contacts }: Dossier, { answered, n }: Judgement['reciprocity'], view: View): readonly Evidence[] {
  const { today, weights, words } = view;
  return withRest([
    piece(words.say('replies.answered', { n: answered, total: n })),
    ...unansweredMessages(contacts, today, weights).map(({ mine, date, source }) =>
      piece(words.say(mine ? 'replies.mine' : 'replies.theirs', { day: words.day(date, today) }), source)),
  ], view);
}

// ── Evidence of complaints and recommendations ──────────────────────────────────────────────────────────────────────

/** `open 12 days, target 10` */
export function openWords({ state: { age, target } }: JudgedComplaint, { words }: View): string {
  return age === 0 ? words.say('complaint.openToday', { target }) : words.say('complaint.open', { n: age, target });
}

export function complaintEvidence(judged: JudgedComplaint, view: View): readonly Evidence[] {
  const { complaint: { source, received }, state } = judged;
  const { today, words } = view;
  const pieces: string[] = [];
  if (state.state === 'open') {
    pieces.push(openWords(judged, view));
    if (state.acknowledgementLate) pieces.push(words.say('complaint.unacknowledged', { n: today - received }));
  } else if (state.resolvedOn !== null) {
    pieces.push(words.say('complaint.unconfirmed', { ago: ago(state.resolvedOn, view) }));
  }
  if (state.reopens > 0) pieces.push(words.say('complaint.reopened', { n: state.reopens }));
  return pieces.map((text) => piece(text, source));
}

export function recommendationEvidence({ recommendation, convertedAge }: JudgedRecommendation, view: View): readonly Evidence[] {
  const { today, words } = view;
  const { source, received, referred } = recommendation;
  return [
    ...(referred === null ? [] : [words.say('recommendation.referred', { name: shownName(referred, view) })]),
    ...(received === null ? [] : [words.say('recommendation.received', { ago: ago(received, view) })]),
    ...(convertedAge === null ? [] : [words.say('recommendation.converted', { ago: ago(today - convertedAge, view) })]),
  ].map((text) => piece(text, source));
}

/** Form words such as `formal letter`. */
export function formWords({ form }: Pick<Recommendation, 'form'>, words: Words): string {
  return words.say(`form.${form}`);
}

// ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is wrong in a note, and what mends it. */
export function problemWords({ code, value, repair }: Problem, words: Words): { readonly message: string; readonly remedy: string } {
  if (code === 'unknown-client' && value === '') {
    return { message: words.say('problem.unknown-client.none'), remedy: words.say('problem.unknown-client.none.remedy') };
  }
  return {
    message: words.say(`problem.${code}`, { value }),
    remedy: words.say(`problem.${code}.remedy`, { repair: repair ?? `[[…|${value}]]` }),
  };
}
