/** Paths and link texts, cleaned and cut as the app does. */
import type * as obsidian from 'obsidian';

/** Slashes collapsed and trimmed, no-break spaces made plain, Unicode composed (NFC); forbidden characters stay. */
export function normalizePath(path: string): string {
  const cleaned = path.replace(/[\u00a0\u202f]/g, ' ').replace(/[\\/]+/g, '/').replace(/^\/+|\/+$/g, '').normalize('NFC');
  return cleaned === '' ? '/' : cleaned;
}

/** `Name#Heading` in its two parts; `subpath` keeps its `#`. */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
  const at = linktext.indexOf('#');
  if (at < 0) return { path: linktext.replace(/\u00a0/g, ' ').trim(), subpath: '' };
  return { path: linktext.slice(0, at).replace(/\u00a0/g, ' ').trim(), subpath: linktext.slice(at) };
}

export function getLinkpath(linktext: string): string {
  return parseLinktext(linktext).path;
}

export function stripHeading(heading: string): string {
  return heading.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\]/g, ' ').replace(/\s+/g, ' ').trim();
}

export function stripHeadingForLink(heading: string): string {
  return heading.replace(/[#|^\\]|%%|\[\[|\]\]/g, ' ').replace(/\s+/g, ' ').trim();
}

export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '/' : path.slice(0, at);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joined(folder: string, name: string): string {
  return folder === '/' || folder === '' ? name : `${folder}/${name}`;
}

({ normalizePath, parseLinktext, getLinkpath, stripHeading, stripHeadingForLink }) satisfies Partial<typeof obsidian>;
