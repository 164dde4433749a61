/**
 * Contents that are drawn from top to bottom, a piece at a time. A piece is one element; it takes the place of the one that
 * stood there, so that nothing that is seen goes before its successor is there, what is below stays where it is, and what
 * had the focus has it again, known by `data-key`.
 */
import type { Step } from './slices';

/** So many elements are laid out and painted within a frame on a machine four times slower. */
const IN_A_FRAME = 40;

/** Makes a piece in a parent that is not in the page, or finds one that was made before. */
export type Piece = (parent: HTMLElement) => HTMLElement;

/** Who draws in an element now: newer work takes the place of older work. */
const turns = new WeakMap<HTMLElement, object>();

/**
 * @param standing called when a piece stands in its place
 * @param most elements in a frame; fewer where they are long texts
 */
export function* drawPieces(el: HTMLElement, pieces: Iterable<Piece>, standing?: (piece: HTMLElement, index: number) => void, most = IN_A_FRAME): Generator<Step> {
  const turn = {};
  turns.set(el, turn);
  const inPage = el.isConnected;
  const apart = el.createDiv();
  apart.remove();
  let at = 0;
  let placed = 0;
  let lost: string | null = null;
  for (const make of pieces) {
    const piece = make(apart);
    const size = piece === el.children[at] ? 0 : 1 + piece.querySelectorAll('*').length;
    if (placed > 0 && placed + size > most) {
      placed = 0;
      yield 'enough';
    }
    // A form may have been closed meanwhile.
    if (el.isConnected !== inPage || turns.get(el) !== turn) return;
    const old = el.children[at];
    if (old !== piece) {
      lost ??= old ? keyWithin(old) : null;
      if (old) old.replaceWith(piece);
      else el.append(piece);
      placed += size;
    }
    standing?.(piece, at);
    at += 1;
    if (lost !== null && focusWithin(piece, lost)) lost = null;
    if (placed < most) yield 'drawn';
    else {
      placed = 0;
      yield 'enough';
    }
  }
  if (turns.get(el) !== turn) return;
  for (let rest = el.children[at]; rest !== undefined; rest = el.children[at]) rest.remove();
}

const FILLING = 'client-rapport-filling';

/**
 * Contents that grow are painted again as a whole with every piece: until they have all been drawn once, they have a
 * height that will do.
 */
export function* filling(el: HTMLElement, steps: Generator<Step>, isNew = !el.hasChildNodes()): Generator<Step> {
  if (isNew) el.addClass(FILLING);
  yield* steps;
  el.removeClass(FILLING);
}

/** What has the focus in an element that is about to go. */
function keyWithin(el: Element): string | null {
  const focused = el.doc.activeElement;
  return focused !== null && el.contains(focused) ? focused.getAttribute('data-key') : null;
}

function focusWithin(el: HTMLElement, key: string): boolean {
  const found = [el, ...el.findAll('[data-key]')].find((one) => one.getAttribute('data-key') === key);
  found?.focus({ preventScroll: true });
  return found !== undefined;
}
