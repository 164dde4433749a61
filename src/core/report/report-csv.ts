/**
 * The report as a table for a spreadsheet, one row per client (RFC 4180). A user's words that a spreadsheet would take
 * for a formula get an apostrophe in front, so that opening the file never runs anything.
 */
import { isoDay } from '../day';
import type { Shown } from './report';

/** Full-width signs begin a formula too, in spreadsheets of East Asia. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;
const QUOTED = /[",;\t\r\n]/;

export function reportCsv({ rows, document, label, words: { say } }: Shown): string {
  const head = [
    label('report.path'), label('report.client'), label('report.segment'), label('report.band'), label('report.score'), label('report.confidence'),
    label('report.trend'), label('report.override'), label('report.reason'), label('report.lastContact'), label('report.action'),
  ].map(text);
  const clients = new Map(document.clients.map((client) => [client.path, client]));
  const lines = rows.map((row) => {
    const client = clients.get(row.path);
    return [
      text(row.path), text(row.name),
      text(row.segment === null ? '' : say(`segment.${row.segment}`)),
      text(row.bandText),
      number(client?.score ?? null), number(client?.confidence ?? null), number(client?.trend?.delta ?? null),
      text(client?.override ? say(`band.${client.override.band}`) : ''),
      text(row.reason),
      row.lastContact === null ? '' : isoDay(row.lastContact),
      text(client?.actions[0]?.text ?? ''),
    ];
  });
  return [head, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A cell of words. */
function text(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function number(value: number | null): string {
  return value === null ? '' : String(value);
}
