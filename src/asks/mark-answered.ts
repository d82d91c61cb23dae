import type { Database } from '../platform/db.ts';
import type { Ask, AskRef } from './ask.ts';
import { claimCompletion, lockAsk } from './ask-repository.ts';
import { findManagerIds } from './manager-repository.ts';
import { clearAnswered, findAskedIds, upsertAnswered } from './people-repository.ts';
import type { AskServices } from './services.ts';
import { tell } from './tell.ts';

/**
 * Records an answer in the caller's transaction, which stores it. Locks the ask. When the last
 * person has answered a poll, the club's leaders are told, once.
 * @returns false if the ask takes no answer of this person: it is over, or she is not asked
 */
export async function markAnswered(
  services: AskServices,
  tx: Database,
  ref: AskRef,
  userId: number,
): Promise<boolean> {
  const ask = await lockAsk(tx, ref);
  if (!ask || (await upsertAnswered(tx, ask, userId)) === 0) return false;
  if (tellsCompletion(ask)) await tellCompletion(services, tx, ask);
  return true;
}

/**
 * Takes back an answer in the caller's transaction. Locks the ask.
 * @returns false if there is no answer of hers, or the ask is over
 */
export async function withdrawAnswer(tx: Database, ref: AskRef, userId: number): Promise<boolean> {
  const ask = await lockAsk(tx, ref);
  return ask !== null && (await clearAnswered(tx, ask, userId)) > 0;
}

const tellsCompletion = ({ kind }: Ask) => kind === 'date_poll' || kind === 'book_vote';

async function tellCompletion(services: AskServices, tx: Database, ask: Ask): Promise<void> {
  const silentIds = await findAskedIds(tx, ask.id, { isSilent: true });
  if (silentIds.length > 0 || ask.clubId === null || !(await claimCompletion(tx, ask.id))) return;
  await tell(services, tx, ask, {
    news: 'ask_completed',
    toUserIds: await findManagerIds(tx, ask.clubId),
  });
}
