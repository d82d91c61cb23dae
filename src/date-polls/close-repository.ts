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

/** Finds polls that are over and not settled, the longest due first. */
export async function findOverPolls(db: Database, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM date_polls WHERE settled_at IS NULL AND closes_at <= clock_timestamp()
    ORDER BY closes_at, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Locks a poll that is not settled. Null if it is by now, or somebody else locked it. */
export async function lockUnsettled(
  tx: Database,
  pollId: number,
): Promise<{ readonly isClubOpen: boolean } | null> {
  const [row] = await tx.$queryRaw<{ isClubOpen: boolean }[]>`
    SELECT c.closed_at IS NULL AS "isClubOpen" FROM date_polls p JOIN clubs c ON c.id = p.club_id
    WHERE p.id = ${pollId} AND p.settled_at IS NULL FOR NO KEY UPDATE OF p SKIP LOCKED`;
  return row ?? null;
}

/** Remembers that the question of a closed poll was ended. */
export const storeSettled = (tx: Database, pollId: number): Promise<number> =>
  tx.$executeRaw`UPDATE date_polls SET settled_at = clock_timestamp() WHERE id = ${pollId} AND settled_at IS NULL`;

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
