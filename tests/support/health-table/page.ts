/** The pieces of the health table: days counted back from one today, Markdown tables, and readings of the model as text. */
import type { Day } from '../../../src/core/day';
import { DEFAULT_WEIGHTS, health, type Health, type ReasonKind } from '../../../src/core/health/health';
import type { ClientFacts, Complaint, DatedPromise, Interaction, Project, Recommendation } from '../../../src/core/model';
import { client, day, facts, interaction, type WrittenClient, type WrittenInteraction } from '../facts';

export const TODAY: Day = day('2026-03-31');

/** So many days before today; negative: to come. */
export function ago(days: number): Day {
  return TODAY - days;
}

export function call(days: number, more: Partial<WrittenInteraction> = {}): Interaction {
  return interaction({ date: ago(days), ...more });
}

/** A letter of mine that expects no reply. */
export function letter(days: number, more: Partial<WrittenInteraction> = {}): Interaction {
  return interaction({ date: ago(days), kind: 'email', direction: 'out', ...more });
}

export interface Story {
  readonly card?: WrittenClient;
  readonly contacts?: readonly Interaction[];
  readonly promises?: readonly DatedPromise[];
  readonly complaints?: readonly Complaint[];
  readonly recommendations?: readonly Recommendation[];
  readonly projects?: readonly Project[];
}

/** An active client with a cadence of 30 days on the card, unless the story says otherwise. */
export function told({ card, contacts, ...rest }: Story): ClientFacts {
  return facts({ client: client({ cadence: 30, ...card }), interactions: contacts ?? [], ...rest });
}

export function read(story: Story, today: Day = TODAY): Health {
  return health(told(story), today, DEFAULT_WEIGHTS);
}

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export function shown(number: number | null | undefined): string {
  return number === null || number === undefined ? '–' : String(number);
}

export function signed(points: number): string {
  return points < 0 ? `−${String(-points)}` : points > 0 ? `+${String(points)}` : '0';
}

/** The points of all lines of a kind; a dash if there is none. */
export function pointsOf(kind: ReasonKind, { reasons }: Health): string {
  const lines = reasons.filter((reason) => reason.kind === kind);
  if (lines.length === 0) return '–';
  return signed(Math.round(lines.reduce((sum, { points }) => sum + points, 0) * 10) / 10);
}

export function scoreAndBand({ score, band, provisional }: Health): string {
  return score === null ? band : `${String(score)} ${band}${provisional ? ', provisional' : ''}`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function section(title: string, ...paragraphs: readonly string[]): string {
  return [`## ${title}`, ...paragraphs].join('\n\n');
}

/** Rows of a table: a situation, and its story read by one reader. */
export function rows(
  reader: (story: Story) => readonly string[], situations: readonly (readonly [situation: string, story: Story])[],
): readonly (readonly string[])[] {
  return situations.map(([situation, story]) => [situation, ...reader(story)]);
}
