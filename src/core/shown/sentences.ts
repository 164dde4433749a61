/**
 * Words for days, points and evidence: short and concrete, each piece with the place where it stands in the notes.
 * Fragments begin with a small letter; what stands alone goes through `capital`.
 */
import type { Day } from '../day';
import type { Dossier } from '../health/dossier';
import type { Change, CommitmentsReason, ComplaintReason, ContactReason, Reason, ReciprocityReason, RecommendationReason } from '../health/explanation';
import type { Words } from '../i18n/lookup';
import { lateCommitments } from '../health/commitments';
import { complaintPrice } from '../health/complaint-state';
import { unansweredMessages } from '../health/contact';
import type { Client, Complaint, Problem, Ratings, Source } from '../model';
import { spellingIn } from '../reading/spelling';
import { foldName, type WordTable } from '../reading/words';
import { linksIn } from '../markdown/note';
import type { Blocker, Moment } from '../health/moments';
import { rounded } from '../health/reckoning';
import { lastRatings, type Rating } from '../health/satisfaction';
import type { Evidence } from './shown';
import type { Weights } from '../health/weights';

/** From where clients are looked at: the day, the weights, the language, and whether somebody else sees the screen. */
export interface View {
  readonly today: Day;
  readonly weights: Weights;
  readonly words: Words;
  /** Names become initials, and what the notes say in their own words is left out. */
  readonly privacy?: boolean;
}

/** Whether everything looks the same from both. */
export function sameView(a: View, b: View): boolean {
  return a.today === b.today && a.weights === b.weights && a.words === b.words && (a.privacy ?? false) === (b.privacy ?? false);
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
  return privacy ? words.say('quote.hidden') : withoutBrackets(text);
}

/**
 * What a note about a client is called where the client's name stands anyway: a title that begins with one of the client's
 * names is said without it, “Acme - late delivery” as “late delivery”.
 */
export function matterName(title: string, client: Client, view: View): string {
  return quoted(withoutName(title, client), view);
}

/** The same as the note has it, whoever sees the screen. */
export function withoutName(title: string, { name, aliases }: Pick<Client, 'name' | 'aliases'>): string {
  const [known] = [name, ...aliases].filter((one) => startsWithName(title, one)).sort((a, b) => b.length - a.length);
  return known === undefined ? title : title.slice(known.length).replace(AFTER_NAME, '');
}

const AFTER_NAME = /^(?:\s+[-–—]\s+|\s*[:：|｜]\s*)(?=\S)/u;

function startsWithName(title: string, name: string): boolean {
  return name !== '' && foldName(title.slice(0, name.length)) === foldName(name) && AFTER_NAME.test(title.slice(name.length));
}

