/** The page of the documentation on templates is made from the tables that the plugin uses. */
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { fileName } from '../../../src/core/writing/file-name';
import { MESSAGES } from '../../../src/core/writing/messages';
import { NOTE_TEXTS } from '../../../src/core/writing/note-texts';
import { ownTemplateOf, RECORDS, templateTitle, type TemplateName } from '../../../src/core/writing/template-names';
import { approve } from '../../support/approve';

function names(templates: readonly TemplateName[]): string {
  const rows = templates.map((name) => [...LANGUAGES.map((language) => fileName(templateTitle(name, words(language)), [])), `\`${name}\``]);
  for (const row of rows) for (const name of row) expect(templates.some((one) => ownTemplateOf(one, [`T/${name.replace(/`/g, '')}.md`], 'en') !== null)).toBe(true);
  return table(['English', 'Russian', 'Japanese', 'id'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`).join('\n');
}

test('the page on templates', () => {
  approve('docs/templates.md', `# Templates

*Create note from template* makes a note of a meeting, a project, a topic, an agreement and so on, a guide to read, or whatever you have a template of. A form asks for title, clients and day; the note gets its properties and opens. A meeting and a project are read from their own notes. An agreement, a change, a risk and a conflict are no kind of note that is counted, so each is linked from the client's log by one \`note\` line, which counts as nothing.

## Your own

Choose a template folder in the settings. Every note in it, also in folders inside, is offered when you create a note from a template. A note that is called as a built-in text is takes its place, whatever makes the note: a command, a form, a step. Its name may be in any of the three languages, or the id below; if there are several, the one in the language of written notes is used. Notes of the template folder are never read as clients or anything else.

*Create template notes* copies every built-in text into a folder, as a start. Notes that are there already are left as they are, and one undo takes all of it back.

A template keeps its own properties, in their order. What the form knows is put into the properties that the template has, and those it lacks are added below; empty ones are not. What a template says of \`type\`, \`kind\`, \`stage\` or \`status\` stays, as long as \`type\` is a word of the same kind. A template that cannot be read, or whose properties cannot, is refused by name, and nothing is written.

## Markers

| marker | stands for |
|---|---|
| \`{{title}}\` | the note's name |
| \`{{date}}\`, \`{{date:DD.MM.YYYY}}\` | the day the note is about, today unless the form says otherwise; formats as in Obsidian's own templates |
| \`{{time}}\`, \`{{time:HH:mm}}\` | the time |
| \`{{today}}\` | today, as \`2026-03-31\` |
| \`{{client}}\` | links to the clients |
| \`{{brief}}\` | in a note from a template: what your notes know of the client, as a list: people, preferences, last contact, open complaints and promises, projects under way, the next step |
| \`{{name}}\` | in a client card: the name as typed |
| \`{{received}}\`, \`{{target}}\`, \`{{severity}}\`, \`{{words}}\` | in a complaint: its day, the day to resolve it by, how severe it is, the client's own words |
| \`{{day}}\`, \`{{words}}\`, \`{{context}}\`, \`{{request}}\` | in a recommendation: its day, the words, how it came about, what was asked |
| \`{{name}}\`, \`{{client}}\`, \`{{project}}\`, \`{{me}}\`, \`{{day}}\` | in a message: whom you write to, the client, the project, your name, the day; what is not known stays in [brackets] |

Quotes around a marker in a property are kept or added as needed. A marker that nobody knows stays as it is, and you are told. In a template of a message, the property \`subject\` is its subject, and \`language\` (English, Russian or Japanese, in any of their names) says for which letters it is; without it the template is for letters in every language.

## Beside Templater and the core templates

\`{{title}}\`, \`{{date}}\` and \`{{time}}\` mean what they mean in Obsidian's own templates. Commands of Templater (\`<% … %>\`) are never run here: those in your template are left for Templater, which runs them if it is set to trigger on new files; in what you type, \`<%\` is written \`< %\`. If another plugin rewrites a new note, *Undo last change* leaves the note and says so.

## Names of notes

${names([...RECORDS, ...NOTE_TEXTS])}

The other words for [kinds of notes](words.md#kinds-of-notes) are taken as well: *Partner* for a client, *Call* for a meeting.

## Names of messages

${names(MESSAGES)}
`);
});
