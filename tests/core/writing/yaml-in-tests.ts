/** The parser that Obsidian ships, as a host hands it to the core. */
import { parse } from 'yaml';

export function parseYaml(yaml: string): unknown {
  const value: unknown = parse(yaml);
  return value;
}
