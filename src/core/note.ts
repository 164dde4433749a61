/**
 * A note as both hosts hand it to the core, and the one scanner that reads its text.
 * Inside Obsidian the metadata cache fills a `RawNote`; outside it a folder reader does.
 */

/** A link as it stands in a note. */
export interface RawLink {
  /** What is linked, without heading, block and shown text: `folder/Name`. */
  readonly target: string;
  /** The text that is shown, if it was given. */
  readonly shown?: string;
  /** Line in the file, 1 is the first; absent for a link in a property. */
  readonly line?: number;
  /** The property that holds the link, in the note's spelling. */
  readonly property?: string;
}

export interface RawNote {
  /** From the vault's root, with extension, exactly as the host spells it. */
  readonly path: string;
  /** The parsed properties: whatever the YAML held; undefined: none. */
  readonly frontmatter: unknown;
  /** Why the properties could not be parsed, if they could not. */
  readonly broken?: { readonly code: 'bad-yaml' | 'script-front-matter' | 'unreadable'; readonly detail: string; readonly line?: number };
  /** Links in properties and body; embeds are not among them. */
  readonly links: readonly RawLink[];
  /** Tags of properties and body, without `#`, as written. */
  readonly tags: readonly string[];
  /** The whole text of the file, properties included, if it was read; the book does not keep it. */
  readonly text?: string;
}
