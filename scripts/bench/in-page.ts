/// <reference lib="dom" />
/** Runs in a page of Chromium: the cards of a vault, and their index. */
import type { Book } from '../../src/core/reading/book';
import { CachedVault, fillBook } from './filled-book';
import * as parts from './indexing';
import { madeVault } from './vault';

declare global {
  interface Window {
    makeCards?: (size: number) => CachedVault;
    indexOf?: (vault: CachedVault) => Book;
  }
}

window.makeCards = (size) => new CachedVault([...madeVault(size)].filter(({ path }) => path.startsWith('Clients/')));
window.indexOf = (vault) => fillBook(vault, parts).book;
