import type { Database } from '../platform/db.ts';
import { pollLimits } from './poll-limits.ts';

/** The question of a leader. */
export interface PollPlan {
  readonly dates: readonly Date[];
  readonly minutes: number;
  readonly closesAt: Date;
  /** Null: chosen when the meeting is opened. */
  readonly bookId: number | null;
}

/** Counts a club's polls that are open, and those opened within 24 hours. */
export async function countRecent(
  tx: Database,
  clubId: number,
): Promise<{ readonly open: number; readonly today: number }> {
  const [row] = await tx.$queryRaw<[{ open: number; today: number }]>`
    SELECT (count(*) FILTER (WHERE closed_at IS NULL AND closes_at > clock_timestamp()))::int AS open,
      (count(*) FILTER (WHERE opened_at > now() - interval '24 hours'))::int AS today
    FROM date_polls WHERE club_id = ${clubId}`;
  return row;
}

/** Finds a poll with the same plan that is open, from a form that was sent twice. */
export async function findSame(tx: Database, clubId: number, plan: PollPlan): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT p.id FROM date_polls p
    WHERE p.club_id = ${clubId} AND p.closed_at IS NULL AND p.minutes = ${plan.minutes}
      AND p.closes_at = ${plan.closesAt}::timestamptz AND p.closes_at > clock_timestamp()
      AND (SELECT array_agg(o.starts_at ORDER BY o.starts_at) FROM date_poll_options o WHERE o.poll_id = p.id)
        = ${inOrder(plan.dates)}::timestamptz[]
    LIMIT 1`;
  return row?.id ?? null;
}

const inOrder = (dates: readonly Date[]) =>
  dates.toSorted((one, other) => one.getTime() - other.getTime()).map((date) => date.toISOString());

/**
 * Stores a poll with its dates. Fails with a foreign key violation if the book is gone.
 * @returns its id
 */
export async function insertPoll(
  tx: Database,
  { clubId, openedBy }: { readonly clubId: number; readonly openedBy: number },
  { dates, minutes, closesAt, bookId }: PollPlan,
): Promise<number> {
  const { id } = await tx.datePoll.create({
    data: { clubId, openedBy, minutes, closesAt, bookId },
    select: { id: true },
  });
  await tx.$executeRaw`
    INSERT INTO date_poll_options (poll_id, starts_at)
    SELECT ${id}, at FROM unnest(${inOrder(dates)}::timestamptz[]) AS at ORDER BY at`;
  return id;
}

/**
 * Deletes a club's oldest closed polls, so that there is room for one more.
 * @returns their ids
 */
export const deleteOldest = (tx: Database, clubId: number): Promise<{ id: number }[]> =>
  tx.$queryRaw<{ id: number }[]>`
    DELETE FROM date_polls WHERE closed_at IS NOT NULL AND id IN (
      SELECT id FROM date_polls WHERE club_id = ${clubId} ORDER BY id DESC OFFSET ${pollLimits.kept - 1})
    RETURNING id`;
