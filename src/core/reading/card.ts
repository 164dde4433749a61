/** Reads a client card: its properties, the log under its log heading, and the promises in it. */
import type { Day } from '../day';
import { detached } from './detached';
import { byProperty, Fields, type Reference } from './fields';
import { readComplaint } from './facts';
import { dayAtStart, fieldsOf, logDate, logWords, PLAIN_DAY, type LogWords } from './log';
import { Log } from './logged';
import type { Client, Complaint, DatedPromise, Interaction, Override } from '../model';
import { readable, type Heading } from '../markdown/note';
import type { NoteContext } from './schema';
import {
  ACCESS, BAND, CLOSENESS, ENGAGEMENT, EXPERIENCE, foldHeading, INTERACTION_KIND, isPartnerWord, RELATION, SEGMENT, STATUS, TERM,
} from './words';

export interface Card {
  readonly client: Client;
  /** People of this client: a link to one of them counts for the client. */
  readonly contacts: readonly Reference[];
  readonly interactions: readonly Interaction[];
  readonly complaints: readonly Complaint[];
  readonly promises: readonly DatedPromise[];
}

export function readCard(context: NoteContext): Card {
  const { fields } = context;
  const { interactions, complaints } = readLog(context);
  const contacts = fields.references('contacts');
  return {
    client: readClient(context, contacts),
    contacts,
    interactions,
    complaints,
    promises: context.promises(null),
  };
}

function readClient({ path, name, fields }: NoteContext, contacts: readonly Reference[]): Client {
  return {
    source: { path },
    name,
    aliases: fields.names('aliases'),
    status: fields.word('status', STATUS) ?? 'active',
    paused: fields.days('paused'),
    ended: fields.days('ended'),
    resumed: fields.days('resumed'),
    relation: fields.word('relation', RELATION) ?? (fields.texts('type').some(isPartnerWord) ? 'partner' : 'client'),
    segment: fields.word('segment', SEGMENT),
    access: fields.word('access', ACCESS) ?? 'direct',
    via: fields.references('via')[0]?.target ?? null,
    term: fields.word('term', TERM),
    engagement: fields.words('engagement', ENGAGEMENT),
    experience: fields.word('experience', EXPERIENCE),
    closeness: fields.word('closeness', CLOSENESS),
    cadence: fields.cadence('cadence'),
    solveWithin: fields.cadence('solve_within'),
    preferredChannel: fields.word('preferred_channel', INTERACTION_KIND),
    preferences: fields.texts('preferences'),
    contacts: contacts.map(({ target }) => target),
    referredBy: fields.references('referred_by')[0]?.target ?? null,
    since: fields.day('since'),
    industry: fields.text('industry'),
    language: fields.texts('language').join(', ') || null,
    birthday: fields.day('birthday'),
    nextStep: fields.text('next_step'),
    nextStepDue: fields.day('next_step_due'),
    reviewed: fields.day('reviewed'),
    noAsk: fields.flag('no_ask') ?? false,
    nda: fields.flag('nda') ?? false,
    override: readOverride(fields),
  };
}

function readOverride(fields: Fields): Override | null {
  const band = fields.word('health_override', BAND);
  if (band === null) return null;
  if (!fields.has('health_override_until')) {
    fields.report('undated', fields.spelled('health_override'), fields.spelled('health_override_until'));
    return null;
  }
  const until = fields.day('health_override_until');
  return until === null ? null : { band, until, reason: fields.text('health_override_reason') ?? '' };
}

interface LogOfCard {
  readonly interactions: readonly Interaction[];
  readonly complaints: readonly Complaint[];
}

function readLog(context: NoteContext): LogOfCard {
  const interactions: Interaction[] = [];
  const complaints: Complaint[] = [];
  const { path, problems, hides } = context;
  const log = new Log(path, context.asides, problems);
  for (const section of logSections(context)) {
    for (const { text, line } of section) {
      const plain = hides ? readable(text) : text;
      const day = dayAtStart(plain);
      if (day !== null) {
        take(logWords(plain, PLAIN_DAY), line, day);
        continue;
      }
      const date = logDate(plain, context.logDate);
      if (date === null) continue;
      if ('bad' in date) problems.push({ path, line, field: null, code: 'bad-date', value: date.bad });
      else take(logWords(date.rest), line, date.day);
    }
  }
  log.close();
  // Lists that have grown have room for more, which would be kept with them.
  return { interactions: interactions.slice(), complaints: complaints.slice() };

  function take(words: LogWords, line: number, day: Day): void {
    if (words.kind === 'complaint') complaints.push(complaintOf(words, context, line, day));
    else interactions.push(log.interaction(words, line, day));
  }
}

function complaintOf({ written, summary }: LogWords, { path, names, problems }: NoteContext, line: number, received: Day): Complaint {
  const fields = new Fields(path, byProperty(names, fieldsOf(written)), () => line, problems);
  return readComplaint(fields, { path, line }, detached(summary), 'low', received);
}

interface LogText {
  readonly text: string;
  readonly line: number;
}

/** The lines of each log: top-level list items, and dated headings below the log's own. */
function logSections(context: NoteContext): readonly (readonly LogText[])[] {
  const { body, logHeadings } = context;
  if (body === null) return [];
  const { headings, items } = body;
  const sections: LogText[][] = [];
  let next = 0;
  for (let index = 0; index < headings.length; index++) {
    const heading = headings[index];
    if (!heading || heading.line < next || !logHeadings.has(foldHeading(heading.text))) continue;
    const inside: Heading[] = [];
    let end = Number.POSITIVE_INFINITY;
    for (const later of headings.slice(index + 1)) {
      if (later.level <= heading.level) { end = later.line; break; }
      inside.push(later);
    }
    next = end;
    sections.push(linesOf(heading.line, end, inside, items, context));
  }
  return sections;
}

function linesOf(start: number, end: number, inside: readonly Heading[], items: NonNullable<NoteContext['body']>['items'], context: NoteContext): LogText[] {
  const dated = inside.filter(({ text }) => {
    const date = logDate(text, context.logDate);
    return date !== null && 'day' in date;
  });
  // Everything below a dated heading is its notes, up to the next heading of its level or above.
  const notes = dated.map((heading) => {
    const after = inside.find(({ line, level }) => line > heading.line && level <= heading.level);
    return { from: heading.line, to: after?.line ?? end };
  });
  const lines: LogText[] = dated.map(({ text, line }) => ({ text, line }));
  for (const item of items) {
    if (item.line <= start || item.line >= end || item.depth > 0 || item.quoted) continue;
    // An open task is an intention, not a contact.
    if (item.task !== null && item.task.toLowerCase() !== 'x') continue;
    if (notes.length > 0 && notes.some(({ from, to }) => item.line > from && item.line < to)) continue;
    lines.push(item);
  }
  return lines;
}
