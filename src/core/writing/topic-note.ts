/** A new topic note, with the properties that most topics of the vault have, and as they write them. */
import { frontMatterBlock } from '../markdown/note';
import type { Topics } from '../reading/topics';
import { PROPERTY_NAMES, foldKey } from '../reading/words';
import type { Plan } from './actions';
import { fileName } from './file-name';
import { newNote, type Writing } from './new-note';
import { noteText } from './note-texts';
import { isRefusal, type Refusal } from './refusal';

export interface TopicStyle {
  /** Carried by more than half of the topics. */
  readonly tags: readonly string[];
  /** Whether most say with the property `type` what they are. */
  readonly typed: boolean;
  /** Whether most write their lists as `[one, two]`. */
  readonly flow: boolean;
}

/** @param texts of topics, as many as there were to read */
export function topicStyleOf({ notes }: Pick<Topics, 'notes'>, texts: readonly string[]): TopicStyle {
  const counts = new Map<string, number>();
  for (const { tags } of notes) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  let [flow, typed] = [0, 0];
  const types = new Set(['type', ...PROPERTY_NAMES.type].map(foldKey));
  for (const text of texts) {
    const yaml = frontMatterBlock(text)?.yaml ?? '';
    flow += (yaml.match(/^[^\s#-][^:\n]*:[ \t]*\[/gm)?.length ?? 0) - (yaml.match(/^[^\s#-][^:\n]*:[ \t]*\r?\n[ \t]*- /gm)?.length ?? 0);
    if (yaml.split('\n').some((line) => types.has(foldKey(/^([^\s#:][^:]*):/.exec(line)?.[1] ?? '')))) typed += 1;
  }
  return { tags: [...counts].filter(([, n]) => n * 2 > notes.length).map(([tag]) => tag), typed: typed * 2 > texts.length, flow: flow > 0 };
}

/**
 * The note for a name that links ask for. They resolve at once, but for a name that no file can have: the note then has
 * it as an alias.
 * @param target as the links say it, perhaps with a folder
 */
export function createTopic(target: string, style: TopicStyle, writing: Writing): Plan | Refusal {
  const at = target.lastIndexOf('/');
  const folder = target.slice(0, Math.max(0, at));
  const title = target.slice(at + 1).replace(/\.md$/i, '').trim();
  const tells = (all: readonly string[]): boolean => all.some((tag) => writing.topicTags.includes(tag));
  const tags = style.typed || tells(style.tags) ? style.tags : [...writing.topicTags.slice(0, 1), ...style.tags];
  const aliases = fileName(title, []) === title ? [] : [title];
  const note = newNote(
    'topic', title, { ...(style.typed || !tells(tags) ? { type: 'topic' } : {}), aliases },
    { own: 'topic', builtIn: noteText('topic', writing.words), tags }, {},
    folder === '' ? writing : { ...writing, folders: { ...writing.folders, topic: folder } },
  );
  if (isRefusal(note)) return note;
  const { edit } = note;
  const own = writing.template('topic') !== null;
  return { edits: [edit.kind === 'create' && style.flow && !own ? { ...edit, text: inFlow(edit.text) } : edit], unknownMarkers: note.unknownMarkers };
}

/** Block lists of the properties in one line each; an item that would need other quotes there keeps its list as it is. */
function inFlow(text: string): string {
  const block = frontMatterBlock(text);
  if (!block) return text;
  const yaml = block.yaml.replace(/^([^\s:][^:\n]*):\n((?: +- .*\n)+)/gm, (whole, key: string, items: string) => {
    const values = items.trimEnd().split('\n').map((item) => item.replace(/^ +- /, ''));
    return values.every((value) => /^(?:"[^"\\]*"|[\p{L}\p{N}][\p{L}\p{N} /_-]*)$/u.test(value)) ? `${key}: [${values.join(', ')}]\n` : whole;
  });
  return text.replace(block.yaml, () => yaml);
}
