/** The report for a terminal: a table with a shape, and if wished a colour, for each band. */
import { cells, cutCells, padCells, plainLine } from './columns';
import type { Words } from '../i18n/lookup';
import type { Shown } from './report';
import { noteName } from '../reading/schema';
import { capital, joined } from '../shown/sentences';
import type { ActionRow, Band, ClientPage, ClientRow, TrendWords, Urgency } from '../shown/shown';

/** A shape stands beside every colour, for those who do not see the one or the other. */
const SHAPES: Readonly<Record<Band, string>> = {
  'at-risk': '■', watch: '◆', healthy: '●', unknown: '○', dormant: '·', inactive: '·',
};
export const ARROWS: Readonly<Record<TrendWords['direction'], string>> = { up: '↑', down: '↓', flat: '→' };

type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold';
const CODES: Readonly<Record<Colour, number>> = { red: 31, yellow: 33, green: 32, dim: 2, bold: 1 };
const BAND_COLOURS: Readonly<Record<Band, Colour>> = {
  'at-risk': 'red', watch: 'yellow', healthy: 'green', unknown: 'dim', dormant: 'dim', inactive: 'dim',
};
const URGENCY_COLOURS: Readonly<Record<Urgency, Colour>> = { now: 'red', overdue: 'red', due: 'yellow', chance: 'green' };

const NAME_CELLS = 36;
const ACTIONS_SHOWN = 10;

type Paint = (text: string, colour: Colour) => string;

/** @param colours whether to colour; the text without the colours is the same */
export function reportText(shown: Shown, colours: boolean): string {
  const paint: Paint = (text, colour) => (colours ? `\u001b[${String(CODES[colour])}m${text}\u001b[0m` : text);
  const { words, label, today, pages } = shown;
  const lines = [paint(label('report.title', { day: words.day(today, today, 'long') }), 'bold'), ''];
  if (pages.length > 0) for (const page of pages) lines.push(...pageLines(page, shown, paint));
  else lines.push(...listLines(shown, paint));
  return `${lines.map((line) => line.trimEnd()).join('\n').trimEnd()}\n`;
}

function listLines(shown: Shown, paint: Paint): readonly string[] {
  const { rows, actions, summary, label } = shown;
  if (summary.total === 0) return [label('report.noClients'), '', ...footLines(shown, paint)];
  const bands = summary.bands.map(({ band, text }) => paint(`${SHAPES[band]} ${text}`, BAND_COLOURS[band]));
  return [
    [summary.totalText, ...bands].join('  '), '',
    ...rowLines(rows.filter(isListed), shown, paint), '',
    ...actionLines(actions.slice(0, ACTIONS_SHOWN), actions.length, true, shown, paint), '',
    ...portfolioLines(shown, paint),
    ...footLines(shown, paint),
  ];
}

/** Dormant and inactive clients are no rows: a count of them says enough. */
export function isListed({ band }: ClientRow): boolean {
  return band !== 'dormant' && band !== 'inactive';
}

function rowLines(rows: readonly ClientRow[], { label }: Shown, paint: Paint): readonly string[] {
  const names = rows.map(({ name }) => cutCells(plainLine(name), NAME_CELLS));
  const width = widest([...names, label('report.client')]);
  const trends = rows.map(({ trend }) => (trend ? `${ARROWS[trend.direction]} ${trend.text}` : ''));
  const trendWidth = widest(trends);
  return rows.map((row, index) => {
    const colour = row.provisional ? 'dim' : BAND_COLOURS[row.band];
    const shape = row.provisional ? SHAPES.unknown : SHAPES[row.band];
    return [
      paint(`${shape} ${padCells(row.scoreText, 3, 'start')}`, colour),
      padCells(names[index] ?? '', width),
      padCells(trends[index] ?? '', trendWidth),
      plainLine(row.reason),
    ].join('  ');
  });
}

