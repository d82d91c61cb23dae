import { type Database, Prisma } from '../platform/db.ts';
import type { Ask, AskKind } from './ask.ts';
import { answeredAt, isAskedPerson, isOpenNow, joinPeople } from './ask-conditions.sql.ts';
import { askColumns } from './ask-repository.ts';

/** Asks about meetings of one kind that end within some hours. */
export interface UntoldAsks {
  readonly kind: AskKind;
  readonly withinHours: number;
}

/** The people of asks `q` who have neither answered nor been told. */
const untold = Prisma.sql`${joinPeople}
  WHERE ${isAskedPerson} AND ${answeredAt} IS NULL AND p.told_at IS NULL
    AND s.user_id IS DISTINCT FROM q.asked_by`;

/**
 * Locks the first such ask that has people to tell. It ends with the start of a meeting that was
 * moved to an earlier time. Skips asks that another worker locked.
 */
export async function lockAskWithUntold(
  tx: Database,
  { kind, withinHours }: UntoldAsks,
): Promise<Ask | null> {
  const [ask] = await tx.$queryRaw<Ask[]>`
    SELECT ${askColumns} FROM asks q
    WHERE q.kind = ${kind} AND q.closed_at IS NULL AND ${isOpenNow} AND EXISTS (
        SELECT FROM meetings x WHERE x.id = q.meeting_id AND clock_timestamp() < x.starts_at
          AND clock_timestamp() >= least(q.closes_at, x.starts_at) - make_interval(hours => ${withinHours}::int))
      AND EXISTS (SELECT FROM (SELECT q.*) AS q ${untold})
    ORDER BY q.closes_at, q.id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  return ask ?? null;
}

export async function findUntoldIds(tx: Database, askId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ userId: number }[]>`
    SELECT s.user_id AS "userId" FROM asks q ${untold} AND q.id = ${askId} ORDER BY s.user_id`;
  return rows.map(({ userId }) => userId);
}
