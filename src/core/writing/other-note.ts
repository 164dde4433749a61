/** New notes of no kind that is read: reports and reviews. What they say of clients is written elsewhere already. */
import { fileName } from './file-name';
import { frontMatter, type PropertyValue } from './front-matter';
import { linkToNote, type NewNote, type Writing } from './new-note';

/** A note in the folder for reports and guides, as one edit; its text begins with the properties. */
export function otherNote(title: string, properties: Readonly<Record<string, PropertyValue>>, body: string, writing: Writing): NewNote {
  const folder = writing.folders.other.replace(/\/+$/, '');
  const name = fileName(title, writing.taken(folder), writing.words.say('title.untitled'));
  const path = folder === '' ? `${name}.md` : `${folder}/${name}.md`;
  const block = frontMatter(Object.entries(properties).map(([key, value]) => ({ key, value })));
  return { edit: { kind: 'create', path, text: `${block}\n${body}` }, link: linkToNote(path, writing), unknownMarkers: [] };
}
