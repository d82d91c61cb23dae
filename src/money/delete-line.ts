import { canManage, withLockedClub } from '../clubs/index.ts';
import type { LineAddress } from './edit-line.ts';
import { findLine, markDeleted } from './line-repository.ts';
import type { MoneyResult } from './money-result.ts';
import type { MoneyServices } from './services.ts';

/** Takes a line out of the sums. Its versions stay. Idempotent. */
export const deleteLine = (
  services: MoneyServices,
  userId: number,
  { clubId, id, version }: LineAddress,
): Promise<MoneyResult> =>
  withLockedClub<MoneyResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const line = await findLine(tx, clubId, id);
    if (!line) return { ok: false, reason: 'no_such_line' };
    if (line.isDeleted) return { ok: true };
    const isStored = await markDeleted(tx, { id, userId, version });
    return isStored ? { ok: true } : { ok: false, reason: 'old_version' };
  });
