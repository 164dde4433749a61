/** Reads a plugin's `manifest.json`. */
import type * as obsidian from 'obsidian';
import { isRecord } from './yaml';

/** @throws if it lacks what the app needs to load a plugin */
export function readManifest(text: string): obsidian.PluginManifest {
  const value: unknown = JSON.parse(text);
  if (isManifest(value)) return value;
  throw new Error('manifest.json lacks an id, a name, a version or the least version of the app.');
}

function isManifest(value: unknown): value is obsidian.PluginManifest {
  return isRecord(value) && ['id', 'name', 'version', 'minAppVersion'].every((key) => typeof value[key] === 'string');
}
