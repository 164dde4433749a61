/**
 * Fills `{{markers}}` in a template and executes nothing: `<% %>` of the user's own template is left for Templater, and
 * values that people typed cannot bring any in. Markers that are not known stay visible and are named.
 *
 *   {{title}} {{date}} {{date:FORMAT}} {{time}} {{time:FORMAT}} as in Obsidian's own templates, FORMAT in the signs of moment
 *   {{today}} = {{date:YYYY-MM-DD}}, {{name}}, {{client}}, {{words}} … : whatever the action hands in
 */
import { formatMoment } from './moment-format';
import { frontMatterBlock } from '../markdown/note';
import { typedLine, typedLines } from './typed-text';
import { flat, yamlScalar } from './yaml-scalar';
import type { Day } from '../day';
import type { Language } from '../i18n/lookup';

/** Text that somebody typed, to be made harmless; or Markdown of our own making, such as a link. */
export type MarkerValue = string | { readonly markdown: string };

export interface TemplateValues {
  readonly today: Day;
  /** What `{{date}}` stands for; absent: today. */
  readonly day?: Day | undefined;
  /** `HH:MM` */
  readonly time: string;
  readonly language: Language;
  /** By marker, in lower case; `title` is the note's name. */
  readonly markers: Readonly<Record<string, MarkerValue>>;
}

export interface FilledTemplate {
  readonly text: string;
  /** Markers that nobody knows, as written, each once. They are still in the text. */
  readonly unknown: readonly string[];
}

const MARKER = /\{\{([^{}:\n]{1,60})(?::([^{}\n]{1,100}))?\}\}/g;

/** A line that is one marker, with the blank line after it. */
const BLOCK = /^\{\{([^{}:\n]{1,60})\}\}[ \t]*(?:\r?\n(?:[ \t]*\r?\n)?|$)/gm;

/** Fills the markers of a whole note: values inside its properties are quoted where YAML needs it. */
export function fillTemplate(template: string, values: TemplateValues): FilledTemplate {
  const filler = new Filler(values);
  const block = frontMatterBlock(template);
  const bodyAt = block?.bodyOffset ?? 0;
  const properties = new PropertyFiller(filler);
  const text = eachLine(template.slice(0, bodyAt), (line) => properties.line(line)) + eachLine(filler.withoutEmptyBlocks(template.slice(bodyAt)), (line) => filler.bodyLine(line));
  return { text, unknown: [...filler.unknown] };
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.replace(/[^\r\n]*\{\{[^\r\n]*|[^\r\n]+/g, change);
}

class Filler {
  readonly unknown = new Set<string>();

  constructor(private readonly values: TemplateValues) {}

  /** What a marker stands for, as lines; null: not known. */
  private value(name: string, format: string | undefined): MarkerValue | null {
    const { today, day = today, time, language, markers } = this.values;
    const key = name.trim().toLowerCase();
    if (key === 'date') return { markdown: formatMoment(day, time, format ?? 'YYYY-MM-DD', language) };
    if (key === 'time') return { markdown: formatMoment(today, time, format ?? 'HH:mm', language) };
    if (key === 'today' && format === undefined) return { markdown: formatMoment(today, time, 'YYYY-MM-DD', language) };
    return format === undefined && Object.hasOwn(markers, key) ? markers[key] ?? null : null;
  }

  /** Puts the values in; `write` says how a value is written where it stands. */
  fill(line: string, write: (value: MarkerValue, at: number) => string): string {
    return line.replace(MARKER, (whole: string, name: string, format: string | undefined, at: number) => {
      const value = this.value(name, format);
      if (value !== null) return write(value, at);
      this.unknown.add(whole);
      return whole;
    });
  }

  /** Where a text of our own making would stand in a block of its own and there is none, nothing is left of its place. */
  withoutEmptyBlocks(body: string): string {
    return body.replace(BLOCK, (whole, name: string) => {
      const value = this.value(name, undefined);
      return value !== null && typeof value !== 'string' && value.markdown === '' ? '' : whole;
    });
  }

  bodyLine(line: string): string {
    const quote = /^[\s>]*/.exec(line)?.[0] ?? '';
    const filled = this.fill(line, (value, at) => {
      const lines = typeof value === 'string' ? typedLines(value) : value.markdown.split(/\r?\n/);
      const text = quote.includes('>') ? lines.join(`\n${quote}`).replace(/^([ \t>]*>)[ \t]+$/gm, '$1') : typeof value === 'string' ? typedLine(value) : lines.join('\n');
      return typeof value === 'string' && at === quote.length ? withoutBlockSign(text) : text;
    });
    // A marker at the line's end that stands for nothing leaves no space behind.
    return line.endsWith('}}') ? filled.trimEnd() : filled;
  }
}

/** Typed text that would begin a line as a heading, a rule, a list or code begins it as text. */
function withoutBlockSign(text: string): string {
  return /^(?:[-=*_]{3,}\s*$|#{1,6}(?:\s|$)|`{3}|~{3}|>|[-+*]\s|\d+[.)]\s|\|)/.test(text) ? `\\${text}` : text;
}

/** One scalar, one list, one line of text between the fences at a time. */
class PropertyFiller {
  /** The indent of the key whose text is written on the lines below it; null: no such text is being filled. */
  private textIndent: number | null = null;

  constructor(private readonly filler: Filler) {}

  line(line: string): string {
    const indent = line.search(/\S|$/);
    if (this.textIndent !== null && indent > this.textIndent) return this.filler.fill(line, flatText);
    this.textIndent = null;
    const head = /^\s*(?:-\s+)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#:{[][^:]*):(?=\s)\s*)?/.exec(line)?.[0] ?? '';
    const rest = line.slice(head.length);
    if (/^[|>][-+\d]*\s*(?:#.*)?$/.test(rest)) this.textIndent = indent;
    return rest.includes('{{') ? head + this.value(rest) : line;
  }

  private value(rest: string): string {
    const inQuotes = /^["']|^\[|^\{(?!\{)/.test(rest);
    if (inQuotes) return this.filler.fill(rest, (value, at) => written(value, rest.slice(0, at)));
    const comment = rest.search(/(?:^|\s)#/);
    const plain = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
    const tail = this.filler.fill(rest.slice(plain.length), flatText);
    if (!plain.includes('{{')) return plain + tail;
    const filled = this.filler.fill(plain, flatText);
    // A marker that nobody knows would begin a mapping; in quotes it stays visible, and the block stays valid.
    return (filled === '' ? '' : yamlScalar(filled)) + tail;
  }
}

function flatText(value: MarkerValue): string {
  return typeof value === 'string' ? typedLine(value) : flat(value.markdown);
}

/** A value inside quotes or brackets; `before` is what stands before it in the scalar or list. */
function written(value: MarkerValue, before: string): string {
  const text = flatText(value);
  let quote: string | null = null;
  for (let at = 0; at < before.length; at++) {
    const sign = before[at] ?? '';
    if (quote === '"' && sign === '\\') at++;
    else if (quote !== null) quote = sign === quote ? null : quote;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  if (quote === '"') return text.replace(/["\\]/g, '\\$&');
  return quote === "'" ? text.replace(/'/g, "''") : yamlScalar(text, { place: 'flow' });
}
