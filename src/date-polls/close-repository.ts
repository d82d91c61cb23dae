import type { Database } from '../platform/db.ts';

/**
 * Closes a poll that the caller has locked, and stores its counts: at its deadline if that has
 * passed, or now. Returns false if it was closed before.
 */
export async function storeClose(tx: Database, pollId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isClosed: boolean }[]>`
    SELECT close_date_poll(id, least(closes_at, clock_timestamp())) AS "isClosed" FROM date_polls WHERE id = ${pollId}`;
  return row?.isClosed ?? false;
}

/** Locks polls that are due to close, the longest due first. Skips those that others locked. */
export const lockDuePolls = (tx: Database, limit: number): Promise<{ id: number }[]> =>
  tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM date_polls WHERE closed_at IS NULL AND closes_at <= clock_timestamp()
    ORDER BY closes_at, id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`;

/** Remembers the meeting that was opened on one of a poll's dates. */
export async function storeMeetingOfPoll(
  tx: Database,
  pollId: number,
  { optionId, meetingId }: { readonly optionId: number; readonly meetingId: number },
): Promise<void> {
  await tx.datePoll.update({ where: { id: pollId }, data: { meetingId } });
  await tx.$executeRaw`
    UPDATE date_poll_options SET is_chosen = (id = ${optionId})
    WHERE poll_id = ${pollId} AND is_chosen <> (id = ${optionId})`;
}
