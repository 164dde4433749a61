/** The parts of the plugin that index a vault, as one bundle in which the stand-in takes Obsidian's place. */
export { Book } from '../../src/core/book';
export { DEFAULT_READING } from '../../src/core/schema';
export { standingOf } from '../../src/core/standing';
export { DEFAULT_WEIGHTS } from '../../src/core/weights';
export { VaultDoor } from '../../src/obsidian/vault';
export { TFile } from './obsidian';
