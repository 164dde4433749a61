/**
 * The report as a note that Obsidian renders: tables with links to the notes. The users' words stay words: nothing in a
 * name or a title can end a table cell, open a link, a tag, a comment or a template command.
 */
import { plainLine } from './columns';
import { ARROWS, isListed } from './report-text';
import type { Shown } from './report';
import { noteName } from './schema';
import { capital, joined } from './sentences';
import type { ActionRow, ClientPage, ProblemRow } from './shown';

const MARKUP = /[\\`*_[\]{}#|~=$^!&<>%]/g;
/** Signs that a backslash does not take the meaning from everywhere; an entity does. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '%': '&#37;' };
const UNLINKABLE = /[[\]|#^\\`<>]|%%/;

/** A user's words, to be read as words in any place of a note. */
export function markdownText(text: string): string {
  return plainLine(text).replace(MARKUP, (sign) => ENTITIES[sign] ?? `\\${sign}`).replace(/:(?=:)/g, '\\:');
}

/** A link to a note for a table cell, shown under its name; where its name cannot stand in a link, the name alone. */
export function markdownLink(path: string, shown: string = noteName(path)): string {
  const target = path.replace(/\.md$/i, '');
  const name = plainLine(shown);
  return UNLINKABLE.test(target) || UNLINKABLE.test(name) ? markdownText(name) : `[[${target}\\|${name}]]`;
}

export function reportMarkdown(shown: Shown): string {
  const { words, today, pages } = shown;
  const blocks = [`# ${words.say('report.title', { day: words.day(today, today, 'long') })}`];
  if (pages.length > 0) for (const page of pages) blocks.push(...pageBlocks(page, shown));
  else blocks.push(...listBlocks(shown));
  return `${blocks.join('\n\n')}\n`;
}

