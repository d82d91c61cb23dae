import type { Pool } from 'pg';
import { type BookSummary, bookSummaryOf, type SummaryRow, toSummary } from '../books/index.ts';
import { Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';
import type { MeetingForAsker } from './meeting.ts';
import {
  fromSeen,
  type MeetingForAskerRow,
  seenColumns,
  toMeetingForAsker,
} from './meeting-for-asker-repository.ts';
import type { Member } from './membership-repository.ts';
import { filledPartsColumn, type PartConditions } from './page-parts.ts';

/** A meeting with its book and the members that one person may see. */
export interface ShownMeeting extends MeetingForAsker {
  readonly book: BookSummary;
  /**
   * The leader first. A visitor, and in a club's meeting anyone outside the club, sees only the
   * leader.
   */
  readonly members: readonly Member[];
  /** The parts of other features that may have something for the person; null: all may. */
  readonly filledParts: ReadonlySet<string> | null;
}

interface ShownRow extends MeetingForAskerRow {
  readonly book: SummaryRow | null;
  readonly members: readonly Member[];
  readonly filledParts: readonly string[] | null;
}

const maySeeMembers = (userId: number | null) =>
  userId === null ? Prisma.sql`false` : Prisma.sql`(m.club_id IS NULL OR k.user_id IS NOT NULL)`;

/** The leader first, then the others in the order of joining. */
const membersFor = (userId: number | null) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('userId', u.id, 'nickname', u.nickname,
      'isLeader', u.id = m.leader_id, 'isClubManager', coalesce(r.role <> 'member', false))
    ORDER BY u.id <> m.leader_id, p.joined_at, u.id), '[]')
  FROM memberships p JOIN users u ON u.id = p.user_id
    LEFT JOIN club_memberships r ON r.club_id = m.club_id AND r.user_id = u.id
  WHERE p.meeting_id = m.id AND (u.id = m.leader_id OR ${maySeeMembers(userId)}))`;

/**
 * Returns a meeting, its book, its members and which of `parts` may have something, in one
 * statement; null if there is no such meeting or the person may not know of it.
 */
export async function findShownMeeting(
  pool: Pool,
  id: number,
  userId: number | null,
  parts: PartConditions | undefined,
): Promise<ShownMeeting | null> {
  const filledParts =
    userId === null || !parts ? Prisma.sql`NULL AS "filledParts"` : filledPartsColumn(parts, userId);
  const [row] = await queryPlanned<ShownRow>(
    pool,
    Prisma.sql`SELECT ${seenColumns(userId)}, ${bookSummaryOf(Prisma.sql`m.book_id`)} AS book,
      ${membersFor(userId)} AS members, ${filledParts} ${fromSeen(id, userId)}`,
  );
  if (!row?.book) return null;
  const { book, members, filledParts: filled, ...seen } = row;
  return {
    ...toMeetingForAsker(userId, seen),
    book: toSummary(book),
    members,
    filledParts: filled && new Set(filled),
  };
}