function actionLines(actions: readonly ActionRow[], total: number, named: boolean, { words, label }: Shown, paint: Paint): readonly string[] {
  const heading = paint(label('report.next'), 'bold');
  if (actions.length === 0) return [heading, `  ${label('report.noActions')}`];
  const width = widest(actions.map(({ urgencyText }) => urgencyText));
  const lines = actions.map((action) => {
    const what = [action.verb, ...(named ? [action.client.name] : []), action.why].map(plainLine).filter((part) => part !== '').join(' · ');
    const gain = action.gainText === null ? '' : `  ${paint(action.gainText, 'green')}`;
    return `  ${paint(padCells(action.urgencyText, width), URGENCY_COLOURS[action.urgency])}  ${what}${gain}`;
  });
  const left = total - actions.length;
  return [heading, ...lines, ...(left > 0 ? [`  ${words.say('evidence.more', { n: left })}`] : [])];
}

function portfolioLines({ measures, period, label }: Shown, paint: Paint): readonly string[] {
  if (measures.length === 0) return [];
  const width = widest(measures.map(({ title }) => title));
  return [
    `${paint(label('report.portfolio'), 'bold')}  ${period}`,
    ...measures.map(({ title, value, sample }) => `  ${padCells(title, width)}  ${plainLine(value)}  ${paint(`(${sample})`, 'dim')}`), '',
  ];
}

function footLines({ foot, label }: Shown, paint: Paint): readonly string[] {
  const lines = [foot.dormantText, foot.topicsText].flatMap((text) => (text === null ? [] : [plainLine(text)]));
  if (foot.problemsText === null) return lines;
  return [...lines, foot.problemsText, ...foot.problems.map(({ path, line, property, message, remedy }) => {
    const where = [line === null ? path : `${path}:${String(line)}`, property].filter((part) => part !== '').join(' ');
    return `  ${paint(plainLine(where), 'dim')}  ${plainLine(message)}${label('sentence.join')}${plainLine(remedy)}`;
  })];
}

function pageLines(page: ClientPage, shown: Shown, paint: Paint): readonly string[] {
  const { words, label } = shown;
  const colour = page.provisional ? 'dim' : BAND_COLOURS[page.band];
  const shape = page.provisional ? SHAPES.unknown : SHAPES[page.band];
  const head = [page.sureness, ...(page.trend ? [page.trend.sentence] : [])].join(' · ');
  const lines = [
    `${paint(plainLine(page.name), 'bold')}  ${paint(`${shape} ${page.scoreText} ${page.bandText}`, colour)}`,
    ...[head, page.about, page.preferences, page.override, page.notice, page.lastContact?.text ?? null]
      .flatMap((text) => (text === null || text === '' ? [] : [capital(plainLine(text))])),
    '',
  ];
  if (page.losses.length > 0) lines.push(paint(label('report.reasons'), 'bold'), ...lossLines(page, words, paint), '');
  lines.push(...actionLines(page.actions, page.actions.length, false, shown, paint), '');
  lines.push(paint(label('report.moment'), 'bold'), `  ${page.moment.headline}`);
  for (const { text, expiresText } of page.moment.moments) lines.push(`  + ${plainLine(joined([text, expiresText ?? ''], words))}`);
  for (const { text } of page.moment.blockers) lines.push(`  − ${plainLine(text)}`);
  return lines;
}

function lossLines({ losses, sumText, sumLabel }: ClientPage, words: Words, paint: Paint): readonly string[] {
  const width = widest([...losses.map(({ pointsText }) => pointsText), sumText]);
  return [
    ...losses.map(({ pointsText, tone, title, detail, sources }) => {
      const points = padCells(pointsText, width, 'start');
      const where = sources.map(({ path, line }) => (line === undefined ? noteName(path) : `${noteName(path)}:${String(line)}`));
      const shown = joined(where.length > 3 ? [...where.slice(0, 3), '…'] : where, words);
      return [
        `  ${tone === 'loss' ? paint(points, 'red') : tone === 'gift' ? paint(points, 'green') : points}`,
        [plainLine(title), plainLine(detail)].filter((part) => part !== '').join(' · '),
        paint(plainLine(shown), 'dim'),
      ].join('  ');
    }),
    `  ${padCells(sumText, width, 'start')}  ${paint(sumLabel, 'bold')}`,
  ];
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, cells(text)), 0);
}
