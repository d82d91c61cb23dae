import { type Database, Prisma } from '../platform/db.ts';
import type { Ask, AskKind, AskState } from './ask.ts';
import {
  answeredAt,
  isAskedPerson,
  isOpenNow,
  joinCounts,
  joinPeople,
  seenAt,
} from './ask-conditions.sql.ts';
import { askColumns } from './ask-repository.ts';

/** The subject of an ask, for its line. */
interface About {
  /** The meeting of attendance and notes. */
  readonly meetingTitle: string | null;
  /** The first line of a notice. */
  readonly noticeLine: string | null;
}

/** An ask that takes answers, and how far it got with everybody. */
export type OpenAsk = Ask & About & Readonly<Record<AskState, number>>;

/** An ask that waits for a person's own answer. */
export type OwnAsk = Ask & About & { readonly clubName: string | null; readonly isSeen: boolean };

const about = Prisma.sql`
  LEFT JOIN meetings b ON b.id = q.meeting_id
  LEFT JOIN club_notices n ON q.kind = 'notice' AND n.id = q.subject_id`;

const aboutColumns = Prisma.sql`b.title AS "meetingTitle", split_part(n.body, E'\n', 1) AS "noticeLine"`;

/** Most open asks of one meeting that its page shows. */
const mostOfMeeting = 5;

/** The order of lists: what ends first comes first. */
const byDeadline = Prisma.sql`q.closes_at NULLS LAST, q.id`;

/** The asks of a club and of its meetings. */
const ofClub = (clubId: number) => Prisma.sql`(
  SELECT * FROM asks x WHERE x.club_id = ${clubId}
  UNION ALL SELECT x.* FROM meetings y
    CROSS JOIN LATERAL (SELECT * FROM asks z WHERE z.meeting_id = y.id OFFSET 0) x WHERE y.club_id = ${clubId}) q`;

/** Finds the open asks of a meeting. */
export const findOpenOfMeeting = (db: Database, meetingId: number): Promise<OpenAsk[]> =>
  findOpen(db, Prisma.sql`(SELECT * FROM asks x WHERE x.meeting_id = ${meetingId}) q`, mostOfMeeting);

/** Finds the open asks of a club and of its meetings, those that end first before others. */
export const findOpenOfClub = (
  db: Database,
  { clubId, limit }: { readonly clubId: number; readonly limit: number },
): Promise<OpenAsk[]> => findOpen(db, ofClub(clubId), limit);

const findOpen = (db: Database, asks: Prisma.Sql, limit: number): Promise<OpenAsk[]> =>
  db.$queryRaw<OpenAsk[]>`
    SELECT ${askColumns}, ${aboutColumns}, counted.*
    FROM (SELECT * FROM ${asks} WHERE ${isOpenNow} ORDER BY ${byDeadline} LIMIT ${limit}) q ${about} ${joinCounts}
    ORDER BY ${byDeadline}`;

/** The asks of the clubs and meetings that a person belongs to; of one club if given. */
const ofPerson = (userId: number, clubId: number | null) => Prisma.sql`(
  SELECT x.* FROM club_memberships k JOIN asks x ON x.club_id = k.club_id WHERE k.user_id = ${userId}
    AND (${clubId}::int IS NULL OR k.club_id = ${clubId})
  UNION ALL
  SELECT x.* FROM memberships k JOIN asks x ON x.meeting_id = k.meeting_id JOIN meetings y ON y.id = k.meeting_id
  WHERE k.user_id = ${userId} AND (${clubId}::int IS NULL OR y.club_id = ${clubId})) q`;

/**
 * Finds the open asks of some kinds that a person has not answered, those that end first before
 * others; of one club and its meetings if given.
 */
export const findOwnOpen = (
  db: Database,
  {
    userId,
    clubId,
    kinds,
    limit,
  }: {
    readonly userId: number;
    readonly clubId: number | null;
    readonly kinds: readonly AskKind[];
    readonly limit: number;
  },
): Promise<OwnAsk[]> =>
  db.$queryRaw<OwnAsk[]>`
    SELECT ${askColumns}, ${aboutColumns}, c.name AS "clubName", ${seenAt} IS NOT NULL AS "isSeen"
    FROM ${ofPerson(userId, clubId)} ${joinPeople} ${about}
      LEFT JOIN clubs c ON c.id = coalesce(q.club_id, b.club_id)
    WHERE s.user_id = ${userId} AND ${isAskedPerson} AND ${answeredAt} IS NULL AND ${isOpenNow}
      AND q.kind = ANY (${[...kinds]})
    ORDER BY ${byDeadline} LIMIT ${limit}`;

/** Counts the open asks of a club and its meetings that somebody has not answered, to a limit. */
export async function countWaiting(db: Database, clubId: number, limit: number): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM ${ofClub(clubId)} WHERE ${isOpenNow} AND EXISTS (
      SELECT FROM (SELECT 1) one ${joinPeople} WHERE ${isAskedPerson} AND ${answeredAt} IS NULL)
    LIMIT ${limit}`;
  return rows.length;
}
