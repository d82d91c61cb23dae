import type { Pool } from 'pg';
import { isBlockedBy } from '../accounts/index.ts';
import { Prisma } from '../platform/db.ts';
import { heldSeats } from '../seats/index.ts';
import { clubNameColumn, meetingColumns } from './meeting-columns.sql.ts';
import type { MeetingRow } from './meeting-row.ts';
import { isKnownToText, seatCounts } from './visibility-conditions.sql.ts';

/** Meetings for the home page of one person. */
export interface HomeMeetings {
  /** Meetings that run now without her, the latest start first. */
  readonly live: readonly MeetingRow[];
  /** Her running and future meetings, soonest first; empty for a visitor. */
  readonly own: readonly MeetingRow[];
  /**
   * Future meetings with a free seat that she neither leads nor joined, soonest first. None belongs
   * to a club, where only members have seats.
   */
  readonly open: readonly MeetingRow[];
}

/** The most meetings that are read for each part, and for each book in `bookIds`. */
const maxMeetings = { live: 3, own: 4, open: 24, perBook: 2 };

/**
 * Finds all meetings of a home page in one statement, prepared once per connection: planning its
 * five parts takes longer than running them.
 */
export async function findHomeMeetings(
  pool: Pool,
  wish: {
    /** Null for a visitor. */
    readonly askerId: number | null;
    /** Books whose open meetings are added to the soonest ones. */
    readonly bookIds: readonly number[];
  },
): Promise<HomeMeetings> {
  // For an empty list of books PostgreSQL would make a new plan at each run.
  const { rows } = await pool.query<MeetingRow & { part: keyof HomeMeetings }>(
    wish.bookIds.length === 0
      ? { name: 'home meetings', text: withoutBooks, values: [wish.askerId] }
      : {
          name: 'home meetings, books',
          text: withBooks,
          values: [wish.askerId, wish.bookIds],
        },
  );
  const parts: Record<keyof HomeMeetings, Map<number, MeetingRow>> = {
    live: new Map(),
    own: new Map(),
    open: new Map(),
  };
  // A meeting may be both among the soonest and about one of the books.
  for (const { part, ...row } of rows) parts[part].set(row.id, row);
  return {
    live: [...parts.live.values()].reverse(),
    own: [...parts.own.values()],
    open: [...parts.open.values()],
  };
}

/**
 * Meetings that the reader $1 is no member of; a leader is a member of her own. Leaves out meetings
 * whose leader removed or blocked the reader, and those of clubs that the reader may not see.
 */
const isWithoutHer = `NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = $1)
  AND NOT EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = $1)
  AND NOT ${isBlockedBy(Prisma.sql`m.leader_id`, Prisma.raw('$1')).sql}
  AND ${isKnownToText('$1')}`;
/**
 * Must match the conditions of both partial indexes of open meetings word for word, so that full
 * meetings are never read.
 */
const isOpenForHer = `m.cancelled_at IS NULL AND m.member_count < m.capacity AND m.starts_at > now() AND m.club_id IS NULL
  AND m.member_count + ${heldSeats.sql} < m.capacity AND ${isWithoutHer}`;

const aboutBooks = `
    UNION ALL
    SELECT 'open', about.id FROM unnest($2::int[]) AS wanted (book_id) CROSS JOIN LATERAL (
      SELECT m.id FROM meetings m WHERE m.book_id = wanted.book_id AND ${isOpenForHer}
      ORDER BY m.starts_at, m.id LIMIT ${maxMeetings.perBook}
    ) AS about`;

const statement = (more: string) => `
  WITH chosen (part, id) AS (
    (SELECT 'live', m.id FROM meetings m
      WHERE m.starts_at <= now() AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND m.cancelled_at IS NULL
        AND ${isWithoutHer}
      ORDER BY m.starts_at DESC, m.id DESC LIMIT ${maxMeetings.live})
    UNION ALL
    (SELECT 'own', m.id FROM memberships s JOIN meetings m ON m.id = s.meeting_id
      WHERE s.user_id = $1 AND m.ends_at > now() AND m.cancelled_at IS NULL AND ${seatCounts('s.user_id')}
      ORDER BY m.starts_at, m.id LIMIT ${maxMeetings.own})
    UNION ALL
    (SELECT 'open', m.id FROM meetings m WHERE ${isOpenForHer} ORDER BY m.starts_at, m.id LIMIT ${maxMeetings.open})${more}
  )
  SELECT chosen.part, ${meetingColumns.sql}, ${clubNameColumn.sql}, u.nickname AS "leaderNickname", now() AS now,
    EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = $1 AND ${seatCounts('s.user_id')}) AS "isMember"
  FROM chosen JOIN meetings m ON m.id = chosen.id JOIN users u ON u.id = m.leader_id
  ORDER BY m.starts_at, m.id`;

const withoutBooks = statement('');
const withBooks = statement(aboutBooks);
