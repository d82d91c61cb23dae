import { type Database, Prisma } from '../platform/db.ts';
import type { AttemptCost } from './attempt-cost.ts';

/** Days after the end in which a record is made without being asked for. */
const daysAfterEnd = 3;
/** A worker that takes a record has this time. Afterwards another worker may take it. */
const leaseSeconds = 300;
/** After four attempts nothing more is tried: the last two work without the model. */
const mostAttempts = 4;

/** Makes the records of meetings due that have ended and in which somebody wrote. Idempotent. */
export const scheduleRecords = (db: Database, limit: number): Promise<number> => db.$executeRaw`
  INSERT INTO meeting_records (meeting_id, due_at)
  SELECT m.id, date_trunc('milliseconds', now()) FROM meetings m
  WHERE m.ends_at <= now() AND m.ends_at > now() - make_interval(days => ${daysAfterEnd})
    AND m.cancelled_at IS NULL
    AND EXISTS (SELECT FROM messages t WHERE t.meeting_id = m.id AND t.body <> '')
    AND NOT EXISTS (SELECT FROM meeting_records r WHERE r.meeting_id = m.id)
  ORDER BY m.ends_at, m.id LIMIT ${limit}
  ON CONFLICT (meeting_id) DO NOTHING`;

/**
 * Whether a meeting `m` has ended. A change of its end may be committed after the moment at which
 * its record became due.
 */
export const isOver = Prisma.sql`(m.ends_at <= now() AND m.cancelled_at IS NULL)`;

/** A record that a worker has taken. */
export interface ClaimedRecord {
  readonly meetingId: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Only the holder of the last claim may store. */
  readonly claim: number;
}

/**
 * Takes one record that is due, for the time of the lease; null if none is. Workers do not wait for
 * each other. A record with too many attempts is given up, and its answered parts are deleted.
 */
export async function claimDueRecord(db: Database): Promise<ClaimedRecord | null> {
  const [row] = await db.$queryRaw<(ClaimedRecord & { isGivenUp: boolean })[]>`
    WITH claimed AS (
      UPDATE meeting_records r
      SET attempts = r.attempts + 1, claim = r.claim + 1,
        due_at = CASE WHEN r.attempts < ${mostAttempts} THEN now() + make_interval(secs => ${leaseSeconds}) END,
        failed_at = CASE WHEN r.attempts > 0 THEN now() ELSE r.failed_at END
      WHERE r.meeting_id = (
        SELECT d.meeting_id FROM meeting_records d JOIN meetings m ON m.id = d.meeting_id
        WHERE d.due_at <= now() AND ${isOver}
        ORDER BY d.due_at, d.meeting_id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
      RETURNING r.meeting_id AS "meetingId", r.attempts::int AS attempt, r.claim, r.due_at IS NULL AS "isGivenUp"
    ), cleared AS (
      DELETE FROM meeting_record_parts p USING claimed
      WHERE p.meeting_id = claimed."meetingId" AND claimed."isGivenUp"
    )
    SELECT * FROM claimed`;
  if (!row) return null;
  const { isGivenUp, ...claimed } = row;
  return isGivenUp ? claimDueRecord(db) : claimed;
}

/** The assignments that add the cost of an attempt to a record. */
export const addCost = ({ calls, promptTokens, completionTokens, costMicroUsd }: AttemptCost): Prisma.Sql =>
  Prisma.sql`calls = calls + ${calls}, prompt_tokens = prompt_tokens + ${promptTokens},
    completion_tokens = completion_tokens + ${completionTokens}, cost_micro_usd = cost_micro_usd + ${costMicroUsd}`;

/** Stores that an attempt failed. The next one follows when the lease is over. */
export const recordFailure = (
  db: Database,
  { meetingId, claim }: ClaimedRecord,
  cost: AttemptCost,
): Promise<number> => db.$executeRaw`
  UPDATE meeting_records SET failed_at = now(), ${addCost(cost)}
  WHERE meeting_id = ${meetingId} AND claim = ${claim}`;
