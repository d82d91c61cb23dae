import type { Database } from '../platform/db.ts';
import type { AskServices } from './services.ts';
import { tell } from './tell.ts';
import { findUntoldIds, lockAskWithUntold, type UntoldAsks } from './untold-repository.ts';

/**
 * Puts the question of one ask to those who have not answered and whom nobody told yet, in the
 * caller's transaction. The asker is not told. A person who joins later is told by a later call;
 * nobody is told twice. @returns false if no ask of this kind has such people now
 */
export async function tellUntold(services: AskServices, tx: Database, which: UntoldAsks): Promise<boolean> {
  const ask = await lockAskWithUntold(tx, which);
  if (!ask) return false;
  await tell(services, tx, ask, { news: 'ask_opened', toUserIds: await findUntoldIds(tx, ask.id) });
  return true;
}
