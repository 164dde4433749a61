/**
 * What log lines tell, kept small: a vault has tens of thousands of them. The words of a log are one text, and what few lines
 * say beside date, kind and summary stands apart, shared by all lines that say the same.
 */
import type { Day } from '../day';
import { detached } from './detached';
import { byProperty, Fields } from './fields';
import { fieldsOf, type LogWords } from './log';
import type { Direction, Interaction, InteractionKind, InteractionStatus, Mood, Problem, Purpose, Source } from '../model';
import { INTERACTION_STATUS, MOOD, PURPOSE, type NameIndex } from './words';

/** The answers that a set of properties or inline fields holds. */
export function csatOf(fields: Fields): number | null {
  return fields.whole('csat', 1, 5);
}

export function npsOf(fields: Fields): number | null {
  return fields.whole('nps', 0, 10);
}

export function cesOf(fields: Fields): number | null {
  return fields.whole('ces', 1, 7);
}

export function moodOf(fields: Fields): Mood | null {
  return fields.word('mood', MOOD);
}

/** What few log lines say; shared by all that say the same. */
type Aside = Omit<Interaction, 'source' | 'date' | 'kind' | 'direction' | 'summary'>;
const NO_ASIDE: Aside = { time: null, awaits: false, answered: null, status: 'held', purpose: null, csat: null, nps: null, ces: null, mood: null };
const WAITING: Aside = { ...NO_ASIDE, awaits: true };

/** What is said of the contacts in a note, each in a line of one text: so it takes less room, and less time, than a text for each. */
interface Said {
  readonly path: string;
  text: string;
}

/** A contact in a log. A vault has tens of thousands of them, so each is its own source and knows where in the text its summary stands. */
class LoggedContact implements Interaction {
  constructor(
    private readonly said: Said, readonly line: number, readonly date: Day, readonly kind: InteractionKind, readonly direction: Direction,
    private readonly from: number, private readonly aside: Aside,
  ) {}

  get path(): string { return this.said.path; }
  get source(): Source { return this; }
  get summary(): string { return this.said.text.slice(this.from, this.said.text.indexOf('\n', this.from)); }
  get time(): string | null { return this.aside.time; }
  get awaits(): boolean { return this.aside.awaits; }
  get answered(): boolean | null { return this.aside.answered; }
  get status(): InteractionStatus { return this.aside.status; }
  get purpose(): Purpose | null { return this.aside.purpose; }
  get csat(): number | null { return this.aside.csat; }
  get nps(): number | null { return this.aside.nps; }
  get ces(): number | null { return this.aside.ces; }
  get mood(): Mood | null { return this.aside.mood; }
}

/** Makes the interactions of one note's lines. They are whole once the log is closed. */
export class Log {
  private readonly said: Said;
  private readonly summaries: string[] = [];
  private length = 0;

  constructor(path: string, private readonly asides: Asides, private readonly problems: Problem[]) {
    this.said = { path, text: '' };
  }

  /** The interaction that a line tells of. */
  interaction(words: LogWords, line: number, date: Day): Interaction {
    const { kind, direction, summary } = words;
    const from = this.length;
    this.summaries.push(summary);
    this.length += summary.length + 1;
    return new LoggedContact(this.said, line, date, kind, direction, from, this.asides.of(words, this.said.path, line, this.problems));
  }

  close(): void {
    if (this.length === 0) return;
    // An empty last line, so that every summary ends with a newline.
    this.summaries.push('');
    this.said.text = detached(this.summaries.join('\n'));
  }
}

/** Reads what few lines say. People write the same few fields again and again, so each way of writing them is read once. */
export class Asides {
  private readonly oneWay = new Map<string, Aside>();
  private readonly other = new Map<string, Aside>();

  constructor(private readonly names: NameIndex) {}

  of(words: LogWords, path: string, line: number, problems: Problem[]): Aside {
    const { time, direction, written } = words;
    const oneWay = direction === 'in' || direction === 'out';
    const awaits = oneWay && words.awaits;
    if (written.length === 0) return time !== null ? { ...NO_ASIDE, time, awaits } : awaits ? WAITING : NO_ASIDE;
    const key = written.length === 1 ? (written[0] ?? '') : written.join('\n');
    const known = oneWay ? this.oneWay : this.other;
    const isPlain = time === null && !awaits && key.length <= LONGEST_KEPT;
    const before = isPlain ? known.get(key) : undefined;
    if (before) return before;
    const { length } = problems;
    const fields = new Fields(path, byProperty(this.names, fieldsOf(written)), () => line, problems);
    const answered = fields.flag('answered');
    const aside: Aside = {
      time, answered,
      awaits: oneWay && (awaits || answered !== null),
      status: fields.word('status', INTERACTION_STATUS) ?? 'held',
      purpose: fields.word('purpose', PURPOSE),
      csat: csatOf(fields),
      nps: npsOf(fields),
      ces: cesOf(fields),
      mood: moodOf(fields),
    };
    // What is wrong with a field is told for every line.
    if (isPlain && problems.length === length) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(detached(key), aside);
    }
    return aside;
  }
}

const LONGEST_KEPT = 60;
const MOST_KEPT = 2_000;
