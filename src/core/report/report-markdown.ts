/**
 * The report as a note that Obsidian renders: tables with links to the notes. The users' words stay words: nothing in a
 * name or a title can end a table cell, open a link, a tag, a comment or a template command.
 */
import { plainLine } from './columns';
import { ARROWS, isListed } from './report-text';
import type { Shown } from './report';
import { noteName } from '../reading/schema';
import { capital, joined } from '../shown/sentences';
import type { ActionRow, ClientPage, ProblemRow } from '../shown/shown';

const MARKUP = /[\\`*_[\]{}#|~=$^<>%]|&(?=#?\w+;)/g;
/** Signs that a backslash does not take the meaning from everywhere; an entity does. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '%': '&#37;' };
const UNLINKABLE = /[[\]|#^\\`<>]|%%/;

/** A user's words, to be read as words in any place of a note. */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(MARKUP, (sign, at: number, line: string) => (sign === '%' && !/[%<>]/.test(line.slice(Math.max(0, at - 1), at) + line.slice(at + 1, at + 2)) ? sign : ENTITIES[sign] ?? `\\${sign}`))
    .replace(/:(?=:)/g, '\\:');
}

/** A link to a note for a table cell, shown under its name; where its name cannot stand in a link, the name alone. */
export function markdownLink(path: string, shown: string = noteName(path)): string {
  return wikiLink(path.replace(/\.md$/i, ''), shown, '\\|');
}

/** A link for a line of text, by whatever reaches the note; `bar` stands before the name that is shown. */
export function wikiLink(target: string, shown: string, bar = '|'): string {
  const name = plainLine(shown);
  if (UNLINKABLE.test(target) || UNLINKABLE.test(name)) return markdownText(name);
  return bar === '|' && target === name ? `[[${name}]]` : `[[${target}${bar}${name}]]`;
}

export function reportMarkdown(shown: Shown): string {
  const { words, label, today, pages } = shown;
  const blocks = [`# ${label('report.title', { day: words.day(today, today, 'long') })}`];
  if (pages.length > 0) for (const page of pages) blocks.push(...pageBlocks(page, shown));
  else blocks.push(...listBlocks(shown));
  return `${blocks.join('\n\n')}\n`;
}

function listBlocks(shown: Shown): readonly string[] {
  const { rows, actions, summary, foot, words, label, today } = shown;
  const { say } = words;
  const blocks = [summary.total === 0 ? label('report.noClients') : say('reason.text', { title: summary.totalText, detail: joined(summary.bands.map(({ text }) => text), words) })];
  const listed = rows.filter(isListed);
  if (listed.length > 0) {
    blocks.push(`## ${label('report.clients')}`, markdownTable(
      [label('report.score'), label('report.client'), label('report.band'), label('report.trend'), label('report.reason'), label('report.lastContact')],
      listed.map((row) => [
        row.provisional ? `(${row.scoreText})` : row.scoreText,
        markdownLink(row.path, row.name),
        row.bandText,
        row.trend ? `${ARROWS[row.trend.direction]} ${row.trend.text}` : '',
        markdownText(row.reason),
        row.lastContact === null ? '' : words.day(row.lastContact, today),
      ]),
      ['end'],
    ));
  }
  if (foot.dormantText !== null) blocks.push(markdownText(foot.dormantText));
  if (summary.total > 0) blocks.push(`## ${label('report.next')}`, actionTable(actions, true, shown));
  blocks.push(...complaintBlocks(shown), ...recommendationBlocks(shown), ...portfolioBlocks(shown), ...topicBlocks(shown), ...problemBlocks(foot, shown));
  return blocks;
}

function actionTable(actions: readonly ActionRow[], named: boolean, { label }: Shown): string {
  if (actions.length === 0) return label('report.noActions');
  return markdownTable(
    [label('report.urgency'), label('report.action'), ...(named ? [label('report.client')] : []), label('report.why'), label('report.gain')],
    actions.map(({ urgencyText, verb, client, why, gainText }) => [
      urgencyText, verb, ...(named ? [markdownLink(client.path, client.name)] : []), markdownText(why), gainText ?? '',
    ]),
  );
}

function complaintBlocks({ document, words, label }: Shown): readonly string[] {
  const { say } = words;
  const { complaints } = document;
  if (complaints.length === 0) return [];
  return [`## ${label('report.complaints')}`, markdownTable(
    [label('report.complaint'), label('report.client'), label('report.severity'), label('report.state'), label('report.age'), label('report.target')],
    complaints.map(({ path, client, severity, state, outcome, age, target }) => [
      placeLink(path),
      client === null ? '' : markdownLink(client),
      capital(say(`severity.${severity}`)),
      capital(joined([label(`complaintState.${state}`), outcome !== null && state === 'resolved' ? label(`outcome.${outcome}`) : ''], words)),
      String(age),
      String(target),
    ]),
    ['start', 'start', 'start', 'start', 'end', 'end'],
  )];
}

