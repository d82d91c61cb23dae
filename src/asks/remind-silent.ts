import type { Database } from '../platform/db.ts';
import type { AskRef } from './ask.ts';
import { claimReminder, isTakingAnswers, lockAsk } from './ask-repository.ts';
import { findAskedIds } from './people-repository.ts';
import type { AskServices } from './services.ts';
import { tell } from './tell.ts';

export type RemindSilentResult =
  | { readonly ok: true; readonly reminded: number }
  | { readonly ok: false; readonly reason: 'not_found' | 'again' | 'over' | 'nobody' };

/**
 * Puts an ask once more to those who have not answered, in the caller's transaction. Happens once
 * per ask, which its row decides; an attempt that would reach nobody does not count. The caller
 * checks the right to. `byUserId` is not told.
 */
export async function remindSilent(
  services: AskServices,
  tx: Database,
  ref: AskRef,
  byUserId: number,
): Promise<RemindSilentResult> {
  const ask = await lockAsk(tx, ref);
  if (!ask) return { ok: false, reason: 'not_found' };
  if (ask.remindedAt) return { ok: false, reason: 'again' };
  if (!(await isTakingAnswers(tx, ask.id))) return { ok: false, reason: 'over' };
  const silentIds = await findAskedIds(tx, ask.id, { isSilent: true });
  const toUserIds = silentIds.filter((id) => id !== byUserId);
  if (toUserIds.length === 0) return { ok: false, reason: 'nobody' };
  if (!(await claimReminder(tx, ask.id))) return { ok: false, reason: 'again' };
  await tell(services, tx, ask, { news: 'ask_reminder', toUserIds });
  return { ok: true, reminded: toUserIds.length };
}

/**
 * Tells those who have not answered that an ask ends soon, in the caller's transaction: a poll with
 * `poll_closing`, a note or attendance with its question. The caller's own row says that it happens
 * once. @returns how many people are told
 */
export async function tellSilent(services: AskServices, tx: Database, ref: AskRef): Promise<number> {
  const ask = await lockAsk(tx, ref);
  if (!ask || !(await isTakingAnswers(tx, ask.id))) return 0;
  const silentIds = await findAskedIds(tx, ask.id, { isSilent: true });
  await tell(services, tx, ask, { news: 'poll_closing', toUserIds: silentIds });
  return silentIds.length;
}
