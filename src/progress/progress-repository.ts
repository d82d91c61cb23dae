import { type PartCondition, seatCounts } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { Answer, Progress, ProgressCount } from './progress.ts';

/** Names that the list shows for one value. */
const mostNames = 12;

const toProgress = (percent: number | null): Progress => (percent === null ? 'skip' : (percent as Progress));

/**
 * Stores the answer of a member while the meeting is not over, by the database's clock. It locks
 * her seat, so that the answer ends with it. @returns whether it was stored
 */
export async function storeProgress(
  db: Database,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
  { value, showsName }: Answer,
): Promise<boolean> {
  const stored = await db.$executeRaw`
    INSERT INTO meeting_progress (meeting_id, user_id, percent, shows_name)
    SELECT s.meeting_id, s.user_id, ${value === 'skip' ? null : value}::smallint, ${showsName}
    FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE s.meeting_id = ${meetingId} AND s.user_id = ${userId}
      AND m.cancelled_at IS NULL AND clock_timestamp() < m.ends_at
      AND ${Prisma.raw(seatCounts('s.user_id'))}
    FOR KEY SHARE OF s
    ON CONFLICT (meeting_id, user_id) DO UPDATE SET percent = excluded.percent,
      shows_name = excluded.shows_name, answered_at = clock_timestamp()`;
  return stored === 1;
}

/** Returns how far a member says she has read; null if she has not answered. */
export async function progressOf(db: Database, meetingId: number, userId: number): Promise<Progress | null> {
  const [row] = await db.$queryRaw<{ percent: number | null }[]>`
    SELECT percent FROM meeting_progress WHERE meeting_id = ${meetingId} AND user_id = ${userId}`;
  return row ? toProgress(row.percent) : null;
}

/** The answers of a meeting, as one member sees them. */
export interface Answers {
  /** Her own; null if she has not answered. */
  readonly own: Answer | null;
  /** The answers by value. Values that nobody chose are missing. */
  readonly counted: readonly ProgressCount[];
}

/** Whether anybody in a meeting has said how far she has read. */
export const hasProgress: PartCondition = (meetingId) =>
  Prisma.sql`EXISTS (SELECT FROM meeting_progress p WHERE p.meeting_id = ${meetingId})`;

interface AnswersRow extends Omit<ProgressCount, 'value' | 'names'> {
  readonly percent: number | null;
  readonly names: string[] | null;
  readonly isOwn: boolean;
  readonly showsOwnName: boolean;
}

/** Finds the answers of a meeting for one of its members. */
export async function findAnswers(db: Database, meetingId: number, userId: number): Promise<Answers> {
  const rows = await db.$queryRaw<AnswersRow[]>`
    SELECT p.percent, count(*)::int AS count, (count(*) FILTER (WHERE p.shows_name))::int AS named,
      (array_agg(u.nickname ORDER BY u.nickname, u.id) FILTER (WHERE p.shows_name))[1:${mostNames}::int] AS names,
      bool_or(p.user_id = ${userId}) AS "isOwn", bool_or(p.user_id = ${userId} AND p.shows_name) AS "showsOwnName"
    FROM meeting_progress p JOIN users u ON u.id = p.user_id
    WHERE p.meeting_id = ${meetingId} GROUP BY p.percent ORDER BY p.percent NULLS LAST`;
  const own = rows.find(({ isOwn }) => isOwn);
  return {
    own: own ? { value: toProgress(own.percent), showsName: own.showsOwnName } : null,
    counted: rows.map(({ percent, names, count, named }) => ({
      value: toProgress(percent),
      count,
      names: names ?? [],
      named,
    })),
  };
}
