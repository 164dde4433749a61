/** What was measured, held against its budget, and laid out as a table. */

export interface Figure {
  /** The budget's name: `B1`. */
  readonly id: string;
  readonly what: string;
  readonly measured: number;
  readonly unit: Unit;
  /** What it is held against, measured in the same run. */
  readonly beside?: { readonly what: string; readonly value: number };
  /** Measured by what stands beside it, or the other way round where more is better. */
  readonly ratio?: number;
  /** Of the ratio where there is one, else of what was measured; none: only told. */
  readonly budget?: { readonly most: number } | { readonly least: number };
  /** What others need for the same, measured elsewhere. */
  readonly peer?: string;
}

export type Unit = 'ms' | 'µs' | 'KB' | 'times' | 'notes';

/** Whether a figure is within its budget, or within so many times of it; null: it has none. */
export function within({ measured, ratio, budget }: Figure, slack = 1): boolean | null {
  if (budget === undefined) return null;
  const value = ratio ?? measured;
  return 'most' in budget ? value <= budget.most * slack : value >= budget.least / slack;
}

/** The figures as lines of a terminal. */
export function table(figures: readonly Figure[]): string {
  const head = ['id', 'what', 'measured', 'beside it', 'ratio', 'budget', '', 'peer (measured elsewhere)'];
  const rows = figures.map((figure) => [
    figure.id, figure.what, amount(figure.measured, figure.unit), besideWords(figure), figure.ratio === undefined ? '' : plain(figure.ratio),
    budgetWords(figure), verdict(figure), figure.peer ?? '',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => row.map((text, column) => (NUMBERS.has(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0))).join('  ').trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The same as a table of Markdown. */
export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.id, figure.what, amount(figure.measured, figure.unit), besideWords(figure), figure.ratio === undefined ? '' : plain(figure.ratio),
    budgetWords(figure), verdict(figure), figure.peer ?? '',
  ]);
  return ['| id | what | measured | beside it | ratio | budget | | peer (measured elsewhere) |', '|---|---|---:|---|---:|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const NUMBERS = new Set([2, 4]);

function besideWords({ beside, unit }: Figure): string {
  return beside === undefined ? '' : `${beside.what} ${amount(beside.value, unit)}`;
}

function budgetWords({ budget, ratio, unit }: Figure): string {
  if (budget === undefined) return '';
  const words = (value: number): string => (ratio === undefined ? amount(value, unit) : `${plain(value)} ×`);
  return 'most' in budget ? `≤ ${words(budget.most)}` : `≥ ${words(budget.least)}`;
}

function verdict(figure: Figure): string {
  const held = within(figure);
  return held === null ? '' : held ? 'ok' : 'over';
}

function amount(value: number, unit: Unit): string {
  return unit === 'times' ? plain(value) : `${plain(value)} ${unit}`;
}

function plain(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
