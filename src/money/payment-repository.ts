import type { Database } from '../platform/db.ts';

/** A meeting of a club as the ledger names it. */
export interface NamedMeeting {
  readonly id: number;
  readonly title: string;
  readonly startsAt: Date;
}

/** The same, with its payments. */
export interface PaidMeeting extends NamedMeeting {
  /** Members who paid. */
  readonly paid: number;
  readonly memberCount: number;
}

/** Finds a club's newest meetings that are not cancelled, and how many members paid. */
export const findClubMeetings = (db: Database, clubId: number, limit: number): Promise<PaidMeeting[]> =>
  db.$queryRaw<PaidMeeting[]>`
    SELECT m.id, m.title, m.starts_at AS "startsAt", m.member_count AS "memberCount",
      (SELECT count(*)::int FROM club_money_payments p WHERE p.meeting_id = m.id AND p.is_paid) AS paid
    FROM meetings m WHERE m.club_id = ${clubId} AND m.cancelled_at IS NULL
    ORDER BY m.starts_at DESC, m.id DESC LIMIT ${limit}`;

/** Finds a meeting of this club; null if it belongs to another club or to none. */
export async function findClubMeeting(
  db: Database,
  clubId: number,
  meetingId: number,
): Promise<NamedMeeting | null> {
  const [row] = await db.$queryRaw<NamedMeeting[]>`
    SELECT id, title, starts_at AS "startsAt" FROM meetings WHERE id = ${meetingId} AND club_id = ${clubId}`;
  return row ?? null;
}

export interface Payer {
  readonly userId: number;
  readonly nickname: string;
  readonly isPaid: boolean;
  /** False for a person who paid and gave up her seat. */
  readonly hasSeat: boolean;
}

/** Finds the members of a meeting and the people who paid for it, by nickname. */
export const findPayers = (db: Database, meetingId: number): Promise<Payer[]> =>
  // One look-up of the nickname for each: for hundreds of members a join would read all accounts.
  db.$queryRaw<Payer[]>`
    SELECT one.user_id AS "userId", (SELECT nickname FROM users u WHERE u.id = one.user_id) AS nickname,
      bool_or(one.is_paid) AS "isPaid", bool_or(one.has_seat) AS "hasSeat"
    FROM (
      SELECT user_id, false AS is_paid, true AS has_seat FROM memberships WHERE meeting_id = ${meetingId}
      UNION ALL SELECT user_id, true, false FROM club_money_payments WHERE meeting_id = ${meetingId} AND is_paid
    ) AS one
    GROUP BY one.user_id ORDER BY nickname, one.user_id`;

/**
 * Stores whether a person paid for a meeting. Returns false if she has no seat in it and has not
 * paid before.
 */
export async function setPaid(
  tx: Database,
  { meetingId, userId, isPaid, changedBy }: PaidMark & { readonly changedBy: number },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    INSERT INTO club_money_payments (meeting_id, user_id, is_paid, changed_by)
    SELECT ${meetingId}::int, one.user_id, ${isPaid}::boolean, ${changedBy}::int FROM (
      SELECT user_id FROM memberships WHERE meeting_id = ${meetingId} AND user_id = ${userId}
      UNION SELECT user_id FROM club_money_payments WHERE meeting_id = ${meetingId} AND user_id = ${userId}
    ) AS one
    ON CONFLICT (meeting_id, user_id) DO UPDATE
      SET is_paid = excluded.is_paid, changed_by = excluded.changed_by, changed_at = clock_timestamp()`;
  return changed === 1;
}

export interface PaidMark {
  readonly meetingId: number;
  readonly userId: number;
  readonly isPaid: boolean;
}
