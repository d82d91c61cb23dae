import { markDeleted } from './line-repository.ts';
import { type LineAddress, withLockedLine } from './locked-line.ts';
import type { MoneyResult } from './money-result.ts';
import type { MoneyServices } from './services.ts';

/** Takes a line out of the sums. Its versions stay. Idempotent. */
export const deleteLine = (
  services: MoneyServices,
  userId: number,
  { clubId, id, version }: LineAddress,
): Promise<MoneyResult> =>
  withLockedLine(services, { clubId, id, userId }, async (tx, line) => {
    if (line.isDeleted) return { ok: true };
    const isStored = await markDeleted(tx, { id, userId, version });
    return isStored ? { ok: true } : { ok: false, reason: 'old_version' };
  });
