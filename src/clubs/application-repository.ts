import type { Database } from '../platform/db.ts';

/**
 * Stores an application, or renews one that was declined. Idempotent.
 * @returns 0 if one waits already
 */
export const insertApplication = (tx: Database, clubId: number, userId: number): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO club_applications (club_id, user_id) VALUES (${clubId}, ${userId})
    ON CONFLICT (club_id, user_id) DO UPDATE SET applied_at = now(), declined_at = NULL
    WHERE club_applications.declined_at IS NOT NULL`;

/** Counts the applications of an account that wait. */
export const countWaiting = (tx: Database, userId: number): Promise<number> =>
  tx.clubApplication.count({ where: { userId, declinedAt: null } });

/** Whether a person's application waits. */
export const isWaiting = async (tx: Database, clubId: number, userId: number): Promise<boolean> =>
  (await tx.clubApplication.count({ where: { clubId, userId, declinedAt: null } })) === 1;

export const declineApplication = (tx: Database, clubId: number, userId: number): Promise<number> =>
  tx.$executeRaw`
    UPDATE club_applications SET declined_at = now()
    WHERE club_id = ${clubId} AND user_id = ${userId} AND declined_at IS NULL`;

export interface Applicant {
  readonly userId: number;
  readonly nickname: string;
  readonly appliedAt: Date;
}

/** Finds people whose application waits, longest first. */
export const findApplicants = (db: Database, clubId: number, limit: number): Promise<Applicant[]> =>
  db.$queryRaw<Applicant[]>`
    SELECT u.id AS "userId", u.nickname, a.applied_at AS "appliedAt"
    FROM club_applications a JOIN users u ON u.id = a.user_id
    WHERE a.club_id = ${clubId} AND a.declined_at IS NULL
    ORDER BY a.applied_at, u.id LIMIT ${limit}`;
