import { type Database, Prisma } from '../platform/db.ts';
import type { ListPart } from '../platform/http/pager.ts';
import type { StoredDecision } from './decision.ts';
import { isAbout } from './decision-repository.ts';
import type { Kind, Reason } from './report.ts';
import type { StoredReport } from './stored-report.ts';

/** A report in a list. */
export interface QueuedReport {
  readonly id: number;
  readonly kind: Kind;
  readonly reason: Reason;
  readonly snapshot: string;
  readonly createdAt: Date;
  readonly decision: StoredDecision | null;
  readonly aboutNickname: string | null;
}

export const queuePageSize = 20;

const listed = Prisma.sql`r.id, r.kind, r.reason, r.snapshot, r.created_at AS "createdAt", r.decision,
  u.nickname AS "aboutNickname"`;

/** Returns a page of the reports that wait, oldest first, or of the decided ones, newest first. */
export async function findQueue(
  db: Database,
  { isDecided, page }: { isDecided: boolean; page: number },
): Promise<ListPart<QueuedReport>> {
  const which = isDecided ? Prisma.sql`r.decided_at IS NOT NULL` : Prisma.sql`r.decided_at IS NULL`;
  const order = isDecided ? Prisma.sql`r.decided_at DESC, r.id DESC` : Prisma.sql`r.id`;
  const [rows, [totals]] = await Promise.all([
    db.$queryRaw<QueuedReport[]>`
      SELECT ${listed} FROM reports r LEFT JOIN users u ON u.id = r.about_user_id
      WHERE ${which} ORDER BY ${order} LIMIT ${queuePageSize} OFFSET ${(page - 1) * queuePageSize}`,
    db.$queryRaw<[{ count: number; now: Date }]>`
      SELECT count(*)::int AS count, now() AS now FROM reports r WHERE ${which}`,
  ]);
  return { rows, ...totals };
}

/** The most earlier reports that a report's page lists. */
const mostEarlier = 20;

/** Returns other reports on the same thing, person or club, newest first. */
export const findRelated = (db: Database, report: StoredReport): Promise<QueuedReport[]> =>
  db.$queryRaw<QueuedReport[]>`
    SELECT ${listed} FROM reports r LEFT JOIN users u ON u.id = r.about_user_id
    WHERE r.id <> ${report.id} AND (r.about_user_id = ${report.aboutUserId}::int
      OR r.club_id = ${report.clubId}::int OR ${isAbout(report)})
    ORDER BY r.id DESC LIMIT ${mostEarlier}`;

/** The people of a report, by nickname; null for an account that is gone. */
export interface ReportPeople {
  readonly reporter: string | null;
  readonly about: string | null;
  readonly decider: string | null;
  /** Reports of the same thing that wait, this one included. */
  readonly waiting: number;
  readonly now: Date;
}

export async function findPeople(db: Database, report: StoredReport): Promise<ReportPeople> {
  const [row] = await db.$queryRaw<[ReportPeople]>`
    SELECT (SELECT nickname FROM users WHERE id = ${report.reporterId}::int) AS reporter,
      (SELECT nickname FROM users WHERE id = ${report.aboutUserId}::int) AS about,
      (SELECT nickname FROM users WHERE id = ${report.decidedBy}::int) AS decider,
      (SELECT count(*)::int FROM reports r WHERE r.decided_at IS NULL AND ${isAbout(report)}) AS waiting,
      now() AS now`;
  return row;
}
