/** What the door to the vault needs of Obsidian, for a bundle that runs without it: the stand-in's own. */
export { TFile, TFolder } from '../../tests/host/files';
export { getAllTags } from '../../tests/host/note-cache';
export { getLinkpath, normalizePath } from '../../tests/host/paths';
export { parseYaml } from '../../tests/host/yaml';
