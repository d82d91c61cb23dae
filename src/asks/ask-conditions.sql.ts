import { seatCounts } from '../meetings/index.ts';
import { Prisma } from '../platform/db.ts';
import type { Asked } from './ask.ts';

// SQL about asks. `q` is the alias of a row of `asks`. `OFFSET 0` keeps PostgreSQL from reading a
// whole table once instead of a few rows by its index.

const end = 'least(q.closed_at, q.closes_at)';

/**
 * Whether an ask takes answers, by the database's clock at this moment of the transaction. It ends
 * with the club, and when its meeting ends or is cancelled.
 */
export const isOpenNow = Prisma.raw(`((${end} IS NULL OR clock_timestamp() < ${end}) AND CASE
  WHEN q.club_id IS NOT NULL THEN EXISTS (SELECT FROM clubs x WHERE x.id = q.club_id AND x.closed_at IS NULL OFFSET 0)
  ELSE EXISTS (SELECT FROM meetings x WHERE x.id = q.meeting_id AND x.cancelled_at IS NULL AND clock_timestamp() < x.ends_at OFFSET 0) END)`);

const inMeeting = seatCounts('s.user_id');

/** The people who are asked as `s`, with user_id and joined_at, for one ask. */
export const askedBy = ({ clubId, meetingId }: Asked): Prisma.Sql =>
  clubId === null
    ? Prisma.sql`memberships s JOIN meetings m ON m.id = s.meeting_id AND m.id = ${meetingId} AND ${Prisma.raw(inMeeting)}`
    : Prisma.sql`(SELECT * FROM club_memberships WHERE club_id = ${clubId}) s`;

/** The people of the club or meeting of `q`. */
const people = `(
    SELECT k.user_id, k.joined_at FROM club_memberships k WHERE k.club_id = q.club_id
    UNION ALL
    SELECT s.user_id, s.joined_at FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE s.meeting_id = q.meeting_id AND ${inMeeting}
  ) s`;

const isAsked = `(${end} IS NULL OR s.joined_at < ${end}) AND NOT (q.kind = 'notice' AND s.user_id IS NOT DISTINCT FROM q.asked_by)`;

/**
 * Joins the people who are asked by each `q` as `s`, what became of it for them as `p`, what they
 * did with a notice as `r`, and the note that they wrote as `w`. Nobody is asked who joined after
 * the end. The author of a notice has read it.
 */
export const joinPeople = Prisma.raw(`
  CROSS JOIN LATERAL ${people}
  LEFT JOIN ask_people p ON p.ask_id = q.id AND p.user_id = s.user_id
  LEFT JOIN club_notice_readings r ON q.kind = 'notice' AND r.notice_id = q.subject_id AND r.user_id = s.user_id
  LEFT JOIN meeting_notes w ON q.kind = 'note' AND w.meeting_id = q.subject_id AND w.user_id = s.user_id`);

/** For rows of `joinPeople`. */
export const isAskedPerson = Prisma.raw(isAsked);

/** For rows of `joinPeople`: when the person saw and answered it; null until then. */
export const seenAt = Prisma.raw('coalesce(p.seen_at, r.seen_at)');
export const answeredAt = Prisma.raw('coalesce(p.answered_at, r.confirmed_at, w.written_at)');

/**
 * Joins to each `q` how many people it asks, by what they did, as answered, seen and not_seen: the
 * same as counting the rows of `joinPeople`. Reads each table once for an ask, not once for each
 * person: a leader's list counts forty asks of 500 people.
 */
export const joinCounts = Prisma.raw(`
  CROSS JOIN LATERAL (
    SELECT (count(*) FILTER (WHERE has_answered))::int AS answered,
      (count(*) FILTER (WHERE has_seen AND NOT has_answered))::int AS seen,
      (count(*) FILTER (WHERE NOT has_seen AND NOT has_answered))::int AS not_seen
    FROM (
      SELECT bool_or(is_asked) AS is_asked, bool_or(answered_at IS NOT NULL) AS has_answered,
        bool_or(seen_at IS NOT NULL) AS has_seen
      FROM (
        SELECT s.user_id, true AS is_asked, NULL::timestamptz AS answered_at, NULL::timestamptz AS seen_at
        FROM ${people} WHERE ${isAsked}
        UNION ALL SELECT p.user_id, false, p.answered_at, p.seen_at FROM ask_people p WHERE p.ask_id = q.id
        UNION ALL SELECT r.user_id, false, r.confirmed_at, r.seen_at FROM club_notice_readings r
          WHERE q.kind = 'notice' AND r.notice_id = q.subject_id
        UNION ALL SELECT w.user_id, false, w.written_at, NULL FROM meeting_notes w
          WHERE q.kind = 'note' AND w.meeting_id = q.subject_id
      ) found GROUP BY user_id
    ) person WHERE is_asked
  ) counted`);
