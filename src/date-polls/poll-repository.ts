import { type Database, Prisma } from '../platform/db.ts';
import type { DatePoll, PollDate } from './date-poll.ts';

/** Null while a poll and its club are open. A club that closes ends its polls. */
const closedAt = Prisma.sql`least(p.closed_at, (SELECT c.closed_at FROM clubs c WHERE c.id = p.club_id))`;

/** The columns of a poll; `p` is its table alias. */
export const pollColumns = Prisma.sql`p.id, p.club_id AS "clubId", p.minutes, p.book_id AS "bookId", p.closes_at AS "closesAt",
  ${closedAt} AS "closedAt", ${closedAt} IS NULL AND p.closes_at > clock_timestamp() AS "isOpen",
  (SELECT m.id FROM meetings m WHERE m.id = p.meeting_id AND m.cancelled_at IS NULL) AS "meetingId",
  coalesce(p.voters, (SELECT count(DISTINCT a.user_id)::int FROM date_poll_answers a WHERE a.poll_id = p.id)) AS voters`;

/** Returns the club of a poll; null if there is no such poll. */
export async function findClubId(db: Database, pollId: number): Promise<number | null> {
  const poll = await db.datePoll.findUnique({ where: { id: pollId }, select: { clubId: true } });
  return poll?.clubId ?? null;
}

/** Returns a poll as it is now. */
export async function findPoll(db: Database, pollId: number): Promise<DatePoll | null> {
  const [row] = await db.$queryRaw<
    DatePoll[]
  >`SELECT ${pollColumns} FROM date_polls p WHERE p.id = ${pollId}`;
  return row ?? null;
}

/** Locks a poll: answers and closes of it wait. Lock first and read then. */
export const lockPoll = (tx: Database, pollId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM date_polls WHERE id = ${pollId} FOR NO KEY UPDATE`;

/** Keeps a poll from being closed until the transaction ends. Other answers do not wait. */
export const shareLockPoll = (tx: Database, pollId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM date_polls WHERE id = ${pollId} FOR SHARE`;

/** Returns the dates of a poll in their order, as one person sees them. */
export const findDates = (db: Database, pollId: number, userId: number): Promise<PollDate[]> =>
  db.$queryRaw<PollDate[]>`
    SELECT o.id, o.starts_at AS "startsAt", o.is_chosen AS "isChosen", mine.answer AS mine,
      coalesce(o.yes_count, c.yes) AS yes, coalesce(o.maybe_count, c.maybe) AS maybe, coalesce(o.no_count, c.no) AS no
    FROM date_poll_options o
      LEFT JOIN LATERAL (
        SELECT (count(*) FILTER (WHERE answer = 'yes'))::int AS yes,
          (count(*) FILTER (WHERE answer = 'maybe'))::int AS maybe, (count(*) FILTER (WHERE answer = 'no'))::int AS no
        FROM date_poll_answers WHERE option_id = o.id
      ) AS c ON o.yes_count IS NULL
      LEFT JOIN date_poll_answers mine ON mine.option_id = o.id AND mine.user_id = ${userId}
    WHERE o.poll_id = ${pollId} ORDER BY o.starts_at`;

/** Whether a person has a seat in a meeting. */
export const hasSeat = async (db: Database, meetingId: number, userId: number): Promise<boolean> =>
  (await db.membership.count({ where: { meetingId, userId } })) > 0;