function listBlocks(shown: Shown): readonly string[] {
  const { rows, actions, summary, foot, words, today } = shown;
  const { say } = words;
  const blocks = [summary.total === 0 ? say('report.noClients') : say('reason.text', { title: summary.totalText, detail: joined(summary.bands.map(({ text }) => text), words) })];
  const listed = rows.filter(isListed);
  if (listed.length > 0) {
    blocks.push(`## ${say('report.clients')}`, table(
      [say('report.score'), say('report.client'), say('report.band'), say('report.trend'), say('report.reason'), say('report.lastContact')],
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
  if (summary.total > 0) blocks.push(`## ${say('report.next')}`, actionTable(actions, true, shown));
  blocks.push(...complaintBlocks(shown), ...recommendationBlocks(shown), ...topicBlocks(shown), ...problemBlocks(foot, shown));
  return blocks;
}

function actionTable(actions: readonly ActionRow[], named: boolean, { words: { say } }: Shown): string {
  if (actions.length === 0) return say('report.noActions');
  return table(
    [say('report.urgency'), say('report.action'), ...(named ? [say('report.client')] : []), say('report.why'), say('report.gain')],
    actions.map(({ urgencyText, verb, client, why, gainText }) => [
      urgencyText, verb, ...(named ? [markdownLink(client.path, client.name)] : []), markdownText(why), gainText ?? '',
    ]),
  );
}

function complaintBlocks({ document, words }: Shown): readonly string[] {
  const { say } = words;
  const { complaints } = document;
  if (complaints.length === 0) return [];
  return [`## ${say('report.complaints')}`, table(
    [say('report.complaint'), say('report.client'), say('report.severity'), say('report.state'), say('report.age'), say('report.target')],
    complaints.map(({ path, client, severity, state, outcome, age, target }) => [
      placeLink(path),
      client === null ? '' : markdownLink(client),
      capital(say(`severity.${severity}`)),
      capital(joined([say(`complaintState.${state}`), outcome !== null && state === 'resolved' ? say(`outcome.${outcome}`) : ''], words)),
      String(age),
      String(target),
    ]),
    ['start', 'start', 'start', 'start', 'end', 'end'],
  )];
}

function recommendationBlocks({ document, words: { say } }: Shown): readonly string[] {
  const { recommendations } = document;
  if (recommendations.length === 0) return [];
  return [`## ${say('report.recommendations')}`, table(
    [
      say('report.recommendation'), say('report.client'), say('report.direction'), say('report.form'), say('report.received'),
      say('report.consent'), say('report.usable'),
    ],
    recommendations.map(({ path, client, direction, form, received, consent, usable, why }) => [
      placeLink(path),
      client === null ? '' : markdownLink(client),
      capital(say(`direction.${direction}`)),
      capital(say(`form.${form}`)),
      received ?? '',
      capital(say(`consent.${consent}`)),
      capital(usable ? say('report.yes') : why === null ? '' : say(`unusable.${why}`)),
    ]),
  )];
}

function topicBlocks({ document: { topics }, foot, words: { say } }: Shown): readonly string[] {
  if (topics.notes.length === 0) return [];
  const blocks = [`## ${say('report.topics')}`, table(
    [say('report.topic'), say('report.aliases'), say('report.links'), say('report.backlinks')],
    topics.notes.map(({ path, title, aliases, links, backlinks }) => [
      markdownLink(path, title === '' ? noteName(path) : title), aliases.map(markdownText).join(', '), String(links.length), String(backlinks),
    ]),
    ['start', 'start', 'end', 'end'],
  )];
  if (foot.topicsText !== null) blocks.push(markdownText(foot.topicsText));
  if (topics.missing.length > 0) {
    blocks.push(table(
      [say('report.missing'), say('report.linkedFrom')],
      topics.missing.map(({ target, sources }) => [markdownText(target), sources.map((path) => markdownLink(path)).join(', ')]),
    ));
  }
  return blocks;
}

function problemBlocks({ problems, problemsText }: Shown['foot'], { words: { say } }: Shown): readonly string[] {
  if (problemsText === null) return [];
  const row = ({ path, line, note, property, message, remedy }: ProblemRow): readonly string[] => [
    `${markdownLink(path, note)}${line === null ? '' : `:${String(line)}`}`, markdownText(property), markdownText(message), markdownText(remedy),
  ];
  return [`## ${say('report.problems')}`, problemsText, table(
    [say('report.note'), say('report.property'), say('report.problem'), say('report.remedy')], problems.map(row),
  )];
}

function pageBlocks(page: ClientPage, shown: Shown): readonly string[] {
  const { words } = shown;
  const { say } = words;
  const facts = [page.sureness, page.trend?.sentence ?? null, page.about, page.preferences, page.override, page.lastContact?.text ?? null]
    .flatMap((text) => (text === null || text === '' ? [] : [`- ${capital(markdownText(text))}`]));
  const blocks = [`## ${markdownText(page.name)}: ${page.scoreText}, ${page.bandText}`, facts.join('\n')];
  if (page.notice !== null) blocks.push(markdownText(page.notice));
  if (page.losses.length > 0) {
    blocks.push(`### ${say('report.reasons')}`, table(
      [say('report.score'), say('report.reason'), say('report.note')],
      [
        ...page.losses.map(({ kind, pointsText, title, detail, sources }) => [
          pointsText,
          markdownText(detail === '' ? title : say(kind === 'complaint' ? 'reason.text.named' : 'reason.text', { title, detail })),
          sources.map(({ path, line }) => placeLink(line === undefined ? path : `${path}#L${String(line)}`)).join(', '),
        ]),
        [`**${page.sumText}**`, `**${page.sumLabel}**`, ''],
      ],
      ['end'],
    ));
  }
  blocks.push(`### ${say('report.next')}`, actionTable(page.actions, false, shown));
  const { headline, moments, blockers } = page.moment;
  const lines = [
    ...moments.map(({ text, expiresText }) => markdownText(joined([text, expiresText ?? ''], words))),
    ...blockers.map(({ text }) => markdownText(text)),
  ];
  blocks.push(`### ${say('report.moment')}`, [`${headline}`, ...(lines.length === 0 ? [] : ['', ...lines.map((line) => `- ${capital(line)}`)])].join('\n'));
  return blocks;
}

/** `path#L12` as a link to the note, with the line behind it. */
function placeLink(ref: string): string {
  const [, path = ref, line] = /^(.*?)(?:#L(\d+))?$/s.exec(ref) ?? [];
  return line === undefined ? markdownLink(path) : `${markdownLink(path)}:${line}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[], align: readonly ('start' | 'end')[] = []): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (align[index] === 'end' ? '--:' : '---'))), ...rows.map(line)].join('\n');
}
