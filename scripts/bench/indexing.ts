/** The parts of the plugin that index a vault, as one bundle in which the stand-in takes Obsidian's place. */
export { Book } from '../../src/core/reading/book';
export { DEFAULT_READING } from '../../src/core/reading/schema';
export { standingOf } from '../../src/core/health/standing';
export { DEFAULT_WEIGHTS } from '../../src/core/health/weights';
export { VaultDoor } from '../../src/obsidian/vault';
export { TFile } from './obsidian';
