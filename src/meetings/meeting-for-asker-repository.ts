import { isManager, isPublicText, type Role } from '../clubs/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { hasOfferRunOut, ownWait, type SeatWaitRow, toSeatWait } from '../seats/index.ts';
import type { Meeting, MeetingForAsker } from './meeting.ts';
import { meetingColumnsFor } from './meeting-columns.sql.ts';
import { isKnownTo } from './visibility-conditions.sql.ts';

// Every query of a meeting also returns the database's time. Policies compare with that time and
// not with a web process's clock, because the clocks of processes differ.

/** A row of `seenColumns`. */
export interface MeetingForAskerRow extends Meeting {
  readonly now: Date;
  readonly joinedAt: Date | null;
  readonly leavesAt: Date | null;
  readonly isBanned: boolean;
  readonly clubRole: Role | null;
  readonly clubName: string | null;
  readonly isClubPublic: boolean | null;
  readonly isClubClosed: boolean;
  readonly wait: SeatWaitRow | null;
  readonly hasOfferRunOut: boolean;
}

/** The columns of a meeting and of a person's relation to it, read by `toMeetingForAsker`. */
export const seenColumns = (userId: number | null): Prisma.Sql => Prisma.sql`
  ${meetingColumnsFor(userId)}, now() AS now, s.joined_at AS "joinedAt", s.leaves_at AS "leavesAt",
    EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = ${userId}) AS "isBanned",
    ${ownWait(Prisma.sql`${userId}::int`)} AS wait, ${hasOfferRunOut} AS "hasOfferRunOut",
    k.role AS "clubRole", c.name AS "clubName", ${Prisma.raw(isPublicText('c'))} AS "isClubPublic",
    c.closed_at IS NOT NULL AS "isClubClosed"`;

/** The rows of `seenColumns`: the meeting, unless the person may not know of it. */
export const fromSeen = (id: number, userId: number | null): Prisma.Sql => Prisma.sql`
  FROM meetings m
    LEFT JOIN memberships s ON s.meeting_id = m.id AND s.user_id = ${userId}
    LEFT JOIN clubs c ON c.id = m.club_id
    LEFT JOIN club_memberships k ON k.club_id = m.club_id AND k.user_id = ${userId}
  WHERE m.id = ${id} AND ${isKnownTo(userId)}`;

export function toMeetingForAsker(userId: number | null, row: MeetingForAskerRow): MeetingForAsker {
  const {
    now,
    joinedAt,
    leavesAt,
    isBanned,
    clubRole,
    clubName,
    isClubPublic,
    isClubClosed,
    wait,
    hasOfferRunOut,
    ...meeting
  } = row;
  const { clubId } = meeting;
  const club = { name: clubName ?? '', isPublic: isClubPublic === true, isClosed: isClubClosed };
  const isClubMember = clubRole !== null;
  const isMember = joinedAt !== null && (clubId === null || isClubMember);
  const inClub = { isClubMember, isClubManager: isManager(clubRole) };
  return {
    meeting,
    club: clubId === null ? null : { id: clubId, ...club },
    asker:
      userId === null
        ? null
        : { userId, isMember, ...inClub, isBanned, joinedAt, leavesAt, wait: wait && toSeatWait(wait) },
    hasOfferRunOut,
    now,
  };
}

/**
 * Returns a meeting and the person's relation to it; null if there is no such meeting or she may
 * not know of it.
 */
export async function findMeetingForAsker(
  db: Database,
  id: number,
  userId: number | null,
): Promise<MeetingForAsker | null> {
  const [row] = await db.$queryRaw<MeetingForAskerRow[]>`
    SELECT ${seenColumns(userId)} ${fromSeen(id, userId)}`;
  return row ? toMeetingForAsker(userId, row) : null;
}

/**
 * Locks a meeting until the transaction ends. The lock permits inserting rows that refer to the
 * meeting, so the chat continues during an edit.
 */
export async function lockMeeting(tx: Database, id: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM meetings WHERE id = ${id} FOR NO KEY UPDATE`;
}

/**
 * The same as `findMeetingForAsker`, with the meeting locked. Locking is a separate statement: a
 * single one that waited for the lock would see the new meeting but the old memberships.
 */
export async function lockMeetingForAsker(
  tx: Database,
  id: number,
  userId: number,
): Promise<MeetingForAsker | null> {
  await lockMeeting(tx, id);
  return findMeetingForAsker(tx, id, userId);
}

export async function databaseNow(db: Database): Promise<Date> {
  const [row] = await db.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  return row.now;
}
