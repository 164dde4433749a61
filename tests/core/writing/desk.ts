/** Everything that actions are handed besides what was entered, and readers for what they wrote. */
import type { Plan, Writing } from '../../../src/core/writing/actions';
import { applyEdits, type Edit } from '../../../src/core/writing/edit';
import { readDay, type Day } from '../../../src/core/day';
import { words, type Language } from '../../../src/core/i18n/lookup';
import { frontMatterBlock, linksIn } from '../../../src/core/markdown/note';
import type { Refusal } from '../../../src/core/writing/refusal';
import { DEFAULT_READING, Schema, type ReadNote } from '../../../src/core/reading/schema';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { canonicalSpelling } from '../../../src/core/reading/spelling';
import { parseYaml } from './yaml-in-tests';

export function day(iso: string): Day {
  const read = readDay(iso);
  if (read === null) throw new Error(`not a day: ${iso}`);
  return read;
}

/** A desk in a vault without notes, on 20 November 2026. */
export function desk(language: Language = 'en', differing: Partial<Writing> = {}): Writing {
  return {
    today: day('2026-11-20'),
    time: '14:30',
    words: words(language),
    spelling: canonicalSpelling,
    own: {},
    folders: { client: 'Clients', complaint: 'Complaints', recommendation: 'Recommendations', project: 'Projects', interaction: 'Interactions', topic: 'Topics', other: 'Client notes' },
    logHeadings: [],
    logDateFormat: '',
    taskTag: '',
    taskStyle: 'signs',
    complaintTargets: DEFAULT_WEIGHTS.complaintTargets,
    taken: () => [],
    linkText: (path) => path.replace(/^.*\//, '').replace(/\.md$/, ''),
    topicTags: ['networking'],
    template: () => null,
    parse: parseYaml,
    ...differing,
  };
}

export function planned(plan: Plan | Refusal): Plan {
  if ('refused' in plan) throw new Error(`refused: ${plan.refused}`);
  return plan;
}

/** The user's own template of this text, whatever it is for. */
export function ownTemplate(text: string): Writing['template'] {
  return () => ({ path: 'Templates/Own.md', text });
}

/** The one note that a plan creates. */
export function created(plan: Plan | Refusal): { readonly path: string; readonly text: string } {
  const [edit, another] = planned(plan).edits.filter(({ kind }) => kind === 'create');
  if (edit?.kind !== 'create' || another) throw new Error('a plan that creates one note was expected');
  return edit;
}

/** A note after all edits of the plan that are about it. */
export function changed(text: string, path: string, plan: Plan | Refusal): string {
  const edits: readonly Edit[] = planned(plan).edits.filter((edit) => edit.path === path);
  const outcome = applyEdits(text, edits, parseYaml);
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  return outcome.text;
}

export function propertiesOf(text: string): Readonly<Record<string, unknown>> {
  const value = parseYaml(frontMatterBlock(text)?.yaml ?? '');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('properties were expected');
  return { ...value };
}

/** A note as the core reads it again. */
export function readAgain(path: string, text: string): ReadNote {
  const frontmatter = propertiesOf(text);
  const links = Object.entries(frontmatter).flatMap(([property, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? linksIn(one).map(({ target }) => ({ target, property })) : [])));
  const note = new Schema(DEFAULT_READING).read({ path, frontmatter, links, tags: [], text });
  if (!note) throw new Error('a note of ours was expected');
  return note;
}
