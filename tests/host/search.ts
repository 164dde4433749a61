/** Searching in short texts: all words, or letters in their order; and showing what was met. */
import type * as obsidian from 'obsidian';

/** All words of the query, anywhere and whatever their case. */
export function prepareSimpleSearch(query: string): (text: string) => obsidian.SearchResult | null {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return (text) => {
    const folded = text.toLowerCase();
    const matches: obsidian.SearchMatches = [];
    for (const word of words) {
      const at = folded.indexOf(word);
      if (at < 0) return null;
      matches.push([at, at + word.length]);
    }
    return { score: -(matches[0]?.[0] ?? 0), matches };
  };
}

/** The letters of the query in their order; nearer together and nearer to the beginning scores higher. */
export function prepareFuzzySearch(query: string): (text: string) => obsidian.SearchResult | null {
  const letters = [...query.toLowerCase().replace(/\s+/g, '')];
  return (text) => {
    const folded = text.toLowerCase();
    const matches: obsidian.SearchMatches = [];
    let from = 0;
    let gaps = 0;
    for (const letter of letters) {
      const at = folded.indexOf(letter, from);
      if (at < 0) return null;
      const previous = matches[matches.length - 1];
      if (previous !== undefined && previous[1] === at) previous[1] = at + letter.length;
      else {
        gaps++;
        matches.push([at, at + letter.length]);
      }
      from = at + letter.length;
    }
    return { score: -gaps - from / 1000 - text.length / 100_000, matches };
  };
}

export function fuzzySearch(query: string, text: string): obsidian.SearchResult | null {
  return prepareFuzzySearch(query)(text);
}

export function sortSearchResults(results: obsidian.SearchResultContainer[]): void {
  results.sort((a, b) => b.match.score - a.match.score);
}

export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: obsidian.SearchMatches | null, offset = 0): void {
  let at = 0;
  for (const [from, to] of matches ?? []) {
    el.appendText(text.slice(at, from + offset));
    el.createSpan({ cls: 'suggestion-highlight', text: text.slice(from + offset, to + offset) });
    at = to + offset;
  }
  el.appendText(text.slice(at));
}

export function renderResults(el: HTMLElement, text: string, result: obsidian.SearchResult, offset = 0): void {
  renderMatches(el, text, result.matches, offset);
}

({ prepareSimpleSearch, prepareFuzzySearch, sortSearchResults, renderMatches, renderResults }) satisfies Partial<typeof obsidian>;