function recommendationBlocks({ document, label, words: { say } }: Shown): readonly string[] {
  const { recommendations } = document;
  if (recommendations.length === 0) return [];
  return [`## ${label('report.recommendations')}`, markdownTable(
    [
      label('report.recommendation'), label('report.client'), label('report.direction'), label('report.form'), label('report.received'),
      label('report.consent'), label('report.usable'),
    ],
    recommendations.map(({ path, client, direction, form, received, consent, usable, why }) => [
      placeLink(path),
      client === null ? '' : markdownLink(client),
      capital(label(`direction.${direction}`)),
      capital(say(`form.${form}`)),
      received ?? '',
      // Consent is asked of clients, and what the user wrote for them is theirs to use.
      direction === 'given' ? '' : capital(say(`consent.${consent}`)),
      capital(direction === 'given' ? '' : usable ? label('report.yes') : why === null ? '' : label(`unusable.${why}`)),
    ]),
  )];
}

function portfolioBlocks({ measures, period, label }: Shown): readonly string[] {
  if (measures.length === 0) return [];
  return [`## ${label('report.portfolio')}`, period, markdownTable(
    [label('report.measure'), label('report.value'), label('report.previous'), label('report.sample')],
    measures.map(({ title, value, previous, sample }) => [title, markdownText(value), markdownText(previous), sample]),
    ['start', 'end', 'end', 'end'],
  )];
}

function topicBlocks({ document: { topics }, foot, label, words }: Shown): readonly string[] {
  if (topics.notes.length === 0) return [];
  const blocks = [`## ${label('report.topics')}`, markdownTable(
    [label('report.topic'), label('report.aliases'), label('report.links'), label('report.backlinks')],
    topics.notes.map(({ path, title, aliases, links, backlinks }) => [
      markdownLink(path, title === '' ? noteName(path) : title), joined(aliases.map(markdownText), words), String(links.length), String(backlinks),
    ]),
    ['start', 'start', 'end', 'end'],
  )];
  if (foot.topicsText !== null) blocks.push(markdownText(foot.topicsText));
  if (topics.missing.length > 0) {
    blocks.push(markdownTable(
      [label('report.missing'), label('report.linkedFrom')],
      topics.missing.map(({ target, sources }) => [markdownText(target), joined(sources.map((path) => markdownLink(path)), words)]),
    ));
  }
  return blocks;
}

function problemBlocks({ problems, problemsText }: Shown['foot'], { label }: Shown): readonly string[] {
  if (problemsText === null) return [];
  const row = ({ path, line, note, property, message, remedy }: ProblemRow): readonly string[] => [
    `${markdownLink(path, note)}${line === null ? '' : `:${String(line)}`}`, markdownText(property), markdownText(message), markdownText(remedy),
  ];
  return [`## ${label('report.problems')}`, problemsText, markdownTable(
    [label('report.note'), label('report.property'), label('report.problem'), label('report.remedy')], problems.map(row),
  )];
}

function pageBlocks(page: ClientPage, shown: Shown): readonly string[] {
  const { words, label } = shown;
  const facts = [page.sureness, page.trend?.sentence ?? null, page.about, page.preferences, page.override, page.lastContact?.text ?? null]
    .flatMap((text) => (text === null || text === '' ? [] : [`- ${capital(markdownText(text))}`]));
  const blocks = [`## ${words.say('reason.text', { title: markdownText(page.name), detail: joined([page.scoreText, page.bandText], words) })}`, facts.join('\n')];
  if (page.notice !== null) blocks.push(markdownText(page.notice));
  if (page.losses.length > 0) {
    blocks.push(`### ${label('report.reasons')}`, markdownTable(
      [label('report.score'), label('report.reason'), label('report.note')],
      [
        ...page.losses.map(({ kind, pointsText, title, detail, sources }) => [
          pointsText,
          markdownText(detail === '' ? title : words.say(kind === 'complaint' ? 'reason.text.named' : 'reason.text', { title, detail })),
          joined(sources.map(({ path, line }) => placeLink(line === undefined ? path : `${path}#L${String(line)}`)), words),
        ]),
        [`**${page.sumText}**`, `**${page.sumLabel}**`, ''],
      ],
      ['end'],
    ));
  }
  blocks.push(`### ${label('report.next')}`, actionTable(page.actions, false, shown));
  const { headline, moments, blockers } = page.moment;
  const lines = [
    ...moments.map(({ text, expiresText }) => markdownText(joined([text, expiresText ?? ''], words))),
    ...blockers.map(({ text }) => markdownText(text)),
  ];
  blocks.push(`### ${label('report.moment')}`, [`${headline}`, ...(lines.length === 0 ? [] : ['', ...lines.map((line) => `- ${capital(line)}`)])].join('\n'));
  return blocks;
}

/** `path#L12` as a link to the note, with the line behind it. */
function placeLink(ref: string): string {
  const [, path = ref, line] = /^(.*?)(?:#L(\d+))?$/s.exec(ref) ?? [];
  return line === undefined ? markdownLink(path) : `${markdownLink(path)}:${line}`;
}

/** Cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], align: readonly ('start' | 'end')[] = []): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (align[index] === 'end' ? '--:' : '---'))), ...rows.map(line)].join('\n');
}