/** A note's words as they read: of a link what it shows, or the name of the note it leads to. */
export function withoutBrackets(text: string): string {
  if (!text.includes('[')) return text;
  let plain = '';
  let from = 0;
  for (const { start, end, shown, target } of linksIn(text)) {
    plain += text.slice(from, start) + (shown ?? target.slice(target.lastIndexOf('/') + 1));
    from = end;
  }
  return plain + text.slice(from);
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

/** Pieces of one sentence, with the language's comma. */
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
export function contactEvidence(reason: ContactReason, view: View): readonly Evidence[] {
  const { today, weights, words } = view;
  const { last, lastWord, days, daysSinceWord, cadence, cadenceSource, clock, ratio } = reason;
  const since = words.say(`since.${last.kind}`, { day: words.day(last.date, today) });
  const contact = piece(days === 0 ? words.say('contact.recent', { ago: ago(last.date, view) }) : words.say('contact.since', { n: days, since, cadence }), last.source);
  const usual = cadenceSource === 'card' ? [] : [piece(words.say(`cadence.${cadenceSource}`))];
  // In time nothing is lost, and the other clock is nobody's worry.
  if (clock === 'contact' || ratio <= 1) return [contact, ...usual];
  const limit = cadence * weights.cadencesWithoutTheirWord;
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
  const answer = newest.find(({ measure }) => measure !== 'mood');
  const [latest] = newest;
  // A mood that is newer and worse than the last answer says more than the answer.
  const last = latest !== undefined && latest.value < (answer?.value ?? Infinity) ? latest : answer;
  if (!last) return [];
  const before = newest.slice(newest.indexOf(last) + 1).find(({ measure }) => measure === last.measure && measure !== 'mood');
  const others = newest.filter((one) => one !== last && one !== before && one.value < 100);
  return withRest([
    piece(latestWords(last, before, view), last.source),
    ...others.map((one) => piece(words.say('satisfaction.on', { rating: ratingWords(one, words), day: words.day(one.date, today) }), one.source)),
  ], view);
}

/** `level 96.5 of 100`: of several ratings nobody sees what they come to, and old ones count less. */
function levelEvidence(level: number, words: Words): readonly Evidence[] {
  return level < 100 ? [piece(words.say('satisfaction.level', { value: words.number(level, 1) }))] : [];
}

function latestWords(last: Rating, before: Rating | undefined, { today, words }: View): string {
  const rating = ratingWords(last, words);
  const day = words.day(last.date, today);
  return before === undefined || before.given === last.given
    ? words.say('satisfaction.on', { rating, day })
    : words.say('satisfaction.was', { rating, day, before: before.given });
}

/** `1 of 2 on time`, then each that was not. */
export function commitmentsEvidence({ client, commitments }: Dossier, { onTime, n }: CommitmentsReason, view: View): readonly Evidence[] {
  const { today, words } = view;
  return withRest([
    piece(words.say('promises.onTime', { n: onTime, total: n })),
    ...lateCommitments(commitments, today).map(({ commitment, days, done }) =>
      piece(words.say(done === null ? 'promises.overdue' : 'promises.late', { title: matterName(commitment.text, client, view), n: days }), commitment.source)),
  ], view);
}

/** `3 of 4 answered`, then each that was not. */
export function reciprocityEvidence({ contacts }: Dossier, { answered, n }: ReciprocityReason, view: View): readonly Evidence[] {
  const { today, weights, words } = view;
  return withRest([
    piece(words.say('replies.row', { n: answered, total: n })),
    ...unansweredMessages(contacts, today, weights).map(({ mine, date, source }) =>
      piece(words.say(mine ? 'replies.mine' : 'replies.theirs', { day: words.day(date, today) }), source)),
  ], view);
}

// ── Evidence of complaints and recommendations ──────────────────────────────────────────────────────────────────────

/** `open 12 days, target 10` */
export function openWords({ state: { age, target } }: Pick<ComplaintReason, 'state'>, { words }: View): string {
  return age === 0 ? words.say('complaint.openToday', { target }) : words.say('complaint.open', { n: age, target });
}

export function complaintEvidence(reason: ComplaintReason, view: View): readonly Evidence[] {
  const { complaint: { source, received }, state } = reason;
  const { today, words } = view;
  const pieces: string[] = [];
  if (state.state === 'open') {
    pieces.push(openWords(reason, view));
    if (state.acknowledgementLate) pieces.push(words.say('complaint.unacknowledged', { n: today - received }));
  } else if (state.resolvedOn !== null) {
    pieces.push(words.say('complaint.unconfirmed', { ago: ago(state.resolvedOn, view) }));
  }
  if (state.reopens > 0) pieces.push(words.say('complaint.reopened', { n: state.reopens }));
  return [...pieces.map((text) => piece(text, source)), piece(priceWords(reason, view))];
}

/** `critical severity` */
export const severityWords = (severity: Complaint['severity'], { say }: Words): string => say('complaint.severity', { severity: say(`severity.${severity}`) });

/** `65 (critical severity) × 1.75 for 3 days overdue + 5 unanswered` */
function priceWords({ complaint, state }: ComplaintReason, { today, weights, words }: View): string {
  const { points, factors, unanswered } = complaintPrice(complaint, state, today, weights);
  return [
    words.say('complaint.price', { severity: severityWords(complaint.severity, words), points: words.number(points) }),
    ...factors.map(({ why, by }) => words.say(`complaint.price.${why}`, { by: words.number(rounded(by, 2)), n: Math.max(0, state.age - state.target) })),
    ...(unanswered === 0 ? [] : [words.say('complaint.price.unanswered', { points: words.number(unanswered) })]),
  ].join('');
}

export function recommendationEvidence({ recommendation, convertedAge }: RecommendationReason, view: View): readonly Evidence[] {
  const { today, words } = view;
  const { source, received, referred, form } = recommendation;
  return [
    referred === null ? words.say(`form.${form}`) : words.say('recommendation.referred', { name: shownName(referred, view) }),
    ...(received === null ? [] : [ago(received, view)]),
    ...(convertedAge === null ? [] : [words.say('recommendation.converted', { ago: ago(today - convertedAge, view) })]),
  ].map((text) => piece(text, source));
}

// ── Reasons ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `Complaint: late delivery`, `Contact`, `Recommendation` */
export function reasonTitle(reason: Reason, client: Client, view: View): string {
  const { words } = view;
  switch (reason.kind) {
    case 'contact':
    case 'satisfaction':
    case 'commitments':
    case 'reciprocity': return capital(words.say(`factor.${reason.kind}`));
    case 'complaint': return capital(words.say('complaint.title', { title: matterName(reason.complaint.title, client, view) }));
    case 'recommendation':
    case 'provisional': return capital(words.say(`${reason.kind}.title`));
    case 'cap':
    case 'clamp': return capital(words.say('cap.title'));
  }
}

/** The evidence of a line in full. */
export function evidenceOf(reason: Reason, dossier: Dossier, view: View): readonly Evidence[] {
  const { words } = view;
  switch (reason.kind) {
    case 'contact': return contactEvidence(reason, view);
    case 'satisfaction': return [...satisfactionEvidence(dossier, view), ...levelEvidence(reason.level, words)];
    case 'commitments': return commitmentsEvidence(dossier, reason, view);
    case 'reciprocity': return reciprocityEvidence(dossier, reason, view);
    case 'complaint': return complaintEvidence(reason, view);
    case 'recommendation': return recommendationEvidence(reason, view);
    case 'provisional': return [piece(words.say('provisional.detail', { base: reason.base }))];
    case 'cap': return [piece(words.say(reason.of === 'complaints' ? 'cap.penalty' : 'cap.bonus', { points: reason.limit }))];
    case 'clamp': return [piece(words.say(reason.at === 0 ? 'clamp.low' : 'clamp.high'))];
  }
}

/** A line of an explanation as one sentence: `Contact: 44 days since the e-mail of 15 Feb, usual 30`. */
export function reasonText(reason: Reason, dossier: Dossier, view: View): string {
  const { words } = view;
  return words.say(reason.kind === 'complaint' ? 'reason.text.named' : 'reason.text', {
    title: reasonTitle(reason, dossier.client, view),
    detail: joined(evidenceOf(reason, dossier, view).map(({ text }) => text), words),
  });
}

/** What changed: the line as it is, with its first piece of evidence, or that it is gone. */
export function changeWords({ before, now }: Pick<Change, 'before' | 'now'>, dossier: Dossier, view: View): string {
  const { words } = view;
  if (now !== null) {
    const [first] = evidenceOf(now, dossier, view);
    return words.say(now.kind === 'complaint' ? 'reason.text.named' : 'reason.text', { title: reasonTitle(now, dossier.client, view), detail: first?.text ?? '' });
  }
  return before === null ? '' : words.say('change.gone', { title: reasonTitle(before, dossier.client, view) });
}

/** The same as a fragment for a row, where the client's name stands before it; null: it tells nothing there. */
export function tellingWords(reason: Reason, dossier: Dossier, view: View): string | null {
  const { today, weights, words } = view;
  switch (reason.kind) {
    case 'contact':
      return reason.clock === 'contact'
        ? words.say('contact.silent', { n: reason.days, cadence: reason.cadence })
        : words.say('contact.oneWay', { n: reason.daysSinceWord, limit: reason.cadence * weights.cadencesWithoutTheirWord });
    case 'satisfaction': return satisfactionEvidence(dossier, view)[0]?.text ?? null;
    case 'commitments': return words.say('promises.row', { n: reason.onTime, total: reason.n });
    case 'reciprocity': return words.say('replies.row', { n: reason.answered, total: reason.n });
    case 'complaint': {
      const { complaint: { received }, state } = reason;
      const telling = state.acknowledgementLate
        ? words.say('complaint.unacknowledged', { n: today - received })
        : complaintEvidence(reason, view)[0]?.text;
      return telling === undefined ? null : words.say('complaint.row', { state: telling });
    }
    case 'recommendation':
    case 'provisional':
    case 'cap':
    case 'clamp': return null;
  }
}

// ── Moments to ask ──────────────────────────────────────────────────────────────────────────────────────────────────

/** `project finished 2 days ago with CSAT 5` */
export function momentWords(moment: Moment, view: View): string {
  const { words } = view;
  const when = ago(moment.date, view);
  switch (moment.kind) {
    case 'project-success': {
      const rating = gladRating(moment.project, words);
      return rating === '' ? words.say('moment.project-success', { ago: when }) : words.say('moment.project-success.rated', { ago: when, rating });
    }
    case 'positive-feedback': return words.say('moment.positive-feedback', { rating: gladRating(moment.interaction, words), ago: when });
    case 'problem-solved': return words.say('moment.problem-solved', { ago: when });
    case 'satisfied-flow': return words.say('moment.satisfied-flow');
  }
}

/** The first answer given, else the mood; empty: neither. */
function gladRating(ratings: Ratings, words: Words): string {
  for (const measure of ['csat', 'nps', 'mood'] as const) {
    const given = ratings[measure];
    if (given !== null) return ratingWords({ measure, given }, words);
  }
  return '';
}

export function blockerWords(blocker: Blocker, view: View): string {
  const { words } = view;
  switch (blocker.kind) {
    case 'open-complaint':
    case 'overdue-promise':
    case 'do-not-ask':
    case 'at-risk': return words.say(`blocker.${blocker.kind}`);
    case 'asked-recently':
    case 'declined-recently':
    case 'just-received': return words.say(`blocker.${blocker.kind}`, { ago: ago(blocker.date, view) });
  }
}

// ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is wrong in a note, and what mends it. */
export function problemWords({ code, value, repair, words: known }: Problem, words: Words): { readonly message: string; readonly remedy: string } {
  if (code === 'unknown-client' && value === '') {
    return { message: words.say('problem.unknown-client.none'), remedy: words.say('problem.unknown-client.none.remedy', { property: repair ?? '' }) };
  }
  const allowed = known === undefined ? '' : wordsThatDo(known, words);
  return {
    message: words.say(`problem.${code}`, { value }),
    remedy: code === 'bad-number' && known ? words.say('problem.bad-number.cadence', { repair: allowed }) : words.say(`problem.${code}.remedy`, { value, repair: allowed || repair || `[[…|${value}]]` }),
  };
}

/** The same in one text, after the property that it is about. */
export function problemText(problem: Problem, words: Words): string {
  const { message, remedy } = problemWords(problem, words);
  const text = words.say('flag.sentence', { text: message.replace(/[.。]$/, '') }) + remedy;
  return problem.field === null ? text : words.say('reason.text', { title: problem.field, detail: text });
}

/** In the user's language, with the words that are read in every language beside them: `низкая (low)`. */
function wordsThatDo(table: WordTable<string>, words: Words): string {
  const spelling = spellingIn(words.language);
  return joined(Object.keys(table).map((one) => {
    const text = spelling(table, one);
    return text === one ? one : words.say('text.aside', { text, aside: one });
  }), words);
}
