/**
 * A change of the vault as plain data: what an action wants done, before anything is written. Applying it and taking it
 * back are functions from text to text, so that a preview, a dry run and undo are the same code as the write.
 *
 *   applyEdit(text, edit, parse): { text } | Refusal
 *   undoOf(edit, before, after): Undo        after the write
 *   takeBack(text, undo): { text } | { remove: true } | Refusal        any time later, with the text of that moment
 */
import { changeBody, type BodyChange } from './body-edit';
import { changeProperties, type Changed, type ParseYaml, type PropertyChange } from './front-matter';
import { frontMatterBlock } from '../markdown/note';
import { hunks, putBack, type Hunk } from './hunks';
import { swapLinks, type LinkSwap } from './link-edit';
import { propertyPlaces } from './property-lines';
import { isRefusal, refusal, type Refusal } from './refusal';
import { addRelated, type RelatedStyle } from './related-topics';
import { foldKey } from '../reading/words';

export type Edit =
  /** A new note, written in one call. The path is free when the edit is made; the host still checks. */
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'fields'; readonly path: string; readonly changes: readonly PropertyChange[] }
  | { readonly kind: 'body'; readonly path: string; readonly change: BodyChange }
  /** Links anywhere in the note that are to lead elsewhere. */
  | { readonly kind: 'links'; readonly path: string; readonly swaps: readonly LinkSwap[] }
  /** Links to neighbouring topics, beside those that the note has. */
  | { readonly kind: 'related'; readonly path: string; readonly links: readonly string[]; readonly common: RelatedStyle };

/** What a write did, as much of it as is needed to take it back from a note that changed since. */
export type Undo =
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'change'; readonly path: string; readonly after: string; readonly before: string; readonly hunks: readonly Hunk[] };

/** The text after the edit. For `create` the text that is there already is not looked at. */
export function applyEdit(text: string, edit: Edit, parse: ParseYaml): Changed | Refusal {
  switch (edit.kind) {
    case 'create': return { text: edit.text };
    case 'fields': return changeProperties(text, edit.changes, parse);
    case 'body': return changeBody(text, edit.change);
    case 'links': return swapLinks(text, edit.swaps, parse);
    case 'related': return addRelated(text, edit.links, edit.common);
  }
}

/** Several edits of one note in their order, for one write; refused as a whole. */
export function applyEdits(text: string, edits: readonly Edit[], parse: ParseYaml): Changed | Refusal {
  let changed = text;
  for (const edit of edits) {
    const outcome = applyEdit(changed, edit, parse);
    if (isRefusal(outcome)) return outcome;
    changed = outcome.text;
  }
  return { text: changed };
}

/** How to take a write back, from the note's text before and after it. */
export function undoOf(edit: Edit, before: string, after: string): Undo {
  if (edit.kind === 'create') return { kind: 'create', path: edit.path, text: after };
  return { kind: 'change', path: edit.path, before, after, hunks: hunks(before, after) };
}

/**
 * Takes a write back as long as the text that it wrote is still there, whatever else changed in the note.
 * @returns `remove` for a note that was created and not edited since: it goes as a whole.
 */
export function takeBack(text: string, undo: Undo): Changed | { readonly remove: true } | Refusal {
  if (undo.kind === 'create') return text === undo.text ? { remove: true } : refusal('edited-since');
  if (text === undo.after) return { text: undo.before };
  let restored = text;
  // From the end to the beginning, so that a place found is not moved by the next.
  for (const hunk of [...undo.hunks].reverse()) {
    const outcome = putBack(restored, hunk);
    if (isRefusal(outcome)) return outcome;
    restored = outcome.text;
  }
  if (hasPropertyTwice(restored) && !hasPropertyTwice(text)) return refusal('moved');
  return { text: withoutEmptyBlock(restored, undo) };
}

/** A property that came back may have been given again meanwhile; two of a name would break the whole block. */
function hasPropertyTwice(text: string): boolean {
  const keys = propertyPlaces(frontMatterBlock(text)?.yaml ?? '').places.map(({ key }) => foldKey(key));
  return new Set(keys).size < keys.length;
}

/** A block that the write itself made goes with its last property. */
function withoutEmptyBlock(text: string, undo: { readonly before: string }): string {
  const block = frontMatterBlock(text);
  if (!block || block.yaml.trim() !== '' || frontMatterBlock(undo.before)) return text;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + text.slice(block.bodyOffset);
}
