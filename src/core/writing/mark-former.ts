/** Many cards at once become those of former clients: the answer to clients that have been silent for a year. */
import { isoDay } from '../day';
import type { Client } from '../model';
import { setFields, type Plan, type Writing } from './actions';

/** More than this at once nobody looks through. */
export const FORMER_LIMIT = 50;

/** The status `former`, and today beside the earlier days on which the relationship ended. */
export function markFormer(cards: readonly Pick<Client, 'source' | 'ended'>[], writing: Writing): Plan {
  const edits = cards.flatMap(({ source, ended }) => {
    const days = [...new Set([...ended, writing.today])].sort((a, b) => a - b).map(isoDay);
    const [only, ...more] = days;
    return setFields(source.path, { status: 'former', ended: more.length === 0 ? (only ?? null) : days }, writing).edits;
  });
  return { edits, unknownMarkers: [] };
}
