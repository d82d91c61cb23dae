import type { Database } from '../platform/db.ts';

/**
 * Suspends an account for a number of days from now and ends all its sessions. Does not shorten a
 * suspension that is longer.
 * @returns the end of these days; null for an account whose owner left
 */
export async function suspendAccount(tx: Database, id: number, days: number): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ until: Date }[]>`
    UPDATE users SET session_epoch = session_epoch + 1,
      suspended_until = greatest(suspended_until, now() + make_interval(days => ${days}::int))
    WHERE id = ${id} AND left_at IS NULL RETURNING now() + make_interval(days => ${days}::int) AS until`;
  return row?.until ?? null;
}

/** Sets the end of a suspension; null ends it now. */
export const changeSuspension = (tx: Database, id: number, until: Date | null): Promise<unknown> =>
  tx.user.updateMany({ where: { id }, data: { suspendedUntil: until } });
