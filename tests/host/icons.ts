/** Icons by their Lucide names. Where the drawings come from differs between Node and a page, so a source is handed in. */
import { surroundings } from './surroundings';

/** The whole `<svg>` of an icon, or undefined if there is none of that name. */
export type IconSource = (name: string) => string | undefined;

let source: IconSource = () => undefined;
const added = new Map<string, string>();
/** Each drawing is parsed once. */
const parsed = new Map<string, Element>();

export function readIconsFrom(iconSource: IconSource): void {
  source = iconSource;
}

export function addIcon(iconId: string, svgContent: string): void {
  added.set(iconId, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${svgContent}</svg>`);
}

export function removeIcon(iconId: string): void {
  added.delete(iconId);
}

export function getIcon(iconId: string): SVGSVGElement | null {
  const text = added.get(iconId) ?? source(iconId.replace(/^lucide-/, ''));
  if (text === undefined) return null;
  const svg = parsed.get(text) ?? new DOMParser().parseFromString(text.slice(text.indexOf('<svg')), 'image/svg+xml').documentElement;
  parsed.set(text, svg);
  const drawn = document.importNode(svg, true);
  if (!(drawn instanceof SVGSVGElement)) return null;
  drawn.setAttribute('class', `svg-icon lucide-${iconId.replace(/^lucide-/, '')}`);
  return drawn;
}

/** Replaces whatever stands in the element; an unknown name leaves it empty and is remembered. */
export function setIcon(parent: HTMLElement, iconId: string): void {
  parent.replaceChildren();
  if (iconId === '') return;
  const icon = getIcon(iconId);
  if (icon === null) surroundings.missingIcons.add(iconId);
  else parent.appendChild(icon);
}
