import { z } from 'zod';
import { readModelJson } from '../../model/index.ts';
import { type AliasedCandidate, pickCount } from '../candidates/index.ts';
import type { ReplyFault } from '../prompt/index.ts';

export interface ReadRanking {
  /** Distinct candidates, best first. Some may be missing. */
  readonly bookIds: readonly number[];
  /** Empty when the reply names enough books: a wrong id among twenty does no harm. */
  readonly faults: readonly ReplyFault[];
}

const shape = z.object({ ranking: z.array(z.unknown()) });

/** Reads the reply of one pass as untrusted input and keeps offered aliases only. Never throws. */
export function readRanking(text: string, aliased: readonly AliasedCandidate[]): ReadRanking {
  const reply = readModelJson(text, shape);
  if (!reply.ok) return { bookIds: [], faults: [{ kind: reply.fault }] };

  const offered = new Map(aliased.map(({ alias, book }) => [alias, book.id]));
  const ids = new Set<number>();
  const faults: ReplyFault[] = [];
  for (const entry of reply.data.ranking) {
    if (typeof entry !== 'string') {
      faults.push({ kind: 'wrong_shape' });
      continue;
    }
    const alias = entry.trim();
    const id = offered.get(alias.toUpperCase());
    if (id === undefined) faults.push({ kind: 'unknown_id', text: alias });
    else if (ids.has(id)) faults.push({ kind: 'duplicate_id', alias });
    else ids.add(id);
  }
  const bookIds = [...ids];
  if (bookIds.length >= Math.min(pickCount, aliased.length)) return { bookIds, faults: [] };
  return { bookIds, faults: faults.length > 0 ? faults : [{ kind: 'too_few' }] };
}
